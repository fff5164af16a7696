#pragma once

#include "ui/citation/textblock.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTextEdit>

namespace dateline {

/// What a badge or a value says by its colour.
enum class Tone
{
    Neutral,
    Agree,
    Disagree
};

/// Plain text in several looks that wraps to its width. For screen readers it is a label.
class RunLabel : public QLabel
{
    Q_OBJECT

public:
    explicit RunLabel(QWidget* parent = nullptr);

    void add(const TextRun& run);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    mutable TextBlock block_;
};

/// A few words on a rounded ground: "sources disagree".
class Badge : public QLabel
{
    Q_OBJECT

public:
    Badge(const Theme& theme, Tone tone, const QString& text, QWidget* parent = nullptr);

    Tone tone() const { return tone_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor back_;
    Tone tone_;
};

/// A text that does something when it is clicked: the link to another event, "Show 4 more". Plain text, wraps; Enter
/// and Space click it.
class LinkRow : public QAbstractButton
{
    Q_OBJECT

public:
    explicit LinkRow(const Theme& theme, QWidget* parent = nullptr);

    /// A run in the look of a link.
    void addLink(const QString& text, QFont::Weight weight = QFont::Medium);
    void add(const TextRun& run);
    const QString& plainText() const { return block_.text(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRect textRect() const;

    const Theme& theme_;
    mutable TextBlock block_;
};

/// Plain text that can be selected and copied and takes as much height as it needs. Long words are broken.
class SelectableText : public QTextEdit
{
    Q_OBJECT

public:
    SelectableText(const QString& text, const QFont& font, const QColor& color, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// "1 source", "3 sources".
QString sourcesText(std::size_t count);

/// A frame inside `rect` that shows where the keyboard is.
void paintFocus(QPainter& painter, const QRectF& rect, const Theme& theme);

} // namespace dateline
