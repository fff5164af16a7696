#pragma once

#include "core/timeline/scene.h"

#include "ui/timeline/marks.h"
#include "ui/timeline/textmeasure.h"

#include <QColor>
#include <QFont>
#include <QPolygonF>
#include <QRectF>
#include <QString>

#include <optional>
#include <string_view>
#include <vector>

/// What a page of a figure consists of, as plain things with places: what is painted, and what tests look at.
/// Units are pixels of 1/96 inch, the origin is the page's top left.
namespace dateline {

/// One line of text, drawn whole as one text.
struct FigureText
{
    QString text;
    QFont font;
    QColor color;
    QPointF baseline; ///< where the first letter stands
    QRectF box;       ///< the room that it takes
};

struct FigureArea
{
    QRectF box;
    QColor color;
};

struct FigureStroke
{
    QPolygonF points;
    QColor color;
    double width = 1;
};

struct FigureMark
{
    QRectF box;
    MarkStyle style;
    bool hollow = false;
};

struct FigureItems
{
    std::vector<FigureArea> areas; ///< below all else
    std::vector<FigureStroke> strokes;
    std::vector<FigureMark> marks;
    std::vector<FigureText> texts;

    /// Adds the others, moved by `offset`.
    void add(const FigureItems& others, const QPointF& offset);
    /// Adds one line whose box begins at (x, top); returns the right end of it.
    double addText(const QString& text, const QFont& font, const QColor& color, double x, double top);
};

/// Breaks a text into lines of at most `width`: between words, and inside a word that is wider than a line.
std::vector<QString> wrapped(const QString& text, const QFont& font, double width);

/// Width of a line of text, and the height of its box, the same on every screen and for every device.
double textWidth(const QString& text, const QFont& font);
double textHeight(const QFont& font);

} // namespace dateline
