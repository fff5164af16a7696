#pragma once

#include "core/time/edtf.h"
#include "core/time/relativedate.h"
#include "core/timeline/timescale.h"

#include <cstdint>
#include <optional>

namespace dateline {

/// By how much things move on a timeline at some scale: the smallest unit that a hand can still tell from the next.
struct TimeStep
{
    ShiftUnit unit = ShiftUnit::Days; ///< Minutes, Hours, Days, Months or Years
    std::int64_t amount = 1;

    bool operator==(const TimeStep&) const = default;
};

/// The finest of minutes (1, 5 or 15, where hours are wide), a day, a month, a year, ten years and so on that is at
/// least 6 pixels wide.
TimeStep stepAt(const TimeScale& scale);

/// The date that a place of the timeline stands for, as exactly as the step allows: "2024-03-22T19:45:00" (with "Z"
/// where `utc`), "2024-03-22", "2024-03", "2024", "202X". `seconds` is on the clock that is shown.
EdtfDate dateAt(double seconds, const TimeStep& step, bool utc);

/// Whether a date can be moved and stay as exact as it is: a time, a day, a month, a year, or an interval of such. Not
/// a set, nor what has unspecified digits.
bool canMove(const EdtfDate& date);

/// The date moved by that many steps, or by the unit that it is known to, where that is longer (a month by months); a
/// time by days at most. An interval moves at both ends. The qualifiers stay. Nothing where it cannot be moved, or
/// would leave the countable years.
std::optional<EdtfDate> movedBySteps(const EdtfDate& date, const TimeStep& step, std::int64_t steps);

/// The same by as many steps as bring it nearest to `seconds` later, or earlier where negative.
std::optional<EdtfDate> movedBy(const EdtfDate& date, const TimeStep& step, double seconds);

} // namespace dateline
