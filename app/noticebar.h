#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace dateline {

/// A line below the header that says what went wrong or what the user should know, until it is closed or replaced.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Information, Problem };

    explicit NoticeBar(QWidget* parent = nullptr);

    /// Plain text, whatever a file's name or content put into it.
    void say(Kind kind, const QString& text);
    void setTheme(const Theme& theme);
    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Kind kind_ = Kind::Information;
    Theme theme_ = Theme::light();
    QLabel* label_ = nullptr;
    QToolButton* close_ = nullptr;
};

} // namespace dateline
