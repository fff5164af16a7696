#pragma once

#include "ui/citation/textblock.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollBar>
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
    /// Asks for the width of its text on one line, for a label beside others. Others take the width they are given.
    void setNatural(bool natural) { natural_ = natural; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    mutable TextBlock block_;
    bool natural_ = false;
};

/// What widgets that wrap ask for where only their height for a given width counts. Setting their texts for a width
/// that they will not have would take most of the time that showing an event takes.
inline constexpr QSize kAnyWidth{320, 40};

/// A widget with a layout that wraps to the width it is given.
class Column : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    QSize sizeHint() const override { return kAnyWidth; }
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

/// A scroll bar that keeps its place and shows nothing where there is nothing to scroll: texts beside it need not be
/// wrapped anew for the width that a bar takes when it comes and goes.
class QuietScrollBar : public QScrollBar
{
    Q_OBJECT

public:
    explicit QuietScrollBar(QWidget* parent = nullptr) : QScrollBar(Qt::Vertical, parent) {}

protected:
    void paintEvent(QPaintEvent* event) override;
};

/// "1 source", "3 sources".
QString sourcesText(std::size_t count);

/// A frame inside `rect` that shows where the keyboard is.
void paintFocus(QPainter& painter, const QRectF& rect, const Theme& theme);

} // namespace dateline
