#include "core/edit/entityedits.h"
#include "core/edit/eventedits.h"

#include "tests/support/citationcase.h"
#include "ui/history/historypanel.h"
#include "ui/history/pastcase.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace dateline;

/// The history as a list, and the case as it was.
class TestHistoryPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void stepsAreListedWithTheLatestFirst();
    void aStepCanBeTakenBackAlone();
    void whatALaterStepDependsOnIsNamed();
    void anUndoneStepStaysInTheListAndIsRedone();
    void undoToHereUndoesAllLaterSteps();
    void theCaseAsItWasIsShownReadOnly();
    void backToNowShowsTheCaseAsItIs();
    void anotherCaseEndsLookingBack();
    void stepsAreReadAsTheyAreScrolledTo();

private:
    void retitle(const std::string& title);
    std::string title() const { return workspace_->caseFile().event("hall-fire")->event.title; }
    QString name(int row) const { return panel_->model().index(row).data().toString(); }
    std::int64_t step(int row) const { return panel_->model().step(row).step; }

    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<PastCase> past_;
    std::unique_ptr<HistoryPanel> panel_;
};

void TestHistoryPanel::init()
{
    const std::string path = folder_.filePath(QStringLiteral("lyceum.dateline")).toStdString();
    QFile::remove(QString::fromStdString(path));
    auto file = CaseFile::create(path, citationCase());
    QVERIFY(file.has_value());
    workspace_ = std::make_unique<Workspace>();
    past_ = std::make_unique<PastCase>(*workspace_);
    panel_ = std::make_unique<HistoryPanel>(*workspace_, *past_);
    panel_->resize(340, 600);
    panel_->show();
    workspace_->setCase(std::move(*file));
}

void TestHistoryPanel::cleanup()
{
    panel_.reset();
    past_.reset();
    workspace_.reset();
}

void TestHistoryPanel::retitle(const std::string& title)
{
    Event event = workspace_->caseFile().event("hall-fire")->event;
    event.title = title;
    event.claims.clear();
    QVERIFY(workspace_->edit(changeEvent(workspace_->caseFile(), event)));
}

void TestHistoryPanel::stepsAreListedWithTheLatestFirst()
{
    const QAbstractItemModelTester tester(panel_->list().model());
    QCOMPARE(panel_->model().rowCount(), 0);
    Entity actor;
    actor.name = "Fire brigade";
    QVERIFY(workspace_->edit(addEntity(workspace_->caseFile(), actor)));
    retitle("The great fire");
    QCOMPARE(panel_->model().rowCount(), 2);
    QCOMPARE(name(1), QStringLiteral("Add actor “Fire brigade”"));
    QCOMPARE(name(0), workspace_->undoName());
    QVERIFY(panel_->model().startsDay(0));
    QVERIFY(panel_->model().detailText(0).contains(QLatin1Char(':')));
}

void TestHistoryPanel::aStepCanBeTakenBackAlone()
{
    const std::string before = title();
    retitle("The great fire");
    Entity actor;
    actor.name = "Fire brigade";
    QVERIFY(workspace_->edit(addEntity(workspace_->caseFile(), actor)));
    panel_->choose(step(1));
    panel_->takeBackChosen();
    QCOMPARE(panel_->problem(), QString());
    QCOMPARE(title(), before);
    QCOMPARE(panel_->model().rowCount(), 3);
    QVERIFY(workspace_->entityName("fire-brigade") == QStringLiteral("Fire brigade"));
}

void TestHistoryPanel::whatALaterStepDependsOnIsNamed()
{
    retitle("The great fire");
    retitle("The greater fire");
    const QString later = name(0);
    panel_->choose(step(1));
    panel_->takeBackChosen();
    QVERIFY2(panel_->problem().contains(later), qPrintable(panel_->problem()));
    QCOMPARE(title(), "The greater fire");
    QCOMPARE(panel_->model().rowCount(), 2);
}

void TestHistoryPanel::anUndoneStepStaysInTheListAndIsRedone()
{
    const std::string before = title();
    retitle("The great fire");
    QVERIFY(workspace_->undo());
    QCOMPARE(title(), before);
    QCOMPARE(panel_->model().step(0).state, StepState::Undone);
    panel_->choose(step(0));
    panel_->goToChosen();
    QCOMPARE(title(), "The great fire");
    QCOMPARE(panel_->model().step(0).state, StepState::Done);
}

void TestHistoryPanel::undoToHereUndoesAllLaterSteps()
{
    retitle("One");
    retitle("Two");
    retitle("Three");
    panel_->choose(step(2));
    panel_->goToChosen();
    QCOMPARE(title(), "One");
    panel_->choose(step(0));
    panel_->goToChosen();
    QCOMPARE(title(), "Three");
}

void TestHistoryPanel::theCaseAsItWasIsShownReadOnly()
{
    PastBanner banner(*workspace_, *past_);
    retitle("The great fire");
    retitle("The greater fire");
    const VisibleRange range = workspace_->range();
    workspace_->selectKey(*workspace_->caseFile().findEvent("hall-fire"));
    QVERIFY(past_->look(panel_->model().step(1)).has_value());
    QVERIFY(past_->isPast());
    QVERIFY(!workspace_->canEdit());
    QCOMPARE(title(), "The great fire");
    QCOMPARE(workspace_->details()->event.title, "The great fire");
    QCOMPARE(workspace_->range().start, range.start);
    QVERIFY(!banner.isHidden());
    QVERIFY2(banner.text().contains(name(1)), qPrintable(banner.text()));
    // The list is that of now, whichever case is shown.
    QCOMPARE(panel_->model().rowCount(), 2);
    QSignalSpy refused(workspace_.get(), &Workspace::failed);
    Entity actor;
    actor.name = "Fire brigade";
    QVERIFY(!workspace_->edit(addEntity(workspace_->caseFile(), actor)));
    QCOMPARE(refused.count(), 1);
}

void TestHistoryPanel::backToNowShowsTheCaseAsItIs()
{
    retitle("The great fire");
    retitle("The greater fire");
    QVERIFY(past_->look(panel_->model().step(1)).has_value());
    QVERIFY(past_->look(panel_->model().step(0)).has_value());
    past_->backToNow();
    QVERIFY(!past_->isPast());
    QVERIFY(workspace_->canEdit());
    QCOMPARE(title(), "The greater fire");
    retitle("The greatest fire");
    QCOMPARE(title(), "The greatest fire");
}

void TestHistoryPanel::anotherCaseEndsLookingBack()
{
    retitle("The great fire");
    QVERIFY(past_->look(panel_->model().step(0)).has_value());
    workspace_->setCase(std::move(*CaseFile::inMemory(citationCase())));
    QVERIFY(!past_->isPast());
    QVERIFY(workspace_->canEdit());
    QCOMPARE(panel_->model().rowCount(), 0);
}

void TestHistoryPanel::stepsAreReadAsTheyAreScrolledTo()
{
    auto file = CaseFile::inMemory(citationCase());
    QVERIFY(file.has_value());
    constexpr int kSteps = 250;
    for (int i = 0; i < kSteps; ++i) {
        Entity actor;
        actor.name = "Actor " + std::to_string(i);
        QVERIFY(file->apply(*addEntity(*file, actor), {"Ada", 1'700'000'000 + i * 3600}).has_value());
    }
    workspace_->setCase(std::move(*file));
    QCOMPARE(panel_->model().rowCount(), static_cast<int>(HistoryModel::kAtOnce));
    panel_->list().scrollToBottom();
    QTRY_VERIFY(panel_->model().rowCount() > static_cast<int>(HistoryModel::kAtOnce));
    while (panel_->model().canFetchMore({})) {
        panel_->list().model()->fetchMore({});
    }
    QCOMPARE(panel_->model().rowCount(), kSteps);
    QCOMPARE(name(kSteps - 1), QStringLiteral("Add actor “Actor 0”"));
    QVERIFY(panel_->model().dayText(kSteps - 1).contains(QStringLiteral("2023")));
}

QTEST_MAIN(TestHistoryPanel)
#include "tst_historypanel.moc"
