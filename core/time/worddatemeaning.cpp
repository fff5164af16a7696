// What the words of one date mean: from what is said to EDTF.

#include "core/time/datevocabulary.h"
#include "core/time/digits.h"
#include "core/time/worddate.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace dateline {

namespace {

constexpr std::int64_t kAnyCommonYear = 2001;
constexpr std::int64_t kAnyLeapYear = 2000;
constexpr const char* kNoPartsOfDay = "EDTF has no parts of a day: the whole day is kept";

std::int64_t astronomicalYear(const WordDate& date)
{
    return date.beforeChrist ? 1 - *date.year : *date.year;
}

WordRun single(const std::string& edtf)
{
    return {edtf, edtf};
}

WordRun years(std::int64_t first, std::int64_t last)
{
    return {edtfYear(first), edtfYear(last)};
}

/// The part of so many years, days or months that a portion is, counted from 0, both ends included.
std::pair<int, int> stretchOf(const WordDate::Portion& portion, int length)
{
    const auto begin = [&](int index) {
        return (index * length + portion.of - 1) / portion.of;
    };
    return {begin(portion.first), begin(portion.last + 1) - 1};
}

WordRun spanOfYears(const WordDate& date)
{
    const auto decade = date.yearsOfSpan == 10;
    const std::int64_t length = date.yearsOfSpan;
    // A century counts from 1: its first year is 1801, or the hundredth before Christ; "18XX" is what EDTF has for it.
    auto first = decade ? *date.year : (*date.year - 1) * length;
    auto last = first + length - 1;
    if (date.beforeChrist && decade)
        std::tie(first, last) = std::pair(1 - last, 1 - first);
    else if (date.beforeChrist)
        std::tie(first, last) = std::pair(1 - *date.year * length, -(*date.year - 1) * length);
    else if (!decade && first == 0)
        std::tie(first, last) = std::pair<std::int64_t, std::int64_t>(1, length);
    if (!date.portion.whole()) {
        const auto [from, to] = stretchOf(date.portion, date.yearsOfSpan);
        return years(first + from, first + to);
    }
    if (date.beforeChrist || first < 10 || first > 9999)
        return years(first, last);
    const auto known = decade ? 3U : length == 100 ? 2U : 1U;
    return single(edtfYear(first).substr(0, known) + std::string(4 - known, 'X'));
}

WordRun groupingOf(const WordDate& date, const std::string& year)
{
    if (date.portion.whole())
        return single(year + "-" + std::to_string(date.grouping));
    const auto [firstMonth, months] = subYearGrouping(date.grouping);
    const auto [from, to] = stretchOf(date.portion, months);
    const auto monthAt = [&, start = firstMonth](int offset) {
        const auto month = start + offset;
        const auto in = date.year ? edtfYear(astronomicalYear(date) + (month > 12 ? 1 : 0)) : year;
        return in + "-" + twoDigits(month > 12 ? month - 12 : month);
    };
    return {monthAt(from), monthAt(to)};
}

WordRun daysOfMonth(const WordDate& date, const std::string& month, int length)
{
    auto first = 1;
    auto last = length;
    if (date.week == WordDate::kLastWeek) {
        first = length - 6;
    } else if (date.week > 0) {
        first = date.week * 7 - 6;
        last = date.week * 7;
    } else {
        // The last part takes what a month has more than thirty days, or less.
        const auto [from, to] = stretchOf(date.portion, 30);
        first = from + 1;
        last = date.portion.last + 1 == date.portion.of ? length : to + 1;
    }
    return {month + "-" + twoDigits(first), month + "-" + twoDigits(last)};
}

WordRun yearAlone(const WordDate& date, const std::string& year)
{
    if (date.dayUnknown || date.someDay)
        return single(year + "-XX-XX");
    if (date.monthUnknown)
        return single(year + "-XX");
    if (!date.portion.whole()) {
        const auto code = date.portion.of == 2 ? 40 : date.portion.of == 3 ? 37 : 33;
        return {year + "-" + std::to_string(code + date.portion.first),
                year + "-" + std::to_string(code + date.portion.last)};
    }
    return single(date.significant > 0 ? year + "S" + std::to_string(date.significant) : year);
}

int monthLength(const WordDate& date)
{
    return daysInMonth(date.year ? astronomicalYear(date) : kAnyCommonYear, date.month);
}

WordRun monthOrDay(const WordDate& date, const std::string& year)
{
    const auto month = year + "-" + twoDigits(date.month);
    if (date.day > 0 && date.weekFrom) {
        const auto day = secondsFromCivil(astronomicalYear(date), date.month, date.day);
        return {month + "-" + twoDigits(date.day), formatIsoDate(day + 6 * kSecondsPerDay), true};
    }
    if (date.day > 0)
        return single(month + "-" + twoDigits(date.day));
    if (date.week > 0 || !date.portion.whole())
        return daysOfMonth(date, month, monthLength(date));
    return single(date.someDay ? month + "-XX" : month);
}

/// Why the parts do not go together; empty where they do.
std::string contradiction(const WordDate& date)
{
    if (date.bare)
        return "the month of day " + std::to_string(*date.bare) + " is not said";
    if (date.written && (!date.portion.whole() || date.weekday || date.someDay || date.weekFrom))
        return "a date in numbers takes no other words about it than \"about\" and \"perhaps\"";
    if (date.lacksYear() && date.month == 0 && date.grouping == 0)
        return date.second ? "the day of that time is not said" : "no year, month or day is said";
    if (date.year && *date.year == 0)
        return "there is no year 0 in words: the year before AD 1 is 1 BC";
    if (date.year && (*date.year > 9999 && (date.month > 0 || date.grouping > 0 || !date.portion.whole())))
        return "a year of more than four digits has no months in EDTF";
    if (date.week > 0 && (date.month == 0 || date.day > 0))
        return "a week is counted within a month: say which";
    if (date.weekFrom && (date.day == 0 || !date.year))
        return "a week is named by one of its days, with month and year";
    if (date.grouping > 0 && (date.month > 0 || date.yearsOfSpan > 1))
        return "a season belongs to one year, without a month";
    if (date.yearsOfSpan > 1 && date.month > 0)
        return "a decade or century has no month";
    if (date.day > 0 && (!date.portion.whole() || date.someDay))
        return "a day has no early or late part";
    if ((date.portion.of == 4 && (date.month > 0 || date.grouping > 0 || date.yearsOfSpan == 10)) ||
        (date.portion.of == 2 && date.grouping > 0))
        return "that has no such part: say early, mid or late";
    if (date.someDay && date.month == 0 && (date.grouping > 0 || date.yearsOfSpan > 1 || !date.portion.whole()))
        return "some day in so long a time has no form in EDTF: leave \"some day\" out";
    if (date.weekday && (date.day == 0 || !date.year))
        return "a weekday is only read together with its day, month and year";
    if (date.second && !date.written && date.day == 0)
        return "the day of that time is not said";
    return {};
}

std::string withQualifier(const std::string& edtf, const WordDate& date)
{
    if (date.approximate)
        return edtf + (date.uncertain ? "%" : "~");
    return date.uncertain ? edtf + "?" : edtf;
}

std::string noSuchDay(const WordDate& date)
{
    return englishDateVocabulary().months[static_cast<std::size_t>(date.month - 1)] +
           (date.year ? " " + formatIsoYear(astronomicalYear(date)) : std::string()) + " has " +
           std::to_string(monthLength(date)) + " days, there is no day " + std::to_string(date.day);
}

/// The last day of the month, and the one so many days after it: "31 September" is the 30th, or 1 October.
std::vector<Remedy> daysNear(const WordDate& date)
{
    const auto length = monthLength(date);
    std::vector<Remedy> remedies{{{date.dayAt, std::to_string(length)}}};
    const auto ownMonth = date.monthAt.end > date.monthAt.begin && date.month < 12;
    if (ownMonth && date.day <= 31) {
        const auto& next = englishDateVocabulary().months[static_cast<std::size_t>(date.month)];
        remedies.push_back({{date.dayAt, std::to_string(date.day - length)}, {date.monthAt, next}});
    }
    return remedies;
}

/// A weekday that does not fit: the right one, or the nearest day that is one.
tl::unexpected<Misreading> wrongWeekday(const WordDate& date, Weekday is)
{
    const auto& name = englishDateVocabulary().weekdays[static_cast<std::size_t>(is)];
    std::vector<Remedy> remedies{{{date.weekdayAt, name}}};
    const auto after = (*date.weekday - static_cast<int>(is) + 7) % 7;
    const auto day = date.day + (after > 3 ? after - 7 : after);
    if (day >= 1 && day <= monthLength(date))
        remedies.push_back({{date.dayAt, std::to_string(day)}});
    return misread(ErrorCode::Invalid, date.weekdayAt, "that day was a " + name, std::move(remedies));
}

/// The date with its time, where EDTF can hold both: a day that is wholly known, with nothing said of its reliability.
std::string withTime(const std::string& day, const WordDate& date)
{
    const auto plain = EdtfDate::parse(day);
    if (date.approximate || date.uncertain || !plain || plain->kind() != EdtfKind::Date)
        return {};
    const auto clock = formatIso(*date.second);
    const auto text = day + clock.substr(clock.find('T')) + date.zone;
    return EdtfDate::parse(text) ? text : std::string();
}

/// The meaning of a date that stands in EDTF or in numbers, perhaps with words about it.
Reading<WordRun> meaningOfWritten(const WordDate& date, std::string& note)
{
    const auto kind = date.written->kind();
    if (kind == EdtfKind::Interval || kind == EdtfKind::OneOf || kind == EdtfKind::AllOf)
        return misread(ErrorCode::Invalid, date.range, "an interval or a set cannot stand among words");
    auto plain = date;
    if (date.second) {
        if (const auto timed = withTime(date.written->format(), date); !timed.empty())
            return single(timed);
        if (date.written->precision() != Precision::Day)
            return misread(ErrorCode::Invalid, date.timeAt, "a time of day belongs to a day", {{{date.timeAt, ""}}});
        note = kTimeLeftOut;
        plain.approximate = false;
    }
    if (date.partOfDay)
        note = kNoPartsOfDay;
    return single(withQualifier(date.written->format(), plain));
}

} // namespace

Reading<WordRun> meaningOf(const WordDate& date, std::string& note)
{
    if (const auto why = contradiction(date); !why.empty())
        return misread(ErrorCode::Invalid, date.range, why,
                       date.weekday ? std::vector<Remedy>{{{date.weekdayAt, ""}}} : std::vector<Remedy>());
    if (date.written)
        return meaningOfWritten(date, note);
    if (date.day > 0 && date.day > (date.year ? monthLength(date) : daysInMonth(kAnyLeapYear, date.month)))
        return misread(ErrorCode::Invalid, date.dayAt, noSuchDay(date), daysNear(date));
    const auto year = date.year ? edtfYear(astronomicalYear(date)) : std::string("XXXX");
    auto run = date.yearsOfSpan > 1 ? spanOfYears(date)
               : date.grouping > 0  ? groupingOf(date, year)
               : date.month > 0     ? monthOrDay(date, year)
                                    : yearAlone(date, year);
    for (const auto* end : {&run.first, &run.last}) {
        if (const auto parsed = EdtfDate::parse(*end); !parsed)
            return misread(parsed.error().code, date.range,
                           parsed.error().message.substr(parsed.error().message.find(": ") + 2));
    }
    if (date.weekday) {
        const auto is = weekday(astronomicalYear(date), date.month, date.day);
        if (static_cast<int>(is) != *date.weekday)
            return wrongWeekday(date, is);
    }
    auto qualified = date;
    if (date.second) {
        if (const auto timed = withTime(run.first, date); !timed.empty())
            return single(timed);
        note = kTimeLeftOut;
        qualified.approximate = false; // it was said of the time
    } else if (date.partOfDay) {
        note = kNoPartsOfDay;
    }
    run.first = withQualifier(run.first, qualified);
    run.last = withQualifier(run.last, qualified);
    return run;
}

} // namespace dateline
