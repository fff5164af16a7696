#include "core/store/casefile.h"
#include "core/store/holding.h"
#include "core/store/places.h"

#include "tests/support/samplecase.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace dateline;

namespace {

const std::int64_t kNoon = 1795262400; // 21 November 2026, 12:00 UTC

Holder holder(const char* user, const char* machine, std::int64_t process = ::getpid())
{
    return {user, machine, std::string("id of ") + machine, process, kNoon};
}

OpenOptions openedBy(const Holder& self)
{
    OpenOptions options;
    options.self = self;
    return options;
}

QStringList filesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
}

std::string makeCase(const QTemporaryDir& folder)
{
    const auto path = folder.filePath("harbour.dateline").toStdString();
    const auto made = CaseFile::create(path, test::sampleCase());
    return made ? path : std::string();
}

/// A process that is over.
std::int64_t endedProcess()
{
    QProcess process;
    process.start("true", QStringList());
    process.waitForStarted();
    const auto id = process.processId();
    process.waitForFinished();
    return id;
}

} // namespace

class TestHolding : public QObject
{
    Q_OBJECT

private slots:
    void aSignStandsForAsLongAsTheCaseIsOpen();
    void nobodyIsToldByWhoOnlyReads();
    void twoWindowsOfOneMachineBothEdit();
    void fromAnotherMachineTheSecondOnlyReadsAndIsToldWhoEdits();
    void whoLeavesMakesRoom();
    void whoIsKnownToBeGoneCanBeOverruled();
    void theSignOfAProcessThatIsGoneIsRemoved();
    void theSignOfALaterProcessOfTheSameNumberIsRemoved();
    void namesAreShownAsPlainWords();
    void anUnreadableSignIsPassedOver();
    void eachWindowSeesThatTheOtherChangedTheCase();
    void cloudFoldersAreKnownByTheirNames_data();
    void cloudFoldersAreKnownByTheirNames();
    void conflictedCopiesAreFound_data();
    void conflictedCopiesAreFound();
};

void TestHolding::aSignStandsForAsLongAsTheCaseIsOpen()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    {
        auto file = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(!file->isReadOnly());
        const auto files = filesIn(folder);
        QCOMPARE(files.size(), 2);
        QVERIFY2(files.front().startsWith(".harbour.dateline.dateline-holder."), qPrintable(files.join(' ')));
        QFile sign(folder.filePath(files.front()));
        QVERIFY(sign.open(QIODevice::ReadOnly));
        const auto text = sign.readAll();
        QVERIFY2(text.contains("\nuser Anna\nmachine desk\n"), text.constData());
        const CaseFile moved = std::move(*file);
        QCOMPARE(filesIn(folder).size(), 2);
    }
    QCOMPARE(filesIn(folder), QStringList{"harbour.dateline"});
}

void TestHolding::nobodyIsToldByWhoOnlyReads()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    const auto reading = CaseFile::open(path, OpenMode::ReadOnly, openedBy(holder("Anna", "desk")));
    QVERIFY(reading.has_value());
    QCOMPARE(int(reading->openState().readOnly), int(ReadOnlyReason::Asked));
    QCOMPARE(filesIn(folder).size(), 1);
    const auto nobody = CaseFile::open(path, OpenMode::ReadWrite);
    QVERIFY(nobody.has_value() && !nobody->isReadOnly());
    QCOMPARE(filesIn(folder).size(), 1);
}

void TestHolding::twoWindowsOfOneMachineBothEdit()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    const auto first = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
    const auto second = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
    const auto third = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk", 1)));
    QVERIFY(!first->isReadOnly() && !second->isReadOnly() && !third->isReadOnly());
    QCOMPARE(third->openState().holders.size(), std::size_t(2));
}

void TestHolding::fromAnotherMachineTheSecondOnlyReadsAndIsToldWhoEdits()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    const auto first = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
    const auto second = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Boris", "laptop")));
    QVERIFY2(second.has_value(), second ? "" : second.error().message.c_str());
    QVERIFY(second->isReadOnly());
    QCOMPARE(int(second->openState().readOnly), int(ReadOnlyReason::Held));
    const auto why = QString::fromStdString(second->openState().why);
    QVERIFY2(why.endsWith("is being edited by Anna on desk since 21 November 2026, 12:00 UTC"), qPrintable(why));
    QVERIFY(*second->read() == test::sampleCase());
    QCOMPARE(filesIn(folder).size(), 2); // the second leaves no sign
}

void TestHolding::whoLeavesMakesRoom()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    {
        const auto first = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
        QVERIFY(!first->isReadOnly());
    }
    const auto second = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Boris", "laptop")));
    QVERIFY(!second->isReadOnly());
}

void TestHolding::whoIsKnownToBeGoneCanBeOverruled()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    store::Holding crashed;
    QVERIFY(crashed.hold(path, holder("Anna", "desk")));
    auto options = openedBy(holder("Boris", "laptop"));
    QVERIFY(CaseFile::open(path, OpenMode::ReadWrite, options)->isReadOnly());
    options.takeOver = true;
    QVERIFY(!CaseFile::open(path, OpenMode::ReadWrite, options)->isReadOnly());
    options.takeOver = false;
    QVERIFY(!CaseFile::open(path, OpenMode::ReadWrite, options)->isReadOnly());
}

void TestHolding::theSignOfAProcessThatIsGoneIsRemoved()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    store::Holding crashed;
    QVERIFY(crashed.hold(path, holder("Anna", "desk", endedProcess())));
    {
        const auto file = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
        QVERIFY(!file->isReadOnly());
        QVERIFY(file->openState().holders.empty());
    }
    QCOMPARE(filesIn(folder), QStringList{"harbour.dateline"});
}

void TestHolding::theSignOfALaterProcessOfTheSameNumberIsRemoved()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    store::Holding sign;
    QVERIFY(sign.hold(path, holder("Anna", "desk", ::getppid())));
    const auto name = folder.filePath(filesIn(folder).front());
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    auto text = file.readAll();
    const auto start = text.indexOf("\nstart ");
    QVERIFY(start > 0);
    QCOMPARE(store::otherHolders(path, holder("Anna", "desk")).size(), std::size_t(1));
    file.resize(0);
    file.seek(0);
    file.write(text.left(start) + "\nstart another-boot 17\n");
    file.close();
    QVERIFY(store::otherHolders(path, holder("Anna", "desk")).empty());
    QVERIFY(!QFile::exists(name));
}

void TestHolding::namesAreShownAsPlainWords()
{
    const auto words = store::inWords({"Anna\nsince \x1b[31m", "desk", "x", 1, kNoon + 61});
    QCOMPARE(QString::fromStdString(words), QString("Anna?since ?[31m on desk since 21 November 2026, 12:01 UTC"));
    const auto nameless = store::inWords({"", "", "x", 1, 0});
    QCOMPARE(QString::fromStdString(nameless), QString("somebody on another machine since 1 January 1970, 00:00 UTC"));
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    store::Holding sign;
    QVERIFY(sign.hold(path, holder("Anna\nmachine-id id of laptop", "desk")));
    QCOMPARE(store::otherHolders(path, holder("Boris", "laptop")).front().machineId, std::string("id of desk"));
}

void TestHolding::anUnreadableSignIsPassedOver()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    QFile sign(folder.filePath(".harbour.dateline.dateline-holder.x"));
    QVERIFY(sign.open(QIODevice::WriteOnly));
    sign.write(QByteArray(100'000, '\xff'));
    sign.close();
    const auto file = CaseFile::open(path, OpenMode::ReadWrite, openedBy(holder("Anna", "desk")));
    QVERIFY(file.has_value() && !file->isReadOnly());
}

void TestHolding::eachWindowSeesThatTheOtherChangedTheCase()
{
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    auto first = CaseFile::open(path, OpenMode::ReadWrite);
    auto second = CaseFile::open(path, OpenMode::ReadWrite);
    auto reading = CaseFile::open(path, OpenMode::ReadOnly);
    const auto seen = second->revision().value();
    QCOMPARE(reading->revision().value(), seen);
    QVERIFY(first->attachText("herald", test::heraldText()).has_value());
    QCOMPARE(second->revision().value(), seen + 1);
    QCOMPARE(reading->revision().value(), seen + 1);
    QVERIFY(second->source("herald")->text.has_value());
}

void TestHolding::cloudFoldersAreKnownByTheirNames_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("service");
    QTest::newRow("Dropbox") << "/home/anna/Dropbox/a.dateline"
                             << "Dropbox";
    QTest::newRow("Dropbox of a company") << "/home/anna/Dropbox (Daily News)/x/a.dateline"
                                          << "Dropbox";
    QTest::newRow("OneDrive") << "/home/anna/OneDrive - Daily News/a.dateline"
                              << "OneDrive";
    QTest::newRow("iCloud") << "/Users/anna/Library/Mobile Documents/x/a.dateline"
                            << "iCloud";
    QTest::newRow("Nextcloud") << "/home/anna/nextcloud/a.dateline"
                               << "Nextcloud";
    QTest::newRow("none") << "/home/anna/Documents/a.dateline"
                          << "";
    QTest::newRow("another word") << "/home/anna/Dropboxes/a.dateline"
                                  << "";
    QTest::newRow("the file's own name") << "/home/anna/Dropbox"
                                         << "";
}

void TestHolding::cloudFoldersAreKnownByTheirNames()
{
    QFETCH(QString, path);
    QFETCH(QString, service);
    QCOMPARE(QString::fromStdString(cloudService(path.toStdString())), service);
}

void TestHolding::conflictedCopiesAreFound_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("found");
    QTest::newRow("Dropbox") << "harbour (Anna's conflicted copy 2026-11-22).dateline" << true;
    QTest::newRow("Nextcloud") << "harbour (conflicted copy 2026-11-22 120000).dateline" << true;
    QTest::newRow("Syncthing") << "harbour.sync-conflict-20261122-120000-ABCDEFG.dateline" << true;
    QTest::newRow("in capitals") << "harbour (Conflicted Copy).dateline" << true;
    QTest::newRow("another case") << "harbour two.dateline" << false;
    QTest::newRow("a case on a conflict") << "conflicted copy.dateline" << false;
    QTest::newRow("another kind of file") << "harbour (conflicted copy).txt" << false;
}

void TestHolding::conflictedCopiesAreFound()
{
    QFETCH(QString, name);
    QFETCH(bool, found);
    const QTemporaryDir folder;
    const auto path = makeCase(folder);
    QFile copy(folder.filePath(name));
    QVERIFY(copy.open(QIODevice::WriteOnly));
    const auto copies = conflictedCopies(path);
    QCOMPARE(copies.size(), std::size_t(found));
    if (found)
        QCOMPARE(QString::fromStdString(copies.front()), name);
}

QTEST_APPLESS_MAIN(TestHolding)
#include "tst_holding.moc"
