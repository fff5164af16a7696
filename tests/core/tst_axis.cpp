#include "core/timeline/sceneaxis.h"
#include "core/timeline/timescale.h"

#include "tests/support/fakemeasure.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace dateline;

namespace {

double at(std::int64_t year, int month = 1, int day = 1, int hour = 0, int minute = 0)
{
    return static_cast<double>(secondsFromCivil(year, month, day, hour, minute));
}

QString labels(const std::vector<Tick>& ticks)
{
    QStringList texts;
    for (const auto& tick : ticks)
        texts << QString::fromStdString(tick.label);
    return texts.join(" | ");
}

/// Any range from a minute to ten billion years, anywhere.
VisibleRange randomRange(std::mt19937& generator)
{
    const auto length = std::min(kLongestRange, 60 * std::pow(10.0, randomShare(generator) * 16));
    const auto spread = std::max(length, 5000 * 3.15e7);
    const auto middle = (randomShare(generator) - 0.6) * spread;
    return {middle - length / 2, middle + length / 2};
}

/// The second begins a year, a month, a day, or a second of a day that is a multiple of a step.
bool onCalendar(const Tick& tick, double secondsPerPixel)
{
    const auto time = civilFromSeconds(tick.seconds);
    if (secondsPerPixel > 86'400)
        return time.hour == 0 && time.minute == 0 && time.second == 0 && time.day == 1;
    if (secondsPerPixel > 2000)
        return time.hour == 0 && time.minute == 0 && time.second == 0;
    return true;
}

} // namespace

class TestAxis : public QObject
{
    Q_OBJECT

private slots:
    void labelsNameTheUnitsOfTheRange_data();
    void labelsNameTheUnitsOfTheRange();
    void aDayIsNamedOverItsWholeDay();
    void daysDoNotCrowdTheNextMonth();
    void linesStandAtEveryDayAndStrongOnesAtMondays();
    void anyAxisIsOrderedSpacedAndOnTheCalendar();
    void labelsNeverCollideOrLeaveTheArea();
    void theUpperLabelStaysAtTheEdgeWhileItsUnitIsSeen();
    void theUpperLabelIsShortenedBeforeItIsDropped();
};

void TestAxis::labelsNameTheUnitsOfTheRange_data()
{
    QTest::addColumn<double>("start");
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("width");
    QTest::addColumn<QString>("minor");
    QTest::addColumn<QString>("major");

    QTest::newRow("every second day of a month")
        << at(2024, 3, 1) << at(2024, 4, 1) << 850.0
        << "1 | 3 | 5 | 7 | 9 | 11 | 13 | 15 | 17 | 19 | 21 | 23 | 25 | 27 | 29 | 31"
        << "March 2024";
    QTest::newRow("a day that is partly seen is named")
        << at(2024, 2, 29, 12) << at(2024, 3, 4) << 200.0 << "29 | 1 | 2 | 3"
        << "February 2024 | March 2024";
    QTest::newRow("weeks") << at(2024, 2, 1) << at(2024, 4, 1) << 400.0 << "1 | 8 | 15 | 22 | 1 | 8 | 15 | 22 | 29"
                           << "February 2024 | March 2024";
    QTest::newRow("months") << at(2023, 11, 1) << at(2024, 4, 1) << 250.0 << "Nov | Dec | Jan | Feb | Mar"
                            << "2023 | 2024";
    QTest::newRow("quarters") << at(2022) << at(2024) << 500.0 << "Jan | Apr | Jul | Oct | Jan | Apr | Jul | Oct"
                              << "2022 | 2023";
    QTest::newRow("years") << at(2018, 6) << at(2023) << 300.0 << "2018 | 2019 | 2020 | 2021 | 2022"
                           << "2010s | 2020s";
    QTest::newRow("five years") << at(1978) << at(2001) << 250.0 << "1980 | 1985 | 1990 | 1995 | 2000"
                                << "20th century";
    QTest::newRow("the new century begins in 2001") << at(1989) << at(2002) << 150.0 << "1990 | 1995 | 2000"
                                                    << "20th century | 21st century";
    QTest::newRow("six hours") << at(2024, 3, 22) << at(2024, 3, 24) << 400.0
                               << "00:00 | 06:00 | 12:00 | 18:00 | 00:00 | 06:00 | 12:00 | 18:00"
                               << "Friday 22 March 2024 | Saturday 23 March 2024";
    QTest::newRow("minutes") << at(2024, 3, 22, 19, 58) << at(2024, 3, 22, 20, 3) << 300.0
                             << "19:58 | 19:59 | 20:00 | 20:01 | 20:02"
                             << "Friday 22 March 2024";
    QTest::newRow("seconds") << at(2024, 3, 22, 19, 59) << at(2024, 3, 22, 20, 0) << 250.0
                             << "19:59:00 | 19:59:10 | 19:59:20 | 19:59:30 | 19:59:40 | 19:59:50"
                             << "Friday 22 March 2024";
    QTest::newRow("years before our era") << at(-45) << at(-41) << 200.0 << "46 BC | 45 BC | 44 BC | 43 BC"
                                          << "40s BC";
    QTest::newRow("a month before our era") << at(-43, 3, 14) << at(-43, 3, 17) << 200.0 << "14 | 15 | 16"
                                            << "March 44 BC";
    QTest::newRow("the turn of the era, year by year") << at(-1) << at(3) << 200.0 << "2 BC | 1 BC | AD 1 | AD 2"
                                                       << "9 – 1 BC | AD 1 – 9";
    QTest::newRow("the turn of the era, by centuries")
        << at(-250) << at(250) << 250.0 << "200 BC | 100 BC | AD 1 | 100 | 200"
        << "1st millennium BC | 1st millennium";
    QTest::newRow("millennia") << at(-11'999) << at(-7'999) << 200.0 << "12,000 BC | 11,000 BC | 10,000 BC | 9000 BC"
                               << "";
    QTest::newRow("billions of years") << at(-3'999'999'999) << at(-1'999'999'990) << 100.0
                                       << "4 billion years ago | 3 billion years ago | 2 billion years ago"
                                       << "";
    QTest::newRow("tens of billions") << at(-9'999'999'999) << at(9'999'999'999) << 200.0
                                      << "10 billion years ago | 5 billion years ago | AD 1 | AD 5 billion"
                                      << "";
}

void TestAxis::labelsNameTheUnitsOfTheRange()
{
    QFETCH(double, start);
    QFETCH(double, end);
    QFETCH(double, width);
    QFETCH(QString, minor);
    QFETCH(QString, major);
    const auto axis = axisTicks({{start, end}, 0, width}, 40);
    QCOMPARE(labels(axis.minor), minor);
    QCOMPARE(labels(axis.major), major);
}

void TestAxis::aDayIsNamedOverItsWholeDay()
{
    const auto days = axisTicks({{at(2024, 3, 1), at(2024, 3, 11)}, 0, 1000}, 60);
    for (const auto& tick : days.minor)
        QCOMPARE(tick.end - tick.seconds, kSecondsPerDay);
    const auto hours = axisTicks({{at(2024, 3, 1), at(2024, 3, 2)}, 0, 1000}, 60);
    for (const auto& tick : hours.minor)
        QCOMPARE(tick.end, tick.seconds);
}

void TestAxis::daysDoNotCrowdTheNextMonth()
{
    // Every second day: 31 March would stand a day before 1 April, so it is left out as long as that is on show.
    const auto axis = axisTicks({{at(2024, 3, 27), at(2024, 4, 5)}, 0, 225}, 40);
    QCOMPARE(labels(axis.minor), QString("27 | 29 | 1 | 3"));
    const auto untilNoon = axisTicks({{at(2024, 3, 27), at(2024, 4, 1, 12)}, 0, 137.5}, 40);
    QCOMPARE(labels(untilNoon.minor), QString("27 | 29 | 31"));
}

void TestAxis::linesStandAtEveryDayAndStrongOnesAtMondays()
{
    const auto axis = axisTicks({{at(2024, 3, 1), at(2024, 4, 1)}, 0, 850}, 40);
    QCOMPARE(axis.lines.size(), std::size_t{31});
    std::vector<int> days;
    for (const auto line : axis.strongLines)
        days.push_back(civilFromSeconds(line).day);
    QCOMPARE(days, (std::vector<int>{1, 4, 11, 18, 25}));
}

void TestAxis::anyAxisIsOrderedSpacedAndOnTheCalendar()
{
    std::mt19937 generator(11);
    for (int i = 0; i < 3000; ++i) {
        const TimeScale scale{randomRange(generator), 100, 200 + 1800 * randomShare(generator)};
        const auto spacing = 20 + 80 * randomShare(generator);
        const auto axis = axisTicks(scale, spacing);
        const auto from = static_cast<std::int64_t>(std::floor(scale.range.start));
        const auto to = static_cast<std::int64_t>(std::ceil(scale.range.end));
        for (std::size_t n = 0; n < axis.minor.size(); ++n) {
            const auto& tick = axis.minor[n];
            const auto middle = tick.seconds + (tick.end - tick.seconds) / 2;
            QVERIFY(middle >= from && middle < to);
            QVERIFY(!tick.label.empty());
            QVERIFY(onCalendar(tick, scale.secondsPerPixel()));
            if (n > 0) {
                const auto apart = static_cast<double>(tick.seconds - axis.minor[n - 1].seconds);
                QVERIFY(apart / scale.secondsPerPixel() >= spacing * (1 - 1e-9));
                QVERIFY(tick.label != axis.minor[n - 1].label);
            }
        }
        for (std::size_t n = 1; n < axis.major.size(); ++n)
            QCOMPARE(axis.major[n].seconds, axis.major[n - 1].end);
        if (!axis.major.empty())
            QVERIFY(axis.major.front().seconds <= from && axis.major.back().end >= to);
        for (const auto* lines : {&axis.lines, &axis.strongLines}) {
            QVERIFY(std::is_sorted(lines->begin(), lines->end()));
            QVERIFY(lines->empty() || (lines->front() >= from && lines->back() < to));
            QVERIFY(static_cast<double>(lines->size()) <= scale.width / 5 + 2);
        }
    }
}

void TestAxis::labelsNeverCollideOrLeaveTheArea()
{
    std::mt19937 generator(12);
    const FakeMeasure measure;
    for (int i = 0; i < 3000; ++i) {
        TimelineScene scene;
        scene.width = 150 + 2000 * randomShare(generator);
        scene.height = 600;
        scene.axisHeight = 46;
        scene.gutterWidth = 104 * static_cast<double>(randomBelow(generator, 2));
        const TimeScale scale{randomRange(generator), scene.gutterWidth, scene.width - scene.gutterWidth};
        layout::addAxis(scene, scale, measure);
        for (std::size_t n = 0; n < scene.axis.size(); ++n) {
            const auto& box = scene.axis[n].box;
            QVERIFY(box.x >= scene.gutterWidth && box.right() <= scene.width);
            QVERIFY(box.y >= 0 && box.bottom() <= scene.axisHeight);
            for (std::size_t m = 0; m < n; ++m)
                QVERIFY(!box.overlaps(scene.axis[m].box));
        }
        for (const auto& line : scene.grid)
            QVERIFY(line.x1 >= scene.gutterWidth - 1e-6 && line.x1 <= scene.width + 1e-6);
    }
}

void TestAxis::theUpperLabelStaysAtTheEdgeWhileItsUnitIsSeen()
{
    const FakeMeasure measure;
    const auto majorsFrom = [&](double start) {
        TimelineScene scene;
        scene.width = 904;
        scene.height = 600;
        scene.axisHeight = 46;
        scene.gutterWidth = 104;
        layout::addAxis(scene, {{start, start + 31 * 86'400}, 104, 800}, measure);
        std::vector<std::pair<QString, int>> texts;
        for (const auto& label : scene.axis) {
            if (label.major)
                texts.emplace_back(QString::fromStdString(label.text), qRound(label.box.x));
        }
        return texts;
    };
    using Texts = std::vector<std::pair<QString, int>>;
    QCOMPARE(majorsFrom(at(2024, 3, 1)), (Texts{{"March 2024", 104}}));
    QCOMPARE(majorsFrom(at(2024, 3, 11)), (Texts{{"March 2024", 116}, {"April 2024", 646}}));
    QCOMPARE(majorsFrom(at(2024, 3, 30)), (Texts{{"April 2024", 156}}));
}

void TestAxis::theUpperLabelIsShortenedBeforeItIsDropped()
{
    const FakeMeasure measure;
    TimelineScene scene;
    scene.width = 600;
    scene.height = 600;
    scene.axisHeight = 46;
    layout::addAxis(scene, {{at(2024, 3, 20), at(2024, 3, 24)}, 0, 600}, measure);
    QStringList texts;
    for (const auto& label : scene.axis) {
        if (label.major)
            texts << QString::fromStdString(label.text);
    }
    QCOMPARE(texts.join(" | "), QString("20 Mar 2024 | 21 Mar 2024 | 22 Mar 2024 | 23 Mar 2024"));
}

QTEST_APPLESS_MAIN(TestAxis)
#include "tst_axis.moc"
