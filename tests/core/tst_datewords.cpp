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
    const auto rows = test::tableRows("edtf/told.tsv", 3);
    QVERIFY(rows.size() > 40);
    for (const auto& row : rows)
        QTest::newRow(row[0].c_str()) << QByteArray::fromStdString(row[0]) << QByteArray::fromStdString(row[1])
                                      << QByteArray::fromStdString(row[2]);
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
    const auto rows = test::tableRows("edtf/typed.tsv", 2);
    QVERIFY(rows.size() > 70);
    for (const auto& row : rows)
        QTest::newRow(row[0].c_str()) << QByteArray::fromStdString(row[0]) << QByteArray::fromStdString(row[1]);
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
    row("3/4/24", {"3 April 2024", "4 March 2024"});
    row("03.04.2024", {"3 April 2024", "4 March 2024"});
    row("31/31/24", {"no such day"});
    row("22 March 24", {"column 10", "1924", "2024"});
    row("1900s", {"190X", "19XX"});
    row("80s", {"80s", "any century"});
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
        if (row.text.front() == ' ' || row.text.back() == ' ')
            continue; // typed with a blank about it, a date is a date
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
