#include "app/noticebar.h"

#include "ui/theme/plaintext.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace dateline {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent), label_(new PlainLabel), action_(new QPushButton), close_(new QToolButton)
{
    label_->setWordWrap(true);
    label_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    close_->setText(QStringLiteral("✕"));
    close_->setAccessibleName(tr("Close this notice"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 7, 8, 7);
    layout->addWidget(label_, 1);
    layout->addWidget(action_, 0, Qt::AlignVCenter);
    layout->addSpacing(8);
    action_->hide();
    action_->setAutoDefault(false);
    connect(action_, &QPushButton::clicked, this, [this] {
        const auto run = run_; // what it does may say something else here
        run();
    });
    layout->addWidget(close_, 0, Qt::AlignVCenter);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    hide();
}

void NoticeBar::say(Kind kind, const QString& text)
{
    say(kind, text, {}, {});
}

void NoticeBar::say(Kind kind, const QString& text, const QString& action, const std::function<void()>& run)
{
    run_ = run;
    action_->setText(action);
    action_->setVisible(!action.isEmpty());
    if (text.isEmpty()) {
        hide();
        return;
    }
    kind_ = kind;
    label_->setText(text);
    setTheme(theme_);
    show();
    QAccessibleEvent event(label_, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString NoticeBar::text() const
{
    return label_->text();
}

void NoticeBar::setTheme(const Theme& theme)
{
    theme_ = theme;
    label_->setFont(theme.sans(12));
    QPalette palette = label_->palette();
    palette.setColor(QPalette::WindowText, kind_ == Kind::Problem ? theme.disagree : theme.text);
    label_->setPalette(palette);
    update();
}

void NoticeBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), kind_ == Kind::Problem ? theme_.disagreeBack : theme_.raised);
    painter.fillRect(0, height() - 1, width(), 1, theme_.hairline);
}

} // namespace dateline
