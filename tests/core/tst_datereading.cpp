#include "core/time/datereading.h"

#include "tests/support/edtfcases.h"

#include <QTest>

#include <random>

using namespace dateline;

/// What was understood of a typed date, what was not, and what may have been meant.
class TestDateReading : public QObject
{
    Q_OBJECT

private slots:
    void theCaseDecidesWhichNumberIsTheDay_data();
    void theCaseDecidesWhichNumberIsTheDay();
    void whatMayHaveBeenMeantIsSuggested_data();
    void whatMayHaveBeenMeantIsSuggested();
    void whatWasNotUnderstoodIsPointedAt_data();
    void whatWasNotUnderstoodIsPointedAt();
    void daysThatDependOnTodayAreRefused_data();
    void daysThatDependOnTodayAreRefused();
    void whatADateCannotHoldIsNoted_data();
    void whatADateCannotHoldIsNoted();
    void blanksAboutADateDoNotCount();
    void blankTextHasAProblemAndNothingToPointAt();
    void everySuggestionReadsAsADate();
};

void TestDateReading::theCaseDecidesWhichNumberIsTheDay_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DayMonthOrder>("order");
    QTest::addColumn<QByteArray>("edtf");
    QTest::newRow("day first") << QByteArray("3/4/24") << DayMonthOrder::DayFirst << QByteArray("2024-04-03");
    QTest::newRow("month first") << QByteArray("3/4/24") << DayMonthOrder::MonthFirst << QByteArray("2024-03-04");
    QTest::newRow("nothing to ask") << QByteArray("3/22/24") << DayMonthOrder::Ask << QByteArray("2024-03-22");
    QTest::newRow("only one order gives a date")
        << QByteArray("3/22/24") << DayMonthOrder::DayFirst << QByteArray("2024-03-22");
    QTest::newRow("the same number twice") << QByteArray("3/3/24") << DayMonthOrder::Ask << QByteArray("2024-03-03");
    QTest::newRow("among words") << QByteArray("about 3/4/24") << DayMonthOrder::MonthFirst
                                 << QByteArray("2024-03-04~");
    QTest::newRow("in an interval") << QByteArray("3/4/24 to 5/4/24") << DayMonthOrder::DayFirst
                                    << QByteArray("2024-04-03/2024-04-05");
}

void TestDateReading::theCaseDecidesWhichNumberIsTheDay()
{
    QFETCH(const QByteArray, text);
    QFETCH(const DayMonthOrder, order);
    QFETCH(const QByteArray, edtf);
    const auto reading = readDate(text.toStdString(), {order});
    QVERIFY2(reading.date, reading.problem.c_str());
    QCOMPARE(QByteArray::fromStdString(reading.date->format()), edtf);
}

void TestDateReading::whatMayHaveBeenMeantIsSuggested_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("suggestions");
    const auto row = [](const char* text, const QByteArrayList& suggestions) {
        QTest::newRow(text) << QByteArray(text) << suggestions;
    };
    row("3/4/24", {"3 April 2024", "4 March 2024"});
    row("about 3/4/24", {"about 3 April 2024", "about 4 March 2024"});
    row("22 Mrch 2024", {"22 March 2024"});
    row("22 M", {"22 March", "22 May"});
    row("erly Mrch 2024", {"early March 2024"});
    row("22 Marrch 2024 or 23 Apil 2024", {"22 March 2024 or 23 April 2024"});
    row("22 foo March 2024", {"22 March 2024"});
    row("31 September 2024", {"30 September 2024", "1 October 2024"});
    row("29 February 2023", {"28 February 2023", "1 March 2023"});
    row("from 31 September to 3 October 2024",
        {"from 30 September to 3 October 2024", "from 1 October to 3 October 2024"});
    row("2024-09-31", {"2024-09-30", "2024-10-01"});
    row("31/9/2024", {"30 September 2024", "1 October 2024"});
    row("2024-03-00", {"2024-03"});
    row("Thursday 22 March 2024", {"Friday 22 March 2024", "Thursday 21 March 2024"});
    row("Friday, March 22", {"March 22"});
    row("22 March 24", {"22 March 2024", "22 March 1924"});
    row("Aug '21", {"Aug 2021", "Aug 1921"});
    row("the '80s", {"the 1980s", "the 1880s"});
    row("1900s", {"190X", "19XX"});
    row("198x", {"198X"});
    row("22/23 March 2024", {"22 to 23 March 2024", "22 or 23 March 2024"});
    row("8 o'clock on 22 March 2024", {"8 am on 22 March 2024", "8 pm on 22 March 2024"});
    row("midnight, 22 March 2024", {"00:00, 22 March 2024"});
    row("08/2021", {"August 2021"});
    row("9/11", {"9 November", "11 September"});
    row("2014-2015", {"2014 to 2015", "2014 or 2015"});
    row("2014/15", {"2014 to 2015", "2014 or 2015"});
    row("2024-3-22", {"22 March 2024"});
    row("03-22-2024", {"22 March 2024"});
    row("20240322", {"22 March 2024"});
    row("2024-03-22T19:55", {"2024-03-22T19:55:00"});
    row("2024-03-22 19:55", {"2024-03-22T19:55:00"});
    row("2024-03-22 19:55:30 +0300", {"2024-03-22T19:55:30+03:00"});
    row("2024-03-22T19:55:00.250Z", {"2024-03-22T19:55:00Z"});
    row("[2020, 2021]", {"[2020,2021]"});
    row("2024/2023", {"2023/2024"});
    row("from 2024 to 2023", {"from 2023 to 2024"});
    row("from December to February 2024", {"from December 2023 to February 2024"});
    row("3 million years", {"3 million years ago"});
    row("2024-13-01", {});
    row("2024\u202F/!22", {"2024"});
    row("hello", {});
}

void TestDateReading::whatMayHaveBeenMeantIsSuggested()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArrayList, suggestions);
    const auto reading = readDate(text.toStdString());
    QVERIFY(!reading.date);
    QVERIFY(!reading.problem.empty() && reading.problem.back() != '.');
    QByteArrayList found;
    for (const auto& suggestion : reading.suggestions)
        found.append(QByteArray::fromStdString(suggestion));
    QCOMPARE(found, suggestions);
}

void TestDateReading::whatWasNotUnderstoodIsPointedAt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("stretch");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* text, const char* stretch, const char* says) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(stretch) << QByteArray(says);
    };
    row("22 Mrch 2024", "Mrch", "\"Mrch\"");
    row("  22 Mrch 2024", "Mrch", "\"Mrch\"");
    row("22 März 2024", "März", "\"März\"");
    row("2014–2015 foo", "foo", "\"foo\"");
    row("31 September 2024", "31", "September 2024 has 30 days");
    row("22 March 2024 or 31 September 2024", "31", "September 2024 has 30 days");
    row("Thursday 22 March 2024", "Thursday", "Friday");
    row("about 3/4/24", "3/4/24", "3 April 2024");
    row("22 March 24", "24", "1924");
    row("25:00 on 22 March 2024", "25:00", "hours go to 23");
    row("2024-13-01", "13", "month");
    row("2024-03-22T25:00:00", "25", "hours");
    row("2024-", "-", "month");
    row("between 2014", "between 2014", "two dates");
    row("unknown", "unknown", "leave it out");
}

void TestDateReading::whatWasNotUnderstoodIsPointedAt()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, stretch);
    QFETCH(const QByteArray, says);
    const auto reading = readDate(text.toStdString());
    QVERIFY(!reading.date);
    const auto [begin, end] = reading.stretch;
    QCOMPARE(text.mid(static_cast<qsizetype>(begin), static_cast<qsizetype>(end - begin)), stretch);
    QVERIFY2(QByteArray::fromStdString(reading.problem).contains(says), reading.problem.c_str());
}

void TestDateReading::daysThatDependOnTodayAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const auto* text : {"yesterday", "today at 19:55", "last Friday", "last week", "next month", "this summer",
                             "two years ago", "5000 years ago", "3 days ago"})
        QTest::newRow(text) << QByteArray(text);
}

void TestDateReading::daysThatDependOnTodayAreRefused()
{
    QFETCH(const QByteArray, text);
    const auto reading = readDate(text.toStdString());
    QVERIFY(!reading.date);
    QVERIFY2(reading.problem.find("depends on the day it is said") != std::string::npos, reading.problem.c_str());
}

void TestDateReading::whatADateCannotHoldIsNoted_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("exact") << QByteArray("22 March 2024 19:55") << QByteArray();
    QTest::newRow("day") << QByteArray("about 22 March 2024") << QByteArray();
    QTest::newRow("approximate") << QByteArray("about 10 pm on 22 March 2024") << QByteArray("without the time");
    QTest::newRow("range") << QByteArray("22 March 2024 from 19:55 to 22:00") << QByteArray("without the time");
    QTest::newRow("year unknown") << QByteArray("22 March, 19:55") << QByteArray("without the time");
    QTest::newRow("evening") << QByteArray("in the evening of 22 March 2024") << QByteArray("whole day");
}

void TestDateReading::whatADateCannotHoldIsNoted()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, says);
    const auto reading = readDate(text.toStdString());
    QVERIFY2(reading.date, reading.problem.c_str());
    QCOMPARE(reading.note.empty(), says.isEmpty());
    QVERIFY2(QByteArray::fromStdString(reading.note).contains(says), reading.note.c_str());
}

void TestDateReading::blanksAboutADateDoNotCount()
{
    for (const auto* text : {" 2024-03-22", "2024-03-22\n", "\t2024-03-22\u00A0", "\u00A0 22 March 2024 \r\n"}) {
        const auto reading = readDate(text);
        QVERIFY2(reading.date, text);
        QCOMPARE(reading.date->format(), std::string("2024-03-22"));
    }
}

void TestDateReading::blankTextHasAProblemAndNothingToPointAt()
{
    for (const auto* text : {"", "  "}) {
        const auto reading = readDate(text);
        QVERIFY(!reading.date);
        QVERIFY(!reading.problem.empty());
        QCOMPARE(reading.stretch, TextStretch());
        QVERIFY(reading.suggestions.empty());
    }
}

void TestDateReading::everySuggestionReadsAsADate()
{
    // Typed dates with one letter changed, left out or put in: people's slips.
    std::mt19937 random(7);
    const auto rows = test::tableRows("edtf/typed.tsv", 2);
    constexpr std::string_view letters = "aerms159 -/,.:'?é";
    for (auto i = 0; i < 20'000; ++i) {
        auto text = rows[random() % rows.size()][0];
        const auto at = random() % text.size();
        const auto letter = letters[random() % letters.size()];
        switch (random() % 3) {
        case 0:
            text[at] = letter;
            break;
        case 1:
            text.erase(at, 1);
            break;
        default:
            text.insert(at, 1, letter);
        }
        const auto reading = readDate(text);
        if (reading.date)
            continue;
        QVERIFY2(!reading.problem.empty(), text.c_str());
        QVERIFY2(reading.stretch.begin <= reading.stretch.end && reading.stretch.end <= text.size(), text.c_str());
        QVERIFY(reading.suggestions.size() <= DateReading::kMostSuggestions);
        for (const auto& suggestion : reading.suggestions)
            QVERIFY2(readDate(suggestion).date, (text + ": " + suggestion).c_str());
    }
}

QTEST_APPLESS_MAIN(TestDateReading)
#include "tst_datereading.moc"
