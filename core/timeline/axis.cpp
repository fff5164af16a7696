#include "core/timeline/calendarwords.h"
#include "core/timeline/timescale.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dateline {

namespace {

enum class Unit
{
    Second,
    Minute,
    Hour,
    Day,
    Month,
    Year,
    Decade,
    Century,
    Millennium,
    None
};

/// So many of a unit, and the fewest seconds that they can last.
struct Step
{
    Unit unit = Unit::Second;
    std::int64_t count = 1;
    double shortest = 1;
};

constexpr double kDay = 86'400;
constexpr double kYear = 365 * kDay;

/// Pixels between thin lines that do without a label.
constexpr double kLineSpacing = 10;

/// Years from which on a step is one of deep time, where "BC" means little.
constexpr std::int64_t kDeepStep = 100'000;

constexpr std::array kSteps{
    Step{Unit::Second, 1, 1},        Step{Unit::Second, 2, 2},        Step{Unit::Second, 5, 5},
    Step{Unit::Second, 10, 10},      Step{Unit::Second, 15, 15},      Step{Unit::Second, 30, 30},
    Step{Unit::Minute, 1, 60},       Step{Unit::Minute, 2, 120},      Step{Unit::Minute, 5, 300},
    Step{Unit::Minute, 10, 600},     Step{Unit::Minute, 15, 900},     Step{Unit::Minute, 30, 1800},
    Step{Unit::Hour, 1, 3600},       Step{Unit::Hour, 2, 7200},       Step{Unit::Hour, 3, 10'800},
    Step{Unit::Hour, 6, 21'600},     Step{Unit::Hour, 12, 43'200},    Step{Unit::Day, 1, kDay},
    Step{Unit::Day, 2, 2 * kDay},    Step{Unit::Day, 7, 7 * kDay},    Step{Unit::Day, 14, 14 * kDay},
    Step{Unit::Month, 1, 28 * kDay}, Step{Unit::Month, 3, 90 * kDay}, Step{Unit::Month, 6, 181 * kDay},
};

Unit unitAbove(const Step& step)
{
    switch (step.unit) {
    case Unit::Second:
    case Unit::Minute:
    case Unit::Hour:
        return Unit::Day;
    case Unit::Day:
        return Unit::Month;
    case Unit::Month:
        return Unit::Year;
    default:
        break;
    }
    if (step.count < 5)
        return Unit::Decade;
    if (step.count < 50)
        return Unit::Century;
    return step.count < 500 ? Unit::Millennium : Unit::None;
}

/// The fewest seconds that the units of the upper line last. Those of AD 1 to 9 and 9 to 1 BC are decades of nine.
double shortestOf(Unit unit)
{
    switch (unit) {
    case Unit::Day:
        return kDay;
    case Unit::Month:
        return 28 * kDay;
    case Unit::Year:
        return kYear;
    case Unit::Decade:
        return 9 * kYear;
    case Unit::Century:
        return 100 * kYear;
    case Unit::Millennium:
        return 1000 * kYear;
    default:
        return std::numeric_limits<double>::infinity();
    }
}

/// The finest step whose starts, and those of the unit above it, are at least so many seconds apart.
Step stepOf(double secondsApart, double majorApart)
{
    for (const auto& step : kSteps) {
        if (step.shortest >= secondsApart && shortestOf(unitAbove(step)) >= majorApart)
            return step;
    }
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t count : {power, 2 * power, 5 * power}) {
            const Step step{Unit::Year, count, static_cast<double>(count) * kYear};
            const bool fits = step.shortest >= secondsApart && shortestOf(unitAbove(step)) >= majorApart;
            if (fits || count >= kMaxYear / 10)
                return step;
        }
    }
}

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

std::int64_t yearStart(std::int64_t year)
{
    return secondsFromCivil(year, 1, 1);
}

// Units of many years are counted by k: 1, 2, … in years of our era, 0, -1, … before it, where each has its number
// from the era's turn: decade 202 is the 2020s, decade 0 is AD 1 to 9, decade -1 is 9 to 1 BC.

std::int64_t firstYear(Unit unit, std::int64_t k)
{
    switch (unit) {
    case Unit::Decade:
        return k > 0 ? 10 * k : k == 0 ? 1 : 10 * k + 2;
    case Unit::Century:
        return 100 * (k - 1) + 1;
    case Unit::Millennium:
        return 1000 * (k - 1) + 1;
    default:
        return k;
    }
}

std::int64_t unitOfYear(Unit unit, std::int64_t year)
{
    switch (unit) {
    case Unit::Decade:
        return year > 0 ? year / 10 : floorDiv(year - 2, 10);
    case Unit::Century:
        return floorDiv(year - 1, 100) + 1;
    case Unit::Millennium:
        return floorDiv(year - 1, 1000) + 1;
    default:
        return year;
    }
}

std::string yearsLabel(Unit unit, std::int64_t k)
{
    const auto counted = [k](const char* name) {
        return k > 0 ? ordinal(k) + " " + name : ordinal(1 - k) + " " + name + " BC";
    };
    switch (unit) {
    case Unit::Decade:
        if (k == 0)
            return "AD 1 – 9";
        if (k == -1)
            return "9 – 1 BC";
        return k > 0 ? std::to_string(10 * k) + "s" : std::to_string(-10 * (k + 1)) + "s BC";
    case Unit::Century:
        return counted("century");
    case Unit::Millennium:
        return counted("millennium");
    default:
        return yearInWords(k);
    }
}

/// Months counted through from January of year 0.
std::int64_t monthStart(std::int64_t month)
{
    const auto year = floorDiv(month, 12);
    return secondsFromCivil(year, static_cast<int>(month - 12 * year) + 1, 1);
}

std::int64_t monthOf(const CivilTime& time)
{
    return 12 * time.year + time.month - 1;
}

class AxisMaker
{
public:
    AxisMaker(const TimeScale& scale, double spacing, double majorSpacing)
        : start_(static_cast<std::int64_t>(std::floor(scale.range.start))),
          firstLine_(static_cast<std::int64_t>(std::ceil(scale.range.start))),
          end_(static_cast<std::int64_t>(std::ceil(scale.range.end))), secondsPerPixel_(scale.secondsPerPixel()),
          secondsApart_(spacing * secondsPerPixel_), step_(stepOf(secondsApart_, majorSpacing * secondsPerPixel_)),
          first_(civilFromSeconds(start_))
    {
    }

    Axis make()
    {
        addMajor(unitAbove(step_));
        switch (step_.unit) {
        case Unit::Day:
            addDays();
            break;
        case Unit::Month:
            addMonths();
            break;
        case Unit::Year:
            addYears();
            break;
        default:
            addTimesOfDay();
        }
        return std::move(axis_);
    }

private:
    void addLine(std::vector<std::int64_t>& lines, std::int64_t at) const
    {
        if (at >= firstLine_ && at < end_)
            lines.push_back(at);
    }

    void addMinor(std::int64_t from, std::int64_t to, std::string label)
    {
        const auto middle = from + (to - from) / 2;
        if (middle >= start_ && middle < end_)
            axis_.minor.push_back({from, to, std::move(label), {}, false});
    }

    void addMajorUnit(std::int64_t from, std::int64_t to, std::string label, std::string brief = {})
    {
        addLine(axis_.strongLines, from);
        axis_.major.push_back({from, to, std::move(label), std::move(brief), true});
    }

    void addMajor(Unit unit)
    {
        if (unit == Unit::None)
            return;
        const auto year = yearInWords(first_.year);
        if (unit == Unit::Day) {
            axis_.widestMajor = std::string("Wednesday 30 September ") + year;
            for (auto day = floorDiv(start_, kSecondsPerDay); day * kSecondsPerDay < end_; ++day)
                addMajorDay(day * kSecondsPerDay);
        } else if (unit == Unit::Month) {
            axis_.widestMajor = std::string("September ") + year;
            for (auto month = monthOf(first_); monthStart(month) < end_; ++month) {
                const auto time = civilFromSeconds(monthStart(month));
                addMajorUnit(monthStart(month), monthStart(month + 1),
                             std::string(monthName(time.month)) + " " + yearInWords(time.year),
                             std::string(shortMonthName(time.month)) + " " + yearInWords(time.year));
            }
        } else {
            for (auto k = unitOfYear(unit, first_.year); yearStart(firstYear(unit, k)) < end_; ++k)
                addMajorUnit(yearStart(firstYear(unit, k)), yearStart(firstYear(unit, k + 1)), yearsLabel(unit, k));
        }
    }

    void addMajorDay(std::int64_t at)
    {
        const auto time = civilFromSeconds(at);
        const auto day = weekdayName(weekday(time.year, time.month, time.day));
        addMajorUnit(at, at + kSecondsPerDay, std::string(day) + " " + dayInWords(time),
                     std::to_string(time.day) + " " + std::string(shortMonthName(time.month)) + " " +
                         yearInWords(time.year));
    }

    void addTimesOfDay()
    {
        const auto step = step_.count * (step_.unit == Unit::Hour ? 3600 : step_.unit == Unit::Minute ? 60 : 1);
        const bool withSeconds = step_.unit == Unit::Second;
        for (auto at = -floorDiv(-start_, step) * step; at < end_; at += step)
            addMinor(at, at, clockTime(civilFromSeconds(at), withSeconds));
        const auto unit = step / step_.count;
        const auto between = static_cast<double>(unit) >= kLineSpacing * secondsPerPixel_ ? unit : step;
        for (auto at = -floorDiv(-start_, between) * between; at < end_; at += between)
            addLine(axis_.lines, at);
    }

    void addDays()
    {
        const bool eachDay = kDay >= kLineSpacing * secondsPerPixel_;
        std::vector<std::int64_t> strong;
        for (auto month = monthOf(first_); monthStart(month) < end_; ++month) {
            const auto from = monthStart(month);
            const auto next = monthStart(month + 1);
            addLine(strong, from);
            for (int day = 0; from + day * kSecondsPerDay < next; ++day) {
                const auto at = from + day * kSecondsPerDay;
                // 1970-01-01, day 0 of the count, was a Thursday.
                const auto days = floorDiv(at, kSecondsPerDay) + 3;
                if (eachDay && day > 0 && days - 7 * floorDiv(days, 7) == 0)
                    addLine(strong, at);
                const bool crowdsNext =
                    next + kSecondsPerDay / 2 < end_ && static_cast<double>(next - at) < secondsApart_;
                const bool named = day % step_.count == 0 && !crowdsNext;
                if (named)
                    addMinor(at, at + kSecondsPerDay, std::to_string(day + 1));
                if (named || eachDay)
                    addLine(axis_.lines, at);
            }
        }
        axis_.strongLines = std::move(strong);
    }

    void addMonths()
    {
        const auto first = floorDiv(monthOf(first_), step_.count) * step_.count;
        for (auto month = first; monthStart(month) < end_; month += step_.count)
            addMinor(monthStart(month), monthStart(month + 1),
                     std::string(shortMonthName(static_cast<int>(month - 12 * floorDiv(month, 12)) + 1)));
        const std::int64_t between = 28 * kDay >= kLineSpacing * secondsPerPixel_ ? 1 : step_.count;
        for (auto month = first; monthStart(month) < end_; month += between)
            addLine(axis_.lines, monthStart(month));
    }

    /// Years are named as people count them: steps of 100 fall on 200 BC, 100 BC, AD 1, 100, 200, and those of deep
    /// time on 2 million years ago, 1 million years ago, AD 1.
    void addYears()
    {
        const auto yearOf = [this](std::int64_t k) {
            return step_.count == 1 ? k : k > 0 ? k * step_.count : k == 0 ? 1 : 1 + k * step_.count;
        };
        const auto name = step_.count < kDeepStep ? yearInWords : yearOfDeepTimeInWords;
        const bool turnFits = step_.count == 1 || static_cast<double>(step_.count - 1) * kYear >= secondsApart_;
        const auto first = floorDiv(first_.year, step_.count) - 1;
        for (auto k = first; yearStart(yearOf(k)) < end_; ++k) {
            if (k != 0 || turnFits) {
                addMinor(yearStart(yearOf(k)), yearStart(yearOf(k) + 1), name(yearOf(k)));
                addLine(axis_.lines, yearStart(yearOf(k)));
            }
        }
        if (step_.count > 1 && kYear >= kLineSpacing * secondsPerPixel_) {
            axis_.lines.clear();
            for (auto year = first_.year; yearStart(year) < end_; ++year)
                addLine(axis_.lines, yearStart(year));
        }
    }

    std::int64_t start_;
    std::int64_t firstLine_;
    std::int64_t end_;
    double secondsPerPixel_;
    double secondsApart_;
    Step step_;
    CivilTime first_;
    Axis axis_;
};

} // namespace

Axis axisTicks(const TimeScale& scale, double spacing, double majorSpacing)
{
    return AxisMaker(scale, spacing, majorSpacing).make();
}

} // namespace dateline
