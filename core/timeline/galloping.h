#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::layout {

/// Has numbers brought near that will soon be asked for: where many are passed over, waiting for them takes the
/// longest.
inline void prefetch(std::span<const std::uint32_t> numbers, std::size_t first, std::size_t end)
{
    constexpr std::size_t kTogether = 64 / sizeof(std::uint32_t);
    constexpr std::size_t kMost = 8;
    for (std::size_t n = 0; n < kMost && first < end; ++n, first += kTogether)
        __builtin_prefetch(numbers.data() + first);
}

/// The position of the first of ascending numbers that is not below `value`; as many as there are where all are below.
/// It must not be before the position `from`; the nearer it is to `from + ahead`, the faster it is found.
inline std::size_t firstNotBelow(std::span<const std::uint32_t> numbers, std::uint32_t value, std::size_t from,
                                 std::size_t ahead = 0)
{
    // Numbers that lie as dense as those before seldom are further off than a few times the root of how many there are.
    const auto reach = std::size_t{4} << (std::bit_width(ahead) / 2);
    auto least = std::min(from + (ahead > reach ? ahead - reach : 0), numbers.size());
    auto most = std::min(from + ahead + reach, numbers.size());
    auto step = reach;
    if (least > from && numbers[least - 1] >= value) {
        most = least - 1;
        for (; most - from > step && numbers[most - step] >= value; step *= 2)
            most -= step;
        least = most - from > step ? most - step + 1 : from;
    } else {
        for (; most < numbers.size() && numbers[most] < value; step *= 2) {
            least = most + 1;
            most = std::min(least + step, numbers.size());
        }
    }
    // It is from `least` to `most`. Nothing foretells where between them, so that branches would cost more than they
    // spare.
    const auto* at = numbers.data() + least;
    for (auto count = most - least; count > 0;) {
        const auto half = (count + 1) / 2;
        at += half & (std::size_t{0} - std::size_t{at[half - 1] < value});
        count -= half;
    }
    const auto found = static_cast<std::size_t>(at - numbers.data());
    prefetch(numbers, found + 2 * ahead, std::min(found + 3 * ahead, numbers.size()));
    return found;
}

/// Every sixteenth of many ascending numbers, every sixteenth of those, and so on: what is passed over between one
/// search and the next lies close together there, and few places in memory are touched however many the numbers are.
class Samples
{
public:
    /// Numbers of [first, end) are others than at the last time. Where there are more or fewer of them, `end` must be
    /// how many there are.
    void renew(std::span<const std::uint32_t> numbers, std::size_t first, std::size_t end);
    /// For each of many ascending values the position of the first number that is not below it.
    void find(std::span<const std::uint32_t> numbers, std::span<const std::uint32_t> values,
              std::span<std::size_t> positions) const;

private:
    std::vector<std::vector<std::uint32_t>> levels_;
};

} // namespace dateline::layout
