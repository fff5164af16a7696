#pragma once

#include "core/timeline/longbars.h"
#include "core/timeline/rowpacking.h"
#include "core/timeline/timescale.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace dateline::layout {

/// The rows of a lane with more events than can be packed at once, at one scale: what is near the view is packed, and
/// kept.
///
/// Time is divided into tiles of one view's width, at places that depend on the scale alone, so that panning moves
/// nothing. An even tile is packed by itself; nothing in it reaches further than the middle of its neighbours. An odd
/// tile is packed around what its two neighbours reach into it with. Of a tile with very many events the most important
/// ones of each stretch stand for a row of their own. What is longer than a tile, or than half of one and does not fit
/// in so, comes first, in the lowest rows, as LongBars has it.
class TilePacking
{
public:
    /// `rows` beside the shared one. The index, the table and the long bars must outlive it.
    TilePacking(const EventIndex& index, const LaneTable& lane, LongBars& longBars, const PackingScale& scale,
                std::size_t rows);

    /// The rows as far as they meet the range, and those next to it; until the next call.
    const PackedLane& around(const VisibleRange& range);

    /// The table has other events now, and the long bars have been told.
    void forget();

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
    Tile longBetween(double from, double to) const;
    bool fits(const RowItem& item, std::int64_t number) const;
    std::vector<Candidate> candidatesOf(std::int64_t number, const Tile& longBars) const;
    std::vector<std::uint32_t> choose(double left, std::size_t first, std::size_t end) const;
    void placeLabelled(Tile& tile, std::vector<Candidate>& candidates, double least) const;
    void placeUnlabelled(Tile& tile, std::vector<Candidate>& candidates) const;

    const EventIndex& index_;
    const LaneTable& lane_;
    LongBars& longBars_;
    PackingScale scale_;
    std::size_t rows_;
    double width_; ///< of a tile, in pixels
    std::map<std::int64_t, Tile> tiles_;
    std::pair<std::int64_t, std::int64_t> near_{0, -1}; ///< first and last tile that are in `packed_`
    PackedLane packed_;
};

} // namespace dateline::layout
