#include "core/interchange/casejson.h"
#include "core/store/casefile.h"
#include "core/text/sha256.h"

#include "tests/support/editedcase.h"
#include "tests/support/samplecase.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <functional>
#include <thread>

using namespace dateline;
using namespace dateline::test;

namespace {

template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

using Make = std::function<Change(const CaseFile&)>;

} // namespace

Q_DECLARE_METATYPE(Make)

class TestEditing : public QObject
{
    Q_OBJECT

private slots:
    void editsDoWhatTheySayAndComeUndone_data();
    void editsDoWhatTheySayAndComeUndone();
    void applyingNothingAddsNoStep();
    void whatIsSoAlreadyAddsNoStep();
    void editsOfDifferentMembersDoNotStandInEachOthersWay();
    void anEditOfWhatSomebodyElseChangedIsAConflict_data();
    void anEditOfWhatSomebodyElseChangedIsAConflict();
    void theObjectsOfAChangeMayComeInAnyOrder();
    void anEditSaysWhichEventsItTouched();
    void theIndexFollowsTheClaims();
    void theSearchFollowsTheTexts();
    void datesToldFromOthersFollow();
    void aRemovedSourceComesBackWithItsText();
    void aSourceStatesTheTextItHas();
    void attachingATextIsAStep();
    void anEditThatDoesNotFitOnTheDiskChangesNothing();
    void anotherThreadIsRefused();
    void aCaseOpenForReadingIsNotEdited();
};

void TestEditing::editsDoWhatTheySayAndComeUndone_data()
{
    QTest::addColumn<Make>("make");
    const auto row = [](const char* name, const Make& make) {
        QTest::newRow(name) << make;
    };
    row("describe the case", [](const CaseFile& file) {
        const auto before = file.info().value();
        return Change{"Edit", {}}.change(before, with<CaseInfo>(before, [](CaseInfo& info) {
                                             info.title = "Another title";
                                             info.created = date("2022-05-06");
                                             info.margins.days = 8;
                                             info.dayMonthOrder = DayMonthOrder::DayFirst;
                                         }));
    });
    row("add a category", [](const CaseFile&) {
        return Change{"Edit", {}}.add(Category{"new", "New", "#123456", Shape::Ring, "A note"});
    });
    row("change a category", [](const CaseFile& file) {
        const auto before = file.categories().value()[1];
        return Change{"Edit", {}}.change(before, with<Category>(before, [](Category& c) { c.name = "Renamed"; }));
    });
    row("replace a category by one of the same id", [](const CaseFile& file) {
        const auto before = file.categories().value()[1];
        return Change{"Edit", {}}.remove(before).add(Category{before.id, "Renamed", "#000000", Shape::Bar, {}});
    });
    row("put categories in order", [](const CaseFile&) {
        return Change{"Edit", {}}.change(OrderOf{ObjectKind::Category, {"attack", "politics", "nature"}},
                                         OrderOf{ObjectKind::Category, {"nature", "attack", "politics"}});
    });
    row("put sources in order", [](const CaseFile&) {
        return Change{"Edit", {}}.change(OrderOf{ObjectKind::Source, {"gazette", "herald", "wire"}},
                                         OrderOf{ObjectKind::Source, {"wire", "gazette", "herald"}});
    });
    row("add a property", [](const CaseFile&) {
        return Change{"Edit", {}}.add(Property{"weather", "Weather", ValueType::Text});
    });
    row("change an entity", [](const CaseFile& file) {
        const auto before = entityOf(file, "old-port");
        return Change{"Edit", {}}.change(before, with<Entity>(before, [](Entity& entity) {
                                             entity.aliases = {"Vieux-Port", "Alter Hafen"};
                                             entity.coordinates.reset();
                                             entity.within.clear();
                                         }));
    });
    row("add an entity within another", [](const CaseFile&) {
        Entity entity{"quay", EntityKind::Place, "Quay", {"Kai"}, "old-port", Coordinates{1.5, 2}, "Note"};
        return Change{"Edit", {}}.add(entity);
    });
    row("change a source", [](const CaseFile& file) {
        const auto before = sourceOf(file, "gazette");
        return Change{"Edit", {}}.change(before, with<Source>(before, [](Source& source) {
                                             source.title = "Another";
                                             source.creators = {"C. Third"};
                                             source.issued = date("2021-04-01");
                                             source.reliability = Reliability::E;
                                         }));
    });
    row("detach a text", [](const CaseFile&) {
        return Change{"Edit", {}}.change(TextOf{"gazette", gazetteText()}, TextOf{"gazette", std::nullopt});
    });
    row("add a passage", [](const CaseFile&) {
        return Change{"Edit", {}}.add(
            PassageOf{"gazette", {"g9", {"Nobody knew", "", ""}, {10, 21}, "Here", Anchoring::Unattached}});
    });
    row("change a passage", [](const CaseFile& file) {
        const auto before = passageOf(file, "herald", "h1");
        return Change{"Edit", {}}.change(PassageOf{"herald", before},
                                         PassageOf{"herald", with<Passage>(before, [](Passage& passage) {
                                                       passage.quote.exact = "burned on";
                                                       passage.position.end = passage.position.start + 9;
                                                   })});
    });
    row("change an event", [](const CaseFile& file) {
        const auto before = eventOf(file, "harbour-fire");
        return Change{"Edit", {}}.change(before, with<Event>(before, [](Event& event) {
                                             event.title = "Blaze";
                                             event.category = "nature";
                                             event.importance = Importance::Minor;
                                             event.parent = "strike";
                                             event.note.clear();
                                             event.tags = {"port", "blaze", "fire"};
                                         }));
    });
    row("merge into an event", [](const CaseFile& file) {
        const auto before = eventOf(file, "harbour-fire");
        return Change{"Edit", {}}.change(before, with<Event>(before, [&](Event& event) {
                                             MergedEvent merged;
                                             merged.id = "old";
                                             merged.title = "Old";
                                             merged.importance = Importance::Core;
                                             merged.between = {relationOf(file, "r1")};
                                             merged.anchored = {{"fire-1", {"old", {-15, ShiftUnit::Days, {}}}}};
                                             merged.merged = {MergedEvent{}};
                                             event.merged = {merged};
                                         }));
    });
    row("remove an event with all of it", [](const CaseFile& file) {
        Change change{"Edit", {}};
        const auto details = file.event("strike").value();
        change.remove(details.event);
        for (const auto& claim : details.event.claims)
            change.remove(ClaimOf{"strike", claim});
        for (const auto& relation : details.relations)
            change.remove(relation);
        return change;
    });
    row("add an event with a claim", [](const CaseFile&) {
        Event event;
        event.id = "new";
        event.title = "New";
        event.category = "attack";
        event.parent = "harbour-fire";
        event.tags = {"one", "two"};
        return Change{"Edit", {}}.add(event).add(ClaimOf{"new", ownClaim("new-1", "date", date("2021-05-05"))});
    });
    row("change a claim", [](const CaseFile& file) {
        const auto before = claimOf(file, "harbour-fire", "fire-4");
        return Change{"Edit", {}}.change(ClaimOf{"harbour-fire", before},
                                         ClaimOf{"harbour-fire", with<Claim>(before, [](Claim& claim) {
                                                     claim.value = Quantity{3, 9.5, Comparator::Between, "sailors"};
                                                     claim.stance = Stance::Reports;
                                                     claim.credibility.reset();
                                                     claim.rank = Rank::Deprecated;
                                                     claim.rankReason = "Retracted";
                                                     claim.passages = {"g2", "g1"};
                                                 })});
    });
    row("move a claim to another event", [](const CaseFile& file) {
        const auto claim = claimOf(file, "harbour-fire", "fire-3");
        return Change{"Edit", {}}.change(ClaimOf{"harbour-fire", claim}, ClaimOf{"strike", claim});
    });
    row("change a relation", [](const CaseFile& file) {
        const auto before = relationOf(file, "r2");
        return Change{"Edit", {}}.change(before, with<Relation>(before, [](Relation& relation) {
                                             relation.type = "caused";
                                             relation.to = "vote";
                                             relation.note.clear();
                                             relation.derived = false;
                                         }));
    });
}

void TestEditing::editsDoWhatTheySayAndComeUndone()
{
    QFETCH(Make, make);
    auto file = CaseFile::inMemory(sampleCase());
    const auto before = jsonOf(*file);
    const auto change = make(*file);
    const auto applied = file->apply(change, kAnna);
    QCOMPARE(errorOf(applied), QString());
    QCOMPARE(applied->step, 1);
    const auto after = jsonOf(*file);
    QVERIFY(after != before || change.objects.front().after->index() == 8);
    for (const auto& object : change.objects) {
        if (!object.after)
            continue;
        // What an edit says is there afterwards: asking for the same once more changes nothing.
        const auto again = file->apply(Change{"Again", {}}.change(*object.after, *object.after), kAnna);
        QCOMPARE(again->step, 0);
    }
    QCOMPARE(file->apply(change, kAnna)->step, 0);
    for (int i = 0; i < 2; ++i) {
        const auto undone = file->undo(kAnna);
        QCOMPARE(errorOf(undone), QString());
        QCOMPARE(undone->name, std::string("Edit"));
        QCOMPARE(jsonOf(*file), before);
        QCOMPARE(errorOf(file->redo(kAnna)), QString());
        QCOMPARE(jsonOf(*file), after);
    }
}

void TestEditing::applyingNothingAddsNoStep()
{
    auto file = CaseFile::inMemory(sampleCase());
    QCOMPARE(file->apply({"Nothing", {}}, kAnna)->step, 0);
    const auto event = eventOf(*file, "strike");
    QCOMPARE(file->apply(Change{"Same", {}}.change(event, event), kAnna)->step, 0);
    QVERIFY(file->history(10)->empty());
    QCOMPARE(file->revision().value(), 1);
}

void TestEditing::whatIsSoAlreadyAddsNoStep()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto before = eventOf(*file, "strike");
    const auto after = with<Event>(before, [](Event& event) { event.title = "Walkout"; });
    QCOMPARE(file->apply(Change{"Rename", {}}.change(before, after), kAnna)->step, 1);
    QCOMPARE(file->apply(Change{"Rename", {}}.change(before, after), kBoris)->step, 0);
    Event none;
    none.id = "none";
    QCOMPARE(file->apply(Change{"Remove", {}}.remove(none), kBoris)->step, 0);
    QCOMPARE(file->revision().value(), 2);
}

void TestEditing::editsOfDifferentMembersDoNotStandInEachOthersWay()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto before = eventOf(*file, "strike");
    const auto renamed = with<Event>(before, [](Event& event) { event.title = "Walkout"; });
    const auto noted = with<Event>(before, [](Event& event) { event.note = "To be looked at"; });
    QCOMPARE(errorOf(file->apply(Change{"Rename", {}}.change(before, renamed), kAnna)), QString());
    QCOMPARE(errorOf(file->apply(Change{"Note", {}}.change(before, noted), kBoris)), QString());
    QCOMPARE(eventOf(*file, "strike").title, std::string("Walkout"));
    QCOMPARE(eventOf(*file, "strike").note, std::string("To be looked at"));
}

void TestEditing::anEditOfWhatSomebodyElseChangedIsAConflict_data()
{
    QTest::addColumn<Make>("theirs");
    QTest::addColumn<Make>("ours");
    QTest::addColumn<QString>("message");
    const auto titled = [](const char* title) -> Make {
        return [title](const CaseFile& file) {
            const auto before = eventOf(file, "rumour");
            return Change{"Rename", {}}.change(before, with<Event>(before, [&](Event& e) { e.title = title; }));
        };
    };
    const auto ruled = [](Rank rank) -> Make {
        return [rank](const CaseFile& file) {
            const auto before = claimOf(file, "harbour-fire", "fire-2");
            return Change{"Rule", {}}.change(ClaimOf{"harbour-fire", before},
                                             ClaimOf{"harbour-fire", with<Claim>(before, [&](Claim& claim) {
                                                         claim.rank = rank;
                                                         claim.rankReason = "So it is";
                                                     })});
        };
    };
    const Make removed = [](const CaseFile& file) {
        Change change{"Remove", {}};
        const auto details = file.event("rumour").value();
        for (const auto& claim : details.event.claims)
            change.remove(ClaimOf{"rumour", claim});
        return change.remove(eventOf(file, "rumour"));
    };
    QTest::newRow("two titles") << titled("One") << titled("Two")
                                << "the event \"One\" was changed by Boris meanwhile; look at it again";
    QTest::newRow("two rulings") << ruled(Rank::Preferred) << ruled(Rank::Deprecated)
                                 << "the claim on \"Fire in the harbour\" was changed by Boris meanwhile";
    QTest::newRow("changed and removed") << titled("One") << removed << "the event \"One\" was changed by Boris";
    QTest::newRow("removed and changed") << removed << titled("Two") << "the event \"rumour\" was changed by Boris";
}

void TestEditing::anEditOfWhatSomebodyElseChangedIsAConflict()
{
    QFETCH(Make, theirs);
    QFETCH(Make, ours);
    QFETCH(QString, message);
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    auto here = CaseFile::create(path, sampleCase());
    auto there = CaseFile::open(path, OpenMode::ReadWrite);
    QCOMPARE(errorOf(there), QString());
    const auto prepared = ours(*here);
    QCOMPARE(errorOf(there->apply(theirs(*there), kBoris)), QString());
    const auto after = jsonOf(*there);
    const auto applied = here->apply(prepared, kAnna);
    QVERIFY(!applied);
    QVERIFY(applied.error().code == ErrorCode::Conflict);
    QVERIFY2(errorOf(applied).contains(message), applied.error().message.c_str());
    QCOMPARE(jsonOf(*here), after);
    QCOMPARE(here->revision().value(), there->revision().value());
}

void TestEditing::theObjectsOfAChangeMayComeInAnyOrder()
{
    auto file = CaseFile::inMemory(sampleCase());
    Event outer;
    outer.id = "outer";
    outer.title = "Outer";
    outer.category = "fresh";
    auto inner = outer;
    inner.id = "inner";
    inner.parent = "outer";
    Source source;
    source.id = "letter";
    source.title = "Letter";
    auto claim = ownClaim("inner-1", "target", std::string("The quay"));
    claim.source = "letter";
    claim.passages = {"letter-1"};
    Change change{"Add all", {}};
    change.add(ClaimOf{"inner", claim}).add(inner).add(outer);
    change.add(PassageOf{"letter", {"letter-1", {"the quay", "", ""}, {4, 12}, {}, Anchoring::Unattached}});
    change.add(TextOf{"letter", "Dear the quay"}).add(source).add(Category{"fresh", "Fresh", "#123456", {}, {}});
    const auto before = jsonOf(*file);
    QCOMPARE(errorOf(file->apply(change, kAnna)), QString());
    QCOMPARE(eventOf(*file, "inner").parent, std::string("outer"));
    QCOMPARE(passageOf(*file, "letter", "letter-1").anchoring, Anchoring::Moved);
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(jsonOf(*file), before);
}

void TestEditing::anEditSaysWhichEventsItTouched()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto fire = file->findEvent("harbour-fire").value();
    const auto strike = file->findEvent("strike").value();
    const auto before = claimOf(*file, "harbour-fire", "fire-3");
    const auto moved =
        file->apply(Change{"Move", {}}.change(ClaimOf{"harbour-fire", before}, ClaimOf{"strike", before}), kAnna);
    QCOMPARE(moved->events, (std::vector{std::min(fire, strike), std::max(fire, strike)}));
    QVERIFY(!moved->elsewhere);
    const auto category = file->categories().value()[0];
    const auto renamed = file->apply(
        Change{"Rename", {}}.change(category, with<Category>(category, [](Category& c) { c.name = "N"; })), kAnna);
    QVERIFY(renamed->events.empty());
    QVERIFY(renamed->elsewhere);
}

void TestEditing::theIndexFollowsTheClaims()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto fire = file->findEvent("harbour-fire").value();
    const auto extent = [&] {
        const auto index = file->index().value();
        return index.extent[index.rowOf(fire)];
    };
    QCOMPARE(extent().earliest, date("2021-03-02").bounds().earliest);
    const auto before = claimOf(*file, "harbour-fire", "fire-1");
    const auto deprecated = with<Claim>(before, [](Claim& claim) {
        claim.rank = Rank::Deprecated;
        claim.rankReason = "The reporter was elsewhere";
    });
    const auto change =
        Change{"Deprecate", {}}.change(ClaimOf{"harbour-fire", before}, ClaimOf{"harbour-fire", deprecated});
    QCOMPARE(errorOf(file->apply(change, kAnna)), QString());
    QCOMPARE(extent().earliest, date("2021-03-09").bounds().earliest);
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(extent().earliest, date("2021-03-02").bounds().earliest);
}

void TestEditing::theSearchFollowsTheTexts()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto hits = [&](const char* word) {
        return file->search(word, 50)->size();
    };
    const auto before = entityOf(*file, "network");
    const auto renamed = with<Entity>(before, [](Entity& entity) { entity.aliases = {"Nordbund"}; });
    QCOMPARE(hits("nordbund"), std::size_t{0});
    QCOMPARE(errorOf(file->apply(Change{"Rename", {}}.change(before, renamed), kAnna)), QString());
    QCOMPARE(hits("nordbund"), std::size_t{1});
    const auto event = eventOf(*file, "strike");
    const auto walkout = with<Event>(event, [](Event& e) { e.title = "Walkout"; });
    QCOMPARE(errorOf(file->apply(Change{"Rename", {}}.change(event, walkout), kAnna)), QString());
    QCOMPARE(hits("walkout"), std::size_t{1});
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(hits("walkout"), std::size_t{0});
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(hits("nordbund"), std::size_t{0});
}

void TestEditing::datesToldFromOthersFollow()
{
    auto file = CaseFile::inMemory(sampleCase());
    auto told = ownClaim("rumour-2", "date", date("2021-01-01"));
    told.relative = RelativeToEvent{"harbour-fire", {2, ShiftUnit::Days, PartOfDay::Whole}};
    auto further = ownClaim("own-2", "date", date("2021-01-01"));
    further.relative = RelativeToEvent{"rumour", {-1, ShiftUnit::Weeks, PartOfDay::Whole}};
    Event later;
    later.id = "later";
    later.title = "Later";
    later.category = "attack";
    const auto valueOf = [&](const char* event, const char* claim) {
        return std::get<EdtfDate>(claimOf(*file, event, claim).value).format();
    };
    Change change{"Tell dates", {}};
    change.add(ClaimOf{"rumour", told}).add(later).add(ClaimOf{"later", further});
    QCOMPARE(errorOf(file->apply(change, kAnna)), QString());
    QCOMPARE(valueOf("rumour", "rumour-2"), std::string("2021-03-04"));
    QCOMPARE(valueOf("later", "own-2"), std::string("2021-02-25"));

    const auto before = jsonOf(*file);
    const auto date1 = claimOf(*file, "harbour-fire", "fire-1");
    const auto moved = with<Claim>(date1, [](Claim& claim) { claim.value = date("2021-03-12"); });
    const auto applied =
        file->apply(Change{"Move", {}}.change(ClaimOf{"harbour-fire", date1}, ClaimOf{"harbour-fire", moved}), kAnna);
    QCOMPARE(errorOf(applied), QString());
    QCOMPARE(applied->events.size(), std::size_t{3});
    QCOMPARE(valueOf("rumour", "rumour-2"), std::string("2021-03-14"));
    QCOMPARE(valueOf("later", "own-2"), std::string("2021-03-07"));
    QCOMPARE(file->history(1)->front().objects, std::size_t{3});
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(jsonOf(*file), before);
}

void TestEditing::aRemovedSourceComesBackWithItsText()
{
    auto file = CaseFile::inMemory(sampleCase());
    Source letter;
    letter.id = "letter";
    letter.title = "Letter";
    QCOMPARE(errorOf(file->apply(Change{"Add", {}}.add(letter).add(TextOf{"letter", "Dear all"}), kAnna)), QString());
    const auto before = jsonOf(*file);
    QCOMPARE(errorOf(file->apply(Change{"Remove", {}}.remove(sourceOf(*file, "letter")), kAnna)), QString());
    QCOMPARE(file->sources()->size(), std::size_t{3});
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(sourceOf(*file, "letter").text, std::optional<std::string>("Dear all"));
    QCOMPARE(jsonOf(*file), before);
}

void TestEditing::aSourceStatesTheTextItHas()
{
    auto file = CaseFile::inMemory(sampleCase());
    Source letter;
    letter.id = "letter";
    letter.title = "Letter";
    QCOMPARE(errorOf(file->apply(Change{"Add", {}}.add(letter).add(TextOf{"letter", "Grüße"}), kAnna)), QString());
    QCOMPARE(sourceOf(*file, "letter").textSha256, sha256("Grüße"));
    QCOMPARE(sourceOf(*file, "letter").textLength, 5);
    QVERIFY(caseFromJson(jsonOf(*file)).has_value());
}

void TestEditing::attachingATextIsAStep()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto before = jsonOf(*file);
    const auto text = "Corrected. " + heraldText();
    QCOMPARE(errorOf(file->attachText("herald", text, kAnna)), QString());
    const auto steps = file->history(10).value();
    QCOMPARE(steps.size(), std::size_t{1});
    QCOMPARE(steps[0].name, std::string("Attach text"));
    QCOMPARE(steps[0].stamp, kAnna);
    QCOMPARE(steps[0].about, std::string("Herald: fire and flood"));
    QCOMPARE(passageOf(*file, "herald", "h2").anchoring, Anchoring::Moved);
    const auto after = jsonOf(*file);
    QCOMPARE(errorOf(file->undo(kAnna)), QString());
    QCOMPARE(jsonOf(*file), before);
    QCOMPARE(passageOf(*file, "herald", "h2").anchoring, Anchoring::Unattached);
    QCOMPARE(errorOf(file->redo(kAnna)), QString());
    QCOMPARE(jsonOf(*file), after);
}

void TestEditing::anEditThatDoesNotFitOnTheDiskChangesNothing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    auto file = CaseFile::create(path, sampleCase());
    const auto before = jsonOf(*file);
    const auto event = eventOf(*file, "strike");
    const auto noted = with<Event>(event, [](Event& e) { e.note = std::string(4'000'000, 'x'); });
    const auto change = Change{"Note", {}}.change(event, noted);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1'000'000, limit.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto applied = file->apply(change, kAnna);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!applied);
    QVERIFY2(applied.error().code == ErrorCode::Unwritable, applied.error().message.c_str());
    QVERIFY2(errorOf(applied).contains("case.dateline"), applied.error().message.c_str());
    QCOMPARE(jsonOf(*file), before);
    QCOMPARE(errorOf(file->apply(change, kAnna)), QString());
    QCOMPARE(eventOf(*file, "strike").note.size(), std::size_t{4'000'000});
}

void TestEditing::anotherThreadIsRefused()
{
    auto file = CaseFile::inMemory(sampleCase());
    std::optional<Error> error;
    std::thread([&] {
        const auto applied = file->undo(kAnna);
        if (!applied)
            error = applied.error();
    }).join();
    QVERIFY(error);
    QVERIFY2(error->message.find("thread") != std::string::npos, error->message.c_str());
}

void TestEditing::aCaseOpenForReadingIsNotEdited()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    QVERIFY(CaseFile::create(path, sampleCase()));
    auto file = CaseFile::open(path, OpenMode::ReadOnly);
    const auto event = eventOf(*file, "strike");
    const auto applied = file->apply(
        Change{"Rename", {}}.change(event, with<Event>(event, [](Event& e) { e.title = "Walkout"; })), kAnna);
    QVERIFY(!applied);
    QVERIFY(applied.error().code == ErrorCode::Unwritable);
}

QTEST_APPLESS_MAIN(TestEditing)
#include "tst_editing.moc"
