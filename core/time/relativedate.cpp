#include "core/time/relativedate.h"

#include "core/time/digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 5> kPartWords{"", "night", "morning", "afternoon", "evening"};

/// By ShiftUnit.
constexpr std::array<char, 7> kLetters{'S', 'M', 'H', 'D', 'W', 'M', 'Y'};

constexpr std::int64_t secondsIn(ShiftUnit unit)
{
    constexpr std::array<std::int64_t, 5> kSeconds{1, 60, 3600, kSecondsPerDay, 7 * kSecondsPerDay};
    return kSeconds[static_cast<std::size_t>(unit)];
}

bool isCalendar(ShiftUnit unit)
{
    return unit == ShiftUnit::Months || unit == ShiftUnit::Years;
}

tl::unexpected<Error> tooFar()
{
    return fail(ErrorCode::Invalid, "the date lies beyond the years that can be counted (290,000,000,000)");
}

bool hasDays(std::int64_t year)
{
    return -9999 <= year && year <= 9999;
}

/// The level belongs to the spelling: that of the canonical one.
Result<EdtfDate> parsed(const std::string& text)
{
    const auto date = EdtfDate::parse(text);
    return date ? EdtfDate::parse(date->format()) : date;
}

std::string_view sign(Qualifier qualifier)
{
    constexpr std::array<std::string_view, 4> kSigns{"", "?", "~", "%"};
    return kSigns[static_cast<std::size_t>(qualifier)];
}

/// What is said of any component, for a date that has other components.
Qualifier qualifierOfAll(const EdtfDate& date)
{
    auto bits = 0U;
    for (const auto component : {DateComponent::Year, DateComponent::Month, DateComponent::Day})
        bits |= date.has(component) ? static_cast<unsigned>(date.qualifier(component)) : 0U;
    return static_cast<Qualifier>(bits);
}

/// Text of the date with other numbers; "XX" where the anchor has it. `month` may be a season's code.
std::string withNumbers(const EdtfDate& anchor, std::int64_t year, int month, int day)
{
    std::string text(sign(anchor.qualifier(DateComponent::Year)));
    text += edtfYear(year);
    if (anchor.has(DateComponent::Month)) {
        text += "-" + std::string(sign(anchor.qualifier(DateComponent::Month)));
        text += anchor.unspecifiedDigits(DateComponent::Month) > 0 ? "XX" : twoDigits(month);
    }
    if (anchor.has(DateComponent::Day)) {
        text += "-" + std::string(sign(anchor.qualifier(DateComponent::Day)));
        text += anchor.unspecifiedDigits(DateComponent::Day) > 0 ? "XX" : twoDigits(day);
    }
    return text;
}

/// One of the dates from the first to the last second of the extent, in days, months or years.
Result<EdtfDate> oneOf(const TimeExtent& extent, ShiftUnit unit, Qualifier qualifier)
{
    if (extent.openStart() || extent.openEnd())
        return tooFar();
    const auto first = civilFromSeconds(extent.earliest);
    const auto last = civilFromSeconds(extent.latest - 1);
    const bool years = unit == ShiftUnit::Years || !hasDays(first.year) || !hasDays(last.year);
    const auto text = [&](const CivilTime& day) {
        std::string written = edtfYear(day.year);
        if (!years)
            written += "-" + twoDigits(day.month);
        if (!years && unit != ShiftUnit::Months)
            written += "-" + twoDigits(day.day);
        return written + std::string(sign(qualifier));
    };
    const auto from = text(first);
    const auto to = text(last);
    return parsed(from == to ? from : "[" + from + ".." + to + "]");
}

/// The coarsest of the units that the ends of the extent stand between, not finer than `unit`'s own and not finer than
/// a day.
ShiftUnit unitOf(const TimeExtent& extent, ShiftUnit unit)
{
    const auto begins = [](std::int64_t second, ShiftUnit of) {
        const auto time = civilFromSeconds(second);
        return second % kSecondsPerDay == 0 && time.day == 1 && (of == ShiftUnit::Months || time.month == 1);
    };
    for (const auto of : {ShiftUnit::Years, ShiftUnit::Months}) {
        if (unit >= of && begins(extent.earliest, of) && begins(extent.latest, of))
            return of;
    }
    return ShiftUnit::Days;
}

std::int64_t moved(std::int64_t second, const DateShift& shift)
{
    if (isCalendar(shift.unit))
        return addMonths(second, shift.amount * (shift.unit == ShiftUnit::Years ? 12 : 1));
    return addSeconds(second, shift.amount * secondsIn(shift.unit));
}

/// One of all dates that lie so far from any second of the anchor.
Result<EdtfDate> anyOf(const EdtfDate& anchor, const DateShift& shift)
{
    const auto bounds = anchor.bounds();
    const auto unit = unitOf(bounds, shift.unit);
    TimeExtent extent;
    if (isCalendar(shift.unit) && unit == ShiftUnit::Days) {
        // By the last day itself: the day after it may be in another month.
        extent = {moved(bounds.earliest, shift),
                  addSeconds(moved(bounds.latest - kSecondsPerDay, shift), kSecondsPerDay)};
    } else {
        extent = {moved(bounds.earliest, shift), moved(bounds.latest, shift)};
    }
    if (shift.part == PartOfDay::Night)
        extent.latest = addSeconds(extent.latest, kSecondsPerDay);
    return oneOf(extent, unit, qualifierOfAll(anchor));
}

Result<EdtfDate> shiftedTime(const EdtfDate& anchor, const DateShift& shift)
{
    const auto second = anchor.bounds().earliest;
    if (shift.unit <= ShiftUnit::Hours) {
        const auto then = moved(second, shift);
        if (then == kBeginningOfTime || then == kEndOfTime)
            return tooFar();
        if (!hasDays(civilFromSeconds(then).year))
            return oneOf({then, then + 1}, ShiftUnit::Years, Qualifier::None);
        const auto written = anchor.format();
        // "2024-03-22T19:55:00+03:00": what stands behind the time is its zone.
        return parsed(formatIso(then) + written.substr(formatIso(second).size()));
    }
    const auto midnight = second - *anchor.secondOfDay();
    const auto day = EdtfDate::parse(formatIsoDate(midnight));
    return day ? shifted(*day, shift) : day;
}

/// A year, month or day of which all digits are given, or whose day or month is "XX".
bool hasPlainDigits(const EdtfDate& date)
{
    const auto plain = [&](DateComponent component) {
        return date.unspecifiedDigits(component) == 0 || date.unspecifiedDigits(component) == 2;
    };
    return date.unspecifiedDigits(DateComponent::Year) == 0 && date.significantDigits() == 0 &&
           plain(DateComponent::Month) && plain(DateComponent::Day);
}

/// Nothing where the date's components cannot say what it becomes.
std::optional<Result<EdtfDate>> shiftedComponents(const EdtfDate& anchor, const DateShift& shift)
{
    if (!hasPlainDigits(anchor))
        return std::nullopt;
    const bool byYears = shift.unit == ShiftUnit::Years;
    const bool knowsMonth = anchor.kind() == EdtfKind::Date && anchor.month() != 0;
    if (knowsMonth && anchor.day() != 0) {
        if (shift.unit < ShiftUnit::Days || shift.part == PartOfDay::Night)
            return std::nullopt;
        const auto then = moved(anchor.bounds().earliest, shift);
        if (then == kBeginningOfTime || then == kEndOfTime)
            return Result<EdtfDate>(tooFar());
        const auto day = civilFromSeconds(then);
        if (!hasDays(day.year))
            return std::nullopt;
        return parsed(withNumbers(anchor, day.year, day.month, day.day));
    }
    if (!byYears && !(knowsMonth && shift.unit == ShiftUnit::Months))
        return std::nullopt;
    const auto months = shift.amount * (byYears ? 12 : 1) + (knowsMonth ? anchor.month() - 1 : 0);
    const auto wholeYears = months >= 0 ? months / 12 : -((11 - months) / 12);
    const auto year = anchor.year() + wholeYears;
    if (anchor.has(DateComponent::Month) && !hasDays(year))
        return std::nullopt;
    const auto month =
        anchor.kind() == EdtfKind::Season ? anchor.month() : static_cast<int>(months - wholeYears * 12) + 1;
    const auto text = withNumbers(anchor, year, month, 0);
    auto date = parsed(text);
    return date || hasDays(year) ? date : Result<EdtfDate>(tooFar());
}

Result<EdtfDate> shiftedSimple(const EdtfDate& anchor, const DateShift& shift)
{
    if (anchor.kind() == EdtfKind::DateTime)
        return shiftedTime(anchor, shift);
    if (auto date = shiftedComponents(anchor, shift))
        return std::move(*date);
    if (shift.amount == 0 && shift.part != PartOfDay::Night)
        return anchor;
    return anyOf(anchor, shift);
}

/// An interval or a run, "a/b" or "a..b", as text. `isSingle` where both of its ends are still single dates.
struct Run
{
    std::optional<EdtfDate> from;
    std::optional<EdtfDate> to;
    bool openStart = false; ///< not unknown
    bool openEnd = false;
    bool isSingle = true;
};

bool isCompound(const EdtfDate& date)
{
    return date.kind() == EdtfKind::Interval || date.kind() == EdtfKind::OneOf || date.kind() == EdtfKind::AllOf;
}

Result<Run> shiftedRun(const EdtfDate& interval, const DateShift& shift)
{
    Run run{std::nullopt, std::nullopt, interval.openStart(), interval.openEnd(), true};
    const std::array ends{interval.start(), interval.end()};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (!ends[i])
            continue;
        const auto moved = shiftedSimple(*ends[i], shift);
        if (!moved)
            return fail(moved.error());
        run.isSingle = run.isSingle && !isCompound(*moved);
        (i == 0 ? run.from : run.to) = *moved;
    }
    return run;
}

/// The first date of a run that came of shifting one date, or its last.
std::string endText(const std::optional<EdtfDate>& date, bool last)
{
    if (!date)
        return {};
    if (!isCompound(*date))
        return date->format();
    const auto run = date->members().front();
    return (last ? run.end() : run.start()).value_or(run).format();
}

std::string runText(const Run& run)
{
    const auto from = endText(run.from, false);
    const auto to = endText(run.to, true);
    return from == to ? from : from + ".." + to;
}

Result<EdtfDate> shiftedInterval(const EdtfDate& interval, const DateShift& shift)
{
    const auto run = shiftedRun(interval, shift);
    if (!run)
        return fail(run.error());
    if (!run->isSingle)
        return parsed("[" + runText(*run) + "]");
    const auto end = [](const std::optional<EdtfDate>& date, bool open) {
        return date ? date->format() : std::string(open ? ".." : "");
    };
    return parsed(end(run->from, run->openStart) + "/" + end(run->to, run->openEnd));
}

Result<EdtfDate> shiftedSet(const EdtfDate& set, const DateShift& shift)
{
    std::vector<std::string> members;
    std::vector<EdtfDate> dates;
    bool isSingle = true;
    for (const auto& member : set.members()) {
        Run run;
        if (member.kind() == EdtfKind::Interval) {
            auto moved = shiftedRun(member, shift);
            if (!moved)
                return fail(moved.error());
            run = std::move(*moved);
        } else {
            const auto moved = shiftedSimple(member, shift);
            if (!moved)
                return fail(moved.error());
            run = {*moved, *moved, false, false, !isCompound(*moved)};
        }
        isSingle = isSingle && run.isSingle;
        auto text = runText(run);
        if (std::ranges::find(members, text) == members.end())
            members.push_back(std::move(text));
    }
    const bool all = set.kind() == EdtfKind::AllOf && isSingle;
    std::string text;
    for (const auto& member : members)
        text += (text.empty() ? "" : ",") + member;
    if (members.size() == 1 && text.find("..") == std::string::npos)
        return parsed(text);
    return parsed((all ? "{" : "[") + text + (all ? "}" : "]"));
}

} // namespace

Result<EdtfDate> shifted(const EdtfDate& anchor, const DateShift& shift)
{
    if (anchor.kind() == EdtfKind::Interval)
        return shiftedInterval(anchor, shift);
    if (anchor.kind() == EdtfKind::OneOf || anchor.kind() == EdtfKind::AllOf)
        return shiftedSet(anchor, shift);
    return shiftedSimple(anchor, shift);
}

std::string DateShift::format() const
{
    std::string text = amount < 0 ? "-P" : "P";
    if (unit <= ShiftUnit::Hours)
        text += 'T';
    text += std::to_string(amount < 0 ? -amount : amount);
    text += kLetters[static_cast<std::size_t>(unit)];
    if (part != PartOfDay::Whole)
        text += "/" + std::string(kPartWords[static_cast<std::size_t>(part)]);
    return text;
}

Result<DateShift> DateShift::parse(std::string_view text)
{
    std::size_t at = 0;
    const auto expected = [&](const char* what) {
        return fail(ErrorCode::Syntax, "column " + std::to_string(at + 1) + ": expected " + what);
    };
    const auto take = [&](char c) {
        const bool is = at < text.size() && text[at] == c;
        at += is ? 1 : 0;
        return is;
    };
    DateShift shift;
    const bool before = take('-');
    if (!take('P'))
        return expected(before ? "\"P\"" : "\"P\" or \"-P\", as in \"-P15D\"");
    const bool timed = take('T');
    const auto* end = text.data() + text.size();
    const auto* digits = text.data() + at;
    if (digits == end || *digits < '0' || *digits > '9')
        return expected("a whole number");
    const auto number = std::from_chars(digits, end, shift.amount);
    if (number.ec != std::errc() || shift.amount > kFurthest)
        return fail(ErrorCode::Invalid, "nothing is further away than 290,000,000,000");
    at = static_cast<std::size_t>(number.ptr - text.data());
    const auto first = timed ? kLetters.begin() : kLetters.begin() + 3;
    const auto last = timed ? kLetters.begin() + 3 : kLetters.end();
    const auto letter = at < text.size() ? std::find(first, last, text[at]) : last;
    if (letter == last)
        return expected(timed ? "\"S\", \"M\" or \"H\"" : "\"D\", \"W\", \"M\" or \"Y\"");
    shift.unit = static_cast<ShiftUnit>(letter - kLetters.begin());
    ++at;
    if (shift.unit == ShiftUnit::Days && take('/')) {
        const auto part = std::find(kPartWords.begin() + 1, kPartWords.end(), text.substr(at));
        if (part == kPartWords.end())
            return expected("\"night\", \"morning\", \"afternoon\" or \"evening\"");
        shift.part = static_cast<PartOfDay>(part - kPartWords.begin());
    } else if (at != text.size()) {
        return expected("nothing more");
    }
    if (before)
        shift.amount = -shift.amount;
    return shift;
}

} // namespace dateline
