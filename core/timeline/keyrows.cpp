#include "core/timeline/keyrows.h"

#include "core/timeline/eventorder.h"

#include <algorithm>
#include <ranges>

namespace dateline {

KeyRows::KeyRows(std::span<const EventKey> keys) : size_(static_cast<EventRow>(keys.size()))
{
    fill(keys, std::views::iota(EventRow{0}, size_));
}

KeyRows::KeyRows(const EventIndex& index) : size_(static_cast<EventRow>(index.size()))
{
    index.key.with([&](const auto& keys) {
        if (index.gone.empty())
            return fill(keys, std::views::iota(EventRow{0}, size_));
        std::vector<EventRow> rows;
        rows.reserve(index.events());
        everyEvent(index).forEach([&](EventRow row) { rows.push_back(row); });
        fill(keys, rows);
    });
}

/// `rows` are those of `keys` that count.
template<typename Keys, typename Rows> void KeyRows::fill(const Keys& keys, const Rows& rows)
{
    if (rows.empty())
        return;
    constexpr std::uint64_t kMostForEach = 4;
    const auto [least, greatest] =
        std::ranges::minmax(rows | std::views::transform([&](EventRow row) { return EventKey{keys[row]}; }));
    least_ = least;
    const auto range = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least);
    if (range / kMostForEach < rows.size()) {
        rows_.assign(range + 1, size_);
        for (const EventRow row : rows)
            rows_[static_cast<std::uint64_t>(EventKey{keys[row]}) - static_cast<std::uint64_t>(least)] = row;
        return;
    }
    farApart_.reserve(rows.size());
    for (const EventRow row : rows)
        farApart_.emplace_back(EventKey{keys[row]}, row);
    std::ranges::sort(farApart_);
}

EventRow KeyRows::rowOf(EventKey key) const
{
    if (!rows_.empty()) {
        const auto at = static_cast<std::uint64_t>(key) - static_cast<std::uint64_t>(least_);
        return at < rows_.size() ? rows_[at] : size_;
    }
    const auto found = std::ranges::lower_bound(farApart_, key, {}, &std::pair<EventKey, EventRow>::first);
    return found != farApart_.end() && found->first == key ? found->second : size_;
}

} // namespace dateline
