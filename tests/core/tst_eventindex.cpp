#include "core/timeline/eventindex.h"

#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>

using namespace dateline;

namespace {

bool meetsAny(const std::vector<std::uint16_t>& chosen, std::span<const std::uint16_t> values)
{
    return chosen.empty() || std::any_of(values.begin(), values.end(), [&](std::uint16_t value) {
               return std::find(chosen.begin(), chosen.end(), value) != chosen.end();
           });
}

/// What the filter's documentation says, word for word and slowly.
bool passes(const EventIndex& index, const EventFilter& filter, EventRow row)
{
    return meetsAny(filter.categories, std::span(&index.category[row], 1)) &&
           meetsAny(filter.actors, index.actors.at(row)) && meetsAny(filter.places, index.places.at(row)) &&
           meetsAny(filter.sources, index.sources.at(row)) && (!filter.onlyDisputed || index.has(row, Disputed)) &&
           (!filter.onlySingleSource || index.has(row, SingleSource)) &&
           (!filter.searching ||
            std::find(filter.matches.begin(), filter.matches.end(), index.key[row]) != filter.matches.end());
}

std::uint32_t countOf(const EventIndex& index, const EventFilter& filter)
{
    std::uint32_t count = 0;
    for (EventRow row = 0; row < index.size(); ++row)
        count += passes(index, filter, row) ? 1u : 0u;
    return count;
}

std::vector<std::uint16_t> someValues(std::mt19937& generator, std::size_t from)
{
    std::vector<std::uint16_t> values;
    if (randomBelow(generator, 2) == 0) {
        for (std::uint64_t i = 1 + randomBelow(generator, 3); i > 0; --i)
            values.push_back(static_cast<std::uint16_t>(randomBelow(generator, from)));
    }
    return values;
}

EventFilter randomFilter(std::mt19937& generator, const EventIndex& index)
{
    EventFilter filter;
    filter.categories = someValues(generator, index.categories.ids.size());
    filter.actors = someValues(generator, index.actorNames.ids.size());
    filter.places = someValues(generator, index.placeNames.ids.size());
    filter.sources = someValues(generator, index.sourceNames.ids.size());
    filter.onlyDisputed = randomBelow(generator, 4) == 0;
    filter.onlySingleSource = randomBelow(generator, 4) == 0;
    filter.searching = randomBelow(generator, 4) == 0;
    for (const auto key : index.key) {
        if (filter.searching && randomBelow(generator, 2) == 0)
            filter.matches.push_back(key);
    }
    std::sort(filter.matches.begin(), filter.matches.end());
    return filter;
}

} // namespace

class TestEventIndex : public QObject
{
    Q_OBJECT

private slots:
    void anEventIsFoundByItsKey();
    void anEmptyFilterLeavesAllIn();
    void aSearchWithoutMatchesLeavesNothing();
    void withinAFacetAnyValueIsEnough();
    void betweenFacetsAllMustHold();
    void anyFilterLeavesInWhatItSays();
    void aFacetsCountIsWhatChoosingItsValueShows();
};

void TestEventIndex::anEventIsFoundByItsKey()
{
    const RandomIndex random(1, {.events = 50});
    for (EventRow row = 0; row < random.index.size(); ++row)
        QCOMPARE(random.index.rowOf(random.index.key[row]), row);
    QCOMPARE(random.index.rowOf(99), EventRow(random.index.size()));
}

void TestEventIndex::anEmptyFilterLeavesAllIn()
{
    const RandomIndex random(2, {.events = 50});
    QCOMPARE(apply(random.index, {}).count(), std::size_t{50});
    QCOMPARE(countFacets(random.index, {}).shown, 50u);
    QCOMPARE(apply(EventIndex{}, {}).count(), std::size_t{0});
}

void TestEventIndex::aSearchWithoutMatchesLeavesNothing()
{
    const RandomIndex random(3, {.events = 50});
    EventFilter filter;
    filter.searching = true;
    QCOMPARE(apply(random.index, filter).count(), std::size_t{0});
}

void TestEventIndex::withinAFacetAnyValueIsEnough()
{
    IndexMaker maker;
    for (std::uint16_t category = 0; category < 4; ++category)
        maker.add({.extent = dayExtent(2024, 3, 1 + category), .category = category});
    const auto index = maker.make();
    EventFilter filter;
    filter.categories = {1, 3};
    QCOMPARE(apply(index, filter).count(), std::size_t{2});
}

void TestEventIndex::betweenFacetsAllMustHold()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 1), .category = 1, .actors = {2}});
    maker.add({.extent = dayExtent(2024, 3, 2), .category = 1, .actors = {3}});
    maker.add({.extent = dayExtent(2024, 3, 3), .category = 2, .actors = {2}});
    const auto index = maker.make();
    EventFilter filter;
    filter.categories = {1};
    filter.actors = {2};
    const auto shown = apply(index, filter);
    QCOMPARE(shown.count(), std::size_t{1});
    QVERIFY(shown.contains(0));
}

void TestEventIndex::anyFilterLeavesInWhatItSays()
{
    std::mt19937 generator(4);
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const RandomIndex random(seed, {.events = 60});
        const auto filter = randomFilter(generator, random.index);
        const auto shown = apply(random.index, filter);
        for (EventRow row = 0; row < random.index.size(); ++row)
            QCOMPARE(shown.contains(row), passes(random.index, filter, row));
    }
}

void TestEventIndex::aFacetsCountIsWhatChoosingItsValueShows()
{
    std::mt19937 generator(5);
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        const RandomIndex random(seed, {.events = 60});
        const auto& index = random.index;
        const auto filter = randomFilter(generator, index);
        const auto counts = countFacets(index, filter);
        QCOMPARE(counts.shown, countOf(index, filter));
        const auto check = [&](const std::vector<std::uint32_t>& found,
                               std::vector<std::uint16_t> EventFilter::*facet) {
            for (std::uint16_t value = 0; value < found.size(); ++value) {
                auto alone = filter;
                alone.*facet = {value};
                if (found[value] != countOf(index, alone))
                    return false;
            }
            return true;
        };
        QCOMPARE(counts.categories.size(), index.categories.ids.size());
        QVERIFY(check(counts.categories, &EventFilter::categories));
        QVERIFY(check(counts.actors, &EventFilter::actors));
        QVERIFY(check(counts.places, &EventFilter::places));
        QVERIFY(check(counts.sources, &EventFilter::sources));
        auto disputed = filter;
        disputed.onlyDisputed = true;
        QCOMPARE(counts.disputed, countOf(index, disputed));
        auto single = filter;
        single.onlySingleSource = true;
        QCOMPARE(counts.singleSource, countOf(index, single));
    }
}

QTEST_APPLESS_MAIN(TestEventIndex)
#include "tst_eventindex.moc"
