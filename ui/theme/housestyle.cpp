#include "ui/theme/housestyle.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleOption>
#include <QVariant>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kBox = 14; // a box that is ticked
constexpr int kListBoxHeight = 30;
constexpr int kFrame = 1;
constexpr double kRounding = 4.5;
constexpr int kScrollBar = 10;
constexpr int kShortestHandle = 30;
constexpr int kToolTipPadding = 7;
constexpr QSize kFieldPadding{10, 6};
constexpr QSize kButtonPadding{12, 6};
constexpr QSize kToolPadding{6, 3};
constexpr QSize kToolRoom{3, 3};
constexpr QMargins kQuietPadding{31, 3, 12, 3}; // its words stand below those of the rows of a list

const char* const kQuiet = "quiet";
const char* const kPrimary = "primary";
const char* const kFieldsWithin = "fieldPadding";
const char* const kButtonsWithin = "buttonPadding";

QRectF withinPixels(const QRectF& rect)
{
    return rect.adjusted(0.5, 0.5, -0.5, -0.5);
}

bool is(const QWidget* widget, const char* kind)
{
    return widget != nullptr && widget->property(kind).toBool();
}

QSize paddingOf(const QWidget* widget, const char* within, const QSize& otherwise)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        const QVariant padding = widget->property(within);
        if (padding.isValid()) {
            return padding.toSize();
        }
    }
    return otherwise;
}

QMargins marginsOf(const QSize& padding)
{
    return {padding.width() + kFrame, padding.height() + kFrame, padding.width() + kFrame, padding.height() + kFrame};
}

QMargins fieldMargins(const QWidget* widget)
{
    return marginsOf(paddingOf(widget, kFieldsWithin, kFieldPadding));
}

QMargins buttonMargins(const QWidget* widget)
{
    if (is(widget, kQuiet) && !paddingOf(widget, kButtonsWithin, {}).isValid()) {
        return kQuietPadding + kFrame;
    }
    return marginsOf(paddingOf(widget, kButtonsWithin, kButtonPadding));
}

/// A field that is part of another one, such as of a number with arrows, has no frame of its own.
bool isFramed(const QStyleOption& field)
{
    const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(&field);
    return frame != nullptr && frame->lineWidth > 0;
}

bool isHot(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_MouseOver) && option.state.testFlag(QStyle::State_Enabled);
}

bool hasKeyboard(const QStyleOption& option)
{
    return option.state.testFlag(QStyle::State_HasFocus);
}

void drawFramed(QPainter& painter, const QRect& rect, const QBrush& ground, const QColor& frame)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(frame);
    painter.setBrush(ground);
    painter.drawRoundedRect(withinPixels(rect), kRounding, kRounding);
    painter.restore();
}

struct ButtonColors
{
    QColor ground;
    QColor frame;
    QColor text;
};

ButtonColors colorsOf(const QStyleOptionButton& option, const QWidget* widget)
{
    const QPalette& colors = option.palette;
    if (is(widget, kQuiet)) {
        const QColor frame = hasKeyboard(option) ? colors.color(QPalette::Highlight) : QColor(Qt::transparent);
        return {Qt::transparent, frame, colors.color(QPalette::Link)};
    }
    if (is(widget, kPrimary) && option.state.testFlag(QStyle::State_Enabled)) {
        const QColor ground = colors.color(QPalette::Highlight);
        return {ground, hasKeyboard(option) ? colors.color(QPalette::Text) : ground,
                colors.color(QPalette::HighlightedText)};
    }
    const bool isOn = option.state.testFlag(QStyle::State_On);
    const bool isRaised = isOn || isHot(option) || is(widget, kPrimary);
    return {colors.color(isRaised ? QPalette::AlternateBase : QPalette::Window),
            colors.color(isOn || hasKeyboard(option) ? QPalette::Highlight : QPalette::Mid),
            colors.color(QPalette::ButtonText)};
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
    drawFramed(painter, option.rect, colors.color(isHot(option) ? QPalette::AlternateBase : QPalette::Base),
               colors.color(hasKeyboard(option) ? QPalette::Highlight : QPalette::Mid));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF middle(option.direction == Qt::RightToLeft ? option.rect.left() + 13.5 : option.rect.right() - 12.5,
                         option.rect.center().y() + 0.5);
    painter.setPen(QPen(colors.color(QPalette::PlaceholderText), 1.3));
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-3.5, -1.75), middle + QPointF(0, 1.75), middle + QPointF(3.5, -1.75)}));
    painter.restore();
}

void drawField(const QStyleOption& option, QPainter& painter)
{
    drawFramed(painter, option.rect, option.palette.color(QPalette::AlternateBase),
               option.palette.color(hasKeyboard(option) ? QPalette::Highlight : QPalette::Mid));
}

void drawHandle(const QStyleOptionSlider& option, const QRect& handle, QPainter& painter)
{
    if (option.minimum == option.maximum) {
        return;
    }
    const bool isOver = isHot(option) && option.activeSubControls.testFlag(QStyle::SC_ScrollBarSlider);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(option.palette.color(isOver ? QPalette::PlaceholderText : QPalette::Mid));
    painter.drawRoundedRect(handle.adjusted(1, 1, -1, -1), 4, 4);
    painter.restore();
}

QRect handleOf(const QStyleOptionSlider& option)
{
    const bool isUpright = option.orientation == Qt::Vertical;
    const int room = isUpright ? option.rect.height() : option.rect.width();
    const double range = double(option.maximum) - option.minimum;
    const double shown = range <= 0 ? 1 : option.pageStep / (range + option.pageStep);
    const int length = std::min(room, std::max(kShortestHandle, static_cast<int>(room * shown)));
    const int from = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                     room - length, option.upsideDown);
    return isUpright ? QRect(option.rect.left(), option.rect.top() + from, option.rect.width(), length)
                     : QRect(option.rect.left() + from, option.rect.top(), length, option.rect.height());
}

/// Menus are few, and one is shown at a time.
QString menuSheet(const QPalette& colors)
{
    return QStringLiteral("QMenu { background: %1; color: %2; border: 1px solid %3; padding: 4px 0; }"
                          "QMenu::item { padding: 5px 26px 5px 22px; }"
                          "QMenu::icon { padding-left: 10px; }"
                          "QMenu::indicator { left: 6px; }"
                          "QMenu::item:selected { background: %4; }"
                          "QMenu::item:disabled { color: %5; }"
                          "QMenu::separator { height: 1px; background: %3; margin: 4px 0; }")
        .arg(colors.color(QPalette::Window).name(), colors.color(QPalette::WindowText).name(),
             colors.color(QPalette::Mid).name(), colors.color(QPalette::AlternateBase).name(),
             colors.color(QPalette::PlaceholderText).name());
}

void dress(QMenu& menu)
{
    const QString sheet = menuSheet(QGuiApplication::palette());
    if (menu.styleSheet() != sheet) {
        menu.setStyleSheet(sheet);
    }
}

} // namespace

HouseStyle::HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void HouseStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* menu = qobject_cast<QMenu*>(widget)) {
        menu->disconnect(this); // its style sheet has it polished again
        connect(menu, &QMenu::aboutToShow, this, [menu] { dress(*menu); });
    } else if (auto* area = qobject_cast<QScrollArea*>(widget)) {
        area->setFrameShape(QFrame::NoFrame);
    } else if (is(widget, kPrimary)) {
        QFont font = widget->font();
        font.setWeight(QFont::DemiBold);
        widget->setFont(font);
    }
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    const QPalette& colors = option->palette;
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawTickBox(*option, *painter);
        return;
    case PE_PanelLineEdit:
        if (isFramed(*option)) {
            drawField(*option, *painter);
            return;
        }
        break;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, colors.color(QPalette::Window));
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), kFrame)),
                          colors.color(QPalette::Mid));
        return;
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameTabWidget:
        painter->fillRect(QRect(option->rect.topLeft(), QSize(option->rect.width(), kFrame)),
                          colors.color(QPalette::Mid));
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, colors.color(QPalette::Mid));
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), colors.color(QPalette::ToolTipBase));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (element == CE_PushButton && button != nullptr) {
        drawPushButton(*button, *painter, widget);
    } else if (element == CE_MenuItem && item != nullptr && qobject_cast<const QComboBox*>(widget) != nullptr) {
        drawListItem(*item, *painter, widget);
    } else if (element == CE_Splitter) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
    } else {
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

/// Of a list that a box opened.
void HouseStyle::drawListItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* box) const
{
    QStyleOptionMenuItem item(option);
    if (item.state.testFlag(State_Selected)) {
        painter.fillRect(item.rect, item.palette.color(QPalette::AlternateBase));
        item.state.setFlag(State_Selected, false);
    }
    QProxyStyle::drawControl(CE_MenuItem, &item, &painter, box);
}

void HouseStyle::drawPushButton(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) const
{
    const ButtonColors colors = colorsOf(option, widget);
    drawFramed(painter, option.rect, colors.ground, colors.frame);
    QStyleOptionButton label(option);
    label.rect = option.rect.marginsRemoved(buttonMargins(widget));
    label.palette.setColor(QPalette::ButtonText, colors.text);
    if (!is(widget, kQuiet)) {
        QProxyStyle::drawControl(CE_PushButtonLabel, &label, &painter, widget);
        return;
    }
    painter.save();
    QFont font = painter.font();
    font.setUnderline(isHot(option));
    painter.setFont(font);
    const Qt::Alignment side = visualAlignment(option.direction, Qt::AlignLeft);
    drawItemText(&painter, label.rect, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextHideMnemonic, label.palette,
                 true, option.text, QPalette::ButtonText);
    painter.restore();
}

void HouseStyle::drawToolButton(const QStyleOptionToolButton& option, QPainter& painter, const QWidget* widget) const
{
    if (isHot(option) || hasKeyboard(option)) {
        const QColor none(Qt::transparent);
        drawFramed(painter, option.rect, isHot(option) ? option.palette.color(QPalette::AlternateBase) : none,
                   hasKeyboard(option) ? option.palette.color(QPalette::Highlight) : none);
    }
    QStyleOptionToolButton label(option);
    label.rect = option.rect.marginsRemoved(marginsOf(kToolPadding));
    QProxyStyle::drawControl(CE_ToolButtonLabel, &label, &painter, widget);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                    const QWidget* widget) const
{
    if (const auto* list = qstyleoption_cast<const QStyleOptionComboBox*>(option);
        control == CC_ComboBox && list != nullptr && !list->editable) {
        drawListBox(*list, *painter);
    } else if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
               control == CC_ScrollBar && bar != nullptr) {
        drawHandle(*bar, handleOf(*bar), *painter);
    } else if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
               control == CC_ToolButton && tool != nullptr) {
        drawToolButton(*tool, *painter, widget);
    } else {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton:
        return size.grownBy(buttonMargins(widget));
    case CT_ToolButton:
        return size.grownBy(marginsOf(kToolPadding)) + kToolRoom;
    case CT_LineEdit:
        return isFramed(*option) ? size.grownBy(fieldMargins(widget))
                                 : QProxyStyle::sizeFromContents(type, option, size, widget);
    case CT_ComboBox:
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, kListBoxHeight});
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

QRect HouseStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    switch (element) {
    case SE_LineEditContents:
        return isFramed(*option) ? option->rect.marginsRemoved(fieldMargins(widget))
                                 : QProxyStyle::subElementRect(element, option, widget);
    case SE_PushButtonContents:
        return option->rect.marginsRemoved(buttonMargins(widget));
    case SE_TabWidgetTabContents:
        return proxy()->subElementRect(SE_TabWidgetTabPane, option, widget).adjusted(0, kFrame, 0, 0);
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    const QRect handle = handleOf(*bar);
    const QRect& all = bar->rect;
    const bool isUpright = bar->orientation == Qt::Vertical;
    switch (part) {
    case SC_ScrollBarSlider:
        return handle;
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return isUpright ? QRect(all.topLeft(), QSize(all.width(), handle.top() - all.top()))
                         : QRect(all.topLeft(), QSize(handle.left() - all.left(), all.height()));
    case SC_ScrollBarAddPage:
        return isUpright ? QRect(all.left(), handle.bottom() + 1, all.width(), all.bottom() - handle.bottom())
                         : QRect(handle.right() + 1, all.top(), all.right() - handle.right(), all.height());
    default:
        return {};
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return kShortestHandle;
    case PM_SplitterWidth:
        return kFrame;
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return kToolTipPadding;
    case PM_MenuButtonIndicator:
        if (qobject_cast<const QPushButton*>(widget) != nullptr) {
            return 0;
        }
        break;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* answer) const
{
    return hint == SH_DialogButtonBox_ButtonsHaveIcons ? 0 : QProxyStyle::styleHint(hint, option, widget, answer);
}

void makeQuiet(QWidget& button)
{
    button.setProperty(kQuiet, true);
}

void makePrimary(QWidget& button)
{
    button.setProperty(kPrimary, true);
}

void setFieldPadding(QWidget& within, const QSize& padding)
{
    within.setProperty(kFieldsWithin, padding);
}

void setButtonPadding(QWidget& within, const QSize& padding)
{
    within.setProperty(kButtonsWithin, padding);
}

void makeCompact(QWidget& form)
{
    setFieldPadding(form, {8, 4});
    setButtonPadding(form, {12, 4});
}

} // namespace dateline
