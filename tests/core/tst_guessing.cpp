#include "core/edit/guessing.h"
#include "core/edit/issuedate.h"
#include "core/text/codepoints.h"
#include "core/text/textcleaning.h"

#include <QtTest>

using namespace dateline;

/// What selected words are taken to claim, and how a text is taken in.
class GuessingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreAClaim_data();
    void wordsAreAClaim();
    void wordsMeanADateByTheDayOfIssue_data();
    void wordsMeanADateByTheDayOfIssue();
    void aDateThatWasWorkedOutSaysHow();
    void theSentenceIsATitle_data();
    void theSentenceIsATitle();
    void whatATextCannotHoldIsCleanedAndCounted();
    void aTextThatIsNotUtf8SaysWhere();
};

namespace {

std::vector<Entity> entities()
{
    return {{"isis-k", EntityKind::Actor, "ISIS-K", {"ISKP", "Islamic State Khorasan"}, "", {}, ""},
            {"crocus", EntityKind::Place, "Crocus City Hall", {}, "", {}, ""}};
}

QString asText(const GuessedClaim& claim)
{
    QString text = QString::fromStdString(claim.property) + QStringLiteral(": ");
    if (const auto* date = std::get_if<EdtfDate>(&claim.value)) {
        return text + QString::fromStdString(date->format());
    }
    if (const auto* quantity = std::get_if<Quantity>(&claim.value)) {
        return text + QString::fromStdString(inWords(*quantity));
    }
    if (const auto* entity = std::get_if<EntityValue>(&claim.value)) {
        return text + QString::fromStdString(entity->entity) +
               (entity->as.empty() ? QString() : QStringLiteral(" as ") + QString::fromStdString(entity->as));
    }
    return text + QString::fromStdString(std::get<std::string>(claim.value));
}

} // namespace

void GuessingTest::wordsAreAClaim_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("claim");
    const auto row = [](const char* name, const char* before, const char* words, const char* after, const char* claim) {
        QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(words) << QString::fromUtf8(after)
                            << QString::fromUtf8(claim);
    };
    row("a day", "", "22 March 2024", "", "date: 2024-03-22");
    row("on a day", "", "on Friday, 22 March 2024,", "", "date: 2024-03-22");
    row("a month", "", "in August 2021", "", "date: 2021-08");
    row("a year", "killed in", "2022", "", "date: 2022");
    row("dead", "", "more than 133 dead", "", "deaths: more than 133");
    row("killed", "", "133 people were killed", "", "deaths: 133");
    row("lost their lives", "", "More than 130 people lost their lives", "", "deaths: more than 130");
    row("lives", "", "claiming the lives of 137 visitors", "", "deaths: 137");
    row("people alone", "", "more than 133 people", "", "deaths: more than 133");
    row("what is counted", "", "13 US soldiers killed", "", "deaths: 13 US soldiers");
    row("injured", "", "at least 180 injured", "", "injured: at least 180");
    row("wounded", "", "wounding almost 100", "", "injured: almost 100");
    row("the word before", "gunmen opened fire, killing", "133", "and injuring 180", "deaths: 133");
    row("the nearer word", "killing 133 and injuring", "180 people", "at the hall", "injured: 180");
    row("the word behind", "left", "84", "dead", "deaths: 84");
    row("another sentence", "Nine died.", "300", "firefighters came.", "amount: 300");
    row("arrests", "", "eleven people were detained", "", "arrests: 11");
    row("attackers", "", "four gunmen", "", "attackers: 4");
    row("an actor", "", "ISIS-K", "", "actor: isis-k");
    row("an alias", "", "ISKP", "", "actor: isis-k as ISKP");
    row("a place with its article", "", "at the Crocus City Hall", "", "place: crocus");
    row("quotation marks", "", "“Crocus City Hall”,", "", "place: crocus");
    row("a joining word before the number", "killed 13 soldiers", "and 170 Afghan civilians", "",
        "deaths: 170 Afghan civilians");
    row("a year among words", "believed dead and", "gone in 2017", ", after", "date: 2017");
    row("a day among words", "", "announced on 7 March 2024 that", "", "date: 2024-03-07");
    row("a number among words is no year", "", "the year of 133 of them", "", "description: the year of 133 of them");
    row("a place that is not known", "a concert hall in", "Moscow", ", killing", "place:  as Moscow");
    row("a place with the word before it", "", "near Nizhny Novgorod,", "", "place:  as Nizhny Novgorod");
    row("an actor that is not known", "claimed by", "Wilayat Khorasan", "", "actor:  as Wilayat Khorasan");
    row("no name", "a hall in", "the north", "", "description: the north");
    row("words", "", "the exits were locked", "killing 133", "description: the exits were locked");
    row("words with a number in them", "", "one of the worst failures of the service", "",
        "description: one of the worst failures of the service");
    row("words on two lines", "", "the exits\nwere  locked", "", "description: the exits were locked");
    row("nothing", "", " ", "", "description: ");
}

void GuessingTest::wordsAreAClaim()
{
    QFETCH(QString, before);
    QFETCH(QString, words);
    QFETCH(QString, after);
    const std::string ahead = before.toStdString();
    const std::string behind = after.toStdString();
    const auto known = entities();
    QTEST(asText(guessClaim(words.toStdString(), {known, {}, ahead, behind})), "claim");
}

void GuessingTest::wordsMeanADateByTheDayOfIssue_data()
{
    QTest::addColumn<QString>("issued");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("date"); // empty: none
    const auto row = [](const char* issued, const char* words, const char* date) {
        QTest::addRow("%s, issued %s", words, issued)
            << QString::fromLatin1(issued) << QString::fromUtf8(words) << QString::fromLatin1(date);
    };
    // 25 March 2024 was a Monday.
    row("2024-03-25", "last Friday, 22 March", "2024-03-22");
    row("2024-03-25", "March 22", "2024-03-22");
    row("2024-03-25", "on 22 March", "2024-03-22");
    row("2024-03-25", "in January", "2024-01");
    row("2024-03-25", "December", "2023-12");
    row("2024-03-25", "26 March", "2023-03-26");
    row("2024-03-25", "the beginning of March", "[2024-03-01..2024-03-10]");
    row("2024-03-25", "Saturday, 22 March", "");
    row("2024-03-25", "Friday", "2024-03-22");
    row("2024-03-25", "last Friday’s", "2024-03-22");
    row("2024-03-25", "this past Friday", "2024-03-22");
    row("2024-03-25", "on Friday evening", "2024-03-22");
    row("2024-03-25", "Friday night", "[2024-03-22..2024-03-23]");
    row("2024-03-25", "the night of 22 March", "2024-03-22/2024-03-23");
    row("2024-03-25", "Monday", "2024-03-25");
    row("2024-03-25", "last Monday", "2024-03-18");
    row("2024-03-25", "yesterday", "2024-03-24");
    row("2024-03-25", "today", "2024-03-25");
    row("2024-03-25", "three days ago", "2024-03-22");
    row("2024-03-25", "two months ago", "2024-01");
    row("2024-03-25", "five years ago", "2019");
    row("2024-03-28", "earlier this week", "[2024-03-25..2024-03-28]");
    row("2024-03-25", "this week", "2024-03-25");
    row("2024-03-25", "Last week", "[2024-03-18..2024-03-24]");
    row("2024-03-25", "earlier this month", "2024-03");
    row("2024-01-25", "last month", "2023-12");
    row("2024-03-25", "last year", "2023");
    row("2024-03", "22 March", "2024-03-22");
    row("2024-03", "last month", "2024-02");
    row("2024-03", "last Friday", "");
    row("2024-03", "yesterday", "");
    row("[2024-03-23..2024-03-31]", "in January", "2024-01");
    row("2024", "last Friday", "");
    row("2024-03-25", "22 March 2021", "");
    row("2024-03-25", "next Friday", "");
    row("2024-03-25", "on the", "");
    row("2024-03-25", "about", "");
    row("2024-03-25", "the exits were locked", "");
    row("2024-03-25", "133", "");
    row("2024/..", "in January", "");
}

void GuessingTest::wordsMeanADateByTheDayOfIssue()
{
    QFETCH(QString, issued);
    QFETCH(QString, words);
    const auto date = dateByIssue(words.toStdString(), *EdtfDate::parse(issued.toStdString()));
    QTEST(date ? QString::fromStdString(date->format()) : QString(), "date");
}

void GuessingTest::aDateThatWasWorkedOutSaysHow()
{
    GuessingContext context;
    context.issued = *EdtfDate::parse("2024-03-25");
    const auto friday = guessClaim("last Friday,", context);
    QCOMPARE(asText(friday), QStringLiteral("date: 2024-03-22"));
    QCOMPARE(friday.derivation, std::string("“last Friday”, issued 25 Mar 2024"));
    QVERIFY(guessClaim("22 March 2024", context).derivation.empty());
    QCOMPARE(asText(guessClaim("22 March 2024", context)), QStringLiteral("date: 2024-03-22"));
    QCOMPARE(asText(guessClaim("attack on the Crocus Show Center", context)),
             QStringLiteral("description: attack on the Crocus Show Center"));
    QCOMPARE(asText(guessClaim("were killed last Friday in the hall", context)), QStringLiteral("date: 2024-03-22"));
    context.issued.reset();
    QCOMPARE(asText(guessClaim("last Friday", context)), QStringLiteral("description: last Friday"));
}

void GuessingTest::theSentenceIsATitle_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("title");
    const QString text = QStringLiteral("The hall burned. Six firefighters died in it.\nThe mayor denied everything");
    QTest::newRow("the first") << text << QStringLiteral("hall") << QStringLiteral("The hall burned");
    QTest::newRow("the second") << text << QStringLiteral("Six") << QStringLiteral("Six firefighters died in it");
    QTest::newRow("ends with the line") << text << QStringLiteral("denied")
                                        << QStringLiteral("The mayor denied everything");
    QTest::newRow("not Latin") << QStringLiteral("Пожар. В зале погибли люди.") << QStringLiteral("погибли")
                               << QStringLiteral("В зале погибли люди");
    const QString wordy = QStringLiteral("word ").repeated(30).trimmed();
    QTest::newRow("a long one is cut behind a word")
        << wordy << QStringLiteral("word") << QStringLiteral("word ").repeated(16).trimmed() + QStringLiteral("…");
    QTest::newRow("one long word") << QString(200, QLatin1Char('w')) << QStringLiteral("w")
                                   << QString(79, QLatin1Char('w')) + QStringLiteral("…");
}

void GuessingTest::theSentenceIsATitle()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const std::string all = text.toStdString();
    const std::size_t at = all.find(words.toStdString());
    const TextPositionSelector position{codePointOffset(all, at),
                                        codePointOffset(all, at + words.toStdString().size())};
    QTEST(QString::fromStdString(titleFromSentence(all, position)), "title");
}

void GuessingTest::whatATextCannotHoldIsCleanedAndCounted()
{
    using namespace std::string_literals;
    const auto cleaned = cleanedText("\xEF\xBB\xBFone\0two \xED\xA0\x80 three"s);
    QVERIFY(cleaned.has_value());
    QCOMPARE(cleaned->text, "onetwo \xEF\xBF\xBD three"s);
    QCOMPARE(cleaned->nulls, std::size_t{1});
    QCOMPARE(cleaned->surrogates, std::size_t{1});
}

void GuessingTest::aTextThatIsNotUtf8SaysWhere()
{
    const auto cleaned = cleanedText("caf\xE9 on the corner");
    QVERIFY(!cleaned.has_value());
    QVERIFY(cleaned.error().message.find("byte 4") != std::string::npos);
}

QTEST_APPLESS_MAIN(GuessingTest)
#include "tst_guessing.moc"
