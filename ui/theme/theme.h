#pragma once

#include "core/timeline/scene.h"

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

namespace dateline {

enum class ThemeKind
{
    Light,
    Dark,
    Print
};

/// Colours and fonts of everything that is painted or laid out: the window, its panels, charts and figures.
/// `Print` is for paper: white, and readable without colour. Sizes are logical pixels.
struct Theme
{
    ThemeKind kind = ThemeKind::Light;

    QColor background; ///< behind the timeline
    QColor panel;      ///< panels, tool bar, status line
    QColor raised;     ///< buttons, fields, source numbers
    QColor hairline;   ///< borders
    QColor grid;       ///< minor grid lines
    QColor gridMajor;
    QColor text;
    QColor secondText;
    QColor faintText;        ///< counts, what is not chosen
    QColor accent;           ///< selection, main button, brush
    QColor onAccent;         ///< text on it
    QColor quotation;        ///< background of cited words
    QColor quotationCurrent; ///< background of the current passage
    QColor onQuotation;      ///< text on either
    QColor disagree;         ///< text and marks where sources disagree
    QColor disagreeBack;     ///< background of such a badge
    QColor agree;
    QColor agreeBack;

    static Theme light();
    static Theme dark();
    static Theme print();
    static Theme of(ThemeKind kind);

    /// False sets letters as they come, without kerning and contextual forms. Qt's PDF text cannot be searched for what
    /// such forms replaced (the hyphen of "ISIS-K" in Inter); scripts that need shaping must not be set so.
    bool shaping = true;

    bool isDark() const { return kind == ThemeKind::Dark; }

    /// Font of a text on the timeline.
    QFont font(TextRole role) const;
    /// The interface's sans-serif, of that many pixels.
    QFont sans(int pixels, QFont::Weight weight = QFont::Normal) const;
    /// The serif that quotations are set in.
    QFont serif(int pixels) const;
    /// Colour of a text on the timeline.
    QColor color(TextRole role) const;

    /// A category's colour ("#RRGGBB" as the case gives it) as this theme shows it: lighter in the dark one.
    QColor category(const QString& color) const;

    /// Of everything that has no other. What a role is for, see HouseStyle: hairlines are Mid, what is raised is
    /// AlternateBase, faint text is PlaceholderText.
    QPalette palette() const;
    /// Of fields that are typed in.
    QPalette fieldPalette() const;
    /// Style sheet of a bar of tabs.
    QString tabSheet() const;
};

} // namespace dateline
