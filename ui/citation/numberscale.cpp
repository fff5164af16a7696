#include "ui/citation/numberscale.h"

#include "ui/citation/labels.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kRadius = 5.5;
constexpr double kArrowLength = 22;

QSizeF textSize(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    return {std::ceil(metrics.horizontalAdvance(text)) + 2, std::ceil(metrics.height())};
}

void paintArrow(QPainter& painter, QPointF from, double length)
{
    const double way = length < 0 ? -1 : 1;
    const QPointF tip = from + QPointF(length, 0);
    painter.drawLine(from, tip - QPointF(way * 3, 0));
    QPainterPath head(tip);
    head.lineTo(tip - QPointF(way * 6, 3));
    head.lineTo(tip - QPointF(way * 6, -3));
    head.closeSubpath();
    painter.fillPath(head, painter.pen().color());
}

/// From a text that had to give way to its dot.
void paintLeader(QPainter& painter, const QRectF& text, double x, double textY, double dotY)
{
    const double centre = std::clamp(x, text.left() + 2, std::max(text.left() + 2, text.right() - 2));
    if (std::abs(text.center().x() - x) > 3 || std::abs(textY - dotY) > 14) {
        painter.drawLine(QPointF(std::abs(centre - x) < 1 ? x : centre, textY), QPointF(x, dotY));
    }
}

} // namespace

NumberScale::NumberScale(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont NumberScale::labelFont(const ScaleValue& value) const
{
    return theme_.sans(12, value.resolved ? QFont::Bold : QFont::DemiBold);
}

QColor NumberScale::colorOf(const ScaleValue& value) const
{
    return value.disagrees ? theme_.disagree : value.stands ? theme_.text : theme_.faintText;
}

void NumberScale::setValues(std::vector<ScaleValue> values, const QString& name)
{
    values_ = std::move(values);
    std::ranges::stable_sort(values_, {}, &ScaleValue::amount);
    labelSizes_.clear();
    sourcesSizes_.clear();
    current_ = 0;
    QStringList spoken;
    for (const ScaleValue& value : values_) {
        labelSizes_.push_back(textSize(labelFont(value), value.text));
        sourcesSizes_.push_back(textSize(theme_.sans(11), value.sources));
        spoken << tr("%1 by source %2").arg(value.text, value.sources);
    }
    setAccessibleName(name + QStringLiteral(": ") + spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

ScaleLayout NumberScale::layoutFor(int width) const
{
    return layoutScale(values_, std::max(width, 1), labelSizes_, sourcesSizes_);
}

QSize NumberScale::sizeHint() const
{
    return kAnyWidth;
}

QSize NumberScale::minimumSizeHint() const
{
    return {80, 0};
}

int NumberScale::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(layoutFor(width).height)) + 2;
}

void NumberScale::paintDot(QPainter& painter, const ScaleValue& value, const ScaleLayout::Item& item,
                           double lineY) const
{
    const QColor color = colorOf(value);
    painter.setPen(QPen(color, 1.5));
    if (item.to - item.from > 1) {
        QColor pale = color;
        pale.setAlphaF(0.28F);
        painter.fillRect(QRectF(item.from, lineY - 2, item.to - item.from, 4), pale);
    }
    if (item.arrowRight) {
        paintArrow(painter, QPointF(item.x + kRadius, lineY), kArrowLength);
    }
    if (item.arrowLeft) {
        paintArrow(painter, QPointF(item.x - kRadius, lineY), -kArrowLength);
    }
    painter.setPen(QPen(value.stands ? theme_.panel : color, 1.5));
    painter.setBrush(value.stands ? color : theme_.panel);
    painter.drawEllipse(QPointF(item.x, lineY), kRadius, kRadius);
}

void NumberScale::paintTexts(QPainter& painter, const ScaleLayout& layout) const
{
    painter.setPen(QPen(theme_.hairline, 1));
    for (const auto& item : layout.items) {
        paintLeader(painter, item.label, item.x, item.label.bottom(), layout.lineY - kRadius);
        paintLeader(painter, item.sources, item.x, item.sources.top(), layout.lineY + kRadius);
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const auto& item = layout.items[i];
        // The ground keeps a farther row's lines out of the text.
        painter.fillRect(item.label, theme_.panel);
        painter.fillRect(item.sources, theme_.panel);
        QFont font = labelFont(values_[i]);
        font.setStrikeOut(!values_[i].stands);
        painter.setFont(font);
        painter.setPen(colorOf(values_[i]));
        painter.drawText(item.label, Qt::AlignCenter | Qt::TextSingleLine, values_[i].text);
        painter.setFont(theme_.sans(11));
        painter.setPen(theme_.secondText);
        painter.drawText(item.sources, Qt::AlignCenter | Qt::TextSingleLine, values_[i].sources);
    }
}

void NumberScale::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ScaleLayout layout = layoutFor(width());
    painter.fillRect(QRectF(4, layout.lineY - 0.75, width() - 8, 1.5), theme_.hairline);
    paintTexts(painter, layout);
    // The shown value's dot lies on top of those it hides.
    for (const bool resolved : {false, true}) {
        for (std::size_t i = 0; i < values_.size(); ++i) {
            if (values_[i].resolved == resolved) {
                paintDot(painter, values_[i], layout.items[i], layout.lineY);
            }
        }
    }
    if (hasFocus() && current_ < static_cast<int>(layout.items.size())) {
        const auto& item = layout.items[static_cast<std::size_t>(current_)];
        painter.setPen(QPen(theme_.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(item.x, layout.lineY), kRadius + 3, kRadius + 3);
    }
}

int NumberScale::valueAt(const QPointF& point) const
{
    const ScaleLayout layout = layoutFor(width());
    int nearest = -1;
    double best = 14;
    for (std::size_t i = 0; i < layout.items.size(); ++i) {
        const auto& item = layout.items[i];
        if (item.label.contains(point) || item.sources.contains(point)) {
            return static_cast<int>(i);
        }
        const double distance = std::hypot(point.x() - item.x, point.y() - layout.lineY);
        if (distance < best) {
            best = distance;
            nearest = static_cast<int>(i);
        }
    }
    return nearest;
}

void NumberScale::mousePressEvent(QMouseEvent* event)
{
    const int value = valueAt(event->position());
    if (event->button() == Qt::LeftButton && value >= 0) {
        current_ = value;
        update();
        Q_EMIT chosen(value);
    }
}

void NumberScale::mouseMoveEvent(QMouseEvent* event)
{
    setCursor(valueAt(event->position()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void NumberScale::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(values_.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        current_ = std::clamp(current_ + (event->key() == Qt::Key_Left ? -1 : 1), 0, std::max(0, last));
        update();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (last >= 0) {
            Q_EMIT chosen(current_);
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void NumberScale::focusInEvent(QFocusEvent* event)
{
    update();
    QWidget::focusInEvent(event);
}

void NumberScale::focusOutEvent(QFocusEvent* event)
{
    update();
    QWidget::focusOutEvent(event);
}

} // namespace dateline
