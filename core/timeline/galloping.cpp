#include "core/timeline/galloping.h"

#include <algorithm>

namespace dateline::layout {

namespace {

constexpr std::size_t kFan = 16;

/// How many of the fifteen ascending numbers behind a sample are below `value`. Nothing foretells which, so that
/// branches would cost more than they spare.
inline std::size_t countBehind(const std::uint32_t* sample, std::uint32_t value)
{
    const auto* at = sample + 1;
    at += 8 * std::size_t{at[7] < value};
    at += 4 * std::size_t{at[3] < value};
    at += 2 * std::size_t{at[1] < value};
    at += std::size_t{at[0] < value};
    return static_cast<std::size_t>(at - sample) - 1;
}

/// The position of the first number that is not below `value`, given how many samples of the numbers are below it.
inline std::size_t amongSampled(std::span<const std::uint32_t> numbers, std::uint32_t value, std::size_t samplesBelow)
{
    if (samplesBelow == 0)
        return 0;
    const auto sample = (samplesBelow - 1) * kFan;
    if (sample + kFan > numbers.size()) [[unlikely]]
        return static_cast<std::size_t>(std::ranges::lower_bound(numbers.subspan(sample), value) - numbers.begin());
    return sample + 1 + countBehind(numbers.data() + sample, value);
}

/// Has brought near what amongSampled() will look at.
inline void prefetchSampled(const std::uint32_t* numbers, std::size_t samplesBelow)
{
    const auto* end = numbers + samplesBelow * kFan;
    __builtin_prefetch(end - kFan);
    __builtin_prefetch(end - 1);
}

} // namespace

void Samples::renew(std::span<const std::uint32_t> numbers, std::size_t first, std::size_t end)
{
    std::size_t height = 0;
    while (numbers.size() > kFan) {
        if (height == levels_.size()) {
            levels_.emplace_back();
            first = 0;
        }
        auto& level = levels_[height++];
        level.resize((numbers.size() + kFan - 1) / kFan);
        first = (first + kFan - 1) / kFan;
        end = std::min((end + kFan - 1) / kFan, level.size());
        for (auto n = first; n < end; ++n)
            level[n] = numbers[n * kFan];
        numbers = level;
    }
    levels_.resize(height);
}

void Samples::find(std::span<const std::uint32_t> numbers, std::span<const std::uint32_t> values,
                   std::span<std::size_t> positions) const
{
    if (values.empty())
        return;
    const auto at = [&](std::size_t level) {
        return level == 0 ? numbers : std::span<const std::uint32_t>(levels_[level - 1]);
    };
    // From level to level a few more comparisons, of a level as many as it has numbers: it is begun where that is
    // little.
    constexpr std::size_t kMostPassed = 4; // for each value
    auto passed = firstNotBelow(numbers, values.front(), 0);
    auto width = firstNotBelow(numbers, values.back(), passed) - passed;
    std::size_t top = 0;
    for (; top < levels_.size() && width > kMostPassed * values.size(); ++top) {
        passed /= kFan;
        width /= kFan;
    }
    const auto sampled = at(top);
    constexpr std::size_t kTogether = 32; // while some are looked at, others are brought near
    for (std::size_t begin = 0; begin < values.size(); begin += kTogether) {
        const auto wanted = values.subspan(begin, std::min(kTogether, values.size() - begin));
        const auto found = positions.subspan(begin, wanted.size());
        for (std::size_t n = 0; n < wanted.size(); ++n) {
            while (passed < sampled.size() && sampled[passed] < wanted[n])
                ++passed;
            found[n] = passed;
        }
        for (auto level = top; level-- > 0;) {
            const auto row = at(level);
            for (const auto samplesBelow : found)
                prefetchSampled(row.data(), samplesBelow);
            for (std::size_t n = 0; n < wanted.size(); ++n)
                found[n] = amongSampled(row, wanted[n], found[n]);
        }
    }
}

} // namespace dateline::layout
