#include "core/time/edtf.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr int kFirstGrouping = 21;
constexpr int kLastGrouping = 41;

constexpr std::array<SubYearGrouping, kLastGrouping - kFirstGrouping + 1> kGroupings{{
    {3, 3}, {6, 3},  {9, 3}, {12, 3}, // seasons, independent of location
    {3, 3}, {6, 3},  {9, 3}, {12, 3}, // of the northern hemisphere
    {9, 3}, {12, 3}, {3, 3}, {6, 3},  // of the southern hemisphere
    {1, 3}, {4, 3},  {7, 3}, {10, 3}, // quarters
    {1, 4}, {5, 4},  {9, 4},          // quadrimesters
    {1, 6}, {7, 6},                   // semestrals
}};

constexpr std::array<int, 5> kPowersOfTen{1, 10, 100, 1'000, 10'000};

std::int64_t firstSecondOfMonth(std::int64_t year, int month)
{
    return secondsFromCivil(month > 12 ? year + 1 : year, month > 12 ? month - 12 : month, 1);
}

/// Whether the two digits of `value` are those of `pattern`, whose unspecified digits are marked in `mask` (bit 1 the
/// tens, bit 0 the ones).
bool digitsMatch(int value, int pattern, unsigned mask)
{
    return ((mask & 2U) != 0 || value / 10 == pattern / 10) && ((mask & 1U) != 0 || value % 10 == pattern % 10);
}

} // namespace

SubYearGrouping subYearGrouping(int code)
{
    return kGroupings[static_cast<std::size_t>(std::clamp(code, kFirstGrouping, kLastGrouping) - kFirstGrouping)];
}

/// The first and the last year it can be, in the order of time.
std::pair<std::int64_t, std::int64_t> EdtfDate::yearRange() const
{
    auto low = fields_.year;
    auto high = fields_.year;
    if (fields_.significant > 0) {
        std::int64_t unit = 1;
        auto digits = 1;
        for (auto rest = fields_.year; rest >= 10; rest /= 10)
            ++digits;
        for (auto i = static_cast<int>(fields_.significant); i < digits; ++i)
            unit *= 10;
        low = fields_.year / unit * unit;
        high = low + unit - 1;
    } else if (const auto digits = unspecifiedDigits(DateComponent::Year); digits > 0) {
        low = yearMatching(0);
        high = yearMatching(kPowersOfTen[static_cast<std::size_t>(digits)] - 1);
    }
    if (fields_.negative)
        return {-high, -std::max<std::int64_t>(low, 1)}; // there is no year "-0000"
    return {low, high};
}

/// The magnitude of the year with its unspecified digits taken from the number `choice`.
std::int64_t EdtfDate::yearMatching(int choice) const
{
    auto year = fields_.year;
    for (auto place = 0U; place < 4; ++place) {
        if ((fields_.unspecified & (0x10U << place)) != 0) {
            year += static_cast<std::int64_t>(choice % 10) * kPowersOfTen[place];
            choice /= 10;
        }
    }
    return year;
}

bool EdtfDate::matches(DateComponent component, int value) const
{
    if (component == DateComponent::Month)
        return digitsMatch(value, fields_.month, (fields_.unspecified >> 2U) & 3U);
    return digitsMatch(value, fields_.day, fields_.unspecified & 3U);
}

std::optional<EdtfDate::CivilDay> EdtfDate::firstDay() const
{
    return matchingDay(false);
}
std::optional<EdtfDate::CivilDay> EdtfDate::lastDay() const
{
    return matchingDay(true);
}

/// The first or last day that the digits allow and the calendar has, for dates with a month; nothing if there is none.
std::optional<EdtfDate::CivilDay> EdtfDate::matchingDay(bool last) const
{
    const auto choices = kPowersOfTen[static_cast<std::size_t>(unspecifiedDigits(DateComponent::Year))];
    const auto downwards = last != fields_.negative;
    for (auto i = 0; i < choices; ++i) {
        const auto magnitude = yearMatching(downwards ? choices - 1 - i : i);
        if (fields_.negative && magnitude == 0)
            continue;
        if (const auto found = matchingDayOf(fields_.negative ? -magnitude : magnitude, last))
            return found;
    }
    return std::nullopt;
}

std::optional<EdtfDate::CivilDay> EdtfDate::matchingDayOf(std::int64_t year, bool last) const
{
    for (auto i = 1; i <= 12; ++i) {
        const auto month = last ? 13 - i : i;
        if (!matches(DateComponent::Month, month))
            continue;
        const auto days = daysInMonth(year, month);
        if (fields_.components < 3)
            return CivilDay{year, month, last ? days : 1};
        for (auto j = 1; j <= days; ++j) {
            const auto day = last ? days + 1 - j : j;
            if (matches(DateComponent::Day, day))
                return CivilDay{year, month, day};
        }
    }
    return std::nullopt;
}

bool EdtfDate::possibleIn(const TimeExtent& range) const
{
    const auto within = range.intersection(bounds());
    if (within.empty())
        return false;
    if (parts_ || fields_.unspecified == 0)
        return true;
    const auto choices = kPowersOfTen[static_cast<std::size_t>(unspecifiedDigits(DateComponent::Year))];
    const auto firstYear = civilFromSeconds(within.earliest).year;
    const auto lastYear = civilFromSeconds(within.latest - 1).year;
    for (auto choice = 0; choice < choices; ++choice) {
        const auto magnitude = yearMatching(choice);
        const auto year = fields_.negative ? -magnitude : magnitude;
        // A winter reaches into the next year.
        const auto isNear = firstYear - 1 <= year && year <= lastYear;
        if (isNear && !(fields_.negative && magnitude == 0) && possibleInYear(year, within))
            return true;
    }
    return false;
}

bool EdtfDate::possibleInYear(std::int64_t year, const TimeExtent& range) const
{
    if (fields_.components == 1)
        return range.intersects({secondsFromCivil(year, 1, 1), secondsFromCivil(year + 1, 1, 1)});
    if (fields_.kind == EdtfKind::Season) {
        const auto [month, months] = subYearGrouping(fields_.month);
        return range.intersects({firstSecondOfMonth(year, month), firstSecondOfMonth(year, month + months)});
    }
    for (auto month = 1; month <= 12; ++month) {
        const TimeExtent whole{firstSecondOfMonth(year, month), firstSecondOfMonth(year, month + 1)};
        if (!matches(DateComponent::Month, month) || !range.intersects(whole))
            continue;
        if (fields_.components == 2)
            return true;
        for (auto day = 1; day <= daysInMonth(year, month); ++day) {
            const auto midnight = whole.earliest + (day - 1) * kSecondsPerDay;
            if (matches(DateComponent::Day, day) && range.intersects({midnight, midnight + kSecondsPerDay}))
                return true;
        }
    }
    return false;
}

TimeExtent EdtfDate::simpleBounds() const
{
    if (fields_.components == 3 && fields_.unspecified == 0) {
        const auto midnight = secondsFromCivil(year(), fields_.month, fields_.day);
        if (fields_.secondOfDay == kNoTime)
            return {midnight, midnight + kSecondsPerDay};
        return {midnight + fields_.secondOfDay, midnight + fields_.secondOfDay + 1};
    }
    const auto [firstYear, lastYear] = yearRange();
    if (fields_.components == 1)
        return {secondsFromCivil(firstYear, 1, 1), secondsFromCivil(lastYear + 1, 1, 1)};
    if (fields_.kind == EdtfKind::Season) {
        const auto [month, months] = subYearGrouping(fields_.month);
        return {firstSecondOfMonth(firstYear, month), firstSecondOfMonth(lastYear, month + months)};
    }
    if (fields_.components == 2 && fields_.unspecified == 0)
        return {firstSecondOfMonth(firstYear, fields_.month), firstSecondOfMonth(lastYear, fields_.month + 1)};
    const auto first = firstDay().value_or(CivilDay{firstYear, 1, 1});
    const auto last = lastDay().value_or(first);
    return {secondsFromCivil(first.year, first.month, first.day),
            secondsFromCivil(last.year, last.month, last.day) + kSecondsPerDay};
}

TimeExtent EdtfDate::bounds() const
{
    if (!parts_)
        return simpleBounds();
    if (fields_.kind == EdtfKind::Interval) {
        const auto& from = parts_->front();
        const auto& to = parts_->back();
        return {from.fields_.end == End::Date ? from.simpleBounds().earliest : kBeginningOfTime,
                to.fields_.end == End::Date ? to.simpleBounds().latest : kEndOfTime};
    }
    auto extent = parts_->front().bounds();
    for (const auto& member : *parts_)
        extent = extent.united(member.bounds());
    return extent;
}

TimeExtent EdtfDate::widened(const WideningMargins& margins) const
{
    if (!parts_)
        return widenedSimple(margins);
    if (fields_.kind == EdtfKind::Interval) {
        const auto& from = parts_->front();
        const auto& to = parts_->back();
        return {from.fields_.end == End::Date ? from.widenedSimple(margins).earliest : kBeginningOfTime,
                to.fields_.end == End::Date ? to.widenedSimple(margins).latest : kEndOfTime};
    }
    auto extent = parts_->front().widened(margins);
    for (const auto& member : *parts_)
        extent = extent.united(member.widened(margins));
    return extent;
}

TimeExtent EdtfDate::widenedSimple(const WideningMargins& margins) const
{
    const auto strict = simpleBounds();
    const auto isApproximate = [this](int component) {
        return (fields_.qualifiers & (2U << (2 * component))) != 0;
    };
    auto group = 0; // how many components, from the left, are approximate together
    while (group < fields_.components && isApproximate(group))
        ++group;
    auto extent = strict;
    const auto widenBy = [&](Precision of) {
        extent = extent.united(
            {shiftedByMargin(strict.earliest, of, -1, margins), shiftedByMargin(strict.latest, of, +1, margins)});
    };
    if (group == fields_.components)
        widenBy(precision());
    else if (group > 0)
        widenBy(precisionOf(static_cast<DateComponent>(group - 1)));
    for (auto i = group + 1; i < fields_.components; ++i) {
        if (isApproximate(i))
            widenBy(precisionOf(static_cast<DateComponent>(i)));
    }
    return extent;
}

std::int64_t EdtfDate::shiftedByMargin(std::int64_t seconds, Precision of, int sign,
                                       const WideningMargins& margins) const
{
    const auto byMonths = [&](std::int64_t months) {
        return addMonths(seconds, sign * months);
    };
    switch (of) {
    case Precision::Day:
        return addSeconds(seconds, sign * margins.days * kSecondsPerDay);
    case Precision::Month:
        return byMonths(margins.months);
    case Precision::Season:
        return byMonths(margins.seasonMonths);
    case Precision::Year:
        return byMonths(12LL * margins.years);
    case Precision::Decade:
        return byMonths(12LL * margins.decadeYears);
    case Precision::Century:
        return byMonths(12LL * margins.centuryYears);
    case Precision::Millennium:
    case Precision::Era: {
        const auto [first, last] = yearRange();
        return byMonths(12 * ((last - first + 1) * margins.longerPercent / 100));
    }
    case Precision::Second:
    case Precision::Interval:
    case Precision::Set:
        break;
    }
    return seconds;
}

} // namespace dateline
