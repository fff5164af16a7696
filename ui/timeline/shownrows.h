#pragma once

#include "core/timeline/eventset.h"

#include <optional>

namespace dateline {

/// How many rows of a set lie in [from, to).
std::size_t countWithin(const EventSet& set, EventRow from, EventRow to);

/// The first row of a set from `from` on.
std::optional<EventRow> firstFrom(const EventSet& set, EventRow from);

/// The last row of a set before `end`.
std::optional<EventRow> lastBefore(const EventSet& set, EventRow end);

/// The first row of an index that starts at `seconds` or later; its size where there is none.
EventRow firstStartingAt(const EventIndex& index, double seconds);

} // namespace dateline
