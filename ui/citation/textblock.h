#pragma once

#include <QColor>
#include <QFont>
#include <QString>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace dateline {

/// A stretch of text in one look.
struct TextRun
{
    QString text;
    QFont font;
    QColor color;
    QColor back; ///< behind the text; none if not valid
    bool struck = false;
};

/// One paragraph of plain text in several looks, wrapped to a width and painted. Markup in it is shown as it is
/// written. Words longer than a line are broken.
class TextBlock
{
public:
    /// Appends a run; its line breaks and tabs become spaces.
    void add(const TextRun& run);

    bool isEmpty() const { return text_.isEmpty(); }
    const QString& text() const { return text_; }
    /// The text that stands on that background.
    QString textOn(const QColor& back) const;

    /// Wraps to `width` and returns the height. Asked again for the same width, it answers from memory.
    qreal layout(qreal width);
    qreal height() const { return height_; }
    /// Width of the text on one line.
    qreal naturalWidth();
    /// Paints what `layout` has laid out.
    void paint(QPainter& painter, QPointF at) const;

private:
    QTextLayout& prepared();

    QString text_;
    QList<QTextLayout::FormatRange> formats_;
    std::unique_ptr<QTextLayout> layout_;
    qreal width_ = -1;
    qreal height_ = 0;
};

/// `text` on one line: every stretch of white space and control characters is one space.
QString oneLine(const QString& text);

} // namespace dateline
