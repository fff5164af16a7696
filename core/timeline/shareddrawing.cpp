#include "core/timeline/eventshape.h"
#include "core/timeline/lanedrawing.h"
#include "core/timeline/layoutsizes.h"

#include <algorithm>
#include <cmath>
#include <map>

// The row that the events without a row of their own share.
//
// Marks that touch one another form a chain, which is one cluster, or a ribbon where it is long. Chains depend on the
// scale alone; what is drawn is the part of each that is visible. What began left of the range and goes on, or is only
// partly visible at either edge, stands at that edge.

namespace dateline::layout {

void LaneDrawing::drawShared(const PackedLane& lane, double centre, std::uint16_t category)
{
    gather(lane);
    drawGroups(centre, category);
}

void LaneDrawing::addMember(const SharedItem& item, double x)
{
    members_.push_back({std::clamp(x, options_.gutter, options_.width), item.event, item.bar});
}

bool LaneDrawing::isDense(const PackedLane& lane, std::size_t chain) const
{
    const auto first = lane.chains[chain];
    const auto end = lane.chainEnd(chain);
    return end - first >= kRibbonEvents && lane.shared[end - 1].anchor - lane.shared[first].anchor >= kRibbonWidth;
}

/// Events anchored left of the range that reach into it.
void LaneDrawing::gatherEarlier(const PackedLane& lane, std::size_t before)
{
    for (std::size_t block = 0; block * PackedLane::kBlock < before; ++block) {
        if (seconds(lane.latest[block]) <= scale_.range.start)
            continue;
        const auto end = std::min(before, (block + 1) * PackedLane::kBlock);
        for (auto i = block * PackedLane::kBlock; i < end; ++i) {
            if (isVisible(index_.reach(lane.shared[i].event)))
                addMember(lane.shared[i], options_.gutter);
        }
    }
}

/// Points whose middle lies right of the range while their extent begins in it.
void LaneDrawing::gatherLater(const PackedLane& lane, std::size_t from)
{
    const auto to = packing_.x(scale_.range.end) + kDayDoubtWidth;
    for (auto i = from; i < lane.shared.size() && lane.shared[i].anchor < to; ++i) {
        if (isVisible(index_.reach(lane.shared[i].event)))
            addMember(lane.shared[i], options_.width);
    }
}

void LaneDrawing::gather(const PackedLane& lane)
{
    members_.clear();
    groups_.clear();
    const auto isBefore = [](double x) {
        return [x](const SharedItem& one) {
            return one.anchor < x;
        };
    };
    const auto firstAfter = [&](double seconds) {
        return static_cast<std::size_t>(
            std::partition_point(lane.shared.begin(), lane.shared.end(), isBefore(packing_.x(seconds))) -
            lane.shared.begin());
    };
    const auto first = firstAfter(scale_.range.start);
    const auto end = std::max(first, firstAfter(scale_.range.end));

    gatherEarlier(lane, first);
    const bool earlier = !members_.empty();
    if (earlier)
        groups_.push_back({0, members_.size(), false});
    gatherChains(lane, first, end);
    if (earlier && groups_.size() > 1)
        joinIfTouching(0);
    const auto before = members_.size();
    gatherLater(lane, end);
    if (members_.size() > before) {
        groups_.push_back({before, members_.size(), false});
        if (groups_.size() > 1)
            joinIfTouching(groups_.size() - 2);
    }
}

void LaneDrawing::gatherChains(const PackedLane& lane, std::size_t first, std::size_t end)
{
    const auto next = std::upper_bound(lane.chains.begin(), lane.chains.end(), first);
    auto chain = static_cast<std::size_t>(next - lane.chains.begin()) - 1;
    for (auto i = first; i < end; ++chain) {
        const auto stop = std::min(end, lane.chainEnd(chain));
        const auto from = members_.size();
        for (; i < stop; ++i) {
            const auto& item = lane.shared[i];
            const auto extent = index_.reach(item.event);
            addMember(item, scale_.x(item.bar ? seconds(extent.earliest) : middle(extent)));
        }
        groups_.push_back({from, members_.size(), isDense(lane, chain)});
    }
}

/// What stands at an edge becomes one with the chain next to it where their marks would touch.
void LaneDrawing::joinIfTouching(std::size_t group)
{
    auto& one = groups_[group];
    const auto& next = groups_[group + 1];
    if (members_[next.first].x - members_[one.end - 1].x >= kMarkSize)
        return;
    one.end = next.end;
    one.dense = one.dense || next.dense;
    groups_.erase(groups_.begin() + static_cast<std::ptrdiff_t>(group) + 1);
}

/// The box of a group's marks, side by side, kept within the area.
Box LaneDrawing::spread(const Group& group) const
{
    const auto half = kMarkSize / 2;
    const auto least = options_.gutter + half;
    const auto most = std::max(least, options_.width - half);
    const auto left = std::clamp(members_[group.first].x, least, most) - half;
    const auto right = std::clamp(members_[group.end - 1].x, least, most) + half;
    return {left, 0, right - left, 0};
}

DrawnItem LaneDrawing::drawCluster(const Group& group, double leftLimit, double rightLimit, double centre)
{
    Mark mark;
    mark.kind = MarkKind::Cluster;
    mark.count = static_cast<std::uint32_t>(group.end - group.first);
    mark.firstInCluster = static_cast<std::uint32_t>(scene_.clustered.size());
    std::map<std::uint16_t, std::size_t> categories;
    mark.event = members_[group.first].event;
    for (auto i = group.first; i < group.end; ++i) {
        const auto event = members_[i].event;
        scene_.clustered.push_back(event);
        ++categories[index_.category[event]];
        mark.disputed = mark.disputed || index_.has(event, Disputed);
        mark.faint = (i == group.first || mark.faint) && isFaint(event);
        mark.core = mark.core || index_.importance[event] == Importance::Core;
        const auto rank = [this](EventRow one) {
            return std::pair(index_.importance[one], -static_cast<std::ptrdiff_t>(index_.sources.at(one).size()));
        };
        if (rank(event) < rank(mark.event))
            mark.event = event;
    }
    mark.category = std::max_element(categories.begin(), categories.end(), [](const auto& a, const auto& b) {
                        return a.second < b.second;
                    })->first;

    // Wide enough for the number, but never over a neighbour.
    auto box = spread(group);
    const auto wanted = widths_.texts().width(std::to_string(mark.count), TextRole::Count) + kMarkSize / 2;
    const auto grow = std::max(0.0, wanted - box.width);
    const auto left = std::min(box.x, std::max(box.x - grow / 2, leftLimit));
    const auto right = std::max(box.right(), std::min(left + box.width + grow, rightLimit));
    mark.box = {left, centre - kMarkSize / 2, right - left, kMarkSize};
    scene_.marks.push_back(mark);
    return {mark.box.x, mark.box.right(), mark.event, false, false};
}

DrawnItem LaneDrawing::drawRibbon(const Group& group, double centre, std::uint16_t category)
{
    const auto marks = spread(group);
    const auto left = std::floor(marks.x);
    const auto columns = static_cast<std::size_t>(std::ceil(marks.right()) - left);
    DensityRibbon ribbon;
    ribbon.category = category;
    ribbon.box = {left, centre - kRowHeight / 2 + 2, static_cast<double>(columns), kRowHeight - 4};
    ribbon.counts.assign(columns, 0);
    for (auto i = group.first; i < group.end; ++i) {
        const auto column = static_cast<std::size_t>(std::max(0.0, members_[i].x - left));
        ++ribbon.counts[std::min(column, columns - 1)];
    }
    ribbon.highest = *std::max_element(ribbon.counts.begin(), ribbon.counts.end());
    const auto event = members_[group.first].event;
    const DrawnItem drawn{ribbon.box.x, ribbon.box.right(), event, false, false};
    scene_.ribbons.push_back(std::move(ribbon));
    return drawn;
}

void LaneDrawing::drawThinBar(EventRow event, double centre)
{
    auto mark = ownMark(event, centre);
    mark.box.y = centre + kRowHeight / 2 - kThinBar;
    mark.box.height = kThinBar;
    mark.tailLeft = mark.tailRight = 0;
    scene_.marks.push_back(mark);
}

void LaneDrawing::drawGroups(double centre, std::uint16_t category)
{
    drawn_.clear();
    for (std::size_t n = 0; n < groups_.size(); ++n) {
        const auto& group = groups_[n];
        const auto& first = members_[group.first];
        if (group.dense) {
            drawn_.push_back(drawRibbon(group, centre, category));
        } else if (group.end - group.first > 1) {
            const auto before = drawn_.empty() ? options_.gutter : drawn_.back().right;
            const auto after = n + 1 < groups_.size() ? spread(groups_[n + 1]).x : options_.width;
            drawn_.push_back(drawCluster(group, before, after, centre));
        } else if (first.bar) {
            drawThinBar(first.event, centre);
        } else {
            auto mark = ownMark(first.event, centre);
            scene_.marks.push_back(mark);
            drawn_.push_back({mark.whole().x, mark.whole().right(), first.event, true, false});
        }
    }
    labels_.placeRow(drawn_, centre);
}

} // namespace dateline::layout
