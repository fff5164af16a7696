#include "core/timeline/filtering.h"

#include "tests/support/randomedtf.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>

using namespace dateline;

Q_DECLARE_METATYPE(dateline::Certainty)

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
    void whatLiesInARangeIsWhatTheDateSays_data();
    void whatLiesInARangeIsWhatTheDateSays();
    void itLiesInAnyRangeAsTheDateDoes();
    void aRangeIsCountedCertainAndPossible();
    void theMarginsOfTheCaseWiden();
};

namespace {

/// An index of random dates of all kinds, and those dates by row.
struct RandomDates
{
    RandomDates(std::uint64_t seed, std::size_t count)
    {
        test::RandomEdtf random(seed);
        IndexMaker maker;
        while (texts.size() < count) {
            const auto text = random.next();
            const auto date = EdtfDate::parse(text);
            const auto extent = date ? date->bounds() : TimeExtent{};
            if (!date || (extent.openStart() && extent.openEnd()))
                continue;
            texts.push_back(text);
            maker.add({.date = text});
        }
        index = maker.make();
        for (EventRow row = 0; row < index.size(); ++row)
            dates.push_back(*EdtfDate::parse(textOf(row)));
    }

    const std::string& textOf(EventRow row) const { return texts[static_cast<std::size_t>(index.key[row] - 100)]; }

    std::vector<std::string> texts;
    EventIndex index;
    std::vector<EdtfDate> dates;
};

/// An end of the event's date, of what is certain of it, or of its margins, or a little beside.
std::int64_t someEnd(std::mt19937& generator, const EventIndex& index, EventRow row)
{
    static constexpr std::int64_t beside[] = {0, 0, 0, -1, 1, -40, 86'400, -86'400, 40'000'000, -40'000'000};
    auto extent = index.extent[row];
    const auto certain = index.certain.at(row);
    if (!certain.empty() && randomBelow(generator, 2) == 0)
        extent = certain.front();
    else if (randomBelow(generator, 3) == 0)
        extent = index.reach(row);
    return addSeconds(randomBelow(generator, 2) == 0 ? extent.earliest : extent.latest,
                      beside[randomBelow(generator, std::size(beside))]);
}

} // namespace

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

void TestEventIndex::whatLiesInARangeIsWhatTheDateSays_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<Certainty>("march2024");
    QTest::addColumn<Certainty>("year2015");
    const auto row = [](const char* date, Certainty march2024, Certainty year2015) {
        QTest::newRow(date) << QString(date) << march2024 << year2015;
    };
    constexpr auto no = Certainty::No;
    constexpr auto possible = Certainty::Possible;
    constexpr auto certain = Certainty::Certain;
    row("2024-03-22", certain, no);
    row("2024-03-22T19:55:00", certain, no);
    row("2024-03-XX", certain, no);
    row("2024-03", certain, no);
    row("2024", possible, no);
    row("202X", possible, no);
    row("2024-XX-22", possible, no);
    row("2023-XX-22", no, no);
    row("2024-04-02~", possible, no);
    row("2024-04-02?", no, no);
    row("2013~", no, possible);
    row("2014~/2015-XX", no, certain);
    row("2014/2016", no, certain);
    row("2014-05/2024-04", certain, certain);
    row("2014/..", certain, certain);
    row("2014/", possible, possible);
    row("../2015", no, certain);
    row("/2016", no, possible);
    row("[2015,2024-03-05]", possible, possible);
    row("{2015,2024-03-05}", certain, certain);
    row("[2024-03-01..2024-03-05]", certain, no);
}

void TestEventIndex::whatLiesInARangeIsWhatTheDateSays()
{
    QFETCH(QString, date);
    QFETCH(Certainty, march2024);
    QFETCH(Certainty, year2015);
    IndexMaker maker;
    maker.add({.date = date.toStdString()});
    const auto index = maker.make();
    // An open end lasts on beyond what the case's extent is cut at.
    QCOMPARE(liesIn(index, 0, monthExtent(2024, 3)), march2024);
    QCOMPARE(liesIn(index, 0, yearExtent(2015)), year2015);
    QCOMPARE(liesIn(index, 0, {0, 0}), Certainty::No);
}

void TestEventIndex::itLiesInAnyRangeAsTheDateDoes()
{
    const RandomDates random(11, 20'000);
    std::mt19937 generator(12);
    int answers[3] = {};
    for (int step = 0; step < 200'000; ++step) {
        const auto row = static_cast<EventRow>(randomBelow(generator, random.index.size()));
        const auto other =
            randomBelow(generator, 3) == 0 ? static_cast<EventRow>(randomBelow(generator, random.index.size())) : row;
        TimeExtent range{someEnd(generator, random.index, row), someEnd(generator, random.index, other)};
        if (range.latest < range.earliest)
            std::swap(range.earliest, range.latest);
        if (randomBelow(generator, 20) == 0)
            range.earliest = kBeginningOfTime;
        const auto expected = liesIn(random.dates[row], range);
        const auto actual = liesIn(random.index, row, range);
        ++answers[static_cast<int>(actual)];
        QVERIFY2(actual == expected, (random.textOf(row) + " in " + std::to_string(range.earliest) + " to " +
                                      std::to_string(range.latest) + ": " + std::to_string(static_cast<int>(actual)))
                                         .c_str());
    }
    QVERIFY(*std::min_element(std::begin(answers), std::end(answers)) > 10'000);
}

void TestEventIndex::aRangeIsCountedCertainAndPossible()
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

void TestEventIndex::theMarginsOfTheCaseWiden()
{
    EventIndex index;
    index.extent.push_back(dayExtent(2024, 3, 22));
    index.flags.push_back(Approximate);
    index.margins.days = 10;
    addDate(index, 0, *EdtfDate::parse("2024-03-22~"));
    QCOMPARE(index.reach(0), (TimeExtent{dayExtent(2024, 3, 12).earliest, dayExtent(2024, 4, 1).latest}));
    QCOMPARE(liesIn(index, 0, dayExtent(2024, 3, 13)), Certainty::Possible);
    QCOMPARE(liesIn(index, 0, dayExtent(2024, 3, 11)), Certainty::No);
}

QTEST_APPLESS_MAIN(TestEventIndex)
#include "tst_eventindex.moc"
