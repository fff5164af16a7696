#include "core/timeline/filtering.h"

#include <algorithm>
#include <bit>

namespace dateline {

namespace {

/// The facets of a filter, as bits: an event is left in where none of them holds it back.
enum Facet : unsigned
{
    CategoryFacet = 1u << 0,
    ActorFacet = 1u << 1,
    PlaceFacet = 1u << 2,
    SourceFacet = 1u << 3,
    DisputedFacet = 1u << 4,
    SingleSourceFacet = 1u << 5,
    SearchFacet = 1u << 6,
    RangeFacet = 1u << 7,
};

/// Whether each event lies in the range of a filter, found once for all rows; certain where there is no range.
class RangeAnswers
{
public:
    RangeAnswers(const EventIndex& index, const std::optional<TimeExtent>& range)
    {
        if (!range)
            return;
        answers_.reserve(index.size());
        for (EventRow row = 0; row < index.size(); ++row)
            answers_.push_back(static_cast<std::uint8_t>(liesIn(index, row, *range)));
    }

    Certainty of(EventRow row) const
    {
        return answers_.empty() ? Certainty::Certain : static_cast<Certainty>(answers_[row]);
    }

private:
    std::vector<std::uint8_t> answers_;
};

/// A filter made ready for one pass over the index: what each number of a facet means, by number.
class Sieve
{
public:
    Sieve(const EventIndex& index, const EventFilter& filter)
        : index_(index), filter_(filter), categories_(chosen(filter.categories)), actors_(chosen(filter.actors)),
          places_(chosen(filter.places)), sources_(chosen(filter.sources)), range_(index, filter.range)
    {
    }

    /// The facets that hold the event back.
    unsigned heldBackBy(EventRow row) const
    {
        unsigned held = 0;
        if (!categories_.empty() && !isIn(categories_, index_.category[row]))
            held |= CategoryFacet;
        if (!actors_.empty() && !anyIn(actors_, index_.actors.at(row)))
            held |= ActorFacet;
        if (!places_.empty() && !anyIn(places_, index_.places.at(row)))
            held |= PlaceFacet;
        if (!sources_.empty() && !anyIn(sources_, index_.sources.at(row)))
            held |= SourceFacet;
        if (filter_.onlyDisputed && !index_.has(row, Disputed))
            held |= DisputedFacet;
        if (filter_.onlySingleSource && !index_.has(row, SingleSource))
            held |= SingleSourceFacet;
        if (filter_.searching && !std::binary_search(filter_.matches.begin(), filter_.matches.end(), index_.key[row]))
            held |= SearchFacet;
        if (filter_.range && range_.of(row) < (filter_.alsoPossible ? Certainty::Possible : Certainty::Certain))
            held |= RangeFacet;
        return held;
    }

    Certainty certainty(EventRow row) const { return range_.of(row); }

private:
    static std::vector<char> chosen(const std::vector<std::uint16_t>& values)
    {
        std::vector<char> flags;
        if (!values.empty())
            flags.resize(std::size_t{*std::max_element(values.begin(), values.end())} + 1, 0);
        for (const auto value : values)
            flags[value] = 1;
        return flags;
    }

    static bool isIn(const std::vector<char>& flags, std::uint16_t value)
    {
        return value < flags.size() && flags[value] != 0;
    }

    static bool anyIn(const std::vector<char>& flags, std::span<const std::uint16_t> values)
    {
        return std::any_of(values.begin(), values.end(), [&](std::uint16_t value) { return isIn(flags, value); });
    }

    const EventIndex& index_;
    const EventFilter& filter_;
    std::vector<char> categories_;
    std::vector<char> actors_;
    std::vector<char> places_;
    std::vector<char> sources_;
    RangeAnswers range_;
};

void countValue(std::vector<std::uint32_t>& counts, std::uint16_t value)
{
    if (value < counts.size())
        ++counts[value];
}

void countValues(std::vector<std::uint32_t>& counts, std::span<const std::uint16_t> values)
{
    for (const auto value : values)
        countValue(counts, value);
}

} // namespace

EventSet apply(const EventIndex& index, const EventFilter& filter)
{
    EventSet left(index.size(), true);
    if (filter.isEmpty())
        return left;
    const Sieve sieve(index, filter);
    for (EventRow row = 0; row < index.size(); ++row) {
        if (sieve.heldBackBy(row) != 0)
            left.set(row, false);
    }
    return left;
}

EventSet onlyPossible(const EventIndex& index, const EventFilter& filter)
{
    if (!filter.range)
        return {};
    EventSet possible(index.size(), false);
    for (EventRow row = 0; row < index.size(); ++row) {
        if (liesIn(index, row, *filter.range) == Certainty::Possible)
            possible.set(row, true);
    }
    return possible;
}

FacetCounts countFacets(const EventIndex& index, const EventFilter& filter)
{
    FacetCounts counts;
    counts.categories.resize(index.categories.ids.size());
    counts.actors.resize(index.actorNames.ids.size());
    counts.places.resize(index.placeNames.ids.size());
    counts.sources.resize(index.sourceNames.ids.size());

    const Sieve sieve(index, filter);
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto held = sieve.heldBackBy(row);
        if (std::popcount(held) > 1)
            continue;
        const auto heldOnlyBy = [held](Facet facet) {
            return (held & ~unsigned{facet}) == 0;
        };
        if (heldOnlyBy(CategoryFacet))
            countValue(counts.categories, index.category[row]);
        if (heldOnlyBy(ActorFacet))
            countValues(counts.actors, index.actors.at(row));
        if (heldOnlyBy(PlaceFacet))
            countValues(counts.places, index.places.at(row));
        if (heldOnlyBy(SourceFacet))
            countValues(counts.sources, index.sources.at(row));
        if (heldOnlyBy(DisputedFacet) && index.has(row, Disputed))
            ++counts.disputed;
        if (heldOnlyBy(SingleSourceFacet) && index.has(row, SingleSource))
            ++counts.singleSource;
        if (heldOnlyBy(RangeFacet))
            counts.inRange.add(sieve.certainty(row));
        if (held == 0)
            ++counts.shown;
    }
    return counts;
}

} // namespace dateline
