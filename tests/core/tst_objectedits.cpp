#include "core/edit/entityedits.h"
#include "core/edit/eventedits.h"
#include "core/edit/ids.h"
#include "core/edit/notes.h"
#include "core/edit/replacing.h"
#include "core/edit/sourceedits.h"
#include "core/edit/vocabularyedits.h"
#include "core/interchange/casejson.h"
#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include "tests/support/editdesk.h"
#include "tests/support/samplecase.h"

#include <QTest>

#include <algorithm>

using namespace dateline;
using test::EditDesk;

namespace {

Source pasted(std::string title, std::string text)
{
    Source source;
    source.title = std::move(title);
    source.text = std::move(text);
    return source;
}

std::vector<std::string> idsOf(const auto& list)
{
    std::vector<std::string> ids;
    for (const auto& each : list)
        ids.push_back(each.id);
    return ids;
}

Entity actor(std::string name, std::vector<std::string> aliases = {})
{
    Entity entity;
    entity.name = std::move(name);
    entity.aliases = std::move(aliases);
    return entity;
}

Entity entityOf(const EditDesk& desk, std::string_view id)
{
    const auto entities = desk.file().entities().value();
    const auto found = std::ranges::find(entities, id, &Entity::id);
    return found == entities.end() ? Entity() : *found;
}

std::vector<std::string> namesOf(const std::vector<EntityMatch>& matches)
{
    std::vector<std::string> names;
    for (const auto& match : matches)
        names.push_back(match.name);
    return names;
}

} // namespace

class ObjectEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPastedTextBecomesASource_data();
    void aPastedTextBecomesASource();
    void aSourceNeedsATitleOrAText();
    void aTextThatIsNotUtf8IsRefused();
    void aSourceInUseIsRemovedOnlyWithItsClaims();
    void sourcesAreRenumbered();
    void relationsAreAddedChangedAndRemoved();
    void aRelationMayBeTheAnalystsOwn();
    void anEntityIsRemovedOnlyWhereNothingNamesIt();
    void mergedEntitiesKeepBothNames();
    void mergedPlacesDoNotGoRoundInACircle();
    void aPlaceAndAnActorAreNotOne();
    void entitiesCompleteAsOneTypes_data();
    void entitiesCompleteAsOneTypes();
    void newCategoriesLookDifferent();
    void aCategoryInUseNeedsAReplacement();
    void propertiesOfOnesOwnAreKeptApart();
    void categoriesAndPropertiesArePutInOrder();
    void notesGoOnEverything_data();
    void notesGoOnEverything();
    void findingAndReplacing_data();
    void findingAndReplacing();
    void onlyWhatWasChosenIsReplaced();
    void aReplacementKnowsWhatWasFoundAndWhatStandsThere();
};

void ObjectEditsTest::aPastedTextBecomesASource_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expectedTitle");
    QTest::addColumn<QString>("expectedText");
    QTest::newRow("with a title") << "A report"
                                  << "Words."
                                  << "A report"
                                  << "Words.";
    QTest::newRow("titled by its first line") << ""
                                              << "\n  Headline é \r\nText\r\n"
                                              << "Headline é"
                                              << "\n  Headline é \r\nText\r\n";
    QTest::newRow("line ends stay") << "T"
                                    << "a\r\nb\rc\n"
                                    << "T"
                                    << "a\r\nb\rc\n";
    QTest::newRow("a byte-order mark goes") << "T" << QString(QChar(0xFEFF)) + "text"
                                            << "T"
                                            << "text";
    QTest::newRow("no text") << "T"
                             << ""
                             << "T"
                             << "";
}

void ObjectEditsTest::aPastedTextBecomesASource()
{
    QFETCH(QString, title);
    QFETCH(QString, text);
    QFETCH(QString, expectedTitle);
    QFETCH(QString, expectedText);
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(addSource(desk.file(), pasted(title.toStdString(), text.toStdString()))), std::string());
    const auto id = addedId(desk.lastChange(), ObjectKind::Source);
    const auto source = desk.file().source(id).value();
    QCOMPARE(QString::fromStdString(source.title), expectedTitle);
    QCOMPARE(QString::fromStdString(source.text.value_or("")), expectedText);
    const auto bytes = expectedText.toStdString();
    QCOMPARE(source.textLength, codePointCount(bytes));
    QCOMPARE(source.textSha256, bytes.empty() ? std::string() : sha256(bytes));
    QCOMPARE(desk.file().sources()->back().id, id);
}

void ObjectEditsTest::aSourceNeedsATitleOrAText()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(!addSource(desk.file(), pasted(" ", "")));
    QVERIFY(!addSource(desk.file(), pasted(" ", " \n ")));
}

void ObjectEditsTest::aTextThatIsNotUtf8IsRefused()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(addSource(desk.file(), pasted("T", "ab\xFF")).error().message,
             std::string("the text is not UTF-8: byte 3 is wrong"));
}

void ObjectEditsTest::aSourceInUseIsRemovedOnlyWithItsClaims()
{
    EditDesk desk(test::sampleCase());
    const auto refused = removeSource(desk.file(), "gazette", AndItsClaims::Keep);
    QVERIFY(refused.error().code == ErrorCode::Conflict);
    QCOMPARE(refused.error().message, std::string("5 claims and 1 relation rest on “The Gazette on the harbour”"));
    QCOMPARE(desk.edit(removeSource(desk.file(), "gazette", AndItsClaims::Remove)), std::string());
    QCOMPARE(idsOf(desk.file().sources().value()), (std::vector<std::string>{"herald", "wire"}));
    QVERIFY(desk.has("strike"));
    QCOMPARE(desk.edit(addSource(desk.file(), pasted("Unused", "x"))), std::string());
    QCOMPARE(desk.edit(removeSource(desk.file(), "unused", AndItsClaims::Keep)), std::string());
}

void ObjectEditsTest::sourcesAreRenumbered()
{
    EditDesk desk(test::sampleCase());
    const std::vector<std::string> wanted{"wire", "gazette", "herald"};
    QCOMPARE(desk.edit(orderSources(desk.file(), wanted)), std::string());
    QCOMPARE(idsOf(desk.file().sources().value()), wanted);
    QVERIFY(!orderSources(desk.file(), {"wire", "gazette"}));
    auto source = desk.file().source("wire").value();
    source.reliability = Reliability::A;
    QCOMPARE(desk.edit(changeSource(desk.file(), source)), std::string());
    QVERIFY(desk.file().source("wire")->reliability == Reliability::A);
}

void ObjectEditsTest::relationsAreAddedChangedAndRemoved()
{
    EditDesk desk(test::sampleCase());
    Relation relation;
    relation.type = "caused";
    relation.from = "harbour-fire";
    relation.to = "inquiry";
    relation.source = "gazette";
    relation.passages = {"g1"};
    QCOMPARE(desk.edit(addRelation(desk.file(), relation)), std::string());
    relation.id = addedId(desk.lastChange(), ObjectKind::Relation);
    QCOMPARE(relation.id, std::string("harbour-fire-caused-inquiry-s1"));
    relation.note = "So it seems";
    QCOMPARE(desk.edit(changeRelation(desk.file(), relation)), std::string());
    QCOMPARE(desk.edit(removeRelation(desk.file(), relation.id)), std::string());
    QVERIFY(!removeRelation(desk.file(), relation.id));
    relation.to = relation.from;
    QVERIFY(!addRelation(desk.file(), relation));
}

void ObjectEditsTest::aRelationMayBeTheAnalystsOwn()
{
    EditDesk desk(test::sampleCase());
    Relation relation;
    relation.type = "caused";
    relation.from = "harbour-fire";
    relation.to = "inquiry";
    relation.note = "The dates fit";
    QCOMPARE(desk.edit(addRelation(desk.file(), relation)), std::string());
    relation.id = addedId(desk.lastChange(), ObjectKind::Relation);
    QCOMPARE(relation.id, std::string("harbour-fire-caused-inquiry-own"));
    const auto stored = desk.file().event(desk.key("inquiry"))->relations;
    QVERIFY(std::ranges::find(stored, relation) != stored.end());
    const auto again = caseFromJson(desk.json());
    QVERIFY(again.has_value());
    QVERIFY(std::ranges::find(again->relations, relation) != again->relations.end());
    QVERIFY(desk.json().find("\"version\": 2") != std::string::npos);
    relation.passages = {"g1"};
    QCOMPARE(desk.edit(changeRelation(desk.file(), relation)).empty(), false);
    relation.passages.clear();
    relation.derived = true;
    QCOMPARE(desk.edit(changeRelation(desk.file(), relation)).empty(), false);
    QCOMPARE(desk.edit(removeRelation(desk.file(), relation.id)), std::string());
}

void ObjectEditsTest::anEntityIsRemovedOnlyWhereNothingNamesIt()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(removeEntity(desk.file(), "network").error().message, std::string("1 claim names “Northern Shore Army”"));
    QCOMPARE(removeEntity(desk.file(), "town").error().message, std::string("1 place lies in “Town”"));
    QCOMPARE(desk.edit(addEntity(desk.file(), actor(" The Mayor ", {"the mayor", "Mayor", "MAYOR"}))), std::string());
    QCOMPARE(entityOf(desk, "the-mayor").aliases, (std::vector<std::string>{"Mayor"}));
    QCOMPARE(desk.edit(removeEntity(desk.file(), "the-mayor")), std::string());
    QVERIFY(!addEntity(desk.file(), actor(" ")));
}

void ObjectEditsTest::mergedEntitiesKeepBothNames()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(addEntity(desk.file(), actor("Shore army", {"NSA", "N. S. A."}))), std::string());
    QCOMPARE(desk.edit(mergeEntities(desk.file(), "shore-army", "network")), std::string());
    QCOMPARE(desk.lastName(), std::string("Merge “Northern Shore Army” into “Shore army”"));
    QCOMPARE(entityOf(desk, "network").id, std::string());
    const auto kept = entityOf(desk, "shore-army");
    QCOMPARE(kept.aliases, (std::vector<std::string>{"NSA", "N. S. A.", "Northern Shore Army", "Shore-Army"}));
    QCOMPARE(kept.note, std::string("Banned"));
    const auto fire = desk.event("harbour-fire");
    const auto claim = std::ranges::find(fire.claims, "fire-6", &Claim::id);
    QVERIFY(std::get<EntityValue>(claim->value) == (EntityValue{"shore-army", "NSA"}));
}

void ObjectEditsTest::mergedPlacesDoNotGoRoundInACircle()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(mergeEntities(desk.file(), "old-port", "town")), std::string());
    QCOMPARE(entityOf(desk, "old-port").within, std::string());
    QVERIFY(entityOf(desk, "old-port").coordinates.has_value());
    EditDesk other(test::sampleCase());
    QCOMPARE(other.edit(mergeEntities(other.file(), "town", "old-port")), std::string());
    QCOMPARE(entityOf(other, "town").within, std::string());
    QVERIFY(entityOf(other, "town").coordinates.has_value());
    QCOMPARE(entityOf(other, "town").aliases, (std::vector<std::string>{"Old Port", "Alter Hafen"}));
}

void ObjectEditsTest::aPlaceAndAnActorAreNotOne()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(mergeEntities(desk.file(), "town", "judge").error().code == ErrorCode::Invalid);
    QVERIFY(mergeEntities(desk.file(), "town", "town").error().code == ErrorCode::Invalid);
    QVERIFY(mergeEntities(desk.file(), "town", "nobody").error().code == ErrorCode::NotFound);
}

void ObjectEditsTest::entitiesCompleteAsOneTypes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("beginning") << "no" << QStringList{"Northern Shore Army", "Al-Nour"};
    QTest::newRow("whole before longer") << "isis" << QStringList{"ISIS", "ISIS-K"};
    QTest::newRow("alias") << "daesh" << QStringList{"Daesh"};
    QTest::newRow("beginning of a word") << "shore" << QStringList{"Shore Leave", "Northern Shore Army"};
    QTest::newRow("accents and case") << "ODEGARD" << QStringList{"Judge Ödegård"};
    QTest::newRow("several words") << "shore ar" << QStringList{"Northern Shore Army"};
    QTest::newRow("nothing") << " " << QStringList();
    QTest::newRow("unknown") << "zzz" << QStringList();
}

void ObjectEditsTest::entitiesCompleteAsOneTypes()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, names);
    const std::vector<Entity> entities{actor("Northern Shore Army"), actor("ISIS-K", {"ISIS Khorasan"}),
                                       actor("ISIS", {"Daesh"}),     actor("Shore Leave"),
                                       actor("Judge Ödegård"),       actor("Al-Nour")};
    QStringList found;
    for (const auto& name : namesOf(completeEntity(entities, typed.toStdString(), EntityKind::Actor, 5)))
        found << QString::fromStdString(name);
    QCOMPARE(found, names);
    QVERIFY(completeEntity(entities, typed.toStdString(), EntityKind::Place, 5).empty());
}

void ObjectEditsTest::newCategoriesLookDifferent()
{
    EditDesk desk(test::sampleCase());
    for (int i = 0; i < 4; ++i)
        QCOMPARE(desk.edit(addCategory(desk.file(), "Category " + std::to_string(i))), std::string());
    const auto categories = desk.file().categories().value();
    for (std::size_t i = 0; i < categories.size(); ++i)
        for (std::size_t j = i + 1; j < categories.size(); ++j)
            QVERIFY(categories[i].color != categories[j].color && categories[i].shape != categories[j].shape);
    QCOMPARE(desk.edit(addCategory(desk.file(), "Red", "#FF0000", Shape::Bar)), std::string());
    auto red = desk.file().categories()->back();
    QCOMPARE(red.color, std::string("#FF0000"));
    red.name = "Reddish";
    QCOMPARE(desk.edit(changeCategory(desk.file(), red)), std::string());
    QCOMPARE(desk.lastName(), std::string("Change category “Red”"));
}

void ObjectEditsTest::aCategoryInUseNeedsAReplacement()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(removeCategory(desk.file(), "attack").error().message,
             std::string("2 events are in the category “Attacks”"));
    QVERIFY(!removeCategory(desk.file(), "attack", "attack"));
    QCOMPARE(desk.edit(removeCategory(desk.file(), "attack", "nature")), std::string());
    QCOMPARE(desk.event("rumour").category, std::string("nature"));
    QCOMPARE(desk.file().categories()->size(), std::size_t(2));
}

void ObjectEditsTest::propertiesOfOnesOwnAreKeptApart()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(addProperty(desk.file(), "Ships", ValueType::Quantity)), std::string());
    QVERIFY(!addProperty(desk.file(), "SHIPS", ValueType::Text));
    QVERIFY(!addProperty(desk.file(), "deaths", ValueType::Quantity));
    QVERIFY(!removeProperty(desk.file(), "deaths"));
    QCOMPARE(removeProperty(desk.file(), "cargo").error().message, std::string("1 claim is on “Cargo”"));
    QCOMPARE(changeProperty(desk.file(), {"cargo", "Cargo", ValueType::Time}).error().code, ErrorCode::Conflict);
    QCOMPARE(desk.edit(changeProperty(desk.file(), {"cargo", "Freight", ValueType::Text})), std::string());
    QCOMPARE(desk.edit(removeProperty(desk.file(), "ships")), std::string());
}

void ObjectEditsTest::categoriesAndPropertiesArePutInOrder()
{
    EditDesk desk(test::sampleCase());
    QCOMPARE(desk.edit(orderCategories(desk.file(), {"nature", "attack", "politics"})), std::string());
    QCOMPARE(idsOf(desk.file().categories().value()), (std::vector<std::string>{"nature", "attack", "politics"}));
    QVERIFY(orderCategories(desk.file(), {"nature", "attack", "politics"})->empty());
    QCOMPARE(desk.edit(addProperty(desk.file(), "Ships", ValueType::Quantity)), std::string());
    QCOMPARE(desk.edit(orderProperties(desk.file(), {"ships", "cargo"})), std::string());
    QCOMPARE(desk.file().properties()->back().id, std::string("cargo"));
    auto info = desk.file().info().value();
    info.title = "Another name";
    QCOMPARE(desk.edit(changeInfo(desk.file(), info)), std::string());
    QCOMPARE(desk.file().info()->title, std::string("Another name"));
}

void ObjectEditsTest::notesGoOnEverything_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("id");
    QTest::newRow("event") << int(ObjectKind::Event) << "flood";
    QTest::newRow("claim") << int(ObjectKind::Claim) << "fire-4";
    QTest::newRow("source") << int(ObjectKind::Source) << "wire";
    QTest::newRow("entity") << int(ObjectKind::Entity) << "town";
    QTest::newRow("relation") << int(ObjectKind::Relation) << "r1";
    QTest::newRow("passage") << int(ObjectKind::Passage) << "g2";
    QTest::newRow("category") << int(ObjectKind::Category) << "nature";
}

void ObjectEditsTest::notesGoOnEverything()
{
    QFETCH(int, kind);
    QFETCH(QString, id);
    EditDesk desk(test::sampleCase());
    const auto which = static_cast<ObjectKind>(kind);
    const auto before = desk.json();
    QCOMPARE(desk.edit(setNote(desk.file(), which, id.toStdString(), " Looked at twice ")), std::string());
    QCOMPARE(desk.lastName(), std::string("Add note"));
    QVERIFY(desk.json().find("\"note\": \"Looked at twice\"") != std::string::npos);
    QVERIFY(setNote(desk.file(), which, id.toStdString(), "Looked at twice")->empty());
    QCOMPARE(desk.edit(setNote(desk.file(), which, id.toStdString(), "Once")), std::string());
    QCOMPARE(desk.lastName(), std::string("Change note"));
    QCOMPARE(desk.edit(setNote(desk.file(), which, id.toStdString(), "")), std::string());
    QCOMPARE(desk.lastName(), std::string("Delete note"));
    QCOMPARE(QString::fromStdString(desk.json()), QString::fromStdString(before));
    QVERIFY(!setNote(desk.file(), which, "no-such", "x"));
}

void ObjectEditsTest::findingAndReplacing_data()
{
    QTest::addColumn<QString>("find");
    QTest::addColumn<bool>("caseSensitive");
    QTest::addColumn<bool>("wholeWords");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("any case") << "fire" << false << false << QStringList{"harbour-fire", "inquiry", "rumour"};
    QTest::newRow("this case") << "Fire" << true << false << QStringList{"harbour-fire"};
    QTest::newRow("part of a word") << "arbou" << false << false << QStringList{"harbour-fire", "vote"};
    QTest::newRow("whole words alone") << "arbou" << false << true << QStringList();
    QTest::newRow("whole words") << "fire" << false << true << QStringList{"harbour-fire", "inquiry", "rumour"};
    QTest::newRow("marks are what they are") << ".*" << false << false << QStringList();
    QTest::newRow("an apostrophe") << "ers'" << false << false << QStringList{"strike"};
    QTest::newRow("nothing") << "" << false << false << QStringList();
}

void ObjectEditsTest::findingAndReplacing()
{
    QFETCH(QString, find);
    QFETCH(bool, caseSensitive);
    QFETCH(bool, wholeWords);
    QFETCH(QStringList, found);
    EditDesk desk(test::sampleCase());
    FindOptions options;
    options.caseSensitive = caseSensitive;
    options.wholeWords = wholeWords;
    options.summaries = false;
    options.notes = false;
    const auto preview = findReplacements(desk.file(), find.toStdString(), "[$1\\]", options).value();
    QStringList ids;
    for (const auto& each : preview)
        ids << QString::fromStdString(each.id);
    ids.sort();
    QCOMPARE(ids, found);
    if (preview.empty())
        return;
    QCOMPARE(desk.edit(replaceTexts(desk.file(), preview)), std::string());
    for (const auto& each : preview)
        QVERIFY(desk.event(each.id).title.find("[$1\\]") != std::string::npos);
}

void ObjectEditsTest::onlyWhatWasChosenIsReplaced()
{
    EditDesk desk(test::sampleCase());
    auto preview = findReplacements(desk.file(), "e", "E", {}).value();
    const auto count = preview.size();
    QVERIFY(count > 10);
    std::erase_if(preview, [](const Replacement& each) { return each.id == "flood" || each.id == "vote"; });
    QCOMPARE(desk.edit(replaceTexts(desk.file(), preview)), std::string());
    QCOMPARE(desk.event("vote").title, std::string("Vote on the harbour"));
    QCOMPARE(desk.event("harbour-fire").title, std::string("FirE in thE harbour"));
    QCOMPARE(desk.event("harbour-fire").note, std::string("ThE HErald's datE is a wEEk latE."));
    QVERIFY(replaceTexts(desk.file(), preview).error().code == ErrorCode::Conflict);
    const auto whole = findReplacements(desk.file(), "Flood", "", {}).value();
    QVERIFY(replaceTexts(desk.file(), whole).error().code == ErrorCode::Invalid);
}

void ObjectEditsTest::aReplacementKnowsWhatWasFoundAndWhatStandsThere()
{
    auto content = test::sampleCase();
    content.events.front().title = "Ärger in ÄRGERDORF und Ärger";
    EditDesk desk(content);
    FindOptions options;
    options.wholeWords = true;
    const auto preview = findReplacements(desk.file(), "ärger", "Streit", options).value();
    QCOMPARE(preview.size(), std::size_t(1));
    QCOMPARE(preview.front().after, std::string("Streit in ÄRGERDORF und Streit"));
    QCOMPARE(preview.front().found.size(), std::size_t(2));
    for (const auto& range : preview.front().found)
        QCOMPARE(preview.front().before.substr(range.start, range.end - range.start), std::string("Ärger"));
    for (const auto& range : preview.front().replaced)
        QCOMPARE(preview.front().after.substr(range.start, range.end - range.start), std::string("Streit"));
}

QTEST_APPLESS_MAIN(ObjectEditsTest)
#include "tst_objectedits.moc"
