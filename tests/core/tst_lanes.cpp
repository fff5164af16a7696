#include "core/timeline/scenebuilder.h"

#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>

using namespace dateline;

namespace {

QString names(const std::vector<Lane>& lanes)
{
    QStringList texts;
    for (const auto& lane : lanes)
        texts << QString("%1: %2").arg(QString::fromStdString(lane.name)).arg(lane.events.size());
    return texts.join(", ");
}

} // namespace

class TestLanes : public QObject
{
    Q_OBJECT

private slots:
    void categoriesKeepTheOrderOfTheCase();
    void otherLanesAreOrderedByTheirEvents();
    void anEventOfTwoActorsIsInBothLanes();
    void whatIsNotStatedComesLast();
    void fromTheTwentyFifthOnTheyAreOneLane();
    void everyShownEventIsInSomeLane();
};

void TestLanes::categoriesKeepTheOrderOfTheCase()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 1), .category = 3});
    maker.add({.extent = dayExtent(2024, 3, 2), .category = 1});
    maker.add({.extent = dayExtent(2024, 3, 3), .category = 3});
    maker.add({.extent = dayExtent(2024, 3, 4), .category = 0});
    const auto index = maker.make();
    EventSet shown(index.size(), true);
    shown.set(3, false);
    const auto lanes = assignLanes(index, LaneKind::Category, shown);
    QCOMPARE(names(lanes), QString("Category 1: 1, Category 3: 2"));
    QCOMPARE(lanes[1].category, std::uint16_t{3});
    QCOMPARE(lanes[1].id, std::string("Category-3"));
    QCOMPARE(lanes[1].events, (std::vector<EventRow>{0, 2}));
}

void TestLanes::otherLanesAreOrderedByTheirEvents()
{
    IndexMaker maker;
    for (int day = 1; day <= 6; ++day)
        maker.add({.extent = dayExtent(2024, 3, day), .places = {static_cast<std::uint16_t>(day < 3 ? 5 : 2)}});
    const auto index = maker.make();
    const auto lanes = assignLanes(index, LaneKind::Place, EventSet(index.size(), true));
    QCOMPARE(names(lanes), QString("Place 2: 4, Place 5: 2"));
    QCOMPARE(lanes[0].category, kNoCategory);
}

void TestLanes::anEventOfTwoActorsIsInBothLanes()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 1), .actors = {1, 4}});
    maker.add({.extent = dayExtent(2024, 3, 2), .actors = {4}});
    const auto index = maker.make();
    QCOMPARE(names(assignLanes(index, LaneKind::Actor, EventSet(index.size(), true))),
             QString("Actor 4: 2, Actor 1: 1"));
}

void TestLanes::whatIsNotStatedComesLast()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 1)});
    maker.add({.extent = dayExtent(2024, 3, 2)});
    maker.add({.extent = dayExtent(2024, 3, 3), .actors = {1}});
    const auto index = maker.make();
    QCOMPARE(names(assignLanes(index, LaneKind::Actor, EventSet(index.size(), true))),
             QString("Actor 1: 1, Not stated: 2"));
}

void TestLanes::fromTheTwentyFifthOnTheyAreOneLane()
{
    IndexMaker maker;
    maker.places = 30;
    for (std::uint16_t place = 0; place < 30; ++place) {
        maker.add({.extent = dayExtent(2024, 3, 1 + place), .places = {place}});
        if (place < 24)
            maker.add({.extent = dayExtent(2024, 3, 1 + place), .places = {place}});
    }
    // In two of the small places, but once in the lane that holds both.
    maker.add({.extent = dayExtent(2024, 5, 1), .places = {28, 29}});
    maker.add({.extent = dayExtent(2024, 5, 2)});
    const auto index = maker.make();
    const auto lanes = assignLanes(index, LaneKind::Place, EventSet(index.size(), true));
    QCOMPARE(lanes.size(), std::size_t{26});
    QCOMPARE(lanes[24].name, std::string("Other"));
    QCOMPARE(lanes[25].name, std::string("Not stated"));
    std::size_t total = 0;
    for (const auto& lane : lanes) {
        QVERIFY(std::is_sorted(lane.events.begin(), lane.events.end()));
        QVERIFY(std::adjacent_find(lane.events.begin(), lane.events.end()) == lane.events.end());
        total += lane.events.size();
    }
    // The event of two places is in "Other" and in the lane of whichever of them has the 24th place, if one has.
    QVERIFY(total == index.size() || total == index.size() + 1);
}

void TestLanes::everyShownEventIsInSomeLane()
{
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        const RandomIndex random(seed, {.events = 80});
        EventSet shown(random.index.size(), true);
        for (EventRow row = 0; row < random.index.size(); row += 3)
            shown.set(row, false);
        for (const auto kind : {LaneKind::Category, LaneKind::Actor, LaneKind::Place, LaneKind::Source}) {
            EventSet found(random.index.size(), false);
            for (const auto& lane : assignLanes(random.index, kind, shown)) {
                QVERIFY(!lane.events.empty());
                for (const auto event : lane.events)
                    found.set(event, true);
            }
            QVERIFY(found == shown);
        }
    }
}

QTEST_APPLESS_MAIN(TestLanes)
#include "tst_lanes.moc"
