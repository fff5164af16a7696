#include "tests/support/scenestage.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace dateline;
using namespace dateline::test;

/// How each kind of date is drawn.
class TestSceneDates : public QObject
{
    Q_OBJECT

private slots:
    void aYearIsDrawnOverAllOfIt();
    void aYearIsAPointWhereItIsNoWiderThanOne();
    void aDayIsDrawnOverAllOfItOnceHoursAreNamed();
    void aSpanHasHardEndsAndATailWhereItIsOpen();
    void aSpanIsSoftWhereItMayNotHaveGoneOn();
    void anApproximateDateReachesAsFarAsItsMargins();
    void anUnknownEndStopsShort();
    void aSetIsItsMembersJoined();
    void aTitleStandsOnNoLink();
    void whatIsOnlyPossiblyShownIsFaint();
    void anotherSourcesDateIsHollowAndLinked();
    void anotherDateIsSeenWhereTheOwnIsNot();
    void datesTooNearToTellApartAreOneMark();
};

void TestSceneDates::aYearIsDrawnOverAllOfIt()
{
    IndexMaker maker;
    maker.add({.extent = yearExtent(2022)});
    Stage stage(maker);
    const auto scene = stage.build(at(2020), at(2025));
    const auto mark = markOf(scene, 0);
    QVERIFY(mark && mark->kind == MarkKind::Doubt);
    const TimeScale scale{{at(2020), at(2025)}, stage.options.gutter, stage.options.width - stage.options.gutter};
    QVERIFY(std::abs(mark->box.x - scale.x(at(2022))) < 1e-6);
    QVERIFY(std::abs(mark->box.right() - scale.x(at(2023))) < 1e-6);
    QVERIFY(mark->softLeft > 0 && mark->softLeft <= 0.4 * mark->box.width + 1e-6);
    QVERIFY(std::abs(mark->softLeft - mark->softRight) < 1e-6);
}

void TestSceneDates::aYearIsAPointWhereItIsNoWiderThanOne()
{
    IndexMaker maker;
    maker.add({.extent = yearExtent(2000)});
    Stage stage(maker);
    const auto scene = stage.build(at(1950), at(2050));
    const auto mark = markOf(scene, 0);
    QVERIFY(mark && mark->kind == MarkKind::Moment);
    QVERIFY(std::abs(centre(mark->box) - TimeScale{{at(1950), at(2050)}, 104, 896}.x(at(2000, 7, 2))) < 1);
}

void TestSceneDates::aDayIsDrawnOverAllOfItOnceHoursAreNamed()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 22)});
    Stage stage(maker);
    QCOMPARE(markOf(stage.build(at(2024, 3, 15), at(2024, 3, 29)), 0)->kind, MarkKind::Moment);
    QCOMPARE(markOf(stage.build(at(2024, 3, 21), at(2024, 3, 24)), 0)->kind, MarkKind::Doubt);
}

void TestSceneDates::aSpanHasHardEndsAndATailWhereItIsOpen()
{
    IndexMaker maker;
    maker.add({.extent = {secondsFromCivil(2014, 1, 1), secondsFromCivil(2016, 1, 1)}, .flags = Span});
    maker.add({.extent = {secondsFromCivil(2015, 1, 1), secondsFromCivil(2017, 1, 1)}, .flags = Span | OpenEnd});
    maker.add({.extent = {secondsFromCivil(2016, 1, 1), secondsFromCivil(2018, 1, 1)}, .flags = Span | OpenStart});
    Stage stage(maker);
    const auto scene = stage.build(at(2012), at(2022));
    const auto closed = markOf(scene, 0);
    const auto openEnd = markOf(scene, 1);
    const auto openStart = markOf(scene, 2);
    QVERIFY(closed && openEnd && openStart);
    QVERIFY(closed->kind == MarkKind::Span && openEnd->kind == MarkKind::Span);
    QVERIFY(closed->softLeft == 0 && closed->softRight == 0);
    QVERIFY(closed->leftEnd == EndKind::Known && closed->rightEnd == EndKind::Known);
    QVERIFY(openEnd->leftEnd == EndKind::Known && openEnd->rightEnd == EndKind::Open);
    QVERIFY(openEnd->tailLeft == 0 && openEnd->tailRight > 0);
    QVERIFY(openStart->leftEnd == EndKind::Open && openStart->rightEnd == EndKind::Known);
    QVERIFY(openStart->tailLeft > 0 && openStart->tailRight == 0);
    // A title stands behind the tail, and a tail ends with the view.
    QVERIFY(labelOf(scene, 1)->box.x > openEnd->whole().right());
    const auto atTheEdge = markOf(stage.build(at(2012), at(2017, 1, 20)), 1);
    QVERIFY(atTheEdge && atTheEdge->whole().right() <= stage.options.width);
}

void TestSceneDates::aSpanIsSoftWhereItMayNotHaveGoneOn()
{
    IndexMaker maker;
    maker.add({.date = "2014~/2015-XX"});
    maker.add({.date = "2014/2018"});
    maker.add({.date = "2016-05-01/2018-06-30"});
    Stage stage(maker);
    const auto scene = stage.build(at(2010), at(2022));
    const TimeScale scale{{at(2010), at(2022)}, stage.options.gutter, stage.options.width - stage.options.gutter};
    const auto near = [](double a, double b) {
        return std::abs(a - b) < 1e-6;
    };
    // Two years of margin before 2014; after 2014 it may end at once.
    const auto about = markOf(scene, 0);
    QVERIFY(about && about->kind == MarkKind::Span);
    QVERIFY(near(about->box.x, scale.x(at(2012))) && near(about->box.right(), scale.x(at(2016))));
    QVERIFY(near(about->box.x + about->softLeft, scale.x(at(2015))));
    QVERIFY(near(about->box.right() - about->softRight, scale.x(at(2015))));
    const auto years = markOf(scene, 1);
    QVERIFY(years && years->leftEnd == EndKind::Soft && years->rightEnd == EndKind::Soft);
    QVERIFY(near(years->box.x + years->softLeft, scale.x(at(2015))));
    QVERIFY(near(years->box.right() - years->softRight, scale.x(at(2018))));
    const auto days = markOf(scene, 2);
    QVERIFY(days && days->leftEnd == EndKind::Known && days->softLeft == 0 && days->softRight == 0);
    // Where days are wide, that their hours are not known is seen.
    const auto close = markOf(stage.build(at(2016, 4, 30), at(2016, 5, 4)), 2);
    QVERIFY(close && close->leftEnd == EndKind::Soft && close->softLeft > 120);
}

void TestSceneDates::anApproximateDateReachesAsFarAsItsMargins()
{
    IndexMaker maker;
    maker.add({.date = "2015~"});
    Stage stage(maker);
    const auto scene = stage.build(at(2010), at(2020));
    const TimeScale scale{{at(2010), at(2020)}, stage.options.gutter, stage.options.width - stage.options.gutter};
    const auto mark = markOf(scene, 0);
    QVERIFY(mark && mark->kind == MarkKind::Doubt);
    QVERIFY(std::abs(mark->box.x - scale.x(at(2013))) < 1e-6);
    QVERIFY(std::abs(mark->box.x + mark->softLeft - scale.x(at(2015))) < 1e-6);
    QCOMPARE(scene.shownEvents, std::size_t{1});
    // It is seen, and counted, where only its margin is.
    const auto margin = stage.build(at(2013, 2), at(2013, 9));
    QVERIFY(markOf(margin, 0));
    QCOMPARE(margin.shownEvents, std::size_t{1});
}

void TestSceneDates::anUnknownEndStopsShort()
{
    IndexMaker maker;
    maker.add({.date = "2024-03-05/"});
    maker.add({.date = "/2024-03-20"});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto end = markOf(scene, 0);
    const auto start = markOf(scene, 1);
    QVERIFY(end && start);
    QVERIFY(end->leftEnd == EndKind::Known && end->rightEnd == EndKind::Unknown && end->tailRight > 0);
    QVERIFY(start->leftEnd == EndKind::Unknown && start->rightEnd == EndKind::Known && start->tailLeft > 0);
    // What is on show is hit by its tail as well.
    const auto hit = hitTest(scene, end->box.right() + end->tailRight - 1, end->box.y + 2, 0);
    QVERIFY(hit.kind == SceneHit::Kind::Mark && hit.event == 0);
}

void TestSceneDates::aSetIsItsMembersJoined()
{
    IndexMaker maker;
    maker.add({.date = "[2024-03-04,2024-03-11,2024-03-25]"});
    maker.add({.date = "{2024-03-05,2024-03-12..2024-03-15}"});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    std::vector<Mark> marks[2];
    for (const auto& mark : scene.marks) {
        QCOMPARE(mark.kind, MarkKind::Member);
        marks[mark.event].push_back(mark);
    }
    QCOMPARE(marks[0].size(), std::size_t{3});
    QCOMPARE(marks[1].size(), std::size_t{2});
    for (const auto& mark : marks[0])
        QVERIFY(mark.hollow && mark.box.width == mark.box.height);
    QVERIFY(!marks[1][0].hollow && !marks[1][1].hollow);
    QVERIFY(marks[1][1].box.width > 100 && marks[1][1].softLeft == 0); // the run is a bar
    std::map<LineKind, int> links;
    for (const auto& link : scene.links)
        ++links[link.kind];
    QCOMPARE(links[LineKind::AlternativeLink], 2);
    QCOMPARE(links[LineKind::MemberLink], 1);
    QVERIFY(labelOf(scene, 0)->box.x > marks[0][2].box.right());
    // From far away it is one mark.
    const auto far = stage.build(at(2014), at(2034));
    QCOMPARE(far.marks.size(), std::size_t{2});
    QCOMPARE(far.marks[0].kind, MarkKind::Moment);
    // Of a set only the visible members are marks.
    const auto part = stage.build(at(2024, 3, 8), at(2024, 3, 14));
    QCOMPARE(std::count_if(part.marks.begin(), part.marks.end(), [](const Mark& mark) { return mark.event == 0; }), 1);
}

void TestSceneDates::aTitleStandsOnNoLink()
{
    IndexMaker maker;
    std::uint16_t category = 0;
    for (const char* date : {"[2024-03-05,2024-07-01]", "{2024-03-05,2024-07-01}", "[2023-05-01,2024-03-28]",
                             "[2023-05-01,2024-03-15,2024-07-01]"})
        maker.add({.category = category++, .date = date});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    QCOMPARE(scene.labels.size(), std::size_t{4});
    std::set<double> left;
    std::set<double> right;
    for (const auto& link : scene.links) {
        for (const auto& label : scene.labels) {
            const bool sameRow = label.box.y < link.y1 && link.y1 < label.box.bottom();
            QVERIFY(!sameRow || label.box.right() <= link.x1 || label.box.x >= link.x2);
        }
        if (link.x1 == scene.gutterWidth)
            left.insert(link.y1);
        if (link.x2 == scene.width)
            right.insert(link.y1);
    }
    // They go on behind the title, to where the other dates are.
    QCOMPARE(left.size(), std::size_t{2});
    QCOMPARE(right.size(), std::size_t{3});
}

void TestSceneDates::whatIsOnlyPossiblyShownIsFaint()
{
    IndexMaker maker;
    maker.add({.date = "2024-03-05"});
    maker.add({.date = "2024-03~"});
    Stage stage(maker);
    stage.options.faint = EventSet(2, false);
    const auto about = stage.index.extent[0] == dayExtent(2024, 3, 5) ? EventRow{1} : EventRow{0};
    stage.options.faint.set(about, true);
    const auto scene = stage.build(at(2024, 2, 1), at(2024, 5, 1));
    QVERIFY(markOf(scene, about)->faint && !markOf(scene, 1 - about)->faint);
}

void TestSceneDates::anotherSourcesDateIsHollowAndLinked()
{
    IndexMaker maker;
    maker.add(
        {.extent = dayExtent(2024, 3, 12), .category = 2, .alternatives = {dayExtent(2024, 3, 14)}, .title = "Hall"});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto own = markOf(scene, 0);
    const auto other = markOf(scene, 0, true);
    const auto label = labelOf(scene, 0);
    QVERIFY(own && other && label);
    QCOMPARE(own->kind, MarkKind::Moment);
    QCOMPARE(own->box.y, other->box.y);
    QCOMPARE(other->category, std::uint16_t{2});
    QVERIFY(other->box.x > own->box.right());
    QVERIFY(label->box.x > other->box.right());
    QCOMPARE(scene.links.size(), std::size_t{1});
    QCOMPARE(scene.links[0].kind, LineKind::AlternativeLink);
    QCOMPARE(scene.links[0].x1, own->box.right());
    QCOMPARE(scene.links[0].x2, other->box.x);
    QCOMPARE(scene.shownEvents, std::size_t{1});
}

void TestSceneDates::anotherDateIsSeenWhereTheOwnIsNot()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 12), .alternatives = {dayExtent(2024, 4, 14)}});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 4, 1), at(2024, 5, 1));
    QVERIFY(!markOf(scene, 0));
    QVERIFY(markOf(scene, 0, true) && labelOf(scene, 0));
    QCOMPARE(scene.links.size(), std::size_t{1});
    QCOMPARE(scene.links[0].x1, stage.options.gutter);
    QCOMPARE(scene.shownEvents, std::size_t{0});
}

void TestSceneDates::datesTooNearToTellApartAreOneMark()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 12), .alternatives = {dayExtent(2024, 3, 14)}});
    Stage stage(maker);
    const auto scene = stage.build(at(2014), at(2025));
    QVERIFY(markOf(scene, 0) && !markOf(scene, 0, true));
    QVERIFY(scene.links.empty());
    QVERIFY(markOf(scene, 0)->disputed);
}

QTEST_APPLESS_MAIN(TestSceneDates)
#include "tst_scenedates.moc"
