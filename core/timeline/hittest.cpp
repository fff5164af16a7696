#include "core/timeline/scene.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

/// How far the point is from the box: zero inside.
double distance(const Box& box, double x, double y)
{
    const auto dx = std::max({box.x - x, 0.0, x - box.right()});
    const auto dy = std::max({box.y - y, 0.0, y - box.bottom()});
    return std::hypot(dx, dy);
}

/// Whether there is an event in a column under the point or within the slack beside it.
bool isOnRibbon(const DensityRibbon& ribbon, double x, double y, double slack)
{
    const auto& box = ribbon.box;
    if (y < box.y || y >= box.bottom() || x < box.x - slack || x >= box.right() + slack)
        return false;
    const auto columns = static_cast<double>(ribbon.counts.size());
    const auto first = static_cast<std::size_t>(std::clamp(std::floor(x - slack - box.x), 0.0, columns));
    const auto end = static_cast<std::size_t>(std::clamp(std::floor(x + slack - box.x) + 1, 0.0, columns));
    return std::any_of(ribbon.counts.begin() + static_cast<std::ptrdiff_t>(first),
                       ribbon.counts.begin() + static_cast<std::ptrdiff_t>(end),
                       [](std::uint32_t count) { return count > 0; });
}

} // namespace

SceneHit hitTest(const TimelineScene& scene, double x, double y, double slack)
{
    using Kind = SceneHit::Kind;
    if (x < 0 || y < 0 || x >= scene.width || y >= scene.height)
        return {};
    if (y < scene.axisHeight)
        return {Kind::Axis, 0, 0};

    if (x >= scene.gutterWidth) {
        // What is painted last lies on top; within the slack the nearest counts.
        auto nearest = scene.marks.size();
        double least = slack;
        for (auto i = scene.marks.size(); i-- > 0;) {
            const auto away = distance(scene.marks[i].whole(), x, y);
            if (away < least || (away == least && nearest == scene.marks.size())) {
                nearest = i;
                least = away;
            }
            if (away == 0)
                break;
        }
        const bool onMark = nearest < scene.marks.size() && least == 0;
        // A label may stand on its bar, and beside it may come nearer than the slack of another mark.
        for (auto i = scene.labels.size(); i-- > 0;) {
            if (scene.labels[i].box.contains(x, y) && !onMark)
                return {Kind::Label, scene.labels[i].event, i};
        }
        if (nearest < scene.marks.size())
            return {Kind::Mark, scene.marks[nearest].event, nearest};
    }
    for (std::size_t i = 0; i < scene.ribbons.size(); ++i) {
        if (isOnRibbon(scene.ribbons[i], x, y, slack))
            return {Kind::Ribbon, 0, i};
    }
    for (std::size_t i = 0; i < scene.lanes.size(); ++i) {
        if (scene.lanes[i].box.contains(x, y))
            return {Kind::Lane, 0, i};
    }
    return {};
}

} // namespace dateline
