#include "ui/editing/glyphbutton.h"

#include "ui/editing/inlinetext.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace dateline {

namespace {

QPainterPath star(QPointF middle, double radius)
{
    QPolygonF points;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        const double r = i % 2 == 0 ? radius : radius * 0.45;
        points << middle + QPointF(r * std::cos(angle), r * std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(points);
    path.closeSubpath();
    return path;
}

void paintGlyph(QPainter& painter, QPointF middle, Glyph glyph, const QColor& color)
{
    painter.setPen(QPen(color, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (glyph) {
    case Glyph::FullStar:
        painter.setBrush(color);
        [[fallthrough]];
    case Glyph::Star:
        painter.drawPath(star(middle, 6.2));
        return;
    case Glyph::FullSlash:
    case Glyph::Slash:
        painter.setPen(QPen(color, glyph == Glyph::FullSlash ? 2 : 1.3));
        painter.drawEllipse(middle, 5.2, 5.2);
        painter.drawLine(middle + QPointF(-3.6, 3.6), middle + QPointF(3.6, -3.6));
        return;
    case Glyph::Pencil:
        paintPencil(painter, QRectF(middle - QPointF(6, 6), QSizeF(12, 12)), color);
        return;
    case Glyph::Dots:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const double dx : {-4.5, 0.0, 4.5}) {
            painter.drawEllipse(middle + QPointF(dx, 0), 1.3, 1.3);
        }
        return;
    case Glyph::Plus:
        painter.drawLine(middle - QPointF(4.5, 0), middle + QPointF(4.5, 0));
        painter.drawLine(middle - QPointF(0, 4.5), middle + QPointF(0, 4.5));
        return;
    case Glyph::Cross:
        painter.drawLine(middle - QPointF(3.5, 3.5), middle + QPointF(3.5, 3.5));
        painter.drawLine(middle - QPointF(3.5, -3.5), middle + QPointF(3.5, -3.5));
        return;
    }
}

bool clicks(const QKeyEvent& event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

} // namespace

GlyphButton::GlyphButton(const Theme& theme, Glyph glyph, const QString& name, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), glyph_(glyph)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setGlyph(glyph, name);
}

void GlyphButton::setGlyph(Glyph glyph, const QString& name)
{
    glyph_ = glyph;
    setToolTip(Qt::convertFromPlainText(name));
    setAccessibleName(name);
    update();
}

void GlyphButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lively = underMouse() || hasFocus();
    if (lively) {
        painter.setPen(hasFocus() ? QPen(theme_.accent, 1) : QPen(Qt::NoPen));
        painter.setBrush(theme_.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    paintGlyph(painter, QRectF(rect()).center(), glyph_, lively ? theme_.accent : theme_.secondText);
}

void GlyphButton::keyPressEvent(QKeyEvent* event)
{
    clicks(*event) ? click() : QAbstractButton::keyPressEvent(event);
}

void GlyphButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void GlyphButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

WordButton::WordButton(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent), theme_(theme)
{
    setText(text);
    setFont(theme.sans(12));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize WordButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height() + 4};
}

void WordButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    painter.setPen(underMouse() || hasFocus() ? theme_.accent : theme_.faintText);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, text());
    if (hasFocus()) {
        painter.drawRoundedRect(QRectF(rect()).adjusted(-2, 0.5, -0.5, -0.5), 3, 3);
    }
}

void WordButton::keyPressEvent(QKeyEvent* event)
{
    clicks(*event) ? click() : QAbstractButton::keyPressEvent(event);
}

void WordButton::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void WordButton::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace dateline
