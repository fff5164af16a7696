#include "ui/timeline/markpainter.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr double kCapWidth = 3;
constexpr double kTailLine = 3;     // height of the tail of a shape
constexpr double kLinkWidth = 2;    // of the line between members all of which are meant
constexpr float kDoubtShare = 0.6F; // pale enough for a label on it, in either theme
constexpr float kSpanShare = 0.55F;
constexpr float kSoftShare = 0.36F; // at most, where a span may not go on
constexpr float kFaintShare = 0.35F;
constexpr float kTintShare = 0.22F;

QColor faded(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

QColor mixed(const QColor& ground, const QColor& over, float share)
{
    const auto part = [share](float under, float above) {
        return under + (above - under) * share;
    };
    return QColor::fromRgbF(part(ground.redF(), over.redF()), part(ground.greenF(), over.greenF()),
                            part(ground.blueF(), over.blueF()));
}

bool isBar(const Mark& mark)
{
    const bool wide = mark.box.width > mark.box.height * 1.2;
    return mark.kind == MarkKind::Span || mark.kind == MarkKind::Doubt ||
           ((mark.kind == MarkKind::Alternative || mark.kind == MarkKind::Member) && wide);
}

} // namespace

QColor MarkPainter::inkOf(std::uint16_t category, bool faint) const
{
    const QColor& color = palette_.at(category).color;
    return faint ? mixed(theme_.background, color, kFaintShare) : color;
}

/// Other sources' dates are empty; members of which one is meant have a tint,
/// for each may be the one.
QColor MarkPainter::insideOf(const Mark& mark, const QColor& color) const
{
    return mark.kind == MarkKind::Member ? mixed(theme_.background, color, kTintShare) : theme_.background;
}

void MarkPainter::paint(const Mark& mark, double up) const
{
    const QRectF box(mark.box.x, mark.box.y - up, mark.box.width, mark.box.height);
    const QColor color = inkOf(mark.category, mark.faint);
    const bool hollow = mark.kind == MarkKind::Alternative || mark.hollow;
    if (mark.kind == MarkKind::Cluster) {
        strokes_.cluster(box, color, std::to_string(mark.count));
        return;
    }
    if (isBar(mark)) {
        paintBar(mark, box, color);
    } else {
        strokes_.mark(box, {color, palette_.at(mark.category).shape}, hollow, insideOf(mark, color));
    }
    if (mark.tailLeft > 0) {
        paintTail(mark, box, color, true);
    }
    if (mark.tailRight > 0) {
        paintTail(mark, box, color, false);
    }
}

void MarkPainter::paintBar(const Mark& mark, const QRectF& whole, const QColor& color) const
{
    // What reaches beyond the area is cut here, so that files need no clipping; a
    // cut end goes on to the edge of what is painted, and has no cap.
    const bool cutLeft = mark.box.x <= edges_.left + 0.5;
    const bool cutRight = mark.box.right() >= edges_.right - 0.5;
    const double left = std::max(mark.box.x, edges_.left);
    const double right = cutRight ? edges_.farRight : mark.box.right();
    if (right <= left) {
        return;
    }
    const QRectF box(left, whole.top(), right - left, whole.height());
    if (mark.kind == MarkKind::Alternative || mark.hollow) {
        strokes_.hollowBar(box, color, insideOf(mark, color));
        return;
    }
    const SoftEnds ends{mark.box.x - mark.cutLeft - left, mark.softLeft, mark.box.right() + mark.cutRight - left,
                        mark.softRight};
    const bool lasted = mark.kind == MarkKind::Span || (mark.kind == MarkKind::Member && mark.softLeft <= 0);
    if (!lasted) {
        strokes_.bar(box, faded(color, kDoubtShare), ends);
    } else if (mark.softLeft <= 0 && mark.softRight <= 0) {
        strokes_.fill(box, faded(color, kSpanShare));
        paintCore(mark, box, color, cutLeft, cutRight);
    } else {
        strokes_.bar(box, faded(color, kSoftShare), ends);
        const double from = std::max(left, mark.box.x - mark.cutLeft + mark.softLeft);
        const double to = mark.softRight > 0 || !cutRight ? mark.box.right() + mark.cutRight - mark.softRight : right;
        const QRectF core(from, box.top(), std::min(to, right) - from, box.height());
        if (core.width() > 0.5) {
            strokes_.fill(core, faded(color, 1 - (1 - kSpanShare) / (1 - kSoftShare)));
        }
        paintCore(mark, box, color, cutLeft, cutRight);
    }
}

/// What lasted has its ends marked, as far as they are known and seen.
void MarkPainter::paintCore(const Mark& mark, const QRectF& box, const QColor& color, bool cutLeft, bool cutRight) const
{
    if (mark.leftEnd == EndKind::Known && !cutLeft) {
        strokes_.fill(QRectF(box.left(), box.top(), kCapWidth, box.height()), color);
    }
    if (mark.rightEnd == EndKind::Known && !cutRight) {
        strokes_.fill(QRectF(box.right() - kCapWidth, box.top(), kCapWidth, box.height()), color);
    }
}

void MarkPainter::paintTail(const Mark& mark, const QRectF& box, const QColor& color, bool left) const
{
    const bool bar = isBar(mark) && !mark.hollow;
    const float share = bar ? (mark.kind == MarkKind::Doubt ? kDoubtShare : kSpanShare) : 1;
    const double height = bar ? box.height() : kTailLine;
    const double width = left ? mark.tailLeft : mark.tailRight;
    const double from = left ? box.left() - width : box.right();
    const QRectF tail(from, box.center().y() - height / 2, width, height);
    if ((left ? mark.leftEnd : mark.rightEnd) == EndKind::Open) {
        strokes_.openTail(tail, faded(color, share), color, left);
    } else {
        strokes_.brokenTail(tail, faded(color, share), left);
    }
}

void MarkPainter::paintLink(const Line& link, double up) const
{
    const QColor color = inkOf(link.category, link.faint);
    const double y = link.y1 - up;
    if (link.kind == LineKind::MemberLink) {
        strokes_.fill(QRectF(std::min(link.x1, link.x2), y - kLinkWidth / 2, std::abs(link.x2 - link.x1), kLinkWidth),
                      color);
    } else {
        strokes_.dotted({link.x1, y}, {link.x2, link.y2 - up}, color);
    }
}

} // namespace dateline
