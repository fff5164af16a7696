#pragma once

#include <QProxyStyle>

namespace dateline {

/// Fusion, with what that draws too faintly on a dark ground, or not like the rest of the window, drawn from the
/// palette (see Theme::palette()): the boxes that are ticked, and the boxes that open a list. Buttons of dialogs have
/// words only.
class HouseStyle : public QProxyStyle
{
    Q_OBJECT

public:
    HouseStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
};

} // namespace dateline
