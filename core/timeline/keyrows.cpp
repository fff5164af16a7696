#include "core/timeline/keyrows.h"

#include <algorithm>

namespace dateline {

KeyRows::KeyRows(std::span<const EventKey> keys) : size_(static_cast<EventRow>(keys.size()))
{
    fill(keys);
}

KeyRows::KeyRows(const KeyColumn& keys) : size_(static_cast<EventRow>(keys.size()))
{
    fill(keys);
}

template<typename Keys> void KeyRows::fill(const Keys& keys)
{
    if (keys.empty())
        return;
    constexpr std::uint64_t kMostForEach = 4;
    const auto [least, greatest] = std::ranges::minmax(keys);
    least_ = least;
    const auto range = static_cast<std::uint64_t>(greatest) - static_cast<std::uint64_t>(least);
    if (range / kMostForEach < keys.size()) {
        rows_.assign(range + 1, size_);
        for (EventRow row = 0; row < size_; ++row)
            rows_[static_cast<std::uint64_t>(keys[row]) - static_cast<std::uint64_t>(least)] = row;
        return;
    }
    farApart_.reserve(keys.size());
    for (EventRow row = 0; row < size_; ++row)
        farApart_.emplace_back(keys[row], row);
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
