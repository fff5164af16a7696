#include "core/timeline/scenebuilder.h"

#include "tests/support/fakemeasure.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

using namespace dateline;

namespace {

constexpr double kDay = 86'400;
constexpr double kMarkSize = 14;

SceneOptions optionsFor(const EventIndex& index)
{
    SceneOptions options;
    options.shown = EventSet(index.size(), true);
    options.title = [](EventRow) {
        return std::string("A title of some length");
    };
    return options;
}

bool isVisible(const EventIndex& index, EventRow event, const VisibleRange& range)
{
    return static_cast<double>(
               index.extent[event].earliest)<range.end&& static_cast<double>(index.extent[event].latest)>
        range.start;
}

/// The events that marks and clusters of a lane stand for, each as often as it is drawn.
std::vector<EventRow> drawnIn(const TimelineScene& scene, const LaneBand& lane)
{
    std::vector<EventRow> events;
    for (const auto& mark : scene.marks) {
        if (!lane.box.contains(mark.box.x, mark.box.y) || mark.kind == MarkKind::Alternative)
            continue;
        if (mark.kind != MarkKind::Cluster) {
            events.push_back(mark.event);
            continue;
        }
        for (std::uint32_t i = 0; i < mark.count; ++i)
            events.push_back(scene.clustered[mark.firstInCluster + i]);
    }
    return events;
}

std::size_t countedIn(const TimelineScene& scene, const LaneBand& lane)
{
    std::size_t count = 0;
    for (const auto& ribbon : scene.ribbons) {
        if (lane.box.contains(ribbon.box.x, ribbon.box.y))
            count += std::accumulate(ribbon.counts.begin(), ribbon.counts.end(), std::size_t{0});
    }
    return count;
}

VisibleRange randomRange(std::mt19937& generator, const EventIndex& index)
{
    const auto length = kDay * std::pow(10.0, randomShare(generator) * 5.4 - 1.2);
    const auto anchor = static_cast<double>(index.extent[randomBelow(generator, index.size())].earliest);
    const auto start = anchor - randomShare(generator) * length;
    return {start, start + length};
}

EventSet someShown(std::mt19937& generator, std::size_t size)
{
    EventSet shown(size, true);
    const auto leftOut = randomBelow(generator, 4);
    for (EventRow row = 0; row < size; ++row)
        shown.set(row, randomBelow(generator, 4) >= leftOut);
    return shown;
}

/// Where an event without a row of its own stands.
double anchorOf(const EventIndex& index, EventRow event, const TimeScale& scale)
{
    const auto& extent = index.extent[event];
    const auto from = scale.x(static_cast<double>(extent.earliest));
    const auto to = scale.x(static_cast<double>(extent.latest));
    // What is anchored beyond the view stands at the edge that it reaches over.
    const auto x = index.has(event, Span) ? from : (from + to) / 2;
    const auto end = scale.left + scale.width;
    return x >= end && from < scale.left ? scale.left : std::clamp(x, scale.left, end);
}

EventIndex atOneSecond(std::size_t events)
{
    IndexMaker maker;
    const auto second = secondsFromCivil(2024, 3, 22, 19, 55);
    for (std::size_t i = 0; i < events; ++i)
        maker.add({.extent = {second, second + 1}});
    return maker.make();
}

} // namespace

class TestSceneCounts : public QObject
{
    Q_OBJECT

private slots:
    void everyVisibleEventIsCountedOnceInEachOfItsLanes_data();
    void everyVisibleEventIsCountedOnceInEachOfItsLanes();
    void noClusterCoversAnother();
    void whatStandsApartIsNeverMerged();
    void clustersComeOnlyWhereThereIsNoRowLeft();
    void aClusterSplitsWhereItStands();
    void aClusterIsItsMostImportantEvent();
    void tenThousandAtOneSecondAreCounted();
    void thousandsAreARibbonUnderTheMostImportantTitles();
};

void TestSceneCounts::everyVisibleEventIsCountedOnceInEachOfItsLanes_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("spans");
    QTest::newRow("a few, roomy") << 30 << 900.0 << 0.2;
    QTest::newRow("hundreds, crowded") << 500 << 300.0 << 0.2;
    QTest::newRow("hundreds, hardly any height") << 500 << 40.0 << 0.1;
    QTest::newRow("thousands") << 5000 << 700.0 << 0.15;
    QTest::newRow("mostly spans") << 1500 << 500.0 << 0.8;
    QTest::newRow("thousands, mostly spans") << 5000 << 700.0 << 0.8;
    QTest::newRow("thousands of spans, little height") << 5000 << 200.0 << 0.8;
}

void TestSceneCounts::everyVisibleEventIsCountedOnceInEachOfItsLanes()
{
    QFETCH(int, events);
    QFETCH(double, height);
    QFETCH(double, spans);
    std::mt19937 generator(31);
    const FakeMeasure measure;
    for (std::uint32_t seed = 0; seed < 8; ++seed) {
        const RandomIndex random(seed, {.events = static_cast<std::size_t>(events), .spans = spans});
        const auto& index = random.index;
        SceneBuilder builder(index, measure);
        auto options = optionsFor(index);
        options.height = height;
        for (int step = 0; step < 20; ++step) {
            options.range = randomRange(generator, index);
            options.width = 300 + 1300 * randomShare(generator);
            options.lanes = static_cast<LaneKind>(randomBelow(generator, 4));
            if (step % 5 == 0)
                options.shown = someShown(generator, index.size());
            const auto scene = builder.build(options);
            const auto lanes = assignLanes(index, options.lanes, options.shown);
            QCOMPARE(scene.lanes.size(), lanes.size());
            std::set<EventRow> visible;
            for (std::size_t i = 0; i < lanes.size(); ++i) {
                QCOMPARE(scene.lanes[i].name, lanes[i].name);
                QCOMPARE(std::size_t{scene.lanes[i].events}, lanes[i].events.size());
                QCOMPARE(scene.lanes[i].hidden, 0u);
                std::set<EventRow> expected;
                for (const auto event : lanes[i].events) {
                    if (isVisible(index, event, options.range))
                        expected.insert(event);
                }
                visible.insert(expected.begin(), expected.end());
                const auto drawn = drawnIn(scene, scene.lanes[i]);
                const std::set<EventRow> distinct(drawn.begin(), drawn.end());
                QCOMPARE(distinct.size(), drawn.size());
                QVERIFY(std::includes(expected.begin(), expected.end(), distinct.begin(), distinct.end()));
                QCOMPARE(drawn.size() + countedIn(scene, scene.lanes[i]), expected.size());
            }
            QCOMPARE(scene.shownEvents, visible.size());
        }
    }
}

void TestSceneCounts::noClusterCoversAnother()
{
    const FakeMeasure measure;
    std::mt19937 generator(11);
    std::size_t seen = 0;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        const RandomIndex random(seed, {.events = seed % 2 == 0 ? std::size_t{500} : std::size_t{5'000}, .spans = 0.4});
        SceneBuilder builder(random.index, measure);
        auto options = optionsFor(random.index);
        options.height = 60 + 30 * static_cast<double>(seed % 8);
        for (int round = 0; round < 12; ++round) {
            options.range = randomRange(generator, random.index);
            const auto scene = builder.build(options);
            std::vector<Box> clusters;
            for (const auto& mark : scene.marks)
                if (mark.kind == MarkKind::Cluster)
                    clusters.push_back(mark.box);
            for (std::size_t i = 1; i < clusters.size(); ++i)
                QVERIFY2(
                    clusters[i].y != clusters[i - 1].y || clusters[i - 1].right() <= clusters[i].x + 1e-6,
                    qPrintable(QString("seed %1: %2 > %3").arg(seed).arg(clusters[i - 1].right()).arg(clusters[i].x)));
            seen += clusters.size();
        }
    }
    QVERIFY(seen > 1'000);
}

void TestSceneCounts::whatStandsApartIsNeverMerged()
{
    std::mt19937 generator(32);
    const FakeMeasure measure;
    std::size_t clusters = 0;
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        const RandomIndex random(seed, {.events = 300 + 100 * seed});
        SceneBuilder builder(random.index, measure);
        auto options = optionsFor(random.index);
        options.height = 300;
        for (int step = 0; step < 20; ++step) {
            options.range = randomRange(generator, random.index);
            const auto scene = builder.build(options);
            const TimeScale scale{options.range, options.gutter, options.width - options.gutter};
            for (const auto& mark : scene.marks) {
                if (mark.kind != MarkKind::Cluster)
                    continue;
                ++clusters;
                QVERIFY(mark.count > 1);
                std::vector<double> anchors;
                for (std::uint32_t i = 0; i < mark.count; ++i)
                    anchors.push_back(anchorOf(random.index, scene.clustered[mark.firstInCluster + i], scale));
                std::sort(anchors.begin(), anchors.end());
                for (std::size_t i = 1; i < anchors.size(); ++i)
                    QVERIFY(anchors[i] - anchors[i - 1] < kMarkSize + 1e-6);
            }
        }
    }
    QVERIFY(clusters > 1000);
}

void TestSceneCounts::clustersComeOnlyWhereThereIsNoRowLeft()
{
    const FakeMeasure measure;
    const auto index = atOneSecond(6);
    SceneBuilder builder(index, measure);
    auto options = optionsFor(index);
    const auto middle = static_cast<double>(index.extent[0].earliest);
    options.range = {middle - kDay, middle + kDay};
    options.height = 300;
    auto scene = builder.build(options);
    QCOMPARE(scene.marks.size(), std::size_t{6});
    QVERIFY(scene.clustered.empty());
    options.height = 60;
    scene = builder.build(options);
    QCOMPARE(scene.marks.size(), std::size_t{2});
    QCOMPARE(scene.marks[1].kind, MarkKind::Cluster);
    QCOMPARE(scene.marks[1].count, 5u);
}

void TestSceneCounts::aClusterSplitsWhereItStands()
{
    IndexMaker maker;
    const auto start = secondsFromCivil(2024, 3, 22, 12);
    for (int i = 0; i < 40; ++i)
        maker.add({.extent = {start + i % 2 * 7200, start + i % 2 * 7200 + 1}});
    const auto index = maker.make();
    const FakeMeasure measure;
    SceneBuilder builder(index, measure);
    auto options = optionsFor(index);
    options.height = 60;
    const auto clusters = [&](double days) {
        const auto middle = static_cast<double>(start) + 3600;
        options.range = {middle - days / 2 * kDay, middle + days / 2 * kDay};
        std::vector<std::pair<double, std::uint32_t>> found;
        for (const auto& mark : builder.build(options).marks) {
            if (mark.kind == MarkKind::Cluster)
                found.emplace_back(mark.box.x + mark.box.width / 2, mark.count);
        }
        return found;
    };
    const auto one = clusters(30);
    QCOMPARE(one.size(), std::size_t{1});
    const auto two = clusters(2);
    QCOMPARE(two.size(), std::size_t{2});
    QCOMPARE(one[0].second, two[0].second + two[1].second);
    // One stood in the middle of the area, and so do the two.
    QVERIFY(std::abs(one[0].first - (two[0].first + two[1].first) / 2) < 1);
}

void TestSceneCounts::aClusterIsItsMostImportantEvent()
{
    IndexMaker maker;
    for (int i = 0; i < 9; ++i)
        maker.add({.extent = dayExtent(2024, 3, 7),
                   .importance = Importance::Minor,
                   .flags = static_cast<std::uint16_t>(i == 4 ? Disputed : 0)});
    maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Minor, .sources = {0, 1, 2}});
    maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Core});
    const auto index = maker.make();
    const FakeMeasure measure;
    SceneBuilder builder(index, measure);
    auto options = optionsFor(index);
    options.height = 60;
    options.range = {static_cast<double>(secondsFromCivil(2024, 3, 1)),
                     static_cast<double>(secondsFromCivil(2024, 4, 1))};
    const auto scene = builder.build(options);
    const auto& cluster = scene.marks.back();
    QCOMPARE(cluster.kind, MarkKind::Cluster);
    QCOMPARE(cluster.count, 10u);
    QCOMPARE(index.sources.at(cluster.event).size(), std::size_t{3});
    QVERIFY(cluster.disputed && !cluster.core);
}

void TestSceneCounts::tenThousandAtOneSecondAreCounted()
{
    const auto index = atOneSecond(10'000);
    const FakeMeasure measure;
    SceneBuilder builder(index, measure);
    auto options = optionsFor(index);
    const auto middle = static_cast<double>(index.extent[0].earliest);
    for (const double length : {60.0, kDay, 10'000 * kDay}) {
        options.range = {middle - length / 2, middle + length / 2};
        const auto scene = builder.build(options);
        QCOMPARE(drawnIn(scene, scene.lanes[0]).size(), std::size_t{10'000});
        QCOMPARE(scene.marks.back().kind, MarkKind::Cluster);
    }
}

void TestSceneCounts::thousandsAreARibbonUnderTheMostImportantTitles()
{
    const RandomIndex random(9, {.events = 8000, .categories = 3, .spans = 0, .coarse = 0});
    const FakeMeasure measure;
    SceneBuilder builder(random.index, measure);
    auto options = optionsFor(random.index);
    options.range = wholeRange(random.index, options.shown);
    const auto scene = builder.build(options);
    QVERIFY(scene.ribbons.size() >= 3 && scene.ribbons.size() < 10);
    QVERIFY(scene.marks.size() < 300);
    QVERIFY(!scene.labels.empty());
    std::set<std::uint16_t> categories;
    for (const auto& ribbon : scene.ribbons) {
        categories.insert(ribbon.category);
        QCOMPARE(static_cast<double>(ribbon.counts.size()), ribbon.box.width);
        QCOMPARE(ribbon.highest, *std::max_element(ribbon.counts.begin(), ribbon.counts.end()));
        QVERIFY(ribbon.box.x >= options.gutter && ribbon.box.right() <= options.width);
    }
    QCOMPARE(categories, (std::set<std::uint16_t>{0, 1, 2}));
    for (const auto& label : scene.labels)
        QCOMPARE(random.index.importance[label.event], Importance::Core);
}

QTEST_APPLESS_MAIN(TestSceneCounts)
#include "tst_scenecounts.moc"
