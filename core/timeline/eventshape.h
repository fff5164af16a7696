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

struct Interval
{
    double left = 0;
    double right = 0;
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

/// Where an event's marks stand, those of its alternatives included.
template<typename ToX>
Interval footprint(const EventIndex& index, EventRow event, double secondsPerPixel, const ToX& toX)
{
    const auto& extent = index.extent[event];
    auto all = markInterval(extent, kindOf(extent, index.has(event, Span), secondsPerPixel), toX);
    for (const auto& other : index.alternatives(event)) {
        const auto one = markInterval(other, kindOf(other, false, secondsPerPixel), toX);
        all = {std::min(all.left, one.left), std::max(all.right, one.right)};
    }
    return all;
}

} // namespace dateline::layout
