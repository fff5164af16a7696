#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/scene.h"

#include "ui/theme/theme.h"
#include "ui/timeline/textmeasure.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QStaticText>

#include <array>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace dateline {

/// How a category looks: colour and shape say the same, so that either alone is enough.
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

/// The outline of a shape within a box. Shapes look equally large in equal boxes, so a diamond reaches out a little and
/// a square stays a little inside.
QPainterPath markPath(Shape shape, const QRectF& box);

/// A category's mark alone, for the timeline, legends, filters and lists. A hollow one, as another source's date is
/// drawn, is filled with `inside`.
void paintMark(QPainter& painter, const QRectF& box, const MarkStyle& style);
void paintHollowMark(QPainter& painter, const QRectF& box, const MarkStyle& style, const QColor& inside);

/// Remembers laid-out texts and drawn marks from one frame to the next. For the screen only: a text drawn from here
/// would not be text in a file. To be emptied when the theme changes.
class PaintCache
{
public:
    const QStaticText& text(const std::string& text, TextRole role, const QFont& font);

    /// A mark in a square of `size` device pixels, in the middle of a pixmap that is larger by kMarkMargin on each
    /// side.
    const QPixmap& mark(const MarkStyle& style, int size, bool hollow, const QColor& inside);

    void clear();

    static constexpr int kMarkMargin = 3;

private:
    using Texts = std::unordered_map<std::string, QStaticText, TextHash, std::equal_to<>>;
    std::array<Texts, kTextRoles> texts_;
    std::map<std::tuple<Shape, QRgb, int, bool, QRgb>, QPixmap> marks_;
};

} // namespace dateline
