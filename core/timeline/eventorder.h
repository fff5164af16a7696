#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/eventset.h"

#include <optional>
#include <tuple>

/// The events of an index in their order, whether its rows are in that order or not: see EventIndex.
namespace dateline {

/// What events are ordered by.
inline auto placeOf(const EventIndex& index, EventRow row)
{
    return std::tuple(index.extent[row].earliest, index.extent[row].latest, index.importance[row], index.key[row]);
}

/// Whether the event of one row comes before that of another; of gone ones, whether it did.
inline bool comesBefore(const EventIndex& index, EventRow one, EventRow other)
{
    return placeOf(index, one) < placeOf(index, other);
}

/// The rows that are an event's.
EventSet everyEvent(const EventIndex& index);

/// The events of a set of rows, none of them gone, that lie before or behind a place in the order of events. Each asks
/// for a few words of the set, and for some of the rows that came late.
class EventOrder
{
public:
    /// Both must outlive it.
    EventOrder(const EventIndex& index, const EventSet& among) : index_(index), among_(among) {}

    /// A place in the order: so many of the rows in order are before it, and so many of the late ones.
    struct Place
    {
        EventRow row = 0;
        std::size_t late = 0;
    };
    Place begin() const { return {}; }
    Place end() const;
    /// Before the first event that starts at `seconds` or later.
    Place at(double seconds) const;
    Place before(EventRow row) const;
    Place after(EventRow row) const;

    std::size_t countBetween(const Place& from, const Place& to) const;
    /// The first event behind a place, and the last before it.
    std::optional<EventRow> firstFrom(const Place& place) const;
    std::optional<EventRow> lastBefore(const Place& place) const;

private:
    template<typename IsBefore> Place placeBy(const IsBefore& isBefore) const;

    const EventIndex& index_;
    const EventSet& among_;
};

/// Calls `each` with the rows of a set, none of them gone, in the order of events.
template<typename Each> void forEachInOrder(const EventIndex& index, const EventSet& among, const Each& each)
{
    auto late = index.late.begin();
    const auto sorted = index.size() - index.added;
    among.forEach([&](EventRow row) {
        if (row >= sorted)
            return;
        for (; late != index.late.end() && comesBefore(index, *late, row); ++late) {
            if (among.contains(*late))
                each(*late);
        }
        each(row);
    });
    for (; late != index.late.end(); ++late) {
        if (among.contains(*late))
            each(*late);
    }
}

/// The same index with a row for each event, in their order.
EventIndex inOrder(EventIndex index);

} // namespace dateline
