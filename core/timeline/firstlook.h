#pragma once

#include "core/timeline/scenebuilder.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dateline {

/// What there is to see of a large case before its events are read: how densely its story is filled, lane by lane. It
/// is small, whatever the case holds.
struct FirstLook
{
    /// How many equal stretches the range is cut into: more than any screen has columns.
    static constexpr std::size_t kBins = 4096;

    EventIndex legend;                 ///< without events: what the categories are called and how they look
    VisibleRange range;                ///< storyRange()
    std::uint64_t events = 0;          ///< how many the index has
    std::vector<std::uint16_t> lanes;  ///< the lanes by category, from the top: each one's category, or kNoCategory
    std::vector<std::uint32_t> counts; ///< kBins for each lane: how many of its events stand in each stretch
};

/// Of all events of an index. An event stands where it begins if it lasted, else in the middle of where it may lie.
FirstLook firstLook(const EventIndex& index);

/// Axis, lanes and a ribbon of density in each: of `options` without filter, selection and titles, the lanes being
/// those by category. Beyond the look's range there is nothing to see. Counts are exact as to their sum; an event may
/// stand a part of a stretch beside its place.
TimelineScene sceneOf(const FirstLook& look, const SceneOptions& options, const TextMeasure& measure);

} // namespace dateline
