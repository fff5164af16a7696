#pragma once

#include "core/timeline/eventindex.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <vector>

namespace dateline {

/// How a category looks: colour and shape say the same, so that either alone is
/// enough.
struct MarkStyle
{
    QColor color;
    Shape shape = Shape::Circle;
};

/// The looks of a case's categories in a theme.
struct MarkPalette
{
    std::vector<MarkStyle> styles; ///< by category
    MarkStyle other;               ///< of what has no category

    static MarkPalette of(const EventIndex& index, const Theme& theme);
    const MarkStyle& at(std::uint16_t category) const { return category < styles.size() ? styles[category] : other; }
};

/// The outline of a shape within a box. Shapes look equally large in equal
/// boxes, so a diamond reaches out a little and a square stays a little inside.
QPainterPath markPath(Shape shape, const QRectF& box);

/// A category's mark alone, for the timeline, legends, filters and lists. A
/// hollow one, as another source's date is drawn, is filled with `inside`.
void paintMark(QPainter& painter, const QRectF& box, const MarkStyle& style);
void paintHollowMark(QPainter& painter, const QRectF& box, const MarkStyle& style, const QColor& inside);

} // namespace dateline
