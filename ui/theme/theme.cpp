#include "ui/theme/theme.h"

#include <QStringList>

namespace dateline {

namespace {

// One chain for all texts: the first family that is there serves, the rest fill in the glyphs it lacks.
const QStringList& sansFamilies()
{
    static const QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                                      QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")};
    return families;
}

const QStringList& serifFamilies()
{
    static const QStringList families{QStringLiteral("Noto Serif"), QStringLiteral("DejaVu Serif"),
                                      QStringLiteral("serif")};
    return families;
}

QFont makeFont(const QStringList& families, int pixels, QFont::Weight weight, bool shaping)
{
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (!shaping) {
        font.setStyleStrategy(QFont::PreferNoShaping);
    }
    return font;
}

} // namespace

Theme Theme::light()
{
    Theme t;
    t.kind = ThemeKind::Light;
    t.background = QColor(0xFB, 0xFA, 0xF8);
    t.panel = QColor(0xFF, 0xFF, 0xFF);
    t.raised = QColor(0xF3, 0xF2, 0xEF);
    t.hairline = QColor(0xE3, 0xE1, 0xDC);
    t.grid = QColor(0xEE, 0xEC, 0xE8);
    t.gridMajor = QColor(0xE3, 0xE1, 0xDC);
    t.text = QColor(0x1F, 0x23, 0x28);
    t.secondText = QColor(0x57, 0x60, 0x6A);
    t.faintText = QColor(0x74, 0x7B, 0x83);
    t.accent = QColor(0x1D, 0x4F, 0x7A);
    t.onAccent = QColor(0xFF, 0xFF, 0xFF);
    t.quotation = QColor(0xFF, 0xF1, 0xB8);
    t.quotationCurrent = QColor(0xFF, 0xDF, 0x6B);
    t.onQuotation = QColor(0x1F, 0x23, 0x28);
    t.disagree = QColor(0xB4, 0x3A, 0x0E);
    t.disagreeBack = QColor(0xFD, 0xEB, 0xE3);
    t.agree = QColor(0x0B, 0x69, 0x4C);
    t.agreeBack = QColor(0xE2, 0xF3, 0xEB);
    return t;
}

Theme Theme::dark()
{
    Theme t;
    t.kind = ThemeKind::Dark;
    t.background = QColor(0x16, 0x18, 0x1B);
    t.panel = QColor(0x1D, 0x20, 0x24);
    t.raised = QColor(0x2A, 0x2E, 0x34);
    t.hairline = QColor(0x36, 0x3B, 0x42);
    t.grid = QColor(0x22, 0x25, 0x2A);
    t.gridMajor = QColor(0x30, 0x34, 0x3A);
    t.text = QColor(0xE8, 0xE6, 0xE1);
    t.secondText = QColor(0xA8, 0xAF, 0xB8);
    t.faintText = QColor(0x8A, 0x92, 0x9B);
    t.accent = QColor(0x7F, 0xB4, 0xE3);
    t.onAccent = QColor(0x10, 0x18, 0x20);
    t.quotation = QColor(0x4A, 0x41, 0x1C);
    t.quotationCurrent = QColor(0x7D, 0x68, 0x14);
    t.onQuotation = QColor(0xFF, 0xF6, 0xD6);
    t.disagree = QColor(0xFF, 0x9B, 0x73);
    t.disagreeBack = QColor(0x47, 0x28, 0x1B);
    t.agree = QColor(0x6F, 0xD0, 0xA8);
    t.agreeBack = QColor(0x17, 0x3A, 0x2D);
    return t;
}

Theme Theme::print()
{
    Theme t = light();
    t.kind = ThemeKind::Print;
    t.background = Qt::white;
    t.panel = Qt::white;
    t.raised = QColor(0xF5, 0xF5, 0xF5);
    t.hairline = QColor(0xC9, 0xC9, 0xC9);
    t.grid = QColor(0xEA, 0xEA, 0xEA);
    t.gridMajor = QColor(0xCF, 0xCF, 0xCF);
    t.text = Qt::black;
    t.secondText = QColor(0x3F, 0x3F, 0x3F);
    t.faintText = QColor(0x55, 0x55, 0x55);
    return t;
}

Theme Theme::of(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Dark:
        return dark();
    case ThemeKind::Print:
        return print();
    case ThemeKind::Light:
        break;
    }
    return light();
}

QFont Theme::font(TextRole role) const
{
    switch (role) {
    case TextRole::AxisMajor:
        return sans(12, QFont::DemiBold);
    case TextRole::AxisMinor:
        return sans(12);
    case TextRole::LaneName:
        return sans(12, QFont::DemiBold);
    case TextRole::Label:
        return sans(12, QFont::Medium);
    case TextRole::LabelStrong:
        return sans(12, QFont::Bold);
    case TextRole::LabelSecond:
        return sans(11);
    case TextRole::NoteNumber:
        return sans(9, QFont::Medium);
    case TextRole::Count:
        return sans(10, QFont::Bold);
    }
    return sans(12);
}

QFont Theme::sans(int pixels, QFont::Weight weight) const
{
    return makeFont(sansFamilies(), pixels, weight, shaping);
}

QFont Theme::serif(int pixels) const
{
    return makeFont(serifFamilies(), pixels, QFont::Normal, shaping);
}

QColor Theme::color(TextRole role) const
{
    switch (role) {
    case TextRole::AxisMajor:
    case TextRole::AxisMinor:
        return secondText;
    case TextRole::LabelSecond:
        return faintText;
    case TextRole::NoteNumber:
        return accent;
    case TextRole::Count:
        return panel;
    case TextRole::LaneName:
    case TextRole::Label:
    case TextRole::LabelStrong:
        break;
    }
    return text;
}

QColor Theme::category(const QString& color) const
{
    const QColor given = QColor::isValidColor(color) ? QColor(color) : secondText;
    if (!isDark()) {
        return given;
    }
    // Saturated mid-tones sink into a dark ground; lifting lightness alone keeps the hue apart from its neighbours.
    float h = 0, s = 0, l = 0;
    given.getHslF(&h, &s, &l);
    return QColor::fromHslF(h, s * 0.9F, qBound(0.58F, l + 0.24F, 0.78F));
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, panel);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, panel);
    p.setColor(QPalette::AlternateBase, raised);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, faintText);
    p.setColor(QPalette::Button, panel);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, disagree);
    p.setColor(QPalette::ToolTipBase, panel);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Mid, hairline);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, faintText);
    }
    return p;
}

QPalette Theme::fieldPalette() const
{
    QPalette p = palette();
    p.setColor(QPalette::Disabled, QPalette::Text, text);
    QColor hint = text;
    hint.setAlpha(128);
    p.setColor(QPalette::PlaceholderText, hint);
    return p;
}

QString Theme::tabSheet() const
{
    return QStringLiteral("QTabBar { background: %1; }"
                          "QTabBar::tab { background: %1; color: %2; padding: 9px 2px 8px 2px; margin: 0 10px 0 8px;"
                          " border: none; border-bottom: 2px solid transparent; }"
                          "QTabBar::tab:selected { color: %3; font-weight: 600; border-bottom: 2px solid %4; }"
                          "QTabBar::tab:focus { color: %5; }")
        .arg(panel.name(), secondText.name(), text.name(), disagree.name(), accent.name());
}

} // namespace dateline
