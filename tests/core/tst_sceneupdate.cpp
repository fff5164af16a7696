#include "core/timeline/lanetables.h"
#include "core/timeline/scenebuilder.h"

#include "tests/support/fakemeasure.h"
#include "tests/support/indexdifference.h"
#include "tests/support/randompatches.h"
#include "tests/support/scenedifference.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dateline;
using layout::LaneTable;
using layout::LaneTables;

namespace {

/// Events from the depth of time to our days, with open ends, and hundreds at one second.
EventIndex ofAllAges()
{
    IndexMaker maker;
    for (const char* date : {"../2001", "2020/..", "Y-13800000000", "Y-66000000", "-0044-03-15", "1914/1918",
                             "2024-03-22", "2014~", "[2001,2005]", "Y90000000"})
        for (std::uint16_t category = 0; category < 3; ++category)
            maker.add({.category = category, .date = date});
    const auto second = secondsFromCivil(2024, 3, 22, 19, 55);
    for (int i = 0; i < 400; ++i) {
        const auto category = static_cast<std::uint16_t>(i % 4);
        maker.add({.extent = {second, second + 1}, .category = category, .flags = i % 9 == 0 ? Disputed : EventFlag{}});
        maker.add({.extent = {second + i * 1000, second + i * 1000 + 60}, .category = category});
    }
    return maker.make();
}

EventIndex indexNamed(const QString& name, std::uint32_t seed)
{
    if (name == QLatin1String("all ages"))
        return ofAllAges();
    if (name == QLatin1String("few"))
        return RandomIndex(seed, {.events = 12}).index;
    return RandomIndex(seed, {.events = 3000, .spans = 0.3}).index;
}

void addIndexes()
{
    QTest::addColumn<QString>("which");
    for (const char* name : {"random", "all ages", "few"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// What a table answers, asked at random.
QString difference(const LaneTable& one, const LaneTable& other, std::mt19937& random)
{
    if (!std::ranges::equal(one.events(), other.events()))
        return "events";
    if (!std::ranges::equal(one.disputed(), other.disputed()))
        return "disputed events";
    for (int i = 0; i < 20 && one.size() > 0; ++i) {
        const auto first = randomBelow(random, one.size());
        const auto end = first + 1 + randomBelow(random, one.size() - first);
        std::vector<std::uint32_t> best;
        std::vector<std::uint32_t> expectedBest;
        one.addBest(first, end, 5, best);
        other.addBest(first, end, 5, expectedBest);
        if (one.priority(first) != other.priority(first) || best != expectedBest)
            return "the best of a stretch";
        const auto start = one.anchor(first) + randomShare(random) - 0.5;
        const auto stop = one.anchor(end - 1) + randomShare(random) * 1e6;
        const auto within = one.within(start, stop);
        const auto expected = other.within(start, stop);
        if (one.before(start) != other.before(start) || within.first != expected.first || within.end != expected.end)
            return "what is anchored in a stretch";
        if (within.earlier != expected.earlier || within.later != expected.later)
            return "what reaches into a stretch";
        if (std::abs(one.anchor(first, 3600) - one.anchor(first)) > 3600)
            return "an anchor";
    }
    return {};
}

QString difference(const LaneTables& one, const LaneTables& other, std::mt19937& random)
{
    const auto same = [](const LaneBand& a, const LaneBand& b) {
        return test::membersOf(a) == test::membersOf(b);
    };
    if (!std::ranges::equal(one.heads(), other.heads(), same))
        return "heads";
    for (std::size_t i = 0; i < one.tables().size(); ++i)
        if (const auto what = difference(one.tables()[i], other.tables()[i], random); !what.isEmpty())
            return what;
    return difference(one.all(), other.all(), random);
}

EventSet someOf(const EventIndex& index, std::mt19937& random, std::uint64_t of)
{
    auto some = everyEvent(index);
    everyEvent(index).forEach([&](EventRow row) { some.set(row, randomBelow(random, of) != 0); });
    return some;
}

/// What becomes of a set by a patch, where of the rows that come those are in it that are in `coming`.
EventSet after(EventSet set, const IndexChange& change, const EventSet& coming)
{
    set.resize(coming.size());
    for (const auto row : change.gone)
        set.set(row, false);
    for (const auto row : change.come)
        set.set(row, coming.contains(row));
    return set;
}

} // namespace

class TestSceneUpdate : public QObject
{
    Q_OBJECT

private slots:
    void aPatchTellsWhatBecameOfRows();
    void anEventThatOnlyHasAnotherTitleKeepsItsRow();
    void setsFollowAPatch();
    void aPatchedTableIsOneMadeAnew_data() { addIndexes(); }
    void aPatchedTableIsOneMadeAnew();
    void lanesOfAFilterAreThoseMadeAnew_data();
    void lanesOfAFilterAreThoseMadeAnew();
    void lanesFollowAnyPatch_data();
    void lanesFollowAnyPatch();
    void anUpdatedSceneIsOneBuiltAnew_data();
    void anUpdatedSceneIsOneBuiltAnew();
    void onlyWhatAnEditTouchesIsBuiltAnew();
    void titlesThatDidNotChangeAreNotMeasuredAgain();
};

void TestSceneUpdate::aPatchTellsWhatBecameOfRows()
{
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = 200}).index);
        for (int step = 0; step < 10; ++step) {
            const auto before = patches.index;
            const auto there = everyEvent(before);
            const auto change = patches.next(30);
            const auto& now = patches.index;
            const auto fault = test::difference(now, patches.anew());
            QVERIFY2(fault.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(step).arg(fault)));
            QCOMPARE(now.size(), before.size() + change.come.size());
            const auto is = everyEvent(now);
            for (EventRow row = 0; row < now.size(); ++row) {
                const bool isGone = std::ranges::binary_search(change.gone, row);
                const bool isNew = std::ranges::binary_search(change.come, row);
                QCOMPARE(isNew, row >= before.size());
                QCOMPARE(is.contains(row), isNew || (there.contains(row) && !isGone));
                if (!isNew)
                    QVERIFY(now.key[row] == before.key[row] && now.extent[row] == before.extent[row]);
            }
            for (const auto row : change.same)
                QVERIFY(is.contains(row) && there.contains(row));
        }
    }
}

void TestSceneUpdate::anEventThatOnlyHasAnotherTitleKeepsItsRow()
{
    auto index = RandomIndex(7, {.events = 200}).index;
    const std::vector<EventRow> some{0, 40, 41, 42, 130, 199};
    const auto change = patch(index, some, someRows(index, some));
    QCOMPARE(change.same, some);
    QVERIFY(change.gone.empty() && change.come.empty());
    QVERIFY(index.isInOrder());
}

void TestSceneUpdate::setsFollowAPatch()
{
    std::mt19937 random(3);
    for (std::uint32_t seed = 1; seed <= 30; ++seed) {
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = 700}).index);
        auto set = someOf(patches.index, random, 3);
        for (int step = 0; step < 5; ++step) {
            const auto change = patches.next(12);
            auto now = after(set, change, someOf(patches.index, random, 2));
            QVERIFY(followed(set, change, now));
            // Whatever else differs is seen.
            const auto stays = [&](EventRow row) {
                return row < set.size() && !std::ranges::binary_search(change.gone, row);
            };
            for (EventRow row = 0; row < now.size(); row += 1 + static_cast<EventRow>(randomBelow(random, 40))) {
                const bool was = now.contains(row);
                now.set(row, !was);
                QCOMPARE(followed(set, change, now), !stays(row) && row >= set.size());
                now.set(row, was);
            }
            QVERIFY(!followed(now, change, now) || change.come.empty());
            set = now;
        }
    }
}

void TestSceneUpdate::aPatchedTableIsOneMadeAnew()
{
    QFETCH(QString, which);
    std::mt19937 random(4);
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        test::RandomPatches patches(seed, indexNamed(which, seed));
        LaneTable table(patches.index, allRows(patches.index));
        for (int step = 0; step < 40; ++step) {
            const auto change = patches.next(step % 4 == 0 ? 8 : 1);
            std::vector<std::size_t> gone;
            for (const auto row : change.gone)
                gone.push_back(table.positionOf(row));
            std::ranges::sort(gone);
            table.patch(gone, change.come);
            const LaneTable anew(patches.index, allRows(patches.index));
            const auto fault = difference(table, anew, random);
            QVERIFY2(fault.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(step).arg(fault)));
        }
    }
}

void TestSceneUpdate::lanesOfAFilterAreThoseMadeAnew_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("categories");
    QTest::newRow("categories") << static_cast<int>(LaneKind::Category) << 4;
    QTest::newRow("more categories than lanes") << static_cast<int>(LaneKind::Category) << 30;
    QTest::newRow("actors") << static_cast<int>(LaneKind::Actor) << 4;
    QTest::newRow("places") << static_cast<int>(LaneKind::Place) << 4;
    QTest::newRow("sources") << static_cast<int>(LaneKind::Source) << 4;
}

void TestSceneUpdate::lanesOfAFilterAreThoseMadeAnew()
{
    QFETCH(int, kind);
    QFETCH(int, categories);
    const auto lanesBy = static_cast<LaneKind>(kind);
    std::mt19937 random(6);
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        const RandomIndexOptions options{
            .events = 3000, .categories = static_cast<std::size_t>(categories), .spans = 0.3};
        const auto index = seed % 3 == 0 ? ofAllAges() : RandomIndex(seed, options).index;
        const LaneTables whole(index, lanesBy, EventSet(index.size(), true));
        for (const double share : {0.0, 0.005, 0.03, 0.5, 1.0}) {
            EventSet shown(index.size(), false);
            for (EventRow row = 0; row < index.size(); ++row)
                shown.set(row, randomShare(random) < share && (share < 0.4 || index.category[row] != 1));
            const auto fault = difference(LaneTables(index, whole, shown), LaneTables(index, lanesBy, shown), random);
            QVERIFY2(fault.isEmpty(), qPrintable(QString("seed %1, share %2: %3").arg(seed).arg(share).arg(fault)));
        }
    }
}

void TestSceneUpdate::lanesFollowAnyPatch_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("filtered");
    for (const bool filtered : {false, true}) {
        QTest::addRow("categories%s", filtered ? ", filtered" : "") << static_cast<int>(LaneKind::Category) << filtered;
        QTest::addRow("actors%s", filtered ? ", filtered" : "") << static_cast<int>(LaneKind::Actor) << filtered;
        QTest::addRow("places%s", filtered ? ", filtered" : "") << static_cast<int>(LaneKind::Place) << filtered;
        QTest::addRow("sources%s", filtered ? ", filtered" : "") << static_cast<int>(LaneKind::Source) << filtered;
    }
}

void TestSceneUpdate::lanesFollowAnyPatch()
{
    QFETCH(int, kind);
    QFETCH(bool, filtered);
    const auto lanesBy = static_cast<LaneKind>(kind);
    std::mt19937 random(5);
    for (std::uint32_t seed = 1; seed <= 10; ++seed) {
        test::RandomPatches patches(seed, indexNamed(seed % 3 == 0 ? "few" : "random", seed));
        auto shown = someOf(patches.index, random, filtered ? 3 : 1'000'000'000);
        const auto take = [&] {
            return LaneTables(patches.index, {patches.index, lanesBy, everyEvent(patches.index)}, shown);
        };
        auto lanes = take();
        for (int step = 0; step < 30; ++step) {
            const auto change = patches.next(step % 5 == 0 ? 20 : 2);
            const auto now = after(shown, change, someOf(patches.index, random, filtered ? 2 : 1'000'000'000));
            const LaneTables anew(patches.index, lanesBy, now);
            const auto touched = lanes.follow(patches.index, change, shown, now);
            shown = now;
            if (!touched) {
                lanes = take();
                continue;
            }
            const auto fault = difference(lanes, anew, random);
            QVERIFY2(fault.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(step).arg(fault)));
        }
    }
}

void TestSceneUpdate::anUpdatedSceneIsOneBuiltAnew_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("kind");
    for (const int events : {60, 1500, 6000}) {
        QTest::addRow("%d by category", events) << events << static_cast<int>(LaneKind::Category);
        QTest::addRow("%d by place", events) << events << static_cast<int>(LaneKind::Place);
    }
}

void TestSceneUpdate::anUpdatedSceneIsOneBuiltAnew()
{
    QFETCH(int, events);
    QFETCH(int, kind);
    const FakeMeasure measure;
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
        std::mt19937 random(seed);
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = static_cast<std::size_t>(events)}).index);
        const auto& index = patches.index;
        SceneBuilder builder(index, measure);
        SceneOptions options;
        options.lanes = static_cast<LaneKind>(kind);
        options.shown = everyEvent(index);
        options.range = wholeRange(index, options.shown);
        options.title = [&](EventRow row) {
            return "Event number " + std::to_string(index.key[row]);
        };
        options.second = [&](EventRow row) {
            return std::to_string(index.sources.at(row).size()) + " sources";
        };
        auto scene = builder.build(options);
        for (int step = 0; step < 40; ++step) {
            const auto change = patches.next(step % 6 == 0 ? 12 : 1);
            options.selected.reset();
            if (const auto at = randomBelow(random, 3); at > 0)
                options.selected = static_cast<EventRow>(randomBelow(random, index.size()));
            if (step % 8 == 7)
                options.range = zoomed(options.range, 0.7 + randomShare(random),
                                       static_cast<double>(index.extent[index.size() / 2].earliest));
            options.shown = everyEvent(index);
            builder.follow(change, options.shown);
            if (step % 10 == 9)
                continue; // two patches before the next scene
            scene = builder.update(options, std::move(scene)).scene;
            const auto fault = test::difference(scene, SceneBuilder(index, measure).build(options));
            QVERIFY2(fault.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(step).arg(fault)));
        }
    }
}

void TestSceneUpdate::onlyWhatAnEditTouchesIsBuiltAnew()
{
    const FakeMeasure measure;
    auto index = RandomIndex(3, {.events = 6000}).index;
    SceneBuilder builder(index, measure);
    SceneOptions options;
    options.shown = EventSet(index.size(), true);
    options.range = wholeRange(index, options.shown);
    auto scene = builder.build(options);
    const EventRow row = 3000;
    const auto same = someRows(index, std::span(&row, 1));
    const auto lane = std::ranges::find(scene.lanes, index.category[row], &LaneBand::category) - scene.lanes.begin();
    builder.follow(patch(index, std::span(&row, 1), same), options.shown);
    auto update = builder.update(options, std::move(scene));
    QVERIFY(!update.isOther);
    QCOMPARE(update.lanes, std::vector{static_cast<std::size_t>(lane)});
    // And nothing where nothing happened.
    update = builder.update(options, std::move(update.scene));
    QVERIFY(!update.isOther);
    QVERIFY(update.lanes.empty());
    // Another scene than the last is not taken for it.
    QVERIFY(builder.update(options, TimelineScene()).isOther);
}

void TestSceneUpdate::titlesThatDidNotChangeAreNotMeasuredAgain()
{
    const FakeMeasure measure;
    auto index = RandomIndex(3, {.events = 200}).index;
    SceneBuilder builder(index, measure);
    SceneOptions options;
    options.shown = EventSet(index.size(), true);
    options.range = wholeRange(index, options.shown);
    options.title = [](EventRow) {
        return std::string("Title");
    };
    builder.build(options);
    // What a frame cuts to its room it measures each time.
    const auto measuredBy = [&](const auto& work) {
        const auto before = measure.measured;
        work();
        return measure.measured - before;
    };
    const auto always = measuredBy([&] { builder.build(options); });
    const EventRow row = 100;
    const auto after = measuredBy([&] {
        builder.follow(patch(index, std::span(&row, 1), someRows(index, std::span(&row, 1))), options.shown);
        builder.build(options);
    });
    QVERIFY(after > always);
    QVERIFY(after <= always + 2);
}

QTEST_APPLESS_MAIN(TestSceneUpdate)
#include "tst_sceneupdate.moc"
