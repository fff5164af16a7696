#include "core/timeline/filtering.h"
#include "core/timeline/scenebuilder.h"

#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/plainfilter.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace dateline::bench {

namespace {

struct Filtering
{
    explicit Filtering(std::size_t events)
        : big(bigIndex(events)), plain(big->index), range(wholeRange(big->index, EventSet(events, true))),
          asked(filters(big->index))
    {
    }

    const EventFilter& next() { return asked[turn++ % asked.size()]; }

    std::shared_ptr<const BigIndex> big;
    PlainFilter plain;
    VisibleRange range;
    std::vector<EventFilter> asked;
    std::size_t turn = 0;
    FacetCounts counts;
};

/// For each value of a facet the events that choosing it would show, counted one by one.
FacetCounts byLooking(const EventIndex& index, const EventFilter& filter)
{
    FacetCounts counts;
    counts.categories.resize(index.categories.ids.size());
    counts.places.resize(index.placeNames.ids.size());
    counts.actors.resize(index.actorNames.ids.size());
    counts.sources.resize(index.sourceNames.ids.size());
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto byCategory = holds(filter.categories, index.category[row]);
        const auto byPlace = holdsAny(filter.places, index.places.at(row));
        counts.categories[index.category[row]] += byPlace ? 1U : 0U;
        for (const auto place : index.places.at(row))
            counts.places[place] += byCategory ? 1U : 0U;
        if (!byPlace || !byCategory)
            continue;
        ++counts.shown;
        counts.disputed += index.has(row, Disputed) ? 1U : 0U;
        counts.singleSource += index.has(row, SingleSource) ? 1U : 0U;
        for (const auto actor : index.actors.at(row))
            ++counts.actors[actor];
        for (const auto source : index.sources.at(row))
            ++counts.sources[source];
    }
    return counts;
}

bool areAlike(const FacetCounts& one, const FacetCounts& other)
{
    return one.categories == other.categories && one.places == other.places && one.actors == other.actors &&
           one.sources == other.sources && one.disputed == other.disputed && one.singleSource == other.singleSource &&
           one.shown == other.shown;
}

Subject facetCounts(std::size_t events)
{
    const auto state = std::make_shared<Filtering>(events);
    const auto floor = [state] {
        state->plain.run(state->next(), state->range);
    };
    const auto work = [state] {
        state->counts = countFacets(state->big->index, state->next());
    };
    const auto right = [state] {
        return std::ranges::all_of(state->asked, [&](const EventFilter& filter) {
            return areAlike(countFacets(state->big->index, filter), byLooking(state->big->index, filter));
        });
    };
    return computing({floor, work, right});
}

const Registered facets{ofAny({"filter: counts of every facet", 1'000'000, 5, facetCounts})};

} // namespace

} // namespace dateline::bench
