#include "ui/theme/housestyle.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kBox = 14; // a box that is ticked
constexpr int kListBoxHeight = 30;

QRectF withinPixels(const QRectF& rect)
{
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

void drawTickBox(const QStyleOption& option, QPainter& painter)
{
    const QPalette& colors = option.palette;
    const double size = std::min({kBox, double(option.rect.width()), double(option.rect.height())});
    const QRectF place = QRectF(option.rect);
    const QRectF box(std::round(place.center().x() - size / 2), std::round(place.center().y() - size / 2), size, size);
    const bool isTicked = option.state.testFlag(QStyle::State_On);
    const bool isLively =
        isTicked || option.state.testFlag(QStyle::State_MouseOver) || option.state.testFlag(QStyle::State_HasFocus);
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    const QColor frame =
        isLively && isEnabled ? colors.color(QPalette::Highlight) : colors.color(QPalette::PlaceholderText);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame);
    painter.setBrush(isTicked ? frame : colors.color(QPalette::Base));
    painter.drawRoundedRect(withinPixels(box), 3, 3);
    painter.setPen(QPen(colors.color(QPalette::HighlightedText), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * size, box.top() + y * size);
    };
    if (isTicked) {
        painter.drawPolyline(QPolygonF({at(0.26, 0.53), at(0.43, 0.70), at(0.75, 0.32)}));
    } else if (option.state.testFlag(QStyle::State_NoChange)) {
        painter.setPen(QPen(frame, 1.7));
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    }
    painter.restore();
}

void drawListBox(const QStyleOptionComboBox& option, QPainter& painter)
{
    const QPalette& colors = option.palette;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    painter.setPen(colors.color(hasFocus ? QPalette::Highlight : QPalette::Mid));
    const bool isHot = option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
    painter.setBrush(colors.color(isHot ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(withinPixels(option.rect), 5, 5);
    const QPointF middle(option.direction == Qt::RightToLeft ? option.rect.left() + 13.5 : option.rect.right() - 12.5,
                         option.rect.center().y() + 0.5);
    painter.setPen(QPen(colors.color(QPalette::PlaceholderText), 1.3));
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-3.5, -1.75), middle + QPointF(0, 1.75), middle + QPointF(3.5, -1.75)}));
    painter.restore();
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck) {
        drawTickBox(*option, *painter);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const
{
    const auto* list = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_ComboBox && list != nullptr && !list->editable) {
        drawListBox(*list, *painter);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    const QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_ComboBox ? needed.expandedTo({0, kListBoxHeight}) : needed;
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* answer) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, answer);
}

} // namespace dateline
