#include "app/noticebar.h"

#include "ui/theme/plaintext.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kFromEdge = 14; // of what it stands over

} // namespace

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
    place();
    QAccessibleEvent event(label_, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NoticeBar::standOver(QWidget* host)
{
    host_ = host;
    setParent(host);
    host->installEventFilter(this);
    layout()->setContentsMargins(16, 7, 10, 7);
    hide();
}

void NoticeBar::place()
{
    if (host_ == nullptr) {
        return;
    }
    const int room = host_->width() - 2 * kFromEdge;
    const int beside = sizeHint().width() - label_->sizeHint().width();
    const int line = QFontMetrics(label_->font()).horizontalAdvance(label_->text()) + 4;
    const int width = std::min(room, beside + line);
    const int height = std::max(minimumSizeHint().height(), heightForWidth(width));
    setGeometry((host_->width() - width) / 2, host_->height() - height - kFromEdge, width, height);
    raise();
}

bool NoticeBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == host_ && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

void NoticeBar::setClosable(bool closable)
{
    close_->setVisible(closable);
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
    if (host_ != nullptr) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme_.hairline);
        painter.setBrush(kind_ == Kind::Problem ? theme_.disagreeBack : theme_.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        return;
    }
    painter.fillRect(rect(), kind_ == Kind::Problem ? theme_.disagreeBack : theme_.raised);
    painter.fillRect(0, height() - 1, width(), 1, theme_.hairline);
}

} // namespace dateline
