#include "core/timeline/eventshape.h"
#include "core/timeline/galloping.h"
#include "core/timeline/lanedrawing.h"
#include "core/timeline/layoutsizes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

// The row that the events without a row of their own share.
//
// Marks that touch one another form a chain, which is one cluster, or a ribbon where it is long. Chains depend on the
// scale alone; what is drawn is the part of each that is visible. What is anchored outside the view and reaches into it
// stands at its edge. Events are counted by pixel columns, each found by a search from the one before: what a frame
// costs grows with the columns that hold any, and not with how many they hold.

namespace dateline::layout {

namespace {

/// So far beyond the view chains are followed, so that a ribbon stays one while it leaves.
constexpr int kFollowed = 160;
constexpr int kMarkColumns = static_cast<int>(kMarkSize);

} // namespace

bool LaneDrawing::isPlaced(std::size_t position) const
{
    return std::binary_search(lane_->placed.begin(), lane_->placed.end(), position);
}

void LaneDrawing::drawShared(std::span<const std::uint32_t> earlier, std::span<const std::uint32_t> later,
                             double centre, std::uint16_t category)
{
    leftEdge_.clear();
    rightEdge_.clear();
    std::ranges::set_difference(earlier, lane_->placed, std::back_inserter(leftEdge_));
    members_.clear();
    std::ranges::set_difference(later, lane_->placed, std::back_inserter(members_));
    for (const auto position : members_) {
        const bool before = seconds(index_.reach(table_->event(position)).earliest) < scale_.range.start;
        (before ? leftEdge_ : rightEdge_).push_back(position);
    }
    findColumns();
    findGroups();
    joinEdges();
    drawn_.clear();
    for (std::size_t n = 0; n < groups_.size(); ++n)
        drawGroup(n, centre, category);
    labels_.placeRow(drawn_, centre);
}

void LaneDrawing::addColumn(int x, std::size_t first, std::size_t end)
{
    auto count = end - first;
    for (; nextPlaced_ < lane_->placed.size() && lane_->placed[nextPlaced_] < end; ++nextPlaced_)
        --count;
    if (count > 0)
        columns_.push_back({x, first, end, static_cast<std::uint32_t>(count)});
}

void LaneDrawing::findColumns()
{
    columns_.clear();
    const auto perPixel = scale_.secondsPerPixel();
    const auto width = static_cast<int>(std::ceil(options_.width - options_.gutter));
    const auto startOf = [&](int x) {
        return scale_.range.start + x * perPixel;
    };
    auto position = table_->before(startOf(-kFollowed));
    const auto stop = table_->before(startOf(width + kFollowed), position);
    const auto& placed = lane_->placed;
    nextPlaced_ = static_cast<std::size_t>(std::lower_bound(placed.begin(), placed.end(), position) - placed.begin());
    if (stop - position > static_cast<std::size_t>(width + 2 * kFollowed))
        return findColumnsOfMany(width, position, stop);
    while (position < stop) {
        const auto x = (table_->anchor(position, perPixel / 4) - scale_.range.start) / perPixel;
        auto column = static_cast<int>(std::floor(x));
        auto next = table_->before(startOf(column + 1), position);
        if (next == position)
            next = table_->before(startOf(++column + 1), position);
        next = std::max(next, position + 1);
        // The edges of the view divide what stands on them.
        if (position < first_) {
            next = std::min(next, first_);
            column = std::min(column, -1);
        } else if (position < end_) {
            next = std::min(next, end_);
            column = std::clamp(column, 0, width - 1);
        } else {
            column = std::max(column, width);
        }
        addColumn(column, position, next);
        position = next;
    }
}

/// Where there are more events than columns, hardly one is empty.
void LaneDrawing::findColumnsOfMany(int width, std::size_t position, std::size_t stop)
{
    const auto columnOf = [&](std::size_t of) {
        return std::floor((table_->anchor(of) - scale_.range.start) / scale_.secondsPerPixel());
    };
    // A column more on either side, as it may be rounded otherwise.
    const auto from = static_cast<int>(std::max(columnOf(position) - 1, -static_cast<double>(kFollowed)));
    const auto to = static_cast<int>(std::min(columnOf(stop - 1) + 2, static_cast<double>(width + kFollowed)));
    edges_.resize(static_cast<std::size_t>(to - from) + 1);
    table_->before(scale_.range.start, scale_.secondsPerPixel(), from, edges_);
    edges_.front() = position;
    edges_.back() = stop;
    if (from <= 0 && to >= 0)
        edges_[static_cast<std::size_t>(-from)] = first_;
    if (from <= width && to >= width)
        edges_[static_cast<std::size_t>(width - from)] = end_;
    const std::span<const std::uint32_t> placed = lane_->placed;
    auto next = nextPlaced_;
    columns_.resize(edges_.size());
    auto* column = columns_.data();
    for (std::size_t n = 0; n + 1 < edges_.size(); ++n) {
        const auto end = edges_[n + 1];
        auto count = static_cast<std::uint32_t>(end - edges_[n]);
        for (; next < placed.size() && placed[next] < end; ++next)
            --count;
        *column = {from + static_cast<int>(n), edges_[n], end, count};
        column += count > 0 ? 1 : 0;
    }
    columns_.resize(static_cast<std::size_t>(column - columns_.data()));
}

std::size_t LaneDrawing::firstUnplaced(const Column& column) const
{
    auto position = column.first;
    while (isPlaced(position))
        ++position;
    return position;
}

std::size_t LaneDrawing::lastUnplaced(const Column& column) const
{
    auto position = column.end - 1;
    while (isPlaced(position))
        --position;
    return position;
}

/// Whether marks in the two columns do not touch. Only where the columns are as far apart as a mark is wide it takes a
/// look at the events.
bool LaneDrawing::apart(const Column& before, const Column& after) const
{
    const auto columns = after.x - before.x;
    if (columns != kMarkColumns)
        return columns > kMarkColumns;
    const auto seconds = table_->anchor(firstUnplaced(after)) - table_->anchor(lastUnplaced(before));
    return seconds / scale_.secondsPerPixel() >= kMarkSize;
}

void LaneDrawing::findGroups()
{
    groups_.clear();
    for (std::size_t first = 0; first < columns_.size();) {
        std::size_t count = columns_[first].count;
        auto end = first + 1;
        for (; end < columns_.size() && !apart(columns_[end - 1], columns_[end]); ++end)
            count += columns_[end].count;
        const auto length = columns_[end - 1].x - columns_[first].x;
        addGroup(first, end, count >= kRibbonEvents && length >= static_cast<int>(kRibbonWidth));
        first = end;
    }
}

/// Of a chain what is visible.
void LaneDrawing::addGroup(std::size_t first, std::size_t end, bool dense)
{
    while (first < end && columns_[first].first < first_)
        ++first;
    while (first < end && columns_[end - 1].end > end_)
        --end;
    if (first == end)
        return;
    Group group{.first = first, .end = end, .dense = dense};
    for (auto i = first; i < end; ++i)
        group.count += columns_[i].count;
    groups_.push_back(group);
}

/// What stands at an edge becomes one with the cluster next to it where their marks would touch.
void LaneDrawing::joinEdges()
{
    if (!leftEdge_.empty()) {
        if (groups_.empty() || groups_.front().dense || left(groups_.front()) - options_.gutter >= kMarkSize)
            groups_.insert(groups_.begin(), Group{});
        groups_.front().fromLeft = true;
        groups_.front().count += leftEdge_.size();
    }
    if (!rightEdge_.empty()) {
        if (groups_.empty() || groups_.back().dense || options_.width - right(groups_.back()) >= kMarkSize)
            groups_.emplace_back();
        groups_.back().atRight = true;
        groups_.back().count += rightEdge_.size();
    }
}

/// Where the first of its events stands.
double LaneDrawing::left(const Group& group) const
{
    if (group.fromLeft)
        return options_.gutter;
    if (group.first == group.end)
        return options_.width;
    return std::clamp(scale_.x(table_->anchor(firstUnplaced(columns_[group.first]))), options_.gutter, options_.width);
}

double LaneDrawing::right(const Group& group) const
{
    if (group.atRight)
        return options_.width;
    if (group.first == group.end)
        return options_.gutter;
    return std::clamp(scale_.x(table_->anchor(lastUnplaced(columns_[group.end - 1]))), options_.gutter, options_.width);
}

/// The box of a group's marks, side by side, kept within the area.
Box LaneDrawing::spread(const Group& group) const
{
    const auto half = kMarkSize / 2;
    const auto least = options_.gutter + half;
    const auto most = std::max(least, options_.width - half);
    const auto from = std::clamp(left(group), least, most) - half;
    const auto to = std::clamp(right(group), least, most) + half;
    return {from, 0, to - from, 0};
}

void LaneDrawing::gather(const Group& group)
{
    members_.clear();
    if (group.fromLeft)
        members_ = leftEdge_;
    for (auto i = group.first; i < group.end; ++i) {
        for (auto position = columns_[i].first; position < columns_[i].end; ++position) {
            if (!isPlaced(position))
                members_.push_back(static_cast<std::uint32_t>(position));
        }
    }
    if (group.atRight)
        members_.insert(members_.end(), rightEdge_.begin(), rightEdge_.end());
}

void LaneDrawing::drawGroup(std::size_t n, double centre, std::uint16_t category)
{
    const auto& group = groups_[n];
    if (group.dense) {
        drawn_.push_back(drawRibbon(group, centre, category));
    } else if (group.count > 1) {
        // What is at an edge may stand on the end of a ribbon, and reach over it.
        const bool isOnEnd = n > 0 && group.atRight && groups_[n - 1].dense;
        const bool isOnBegin = n + 1 < groups_.size() && group.fromLeft && groups_[n + 1].dense;
        auto before = options_.gutter;
        for (auto i = drawn_.size() - std::min<std::size_t>(drawn_.size(), 2); i < drawn_.size() && !isOnEnd; ++i)
            before = std::max(before, drawn_[i].right);
        const auto after = n + 1 < groups_.size() && !isOnBegin ? spread(groups_[n + 1]).x : options_.width;
        drawn_.push_back(drawCluster(group, before, after, centre, category));
    } else if (const auto drawn = drawSingle(group, centre)) {
        drawn_.push_back(*drawn);
    }
}

/// A thin bar below the marks has no label.
std::optional<DrawnItem> LaneDrawing::drawSingle(const Group& group, double centre)
{
    gather(group);
    const auto event = table_->event(members_.front());
    auto mark = ownMark(event, centre);
    if (kindOf(index_, event, scale_.secondsPerPixel()) != MarkKind::Moment) {
        mark.box.y = centre + kRowHeight / 2 - kThinBar;
        mark.box.height = kThinBar;
        mark.tailLeft = mark.tailRight = 0;
        scene_.marks.push_back(mark);
        return {};
    }
    mark.box.x = spread(group).x;
    addTails(mark);
    scene_.marks.push_back(mark);
    return DrawnItem{mark.whole().x, mark.whole().right(), event, true, false};
}

DrawnItem LaneDrawing::drawCluster(const Group& group, double leftLimit, double rightLimit, double centre,
                                   std::uint16_t category)
{
    gather(group);
    Mark mark;
    mark.kind = MarkKind::Cluster;
    mark.count = static_cast<std::uint32_t>(members_.size());
    mark.firstInCluster = static_cast<std::uint32_t>(scene_.clustered.size());
    mark.faint = true;
    std::vector<std::size_t> categories(index_.categories.ids.size() + 1);
    auto best = members_.front();
    for (const auto position : members_) {
        const auto event = table_->event(position);
        scene_.clustered.push_back(event);
        ++categories[std::min<std::size_t>(index_.category[event], categories.size() - 1)];
        mark.disputed = mark.disputed || index_.has(event, Disputed);
        mark.faint = mark.faint && isFaint(event);
        best = table_->priority(position) < table_->priority(best) ? position : best;
    }
    mark.event = table_->event(best);
    mark.core = index_.importance[mark.event] == Importance::Core;
    const auto most = std::max_element(categories.begin(), categories.end()) - categories.begin();
    mark.category = category != kNoCategory ? category : static_cast<std::uint16_t>(most);

    // Wide enough for the number, but never over a neighbour.
    auto box = spread(group);
    // Beside one at an edge, which is kept within the area, it makes room.
    if (leftLimit > box.x && !group.atRight) {
        box.width = std::max(kMarkSize, box.right() - leftLimit);
        box.x = std::min(leftLimit, options_.width - box.width);
    }
    if (rightLimit < box.right() && !group.fromLeft) {
        box.width = std::max(kMarkSize, rightLimit - box.x);
        box.x = std::max(leftLimit, rightLimit - box.width);
    }
    const auto wanted = widths_.texts().width(std::to_string(mark.count), TextRole::Count) + kMarkSize / 2;
    const auto grow = std::max(0.0, wanted - box.width);
    const auto from = std::min(box.x, std::max(box.x - (group.atRight ? grow : grow / 2), leftLimit));
    const auto to = std::max(box.right(), std::min(from + box.width + grow, rightLimit));
    mark.box = {from, centre - kMarkSize / 2, to - from, kMarkSize};
    scene_.marks.push_back(mark);
    return {mark.box.x, mark.box.right(), mark.event, false, false};
}

/// Of the columns of a ribbon those that hold a disputed event without a row of its own.
std::vector<std::uint32_t> LaneDrawing::disputedColumns(const Group& group, int from, int to) const
{
    const auto disputed = table_->disputed();
    const auto* const last = disputed.data() + disputed.size();
    constexpr auto kNone = std::numeric_limits<std::uint32_t>::max();
    auto nextPlaced = lane_->placed.begin();
    const auto positionPlaced = [&] {
        return nextPlaced == lane_->placed.end() ? kNone : *nextPlaced;
    };
    auto placed = positionPlaced();
    std::vector<std::uint32_t> found;
    auto before = kNone;
    for (const auto& column : std::span(columns_).subspan(group.first, group.end - group.first)) {
        const auto* next = table_->disputedFrom(column.first);
        for (; next != last && *next < column.end; ++next) {
            while (placed < *next) {
                ++nextPlaced;
                placed = positionPlaced();
            }
            if (placed != *next)
                break;
        }
        const auto at = static_cast<std::uint32_t>(std::min(column.x, to - 1) - from);
        if (next != last && *next < column.end && at != before) {
            found.push_back(at);
            before = at;
        }
    }
    return found;
}

DrawnItem LaneDrawing::drawRibbon(const Group& group, double centre, std::uint16_t category)
{
    const auto room = static_cast<int>(std::floor(options_.width - options_.gutter));
    const auto from = std::max(0, columns_[group.first].x - kMarkColumns / 2);
    const auto to = std::min(room, columns_[group.end - 1].x + kMarkColumns / 2 + 1);
    DensityRibbon ribbon;
    ribbon.category = category;
    ribbon.lane = number_;
    ribbon.box = {options_.gutter + from, centre - kRowHeight / 2 + 2, static_cast<double>(to - from), kRowHeight - 4};
    ribbon.counts.assign(static_cast<std::size_t>(to - from), 0);
    for (auto i = group.first; i < group.end; ++i)
        ribbon.counts[static_cast<std::size_t>(std::min(columns_[i].x, to - 1) - from)] += columns_[i].count;
    ribbon.disputed = disputedColumns(group, from, to);
    ribbon.highest = *std::max_element(ribbon.counts.begin(), ribbon.counts.end());
    const DrawnItem drawn{ribbon.box.x, ribbon.box.right(), table_->event(columns_[group.first].first), false, false};
    scene_.ribbons.push_back(std::move(ribbon));
    return drawn;
}

} // namespace dateline::layout
