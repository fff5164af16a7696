#include "core/time/words.h"

#include "tests/support/edtfcases.h"
#include "tests/support/randomedtf.h"

#include <QTest>

using namespace dateline;

/// Dates told in English, and English read as dates.
class TestDateWords : public QObject
{
    Q_OBJECT

private slots:
    void aDateIsToldShortAndLong_data();
    void aDateIsToldShortAndLong();
    void anotherVocabularyTellsItInItsOwnOrder();
    void everyDateIsTold();
    void wordsMeanWhatPeopleMean_data();
    void wordsMeanWhatPeopleMean();
    void whatIsNotClearIsRefusedWithTheReason_data();
    void whatIsNotClearIsRefusedWithTheReason();
    void whatIsAlmostEdtfIsNeverTakenAsWords();
    void whatIsToldCanBeTyped_data();
    void whatIsToldCanBeTyped();
};

void TestDateWords::aDateIsToldShortAndLong_data()
{
    QTest::addColumn<QByteArray>("edtf");
    QTest::addColumn<QByteArray>("shortly");
    QTest::addColumn<QByteArray>("fully");
    const auto row = [](const char* edtf, const char* shortly, const char* fully) {
        QTest::newRow(edtf) << QByteArray(edtf) << QByteArray(shortly) << QByteArray(fully);
    };
    row("2024-03-22", "22 Mar 2024", "Friday 22 March 2024");
    row("2024-03-22?", "22 Mar 2024?", "perhaps Friday 22 March 2024");
    row("2024-03-22%", "about 22 Mar 2024?", "perhaps about Friday 22 March 2024");
    row("2021-08", "Aug 2021", "August 2021");
    row("2021-08-XX", "Aug 2021", "some day in August 2021");
    row("2022", "2022", "2022");
    row("2022-XX", "2022", "2022, month unknown");
    row("2022-XX-XX", "2022", "2022, day and month unknown");
    row("2022-XX-15", "day 15 of an unknown month of 2022", "day 15 of an unknown month of 2022");
    row("2015~", "about 2015", "about 2015");
    row("2022-22", "summer 2022", "summer 2022");
    row("2022-24", "winter 2022–23", "winter 2022–2023");
    row("1999-24", "winter 1999–00", "winter 1999–2000");
    row("2024-34", "Q2 2024", "second quarter of 2024");
    row("20XX-21", "spring 2000–2099", "spring some year from 2000 to 2099");
    row("[2014,2015]", "2014 or 2015", "2014 or 2015");
    row("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672", "1667, 1668 or 1670 to 1672");
    row("{1960,1961-12}", "1960 and Dec 1961", "1960 and December 1961");
    row("[..1984]", "1984 or earlier", "1984 or earlier");
    row("{1984..}", "1984 and later", "1984 and later");
    row("[2024-05-01..2024-05-10]", "1 to 10 May 2024", "some time from 1 to 10 May 2024");
    row("2021-08/..", "from Aug 2021", "from August 2021");
    row("2021-08/", "from Aug 2021 to ?", "from August 2021, end unknown");
    row("../1985", "until 1985", "until 1985");
    row("/1985", "? to 1985", "until 1985, start unknown");
    row("2014~/2015", "about 2014 to 2015", "from about 2014 to 2015");
    row("2024-03-22/2024-03-25", "22 to 25 Mar 2024", "from 22 to 25 March 2024");
    row("2024-03-22/2024-04-03", "22 Mar to 3 Apr 2024", "from 22 March to 3 April 2024");
    row("2023-12-31/2024-01-01", "31 Dec 2023 to 1 Jan 2024", "from 31 December 2023 to 1 January 2024");
    row("198X", "1980s", "1980s");
    row("190X", "1900–1909", "some year from 1900 to 1909");
    row("19XX", "1900–1999", "some year from 1900 to 1999");
    row("XXXX", "year unknown", "year unknown");
    row("XXXX-12-25", "25 Dec, year unknown", "25 December, year unknown");
    row("156X-12-25", "25 Dec, 1560s", "25 December, 1560s");
    row("2024-03-2X", "20–29 Mar 2024", "some day from 20 to 29 March 2024");
    row("1984-1X", "Oct–Dec 1984", "some month from October to December 1984");
    row("2X12-1X-X4", "some date from 4 Oct 2012 to 24 Dec 2912 (2X12-1X-X4)",
        "some date from 4 October 2012 to 24 December 2912 (2X12-1X-X4)");
    row("1950S2", "1950 (1900–1999)", "some year from 1900 to 1999, by estimate 1950");
    row("-0044", "45 BC", "45 BC");
    row("0000", "1 BC", "1 BC");
    row("0001", "AD 1", "AD 1");
    row("-0043-03-15", "15 Mar 44 BC", "Friday 15 March 44 BC");
    row("Y17000", "17,000", "17,000");
    row("Y-170000002", "170,000,003 BC", "170,000,003 BC");
    row("Y-13800000000", "13.8 billion BC", "13.8 billion BC");
    row("2004?-06-11", "11 Jun 2004?", "Friday 11 June 2004 (year uncertain)");
    row("?2004-06-~11", "about 11 Jun 2004?", "Friday 11 June 2004 (year uncertain, day approximate)");
    row("1985-04-12T23:20:30", "12 Apr 1985, 23:20:30", "Friday 12 April 1985, 23:20:30");
    row("1985-04-12T23:20:30Z", "12 Apr 1985, 23:20:30 UTC", "Friday 12 April 1985, 23:20:30 UTC");
    row("1985-04-12T23:20:30-04:30", "12 Apr 1985, 23:20:30 UTC−4:30", "Friday 12 April 1985, 23:20:30 UTC−4:30");
}

void TestDateWords::aDateIsToldShortAndLong()
{
    QFETCH(const QByteArray, edtf);
    QFETCH(const QByteArray, shortly);
    QFETCH(const QByteArray, fully);
    const auto date = EdtfDate::parse(edtf.toStdString());
    QVERIFY(date);
    QCOMPARE(QByteArray::fromStdString(inWords(*date, WordLength::Short)), shortly);
    QCOMPARE(QByteArray::fromStdString(inWords(*date, WordLength::Long)), fully);
}

void TestDateWords::anotherVocabularyTellsItInItsOwnOrder()
{
    auto german = englishDateVocabulary();
    german.months[2] = german.monthsOfDays[2] = "März";
    german.weekdays[4] = "Freitag";
    german.phrases[static_cast<std::size_t>(DatePhrase::LongDay)] = "%1, %2. %3 %4";
    german.phrases[static_cast<std::size_t>(DatePhrase::BeforeChrist)] = "%1 v. Chr.";
    const auto day = EdtfDate::parse("2024-03-22");
    QCOMPARE(inWords(*day, WordLength::Long, german), std::string("Freitag, 22. März 2024"));
    QCOMPARE(inWords(*EdtfDate::parse("-0043"), WordLength::Long, german), std::string("44 v. Chr."));
}

void TestDateWords::everyDateIsTold()
{
    test::RandomEdtf random(13);
    for (auto i = 0; i < 50'000; ++i) {
        const auto text = random.next();
        const auto date = EdtfDate::parse(text);
        if (!date ||
            date->format().find('%') != std::string::npos) // so that "%" in words can only be a place left unfilled
            continue;
        for (const auto length : {WordLength::Short, WordLength::Long}) {
            const auto words = inWords(*date, length);
            QVERIFY2(!words.empty() && words.find_first_of('%') == words.npos && words.find("  ") == words.npos,
                     text.c_str());
        }
    }
}

void TestDateWords::wordsMeanWhatPeopleMean_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("edtf");
    const auto row = [](const char* words, const char* edtf) {
        QTest::newRow(words) << QByteArray(words) << QByteArray(edtf);
    };
    row("22 March 2024", "2024-03-22");
    row("22 MAR 2024", "2024-03-22");
    row("22nd of March, 2024", "2024-03-22");
    row("March 22, 2024", "2024-03-22");
    row("Friday 22 March 2024", "2024-03-22");
    row("on Friday, March 22nd 2024", "2024-03-22");
    row("Sept. 11, 2001", "2001-09-11");
    row("3/22/24", "2024-03-22");
    row("22/3/1998", "1998-03-22");
    row("22.3.2024", "2024-03-22");
    row("2024/3/22", "2024-03-22");
    row("3/3/24", "2024-03-03");
    row("29/2/24", "2024-02-29");
    row("March 2024", "2024-03");
    row("22 March", "XXXX-03-22");
    row("2024-03-2X", "2024-03-2X");
    row("some day in August 2021", "2021-08-XX");
    row("a day in August 2021", "2021-08-XX");
    row("2022, month unknown", "2022-XX");
    row("early May 2024", "[2024-05-01..2024-05-10]");
    row("mid-May 2024", "[2024-05-11..2024-05-20]");
    row("the end of February 2024", "[2024-02-21..2024-02-29]");
    row("early 2023", "2023-37");
    row("mid-2023", "2023-38");
    row("late 2023", "2023-39");
    row("1980s", "198X");
    row("some time in the 1980s", "198X");
    row("late 1980s", "[1987..1989]");
    row("19th century", "18XX");
    row("late 19th century", "[1867..1899]");
    row("5th century BC", "[-0499..-0400]");
    row("1st century", "[0001..0100]");
    row("spring 2022", "2022-21");
    row("the summer of 2022, perhaps", "2022-22?");
    row("fall 2022", "2022-23");
    row("winter 2022–23", "2022-24");
    row("winter 2022/23", "2022-24");
    row("southern summer 2022", "2022-30");
    row("late winter 2022", "2023-02");
    row("Q2 2024", "2024-34");
    row("second quarter of 2024", "2024-34");
    row("last quarter of 2024", "2024-36");
    row("first half of 2024", "2024-40");
    row("around 2014", "2014~");
    row("2014 or so", "2014~");
    row("c.1990", "1990~");
    row("c. 1200 BC", "-1199~");
    row("perhaps about 2015", "2015%");
    row("22 March 2024?", "2024-03-22?");
    row("about 2024-03-22", "2024-03-22~");
    row("44 BC", "-0043");
    row("44BC", "-0043");
    row("AD 79", "0079");
    row("24 August 79 AD", "0079-08-24");
    row("15 March 44 BC", "-0043-03-15");
    row("13.8 billion years ago", "Y-13800000000S3");
    row("66 million years ago", "Y-66000000S2");
    row("before 2019", "[..2018]");
    row("after 2019", "[2020..]");
    row("before about 2019", "[..2018~]");
    row("before March 2024", "[..2024-02]");
    row("after 31 December 2023", "[2024-01-01..]");
    row("before the 1980s", "[..1979]");
    row("before AD 1", "[..0000]");
    row("by 2018", "[..2018]");
    row("2018 or earlier", "[..2018]");
    row("2018 or later", "[2018..]");
    row("2014 or 2015", "[2014,2015]");
    row("2014, 2015 or 2016", "[2014,2015,2016]");
    row("March or April 2024", "[2024-03,2024-04]");
    row("March 22, 2024 or March 23, 2024", "[2024-03-22,2024-03-23]");
    row("22 and 23 March 2024", "{2024-03-22,2024-03-23}");
    row("from August 2021", "2021-08/..");
    row("since August 2021", "2021-08/..");
    row("until 2018", "../2018");
    row("from 22 March to 3 April 2024", "2024-03-22/2024-04-03");
    row("22 to 25 March 2024", "2024-03-22/2024-03-25");
    row("22–25 March 2024", "2024-03-22/2024-03-25");
    row("2014 - 2015", "2014/2015");
    row("2014–15", "2014/2015");
    row("between 2014 and 2015", "2014/2015");
    row("between the end of 2014 and 2015", "2014-39/2015");
    row("the night of 22 to 23 March 2024", "2024-03-22/2024-03-23");
    row("the night of 22 to 23 March", "XXXX-03-22/XXXX-03-23");
    row("first week of March", "[XXXX-03-01..XXXX-03-07]");
    row("last week of February 2024", "[2024-02-23..2024-02-29]");
}

void TestDateWords::wordsMeanWhatPeopleMean()
{
    QFETCH(const QByteArray, words);
    QFETCH(const QByteArray, edtf);
    const auto date = fromWords(words.toStdString());
    QVERIFY2(date, date ? "" : date.error().message.c_str());
    QCOMPARE(QByteArray::fromStdString(date->format()), edtf);
}

void TestDateWords::whatIsNotClearIsRefusedWithTheReason_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArrayList>("says");
    const auto row = [](const char* words, const QByteArrayList& says) {
        QTest::newRow(*words ? words : "nothing") << QByteArray(words) << says;
    };
    row("", {"column 1"});
    row("3/4/24", {"3 April 2024", "4 March 2024", "2024-04-03", "2024-03-04"});
    row("03.04.2024", {"3 April 2024", "4 March 2024"});
    row("31/31/24", {"no such day"});
    row("22 March 24", {"column 10", "1924", "2024"});
    row("1900s", {"190X", "19XX"});
    row("80s", {"1980s"});
    row("31 September 2024", {"September 2024 has 30 days"});
    row("29 February 1900", {"February 1900 has 28 days"});
    row("Thursday 22 March 2024", {"Friday"});
    row("tomorrow", {"column 1", "\"tomorrow\""});
    row("22 foo 2024", {"column 4", "\"foo\""});
    row("März 2024", {"column 1"});
    row("from 2024 to 2023", {"before the start"});
    row("the 22nd", {"the month of day 22"});
    row("between 2014", {"two dates"});
    row("winter 2022–25", {"follows"});
    row("3 million years", {"years ago"});
}

void TestDateWords::whatIsNotClearIsRefusedWithTheReason()
{
    QFETCH(const QByteArray, words);
    QFETCH(const QByteArrayList, says);
    const auto date = fromWords(words.toStdString());
    QVERIFY2(!date, date ? date->format().c_str() : "");
    for (const auto& part : says)
        QVERIFY2(QByteArray::fromStdString(date.error().message).contains(part), date.error().message.c_str());
}

void TestDateWords::whatIsAlmostEdtfIsNeverTakenAsWords()
{
    for (const auto& row : test::edtfCases()) {
        const auto date = fromWords(row.text);
        QVERIFY2(date.has_value() == row.valid, row.text.c_str());
        if (date)
            QVERIFY(*date == *EdtfDate::parse(row.text));
    }
}

void TestDateWords::whatIsToldCanBeTyped_data()
{
    QTest::addColumn<QByteArray>("edtf");
    for (const auto* edtf : {"2024-03-22",
                             "2024-03-22?",
                             "2024-03",
                             "2021-08-XX",
                             "2022",
                             "2022-XX",
                             "2022-XX-XX",
                             "2015~",
                             "2015%",
                             "2022-22",
                             "2022-24",
                             "2022-30",
                             "2024-34",
                             "2024-40",
                             "198X",
                             "[2014,2015]",
                             "{1960,1961-12}",
                             "[..1984]",
                             "[1984..]",
                             "2021-08/..",
                             "../1985",
                             "2014~/2015",
                             "2024-03-22/2024-03-25",
                             "2024-03-22/2024-04-03",
                             "-0043-03-15",
                             "0079",
                             "XXXX-12-25"})
        QTest::newRow(edtf) << QByteArray(edtf);
}

void TestDateWords::whatIsToldCanBeTyped()
{
    QFETCH(const QByteArray, edtf);
    const auto date = EdtfDate::parse(edtf.toStdString());
    QVERIFY(date);
    const auto words = inWords(*date, WordLength::Long);
    const auto read = fromWords(words);
    QVERIFY2(read, read ? "" : (words + ": " + read.error().message).c_str());
    QVERIFY2(*read == *date, (words + " was read as " + read->format()).c_str());
}

QTEST_APPLESS_MAIN(TestDateWords)
#include "tst_datewords.moc"
