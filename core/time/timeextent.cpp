#include "core/time/timeextent.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dateline {

namespace {

constexpr std::int64_t kDaysPerEra = 146'097; // 400 years
constexpr std::int64_t kDaysFromEraToEpoch = 719'468;

constexpr std::int64_t floorDiv(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

constexpr std::int64_t floorMod(std::int64_t value, std::int64_t by)
{
    const auto rest = value % by;
    return rest < 0 ? rest + by : rest;
}

void appendPadded(std::string& out, std::int64_t value, int width)
{
    std::array<char, 20> digits{};
    auto count = 0;
    do {
        digits[static_cast<std::size_t>(count++)] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0 || count < width);
    while (count > 0)
        out += digits[static_cast<std::size_t>(--count)];
}

void appendDate(std::string& out, const CivilTime& civil)
{
    out += formatIsoYear(civil.year);
    out += '-';
    appendPadded(out, civil.month, 2);
    out += '-';
    appendPadded(out, civil.day, 2);
}

} // namespace

std::int64_t TimeExtent::duration() const
{
    std::int64_t length = 0;
    if (openStart() || openEnd() || __builtin_sub_overflow(latest, earliest, &length))
        return kEndOfTime;
    return length;
}

int daysInMonth(std::int64_t year, int month)
{
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeapYear(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::int64_t daysFromCivil(std::int64_t year, int month, int day)
{
    // The year is taken to begin in March, so that the leap day is its last and months have a regular length.
    const auto shifted = month <= 2 ? year - 1 : year;
    const auto era = floorDiv(shifted, 400);
    const auto yearOfEra = shifted - era * 400;
    const auto dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const auto dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * kDaysPerEra + dayOfEra - kDaysFromEraToEpoch;
}

std::int64_t secondsFromCivil(std::int64_t year, int month, int day, int hour, int minute, int second)
{
    if (year > kMaxYear)
        return kEndOfTime;
    if (year < -kMaxYear)
        return kBeginningOfTime;
    return daysFromCivil(year, month, day) * kSecondsPerDay + hour * 3600LL + minute * 60LL + second;
}

CivilTime civilFromSeconds(std::int64_t seconds)
{
    const auto days = floorDiv(seconds, kSecondsPerDay) + kDaysFromEraToEpoch;
    const auto secondOfDay = static_cast<int>(floorMod(seconds, kSecondsPerDay));
    const auto era = floorDiv(days, kDaysPerEra);
    const auto dayOfEra = days - era * kDaysPerEra;
    const auto yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const auto dayOfYear = static_cast<int>(dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
    const auto monthFromMarch = (5 * dayOfYear + 2) / 153;
    const auto day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    const auto month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const auto year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day, secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60};
}

Weekday weekday(std::int64_t year, int month, int day)
{
    constexpr std::int64_t epochWasAThursday = 3;
    return static_cast<Weekday>(floorMod(daysFromCivil(year, month, day) + epochWasAThursday, 7));
}

std::int64_t addMonths(std::int64_t seconds, std::int64_t months)
{
    if (seconds == kBeginningOfTime || seconds == kEndOfTime)
        return seconds;
    const auto civil = civilFromSeconds(seconds);
    std::int64_t count = 0;
    if (__builtin_add_overflow(civil.year * 12 + civil.month - 1, months, &count))
        return months > 0 ? kEndOfTime : kBeginningOfTime;
    const auto year = floorDiv(count, 12);
    const auto month = static_cast<int>(floorMod(count, 12)) + 1;
    if (std::abs(year) > kMaxYear)
        return year > 0 ? kEndOfTime : kBeginningOfTime;
    const auto day = std::min(civil.day, daysInMonth(year, month));
    return secondsFromCivil(year, month, day, civil.hour, civil.minute, civil.second);
}

std::int64_t addSeconds(std::int64_t seconds, std::int64_t amount)
{
    if (seconds == kBeginningOfTime || seconds == kEndOfTime)
        return seconds;
    std::int64_t sum = 0;
    if (__builtin_add_overflow(seconds, amount, &sum))
        return amount > 0 ? kEndOfTime : kBeginningOfTime;
    return sum;
}

std::string formatIsoYear(std::int64_t year)
{
    const auto magnitude = year < 0 ? -year : year;
    std::string out;
    if (year < 0)
        out += '-';
    appendPadded(out, magnitude, 4);
    return out;
}

std::string formatIsoDate(std::int64_t seconds)
{
    std::string out;
    appendDate(out, civilFromSeconds(seconds));
    return out;
}

std::string formatIso(std::int64_t seconds)
{
    const auto civil = civilFromSeconds(seconds);
    std::string out;
    out.reserve(24);
    appendDate(out, civil);
    out += 'T';
    appendPadded(out, civil.hour, 2);
    out += ':';
    appendPadded(out, civil.minute, 2);
    out += ':';
    appendPadded(out, civil.second, 2);
    return out;
}

} // namespace dateline
