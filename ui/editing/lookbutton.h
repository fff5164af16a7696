#pragma once

#include "ui/models/workspace.h"
#include "ui/timeline/marks.h"

#include <QAbstractButton>

namespace dateline {

/// A category's mark as a button: to open its colours and shapes, and each of these.
class LookButton : public QAbstractButton
{
    Q_OBJECT

public:
    /// `color` as the case gives it.
    LookButton(const Theme& theme, const QString& color, Shape shape, const QString& name, QWidget* parent = nullptr);

    QSize sizeHint() const override { return {26, 26}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    const Theme& theme_;
    QString color_;
    Shape shape_;
};

} // namespace dateline
