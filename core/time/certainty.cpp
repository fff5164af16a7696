#include "core/time/certainty.h"

#include <algorithm>

namespace dateline {

namespace {

Certainty ofMoment(const EdtfDate& date, const TimeExtent& range, const WideningMargins& margins)
{
    if (range.contains(date.bounds()))
        return Certainty::Certain;
    if (!range.intersects(date.widened(margins)))
        return Certainty::No;
    // What is approximate may be beside the digits it is written with, so that those rule nothing out.
    const auto ruledOut = date.unspecified() && !date.approximate() && !date.possibleIn(range);
    return ruledOut ? Certainty::No : Certainty::Possible;
}

/// Every choice of a start and an end after it meets the range if the earliest end and the latest start do.
Certainty ofInterval(const EdtfDate& date, const TimeExtent& range, const WideningMargins& margins)
{
    if (!range.intersects(date.widened(margins)))
        return Certainty::No;
    TimeExtent starts{kBeginningOfTime, date.openStart() ? kBeginningOfTime : kEndOfTime};
    TimeExtent ends{date.openEnd() ? kEndOfTime : kBeginningOfTime, kEndOfTime};
    if (const auto start = date.start())
        starts = start->bounds();
    if (const auto end = date.end())
        ends = end->bounds();
    const auto earliestEnd = std::max(starts.earliest, ends.earliest);
    const auto afterLatestStart = std::min(starts.latest, ends.latest);
    const auto isCertain = range.earliest <= earliestEnd && afterLatestStart <= range.latest;
    return isCertain ? Certainty::Certain : Certainty::Possible;
}

} // namespace

Certainty liesIn(const EdtfDate& date, const TimeExtent& range, const WideningMargins& margins)
{
    if (range.empty())
        return Certainty::No;
    if (date.kind() == EdtfKind::Interval)
        return ofInterval(date, range, margins);
    if (date.kind() != EdtfKind::OneOf && date.kind() != EdtfKind::AllOf)
        return ofMoment(date, range, margins);
    auto least = Certainty::Certain;
    auto most = Certainty::No;
    for (const auto& member : date.members()) {
        auto answer = liesIn(member, range, margins);
        if (member.kind() == EdtfKind::Interval && date.kind() == EdtfKind::OneOf) {
            // A run of "one of" is a choice among its dates, not a while that lasts.
            answer = range.contains(member.bounds())             ? Certainty::Certain
                     : range.intersects(member.widened(margins)) ? Certainty::Possible
                                                                 : Certainty::No;
        }
        least = std::min(least, answer);
        most = std::max(most, answer);
    }
    if (date.kind() == EdtfKind::AllOf)
        return most;
    return least == Certainty::Certain ? Certainty::Certain : std::min(most, Certainty::Possible);
}

std::strong_ordering chronological(const EdtfDate& a, const EdtfDate& b)
{
    const auto first = a.bounds();
    const auto second = b.bounds();
    if (const auto order = first.earliest <=> second.earliest; order != 0)
        return order;
    if (const auto order = first.latest <=> second.latest; order != 0)
        return order;
    return a.format() <=> b.format();
}

} // namespace dateline
