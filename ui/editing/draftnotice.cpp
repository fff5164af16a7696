#include "ui/editing/draftnotice.h"

#include "ui/editing/draftkeeper.h"
#include "ui/theme/housestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr qsizetype kLongestShown = 160;

} // namespace

DraftNotice::DraftNotice(const Theme& theme, const Draft& draft, const QString& what, const QString& words,
                         QWidget* parent)
    : QWidget(parent), theme_(theme), draft_(draft)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(11, 7, 11, 6);
    layout->setSpacing(3);
    QString shown = words.simplified();
    if (shown.size() > kLongestShown) {
        shown = shown.left(kLongestShown - 1) + QStringLiteral("…");
    }
    auto* text = new QLabel(tr("%1 from %2 that was not saved: “%3”").arg(what, draftTime(draft), shown), this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    text->setFont(theme.sans(12));
    QPalette colors = text->palette();
    colors.setColor(QPalette::WindowText, theme.onQuotation);
    text->setPalette(colors);
    layout->addWidget(text);
    auto* row = new QHBoxLayout;
    row->setSpacing(14);
    const auto add = [&](const QString& name) {
        auto* button = new QPushButton(name, this);
        makeQuiet(*button);
        setButtonPadding(*button, {0, 1});
        QPalette link;
        link.setColor(QPalette::Link, theme.onQuotation);
        button->setPalette(link);
        button->setFont(theme.sans(12, QFont::DemiBold));
        row->addWidget(button);
        return button;
    };
    connect(add(tr("Put back")), &QPushButton::clicked, this, &DraftNotice::putBack);
    connect(add(tr("Discard")), &QPushButton::clicked, this, &DraftNotice::discarded);
    row->addStretch(1);
    layout->addLayout(row);
}

void DraftNotice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.quotation);
    painter.drawRoundedRect(rect(), 5, 5);
}

} // namespace dateline
