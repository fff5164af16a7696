// Filters and searches of a large case, which run in the background.

#include "tests/support/samplecase.h"
#include "ui/filter/searchbox.h"
#include "ui/models/workspace.h"

#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dateline;

class TestSeeking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aSmallCaseAnswersAtOnce();
    void aFilterOfALargeCaseIsAnsweredLater();
    void theLatestFilterWins();
    void aSearchOfALargeCaseIsAnsweredLater();
    void theLatestSearchWins();
    void anEmptySearchNeedsNoAnswer();
    void anEditMeanwhileLosesNothing();
    void otherLanesOfALargeCaseComeLater();
    void otherLanesComeThoughTheCaseIsEditedMeanwhile();
    void lanesThatAreNotWantedAnyMoreDoNotCome();
    void anotherCaseEndsWhatIsSoughtInThisOne();
    void aRefusedEditGoesOnSeeking();
    void enterOpensTheBestMatchWhenItArrives();
    void theNextMatchIsTheNextInTime();

private:
    void makeLarge() { workspace_->setLargeFrom(1); }
    EventSet shownFor(const EventFilter& filter) const { return apply(workspace_->index(), filter); }
    CaseFile openCase(const QString& name)
    {
        auto file = CaseFile::create(utf8(folder_->filePath(name)), test::generatedCase(200, 3));
        return std::move(*file);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<Workspace> workspace_;
};

void TestSeeking::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
    workspace_ = std::make_unique<Workspace>();
    workspace_->setCase(openCase(QStringLiteral("a.dateline")));
    QVERIFY(workspace_->index().size() > 100);
}

void TestSeeking::cleanup()
{
    workspace_.reset();
}

void TestSeeking::aSmallCaseAnswersAtOnce()
{
    workspace_->setSearchText(QStringLiteral("attack"));
    QVERIFY(!workspace_->isSeeking());
    QVERIFY(!workspace_->hits().empty());
    QVERIFY(workspace_->counts().shown < workspace_->index().size());
}

void TestSeeking::aFilterOfALargeCaseIsAnsweredLater()
{
    makeLarge();
    EventFilter filter;
    filter.categories = {0};
    QSignalSpy answered(workspace_.get(), &Workspace::filterChanged);
    QSignalSpy seeking(workspace_.get(), &Workspace::seekingChanged);
    workspace_->setFilter(filter);
    QCOMPARE(workspace_->filter(), filter);
    QVERIFY(workspace_->isSeeking());
    QCOMPARE(workspace_->shown().count(), workspace_->index().size()); // still that of before
    QTRY_VERIFY(!workspace_->isSeeking());
    QCOMPARE(answered.count(), 1);
    QCOMPARE(seeking.count(), 2);
    QCOMPARE(workspace_->shown(), shownFor(filter));
    QCOMPARE(workspace_->counts().shown, countFacets(workspace_->index(), filter).shown);
}

void TestSeeking::theLatestFilterWins()
{
    makeLarge();
    QSignalSpy answered(workspace_.get(), &Workspace::filterChanged);
    EventFilter filter;
    for (int step = 0; step < 50; ++step) {
        filter.categories = {static_cast<std::uint16_t>(step % 3)};
        workspace_->setFilter(filter);
        if (step % 7 == 0) {
            QTest::qSleep(1); // long enough for some answers to be on their way
        }
    }
    QTRY_VERIFY(!workspace_->isSeeking());
    QCOMPARE(answered.count(), 1);
    QCOMPARE(workspace_->shown(), shownFor(filter));
}

void TestSeeking::aSearchOfALargeCaseIsAnsweredLater()
{
    makeLarge();
    workspace_->setSearchText(QStringLiteral("attack"));
    QVERIFY(workspace_->isSeeking());
    QVERIFY(workspace_->hits().empty());
    QTRY_VERIFY(!workspace_->isSeeking());
    const auto expected = workspace_->caseFile().search("attack", 50).value();
    QCOMPARE(workspace_->hits().size(), expected.size());
    QCOMPARE(workspace_->hits().front().eventId, expected.front().eventId);
    QCOMPARE(workspace_->filter().matches, workspace_->caseFile().matchingEvents("attack").value());
    QCOMPARE(workspace_->shown(), shownFor(workspace_->filter()));
}

void TestSeeking::theLatestSearchWins()
{
    makeLarge();
    QSignalSpy hits(workspace_.get(), &Workspace::hitsChanged);
    const QString typed = QStringLiteral("attack in");
    for (int length = 1; length <= typed.size(); ++length) {
        workspace_->setSearchText(typed.left(length));
    }
    QTRY_VERIFY(!workspace_->isSeeking());
    QCOMPARE(hits.count(), 1);
    QCOMPARE(workspace_->filter().matches, workspace_->caseFile().matchingEvents("attack in").value());
}

void TestSeeking::anEmptySearchNeedsNoAnswer()
{
    makeLarge();
    workspace_->setSearchText(QStringLiteral("attack"));
    workspace_->setSearchText({});
    QVERIFY(workspace_->hits().empty());
    QVERIFY(!workspace_->filter().searching);
    QTRY_VERIFY(!workspace_->isSeeking());
    QTest::qWait(50);
    QVERIFY(workspace_->hits().empty());
    QCOMPARE(workspace_->shown().count(), workspace_->index().size());
}

void TestSeeking::anEditMeanwhileLosesNothing()
{
    makeLarge();
    EventFilter filter;
    filter.categories = {1};
    workspace_->setFilter(filter);
    workspace_->setSearchText(QStringLiteral("zeppelin"));
    Event before = workspace_->caseFile().event(workspace_->index().key[0])->event;
    Event after = before;
    after.title = "A zeppelin";
    Change change;
    change.name = "Title";
    change.objects.push_back({.before = before, .after = after});
    QVERIFY(workspace_->edit(change));
    QCOMPARE(workspace_->shown().size(), workspace_->index().size());
    QTRY_VERIFY(!workspace_->isSeeking());
    QCOMPARE(workspace_->hits().size(), std::size_t{1});
    QCOMPARE(workspace_->filter().matches, std::vector<EventKey>{workspace_->index().key[0]});
    QCOMPARE(workspace_->shown(), shownFor(workspace_->filter()));
}

void TestSeeking::otherLanesOfALargeCaseComeLater()
{
    workspace_->setLaneKind(LaneKind::Source);
    QVERIFY(workspace_->laneKind() == LaneKind::Source);
    makeLarge();
    const QSignalSpy changed(workspace_.get(), &Workspace::laneKindChanged);
    workspace_->setLaneKind(LaneKind::Place);
    QVERIFY(workspace_->laneKind() == LaneKind::Source);
    QTRY_VERIFY(workspace_->laneKind() == LaneKind::Place);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!workspace_->takeLanes());
}

void TestSeeking::otherLanesComeThoughTheCaseIsEditedMeanwhile()
{
    makeLarge();
    workspace_->setLaneKind(LaneKind::Actor);
    const auto event = workspace_->caseFile().event(workspace_->index().key[0])->event;
    auto after = event;
    after.title = "Another title";
    QVERIFY(workspace_->edit(Change{"Rename", {}}.change(event, after)));
    QTRY_VERIFY(workspace_->laneKind() == LaneKind::Actor);

    workspace_->setLaneKind(LaneKind::Place);
    after.title = "A third one";
    QVERIFY(!workspace_->edit(Change{"Rename", {}}.change(event, after))); // it is not as it is taken to be
    QTRY_VERIFY(workspace_->laneKind() == LaneKind::Place);

    workspace_->setLaneKind(LaneKind::Source);
    workspace_->setCase(openCase(QStringLiteral("b.dateline")));
    QVERIFY(workspace_->laneKind() == LaneKind::Source);
}

void TestSeeking::lanesThatAreNotWantedAnyMoreDoNotCome()
{
    makeLarge();
    const QSignalSpy changed(workspace_.get(), &Workspace::laneKindChanged);
    workspace_->setLaneKind(LaneKind::Actor);
    workspace_->setLaneKind(LaneKind::Category);
    QTest::qWait(100);
    QVERIFY(workspace_->laneKind() == LaneKind::Category);
    QCOMPARE(changed.count(), 0);
}

void TestSeeking::anotherCaseEndsWhatIsSoughtInThisOne()
{
    makeLarge();
    workspace_->setSearchText(QStringLiteral("attack"));
    EventFilter filter;
    filter.categories = {1};
    workspace_->setFilter(filter);
    workspace_->setCase(openCase(QStringLiteral("b.dateline")));
    QVERIFY(!workspace_->isSeeking());
    QTest::qWait(50);
    QVERIFY(workspace_->hits().empty());
    QVERIFY(workspace_->filter().isEmpty());
    QCOMPARE(workspace_->shown().count(), workspace_->index().size());
    workspace_->setSearchText(QStringLiteral("attack"));
    QTRY_VERIFY(!workspace_->isSeeking());
    QVERIFY(!workspace_->hits().empty());
}

void TestSeeking::aRefusedEditGoesOnSeeking()
{
    makeLarge();
    workspace_->setSearchText(QStringLiteral("attack"));
    Event before = workspace_->caseFile().event(workspace_->index().key[0])->event;
    before.title = "Not what it is";
    Event after = before;
    after.title = "Other";
    Change change;
    change.name = "Title";
    change.objects.push_back({.before = before, .after = after});
    QVERIFY(!workspace_->edit(change));
    QTRY_VERIFY(!workspace_->isSeeking());
    QVERIFY(!workspace_->hits().empty());
    QVERIFY(workspace_->filter().searching);
}

void TestSeeking::enterOpensTheBestMatchWhenItArrives()
{
    makeLarge();
    QWidget window;
    SearchBox search(*workspace_, &window);
    window.resize(600, 400);
    window.show();
    search.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClicks(&search, QStringLiteral("attack"));
    QTest::keyClick(&search, Qt::Key_Return);
    QVERIFY(!workspace_->selectedKey());
    QTRY_VERIFY(workspace_->selectedKey());
    QCOMPARE(*workspace_->selectedKey(), workspace_->hits().front().event);
    QVERIFY(!search.hitList()->isVisible());
    QTRY_VERIFY(!workspace_->isSeeking());
    QVERIFY(!search.isBusy());
}

void TestSeeking::theNextMatchIsTheNextInTime()
{
    workspace_->setSearchText(QStringLiteral("attack"));
    std::vector<EventRow> rows;
    workspace_->shown().forEach([&rows](EventRow row) { rows.push_back(row); });
    QVERIFY(rows.size() > 2 && rows.size() < workspace_->index().size());
    workspace_->showAll();
    for (std::size_t i = 0; i <= rows.size(); ++i) {
        workspace_->selectMatch(1);
        QCOMPARE(workspace_->selected(), std::optional(rows[i % rows.size()]));
    }
    workspace_->selectMatch(-1);
    QCOMPARE(workspace_->selected(), std::optional(rows.back()));
    workspace_->setSearchText(QStringLiteral("nowhere to be found"));
    workspace_->selectMatch(1);
    QCOMPARE(workspace_->selected(), std::optional(rows.back()));
}

QTEST_MAIN(TestSeeking)
#include "tst_seeking.moc"
