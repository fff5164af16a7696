#pragma once

#include "core/timeline/eventset.h"
#include "core/timeline/timescale.h"

#include <cstdint>
#include <vector>

namespace dateline {

/// A bar chart of a whole case: bar i counts the events that start within `edges[i]` (included) and `edges[i + 1]`.
/// Edges are starts of calendar units, so that a bar is a whole year, month or day and never parts of two.
struct OverviewBars
{
    std::vector<std::int64_t> edges;
    std::vector<std::uint32_t> all;   ///< of all events
    std::vector<std::uint32_t> shown; ///< of those that the filter leaves
    std::uint32_t highest = 0;        ///< of `all`

    bool operator==(const OverviewBars&) const = default;
};

/// Bars over `range` in the finest step from a minute to a thousand million years that makes none narrower than
/// `narrowest`, where `range` is `width` wide. The first and the last bar may reach beyond the range.
OverviewBars overviewBars(const EventIndex& index, const EventSet& shown, const VisibleRange& range, double width,
                          double narrowest);

} // namespace dateline
