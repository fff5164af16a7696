#pragma once

#include "core/timeline/galloping.h"
#include "core/timeline/indexpatch.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

/// The events of a lane, in an order that answers at once what a frame asks: how many lie in a column, which reach in
/// from outside, which are the most important of a stretch.
namespace dateline::layout {

/// Where an event stands in the row that it shares with others, in seconds and whatever the scale: what lasted where it
/// began, all else in the middle of where it may lie.
double anchorOf(const EventIndex& index, EventRow event);
/// The same where the event's reach is at hand.
double anchorOf(const EventIndex& index, EventRow event, const TimeExtent& reach);

inline constexpr unsigned kMostSources = 5;                    ///< more do not make an event more important
inline constexpr unsigned kCoreRanks = kMostSources;           ///< ranks below this are those of core events
inline constexpr unsigned kForegroundRanks = 3 * kMostSources; ///< how many ranks there are

/// How important an event is, first by its importance, then by the number of its sources; 0 is the most important.
unsigned rankOf(const EventIndex& index, EventRow event);

/// What a table is made of.
struct LaneEvent
{
    LaneEvent() = default;
    LaneEvent(const EventIndex& index, EventRow row);

    double anchor = 0;
    TimeExtent reach;
    EventRow event = 0;
    std::uint32_t lot = 0; ///< decides among equal ranks
    std::uint8_t rank = 0;
    bool disputed = false;
};

/// The greatest of each sixteen numbers, of each sixteen of those, and so on: finds the few great ones of a million.
class MaximumTree
{
public:
    /// `leaf(n)` is number n of `size`, or more than find() will be told: it then looks in vain more often.
    template<typename Leaf> void build(std::size_t size, const Leaf& leaf);
    /// The same where only numbers of [first, end) are others than at the last time. Where there are more or fewer of
    /// them, `end` must be `size`.
    template<typename Leaf> void renew(std::size_t size, std::size_t first, std::size_t end, const Leaf& leaf);
    /// The same where only number `at` came in, or only one went out that stood before the present number `at`. Looks
    /// at few of those that moved: find() may then look in vain a little more often, as it does where leaves are more.
    template<typename Leaf> void comeIn(std::size_t at, const Leaf& leaf);
    template<typename Leaf> void goOut(std::size_t at, const Leaf& leaf);
    /// Calls `found(n)` for every number of [first, end) of which `wanted` is true, ascending. What is wanted of a
    /// number must be wanted of any greater one.
    template<typename Leaf, typename Wanted, typename Found>
    void find(std::size_t first, std::size_t end, const Leaf& leaf, const Wanted& wanted, const Found& found) const;

    /// At least number n. There must be more than kFan of them.
    std::int64_t boundOf(std::size_t n) const { return levels_.front()[n / kFan]; }
    /// At least each of the numbers [node * kFan^level, + kFan^level), for levels from 1 on.
    std::int64_t boundOf(std::size_t level, std::size_t node) const { return levels_[level - 1][node]; }

    static constexpr std::size_t kFan = 16;

private:
    std::size_t widthOf(std::size_t level) const { return level == 0 ? size_ : levels_[level - 1].size(); }

    template<typename Leaf> void move(std::size_t size, std::size_t at, std::size_t nth, const Leaf& leaf);
    template<typename Leaf>
    std::int64_t greatestOf(std::size_t height, std::size_t width, std::size_t node, const Leaf& leaf) const;
    template<typename Leaf>
    void renewFrom(std::size_t height, std::size_t width, std::size_t first, std::size_t end, const Leaf& leaf);
    template<typename Leaf, typename Wanted, typename Found>
    void visit(std::size_t level, std::size_t node, std::size_t first, std::size_t end, const Leaf& leaf,
               const Wanted& wanted, const Found& found) const;

    std::vector<std::vector<std::int64_t>> levels_; ///< levels_[0] is of numbers, levels_[1] of levels_[0]
    std::size_t size_ = 0;
    std::size_t moves_ = 0; ///< since all was made anew
};

/// The events of a lane in the order of their anchors. A position is a number in that order. Costs some ten bytes an
/// event. The index must outlive it, and not change but by patches that the table follows.
class LaneTable
{
public:
    LaneTable() = default;
    /// `events` in their order, each once.
    LaneTable(const EventIndex& index, std::span<const EventRow> events);
    LaneTable(const EventIndex& index, std::span<const LaneEvent> events);
    /// Some events of another table, by their positions there, ascending: much faster than anew.
    LaneTable(const LaneTable& other, std::span<const std::uint32_t> positions);

    /// The index stands elsewhere in memory now, and is the same.
    void moveTo(const EventIndex& index) { index_ = &index; }

    /// The position of an event, one that is gone since the last patch among them; size() where it is not here.
    std::size_t positionOf(EventRow event) const;
    /// Follows a patch of the index: `gone` are the positions (ascending) of those of its events that went, `come` the
    /// rows of those that come to it. It is then what it would be if made anew.
    void patch(std::span<const std::size_t> gone, std::span<const EventRow> come);

    std::size_t size() const { return events_.size(); }
    EventRow event(std::size_t position) const { return events_[position]; }
    std::span<const EventRow> events() const { return events_; }
    double anchor(std::size_t position) const { return anchorOf(*index_, events_[position]); }
    /// The same to so many seconds, which is faster.
    double anchor(std::size_t position, double precision) const
    {
        const auto number = anchors_[position];
        const bool known = unit_ <= precision && number != 0 && number != kGreatest;
        return known ? base_ + (number + 0.5) * unit_ : anchor(position);
    }

    /// How many are anchored before `seconds`. The answer must not be before the position `from`; the nearer it is to
    /// `from + ahead`, the faster it is found.
    std::size_t before(double seconds, std::size_t from = 0, std::size_t ahead = 0) const;
    /// The same for each of many places in a row: `origin + (first + n) * step` for number n of `counts`.
    void before(double origin, double step, int first, std::span<std::size_t> counts) const;

    /// What lies in a stretch of time, in whole or in part, margins included.
    struct Within
    {
        std::size_t first = 0;              ///< position of the first event anchored in it
        std::size_t end = 0;                ///< one past the last
        std::vector<std::uint32_t> earlier; ///< positions before `first` that reach in, ascending
        std::vector<std::uint32_t> later;   ///< those from `end` on

        std::size_t count() const { return earlier.size() + (end - first) + later.size(); }
    };
    Within within(double start, double end) const;

    /// Of the positions before `end` those of events that reach past `seconds`, margins included; ascending.
    std::vector<std::uint32_t> reachingPast(double seconds, std::size_t end) const;
    /// Of the positions from `first` on those of events that reach back before `seconds`, margins included; ascending.
    std::vector<std::uint32_t> reachingBack(double seconds, std::size_t first) const;

    /// The smaller, the more important: by rank, equal ones by lot, which stays the same through edits and filters.
    std::uint64_t priority(std::size_t position) const;
    /// Appends the `most` most important of [first, end), or all where there are fewer, by their priority.
    void addBest(std::size_t first, std::size_t end, std::size_t most, std::vector<std::uint32_t>& into) const;

    /// Some neighbouring events, or one.
    struct Block
    {
        double anchor = 0;       ///< not after the first
        std::int64_t latest = 0; ///< none of them reaches further, margins included
        unsigned rank = 0;       ///< that of the most important
    };
    /// Calls `found` for positions of [first, end), the most important first, until it says false. Leaves out what
    /// `wanted` is false of, which must then be false of each part of it: what is rare is found without looking at all.
    void inOrder(std::size_t first, std::size_t end, const std::function<bool(const Block&)>& wanted,
                 const std::function<bool(std::uint32_t)>& found) const;

    /// The positions of disputed events, ascending.
    std::span<const std::uint32_t> disputed() const { return disputed_; }
    /// Of disputed() the first that is not before `position`, which must not be past size(); its end where none is.
    const std::uint32_t* disputedFrom(std::size_t position) const
    {
        const auto* next = disputed_.data() + disputedBefore_[position / kSkipped];
        const auto* const end = disputed_.data() + disputed_.size();
        while (next != end && *next < position)
            ++next;
        return next;
    }

private:
    void choosePrecision(std::span<const LaneEvent> events);
    std::vector<std::uint32_t> sortByAnchor(std::span<const LaneEvent> events);
    template<typename Lot> std::uint32_t betterOf(std::uint32_t earlier, std::uint32_t later, const Lot& lotAt) const;
    template<typename Lot>
    std::uint32_t bestIn(std::size_t height, std::size_t width, std::size_t node, const Lot& lotAt) const;
    template<typename Lot>
    void renewBests(std::size_t height, std::size_t width, std::size_t first, std::size_t end, const Lot& lotAt);
    void renew(std::size_t first, std::size_t end);
    void followComing(std::size_t at);
    void followGoing(std::size_t at);
    void countDisputed();
    void takeOut(std::size_t position);
    std::size_t putIn(EventRow event);
    bool isBeyond(EventRow event) const;
    std::uint32_t quantised(double seconds) const;
    std::size_t firstOf(std::uint32_t number, std::size_t from, std::size_t ahead = 0) const;
    class BestBlocks;
    Block blockAt(std::size_t level, std::size_t number) const;
    std::uint32_t bestOf(std::size_t level, std::size_t block) const
    {
        return level == 0 ? static_cast<std::uint32_t>(block) : bests_[level - 1][block];
    }

    static constexpr std::size_t kBlock = 16;
    static constexpr std::size_t kSkipped = 32;
    static constexpr std::uint32_t kGreatest = 0xFFFFFFFF;

    const EventIndex* index_ = nullptr;
    std::vector<EventRow> events_;
    std::vector<std::uint32_t> anchors_; ///< whole units from base_; 0 and kGreatest also stand for what lies beyond
    Samples samples_;                    ///< of the anchors
    std::vector<std::uint8_t> grades_;   ///< the foremost bits of priorities: most are told apart by these
    std::vector<std::vector<std::uint32_t>> bests_; ///< the best of each kBlock, of each kBlock of those, and so on
    std::vector<std::uint32_t> disputed_;
    std::vector<std::uint32_t> disputedBefore_; ///< how many are before every kSkipped-th position
    MaximumTree latest_;
    MaximumTree earliest_; ///< of the complements of starts, which are the greater the earlier
    double base_ = 0;
    double unit_ = 1; ///< seconds, a power of two
};

template<typename Leaf> void MaximumTree::build(std::size_t size, const Leaf& leaf)
{
    levels_.clear();
    renew(size, 0, size, leaf);
}

template<typename Leaf> void MaximumTree::renew(std::size_t size, std::size_t first, std::size_t end, const Leaf& leaf)
{
    size_ = size;
    if (first == 0 && end == size)
        moves_ = 0;
    renewFrom(0, size, first, end, leaf);
}

template<typename Leaf>
std::int64_t MaximumTree::greatestOf(std::size_t height, std::size_t width, std::size_t node, const Leaf& leaf) const
{
    const auto at = [&](std::size_t child) {
        return height == 0 ? leaf(child) : levels_[height - 1][child];
    };
    auto n = node * kFan;
    const auto stop = std::min(n + kFan, width);
    auto greatest = at(n);
    while (++n < stop)
        greatest = std::max(greatest, at(n));
    return greatest;
}

/// From a level on, of which children [first, end) of `width` are others.
template<typename Leaf>
void MaximumTree::renewFrom(std::size_t height, std::size_t width, std::size_t first, std::size_t end, const Leaf& leaf)
{
    for (; width > kFan; ++height) {
        if (height == levels_.size()) {
            levels_.emplace_back();
            first = 0;
        }
        auto& level = levels_[height];
        level.resize((width + kFan - 1) / kFan);
        first /= kFan;
        end = std::min((end + kFan - 1) / kFan, level.size());
        for (auto node = first; node < end; ++node)
            level[node] = greatestOf(height, width, node, leaf);
        width = level.size();
    }
    levels_.resize(height);
}

template<typename Leaf> void MaximumTree::comeIn(std::size_t at, const Leaf& leaf)
{
    move(size_ + 1, at, 0, leaf);
}

template<typename Leaf> void MaximumTree::goOut(std::size_t at, const Leaf& leaf)
{
    move(size_ - 1, at, kFan - 1, leaf);
}

/// Each node behind that of `at` has got a number from a neighbour, its n-th, and lost another to the other neighbour.
/// Until so many have moved that a node may have none of its own left, it is not looked whether that was its greatest.
template<typename Leaf> void MaximumTree::move(std::size_t size, std::size_t at, std::size_t nth, const Leaf& leaf)
{
    if (levels_.empty() || size <= kFan || ++moves_ >= kFan)
        return renew(size, 0, size, leaf);
    auto& nodes = levels_.front();
    const auto known = nodes.size();
    const auto first = at / kFan;
    size_ = size;
    nodes.resize((size + kFan - 1) / kFan);
    for (auto node = first; node < nodes.size(); ++node) {
        const auto entered = node * kFan + nth;
        if (node == first || node >= known)
            nodes[node] = greatestOf(0, size, node, leaf);
        else if (entered < size)
            nodes[node] = std::max(nodes[node], leaf(entered));
    }
    renewFrom(1, nodes.size(), first, nodes.size(), leaf);
}

template<typename Leaf, typename Wanted, typename Found>
void MaximumTree::find(std::size_t first, std::size_t end, const Leaf& leaf, const Wanted& wanted,
                       const Found& found) const
{
    visit(levels_.size(), 0, first, end, leaf, wanted, found);
}

template<typename Leaf, typename Wanted, typename Found>
void MaximumTree::visit(std::size_t level, std::size_t node, std::size_t first, std::size_t end, const Leaf& leaf,
                        const Wanted& wanted, const Found& found) const
{
    const auto stop = std::min(widthOf(level), (node + 1) * kFan);
    for (auto child = node * kFan; child < stop; ++child) {
        const auto begin = child << (4 * level);
        const auto past = (child + 1) << (4 * level);
        if (begin >= end)
            return;
        if (past <= first)
            continue;
        if (level > 0) {
            if (wanted(levels_[level - 1][child]))
                visit(level - 1, child, first, end, leaf, wanted, found);
        } else if (wanted(leaf(child))) {
            found(child);
        }
    }
}

} // namespace dateline::layout
