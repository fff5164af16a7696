#include "ui/editing/lookbutton.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

namespace dateline {

LookButton::LookButton(const Theme& theme, const QString& color, Shape shape, const QString& name, QWidget* parent)
    : QAbstractButton(parent), theme_(theme), color_(color), shape_(shape)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(name);
    setToolTip(Qt::convertFromPlainText(name));
}

void LookButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF room = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isChecked() || hasFocus() || underMouse()) {
        painter.setPen(isChecked() || hasFocus() ? QPen(theme_.accent, isChecked() ? 1.5 : 1) : QPen(Qt::NoPen));
        painter.setBrush(theme_.raised);
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    QRectF box(0, 0, 13, 13);
    box.moveCenter(room.center());
    paintMark(painter, box, {theme_.category(color_), shape_});
}

void LookButton::keyPressEvent(QKeyEvent* event)
{
    event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ? click() : QAbstractButton::keyPressEvent(event);
}

bool LookButton::event(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        update();
    }
    return QAbstractButton::event(event);
}

} // namespace dateline
