#include "ui/timeline/notice.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dateline {

namespace {

QLabel* plainLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(true);
    return label;
}

QPushButton* link(QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(false);
    return button;
}

// A button reads "&" as the mark of its shortcut.
QString asButtonText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

TimelineNotice::TimelineNotice(QWidget* parent)
    : QWidget(parent), headline_(plainLabel(this)), detail_(plainLabel(this)), first_(link(this)), second_(link(this))
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
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(headline_);
    column->addWidget(detail_);
    column->addLayout(links);
    connect(first_, &QPushButton::clicked, this, &TimelineNotice::firstActionClicked);
    connect(second_, &QPushButton::clicked, this, &TimelineNotice::secondActionClicked);
    hide();
}

void TimelineNotice::setTheme(const Theme& theme)
{
    headline_->setFont(theme.sans(16, QFont::DemiBold));
    detail_->setFont(theme.sans(13));
    first_->setFont(theme.sans(13, QFont::Medium));
    second_->setFont(theme.sans(13, QFont::Medium));
    setStyleSheet(QStringLiteral("QLabel { background: transparent; color: %1; }"
                                 "QPushButton { background: transparent; border: 1px solid transparent; color: %2; "
                                 "padding: 4px 8px; border-radius: 4px; }"
                                 "QPushButton:hover { text-decoration: underline; }"
                                 "QPushButton:focus { border-color: %2; }")
                      .arg(theme.text.name(), theme.accent.name()));
    detail_->setStyleSheet(QStringLiteral("color: %1;").arg(theme.secondText.name()));
}

void TimelineNotice::say(const QString& headline, const QString& detail, const QString& firstAction,
                         const QString& secondAction)
{
    headline_->setText(headline);
    detail_->setText(detail);
    detail_->setVisible(!detail.isEmpty());
    first_->setText(asButtonText(firstAction));
    first_->setVisible(!firstAction.isEmpty());
    second_->setText(asButtonText(secondAction));
    second_->setVisible(!secondAction.isEmpty());
    show();
    raise();
}

} // namespace dateline
