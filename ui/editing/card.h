#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

namespace dateline {

/// What stands in the panel's ground while something is typed: a rounded sheet. Enter presses the button that has the
/// focus, and else enters the card; Escape leaves it.
class Card : public QFrame
{
    Q_OBJECT

public:
    using QFrame::QFrame;

protected:
    /// Where a field stands in the room it is given: one that has a width of its own at the left, in line with the
    /// others.
    static Qt::Alignment sideOf(const QWidget& field);

    virtual const Theme& cardTheme() const = 0;
    virtual void enterCard() = 0;
    virtual void leaveCard() = 0;

    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace dateline
