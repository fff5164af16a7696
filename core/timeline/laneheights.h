#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dateline::layout {

/// Where a lane and its rows stand.
struct LaneBox
{
    double y = 0;
    double height = 0;
    double rowsTop = 0; ///< y of the first row's upper edge
    std::size_t rows = 0;

    bool operator==(const LaneBox&) const = default;
};

/// Shares a height among lanes that need so many rows each: all get what they need with calm padding where there is
/// room, else with compact padding, else each as many as its fair share allows, but not less than two. `top` is the
/// first lane's y. With `fill` the lanes share what is left over.
std::vector<LaneBox> shareHeight(std::span<const std::size_t> needs, double top, double height, bool fill);

} // namespace dateline::layout
