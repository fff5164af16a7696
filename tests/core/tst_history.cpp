#include "core/interchange/casejson.h"
#include "core/store/casefile.h"

#include "tests/support/editedcase.h"
#include "tests/support/samplecase.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace dateline;
using namespace dateline::test;

namespace {

template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<Applied> rename(CaseFile& file, const char* id, const char* title, const Stamp& stamp = kAnna)
{
    const auto before = eventOf(file, id);
    auto after = before;
    after.title = title;
    return file.apply(Change{"Rename event", {}}.change(before, after), stamp);
}

Result<Applied> note(CaseFile& file, const char* id, const char* text)
{
    const auto before = eventOf(file, id);
    auto after = before;
    after.note = text;
    return file.apply(Change{"Note", {}}.change(before, after), kAnna);
}

Event newEvent(const char* id)
{
    Event event;
    event.id = id;
    event.title = "New";
    event.category = "attack";
    return event;
}

std::vector<StepState> statesOf(const CaseFile& file)
{
    const auto steps = file.history(100).value();
    std::vector<StepState> states;
    std::ranges::transform(steps, std::back_inserter(states), &HistoryStep::state);
    return states;
}

QString sampleOfVersion(int version, const QTemporaryDir& folder)
{
    const auto path = folder.filePath("old.dateline");
    QFile::copy(QString(DATELINE_TEST_DATA "/case-file/version-%1.dateline").arg(version), path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

/// What the samples of all versions hold.
std::string jsonOfSample()
{
    QFile file(DATELINE_TEST_DATA "/case-json/harwick.json");
    const auto opened = file.open(QIODevice::ReadOnly);
    return opened ? caseToJson(caseFromJson(file.readAll().toStdString()).value()) : std::string();
}

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void stepsAreListedLatestFirst();
    void aStepIsAboutTheFirstObjectOfItsChangeThatIsNotThereForAnother();
    void historyComesInPages();
    void theHistorySurvivesClosing();
    void whatWasUndoneIsGivenUpByANewStep();
    void undoingWithoutAStepIsNotFound();
    void aSingleStepIsTakenBack();
    void takingBackIsAStepOfItsOwn();
    void whatALaterStepDependsOnIsNotTakenBack_data();
    void whatALaterStepDependsOnIsNotTakenBack();
    void takingBackLeavesToldDatesRight();
    void theCaseIsSeenAsItWasInAnyStep();
    void twoWindowsShareOneHistory();
    void draftsSurviveClosing();
    void draftsAreNoPartOfTheCase();
    void aCaseOfAnOlderVersionIsReadAsItIs_data() { olderVersions(); }
    void aCaseOfAnOlderVersionIsReadAsItIs();
    void aCaseOfAnOlderVersionIsBroughtToTheNewForm_data() { olderVersions(); }
    void aCaseOfAnOlderVersionIsBroughtToTheNewForm();

private:
    static void olderVersions();
};

void TestHistory::stepsAreListedLatestFirst()
{
    auto file = CaseFile::inMemory(sampleCase());
    QCOMPARE(errorOf(rename(*file, "strike", "Walkout")), QString());
    QCOMPARE(errorOf(rename(*file, "vote", "Ballot", kBoris)), QString());
    const auto steps = file->history(10).value();
    QCOMPARE(steps.size(), std::size_t{2});
    QCOMPARE(steps[0], (HistoryStep{2, "Rename event", kBoris, StepState::Done, 1, "Ballot"}));
    QCOMPARE(steps[1], (HistoryStep{1, "Rename event", kAnna, StepState::Done, 1, "Walkout"}));
}

void TestHistory::aStepIsAboutTheFirstObjectOfItsChangeThatIsNotThereForAnother()
{
    auto file = CaseFile::inMemory(sampleCase());
    auto event = newEvent("new");
    event.category = "fresh";
    const auto added =
        file->apply(Change{"Add", {}}.add(Category{"fresh", "Fresh", "#123456", {}, {}}).add(event), kAnna);
    QCOMPARE(errorOf(added), QString());
    QCOMPARE(errorOf(file->apply(Change{"Remove", {}}.remove(event), kAnna)), QString());
    QCOMPARE(errorOf(file->takeBack(2, kAnna)), QString());
    const auto steps = file->history(3).value();
    for (const auto& step : steps)
        QCOMPARE(step.about, std::string("New"));
}

void TestHistory::historyComesInPages()
{
    auto file = CaseFile::inMemory(sampleCase());
    for (const auto* title : {"A", "B", "C", "D", "E"})
        QCOMPARE(errorOf(rename(*file, "strike", title)), QString());
    const auto first = file->history(2).value();
    QCOMPARE(first.front().step, 5);
    const auto next = file->history(2, first.back().step).value();
    QCOMPARE(next.front().step, 3);
    QCOMPARE(next.back().about, std::string("B"));
    QVERIFY(file->history(2, 1)->empty());
}

void TestHistory::theHistorySurvivesClosing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    std::string before;
    std::string after;
    {
        auto file = CaseFile::create(path, sampleCase());
        before = jsonOf(*file);
        QCOMPARE(errorOf(rename(*file, "strike", "Walkout")), QString());
        after = jsonOf(*file);
    }
    {
        auto file = CaseFile::open(path, OpenMode::ReadWrite);
        QCOMPARE(file->undoName().value(), std::string("Rename event"));
        QCOMPARE(file->redoName().value(), std::string());
        QCOMPARE(errorOf(file->undo(kBoris)), QString());
        QCOMPARE(jsonOf(*file), before);
    }
    auto file = CaseFile::open(path, OpenMode::ReadWrite);
    QCOMPARE(file->undoName().value(), std::string());
    QCOMPARE(file->redoName().value(), std::string("Rename event"));
    QCOMPARE(errorOf(file->redo(kBoris)), QString());
    QCOMPARE(jsonOf(*file), after);
}

void TestHistory::whatWasUndoneIsGivenUpByANewStep()
{
    auto file = CaseFile::inMemory(sampleCase());
    for (const auto* title : {"A", "B", "C"})
        QCOMPARE(errorOf(rename(*file, "strike", title)), QString());
    QCOMPARE(file->undo(kAnna)->step, 3);
    QCOMPARE(file->undo(kAnna)->step, 2);
    QCOMPARE(rename(*file, "strike", "D")->step, 4);
    using enum StepState;
    QVERIFY(statesOf(*file) == (std::vector{Done, Abandoned, Abandoned, Done}));
    QVERIFY(file->redo(kAnna).error().code == ErrorCode::NotFound);
    QCOMPARE(file->undo(kAnna)->step, 4);
    QCOMPARE(file->undo(kAnna)->step, 1);
    QCOMPARE(file->redo(kAnna)->step, 1);
    QCOMPARE(file->redo(kAnna)->step, 4);
    QCOMPARE(eventOf(*file, "strike").title, std::string("D"));
}

void TestHistory::undoingWithoutAStepIsNotFound()
{
    auto file = CaseFile::inMemory(sampleCase());
    QVERIFY(file->undo(kAnna).error().code == ErrorCode::NotFound);
    QVERIFY(file->redo(kAnna).error().code == ErrorCode::NotFound);
    QVERIFY(file->takeBack(1, kAnna).error().code == ErrorCode::NotFound);
    QVERIFY(file->asOf(1).error().code == ErrorCode::NotFound);
}

void TestHistory::aSingleStepIsTakenBack()
{
    auto file = CaseFile::inMemory(sampleCase());
    QCOMPARE(errorOf(rename(*file, "strike", "Walkout")), QString());
    QCOMPARE(errorOf(note(*file, "strike", "Later")), QString());
    QCOMPARE(errorOf(rename(*file, "vote", "Ballot")), QString());
    const auto taken = file->takeBack(1, kBoris);
    QCOMPARE(errorOf(taken), QString());
    QCOMPARE(eventOf(*file, "strike").title, std::string("Dockers' strike"));
    QCOMPARE(eventOf(*file, "strike").note, std::string("Later"));
    QCOMPARE(eventOf(*file, "vote").title, std::string("Ballot"));
}

void TestHistory::takingBackIsAStepOfItsOwn()
{
    auto file = CaseFile::inMemory(sampleCase());
    QCOMPARE(errorOf(rename(*file, "strike", "Walkout")), QString());
    QCOMPARE(errorOf(rename(*file, "vote", "Ballot")), QString());
    const auto before = jsonOf(*file);
    QCOMPARE(file->takeBack(1, kBoris)->step, 3);
    QCOMPARE(file->undoName().value(), std::string("Take back: Rename event"));
    QCOMPARE(file->history(1)->front().stamp, kBoris);
    QCOMPARE(file->undo(kAnna)->step, 3);
    QCOMPARE(jsonOf(*file), before);
    QVERIFY(file->takeBack(3, kAnna).error().code == ErrorCode::NotFound);
}

void TestHistory::whatALaterStepDependsOnIsNotTakenBack_data()
{
    QTest::addColumn<QString>("later");
    QTest::newRow("changes the same member") << "rename";
    QTest::newRow("removes the object") << "remove";
    QTest::newRow("refers to the object") << "refer";
}

void TestHistory::whatALaterStepDependsOnIsNotTakenBack()
{
    QFETCH(QString, later);
    auto file = CaseFile::inMemory(sampleCase());
    QCOMPARE(errorOf(file->apply(Change{"Add event", {}}.add(newEvent("new")), kAnna)), QString());
    QCOMPARE(errorOf(rename(*file, "strike", "Walkout")), QString());
    std::int64_t step = 1;
    if (later == "rename") {
        step = 2;
        QCOMPARE(errorOf(rename(*file, "strike", "Lockout")), QString());
    } else if (later == "remove") {
        step = 4;
        QCOMPARE(errorOf(note(*file, "new", "Noted")), QString());
        QCOMPARE(errorOf(rename(*file, "new", "Newer")), QString());
        QCOMPARE(errorOf(file->apply(Change{"Remove event", {}}.remove(eventOf(*file, "new")), kAnna)), QString());
    } else {
        auto inner = newEvent("inner");
        inner.parent = "new";
        QCOMPARE(errorOf(file->apply(Change{"Add inner event", {}}.add(inner), kAnna)), QString());
    }
    const auto last = file->history(1)->front();
    const auto before = jsonOf(*file);
    const auto taken = file->takeBack(step, kAnna);
    QVERIFY(!taken);
    QVERIFY2(taken.error().code == ErrorCode::Conflict, taken.error().message.c_str());
    QVERIFY2(errorOf(taken).contains(QString::fromStdString("step " + std::to_string(last.step) + ", \"" + last.name)),
             taken.error().message.c_str());
    QCOMPARE(jsonOf(*file), before);
}

void TestHistory::takingBackLeavesToldDatesRight()
{
    auto file = CaseFile::inMemory(sampleCase());
    Claim told;
    told.id = "rumour-2";
    told.property = "date";
    told.value = EdtfDate::parse("2021-01-01").value();
    told.relative = RelativeToEvent{"harbour-fire", {2, ShiftUnit::Days, PartOfDay::Whole}};
    QCOMPARE(errorOf(file->apply(Change{"Tell", {}}.add(ClaimOf{"rumour", told}), kAnna)), QString());
    const auto claims = file->event("harbour-fire")->event.claims;
    const auto before = *std::ranges::find(claims, "fire-1", &Claim::id);
    auto after = before;
    after.value = EdtfDate::parse("2021-03-20").value();
    const auto moved =
        file->apply(Change{"Move", {}}.change(ClaimOf{"harbour-fire", before}, ClaimOf{"harbour-fire", after}), kAnna);
    QCOMPARE(errorOf(moved), QString());
    const auto shift = file->event("rumour")->event;
    auto further = *std::ranges::find(shift.claims, "rumour-2", &Claim::id);
    const auto asTold = further;
    further.relative->shift.amount = 5;
    QCOMPARE(
        errorOf(file->apply(Change{"Shift", {}}.change(ClaimOf{"rumour", asTold}, ClaimOf{"rumour", further}), kAnna)),
        QString());
    QCOMPARE(errorOf(file->takeBack(moved->step, kAnna)), QString());
    const auto now = file->event("rumour")->event.claims;
    QCOMPARE(std::get<EdtfDate>(std::ranges::find(now, "rumour-2", &Claim::id)->value).format(),
             std::string("2021-03-07"));
}

void TestHistory::theCaseIsSeenAsItWasInAnyStep()
{
    auto file = CaseFile::inMemory(sampleCase());
    std::vector<std::string> states{jsonOf(*file)};
    const auto remember = [&] {
        states.push_back(jsonOf(*file));
    };
    for (const auto* title : {"A", "B", "C"}) {
        QCOMPARE(errorOf(rename(*file, "strike", title)), QString());
        remember();
    }
    QCOMPARE(file->undo(kAnna)->step, 3);
    QCOMPARE(file->undo(kAnna)->step, 2);
    QCOMPARE(errorOf(note(*file, "strike", "Other way")), QString());
    remember();
    QCOMPARE(file->undo(kAnna)->step, 4);
    for (std::size_t step = 0; step < states.size(); ++step) {
        auto then = file->asOf(static_cast<std::int64_t>(step));
        QCOMPARE(errorOf(then), QString());
        QCOMPARE(jsonOf(*then), states[step]);
        QVERIFY(then->isReadOnly());
        QVERIFY(rename(*then, "vote", "No").error().code == ErrorCode::Unwritable);
    }
}

void TestHistory::twoWindowsShareOneHistory()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    auto here = CaseFile::create(path, sampleCase());
    auto there = CaseFile::open(path, OpenMode::ReadWrite);
    QCOMPARE(errorOf(rename(*here, "strike", "Here")), QString());
    QCOMPARE(errorOf(rename(*there, "vote", "There")), QString());
    QCOMPARE(here->undo(kAnna)->step, 2);
    QCOMPARE(eventOf(*there, "vote").title, eventOf(*here, "vote").title);
    QCOMPARE(errorOf(rename(*there, "vote", "Again")), QString());
    QVERIFY(here->redo(kAnna).error().code == ErrorCode::NotFound);
    QCOMPARE(here->revision().value(), there->revision().value());
}

void TestHistory::draftsSurviveClosing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    const Draft first{"event/strike/note", "Half a sen", kAnna};
    const Draft second{"event/vote/note", "", kBoris};
    {
        auto file = CaseFile::create(path, sampleCase());
        QCOMPARE(errorOf(file->putDraft({first.place, "Hal", kAnna})), QString());
        QCOMPARE(errorOf(file->putDraft(first)), QString());
        QCOMPARE(errorOf(file->putDraft(second)), QString());
    }
    auto file = CaseFile::open(path, OpenMode::ReadWrite);
    QCOMPARE(file->drafts().value(), (std::vector{first, second}));
    QCOMPARE(errorOf(file->dropDraft(first.place)), QString());
    QCOMPARE(errorOf(file->dropDraft("nowhere")), QString());
    QCOMPARE(file->drafts().value(), std::vector{second});
}

void TestHistory::draftsAreNoPartOfTheCase()
{
    auto file = CaseFile::inMemory(sampleCase());
    const auto before = jsonOf(*file);
    QCOMPARE(errorOf(file->putDraft({"new", "Text", kAnna})), QString());
    QCOMPARE(jsonOf(*file), before);
    QCOMPARE(file->revision().value(), 1);
    QVERIFY(file->history(1)->empty());
}

void TestHistory::olderVersions()
{
    QTest::addColumn<int>("version");
    QTest::newRow("version 1") << 1;
    QTest::newRow("version 2") << 2;
}

void TestHistory::aCaseOfAnOlderVersionIsReadAsItIs()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    const auto path = sampleOfVersion(version, folder);
    const auto before = bytesOf(path);
    {
        const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadOnly);
        QCOMPARE(errorOf(file), QString());
        QVERIFY(file->isReadOnly());
        QCOMPARE(jsonOf(*file), jsonOfSample());
    }
    QCOMPARE(bytesOf(path), before);
}

void TestHistory::aCaseOfAnOlderVersionIsBroughtToTheNewForm()
{
    QFETCH(int, version);
    const QTemporaryDir folder;
    const auto path = sampleOfVersion(version, folder).toStdString();
    for (int i = 0; i < 2; ++i) {
        auto file = CaseFile::open(path, OpenMode::ReadWrite);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(jsonOf(*file), jsonOfSample());
        const auto event = file->read()->events.front();
        QCOMPARE(errorOf(note(*file, event.id.c_str(), "Noted")), QString());
        QCOMPARE(file->search("noted", 10)->size(), std::size_t{1});
        QCOMPARE(errorOf(file->undo(kAnna)), QString());
        QCOMPARE(file->history(10)->size(), static_cast<std::size_t>(i + 1));
    }
}

QTEST_APPLESS_MAIN(TestHistory)
#include "tst_history.moc"
