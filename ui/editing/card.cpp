#include "ui/editing/card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

namespace dateline {

Qt::Alignment Card::sideOf(const QWidget& field)
{
    return field.sizePolicy().horizontalPolicy() == QSizePolicy::Maximum ? Qt::AlignLeft : Qt::Alignment();
}

void Card::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        leaveCard();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        auto* button = qobject_cast<QPushButton*>(focusWidget());
        button != nullptr && button->hasFocus() ? button->click() : enterCard();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void Card::paintEvent(QPaintEvent*)
{
    const Theme& theme = cardTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.hairline);
    painter.setBrush(theme.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace dateline
