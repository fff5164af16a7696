#pragma once

#include "core/model/change.h"
#include "core/time/edtf.h"

#include <QString>

#include <cstdint>

/// The only place where the program looks at the clock and at who uses it: the core is told both.
namespace dateline {

/// Seconds since 1970-01-01T00:00:00 UTC.
std::int64_t secondsNow();

/// The day that it is here.
EdtfDate today();

/// The day of a moment here, counted from any day: the same number is the same day.
std::int64_t localDayOf(std::int64_t seconds);

/// That day as a date.
EdtfDate localDate(std::int64_t seconds);

/// "14:05", on this machine's clock.
QString localClockText(std::int64_t seconds);

/// "22 November 2026, 14:05", on this machine's clock.
QString localTimeText(std::int64_t seconds);

/// The user by their full name, else by their login name, now.
Stamp stampNow();

} // namespace dateline
