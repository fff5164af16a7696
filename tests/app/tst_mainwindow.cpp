#include "app/mainwindow.h"
#include "app/noticebar.h"
#include "app/shortcutsdialog.h"
#include "tests/support/samplecase.h"
#include "ui/editing/chosenbar.h"
#include "ui/timeline/timelinewidget.h"

#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dateline;

/// What the window says of edits, and of what is not in sight.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { window_.reset(); }
    void whatCanBeUndoneIsSaidUntilSomethingElseIsEdited();
    void aMergeCanBeUndoneFromItsNotice();
    void aSelectedEventThatTheFilterLeavesOutIsSaidToBe();
    void theListOfKeysFitsASmallScreen();

private:
    NoticeBar& overTimeline() const { return *window_->findChild<TimelineWidget*>()->findChild<NoticeBar*>(); }
    void clickInBar(const QString& text);

    QTemporaryDir folder_;
    std::unique_ptr<MainWindow> window_;
};

void TestMainWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("dateline-test"));
}

void TestMainWindow::init()
{
    const auto path =
        utf8(folder_.filePath(QStringLiteral("%1.dateline").arg(QLatin1String(QTest::currentTestFunction()))));
    QVERIFY(CaseFile::create(path, test::sampleCase()).has_value());
    window_ = std::make_unique<MainWindow>();
    window_->resize(1280, 800);
    window_->openPath(path);
    window_->show();
    QVERIFY(window_->workspace().hasCase());
}

void TestMainWindow::clickInBar(const QString& text)
{
    const auto buttons = window_->findChild<ChosenBar*>()->findChildren<QPushButton*>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    QVERIFY(found != buttons.end());
    QTest::mouseClick(*found, Qt::LeftButton);
}

void TestMainWindow::whatCanBeUndoneIsSaidUntilSomethingElseIsEdited()
{
    Workspace& workspace = window_->workspace();
    const auto events = workspace.index().events();
    workspace.choose({workspace.index().key[0], workspace.index().key[1]});
    clickInBar(QStringLiteral("Delete"));
    QTRY_VERIFY(overTimeline().isVisible());
    QCOMPARE(overTimeline().text(), QStringLiteral("2 events removed."));
    const QRect notice = overTimeline().geometry();
    QVERIFY(overTimeline().parentWidget()->rect().contains(notice));
    overTimeline().action().click();
    QTRY_COMPARE(workspace.index().events(), events);
    QVERIFY(!overTimeline().isVisible());
}

void TestMainWindow::aMergeCanBeUndoneFromItsNotice()
{
    Workspace& workspace = window_->workspace();
    const auto events = workspace.index().events();
    const EventKey kept = workspace.index().key[0];
    workspace.selectKey(kept);
    workspace.choose({kept, workspace.index().key[1]});
    clickInBar(QStringLiteral("Merge"));
    QTRY_COMPARE(workspace.index().events(), events - 1);
    QVERIFY(overTimeline().isVisible());
    overTimeline().action().click();
    QTRY_COMPARE(workspace.index().events(), events);
}

void TestMainWindow::aSelectedEventThatTheFilterLeavesOutIsSaidToBe()
{
    Workspace& workspace = window_->workspace();
    EventFilter filter;
    filter.categories = {workspace.index().category[0]};
    workspace.setFilter(filter);
    EventRow out = 0;
    while (out < workspace.index().size() && workspace.shown().contains(out)) {
        ++out;
    }
    QVERIFY(out < workspace.index().size());
    workspace.selectKey(workspace.index().key[out]);
    QVERIFY(overTimeline().isVisible());
    overTimeline().action().click();
    QVERIFY(workspace.shown().contains(out));
    QVERIFY(!overTimeline().isVisible());
}

void TestMainWindow::theListOfKeysFitsASmallScreen()
{
    const ShortcutsDialog dialog(Theme::light());
    const QSize needed = dialog.sizeHint();
    QVERIFY2(needed.width() <= 1280 && needed.height() <= 760,
             qPrintable(QStringLiteral("%1 x %2").arg(needed.width()).arg(needed.height())));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
