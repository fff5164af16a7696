#include "ui/figure/figureitems.h"

#include <QFontMetricsF>
#include <QTextLayout>

namespace dateline {

void FigureItems::add(const FigureItems& others, const QPointF& offset)
{
    for (FigureArea area : others.areas) {
        area.box.translate(offset);
        areas.push_back(std::move(area));
    }
    for (FigureStroke stroke : others.strokes) {
        stroke.points.translate(offset);
        strokes.push_back(std::move(stroke));
    }
    for (FigureMark mark : others.marks) {
        mark.box.translate(offset);
        marks.push_back(std::move(mark));
    }
    for (FigureText text : others.texts) {
        text.box.translate(offset);
        text.baseline += offset;
        texts.push_back(std::move(text));
    }
}

double FigureItems::addText(const QString& text, const QFont& font, const QColor& color, double x, double top)
{
    const QFontMetricsF metrics(font);
    const QRectF box(x, top, metrics.horizontalAdvance(text), metrics.height());
    if (!text.isEmpty()) {
        texts.push_back({text, font, color, QPointF(x, top + metrics.ascent()), box});
    }
    return box.right();
}

std::vector<QString> wrapped(const QString& text, const QFont& font, double width)
{
    // What stands in a case may hold line ends and tabs; a figure's lines are its own.
    const QString plain = text.simplified();
    QTextLayout layout(plain, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    std::vector<QString> lines;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.push_back(plain.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

double textWidth(const QString& text, const QFont& font)
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

double textHeight(const QFont& font)
{
    return QFontMetricsF(font).height();
}

} // namespace dateline
