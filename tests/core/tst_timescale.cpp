#include "core/timeline/scene.h" // before the others: moc of Qt 6.4 cannot begin with a header that needs <compare>
#include "core/timeline/timescale.h"

#include "tests/support/randomindex.h"

#include <QTest>

#include <cmath>

using namespace dateline;

namespace {

constexpr double kDay = 86'400;
constexpr double kYear = 365.2425 * kDay;

double at(std::int64_t year, int month = 1, int day = 1, int hour = 0, int minute = 0)
{
    return static_cast<double>(secondsFromCivil(year, month, day, hour, minute));
}

} // namespace

class TestTimeScale : public QObject
{
    Q_OBJECT

private slots:
    void timeGoesToXAndBack();
    void zoomingKeepsTheTimeUnderTheAnchor_data();
    void zoomingKeepsTheTimeUnderTheAnchor();
    void zoomingStopsAtAMinuteAndAtTheAgeOfTheWorld();
    void panningKeepsTheLength();
    void aRangeIsToldInWords_data();
    void aRangeIsToldInWords();
};

void TestTimeScale::timeGoesToXAndBack()
{
    std::mt19937 generator(1);
    for (int i = 0; i < 1000; ++i) {
        const auto start = (randomShare(generator) - 0.5) * 200 * kYear;
        const TimeScale scale{{start, start + std::pow(10, 2 + 8 * randomShare(generator))},
                              randomShare(generator) * 200,
                              100 + randomShare(generator) * 2000};
        QCOMPARE(scale.x(scale.range.start), scale.left);
        const auto x = scale.left + randomShare(generator) * scale.width;
        QVERIFY(std::abs(scale.x(scale.seconds(x)) - x) < 1e-3);
        QVERIFY(std::abs(scale.secondsPerPixel() * scale.width - scale.range.length()) <= 1e-9 * scale.range.length());
    }
}

void TestTimeScale::zoomingKeepsTheTimeUnderTheAnchor_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<double>("share");
    QTest::newRow("in at the left edge") << 1.25 << 0.0;
    QTest::newRow("in at the middle") << 2.0 << 0.5;
    QTest::newRow("in at the right edge") << 10.0 << 1.0;
    QTest::newRow("out at a third") << 0.5 << 0.33;
    QTest::newRow("in at what is not on show") << 3.0 << -2.0;
    QTest::newRow("not at all") << 1.0 << 0.7;
}

void TestTimeScale::zoomingKeepsTheTimeUnderTheAnchor()
{
    QFETCH(double, factor);
    QFETCH(double, share);
    const VisibleRange range{at(2014), at(2024, 6)};
    const auto anchor = range.start + share * range.length();
    const auto now = zoomed(range, factor, anchor);
    QVERIFY(std::abs(now.length() - range.length() / factor) < 1);
    QVERIFY(std::abs((anchor - now.start) - share * now.length()) < 1);
}

void TestTimeScale::zoomingStopsAtAMinuteAndAtTheAgeOfTheWorld()
{
    VisibleRange range{at(2024), at(2025)};
    const auto anchor = at(2024, 3, 22);
    for (int i = 0; i < 200; ++i)
        range = zoomed(range, 1.5, anchor);
    QCOMPARE(range.length(), kShortestRange);
    QVERIFY(range.start <= anchor && anchor <= range.end);
    for (int i = 0; i < 500; ++i)
        range = zoomed(range, 0.7, anchor);
    QCOMPARE(range.length(), kLongestRange);
    QCOMPARE(zoomed(range, 0, anchor), range);
    QCOMPARE(zoomed(range, -1, anchor), range);
    QCOMPARE(zoomed(range, std::nan(""), anchor), range);
}

void TestTimeScale::panningKeepsTheLength()
{
    const VisibleRange range{at(2024), at(2025)};
    const auto later = panned(range, 30 * kDay);
    QCOMPARE(later.start, range.start + 30 * kDay);
    QCOMPARE(later.length(), range.length());
    // However far one goes, the range stays within what can be counted in 64 bits.
    const auto farAway = panned(range, -1e30);
    QVERIFY(farAway.start >= -9.2e18);
    QCOMPARE(farAway.length() > 0, true);
}

void TestTimeScale::aRangeIsToldInWords_data()
{
    QTest::addColumn<double>("start");
    QTest::addColumn<double>("end");
    QTest::addColumn<QString>("words");
    QTest::newRow("a month") << at(2024, 3, 1) << at(2024, 4, 1) << "1 – 31 March 2024";
    QTest::newRow("a month with room beside it") << at(2024, 2, 29, 13) << at(2024, 4, 1, 11) << "1 – 31 March 2024";
    QTest::newRow("two months") << at(2024, 2, 20) << at(2024, 3, 11) << "20 February – 10 March 2024";
    QTest::newRow("over New Year") << at(2023, 12, 20) << at(2024, 1, 11) << "20 December 2023 – 10 January 2024";
    QTest::newRow("three days") << at(2024, 3, 22) << at(2024, 3, 25) << "22 – 24 March 2024";
    QTest::newRow("hours") << at(2024, 3, 22, 19, 55) << at(2024, 3, 22, 23, 5) << "22 March 2024, 19:55 – 23:05";
    QTest::newRow("over midnight") << at(2024, 3, 22, 19, 55) << at(2024, 3, 23, 1, 0)
                                   << "22 March 2024, 19:55 – 23 March 2024, 01:00";
    QTest::newRow("minutes") << at(2024, 3, 22, 19, 55) << at(2024, 3, 22, 19, 57)
                             << "22 March 2024, 19:55:00 – 19:57:00";
    QTest::newRow("half a year") << at(2023, 11, 3) << at(2024, 4, 28) << "November 2023 – April 2024";
    QTest::newRow("within a year") << at(2024, 2, 3) << at(2024, 8, 28) << "February – August 2024";
    QTest::newRow("years") << at(2018, 12, 20) << at(2024, 12, 28) << "2019 – 2024";
    QTest::newRow("over the turn of the era") << at(-43) << at(101) << "44 BC – 100";
    QTest::newRow("the age of the universe") << at(-13'983'333'333) << at(8'335'359) << "14 billion years ago – AD 1";
    QTest::newRow("since the dinosaurs") << at(-70'000'000) << at(1'000'001) << "70 million years ago – AD 1 million";
    QTest::newRow("stone ages") << at(-199'999) << at(2025) << "200,000 years ago – AD 2000";
    QTest::newRow("long ago") << at(-11'999) << at(-2'999) << "12,000 BC – 3001 BC";
}

void TestTimeScale::aRangeIsToldInWords()
{
    QFETCH(double, start);
    QFETCH(double, end);
    QFETCH(QString, words);
    QCOMPARE(QString::fromStdString(rangeInWords({start, end})), words);
}

QTEST_APPLESS_MAIN(TestTimeScale)
#include "tst_timescale.moc"
