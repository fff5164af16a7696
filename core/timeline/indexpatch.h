#pragma once

#include "core/timeline/eventindex.h"

#include <cstdint>
#include <span>
#include <vector>

/// Changing a few rows of an index that is large.
namespace dateline {

/// The rows of those keys (ascending, each once), ascending; keys that are not in the index have none.
std::vector<EventRow> rowsOf(const EventIndex& index, std::span<const EventKey> keys);

/// Takes rows (ascending) out and puts those of `fresh` in at their places, in one go. The numbers in `fresh` are by
/// the dictionaries of `index`; its own are not looked at, nor are its margins and its `undated`.
void patch(EventIndex& index, std::span<const EventRow> gone, const EventIndex& fresh);

/// What the numbers of a dictionary become, one for each.
using NewNumbers = std::vector<std::uint16_t>;

/// Puts new numbers into a column.
void renumber(std::vector<std::uint16_t>& column, const NewNumbers& numbers);

} // namespace dateline
