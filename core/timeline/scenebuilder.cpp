#include "core/timeline/scenebuilder.h"

#include "core/timeline/eventshape.h"
#include "core/timeline/labels.h"
#include "core/timeline/lanedrawing.h"
#include "core/timeline/laneheights.h"
#include "core/timeline/rowpacking.h"
#include "core/timeline/sceneaxis.h"
#include "core/timeline/tilepacking.h"

#include <algorithm>
#include <cmath>

namespace dateline {

using namespace layout;

/// What outlives a build: lanes for a filter, rows for a scale.
struct SceneBuilder::Cache
{
    struct Lanes
    {
        std::vector<LaneBand> heads; ///< names and counts
        std::vector<LaneTable> tables;
        LaneTable all; ///< every shown event once, where lanes may share events
    };

    Cache(const EventIndex& events, const TextMeasure& measure) : index(events), widths(events, measure) {}

    void prepare(const SceneOptions& options, double secondsPerPixel);
    void prepareLanes(const SceneOptions& options);
    Lanes makeLanes() const;
    void pack(const SceneOptions& options, double secondsPerPixel);
    void packWhole(const SceneOptions& options);
    void packTiles();
    bool isLarge() const { return shownCount > kPackedWhole; }

    const EventIndex& index;
    LabelWidths widths;

    bool lanesReady = false;
    LaneKind laneKind = LaneKind::Category;
    EventSet shown;
    std::size_t shownCount = 0;
    Lanes lanes;
    /// Those of no filter at all, of laneKind, while another is set: taking a filter away is then done at once.
    std::optional<Lanes> unfiltered;

    bool packed = false;
    PackingScale scale;
    double width = 0;
    double height = 0;
    double axisHeight = 0;
    bool fillHeight = true;
    TextRole secondRole = TextRole::LabelSecond;
    std::vector<PackedLane> rows;   ///< of a case that is packed whole
    std::vector<TilePacking> tiles; ///< of a large one
    std::vector<LaneBox> boxes;
};

void SceneBuilder::Cache::prepareLanes(const SceneOptions& options)
{
    if (laneKind != options.lanes)
        unfiltered.reset();
    else if (lanesReady && shownCount == index.size())
        unfiltered = std::move(lanes);
    shown = options.shown;
    shownCount = shown.count();
    laneKind = options.lanes;
    if (shownCount == index.size() && unfiltered) {
        lanes = std::move(*unfiltered);
        unfiltered.reset();
    } else {
        lanes = makeLanes();
    }
    lanesReady = true;
    packed = false;
}

SceneBuilder::Cache::Lanes SceneBuilder::Cache::makeLanes() const
{
    Lanes made;
    for (auto& lane : assignLanes(index, laneKind, shown)) {
        LaneBand head;
        head.name = std::move(lane.name);
        head.category = lane.category;
        head.lane = static_cast<std::uint32_t>(made.heads.size());
        head.events = static_cast<std::uint32_t>(lane.events.size());
        made.heads.push_back(std::move(head));
        made.tables.emplace_back(index, std::move(lane.events));
    }
    std::vector<EventRow> every;
    if (laneKind != LaneKind::Category)
        shown.forEach([&](EventRow row) { every.push_back(row); });
    made.all = LaneTable(index, std::move(every));
    return made;
}

void SceneBuilder::Cache::pack(const SceneOptions& options, double secondsPerPixel)
{
    double origin = 0;
    for (const auto& table : lanes.tables)
        origin = &table == lanes.tables.data() ? table.anchor(0) : std::min(origin, table.anchor(0));
    scale = {secondsPerPixel, std::max(origin, -kLongestRange), options.width - options.gutter};

    width = options.width - options.gutter;
    height = options.height;
    axisHeight = options.axisHeight;
    fillHeight = options.fillHeight;
    secondRole = options.secondRole;
    rows.clear();
    tiles.clear();
    if (isLarge())
        packTiles();
    else
        packWhole(options);
    packed = true;
}

void SceneBuilder::Cache::packWhole(const SceneOptions& options)
{
    LabelWidth labelWidth = [](EventRow) {
        return kNominalLabel;
    };
    if (shownCount <= kMeasuredEvents)
        labelWidth = [&](EventRow event) {
            return widths.whole(event, options);
        };
    std::vector<std::size_t> needs;
    for (const auto& table : lanes.tables) {
        rows.push_back(packAll(index, table, scale, labelWidth));
        needs.push_back(rows.back().rows.empty() ? kMostRows : rows.back().rows.size());
    }
    boxes = shareHeight(needs, axisHeight, height, fillHeight);
    for (std::size_t i = 0; i < lanes.tables.size(); ++i) {
        if (rows[i].rows.empty() || boxes[i].rows < needs[i])
            rows[i] = packByImportance(index, lanes.tables[i], scale, labelWidth, boxes[i].rows - 1);
    }
}

/// How many rows a lane gets depends on how many events it has, not on how they lie: to find that out would take a look
/// at all of them at each scale.
void SceneBuilder::Cache::packTiles()
{
    std::vector<std::size_t> needs;
    for (const auto& table : lanes.tables)
        needs.push_back(std::min(kMostRows, table.size()));
    boxes = shareHeight(needs, axisHeight, height, fillHeight);
    for (std::size_t i = 0; i < lanes.tables.size(); ++i)
        tiles.emplace_back(index, lanes.tables[i], scale, boxes[i].rows - 1);
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
    if (lane >= cache_->lanes.tables.size())
        return found;
    const auto& table = cache_->lanes.tables[lane];
    const auto within = table.within(range.start, range.end);
    const auto anchored = table.events().subspan(within.first, within.end - within.first);
    found.assign(anchored.begin(), anchored.end());
    for (const auto* reaching : {&within.earlier, &within.later}) {
        for (const auto position : *reaching)
            found.push_back(table.event(position));
    }
    std::sort(found.begin(), found.end()); // rows are in the order of starts
    found.resize(std::min(found.size(), most));
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
    for (std::size_t i = 0; i < cache_->lanes.tables.size(); ++i) {
        const auto& box = cache_->boxes[i];
        scene.lanes.push_back(cache_->lanes.heads[i]);
        scene.lanes.back().box = {0, box.y, options.width, box.height};
        const auto bottom = box.y + box.height;
        scene.grid.push_back({LineKind::LaneBorder, 0, bottom, options.width, bottom, kNoCategory});
        const auto& table = cache_->lanes.tables[i];
        PackedLane near;
        if (cache_->isLarge())
            near = cache_->tiles[i].around(options.range);
        const auto& rows = cache_->isLarge() ? near : cache_->rows[i];
        scene.shownEvents +=
            drawing.draw(table, rows, box, static_cast<std::uint32_t>(i), cache_->lanes.heads[i].category);
    }
    // Lanes by category are the only ones that no event is in twice.
    if (options.lanes != LaneKind::Category)
        scene.shownEvents = cache_->lanes.all.within(options.range.start, options.range.end).count();
    return scene;
}

} // namespace dateline
