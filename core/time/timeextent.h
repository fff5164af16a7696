#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <string>

namespace dateline {

// Time as Dateline counts it
// --------------------------
// A point of time is a 64-bit number of seconds since 1970-01-01T00:00:00 of the case's own clock, in the proleptic
// Gregorian calendar with a year zero (astronomical counting, as EDTF has it: year 0 is 1 BC, year -43 is 44 BC).
// Every day has 86,400 seconds: leap seconds are not counted. No time zone is applied here.

/// The value of an end that is open, or unknown, towards the past.
inline constexpr std::int64_t kBeginningOfTime = std::numeric_limits<std::int64_t>::min();
/// The value of an end that is open, or unknown, towards the future.
inline constexpr std::int64_t kEndOfTime = std::numeric_limits<std::int64_t>::max();

/// No year further from zero than this can be held: its seconds would not fit into 64 bits.
inline constexpr std::int64_t kMaxYear = 290'000'000'000;

inline constexpr std::int64_t kSecondsPerDay = 86'400;

/// A stretch of time: `earliest` is its first second, `latest` the first second after it (half-open). An extent is
/// ordered (`earliest <= latest`) and empty where both are the same.
struct TimeExtent
{
    std::int64_t earliest = 0;
    std::int64_t latest = 0;

    bool operator==(const TimeExtent&) const = default;

    /// Reaches back without end.
    constexpr bool openStart() const { return earliest == kBeginningOfTime; }
    /// Reaches forward without end.
    constexpr bool openEnd() const { return latest == kEndOfTime; }
    constexpr bool empty() const { return latest <= earliest; }

    /// The second lies in the extent.
    constexpr bool contains(std::int64_t second) const { return earliest <= second && second < latest; }
    /// Every second of `other` lies in this extent. An empty `other` does where its place does.
    constexpr bool contains(const TimeExtent& other) const
    {
        return earliest <= other.earliest && other.latest <= latest;
    }
    /// At least one second lies in both. Extents that only touch do not intersect.
    constexpr bool intersects(const TimeExtent& other) const
    {
        return earliest < other.latest && other.earliest < latest && !empty() && !other.empty();
    }
    /// Ends exactly where `other` begins (Allen's "meets"): no second between them and none in both.
    constexpr bool meets(const TimeExtent& other) const { return latest == other.earliest; }

    /// The seconds of both. Empty, at the later start, where they share none.
    constexpr TimeExtent intersection(const TimeExtent& other) const
    {
        const auto from = earliest > other.earliest ? earliest : other.earliest;
        const auto to = latest < other.latest ? latest : other.latest;
        return {from, to < from ? from : to};
    }
    /// The smallest extent that contains both.
    constexpr TimeExtent united(const TimeExtent& other) const
    {
        return {earliest < other.earliest ? earliest : other.earliest, latest > other.latest ? latest : other.latest};
    }
    /// Its length in seconds; kEndOfTime where an end is open or the length does not fit into 64 bits.
    std::int64_t duration() const;
};

/// A date and a time of day on the clock and the calendar of the wall.
struct CivilTime
{
    std::int64_t year = 1970; ///< astronomical: 0 is 1 BC
    int month = 1;            ///< 1 to 12
    int day = 1;              ///< 1 to 31
    int hour = 0;             ///< 0 to 23
    int minute = 0;           ///< 0 to 59
    int second = 0;           ///< 0 to 59

    auto operator<=>(const CivilTime&) const = default;
};

enum class Weekday
{
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday
};

constexpr bool isLeapYear(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// 28 to 31. `month` is 1 to 12.
int daysInMonth(std::int64_t year, int month);

/// Days from 1970-01-01 to the day. Good for years within kMaxYear (std::chrono::year has 16 bits). `month` is 1 to 12;
/// a `day` beyond its month counts on into the next.
std::int64_t daysFromCivil(std::int64_t year, int month, int day);

/// The second at which that civil time begins. A year beyond kMaxYear gives the beginning or the end of time.
/// Hours, minutes and seconds beyond their range count on (hour 24 is the next midnight).
std::int64_t secondsFromCivil(std::int64_t year, int month, int day, int hour = 0, int minute = 0, int second = 0);

/// The inverse of secondsFromCivil(), for every 64-bit number but the two open ends, which no calendar has.
CivilTime civilFromSeconds(std::int64_t seconds);

Weekday weekday(std::int64_t year, int month, int day);

/// The same time of day so many months later, or earlier where negative; the 31st of a month that has none becomes its
/// last day. Open ends stay open, and what leaves the countable years becomes open.
std::int64_t addMonths(std::int64_t seconds, std::int64_t months);

/// Seconds later, or earlier where negative, stopping at the open ends, which stay what they are.
std::int64_t addSeconds(std::int64_t seconds, std::int64_t amount);

/// A year in at least four digits, with "-" before year zero: "2024", "0000", "-0043", "13000", "-13800000000". This is
/// how XML Schema 1.1's dateTime, a profile of ISO 8601, writes years; EDTF's own form is EdtfDate::format()'s.
std::string formatIsoYear(std::int64_t year);

/// Date and time of day to the second, without a zone: "2024-03-22T19:55:00", "-0043-03-15T00:00:00",
/// "-170000000-01-01T00:00:00". Not for the open ends, which have no date: callers write nothing, or null, in their
/// place.
std::string formatIso(std::int64_t seconds);

/// The date part of formatIso().
std::string formatIsoDate(std::int64_t seconds);

} // namespace dateline
