#include "ui/timeline/notice.h"

#include "ui/theme/plaintext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dateline {

namespace {

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new PlainLabel(parent);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

void colour(QLabel* label, const QColor& color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

} // namespace

TimelineNotice::TimelineNotice(QWidget* parent)
    : QWidget(parent), headline_(plainLabel(this)), detail_(plainLabel(this)), first_(new LinkButton(this)),
      second_(new LinkButton(this))
{
    first_->setObjectName(QStringLiteral("firstAction"));
    second_->setObjectName(QStringLiteral("secondAction"));
    auto* links = new QHBoxLayout;
    links->setSpacing(20);
    links->addStretch();
    links->addWidget(first_);
    links->addWidget(second_);
    links->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(headline_);
    column->addWidget(detail_);
    column->addLayout(links);
    connect(first_, &LinkButton::clicked, this, &TimelineNotice::firstActionClicked);
    connect(second_, &LinkButton::clicked, this, &TimelineNotice::secondActionClicked);
    hide();
}

void TimelineNotice::setTheme(const Theme& theme)
{
    headline_->setFont(theme.sans(16, QFont::DemiBold));
    detail_->setFont(theme.sans(13));
    colour(headline_, theme.text);
    colour(detail_, theme.secondText);
    first_->setTheme(theme);
    second_->setTheme(theme);
    // Grid lines would strike through the words.
    setAutoFillBackground(true);
    QPalette ground = palette();
    ground.setColor(QPalette::Window, theme.background);
    setPalette(ground);
}

void TimelineNotice::say(const QString& headline, const QString& detail, const QString& firstAction,
                         const QString& secondAction)
{
    headline_->setText(headline);
    detail_->setText(detail);
    detail_->setVisible(!detail.isEmpty());
    first_->setLabel(firstAction);
    first_->setVisible(!firstAction.isEmpty());
    second_->setLabel(secondAction);
    second_->setVisible(!secondAction.isEmpty());
    show();
    raise();
}

} // namespace dateline
