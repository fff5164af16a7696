#pragma once

#include "core/timeline/indexpatch.h"
#include "core/timeline/lanetable.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace dateline::layout {

/// An event that is long at a scale, in seconds.
struct LongBar
{
    double begin = 0;
    double end = 0; ///< of all its marks
    EventRow event = 0;
    std::uint32_t row = 0; ///< of the long ones

    double length() const { return end - begin; }
};

/// Which events of a lane have a bar in its long rows, and in which of them: the same at every scale at which an event
/// is long, so that neither panning nor zooming moves it.
///
/// Events are packed level by level. Those of a level last a quarter of its tile or less, which is 2^level seconds; a
/// core event has the level of one that lasts 64 times as long, a major one that of 8 times, for what matters less and
/// lasts longer is to leave room. A level is packed around those above it. As in TilePacking, an even tile is packed by
/// itself, nothing in it reaching further than the middle of its neighbours, an odd one around its two neighbours. So
/// of however many events few are looked at: those of the tiles around a view, the most important of each.
class LongBars
{
public:
    /// `laneRows` are all rows of the lane, of which half may be long ones. Where there are but two, the shared one and
    /// one for what has a mark of its own, only core events have it for a bar: else a lesser one would take the place
    /// of every moment. The index and the table must outlive it.
    LongBars(const EventIndex& index, const LaneTable& lane, std::size_t laneRows);

    std::size_t laneRows() const { return laneRows_; }
    std::size_t rows() const { return laneRows_ / 2; }

    /// The bars that lie in [start, end) in whole or in part and last `least` seconds or longer. Between two of a row
    /// is room for a label: half the length of the shorter one.
    std::vector<LongBar> around(double start, double end, double least);

    /// The index and the table were patched. What is longer than anything that came or went stays as it is.
    void follow(const IndexChange& change);

private:
    using Tile = std::vector<LongBar>; ///< with what reaches into it of other tiles, of its level and of those above
    struct Stretch
    {
        double start = 0;
        double end = 0;
    };

    const Tile& tile(int level, std::int64_t number);
    Tile pack(int level, std::int64_t number);
    void take(const Tile& from, const Stretch& within, Tile& into) const;
    void takeLevel(int level, const Stretch& within, Tile& into);
    void fill(Tile& tile, int level, const Stretch& own, const Stretch& within) const;
    int highestLevel() const;

    const EventIndex& index_;
    const LaneTable& lane_;
    std::size_t laneRows_;
    int top_ = 0; ///< this level has one tile, of all time and of all that is longer
    std::map<std::pair<int, std::int64_t>, Tile> tiles_;
};

} // namespace dateline::layout
