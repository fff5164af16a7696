#pragma once

#include "core/timeline/eventset.h"
#include "core/timeline/timescale.h"

#include <vector>

namespace dateline {

/// A stretch of time with a scale of its own, and where it stands on the paper.
struct AxisPiece
{
    VisibleRange range;
    double left = 0; ///< pixels from where the axis begins
    double width = 0;

    TimeScale scale() const { return {range, left, width}; }
};

/// An axis that is cut where nothing happens. Pieces are in order of time and of place, with `kPieceGap` between them;
/// one piece alone is an axis as usual.
struct CutAxis
{
    std::vector<AxisPiece> pieces;
    double width = 0;

    bool isCut() const { return pieces.size() > 1; }
    /// The extent meets one of the pieces.
    bool shows(const TimeExtent& extent) const;
};

inline constexpr double kPieceGap = 14;

/// An axis of one piece.
CutAxis wholeAxis(const VisibleRange& range, double width);

/// The axis that tells a case's story: from its first core event to its last, by the core and the major events of
/// `shown` that lie between. Stretches of time (years; months or days where the story is short, decades and more where
/// it is long) without any of them are cut out, and a stretch that holds a third of them or more, shorter than half the
/// rest, is divided further. Pieces are the wider the more they hold. Where no shown event is core, all shown ones
/// count.
CutAxis storyAxis(const EventIndex& index, const EventSet& shown, double width);

/// The index as it would be if the cut axis were a straight one: times are moved so that one scale, `range` over the
/// axis's width, puts everything where its piece has it. So a scene is laid out over all the pieces at once. What lies
/// between two pieces is moved to the nearer end of the next or the last one, what lies outside stays outside.
struct StraightenedIndex
{
    EventIndex index; ///< same rows as the original
    VisibleRange range;
};
StraightenedIndex straightened(const EventIndex& index, const CutAxis& axis);

} // namespace dateline
