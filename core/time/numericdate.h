#pragma once

#include "core/time/misreading.h"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Years of two digits in dates of numbers are 1969 to 2068.
inline constexpr int kFirstYearOfTwoDigits = 69;

/// Reads a date of three numbers between "/" or ".": "3/22/24", "22.3.2024", "2024/3/22". Nothing: it is not of this
/// form. Invalid: it is and no such day exists, or the day and the month could be exchanged and `order` does not say
/// how; both are remedies. Ranges are counted from the start of `text`. Private to readDate().
Reading<std::optional<EdtfDate>> readNumericDate(std::string_view text, DayMonthOrder order);

/// What three numbers between "-", "/", "." or blanks, or eight digits, may mean as days, in English words: nothing
/// unless the day exists. The likelier is first.
std::vector<std::string> daysInNumbers(std::string_view text);

/// "22 March 2024", for a day that exists.
std::string dayInWords(std::int64_t year, int month, int day);

} // namespace dateline
