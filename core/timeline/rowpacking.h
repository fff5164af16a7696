#pragma once

#include "core/timeline/eventindex.h"

#include <functional>
#include <span>
#include <vector>

/// Gives each event of a lane its row, at one scale and wherever the visible range is.
namespace dateline::layout {

/// An event in a row, with where its marks begin and end: pixels at the scale, from the packing's origin.
struct RowItem
{
    double left = 0;
    double right = 0;
    EventRow event = 0;
};

/// An event of the shared row. It stands at its middle where it is drawn as a point, else at its start.
struct SharedItem
{
    double anchor = 0;
    EventRow event = 0;
    bool bar = false;
};

/// A lane's events, each in exactly one of `rows` and `shared`.
struct PackedLane
{
    static constexpr std::size_t kBlock = 256;

    std::vector<std::vector<RowItem>> rows; ///< each from left to right, its marks disjoint
    std::vector<SharedItem> shared;         ///< ascending by anchor
    std::vector<std::uint32_t> chains;      ///< where in `shared` each run of marks begins that touch one another
    std::vector<std::int64_t> latest;       ///< the latest end of each kBlock of `shared`

    /// Where chain `n` ends in `shared`.
    std::size_t chainEnd(std::size_t n) const { return n + 1 < chains.size() ? chains[n + 1] : shared.size(); }
};

/// Scale and origin of the pixels that packing counts in.
struct PackingScale
{
    double secondsPerPixel = 1;
    double origin = 0;      ///< seconds
    double viewWidth = 1e9; ///< pixels that are seen at once

    double x(double seconds) const { return (seconds - origin) / secondsPerPixel; }
};

/// The width of an event's label, in pixels.
using LabelWidth = std::function<double(EventRow)>;

/// Every event with room for its label, in as few rows as its order in time allows; no rows at all where more than
/// kMostRows would be needed.
PackedLane packAll(const EventIndex& index, std::span<const EventRow> events, const PackingScale& scale,
                   const LabelWidth& labelWidth);

/// The most important events with room for their labels in all rows but the last, which the others share. What is so
/// long that it could fill the whole view comes after all others, for it tells least of what is seen.
PackedLane packByImportance(const EventIndex& index, std::span<const EventRow> events, const PackingScale& scale,
                            const LabelWidth& labelWidth, std::size_t rows);

} // namespace dateline::layout
