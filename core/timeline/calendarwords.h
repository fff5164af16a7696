#pragma once

#include "core/time/timeextent.h"

#include <cstdint>
#include <string>
#include <string_view>

/// How the axis writes dates, in English: the interface translates whole texts, not these.
namespace dateline {

std::string_view monthName(int month);      ///< "March" for 3
std::string_view shortMonthName(int month); ///< "Mar"
std::string_view weekdayName(Weekday day);  ///< "Friday"

/// A year as people write it: "2024", "AD 45", "45 BC", "12,000 BC", "1.5 million BC", "13.8 billion BC". Years up to
/// 99 carry their era. `year` is astronomical: 0 is 1 BC.
std::string yearInWords(std::int64_t year);

/// The same for years so far apart that two thousand of them do not count: "66 million years ago", "500,000 years ago",
/// "AD 1", "AD 5 billion".
std::string yearOfDeepTimeInWords(std::int64_t year);

/// "1st", "2nd", "11th", "23rd".
std::string ordinal(std::int64_t number);

/// "09:05", and "09:05:07" with seconds.
std::string clockTime(const CivilTime& time, bool seconds);

/// "22 March 2024".
std::string dayInWords(const CivilTime& time);

} // namespace dateline
