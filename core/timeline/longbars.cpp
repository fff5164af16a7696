#include "core/timeline/longbars.h"

#include "core/timeline/eventshape.h"
#include "core/timeline/timescale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dateline::layout {

namespace {

constexpr std::size_t kMostTiles = 256; ///< kept
constexpr int kMostTried = 48;          ///< of the events of a tile
constexpr int kMostLooked = 20'000;     ///< blocks of them
constexpr double kShare = 4;            ///< how many times as wide a tile is as what stands in it is long
constexpr double kFree = 0.5;           ///< of a bar's length, see areApart()
constexpr int kLevelsPerImportance = 3;
constexpr double kEverywhere = std::numeric_limits<double>::infinity();

int bonusOf(unsigned rank)
{
    const auto importance = rank / kMostSources; // 0 is core
    return importance < 2 ? kLevelsPerImportance * (2 - static_cast<int>(importance)) : 0;
}

/// Of what lasts so long: its tiles are more than kShare times as wide, and at most twice that.
int lowestLevelOf(double length)
{
    return std::ilogb(std::max(length, 1.0) * kShare) + 1;
}

LongBar barOf(const EventIndex& index, EventRow event)
{
    auto all = index.reach(event);
    for (const auto& other : index.alternatives(event))
        all = {std::min(all.earliest, other.earliest), std::max(all.latest, other.latest)};
    return {seconds(all.earliest), seconds(all.latest), event};
}

int levelOf(const EventIndex& index, EventRow event)
{
    return lowestLevelOf(barOf(index, event).length()) + bonusOf(rankOf(index, event));
}

double widthOf(int level)
{
    return std::ldexp(1.0, level);
}

double freeUntil(const LongBar& bar)
{
    return bar.end + kFree * bar.length();
}

/// Whether there is room for a label between two neighbours, at any scale at which both are long.
bool areApart(const LongBar& before, const LongBar& after)
{
    return before.end + kFree * std::min(before.length(), after.length()) <= after.begin;
}

/// Whether a bar's place in its row is free. It is not where the bar stands there already.
bool isFree(const std::vector<LongBar>& tile, const LongBar& bar)
{
    return std::ranges::none_of(tile, [&bar](const LongBar& other) {
        return other.row == bar.row && !(other.begin < bar.begin ? areApart(other, bar) : areApart(bar, other));
    });
}

} // namespace

LongBars::LongBars(const EventIndex& index, const LaneTable& lane, std::size_t laneRows)
    : index_(index), lane_(lane), laneRows_(laneRows), top_(highestLevel())
{
}

int LongBars::highestLevel() const
{
    if (lane_.size() == 0)
        return lowestLevelOf(0);
    const auto first = std::max(lane_.anchor(0), -kLongestRange);
    const auto last = std::min(lane_.anchor(lane_.size() - 1), kLongestRange);
    return lowestLevelOf(last - first);
}

void LongBars::follow(const IndexChange& change)
{
    auto highest = lowestLevelOf(0);
    for (const auto* rows : {&change.gone, &change.come}) {
        for (const auto row : *rows)
            highest = std::max(highest, levelOf(index_, row));
    }
    if (const auto top = highestLevel(); top != top_ || highest >= top) {
        tiles_.clear();
        top_ = top;
    }
    std::erase_if(tiles_, [highest](const auto& tile) { return tile.first.first <= highest; });
}

std::vector<LongBar> LongBars::around(double start, double end, double least)
{
    if (tiles_.size() > kMostTiles)
        tiles_.clear();
    Tile found;
    if (rows() > 0)
        takeLevel(std::min(lowestLevelOf(least), top_), {start, end}, found);
    std::erase_if(found, [&](const LongBar& bar) { return bar.length() < least || bar.end <= start; });
    return found;
}

/// Takes the places of what another tile holds.
void LongBars::take(const Tile& from, const Stretch& within, Tile& into) const
{
    for (const auto& bar : from) {
        if (freeUntil(bar) > within.start && bar.begin < within.end && isFree(into, bar))
            into.push_back(bar);
    }
}

/// Of all that stands in a level and in those above it what reaches into a stretch.
void LongBars::takeLevel(int level, const Stretch& within, Tile& into)
{
    if (level == top_)
        return take(tile(level, 0), within, into);
    const auto numberOf = [level](double seconds) {
        return static_cast<std::int64_t>(std::floor(seconds / widthOf(level)));
    };
    const auto last = numberOf(within.end) + 1;
    for (auto number = numberOf(within.start) - 1; number <= last; ++number)
        take(tile(level, number), within, into);
}

const LongBars::Tile& LongBars::tile(int level, std::int64_t number)
{
    const std::pair at{level, number};
    if (const auto found = tiles_.find(at); found != tiles_.end())
        return found->second;
    auto packed = pack(level, number);
    packed.shrink_to_fit();
    return tiles_.emplace(at, std::move(packed)).first->second;
}

LongBars::Tile LongBars::pack(int level, std::int64_t number)
{
    Tile tile;
    if (level == top_) {
        fill(tile, level, {-kEverywhere, kEverywhere}, {-kEverywhere, kEverywhere});
        return tile;
    }
    const auto width = widthOf(level);
    const Stretch own{static_cast<double>(number) * width, static_cast<double>(number + 1) * width};
    const Stretch within{own.start - width / 2, own.end + width / 2};
    takeLevel(level + 1, within, tile);
    if (number % 2 != 0) {
        take(this->tile(level, number - 1), within, tile);
        take(this->tile(level, number + 1), within, tile);
    }
    fill(tile, level, own, within);
    return tile;
}

/// Adds a tile's own events as far as there is room.
void LongBars::fill(Tile& tile, int level, const Stretch& own, const Stretch& within) const
{
    const auto first = lane_.before(own.start);
    const auto end = lane_.before(own.end, first);
    int looked = 0;
    int tried = 0;
    const auto ranks = laneRows_ > 2 ? kForegroundRanks : kCoreRanks;
    const auto wanted = [&](const LaneTable::Block& block) {
        if (block.rank >= ranks)
            return false;
        const auto shortest = std::ldexp(1.0 / kShare / 2, level - bonusOf(block.rank));
        return ++looked < kMostLooked && seconds(block.latest) > block.anchor + shortest / 2;
    };
    lane_.inOrder(first, end, wanted, [&](std::uint32_t position) {
        const auto event = lane_.event(position);
        auto bar = barOf(index_, event);
        if (std::min(levelOf(index_, event), top_) != level || rankOf(index_, event) >= ranks ||
            bar.begin < within.start || freeUntil(bar) > within.end)
            return true;
        while (bar.row < rows() && !isFree(tile, bar))
            ++bar.row;
        if (bar.row < rows())
            tile.push_back(bar);
        return ++tried < kMostTried;
    });
}

} // namespace dateline::layout
