#pragma once

#include "core/timeline/rowpacking.h"
#include "core/timeline/timescale.h"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace dateline::layout {

/// The rows of a lane with more events than can be packed at once, at one scale: what is near the view is packed, and
/// kept.
///
/// Time is divided into tiles of one view's width, at places that depend on the scale alone, so that panning moves
/// nothing. An even tile is packed by itself; nothing in it reaches further than the middle of its neighbours. An odd
/// tile is packed around what its two neighbours reach into it with. Of a tile with very many events the most important
/// ones of each stretch stand for a row of their own; what is much longer than a tile never does.
class TilePacking
{
public:
    /// `rows` beside the shared one. The index and the table must outlive it.
    TilePacking(const EventIndex& index, const LaneTable& lane, const PackingScale& scale, std::size_t rows);

    /// The rows as far as they meet the range, and those next to it.
    PackedLane around(const VisibleRange& range);

    /// The table has other events now.
    void forget() { tiles_.clear(); }

private:
    struct Slot
    {
        RowItem item;
        double begin = 0;   ///< of the place that is taken: that of its mark, or before
        double end = 0;     ///< of mark and label
        bool other = false; ///< a neighbouring tile's
    };
    using Row = std::vector<Slot>; ///< from left to right
    using Tile = std::vector<Row>; ///< a row each
    struct Candidate
    {
        RowItem item;
        std::uint64_t priority = 0;
    };

    const Tile& tile(std::int64_t number);
    Tile pack(std::int64_t number);
    void block(Tile& tile, const Tile& neighbour) const;
    std::vector<Candidate> candidatesOf(std::int64_t number) const;
    std::vector<std::uint32_t> choose(double left, std::size_t first, std::size_t end) const;
    void placeLabelled(Tile& tile, std::vector<Candidate>& candidates, double least) const;
    void placeUnlabelled(Tile& tile, std::vector<Candidate>& candidates) const;

    const EventIndex& index_;
    const LaneTable& lane_;
    PackingScale scale_;
    std::size_t rows_;
    double width_; ///< of a tile, in pixels
    std::map<std::int64_t, Tile> tiles_;
};

} // namespace dateline::layout
