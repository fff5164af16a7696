#include "core/timeline/filtering.h"
#include "core/timeline/keyrows.h"
#include "core/timeline/rangeanswers.h"

#include "tests/support/randomedtf.h"
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
            std::find(filter.matches.begin(), filter.matches.end(), index.key[row]) != filter.matches.end()) &&
           (!filter.range ||
            liesIn(index, row, *filter.range) >= (filter.alsoPossible ? Certainty::Possible : Certainty::Certain));
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
    if (randomBelow(generator, 3) == 0) {
        const auto start = index.extent[randomBelow(generator, index.size())].earliest;
        filter.range = TimeExtent{start, start + static_cast<std::int64_t>(randomBelow(generator, 200'000'000))};
        filter.alsoPossible = randomBelow(generator, 2) == 0;
    }
    const auto rarity = 1 + randomBelow(generator, 6);
    for (const auto key : index.key) {
        if (filter.searching && randomBelow(generator, rarity) == 0)
            filter.matches.push_back(key);
    }
    std::sort(filter.matches.begin(), filter.matches.end());
    return filter;
}

/// Keys far apart, as in a case of which most was removed.
void spreadKeys(EventIndex& index)
{
    for (std::size_t row = 0; row < index.size(); ++row)
        index.key.set(row, index.key[row] * 1'000'003);
}

} // namespace

class TestFiltering : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyFilterLeavesAllIn();
    void aSearchWithoutMatchesLeavesNothing();
    void withinAFacetAnyValueIsEnough();
    void betweenFacetsAllMustHold();
    void anyFilterLeavesInWhatItSays_data();
    void anyFilterLeavesInWhatItSays();
    void aFacetsCountIsWhatChoosingItsValueShows_data();
    void aFacetsCountIsWhatChoosingItsValueShows();
    void aRangeIsCountedCertainAndPossible();
    void rangesAreAnsweredForAllRowsAsForEach();
    void anEmptyRangeHoldsNothing();
    void rowsAreFoundByTheirKeys_data();
    void rowsAreFoundByTheirKeys();
};

void TestFiltering::anEmptyFilterLeavesAllIn()
{
    const RandomIndex random(2, {.events = 50});
    QCOMPARE(apply(random.index, {}).count(), std::size_t{50});
    QCOMPARE(countFacets(random.index, {}).shown, 50u);
    QCOMPARE(apply(EventIndex{}, {}).count(), std::size_t{0});
}

void TestFiltering::aSearchWithoutMatchesLeavesNothing()
{
    const RandomIndex random(3, {.events = 50});
    EventFilter filter;
    filter.searching = true;
    QCOMPARE(apply(random.index, filter).count(), std::size_t{0});
}

void TestFiltering::withinAFacetAnyValueIsEnough()
{
    IndexMaker maker;
    for (std::uint16_t category = 0; category < 4; ++category)
        maker.add({.extent = dayExtent(2024, 3, 1 + category), .category = category});
    const auto index = maker.make();
    EventFilter filter;
    filter.categories = {1, 3};
    QCOMPARE(apply(index, filter).count(), std::size_t{2});
}

void TestFiltering::betweenFacetsAllMustHold()
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

void TestFiltering::anyFilterLeavesInWhatItSays_data()
{
    QTest::addColumn<std::size_t>("events");
    QTest::addColumn<int>("filters");
    QTest::addColumn<bool>("spread");
    QTest::newRow("few") << std::size_t{7} << 200 << false;
    QTest::newRow("a word but one") << std::size_t{63} << 100 << false;
    QTest::newRow("a word") << std::size_t{64} << 100 << false;
    QTest::newRow("a word and one") << std::size_t{65} << 100 << false;
    QTest::newRow("many") << std::size_t{1'000} << 60 << false;
    QTest::newRow("keys far apart") << std::size_t{130} << 100 << true;
}

void TestFiltering::anyFilterLeavesInWhatItSays()
{
    QFETCH(std::size_t, events);
    QFETCH(int, filters);
    QFETCH(bool, spread);
    std::mt19937 generator(4);
    for (int seed = 0; seed < filters; ++seed) {
        RandomIndex random(static_cast<std::uint32_t>(seed), {.events = events});
        if (spread)
            spreadKeys(random.index);
        const auto filter = randomFilter(generator, random.index);
        const auto shown = apply(random.index, filter);
        for (EventRow row = 0; row < random.index.size(); ++row)
            QCOMPARE(shown.contains(row), passes(random.index, filter, row));
    }
}

void TestFiltering::aFacetsCountIsWhatChoosingItsValueShows_data()
{
    QTest::addColumn<std::size_t>("events");
    QTest::addColumn<int>("filters");
    QTest::newRow("few") << std::size_t{60} << 60;
    QTest::newRow("several words") << std::size_t{300} << 30;
}

void TestFiltering::aFacetsCountIsWhatChoosingItsValueShows()
{
    QFETCH(std::size_t, events);
    QFETCH(int, filters);
    std::mt19937 generator(5);
    for (int seed = 0; seed < filters; ++seed) {
        const RandomIndex random(static_cast<std::uint32_t>(seed), {.events = events});
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

void TestFiltering::aRangeIsCountedCertainAndPossible()
{
    IndexMaker maker;
    maker.add({.category = 0, .date = "2024-03-22"});
    maker.add({.category = 1, .date = "2024-03"});
    maker.add({.category = 0, .date = "2024"});
    maker.add({.category = 0, .date = "2024-04-02~"});
    maker.add({.category = 0, .date = "2019"});
    const auto index = maker.make();
    EventFilter filter;
    filter.range = monthExtent(2024, 3);
    for (const bool also : {true, false}) {
        filter.alsoPossible = also;
        const auto counts = countFacets(index, filter);
        QCOMPARE(counts.inRange.certain, std::size_t{2});
        QCOMPARE(counts.inRange.possible, std::size_t{2});
        QCOMPARE(counts.shown, also ? 4u : 2u);
        QCOMPARE(apply(index, filter).count(), std::size_t{counts.shown});
    }
    filter.categories = {0};
    QCOMPARE(countFacets(index, filter).inRange.certain, std::size_t{1});
    QCOMPARE(onlyPossible(index, filter).count(), std::size_t{2});
    filter.range.reset();
    QCOMPARE(onlyPossible(index, filter).size(), std::size_t{0});
}

void TestFiltering::rangesAreAnsweredForAllRowsAsForEach()
{
    test::RandomEdtf random(21, 1995, 20);
    IndexMaker maker;
    for (int added = 0; added < 3'000;) {
        const auto text = random.next();
        const auto date = EdtfDate::parse(text);
        const auto extent = date ? date->bounds() : TimeExtent{};
        if (!date || (extent.openStart() && extent.openEnd()))
            continue;
        maker.add({.date = text});
        ++added;
    }
    const auto index = maker.make();
    std::mt19937 generator(22);
    for (int step = 0; step < 300; ++step) {
        const auto& from = index.extent[randomBelow(generator, index.size())];
        const auto& to = index.reach(static_cast<EventRow>(randomBelow(generator, index.size())));
        TimeExtent range{from.earliest, to.latest};
        if (range.latest < range.earliest)
            std::swap(range.earliest, range.latest);
        if (step % 20 == 0)
            range.earliest = kBeginningOfTime;
        if (step % 30 == 0)
            range.latest = kEndOfTime;
        const auto answers = liesIn(index, range);
        for (EventRow row = 0; row < index.size(); ++row) {
            const auto expected = liesIn(index, row, range);
            QCOMPARE(answers.certain.contains(row), expected == Certainty::Certain);
            QCOMPARE(answers.possible.contains(row), expected == Certainty::Possible);
        }
    }
}

void TestFiltering::anEmptyRangeHoldsNothing()
{
    const RandomIndex random(6, {.events = 100});
    const auto at = random.index.extent[50].earliest;
    const auto answers = liesIn(random.index, TimeExtent{at, at});
    QCOMPARE(answers.certain.count(), std::size_t{0});
    QCOMPARE(answers.possible.count(), std::size_t{0});
}

void TestFiltering::rowsAreFoundByTheirKeys_data()
{
    QTest::addColumn<std::size_t>("events");
    QTest::addColumn<bool>("spread");
    QTest::newRow("none") << std::size_t{0} << false;
    QTest::newRow("one") << std::size_t{1} << false;
    QTest::newRow("many") << std::size_t{300} << false;
    QTest::newRow("keys far apart") << std::size_t{300} << true;
}

void TestFiltering::rowsAreFoundByTheirKeys()
{
    QFETCH(std::size_t, events);
    QFETCH(bool, spread);
    RandomIndex random(7, {.events = events});
    if (spread)
        spreadKeys(random.index);
    const KeyRows rows(random.index);
    for (EventRow row = 0; row < random.index.size(); ++row)
        QCOMPARE(rows.rowOf(random.index.key[row]), row);
    for (const auto key : {EventKey{-1}, EventKey{0}, EventKey{99}, EventKey{101} * 1'000'003 + 1, EventKey{1} << 60})
        QCOMPARE(rows.rowOf(key), EventRow(events));
}

QTEST_GUILESS_MAIN(TestFiltering)
#include "tst_filtering.moc"
