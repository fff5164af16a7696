#include "core/timeline/indexclock.h"

#include "core/timeline/eventorder.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dateline {

EventIndex onClock(EventIndex index, const TimeZone& of, const TimeZone& to)
{
    if (of == to)
        return index;
    const auto shift = [&](TimeExtent& extent) {
        if (extent.duration() != 1)
            return;
        const auto second = to.toLocal(of.toUtc(extent.earliest));
        extent = {second, second + 1};
    };
    index = inOrder(std::move(index));
    std::ranges::for_each(index.extent, shift);
    auto& others = index.alternativeExtents;
    std::ranges::for_each(others.extents, shift);
    const auto earliest = [](const TimeExtent& extent) {
        return std::tie(extent.earliest, extent.latest);
    };
    for (auto row = others.rows.begin(); row != others.rows.end();) {
        const auto end = std::upper_bound(row, others.rows.end(), *row);
        std::sort(others.extents.begin() + (row - others.rows.begin()),
                  others.extents.begin() + (end - others.rows.begin()),
                  [&](const TimeExtent& a, const TimeExtent& b) { return earliest(a) < earliest(b); });
        row = end;
    }

    std::vector<EventRow> order(index.size());
    std::iota(order.begin(), order.end(), EventRow{0});
    const auto isBefore = [&](EventRow one, EventRow other) {
        return comesBefore(index, one, other);
    };
    if (std::ranges::is_sorted(order, isBefore))
        return index;
    std::ranges::sort(order, isBefore);
    index.added = static_cast<EventRow>(index.size());
    index.late = std::move(order);
    return inOrder(std::move(index));
}

} // namespace dateline
