// What the window says of long work in the background, and what it does when it is closed meanwhile.

#include "app/mainwindow.h"
#include "app/ongoing.h"
#include "tests/support/editedcase.h"
#include "tests/support/samplecase.h"
#include "ui/editing/manyevents.h"

#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace dateline;
using test::jsonOf;

class TestOngoing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aLongEditIsSaidUntilItIsDone();
    void cancelGivesItUp();
    void aWindowThatIsClosedMeanwhileClosesWhenItIsDone();
    void closedTwiceItGivesUp();
    void anotherCaseIsNotOpenedMeanwhile();
    void anOlderCaseIsBroughtToThePresentForm();
    void anOlderCaseStaysAsItWasWhereThatIsCancelled();

private:
    static std::string makeCase(const QTemporaryDir& folder);
    static std::string oldCase(const QTemporaryDir& folder);
    /// Removes all events of the window's case, and waits until something lets the edit go on.
    static void startRemoval(MainWindow& window);
    static Ongoing& ongoingOf(MainWindow& window) { return *window.findChild<Ongoing*>(); }
};

void TestOngoing::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("dateline-test"));
}

std::string TestOngoing::makeCase(const QTemporaryDir& folder)
{
    const auto path = utf8(folder.filePath(QStringLiteral("case.dateline")));
    return CaseFile::create(path, test::generatedCase(400, 5)) ? path : std::string();
}

std::string TestOngoing::oldCase(const QTemporaryDir& folder)
{
    const QString path = folder.filePath(QStringLiteral("old.dateline"));
    QFile::copy(QStringLiteral(DATELINE_TEST_DATA "/case-file/version-2.dateline"), path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return utf8(path);
}

void TestOngoing::startRemoval(MainWindow& window)
{
    Workspace& workspace = window.workspace();
    workspace.setLongFrom(50);
    workspace.choose(workspace.index().key.list());
    removeChosenEvents(workspace, {});
    QVERIFY(workspace.isEditing());
}

void TestOngoing::aLongEditIsSaidUntilItIsDone()
{
    const QTemporaryDir folder;
    MainWindow window;
    window.openPath(makeCase(folder));
    window.show();
    QVERIFY(ongoingOf(window).isHidden());
    startRemoval(window);
    QVERIFY(!ongoingOf(window).isHidden());
    QVERIFY2(ongoingOf(window).text().startsWith(QStringLiteral("Removing ")), qPrintable(ongoingOf(window).text()));
    QVERIFY(ongoingOf(window).text().endsWith(QLatin1Char('%')));
    QCOMPARE(ongoingOf(window).action().text(), QStringLiteral("Cancel"));
    QTRY_VERIFY_WITH_TIMEOUT(!window.workspace().isEditing(), 60'000);
    QVERIFY(ongoingOf(window).isHidden());
    QCOMPARE(window.workspace().index().events(), std::size_t{0});
}

void TestOngoing::cancelGivesItUp()
{
    const QTemporaryDir folder;
    MainWindow window;
    window.openPath(makeCase(folder));
    const auto events = window.workspace().index().events();
    startRemoval(window);
    ongoingOf(window).action().click();
    QTRY_VERIFY_WITH_TIMEOUT(!window.workspace().isEditing(), 60'000);
    QVERIFY(ongoingOf(window).isHidden());
    QCOMPARE(window.workspace().index().events(), events);
}

void TestOngoing::aWindowThatIsClosedMeanwhileClosesWhenItIsDone()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    {
        MainWindow window;
        window.openPath(path);
        window.show();
        startRemoval(window);
        QVERIFY(!window.close());
        QVERIFY(window.isVisible());
        QVERIFY(ongoingOf(window).text().contains(QStringLiteral("The window closes when it is done")));
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 60'000);
    }
    QCOMPARE(CaseFile::open(path, OpenMode::ReadOnly)->index()->size(), std::size_t{0});
}

void TestOngoing::closedTwiceItGivesUp()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    const auto before = jsonOf(CaseFile::open(path, OpenMode::ReadOnly).value());
    {
        MainWindow window;
        window.openPath(path);
        window.show();
        startRemoval(window);
        QVERIFY(!window.close());
        QVERIFY(!window.close());
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), 60'000);
    }
    QCOMPARE(jsonOf(CaseFile::open(path, OpenMode::ReadOnly).value()), before);
}

void TestOngoing::anotherCaseIsNotOpenedMeanwhile()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    MainWindow window;
    window.openPath(path);
    startRemoval(window);
    window.openPath(oldCase(folder));
    QCOMPARE(window.workspace().caseFile().path(), path);
    QVERIFY(window.workspace().isEditing());
    QTRY_VERIFY_WITH_TIMEOUT(!window.workspace().isEditing(), 60'000);
}

void TestOngoing::anOlderCaseIsBroughtToThePresentForm()
{
    const QTemporaryDir folder;
    const auto path = oldCase(folder);
    const auto before = jsonOf(CaseFile::open(path, OpenMode::ReadOnly).value());
    MainWindow window;
    std::optional<Status> told;
    ongoingOf(window).upgrade(path, false, [&](const Status& done) { told = done; });
    QVERIFY(ongoingOf(window).text().startsWith(QStringLiteral("Bringing old to the present form")));
    QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), 60'000);
    QVERIFY(told->has_value());
    QVERIFY(ongoingOf(window).isHidden());
    const auto file = CaseFile::open(path, OpenMode::ReadWrite);
    QVERIFY(file.has_value() && !file->isReadOnly());
    QCOMPARE(jsonOf(*file), before);
}

void TestOngoing::anOlderCaseStaysAsItWasWhereThatIsCancelled()
{
    const QTemporaryDir folder;
    const auto path = oldCase(folder);
    const auto before = jsonOf(CaseFile::open(path, OpenMode::ReadOnly).value());
    MainWindow window;
    std::optional<Status> told;
    ongoingOf(window).upgrade(path, false, [&](const Status& done) { told = done; });
    ongoingOf(window).action().click();
    QTRY_VERIFY_WITH_TIMEOUT(told.has_value(), 60'000);
    // A small case may have been faster than the click.
    QVERIFY(told->has_value() || told->error().code == ErrorCode::Cancelled);
    QCOMPARE(jsonOf(CaseFile::open(path, OpenMode::ReadOnly).value()), before);
}

QTEST_MAIN(TestOngoing)
#include "tst_ongoing.moc"
