// Edits of many events, which go on in the background while the window shows the case as it was.

#include "core/edit/eventedits.h"

#include "tests/support/editedcase.h"
#include "tests/support/samplecase.h"
#include "ui/editing/draftkeeper.h"
#include "ui/editing/manyevents.h"
#include "ui/models/workspace.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dateline;
using test::jsonOf;

class TestManyEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void fewEventsAreRemovedAtOnce();
    void theWindowShowsTheCaseAsItWasUntilTheEditIsMade();
    void aLongUndoAndRedoGoOnInTheBackground();
    void severalStepsAreTurnedAsOne();
    void givingUpLeavesTheCaseAsItWas();
    void anotherEditMeanwhileIsRefused();
    void whatIsDoneBeforeGoesFirstAndMayGiveUp();
    void aRefusedEditIsTold();
    void aDraftWaitsUntilTheEditIsMade();
    void anotherCaseGivesUpTheEditOfThisOne();
    void whatHasAFewObjectsAndReachesFarGoesOnInTheBackground();

private:
    /// Whether the index that is shown is that of the case as it is.
    bool isOfCase() const
    {
        const EventIndex& shown = workspace_->index();
        const EventIndex index = workspace_->caseFile().index().value();
        return shown.key == index.key && shown.extent == index.extent && shown.category == index.category &&
               shown.flags == index.flags && shown.undated == index.undated;
    }
    void chooseHalf();
    void removeHalf()
    {
        removeChosenEvents(*workspace_, [this] { ++made_; });
    }
    void waitForEdit() { QTRY_VERIFY_WITH_TIMEOUT(!workspace_->isEditing(), 60'000); }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Workspace> workspace_;
    int made_ = 0;
};

void TestManyEvents::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    workspace_ = std::make_unique<Workspace>();
    workspace_->setLongFrom(50);
    auto file = CaseFile::create(utf8(folder_->filePath(QStringLiteral("a.dateline"))), test::generatedCase(400, 3));
    workspace_->setCase(std::move(*file));
    made_ = 0;
}

void TestManyEvents::cleanup()
{
    workspace_.reset();
}

void TestManyEvents::chooseHalf()
{
    std::vector<EventKey> keys;
    for (EventRow row = 0; row < workspace_->index().size(); row += 2) {
        keys.push_back(workspace_->index().key[row]);
    }
    QVERIFY(keys.size() > 50);
    workspace_->choose(std::move(keys));
}

void TestManyEvents::fewEventsAreRemovedAtOnce()
{
    workspace_->choose({workspace_->index().key[0], workspace_->index().key[1]});
    const auto before = workspace_->index().events();
    removeHalf();
    QVERIFY(!workspace_->isEditing());
    QCOMPARE(made_, 1);
    QCOMPARE(workspace_->index().events(), before - 2);
}

void TestManyEvents::theWindowShowsTheCaseAsItWasUntilTheEditIsMade()
{
    chooseHalf();
    const auto before = workspace_->index().events();
    const auto half = workspace_->chosen().size();
    QSignalSpy edited(workspace_.get(), &Workspace::edited);
    QSignalSpy changed(workspace_.get(), &Workspace::editingChanged);
    removeHalf();
    QVERIFY(workspace_->isEditing());
    QVERIFY(workspace_->doing().startsWith(QStringLiteral("Removing ")));
    double told = 0;
    while (workspace_->isEditing()) {
        QCOMPARE(workspace_->index().events(), before);
        QCOMPARE(edited.count(), 0);
        QVERIFY(workspace_->editDone() >= told);
        told = workspace_->editDone();
        workspace_->showAll(); // it answers
        QTest::qWait(1);
    }
    QCOMPARE(made_, 1);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(workspace_->index().events(), before - half);
    QVERIFY(workspace_->chosen().empty());
    QVERIFY(workspace_->undoName().contains(QStringLiteral("events")));
    QVERIFY(isOfCase());
}

void TestManyEvents::aLongUndoAndRedoGoOnInTheBackground()
{
    const auto json = jsonOf(workspace_->caseFile());
    chooseHalf();
    removeHalf();
    waitForEdit();
    const auto removed = jsonOf(workspace_->caseFile());
    QVERIFY(removed != json);
    QVERIFY(workspace_->undo());
    QVERIFY(workspace_->isEditing());
    waitForEdit();
    QCOMPARE(jsonOf(workspace_->caseFile()), json);
    QVERIFY(workspace_->redo());
    waitForEdit();
    QCOMPARE(jsonOf(workspace_->caseFile()), removed);
    QVERIFY(isOfCase());
    const auto step = workspace_->caseFile().history(1).value().front().step;
    QVERIFY(workspace_->takeBack(step));
    QVERIFY(workspace_->isEditing());
    waitForEdit();
    QCOMPARE(jsonOf(workspace_->caseFile()), json);
}

void TestManyEvents::severalStepsAreTurnedAsOne()
{
    const auto json = jsonOf(workspace_->caseFile());
    const auto keys = workspace_->index().key;
    for (const EventKey key : {keys[0], keys[1]}) {
        workspace_->choose({key});
        removeHalf();
    }
    const auto edited = jsonOf(workspace_->caseFile());
    int steps = 0;
    const auto history = workspace_->caseFile().history(100);
    QVERIFY(history.has_value());
    for (const auto& step : *history) {
        steps += step.state == StepState::Done;
    }
    QVERIFY(steps >= 2);
    QVERIFY(workspace_->turnSteps(StepState::Undone, steps, 1'000));
    QVERIFY(workspace_->isEditing());
    waitForEdit();
    QCOMPARE(jsonOf(workspace_->caseFile()), json);
    QVERIFY(workspace_->turnSteps(StepState::Done, steps, 1));
    QVERIFY(!workspace_->isEditing());
    QCOMPARE(jsonOf(workspace_->caseFile()), edited);
    QVERIFY(isOfCase());
}

void TestManyEvents::givingUpLeavesTheCaseAsItWas()
{
    const auto json = jsonOf(workspace_->caseFile());
    const auto revision = workspace_->caseFile().revision().value();
    chooseHalf();
    const auto chosen = workspace_->chosen();
    QSignalSpy edited(workspace_.get(), &Workspace::edited);
    QSignalSpy failed(workspace_.get(), &Workspace::failed);
    // Given up before it begins: however fast the machine is, it cannot be made by then.
    workspace_->setBeforeMany(1, [this](CaseFile&, const Progress& progress) -> Status {
        workspace_->cancelEdit();
        return progress(0.5) ? Status() : fail(ErrorCode::Cancelled, "cancelled");
    });
    removeHalf();
    waitForEdit();
    QCOMPARE(made_, 0);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(workspace_->chosen(), chosen);
    QCOMPARE(workspace_->caseFile().revision().value(), revision);
    QCOMPARE(jsonOf(workspace_->caseFile()), json);
    workspace_->setBeforeMany(0, {});
    removeHalf();
    waitForEdit();
    QCOMPARE(made_, 1);
}

void TestManyEvents::anotherEditMeanwhileIsRefused()
{
    chooseHalf();
    QSignalSpy failed(workspace_.get(), &Workspace::failed);
    removeHalf();
    QVERIFY(workspace_->isEditing());
    QVERIFY(!workspace_->edit(setImportance(workspace_->caseFile(), {1}, Importance::Core)));
    QVERIFY(!workspace_->undo());
    QVERIFY(failed.count() >= 1);
    QVERIFY(failed.front().front().toString().contains(workspace_->doing()));
    waitForEdit();
    QCOMPARE(made_, 1);
}

void TestManyEvents::whatIsDoneBeforeGoesFirstAndMayGiveUp()
{
    chooseHalf();
    const auto before = workspace_->caseFile().revision().value();
    std::int64_t seen = -1;
    workspace_->setBeforeMany(10, [&seen](CaseFile& file, const Progress&) -> Status {
        seen = file.revision().value();
        return fail(ErrorCode::Unwritable, "no backup");
    });
    QSignalSpy failed(workspace_.get(), &Workspace::failed);
    removeHalf();
    waitForEdit();
    QCOMPARE(seen, before);
    QCOMPARE(failed.count(), 1); // told, and made all the same
    QCOMPARE(made_, 1);
}

void TestManyEvents::aRefusedEditIsTold()
{
    const auto json = jsonOf(workspace_->caseFile());
    QSignalSpy failed(workspace_.get(), &Workspace::failed);
    workspace_->editMany(100, QStringLiteral("Doing"),
                         [](const CaseFile&) { return Result<Change>(fail(ErrorCode::Invalid, "makes no sense")); });
    waitForEdit();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.front().front().toString(), QStringLiteral("makes no sense"));
    QCOMPARE(jsonOf(workspace_->caseFile()), json);
}

void TestManyEvents::aDraftWaitsUntilTheEditIsMade()
{
    chooseHalf();
    DraftKeeper keeper(*workspace_, "place");
    removeHalf();
    keeper.typed(QStringLiteral("half a word"));
    keeper.write();
    QVERIFY(workspace_->caseFile().drafts().value().empty());
    waitForEdit();
    keeper.write();
    QCOMPARE(workspace_->caseFile().drafts().value().size(), std::size_t{1});
    keeper.done();
    QVERIFY(workspace_->caseFile().drafts().value().empty());
}

void TestManyEvents::anotherCaseGivesUpTheEditOfThisOne()
{
    const auto path = workspace_->caseFile().path();
    const auto json = jsonOf(workspace_->caseFile());
    chooseHalf();
    removeHalf();
    auto other = CaseFile::create(utf8(folder_->filePath(QStringLiteral("b.dateline"))), test::sampleCase());
    workspace_->setCase(std::move(*other));
    QVERIFY(!workspace_->isEditing());
    QTest::qWait(20); // what was under way does not come to this one
    QCOMPARE(made_, 0);
    QCOMPARE(jsonOf(workspace_->caseFile()), jsonOf(CaseFile::inMemory(test::sampleCase()).value()));
    const auto file = CaseFile::open(path, OpenMode::ReadOnly).value();
    const auto steps = file.history(10).value().size();
    QCOMPARE(jsonOf(file) == json, steps == 0); // all of it or nothing
}

void TestManyEvents::whatHasAFewObjectsAndReachesFarGoesOnInTheBackground()
{
    const auto info = workspace_->info();
    Change change{"Set margins", {}};
    change.change(info, test::with<CaseInfo>(info, [](CaseInfo& now) { now.margins.days += 1; }));
    QVERIFY(workspace_->edit(change));
    QVERIFY(workspace_->isEditing());
    waitForEdit();
    QCOMPARE(workspace_->info().margins.days, info.margins.days + 1);
    QVERIFY(isOfCase());
}

QTEST_MAIN(TestManyEvents)
#include "tst_manyevents.moc"
