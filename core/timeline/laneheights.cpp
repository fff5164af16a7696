#include "core/timeline/laneheights.h"

#include "core/timeline/layoutsizes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dateline::layout {

namespace {

constexpr std::size_t kFewestRows = 2;
constexpr double kTopShare = 0.35; ///< of a compact lane's padding, above its rows

/// One row after the other to whoever has the fewest of those that need more.
std::vector<std::size_t> shareRows(std::span<const std::size_t> needs, std::size_t available)
{
    std::vector<std::size_t> rows;
    for (const auto need : needs)
        rows.push_back(std::min(need, kFewestRows));
    auto used = std::accumulate(rows.begin(), rows.end(), std::size_t{0});
    while (used < available) {
        std::size_t poorest = needs.size();
        for (std::size_t i = 0; i < needs.size(); ++i) {
            if (rows[i] < needs[i] && (poorest == needs.size() || rows[i] < rows[poorest]))
                poorest = i;
        }
        if (poorest == needs.size())
            break;
        ++rows[poorest];
        ++used;
    }
    return rows;
}

} // namespace

std::vector<LaneBox> shareHeight(std::span<const std::size_t> needs, double top, double height, bool fill)
{
    if (needs.empty())
        return {};
    const auto lanes = static_cast<double>(needs.size());
    const auto forRows = std::max(0.0, std::floor((height - lanes * kCompactPadding) / kRowHeight));
    const auto rows = shareRows(needs, static_cast<std::size_t>(forRows));
    const auto used = static_cast<double>(std::accumulate(rows.begin(), rows.end(), std::size_t{0})) * kRowHeight;
    const auto spare = std::max(kCompactPadding, (height - used) / lanes);
    const auto padding = std::floor(std::min(spare, kCalmPadding));
    const auto above = std::round(std::min(kTopPadding, padding * kTopShare));

    std::vector<LaneBox> boxes;
    double y = top;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto extra = fill ? std::floor(spare - padding) : 0.0;
        auto laneHeight = static_cast<double>(rows[i]) * kRowHeight + padding + extra;
        if (fill && i + 1 == rows.size())
            laneHeight = std::max(laneHeight, top + height - y);
        boxes.push_back({y, laneHeight, y + above, rows[i]});
        y += laneHeight;
    }
    return boxes;
}

} // namespace dateline::layout
