#include "ui/citation/sectionheader.h"

#include <QHBoxLayout>
#include <QPainter>

namespace dateline {

SectionHeader::SectionHeader(const Theme& theme, const QString& name, QWidget* parent) : Column(parent), theme_(theme)
{
    layout_ = new QHBoxLayout(this);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(7);
    QFont font = theme.sans(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
    auto* label = new RunLabel(this);
    label->setNatural(true);
    label->add({name.toUpper(), font, theme.secondText, {}, false});
    label->setAccessibleName(name);
    layout_->addWidget(label);
    layout_->addStretch(1);
}

void SectionHeader::addBadge(Tone tone, const QString& text)
{
    layout_->insertWidget(layout_->count() - 1, new Badge(theme_, tone, text, this));
}

GlyphButton* SectionHeader::addButton(Glyph glyph, const QString& name)
{
    auto* button = new GlyphButton(theme_, glyph, name, this);
    layout_->addWidget(button);
    return button;
}

Hairline::Hairline(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme_.hairline);
}

} // namespace dateline
