#include "core/timeline/eventindex.h"

#include <algorithm>

namespace dateline {

std::span<const TimeExtent> SparseExtents::at(EventRow row) const
{
    const auto found = std::lower_bound(rows.begin(), rows.end(), row);
    if (found == rows.end() || *found != row)
        return {};
    const auto list = static_cast<std::size_t>(found - rows.begin());
    return {extents.data() + offsets[list], extents.data() + offsets[list + 1]};
}

void SparseExtents::add(EventRow row, std::span<const TimeExtent> of)
{
    if (of.empty())
        return;
    rows.push_back(row);
    extents.insert(extents.end(), of.begin(), of.end());
    offsets.push_back(static_cast<std::uint32_t>(extents.size()));
}

EventRow EventIndex::rowOf(EventKey wanted) const
{
    return key.with([wanted](const auto& keys) {
        const auto found = std::ranges::find_if(keys, [wanted](auto one) { return EventKey{one} == wanted; });
        return static_cast<EventRow>(found - keys.begin());
    });
}

} // namespace dateline
