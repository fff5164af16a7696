#pragma once

#include "ui/theme/theme.h"

#include <QPlainTextEdit>

namespace dateline {

/// A field for a sentence or two: plain text that wraps, as high as what is in it. Enter is left to whoever holds the
/// field, so that it accepts as in other fields; Shift+Enter is a line break; Tab goes on to the next field.
class GrowingEdit : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit GrowingEdit(const Theme& theme, QWidget* parent = nullptr);

    /// Never lower than that many lines.
    void setLeastLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fit();

    int leastLines_ = 1;
};

} // namespace dateline
