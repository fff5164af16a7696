#pragma once

#include "core/timeline/filtering.h"
#include "core/timeline/timescale.h"

#include "tests/bench/bench.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::bench {

inline constexpr std::size_t kFilteredColumns = 1'600;

/// Two columns in the order of lanes and starts, compared into a bitmap; a rank table over it; and counts of what is
/// left for each lane and column, by search.
class PlainFilter
{
public:
    explicit PlainFilter(const EventIndex& index) : size_(index.size())
    {
        std::vector<EventRow> order(size_);
        for (EventRow row = 0; row < size_; ++row)
            order[row] = row;
        std::ranges::stable_sort(order, {}, [&](EventRow row) { return index.category[row]; });
        for (const auto row : order) {
            categories_.push_back(index.category[row]);
            const auto places = index.places.at(row);
            places_.push_back(places.empty() ? kNoPlace : places.front());
            isWhole_ = isWhole_ && places.size() == 1;
            starts_.push_back(index.extent[row].earliest);
        }
        for (std::uint16_t lane = 0; lane <= index.categories.ids.size(); ++lane)
            lanes_.push_back(
                static_cast<std::size_t>(std::ranges::lower_bound(categories_, lane) - categories_.begin()));
        bits_.resize((size_ + 63) / 64 + 1);
        ranks_.resize(bits_.size());
    }

    void run(const EventFilter& filter, const VisibleRange& range)
    {
        compare(filter);
        for (std::size_t lane = 0; lane + 1 < lanes_.size(); ++lane)
            countColumns(lane, range);
    }

    std::size_t count() const { return ranks_.back(); }
    /// Whether every event has one place, so that what is compared is all that there is.
    bool isWhole() const { return isWhole_; }

private:
    void compare(const EventFilter& filter)
    {
        std::array<std::uint8_t, kMostValues> categories{};
        std::array<std::uint8_t, kMostValues> places{};
        for (const auto category : filter.categories)
            categories[category] = 1;
        for (const auto place : filter.places)
            places[place] = 1;
        std::uint32_t rank = 0;
        for (std::size_t word = 0; word < bits_.size(); ++word) {
            std::uint64_t bits = 0;
            const auto end = std::min(size_, (word + 1) * 64);
            for (auto i = word * 64; i < end; ++i)
                bits |= std::uint64_t{static_cast<std::uint8_t>(categories[categories_[i]] & places[places_[i]])}
                        << (i % 64);
            bits_[word] = bits;
            ranks_[word] = rank;
            rank += static_cast<std::uint32_t>(std::popcount(bits));
        }
    }

    void countColumns(std::size_t lane, const VisibleRange& range)
    {
        const auto begin = starts_.begin() + static_cast<std::ptrdiff_t>(lanes_[lane]);
        const auto end = starts_.begin() + static_cast<std::ptrdiff_t>(lanes_[lane + 1]);
        auto from = begin;
        auto before = rankOf(lanes_[lane]);
        for (std::size_t column = 1; column <= kFilteredColumns; ++column) {
            const auto edge = range.start + range.length() * static_cast<double>(column) / kFilteredColumns;
            from = std::lower_bound(from, end, static_cast<std::int64_t>(edge));
            const auto rank = rankOf(static_cast<std::size_t>(from - starts_.begin()));
            counts_[column - 1] = rank - before;
            before = rank;
        }
        use(counts_);
    }

    std::uint32_t rankOf(std::size_t position) const
    {
        const auto below = bits_[position / 64] & ((std::uint64_t{1} << (position % 64)) - 1);
        return ranks_[position / 64] + static_cast<std::uint32_t>(std::popcount(below));
    }

    static constexpr std::size_t kMostValues = 0x10000;
    static constexpr std::uint16_t kNoPlace = kMostValues - 1;

    std::size_t size_;
    bool isWhole_ = true;
    std::vector<std::uint16_t> categories_;
    std::vector<std::uint16_t> places_;
    std::vector<std::int64_t> starts_;
    std::vector<std::size_t> lanes_;
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> ranks_;
    std::array<std::uint32_t, kFilteredColumns> counts_{};
};

/// What is asked for takes turns, so that nothing is found ready.
inline std::vector<EventFilter> filters(const EventIndex& index)
{
    std::vector<EventFilter> all(4);
    const auto categories = static_cast<std::uint16_t>(index.categories.ids.size());
    const auto places = std::min<std::size_t>(40, index.placeNames.ids.size());
    for (std::uint16_t i = 0; i < 4; ++i) {
        for (const auto category : {i, static_cast<std::uint16_t>(i + 3)}) {
            if (category < categories)
                all[i].categories.push_back(category);
        }
        for (std::uint16_t place = i; place < places; place = static_cast<std::uint16_t>(place + 3))
            all[i].places.push_back(place);
    }
    return all;
}

inline bool holds(const std::vector<std::uint16_t>& values, std::uint16_t value)
{
    return values.empty() || std::ranges::find(values, value) != values.end();
}

inline bool holdsAny(const std::vector<std::uint16_t>& values, std::span<const std::uint16_t> of)
{
    return values.empty() || std::ranges::any_of(of, [&](std::uint16_t value) { return holds(values, value); });
}

} // namespace dateline::bench
