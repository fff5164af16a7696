#include "core/timeline/indexclock.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dateline {

namespace {

using Rows = std::vector<EventRow>;

template<typename Column> void reorder(Column& column, const Rows& order)
{
    Column sorted;
    sorted.reserve(column.size());
    for (const EventRow row : order)
        sorted.push_back(column[row]);
    column = std::move(sorted);
}

void reorder(ListColumn& column, const Rows& order)
{
    ListColumn sorted;
    sorted.offsets.reserve(column.offsets.size());
    sorted.items.reserve(column.items.size());
    for (const EventRow row : order) {
        const auto items = column.at(row);
        sorted.items.insert(sorted.items.end(), items.begin(), items.end());
        sorted.offsets.push_back(static_cast<std::uint32_t>(sorted.items.size()));
    }
    column = std::move(sorted);
}

void reorder(SparseExtents& column, const Rows& order)
{
    SparseExtents sorted;
    if (!column.rows.empty()) {
        for (std::size_t row = 0; row < order.size(); ++row)
            sorted.add(static_cast<EventRow>(row), column.at(order[row]));
    }
    column = std::move(sorted);
}

void reorderDates(EventIndex& index, const Rows& order)
{
    Rows newRow(order.size());
    for (std::size_t row = 0; row < order.size(); ++row)
        newRow[order[row]] = static_cast<EventRow>(row);
    for (auto& [row, date] : index.dates)
        row = newRow[row];
    std::ranges::sort(index.dates, {}, [](const auto& entry) { return entry.first; });
}

void reorder(EventIndex& index, const Rows& order)
{
    reorderDates(index, order);
    reorder(index.alternativeExtents, order);
    reorder(index.certain, order);
    reorder(index.widened, order);
    reorder(index.members, order);
    reorder(index.sources, order);
    reorder(index.actors, order);
    reorder(index.places, order);
    reorder(index.category, order);
    reorder(index.importance, order);
    reorder(index.flags, order);
    reorder(index.claimCount, order);
    reorder(index.key, order);
    reorder(index.extent, order);
}

} // namespace

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

    Rows order(index.size());
    std::iota(order.begin(), order.end(), EventRow{0});
    const auto place = [&](EventRow row) {
        return std::tuple(index.extent[row].earliest, index.extent[row].latest, index.importance[row], index.key[row]);
    };
    if (std::ranges::is_sorted(order, {}, place))
        return index;
    std::ranges::sort(order, {}, place);
    reorder(index, order);
    return index;
}

} // namespace dateline
