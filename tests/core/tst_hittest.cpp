#include "core/timeline/scenebuilder.h"

#include <QTest>

using namespace dateline;

namespace {

TimelineScene someScene()
{
    TimelineScene scene;
    scene.width = 1000;
    scene.height = 400;
    scene.axisHeight = 46;
    scene.gutterWidth = 100;
    scene.lanes.push_back({.box = {0, 46, 1000, 100}, .name = "Attack", .lane = 0});
    scene.lanes.push_back({.box = {0, 146, 1000, 100}, .name = "Arrest", .lane = 1});
    scene.marks.push_back({.kind = MarkKind::Span, .box = {200, 60, 300, 14}, .event = 1});
    scene.marks.push_back({.box = {300, 60, 14, 14}, .event = 2});
    scene.marks.push_back({.box = {330, 160, 14, 14}, .event = 3});
    scene.marks.push_back({.kind = MarkKind::Alternative, .box = {360, 160, 14, 14}, .event = 3});
    scene.marks.push_back(
        {.kind = MarkKind::Cluster, .box = {600, 160, 20, 14}, .event = 4, .count = 2, .firstInCluster = 0});
    scene.clustered = {4, 5};
    scene.labels.push_back({.box = {380, 159, 90, 16}, .text = "An arrest", .second = {}, .event = 3});
    return scene;
}

} // namespace

class TestHitTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsUnderAPoint_data();
    void whatIsUnderAPoint();
    void aRibbonIsHitWhereItHasEvents_data();
    void aRibbonIsHitWhereItHasEvents();
    void relationsLeaveAndEnterMarks();
    void theArrowFollowsTheRelation();
    void aRelatedEventInAClusterIsMetThere();
    void whatIsNotShownHasNoCurve();
};

void TestHitTest::whatIsUnderAPoint_data()
{
    using Kind = SceneHit::Kind;
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<EventRow>("event");
    QTest::addColumn<std::size_t>("position");
    const auto row = [](const char* name, double x, double y, Kind kind, EventRow event, std::size_t position) {
        QTest::newRow(name) << x << y << kind << event << position;
    };
    row("on the axis", 500, 20, Kind::Axis, 0, 0);
    row("on a bar", 220, 65, Kind::Mark, 1, 0);
    row("on a mark that lies on a bar", 305, 65, Kind::Mark, 2, 1);
    row("on the bar, near the mark on it", 316, 65, Kind::Mark, 1, 0);
    row("just above a mark", 337, 157, Kind::Mark, 3, 2);
    row("between two marks, nearer the first", 346, 167, Kind::Mark, 3, 2);
    row("between two marks, nearer the second", 358, 167, Kind::Mark, 3, 3);
    row("between two marks, near neither", 352, 167, Kind::Lane, 0, 1);
    row("on a cluster", 610, 165, Kind::Mark, 4, 4);
    row("on a label", 400, 165, Kind::Label, 3, 0);
    row("on a lane's name", 20, 165, Kind::Lane, 0, 1);
    row("on an empty place of a lane", 900, 100, Kind::Lane, 0, 0);
    row("below the lanes", 900, 300, Kind::Nothing, 0, 0);
    row("right of everything", 1000, 100, Kind::Nothing, 0, 0);
    row("above everything", 500, -1, Kind::Nothing, 0, 0);
}

void TestHitTest::whatIsUnderAPoint()
{
    QFETCH(double, x);
    QFETCH(double, y);
    QFETCH(SceneHit::Kind, kind);
    QFETCH(EventRow, event);
    QFETCH(std::size_t, position);
    const auto hit = hitTest(someScene(), x, y);
    QCOMPARE(hit.kind, kind);
    QCOMPARE(hit.event, event);
    QCOMPARE(hit.position, position);
}

void TestHitTest::aRibbonIsHitWhereItHasEvents_data()
{
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::addColumn<SceneHit::Kind>("kind");
    using Kind = SceneHit::Kind;
    QTest::newRow("on a column with events") << 730.5 << 200.0 << Kind::Ribbon;
    QTest::newRow("within the slack beside one") << 733.0 << 200.0 << Kind::Ribbon;
    QTest::newRow("on empty columns") << 750.0 << 200.0 << Kind::Lane;
    QTest::newRow("at its last column") << 799.0 << 200.0 << Kind::Ribbon;
    QTest::newRow("within the slack beyond its end") << 803.0 << 200.0 << Kind::Ribbon;
    QTest::newRow("beyond its end") << 805.0 << 200.0 << Kind::Lane;
    QTest::newRow("above it") << 730.5 << 185.0 << Kind::Lane;
}

void TestHitTest::aRibbonIsHitWhereItHasEvents()
{
    QFETCH(double, x);
    QFETCH(double, y);
    auto scene = someScene();
    DensityRibbon ribbon;
    ribbon.box = {700, 190, 100, 20};
    ribbon.counts.assign(100, 0);
    ribbon.counts[30] = ribbon.counts[99] = 7;
    scene.ribbons = {ribbon};
    QTEST(hitTest(scene, x, y).kind, "kind");
}

void TestHitTest::relationsLeaveAndEnterMarks()
{
    const auto scene = someScene();
    const auto lines = relationLines(scene, 2, {{4, false}});
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].kind, LineKind::Relation);
    QCOMPARE(lines[0].x1, 307.0);
    QVERIFY(lines[0].y1 >= 74 && lines[0].y1 < 80);
    QVERIFY(lines[0].x2 <= 600 && lines[0].x2 > 590);
    QCOMPARE(lines[0].y2, 167.0);
}

void TestHitTest::theArrowFollowsTheRelation()
{
    const auto scene = someScene();
    const auto there = relationLines(scene, 2, {{4, false}});
    const auto back = relationLines(scene, 4, {{2, true}});
    QCOMPARE(back.size(), std::size_t{1});
    QCOMPARE(back[0].x1, there[0].x1);
    QCOMPARE(back[0].y2, there[0].y2);
}

void TestHitTest::aRelatedEventInAClusterIsMetThere()
{
    const auto scene = someScene();
    QCOMPARE(relationLines(scene, 2, {{5, false}}).size(), std::size_t{1});
    // Both in the same cluster: there is nothing to draw.
    QVERIFY(relationLines(scene, 4, {{5, false}}).empty());
}

void TestHitTest::whatIsNotShownHasNoCurve()
{
    const auto scene = someScene();
    QVERIFY(relationLines(scene, 2, {{77, false}}).empty());
    QVERIFY(relationLines(scene, 77, {{2, false}}).empty());
    QVERIFY(relationLines(scene, 2, {}).empty());
}

QTEST_APPLESS_MAIN(TestHitTest)
#include "tst_hittest.moc"
