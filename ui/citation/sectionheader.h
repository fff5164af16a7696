#pragma once

#include "ui/citation/labels.h"
#include "ui/editing/glyphbutton.h"

class QHBoxLayout;

namespace dateline {

/// Pixels between the edges of the panel and its texts.
inline constexpr int kPanelMargin = 18;

/// The small heading of a section in capitals, with badges behind it.
class SectionHeader : public Column
{
    Q_OBJECT

public:
    SectionHeader(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    void addBadge(Tone tone, const QString& text);
    /// A sign at the right end.
    GlyphButton* addButton(Glyph glyph, const QString& name);

private:
    const Theme& theme_;
    QHBoxLayout* layout_;
};

/// A line across the panel.
class Hairline : public QWidget
{
    Q_OBJECT

public:
    explicit Hairline(const Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
};

} // namespace dateline
