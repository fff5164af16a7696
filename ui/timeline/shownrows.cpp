#include "ui/timeline/shownrows.h"

#include <algorithm>
#include <bit>

namespace dateline {

namespace {

/// The bits of a word that stand for rows in [from, to).
std::uint64_t masked(std::uint64_t word, std::size_t number, EventRow from, EventRow to)
{
    const std::size_t first = 64 * number;
    if (from > first) {
        word &= ~std::uint64_t{0} << (from - first);
    }
    if (to < first + 64) {
        word &= ~(~std::uint64_t{0} << (to - first));
    }
    return word;
}

} // namespace

std::size_t countWithin(const EventSet& set, EventRow from, EventRow to)
{
    to = std::min(to, static_cast<EventRow>(set.size()));
    std::size_t count = 0;
    for (std::size_t number = from / 64; 64 * number < to; ++number) {
        count += static_cast<std::size_t>(std::popcount(masked(set.words()[number], number, from, to)));
    }
    return count;
}

std::optional<EventRow> firstFrom(const EventSet& set, EventRow from)
{
    const auto end = static_cast<EventRow>(set.size());
    for (std::size_t number = from / 64; 64 * number < end; ++number) {
        if (const std::uint64_t word = masked(set.words()[number], number, from, end); word != 0) {
            return static_cast<EventRow>(64 * number + static_cast<unsigned>(std::countr_zero(word)));
        }
    }
    return std::nullopt;
}

std::optional<EventRow> lastBefore(const EventSet& set, EventRow end)
{
    end = std::min(end, static_cast<EventRow>(set.size()));
    for (std::size_t number = (std::size_t{end} + 63) / 64; number-- > 0;) {
        if (const std::uint64_t word = masked(set.words()[number], number, 0, end); word != 0) {
            return static_cast<EventRow>(64 * number + 63 - static_cast<unsigned>(std::countl_zero(word)));
        }
    }
    return std::nullopt;
}

EventRow firstStartingAt(const EventIndex& index, double seconds)
{
    const auto found = std::partition_point(index.extent.begin(), index.extent.end(), [seconds](const auto& extent) {
        return double(extent.earliest) < seconds;
    });
    return static_cast<EventRow>(found - index.extent.begin());
}

} // namespace dateline
