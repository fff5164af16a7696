#include "core/timeline/eventorder.h"
#include "core/timeline/lanedivision.h"

#include <algorithm>
#include <numeric>

namespace dateline {

namespace {

constexpr std::size_t kMostNamedLanes = 24;

std::span<const std::uint16_t> valuesOf(const EventIndex& index, LaneKind kind, EventRow row)
{
    switch (kind) {
    case LaneKind::Category:
        return {&index.category[row], 1};
    case LaneKind::Actor:
        return index.actors.at(row);
    case LaneKind::Place:
        return index.places.at(row);
    case LaneKind::Source:
        return index.sources.at(row);
    }
    return {};
}

const Dictionary& dictionaryOf(const EventIndex& index, LaneKind kind)
{
    switch (kind) {
    case LaneKind::Category:
        return index.categories;
    case LaneKind::Actor:
        return index.actorNames;
    case LaneKind::Place:
        return index.placeNames;
    case LaneKind::Source:
        break;
    }
    return index.sourceNames;
}

} // namespace

namespace layout {

LaneDivision::LaneDivision(const EventIndex& index, LaneKind kind, const EventSet& shown) : kind_(kind)
{
    counts_.assign(dictionaryOf(index, kind).ids.size(), 0);
    if (kind == LaneKind::Category) {
        shown.forEach([&](EventRow row) {
            const auto category = index.category[row];
            ++(category < counts_.size() ? counts_[category] : unstated_);
        });
    } else {
        shown.forEach([&](EventRow row) { count(index, row, 1); });
    }
    order();
}

void LaneDivision::count(const EventIndex& index, EventRow row, int by)
{
    bool stated = false;
    for (const auto value : valuesOf(index, kind_, row)) {
        if (value < counts_.size()) {
            counts_[value] += static_cast<std::size_t>(by);
            stated = true;
        }
    }
    unstated_ += stated ? 0 : static_cast<std::size_t>(by);
}

/// Values without a lane of their own get the number after the last.
void LaneDivision::order()
{
    std::vector<std::size_t> values(counts_.size());
    std::iota(values.begin(), values.end(), std::size_t{0});
    std::erase_if(values, [&](std::size_t value) { return counts_[value] == 0; });
    if (kind_ != LaneKind::Category)
        std::stable_sort(values.begin(), values.end(),
                         [&](std::size_t a, std::size_t b) { return counts_[a] > counts_[b]; });
    named_ = std::min(values.size(), kMostNamedLanes);
    hasOther_ = values.size() > kMostNamedLanes;
    laneOf_.assign(counts_.size(), named_);
    for (std::size_t i = 0; i < named_; ++i)
        laneOf_[values[i]] = i;
}

std::vector<Lane> LaneDivision::heads(const EventIndex& index) const
{
    const auto& dictionary = dictionaryOf(index, kind_);
    std::vector<Lane> lanes(named_);
    for (std::size_t value = 0; value < counts_.size(); ++value) {
        const auto at = laneOf_[value];
        if (at >= named_)
            continue;
        lanes[at].id = dictionary.ids[value];
        lanes[at].name = dictionary.names[value];
        lanes[at].events.reserve(counts_[value]);
        if (kind_ == LaneKind::Category)
            lanes[at].category = static_cast<std::uint16_t>(value);
    }
    if (hasOther_)
        lanes.push_back({.id = "", .name = "Other", .category = kNoCategory, .events = {}});
    if (unstated_ > 0)
        lanes.push_back({.id = "", .name = "Not stated", .category = kNoCategory, .events = {}});
    return lanes;
}

std::span<const std::size_t> LaneDivision::lanesOf(const EventIndex& index, EventRow row)
{
    found_.clear();
    for (const auto value : valuesOf(index, kind_, row)) {
        if (value < laneOf_.size() && std::ranges::find(found_, laneOf_[value]) == found_.end())
            found_.push_back(laneOf_[value]);
    }
    if (found_.empty())
        found_.push_back(lanes() - 1);
    return found_;
}

bool LaneDivision::follow(const EventIndex& index, std::span<const EventRow> gone, std::span<const EventRow> come)
{
    const auto lanesBefore = laneOf_;
    const auto countBefore = lanes();
    counts_.resize(dictionaryOf(index, kind_).ids.size(), 0); // new values come at the end
    for (const auto row : gone)
        count(index, row, -1);
    for (const auto row : come)
        count(index, row, 1);
    order();
    return lanes() == countBefore && std::ranges::equal(lanesBefore, std::span(laneOf_).first(lanesBefore.size()));
}

} // namespace layout

std::vector<Lane> assignLanes(const EventIndex& index, LaneKind kind, const EventSet& shown)
{
    layout::LaneDivision division(index, kind, shown);
    auto lanes = division.heads(index);
    forEachInOrder(index, shown, [&](EventRow row) {
        for (const auto lane : division.lanesOf(index, row))
            lanes[lane].events.push_back(row);
    });
    return lanes;
}

} // namespace dateline
