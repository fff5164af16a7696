#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/linkbutton.h"

#include <QLabel>
#include <QString>
#include <QWidget>

namespace dateline {

/// What the timeline says where it has nothing to draw: a sentence, a second one, and up to two things to do about it,
/// as links. Texts are plain text.
class TimelineNotice : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineNotice(QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// An empty text leaves its line or link out. Shows the notice.
    void say(const QString& headline, const QString& detail, const QString& firstAction = {},
             const QString& secondAction = {});

Q_SIGNALS:
    void firstActionClicked();
    void secondActionClicked();

private:
    QLabel* headline_;
    QLabel* detail_;
    LinkButton* first_;
    LinkButton* second_;
};

} // namespace dateline
