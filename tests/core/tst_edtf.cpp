#include "core/time/edtf.h"

#include "tests/support/edtfcases.h"
#include "tests/support/randomedtf.h"

#include <QTest>

using namespace dateline;

/// The text of the Extended Date/Time Format, read and written. Sections are those of the specification that the
/// Library of Congress publishes (4 February 2019).
class TestEdtf : public QObject
{
    Q_OBJECT

private slots:
    void everyKnownExpressionIsAcceptedOrRefusedAsTheStandardSays_data();
    void everyKnownExpressionIsAcceptedOrRefusedAsTheStandardSays();
    void anExampleOfTheSpecificationHasTheLevelOfItsSection_data();
    void anExampleOfTheSpecificationHasTheLevelOfItsSection();
    void anErrorSaysWhereAndWhatWasExpected_data();
    void anErrorSaysWhereAndWhatWasExpected();
    void oneMeaningHasOneSpelling_data();
    void oneMeaningHasOneSpelling();
    void differentMeaningsAreDifferentValues_data();
    void differentMeaningsAreDifferentValues();
    void theColumnCountsCharactersNotBytes();
    void anOrdinaryDateIsSmall();
    void theComponentsAreWhatIsWritten();
    void theEndsOfAnIntervalAreDatesOrOpenOrUnknown();
    void theMembersOfASetAreItsDatesAndRuns();
    void flagsAreThoseOfAnyPart();
    void precisionIsTheUnitWhoseDigitsAreKnown_data();
    void precisionIsTheUnitWhoseDigitsAreKnown();
    void aRandomValueIsReadBackFromItsCanonicalForm();
    void noTextBreaksTheReader();
};

namespace {

EdtfDate read(const std::string& text)
{
    const auto date = EdtfDate::parse(text);
    return date ? *date : EdtfDate();
}

} // namespace

void TestEdtf::everyKnownExpressionIsAcceptedOrRefusedAsTheStandardSays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<int>("level");
    const auto cases = test::edtfCases();
    QCOMPARE(cases.size(), std::size_t(580 + 469));
    for (const auto& row : cases)
        QTest::newRow(row.label().c_str()) << QByteArray::fromStdString(row.text) << row.valid << row.level;
}

void TestEdtf::everyKnownExpressionIsAcceptedOrRefusedAsTheStandardSays()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, valid);
    QFETCH(const int, level);
    const auto date = EdtfDate::parse(text.toStdString());
    QVERIFY2(date.has_value() == valid, date ? date->format().c_str() : date.error().message.c_str());
    if (valid) {
        QCOMPARE(date->level(), level);
        const auto again = EdtfDate::parse(date->format());
        QVERIFY(again && *again == *date);
        QCOMPARE(again->format(), date->format());
    } else {
        QVERIFY(date.error().message.starts_with("column "));
    }
}

void TestEdtf::anExampleOfTheSpecificationHasTheLevelOfItsSection_data()
{
    QTest::addColumn<QByteArrayList>("examples");
    QTest::addColumn<int>("level");
    const auto row = [](const char* section, int level, const QByteArrayList& examples) {
        QTest::newRow(section) << examples << level;
    };
    row("Date", 0, {"1985-04-12", "1985-04", "1985"});
    row("Date and Time", 0,
        {"1985-04-12T23:20:30", "1985-04-12T23:20:30Z", "1985-04-12T23:20:30-04", "1985-04-12T23:20:30+04:30"});
    row("Time Interval", 0,
        {"1964/2008", "2004-06/2006-08", "2004-02-01/2005-02-08", "2004-02-01/2005-02", "2004-02-01/2005",
         "2005/2006-02"});
    row("Letter-prefixed calendar year", 1, {"Y170000002", "Y-170000002"});
    row("Seasons", 1, {"2001-21", "2001-22", "2001-23", "2001-24"});
    row("Qualification of a date (complete)", 1, {"1984?", "2004-06~", "2004-06-11%"});
    row("Unspecified digit(s) from the right", 1, {"201X", "20XX", "2004-XX", "1985-04-XX", "1985-XX-XX"});
    row("Extended Interval (L1)", 1,
        {"1985-04-12/..", "1985-04/..", "1985/..", "../1985-04-12", "../1985-04", "../1985", "1985-04-12/", "1985-04/",
         "1985/", "/1985-04-12", "/1985-04", "/1985"});
    row("Negative calendar year", 1, {"-1985"});
    row("Exponential year", 2, {"Y-17E7"});
    row("Significant digits", 2, {"1950S2", "Y171010000S3", "Y3388E2S3"});
    row("Sub-year groupings", 2, {"2001-34", "2001-25", "2001-41"});
    row("One of a set", 2,
        {"[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "[1760-01,1760-02,1760-12..]", "[1667,1760-12]",
         "[..1984]"});
    row("All Members", 2, {"{1667,1668,1670..1672}", "{1960,1961-12}", "{..1984}"});
    row("Group Qualification", 2, {"2004-06~-11", "2004?-06-11"});
    row("Qualification of Individual Component", 2, {"?2004-06-~11", "2004-%06-11"});
    row("Unspecified Digit", 2, {"156X-12-25", "15XX-12-25", "XXXX-12-XX", "1XXX-XX", "1XXX-12", "1984-1X"});
    row("Interval", 2, {"2004-06-~01/2004-06-~20", "2004-06-XX/2004-07-03"});
}

void TestEdtf::anExampleOfTheSpecificationHasTheLevelOfItsSection()
{
    QFETCH(const QByteArrayList, examples);
    QFETCH(const int, level);
    for (const auto& example : examples) {
        const auto date = EdtfDate::parse(example.toStdString());
        QVERIFY2(date, example);
        QVERIFY2(date->level() == level, example);
        if (!example.contains('E') && !example.endsWith("-04")) // these have a longer canonical form
            QCOMPARE(QByteArray::fromStdString(date->format()), example);
    }
}

void TestEdtf::anErrorSaysWhereAndWhatWasExpected_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* text, int column, const char* says) {
        QTest::newRow(*text ? text : "nothing") << QByteArray(text) << column << QByteArray(says);
    };
    row("", 1, "a year of four digits");
    row("19", 3, "the text ends");
    row("12345", 5, "begins with \"Y\"");
    row("2024-13", 6, "a month from 01 to 12");
    row("2024-1", 7, "a month from 01 to 12");
    row("2024-03-32", 9, "a day from 01 to 31");
    row("2024-03-22 ", 11, "a space");
    row("2023-09-31", 9, "September 2023 has 30 days, there is no day 31");
    row("1900-02-29", 9, "February 1900 has 28 days, there is no day 29");
    row("2024-22-01", 8, "has no day");
    row("2024-03-22T25:00:00", 12, "the hours 00 to 23");
    row("2024-03-22T24:00:00", 12, "the hours 00 to 23");
    row("2024-03-22T10:60:00", 15, "the minutes 00 to 59");
    row("2024-03-22T10:00:60", 18, "leap seconds are not counted");
    row("2024-03-22T10:00", 17, "the seconds");
    row("2024-03-22T10:00:00.5", 20, "no fractions");
    row("2024-03-22T10:00:00+0300", 23, "\":\" between");
    row("2024-03-22T10:00:00-00:00", 20, "\"Z\" or \"+00:00\"");
    row("2024-03T10:00:00", 8, "only a complete date");
    row("2024-03-22~T10:00:00", 12, "takes no");
    row("2024/2023", 6, "before the start");
    row("2024-03-22T10:00:00/2025", 20, "no time of day");
    row("/", 1, "needs a date");
    row("../..", 1, "needs a date");
    row("2024/2025/2026", 10, "the end of the interval");
    row("[2024, 2025]", 7, "a space");
    row("[2024..,2025]", 8, "may stand only there");
    row("[2024,..2025]", 7, "only at the start of a set");
    row("[2024..2025-01]", 8, "the same precision");
    row("[2025..2024]", 8, "before the start");
    row("{2024]", 6, "\"}\"");
    row("[2024]?", 7, "the end of the text after the set");
    row("Y2024", 2, "more than four digits");
    row("Y012345", 2, "not 0");
    row("Y17E0", 5, "must be positive");
    row("2024S0", 6, "must be positive");
    row("Y999E99", 2, "cannot be held");
    row("-0000", 1, "no year -0000");
    row("19X0S2", 5, "digits are unspecified");
    row("19XX-02-3X", 9, "no such day");
    row("2024-2X-01", 6, "months are 01 to 12");
    row("2024??", 6, "the end of the date");
}

void TestEdtf::anErrorSaysWhereAndWhatWasExpected()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, column);
    QFETCH(const QByteArray, says);
    const auto date = EdtfDate::parse(text.toStdString());
    QVERIFY(!date);
    const auto message = QByteArray::fromStdString(date.error().message);
    QVERIFY2(message.startsWith("column " + QByteArray::number(column) + ": "), message);
    QVERIFY2(message.contains(says), message);
}

void TestEdtf::oneMeaningHasOneSpelling_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("canonical");
    const auto row = [](const char* written, const char* canonical) {
        QTest::newRow(written) << QByteArray(written) << QByteArray(canonical);
    };
    row("?2004", "2004?");
    row("~2004-~06-~11", "2004-06-11~");
    row("~2004-~06-11", "2004-06~-11");
    row("?2004-06-11", "2004?-06-11");
    row("?2004-06-~11", "?2004-06-~11");
    row("?2004-06-11~", "%2004-~06-~11");
    row("2004?-06~-11", "%2004-~06-11");
    row("2004~-06-~11", "~2004-06-~11");
    row("?2004~", "2004%");
    row("Y-17E7", "Y-170000000");
    row("Y20E2", "2000");
    row("Y-20E2S3", "-2000S3");
    row("Y3388E2S3~", "Y338800S3~");
    row("1985-04-12T23:20:30+00:00", "1985-04-12T23:20:30Z");
    row("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00");
}

void TestEdtf::oneMeaningHasOneSpelling()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, canonical);
    const auto date = EdtfDate::parse(written.toStdString());
    QVERIFY2(date, written);
    QCOMPARE(QByteArray::fromStdString(date->format()), canonical);
    const auto again = EdtfDate::parse(canonical.toStdString());
    QVERIFY(again);
    QVERIFY(*again == *date);
    QCOMPARE(again->hash(), date->hash());
}

void TestEdtf::differentMeaningsAreDifferentValues_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char* one, const char* other) {
        QTest::addRow("%s and %s", one, other) << QByteArray(one) << QByteArray(other);
    };
    row("2004", "2004-XX");
    row("2004-06", "2004-06-XX");
    row("200X", "2000");
    row("2004", "-2004");
    row("2004?", "2004~");
    row("1950S2", "1950");
    row("2004/..", "2004/");
    row("[2004]", "{2004}");
    row("[2004]", "2004");
    row("[..2004]", "../2004");
    row("[2004,2005]", "[2004..2005]");
    row("1985-04-12T23:20:30", "1985-04-12T23:20:30Z");
    row("0000", "0000-01");
}

void TestEdtf::differentMeaningsAreDifferentValues()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, other);
    QVERIFY(read(one.toStdString()).format() == one.toStdString());
    QVERIFY(read(other.toStdString()).format() == other.toStdString());
    QVERIFY(!(read(one.toStdString()) == read(other.toStdString())));
    QVERIFY(read(one.toStdString()).hash() != read(other.toStdString()).hash());
}

void TestEdtf::theColumnCountsCharactersNotBytes()
{
    const auto date = EdtfDate::parse("2024–03");
    QVERIFY(!date);
    QVERIFY(date.error().message.starts_with("column 5: "));
    QVERIFY(date.error().message.find("another character") != std::string::npos);
}

void TestEdtf::anOrdinaryDateIsSmall()
{
    QVERIFY(sizeof(EdtfDate) <= 32);
}

void TestEdtf::theComponentsAreWhatIsWritten()
{
    const auto day = read("-0043-03-15");
    QCOMPARE(day.year(), std::int64_t(-43));
    QCOMPARE(day.month(), 3);
    QCOMPARE(day.day(), 15);
    const auto vague = read("156X-1X-XX");
    QCOMPARE(vague.year(), std::int64_t(1560));
    QCOMPARE(vague.month(), 0);
    QVERIFY(vague.has(DateComponent::Day));
    QCOMPARE(vague.unspecifiedDigits(DateComponent::Year), 1);
    QCOMPARE(vague.unspecifiedDigits(DateComponent::Month), 1);
    QCOMPARE(vague.unspecifiedDigits(DateComponent::Day), 2);
    const auto time = read("1985-04-12T23:20:30-04:30");
    QCOMPARE(time.kind(), EdtfKind::DateTime);
    QCOMPARE(time.secondOfDay().value(), (23 * 60 + 20) * 60 + 30);
    QCOMPARE(time.utcShift().value(), -270);
    QVERIFY(!read("1985-04-12T23:20:30").utcShift());
    QCOMPARE(read("2001-34").month(), 34);
    QCOMPARE(read("2001-34").kind(), EdtfKind::Season);
    QVERIFY(read("2004-%06-11").qualifier(DateComponent::Month) == Qualifier::Both);
    QVERIFY(read("2004-%06-11").qualifier(DateComponent::Year) == Qualifier::None);
}

void TestEdtf::theEndsOfAnIntervalAreDatesOrOpenOrUnknown()
{
    const auto closed = read("2004-06~/2005");
    QCOMPARE(closed.start()->format(), std::string("2004-06~"));
    QCOMPARE(closed.end()->format(), std::string("2005"));
    QCOMPARE(closed.members().size(), std::size_t(2));
    const auto open = read("2004/..");
    QVERIFY(open.openEnd() && !open.unknownEnd() && !open.openStart() && !open.end());
    QCOMPARE(open.members().size(), std::size_t(1));
    const auto unknown = read("/2004");
    QVERIFY(unknown.unknownStart() && !unknown.openStart() && !unknown.openEnd() && !unknown.start());
    QVERIFY(!read("2004").start() && !read("2004").openEnd());
}

void TestEdtf::theMembersOfASetAreItsDatesAndRuns()
{
    const auto set = read("[..1760-12,1765,1770..1772,1780..]");
    const auto members = set.members();
    QCOMPARE(members.size(), std::size_t(4));
    QVERIFY(members[0].openStart());
    QCOMPARE(members[0].end()->format(), std::string("1760-12"));
    QCOMPARE(members[1].format(), std::string("1765"));
    QCOMPARE(members[2].format(), std::string("1770/1772"));
    QVERIFY(members[3].openEnd());
    QVERIFY(set.openStart() && set.openEnd());
    QCOMPARE(read("1985").members().size(), std::size_t(1));
}

void TestEdtf::flagsAreThoseOfAnyPart()
{
    QVERIFY(read("2004~").approximate() && !read("2004~").uncertain());
    QVERIFY(read("2004?").uncertain() && !read("2004?").approximate());
    QVERIFY(read("2004%").uncertain() && read("2004%").approximate());
    QVERIFY(read("2004-06-~11").approximate());
    QVERIFY(read("2003/2004~").approximate());
    QVERIFY(read("[2003,2004..2005?]").uncertain());
    QVERIFY(read("2004-06-XX/2005").unspecified());
    QVERIFY(!read("2003/2004").approximate() && !read("{2003,2004}").unspecified());
}

void TestEdtf::precisionIsTheUnitWhoseDigitsAreKnown_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("precision");
    const auto row = [](const char* text, Precision precision) {
        QTest::newRow(text) << QByteArray(text) << static_cast<int>(precision);
    };
    row("1985-04-12T23:20:30", Precision::Second);
    row("1985-04-12", Precision::Day);
    row("1985-04", Precision::Month);
    row("1985-04-XX", Precision::Month);
    row("1985-04-1X", Precision::Month);
    row("1985-XX", Precision::Year);
    row("1985-XX-12", Precision::Year);
    row("1985", Precision::Year);
    row("1985-21", Precision::Season);
    row("1985-34", Precision::Season);
    row("198X", Precision::Decade);
    row("198X-12-25", Precision::Decade);
    row("19XX", Precision::Century);
    row("1950S2", Precision::Century);
    row("1XXX", Precision::Millennium);
    row("XXXX", Precision::Era);
    row("Y-13800000000S3", Precision::Era);
    row("1985/1986", Precision::Interval);
    row("[1985,1986]", Precision::Set);
}

void TestEdtf::precisionIsTheUnitWhoseDigitsAreKnown()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, precision);
    const auto date = EdtfDate::parse(text.toStdString());
    QVERIFY(date);
    QCOMPARE(static_cast<int>(date->precision()), precision);
}

void TestEdtf::aRandomValueIsReadBackFromItsCanonicalForm()
{
    test::RandomEdtf random(20240322);
    auto valid = 0;
    for (auto i = 0; i < 300'000; ++i) {
        const auto text = random.next();
        const auto date = EdtfDate::parse(text);
        if (!date)
            continue;
        ++valid;
        const auto canonical = date->format();
        const auto again = EdtfDate::parse(canonical);
        QVERIFY2(again, (text + " became " + canonical).c_str());
        QVERIFY2(*again == *date && again->hash() == date->hash(), (text + " became " + canonical).c_str());
        QVERIFY2(again->format() == canonical, text.c_str());
        QVERIFY2(again->level() <= date->level(), text.c_str());
        QVERIFY2(again->bounds() == date->bounds(), text.c_str());
    }
    QVERIFY(valid > 150'000);
}

void TestEdtf::noTextBreaksTheReader()
{
    const std::string alphabet = "0123456789XYEST-+:.,/?~%[]{} \xc3\xa9Z";
    test::RandomEdtf random(7);
    for (auto i = 0; i < 300'000; ++i) {
        auto text = random.next();
        for (auto edits = random.below(3); edits > 0 && !text.empty(); --edits) {
            const auto at = static_cast<std::size_t>(random.below(static_cast<int>(text.size())));
            const auto with = alphabet[static_cast<std::size_t>(random.below(static_cast<int>(alphabet.size())))];
            if (random.below(2) == 0)
                text[at] = with;
            else
                text.erase(at, 1);
        }
        const auto date = EdtfDate::parse(text);
        if (!date) {
            QVERIFY2(date.error().message.starts_with("column "), text.c_str());
            continue;
        }
        QVERIFY2(date->bounds().earliest < date->bounds().latest, text.c_str());
        QVERIFY2(EdtfDate::parse(date->format()).has_value(), text.c_str());
    }
}

QTEST_APPLESS_MAIN(TestEdtf)
#include "tst_edtf.moc"
