#include "core/timeline/eventorder.h"

#include "core/timeline/indexpatch.h"

#include <algorithm>
#include <bit>

namespace dateline {

namespace {

/// The bits of a word that stand for rows in [from, to).
std::uint64_t masked(std::uint64_t word, std::size_t number, EventRow from, EventRow to)
{
    const auto first = 64 * number;
    if (from > first)
        word &= ~std::uint64_t{0} << (from - first);
    if (to < first + 64)
        word &= ~(~std::uint64_t{0} << (to - first));
    return word;
}

std::size_t countWithin(const EventSet& set, EventRow from, EventRow to)
{
    std::size_t count = 0;
    for (std::size_t number = from / 64; 64 * number < to; ++number)
        count += static_cast<std::size_t>(std::popcount(masked(set.words()[number], number, from, to)));
    return count;
}

std::optional<EventRow> firstWithin(const EventSet& set, EventRow from, EventRow to)
{
    for (std::size_t number = from / 64; 64 * number < to; ++number)
        if (const auto word = masked(set.words()[number], number, from, to); word != 0)
            return static_cast<EventRow>(64 * number + static_cast<unsigned>(std::countr_zero(word)));
    return std::nullopt;
}

std::optional<EventRow> lastWithin(const EventSet& set, EventRow to)
{
    for (auto number = (std::size_t{to} + 63) / 64; number-- > 0;)
        if (const auto word = masked(set.words()[number], number, 0, to); word != 0)
            return static_cast<EventRow>(64 * number + 63 - static_cast<unsigned>(std::countl_zero(word)));
    return std::nullopt;
}

EventRow inOrderUpTo(const EventIndex& index)
{
    return static_cast<EventRow>(index.size()) - index.added;
}

} // namespace

EventSet everyEvent(const EventIndex& index)
{
    EventSet all(index.size(), true);
    for (const auto row : index.gone)
        all.set(row, false);
    return all;
}

template<typename IsBefore> EventOrder::Place EventOrder::placeBy(const IsBefore& isBefore) const
{
    EventRow first = 0;
    for (auto count = inOrderUpTo(index_); count > 0;) {
        const auto half = count / 2;
        if (isBefore(first + half)) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    const auto late = std::ranges::partition_point(index_.late, isBefore) - index_.late.begin();
    return {first, static_cast<std::size_t>(late)};
}

EventOrder::Place EventOrder::end() const
{
    return {inOrderUpTo(index_), index_.late.size()};
}

EventOrder::Place EventOrder::at(double seconds) const
{
    return placeBy([&](EventRow row) { return static_cast<double>(index_.extent[row].earliest) < seconds; });
}

EventOrder::Place EventOrder::before(EventRow row) const
{
    return placeBy([&](EventRow other) { return comesBefore(index_, other, row); });
}

EventOrder::Place EventOrder::after(EventRow row) const
{
    return placeBy([&](EventRow other) { return !comesBefore(index_, row, other); });
}

std::size_t EventOrder::countBetween(const Place& from, const Place& to) const
{
    auto count = countWithin(among_, from.row, to.row);
    for (auto n = from.late; n < to.late; ++n)
        count += std::size_t{among_.contains(index_.late[n])};
    return count;
}

std::optional<EventRow> EventOrder::firstFrom(const Place& place) const
{
    const auto sorted = firstWithin(among_, place.row, inOrderUpTo(index_));
    for (auto n = place.late; n < index_.late.size(); ++n) {
        const auto late = index_.late[n];
        if (among_.contains(late))
            return sorted && comesBefore(index_, *sorted, late) ? *sorted : late;
    }
    return sorted;
}

std::optional<EventRow> EventOrder::lastBefore(const Place& place) const
{
    const auto sorted = lastWithin(among_, place.row);
    for (auto n = place.late; n-- > 0;) {
        const auto late = index_.late[n];
        if (among_.contains(late))
            return sorted && comesBefore(index_, late, *sorted) ? *sorted : late;
    }
    return sorted;
}

EventIndex inOrder(EventIndex index)
{
    if (index.isInOrder())
        return index;
    std::vector<EventRow> rows;
    rows.reserve(index.events());
    forEachInOrder(index, everyEvent(index), [&](EventRow row) { rows.push_back(row); });
    auto ordered = someRows(index, rows);
    ordered.categories = std::move(index.categories);
    ordered.categoryColors = std::move(index.categoryColors);
    ordered.categoryShapes = std::move(index.categoryShapes);
    ordered.sourceNames = std::move(index.sourceNames);
    ordered.actorNames = std::move(index.actorNames);
    ordered.placeNames = std::move(index.placeNames);
    ordered.undated = index.undated;
    return ordered;
}

} // namespace dateline
