#include "core/timeline/rowpacking.h"

#include "core/timeline/eventshape.h"
#include "core/timeline/layoutsizes.h"

#include <algorithm>
#include <array>

namespace dateline::layout {

namespace {

/// An event to be packed.
struct Candidate
{
    double left = 0;
    double right = 0;
    EventRow event = 0;
    std::uint32_t position = 0; ///< in the lane's table
    unsigned rank = 0;          ///< the smaller the more important
};

constexpr unsigned kRanks = 2 * kForegroundRanks;

std::vector<Candidate> candidatesOf(const EventIndex& index, const LaneTable& lane, const PackingScale& scale)
{
    std::vector<Candidate> candidates;
    candidates.reserve(lane.size());
    const auto toX = [&scale](double seconds) {
        return scale.x(seconds);
    };
    for (std::uint32_t position = 0; position < lane.size(); ++position) {
        const auto event = lane.event(position);
        const auto all = footprint(index, event, scale.secondsPerPixel, toX);
        const bool background = isBackground(all, scale.viewWidth);
        candidates.push_back(
            {all.left, all.right, event, position, rankOf(index, event) + (background ? kForegroundRanks : 0)});
    }
    const auto isLeft = [](const Candidate& a, const Candidate& b) {
        return a.left < b.left;
    };
    if (!std::is_sorted(candidates.begin(), candidates.end(), isLeft))
        std::stable_sort(candidates.begin(), candidates.end(), isLeft);
    return candidates;
}

/// A row that is filled by several sweeps, each from left to right. What a sweep adds is merged in before the next.
class RowSlots
{
public:
    bool fits(double left, double right)
    {
        while (cursor_ < taken_.size() && taken_[cursor_].end + kItemGap <= left)
            ++cursor_;
        if (cursor_ < taken_.size() && taken_[cursor_].begin < right + kItemGap)
            return false;
        return added_.empty() || added_.back().end + kItemGap <= left;
    }

    /// To be called after fits() for the same place. `end` is that of its label. As far as `keptFree` allows, the place
    /// left of it stays free in later sweeps: there its label goes when it is near the right edge.
    void add(const Candidate& one, double end, double keptFree = 0)
    {
        auto begin = one.left - keptFree;
        if (cursor_ > 0)
            begin = std::max(begin, taken_[cursor_ - 1].end);
        if (!added_.empty())
            begin = std::max(begin, added_.back().end);
        added_.push_back({{one.left, one.right, one.position}, begin, end});
    }

    void beginSweep()
    {
        if (!added_.empty()) {
            const auto middle = static_cast<std::ptrdiff_t>(taken_.size());
            taken_.insert(taken_.end(), added_.begin(), added_.end());
            std::inplace_merge(taken_.begin(), taken_.begin() + middle, taken_.end(),
                               [](const Slot& a, const Slot& b) { return a.item.left < b.item.left; });
            added_.clear();
        }
        cursor_ = 0;
    }

    std::vector<RowItem> items() const
    {
        std::vector<RowItem> all;
        all.reserve(taken_.size());
        for (const auto& slot : taken_)
            all.push_back(slot.item);
        return all;
    }

private:
    struct Slot
    {
        RowItem item;
        double begin = 0; ///< of the place that is taken: that of its mark, or before
        double end = 0;   ///< of mark and label
    };

    std::vector<Slot> taken_;
    std::vector<Slot> added_;
    std::size_t cursor_ = 0;
};

/// Where mark and label would end. Measures only if a label of the least width fits into some row.
RowSlots* roomWithLabel(std::vector<RowSlots>& rows, const Candidate& one, const LabelWidth& labelWidth, double& end)
{
    double measured = 0;
    for (auto& row : rows) {
        if (!row.fits(one.left, one.right + kLabelGap + kLeastLabel))
            continue;
        if (measured == 0)
            measured = labelWidth(one.event);
        end = one.right + kLabelGap + measured;
        if (row.fits(one.left, end))
            return &row;
    }
    return nullptr;
}

/// Labels for the more important first; what finds no room is left in `candidates`.
void placeLabelled(std::vector<RowSlots>& rows, std::vector<Candidate>& candidates, const LabelWidth& labelWidth)
{
    std::array<std::vector<Candidate>, kRanks> ranks;
    for (const auto& one : candidates)
        ranks[one.rank].push_back(one);
    candidates.clear();
    for (const auto& rank : ranks) {
        for (auto& row : rows)
            row.beginSweep();
        for (const auto& one : rank) {
            double end = 0;
            if (auto* row = roomWithLabel(rows, one, labelWidth, end))
                row->add(one, end, one.rank < kCoreRanks ? end - one.right : 0);
            else
                candidates.push_back(one);
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.left < b.left; });
}

void placeUnlabelled(std::vector<RowSlots>& rows, std::vector<Candidate>& candidates)
{
    for (auto& row : rows)
        row.beginSweep();
    std::erase_if(candidates, [&rows](const Candidate& one) {
        for (auto& row : rows) {
            if (row.fits(one.left, one.right)) {
                row.add(one, one.right);
                return true;
            }
        }
        return false;
    });
}

} // namespace

PackedLane withPlaced(PackedLane lane)
{
    for (const auto& row : lane.rows) {
        for (const auto& item : row)
            lane.placed.push_back(item.position);
    }
    std::sort(lane.placed.begin(), lane.placed.end());
    return lane;
}

PackedLane packAll(const EventIndex& index, const LaneTable& lane, const PackingScale& scale,
                   const LabelWidth& labelWidth)
{
    PackedLane packed;
    const auto candidates = candidatesOf(index, lane, scale);
    std::vector<double> ends;
    // What is longer than the view comes into rows of its own, below the others.
    for (const bool background : {false, true}) {
        const auto first = ends.size();
        for (const auto& one : candidates) {
            if ((one.rank >= kForegroundRanks) != background)
                continue;
            auto row = first;
            while (row < ends.size() && ends[row] + kItemGap > one.left)
                ++row;
            if (row == kMostRows)
                return {};
            if (row == ends.size()) {
                ends.push_back(0);
                packed.rows.emplace_back();
            }
            ends[row] = one.right + kLabelGap + labelWidth(one.event);
            packed.rows[row].push_back({one.left, one.right, one.position});
        }
    }
    return withPlaced(std::move(packed));
}

PackedLane packByImportance(const EventIndex& index, const LaneTable& lane, const PackingScale& scale,
                            const LabelWidth& labelWidth, std::size_t rows)
{
    auto candidates = candidatesOf(index, lane, scale);
    std::vector<RowSlots> slots(rows);
    placeLabelled(slots, candidates, labelWidth);
    if (candidates.size() <= kFittedBetween)
        placeUnlabelled(slots, candidates);

    PackedLane packed;
    for (auto& row : slots) {
        row.beginSweep();
        packed.rows.push_back(row.items());
    }
    return withPlaced(std::move(packed));
}

} // namespace dateline::layout
