#include "core/timeline/scenebuilder.h"

#include "core/timeline/eventshape.h"
#include "core/timeline/labels.h"
#include "core/timeline/lanedrawing.h"
#include "core/timeline/laneheights.h"
#include "core/timeline/rowpacking.h"
#include "core/timeline/sceneaxis.h"

#include <algorithm>
#include <cmath>

namespace dateline {

using namespace layout;

/// What outlives a build: lanes for a filter, rows for a scale.
struct SceneBuilder::Cache
{
    Cache(const EventIndex& events, const TextMeasure& measure) : index(events), widths(events, measure) {}

    void prepare(const SceneOptions& options, double secondsPerPixel);
    void prepareLanes(const SceneOptions& options);
    void pack(const SceneOptions& options, double secondsPerPixel);
    std::size_t eventsWithin(const VisibleRange& range) const;

    const EventIndex& index;
    LabelWidths widths;

    bool lanesReady = false;
    LaneKind laneKind = LaneKind::Category;
    EventSet shown;
    std::vector<Lane> lanes;
    std::vector<std::int64_t> starts; ///< of the shown events, ascending
    std::vector<std::int64_t> ends;   ///< ascending

    bool packed = false;
    PackingScale scale;
    double width = 0;
    double height = 0;
    double axisHeight = 0;
    bool fillHeight = true;
    TextRole secondRole = TextRole::LabelSecond;
    std::vector<PackedLane> rows;
    std::vector<LaneBox> boxes;
};

void SceneBuilder::Cache::prepareLanes(const SceneOptions& options)
{
    shown = options.shown;
    laneKind = options.lanes;
    lanes = assignLanes(index, laneKind, shown);
    starts.clear();
    ends.clear();
    for (EventRow row = 0; row < index.size(); ++row) {
        if (shown.contains(row)) {
            const auto reach = index.reach(row);
            starts.push_back(reach.earliest);
            ends.push_back(reach.latest);
        }
    }
    std::sort(starts.begin(), starts.end());
    std::sort(ends.begin(), ends.end());
    lanesReady = true;
    packed = false;
}

void SceneBuilder::Cache::pack(const SceneOptions& options, double secondsPerPixel)
{
    scale = {secondsPerPixel, starts.empty() ? 0.0 : seconds(starts.front()), options.width - options.gutter};

    width = options.width - options.gutter;
    height = options.height;
    axisHeight = options.axisHeight;
    fillHeight = options.fillHeight;
    secondRole = options.secondRole;

    LabelWidth labelWidth = [](EventRow) {
        return kNominalLabel;
    };
    if (starts.size() <= kMeasuredEvents)
        labelWidth = [&](EventRow event) {
            return widths.whole(event, options);
        };
    rows.clear();
    std::vector<std::size_t> needs;
    for (const auto& lane : lanes) {
        rows.push_back(packAll(index, lane.events, scale, labelWidth));
        needs.push_back(rows.back().rows.empty() ? kMostRows : rows.back().rows.size());
    }
    boxes = shareHeight(needs, axisHeight, height, fillHeight);
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        if (rows[i].rows.empty() || boxes[i].rows < needs[i])
            rows[i] = packByImportance(index, lanes[i].events, scale, labelWidth, boxes[i].rows);
    }
    packed = true;
}

void SceneBuilder::Cache::prepare(const SceneOptions& options, double secondsPerPixel)
{
    if (!lanesReady || laneKind != options.lanes || shown != options.shown)
        prepareLanes(options);
    // Panning moves both ends of the range, and rounding leaves their distance not quite the same.
    const bool sameScale = std::abs(secondsPerPixel - scale.secondsPerPixel) <= 1e-9 * secondsPerPixel;
    if (!packed || !sameScale || width != options.width - options.gutter || height != options.height ||
        axisHeight != options.axisHeight || fillHeight != options.fillHeight || secondRole != options.secondRole)
        pack(options, secondsPerPixel);
}

/// Those that begin before the range ends, without those that end before it begins.
std::size_t SceneBuilder::Cache::eventsWithin(const VisibleRange& range) const
{
    const auto begun = std::partition_point(starts.begin(), starts.end(),
                                            [&](std::int64_t start) { return seconds(start) < range.end; });
    const auto over =
        std::partition_point(ends.begin(), ends.end(), [&](std::int64_t end) { return seconds(end) <= range.start; });
    return static_cast<std::size_t>((begun - starts.begin()) - (over - ends.begin()));
}

SceneBuilder::SceneBuilder(const EventIndex& index, const TextMeasure& measure)
    : index_(index), measure_(measure), cache_(std::make_unique<Cache>(index, measure))
{
}

SceneBuilder::~SceneBuilder() = default;

void SceneBuilder::forgetTexts()
{
    cache_->widths.forget();
    cache_->packed = false;
}

std::vector<EventRow> SceneBuilder::eventsWithin(std::size_t lane, const VisibleRange& range, std::size_t most) const
{
    std::vector<EventRow> found;
    if (lane >= cache_->lanes.size())
        return found;
    for (const auto row : cache_->lanes[lane].events) {
        const auto reach = index_.reach(row);
        if (found.size() == most || seconds(reach.earliest) >= range.end)
            break;
        if (seconds(reach.latest) > range.start)
            found.push_back(row);
    }
    return found;
}

TimelineScene SceneBuilder::build(const SceneOptions& options)
{
    TimelineScene scene;
    scene.width = options.width;
    scene.axisHeight = options.axisHeight;
    scene.gutterWidth = options.gutter;
    scene.height = options.axisHeight + options.height;
    const TimeScale scale{options.range, options.gutter, std::max(1.0, options.width - options.gutter)};
    if (!(options.range.length() > 0))
        return scene;

    cache_->prepare(options, scale.secondsPerPixel());
    if (!cache_->boxes.empty())
        scene.height = std::max(scene.height, cache_->boxes.back().y + cache_->boxes.back().height);
    addAxis(scene, scale, cache_->widths.texts());

    LaneDrawing drawing(index_, measure_, options, scale, cache_->scale, cache_->widths, scene);
    for (std::size_t i = 0; i < cache_->lanes.size(); ++i) {
        const auto& lane = cache_->lanes[i];
        const auto& box = cache_->boxes[i];
        scene.lanes.push_back({.box = {0, box.y, options.width, box.height},
                               .name = lane.name,
                               .category = lane.category,
                               .lane = static_cast<std::uint32_t>(i),
                               .events = static_cast<std::uint32_t>(lane.events.size())});
        const auto bottom = box.y + box.height;
        scene.grid.push_back({LineKind::LaneBorder, 0, bottom, options.width, bottom, kNoCategory});
        drawing.draw(cache_->rows[i], box, lane.category);
    }
    scene.shownEvents = cache_->eventsWithin(options.range);
    return scene;
}

} // namespace dateline
