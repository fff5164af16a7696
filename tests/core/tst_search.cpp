#include "core/store/casefile.h"
#include "core/store/searching.h"

#include "tests/support/samplecase.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace dateline;

namespace {

/// "event harbour-fire", "claim fire-3", "passage g3": what a hit is, for comparing.
std::string nameOf(const SearchHit& hit)
{
    switch (hit.kind) {
    case HitKind::Event:
        return "event " + hit.eventId;
    case HitKind::Claim:
        return "claim " + hit.claim;
    case HitKind::Passage:
        break;
    }
    return "passage " + hit.passage;
}

QStringList namesOf(const std::vector<SearchHit>& hits)
{
    QStringList names;
    for (const auto& hit : hits)
        names << QString::fromStdString(nameOf(hit));
    names.sort();
    return names;
}

QStringList markedIn(const SearchHit& hit)
{
    QStringList words;
    for (const auto& mark : hit.marks)
        words << QString::fromStdString(hit.snippet.substr(mark.start, mark.end - mark.start));
    return words;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void wordsAreFound_data();
    void wordsAreFound();
    void matchesAreMarked_data();
    void matchesAreMarked();
    void anyTextIsHarmless_data();
    void anyTextIsHarmless();
    void aHitSaysWhereItBelongs();
    void aTitleRanksBeforeAMention();
    void theEventThatIsMeantComesFirst_data();
    void theEventThatIsMeantComesFirst();
    void claimsAndPassagesHaveTheirPlaceBesideManyEvents();
    void whatIsFoundVeryOftenIsFoundAllTheSame();
    void atMostSoManyHits();
    void aPassageLeadsToEveryEventThatRestsOnIt();
    void matchingEventsAreThoseOfTheHits();
    void eventsAreFoundByIdTitleOrBeginning_data();
    void eventsAreFoundByIdTitleOrBeginning();
    void missingEventsNameTheNearest_data();
    void missingEventsNameTheNearest();
    void whatFitsSeveralIsNotGuessed();
    void sourcesAreFoundByIdNumberOrTitle_data();
    void sourcesAreFoundByIdNumberOrTitle();

private:
    std::optional<CaseFile> file_;
};

void TestSearch::initTestCase()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    QVERIFY(file.has_value());
    file_.emplace(std::move(*file));
}

void TestSearch::wordsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("title") << "dockers" << QStringList{"event strike"};
    QTest::newRow("case does not matter") << "DOCKERS" << QStringList{"event strike"};
    QTest::newRow("beginning of the last word") << "dock" << QStringList{"event strike"};
    QTest::newRow("no word begins so") << "ri" << QStringList();
    QTest::newRow("not the middle of a word") << "ockers" << QStringList();
    QTest::newRow("all words") << "vote harbour" << QStringList{"event vote"};
    QTest::newRow("only the last is a beginning") << "vot harbour" << QStringList();
    QTest::newRow("summary") << "warehouse" << QStringList{"event harbour-fire"};
    QTest::newRow("note of a claim") << "spokesman" << QStringList{"claim fire-6"};
    QTest::newRow("who said it") << "brigade" << QStringList{"claim fire-5"};
    QTest::newRow("text of a claim") << "fertiliser" << QStringList{"claim fire-7"};
    QTest::newRow("amount") << "at least 12" << QStringList{"claim fire-4", "passage g2"};
    QTest::newRow("date") << "2021-03-09" << QStringList{"claim fire-2"};
    QTest::newRow("date in words") << "9 march 2021" << QStringList{"claim fire-2"};
    QTest::newRow("name of an entity") << "northern shore" << QStringList{"claim fire-6"};
    QTest::newRow("alias") << "Shore-Army" << QStringList{"claim fire-6"};
    QTest::newRow("alias in another script's case") << "alter HAFEN" << QStringList{"claim fire-3"};
    QTest::newRow("diacritics left out") << "cafe zurich" << QStringList{"claim fire-3", "passage g3"};
    QTest::newRow("diacritics given") << "Café" << QStringList{"claim fire-3", "passage g3"};
    QTest::newRow("diacritics decomposed") << "Cafe\u0301" << QStringList{"claim fire-3", "passage g3"};
    QTest::newRow("passage") << "broke out" << QStringList{"passage g1"};
    QTest::newRow("nothing") << "zebra" << QStringList();
    QTest::newRow("no words") << "" << QStringList();
    QTest::newRow("white space") << " \t\n" << QStringList();
}

void TestSearch::wordsAreFound()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const auto hits = file_->search(text.toStdString(), 50);
    QVERIFY2(hits.has_value(), hits ? "" : hits.error().message.c_str());
    QCOMPARE(namesOf(*hits), expected);
}

void TestSearch::matchesAreMarked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("hit");
    QTest::addColumn<QString>("snippet");
    QTest::addColumn<QStringList>("marked");
    QTest::newRow("two words") << "vote harbour"
                               << "event vote"
                               << "Vote on the harbour" << QStringList{"Vote", "harbour"};
    QTest::newRow("the whole word of a beginning") << "dock"
                                                   << "event strike"
                                                   << "Dockers' strike" << QStringList{"Dockers"};
    QTest::newRow("diacritics") << "cafe zurich"
                                << "passage g3"
                                << "Café Zürich in the old port" << QStringList{"Café", "Zürich"};
    QTest::newRow("words in a row") << "Shore-Army"
                                    << "claim fire-6"
                                    << "NSA · Northern Shore Army · Shore-Army"
                                    << QStringList{"Shore Army", "Shore-Army"};
}

void TestSearch::matchesAreMarked()
{
    QFETCH(QString, text);
    QFETCH(QString, hit);
    QFETCH(QString, snippet);
    QFETCH(QStringList, marked);
    const auto hits = *file_->search(text.toStdString(), 50);
    const auto found = std::ranges::find(hits, hit.toStdString(), &nameOf);
    QVERIFY(found != hits.end());
    QCOMPARE(QString::fromStdString(found->snippet), snippet);
    QCOMPARE(markedIn(*found), marked);
}

void TestSearch::anyTextIsHarmless_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"\"",
                             "\"\"",
                             "fire\"",
                             "\"fire",
                             "fire AND",
                             "OR",
                             "NOT fire",
                             "NEAR(fire, 2)",
                             "fire*",
                             "*",
                             "^fire",
                             "title:fire",
                             "{title summary} : fire",
                             "(",
                             ")",
                             "fire)",
                             "- fire",
                             "+",
                             "fire -harbour",
                             "'; DROP TABLE event; --",
                             "%",
                             "_",
                             "\\",
                             ":",
                             "—",
                             "…",
                             "“fire”",
                             "\xF0\x9F\x94\xA5",
                             "a\x02z\x03",
                             "\xFF\xFE",
                             "fire \xC3",
                             "\x01\x7F"})
        QTest::newRow(QByteArray(text).toPercentEncoding(" *").constData()) << QByteArray(text);
    QTest::newRow("a zero byte") << QByteArray("fire\0\" OR", 10);
    QTest::newRow("very long") << QByteArray(1'000'000, 'a');
    QTest::newRow("many words") << QByteArray("ab ").repeated(100'000);
    QTest::newRow("many quotes") << QByteArray("\"a").repeated(100'000);
}

void TestSearch::anyTextIsHarmless()
{
    QFETCH(QByteArray, text);
    const auto hits = file_->search(text.toStdString(), 50);
    QVERIFY2(hits.has_value(), hits ? "" : hits.error().message.c_str());
    const auto events = file_->matchingEvents(text.toStdString());
    QVERIFY2(events.has_value(), events ? "" : events.error().message.c_str());
    QCOMPARE(events->empty(), hits->empty());
    QCOMPARE(file_->read()->events.size(), test::sampleCase().events.size());
}

void TestSearch::aHitSaysWhereItBelongs()
{
    const auto event = file_->search("dockers", 1)->front();
    QCOMPARE(event.event, *file_->findEvent("strike"));
    QCOMPARE(event.eventTitle, std::string("Dockers' strike"));
    QVERIFY(event.claim.empty() && event.passage.empty() && event.source.empty());

    const auto claim = file_->search("fertiliser", 1)->front();
    QCOMPARE(claim.eventId, std::string("harbour-fire"));
    QCOMPARE(claim.source, std::string("gazette"));

    const auto passage = file_->search("eight dead", 1)->front();
    QCOMPARE(passage.eventId, std::string("harbour-fire"));
    QCOMPARE(passage.claim, std::string("fire-5"));
    QCOMPARE(passage.passage, std::string("h2"));
    QCOMPARE(passage.source, std::string("herald"));
}

void TestSearch::aTitleRanksBeforeAMention()
{
    const auto hits = *file_->search("fire", 50);
    QVERIFY(hits.size() > 3);
    QCOMPARE(int(hits.front().kind), int(HitKind::Event));
}

void TestSearch::theEventThatIsMeantComesFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the event before those that speak of it") << "crocus"
                                                             << "attack";
    QTest::newRow("while it is typed") << "cro"
                                       << "attack";
    QTest::newRow("two words") << "crocus hall"
                               << "attack";
    QTest::newRow("more words than its title begins with") << "claims crocus"
                                                           << "claimed";
    QTest::newRow("a title before a summary") << "gunmen"
                                              << "gunmen";
    QTest::newRow("the more important of two alike") << "vigil"
                                                     << "vigil-2";
}

void TestSearch::theEventThatIsMeantComesFirst()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    auto content = test::sampleCase();
    const auto add = [&](const char* id, const char* title, Importance importance, const char* summary) {
        Event event;
        event.id = id;
        event.title = title;
        event.category = content.categories.front().id;
        event.importance = importance;
        event.summary = summary;
        content.events.push_back(event);
    };
    add("claimed", "ISIS claims the Crocus City Hall attack", Importance::Major, "Hours after the Crocus attack");
    add("crocuses", "Ten crocus bulbs near the crocus hall", Importance::Minor, "crocus");
    add("attack", "Crocus City Hall attack", Importance::Core, "Gunmen shoot their way into a concert hall");
    add("opened", "Crocus City Hall opens", Importance::Minor, "");
    add("gunmen", "Four gunmen are caught", Importance::Minor, "");
    add("vigil-1", "Vigil in the city", Importance::Minor, "");
    add("vigil-2", "Vigil in the city", Importance::Major, "");
    const auto file = CaseFile::inMemory(content);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    const auto hits = *file->search(text.toStdString(), 10);
    QVERIFY(!hits.empty());
    QCOMPARE(QString::fromStdString(hits.front().eventId), expected);
}

void TestSearch::claimsAndPassagesHaveTheirPlaceBesideManyEvents()
{
    const auto file = CaseFile::inMemory(test::generatedCase(400, 7));
    QVERIFY(file.has_value());
    std::map<HitKind, int> found;
    const auto hits = *file->search("a", 50);
    QCOMPARE(hits.size(), std::size_t{50});
    for (const auto& hit : hits)
        ++found[hit.kind];
    QVERIFY(found[HitKind::Event] >= 10);
    QVERIFY(found[HitKind::Claim] + found[HitKind::Passage] >= 10);
}

void TestSearch::whatIsFoundVeryOftenIsFoundAllTheSame()
{
    auto content = test::sampleCase();
    for (int i = 0; i < 2'500; ++i) {
        Event event;
        event.id = "many-" + std::to_string(i);
        event.title = "Report " + std::to_string(i) + " of a zeppelin";
        event.category = content.categories.front().id;
        content.events.push_back(event);
    }
    Event meant;
    meant.id = "meant";
    meant.title = "Zeppelin over the harbour";
    meant.category = content.categories.front().id;
    meant.importance = Importance::Core;
    content.events.push_back(meant);
    const auto file = CaseFile::inMemory(content);
    QVERIFY(file.has_value());
    const auto hits = *file->search("zeppelin", 50);
    QCOMPARE(hits.size(), std::size_t{50});
    QCOMPARE(hits.front().eventId, std::string("meant"));
    QCOMPARE(markedIn(hits.front()), QStringList{"Zeppelin"});
    QCOMPARE(file->matchingEvents("zeppelin")->size(), std::size_t{2'501});
}

void TestSearch::atMostSoManyHits()
{
    const auto all = *file_->search("fire", 50);
    const auto first = *file_->search("fire", 2);
    QCOMPARE(first.size(), std::size_t{2});
    for (std::size_t i = 0; i < first.size(); ++i)
        QCOMPARE(nameOf(first[i]), nameOf(all[i]));
    QVERIFY(file_->search("fire", 0)->empty());
}

void TestSearch::aPassageLeadsToEveryEventThatRestsOnIt()
{
    auto expected = std::vector<EventKey>{*file_->findEvent("strike"), *file_->findEvent("harbour-fire")};
    std::ranges::sort(expected);
    QCOMPARE(*file_->matchingEvents("lasted from April"), expected);
}

void TestSearch::matchingEventsAreThoseOfTheHits()
{
    const auto file = CaseFile::inMemory(test::generatedCase(300, 5));
    QVERIFY(file.has_value());
    for (const auto* text : {"attack", "actor 70", "group 7", "place 3", "event 1", "19", "harbour raid"}) {
        std::vector<EventKey> expected;
        const auto hits = *file->search(text, 100'000);
        for (const auto& hit : hits) {
            expected.push_back(hit.event);
            QVERIFY(!hit.marks.empty());
        }
        std::ranges::sort(expected);
        expected.erase(std::ranges::unique(expected).begin(), expected.end());
        const auto found = *file->matchingEvents(text);
        QVERIFY(std::ranges::includes(found, expected));
        QVERIFY(std::ranges::is_sorted(found));
    }
}

void TestSearch::eventsAreFoundByIdTitleOrBeginning_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << "harbour-fire"
                        << "harbour-fire";
    QTest::newRow("id in capitals") << "HARBOUR-FIRE"
                                    << "harbour-fire";
    QTest::newRow("title") << "Fire in the harbour"
                           << "harbour-fire";
    QTest::newRow("title in small letters") << " dockers' STRIKE "
                                            << "strike";
    QTest::newRow("whole id before beginnings") << "flood"
                                                << "flood";
    QTest::newRow("beginning of an id") << "harb"
                                        << "harbour-fire";
    QTest::newRow("beginning of a title") << "Fire in"
                                          << "harbour-fire";
}

void TestSearch::eventsAreFoundByIdTitleOrBeginning()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    const auto key = file_->findEvent(text.toStdString());
    QVERIFY2(key.has_value(), key ? "" : key.error().message.c_str());
    QCOMPARE(file_->event(*key)->event.id, id.toStdString());
}

void TestSearch::missingEventsNameTheNearest_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("a letter too many") << "floood"
                                       << "no event \"floood\"; nearest: flood";
    QTest::newRow("a word of a title") << "harbor"
                                       << "no event \"harbor\"; nearest: harbour-fire, vote";
    QTest::newRow("nothing near") << "zzzzzzzz"
                                  << "no event \"zzzzzzzz\"";
    QTest::newRow("empty") << ""
                           << "no event \"\"";
    QTest::newRow("line break") << "zzzz\nzzzz"
                                << "no event \"zzzz?zzzz\"";
}

void TestSearch::missingEventsNameTheNearest()
{
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto key = file_->findEvent(text.toStdString());
    QVERIFY(!key);
    QCOMPARE(int(key.error().code), int(ErrorCode::NotFound));
    QCOMPARE(QString::fromStdString(key.error().message), message);
}

void TestSearch::whatFitsSeveralIsNotGuessed()
{
    auto content = test::sampleCase();
    for (auto& event : content.events)
        event.title = "Same";
    const auto file = CaseFile::inMemory(content);
    const auto key = file->findEvent("same");
    QVERIFY(!key);
    QCOMPARE(QString::fromStdString(key.error().message),
             QString("\"same\" fits 6 events: harbour-fire, strike, rumour, flood, inquiry, …"));
    QVERIFY(file->findEvent("flood"));
}

void TestSearch::sourcesAreFoundByIdNumberOrTitle_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("message");
    QTest::newRow("id") << "herald"
                        << "herald"
                        << "";
    QTest::newRow("number") << "3"
                            << "wire"
                            << "";
    QTest::newRow("title") << "wire REPORT"
                           << "wire"
                           << "";
    QTest::newRow("beginning") << "the gaz"
                               << "gazette"
                               << "";
    QTest::newRow("number too large") << "4"
                                      << ""
                                      << "no source \"4\"; the case has 3";
    QTest::newRow("zero") << "0"
                          << ""
                          << "no source \"0\"; the case has 3";
    QTest::newRow("misspelt") << "gazete"
                              << ""
                              << "no source \"gazete\"; nearest: gazette";
}

void TestSearch::sourcesAreFoundByIdNumberOrTitle()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QFETCH(QString, message);
    const auto found = file_->findSource(text.toStdString());
    QCOMPARE(QString::fromStdString(found ? *found : std::string()), id);
    QCOMPARE(found ? QString() : QString::fromStdString(found.error().message), message);
}

QTEST_APPLESS_MAIN(TestSearch)
#include "tst_search.moc"
