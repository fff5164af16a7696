#include "core/timeline/eventindex.h"

#include <algorithm>

namespace dateline {

std::span<const TimeExtent> SparseExtents::at(EventRow row) const
{
    const auto first = std::ranges::lower_bound(rows, row);
    const auto end = std::find_if(first, rows.end(), [row](EventRow other) { return other != row; });
    return std::span(extents).subspan(static_cast<std::size_t>(first - rows.begin()),
                                      static_cast<std::size_t>(end - first));
}

void SparseExtents::add(EventRow row, std::span<const TimeExtent> of)
{
    rows.insert(rows.end(), of.size(), row);
    extents.insert(extents.end(), of.begin(), of.end());
}

EventRow EventIndex::rowOf(EventKey wanted) const
{
    return key.with([&](const auto& keys) {
        // An event that changed stands in the last of the rows that have its key.
        for (auto row = keys.size(); row-- > 0;)
            if (EventKey{keys[row]} == wanted)
                return static_cast<EventRow>(std::ranges::binary_search(gone, row) ? size() : row);
        return static_cast<EventRow>(size());
    });
}

} // namespace dateline
