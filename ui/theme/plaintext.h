#pragma once

#include <QLabel>
#include <QMessageBox>

/// Text on screen that is shown as it is. Qt takes a text for HTML where it looks like it, and HTML can load files of
/// this machine; so whatever may hold words from a file is shown by these.
namespace dateline {

/// A label that shows its text letter by letter.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget* parent = nullptr) : PlainLabel(QString(), parent) {}
    explicit PlainLabel(const QString& text, QWidget* parent = nullptr) : QLabel(parent)
    {
        setTextFormat(Qt::PlainText);
        setText(text);
    }
};

/// A message that shows its texts letter by letter.
class PlainMessage : public QMessageBox
{
    Q_OBJECT

public:
    explicit PlainMessage(QWidget* parent = nullptr) : QMessageBox(parent) { setTextFormat(Qt::PlainText); }
};

/// A tool tip has no format of its own: its text is given as HTML that shows it letter by letter.
inline void setPlainToolTip(QWidget* widget, const QString& text)
{
    widget->setToolTip(text.isEmpty() ? QString() : Qt::convertFromPlainText(text));
}

} // namespace dateline
