#include "app/casetitle.h"

#include "ui/theme/plaintext.h"

#include <QFontMetrics>
#include <QPainter>

namespace dateline {

namespace {

constexpr int kGap = 12;
constexpr int kTitlePixels = 14;
constexpr int kSizePixels = 12;

} // namespace

CaseTitle::CaseTitle(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void CaseTitle::setTexts(const QString& title, const QString& size)
{
    title_ = title;
    size_ = size;
    setPlainToolTip(this, title);
    setAccessibleName(size.isEmpty() ? title : tr("%1, %2").arg(title, size));
    update();
}

void CaseTitle::setTheme(const Theme& theme)
{
    theme_ = theme;
    update();
}

QSize CaseTitle::sizeHint() const
{
    return {360, 32};
}

QSize CaseTitle::minimumSizeHint() const
{
    return {80, 32};
}

void CaseTitle::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const QFont titleFont = theme_.sans(kTitlePixels, QFont::DemiBold);
    const QFontMetrics titleMetrics(titleFont);
    const QString shown = titleMetrics.elidedText(title_, Qt::ElideRight, width());
    painter.setFont(titleFont);
    painter.setPen(theme_.text);
    const int baseline = (height() + titleMetrics.capHeight()) / 2;
    painter.drawText(0, baseline, shown);
    const int used = titleMetrics.horizontalAdvance(shown) + kGap;

    // The size is whole or not there: half a number says something wrong.
    const QFont sizeFont = theme_.sans(kSizePixels);
    if (used + QFontMetrics(sizeFont).horizontalAdvance(size_) <= width()) {
        painter.setFont(sizeFont);
        painter.setPen(theme_.secondText);
        painter.drawText(used, baseline, size_);
    }
}

} // namespace dateline
