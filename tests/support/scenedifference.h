#pragma once

#include "core/timeline/scene.h"

#include <QString>

#include <algorithm>
#include <tuple>
#include <vector>

/// The first thing in which two scenes differ, in words; empty where they are the same.
namespace dateline::test {

inline auto membersOf(const Mark& mark)
{
    return std::tuple(std::tie(mark.kind, mark.box, mark.softLeft, mark.softRight, mark.category, mark.event,
                               mark.count, mark.disputed, mark.core, mark.firstInCluster),
                      std::tie(mark.leftEnd, mark.rightEnd, mark.hollow, mark.faint, mark.cutLeft, mark.cutRight,
                               mark.tailLeft, mark.tailRight));
}

inline auto membersOf(const Label& label)
{
    return std::tie(label.box, label.text, label.second, label.secondX, label.role, label.secondRole, label.event,
                    label.rightAligned);
}

inline auto membersOf(const Line& line)
{
    return std::tie(line.kind, line.x1, line.y1, line.x2, line.y2, line.category, line.faint);
}

inline auto membersOf(const AxisLabel& label)
{
    return std::tie(label.box, label.text, label.major);
}

inline auto membersOf(const LaneBand& lane)
{
    return std::tie(lane.box, lane.name, lane.category, lane.lane, lane.events, lane.hidden);
}

inline auto membersOf(const DensityRibbon& ribbon)
{
    return std::tie(ribbon.box, ribbon.category, ribbon.lane, ribbon.counts, ribbon.highest, ribbon.disputed);
}

inline QString difference(const TimelineScene& left, const TimelineScene& right)
{
    const auto same = [](const auto& some, const auto& others) {
        return std::ranges::equal(some, others,
                                  [](const auto& a, const auto& b) { return membersOf(a) == membersOf(b); });
    };
    if (std::tie(left.width, left.height, left.axisHeight, left.gutterWidth) !=
        std::tie(right.width, right.height, right.axisHeight, right.gutterWidth))
        return QStringLiteral("size");
    if (!same(left.lanes, right.lanes))
        return QStringLiteral("lanes");
    if (!same(left.grid, right.grid))
        return QStringLiteral("grid");
    if (!same(left.axis, right.axis))
        return QStringLiteral("axis");
    if (!same(left.ribbons, right.ribbons))
        return QStringLiteral("ribbons");
    if (!same(left.links, right.links))
        return QStringLiteral("links");
    if (!same(left.marks, right.marks))
        return QStringLiteral("marks");
    if (!same(left.labels, right.labels))
        return QStringLiteral("labels");
    if (left.clustered != right.clustered)
        return QStringLiteral("members of clusters");
    return left.shownEvents == right.shownEvents ? QString() : QStringLiteral("number of events");
}

} // namespace dateline::test
