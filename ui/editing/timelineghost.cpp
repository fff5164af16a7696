#include "ui/editing/timelineghost.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace dateline {

namespace {

constexpr double kAway = 7;
constexpr double kRadius = 4;

} // namespace

TimelineGhost::TimelineGhost(const Workspace& workspace, std::function<std::optional<Look>()> look, QWidget* parent)
    : QWidget(parent), workspace_(workspace), look_(std::move(look))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

void TimelineGhost::paintEvent(QPaintEvent*)
{
    const std::optional<Look> look = look_();
    if (!look) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(QRectF(rect()).adjusted(look->leftmost, look->highest, 0, 0));
    if (look->bar) {
        QColor fill = look->style.color;
        fill.setAlphaF(0.35F);
        painter.setBrush(fill);
        painter.setPen(QPen(look->style.color, 1.5, Qt::DashLine));
        painter.drawRoundedRect(look->box, kRadius, kRadius);
    } else {
        QColor halo = look->style.color;
        halo.setAlphaF(0.22F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(halo);
        const double radius = std::max(look->box.width(), look->box.height()) / 2 + 5;
        painter.drawEllipse(look->box.center(), radius, radius);
        paintHollowMark(painter, look->box, look->style, workspace_.theme().background);
    }
    if (!look->label.isEmpty()) {
        paintLabel(painter, *look);
    }
}

void TimelineGhost::paintLabel(QPainter& painter, const Look& look) const
{
    const Theme& theme = workspace_.theme();
    const QFont font = theme.sans(12, QFont::Medium);
    const QFontMetricsF metrics(font);
    const QSizeF size(metrics.horizontalAdvance(look.label) + 16, metrics.height() + 8);
    const double furthest = width() - size.width() - 4;
    const double x =
        std::clamp(look.box.center().x() - size.width() / 2, std::min(look.leftmost + 4, furthest), furthest);
    const double above = look.box.top() - kAway - size.height();
    const double y = above < look.highest + 2 ? look.box.bottom() + kAway : above;
    const QRectF pill(QPointF(x, y), size);
    painter.setPen(theme.hairline);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(pill, kRadius, kRadius);
    painter.setPen(theme.text);
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, look.label);
}

} // namespace dateline
