#include "ui/filter/facetrow.h"

#include "ui/timeline/marks.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

namespace dateline {

namespace {

constexpr int kHeight = 24;
constexpr int kSignWidth = 26;

} // namespace

FacetRow::FacetRow(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FacetRow::setShape(Shape shape, const QColor& color)
{
    sign_ = Sign::Shape;
    shape_ = shape;
    color_ = color;
    update();
}

void FacetRow::setNumber(int number)
{
    sign_ = Sign::Number;
    number_ = number;
    update();
}

void FacetRow::setSecond(const QString& second)
{
    second_ = second;
    update();
}

void FacetRow::setCount(std::uint32_t count)
{
    count_ = count;
    describe();
    update();
}

void FacetRow::setFaded(bool faded)
{
    if (faded != faded_) {
        faded_ = faded;
        update();
    }
}

void FacetRow::setTheme(const Theme& theme)
{
    theme_ = theme;
    update();
}

void FacetRow::describe()
{
    setAccessibleName(tr("%1, %n event(s)", nullptr, static_cast<int>(count_)).arg(text()));
}

QSize FacetRow::sizeHint() const
{
    return {200, kHeight};
}

QSize FacetRow::minimumSizeHint() const
{
    return {80, kHeight};
}

void FacetRow::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FacetRow::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void FacetRow::paintSign(QPainter& painter, const QRectF& box) const
{
    const QPointF centre(box.left() + kSide + 5, box.center().y());
    if (sign_ == Sign::Shape) {
        QColor color = color_;
        if (faded_) {
            color.setAlphaF(0.35F);
        }
        paintMark(painter, QRectF(centre.x() - 5, centre.y() - 5, 10, 10), {color, shape_});
    } else if (sign_ == Sign::Number) {
        const QRectF chip(centre.x() - 8, centre.y() - 8, 16, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme_.accent : theme_.raised);
        painter.drawRoundedRect(chip, 4, 4);
        painter.setPen(isChecked() ? theme_.onAccent : theme_.accent);
        painter.setFont(theme_.font(TextRole::Count)); // that of the other numbers in marks
        painter.drawText(chip, Qt::AlignCenter, QString::number(number_));
    } else {
        const QRectF square(centre.x() - 5.5, centre.y() - 5.5, 11, 11);
        painter.setPen(QPen(isChecked() ? theme_.accent : theme_.faintText, 1));
        painter.setBrush(isChecked() ? theme_.accent : theme_.panel);
        painter.drawRoundedRect(square, 2.5, 2.5);
        if (isChecked()) {
            painter.setPen(QPen(theme_.onAccent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(QPolygonF{{square.left() + 2.6, square.center().y()},
                                           {square.left() + 4.7, square.bottom() - 3},
                                           {square.right() - 2.4, square.top() + 3.2}});
        }
    }
}

void FacetRow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect();
    if (underMouse() || isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.raised);
        painter.drawRoundedRect(box.adjusted(6, 1, -6, -1), 4, 4);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme_.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(6.5, 1.5, -6.5, -1.5), 4, 4);
    }
    paintSign(painter, box);

    painter.setFont(theme_.sans(12, isChecked() ? QFont::DemiBold : QFont::Normal));
    const QString count = QLocale(QLocale::English).toString(count_);
    const double countWidth = painter.fontMetrics().horizontalAdvance(count);
    painter.setPen(theme_.faintText);
    painter.drawText(box.adjusted(0, 0, -kSide, 0), Qt::AlignRight | Qt::AlignVCenter, count);

    const double left = kSide + kSignWidth - 6;
    const double room = box.width() - left - kSide - countWidth - 8;
    const QFontMetricsF metrics(painter.font());
    const QString name = metrics.elidedText(text(), Qt::ElideRight, room);
    painter.setPen(faded_ || count_ == 0 ? theme_.faintText : theme_.text);
    painter.drawText(QRectF(left, 0, room, box.height()), Qt::AlignLeft | Qt::AlignVCenter, name);
    const double used = metrics.horizontalAdvance(name) + 6;
    if (!second_.isEmpty() && room - used > 24) {
        painter.setFont(theme_.sans(11));
        painter.setPen(theme_.faintText);
        painter.drawText(QRectF(left + used, 0, room - used, box.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(second_, Qt::ElideRight, room - used));
    }
}

} // namespace dateline
