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

/// The number of the first key from one on that is `wanted`; that of all where none is. From the front on, as memory is
/// read fastest.
template<typename Key> std::size_t firstOf(std::span<const Key> keys, Key wanted, std::size_t from)
{
    // Of a block it is asked whether any is it: without a branch for each, which the compiler makes wide.
    constexpr std::size_t kBlock = 256;
    const auto inBlock = [wanted](const Key* block) {
        Key found = 0;
        for (std::size_t n = 0; n < kBlock; ++n)
            found |= static_cast<Key>(block[n] == wanted);
        return found != 0;
    };
    while (from + kBlock <= keys.size() && !inBlock(keys.data() + from))
        from += kBlock;
    return static_cast<std::size_t>(std::find(keys.begin() + static_cast<std::ptrdiff_t>(from), keys.end(), wanted) -
                                    keys.begin());
}

} // namespace

EventRow EventIndex::rowOf(EventKey wanted) const
{
    return key.with([&](const auto& keys) {
        using Key = std::ranges::range_value_t<decltype(keys)>;
        if (!std::in_range<Key>(wanted))
            return static_cast<EventRow>(size());
        const std::span all(keys);
        const auto sought = static_cast<Key>(wanted);
        // Where an event was before it changed are gone rows.
        auto row = firstOf(all, sought, 0);
        while (row < all.size() && std::ranges::binary_search(gone, row))
            row = firstOf(all, sought, row + 1);
        return static_cast<EventRow>(row);
    });
}

} // namespace dateline
