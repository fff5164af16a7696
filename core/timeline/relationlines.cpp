#include "core/timeline/scenebuilder.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

/// Curves that come from less far than this enter from above or below, the others from the side.
constexpr double kNearlyAbove = 30;
constexpr double kMarkGap = 2;

bool stands(const TimelineScene& scene, const Mark& mark, EventRow event)
{
    if (mark.kind == MarkKind::Alternative)
        return false;
    if (mark.kind != MarkKind::Cluster)
        return mark.event == event;
    const auto first = scene.clustered.begin() + static_cast<std::ptrdiff_t>(mark.firstInCluster);
    return std::find(first, first + static_cast<std::ptrdiff_t>(mark.count), event) !=
           first + static_cast<std::ptrdiff_t>(mark.count);
}

std::vector<const Mark*> marksOf(const TimelineScene& scene, EventRow event)
{
    std::vector<const Mark*> marks;
    for (const auto& mark : scene.marks) {
        if (stands(scene, mark, event))
            marks.push_back(&mark);
    }
    return marks;
}

/// The point of the mark's middle line nearest to x: a long bar is met where it is near.
double nearestX(const Box& box, double x)
{
    const auto half = std::min(box.width, box.height) / 2;
    return std::clamp(x, box.x + half, box.right() - half);
}

double middleY(const Box& box)
{
    return box.y + box.height / 2;
}

Line curve(const Mark& from, const Mark& to)
{
    const auto x1 = nearestX(from.box, to.box.x + to.box.width / 2);
    const auto x2 = nearestX(to.box, x1);
    const auto y1 = middleY(from.box);
    const auto y2 = middleY(to.box);
    Line line{LineKind::Relation, x1, y1, x2, y2, kNoCategory};
    if (y1 != y2)
        line.y1 = y2 < y1 ? from.box.y - kMarkGap : from.box.bottom() + kMarkGap;
    else
        line.x1 = x2 < x1 ? from.box.x - kMarkGap : from.box.right() + kMarkGap;
    if (std::abs(x2 - x1) < kNearlyAbove && y1 != y2)
        line.y2 = y1 < y2 ? to.box.y - kMarkGap : to.box.bottom() + kMarkGap;
    else
        line.x2 = x1 < x2 ? to.box.x - kMarkGap : to.box.right() + kMarkGap;
    return line;
}

} // namespace

std::vector<Line> relationLines(const TimelineScene& scene, EventRow event,
                                const std::vector<std::pair<EventRow, bool>>& related)
{
    std::vector<Line> lines;
    const auto own = marksOf(scene, event);
    for (const auto& [other, towardsEvent] : related) {
        const Mark* bestOwn = nullptr;
        const Mark* bestOther = nullptr;
        double least = 0;
        for (const auto* b : marksOf(scene, other)) {
            for (const auto* a : own) {
                const auto x = nearestX(a->box, b->box.x);
                const auto away = std::hypot(nearestX(b->box, x) - x, middleY(b->box) - middleY(a->box));
                if (a != b && (!bestOwn || away < least)) {
                    bestOwn = a;
                    bestOther = b;
                    least = away;
                }
            }
        }
        if (bestOwn)
            lines.push_back(towardsEvent ? curve(*bestOther, *bestOwn) : curve(*bestOwn, *bestOther));
    }
    return lines;
}

} // namespace dateline
