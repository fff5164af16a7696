#include "ui/editing/timelinesteps.h"

#include "core/time/digits.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

namespace dateline {

namespace {

constexpr double kNarrowest = 6; // pixels of a step
constexpr double kTimedHour = 24;
constexpr double kMinute = 60;
constexpr double kHour = 3'600;
constexpr double kDay = 86'400;
constexpr double kYear = 365.2425 * kDay;
constexpr double kMonth = kYear / 12;
constexpr std::int64_t kLastWrittenYear = 9'999;

double secondsOf(const TimeStep& step)
{
    const auto amount = static_cast<double>(step.amount);
    switch (step.unit) {
    case ShiftUnit::Seconds:
        return amount;
    case ShiftUnit::Minutes:
        return amount * kMinute;
    case ShiftUnit::Hours:
        return amount * kHour;
    case ShiftUnit::Days:
        return amount * kDay;
    case ShiftUnit::Weeks:
        return amount * 7 * kDay;
    case ShiftUnit::Months:
        return amount * kMonth;
    case ShiftUnit::Years:
        break;
    }
    return amount * kYear;
}

/// A year, or the decade, century or millennium that it lies in; of longer steps about their first year.
std::string yearsText(std::int64_t year, std::int64_t amount)
{
    if (amount <= 1)
        return edtfYear(year);
    std::size_t unknown = 0;
    for (std::int64_t ten = 1; ten < amount; ten *= 10)
        ++unknown;
    if (year >= 0 && year <= kLastWrittenYear && unknown < 4) {
        std::string text = edtfYear(year);
        return text.replace(4 - unknown, unknown, unknown, 'X');
    }
    const std::int64_t into = ((year % amount) + amount) % amount;
    return edtfYear(year - into) + "~";
}

/// A point of time by which it is told how far a date has moved.
std::int64_t anchorOf(const EdtfDate& date)
{
    const TimeExtent bounds = date.bounds();
    return bounds.openStart() ? bounds.latest : bounds.earliest;
}

bool asExact(const EdtfDate& a, const EdtfDate& b)
{
    if (a.kind() != b.kind() || a.precision() != b.precision())
        return false;
    if (a.kind() != EdtfKind::Interval)
        return true;
    const auto same = [](const std::optional<EdtfDate>& one, const std::optional<EdtfDate>& other) {
        return one.has_value() == other.has_value() && (!one || asExact(*one, *other));
    };
    return same(a.start(), b.start()) && same(a.end(), b.end());
}

std::optional<EdtfDate> exactly(const EdtfDate& date, const TimeStep& step, std::int64_t steps)
{
    const auto moved = shifted(date, {.amount = step.amount * steps, .unit = step.unit});
    return moved && asExact(date, *moved) ? std::optional(*moved) : std::nullopt;
}

/// The step by which a date moves where the scale's is `wanted`.
std::optional<TimeStep> stepFor(const EdtfDate& date, const TimeStep& wanted)
{
    if (date.kind() == EdtfKind::OneOf || date.kind() == EdtfKind::AllOf || date.unspecified())
        return std::nullopt;
    // To move by days or more would take its time of day.
    if (date.kind() == EdtfKind::DateTime)
        return wanted.unit == ShiftUnit::Minutes ? wanted : TimeStep{ShiftUnit::Hours, 24};
    const std::array<TimeStep, 4> steps{wanted, TimeStep{ShiftUnit::Days, 1}, TimeStep{ShiftUnit::Months, 1},
                                        TimeStep{ShiftUnit::Years, 1}};
    for (const TimeStep& step : steps) {
        if (step.unit >= wanted.unit && exactly(date, step, 1))
            return step;
    }
    return std::nullopt;
}

} // namespace

TimeStep stepAt(const TimeScale& scale)
{
    const double narrowest = kNarrowest * scale.secondsPerPixel();
    if (kHour / scale.secondsPerPixel() >= kTimedHour) {
        for (const std::int64_t minutes : {1, 5}) {
            if (static_cast<double>(minutes) * kMinute >= narrowest)
                return {ShiftUnit::Minutes, minutes};
        }
        return {ShiftUnit::Minutes, 15};
    }
    for (const ShiftUnit unit : {ShiftUnit::Days, ShiftUnit::Months}) {
        if (secondsOf({unit, 1}) >= narrowest)
            return {unit, 1};
    }
    TimeStep years{ShiftUnit::Years, 1};
    while (secondsOf(years) < narrowest)
        years.amount *= 10;
    return years;
}

EdtfDate dateAt(double seconds, const TimeStep& step, bool utc)
{
    const CivilTime at = civilFromSeconds(static_cast<std::int64_t>(std::floor(seconds)));
    std::string text = yearsText(at.year, step.unit == ShiftUnit::Years ? step.amount : 1);
    if (step.unit != ShiftUnit::Years && std::abs(at.year) <= kLastWrittenYear) {
        text += "-" + twoDigits(at.month);
        if (step.unit != ShiftUnit::Months)
            text += "-" + twoDigits(at.day);
        if (step.unit == ShiftUnit::Minutes) {
            const std::int64_t minute = at.minute - at.minute % step.amount;
            text += "T" + twoDigits(at.hour) + ":" + twoDigits(static_cast<int>(minute)) + ":00" + (utc ? "Z" : "");
        }
    }
    return EdtfDate::parse(text).value_or(EdtfDate());
}

bool canMove(const EdtfDate& date)
{
    return stepFor(date, {ShiftUnit::Minutes, 1}).has_value();
}

std::optional<EdtfDate> movedBySteps(const EdtfDate& date, const TimeStep& step, std::int64_t steps)
{
    const auto own = stepFor(date, step);
    return own ? exactly(date, *own, steps) : std::nullopt;
}

std::optional<EdtfDate> movedBy(const EdtfDate& date, const TimeStep& step, double seconds)
{
    const auto own = stepFor(date, step);
    const double guess = own ? std::round(seconds / secondsOf(*own)) : 0;
    if (!own || std::abs(guess) > static_cast<double>(DateShift::kFurthest / own->amount))
        return std::nullopt;
    const double wanted = static_cast<double>(anchorOf(date)) + seconds;
    std::optional<EdtfDate> nearest;
    double least = 0;
    for (const std::int64_t more : {-1, 0, 1}) { // months and years are not all equally long
        const auto there = exactly(date, *own, static_cast<std::int64_t>(guess) + more);
        const double off = there ? std::abs(static_cast<double>(anchorOf(*there)) - wanted) : 0;
        if (there && (!nearest || off < least)) {
            nearest = there;
            least = off;
        }
    }
    return nearest;
}

} // namespace dateline
