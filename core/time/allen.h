#pragma once

#include "core/time/certainty.h"

#include <array>

namespace dateline {

/// Allen's thirteen relations of two stretches of time (J. F. Allen, 1983). Of any two that are known exactly, exactly
/// one holds.
enum class AllenRelation : std::size_t
{
    Before,       ///< ends before the other begins, with time between
    Meets,        ///< ends where the other begins
    Overlaps,     ///< begins first and ends within the other
    Starts,       ///< begins with the other and ends first
    During,       ///< lies within the other, touching neither end
    Finishes,     ///< begins later and ends with the other
    Equals,       ///< begins and ends with the other
    FinishedBy,   ///< the inverse of Finishes
    Contains,     ///< the inverse of During
    StartedBy,    ///< the inverse of Starts
    OverlappedBy, ///< the inverse of Overlaps
    MetBy,        ///< the inverse of Meets
    After,        ///< the inverse of Before
};

inline constexpr std::size_t kAllenRelations = 13;

/// The relation that holds of (b, a) where `relation` holds of (a, b).
AllenRelation inverse(AllenRelation relation);

/// How far each relation of `a` to `b` holds: certain where no other can, impossible where no choice of instants
/// within the strict bounds gives it. What is dated by a date takes place within its bounds and need not fill them;
/// an interval goes from some second of its start to some second of its end. Sets are taken from their earliest to
/// their latest second.
std::array<Certainty, kAllenRelations> allenRelations(const EdtfDate& a, const EdtfDate& b);

/// One of them.
Certainty allenRelation(AllenRelation relation, const EdtfDate& a, const EdtfDate& b);

} // namespace dateline
