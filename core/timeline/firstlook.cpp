#include "core/timeline/firstlook.h"

#include "core/timeline/eventorder.h"
#include "core/timeline/lanedivision.h"
#include "core/timeline/laneheights.h"
#include "core/timeline/lanetable.h"
#include "core/timeline/layoutsizes.h"
#include "core/timeline/sceneaxis.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace dateline {

using namespace layout;

namespace {

/// The counts of one lane by pixel columns, whatever part of the look's range these show: the sums up to their edges
/// are interpolated within a stretch, so that nothing is counted twice or left out.
class ColumnCounts
{
public:
    ColumnCounts(const VisibleRange& range, std::span<const std::uint32_t> counts) : range_(range)
    {
        sums_.reserve(counts.size() + 1);
        sums_.push_back(0);
        for (const auto count : counts)
            sums_.push_back(sums_.back() + count);
    }

    std::uint64_t before(double seconds) const
    {
        const auto bins = static_cast<double>(sums_.size() - 1);
        const auto at = std::clamp((seconds - range_.start) / range_.length() * bins, 0.0, bins);
        const auto bin = std::min(static_cast<std::size_t>(at), sums_.size() - 2);
        const auto share = at - static_cast<double>(bin);
        return sums_[bin] +
               static_cast<std::uint64_t>(std::floor(share * static_cast<double>(sums_[bin + 1] - sums_[bin])));
    }

private:
    VisibleRange range_;
    std::vector<std::uint64_t> sums_;
};

/// A ribbon for each run of columns of which none stands further from the next than a mark is wide.
void addRibbons(TimelineScene& scene, std::size_t lane, std::span<const std::uint32_t> columns, double centre)
{
    constexpr auto mark = static_cast<std::size_t>(kMarkSize);
    const auto isFilled = [&](std::size_t x) {
        return columns[x] > 0;
    };
    for (std::size_t first = 0; first < columns.size();) {
        if (!isFilled(first)) {
            ++first;
            continue;
        }
        auto last = first;
        for (auto x = first + 1; x < columns.size() && x - last <= mark; ++x)
            last = isFilled(x) ? x : last;
        const auto from = first - std::min(first, mark / 2);
        const auto to = std::min(columns.size(), last + mark / 2 + 1);
        DensityRibbon ribbon;
        ribbon.category = scene.lanes[lane].category;
        ribbon.lane = static_cast<std::uint32_t>(lane);
        ribbon.box = {scene.gutterWidth + static_cast<double>(from), centre - kRowHeight / 2 + 2,
                      static_cast<double>(to - from), kRowHeight - 4};
        ribbon.counts.assign(columns.begin() + static_cast<std::ptrdiff_t>(from),
                             columns.begin() + static_cast<std::ptrdiff_t>(to));
        ribbon.highest = *std::ranges::max_element(ribbon.counts);
        scene.ribbons.push_back(std::move(ribbon));
        first = last + mark + 1;
    }
}

} // namespace

FirstLook firstLook(const EventIndex& index)
{
    FirstLook look;
    look.legend.categories = index.categories;
    look.legend.categoryColors = index.categoryColors;
    look.legend.categoryShapes = index.categoryShapes;
    look.range = storyRange(index);
    look.events = index.events();
    const auto all = everyEvent(index);
    LaneDivision division(index, LaneKind::Category, all);
    for (const auto& lane : division.heads(index))
        look.lanes.push_back(lane.category);
    look.counts.assign(look.lanes.size() * FirstLook::kBins, 0);
    const auto bins = static_cast<double>(FirstLook::kBins);
    all.forEach([&](EventRow row) {
        const auto at = (anchorOf(index, row) - look.range.start) / look.range.length() * bins;
        if (at < 0 || at >= bins)
            return;
        for (const auto lane : division.lanesOf(index, row))
            ++look.counts[lane * FirstLook::kBins + static_cast<std::size_t>(at)];
    });
    return look;
}

TimelineScene sceneOf(const FirstLook& look, const SceneOptions& options, const TextMeasure& measure)
{
    TimelineScene scene;
    scene.width = options.width;
    scene.axisHeight = options.axisHeight;
    scene.gutterWidth = options.gutter;
    scene.height = options.axisHeight + options.height;
    const TimeScale scale{options.range, options.gutter, std::max(1.0, options.width - options.gutter)};
    if (!(options.range.length() > 0))
        return scene;
    addAxis(scene, scale, measure);
    const std::vector<std::size_t> needs(look.lanes.size(), kMostRows);
    const auto boxes = shareHeight(needs, options.axisHeight, options.height, options.fillHeight);
    if (!boxes.empty())
        scene.height = std::max(scene.height, boxes.back().y + boxes.back().height);
    std::vector<std::uint32_t> columns(static_cast<std::size_t>(std::ceil(scale.width)));
    for (std::size_t lane = 0; lane < boxes.size(); ++lane) {
        const auto& box = boxes[lane];
        LaneBand band;
        band.category = look.lanes[lane];
        band.lane = static_cast<std::uint32_t>(lane);
        band.name = band.category < look.legend.categories.names.size() ? look.legend.categories.names[band.category]
                                                                        : "Not stated";
        band.box = {0, box.y, options.width, box.height};
        scene.lanes.push_back(std::move(band));
        const auto bottom = box.y + box.height;
        scene.grid.push_back({LineKind::LaneBorder, 0, bottom, options.width, bottom, kNoCategory});
        const ColumnCounts counts(look.range,
                                  std::span(look.counts).subspan(lane * FirstLook::kBins, FirstLook::kBins));
        auto before = counts.before(options.range.start);
        for (std::size_t x = 0; x < columns.size(); ++x) {
            const auto upTo = counts.before(scale.seconds(options.gutter + static_cast<double>(x + 1)));
            columns[x] = static_cast<std::uint32_t>(upTo - before);
            scene.shownEvents += columns[x];
            before = upTo;
        }
        addRibbons(scene, lane, columns, box.rowsTop + (static_cast<double>(box.rows) - 0.5) * kRowHeight);
    }
    return scene;
}

} // namespace dateline
