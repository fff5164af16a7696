#pragma once

#include "core/time/zone.h"
#include "core/timeline/eventindex.h"

namespace dateline {

/// The index as another clock shows it: extents that are times of day (those of one second) are shifted, all others are
/// days and longer and stay; rows are in the order of the new extents, so that an event can have another row. `index`
/// is on the clock of `of`. A time that the clock of `of` shows twice is taken for the first.
EventIndex onClock(EventIndex index, const TimeZone& of, const TimeZone& to);

} // namespace dateline
