#include "core/timeline/tilepacking.h"

#include "core/timeline/eventshape.h"
#include "core/timeline/layoutsizes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace dateline::layout {

namespace {

constexpr double kNarrowestTile = 800;
constexpr std::size_t kMostTiles = 64;   ///< kept at one scale
constexpr std::size_t kEveryEvent = 256; ///< so many of a tile are all looked at
constexpr double kStretch = 128;         ///< pixels of which otherwise the most important are
constexpr double kLabelled = kLabelGap + kNominalLabel;

/// Where in the row the place from `begin` to `end` is to go in, if it is free, with a gap on either side.
template<typename Slot> std::optional<std::size_t> freePlace(const std::vector<Slot>& row, double begin, double end)
{
    const auto after =
        std::partition_point(row.begin(), row.end(), [begin](const Slot& one) { return one.begin < begin; });
    const bool freeAfter = after == row.end() || end + kItemGap <= after->begin;
    const bool freeBefore = after == row.begin() || std::prev(after)->end + kItemGap <= begin;
    return freeAfter && freeBefore ? std::optional(static_cast<std::size_t>(after - row.begin())) : std::nullopt;
}

template<typename Slot> void insertAt(std::vector<Slot>& row, std::size_t place, const Slot& slot)
{
    row.insert(row.begin() + static_cast<std::ptrdiff_t>(place), slot);
}

} // namespace

TilePacking::TilePacking(const EventIndex& index, const LaneTable& lane, LongBars& longBars, const PackingScale& scale,
                         std::size_t rows)
    : index_(index), lane_(lane), longBars_(longBars), scale_(scale), rows_(rows),
      width_(std::max(scale.viewWidth, kNarrowestTile))
{
    packed_.rows.resize(rows_);
}

void TilePacking::forget()
{
    tiles_.clear();
    near_ = {0, -1};
}

const PackedLane& TilePacking::around(const VisibleRange& range)
{
    const std::pair near{static_cast<std::int64_t>(std::floor(scale_.x(range.start) / width_)) - 1,
                         static_cast<std::int64_t>(std::floor(scale_.x(range.end) / width_)) + 1};
    if (rows_ == 0 || near == near_)
        return packed_;
    if (tiles_.size() > kMostTiles)
        tiles_.clear();
    packed_ = {};
    packed_.rows.resize(rows_);
    const auto add = [this](const Tile& tile) {
        for (std::size_t i = 0; i < rows_; ++i) {
            for (const auto& slot : tile[i])
                packed_.rows[i].push_back(slot.item);
        }
    };
    for (auto number = near.first; number <= near.second; ++number)
        add(tile(number));
    add(longBetween(static_cast<double>(near.first) * width_, static_cast<double>(near.second + 1) * width_));
    for (auto& row : packed_.rows)
        std::sort(row.begin(), row.end(), [](const RowItem& a, const RowItem& b) { return a.left < b.left; });
    packed_ = withPlaced(std::move(packed_));
    near_ = near;
    return packed_;
}

const TilePacking::Tile& TilePacking::tile(std::int64_t number)
{
    if (const auto found = tiles_.find(number); found != tiles_.end())
        return found->second;
    auto packed = pack(number);
    return tiles_.emplace(number, std::move(packed)).first->second;
}

/// Takes the places of what a neighbour holds.
void TilePacking::block(Tile& tile, const Tile& neighbour) const
{
    for (std::size_t i = 0; i < rows_; ++i) {
        for (auto slot : neighbour[i]) {
            slot.other = true;
            tile[i].push_back(slot);
        }
    }
}

/// Whether a tile's event reaches no further than it may.
bool TilePacking::fits(const RowItem& item, std::int64_t number) const
{
    const auto left = static_cast<double>(number) * width_;
    return item.left >= left - width_ / 2 && item.right + kLabelled + kItemGap <= left + width_ * 1.5;
}

/// The bars of what is long, the most of them in the lowest row. What does not fill a view and fits into its tile may
/// take any row, in its turn.
TilePacking::Tile TilePacking::longBetween(double from, double to) const
{
    Tile rows(rows_);
    const auto least = width_ / 2 * scale_.secondsPerPixel;
    const auto toX = [this](double seconds) {
        return scale_.x(seconds);
    };
    for (const auto& bar : longBars_.around(scale_.seconds(from), scale_.seconds(to), least)) {
        const auto anchor = anchorOf(index_, bar.event);
        auto position = lane_.before(anchor);
        while (lane_.event(position) != bar.event)
            ++position;
        const auto all = footprint(index_, bar.event, scale_.secondsPerPixel, toX);
        const RowItem item{all.left, all.right, static_cast<std::uint32_t>(position)};
        const auto number = std::floor(scale_.x(anchor) / width_);
        const bool isForeground = item.right - item.left <= width_ && fits(item, static_cast<std::int64_t>(number));
        if (!isForeground)
            rows[rows_ - 1 - bar.row].push_back({item, item.left, item.right + kLabelled, true});
    }
    return rows;
}

TilePacking::Tile TilePacking::pack(std::int64_t number)
{
    const auto left = static_cast<double>(number) * width_;
    constexpr auto beside = kLabelled + kTail;
    const auto longBars = longBetween(left - width_ / 2 - beside, left + width_ * 1.5 + beside);
    auto rows = longBars;
    const bool odd = number % 2 != 0;
    if (odd) {
        block(rows, tile(number - 1));
        block(rows, tile(number + 1));
    }
    auto candidates = candidatesOf(number, longBars);
    placeLabelled(rows, candidates, (static_cast<double>(number) - 0.5) * width_);
    if (candidates.size() <= kFittedBetween)
        placeUnlabelled(rows, candidates);
    for (auto& row : rows)
        std::erase_if(row, [](const Slot& slot) { return slot.other; });
    return rows;
}

/// Of many events the most important of each stretch, as many as there are rows, so that each row can be filled.
std::vector<std::uint32_t> TilePacking::choose(double left, std::size_t first, std::size_t end) const
{
    std::vector<std::uint32_t> positions;
    if (end - first <= kEveryEvent) {
        for (auto position = first; position < end; ++position)
            positions.push_back(static_cast<std::uint32_t>(position));
        return positions;
    }
    for (double x = 0; x < width_; x += kStretch) {
        const auto stop = x + kStretch < width_ ? lane_.before(scale_.seconds(left + x + kStretch), first) : end;
        lane_.addBest(first, stop, rows_, positions);
        first = stop;
    }
    return positions;
}

std::vector<TilePacking::Candidate> TilePacking::candidatesOf(std::int64_t number, const Tile& longBars) const
{
    const auto isLong = [&longBars](std::uint32_t position) {
        return std::ranges::any_of(longBars, [position](const Row& row) {
            return std::ranges::any_of(row, [position](const Slot& slot) { return slot.item.position == position; });
        });
    };
    const auto left = static_cast<double>(number) * width_;
    const auto first = lane_.before(scale_.seconds(left));
    const auto end = lane_.before(scale_.seconds(left + width_), first);
    const auto toX = [this](double seconds) {
        return scale_.x(seconds);
    };
    std::vector<Candidate> candidates;
    for (const auto position : choose(left, first, end)) {
        const auto all = footprint(index_, lane_.event(position), scale_.secondsPerPixel, toX);
        const RowItem item{all.left, all.right, position};
        if (fits(item, number) && !isLong(position))
            candidates.push_back({item, lane_.priority(position)});
    }
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.priority < b.priority; });
    return candidates;
}

/// Labels for the more important first, none left of `least`; what finds no room is left in `candidates`.
void TilePacking::placeLabelled(Tile& tile, std::vector<Candidate>& candidates, double least) const
{
    for (auto& row : tile)
        std::sort(row.begin(), row.end(), [](const Slot& a, const Slot& b) { return a.begin < b.begin; });
    std::erase_if(candidates, [&](const Candidate& one) {
        const auto& item = one.item;
        for (auto& row : tile) {
            const auto end = item.right + kLabelled;
            const auto place = freePlace(row, item.left, end);
            if (!place)
                continue;
            // Near the right edge of the view a core event's label goes to the left, as far as there is room.
            auto begin = item.left;
            if (one.priority >> 32 < kCoreRanks) {
                const auto free = *place == 0 ? begin - kLabelled : row[*place - 1].end + kItemGap;
                begin = std::min(begin, std::max({free, least, begin - kLabelled}));
            }
            insertAt(row, *place, Slot{item, begin, end, false});
            return true;
        }
        return false;
    });
}

void TilePacking::placeUnlabelled(Tile& tile, std::vector<Candidate>& candidates) const
{
    std::erase_if(candidates, [&](const Candidate& one) {
        for (auto& row : tile) {
            if (const auto place = freePlace(row, one.item.left, one.item.right)) {
                insertAt(row, *place, Slot{one.item, one.item.left, one.item.right, false});
                return true;
            }
        }
        return false;
    });
}

} // namespace dateline::layout
