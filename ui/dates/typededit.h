#pragma once

#include <QColor>
#include <QLineEdit>

namespace dateline {

/// A line edit of which one stretch can be underlined as wrong while it is typed in.
class TypedEdit : public QLineEdit
{
    Q_OBJECT

public:
    explicit TypedEdit(QWidget* parent = nullptr);

    /// Underlines `length` characters (UTF-16) from `start`; none where `length` is 0. Stays until the next call.
    void underline(int start, int length, const QColor& color);
    QString underlined() const { return text().mid(start_, length_); }

Q_SIGNALS:
    void downPressed();
    void escapePressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    int start_ = 0;
    int length_ = 0;
};

} // namespace dateline
