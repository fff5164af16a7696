#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace dateline {

/// A button that looks like a link. Its text is plain text, and its own: no character of it stands for a shortcut.
class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkButton(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setLabel(const QString& label);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString label_;
    QColor color_;
};

} // namespace dateline
