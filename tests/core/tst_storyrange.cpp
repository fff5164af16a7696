#include "core/timeline/eventorder.h"
#include "core/timeline/scenebuilder.h"
#include "core/timeline/wholerange.h"

#include "tests/support/randomindex.h"
#include "tests/support/randompatches.h"

#include <QTest>

#include <numeric>

using namespace dateline;

namespace {

double at(std::int64_t year, int month = 1, int day = 1)
{
    return static_cast<double>(secondsFromCivil(year, month, day));
}

QString words(const VisibleRange& range)
{
    return QString::fromStdString(rangeInWords(range));
}

/// A case like the built-in one: decades of history, a few attacks, and a month in which most of it happens.
EventIndex marchOf2024()
{
    IndexMaker maker;
    for (const int year : {1979, 1989, 1999, 2014, 2015, 2017, 2022})
        maker.add({.extent = yearExtent(year), .importance = Importance::Minor});
    maker.add({.extent = {secondsFromCivil(1979, 12, 1), secondsFromCivil(1989, 2, 15)}, .flags = Span});
    maker.add({.extent = dayExtent(2021, 8, 26), .importance = Importance::Core});
    maker.add({.extent = dayExtent(2022, 9, 5), .importance = Importance::Core});
    maker.add({.extent = dayExtent(2024, 1, 3), .importance = Importance::Core});
    maker.add({.extent = dayExtent(2024, 1, 28)});
    maker.add({.extent = dayExtent(2019, 3, 23)});
    maker.add({.extent = dayExtent(2023, 7, 6)});
    maker.add({.extent = dayExtent(2020, 2, 29)});
    maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Core});
    maker.add({.extent = dayExtent(2024, 3, 22), .importance = Importance::Core});
    for (const int day : {4, 7, 17, 18, 19, 22, 23, 23, 23, 24, 24, 25, 26, 28})
        maker.add({.extent = dayExtent(2024, 3, day)});
    return maker.make();
}

} // namespace

class TestStoryRange : public QObject
{
    Q_OBJECT

private slots:
    void itIsTheMonthInWhichMostHappens();
    void itIsTheDaysOfAnIncidentAmongYears();
    void itIsTheHoursOfACaseOfOneDay();
    void oneEventHasRoomAroundIt();
    void allAtTheSameSecondIsARange();
    void whatIsKnownToTheMonthCountsWhereMonthsAreSeen();
    void aFewScatteredEventsAreAllOnShow();
    void withoutBothEndsItIsTheWhole();
    void withoutEventsItIsADefault();
    void anyCaseHasAStoryWithinItsWhole();
    void theWholeHoldsEveryShownEventWithRoom();
    void openEndsDoNotStretchTheWhole();
    void theWholeFollowsEveryEdit();
    void overviewCountsAreExact();
};

void TestStoryRange::itIsTheMonthInWhichMostHappens()
{
    QCOMPARE(words(storyRange(marchOf2024())), QString("1 – 31 March 2024"));
}

void TestStoryRange::itIsTheDaysOfAnIncidentAmongYears()
{
    IndexMaker maker;
    for (int year = 1990; year < 2020; ++year)
        maker.add({.extent = dayExtent(year, 6, 1), .importance = Importance::Minor});
    for (int day = 10; day <= 13; ++day) {
        for (int i = 0; i < 6; ++i)
            maker.add({.extent = dayExtent(2005, 5, day)});
    }
    const auto range = storyRange(maker.make());
    QVERIFY(range.start >= at(2005, 5, 9) && range.start <= at(2005, 5, 10));
    QVERIFY(range.end >= at(2005, 5, 14) && range.end <= at(2005, 5, 15));
}

void TestStoryRange::itIsTheHoursOfACaseOfOneDay()
{
    IndexMaker maker;
    const auto start = secondsFromCivil(2024, 3, 22, 19, 55);
    for (int i = 0; i < 30; ++i)
        maker.add({.extent = {start + i * 240, start + i * 240 + 1}});
    const auto range = storyRange(maker.make());
    QVERIFY(range.start <= static_cast<double>(start) && range.end >= static_cast<double>(start + 29 * 240));
    QVERIFY(range.length() < 2 * 86'400);
}

void TestStoryRange::oneEventHasRoomAroundIt()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 22)});
    const auto range = storyRange(maker.make());
    QVERIFY(range.start < at(2024, 3, 20) && range.end > at(2024, 3, 25));
    QVERIFY(range.length() < 40 * 86'400);
}

void TestStoryRange::allAtTheSameSecondIsARange()
{
    IndexMaker maker;
    const auto second = secondsFromCivil(2024, 3, 22, 19, 55);
    for (int i = 0; i < 100; ++i)
        maker.add({.extent = {second, second + 1}});
    const auto index = maker.make();
    for (const auto& range : {storyRange(index), wholeRange(index, EventSet(index.size(), true))}) {
        QVERIFY(range.length() >= kShortestRange);
        QVERIFY(range.start < static_cast<double>(second) && range.end > static_cast<double>(second + 1));
    }
}

void TestStoryRange::whatIsKnownToTheMonthCountsWhereMonthsAreSeen()
{
    IndexMaker maker;
    for (int year = 1980; year < 2020; year += 4)
        maker.add({.extent = yearExtent(year)});
    for (int month = 2; month <= 11; ++month)
        maker.add({.extent = monthExtent(2011, month)});
    QCOMPARE(words(storyRange(maker.make())), QString("January – December 2011"));
}

void TestStoryRange::aFewScatteredEventsAreAllOnShow()
{
    IndexMaker maker;
    maker.add({.extent = yearExtent(2014)});
    maker.add({.extent = dayExtent(2019, 3, 23)});
    maker.add({.extent = monthExtent(2021, 8)});
    maker.add({.extent = yearExtent(2022)});
    maker.add({.extent = monthExtent(2022, 2)});
    maker.add({.extent = monthExtent(2024, 1)});
    maker.add({.extent = dayExtent(2024, 3, 22)});
    const auto index = maker.make();
    QCOMPARE(storyRange(index), wholeRange(index, EventSet(index.size(), true)));
}

void TestStoryRange::withoutBothEndsItIsTheWhole()
{
    IndexMaker maker;
    maker.add({.extent = {secondsFromCivil(1999, 1, 1), kEndOfTime}, .flags = Span | OpenEnd});
    maker.add({.extent = {secondsFromCivil(2012, 1, 1), kEndOfTime}, .flags = Span | OpenEnd});
    const auto index = maker.make();
    QCOMPARE(storyRange(index), wholeRange(index, EventSet(index.size(), true)));
}

void TestStoryRange::withoutEventsItIsADefault()
{
    QCOMPARE(words(storyRange({})), QString("2000 – 2029"));
    const RandomIndex random(1, {.events = 10});
    QCOMPARE(words(wholeRange(random.index, EventSet(10, false))), QString("2000 – 2029"));
}

void TestStoryRange::anyCaseHasAStoryWithinItsWhole()
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        const RandomIndex random(seed, {.events = 1 + seed * 7, .years = 1.0 + seed});
        const auto whole = wholeRange(random.index, EventSet(random.index.size(), true));
        const auto story = storyRange(random.index);
        QVERIFY(story.length() >= kShortestRange);
        QVERIFY(story.start < whole.end && story.end > whole.start);
    }
}

void TestStoryRange::theWholeHoldsEveryShownEventWithRoom()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(1979, 1, 1)});
    maker.add({.extent = dayExtent(2000, 1, 1)});
    maker.add({.extent = dayExtent(2024, 1, 1)});
    const auto index = maker.make();
    EventSet shown(3, true);
    auto range = wholeRange(index, shown);
    QVERIFY(range.start < at(1979) && range.start > at(1970));
    QVERIFY(range.end > at(2024, 1, 2) && range.end < at(2033));
    shown.set(0, false);
    range = wholeRange(index, shown);
    QVERIFY(range.start > at(1990));
}

void TestStoryRange::openEndsDoNotStretchTheWhole()
{
    IndexMaker maker;
    maker.add({.extent = {kBeginningOfTime, secondsFromCivil(2001, 1, 1)}, .flags = Span | OpenStart});
    maker.add({.extent = {secondsFromCivil(2011, 1, 1), kEndOfTime}, .flags = Span | OpenEnd});
    maker.add({.extent = {kBeginningOfTime, kEndOfTime}, .flags = Span | OpenStart | OpenEnd});
    const auto index = maker.make();
    const auto range = wholeRange(index, EventSet(3, true));
    QVERIFY(range.start > at(2000) && range.end < at(2012));
}

void TestStoryRange::theWholeFollowsEveryEdit()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = 4 + seed, .spans = 0.4}).index);
        WholeRange whole(patches.index);
        for (int i = 0; i < 60; ++i) {
            const auto change = patches.next(3);
            whole.follow(patches.index, change);
            QCOMPARE(whole.range(), wholeRange(patches.index, everyEvent(patches.index)));
        }
    }
}

void TestStoryRange::overviewCountsAreExact()
{
    const RandomIndex random(5, {.events = 500});
    const EventSet all(500, true);
    const VisibleRange range{at(1990), at(2020)};
    const auto counts = overviewCounts(random.index, all, range, 97);
    std::vector<std::uint32_t> expected(97, 0);
    for (const auto& extent : random.index.extent) {
        const auto share = (static_cast<double>(extent.earliest) - range.start) / range.length();
        if (share >= 0 && share < 1)
            ++expected[static_cast<std::size_t>(share * 97)];
    }
    QCOMPARE(std::accumulate(counts.begin(), counts.end(), 0u), std::accumulate(expected.begin(), expected.end(), 0u));
    QCOMPARE(counts, expected);
    QVERIFY(overviewCounts(random.index, all, range, 0).empty());
    QCOMPARE(overviewCounts(random.index, EventSet(500, false), range, 3), (std::vector<std::uint32_t>{0, 0, 0}));
}

QTEST_APPLESS_MAIN(TestStoryRange)
#include "tst_storyrange.moc"
