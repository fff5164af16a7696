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
    unsigned rank = 0; ///< the smaller the more important
};

constexpr unsigned kMostSources = 5;
constexpr unsigned kForegroundRanks = 3 * kMostSources;
constexpr unsigned kCoreRanks = kMostSources;
constexpr unsigned kRanks = 2 * kForegroundRanks;

unsigned rankOf(const EventIndex& index, EventRow event)
{
    const auto sources = std::clamp<std::size_t>(index.sources.at(event).size(), 1, kMostSources);
    return static_cast<unsigned>(index.importance[event]) * kMostSources + kMostSources -
           static_cast<unsigned>(sources);
}

std::vector<Candidate> candidatesOf(const EventIndex& index, std::span<const EventRow> events,
                                    const PackingScale& scale)
{
    std::vector<Candidate> candidates;
    candidates.reserve(events.size());
    const auto toX = [&scale](double seconds) {
        return scale.x(seconds);
    };
    for (const auto event : events) {
        const auto all = footprint(index, event, scale.secondsPerPixel, toX);
        const bool background = isBackground(all, scale.viewWidth);
        candidates.push_back({all.left, all.right, event, rankOf(index, event) + (background ? kForegroundRanks : 0)});
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
        added_.push_back({{one.left, one.right, one.event}, begin, end});
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

void share(const EventIndex& index, const std::vector<Candidate>& candidates, const PackingScale& scale,
           PackedLane& lane)
{
    lane.shared.reserve(candidates.size());
    for (const auto& one : candidates) {
        const auto extent = index.reach(one.event);
        const bool bar = kindOf(index, one.event, scale.secondsPerPixel) != MarkKind::Moment;
        lane.shared.push_back({scale.x(bar ? seconds(extent.earliest) : middle(extent)), one.event, bar});
    }
    std::stable_sort(lane.shared.begin(), lane.shared.end(),
                     [](const SharedItem& a, const SharedItem& b) { return a.anchor < b.anchor; });
    for (std::size_t i = 0; i < lane.shared.size(); ++i) {
        if (i == 0 || lane.shared[i].anchor - lane.shared[i - 1].anchor >= kMarkSize)
            lane.chains.push_back(static_cast<std::uint32_t>(i));
        const auto end = index.reach(lane.shared[i].event).latest;
        if (i % PackedLane::kBlock == 0)
            lane.latest.push_back(end);
        else
            lane.latest.back() = std::max(lane.latest.back(), end);
    }
}

} // namespace

PackedLane packAll(const EventIndex& index, std::span<const EventRow> events, const PackingScale& scale,
                   const LabelWidth& labelWidth)
{
    PackedLane lane;
    const auto candidates = candidatesOf(index, events, scale);
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
                lane.rows.emplace_back();
            }
            ends[row] = one.right + kLabelGap + labelWidth(one.event);
            lane.rows[row].push_back({one.left, one.right, one.event});
        }
    }
    return lane;
}

PackedLane packByImportance(const EventIndex& index, std::span<const EventRow> events, const PackingScale& scale,
                            const LabelWidth& labelWidth, std::size_t rows)
{
    auto candidates = candidatesOf(index, events, scale);
    std::vector<RowSlots> slots(rows > 0 ? rows - 1 : 0);
    placeLabelled(slots, candidates, labelWidth);
    if (candidates.size() <= kFittedBetween)
        placeUnlabelled(slots, candidates);

    PackedLane lane;
    for (auto& row : slots) {
        row.beginSweep();
        lane.rows.push_back(row.items());
    }
    share(index, candidates, scale, lane);
    return lane;
}

} // namespace dateline::layout
