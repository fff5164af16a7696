#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/eventset.h"

#include <cstdint>
#include <span>
#include <vector>

/// Changing a few rows of an index that is large, and what is held beside it.
namespace dateline {

/// What a patch did to the rows of an index. An event that changed is in a row that is gone, and in one that has come.
struct IndexChange
{
    std::vector<EventRow> gone; ///< rows that are no event's any more, ascending
    std::vector<EventRow> come; ///< new rows, behind all that were there, ascending
    /// Rows, ascending, of events of which something changed that the index does not hold, such as the title.
    std::vector<EventRow> same;

    std::size_t size() const { return gone.size() + come.size() + same.size(); }
};

/// Some rows as an index of their own, in the order in which they are given: it should be that of events. Its
/// dictionaries have as many entries as those of `index`, all empty.
EventIndex someRows(const EventIndex& index, std::span<const EventRow> rows);

/// Whether a set of an index's rows after a patch, `now`, is the one from before it, but for the rows that came or are
/// gone. No gone one may be in it.
bool followed(const EventSet& before, const IndexChange& change, const EventSet& now);

/// The rows of those keys (ascending, each once), ascending; keys that are not in the index have none.
std::vector<EventRow> rowsOf(const EventIndex& index, std::span<const EventKey> keys);
/// The same. Those that stand in the order of events where they do in `fresh`, another index, are found at once.
std::vector<EventRow> rowsOf(const EventIndex& index, std::span<const EventKey> keys, const EventIndex& fresh);

/// What the index holds of some events, now in `rows` (ascending), becomes what it is in `fresh`, an index in order;
/// new ones come to it, and those that `fresh` does not have are gone. The numbers in `fresh` are by the dictionaries
/// of `index`; its own are not looked at, nor are its margins and its `undated`. Costs nothing for events that are not
/// among them.
IndexChange patch(EventIndex& index, std::span<const EventRow> rows, const EventIndex& fresh);

/// What the numbers of a dictionary become, one for each.
using NewNumbers = std::vector<std::uint16_t>;

/// Puts new numbers into a column.
void renumber(std::vector<std::uint16_t>& column, const NewNumbers& numbers);

} // namespace dateline
