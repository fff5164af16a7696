#include "core/time/allen.h"
#include "core/time/certainty.h"

#include "tests/support/randomedtf.h"

#include <QTest>

#include <algorithm>

using namespace dateline;

/// Dates against ranges and against each other, with "certain", "possible" and "no".
class TestDateRelations : public QObject
{
    Q_OBJECT

private slots:
    void aDateLiesInARange_data();
    void aDateLiesInARange();
    void unspecifiedDigitsAndRangesAgreeWithTryingEveryDay();
    void countsHaveALeastAndAMost();
    void theOrderOfListsIsTotalAndKeepsWhatIsCertain();
    void relationsOfWholeDaysAreAllens_data();
    void relationsOfWholeDaysAreAllens();
    void exactIntervalsHaveExactlyOneRelation();
    void everyPairHasAPossibleRelationAndItsInverse();
};

namespace {

EdtfDate read(const std::string& text)
{
    const auto date = EdtfDate::parse(text);
    return date ? *date : EdtfDate();
}

} // namespace

void TestDateRelations::aDateLiesInARange_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("answer");
    const auto row = [](const char* date, const char* range, Certainty answer) {
        QTest::addRow("%s in %s", date, range) << QByteArray(date) << QByteArray(range) << static_cast<int>(answer);
    };
    row("2024-03-22", "2024-03", Certainty::Certain);
    row("2024-03-22", "2024-04", Certainty::No);
    row("2024", "2024-03", Certainty::Possible);
    row("2024", "2024", Certainty::Certain);
    row("2024?", "2024", Certainty::Certain);
    row("2015~", "2015", Certainty::Certain);
    row("2015~", "2016", Certainty::Possible);
    row("2015~", "2018", Certainty::No);
    row("2015?", "2016", Certainty::No);
    row("156X-12-25", "1563-06", Certainty::No);
    row("156X-12-25", "1563-12", Certainty::Possible);
    row("156X-12-25", "1560/1569", Certainty::Certain);
    row("20XX-24", "2024-01", Certainty::Possible);
    row("2014/2016", "2015", Certainty::Certain);
    row("2014/2016", "2014-03", Certainty::Possible);
    row("2014/2016", "2014", Certainty::Certain);
    row("2014/2016", "2017", Certainty::No);
    row("2014/..", "2020", Certainty::Certain);
    row("2014/", "2020", Certainty::Possible);
    row("2014/", "2013", Certainty::No);
    row("[2014,2016]", "2014/2016", Certainty::Certain);
    row("[2014,2016]", "2014", Certainty::Possible);
    row("[2014,2016]", "2015", Certainty::No);
    row("[2014..2016]", "2015", Certainty::Possible);
    row("{2014,2016}", "2014", Certainty::Certain);
    row("{2014,2016}", "2015", Certainty::No);
}

void TestDateRelations::aDateLiesInARange()
{
    QFETCH(const QByteArray, date);
    QFETCH(const QByteArray, range);
    QFETCH(const int, answer);
    QCOMPARE(static_cast<int>(liesIn(read(date.toStdString()), read(range.toStdString()).bounds())), answer);
}

void TestDateRelations::unspecifiedDigitsAndRangesAgreeWithTryingEveryDay()
{
    test::RandomEdtf random(17);
    for (auto round = 0; round < 2'000; ++round) {
        auto pattern = formatIsoDate(secondsFromCivil(1900 + random.below(40), 1 + random.below(12), 1) +
                                     random.below(31) * kSecondsPerDay);
        for (const auto at : {3, 5, 6, 8, 9})
            if (random.below(2) == 0)
                pattern[static_cast<std::size_t>(at)] = 'X';
        const auto date = EdtfDate::parse(pattern);
        if (!date)
            continue;
        const auto from = secondsFromCivil(1900 + random.below(40), 1 + random.below(12), 1 + random.below(28));
        const TimeExtent range{from, from + (1 + random.below(400)) * kSecondsPerDay};
        auto any = false;
        for (auto at = range.earliest; at < range.latest; at += kSecondsPerDay) {
            const auto day = formatIsoDate(at);
            any = any || std::equal(pattern.begin(), pattern.end(), day.begin(),
                                    [](char p, char d) { return p == 'X' || p == d; });
        }
        QVERIFY2((liesIn(*date, range) != Certainty::No) == any, pattern.c_str());
    }
}

void TestDateRelations::countsHaveALeastAndAMost()
{
    CertaintyCount count;
    for (const auto* text : {"2024-03-22", "2024", "2023", "2024-03~"})
        count.add(liesIn(read(text), read("2024-03").bounds()));
    QCOMPARE(count.certain, std::size_t(2));
    QCOMPARE(count.possible, std::size_t(1));
}

void TestDateRelations::theOrderOfListsIsTotalAndKeepsWhatIsCertain()
{
    test::RandomEdtf random(19);
    std::vector<EdtfDate> dates;
    while (dates.size() < 400) {
        if (const auto date = EdtfDate::parse(random.next()))
            dates.push_back(*date);
    }
    for (const auto& a : dates) {
        for (const auto& b : dates) {
            const auto order = chronological(a, b);
            QVERIFY((order == 0) == (a == b));
            QVERIFY(chronological(b, a) == 0 <=> order);
            if (allenRelation(AllenRelation::Before, a, b) == Certainty::Certain)
                QVERIFY2(order < 0, (a.format() + " and " + b.format()).c_str());
        }
    }
    std::sort(dates.begin(), dates.end(), [](const auto& a, const auto& b) { return chronological(a, b) < 0; });
    for (std::size_t i = 2; i < dates.size(); ++i)
        QVERIFY(chronological(dates[i - 2], dates[i]) <= 0);
}

void TestDateRelations::relationsOfWholeDaysAreAllens_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<int>("relation");
    QTest::addColumn<int>("answer");
    const auto row = [](const char* a, const char* b, AllenRelation relation, Certainty answer) {
        QTest::addRow("%s, %s, %d", a, b, static_cast<int>(relation))
            << QByteArray(a) << QByteArray(b) << static_cast<int>(relation) << static_cast<int>(answer);
    };
    row("2024-03-22", "2024-03-24", AllenRelation::Before, Certainty::Certain);
    row("2024-03-24", "2024-03-22", AllenRelation::After, Certainty::Certain);
    row("2024-03-22", "2024-03-23", AllenRelation::Before, Certainty::Possible);
    row("2024-03-22", "2024-03-23", AllenRelation::Meets, Certainty::Possible);
    row("2024-03-22", "2024-03-23", AllenRelation::Overlaps, Certainty::No);
    row("2024-03-22", "2024", AllenRelation::During, Certainty::Possible);
    row("2015", "2014/2016", AllenRelation::During, Certainty::Certain);
    row("2014/2016", "2015", AllenRelation::Contains, Certainty::Certain);
    row("2010/2014", "2012/2016", AllenRelation::Overlaps, Certainty::Certain);
    row("2010/..", "2012/..", AllenRelation::FinishedBy, Certainty::Certain);
    row("../2010", "../2012", AllenRelation::Starts, Certainty::Certain);
    row("2010/", "2012/..", AllenRelation::Before, Certainty::Possible);
    row("2010/", "2012/..", AllenRelation::After, Certainty::No);
}

void TestDateRelations::relationsOfWholeDaysAreAllens()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QFETCH(const int, relation);
    QFETCH(const int, answer);
    const auto got = allenRelation(static_cast<AllenRelation>(relation), read(a.toStdString()), read(b.toStdString()));
    QCOMPARE(static_cast<int>(got), answer);
}

void TestDateRelations::exactIntervalsHaveExactlyOneRelation()
{
    std::vector<EdtfDate> moments; // a second within a minute is exact: it begins and ends where it must
    for (auto second = 0; second < 6; ++second)
        moments.push_back(read("2024-03-22T10:00:0" + std::to_string(second) + "Z"));
    for (const auto& a : moments) {
        for (const auto& b : moments) {
            const auto answers = allenRelations(a, b);
            QCOMPARE(std::count(answers.begin(), answers.end(), Certainty::Certain), std::ptrdiff_t(1));
            QCOMPARE(std::count(answers.begin(), answers.end(), Certainty::Possible), std::ptrdiff_t(0));
        }
    }
    QVERIFY(allenRelation(AllenRelation::Meets, moments[0], moments[1]) == Certainty::Certain);
    QVERIFY(allenRelation(AllenRelation::Equals, moments[2], moments[2]) == Certainty::Certain);
    QVERIFY(allenRelation(AllenRelation::After, moments[5], moments[1]) == Certainty::Certain);
}

void TestDateRelations::everyPairHasAPossibleRelationAndItsInverse()
{
    test::RandomEdtf random(23);
    for (auto i = 0; i < 50'000; ++i) {
        const auto a = EdtfDate::parse(random.next());
        const auto b = EdtfDate::parse(random.next());
        if (!a || !b)
            continue;
        const auto answers = allenRelations(*a, *b);
        const auto inverses = allenRelations(*b, *a);
        const auto no = std::count(answers.begin(), answers.end(), Certainty::No);
        const auto certain = std::count(answers.begin(), answers.end(), Certainty::Certain);
        QVERIFY(no < 13 && certain == (no == 12 ? 1 : 0));
        for (std::size_t r = 0; r < kAllenRelations; ++r)
            QVERIFY(answers[r] == inverses[static_cast<std::size_t>(inverse(static_cast<AllenRelation>(r)))]);
    }
}

QTEST_APPLESS_MAIN(TestDateRelations)
#include "tst_daterelations.moc"
