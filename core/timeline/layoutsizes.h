#pragma once

#include <cstddef>

/// The sizes that rows, marks and labels are laid out with, in logical pixels.
namespace dateline::layout {

inline constexpr double kMarkSize = 14;
inline constexpr double kBarHeight = 14;
inline constexpr double kThinBar = 3;       ///< height of a bar that has no row of its own
inline constexpr double kBackgroundBar = 4; ///< height of a bar that is much longer than the view
inline constexpr double kBackground = 1.5;  ///< how many times as long as the view
inline constexpr double kTail = 24;         ///< width of what stands at an open or an unknown end
inline constexpr double kLeastTail = 8;     ///< at an edge of the view none is drawn that would be shorter

inline constexpr double kRowHeight = 24;
inline constexpr double kCalmPadding = 40;    ///< of a lane, above and below its rows together, where there is room
inline constexpr double kCompactPadding = 12; ///< where there is not
inline constexpr double kTopPadding = 12;     ///< at most so much of a lane's padding is above its rows
inline constexpr std::size_t kMostRows = 12;  ///< of a lane, however high the area

inline constexpr double kLabelGap = 6;    ///< between a mark and its label
inline constexpr double kSecondGap = 6;   ///< between a title and what stands behind it
inline constexpr double kItemGap = 12;    ///< between a label and the next mark of the row
inline constexpr double kInsideGap = 8;   ///< between a bar's visible end and a label on it
inline constexpr double kLeastLabel = 56; ///< nothing is elided to less
inline constexpr double kMostLabel = 440; ///< a label is elided to this even where there is room for more

/// Up to so many shown events every label is measured, and each row has just the room that it needs. Beyond, each
/// label is given kNominalLabel (more is used where it is free), so that only visible ones are ever measured.
inline constexpr std::size_t kMeasuredEvents = 1000;
inline constexpr double kNominalLabel = 170;

/// Up to so many shown events each lane is packed as a whole, in as few rows as it needs. Of more, only what is near the
/// view is packed.
inline constexpr std::size_t kPackedWhole = 2000;

/// Up to so many events without a row of their own are fitted in between the labels of a lane; more stay together in
/// the last row, which then shows their density.
inline constexpr std::size_t kFittedBetween = 200;

/// From these on, marks that stand close together are drawn as density, not as one mark with a number.
inline constexpr double kRibbonWidth = 72;
inline constexpr std::size_t kRibbonEvents = 24;

/// A moment is drawn as wide as its extent from this width on. For a day or less it is where the axis begins to name
/// hours; what is known less exactly is never drawn as a point where it can be seen not to be one.
inline constexpr double kDoubtWidth = 1.5 * kMarkSize;
inline constexpr double kDayDoubtWidth = 120;

/// A soft edge is this share of its bar, and no wider than so many pixels.
inline constexpr double kSoftShare = 0.4;
inline constexpr double kMostSoft = 100;

/// An end of a bar that is known less exactly than to the day is soft from so many pixels on; one that is known to the
/// day from kDayDoubtWidth on.
inline constexpr double kLeastSoft = 3;

/// A set is drawn as its members where it is at least so wide, else as if it were one date.
inline constexpr double kSetWidth = 2 * kMarkSize + 2;

/// Alternatives nearer than this to another mark of their event are not drawn: they would hide each other.
inline constexpr double kAlternativeGap = kMarkSize;

} // namespace dateline::layout
