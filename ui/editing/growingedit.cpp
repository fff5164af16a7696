#include "ui/editing/growingedit.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr int kPadding = 5;
constexpr int kMostLines = 12;

} // namespace

GrowingEdit::GrowingEdit(const Theme& theme, QWidget* parent) : QPlainTextEdit(parent)
{
    setFont(theme.sans(13));
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document()->setDocumentMargin(0);
    setViewportMargins(4, 1, 4, 1);
    setStyleSheet(
        QStringLiteral("QPlainTextEdit { background: %1; color: %2; border: 1px solid %3; border-radius: 5px; "
                       "padding: 4px; } QPlainTextEdit:focus { border: 1px solid %4; }")
            .arg(theme.raised.name(), theme.text.name(), theme.hairline.name(), theme.accent.name()));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this, &GrowingEdit::fit);
    fit();
}

void GrowingEdit::setLeastLines(int lines)
{
    leastLines_ = lines;
    fit();
}

void GrowingEdit::fit()
{
    // The document's own size is of what has been laid out by now, which need not be everything.
    double height = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        height += document()->documentLayout()->blockBoundingRect(block).height();
    }
    const double line = fontMetrics().lineSpacing();
    setFixedHeight(static_cast<int>(std::ceil(std::clamp(height, leastLines_ * line, kMostLines * line))) +
                   2 * kPadding + 4);
}

QSize GrowingEdit::sizeHint() const
{
    return {200, height()};
}

QSize GrowingEdit::minimumSizeHint() const
{
    return {40, minimumHeight()};
}

void GrowingEdit::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enter && !event->modifiers().testFlag(Qt::ShiftModifier)) || event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void GrowingEdit::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

void GrowingEdit::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

} // namespace dateline
