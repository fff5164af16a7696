#include "core/timeline/scenebuilder.h"

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

void addOnce(Lane& lane, EventRow row)
{
    if (lane.events.empty() || lane.events.back() != row)
        lane.events.push_back(row);
}

/// For each value of the dictionary the position of its lane, values without a lane of their own at `count`.
struct LaneOrder
{
    std::vector<std::size_t> laneOf;
    std::size_t count = 0;
    bool others = false; ///< some values go to the lane "Other"
};

LaneOrder orderLanes(const std::vector<std::size_t>& counts, LaneKind kind)
{
    std::vector<std::size_t> values(counts.size());
    std::iota(values.begin(), values.end(), std::size_t{0});
    std::erase_if(values, [&](std::size_t value) { return counts[value] == 0; });
    if (kind != LaneKind::Category)
        std::stable_sort(values.begin(), values.end(),
                         [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
    LaneOrder order;
    order.count = std::min(values.size(), kMostNamedLanes);
    order.others = values.size() > kMostNamedLanes;
    order.laneOf.assign(counts.size(), order.count);
    for (std::size_t i = 0; i < order.count; ++i)
        order.laneOf[values[i]] = i;
    return order;
}

} // namespace

std::vector<Lane> assignLanes(const EventIndex& index, LaneKind kind, const EventSet& shown)
{
    const auto& dictionary = dictionaryOf(index, kind);
    std::vector<std::size_t> counts(dictionary.ids.size(), 0);
    shown.forEach([&](EventRow row) {
        for (const auto value : valuesOf(index, kind, row)) {
            if (value < counts.size())
                ++counts[value];
        }
    });

    const auto order = orderLanes(counts, kind);
    std::vector<Lane> lanes(order.count);
    for (std::size_t value = 0; value < counts.size(); ++value) {
        const auto at = order.laneOf[value];
        if (at < order.count) {
            lanes[at].id = dictionary.ids[value];
            lanes[at].name = dictionary.names[value];
            lanes[at].events.reserve(counts[value]);
            if (kind == LaneKind::Category)
                lanes[at].category = static_cast<std::uint16_t>(value);
        }
    }
    Lane other{.id = "", .name = "Other", .category = kNoCategory, .events = {}};
    Lane unstated{.id = "", .name = "Not stated", .category = kNoCategory, .events = {}};
    shown.forEach([&](EventRow row) {
        bool stated = false;
        for (const auto value : valuesOf(index, kind, row)) {
            if (value >= counts.size())
                continue;
            const auto at = order.laneOf[value];
            addOnce(at < order.count ? lanes[at] : other, row);
            stated = true;
        }
        if (!stated)
            unstated.events.push_back(row);
    });
    if (order.others)
        lanes.push_back(std::move(other));
    if (!unstated.events.empty())
        lanes.push_back(std::move(unstated));
    return lanes;
}

} // namespace dateline
