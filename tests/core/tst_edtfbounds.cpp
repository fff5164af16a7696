#include "core/time/datejson.h"
#include "core/time/edtf.h"

#include "tests/support/edtfcases.h"
#include "tests/support/randomedtf.h"

#include <QTest>

#include <chrono>
#include <nlohmann/json.hpp>
#include <random>

using namespace dateline;

/// What a date means on the axis of time: strict and widened bounds, and the calendar they stand on.
class TestEdtfBounds : public QObject
{
    Q_OBJECT

private slots:
    void everyKnownExpressionHasItsBounds_data();
    void everyKnownExpressionHasItsBounds();
    void aSubYearGroupingIsTheMonthsOfTheConvention_data();
    void aSubYearGroupingIsTheMonthsOfTheConvention();
    void onlyDigitsThatMakeADateCount_data();
    void onlyDigitsThatMakeADateCount();
    void unspecifiedDigitsAgreeWithTryingEveryDay();
    void approximateWidensByTheMarginOfItsPrecision_data();
    void approximateWidensByTheMarginOfItsPrecision();
    void aCaseCanSetItsOwnMargins();
    void openAndUnknownEndsReachOutWithoutEnd();
    void randomBoundsAreOrderedAndWidenedOnesContainThem();
    void theJsonOfADateHasBothEndsIncluded();
    void theJsonOfAnOpenOrUnknownEndIsNull();
    void theJsonOfAZonedTimeKeepsItsZone();
    void civilTimeThereAndBack();
    void civilTimeAgreesWithTheStandardCalendar();
    void aDayHasItsWeekday_data();
    void aDayHasItsWeekday();
    void monthsAreAddedWithinTheMonth();
    void extentsRelate();
};

namespace {

EdtfDate read(const QByteArray& text)
{
    const auto date = EdtfDate::parse(text.toStdString());
    return date ? *date : EdtfDate();
}

std::string endText(const std::optional<std::string>& iso, bool unknown, const char* open)
{
    return unknown ? "?" : iso ? *iso : open;
}

TimeExtent wholeDays(std::int64_t y1, int m1, int d1, std::int64_t y2, int m2, int d2)
{
    return {secondsFromCivil(y1, m1, d1), secondsFromCivil(y2, m2, d2) + kSecondsPerDay};
}

} // namespace

void TestEdtfBounds::everyKnownExpressionHasItsBounds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("earliest");
    QTest::addColumn<QByteArray>("latest");
    for (const auto& row : test::edtfCases()) {
        if (row.valid)
            QTest::newRow(row.label().c_str())
                << QByteArray::fromStdString(row.text) << QByteArray::fromStdString(row.earliest)
                << QByteArray::fromStdString(row.latest);
    }
}

void TestEdtfBounds::everyKnownExpressionHasItsBounds()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, earliest);
    QFETCH(const QByteArray, latest);
    const auto date = EdtfDate::parse(text.toStdString());
    QVERIFY(date);
    const auto bounds = date->bounds();
    QCOMPARE(endText(earliestIso(bounds), date->unknownStart(), "-inf"), earliest.toStdString());
    QCOMPARE(endText(latestIso(bounds), date->unknownEnd(), "inf"), latest.toStdString());
}

void TestEdtfBounds::aSubYearGroupingIsTheMonthsOfTheConvention_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](int code, const char* from, const char* to) {
        QTest::addRow("Sub-year groupings, %d", code) << code << QByteArray(from) << QByteArray(to);
    };
    for (const auto first : {21, 25}) {
        row(first, "2001-03", "2001-05");
        row(first + 1, "2001-06", "2001-08");
        row(first + 2, "2001-09", "2001-11");
        row(first + 3, "2001-12", "2002-02");
    }
    row(29, "2001-09", "2001-11");
    row(30, "2001-12", "2002-02");
    row(31, "2001-03", "2001-05");
    row(32, "2001-06", "2001-08");
    row(33, "2001-01", "2001-03");
    row(34, "2001-04", "2001-06");
    row(35, "2001-07", "2001-09");
    row(36, "2001-10", "2001-12");
    row(37, "2001-01", "2001-04");
    row(38, "2001-05", "2001-08");
    row(39, "2001-09", "2001-12");
    row(40, "2001-01", "2001-06");
    row(41, "2001-07", "2001-12");
}

void TestEdtfBounds::aSubYearGroupingIsTheMonthsOfTheConvention()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const auto bounds = read("2001-" + QByteArray::number(code)).bounds();
    QCOMPARE(bounds.earliest, read(from).bounds().earliest);
    QCOMPARE(bounds.latest, read(to).bounds().latest);
}

void TestEdtfBounds::onlyDigitsThatMakeADateCount_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("bounds");
    const auto row = [](const char* text, const char* bounds) {
        QTest::addRow("Unspecified Digit, %s", text) << QByteArray(text) << QByteArray(bounds);
    };
    row("2024-03-2X", "2024-03-20/2024-03-29");
    row("2023-02-2X", "2023-02-20/2023-02-28");
    row("2024-02-3X", "");
    row("2024-04-3X", "2024-04-30/2024-04-30");
    row("2024-03-0X", "2024-03-01/2024-03-09");
    row("2024-03-X0", "2024-03-10/2024-03-30");
    row("2024-X0-10", "2024-10-10/2024-10-10");
    row("2024-X2-30", "2024-12-30/2024-12-30");
    row("19XX-02-29", "1904-02-29/1996-02-29");
    row("190X-02-29", "1904-02-29/1908-02-29");
    row("19X1-02-29", "");
    row("-000X-02-29", "-0008-02-29/-0004-02-29");
    row("-000X", "-0009-01-01/-0001-12-31");
    row("2024-XX-31", "2024-01-31/2024-12-31");
    row("2024-0X-31", "2024-01-31/2024-08-31");
}

void TestEdtfBounds::onlyDigitsThatMakeADateCount()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, bounds);
    const auto date = EdtfDate::parse(text.toStdString());
    QCOMPARE(date.has_value(), !bounds.isEmpty());
    if (date)
        QVERIFY2(date->bounds() == read(bounds).bounds(), latestIso(date->bounds())->c_str());
}

void TestEdtfBounds::unspecifiedDigitsAgreeWithTryingEveryDay()
{
    test::RandomEdtf random(11);
    const auto fits = [](const std::string& pattern, const std::string& day) {
        return std::equal(pattern.begin(), pattern.end(), day.begin(),
                          [](char p, char d) { return p == 'X' || p == d; });
    };
    for (auto round = 0; round < 150; ++round) {
        const auto decade = 1880 + 10 * random.below(15);
        auto pattern = formatIsoDate(secondsFromCivil(decade + random.below(10), 1 + random.below(12), 1) +
                                     random.below(31) * kSecondsPerDay);
        for (const auto at : {3, 5, 6, 8, 9})
            if (random.below(2) == 0)
                pattern[static_cast<std::size_t>(at)] = 'X';
        std::optional<TimeExtent> expected;
        const auto first = secondsFromCivil(decade - 10, 1, 1);
        const auto last = secondsFromCivil(decade + 20, 1, 1);
        for (auto at = first; at < last; at += kSecondsPerDay) {
            if (fits(pattern, formatIsoDate(at)))
                expected = TimeExtent{expected ? expected->earliest : at, at + kSecondsPerDay};
        }
        const auto date = EdtfDate::parse(pattern);
        QVERIFY2(date.has_value() == expected.has_value(), pattern.c_str());
        if (date)
            QVERIFY2(date->bounds() == *expected, pattern.c_str());
    }
}

void TestEdtfBounds::approximateWidensByTheMarginOfItsPrecision_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("widened");
    const auto row = [](const char* text, const char* widened) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(widened);
    };
    row("2024-03-22", "2024-03-22/2024-03-22");
    row("2024-03-22?", "2024-03-22/2024-03-22");
    row("2024-03-22~", "2024-03-19/2024-03-25");
    row("2024-03-22%", "2024-03-19/2024-03-25");
    row("2024-03~", "2024-02-01/2024-04-30");
    row("2024-22~", "2024-03-01/2024-11-30");
    row("2015~", "2013-01-01/2017-12-31");
    row("198X~", "1975-01-01/1994-12-31");
    row("19XX~", "1875-01-01/2024-12-31");
    row("1950S2~", "1875-01-01/2024-12-31");
    row("1XXX~", "0750-01-01/2249-12-31");
    row("2004-06~-11", "2004-05-11/2004-07-11");
    row("~2004-06-11", "2002-06-11/2006-06-11");
    row("2004-~06-11", "2004-05-11/2004-07-11");
    row("?2004-06-~11", "2004-06-08/2004-06-14");
    row("2014~/2015", "2012-01-01/2015-12-31");
    row("2014/2015-03~", "2014-01-01/2015-04-30");
    row("[2014,2016~]", "2014-01-01/2018-12-31");
    row("2004-06-XX~", "2004-05-01/2004-07-31");
}

void TestEdtfBounds::approximateWidensByTheMarginOfItsPrecision()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, widened);
    const auto date = EdtfDate::parse(text.toStdString());
    QVERIFY(date);
    QCOMPARE(formatIso(date->widened().earliest), formatIso(read(widened).bounds().earliest));
    QCOMPARE(formatIso(date->widened().latest), formatIso(read(widened).bounds().latest));
}

void TestEdtfBounds::aCaseCanSetItsOwnMargins()
{
    WideningMargins margins;
    margins.years = 10;
    QVERIFY(read("2015~").widened(margins) == read("2005/2025").bounds());
    margins.years = 0;
    QVERIFY(read("2015~").widened(margins) == read("2015").bounds());
}

void TestEdtfBounds::openAndUnknownEndsReachOutWithoutEnd()
{
    for (const auto* text : {"2024/..", "2024/", "[2024..]", "2024~/.."})
        QVERIFY2(read(text).bounds().openEnd() && read(text).widened().openEnd(), text);
    for (const auto* text : {"../2024", "/2024", "[..2024]", "/2024~"})
        QVERIFY2(read(text).bounds().openStart() && read(text).widened().openStart(), text);
}

void TestEdtfBounds::randomBoundsAreOrderedAndWidenedOnesContainThem()
{
    test::RandomEdtf random(3);
    for (auto i = 0; i < 200'000; ++i) {
        const auto text = random.next();
        const auto date = EdtfDate::parse(text);
        if (!date)
            continue;
        const auto strict = date->bounds();
        const auto widened = date->widened();
        QVERIFY2(strict.earliest < strict.latest, text.c_str());
        QVERIFY2(widened.contains(strict), text.c_str());
        QVERIFY2(date->approximate() || widened == strict, text.c_str());
        const auto unbounded = date->openStart() || date->unknownStart();
        QVERIFY2(strict.openStart() == unbounded, text.c_str());
    }
}

void TestEdtfBounds::theJsonOfADateHasBothEndsIncluded()
{
    const auto json = nlohmann::json::parse(describeDateJson(read("2024-03~")));
    QCOMPARE(json.size(), std::size_t(6));
    QCOMPARE(json["edtf"].get<std::string>(), std::string("2024-03~"));
    QCOMPARE(json["level"].get<int>(), 1);
    QCOMPARE(json["earliest"].get<std::string>(), std::string("2024-03-01T00:00:00"));
    QCOMPARE(json["latest"].get<std::string>(), std::string("2024-03-31T23:59:59"));
    QCOMPARE(json["widened"]["earliest"].get<std::string>(), std::string("2024-02-01T00:00:00"));
    QCOMPARE(json["widened"]["latest"].get<std::string>(), std::string("2024-04-30T23:59:59"));
    QCOMPARE(json["text"].get<std::string>(), std::string("about March 2024"));
}

void TestEdtfBounds::theJsonOfAnOpenOrUnknownEndIsNull()
{
    for (const auto* text : {"2024/..", "2024/"}) {
        const auto json = nlohmann::json::parse(describeDateJson(read(text)));
        QVERIFY2(json["latest"].is_null() && json["widened"]["latest"].is_null(), text);
        QCOMPARE(json["earliest"].get<std::string>(), std::string("2024-01-01T00:00:00"));
    }
}

void TestEdtfBounds::theJsonOfAZonedTimeKeepsItsZone()
{
    const auto json = nlohmann::json::parse(describeDateJson(read("1985-04-12T23:20:30-04:30")));
    QCOMPARE(json["earliest"].get<std::string>(), std::string("1985-04-12T23:20:30-04:30"));
    QCOMPARE(json["latest"].get<std::string>(), std::string("1985-04-12T23:20:30-04:30"));
    const auto utc = nlohmann::json::parse(describeDateJson(read("1985-04-12T23:20:30Z")));
    QCOMPARE(utc["earliest"].get<std::string>(), std::string("1985-04-12T23:20:30Z"));
}

void TestEdtfBounds::civilTimeThereAndBack()
{
    std::mt19937_64 engine(5);
    for (auto i = 0; i < 200'000; ++i) {
        const auto range = i % 2 ? 400'000'000'000LL : 9'000'000'000'000'000'000LL;
        const auto seconds = static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(range)) - range / 2;
        const auto civil = civilFromSeconds(seconds);
        QVERIFY(civil.month >= 1 && civil.month <= 12 && civil.day >= 1);
        QVERIFY(civil.day <= daysInMonth(civil.year, civil.month));
        QCOMPARE(secondsFromCivil(civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second), seconds);
    }
    QCOMPARE(secondsFromCivil(kMaxYear + 1, 1, 1), kEndOfTime);
    QCOMPARE(secondsFromCivil(-kMaxYear - 1, 1, 1), kBeginningOfTime);
    QCOMPARE(formatIso(secondsFromCivil(-13'800'000'000, 1, 1)), std::string("-13800000000-01-01T00:00:00"));
    QCOMPARE(formatIso(0), std::string("1970-01-01T00:00:00"));
    QCOMPARE(formatIso(-1), std::string("1969-12-31T23:59:59"));
}

void TestEdtfBounds::civilTimeAgreesWithTheStandardCalendar()
{
    using namespace std::chrono;
    for (auto day = sys_days(year(-2000) / 1 / 1); day < sys_days(year(3000) / 1 / 1); day += days(1)) {
        const year_month_day date(day);
        const auto civil = civilFromSeconds(day.time_since_epoch().count() * kSecondsPerDay);
        QVERIFY(civil.year == int(date.year()) && civil.month == int(unsigned(date.month())) &&
                civil.day == int(unsigned(date.day())));
    }
}

void TestEdtfBounds::aDayHasItsWeekday_data()
{
    QTest::addColumn<qlonglong>("year");
    QTest::addColumn<int>("month");
    QTest::addColumn<int>("day");
    QTest::addColumn<int>("weekday");
    QTest::newRow("the day of the attack") << 2024LL << 3 << 22 << static_cast<int>(Weekday::Friday);
    QTest::newRow("the epoch") << 1970LL << 1 << 1 << static_cast<int>(Weekday::Thursday);
    QTest::newRow("before the epoch") << 1969LL << 12 << 31 << static_cast<int>(Weekday::Wednesday);
    QTest::newRow("year zero") << 0LL << 1 << 1 << static_cast<int>(Weekday::Saturday);
    QTest::newRow("400 years repeat") << -400LL << 1 << 1 << static_cast<int>(Weekday::Saturday);
}

void TestEdtfBounds::aDayHasItsWeekday()
{
    QFETCH(const qlonglong, year);
    QFETCH(const int, month);
    QFETCH(const int, day);
    QFETCH(const int, weekday);
    QCOMPARE(static_cast<int>(dateline::weekday(year, month, day)), weekday);
}

void TestEdtfBounds::monthsAreAddedWithinTheMonth()
{
    const auto endOfJanuary = secondsFromCivil(2024, 1, 31, 12);
    QCOMPARE(formatIso(addMonths(endOfJanuary, 1)), std::string("2024-02-29T12:00:00"));
    QCOMPARE(formatIso(addMonths(endOfJanuary, -2)), std::string("2023-11-30T12:00:00"));
    QCOMPARE(addMonths(kEndOfTime, -1), kEndOfTime);
    QCOMPARE(addMonths(endOfJanuary, 12 * kMaxYear), kEndOfTime);
    QCOMPARE(addSeconds(kBeginningOfTime, 1), kBeginningOfTime);
    QCOMPARE(addSeconds(kEndOfTime - 5, 10), kEndOfTime);
}

void TestEdtfBounds::extentsRelate()
{
    const auto march = wholeDays(2024, 3, 1, 2024, 3, 31);
    const auto april = wholeDays(2024, 4, 1, 2024, 4, 30);
    const auto day = wholeDays(2024, 3, 22, 2024, 3, 22);
    QVERIFY(march.contains(day) && !day.contains(march) && march.contains(march));
    QVERIFY(march.intersects(day) && !march.intersects(april));
    QVERIFY(march.meets(april) && !april.meets(march));
    QVERIFY(march.contains(march.earliest) && !march.contains(march.latest));
    QCOMPARE(day.duration(), kSecondsPerDay);
    QCOMPARE((TimeExtent{kBeginningOfTime, 0}).duration(), kEndOfTime);
    QVERIFY(march.intersection(april).empty());
    QVERIFY(march.united(april) == wholeDays(2024, 3, 1, 2024, 4, 30));
}

QTEST_APPLESS_MAIN(TestEdtfBounds)
#include "tst_edtfbounds.moc"
