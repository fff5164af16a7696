#include "ui/dates/typededit.h"

#include <QCoreApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextCharFormat>

namespace dateline {

TypedEdit::TypedEdit(QWidget* parent) : QLineEdit(parent) {}

void TypedEdit::underline(int start, int length, const QColor& color)
{
    start_ = start;
    length_ = length;
    // The formats of an input method's event are the only ones that QLineEdit takes. Their places count from the
    // cursor.
    QList<QInputMethodEvent::Attribute> attributes;
    if (length > 0) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(color);
        attributes.append({QInputMethodEvent::TextFormat, start - cursorPosition(), length, format});
    }
    QInputMethodEvent event(QString(), attributes);
    QCoreApplication::sendEvent(this, &event);
}

void TypedEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::NoModifier) {
        Q_EMIT downPressed();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT escapePressed();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        event->accept(); // or a dialog around it would take the key as its own
    }
}

} // namespace dateline
