#pragma once

#include "core/timeline/eventindex.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// Which events are left in: bit n stands for row n.
class EventSet
{
public:
    EventSet() = default;
    explicit EventSet(std::size_t size, bool value)
        : size_(size), words_((size + 63) / 64, value ? ~std::uint64_t{0} : 0)
    {
        clearSpare();
    }

    std::size_t size() const { return size_; }
    /// Rows that are more than before are not in it.
    void resize(std::size_t size)
    {
        size_ = size;
        words_.resize((size + 63) / 64, 0);
        clearSpare();
    }
    bool contains(EventRow row) const { return (words_[row / 64] >> (row % 64) & 1) != 0; }
    void set(EventRow row, bool value)
    {
        const auto bit = std::uint64_t{1} << (row % 64);
        words_[row / 64] = value ? words_[row / 64] | bit : words_[row / 64] & ~bit;
    }
    std::size_t count() const
    {
        std::size_t all = 0;
        for (const auto word : words_)
            all += static_cast<std::size_t>(std::popcount(word));
        return all;
    }

    /// 64 rows a word, row 64 n + i at bit i of word n; bits past the last row are zero.
    const std::vector<std::uint64_t>& words() const { return words_; }
    /// Sets a whole word; bits past the last row stay zero.
    void setWord(std::size_t n, std::uint64_t word)
    {
        words_[n] = word;
        if (n + 1 == words_.size())
            clearSpare();
    }

    /// Calls `each` with every row that is in, ascending.
    template<typename Each> void forEach(const Each& each) const
    {
        for (std::size_t n = 0; n < words_.size(); ++n) {
            for (auto word = words_[n]; word != 0; word &= word - 1)
                each(static_cast<EventRow>(64 * n + static_cast<unsigned>(std::countr_zero(word))));
        }
    }

    bool operator==(const EventSet&) const = default;

private:
    void clearSpare()
    {
        if (size_ % 64 != 0)
            words_.back() &= (std::uint64_t{1} << (size_ % 64)) - 1;
    }

    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

} // namespace dateline
