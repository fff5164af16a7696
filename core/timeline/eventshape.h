#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/layoutsizes.h"
#include "core/timeline/scene.h"

#include <algorithm>

/// How an event's extent is drawn at a scale: the one answer that packing and drawing share.
namespace dateline::layout {

inline double seconds(std::int64_t at)
{
    return static_cast<double>(at);
}

inline double middle(const TimeExtent& extent)
{
    return seconds(extent.earliest) / 2 + seconds(extent.latest) / 2;
}

inline double pixelsOf(const TimeExtent& extent, double secondsPerPixel)
{
    return (seconds(extent.latest) - seconds(extent.earliest)) / secondsPerPixel;
}

/// Span, Doubt or Moment, for an extent at so many seconds a pixel.
inline MarkKind kindOf(const TimeExtent& extent, bool lasted, double secondsPerPixel)
{
    const auto length = seconds(extent.latest) - seconds(extent.earliest);
    const auto pixels = length / secondsPerPixel;
    if (lasted)
        return pixels >= kMarkSize ? MarkKind::Span : MarkKind::Moment;
    const auto least = length > seconds(kSecondsPerDay) ? kDoubtWidth : kDayDoubtWidth;
    return pixels >= least ? MarkKind::Doubt : MarkKind::Moment;
}

/// That of an event's own date; of a set as if it were one date.
inline MarkKind kindOf(const EventIndex& index, EventRow event, double secondsPerPixel)
{
    return kindOf(index.reach(event), index.has(event, Span), secondsPerPixel);
}

/// The members that an event's date is drawn as; none where it is drawn as one date.
inline std::span<const TimeExtent> drawnMembers(const EventIndex& index, EventRow event, double secondsPerPixel)
{
    const auto members = index.members.at(event);
    const bool apart = !members.empty() && pixelsOf(index.extent[event], secondsPerPixel) >= kSetWidth;
    return apart ? members : std::span<const TimeExtent>{};
}

inline bool hasTailLeft(const EventIndex& index, EventRow event)
{
    return index.has(event, OpenStart) || index.has(event, UnknownStart);
}

inline bool hasTailRight(const EventIndex& index, EventRow event)
{
    return index.has(event, OpenEnd) || index.has(event, UnknownEnd);
}

struct Interval
{
    double left = 0;
    double right = 0;

    Interval united(const Interval& other) const { return {std::min(left, other.left), std::max(right, other.right)}; }
};

/// Where the mark stands, `toX` turning seconds into pixels.
template<typename ToX> Interval markInterval(const TimeExtent& extent, MarkKind kind, const ToX& toX)
{
    if (kind == MarkKind::Moment) {
        const auto x = toX(middle(extent));
        return {x - kMarkSize / 2, x + kMarkSize / 2};
    }
    return {toX(seconds(extent.earliest)), toX(seconds(extent.latest))};
}

/// Where the marks of the event's own date stand, without tails.
template<typename ToX>
Interval ownInterval(const EventIndex& index, EventRow event, double secondsPerPixel, const ToX& toX)
{
    const auto members = drawnMembers(index, event, secondsPerPixel);
    if (members.empty())
        return markInterval(index.reach(event), kindOf(index, event, secondsPerPixel), toX);
    auto all = markInterval(members.front(), kindOf(members.front(), false, secondsPerPixel), toX);
    for (const auto& member : members)
        all = all.united(markInterval(member, kindOf(member, false, secondsPerPixel), toX));
    return all;
}

/// Where an event's marks stand, tails and those of its alternatives included.
template<typename ToX>
Interval footprint(const EventIndex& index, EventRow event, double secondsPerPixel, const ToX& toX)
{
    auto all = ownInterval(index, event, secondsPerPixel, toX);
    all.left -= hasTailLeft(index, event) ? kTail : 0;
    all.right += hasTailRight(index, event) ? kTail : 0;
    for (const auto& other : index.alternatives(event))
        all = all.united(markInterval(other, kindOf(other, false, secondsPerPixel), toX));
    return all;
}

/// Whether the footprint is so long that it tells little of what is seen.
inline bool isBackground(const Interval& footprint, double viewWidth)
{
    return footprint.right - footprint.left > kBackground * viewWidth;
}

} // namespace dateline::layout
