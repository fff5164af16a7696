#include "ui/citation/labels.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextDocument>

#include <cmath>

namespace dateline {

namespace {

constexpr int kLinkPadding = 3;

int rounded(qreal length)
{
    return static_cast<int>(std::ceil(length));
}

QSizePolicy wrapping()
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    return policy;
}

} // namespace

QString sourcesText(std::size_t count)
{
    return count == 1 ? QCoreApplication::translate("dateline", "1 source")
                      : QCoreApplication::translate("dateline", "%1 sources").arg(count);
}

void paintFocus(QPainter& painter, const QRectF& rect, const Theme& theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
    painter.restore();
}

RunLabel::RunLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(wrapping());
}

void RunLabel::add(const TextRun& run)
{
    block_.add(run);
    setText(block_.text());
}

QSize RunLabel::sizeHint() const
{
    if (!natural_) {
        return kAnyWidth;
    }
    const int natural = rounded(block_.naturalWidth());
    return {natural, heightForWidth(natural)};
}

QSize RunLabel::minimumSizeHint() const
{
    return {24, 0};
}

int RunLabel::heightForWidth(int width) const
{
    return rounded(block_.layout(std::max(width, 1)));
}

void RunLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    block_.layout(std::max(width(), 1));
    const qreal spare = natural_ ? height() - block_.height() : 0;
    block_.paint(painter, QPointF(0, std::max(0.0, spare / 2)));
}

Badge::Badge(const Theme& theme, Tone tone, const QString& text, QWidget* parent) : QLabel(parent), tone_(tone)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setFont(theme.sans(11, QFont::DemiBold));
    setContentsMargins(7, 2, 7, 2);
    QPalette colors = palette();
    const QColor front = tone == Tone::Disagree ? theme.disagree : tone == Tone::Agree ? theme.agree : theme.secondText;
    back_ = tone == Tone::Disagree ? theme.disagreeBack : tone == Tone::Agree ? theme.agreeBack : theme.raised;
    colors.setColor(QPalette::WindowText, front);
    setPalette(colors);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(back_);
        painter.drawRoundedRect(rect(), 4, 4);
    }
    QLabel::paintEvent(event);
}

LinkRow::LinkRow(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(wrapping());
}

void LinkRow::addLink(const QString& text, QFont::Weight weight)
{
    add({text, theme_.sans(13, weight), theme_.accent, {}, false});
}

void LinkRow::add(const TextRun& run)
{
    block_.add(run);
    setAccessibleName(block_.text());
}

QSize LinkRow::sizeHint() const
{
    return kAnyWidth;
}

QSize LinkRow::minimumSizeHint() const
{
    return {24, 0};
}

int LinkRow::heightForWidth(int width) const
{
    return rounded(block_.layout(std::max(width - 2 * kLinkPadding, 1))) + 2 * kLinkPadding;
}

void LinkRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (underMouse() || isDown()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.raised);
        painter.drawRoundedRect(rect(), 4, 4);
    }
    block_.layout(std::max(width() - 2 * kLinkPadding, 1));
    block_.paint(painter, QPointF(kLinkPadding, kLinkPadding));
    if (hasFocus()) {
        paintFocus(painter, rect(), theme_);
    }
}

void LinkRow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void LinkRow::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void LinkRow::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void QuietScrollBar::paintEvent(QPaintEvent* event)
{
    if (maximum() > minimum()) {
        QScrollBar::paintEvent(event);
    }
}

SelectableText::SelectableText(const QString& text, const QFont& font, const QColor& color, QWidget* parent)
    : QTextEdit(parent)
{
    setReadOnly(true);
    setAcceptRichText(false);
    setAcceptDrops(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setFocusPolicy(Qt::ClickFocus);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    setViewportMargins(0, 0, 0, 0);
    viewport()->setAutoFillBackground(false);
    setFont(font);
    QPalette colors = palette();
    colors.setColor(QPalette::Text, color);
    colors.setColor(QPalette::Base, Qt::transparent);
    setPalette(colors);
    setPlainText(oneLine(text));
    setAccessibleName(oneLine(text));
    setSizePolicy(wrapping());
}

QSize SelectableText::sizeHint() const
{
    return kAnyWidth;
}

QSize SelectableText::minimumSizeHint() const
{
    return {24, fontMetrics().height()};
}

int SelectableText::heightForWidth(int width) const
{
    TextBlock block;
    block.add({toPlainText(), font(), {}, {}, false});
    return rounded(block.layout(std::max(width, 1))) + 1;
}

void SelectableText::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void SelectableText::keyPressEvent(QKeyEvent* event)
{
    // Brackets and other plain keys are the window's; what selects and copies stays here.
    if (event->text().isEmpty() || event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier)) {
        QTextEdit::keyPressEvent(event);
    } else {
        event->ignore();
    }
}

} // namespace dateline
