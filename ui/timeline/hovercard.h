#pragma once

#include "ui/theme/theme.h"

#include <QLabel>
#include <QString>
#include <QWidget>

namespace dateline {

/// The small card beside the mark under the pointer. All of it is plain text: a title never comes alive.
class HoverCard : public QWidget
{
    Q_OBJECT

public:
    explicit HoverCard(QWidget* parent);

    struct Content
    {
        QString title;
        QString date;
        QString sources;
        QString note;    ///< what is to be known of the date
        QString warning; ///< set off in the colour of disagreement
    };

    void setTheme(const Theme& theme);
    /// Shows the card near `mark`, a place in the parent, and inside the parent.
    void showBeside(const QRect& mark, const Content& content);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* title_;
    QLabel* date_;
    QLabel* note_;
    QLabel* sources_;
    QLabel* warning_;
    Theme theme_ = Theme::light();
};

} // namespace dateline
