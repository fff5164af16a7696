#pragma once

#include "core/timeline/eventset.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace dateline {

/// What to leave in: within one facet any of the chosen values, between facets all of them; an empty facet lets all
/// through. Numbers are positions in the index's dictionaries.
struct EventFilter
{
    std::vector<std::uint16_t> categories;
    std::vector<std::uint16_t> actors;
    std::vector<std::uint16_t> places;
    std::vector<std::uint16_t> sources;
    bool onlyDisputed = false;
    bool onlySingleSource = false;
    bool searching = false;          ///< `matches` counts
    std::vector<EventKey> matches;   ///< ascending
    std::optional<TimeExtent> range; ///< what certainly lies in it; either end may be open
    bool alsoPossible = true;        ///< and what may lie in it, or not

    bool operator==(const EventFilter&) const = default;
    bool isEmpty() const { return *this == EventFilter{}; }
};

EventSet apply(const EventIndex& index, const EventFilter& filter);

/// Those that only possibly lie in the filter's range, whatever the other facets say; of no size where there is none.
EventSet onlyPossible(const EventIndex& index, const EventFilter& filter);

/// True counts for the filter panel. The count beside a value is the number of events that choosing it (alone in its
/// facet) would show with all other facets as they are.
struct FacetCounts
{
    std::vector<std::uint32_t> categories;
    std::vector<std::uint32_t> actors;
    std::vector<std::uint32_t> places;
    std::vector<std::uint32_t> sources;
    std::uint32_t disputed = 0;
    std::uint32_t singleSource = 0;
    std::uint32_t shown = 0; ///< events that pass the whole filter
    CertaintyCount inRange;  ///< events that lie in the range and pass all else, the possible ones even if left out
};

FacetCounts countFacets(const EventIndex& index, const EventFilter& filter);

} // namespace dateline
