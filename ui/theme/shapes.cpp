#include "ui/theme/shapes.h"

#include <QPainter>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace dateline {

namespace {

QPolygonF regularPolygon(QPointF centre, double radius, int corners, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        polygon << QPointF(centre.x() + radius * std::cos(angle), centre.y() + radius * std::sin(angle));
    }
    return polygon;
}

void drawOutlineOf(QPainter& painter, Shape shape, QPointF c, double r)
{
    constexpr double up = -std::numbers::pi / 2;
    switch (shape) {
    case Shape::Circle:
    case Shape::Ring:
        painter.drawEllipse(c, r, r);
        break;
    case Shape::Diamond:
        painter.drawPolygon(regularPolygon(c, r * 1.2, 4, up));
        break;
    case Shape::Triangle:
        painter.drawPolygon(regularPolygon(c + QPointF(0, r * 0.2), r * 1.25, 3, up));
        break;
    case Shape::Square:
        painter.drawRect(QRectF(c.x() - r * 0.9, c.y() - r * 0.9, r * 1.8, r * 1.8));
        break;
    case Shape::Hexagon:
        painter.drawPolygon(regularPolygon(c, r * 1.1, 6, up));
        break;
    case Shape::Bar:
        painter.drawRect(QRectF(c.x() - r * 0.55, c.y() - r * 1.1, r * 1.1, r * 2.2));
        break;
    }
}

} // namespace

void drawShape(QPainter& painter, Shape shape, QPointF centre, double size, const QColor& color, bool hollow)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    double radius = size / 2;
    if (hollow || shape == Shape::Ring) {
        const double stroke = hollow ? 1.5 : size * 0.24;
        painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        radius -= stroke / 2;
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
    }
    drawOutlineOf(painter, shape, centre, radius);
    painter.restore();
}

} // namespace dateline
