#include "core/timeline/lanetable.h"
#include "core/timeline/scenebuilder.h"

#include "tests/bench/bench.h"
#include "tests/bench/data.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

namespace dateline::bench {

namespace {

constexpr std::size_t kColumns = 1'600;

/// How many of each lane begin in each column.
using Counts = std::vector<std::array<std::uint32_t, kColumns>>;

/// Arrays sorted by lane and start, and what the scene builder keeps of the same lanes.
struct Counting
{
    explicit Counting(std::size_t events) : big(bigIndex(events))
    {
        const auto& index = big->index;
        for (auto& lane : assignLanes(index, LaneKind::Category, EventSet(index.size(), true))) {
            auto& sorted = starts.emplace_back();
            for (const auto event : lane.events)
                sorted.push_back(layout::anchorOf(index, event));
            std::ranges::sort(sorted);
            tables.emplace_back(index, std::move(lane.events));
        }
        const auto whole = wholeRange(index, EventSet(index.size(), true));
        for (const auto part : {1.0, 10.0, 1'000.0})
            ranges.push_back({whole.start + whole.length() * 0.37,
                              std::min(whole.end, whole.start + whole.length() * (0.37 + 1 / part))});
        ranges.front() = whole;
        plain.resize(starts.size());
        ours.resize(starts.size());
    }

    static double edge(const VisibleRange& range, std::size_t column)
    {
        return range.start + range.length() * static_cast<double>(column) / kColumns;
    }

    void search(const VisibleRange& range)
    {
        for (std::size_t lane = 0; lane < starts.size(); ++lane) {
            const auto& sorted = starts[lane];
            auto from = std::lower_bound(sorted.begin(), sorted.end(), range.start);
            for (std::size_t column = 0; column < kColumns; ++column) {
                const auto to = std::lower_bound(from, sorted.end(), edge(range, column + 1));
                plain[lane][column] = static_cast<std::uint32_t>(to - from);
                from = to;
            }
        }
    }

    void ask(const VisibleRange& range)
    {
        for (std::size_t lane = 0; lane < tables.size(); ++lane) {
            auto from = tables[lane].before(range.start);
            for (std::size_t column = 0; column < kColumns; ++column) {
                const auto to = tables[lane].before(edge(range, column + 1), from);
                ours[lane][column] = static_cast<std::uint32_t>(to - from);
                from = to;
            }
        }
    }

    /// Equal to counting every event, for every range.
    bool isRight()
    {
        return std::ranges::all_of(ranges, [this](const VisibleRange& range) {
            ask(range);
            return ours == counted(range);
        });
    }

    Counts counted(const VisibleRange& range) const
    {
        Counts counts(starts.size());
        for (std::size_t lane = 0; lane < starts.size(); ++lane) {
            for (const auto start : starts[lane]) {
                if (start < range.start || start >= edge(range, kColumns))
                    continue;
                auto column = static_cast<std::size_t>((start - range.start) / range.length() * kColumns);
                column = std::min(column, kColumns - 1);
                while (start < edge(range, column))
                    --column;
                while (start >= edge(range, column + 1))
                    ++column;
                ++counts[lane][column];
            }
        }
        return counts;
    }

    std::shared_ptr<const BigIndex> big;
    std::vector<std::vector<double>> starts;
    std::vector<layout::LaneTable> tables;
    std::vector<VisibleRange> ranges; ///< all, a tenth, a thousandth
    Counts plain;
    Counts ours;
};

Subject countingColumns(std::size_t events)
{
    const auto state = std::make_shared<Counting>(events);
    const auto floor = [state] {
        for (const auto& range : state->ranges)
            state->search(range);
    };
    const auto work = [state] {
        for (const auto& range : state->ranges)
            state->ask(range);
    };
    return computing({floor, work, [state] { return state->isRight(); }, 3});
}

const Registered counting{ofAny({"exact counts of a frame", 1'000'000, 1.5, countingColumns})};

} // namespace

} // namespace dateline::bench
