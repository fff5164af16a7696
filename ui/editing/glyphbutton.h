#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace dateline {

enum class Glyph
{
    Star,      ///< prefer
    FullStar,  ///< preferred
    Slash,     ///< deprecate
    FullSlash, ///< deprecated
    Pencil,
    Dots,
    Plus,
    Cross, ///< delete, close
};

/// A small button that is a drawn sign, faint until it is pointed at. What it does is its tool tip and its name.
class GlyphButton : public QAbstractButton
{
    Q_OBJECT

public:
    GlyphButton(const Theme& theme, Glyph glyph, const QString& name, QWidget* parent = nullptr);

    void setGlyph(Glyph glyph, const QString& name);
    QSize sizeHint() const override { return {24, 22}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const Theme& theme_;
    Glyph glyph_;
};

/// A word that does something, in second text until it is pointed at: "Add a note".
class WordButton : public QAbstractButton
{
    Q_OBJECT

public:
    WordButton(const Theme& theme, const QString& text, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const Theme& theme_;
};

} // namespace dateline
