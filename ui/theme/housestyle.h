#pragma once

#include <QProxyStyle>

class QMenu;

namespace dateline {

/// How the window's controls look: Fusion, with most of what that draws drawn from the palette instead (see
/// Theme::palette()), so that another theme is another palette and nothing has to be measured anew. Buttons of dialogs
/// have words only. Style sheets are kept to what is seldom on screen: of each widget with one, and of all within it,
/// Qt looks up the rules again and again.
class HouseStyle : public QProxyStyle
{
    Q_OBJECT

public:
    HouseStyle();

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;

private:
    void drawListItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* box) const;
    void drawPushButton(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) const;
    void drawToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget) const;
};

/// A button that looks like a link and stands at the left, and the main one of a form. To be called before they are
/// shown.
void makeQuiet(QWidget& button);
void makePrimary(QWidget& button);

/// Room between the frame and the words, on either side and above and below: of the fields or of the buttons that are
/// within a widget, or of that widget itself. Where nothing is said, forms have what is best for the window's own bars.
void setFieldPadding(QWidget& within, const QSize& padding);
void setButtonPadding(QWidget& within, const QSize& padding);
/// That of forms, where many stand close together.
void makeCompact(QWidget& form);

} // namespace dateline
