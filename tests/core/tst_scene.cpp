#include "core/timeline/scenebuilder.h"

#include "tests/support/scenestage.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

using namespace dateline;
using namespace dateline::test;

namespace {

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
    void whatIsLongerThanTheViewIsThinAndBelow();
    void whatBeganBeforeIsCutAtTheGutterAndNamedThere();
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
    void takingAFilterAwayShowsWhatWasThereBefore();
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
    QTest::newRow("labels of nominal width") << 1500;
    QTest::newRow("packed in tiles") << 6000;
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

void TestScene::takingAFilterAwayShowsWhatWasThereBefore()
{
    Stage stage(RandomIndex(4, {.events = 5000}));
    const auto range = storyRange(stage.index);
    const auto before = stage.build(range.start, range.end);
    const auto all = stage.options.shown;
    for (EventRow row = 0; row < stage.index.size(); row += 2)
        stage.options.shown.set(row, false);
    const auto filtered = stage.build(range.start, range.end);
    QVERIFY(filtered.shownEvents < before.shownEvents);
    stage.options.shown = all;
    const auto after = stage.build(range.start, range.end);
    QCOMPARE(after.shownEvents, before.shownEvents);
    QCOMPARE(after.marks.size(), before.marks.size());
    for (std::size_t i = 0; i < after.marks.size(); ++i) {
        QCOMPARE(after.marks[i].event, before.marks[i].event);
        QCOMPARE(after.marks[i].box, before.marks[i].box);
    }
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
