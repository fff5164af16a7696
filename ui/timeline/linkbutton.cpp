#include "ui/timeline/linkbutton.h"

#include <QPainter>

namespace dateline {

LinkButton::LinkButton(QWidget* parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
}

void LinkButton::setTheme(const Theme& theme)
{
    color_ = theme.accent;
    setFont(theme.sans(13, QFont::Medium));
    updateGeometry();
    update();
}

void LinkButton::setLabel(const QString& label)
{
    label_ = label;
    setAccessibleName(label);
    updateGeometry();
    update();
}

QSize LinkButton::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(label_) + 18, metrics.height() + 10};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont face = font();
    face.setUnderline(underMouse());
    painter.setFont(face);
    painter.setPen(color_);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextSingleLine, label_);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
}

void LinkButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LinkButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace dateline
