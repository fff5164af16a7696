#include "core/timeline/scenebuilder.h"

#include "tests/support/fakemeasure.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

using namespace dateline;

namespace {

constexpr double kDay = 86'400;

double at(std::int64_t year, int month = 1, int day = 1, int hour = 0)
{
    return static_cast<double>(secondsFromCivil(year, month, day, hour));
}

/// An index with a builder, and options that name its titles.
struct Stage
{
    explicit Stage(EventIndex events, std::vector<std::string> names)
        : index(std::move(events)), titles(std::move(names)), builder(index, measure)
    {
        options.shown = EventSet(index.size(), true);
        options.title = [this](EventRow event) {
            return titles[event];
        };
        options.second = [this](EventRow event) {
            return std::to_string(index.sources.at(event).size()) + " sources";
        };
    }
    explicit Stage(IndexMaker& maker) : Stage(maker.make(), {}) { titles = maker.titles; }
    explicit Stage(RandomIndex random) : Stage(std::move(random.index), std::move(random.titles)) {}
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    TimelineScene build(double start, double end)
    {
        options.range = {start, end};
        return builder.build(options);
    }

    FakeMeasure measure;
    EventIndex index;
    std::vector<std::string> titles;
    SceneBuilder builder;
    SceneOptions options;
};

std::optional<Mark> markOf(const TimelineScene& scene, EventRow event, bool alternative = false)
{
    for (const auto& mark : scene.marks) {
        if (mark.kind != MarkKind::Cluster && mark.event == event &&
            alternative == (mark.kind == MarkKind::Alternative))
            return mark;
    }
    return {};
}

std::optional<Label> labelOf(const TimelineScene& scene, EventRow event)
{
    for (const auto& label : scene.labels) {
        if (label.event == event)
            return label;
    }
    return {};
}

double centre(const Box& box)
{
    return box.x + box.width / 2;
}

/// What is wrong with a scene's labels and marks; empty if nothing.
QString faultOf(const TimelineScene& scene)
{
    const auto leaves = [&](const Box& box) {
        return box.x < scene.gutterWidth - 1e-6 || box.right() > scene.width + 1e-6 || box.y < scene.axisHeight ||
               box.bottom() > scene.height;
    };
    const auto inner = [](Box box) {
        return Box{box.x + 1e-6, box.y + 1e-6, box.width - 2e-6, box.height - 2e-6};
    };
    for (const auto& mark : scene.marks) {
        if (leaves(mark.whole()))
            return QString("the mark of %1 leaves the area: %2 to %3")
                .arg(mark.event)
                .arg(mark.box.x)
                .arg(mark.box.right());
    }
    for (std::size_t i = 0; i < scene.labels.size(); ++i) {
        const auto& label = scene.labels[i];
        const auto text = QString::fromStdString(label.text);
        if (leaves(label.box))
            return "leaves the area: " + text;
        if (label.text.empty())
            return "an empty label";
        for (std::size_t n = 0; n < i; ++n) {
            if (inner(label.box).overlaps(scene.labels[n].box))
                return "overlaps a label: " + text;
        }
        for (const auto& mark : scene.marks) {
            const bool onItsBar = mark.event == label.event && mark.kind != MarkKind::Moment;
            if (!onItsBar && inner(label.box).overlaps(mark.whole()))
                return "overlaps a mark: " + text;
        }
        for (const auto& ribbon : scene.ribbons) {
            if (inner(label.box).overlaps(ribbon.box))
                return "overlaps a ribbon: " + text;
        }
    }
    return {};
}

/// A range somewhere in the random index's years, from hours to decades.
VisibleRange randomRange(std::mt19937& generator, const EventIndex& index)
{
    const auto length = kDay * std::pow(10.0, randomShare(generator) * 5.2 - 1);
    const auto anchor = static_cast<double>(index.extent[randomBelow(generator, index.size())].earliest);
    const auto start = anchor - randomShare(generator) * length;
    return {start, start + length};
}

} // namespace

class TestScene : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyCaseHasAnAxisAndNoLanes();
    void aDayStandsOverItsName();
    void theTitleStandsRightOfItsMarkWithTheSourcesBehind();
    void atTheRightEdgeTheTitleGoesLeft();
    void aTitleWithNoRoomOnEitherSideIsElided();
    void eventsOfOneDayStandBelowOneAnother();
    void aYearIsDrawnOverAllOfIt();
    void aYearIsAPointWhereItIsNoWiderThanOne();
    void aDayIsDrawnOverAllOfItOnceHoursAreNamed();
    void aSpanHasHardEndsAndATailWhereItIsOpen();
    void aSpanIsSoftWhereItMayNotHaveGoneOn();
    void anApproximateDateReachesAsFarAsItsMargins();
    void anUnknownEndStopsShort();
    void aSetIsItsMembersJoined();
    void whatIsOnlyPossiblyShownIsFaint();
    void whatIsLongerThanTheViewIsThinAndBelow();
    void whatBeganBeforeIsCutAtTheGutterAndNamedThere();
    void anotherSourcesDateIsHollowAndLinked();
    void anotherDateIsSeenWhereTheOwnIsNot();
    void datesTooNearToTellApartAreOneMark();
    void labelsNeverOverlapOrLeave_data();
    void labelsNeverOverlapOrLeave();
    void panningKeepsTheRows_data();
    void panningKeepsTheRows();
    void theSelectedTitleIsStrongAndNothingMoves();
    void lanesFillTheHeightOrNot();
    void manyLanesMakeTheSceneTaller();
    void theMoreImportantEventHasTheLabel();
    void theMoreImportantTitleIsWholeAtTheRightEdge();
    void whatFillsTheViewGivesWayToWhatHappensInIt();
    void titlesAreMeasuredOnce();
    void inALargeCaseOnlyVisibleTitlesAreMeasured();
};

void TestScene::anEmptyCaseHasAnAxisAndNoLanes()
{
    IndexMaker maker;
    Stage stage(maker);
    const auto scene = stage.build(at(2024), at(2025));
    QVERIFY(scene.lanes.empty() && scene.marks.empty() && scene.labels.empty());
    QVERIFY(!scene.axis.empty());
    QCOMPARE(scene.height, stage.options.axisHeight + stage.options.height);
    QVERIFY(stage.build(at(2024), at(2024)).marks.empty());
}

void TestScene::aDayStandsOverItsName()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 21)});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto mark = markOf(scene, 0);
    QVERIFY(mark && mark->kind == MarkKind::Moment);
    const auto label =
        std::find_if(scene.axis.begin(), scene.axis.end(), [](const AxisLabel& l) { return l.text == "21"; });
    QVERIFY(label != scene.axis.end());
    QVERIFY(std::abs(centre(label->box) - centre(mark->box)) < 1e-6);
}

void TestScene::theTitleStandsRightOfItsMarkWithTheSourcesBehind()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Core, .sources = {0, 1}, .title = "Plot"});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto mark = markOf(scene, 0);
    const auto label = labelOf(scene, 0);
    QVERIFY(mark && label);
    QVERIFY(mark->core);
    QCOMPARE(label->text, std::string("Plot"));
    QCOMPARE(label->second, std::string("2 sources"));
    QCOMPARE(label->role, TextRole::LabelStrong);
    QVERIFY(label->box.x > mark->box.right());
    QVERIFY(label->secondX >= label->box.x + 28);
    QVERIFY(std::abs(label->box.right() - (label->secondX + 63)) < 1e-6);
    QVERIFY(!label->rightAligned);
    QVERIFY(std::abs(label->box.y + label->box.height / 2 - (mark->box.y + mark->box.height / 2)) < 1e-6);
}

void TestScene::atTheRightEdgeTheTitleGoesLeft()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 30), .title = "Four suspects held near the border"});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto label = labelOf(scene, 0);
    QVERIFY(label && label->rightAligned);
    QCOMPARE(label->text, stage.titles[0]);
    QVERIFY(label->box.right() < markOf(scene, 0)->box.x);
}

void TestScene::aTitleWithNoRoomOnEitherSideIsElided()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 15), .title = "Four suspects held near the border"});
    Stage stage(maker);
    stage.options.width = 304;
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto label = labelOf(scene, 0);
    QVERIFY(label);
    QVERIFY(QString::fromStdString(label->text).endsWith(u'…'));
    QVERIFY(label->second.empty());
    QCOMPARE(faultOf(scene), QString());
}

void TestScene::eventsOfOneDayStandBelowOneAnother()
{
    IndexMaker maker;
    for (int i = 0; i < 4; ++i)
        maker.add({.extent = dayExtent(2024, 3, 7)});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    QCOMPARE(scene.marks.size(), std::size_t{4});
    QCOMPARE(scene.labels.size(), std::size_t{4});
    for (EventRow event = 1; event < 4; ++event)
        QCOMPARE(markOf(scene, event)->box.y - markOf(scene, event - 1)->box.y, 24.0);
}

void TestScene::aYearIsDrawnOverAllOfIt()
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

void TestScene::aYearIsAPointWhereItIsNoWiderThanOne()
{
    IndexMaker maker;
    maker.add({.extent = yearExtent(2000)});
    Stage stage(maker);
    const auto scene = stage.build(at(1950), at(2050));
    const auto mark = markOf(scene, 0);
    QVERIFY(mark && mark->kind == MarkKind::Moment);
    QVERIFY(std::abs(centre(mark->box) - TimeScale{{at(1950), at(2050)}, 104, 896}.x(at(2000, 7, 2))) < 1);
}

void TestScene::aDayIsDrawnOverAllOfItOnceHoursAreNamed()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 22)});
    Stage stage(maker);
    QCOMPARE(markOf(stage.build(at(2024, 3, 15), at(2024, 3, 29)), 0)->kind, MarkKind::Moment);
    QCOMPARE(markOf(stage.build(at(2024, 3, 21), at(2024, 3, 24)), 0)->kind, MarkKind::Doubt);
}

void TestScene::aSpanHasHardEndsAndATailWhereItIsOpen()
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

void TestScene::aSpanIsSoftWhereItMayNotHaveGoneOn()
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

void TestScene::anApproximateDateReachesAsFarAsItsMargins()
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

void TestScene::anUnknownEndStopsShort()
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

void TestScene::aSetIsItsMembersJoined()
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

void TestScene::whatIsOnlyPossiblyShownIsFaint()
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

void TestScene::whatIsLongerThanTheViewIsThinAndBelow()
{
    IndexMaker maker;
    maker.add({.extent = {secondsFromCivil(1979, 1, 1), secondsFromCivil(2030, 1, 1)}, .flags = Span, .title = "War"});
    maker.add({.extent = dayExtent(2024, 3, 8), .title = "Day"});
    maker.add({.extent = dayExtent(2024, 3, 9), .title = "Another"});
    Stage stage(maker);
    for (const double height : {600.0, 84.0}) {
        stage.options.height = height;
        const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
        const auto war = markOf(scene, 0);
        QVERIFY(war && war->box.height < 6);
        QVERIFY(war->box.y > markOf(scene, 1)->box.y && war->box.y > markOf(scene, 2)->box.y);
        const auto label = labelOf(scene, 0);
        QVERIFY(!label || label->box.x < stage.options.gutter + 20);
    }
    // Where its ends are in sight it is a bar as any other.
    stage.options.height = 600;
    QVERIFY(markOf(stage.build(at(1970), at(2040)), 0)->box.height > 10);
}

void TestScene::whatBeganBeforeIsCutAtTheGutterAndNamedThere()
{
    IndexMaker maker;
    maker.add({.extent = {secondsFromCivil(1979, 1, 1), secondsFromCivil(2030, 1, 1)}, .flags = Span, .title = "War"});
    maker.add({.extent = yearExtent(2024), .title = "Some time in 2024"});
    Stage stage(maker);
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    for (EventRow event = 0; event < 2; ++event) {
        const auto mark = markOf(scene, event);
        const auto label = labelOf(scene, event);
        QVERIFY(mark && label);
        QCOMPARE(mark->box.x, stage.options.gutter);
        QCOMPARE(mark->box.right(), stage.options.width);
        QVERIFY(mark->cutLeft >= mark->softLeft);
        QCOMPARE(label->text, stage.titles[event]);
        QVERIFY(label->box.x >= stage.options.gutter && label->box.x < stage.options.gutter + 20);
    }
    QCOMPARE(scene.shownEvents, std::size_t{2});
    // Its last hour is still seen, and named beside it.
    const auto end = stage.build(at(2024, 12, 30), at(2025, 1, 30));
    QVERIFY(labelOf(end, 1) && labelOf(end, 1)->box.x > markOf(end, 1)->box.right());
}

void TestScene::anotherSourcesDateIsHollowAndLinked()
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

void TestScene::anotherDateIsSeenWhereTheOwnIsNot()
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

void TestScene::datesTooNearToTellApartAreOneMark()
{
    IndexMaker maker;
    maker.add({.extent = dayExtent(2024, 3, 12), .alternatives = {dayExtent(2024, 3, 14)}});
    Stage stage(maker);
    const auto scene = stage.build(at(2014), at(2025));
    QVERIFY(markOf(scene, 0) && !markOf(scene, 0, true));
    QVERIFY(scene.links.empty());
    QVERIFY(markOf(scene, 0)->disputed);
}

void TestScene::labelsNeverOverlapOrLeave_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<double>("height");
    QTest::newRow("a few events") << 12 << 600.0;
    QTest::newRow("the size of the built-in case") << 61 << 700.0;
    QTest::newRow("little height") << 200 << 150.0;
    QTest::newRow("hundreds") << 600 << 500.0;
    QTest::newRow("thousands") << 4000 << 800.0;
}

void TestScene::labelsNeverOverlapOrLeave()
{
    QFETCH(int, events);
    QFETCH(double, height);
    std::mt19937 generator(static_cast<std::uint32_t>(events));
    for (std::uint32_t seed = 0; seed < 12; ++seed) {
        Stage stage(RandomIndex(seed, {.events = static_cast<std::size_t>(events)}));
        stage.options.height = height;
        for (int i = 0; i < 25; ++i) {
            stage.options.width = std::round(200 + 1600 * randomShare(generator));
            stage.options.gutter = randomBelow(generator, 5) == 0 ? 0 : 104;
            stage.options.lanes = static_cast<LaneKind>(randomBelow(generator, 4));
            const auto range = randomRange(generator, stage.index);
            const auto fault = faultOf(stage.build(range.start, range.end));
            QVERIFY2(fault.isEmpty(), qPrintable(QString("seed %1, step %2: %3").arg(seed).arg(i).arg(fault)));
        }
    }
}

void TestScene::panningKeepsTheRows_data()
{
    QTest::addColumn<int>("events");
    QTest::newRow("every label measured") << 300;
    QTest::newRow("labels of nominal width") << 3000;
}

void TestScene::panningKeepsTheRows()
{
    QFETCH(int, events);
    std::mt19937 generator(21);
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
        Stage stage(RandomIndex(seed, {.events = static_cast<std::size_t>(events)}));
        auto range = randomRange(generator, stage.index);
        // A builder that has never seen another range gives the same rows.
        SceneBuilder fresh(stage.index, stage.measure);
        std::map<EventRow, double> rows;
        for (int i = 0; i < 30; ++i) {
            range = panned(range, (randomShare(generator) - 0.4) * range.length());
            stage.options.range = range;
            const auto scene = i % 10 == 9 ? fresh.build(stage.options) : stage.builder.build(stage.options);
            for (const auto& mark : scene.marks) {
                if (mark.kind == MarkKind::Cluster || mark.box.height < 14)
                    continue;
                const auto [known, isNew] = rows.try_emplace(mark.event, mark.box.y);
                QVERIFY(isNew || known->second == mark.box.y);
            }
        }
    }
}

void TestScene::theSelectedTitleIsStrongAndNothingMoves()
{
    Stage stage(RandomIndex(3, {.events = 40}));
    const auto range = storyRange(stage.index);
    const auto before = stage.build(range.start, range.end);
    const auto ordinary = std::find_if(before.labels.begin(), before.labels.end(),
                                       [](const Label& label) { return label.role == TextRole::Label; });
    QVERIFY(ordinary != before.labels.end());
    stage.options.selected = ordinary->event;
    const auto after = stage.build(range.start, range.end);
    QCOMPARE(labelOf(after, ordinary->event)->role, TextRole::LabelStrong);
    QCOMPARE(after.marks.size(), before.marks.size());
    for (std::size_t i = 0; i < after.marks.size(); ++i)
        QCOMPARE(after.marks[i].box, before.marks[i].box);
}

void TestScene::lanesFillTheHeightOrNot()
{
    Stage stage(RandomIndex(3, {.events = 12}));
    const auto range = wholeRange(stage.index, stage.options.shown);
    stage.options.height = 900;
    const auto filled = stage.build(range.start, range.end);
    QCOMPARE(filled.lanes.front().box.y, stage.options.axisHeight);
    QCOMPARE(filled.lanes.back().box.bottom(), filled.height);
    stage.options.fillHeight = false;
    const auto natural = stage.build(range.start, range.end);
    QVERIFY(natural.lanes.back().box.bottom() < natural.height);
    for (const auto& scene : {filled, natural}) {
        for (std::size_t i = 1; i < scene.lanes.size(); ++i)
            QCOMPARE(scene.lanes[i].box.y, scene.lanes[i - 1].box.bottom());
    }
}

void TestScene::manyLanesMakeTheSceneTaller()
{
    RandomIndexOptions random;
    random.events = 400;
    random.categories = 20;
    Stage stage(RandomIndex(3, random));
    const auto range = wholeRange(stage.index, stage.options.shown);
    stage.options.height = 200;
    const auto scene = stage.build(range.start, range.end);
    QCOMPARE(scene.lanes.size(), std::size_t{20});
    QVERIFY(scene.height > stage.options.axisHeight + 200);
    QCOMPARE(scene.lanes.back().box.bottom(), scene.height);
    QCOMPARE(faultOf(scene), QString());
}

void TestScene::theMoreImportantEventHasTheLabel()
{
    IndexMaker maker;
    for (int i = 0; i < 30; ++i)
        maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Minor, .title = "minor"});
    maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Core, .title = "core"});
    maker.add({.extent = dayExtent(2024, 3, 7), .sources = {0, 1, 2}, .title = "major, three sources"});
    Stage stage(maker);
    stage.options.height = 90;
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    QCOMPARE(scene.labels.size(), std::size_t{2});
    QCOMPARE(scene.labels[0].text, std::string("core"));
    QCOMPARE(scene.labels[1].text, std::string("major, three sources"));
    QCOMPARE(scene.marks.back().kind, MarkKind::Cluster);
    QCOMPARE(scene.marks.back().count, 30u);
}

void TestScene::theMoreImportantTitleIsWholeAtTheRightEdge()
{
    IndexMaker maker;
    const std::string title = "Crocus City Hall attack, Moscow";
    maker.add({.extent = dayExtent(2024, 3, 29), .importance = Importance::Core, .title = title});
    for (const int day : {4, 10, 16, 20, 24}) {
        for (int i = 0; i < 8; ++i)
            maker.add({.extent = dayExtent(2024, 3, day), .importance = Importance::Minor, .title = "A statement"});
    }
    Stage stage(maker);
    stage.options.height = 110;
    const auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    const auto core = std::find(stage.titles.begin(), stage.titles.end(), title) - stage.titles.begin();
    const auto label = labelOf(scene, static_cast<EventRow>(core));
    QVERIFY(label);
    QCOMPARE(label->text, title);
    QVERIFY(label->rightAligned);
}

void TestScene::whatFillsTheViewGivesWayToWhatHappensInIt()
{
    IndexMaker maker;
    for (int i = 0; i < 5; ++i)
        maker.add({.extent = yearExtent(2024), .sources = {0, 1, 2}, .title = "Some time in 2024"});
    for (int i = 0; i < 3; ++i)
        maker.add({.extent = dayExtent(2024, 3, 7), .importance = Importance::Minor, .title = "An arrest"});
    Stage stage(maker);
    stage.options.height = 110;
    auto scene = stage.build(at(2024, 3, 1), at(2024, 4, 1));
    QCOMPARE(scene.labels.size(), std::size_t{3});
    for (const auto& label : scene.labels)
        QCOMPARE(label.text, std::string("An arrest"));
    // Where the year is seen as a whole, it is what it is about.
    scene = stage.build(at(2020), at(2028));
    for (const auto& label : scene.labels)
        QCOMPARE(label.text, std::string("Some time in 2024"));
}

void TestScene::titlesAreMeasuredOnce()
{
    Stage stage(RandomIndex(3, {.events = 200}));
    const auto range = wholeRange(stage.index, stage.options.shown);
    stage.build(range.start, range.end);
    stage.measure.measured = 0;
    // The axis's few labels and what is elided are measured again, titles are not.
    stage.options.axisHeight = 0;
    stage.options.title = [](EventRow) {
        return "x";
    };
    for (double factor : {1.1, 1.2, 1.3}) {
        const auto now = zoomed(range, factor, range.start);
        stage.build(now.start, now.end);
    }
    QVERIFY2(stage.measure.measured < 300, qPrintable(QString::number(stage.measure.measured)));
    stage.measure.measured = 0;
    stage.builder.forgetTexts();
    stage.build(range.start, range.end);
    QVERIFY(stage.measure.measured > 150);
}

void TestScene::inALargeCaseOnlyVisibleTitlesAreMeasured()
{
    Stage stage(RandomIndex(3, {.events = 20'000}));
    std::size_t asked = 0;
    stage.options.title = [&](EventRow event) {
        ++asked;
        return stage.titles[event];
    };
    const auto range = storyRange(stage.index);
    const auto scene = stage.build(range.start, range.end);
    QVERIFY(!scene.labels.empty());
    QVERIFY2(asked < 1500, qPrintable(QString::number(asked)));
}

QTEST_APPLESS_MAIN(TestScene)
#include "tst_scene.moc"
