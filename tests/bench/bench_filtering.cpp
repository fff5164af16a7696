#include "core/timeline/filtering.h"
#include "core/timeline/scenebuilder.h"

#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/support/fakemeasure.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory>
#include <vector>

namespace dateline::bench {

namespace {

constexpr std::size_t kColumns = 1'600;

/// Two columns in the order of lanes and starts, compared into a bitmap; a rank table over it; and counts of what is
/// left for each lane and column, by search.
class PlainFilter
{
public:
    explicit PlainFilter(const EventIndex& index) : size_(index.size())
    {
        std::vector<EventRow> order(size_);
        for (EventRow row = 0; row < size_; ++row)
            order[row] = row;
        std::ranges::stable_sort(order, {}, [&](EventRow row) { return index.category[row]; });
        for (const auto row : order) {
            categories_.push_back(index.category[row]);
            places_.push_back(index.places.at(row).front());
            starts_.push_back(index.extent[row].earliest);
        }
        for (std::uint16_t lane = 0; lane <= test::BigCase::kCategories; ++lane)
            lanes_.push_back(
                static_cast<std::size_t>(std::ranges::lower_bound(categories_, lane) - categories_.begin()));
        bits_.resize((size_ + 63) / 64 + 1);
        ranks_.resize(bits_.size());
    }

    void run(const EventFilter& filter, const VisibleRange& range)
    {
        compare(filter);
        for (std::size_t lane = 0; lane + 1 < lanes_.size(); ++lane)
            countColumns(lane, range);
    }

    std::size_t count() const { return ranks_.back(); }

private:
    void compare(const EventFilter& filter)
    {
        std::array<std::uint8_t, test::BigCase::kCategories> categories{};
        std::array<std::uint8_t, test::BigCase::kPlaces> places{};
        for (const auto category : filter.categories)
            categories[category] = 1;
        for (const auto place : filter.places)
            places[place] = 1;
        std::uint32_t rank = 0;
        for (std::size_t word = 0; word < bits_.size(); ++word) {
            std::uint64_t bits = 0;
            const auto end = std::min(size_, (word + 1) * 64);
            for (auto i = word * 64; i < end; ++i)
                bits |= std::uint64_t{static_cast<std::uint8_t>(categories[categories_[i]] & places[places_[i]])}
                        << (i % 64);
            bits_[word] = bits;
            ranks_[word] = rank;
            rank += static_cast<std::uint32_t>(std::popcount(bits));
        }
    }

    void countColumns(std::size_t lane, const VisibleRange& range)
    {
        const auto begin = starts_.begin() + static_cast<std::ptrdiff_t>(lanes_[lane]);
        const auto end = starts_.begin() + static_cast<std::ptrdiff_t>(lanes_[lane + 1]);
        auto from = begin;
        auto before = rankOf(lanes_[lane]);
        for (std::size_t column = 1; column <= kColumns; ++column) {
            const auto edge = range.start + range.length() * static_cast<double>(column) / kColumns;
            from = std::lower_bound(from, end, static_cast<std::int64_t>(edge));
            const auto rank = rankOf(static_cast<std::size_t>(from - starts_.begin()));
            counts_[column - 1] = rank - before;
            before = rank;
        }
        use(counts_);
    }

    std::uint32_t rankOf(std::size_t position) const
    {
        const auto below = bits_[position / 64] & ((std::uint64_t{1} << (position % 64)) - 1);
        return ranks_[position / 64] + static_cast<std::uint32_t>(std::popcount(below));
    }

    std::size_t size_;
    std::vector<std::uint16_t> categories_;
    std::vector<std::uint16_t> places_;
    std::vector<std::int64_t> starts_;
    std::vector<std::size_t> lanes_;
    std::vector<std::uint64_t> bits_;
    std::vector<std::uint32_t> ranks_;
    std::array<std::uint32_t, kColumns> counts_{};
};

/// What is asked for takes turns, so that nothing is found ready.
std::vector<EventFilter> filters()
{
    std::vector<EventFilter> all(4);
    for (std::uint16_t i = 0; i < 4; ++i) {
        all[i].categories = {i, static_cast<std::uint16_t>(i + 3)};
        for (std::uint16_t place = i; place < 40; place = static_cast<std::uint16_t>(place + 3))
            all[i].places.push_back(place);
    }
    return all;
}

bool holds(const std::vector<std::uint16_t>& values, std::uint16_t value)
{
    return values.empty() || std::ranges::find(values, value) != values.end();
}

struct Filtering
{
    explicit Filtering(std::size_t events)
        : big(bigIndex(events)), plain(big->index), builder(big->index, measure), asked(filters())
    {
        options.shown = EventSet(events, true);
        options.range = wholeRange(big->index, options.shown);
        options.width = kColumns + options.gutter;
        options.height = 854;
        options.title = [this](EventRow row) {
            return big->big.title(big->index.key[row]);
        };
        options.second = [](EventRow) {
            return std::string("2 sources");
        };
        builder.build(options);
    }

    const EventFilter& next() { return asked[turn++ % asked.size()]; }

    EventSet byLooking(const EventFilter& filter) const
    {
        EventSet left(big->index.size(), false);
        for (EventRow row = 0; row < left.size(); ++row)
            left.set(row, holds(filter.categories, big->index.category[row]) &&
                              holds(filter.places, big->index.places.at(row).front()));
        return left;
    }

    std::shared_ptr<const BigIndex> big;
    PlainFilter plain;
    FakeMeasure measure;
    SceneBuilder builder;
    SceneOptions options;
    std::vector<EventFilter> asked;
    std::size_t turn = 0;
    TimelineScene scene;
    FacetCounts counts;
};

Subject toThePicture(std::size_t events)
{
    const auto state = std::make_shared<Filtering>(events);
    const auto floor = [state] {
        state->plain.run(state->next(), state->options.range);
    };
    const auto work = [state] {
        state->options.shown = apply(state->big->index, state->next());
        state->scene = state->builder.build(state->options);
    };
    const auto right = [state] {
        const auto filter = state->next();
        const auto left = state->byLooking(filter);
        state->plain.run(filter, state->options.range);
        state->options.shown = apply(state->big->index, filter);
        state->scene = state->builder.build(state->options);
        return state->options.shown == left && state->plain.count() == left.count() &&
               state->scene.shownEvents == left.count();
    };
    return computing({floor, work, right});
}

/// For each value of a facet the events that choosing it would show, counted one by one.
FacetCounts byLooking(const EventIndex& index, const EventFilter& filter)
{
    FacetCounts counts;
    counts.categories.resize(index.categories.ids.size());
    counts.places.resize(index.placeNames.ids.size());
    counts.actors.resize(index.actorNames.ids.size());
    counts.sources.resize(index.sourceNames.ids.size());
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto place = index.places.at(row).front();
        const auto byCategory = holds(filter.categories, index.category[row]);
        const auto byPlace = holds(filter.places, place);
        counts.categories[index.category[row]] += byPlace ? 1U : 0U;
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
        state->plain.run(state->next(), state->options.range);
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

const Registered filtering{{"filter by categories and place", 1'000'000, 2, toThePicture}};
const Registered facets{{"filter: counts of every facet", 1'000'000, 5, facetCounts}};

} // namespace

} // namespace dateline::bench
