#include "tests/support/samplecase.h"
#include "ui/charts/eventschart.h"
#include "ui/charts/tollchart.h"

#include <QTest>
#include <QtCharts/QAbstractSeries>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QStackedBarSeries>

using namespace dateline;

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void barsCountEveryShownEventOnce_data();
    void barsCountEveryShownEventOnce();
    void aBarOpensItsStretchOfTimeAndItsFirstEvent();
    void theBarOfTheSelectedEventIsMarked();
    void everyBarHasItsLabelBelowIt();
    void eachSourcesTollIsAPointOfItsOwn();
    void aPointOpensThePassageThatItStandsIn();

private:
    std::unique_ptr<Workspace> workspace_;
};

void TestCharts::init()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    workspace_->setCase(std::move(*file));
    workspace_->showAll();
}

void TestCharts::barsCountEveryShownEventOnce_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("most");
    const auto day = [](int year, int month, int d) {
        return static_cast<double>(secondsFromCivil(year, month, d, 0, 0, 0));
    };
    QTest::newRow("all in a few bars") << day(2019, 1, 1) << day(2023, 1, 1) << 8;
    QTest::newRow("all in many bars") << day(2019, 1, 1) << day(2023, 1, 1) << 40;
    QTest::newRow("a part that cuts events") << day(2021, 4, 20) << day(2021, 11, 1) << 30;
    QTest::newRow("one day") << day(2021, 3, 2) << day(2021, 3, 3) << 24;
}

void TestCharts::barsCountEveryShownEventOnce()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, most);
    const EventIndex& index = workspace_->index();
    const VisibleRange range{from, to};
    const auto bins = chartBins(index, workspace_->shown(), range, static_cast<std::size_t>(most));
    QVERIFY(!bins.empty());
    QVERIFY(bins.size() <= static_cast<std::size_t>(most) + 2);
    std::uint32_t counted = 0;
    for (std::size_t i = 0; i < bins.size(); ++i) {
        QVERIFY(bins[i].start < bins[i].end);
        QVERIFY(i == 0 || bins[i].start == bins[i - 1].end);
        counted += bins[i].total();
    }
    std::uint32_t expected = 0;
    for (EventRow row = 0; row < index.size(); ++row) {
        expected += index.extent[row].earliest < bins.back().end && index.extent[row].latest > bins.front().start;
    }
    QCOMPARE(counted, expected);
}

void TestCharts::aBarOpensItsStretchOfTimeAndItsFirstEvent()
{
    EventsChart chart(*workspace_);
    chart.show();
    const auto& bins = chart.bins();
    const auto full = std::find_if(bins.begin(), bins.end(), [](const ChartBin& bin) { return bin.total() > 0; });
    QVERIFY(full != bins.end());
    const ChartBin opened = *full;
    chart.openBin(static_cast<std::size_t>(full - bins.begin()));
    QVERIFY(workspace_->selected());
    QVERIFY(workspace_->range().start <= static_cast<double>(opened.start));
    QVERIFY(workspace_->range().end >= static_cast<double>(opened.end));
    QVERIFY(workspace_->range().length() < 2 * static_cast<double>(opened.end - opened.start));
}

void TestCharts::theBarOfTheSelectedEventIsMarked()
{
    EventsChart chart(*workspace_);
    chart.show();
    workspace_->selectKey(workspace_->index().key[workspace_->index().size() - 1]);
    int marked = 0;
    for (QAbstractSeries* one : chart.chart()->series()) {
        for (QBarSet* set : qobject_cast<QStackedBarSeries*>(one)->barSets()) {
            marked += static_cast<int>(set->selectedBars().size());
        }
    }
    QVERIFY(marked > 0);
}

void TestCharts::everyBarHasItsLabelBelowIt()
{
    // The range begins within a unit, so that the first bar is a cut one, which has no label of its own.
    workspace_->setRange({static_cast<double>(secondsFromCivil(2021, 2, 20, 0, 0, 0)),
                          static_cast<double>(secondsFromCivil(2021, 10, 20, 0, 0, 0))});
    EventsChart chart(*workspace_);
    chart.resize(600, 300);
    chart.show();
    const auto axes = chart.chart()->axes(Qt::Horizontal);
    QCOMPARE(axes.size(), 1);
    const QStringList labels = qobject_cast<QBarCategoryAxis*>(axes.front())->categories();
    QCOMPARE(static_cast<std::size_t>(labels.size()), chart.bins().size());
    for (qsizetype i = 0; i < labels.size(); ++i) {
        QVERIFY(labels[i].startsWith(chart.bins()[static_cast<std::size_t>(i)].label));
    }
}

void TestCharts::eachSourcesTollIsAPointOfItsOwn()
{
    TollChart chart(*workspace_);
    chart.resize(600, 300);
    chart.show();
    const auto fire = std::find_if(chart.rows().begin(), chart.rows().end(), [&](const TollRow& row) {
        return row.event == workspace_->caseFile().findEvent("harbour-fire").value_or(-1);
    });
    QVERIFY(fire != chart.rows().end());
    QVERIFY2(fire->deaths.size() >= 2, "two sources give different tolls of the fire");
    std::size_t points = 0;
    for (const TollRow& row : chart.rows()) {
        points += row.deaths.size() + row.injured.size();
    }
    std::size_t drawn = 0;
    for (QAbstractSeries* series : chart.chart()->series()) {
        drawn += static_cast<std::size_t>(qobject_cast<QScatterSeries*>(series)->count());
    }
    QCOMPARE(drawn, points);
}

void TestCharts::aPointOpensThePassageThatItStandsIn()
{
    TollChart chart(*workspace_);
    chart.show();
    QVERIFY(!chart.rows().empty());
    const TollRow& row = chart.rows().front();
    const TollPoint point = row.deaths.empty() ? row.injured.front() : row.deaths.front();
    chart.openPoint(point);
    QVERIFY(workspace_->details());
    QCOMPARE(workspace_->details()->key, point.event);
    QCOMPARE(workspace_->passage(), point.passage);
    QCOMPARE(workspace_->passageSource(), point.sources.front());
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
