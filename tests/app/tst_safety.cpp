#include "core/store/backups.h"
#include "core/store/holding.h"

#include "app/caseopening.h"
#include "app/mainwindow.h"
#include "app/noticebar.h"
#include "tests/support/samplecase.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/theme/plaintext.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QTreeWidget>

using namespace dateline;

namespace {

const QString kHostile = QStringLiteral("<b>x</b><img src=\"file:///etc/hostname\"> a < b & c");

std::string makeCase(const QTemporaryDir& folder, const Case& content = test::sampleCase())
{
    const auto path = utf8(folder.filePath(QStringLiteral("harbour.dateline")));
    return CaseFile::create(path, content) ? path : std::string();
}

NoticeBar& noticeOf(MainWindow& window)
{
    return *window.findChild<NoticeBar*>();
}

/// A case whose every text looks like HTML.
Case hostileCase()
{
    Case content = test::sampleCase();
    const std::string text = utf8(kHostile);
    content.info.title = text;
    for (Event& event : content.events) {
        event.title = text;
        event.summary = text;
        event.note = text;
    }
    for (Entity& entity : content.entities) {
        entity.name = text;
    }
    for (Source& source : content.sources) {
        source.title = text;
        source.publisher = text;
    }
    for (Category& category : content.categories) {
        category.name = text;
    }
    return content;
}

/// What a tool tip of that text shows.
QString shownToolTip(const QString& text)
{
    QTextDocument document;
    if (!Qt::mightBeRichText(text)) {
        return text;
    }
    document.setHtml(text);
    return document.toPlainText();
}

} // namespace

class TestSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aCaseHeldFromAnotherMachineIsReadAndCanBeTakenOver();
    void aDamagedCaseOffersWhatIsReadable();
    void aSoundCaseSaysNothing();
    void aCaseInACloudFolderSaysSo();
    void backupsAreListedWithTheirDatesAndSizes();
    void withoutBackupsThereIsNothingToRestore();
    void textsFromFilesAreShownAsTheyAre();
    void noticesAndToolTipsShowMarkupAsItIs();
    void aLimitOfFileSizeIsAnErrorAndNotTheEnd();
    void aDamagedCaseIsSavedFromTheCommandLine();
};

void TestSafety::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("dateline-test"));
}

void TestSafety::aCaseHeldFromAnotherMachineIsReadAndCanBeTakenOver()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    store::Holding sign;
    QVERIFY(sign.hold(path, {"Boris <b>x</b>", "laptop", "another machine", 1, 0}));
    MainWindow window;
    window.openPath(path);
    QVERIFY(window.workspace().hasCase());
    QVERIFY(window.workspace().caseFile().isReadOnly());
    QVERIFY2(noticeOf(window).text().contains(QStringLiteral("is being edited by Boris <b>x</b> on laptop since")),
             qPrintable(noticeOf(window).text()));
    QCOMPARE(noticeOf(window).action().text(), QStringLiteral("Edit anyway"));
    noticeOf(window).action().click();
    QVERIFY(!window.workspace().caseFile().isReadOnly());
    QVERIFY(noticeOf(window).isHidden());
}

void TestSafety::aDamagedCaseOffersWhatIsReadable()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    QFile file(qs(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(5 * 4096));
    file.write(QByteArray(4096, 'x'));
    file.close();
    MainWindow window;
    window.openPath(path);
    QVERIFY(!window.workspace().hasCase());
    QVERIFY(noticeOf(window).text().contains(QStringLiteral("Nothing was changed in it")));
    QCOMPARE(noticeOf(window).action().text(), QStringLiteral("Open what is readable as a new case…"));
}

void TestSafety::aSoundCaseSaysNothing()
{
    const QTemporaryDir folder;
    MainWindow window;
    window.openPath(makeCase(folder));
    QVERIFY(!window.workspace().caseFile().isReadOnly());
    QVERIFY(noticeOf(window).isHidden());
}

void TestSafety::aCaseInACloudFolderSaysSo()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("Dropbox")));
    const QString path = folder.filePath(QStringLiteral("Dropbox/a.dateline"));
    QVERIFY(CaseFile::create(utf8(path), test::sampleCase()).has_value());
    QFile copy(folder.filePath(QStringLiteral("Dropbox/a (conflicted copy).dateline")));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    const auto opened = openCase(utf8(path));
    QVERIFY(opened.has_value());
    QVERIFY(opened->notice.contains(QStringLiteral("in a folder of Dropbox")));
    QVERIFY(opened->notice.contains(QStringLiteral("a (conflicted copy).dateline")));
}

void TestSafety::backupsAreListedWithTheirDatesAndSizes()
{
    const std::vector<Backup> backups{{"b", 1'795'262'400, BackupReason::BulkEdit, 2'300'000},
                                      {"a", 1'795'000'000, BackupReason::Daily, 512'000}};
    RestoreDialog dialog(backups, true, Theme::light());
    const auto* list = dialog.findChild<QTreeWidget*>();
    QCOMPARE(list->topLevelItemCount(), 2);
    QVERIFY(list->topLevelItem(0)->text(0).contains(QStringLiteral("November 2026")));
    QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("Before many things were changed at once"));
    QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("2.3 MB"));
    QCOMPARE(list->topLevelItem(1)->text(2), QStringLiteral("512.0 kB"));
    QCOMPARE(QString::fromStdString(dialog.backup().path), QStringLiteral("b"));
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        QVERIFY(button->isEnabled());
        if (button->text() == QLatin1String("Restore")) {
            button->click();
        }
    }
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QCOMPARE(int(dialog.choice()), int(RestoreDialog::Choice::Restore));
}

void TestSafety::withoutBackupsThereIsNothingToRestore()
{
    RestoreDialog dialog({}, true, Theme::dark());
    for (QPushButton* button : dialog.findChildren<QPushButton*>()) {
        QCOMPARE(button->isEnabled(), button->text() == QLatin1String("Close"));
    }
}

/// Every label and tool tip of the window, with a case whose texts look like HTML.
void TestSafety::textsFromFilesAreShownAsTheyAre()
{
    const QTemporaryDir folder;
    MainWindow window;
    window.openPath(makeCase(folder, hostileCase()));
    QVERIFY2(window.workspace().hasCase(), qPrintable(noticeOf(window).text()));
    window.show();
    for (EventRow row = 0; row < window.workspace().index().size(); ++row) {
        window.workspace().select(row);
        QCoreApplication::processEvents();
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            QVERIFY2(label->textFormat() == Qt::PlainText || !Qt::mightBeRichText(label->text()),
                     qPrintable(label->text()));
        }
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            const QString shown = shownToolTip(widget->toolTip());
            QVERIFY2(!shown.contains(QChar(0xFFFC)), qPrintable(widget->toolTip()));
            QVERIFY2(!shown.contains(QLatin1String("a < b")) || shown.contains(kHostile), qPrintable(shown));
        }
    }
}

void TestSafety::noticesAndToolTipsShowMarkupAsItIs()
{
    NoticeBar notice;
    notice.say(NoticeBar::Kind::Problem, kHostile);
    QCOMPARE(notice.findChild<QLabel*>()->textFormat(), Qt::PlainText);
    QCOMPARE(notice.text(), kHostile);
    QWidget widget;
    setPlainToolTip(&widget, kHostile);
    QCOMPARE(shownToolTip(widget.toolTip()), kHostile);
    setPlainToolTip(&widget, {});
    QVERIFY(widget.toolTip().isEmpty());
    const PlainMessage message;
    QCOMPARE(message.textFormat(), Qt::PlainText);
}

/// The program itself: the signal that such a limit sends ends a process that does not ignore it.
void TestSafety::aLimitOfFileSizeIsAnErrorAndNotTheEnd()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("case.json"));
    QProcess program;
    program.start(QStringLiteral("sh"),
                  {QStringLiteral("-c"), QStringLiteral("ulimit -f 4; exec \"$0\" export -o \"$1\""),
                   qEnvironmentVariable("DATELINE_PROGRAM", QStringLiteral(DATELINE_PROGRAM)), path});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 1);
    const QByteArray said = program.readAllStandardError();
    QVERIFY2(said.contains("case.json") && said.contains("larger than a file may be here"), said.constData());
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void TestSafety::aDamagedCaseIsSavedFromTheCommandLine()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder, test::generatedCase(500, 3));
    QFile file(qs(path));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
    file.write(QByteArray(4096, 'x'));
    file.close();
    QProcess program;
    program.start(QStringLiteral(DATELINE_PROGRAM), {QStringLiteral("events"), qs(path)});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 1);
    const QByteArray refused = program.readAllStandardError();
    QVERIFY2(refused.contains("is damaged") && refused.contains("dateline new NEW.dateline --from "),
             refused.constData());
    const QString saved = folder.filePath(QStringLiteral("saved.dateline"));
    program.start(QStringLiteral(DATELINE_PROGRAM), {QStringLiteral("new"), saved, QStringLiteral("--from"), qs(path)});
    QVERIFY(program.waitForFinished(60'000));
    const QByteArray said = program.readAllStandardError();
    QVERIFY2(said.contains("is damaged; read was"), said.constData());
    QVERIFY(CaseFile::open(utf8(saved), OpenMode::ReadWrite).has_value());
}

QTEST_MAIN(TestSafety)
#include "tst_safety.moc"
