// A large case is on show before its events are read.

#include "tests/support/indexdifference.h"
#include "tests/support/samplecase.h"
#include "tests/support/scenedifference.h"
#include "ui/models/workspace.h"
#include "ui/timeline/timelinewidget.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dateline;

class TestReadingEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theEventsOfALargeCaseComeAfterItsDensity();
    void theTimelineShowsLanesAndDensityMeanwhile();
    void aSmallCaseIsThereAtOnce();
    void noEditIsMadeMeanwhile();
    void aFilterThatIsSetMeanwhileHolds();
    void aRangeThatIsSetMeanwhileStays();
    void anotherCaseEndsTheReading();
    void anEditedCaseIsShownAsItBecame();

private:
    QString path(const char* name) const { return folder_->filePath(QString::fromLatin1(name)); }
    CaseFile makeLarge(const char* name) const
    {
        auto file = CaseFile::create(utf8(path(name)), test::generatedCase(200, 3)).value();
        if (!file.storeColumns()) {
            qFatal("the columns could not be stored");
        }
        return file;
    }
    static void retitle(Workspace& workspace)
    {
        const auto event = workspace.caseFile().event(workspace.index().key[0])->event;
        auto after = event;
        after.title = "Another title";
        QVERIFY(workspace.edit(Change{"Change the title", {}}.change(event, after)));
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

void TestReadingEvents::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

void TestReadingEvents::theEventsOfALargeCaseComeAfterItsDensity()
{
    auto file = makeLarge("a.dateline");
    const EventIndex expected = file.index().value();
    Workspace workspace;
    workspace.setLargeFrom(1);
    workspace.setCase(std::move(file));
    QVERIFY(workspace.isReadingEvents());
    QCOMPARE(workspace.index().size(), std::size_t{0});
    QVERIFY(workspace.firstLook());
    QCOMPARE(workspace.firstLook()->events, expected.size());
    QVERIFY(workspace.range() == storyRange(expected));
    QVERIFY(!workspace.sources().empty());

    const QSignalSpy edited(&workspace, &Workspace::edited);
    QTRY_VERIFY(!workspace.isReadingEvents());
    QCOMPARE(edited.count(), 1);
    QCOMPARE(test::difference(workspace.index(), expected), QString());
    QCOMPARE(workspace.shown().count(), expected.size());
    QCOMPARE(workspace.counts().shown, expected.size());
    QVERIFY(!workspace.firstLook());
    QVERIFY(workspace.range() == storyRange(expected));
}

void TestReadingEvents::theTimelineShowsLanesAndDensityMeanwhile()
{
    Workspace workspace;
    workspace.setLargeFrom(1);
    TimelineWidget timeline(workspace);
    timeline.resize(1200, 700);
    workspace.setCase(makeLarge("a.dateline"));
    const TimelineScene first = timeline.scene();
    QVERIFY(!first.axis.empty());
    QVERIFY(!first.lanes.empty());
    QVERIFY(!first.ribbons.empty());
    QVERIFY(first.marks.empty());
    QTRY_VERIFY(!workspace.isReadingEvents());
    const TimelineScene& all = timeline.scene();
    QVERIFY(!all.marks.empty());
    QCOMPARE(all.lanes.size(), first.lanes.size());
    QCOMPARE(all.lanes.front().name, first.lanes.front().name);

    // Lanes that were made behind the window are what the window would make.
    Workspace small;
    TimelineWidget other(small);
    other.resize(1200, 700);
    small.setCase(CaseFile::open(utf8(path("a.dateline")), OpenMode::ReadOnly).value());
    const QString difference = test::difference(all, other.scene());
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void TestReadingEvents::aSmallCaseIsThereAtOnce()
{
    auto file = makeLarge("a.dateline");
    Workspace workspace;
    workspace.setCase(std::move(file));
    QVERIFY(!workspace.isReadingEvents());
    QVERIFY(workspace.index().size() > 100);
    QVERIFY(!workspace.firstLook());
}

void TestReadingEvents::noEditIsMadeMeanwhile()
{
    Workspace workspace;
    workspace.setLargeFrom(1);
    workspace.setCase(makeLarge("a.dateline"));
    const QSignalSpy failed(&workspace, &Workspace::failed);
    Change change{"Add a source", {}};
    Source source;
    source.id = "another";
    source.title = "Another";
    change.add(source);
    QVERIFY(!workspace.edit(change));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.front().front().toString().contains(QStringLiteral("Wait until the events of this case are read")));
    QTRY_VERIFY(!workspace.isReadingEvents());
    QVERIFY(workspace.edit(change));
}

void TestReadingEvents::aFilterThatIsSetMeanwhileHolds()
{
    Workspace workspace;
    workspace.setLargeFrom(1);
    workspace.setCase(makeLarge("a.dateline"));
    EventFilter filter;
    filter.categories = {1};
    workspace.setFilter(filter);
    QTRY_VERIFY(!workspace.isReadingEvents());
    QTRY_VERIFY(!workspace.isSeeking());
    QCOMPARE(workspace.filter(), filter);
    QVERIFY(workspace.shown() == apply(workspace.index(), filter));
    QVERIFY(workspace.counts().shown < workspace.index().size());
}

void TestReadingEvents::aRangeThatIsSetMeanwhileStays()
{
    Workspace workspace;
    workspace.setLargeFrom(1);
    workspace.setCase(makeLarge("a.dateline"));
    const VisibleRange wanted = zoomed(workspace.range(), 3, workspace.range().start);
    workspace.setRange(wanted);
    QTRY_VERIFY(!workspace.isReadingEvents());
    QVERIFY(workspace.range() == wanted);
}

void TestReadingEvents::anotherCaseEndsTheReading()
{
    Workspace workspace;
    workspace.setLargeFrom(1);
    workspace.setCase(makeLarge("a.dateline"));
    workspace.setCase(CaseFile::inMemory(test::sampleCase()).value());
    QVERIFY(!workspace.isReadingEvents());
    const std::size_t events = workspace.index().size();
    const QSignalSpy edited(&workspace, &Workspace::edited);
    QTest::qWait(100);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(workspace.index().size(), events);
}

void TestReadingEvents::anEditedCaseIsShownAsItBecame()
{
    {
        Workspace workspace;
        workspace.setCase(makeLarge("a.dateline"));
        retitle(workspace);
        QVERIFY(!workspace.caseFile().firstLook().value());
    }
    const auto file = CaseFile::open(utf8(path("a.dateline")), OpenMode::ReadOnly).value();
    const auto look = file.firstLook().value();
    QVERIFY(look.has_value());
    const EventIndex index = file.index().value();
    QCOMPARE(look->counts, firstLook(index).counts);
    QVERIFY(look->range == storyRange(index));
}

QTEST_MAIN(TestReadingEvents)
#include "tst_readingevents.moc"
