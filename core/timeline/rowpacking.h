#pragma once

#include "core/timeline/lanetable.h"

#include <cstdint>
#include <functional>
#include <vector>

/// Gives each event of a lane its row, at one scale and wherever the visible range is.
namespace dateline::layout {

/// An event in a row, with where its marks begin and end: pixels at the scale, from the packing's origin.
struct RowItem
{
    double left = 0;
    double right = 0;
    std::uint32_t position = 0; ///< in its lane's table
};

/// The events of a lane that have a row of their own. All others stand in the shared row, below these.
struct PackedLane
{
    std::vector<std::vector<RowItem>> rows; ///< each from left to right, its marks disjoint
    std::vector<std::uint32_t> placed;      ///< the positions of all that are in `rows`, ascending
};

/// Notes in `placed` who is in the rows.
PackedLane withPlaced(PackedLane lane);

/// Scale and origin of the pixels that packing counts in.
struct PackingScale
{
    double secondsPerPixel = 1;
    double origin = 0;      ///< seconds
    double viewWidth = 1e9; ///< pixels that are seen at once

    double x(double seconds) const { return (seconds - origin) / secondsPerPixel; }
    double seconds(double x) const { return origin + x * secondsPerPixel; }
};

/// The width of an event's label, in pixels.
using LabelWidth = std::function<double(EventRow)>;

/// Every event with room for its label, in as few rows as its order in time allows; no rows at all where more than
/// kMostRows would be needed.
PackedLane packAll(const EventIndex& index, const LaneTable& lane, const PackingScale& scale,
                   const LabelWidth& labelWidth);

/// The most important events with room for their labels in so many rows. What is so long that it could fill the whole
/// view comes after all others, for it tells least of what is seen.
PackedLane packByImportance(const EventIndex& index, const LaneTable& lane, const PackingScale& scale,
                            const LabelWidth& labelWidth, std::size_t rows);

} // namespace dateline::layout
