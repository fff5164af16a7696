#include "core/timeline/lanetable.h"

#include "core/timeline/eventorder.h"
#include "core/timeline/eventshape.h"

#include <array>
#include <cmath>

namespace dateline::layout {

namespace {

constexpr double kFarthest = 1e18; ///< beyond are the ends that are open

/// A multiplicative hash of what never changes of an event: its key.
std::uint32_t lotOf(const EventIndex& index, EventRow event)
{
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(index.key[event]) * 0x9E3779B97F4A7C15U) >> 32);
}

/// The order of importance: see LaneTable::priority().
std::uint64_t priorityOf(unsigned rank, std::uint32_t lot)
{
    return std::uint64_t{rank} << 32 | lot;
}

/// A rank and four bits of a lot.
constexpr unsigned kUngraded = 28;
static_assert(kForegroundRanks <= 16);

std::uint8_t gradeOf(std::uint64_t priority)
{
    return static_cast<std::uint8_t>(priority >> kUngraded);
}

/// Sorts numbers that bear a key in their upper half, equal keys in the order in which they came.
void sortByUpperHalf(std::vector<std::uint64_t>& items)
{
    constexpr int kBits = 11;
    constexpr std::uint64_t kMask = (1U << kBits) - 1;
    std::vector<std::uint64_t> other(items.size());
    for (int shift = 32; shift < 64; shift += kBits) {
        std::array<std::size_t, kMask + 1> starts{};
        for (const auto item : items)
            ++starts[(item >> shift) & kMask];
        std::size_t sum = 0;
        for (auto& start : starts)
            start = std::exchange(sum, sum + start);
        for (const auto item : items)
            other[starts[(item >> shift) & kMask]++] = item;
        items.swap(other);
    }
}

} // namespace

double anchorOf(const EventIndex& index, EventRow event, const TimeExtent& reach)
{
    return index.has(event, Span) ? seconds(index.extent[event].earliest) : middle(reach);
}

double anchorOf(const EventIndex& index, EventRow event)
{
    return anchorOf(index, event, index.reach(event));
}

unsigned rankOf(const EventIndex& index, EventRow event)
{
    const auto sources = std::clamp<std::size_t>(index.sources.at(event).size(), 1, kMostSources);
    return static_cast<unsigned>(index.importance[event]) * kMostSources + kMostSources -
           static_cast<unsigned>(sources);
}

LaneEvent::LaneEvent(const EventIndex& index, EventRow row)
    : reach(index.reach(row)), event(row), lot(lotOf(index, row)), rank(static_cast<std::uint8_t>(rankOf(index, row))),
      disputed(index.has(row, Disputed))
{
    anchor = anchorOf(index, row, reach);
}

namespace {

std::vector<LaneEvent> read(const EventIndex& index, std::span<const EventRow> rows)
{
    std::vector<LaneEvent> events;
    events.reserve(rows.size());
    for (const auto row : rows)
        events.emplace_back(index, row);
    return events;
}

} // namespace

LaneTable::LaneTable(const EventIndex& index, std::span<const EventRow> events) : LaneTable(index, read(index, events))
{
}

LaneTable::LaneTable(const EventIndex& index, std::span<const LaneEvent> events) : index_(&index)
{
    choosePrecision(events);
    const auto order = sortByAnchor(events);
    const auto at = [&](std::size_t position) -> const LaneEvent& {
        return events[order[position]];
    };
    grades_.reserve(size());
    for (std::size_t position = 0; position < size(); ++position) {
        grades_.push_back(gradeOf(priorityOf(at(position).rank, at(position).lot)));
        if (at(position).disputed)
            disputed_.push_back(static_cast<std::uint32_t>(position));
    }
    samples_.renew(anchors_, 0, size());
    countDisputed();
    renewBests(0, size(), 0, size(), [&](std::size_t position) { return at(position).lot; });
    latest_.build(size(), [&](std::size_t position) { return at(position).reach.latest; });
    earliest_.build(size(), [&](std::size_t position) { return ~at(position).reach.earliest; });
}

LaneTable::LaneTable(const LaneTable& other, std::span<const std::uint32_t> positions)
    : index_(other.index_), base_(other.base_), unit_(other.unit_)
{
    events_.reserve(positions.size());
    anchors_.reserve(positions.size());
    grades_.reserve(positions.size());
    for (const auto position : positions) {
        events_.push_back(other.events_[position]);
        anchors_.push_back(other.anchors_[position]);
        grades_.push_back(other.grades_[position]);
    }
    std::size_t at = 0;
    for (const auto position : other.disputed_) {
        at = firstNotBelow(positions, position, at);
        if (at < positions.size() && positions[at] == position)
            disputed_.push_back(static_cast<std::uint32_t>(at));
    }
    samples_.renew(anchors_, 0, size());
    countDisputed();
    renewBests(0, size(), 0, size(), [this](std::size_t position) { return lotOf(*index_, events_[position]); });
    // How far each of them reaches would have to be fetched from all over the index.
    latest_.build(size(), [&](std::size_t position) { return other.latest_.boundOf(positions[position]); });
    earliest_.build(size(), [&](std::size_t position) { return other.earliest_.boundOf(positions[position]); });
}

/// Seconds where the anchors lie within a century of one another; the coarser, the further apart they are.
void LaneTable::choosePrecision(std::span<const LaneEvent> events)
{
    double last = 0;
    bool any = false;
    for (const auto& event : events) {
        if (std::abs(event.anchor) > kFarthest)
            continue;
        base_ = any ? std::min(base_, event.anchor) : event.anchor;
        last = any ? std::max(last, event.anchor) : event.anchor;
        any = true;
    }
    base_ = std::floor(base_) - 1;
    while ((last - base_) / unit_ >= static_cast<double>(kGreatest) - 1)
        unit_ *= 2;
}

std::uint32_t LaneTable::quantised(double seconds) const
{
    const auto units = std::floor((seconds - base_) / unit_);
    return static_cast<std::uint32_t>(std::clamp(units, 0.0, static_cast<double>(kGreatest)));
}

/// Fills what is in order of anchors; returns which event each position is of.
std::vector<std::uint32_t> LaneTable::sortByAnchor(std::span<const LaneEvent> events)
{
    std::vector<std::uint64_t> keyed;
    keyed.reserve(events.size());
    for (const auto& event : events)
        keyed.push_back(std::uint64_t{quantised(event.anchor)} << 32 | keyed.size());
    if (!std::is_sorted(keyed.begin(), keyed.end()))
        sortByUpperHalf(keyed);
    // Within one unit, the anchors themselves decide.
    const auto earlier = [&](std::uint64_t a, std::uint64_t b) {
        return events[a & kGreatest].anchor < events[b & kGreatest].anchor;
    };
    for (auto first = keyed.begin(); first != keyed.end();) {
        const auto end =
            std::find_if(first + 1, keyed.end(), [first](std::uint64_t item) { return item >> 32 != *first >> 32; });
        if (!std::is_sorted(first, end, earlier))
            std::stable_sort(first, end, earlier);
        first = end;
    }
    std::vector<std::uint32_t> order;
    order.reserve(keyed.size());
    events_.reserve(keyed.size());
    anchors_.reserve(keyed.size());
    for (const auto item : keyed) {
        order.push_back(static_cast<std::uint32_t>(item));
        events_.push_back(events[order.back()].event);
        anchors_.push_back(static_cast<std::uint32_t>(item >> 32));
    }
    return order;
}

std::size_t LaneTable::positionOf(EventRow event) const
{
    const auto number = quantised(anchorOf(*index_, event));
    for (auto position = firstOf(number, 0); position < size() && anchors_[position] == number; ++position)
        if (events_[position] == event)
            return position;
    return size();
}

/// Whether an event lies where numbers of anchors end, as no other did when the precision was chosen.
bool LaneTable::isBeyond(EventRow event) const
{
    const auto anchor = anchorOf(*index_, event);
    const auto number = quantised(anchor);
    return std::abs(anchor) <= kFarthest && (number == 0 || number == kGreatest);
}

void LaneTable::takeOut(std::size_t position)
{
    const auto at = static_cast<std::ptrdiff_t>(position);
    events_.erase(events_.begin() + at);
    anchors_.erase(anchors_.begin() + at);
    grades_.erase(grades_.begin() + at);
    auto next = std::ranges::lower_bound(disputed_, position);
    if (next != disputed_.end() && *next == position)
        next = disputed_.erase(next);
    for (; next != disputed_.end(); ++next)
        --*next;
}

/// Returns its position. Equal anchors are in the order of events.
std::size_t LaneTable::putIn(EventRow event)
{
    const auto anchor = anchorOf(*index_, event);
    const auto number = quantised(anchor);
    const auto first = firstOf(number, 0);
    const auto end = number == kGreatest ? size() : firstOf(number + 1, first);
    const auto at =
        std::partition_point(events_.begin() + static_cast<std::ptrdiff_t>(first),
                             events_.begin() + static_cast<std::ptrdiff_t>(end),
                             [&](EventRow other) {
                                 const auto before = anchorOf(*index_, other);
                                 return before != anchor ? before < anchor : comesBefore(*index_, other, event);
                             }) -
        events_.begin();
    events_.insert(events_.begin() + at, event);
    anchors_.insert(anchors_.begin() + at, number);
    grades_.insert(grades_.begin() + at, gradeOf(priorityOf(rankOf(*index_, event), lotOf(*index_, event))));
    const auto position = static_cast<std::size_t>(at);
    auto next = std::ranges::lower_bound(disputed_, position);
    if (index_->has(event, Disputed))
        next = disputed_.insert(next, static_cast<std::uint32_t>(position)) + 1;
    for (; next != disputed_.end(); ++next)
        ++*next;
    return position;
}

void LaneTable::patch(std::span<const std::size_t> gone, std::span<const EventRow> come)
{
    auto first = size();
    std::size_t last = 0;
    for (auto position = gone.rbegin(); position != gone.rend(); ++position) {
        first = std::min(first, *position);
        last = std::max(last, *position);
        takeOut(*position);
    }
    if (gone.empty() && come.empty())
        return;
    if (events_.empty() || std::ranges::any_of(come, [this](EventRow event) { return isBeyond(event); })) {
        auto events = std::move(events_);
        events.insert(events.end(), come.begin(), come.end());
        std::ranges::sort(events, [this](EventRow one, EventRow other) { return comesBefore(*index_, one, other); });
        *this = LaneTable(*index_, events);
        return;
    }
    for (const auto event : come) {
        const auto position = putIn(event);
        first = std::min(first, position);
        last = std::max(last, position);
    }
    // Where as many came as went, nothing before the first of them has another position, and nothing behind the last.
    const auto end = gone.size() == come.size() ? std::min(last + come.size(), size()) : size();
    samples_.renew(anchors_, first, end);
    countDisputed();
    if (gone.size() + come.size() == 1)
        return come.empty() ? followGoing(first) : followComing(first);
    renew(first, end);
}

void LaneTable::countDisputed()
{
    disputedBefore_.clear();
    for (std::uint32_t n = 0; n < disputed_.size(); ++n)
        disputedBefore_.resize(std::max(disputedBefore_.size(), disputed_[n] / kSkipped + 1), n);
    disputedBefore_.resize(size() / kSkipped + 1, static_cast<std::uint32_t>(disputed_.size()));
}

/// Brings up to date what is found out of the positions [first, end).
void LaneTable::renew(std::size_t first, std::size_t end)
{
    renewBests(0, size(), first, end, [this](std::size_t n) { return lotOf(*index_, events_[n]); });
    latest_.renew(size(), first, end, [this](std::size_t n) { return index_->reach(events_[n]).latest; });
    earliest_.renew(size(), first, end, [this](std::size_t n) { return ~index_->reach(events_[n]).earliest; });
}

/// The same where only the event at a position came. Each block behind it has got the last event of the one before,
/// and lost its own last one: where that was not its best, little has to be looked at.
void LaneTable::followComing(std::size_t at)
{
    if (bests_.empty())
        return renew(at, size());
    const auto lotAt = [this](std::size_t n) {
        return lotOf(*index_, events_[n]);
    };
    auto& blocks = bests_.front();
    const auto first = at / kBlock;
    const auto known = blocks.size();
    blocks.resize((size() + kBlock - 1) / kBlock);
    for (auto block = first; block < blocks.size(); ++block) {
        const auto begin = static_cast<std::uint32_t>(block * kBlock);
        const auto moved = blocks[block] + 1;
        const bool isKnown = block > first && block < known && moved < begin + kBlock;
        blocks[block] = isKnown ? betterOf(begin, moved, lotAt) : bestIn(0, size(), block, lotAt);
    }
    renewBests(1, blocks.size(), first, blocks.size(), lotAt);
    latest_.comeIn(at, [this](std::size_t n) { return index_->reach(events_[n]).latest; });
    earliest_.comeIn(at, [this](std::size_t n) { return ~index_->reach(events_[n]).earliest; });
}

/// The same where only the event before a position went.
void LaneTable::followGoing(std::size_t at)
{
    if (size() <= kBlock)
        return renew(at, size());
    const auto lotAt = [this](std::size_t n) {
        return lotOf(*index_, events_[n]);
    };
    auto& blocks = bests_.front();
    const auto first = at / kBlock;
    blocks.resize((size() + kBlock - 1) / kBlock);
    for (auto block = first; block < blocks.size(); ++block) {
        const auto begin = static_cast<std::uint32_t>(block * kBlock);
        const auto last = begin + static_cast<std::uint32_t>(kBlock) - 1;
        if (block == first || blocks[block] == begin)
            blocks[block] = bestIn(0, size(), block, lotAt);
        else if (--blocks[block]; last < size())
            blocks[block] = betterOf(blocks[block], last, lotAt);
    }
    renewBests(1, blocks.size(), first, blocks.size(), lotAt);
    latest_.goOut(at, [this](std::size_t n) { return index_->reach(events_[n]).latest; });
    earliest_.goOut(at, [this](std::size_t n) { return ~index_->reach(events_[n]).earliest; });
}

/// The first position from `from` on whose number is not smaller.
std::size_t LaneTable::firstOf(std::uint32_t number, std::size_t from, std::size_t ahead) const
{
    return firstNotBelow(anchors_, number, from, ahead);
}

std::size_t LaneTable::before(double seconds, std::size_t from, std::size_t ahead) const
{
    const auto number = quantised(seconds);
    const auto first = firstOf(number, from, ahead);
    if (first == anchors_.size() || anchors_[first] != number)
        return first;
    const auto end = number == kGreatest ? anchors_.size() : firstOf(number + 1, first);
    const auto found = std::partition_point(events_.begin() + static_cast<std::ptrdiff_t>(first),
                                            events_.begin() + static_cast<std::ptrdiff_t>(end),
                                            [&](EventRow event) { return anchorOf(*index_, event) < seconds; });
    return static_cast<std::size_t>(found - events_.begin());
}

void LaneTable::before(double origin, double step, int first, std::span<std::size_t> counts) const
{
    const auto perSecond = 1 / unit_; // exactly: it is a power of two
    const auto secondsAt = [&](std::size_t n) {
        return origin + (first + static_cast<double>(n)) * step;
    };
    std::vector<std::uint32_t> numbers(counts.size());
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        const auto units = (secondsAt(n) - base_) * perSecond;
        numbers[n] = static_cast<std::uint32_t>(std::min(std::max(units, 0.0), static_cast<double>(kGreatest)));
    }
    samples_.find(anchors_, numbers, counts);
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        if (counts[n] < size() && anchors_[counts[n]] == numbers[n])
            counts[n] = before(secondsAt(n), counts[n]);
    }
}

LaneTable::Within LaneTable::within(double start, double end) const
{
    Within within;
    within.first = before(start);
    within.end = before(end, within.first);
    within.earlier = reachingPast(start, within.first);
    within.later = reachingBack(end, within.end);
    return within;
}

std::vector<std::uint32_t> LaneTable::reachingPast(double seconds, std::size_t end) const
{
    std::vector<std::uint32_t> positions;
    latest_.find(
        0, end, [this](std::size_t n) { return index_->reach(events_[n]).latest; },
        [&](std::int64_t latest) { return layout::seconds(latest) > seconds; },
        [&](std::size_t n) { positions.push_back(static_cast<std::uint32_t>(n)); });
    return positions;
}

std::vector<std::uint32_t> LaneTable::reachingBack(double seconds, std::size_t first) const
{
    std::vector<std::uint32_t> positions;
    earliest_.find(
        first, size(), [this](std::size_t n) { return ~index_->reach(events_[n]).earliest; },
        [&](std::int64_t complement) { return layout::seconds(~complement) < seconds; },
        [&](std::size_t n) { positions.push_back(static_cast<std::uint32_t>(n)); });
    return positions;
}

std::uint64_t LaneTable::priority(std::size_t position) const
{
    return priorityOf(grades_[position] >> (32 - kUngraded), lotOf(*index_, events_[position]));
}

/// Of equal ones the earlier.
template<typename Lot>
std::uint32_t LaneTable::betterOf(std::uint32_t earlier, std::uint32_t later, const Lot& lotAt) const
{
    const bool isLaterBetter =
        grades_[later] < grades_[earlier] || (grades_[later] == grades_[earlier] && lotAt(later) < lotAt(earlier));
    return isLaterBetter ? later : earlier;
}

template<typename Lot>
std::uint32_t LaneTable::bestIn(std::size_t height, std::size_t width, std::size_t node, const Lot& lotAt) const
{
    auto n = node * kBlock;
    const auto stop = std::min(n + kBlock, width);
    auto found = bestOf(height, n);
    while (++n < stop)
        found = betterOf(found, bestOf(height, n), lotAt);
    return found;
}

/// From a level on, of which children [first, end) of `width` are others.
template<typename Lot>
void LaneTable::renewBests(std::size_t height, std::size_t width, std::size_t first, std::size_t end, const Lot& lotAt)
{
    for (; width > kBlock; ++height) {
        if (height == bests_.size()) {
            bests_.emplace_back();
            first = 0;
        }
        auto& level = bests_[height];
        level.resize((width + kBlock - 1) / kBlock);
        first /= kBlock;
        end = std::min((end + kBlock - 1) / kBlock, level.size());
        for (auto node = first; node < end; ++node)
            level[node] = bestIn(height, width, node, lotAt);
        width = level.size();
    }
    bests_.resize(height);
}

/// The best positions found so far, each with the block that it is the best of, which may hold more of them.
class LaneTable::BestBlocks
{
public:
    BestBlocks(const LaneTable& table, std::size_t most) : table_(table), most_(most) { kept_.reserve(most + 1); }

    void add(std::size_t level, std::size_t number)
    {
        const auto position = table_.bestOf(level, number);
        if (kept_.size() == most_ && table_.grades_[position] > gradeOf(kept_.back().priority))
            return;
        const Kept one{table_.priority(position), position, level, number};
        if (kept_.size() == most_) {
            if (!(one < kept_.back()))
                return;
            kept_.pop_back();
        }
        kept_.insert(std::upper_bound(kept_.begin(), kept_.end(), one), one);
    }

    /// Looks into the blocks: what else they hold is worse than the best of each.
    void open()
    {
        for (std::size_t n = 0; n < kept_.size(); ++n) {
            while (kept_[n].level > 0)
                openOne(n);
        }
    }

    void appendTo(std::vector<std::uint32_t>& positions) const
    {
        for (const auto& one : kept_)
            positions.push_back(one.position);
    }

private:
    struct Kept
    {
        std::uint64_t priority = 0;
        std::uint32_t position = 0;
        std::size_t level = 0; ///< 0 is one position, 1 are kBlock of them, and so on
        std::size_t number = 0;

        bool operator<(const Kept& other) const
        {
            return std::pair(priority, position) < std::pair(other.priority, other.position);
        }
    };

    void openOne(std::size_t n)
    {
        const auto block = kept_[n];
        const auto level = block.level - 1;
        const auto first = block.number * kBlock;
        const auto end = std::min(first + kBlock, level == 0 ? table_.size() : table_.bests_[level - 1].size());
        for (auto number = first; number < end; ++number) {
            if (table_.bestOf(level, number) == block.position) {
                kept_[n].level = level;
                kept_[n].number = number;
            } else {
                add(level, number);
            }
        }
    }

    const LaneTable& table_;
    std::size_t most_;
    std::vector<Kept> kept_; ///< the best first
};

void LaneTable::addBest(std::size_t first, std::size_t end, std::size_t most, std::vector<std::uint32_t>& into) const
{
    if (most == 0)
        return;
    BestBlocks best(*this, most);
    for (std::size_t level = 0; first < end; ++level) {
        const bool top = level == bests_.size();
        while (first < end && (top || first % kBlock != 0))
            best.add(level, first++);
        while (first < end && end % kBlock != 0)
            best.add(level, --end);
        first /= kBlock;
        end /= kBlock;
    }
    best.open();
    best.appendTo(into);
}

} // namespace dateline::layout
