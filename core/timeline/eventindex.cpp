#include "core/timeline/eventindex.h"

#include <algorithm>
#include <ranges>

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

namespace {

/// The number of the last key that is `wanted`; that of all where none is.
template<typename Key> std::size_t lastOf(std::span<const Key> keys, Key wanted)
{
    // Of a block it is asked whether any is it: without a branch for each, which the compiler makes wide.
    constexpr std::size_t kBlock = 256;
    const auto inBlock = [wanted](const Key* block) {
        Key found = 0;
        for (std::size_t n = 0; n < kBlock; ++n)
            found |= static_cast<Key>(block[n] == wanted);
        return found != 0;
    };
    auto end = keys.size();
    while (end >= kBlock && !inBlock(keys.data() + end - kBlock))
        end -= kBlock;
    while (end-- > 0)
        if (keys[end] == wanted)
            return end;
    return keys.size();
}

} // namespace

EventRow EventIndex::rowOf(EventKey wanted) const
{
    return key.with([&](const auto& keys) {
        using Key = std::ranges::range_value_t<decltype(keys)>;
        const auto none = static_cast<EventRow>(size());
        if (!std::in_range<Key>(wanted))
            return none;
        // An event that changed stands in the last of the rows that have its key.
        const auto row = lastOf(std::span(keys), static_cast<Key>(wanted));
        return row == keys.size() || std::ranges::binary_search(gone, row) ? none : static_cast<EventRow>(row);
    });
}

} // namespace dateline
