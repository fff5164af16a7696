#include "core/timeline/timescale.h"

#include <algorithm>

namespace dateline {

namespace {

/// Ranges stay this near to year zero. Beyond, a double cannot tell one minute from the next.
constexpr double kFarthest = kLongestRange;

VisibleRange kept(double start, double length)
{
    const auto from = std::clamp(start, -kFarthest, kFarthest - length);
    return {from, from + length};
}

} // namespace

VisibleRange zoomed(const VisibleRange& range, double factor, double anchor)
{
    if (!(factor > 0))
        return range;
    const auto length = range.length();
    const auto wanted = std::clamp(length / factor, kShortestRange, kLongestRange);
    const auto share = length > 0 ? (anchor - range.start) / length : 0.5;
    return kept(anchor - share * wanted, wanted);
}

VisibleRange panned(const VisibleRange& range, double seconds)
{
    return kept(range.start + seconds, range.length());
}

} // namespace dateline
