#include "core/time/relativedate.h"

#include <QtTest>

using namespace dateline;

namespace {

DateShift shiftOf(const QString& text)
{
    const auto shift = DateShift::parse(text.toStdString());
    return shift ? *shift : DateShift{};
}

template<typename T> QString toText(const Result<T>& result)
{
    return QString::fromStdString(result ? result->format() : result.error().message);
}

} // namespace

class RelativeDateTest : public QObject
{
    Q_OBJECT

private slots:
    void aShiftIsWrittenAsADuration_data();
    void aShiftIsWrittenAsADuration();
    void whatIsNoDurationIsRefused_data();
    void whatIsNoDurationIsRefused();
    void aDateShiftsNoMoreExactlyThanItIsKnown_data();
    void aDateShiftsNoMoreExactlyThanItIsKnown();
    void theCountableYearsAreNotLeft_data();
    void theCountableYearsAreNotLeft();
    void theBoundsOfACoarseDateShiftWithIt_data();
    void theBoundsOfACoarseDateShiftWithIt();
    void wordsAreReadAndSaid_data();
    void wordsAreReadAndSaid();
    void otherWordsForAShiftAreRead_data();
    void otherWordsForAShiftAreRead();
    void whatIsNoShiftIsRefusedInWords_data();
    void whatIsNoShiftIsRefusedInWords();
};

void RelativeDateTest::aShiftIsWrittenAsADuration_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<int>("unit");
    QTest::addColumn<int>("part");
    const auto row = [](const char* text, qint64 amount, ShiftUnit unit, PartOfDay part = PartOfDay::Whole) {
        QTest::newRow(text) << QString(text) << amount << static_cast<int>(unit) << static_cast<int>(part);
    };
    row("-P15D", -15, ShiftUnit::Days);
    row("P2D", 2, ShiftUnit::Days);
    row("P0D/evening", 0, ShiftUnit::Days, PartOfDay::Evening);
    row("-P1D/night", -1, ShiftUnit::Days, PartOfDay::Night);
    row("P1D/morning", 1, ShiftUnit::Days, PartOfDay::Morning);
    row("P3D/afternoon", 3, ShiftUnit::Days, PartOfDay::Afternoon);
    row("P2W", 2, ShiftUnit::Weeks);
    row("P6M", 6, ShiftUnit::Months);
    row("-P290000000000Y", -290'000'000'000, ShiftUnit::Years);
    row("PT3H", 3, ShiftUnit::Hours);
    row("-PT30M", -30, ShiftUnit::Minutes);
    row("PT45S", 45, ShiftUnit::Seconds);
}

void RelativeDateTest::aShiftIsWrittenAsADuration()
{
    QFETCH(QString, text);
    QFETCH(qint64, amount);
    QFETCH(int, unit);
    QFETCH(int, part);
    const DateShift shift{amount, static_cast<ShiftUnit>(unit), static_cast<PartOfDay>(part)};
    QCOMPARE(QString::fromStdString(shift.format()), text);
    const auto read = DateShift::parse(text.toStdString());
    QVERIFY2(read.has_value(), qPrintable(toText(read)));
    QVERIFY(*read == shift);
}

void RelativeDateTest::whatIsNoDurationIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* message) {
        QTest::newRow(text) << QString(text) << QString(message);
    };
    row("", R"(column 1: expected "P" or "-P", as in "-P15D")");
    row("15D", R"(column 1: expected "P" or "-P", as in "-P15D")");
    row("-15D", R"(column 2: expected "P")");
    row("+P1D", R"(column 1: expected "P" or "-P", as in "-P15D")");
    row("PD", "column 2: expected a whole number");
    row("P-1D", "column 2: expected a whole number");
    row("P15", R"(column 4: expected "D", "W", "M" or "Y")");
    row("P1.5D", R"(column 3: expected "D", "W", "M" or "Y")");
    row("P3H", R"(column 3: expected "D", "W", "M" or "Y")");
    row("PT3D", R"(column 4: expected "S", "M" or "H")");
    row("P1DT3H", "column 4: expected nothing more");
    row("P1W/evening", "column 4: expected nothing more");
    row("P1D/noon", R"(column 5: expected "night", "morning", "afternoon" or "evening")");
    row("P1D/", R"(column 5: expected "night", "morning", "afternoon" or "evening")");
    row("P290000000001Y", "nothing is further away than 290,000,000,000");
    row("P99999999999999999999D", "nothing is further away than 290,000,000,000");
}

void RelativeDateTest::whatIsNoDurationIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto read = DateShift::parse(text.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(toText(read), message);
}

void RelativeDateTest::aDateShiftsNoMoreExactlyThanItIsKnown_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QString>("shift");
    QTest::addColumn<QString>("result");
    const auto row = [](const char* anchor, const char* shift, const char* result) {
        QTest::newRow(qPrintable(QString("%1 %2").arg(anchor, shift)))
            << QString(anchor) << QString(shift) << QString(result);
    };
    // Days
    row("2024-03-22", "-P15D", "2024-03-07");
    row("2024-03-22", "P2D", "2024-03-24");
    row("2024-03-22", "P0D", "2024-03-22");
    row("2024-02-28", "P1D", "2024-02-29");
    row("1900-02-28", "P1D", "1900-03-01");
    row("2024-03-22", "P2W", "2024-04-05");
    row("0000-01-01", "-P1D", "-0001-12-31");
    row("2024-01-31", "P1M", "2024-02-29");
    row("2023-01-31", "P1M", "2023-02-28");
    row("2024-03-31", "-P1M", "2024-02-29");
    row("2024-03-22", "P10M", "2025-01-22");
    row("2024-02-29", "P1Y", "2025-02-28");
    row("2019-03-22", "P5Y", "2024-03-22");
    row("2024-03-22", "PT3H", "[2024-03-22..2024-03-23]");
    row("2024-03-22", "PT24H", "2024-03-23");
    // Coarser
    row("2021-08", "-P15D", "[2021-07-17..2021-08-16]");
    row("2021-08", "P1W", "[2021-08-08..2021-09-07]");
    row("2021-08", "P0D", "2021-08");
    row("2021-08", "P6M", "2022-02");
    row("2021-08", "-P8M", "2020-12");
    row("2021-08", "P2Y", "2023-08");
    row("2021-08-XX", "P1M", "2021-09-XX");
    row("2021-08-XX", "P1Y", "2022-08-XX");
    row("2021-08-XX", "P2D", "[2021-08-03..2021-09-02]");
    row("2024-03-2X", "P1D", "[2024-03-21..2024-03-30]");
    row("2024-03-2X", "P1M", "[2024-04-20..2024-04-29]");
    row("2022", "P1Y", "2023");
    row("2022", "P6M", "[2022-07..2023-06]");
    row("2022", "-P1D", "[2021-12-31..2022-12-30]");
    row("2022-XX", "-P1Y", "2021-XX");
    row("2022-XX", "P1M", "[2022-02..2023-01]");
    row("202X", "P5Y", "[2025..2034]");
    row("1950S2", "P1Y", "[1901..2000]");
    row("2021-21", "P1Y", "2022-21");
    row("2021-21", "P1M", "[2021-04..2021-06]");
    row("2021-24", "-P1D", "[2021-11-30..2022-02-27]");
    row("Y-13800000000", "P1Y", "Y-13799999999");
    row("Y-13800000000", "-P1D", "[Y-13800000001..Y-13800000000]");
    row("9999", "P1Y", "Y10000");
    row("9999-12-31", "P1D", "Y10000");
    row("9999-12", "P1M", "Y10000");
    // Qualifiers
    row("2024-03-22~", "P1D", "2024-03-23~");
    row("2024-03-22?", "P1M", "2024-04-22?");
    row("2024?-03-22", "P1D", "2024?-03-23");
    row("2024-~03-22", "P1D", "2024-~03-23");
    row("2014~", "P1Y", "2015~");
    row("2021-08%", "-P15D", "[2021-07-17%..2021-08-16%]");
    row("2021?-08", "P1D", "[2021-08-02?..2021-09-01?]");
    // Times
    row("2024-03-22T19:55:00", "PT3H", "2024-03-22T22:55:00");
    row("2024-03-22T23:55:00", "PT10M", "2024-03-23T00:05:00");
    row("2024-03-22T19:55:00+03:00", "-PT30S", "2024-03-22T19:54:30+03:00");
    row("2024-03-22T16:55:00Z", "PT1H", "2024-03-22T17:55:00Z");
    row("2024-03-22T19:55:00", "P2D", "2024-03-24");
    row("2024-03-22T19:55:00", "P1M", "2024-04-22");
    // Parts of the day
    row("2024-03-22", "P0D/evening", "2024-03-22");
    row("2024-03-22", "P1D/morning", "2024-03-23");
    row("2024-03-22", "P0D/night", "[2024-03-22..2024-03-23]");
    row("2024-03-22T19:55:00", "P0D/evening", "2024-03-22");
    row("2024-03-22T19:55:00", "-P1D/night", "[2024-03-21..2024-03-22]");
    row("2021-08", "P0D/night", "[2021-08-01..2021-09-01]");
    // Intervals
    row("2024-03-22/2024-03-24", "P2D", "2024-03-24/2024-03-26");
    row("2021-08/2021-10", "P1M", "2021-09/2021-11");
    row("2021/2023-05", "P1Y", "2022/2024-05");
    row("2021-08-01/..", "P1D", "2021-08-02/..");
    row("../2021-08-01", "P1D", "../2021-08-02");
    row("2021-08-01/", "P1D", "2021-08-02/");
    row("/2021-08-01", "-P1D", "/2021-07-31");
    row("2021-08/2021-10", "-P15D", "[2021-07-17..2021-10-16]");
    row("2021-08/..", "-P15D", "[2021-07-17..]");
    row("2014~/2015", "P1Y", "2015~/2016");
    // Sets
    row("[2014,2015]", "P1Y", "[2015,2016]");
    row("[2014..2016]", "P1Y", "[2015..2017]");
    row("[..2014]", "P1Y", "[..2015]");
    row("{2014,2016..}", "-P1Y", "{2013,2015..}");
    row("[2024-01-30,2024-01-31]", "P1M", "2024-02-29");
    row("[2021-08,2021-10]", "-P15D", "[2021-07-17..2021-08-16,2021-09-16..2021-10-16]");
    row("{2021-08,2021-10}", "-P15D", "[2021-07-17..2021-08-16,2021-09-16..2021-10-16]");
}

void RelativeDateTest::aDateShiftsNoMoreExactlyThanItIsKnown()
{
    QFETCH(QString, anchor);
    QFETCH(QString, shift);
    QFETCH(QString, result);
    const auto date = EdtfDate::parse(anchor.toStdString());
    QVERIFY(date.has_value());
    const auto moved = shifted(*date, shiftOf(shift));
    QCOMPARE(toText(moved), result);
    QVERIFY(moved.has_value());
    QCOMPARE(moved->level(), EdtfDate::parse(moved->format())->level());
}

void RelativeDateTest::theCountableYearsAreNotLeft_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QString>("shift");
    QTest::newRow("years") << "Y-289999999990"
                           << "-P20Y";
    QTest::newRow("years from a day") << "2024-03-22"
                                      << "P290000000000Y";
    QTest::newRow("days from a year") << "Y289999999999"
                                      << "P290000000000D";
    QTest::newRow("an end of an interval") << "2020/Y289999999999"
                                           << "P1Y";
}

void RelativeDateTest::theCountableYearsAreNotLeft()
{
    QFETCH(QString, anchor);
    QFETCH(QString, shift);
    const auto moved = shifted(EdtfDate::parse(anchor.toStdString()).value(), shiftOf(shift));
    QVERIFY2(!moved.has_value(), qPrintable(toText(moved)));
    QCOMPARE(moved.error().code, ErrorCode::Invalid);
}

void RelativeDateTest::theBoundsOfACoarseDateShiftWithIt_data()
{
    QTest::addColumn<QString>("anchor");
    for (const char* anchor : {"2021-08", "2022", "202X", "2024-02-29", "2024-03-2X", "2021-24", "XXXX-12-25",
                               "2024-02-29/2024-03-02", "[2023-12-30,2024]", "-0001-03"})
        QTest::newRow(anchor) << QString(anchor);
}

/// A shift in days moves what is possible by exactly those days.
void RelativeDateTest::theBoundsOfACoarseDateShiftWithIt()
{
    QFETCH(QString, anchor);
    const auto date = EdtfDate::parse(anchor.toStdString()).value();
    for (const std::int64_t days : {-400, -31, -1, 1, 29, 366}) {
        const auto moved = shifted(date, {days, ShiftUnit::Days, PartOfDay::Whole}).value();
        const TimeExtent expected{date.bounds().earliest + days * kSecondsPerDay,
                                  date.bounds().latest + days * kSecondsPerDay};
        if (civilFromSeconds(expected.latest).year > 9999)
            continue;
        QVERIFY2(moved.bounds() == expected, moved.format().c_str());
    }
}

void RelativeDateTest::wordsAreReadAndSaid_data()
{
    QTest::addColumn<QString>("shift");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* shift, const char* words) {
        QTest::newRow(shift) << QString(shift) << QString(words);
    };
    row("-P15D", "15 days before %1");
    row("P2D", "two days after %1");
    row("P1D", "the day after %1");
    row("-P1D", "the day before %1");
    row("P0D", "the same day as %1");
    row("P1W", "a week after %1");
    row("-P3W", "three weeks before %1");
    row("P0W", "the same week as %1");
    row("P6M", "six months after %1");
    row("P0M", "the same month as %1");
    row("-P1Y", "a year before %1");
    row("P0Y", "the same year as %1");
    row("P100Y", "100 years after %1");
    row("PT1H", "an hour after %1");
    row("PT3H", "three hours after %1");
    row("-PT30M", "30 minutes before %1");
    row("PT1M", "a minute after %1");
    row("PT0S", "at the same time as %1");
    row("P0D/evening", "the same evening as %1");
    row("P0D/night", "the same night as %1");
    row("P1D/morning", "the morning after %1");
    row("-P1D/night", "the night before %1");
    row("P2D/afternoon", "the afternoon two days after %1");
    row("-P12D/evening", "the evening 12 days before %1");
}

void RelativeDateTest::wordsAreReadAndSaid()
{
    QFETCH(QString, shift);
    QFETCH(QString, words);
    QCOMPARE(QString::fromStdString(inWords(shiftOf(shift))), words);
    QCOMPARE(toText(shiftFromWords(words.toStdString())), shift);
}

void RelativeDateTest::otherWordsForAShiftAreRead_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("shift");
    const auto row = [](const char* words, const char* shift) {
        QTest::newRow(words) << QString(words) << QString(shift);
    };
    row("15 days before", "-P15D");
    row("fifteen days before", "-P15D");
    row("  Two  Days   AFTER ", "P2D");
    row("one day after", "P1D");
    row("the day after", "P1D");
    row("the next day", "P1D");
    row("next day", "P1D");
    row("the following day", "P1D");
    row("the previous day", "-P1D");
    row("a week later", "P1W");
    row("a fortnight before", "-P2W");
    row("two fortnights later", "P4W");
    row("the week before", "-P1W");
    row("the same evening", "P0D/evening");
    row("that evening", "P0D/evening");
    row("that night", "P0D/night");
    row("the same day", "P0D");
    row("that day", "P0D");
    row("the same year", "P0Y");
    row("at the same time", "PT0S");
    row("the next morning", "P1D/morning");
    row("the night before", "-P1D/night");
    row("the following month", "P1M");
    row("three hours later", "PT3H");
    row("an hour earlier", "-PT1H");
    row("half an hour before", "-PT30M");
    row("half a year later", "P6M");
    row("six months earlier", "-P6M");
    row("a year prior to", "-P1Y");
    row("five years to the day after", "P5Y");
    row("ten years to the day later", "P10Y");
    row("a decade later", "P10Y");
    row("two centuries before", "-P200Y");
    row("-P15D", "-P15D");
    row(" P0D/evening ", "P0D/evening");
}

void RelativeDateTest::otherWordsForAShiftAreRead()
{
    QFETCH(QString, words);
    QFETCH(QString, shift);
    QCOMPARE(toText(shiftFromWords(words.toStdString())), shift);
}

void RelativeDateTest::whatIsNoShiftIsRefusedInWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* words, const char* message) {
        QTest::newRow(words) << QString(words) << QString(message);
    };
    row("", R"(column 1: expected such as "two days after" or "the same evening", but the text ends)");
    row("several days before",
        R"(column 1: "several" says no number; a relative date needs one, such as "3 days after")");
    row("a few days before", R"(column 3: "few" says no number; a relative date needs one, such as "3 days after")");
    row("about two days before",
        R"(column 1: "about" says no number; a relative date needs one, such as "3 days after")");
    row("two", "column 1: expected seconds, minutes, hours, days, weeks, months or years, but the text ends");
    row("two daze after",
        R"(column 5: expected seconds, minutes, hours, days, weeks, months or years, but found "daze")");
    row("two days", R"(column 5: expected "before" or "after", but the text ends)");
    row("two days ago", R"(column 10: expected "before" or "after", but found "ago")");
    row("two days after the fire", R"(column 16: expected nothing more, but found "the")");
    row("zwei Tage später", R"(column 1: expected such as "two days after" or "the same evening", but found "zwei")");
    row("ninety", R"(column 1: expected such as "two days after" or "the same evening", but found "ninety")");
    row("half a month before", "half a month is no whole number of a smaller unit");
    row("999999999999 years before", "nothing is further away than 290,000,000,000");
}

void RelativeDateTest::whatIsNoShiftIsRefusedInWords()
{
    QFETCH(QString, words);
    QFETCH(QString, message);
    const auto read = shiftFromWords(words.toStdString());
    QVERIFY(!read.has_value());
    QCOMPARE(toText(read), message);
}

QTEST_APPLESS_MAIN(RelativeDateTest)
#include "tst_relativedate.moc"
