#pragma once

#include "core/store/casefile.h"

#include "ui/figure/figurenotes.h"

#include <QString>

namespace dateline {

/// Whether sources give more than one number of the dead, so that a scale shows something.
bool hasTolls(const EventDetails& details);

/// An event's dead on a scale of their own: each value that stands as a dot at its place, with its number and the
/// numbers of its notes above it. Numbers that would run into each other stand apart and lead to their dots by a line.
/// `notes` may be nullptr.
FigureBlock tollBlock(const EventDetails& details, const NoteNumbers* notes, const QColor& color, const Theme& theme,
                      double width);

} // namespace dateline
