#include "tests/support/timelinecase.h"
#include "ui/models/workspace.h"
#include "ui/timeline/overview.h"
#include "ui/timeline/overviewbars.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <numeric>

using namespace dateline;

namespace {

constexpr double kDay = 86'400;

std::int64_t yearStart(int year)
{
    return secondsFromCivil(year, 1, 1);
}

struct Fixture
{
    Workspace workspace;
    std::unique_ptr<Overview> overview;

    explicit Fixture(const Case& content = TimelineCase::march2024())
    {
        workspace.setCase(std::move(CaseFile::inMemory(content).value()));
        overview = std::make_unique<Overview>(workspace);
        overview->resize(960, 104);
        overview->show();
    }

    void drag(double from, double to)
    {
        const QPoint start(static_cast<int>(std::lround(from)), 50);
        const QPoint end(static_cast<int>(std::lround(to)), 50);
        QTest::mousePress(overview.get(), Qt::LeftButton, {}, start);
        QTest::mouseMove(overview.get(), (start + end) / 2);
        QTest::mouseMove(overview.get(), end);
        QTest::mouseRelease(overview.get(), Qt::LeftButton, {}, end);
    }

    double secondsPerPixel() const { return overview->timeScale().secondsPerPixel(); }
};

} // namespace

class TestOverview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBrushStandsOverTheRange();
    void aroundASingleEventThereIsTime();
    void theBrushOfAShortRangeCanStillBeTakenHoldOf();
    void theBrushOfARangeBeyondTheCaseStaysOnTheStrip();
    void draggingTheBrushMovesTheRange();
    void draggingAnEdgeMovesThatEdgeOnly_data();
    void draggingAnEdgeMovesThatEdgeOnly();
    void draggingBesideTheBrushMakesANewOne();
    void clickingBesideTheBrushBringsItThere();
    void aDoubleClickShowsAll();
    void keysMoveTheBrush();
    void barsAreWholeCalendarUnits_data();
    void barsAreWholeCalendarUnits();
    void everyEventIsCountedInTheBarOfItsStart();
    void theFilterLeavesTheBarsOfAllBehindTheShownOnes();
    void aBarStandsWhereItsYearIs();
    void theStripFollowsEveryEdit();
    void aStripWithoutACaseIsBlank();
};

void TestOverview::theBrushStandsOverTheRange()
{
    Fixture f;
    f.workspace.setRange({double(yearStart(1990)), double(yearStart(2000))});
    const TimeScale scale = f.overview->timeScale();
    QVERIFY(std::abs(f.overview->brush().left() - scale.x(double(yearStart(1990)))) < 0.5);
    QVERIFY(std::abs(f.overview->brush().right() - scale.x(double(yearStart(2000)))) < 0.5);
    QVERIFY(f.overview->accessibleDescription().contains(QStringLiteral("1990")));
}

void TestOverview::aroundASingleEventThereIsTime()
{
    TimelineCase made;
    made.event("only", "The only event", "attack", "2024-03-22", {1});
    const Fixture f(made.value());
    const VisibleRange range = f.overview->timeScale().range;
    const double noon = double(secondsFromCivil(2024, 3, 22, 12));
    QVERIFY(range.length() > 10 * kDay && range.length() < 60 * kDay);
    QVERIFY(std::abs(range.start / 2 + range.end / 2 - noon) < kDay / 2);
}

void TestOverview::theBrushOfAShortRangeCanStillBeTakenHoldOf()
{
    Fixture f;
    const double start = double(yearStart(2010));
    f.workspace.setRange({start, start + 600});
    QVERIFY(f.overview->brush().width() >= 8);
    QVERIFY(std::abs(f.overview->brush().center().x() - f.overview->timeScale().x(start)) < 1);
    f.drag(f.overview->brush().center().x(), f.overview->brush().center().x() + 100);
    QVERIFY(std::abs(f.workspace.range().length() - 600) < 1);
    QVERIFY(std::abs(f.workspace.range().start - start - 100 * f.secondsPerPixel()) < f.secondsPerPixel());
}

void TestOverview::theBrushOfARangeBeyondTheCaseStaysOnTheStrip()
{
    Fixture f;
    f.workspace.setRange({double(yearStart(1200)), double(yearStart(1210))});
    QVERIFY(f.overview->brush().left() >= 0 && f.overview->brush().width() >= 8);
    f.workspace.setRange({double(yearStart(3200)), double(yearStart(3210))});
    QVERIFY(f.overview->brush().right() <= f.overview->width());
    f.workspace.setRange({double(yearStart(-5000)), double(yearStart(5000))});
    QVERIFY(f.overview->brush().left() >= 0 && f.overview->brush().right() <= f.overview->width());
}

void TestOverview::draggingTheBrushMovesTheRange()
{
    Fixture f;
    const VisibleRange before{double(yearStart(1990)), double(yearStart(2000))};
    f.workspace.setRange(before);
    f.drag(f.overview->brush().center().x(), f.overview->brush().center().x() - 60);
    QVERIFY(std::abs(f.workspace.range().length() - before.length()) < 1);
    QVERIFY(std::abs(f.workspace.range().start - (before.start - 60 * f.secondsPerPixel())) < 1);
}

void TestOverview::draggingAnEdgeMovesThatEdgeOnly_data()
{
    QTest::addColumn<bool>("left");
    QTest::addColumn<int>("pixels");
    QTest::newRow("left edge outwards") << true << -80;
    QTest::newRow("left edge inwards") << true << 50;
    QTest::newRow("right edge outwards") << false << 70;
    QTest::newRow("right edge inwards") << false << -50;
    QTest::newRow("right edge past the left one") << false << -500;
}

void TestOverview::draggingAnEdgeMovesThatEdgeOnly()
{
    QFETCH(bool, left);
    QFETCH(int, pixels);
    Fixture f;
    const VisibleRange before{double(yearStart(1990)), double(yearStart(2000))};
    f.workspace.setRange(before);
    const double edge = left ? f.overview->brush().left() : f.overview->brush().right();
    f.drag(edge, edge + pixels);
    const VisibleRange after = f.workspace.range();
    if (left) {
        QCOMPARE(after.end, before.end);
        QVERIFY(std::abs(after.start - (before.start + pixels * f.secondsPerPixel())) < 1);
    } else {
        QCOMPARE(after.start, before.start);
        const double wanted = before.end + pixels * f.secondsPerPixel();
        QVERIFY(std::abs(after.end - std::max(wanted, before.start + kShortestRange)) < 1);
    }
}

void TestOverview::draggingBesideTheBrushMakesANewOne()
{
    Fixture f;
    const TimeScale scale = f.overview->timeScale();
    f.drag(500, 300);
    QVERIFY(std::abs(f.workspace.range().start - scale.seconds(300)) < 1);
    QVERIFY(std::abs(f.workspace.range().end - scale.seconds(500)) < 1);
}

void TestOverview::clickingBesideTheBrushBringsItThere()
{
    Fixture f;
    const double length = f.workspace.range().length();
    QTest::mouseClick(f.overview.get(), Qt::LeftButton, {}, {300, 50});
    QVERIFY(std::abs(f.workspace.range().length() - length) < 1);
    const double centre = (f.workspace.range().start + f.workspace.range().end) / 2;
    QVERIFY(std::abs(f.overview->timeScale().x(centre) - 300) < 1);
}

void TestOverview::aDoubleClickShowsAll()
{
    Fixture f;
    QTest::mouseDClick(f.overview.get(), Qt::LeftButton, {}, {300, 50});
    QCOMPARE(f.workspace.range(), wholeRange(f.workspace.index(), f.workspace.shown()));
}

void TestOverview::keysMoveTheBrush()
{
    Fixture f;
    const VisibleRange before{double(yearStart(1990)), double(yearStart(2000))};
    f.workspace.setRange(before);
    QTest::keyClick(f.overview.get(), Qt::Key_Right);
    QVERIFY(std::abs(f.workspace.range().start - (before.start + before.length() / 10)) < 1);
    QTest::keyClick(f.overview.get(), Qt::Key_Left);
    QTest::keyClick(f.overview.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(f.workspace.range().start - before.start) < 1);
    QVERIFY(std::abs(f.workspace.range().end - (before.end + before.length() / 10)) < 1);
    QTest::keyClick(f.overview.get(), Qt::Key_Plus);
    QVERIFY(f.workspace.range().length() < before.length());
    QTest::keyClick(f.overview.get(), Qt::Key_Home);
    QCOMPARE(f.workspace.range(), wholeRange(f.workspace.index(), f.workspace.shown()));
}

void TestOverview::barsAreWholeCalendarUnits_data()
{
    QTest::addColumn<double>("days");
    QTest::addColumn<double>("fewestDays");
    QTest::addColumn<double>("mostDays");
    QTest::newRow("a day in ten minutes") << 1.0 << 600.0 / kDay << 600.0 / kDay + 0.05;
    QTest::newRow("a month in days") << 30.0 << 0.25 << 1.0;
    QTest::newRow("two years in months") << 730.0 << 28.0 << 31.0;
    QTest::newRow("half a century in years") << 50 * 365.25 << 365.0 << 366.0;
    QTest::newRow("ten thousand years in centuries") << 3'652'500.0 << 36'524.0 << 100'000.0;
    QTest::newRow("the age of the earth") << 365.25 * 4.6e9 << 365.0 * 2e7 << 366.0 * 1e8;
}

void TestOverview::barsAreWholeCalendarUnits()
{
    QFETCH(double, days);
    QFETCH(double, fewestDays);
    QFETCH(double, mostDays);
    const double end = double(yearStart(2024)) + 40'000;
    const OverviewBars bars = overviewBars(EventIndex{}, EventSet{}, {end - days * kDay, end}, 900, 9);
    QVERIFY(bars.edges.size() > 8 && bars.edges.size() < 130);
    for (std::size_t i = 0; i + 1 < bars.edges.size(); ++i) {
        const double length = double(bars.edges[i + 1] - bars.edges[i]) / kDay;
        QVERIFY2(length >= fewestDays && length <= mostDays, qPrintable(QString::number(length)));
        if (days > 365) {
            QCOMPARE(civilFromSeconds(bars.edges[i]).day, 1);
            QVERIFY(formatIso(bars.edges[i]).ends_with("T00:00:00"));
        }
    }
    QVERIFY(double(bars.edges.front()) <= end - days * kDay);
    QVERIFY(double(bars.edges.back()) >= end);
}

void TestOverview::everyEventIsCountedInTheBarOfItsStart()
{
    Fixture f;
    const EventIndex& index = f.workspace.index();
    const VisibleRange whole = wholeRange(index, f.workspace.shown());
    const OverviewBars bars = overviewBars(index, f.workspace.shown(), whole, 900, 9);
    QCOMPARE(std::accumulate(bars.all.begin(), bars.all.end(), 0u), static_cast<std::uint32_t>(index.size()));
    QCOMPARE(bars.shown, bars.all);
    for (std::size_t i = 0; i < bars.all.size(); ++i) {
        const int year = static_cast<int>(civilFromSeconds(bars.edges[i]).year);
        // "2022" begins with the year, and is of that year.
        QCOMPARE(bars.all[i], year == 1979 || year == 2019 || year == 2021 || year == 2022 ? 1u
                              : year == 2024                                               ? 17u
                                                                                           : 0u);
    }
}

void TestOverview::theFilterLeavesTheBarsOfAllBehindTheShownOnes()
{
    Fixture f;
    EventFilter filter;
    filter.categories = {0};
    f.workspace.setFilter(filter);
    const VisibleRange whole = wholeRange(f.workspace.index(), EventSet(f.workspace.index().size(), true));
    const OverviewBars bars = overviewBars(f.workspace.index(), f.workspace.shown(), whole, 900, 9);
    QCOMPARE(std::accumulate(bars.shown.begin(), bars.shown.end(), 0u), f.workspace.counts().shown);
    QCOMPARE(bars.highest, 17u);
}

void TestOverview::aBarStandsWhereItsYearIs()
{
    Fixture f;
    f.workspace.setRange({double(yearStart(1990)), double(yearStart(1991))});
    const QImage image = f.overview->grab().toImage();
    const TimeScale scale = f.overview->timeScale();
    const QColor panel = f.workspace.theme().panel;
    const auto at = [&](int year, int y) {
        return image.pixelColor(static_cast<int>(scale.x(double(yearStart(year)) + 150 * kDay)), y);
    };
    const int bottom = f.overview->height() - 28;
    QVERIFY(at(1979, bottom) != panel);
    QCOMPARE(at(1985, bottom), panel);
    QVERIFY(at(2024, 20) != panel);
    QCOMPARE(at(2021, 20), panel);
}

void TestOverview::theStripFollowsEveryEdit()
{
    Fixture f;
    f.overview->grab();
    const auto isAsIfNew = [&f] {
        Overview fresh(f.workspace);
        fresh.resize(f.overview->size());
        return f.overview->timeScale().range == fresh.timeScale().range &&
               f.overview->grab().toImage() == fresh.grab().toImage();
    };
    const Event event = f.workspace.caseFile().event(f.workspace.index().key[4])->event;
    Event renamed = event;
    renamed.title += " again";
    QVERIFY(f.workspace.edit(Change{"Rename", {}}.change(event, renamed)));
    QVERIFY(isAsIfNew());
    for (const char* date : {"2023-01-05", "1870", "2044-07"}) {
        Event added;
        added.id = std::string("of-") + date;
        added.title = "A new event";
        added.category = event.category;
        Claim claim;
        claim.id = "date-" + added.id;
        claim.property = "date";
        claim.value = EdtfDate::parse(date).value();
        QVERIFY(f.workspace.edit(Change{"Add", {}}.add(added).add(ClaimOf{added.id, claim})));
        QVERIFY2(isAsIfNew(), date);
    }
    EventFilter filter;
    filter.categories = {0};
    f.workspace.setFilter(filter);
    QVERIFY(isAsIfNew());
    while (!f.workspace.undoName().isEmpty()) {
        QVERIFY(f.workspace.undo());
        QVERIFY(isAsIfNew());
    }
}

void TestOverview::aStripWithoutACaseIsBlank()
{
    Workspace workspace;
    Overview overview(workspace);
    overview.resize(600, 104);
    overview.show();
    QVERIFY(!overview.grab().isNull());
    QTest::mouseClick(&overview, Qt::LeftButton, {}, {300, 50});
    QTest::mouseMove(&overview, {310, 50});
    QTest::keyClick(&overview, Qt::Key_Right);
    QCOMPARE(overview.brush(), QRectF());
}

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
