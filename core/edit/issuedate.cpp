#include "core/edit/issuedate.h"

#include "core/ascii.h"
#include "core/edit/parts.h"
#include "core/time/relativedate.h"
#include "core/time/timeextent.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

/// Takes those beginnings away, as many as there are.
template<std::size_t N> bool dropFirst(std::string& text, const std::array<std::string_view, N>& beginnings)
{
    bool dropped = false;
    for (bool again = true; again;) {
        again = std::ranges::any_of(beginnings, [&](std::string_view beginning) {
            const bool is = text.starts_with(beginning);
            if (is)
                text = trimmed(std::string_view(text).substr(beginning.size()));
            return is;
        });
        dropped = dropped || again;
    }
    return dropped;
}

template<std::size_t N> bool dropLast(std::string& text, const std::array<std::string_view, N>& ends)
{
    return std::ranges::any_of(ends, [&](std::string_view end) {
        const bool is = text.ends_with(end);
        if (is)
            text = trimmed(std::string_view(text).substr(0, text.size() - end.size()));
        return is;
    });
}

std::string dayOf(std::int64_t seconds)
{
    return formatIsoDate(seconds);
}

std::optional<EdtfDate> parsed(const std::string& edtf)
{
    const auto date = EdtfDate::parse(edtf);
    return date ? std::optional(*date) : std::nullopt;
}

/// "[first..last]", or the day where both are one.
std::optional<EdtfDate> someDay(std::int64_t first, std::int64_t last)
{
    const auto begin = dayOf(first);
    const auto end = dayOf(last);
    return parsed(begin == end ? begin : "[" + begin + ".." + end + "]");
}

/// Words that say when something was as seen from the day of issue.
class Seen
{
public:
    Seen(const EdtfDate& issued, const DateTyping& typing) : issued_(issued), bounds_(issued.bounds()), typing_(typing)
    {
    }

    std::optional<EdtfDate> read(std::string text) const;

private:
    bool isDay() const { return bounds_.latest - bounds_.earliest <= kSecondsPerDay; }
    CivilTime first() const { return civilFromSeconds(bounds_.earliest); }
    CivilTime last() const { return civilFromSeconds(bounds_.latest - 1); }
    std::optional<EdtfDate> shiftedBy(std::int64_t amount, ShiftUnit unit) const;
    std::optional<EdtfDate> ago(const std::string& text) const;
    std::optional<EdtfDate> period(const std::string& text) const;
    std::optional<EdtfDate> weekdayBefore(const std::string& text, bool isEarlier, bool isNight) const;
    std::optional<EdtfDate> inItsYear(const std::string& text, bool isNight) const;

    const EdtfDate& issued_;
    TimeExtent bounds_;
    DateTyping typing_;
};

std::optional<EdtfDate> Seen::shiftedBy(std::int64_t amount, ShiftUnit unit) const
{
    const auto date = shifted(issued_, {amount, unit, PartOfDay::Whole});
    return date ? std::optional(*date) : std::nullopt;
}

std::optional<EdtfDate> Seen::ago(const std::string& text) const
{
    constexpr std::array<std::string_view, 1> kAgo{" ago"};
    std::string amount = text;
    if (!dropLast(amount, kAgo))
        return std::nullopt;
    const auto shift = shiftFromWords(amount + " before");
    if (!shift || shift->unit == ShiftUnit::Hours || shift->unit == ShiftUnit::Minutes)
        return std::nullopt;
    // Who says "two months ago" does not speak of the day.
    const auto day = shifted(issued_, *shift);
    if (!day || day->kind() != EdtfKind::Date || shift->unit == ShiftUnit::Days)
        return day ? std::optional(*day) : std::nullopt;
    return shift->unit == ShiftUnit::Weeks ? std::optional(*day)
                                           : parsed(day->format().substr(0, shift->unit == ShiftUnit::Months ? 7 : 4));
}

std::optional<EdtfDate> Seen::period(const std::string& text) const
{
    constexpr std::array<std::string_view, 2> kParts{"earlier ", "later "};
    std::string which = text;
    dropFirst(which, kParts);
    const bool isLast = which.starts_with("last ");
    if (!isLast && !which.starts_with("this "))
        return std::nullopt;
    which.erase(0, 5);
    if (which == "year" && first().year == last().year)
        return parsed(formatIsoYear(last().year - (isLast ? 1 : 0)));
    if (which == "month" && first().year == last().year && first().month == last().month) {
        const auto begin = secondsFromCivil(last().year, last().month, 1);
        return parsed(dayOf(isLast ? addMonths(begin, -1) : begin).substr(0, 7));
    }
    if (which == "week" && isDay()) {
        const auto day = first();
        const auto since = static_cast<std::int64_t>(weekday(day.year, day.month, day.day));
        const auto monday = bounds_.earliest - since * kSecondsPerDay;
        return isLast ? someDay(monday - 7 * kSecondsPerDay, monday - kSecondsPerDay)
                      : someDay(monday, bounds_.earliest);
    }
    return std::nullopt;
}

std::optional<EdtfDate> Seen::weekdayBefore(const std::string& text, bool isEarlier, bool isNight) const
{
    const auto named = std::ranges::find(kWeekdays, std::string_view(text));
    if (named == kWeekdays.end() || !isDay())
        return std::nullopt;
    const auto day = first();
    const auto today = static_cast<std::int64_t>(weekday(day.year, day.month, day.day));
    auto back = (today - (named - kWeekdays.begin()) + 7) % 7;
    if (back == 0 && isEarlier)
        back = 7;
    const auto at = bounds_.earliest - back * kSecondsPerDay;
    return someDay(at, isNight ? std::min(at + kSecondsPerDay, bounds_.earliest) : at);
}

std::optional<EdtfDate> Seen::inItsYear(const std::string& text, bool isNight) const
{
    if (std::ranges::none_of(text, isLetter))
        return std::nullopt;
    for (std::int64_t year = last().year; year >= last().year - 1; --year) {
        const auto reading = readDate(text + " " + std::to_string(year), typing_);
        if (!reading.date || reading.date->unspecified() || reading.date->bounds().earliest >= bounds_.latest)
            continue;
        const auto bounds = reading.date->bounds();
        // "On the" and "about" say nothing of the date: the year alone was read.
        if (bounds.latest - bounds.earliest >= 365 * kSecondsPerDay)
            continue;
        const bool isOneDay = bounds.latest - bounds.earliest == kSecondsPerDay;
        return isNight && isOneDay ? someDay(bounds.earliest, bounds.latest) : reading.date;
    }
    return std::nullopt;
}

std::optional<EdtfDate> Seen::read(std::string text) const
{
    constexpr std::array<std::string_view, 7> kBefore{"on ", "in ", "at ", "by ", "the past ", "this past ", "past "};
    constexpr std::array<std::string_view, 3> kBehind{"’s", "'s", "s’"};
    constexpr std::array<std::string_view, 3> kPartsOfDay{" morning", " afternoon", " evening"};
    constexpr std::array<std::string_view, 2> kNight{" night", " overnight"};
    constexpr std::array<std::string_view, 3> kThat{"last ", "this ", "the "};
    text = lowered(text);
    dropFirst(text, kBefore);
    dropLast(text, kBehind);
    if (text == "today" || text == "yesterday")
        return isDay() ? shiftedBy(text == "today" ? 0 : -1, ShiftUnit::Days) : std::nullopt;
    if (auto found = period(text))
        return found;
    if (auto found = ago(text))
        return isDay() ? found : std::nullopt;
    dropLast(text, kPartsOfDay);
    const bool isNight = dropLast(text, kNight);
    const bool isEarlier = text.starts_with("last ");
    std::string named = text;
    dropFirst(named, kThat);
    if (auto found = weekdayBefore(named, isEarlier, isNight))
        return found;
    if (auto found = inItsYear(named, isNight))
        return found;
    return inItsYear(text, isNight);
}

} // namespace

std::optional<EdtfDate> dateByIssue(std::string_view words, const EdtfDate& issued, const DateTyping& typing)
{
    const auto bounds = issued.bounds();
    if (bounds.openStart() || bounds.openEnd())
        return std::nullopt;
    const auto plain = readDate(words, typing);
    // A date that has its year needs no other.
    if (plain.date && !plain.date->bounds().openStart() && !plain.date->bounds().openEnd() &&
        plain.date->format().find("XXXX") == std::string::npos)
        return std::nullopt;
    return Seen(issued, typing).read(trimmed(words));
}

} // namespace dateline
