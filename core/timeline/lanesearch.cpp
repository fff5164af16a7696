#include "core/timeline/lanetable.h"

#include <queue>

#include <limits>
#include <tuple>

namespace dateline::layout {

namespace {

/// A block whose best is to be looked at in its turn.
struct Waiting
{
    std::uint64_t priority = 0;
    std::uint32_t position = 0;
    std::size_t level = 0; ///< 0 is one position
    std::size_t number = 0;

    /// A queue gives the greatest first. A block comes before its best itself.
    bool operator<(const Waiting& other) const
    {
        return std::tie(other.priority, other.position, level) < std::tie(priority, position, other.level);
    }
};

} // namespace

LaneTable::Block LaneTable::blockAt(std::size_t level, std::size_t number) const
{
    constexpr unsigned kGradesOfRank = 4; // bits
    Block block;
    const auto first = anchors_[number << (4 * level)];
    block.anchor = first == 0 ? -std::numeric_limits<double>::infinity() : base_ + first * unit_;
    block.latest = level == 0 ? index_->reach(events_[number]).latest : latest_.boundOf(level, number);
    block.rank = grades_[bestOf(level, number)] >> kGradesOfRank;
    return block;
}

void LaneTable::inOrder(std::size_t first, std::size_t end, const std::function<bool(const Block&)>& wanted,
                        const std::function<bool(std::uint32_t)>& found) const
{
    static_assert(kBlock == MaximumTree::kFan && kBlock == 16);
    std::priority_queue<Waiting> waiting;
    const auto add = [&](std::size_t level, std::size_t number) {
        if (!wanted(blockAt(level, number)))
            return;
        const auto best = bestOf(level, number);
        waiting.push({priority(best), best, level, number});
    };
    for (std::size_t level = 0; first < end; ++level) {
        const bool top = level == bests_.size();
        while (first < end && (top || first % kBlock != 0))
            add(level, first++);
        while (first < end && end % kBlock != 0)
            add(level, --end);
        first /= kBlock;
        end /= kBlock;
    }
    while (!waiting.empty()) {
        const auto next = waiting.top();
        waiting.pop();
        if (next.level == 0) {
            if (!found(next.position))
                return;
            continue;
        }
        const auto level = next.level - 1;
        const auto width = level == 0 ? size() : bests_[level - 1].size();
        const auto stop = std::min((next.number + 1) * kBlock, width);
        for (auto number = next.number * kBlock; number < stop; ++number)
            add(level, number);
    }
}

} // namespace dateline::layout
