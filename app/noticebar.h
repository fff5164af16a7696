#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace dateline {

/// A line below the header that says what went wrong or what the user should know, until it is closed or replaced; or a
/// card that stands over another widget, so that nothing moves under the hand.
class NoticeBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind
    {
        Information,
        Problem
    };

    explicit NoticeBar(QWidget* parent = nullptr);

    /// Plain text, whatever a file's name or content put into it.
    void say(Kind kind, const QString& text);
    /// The same with a button that does what can be done about it.
    void say(Kind kind, const QString& text, const QString& action, const std::function<void()>& run);
    /// Stands at the lower edge of `host` from now on, over what that shows.
    void standOver(QWidget* host);
    /// Whether it can be closed, as long as it says something.
    void setClosable(bool closable);
    void setTheme(const Theme& theme);
    QString text() const;
    /// The notice's button; hidden where there is nothing to do.
    QPushButton& action() { return *action_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QWidget* host_ = nullptr; ///< what it stands over, if it does
    Kind kind_ = Kind::Information;
    Theme theme_ = Theme::light();
    QLabel* label_ = nullptr;
    QPushButton* action_ = nullptr;
    QToolButton* close_ = nullptr;
    std::function<void()> run_;
};

} // namespace dateline
