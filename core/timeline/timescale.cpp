#include "core/timeline/timescale.h"

#include <algorithm>

namespace dateline {

namespace {

/// Ranges keep within the years that the calendar counts, with room to add a range's length without overflow.
constexpr double kFarthest = 4e18;

VisibleRange kept(VisibleRange range)
{
    if (range.start < -kFarthest)
        return {-kFarthest, -kFarthest + range.length()};
    if (range.end > kFarthest)
        return {kFarthest - range.length(), kFarthest};
    return range;
}

} // namespace

VisibleRange zoomed(const VisibleRange& range, double factor, double anchor)
{
    if (!(factor > 0))
        return range;
    const auto length = range.length();
    const auto wanted = std::clamp(length / factor, kShortestRange, kLongestRange);
    const auto share = length > 0 ? (anchor - range.start) / length : 0.5;
    const auto start = anchor - share * wanted;
    return kept({start, start + wanted});
}

VisibleRange panned(const VisibleRange& range, double seconds)
{
    return kept({range.start + seconds, range.end + seconds});
}

} // namespace dateline
