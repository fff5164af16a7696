#include "core/edit/claimedits.h"
#include "core/edit/entityedits.h"
#include "core/edit/eventedits.h"
#include "core/edit/ids.h"
#include "core/edit/vocabularyedits.h"
#include "core/text/codepoints.h"

#include "tests/support/editdesk.h"
#include "tests/support/samplecase.h"

#include <QTest>

#include <algorithm>

using namespace dateline;
using test::EditDesk;

namespace {

EdtfDate date(std::string_view text)
{
    return EdtfDate::parse(text).value();
}

Claim ownDate(std::string_view text)
{
    Claim claim;
    claim.property = "date";
    claim.value = date(text);
    return claim;
}

/// Where some words of the Gazette stand.
Selection selectionOf(std::string_view words)
{
    const auto text = test::gazetteText();
    const auto at = text.find(words);
    const auto start = codePointOffset(text, at);
    return {"gazette", start, start + codePointCount(words)};
}

const Claim* claimOf(const Event& event, std::string_view id)
{
    const auto found = std::ranges::find(event.claims, id, &Claim::id);
    return found == event.claims.end() ? nullptr : &*found;
}

std::string resolved(const EditDesk& desk, std::string_view event)
{
    const auto found = resolvedDate(desk.file().event(desk.key(event))->properties);
    return found ? found->format() : std::string();
}

} // namespace

class EditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreMadeFromTitles_data();
    void idsAreMadeFromTitles();
    void takenIdsAreCountedUp();
    void aNewEventHasItsDateAsTheAnalystsOwnClaim();
    void theFirstEventOfAnEmptyCaseBringsItsCategory();
    void aNewCategoryComesWithTheEventThatIsInIt();
    void aNewCategoryComesWithTheEventsThatArePutIntoIt();
    void anEventNeedsATitle();
    void aDuplicateHasItsOwnClaims();
    void removingAnEventTakesClaimsAndRelationsAndFreesItsChildren();
    void aDateToldFromARemovedEventStays();
    void severalEventsChangeAsOneStep();
    void tagsAreAddedAndRemovedWhateverTheirCase();
    void noEventBecomesPartOfItself();
    void changingNothingIsNoChange();
    void aClaimMovesWithItsPassages();
    void whatIsPreferredIsResolved();
    void aRulingNeedsItsReason();
    void credibilityIsFromOneToSix();
    void theAnalystsDateMoves();
    void aSourcedDateIsNotMovedWithoutAReason();
    void wordsBecomeAPassageWithTheirSurroundings();
    void aPassageThatStandsThereIsUsedAgain();
    void nothingSelectedIsNoPassage_data();
    void nothingSelectedIsNoPassage();
    void surroundingsAreCutAtWords();
    void aSelectionBecomesAClaimInOneStep();
    void aSelectionBecomesANewEventInOneStep();
    void aNewPropertyAndEntityComeWithTheirClaimInOneStep();
    void aPassageInUseStays();
};

void EditsTest::idsAreMadeFromTitles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("id");
    QTest::newRow("words") << "Fire in the harbour"
                           << "fire-in-the-harbour";
    QTest::newRow("digits and marks") << "  9/11 – the “attack”! "
                                      << "9-11-the-attack";
    QTest::newRow("an apostrophe parts nothing") << "Dockers' strike"
                                                 << "dockers-strike";
    QTest::newRow("accents") << "Café Zürich, Ødegård"
                             << "cafe-zurich-odegard";
    QTest::newRow("Cyrillic") << "Взрыв в Крокусе"
                              << "vzryv-v-krokuse";
    QTest::newRow("Greek") << "Αθήνα"
                           << "athena";
    QTest::newRow("cut between words") << "The attack on the concert hall in the suburbs of the capital"
                                       << "the-attack-on-the-concert-hall-in-the";
    QTest::newRow("one long word") << QString(60, 'x') << QString(40, 'x');
    QTest::newRow("nothing to read") << "!?"
                                     << "";
}

void EditsTest::idsAreMadeFromTitles()
{
    QFETCH(QString, title);
    QFETCH(QString, id);
    QCOMPARE(QString::fromStdString(idFromTitle(title.toStdString())), id);
}

void EditsTest::takenIdsAreCountedUp()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(freshId(desk.file(), ObjectKind::Event, "Flood").value(), std::string("flood-2"));
    QCOMPARE(freshId(desk.file(), ObjectKind::Entity, "Flood").value(), std::string("flood"));
    QCOMPARE(freshId(desk.file(), ObjectKind::Event, "!?").value(), std::string("event"));
    FreshIds ids(desk.file());
    QCOMPARE(ids.titled(ObjectKind::Event, "Flood").value(), std::string("flood-2"));
    QCOMPARE(ids.titled(ObjectKind::Event, "Flood").value(), std::string("flood-3"));
    QCOMPARE(ids.titled(ObjectKind::Event, "Flood 3").value(), std::string("flood-3-2"));
    QCOMPARE(ids.ofPassage("gazette").value(), std::string("gazette-p001"));
    QCOMPARE(ids.ofPassage("gazette").value(), std::string("gazette-p002"));
    QCOMPARE(ids.ofClaim("flood", "date", "herald").value(), std::string("flood-date-s2"));
    QCOMPARE(ids.ofClaim("flood", "date", {}).value(), std::string("flood-date-own"));
}

void EditsTest::aNewEventHasItsDateAsTheAnalystsOwnClaim()
{
    EditDesk desk(test::sampleCase());
    NewEvent event;
    event.title = " A meeting ";
    event.category = "politics";
    event.date = date("2021-05");
    event.tags = {"port"};
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string());
    QCOMPARE(desk.lastName(), std::string("Add event"));
    QCOMPARE(addedId(desk.lastChange(), ObjectKind::Event), std::string("a-meeting"));
    const auto made = desk.event("a-meeting");
    QCOMPARE(made.title, std::string("A meeting"));
    QCOMPARE(made.category, std::string("politics"));
    QCOMPARE(made.claims.size(), std::size_t(1));
    QVERIFY(made.claims.front().ofAnalyst());
    QVERIFY(made.claims.front().passages.empty());
    QCOMPARE(resolved(desk, "a-meeting"), std::string("2021-05"));
}

void EditsTest::theFirstEventOfAnEmptyCaseBringsItsCategory()
{
    EditDesk desk{Case()};
    NewEvent event;
    event.title = "First";
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string());
    QCOMPARE(desk.file().categories()->size(), std::size_t(1));
    QCOMPARE(desk.event("first").category, desk.file().categories()->front().id);
    event.title = "Second";
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string());
    QCOMPARE(desk.file().categories()->size(), std::size_t(1));
}

void EditsTest::aNewCategoryComesWithTheEventThatIsInIt()
{
    EditDesk desk(test::sampleCase());
    const auto before = desk.file().categories()->size();
    NewEvent event;
    event.title = "Raid";
    event.newCategory = " Police ";
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string());
    QCOMPARE(desk.file().categories()->size(), before + 1);
    QCOMPARE(desk.event("raid").category, std::string("police"));
    QCOMPARE(desk.file().history(1)->front().about, std::string("Raid"));
    event.title = "Second raid";
    event.newCategory = "POLICE";
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string());
    QCOMPARE(desk.file().categories()->size(), before + 1);
    QCOMPARE(desk.event("second-raid").category, std::string("police"));
}

void EditsTest::aNewCategoryComesWithTheEventsThatArePutIntoIt()
{
    EditDesk desk(test::sampleCase());
    const auto before = desk.file().categories()->size();
    const std::vector<EventKey> events{desk.key("flood"), desk.key("strike")};
    QCOMPARE(desk.edit(setNewCategory(desk.file(), events, "Weather")), std::string());
    QCOMPARE(desk.lastName(), std::string("Set category “Weather” of 2 events"));
    QCOMPARE(desk.file().categories()->size(), before + 1);
    QCOMPARE(desk.event("flood").category, std::string("weather"));
    QCOMPARE(desk.event("strike").category, std::string("weather"));
    QVERIFY(setNewCategory(desk.file(), events, "weather")->empty());
    QCOMPARE(desk.edit(setNewCategory(desk.file(), events, " ")), std::string("a category needs a name"));
}

void EditsTest::anEventNeedsATitle()
{
    EditDesk desk(test::sampleCase());
    NewEvent event;
    event.title = " \n";
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string("an event needs a title"));
    auto flood = desk.event("flood");
    flood.title = " ";
    QCOMPARE(desk.edit(changeEvent(desk.file(), flood)), std::string("an event needs a title"));
}

void EditsTest::aDuplicateHasItsOwnClaims()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(duplicateEvent(desk.file(), desk.key("harbour-fire"))), std::string());
    const auto original = desk.event("harbour-fire");
    const auto copy = desk.event(addedId(desk.lastChange(), ObjectKind::Event));
    QCOMPARE(copy.title, original.title + " (copy)");
    QCOMPARE(copy.tags, original.tags);
    QCOMPARE(copy.claims.size(), original.claims.size());
    for (const auto& claim : copy.claims)
        QVERIFY(claimOf(original, claim.id) == nullptr);
    QCOMPARE(resolved(desk, copy.id), resolved(desk, original.id));
}

void EditsTest::removingAnEventTakesClaimsAndRelationsAndFreesItsChildren()
{
    auto content = test::sampleCase();
    EditDesk desk(content);
    QCOMPARE(desk.event("inquiry").parent, std::string("harbour-fire"));
    QCOMPARE(desk.edit(removeEvents(desk.file(), {desk.key("harbour-fire")})), std::string());
    QCOMPARE(desk.lastName(), std::string("Delete event “Fire in the harbour”"));
    QVERIFY(!desk.has("harbour-fire"));
    QCOMPARE(desk.event("inquiry").parent, std::string());
    const auto after = desk.file().read().value();
    for (const auto& relation : after.relations)
        QVERIFY(relation.from != "harbour-fire" && relation.to != "harbour-fire");
    QVERIFY(after.relations.size() < content.relations.size());
    QCOMPARE(desk.edit(removeEvents(desk.file(), {desk.key("flood"), desk.key("vote"), desk.key("flood")})),
             std::string());
    QCOMPARE(desk.lastName(), std::string("Delete 2 events"));
}

void EditsTest::aDateToldFromARemovedEventStays()
{
    EditDesk desk(test::sampleCase());
    auto claim = ownDate("2021-03-05");
    claim.relative = RelativeToEvent{"harbour-fire", DateShift{3, ShiftUnit::Days, PartOfDay::Whole}};
    QCOMPARE(desk.edit(addClaim(desk.file(), desk.key("rumour"), claim)), std::string());
    QCOMPARE(desk.edit(removeEvents(desk.file(), {desk.key("harbour-fire")})), std::string());
    QCOMPARE(resolved(desk, "rumour"), std::string("2021-03-05"));
    QVERIFY(!claimOf(desk.event("rumour"), "rumour-date-own")->relative);
}

void EditsTest::severalEventsChangeAsOneStep()
{
    EditDesk desk(test::sampleCase());
    const std::vector<EventKey> keys{desk.key("flood"), desk.key("vote"), desk.key("strike")};
    QCOMPARE(desk.edit(setCategory(desk.file(), keys, "politics")), std::string());
    QCOMPARE(desk.lastName(), std::string("Set category “Politics” of “Flood”"));
    QCOMPARE(desk.event("flood").category, std::string("politics"));
    QCOMPARE(desk.edit(setImportance(desk.file(), keys, Importance::Core)), std::string());
    QCOMPARE(desk.lastName(), std::string("Set importance of 3 events"));
    QCOMPARE(desk.edit(setParentEvent(desk.file(), keys, desk.key("rumour"))), std::string());
    for (const auto* id : {"flood", "vote", "strike"}) {
        QVERIFY(desk.event(id).importance == Importance::Core);
        QCOMPARE(desk.event(id).parent, std::string("rumour"));
    }
    QCOMPARE(desk.edit(setParentEvent(desk.file(), keys, std::nullopt)), std::string());
    QCOMPARE(desk.event("vote").parent, std::string());
    QVERIFY(!setCategory(desk.file(), keys, "no-such"));
}

void EditsTest::tagsAreAddedAndRemovedWhateverTheirCase()
{
    EditDesk desk(test::sampleCase());
    const std::vector<EventKey> keys{desk.key("harbour-fire"), desk.key("flood")};
    QCOMPARE(desk.edit(addTag(desk.file(), keys, " PÖRT ")), std::string());
    QCOMPARE(desk.event("harbour-fire").tags, (std::vector<std::string>{"fire", "port"}));
    QCOMPARE(desk.event("flood").tags, (std::vector<std::string>{"PÖRT"}));
    QCOMPARE(desk.edit(removeTag(desk.file(), keys, "port")), std::string());
    QCOMPARE(desk.event("harbour-fire").tags, (std::vector<std::string>{"fire"}));
    QVERIFY(desk.event("flood").tags.empty());
    QVERIFY(!addTag(desk.file(), keys, " "));
}

void EditsTest::noEventBecomesPartOfItself()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(!setParentEvent(desk.file(), {desk.key("flood")}, desk.key("flood")));
    const auto circle = setParentEvent(desk.file(), {desk.key("harbour-fire")}, desk.key("inquiry"));
    QCOMPARE(circle.error().message, std::string("“Inquiry into the fire” would become part of itself"));
}

void EditsTest::changingNothingIsNoChange()
{
    EditDesk desk(test::sampleCase());
    const auto key = desk.key("harbour-fire");
    QVERIFY(changeEvent(desk.file(), desk.event("harbour-fire"))->empty());
    QVERIFY(setCategory(desk.file(), {key}, "attack")->empty());
    QVERIFY(setRank(desk.file(), key, "fire-3", Rank::Normal)->empty());
    QVERIFY(setCredibility(desk.file(), key, "fire-4", 2)->empty());
    QVERIFY(removeEvents(desk.file(), {})->empty());
}

void EditsTest::aClaimMovesWithItsPassages()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(moveClaim(desk.file(), desk.key("harbour-fire"), "fire-4", desk.key("flood"))), std::string());
    QCOMPARE(desk.lastName(), std::string("Move claim to “Flood”"));
    QVERIFY(claimOf(desk.event("harbour-fire"), "fire-4") == nullptr);
    const auto moved = desk.event("flood");
    QVERIFY(claimOf(moved, "fire-4") != nullptr);
    QCOMPARE(claimOf(moved, "fire-4")->passages, (std::vector<std::string>{"g2"}));
    QVERIFY(moveClaim(desk.file(), desk.key("flood"), "fire-4", desk.key("flood"))->empty());
    QVERIFY(!moveClaim(desk.file(), desk.key("flood"), "fire-1", desk.key("vote")));
}

void EditsTest::whatIsPreferredIsResolved()
{
    EditDesk desk(test::sampleCase());
    const auto key = desk.key("harbour-fire");
    QCOMPARE(resolved(desk, "harbour-fire"), std::string("2021-03-02"));
    QCOMPARE(desk.edit(setRank(desk.file(), key, "fire-2", Rank::Preferred, "It has papers")), std::string());
    QCOMPARE(desk.lastName(), std::string("Prefer claim “Date: 9 Mar 2021”"));
    QCOMPARE(resolved(desk, "harbour-fire"), std::string("2021-03-09"));
    const auto fire = desk.event("harbour-fire");
    QVERIFY(claimOf(fire, "fire-1")->rank == Rank::Normal);
    QCOMPARE(claimOf(fire, "fire-2")->rankReason, std::string("It has papers"));
    QCOMPARE(desk.edit(setRank(desk.file(), key, "fire-2", Rank::Deprecated, "Forged")), std::string());
    QCOMPARE(resolved(desk, "harbour-fire"), std::string("2021-03-02"));
    QCOMPARE(desk.edit(setRank(desk.file(), key, "fire-2", Rank::Normal, "not kept")), std::string());
    QCOMPARE(desk.lastName(), std::string("Restore claim “Date: 9 Mar 2021”"));
    QCOMPARE(claimOf(desk.event("harbour-fire"), "fire-2")->rankReason, std::string());
}

void EditsTest::aRulingNeedsItsReason()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(setRank(desk.file(), desk.key("flood"), "flood-1", Rank::Preferred, " ")),
             std::string("a ruling needs its reason"));
}

void EditsTest::credibilityIsFromOneToSix()
{
    EditDesk desk(test::sampleCase());
    const auto key = desk.key("flood");
    QVERIFY(!setCredibility(desk.file(), key, "flood-1", 0));
    QVERIFY(!setCredibility(desk.file(), key, "flood-1", 7));
    QCOMPARE(desk.edit(setCredibility(desk.file(), key, "flood-1", 6)), std::string());
    QCOMPARE(*claimOf(desk.event("flood"), "flood-1")->credibility, 6);
    QCOMPARE(desk.edit(setCredibility(desk.file(), desk.key("flood"), "flood-1", {})), std::string());
    QVERIFY(!claimOf(desk.event("flood"), "flood-1")->credibility);
}

void EditsTest::theAnalystsDateMoves()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(!dateIsSourced(*desk.file().event(desk.key("rumour"))));
    QCOMPARE(desk.edit(setAnalystDate(desk.file(), desk.key("rumour"), date("2021-03-04"))), std::string());
    QCOMPARE(desk.lastName(), std::string("Set date of “Rumour of a second fire”"));
    QCOMPARE(desk.edit(setAnalystDate(desk.file(), desk.key("rumour"), date("2021-03-06"))), std::string());
    QCOMPARE(resolved(desk, "rumour"), std::string("2021-03-06"));
    QCOMPARE(desk.event("rumour").claims.size(), std::size_t(2));
    QVERIFY(!dateIsSourced(*desk.file().event(desk.key("rumour"))));
}

void EditsTest::aSourcedDateIsNotMovedWithoutAReason()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(dateIsSourced(*desk.file().event(desk.key("harbour-fire"))));
    QVERIFY(!setAnalystDate(desk.file(), desk.key("harbour-fire"), date("2021-03-03")));
    QCOMPARE(desk.edit(setAnalystDate(desk.file(), desk.key("harbour-fire"), date("2021-03-03"), "By the tide table")),
             std::string());
    QCOMPARE(resolved(desk, "harbour-fire"), std::string("2021-03-03"));
    QVERIFY(!dateIsSourced(*desk.file().event(desk.key("harbour-fire"))));
    QCOMPARE(desk.edit(setAnalystDate(desk.file(), desk.key("harbour-fire"), date("2021-03-04"))), std::string());
    QCOMPARE(resolved(desk, "harbour-fire"), std::string("2021-03-04"));
    QCOMPARE(desk.event("harbour-fire").claims.size(), std::size_t(8));
}

void EditsTest::wordsBecomeAPassageWithTheirSurroundings()
{
    EditDesk desk(test::sampleCase());
    auto selection = selectionOf(" the Café Zürich ");
    const auto passage = passageFromSelection(desk.file(), selection).value();
    QCOMPARE(passage.id, std::string("gazette-p001"));
    QCOMPARE(passage.quote.exact, std::string("the Café Zürich"));
    QCOMPARE(passage.position.start, selection.start + 1);
    QCOMPARE(passage.position.end, selection.end - 1);
    QVERIFY(passage.anchoring == Anchoring::Exact);
    const auto text = test::gazetteText();
    QVERIFY(text.find(passage.quote.prefix + passage.quote.exact + passage.quote.suffix) != std::string::npos);
    QVERIFY(codePointCount(passage.quote.prefix) <= 60 && codePointCount(passage.quote.suffix) <= 60);
    QVERIFY(codePointCount(passage.quote.prefix) > 45 && codePointCount(passage.quote.suffix) > 45);
}

void EditsTest::aPassageThatStandsThereIsUsedAgain()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(passageFromSelection(desk.file(), selectionOf("at least 12 people died")).value().id, std::string("g2"));
    QCOMPARE(passageFromSelection(desk.file(), selectionOf(" at least 12 people died")).value().id, std::string("g2"));
    QCOMPARE(passageFromSelection(desk.file(), selectionOf("12 people died")).value().id, std::string("gazette-p001"));
    QVERIFY(addPassage(desk.file(), selectionOf("at least 12 people died"))->empty());
}

void EditsTest::nothingSelectedIsNoPassage_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("end");
    QTest::newRow("nothing") << "gazette" << 5 << 5;
    QTest::newRow("backwards") << "gazette" << 9 << 5;
    QTest::newRow("white space alone") << "gazette" << 3 << 4;
    QTest::newRow("behind the end") << "gazette" << 100000 << 100010;
    QTest::newRow("before the start") << "gazette" << -10 << -5;
    QTest::newRow("no text") << "herald" << 0 << 10;
    QTest::newRow("no source") << "nowhere" << 0 << 10;
}

void EditsTest::nothingSelectedIsNoPassage()
{
    QFETCH(QString, source);
    QFETCH(int, start);
    QFETCH(int, end);
    EditDesk desk(test::sampleCase());
    QVERIFY(!passageFromSelection(desk.file(), {source.toStdString(), start, end}));
}

void EditsTest::surroundingsAreCutAtWords()
{
    auto content = test::sampleCase();
    const std::string before(100, 'x');
    content.sources[0].passages.clear();
    content.events.clear();
    content.relations.clear();
    content.sources[0].text = before + " some thirty letters of text and then yet some more of it, HERE and " + before;
    content.sources[0].textSha256.clear();
    content.sources[0].textLength = 0;
    EditDesk desk(content);
    const auto at = static_cast<std::int64_t>(content.sources[0].text->find("HERE"));
    const auto passage = passageFromSelection(desk.file(), {"gazette", at, at + 4}).value();
    QCOMPARE(passage.quote.prefix, std::string("some thirty letters of text and then yet some more of it, "));
    QCOMPARE(passage.quote.suffix, std::string(" and"));
}

void EditsTest::aSelectionBecomesAClaimInOneStep()
{
    EditDesk desk(test::sampleCase());
    Claim claim;
    claim.property = "description";
    claim.value = std::string("Nobody knew");
    const auto selection = selectionOf("Nobody knew");
    QCOMPARE(desk.edit(addClaimFromSelection(desk.file(), desk.key("rumour"), claim, selection)), std::string());
    QCOMPARE(desk.lastChange().objects.size(), std::size_t(2));
    const auto rumour = desk.event("rumour");
    const auto* made = claimOf(rumour, addedId(desk.lastChange(), ObjectKind::Claim));
    QVERIFY(made != nullptr);
    QCOMPARE(made->source, std::string("gazette"));
    QCOMPARE(made->passages, (std::vector<std::string>{"gazette-p001"}));
    QCOMPARE(desk.edit(addClaimFromSelection(desk.file(), desk.key("flood"), claim, selection)), std::string());
    QCOMPARE(desk.lastChange().objects.size(), std::size_t(1));
    claim.property = "deaths";
    QVERIFY(!addClaimFromSelection(desk.file(), desk.key("flood"), claim, selection));
}

void EditsTest::aSelectionBecomesANewEventInOneStep()
{
    EditDesk desk(test::sampleCase());
    NewEvent event;
    event.title = "Strike of the dockers";
    event.category = "politics";
    QCOMPARE(desk.edit(addEventFromSelection(desk.file(), event, ownDate("2021-04/2021-06"),
                                             selectionOf("lasted from April to June"))),
             std::string());
    QCOMPARE(desk.lastName(), std::string("Add event"));
    QCOMPARE(resolved(desk, "strike-of-the-dockers"), std::string("2021-04/2021-06"));
    QVERIFY(dateIsSourced(*desk.file().event(desk.key("strike-of-the-dockers"))));
}

void EditsTest::aNewPropertyAndEntityComeWithTheirClaimInOneStep()
{
    EditDesk desk(test::sampleCase());
    Change parts = *addProperty(desk.file(), "Getaway car", ValueType::Entity);
    Claim claim;
    claim.property = addedId(parts, ObjectKind::Property);
    Entity car;
    car.name = "White Renault";
    const auto made = addEntity(desk.file(), car);
    parts.objects.push_back(made->objects.front());
    claim.value = EntityValue{addedId(*made, ObjectKind::Entity), {}};
    QCOMPARE(desk.edit(addClaimFromSelection(desk.file(), desk.key("strike"), claim,
                                             selectionOf("lasted from April to June"), parts)),
             std::string());
    QCOMPARE(desk.file().history(10)->size(), std::size_t(1));
    QCOMPARE(desk.file().history(1)->front().name, std::string("Add claim “Getaway car: White Renault”"));
    QCOMPARE(desk.file().history(1)->front().about, desk.event("strike").title);
    const auto claims = desk.event("strike").claims;
    QVERIFY(std::ranges::any_of(claims, [&](const Claim& each) { return each.property == claim.property; }));

    EditDesk other(test::sampleCase());
    claim.value = std::string("text");
    QVERIFY(addClaim(other.file(), other.key("flood"), claim, parts).error().code == ErrorCode::Invalid);
    QVERIFY(addClaim(other.file(), other.key("flood"), claim).error().code == ErrorCode::NotFound);
}

void EditsTest::aPassageInUseStays()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(removePassage(desk.file(), "g2").error().code == ErrorCode::Conflict);
    QCOMPARE(desk.edit(removeClaim(desk.file(), desk.key("harbour-fire"), "fire-4")), std::string());
    QCOMPARE(desk.edit(removePassage(desk.file(), "g2")), std::string());
    const auto selection = selectionOf("from April to June");
    QCOMPARE(desk.edit(changePassage(desk.file(), "g4", selection.start, selection.end)), std::string());
    QCOMPARE(desk.file().source("gazette")->passages.back().quote.exact, std::string("from April to June"));
    QVERIFY(!changePassage(desk.file(), "no-such", 0, 5));
}

QTEST_APPLESS_MAIN(EditsTest)
#include "tst_edits.moc"
