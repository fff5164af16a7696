#include "ui/timeline/marks.h"

#include <cmath>
#include <numbers>

namespace dateline {

namespace {

QPainterPath polygonPath(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

QPainterPath hexagonPath(const QRectF& box)
{
    QPolygonF corners;
    const double radius = box.width() / 2 * 1.06;
    for (int corner = 0; corner < 6; ++corner) {
        const double angle = std::numbers::pi / 3 * corner;
        corners << box.center() + QPointF(std::cos(angle), std::sin(angle)) * radius;
    }
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

void fillPath(QPainter& painter, const QPainterPath& path, const QColor& color)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.fillPath(path, color);
}

void strokePath(QPainter& painter, const QPainterPath& path, const QColor& color, double width, const QBrush& inside)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(inside);
    painter.drawPath(path);
}

} // namespace

MarkPalette MarkPalette::of(const EventIndex& index, const Theme& theme)
{
    MarkPalette palette;
    palette.other = {theme.secondText, Shape::Circle};
    for (std::size_t category = 0; category < index.categoryColors.size(); ++category) {
        const std::string& color = index.categoryColors[category];
        const Shape shape =
            category < index.categoryShapes.size() ? index.categoryShapes[category] : palette.other.shape;
        palette.styles.push_back({theme.category(QString::fromStdString(color)), shape});
    }
    return palette;
}

QPainterPath markPath(Shape shape, const QRectF& box)
{
    const double unit = box.width() / 12;
    const QPointF middle = box.center();
    QPainterPath path;
    switch (shape) {
    case Shape::Circle:
    case Shape::Ring:
        path.addEllipse(box);
        break;
    case Shape::Diamond: {
        const QRectF wide = box.adjusted(-unit / 2, -unit / 2, unit / 2, unit / 2);
        return polygonPath({{middle.x(), wide.top()},
                            {wide.right(), middle.y()},
                            {middle.x(), wide.bottom()},
                            {wide.left(), middle.y()}});
    }
    case Shape::Triangle: {
        const QRectF wide = box.adjusted(-unit / 2, 0, unit / 2, -unit / 2);
        return polygonPath({{middle.x(), wide.top()}, wide.bottomRight(), wide.bottomLeft()});
    }
    case Shape::Square:
        path.addRect(box.adjusted(unit, unit, -unit, -unit));
        break;
    case Shape::Hexagon:
        return hexagonPath(box);
    case Shape::Bar:
        path.addRect(QRectF(middle.x() - 2 * unit, box.top(), 4 * unit, box.height()));
        break;
    }
    return path;
}

void paintMark(QPainter& painter, const QRectF& box, const MarkStyle& style)
{
    const double unit = box.width() / 12;
    if (style.shape == Shape::Ring) {
        const double width = 3 * unit;
        const double inset = width / 2 + unit / 4;
        strokePath(painter, markPath(Shape::Ring, box.adjusted(inset, inset, -inset, -inset)), style.color, width,
                   Qt::NoBrush);
    } else {
        fillPath(painter, markPath(style.shape, box), style.color);
    }
}

void paintHollowMark(QPainter& painter, const QRectF& box, const MarkStyle& style, const QColor& inside)
{
    // A ring is hollow by itself: its alternative is told by a line as thin as
    // can be.
    const double unit = box.width() / 12;
    const double width = (style.shape == Shape::Ring ? 1.1 : 1.8) * unit;
    const double inset = width / 2 + unit / 2;
    strokePath(painter, markPath(style.shape, box.adjusted(inset, inset, -inset, -inset)), style.color, width, inside);
}

} // namespace dateline
