#include "core/timeline/calendarwords.h"
#include "core/timeline/timescale.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dateline {

namespace {

constexpr double kDay = 86'400;
constexpr const char* kDash = " – ";

std::int64_t nearest(std::int64_t at, std::int64_t before, std::int64_t after)
{
    return at - before < after - at ? before : after;
}

std::int64_t nearestDay(std::int64_t at)
{
    const auto time = civilFromSeconds(at);
    const auto day = secondsFromCivil(time.year, time.month, time.day);
    return nearest(at, day, day + kSecondsPerDay);
}

std::int64_t nearestMonth(std::int64_t at)
{
    const auto time = civilFromSeconds(at);
    const auto month = secondsFromCivil(time.year, time.month, 1);
    return nearest(at, month, addMonths(month, 1));
}

std::int64_t nearestYear(std::int64_t at)
{
    const auto year = civilFromSeconds(at).year;
    return nearest(at, secondsFromCivil(year, 1, 1), secondsFromCivil(year + 1, 1, 1));
}

std::string years(const CivilTime& first, const CivilTime& last)
{
    if (first.year == last.year)
        return yearInWords(first.year);
    return yearInWords(first.year) + kDash + yearInWords(last.year);
}

/// Of deep time to two digits of the range's length, or the turn of our era: "14 billion years ago – AD 1 billion".
std::string deepYears(const VisibleRange& range, std::int64_t first, std::int64_t last)
{
    const auto hundredth = range.length() / (100 * 365.25 * kDay);
    const auto step = static_cast<std::int64_t>(std::pow(10, std::floor(std::log10(hundredth))));
    const auto rounded = [step](std::int64_t second) {
        const auto year = civilFromSeconds(second).year;
        const auto count = (std::abs(year) + step / 2) / step * step;
        return year < 0 && count > 0 ? 1 - count : std::max<std::int64_t>(count, 1);
    };
    return yearOfDeepTimeInWords(rounded(first)) + kDash + yearOfDeepTimeInWords(rounded(last));
}

std::string months(const CivilTime& first, const CivilTime& last)
{
    auto text = std::string(monthName(first.month));
    if (first.year != last.year)
        text.append(" ").append(yearInWords(first.year));
    else if (first.month == last.month)
        return text + " " + yearInWords(last.year);
    return text + kDash + std::string(monthName(last.month)) + " " + yearInWords(last.year);
}

std::string days(const CivilTime& first, const CivilTime& last)
{
    if (first.year != last.year)
        return dayInWords(first) + kDash + dayInWords(last);
    if (first.month != last.month)
        return std::to_string(first.day) + " " + std::string(monthName(first.month)) + kDash + dayInWords(last);
    if (first.day != last.day)
        return std::to_string(first.day) + kDash + dayInWords(last);
    return dayInWords(first);
}

std::string times(const CivilTime& first, const CivilTime& last, bool seconds)
{
    const bool sameDay = first.year == last.year && first.month == last.month && first.day == last.day;
    return dayInWords(first) + ", " + clockTime(first, seconds) + kDash + (sameDay ? "" : dayInWords(last) + ", ") +
           clockTime(last, seconds);
}

} // namespace

std::string rangeInWords(const VisibleRange& range)
{
    const auto start = static_cast<std::int64_t>(std::llround(range.start));
    const auto end = std::max(start, static_cast<std::int64_t>(std::llround(range.end)));
    const auto length = range.length();
    if (length <= 2 * kDay)
        return times(civilFromSeconds(start), civilFromSeconds(end), length < 600);

    const auto words = [&](std::int64_t (*rounded)(std::int64_t), auto inWords) {
        const auto first = rounded(start);
        const auto last = std::max(first, rounded(end) - 1);
        return inWords(civilFromSeconds(first), civilFromSeconds(last));
    };
    if (length >= 100'000 * 365.25 * kDay)
        return deepYears(range, start, end);
    if (length < 120 * kDay)
        return words(nearestDay, days);
    if (length < 4 * 365 * kDay)
        return words(nearestMonth, months);
    return words(nearestYear, years);
}

std::string placeInWords(const TimeExtent& range)
{
    if (range.openStart() && range.openEnd())
        return "at any time";
    const auto isDay = [](std::int64_t at) {
        const auto time = civilFromSeconds(at);
        return time.hour == 0 && time.minute == 0 && time.second == 0;
    };
    const auto wholeDays = (range.openStart() || isDay(range.earliest)) && (range.openEnd() || isDay(range.latest));
    const auto one = [&](std::int64_t at) {
        const auto time = civilFromSeconds(at);
        return dayInWords(time) + (wholeDays ? "" : ", " + clockTime(time, true));
    };
    if (range.openEnd())
        return "from " + one(range.earliest) + " on";
    if (range.openStart())
        return "up to " + one(range.latest - 1);
    const auto first = civilFromSeconds(range.earliest);
    const auto last = civilFromSeconds(range.latest - 1);
    if (!wholeDays)
        return "in " + times(first, last, true);
    const auto after = civilFromSeconds(range.latest);
    if (first.day != 1 || after.day != 1)
        return (range.latest - range.earliest == kSecondsPerDay ? "on " : "in ") + days(first, last);
    return "in " + (first.month == 1 && after.month == 1 ? years(first, last) : months(first, last));
}

} // namespace dateline
