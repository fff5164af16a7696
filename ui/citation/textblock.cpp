#include "ui/citation/textblock.h"

#include <QPainter>

#include <cmath>
#include <limits>

namespace dateline {

QString oneLine(const QString& text)
{
    QString line;
    line.reserve(text.size());
    bool pending = false;
    for (const QChar c : text) {
        if (c.isSpace() ? c != QChar::Nbsp : c.category() == QChar::Other_Control) {
            pending = true;
            continue;
        }
        if (pending) {
            line += QLatin1Char(' ');
            pending = false;
        }
        line += c;
    }
    return pending ? line + QLatin1Char(' ') : line;
}

void TextBlock::add(const TextRun& run)
{
    if (run.text.isEmpty()) {
        return;
    }
    const QString text = oneLine(run.text);
    QTextLayout::FormatRange range;
    range.start = static_cast<int>(text_.size());
    range.length = static_cast<int>(text.size());
    range.format.setFont(run.font);
    range.format.setForeground(run.color);
    if (run.back.isValid()) {
        range.format.setBackground(run.back);
    }
    range.format.setFontStrikeOut(run.struck);
    formats_.append(range);
    text_ += text;
    layout_.reset();
    width_ = -1;
}

QString TextBlock::textOn(const QColor& back) const
{
    QString found;
    for (const auto& range : formats_) {
        if (range.format.hasProperty(QTextFormat::BackgroundBrush) && range.format.background().color() == back) {
            found += text_.mid(range.start, range.length);
        }
    }
    return found;
}

QTextLayout& TextBlock::prepared()
{
    if (!layout_) {
        layout_ = std::make_unique<QTextLayout>(text_, formats_.isEmpty() ? QFont() : formats_.first().format.font());
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout_->setTextOption(option);
        layout_->setFormats(formats_);
        layout_->setCacheEnabled(true);
    }
    return *layout_;
}

qreal TextBlock::layout(qreal width)
{
    if (text_.isEmpty()) {
        return height_ = 0;
    }
    if (width == width_) {
        return height_;
    }
    QTextLayout& layout = prepared();
    qreal y = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += std::ceil(line.height());
    }
    layout.endLayout();
    width_ = width;
    return height_ = y;
}

qreal TextBlock::naturalWidth()
{
    if (text_.isEmpty()) {
        return 0;
    }
    const qreal kept = width_;
    layout(std::numeric_limits<int>::max() / 256);
    const qreal natural = std::ceil(layout_->lineAt(0).naturalTextWidth()) + 1;
    if (kept >= 0) {
        layout(kept);
    }
    return natural;
}

void TextBlock::paint(QPainter& painter, QPointF at) const
{
    if (layout_ && width_ >= 0) {
        layout_->draw(&painter, at);
    }
}

} // namespace dateline
