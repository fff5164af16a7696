#include "core/builtin/builtin.h"
#include "core/edit/claimedits.h"
#include "core/edit/duplicates.h"
#include "core/edit/entityedits.h"
#include "core/edit/eventedits.h"
#include "core/edit/ids.h"
#include "core/edit/mergeedits.h"
#include "core/edit/notes.h"
#include "core/edit/sourceedits.h"
#include "core/interchange/casejson.h"

#include "tests/support/editdesk.h"
#include "tests/support/samplecase.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>

using namespace dateline;
using test::EditDesk;

namespace {

RelativeToEvent after(const std::string& event, int days)
{
    return {event, DateShift{days, ShiftUnit::Days, PartOfDay::Whole}};
}

/// A claim of the analyst's own on when an event was, told from another.
Claim told(const std::string& from, int days)
{
    Claim claim;
    claim.property = "date";
    claim.value = EdtfDate::parse("2021-01-01").value();
    claim.relative = after(from, days);
    return claim;
}

/// The sample case with an event "blaze" that is the same as "harbour-fire": with claims, tags, a child, relations to
/// others and to the fire, a place in a hierarchy, and dates told from it.
Case twiceTold(bool firePartOfBlaze)
{
    auto content = test::sampleCase();
    Event blaze;
    blaze.id = "blaze";
    blaze.title = "Blaze in the old port";
    blaze.category = "nature";
    blaze.importance = Importance::Major;
    blaze.parent = firePartOfBlaze ? "flood" : "harbour-fire";
    blaze.summary = "Told by the wire";
    blaze.note = "Perhaps the same";
    blaze.tags = {"Port", "night"};
    const auto& fire = *std::ranges::find(content.events, "harbour-fire", &Event::id);
    auto claim = fire.claims.front();
    claim.id = "blaze-date";
    claim.rank = Rank::Normal;
    claim.rankReason.clear();
    blaze.claims = {claim};
    content.events.push_back(std::move(blaze));
    for (auto& event : content.events) {
        if (event.id == "harbour-fire" && firePartOfBlaze)
            event.parent = "vote";
        if (event.id == "vote" && firePartOfBlaze)
            event.parent = "blaze";
        if (event.id == "strike")
            event.parent = "blaze";
    }
    auto relation = content.relations.front();
    relation.id = "r3";
    relation.from = "blaze";
    relation.to = "harbour-fire";
    content.relations.push_back(relation);
    relation.id = "r4";
    relation.to = "flood";
    content.relations.push_back(relation);
    relation.id = "r5";
    relation.from = "vote";
    relation.to = "blaze";
    content.relations.push_back(relation);
    return content;
}

/// The same, edited until a date is told from the blaze, and one of the blaze from the fire.
void addToldDates(EditDesk& desk)
{
    QCOMPARE(desk.edit(addClaim(desk.file(), desk.key("rumour"), told("blaze", 2))), std::string());
    auto duration = told("harbour-fire", 1);
    QCOMPARE(desk.edit(addClaim(desk.file(), desk.key("blaze"), duration)), std::string());
}

std::vector<std::string> claimIds(const Event& event)
{
    std::vector<std::string> ids;
    for (const auto& claim : event.claims)
        ids.push_back(claim.id);
    return ids;
}

bool hasRelation(const EditDesk& desk, const std::string& id)
{
    const auto content = desk.file().read().value();
    return std::ranges::find(content.relations, id, &Relation::id) != content.relations.end();
}

/// Some edit of a case with two events or more; an empty one where the case has nothing for it.
Result<Change> randomChange(const EditDesk& desk, std::mt19937& random)
{
    const auto content = desk.file().read().value();
    const auto below = [&](std::size_t end) {
        return static_cast<std::size_t>(random()) % end;
    };
    const auto& file = desk.file();
    const auto& one = content.events[below(content.events.size())];
    const auto& two = content.events[below(content.events.size())];
    const auto key = desk.key(one.id);
    const auto other = desk.key(two.id);
    const auto claim = one.claims.empty() ? std::string() : one.claims[below(one.claims.size())].id;
    switch (below(14)) {
    case 0:
        return addEvent(file, {"Event " + std::to_string(below(5)), {}, {}, {}, {}, one.id, {}, {}, {"t"}});
    case 1:
        return duplicateEvent(file, key);
    case 2:
        return removeEvents(file, {key});
    case 3:
    case 4:
        return mergeEvents(file, key, other);
    case 5:
    case 6:
    case 7:
        for (const auto& event : content.events)
            if (!event.merged.empty())
                return splitEvent(file, desk.key(event.id), below(event.merged.size()));
        return Change();
    case 8:
        return addClaim(file, key, told(two.id, static_cast<int>(below(5))));
    case 9:
        return claim.empty() ? Result<Change>(Change()) : moveClaim(file, key, claim, other);
    case 10:
        return setParentEvent(file, {key}, other);
    case 11:
        return claim.empty() ? Result<Change>(Change())
                             : setRank(file, key, claim, static_cast<Rank>(below(3)), "chance");
    case 12:
        return setNote(file, ObjectKind::Event, one.id, "n" + std::to_string(below(3)));
    default:
        return content.relations.empty() ? Result<Change>(Change())
                                         : removeRelation(file, content.relations.front().id);
    }
}

} // namespace

class MergeEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mergingMovesWhatIsKnown();
    void mergingThenSplittingGivesTheSameBytes_data();
    void mergingThenSplittingGivesTheSameBytes();
    void eventsOfTheBuiltInCaseSplitAgain();
    void severalSplitInAnyOrder_data();
    void severalSplitInAnyOrder();
    void aMergedEventKeepsWhatWasMergedIntoIt();
    void whatWasAddedLaterStays();
    void whatWasRemovedStaysRemoved();
    void anEventIsNotMergedWithItself();
    void idsOfMergedEventsAreTaken();
    void aTwinIsTheLikeliestDuplicate();
    void linkedEventsAreNoDuplicates();
    void theBuiltInCaseHasFewLikelyDuplicates();
    void manyEventsAreComparedInLittleTime();
    void randomEditsKeepTheCaseSound_data();
    void randomEditsKeepTheCaseSound();
};

void MergeEditsTest::mergingMovesWhatIsKnown()
{
    EditDesk desk(twiceTold(false));
    addToldDates(desk);
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("blaze"))), std::string());
    QCOMPARE(desk.lastName(), std::string("Merge “Blaze in the old port” into “Fire in the harbour”"));
    QVERIFY(!desk.has("blaze"));
    const auto fire = desk.event("harbour-fire");
    const auto ids = claimIds(fire);
    QVERIFY(std::ranges::find(ids, "blaze-date") != ids.end());
    QCOMPARE(fire.tags, (std::vector<std::string>{"fire", "port", "night"}));
    QCOMPARE(fire.title, std::string("Fire in the harbour"));
    QCOMPARE(fire.merged.size(), std::size_t(1));
    QCOMPARE(fire.merged.front().note, std::string("Perhaps the same"));
    QCOMPARE(fire.merged.front().tagsGiven, (std::vector<std::string>{"night"}));
    QCOMPARE(desk.event("strike").parent, std::string("harbour-fire"));
    QVERIFY(!hasRelation(desk, "r3"));
    QVERIFY(hasRelation(desk, "r4") && hasRelation(desk, "r5"));
    const auto rumour = desk.event("rumour");
    const auto claim = std::ranges::find(rumour.claims, "rumour-date-own", &Claim::id);
    QVERIFY(claim->relative == after("harbour-fire", 2));
}

void MergeEditsTest::mergingThenSplittingGivesTheSameBytes_data()
{
    QTest::addColumn<bool>("firePartOfBlaze");
    QTest::addColumn<QString>("keep");
    QTest::addColumn<QString>("other");
    QTest::newRow("the part is merged") << false << "harbour-fire"
                                        << "blaze";
    QTest::newRow("the whole is merged") << false << "blaze"
                                         << "harbour-fire";
    QTest::newRow("the whole is merged, from further up") << true << "harbour-fire"
                                                          << "blaze";
    QTest::newRow("the part is merged, from further down") << true << "blaze"
                                                           << "harbour-fire";
    QTest::newRow("neighbours") << false << "flood"
                                << "strike";
    QTest::newRow("an event without a date") << false << "rumour"
                                             << "blaze";
    QTest::newRow("into what is told from it") << false << "blaze"
                                               << "rumour";
}

void MergeEditsTest::mergingThenSplittingGivesTheSameBytes()
{
    QFETCH(bool, firePartOfBlaze);
    QFETCH(QString, keep);
    QFETCH(QString, other);
    EditDesk desk(twiceTold(firePartOfBlaze));
    addToldDates(desk);
    const auto before = desk.json();
    const auto kept = keep.toStdString();
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key(kept), desk.key(other.toStdString()))), std::string());
    QVERIFY(desk.json() != before);
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key(kept), 0)), std::string());
    QCOMPARE(QString::fromStdString(desk.json()), QString::fromStdString(before));
}

void MergeEditsTest::eventsOfTheBuiltInCaseSplitAgain()
{
    EditDesk desk(caseFromJson(builtinCaseJson()).value());
    const auto before = desk.json();
    const auto content = desk.file().read().value();
    std::mt19937 random(4);
    for (int round = 0; round < 3; ++round) {
        const auto& relation = content.relations[random() % content.relations.size()];
        QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key(relation.from), desk.key(relation.to))), std::string());
        QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key(relation.from), 0)), std::string());
        QVERIFY(desk.json() == before);
    }
}

void MergeEditsTest::severalSplitInAnyOrder_data()
{
    QTest::addColumn<std::size_t>("first");
    QTest::newRow("the last merged first") << std::size_t(1);
    QTest::newRow("the first merged first") << std::size_t(0);
}

void MergeEditsTest::severalSplitInAnyOrder()
{
    QFETCH(std::size_t, first);
    EditDesk desk(twiceTold(false));
    auto relation = desk.file().read().value().relations.front();
    relation.from = "blaze";
    relation.to = "strike";
    QCOMPARE(desk.edit(addRelation(desk.file(), relation)), std::string());
    QCOMPARE(desk.edit(addTag(desk.file(), {desk.key("strike")}, "night")), std::string());
    const auto before = desk.json();
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("blaze"))), std::string());
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("strike"))), std::string());
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key("harbour-fire"), first)), std::string());
    QVERIFY(desk.json() != before);
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key("harbour-fire"), 0)), std::string());
    QVERIFY(!splitEvent(desk.file(), desk.key("harbour-fire"), 0));
    QCOMPARE(QString::fromStdString(desk.json()), QString::fromStdString(before));
}

void MergeEditsTest::aMergedEventKeepsWhatWasMergedIntoIt()
{
    EditDesk desk(twiceTold(false));
    const auto before = desk.json();
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("blaze"), desk.key("strike"))), std::string());
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("blaze"))), std::string());
    QCOMPARE(desk.event("harbour-fire").merged.size(), std::size_t(1));
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key("harbour-fire"), 0)), std::string());
    QCOMPARE(desk.event("blaze").merged.size(), std::size_t(1));
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key("blaze"), 0)), std::string());
    QCOMPARE(QString::fromStdString(desk.json()), QString::fromStdString(before));
}

void MergeEditsTest::whatWasAddedLaterStays()
{
    EditDesk desk(twiceTold(false));
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("blaze"))), std::string());
    Claim claim;
    claim.property = "assessment";
    claim.value = std::string("One fire");
    QCOMPARE(desk.edit(addClaim(desk.file(), desk.key("harbour-fire"), claim)), std::string());
    QCOMPARE(desk.edit(addTag(desk.file(), {desk.key("harbour-fire")}, "new")), std::string());
    QCOMPARE(desk.edit(setParentEvent(desk.file(), {desk.key("strike")}, desk.key("flood"))), std::string());
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key("harbour-fire"), 0)), std::string());
    const auto ids = claimIds(desk.event("harbour-fire"));
    QVERIFY(std::ranges::find(ids, "harbour-fire-assessment-own") != ids.end());
    QCOMPARE(desk.event("harbour-fire").tags, (std::vector<std::string>{"fire", "port", "new"}));
    QCOMPARE(claimIds(desk.event("blaze")), (std::vector<std::string>{"blaze-date"}));
    QCOMPARE(desk.event("strike").parent, std::string("flood"));
}

void MergeEditsTest::whatWasRemovedStaysRemoved()
{
    EditDesk desk(twiceTold(false));
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("blaze"))), std::string());
    QCOMPARE(desk.edit(removeClaim(desk.file(), desk.key("harbour-fire"), "blaze-date")), std::string());
    QCOMPARE(desk.edit(removeRelation(desk.file(), "r4")), std::string());
    QCOMPARE(desk.edit(removeEvents(desk.file(), {desk.key("strike")})), std::string());
    QCOMPARE(desk.edit(removeSource(desk.file(), "wire", AndItsClaims::Remove)), std::string());
    QCOMPARE(desk.edit(splitEvent(desk.file(), desk.key("harbour-fire"), 0)), std::string());
    QVERIFY(desk.event("blaze").claims.empty());
    QVERIFY(!hasRelation(desk, "r4") && !hasRelation(desk, "r3"));
    QCOMPARE(desk.event("blaze").parent, std::string("harbour-fire"));
}

void MergeEditsTest::anEventIsNotMergedWithItself()
{
    EditDesk desk(test::sampleCase());
    QVERIFY(mergeEvents(desk.file(), desk.key("flood"), desk.key("flood")).error().code == ErrorCode::Invalid);
}

void MergeEditsTest::idsOfMergedEventsAreTaken()
{
    EditDesk desk(twiceTold(false));
    QCOMPARE(desk.edit(mergeEvents(desk.file(), desk.key("harbour-fire"), desk.key("blaze"))), std::string());
    NewEvent event;
    event.title = "Blaze";
    QCOMPARE(desk.edit(addEvent(desk.file(), event)), std::string());
    QVERIFY(desk.has("blaze-2") && !desk.has("blaze"));
}

void MergeEditsTest::aTwinIsTheLikeliestDuplicate()
{
    EditDesk desk(test::generatedCase(1500, 7));
    const auto original = desk.key("event-700");
    QCOMPARE(desk.edit(duplicateEvent(desk.file(), original)), std::string());
    const auto copy = desk.key(addedId(desk.lastChange(), ObjectKind::Event));
    auto event = desk.file().event(copy)->event;
    event.title = "The " + desk.file().event(desk.key("event-700"))->event.title;
    QCOMPARE(desk.edit(changeEvent(desk.file(), event)), std::string());
    const auto found = likelyDuplicates(desk.file(), 5).value();
    QVERIFY(!found.empty());
    const auto [first, second] = std::minmax({desk.key("event-700"), desk.key(event.id)});
    QCOMPARE(found.front().first, first);
    QCOMPARE(found.front().second, second);
    QVERIFY(found.front().sharedPassages > 0);
    QVERIFY(!found.front().sharedWords.empty());
}

void MergeEditsTest::linkedEventsAreNoDuplicates()
{
    EditDesk desk(test::sampleCase());
    const auto copyOf = [&](const char* id) {
        const auto error = desk.edit(duplicateEvent(desk.file(), desk.key(id)));
        return error.empty() ? addedId(desk.lastChange(), ObjectKind::Event) : error;
    };
    const auto copy = copyOf("harbour-fire");
    const auto isOffered = [&] {
        const auto found = likelyDuplicates(desk.file(), 100).value();
        for (const auto& pair : found)
            if (std::minmax({desk.key("harbour-fire"), desk.key(copy)}) == std::pair(pair.first, pair.second))
                return true;
        return false;
    };
    QVERIFY(isOffered());
    QCOMPARE(desk.edit(setParentEvent(desk.file(), {desk.key(copy)}, desk.key("harbour-fire"))), std::string());
    QVERIFY(!isOffered());
}

void MergeEditsTest::theBuiltInCaseHasFewLikelyDuplicates()
{
    EditDesk desk(caseFromJson(builtinCaseJson()).value());
    const auto found = likelyDuplicates(desk.file(), 1000).value();
    QVERIFY(found.size() < 20);
    for (std::size_t i = 1; i < found.size(); ++i)
        QVERIFY(found[i - 1].likeness >= found[i].likeness);
}

void MergeEditsTest::manyEventsAreComparedInLittleTime()
{
    const auto file = CaseFile::inMemory(test::generatedCase(20000, 3)).value();
    QElapsedTimer timer;
    timer.start();
    const auto found = likelyDuplicates(file, 50).value();
    QVERIFY(!found.empty());
    QVERIFY(timer.elapsed() < 20000); // comparing each with each takes minutes
}

void MergeEditsTest::randomEditsKeepTheCaseSound_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void MergeEditsTest::randomEditsKeepTheCaseSound()
{
    QFETCH(unsigned, seed);
    EditDesk desk(twiceTold(seed % 2 == 0));
    std::mt19937 random(seed);
    for (int step = 0; step < 70; ++step) {
        if (desk.file().read()->events.size() < 3)
            QCOMPARE(desk.edit(addEvent(desk.file(), {"Event", {}, {}, {}, {}, {}, {}, {}})), std::string());
        const auto change = randomChange(desk, random);
        const auto before = desk.json();
        const auto error = desk.edit(change);
        // What cannot be done is said; nothing else may go wrong.
        const bool isRefused = !change && (change.error().code == ErrorCode::Invalid);
        const bool isCircle = error.find("dated by") != std::string::npos;
        QVERIFY2(error.empty() || isRefused || isCircle, (desk.lastName() + ": " + error).c_str());
        if (!error.empty())
            QCOMPARE(desk.json(), before);
    }
    QCOMPARE(caseToJson(caseFromJson(desk.json()).value()), desk.json());
}

QTEST_APPLESS_MAIN(MergeEditsTest)
#include "tst_mergeedits.moc"
