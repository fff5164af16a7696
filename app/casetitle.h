#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace dateline {

/// The case's title and, where there is room for it, its size in paler words behind it. A title that is too long is
/// elided and stands whole in the tool tip.
class CaseTitle : public QWidget
{
    Q_OBJECT

public:
    explicit CaseTitle(QWidget* parent = nullptr);

    /// Plain text both.
    void setTexts(const QString& title, const QString& size);
    void setTheme(const Theme& theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme theme_ = Theme::light();
    QString title_;
    QString size_;
};

} // namespace dateline
