#include "core/timeline/calendarwords.h"

#include "core/time/digits.h"

#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

std::string grouped(std::int64_t number)
{
    const auto digits = std::to_string(number);
    if (digits.size() < 5)
        return digits;
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text.push_back(',');
        text.push_back(digits[i]);
    }
    return text;
}

/// Round numbers of years in words: "1.5 million", "13.8 billion"; others in digits.
std::string yearNumber(std::int64_t years)
{
    constexpr std::int64_t million = 1'000'000;
    constexpr std::int64_t billion = 1'000 * million;
    if (years < million || years % (million / 10) != 0)
        return grouped(years);
    const auto unit = years >= billion ? billion : million;
    auto text = grouped(years / unit);
    if (auto rest = years % unit; rest != 0) {
        auto decimals = std::to_string(unit + rest).substr(1);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        text += "." + decimals;
    }
    return text + (unit == billion ? " billion" : " million");
}

} // namespace

std::string_view monthName(int month)
{
    return kMonths[static_cast<std::size_t>(month - 1)];
}

std::string_view shortMonthName(int month)
{
    return monthName(month).substr(0, 3);
}

std::string_view weekdayName(Weekday day)
{
    return kWeekdays[static_cast<std::size_t>(day)];
}

std::string yearInWords(std::int64_t year)
{
    if (year < 1)
        return yearNumber(1 - year) + " BC";
    return std::string(year < 100 ? "AD " : "") + yearNumber(year);
}

std::string yearOfDeepTimeInWords(std::int64_t year)
{
    if (year < 1)
        return yearNumber(1 - year) + " years ago";
    return "AD " + yearNumber(year);
}

std::string ordinal(std::int64_t number)
{
    const auto lastTwo = number % 100;
    const auto last = number % 10;
    const bool teens = lastTwo >= 11 && lastTwo <= 13;
    const char* ending = teens || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
    return std::to_string(number) + ending;
}

std::string clockTime(const CivilTime& time, bool seconds)
{
    auto text = twoDigits(time.hour) + ":" + twoDigits(time.minute);
    return seconds ? text + ":" + twoDigits(time.second) : text;
}

std::string dayInWords(const CivilTime& time)
{
    return std::to_string(time.day) + " " + std::string(monthName(time.month)) + " " + yearInWords(time.year);
}

} // namespace dateline
