#include "core/timeline/eventindex.h"

#include <algorithm>

// What the index keeps of dates that are more than one extent, and what that answers.

namespace dateline {

namespace {

bool isSet(const EdtfDate& date)
{
    return date.kind() == EdtfKind::OneOf || date.kind() == EdtfKind::AllOf;
}

bool statesTime(const EdtfDate& date)
{
    if (date.kind() != EdtfKind::Interval && !isSet(date))
        return date.kind() == EdtfKind::DateTime;
    const auto parts = date.members();
    return std::any_of(parts.begin(), parts.end(), statesTime);
}

/// Whether unspecified digits leave out some of the time between the bounds, as in "156X-12-25". Said of a few that
/// leave out nothing, too ("2024-03-2X"): only for those whose last digits are all unspecified is it plain.
bool mayHaveGaps(const EdtfDate& date)
{
    if (!date.unspecified())
        return false;
    static constexpr int kPowers[] = {1, 10, 100, 1'000, 10'000};
    const auto years = date.unspecifiedDigits(DateComponent::Year);
    if (years > 0) {
        const auto bounds = date.bounds();
        const auto first = civilFromSeconds(bounds.earliest).year;
        const auto last = civilFromSeconds(bounds.latest - 1).year;
        if (last - first + 1 != kPowers[years])
            return true;
    }
    bool before = years > 0;
    for (const auto component : {DateComponent::Month, DateComponent::Day}) {
        if (!date.has(component))
            break;
        const auto digits = date.unspecifiedDigits(component);
        if (digits == 1 || (before && digits == 0))
            return true;
        before = digits > 0;
    }
    return false;
}

/// Adds the time in which it surely went on; true where that and the extent say all.
bool addInterval(EventIndex& index, EventRow row, const EdtfDate& date)
{
    const auto& extent = index.extent[row];
    const auto start = date.start();
    const auto end = date.end();
    const auto from = start ? start->bounds() : TimeExtent{extent.earliest, extent.earliest};
    const auto to = end ? end->bounds() : TimeExtent{extent.latest, extent.latest};
    const auto known = start && end;
    if (known && from.latest - from.earliest <= 1 && to.latest - to.earliest <= 1)
        return true;
    TimeExtent certain{from.latest, to.earliest};
    const auto overlap = certain.latest < certain.earliest;
    if (overlap)
        certain.earliest = certain.latest = certain.latest + (certain.earliest - certain.latest) / 2;
    index.certain.add(row, {&certain, 1});
    return known && !overlap;
}

/// Of a run with an open end what is known of the other.
TimeExtent knownBounds(const EdtfDate& member)
{
    auto bounds = member.bounds();
    const auto start = member.start();
    const auto end = member.end();
    if (bounds.openStart() && end)
        bounds.earliest = end->bounds().earliest;
    if (bounds.openEnd() && start)
        bounds.latest = start->bounds().latest;
    return bounds;
}

void addMembers(EventIndex& index, EventRow row, const EdtfDate& date)
{
    std::vector<TimeExtent> all;
    std::vector<TimeExtent> runs;
    for (const auto& member : date.members()) {
        all.push_back(knownBounds(member));
        if (member.kind() == EdtfKind::Interval && date.kind() == EdtfKind::AllOf)
            runs.push_back(all.back());
    }
    const auto byStart = [](const TimeExtent& a, const TimeExtent& b) {
        return a.earliest != b.earliest ? a.earliest < b.earliest : a.latest < b.latest;
    };
    std::sort(all.begin(), all.end(), byStart);
    std::sort(runs.begin(), runs.end(), byStart);
    if (all.size() > 1)
        index.members.add(row, all);
    index.certain.add(row, runs);
}

Certainty ofInterval(const EventIndex& index, EventRow row, const TimeExtent& range)
{
    const auto& extent = index.extent[row];
    if (range.contains(extent))
        return Certainty::Certain;
    if (!range.intersects(index.reach(row)))
        return Certainty::No;
    const auto certain = index.certain.at(row);
    if (certain.empty())
        return range.intersects(extent) ? Certainty::Certain : Certainty::Possible;
    const auto& core = certain.front();
    const bool met = range.contains(TimeExtent{extent.earliest, core.earliest}) ||
                     range.contains(TimeExtent{core.latest, extent.latest}) ||
                     range.intersects({core.earliest - 1, core.latest + 1});
    return met ? Certainty::Certain : Certainty::Possible;
}

} // namespace

std::uint16_t dateFlags(const EdtfDate& date)
{
    unsigned flags = 0;
    const auto raise = [&flags](bool so, EventFlag flag) {
        flags |= so ? unsigned{flag} : 0U;
    };
    raise(date.kind() == EdtfKind::Interval, Span);
    raise(date.openStart(), OpenStart);
    raise(date.openEnd(), OpenEnd);
    raise(date.unknownStart(), UnknownStart);
    raise(date.unknownEnd(), UnknownEnd);
    raise(date.approximate(), Approximate);
    raise(date.uncertain(), Uncertain);
    raise(statesTime(date), Timed);
    raise(date.kind() == EdtfKind::AllOf, AllOf);
    return static_cast<std::uint16_t>(flags);
}

void addDate(EventIndex& index, EventRow row, const EdtfDate& date)
{
    bool told = true;
    if (date.kind() == EdtfKind::Interval) {
        told = addInterval(index, row, date);
    } else if (isSet(date)) {
        addMembers(index, row, date);
        told = false;
    } else {
        // What is approximate may be beside the digits it is written with: gaps rule nothing out.
        told = date.approximate() || !mayHaveGaps(date);
    }
    if (date.approximate()) {
        const auto& extent = index.extent[row];
        auto wide = date.widened(index.margins);
        wide.earliest = wide.openStart() ? extent.earliest : std::min(wide.earliest, extent.earliest);
        wide.latest = wide.openEnd() ? extent.latest : std::max(wide.latest, extent.latest);
        if (wide != extent)
            index.widened.add(row, {&wide, 1});
    }
    if (!told)
        index.dates.emplace_back(row, date);
}

Certainty liesIn(const EventIndex& index, EventRow row, const TimeExtent& range)
{
    if (range.empty())
        return Certainty::No;
    const auto date = std::lower_bound(index.dates.begin(), index.dates.end(), row,
                                       [](const auto& one, EventRow wanted) { return one.first < wanted; });
    if (date != index.dates.end() && date->first == row)
        return liesIn(date->second, range, index.margins);
    if (index.has(row, Span))
        return ofInterval(index, row, range);
    if (range.contains(index.extent[row]))
        return Certainty::Certain;
    return range.intersects(index.reach(row)) ? Certainty::Possible : Certainty::No;
}

} // namespace dateline
