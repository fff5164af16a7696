// What the words of one date mean: from what is said to EDTF.

#include "core/time/datevocabulary.h"
#include "core/time/worddate.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace dateline {

namespace {

using Part = WordDate::Part;

std::string twoDigits(int value)
{
    return std::to_string(value + 100).substr(1);
}

std::string edtfYear(std::int64_t year)
{
    return (year > 9999 || year < -9999 ? "Y" : "") + formatIsoYear(year);
}

std::int64_t astronomicalYear(const WordDate& date)
{
    return date.beforeChrist ? 1 - *date.year : *date.year;
}

/// Which of three parts, from 0; only for a part of something.
int thirdOf(Part part)
{
    return static_cast<int>(part) - 1;
}

WordRun single(const std::string& edtf)
{
    return {edtf, edtf};
}

WordRun years(std::int64_t first, std::int64_t last)
{
    return {edtfYear(first), edtfYear(last)};
}

WordRun spanOfYears(const WordDate& date)
{
    const auto decade = date.yearsOfSpan == 10;
    const auto beforeChrist = date.beforeChrist;
    // A century counts from 1: its first year is 1801, or the hundredth before Christ; "18XX" is what EDTF has for it.
    auto first = decade ? *date.year : (*date.year - 1) * 100;
    auto last = first + date.yearsOfSpan - 1;
    if (beforeChrist && decade)
        std::tie(first, last) = std::pair(1 - last, 1 - first);
    else if (beforeChrist)
        std::tie(first, last) = std::pair(1 - *date.year * 100, -(*date.year - 1) * 100);
    else if (!decade && first == 0)
        std::tie(first, last) = std::pair<std::int64_t, std::int64_t>(1, 100);
    if (date.part != Part::Whole) {
        constexpr std::array<std::pair<int, int>, 3> ofDecade{{{0, 3}, {4, 6}, {7, 9}}};
        constexpr std::array<std::pair<int, int>, 3> ofCentury{{{0, 33}, {34, 66}, {67, 99}}};
        const auto [from, to] = (decade ? ofDecade : ofCentury)[static_cast<std::size_t>(thirdOf(date.part))];
        return years(first + from, first + to);
    }
    if (beforeChrist || first < 10)
        return years(first, last);
    const auto digits = edtfYear(first);
    return single(digits.substr(0, decade ? 3 : 2) + (decade ? "X" : "XX"));
}

WordRun groupingOf(const WordDate& date, const std::string& year)
{
    if (date.part == Part::Whole)
        return single(year + "-" + std::to_string(date.grouping));
    const auto [firstMonth, months] = subYearGrouping(date.grouping);
    const auto month = firstMonth + thirdOf(date.part) * months / 3;
    const auto in = date.year ? edtfYear(astronomicalYear(date) + (month > 12 ? 1 : 0)) : year;
    return single(in + "-" + twoDigits(month > 12 ? month - 12 : month));
}

WordRun daysOfMonth(const WordDate& date, const std::string& month, int length)
{
    auto first = 1;
    auto last = 10;
    if (date.week == WordDate::kLastWeek) {
        first = length - 6;
        last = length;
    } else if (date.week > 0) {
        first = date.week * 7 - 6;
        last = date.week * 7;
    } else if (date.part == Part::Mid) {
        first = 11;
        last = 20;
    } else if (date.part == Part::Late) {
        first = 21;
        last = length;
    }
    return {month + "-" + twoDigits(first), month + "-" + twoDigits(last)};
}

WordRun yearAlone(const WordDate& date, const std::string& year)
{
    if (date.dayUnknown)
        return single(year + "-XX-XX");
    if (date.monthUnknown)
        return single(year + "-XX");
    if (date.part != Part::Whole)
        return single(year + "-" + std::to_string(37 + thirdOf(date.part)));
    return single(date.significant > 0 ? year + "S" + std::to_string(date.significant) : year);
}

WordRun monthOrDay(const WordDate& date, const std::string& year)
{
    const auto month = year + "-" + twoDigits(date.month);
    if (date.day > 0)
        return single(month + "-" + twoDigits(date.day));
    if (date.week > 0 || date.part != Part::Whole) {
        constexpr std::int64_t anyCommonYear = 2001;
        return daysOfMonth(date, month, daysInMonth(date.year ? astronomicalYear(date) : anyCommonYear, date.month));
    }
    return single(date.someDay ? month + "-XX" : month);
}

std::string contradiction(const WordDate& date)
{
    if (date.bare)
        return "the month of day " + std::to_string(*date.bare) + " is not said";
    if (date.written && (date.part != Part::Whole || date.weekday || date.someDay))
        return "a date in numbers takes no other words about it than \"about\" and \"perhaps\"";
    if (date.year && *date.year == 0)
        return "there is no year 0 in words: the year before AD 1 is 1 BC";
    if (date.year && (*date.year > 9999 && (date.month > 0 || date.grouping > 0)))
        return "a year of more than four digits has no months in EDTF";
    if (date.week > 0 && (date.month == 0 || date.day > 0))
        return "a week is counted within a month: say which";
    if (date.grouping > 0 && (date.month > 0 || date.yearsOfSpan > 1))
        return "a season or quarter belongs to one year, without a month";
    if (date.yearsOfSpan > 1 && date.month > 0)
        return "a decade or century has no month";
    if (date.day > 0 && (date.part != Part::Whole || date.someDay))
        return "a day has no early or late part";
    if (date.someDay && date.month == 0)
        return "the month of the day is not said";
    if (date.weekday && (date.day == 0 || !date.year))
        return "a weekday is only read together with its day, month and year";
    return {};
}

std::string withQualifier(const std::string& edtf, const WordDate& date)
{
    if (date.approximate)
        return edtf + (date.uncertain ? "%" : "~");
    return date.uncertain ? edtf + "?" : edtf;
}

} // namespace

Result<WordRun> meaningOf(const WordDate& date)
{
    if (const auto why = contradiction(date); !why.empty())
        return fail(ErrorCode::Invalid, atColumn(date.column, why));
    if (date.written) {
        if (date.written->kind() == EdtfKind::Interval || date.written->kind() == EdtfKind::OneOf ||
            date.written->kind() == EdtfKind::AllOf)
            return fail(ErrorCode::Invalid, atColumn(date.column, "an interval or a set cannot stand among words"));
        return single(withQualifier(date.written->format(), date));
    }
    const auto year = date.year ? edtfYear(astronomicalYear(date)) : std::string("XXXX");
    auto run = date.yearsOfSpan > 1 ? spanOfYears(date)
               : date.grouping > 0  ? groupingOf(date, year)
               : date.month > 0     ? monthOrDay(date, year)
                                    : yearAlone(date, year);
    for (const auto* end : {&run.first, &run.last}) {
        if (const auto parsed = EdtfDate::parse(*end); !parsed)
            return fail(parsed.error().code,
                        atColumn(date.column, parsed.error().message.substr(parsed.error().message.find(": ") + 2)));
    }
    if (date.weekday) {
        const auto is = weekday(astronomicalYear(date), date.month, date.day);
        if (static_cast<int>(is) != *date.weekday)
            return fail(ErrorCode::Invalid,
                        atColumn(date.column,
                                 "that day was a " + englishDateVocabulary().weekdays[static_cast<std::size_t>(is)]));
    }
    run.first = withQualifier(run.first, date);
    run.last = withQualifier(run.last, date);
    return run;
}

} // namespace dateline
