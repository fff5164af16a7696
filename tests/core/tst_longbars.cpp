#include "core/timeline/eventorder.h"
#include "core/timeline/filtering.h"
#include "core/timeline/lanetables.h"
#include "core/timeline/longbars.h"

#include "tests/support/fakemeasure.h"
#include "tests/support/scenedifference.h"
#include "tests/support/scenestage.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace dateline;
using namespace dateline::test;

namespace {

constexpr double kMonth = 30 * kDay;

/// Many moments over fifty years in one category.
IndexMaker moments(std::size_t count)
{
    IndexMaker maker;
    maker.categories = 1;
    std::mt19937 generator(7);
    const auto first = secondsFromCivil(1975, 1, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto second = first + static_cast<std::int64_t>(randomShare(generator) * 50 * 365.25 * kDay);
        maker.add({.extent = {second, second + 1}});
    }
    return maker;
}

void addSpan(IndexMaker& maker, std::int64_t from, std::int64_t to, const std::string& title,
             Importance importance = Importance::Major)
{
    maker.add({.extent = {from, to}, .importance = importance, .flags = Span, .title = title});
}

/// What lasts from hours to decades, among as many moments.
RandomIndex spans(std::uint32_t seed, std::size_t count)
{
    IndexMaker maker;
    std::mt19937 generator(seed);
    const auto first = secondsFromCivil(1975, 1, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto start = first + static_cast<std::int64_t>(randomShare(generator) * 50 * 365.25 * kDay);
        const bool lasts = randomBelow(generator, 2) == 0;
        const auto length = lasts ? 3600 * std::pow(10.0, randomShare(generator) * 5.3) : 1;
        IndexMaker::Entry entry;
        entry.extent = {start, start + static_cast<std::int64_t>(length)};
        entry.category = static_cast<std::uint16_t>(randomBelow(generator, 3));
        entry.importance = static_cast<Importance>(randomBelow(generator, 3));
        entry.flags = lasts && randomBelow(generator, 4) > 0 ? std::uint16_t{Span} : std::uint16_t{0};
        if (randomBelow(generator, 20) == 0) {
            entry.flags |= Disputed | DateDisputed;
            const auto other = start + static_cast<std::int64_t>((randomShare(generator) - 0.5) * 4 * 365 * kDay);
            entry.alternatives = {{other, other + 86'400}};
        }
        maker.add(entry);
    }
    RandomIndex random(1, {.events = 1});
    random.index = maker.make();
    random.titles = maker.titles;
    return random;
}

EventRow rowOf(const Stage& stage, const std::string& title)
{
    const auto found = std::find(stage.titles.begin(), stage.titles.end(), title);
    return static_cast<EventRow>(found - stage.titles.begin());
}

/// The bars that cross the whole view, with the height at which they stand.
std::map<EventRow, double> crossing(const TimelineScene& scene)
{
    std::map<EventRow, double> found;
    for (const auto& mark : scene.marks) {
        if (mark.kind == MarkKind::Span && mark.cutLeft > 0 && mark.cutRight > 0)
            found[mark.event] = mark.box.y;
    }
    return found;
}

std::map<EventRow, std::uint32_t> placesOf(const std::vector<layout::LongBar>& bars)
{
    std::map<EventRow, std::uint32_t> places;
    for (const auto& bar : bars)
        places[bar.event] = bar.row;
    return places;
}

} // namespace

class TestLongBars : public QObject
{
    Q_OBJECT

private slots:
    void aWarAmongManyMomentsHasABarOfItsOwnWhenOneLooksAtAMonthOfIt();
    void ofManyLongEventsTheMostImportantHaveBars();
    void whatIsImportantGoesBeforeWhatLastsLonger();
    void aBarStaysInItsRowHoweverOnePansOrZooms();
    void longBarsTakeNoMoreThanHalfOfTheRows();
    void ofEverythingTheMostImportantAreNamed();
    void theOnlyRowOfALaneIsForCoreEventsThatLastAndForMoments_data();
    void theOnlyRowOfALaneIsForCoreEventsThatLastAndForMoments();
    void barsOfARowAreApart();
    void aFilterThatIsTakenAwayLeavesTheBarsOfANewPicture();
    void whatIsFoundDoesNotDependOnWhatWasAskedBefore();
    void anEditedLaneHasTheBarsOfANewOne();
};

void TestLongBars::aWarAmongManyMomentsHasABarOfItsOwnWhenOneLooksAtAMonthOfIt()
{
    auto maker = moments(30'000);
    addSpan(maker, secondsFromCivil(1990, 1, 1), secondsFromCivil(2000, 1, 1), "The war");
    Stage stage(maker);
    const auto war = rowOf(stage, "The war");
    const auto scene = stage.build(at(1995, 3), at(1995, 4));
    const auto mark = markOf(scene, war);
    QVERIFY(mark);
    QCOMPARE(mark->kind, MarkKind::Span);
    QCOMPARE(mark->box.x, stage.options.gutter);
    QCOMPARE(mark->box.right(), stage.options.width);
    QVERIFY(mark->cutLeft > 0 && mark->cutRight > 0);
    const auto label = labelOf(scene, war);
    QVERIFY(label);
    QCOMPARE(label->text, std::string("The war"));
    QVERIFY(label->box.x < stage.options.gutter + 20);
    // So it is where it begins, where it ends, and in a minute of it.
    for (const auto& [start, length] :
         {std::pair{at(1990) - 5 * kDay, kMonth}, std::pair{at(2000) - 25 * kDay, kMonth}, std::pair{at(1993), 60.0}})
        QVERIFY(markOf(stage.build(start, start + length), war));
}

void TestLongBars::ofManyLongEventsTheMostImportantHaveBars()
{
    auto maker = moments(5'000);
    for (int i = 0; i < 400; ++i)
        addSpan(maker, secondsFromCivil(1980, 1, 1) + i * 86'400, secondsFromCivil(2000, 1, 1) + i * 86'400, "Era",
                Importance::Minor);
    addSpan(maker, secondsFromCivil(1981, 1, 1), secondsFromCivil(2001, 1, 1), "The war", Importance::Core);
    Stage stage(maker);
    const auto bars = crossing(stage.build(at(1995, 3), at(1995, 4)));
    QVERIFY(bars.contains(rowOf(stage, "The war")));
    QVERIFY(bars.size() > 1);
}

void TestLongBars::whatIsImportantGoesBeforeWhatLastsLonger()
{
    auto maker = moments(5'000);
    for (int i = 0; i < 100; ++i)
        addSpan(maker, secondsFromCivil(1975, 1, 1) + i, secondsFromCivil(2025, 1, 1), "Era", Importance::Minor);
    addSpan(maker, secondsFromCivil(1992, 1, 1), secondsFromCivil(1995, 6, 1), "The war", Importance::Core);
    Stage stage(maker);
    stage.options.height = 3 * 24 + 12;
    const auto bars = crossing(stage.build(at(1995, 3), at(1995, 4)));
    QCOMPARE(bars.size(), std::size_t{1});
    QCOMPARE(bars.begin()->first, rowOf(stage, "The war"));
}

void TestLongBars::aBarStaysInItsRowHoweverOnePansOrZooms()
{
    Stage stage(spans(3, 20'000));
    std::mt19937 generator(5);
    std::size_t compared = 0;
    for (int trip = 0; trip < 12; ++trip) {
        std::map<EventRow, double> rows;
        auto length = kDay * std::pow(10.0, 3 * randomShare(generator));
        auto start = at(1980) + randomShare(generator) * 30 * 365 * kDay;
        for (int step = 0; step < 60; ++step) {
            if (step % 3 == 0) {
                const auto shorter = length * (0.8 + 0.4 * randomShare(generator));
                start += (length - shorter) / 2;
                length = shorter;
            }
            start += (randomShare(generator) - 0.4) * length / 3;
            const auto bars = crossing(stage.build(start, start + length));
            for (const auto& [event, y] : bars) {
                const auto [known, isNew] = rows.try_emplace(event, y);
                compared += isNew ? 0 : 1;
                // At the scale at which an event becomes short, another rule gives it its row, and its bar is higher.
                const auto pixels =
                    (stage.options.width - stage.options.gutter) *
                    static_cast<double>(stage.index.extent[event].latest - stage.index.extent[event].earliest) / length;
                if (pixels > 2 * stage.options.width)
                    QCOMPARE(y, known->second);
                else
                    rows.erase(event);
            }
            // What was a bar over the whole view and still lies over it is one now.
            for (const auto& [event, y] : rows) {
                const auto& extent = stage.index.extent[event];
                const auto pixels = static_cast<double>(extent.latest - extent.earliest) / length;
                if (static_cast<double>(extent.earliest) < start &&
                    static_cast<double>(extent.latest) > start + length && pixels > 2.5)
                    QVERIFY(bars.contains(event));
            }
        }
    }
    QVERIFY(compared > 500);
}

void TestLongBars::longBarsTakeNoMoreThanHalfOfTheRows()
{
    Stage stage(spans(4, 20'000));
    std::size_t found = 0;
    for (const double height : {150.0, 400.0, 900.0}) {
        stage.options.height = height;
        for (int month = 0; month < 24; ++month) {
            const auto start = at(1990) + month * kMonth;
            const auto scene = stage.build(start, start + kMonth);
            const auto bars = crossing(scene);
            found += bars.size();
            for (const auto& lane : scene.lanes) {
                const auto inLane = std::ranges::count_if(bars, [&](const auto& bar) {
                    const auto& extent = stage.index.extent[bar.first];
                    return lane.box.contains(stage.options.gutter, bar.second) &&
                           static_cast<double>(extent.latest - extent.earliest) > 2 * kMonth;
                });
                QVERIFY(inLane <= static_cast<std::ptrdiff_t>(lane.box.height / 24) / 2 + 1);
            }
        }
    }
    QVERIFY(found > 50);
}

void TestLongBars::ofEverythingTheMostImportantAreNamed()
{
    // What lasts for most of the time on show does not go before what matters more.
    auto maker = moments(5'000);
    for (int i = 0; i < 20; ++i)
        addSpan(maker, secondsFromCivil(1976, 1, 1) + i, secondsFromCivil(2020, 1, 1), "Era", Importance::Minor);
    maker.add({.extent = dayExtent(2001, 9, 11), .importance = Importance::Core, .title = "The day"});
    Stage stage(maker);
    stage.options.height = 2 * 24 + 12;
    QVERIFY(labelOf(stage.build(at(1974), at(2026)), rowOf(stage, "The day")));
}

void TestLongBars::theOnlyRowOfALaneIsForCoreEventsThatLastAndForMoments_data()
{
    QTest::addColumn<int>("importance");
    QTest::addColumn<bool>("hasBar");
    QTest::newRow("core") << static_cast<int>(Importance::Core) << true;
    QTest::newRow("major") << static_cast<int>(Importance::Major) << false;
    QTest::newRow("minor") << static_cast<int>(Importance::Minor) << false;
}

void TestLongBars::theOnlyRowOfALaneIsForCoreEventsThatLastAndForMoments()
{
    QFETCH(int, importance);
    QFETCH(bool, hasBar);
    auto maker = moments(5'000);
    // So many that the shared row is a ribbon, and that what reaches in is counted at its edge.
    for (int i = 0; i < 4'000; ++i)
        maker.add({.extent = {secondsFromCivil(1995, 3, 1) + i * 600, secondsFromCivil(1995, 3, 1) + i * 600 + 1}});
    for (int i = 0; i < 3; ++i)
        addSpan(maker, secondsFromCivil(1990, 1, 1), secondsFromCivil(2000, 1, 1) + i, i == 0 ? "The war" : "Era",
                i == 0 ? static_cast<Importance>(importance) : Importance::Minor);
    for (const int day : {5, 12, 19, 26}) {
        const auto noon = secondsFromCivil(1995, 3, day, 12);
        maker.add({.extent = {noon, noon + 1}, .importance = Importance::Core, .title = "A day"});
    }
    Stage stage(maker);
    stage.options.height = 2 * 24 + 12;
    const auto scene = stage.build(at(1995, 3), at(1995, 4));
    QCOMPARE(crossing(scene).contains(rowOf(stage, "The war")), hasBar);
    const auto days = std::ranges::count(scene.labels, "A day", &Label::text);
    QCOMPARE(days > 0, !hasBar);
}

void TestLongBars::barsOfARowAreApart()
{
    for (std::uint32_t seed = 0; seed < 6; ++seed) {
        const auto random = spans(seed, 4'000);
        const layout::LaneTable table(random.index, allRows(random.index));
        layout::LongBars bars(random.index, table, 3 + 2 * (seed % 4));
        for (const double least : {3600.0, kDay, kMonth, 365 * kDay}) {
            const auto found = bars.around(at(1985), at(1985) + 20 * least, least);
            for (const auto& one : found) {
                QVERIFY(one.row < bars.rows());
                QVERIFY(one.length() >= least);
                QVERIFY(one.end > at(1985) && one.begin < at(1985) + 20 * least);
                for (const auto& other : found)
                    QVERIFY(other.event == one.event || other.row != one.row || other.begin < one.begin ||
                            one.end + least / 2 <= other.begin);
            }
        }
    }
}

void TestLongBars::aFilterThatIsTakenAwayLeavesTheBarsOfANewPicture()
{
    auto random = spans(12, 9'000);
    const FakeMeasure measure;
    SceneBuilder builder(random.index, measure);
    std::mt19937 generator(3);
    SceneOptions options;
    options.height = 600;
    std::size_t bars = 0;
    for (int step = 0; step < 60; ++step) {
        const auto start = at(1978) + randomShare(generator) * 40 * 365 * kDay;
        options.range = {start, start + kDay * std::pow(10.0, randomShare(generator) * 3.5)};
        options.shown = everyEvent(random.index);
        if (step % 3 == 1) {
            EventFilter filter;
            filter.categories = {static_cast<std::uint16_t>(step % 2)};
            options.shown = apply(random.index, filter);
        }
        const auto scene = builder.build(options);
        const auto fault = difference(scene, SceneBuilder(random.index, measure).build(options));
        QVERIFY2(fault.isEmpty(), qPrintable(QString("step %1: %2").arg(step).arg(fault)));
        bars += crossing(scene).size();
        if (step % 7 != 0)
            continue;
        // Edits in between, with a filter and without one.
        const std::vector<EventRow> gone{allRows(random.index)[randomBelow(generator, random.index.events())]};
        const auto change = patch(random.index, gone, {});
        auto shown = options.shown;
        shown.set(gone.front(), false);
        builder.follow(change, shown);
    }
    QVERIFY(bars > 30);
}

void TestLongBars::whatIsFoundDoesNotDependOnWhatWasAskedBefore()
{
    const auto random = spans(8, 4'000);
    const layout::LaneTable table(random.index, allRows(random.index));
    layout::LongBars old(random.index, table, 6);
    std::mt19937 generator(9);
    std::size_t found = 0;
    for (int i = 0; i < 300; ++i) {
        const auto least = 3600 * std::pow(10.0, 4.5 * randomShare(generator));
        const auto start = at(1970) + randomShare(generator) * 60 * 365 * kDay;
        layout::LongBars fresh(random.index, table, 6);
        const auto one = old.around(start, start + 4 * least, least);
        const auto other = fresh.around(start, start + 4 * least, least);
        QCOMPARE(placesOf(one), placesOf(other));
        found += one.size();
    }
    QVERIFY(found > 300);
}

void TestLongBars::anEditedLaneHasTheBarsOfANewOne()
{
    auto index = spans(9, 3'000).index;
    EventSet shown(index.size(), true);
    layout::LaneTables tables(index, LaneKind::Category, shown);
    std::vector<layout::LongBars> old;
    for (const auto& table : tables.tables())
        old.emplace_back(index, table, 5);
    std::mt19937 generator(10);
    std::size_t found = 0;
    for (int edit = 0; edit < 60; ++edit) {
        // One goes, another one comes, short or long.
        const auto fresh = spans(100 + static_cast<std::uint32_t>(edit), 1).index;
        auto one = static_cast<EventRow>(randomBelow(generator, index.size()));
        while (!shown.contains(one))
            one = static_cast<EventRow>(randomBelow(generator, index.size()));
        const std::vector<EventRow> gone{one};
        auto come = fresh;
        come.key = {};
        come.key.push_back(static_cast<EventKey>(10'000 + edit));
        const auto change = patch(index, gone, come);
        const auto before = shown;
        shown = EventSet(index.size(), true);
        for (const auto row : index.gone)
            shown.set(row, false);
        QVERIFY(tables.follow(index, change, before, shown));
        for (std::size_t lane = 0; lane < old.size(); ++lane) {
            old[lane].follow(change);
            layout::LongBars anew(index, tables.tables()[lane], 5);
            for (const double least : {kDay, kMonth, 365 * kDay}) {
                const auto start = at(1980) + randomShare(generator) * 30 * 365 * kDay;
                const auto followed = old[lane].around(start, start + 4 * least, least);
                const auto expected = anew.around(start, start + 4 * least, least);
                QCOMPARE(placesOf(followed), placesOf(expected));
                found += followed.size();
            }
        }
    }
    QVERIFY(found > 300);
}

QTEST_APPLESS_MAIN(TestLongBars)
#include "tst_longbars.moc"
