#include "core/store/backups.h"

#include "tests/support/samplecase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace dateline;

namespace {

const std::int64_t kNoon = 1795262400; // 21 November 2026, 12:00 UTC
constexpr std::int64_t kDay = 86'400;

CaseFile makeCase(const QTemporaryDir& folder)
{
    return CaseFile::create(folder.filePath("harbour.dateline").toStdString(), test::sampleCase()).value();
}

std::string backupsIn(const QTemporaryDir& folder)
{
    return folder.filePath("backups/harbour").toStdString();
}

bool hasHeraldText(const CaseFile& file)
{
    return file.source("herald")->text.has_value();
}

} // namespace

class TestBackups : public QObject
{
    Q_OBJECT

private slots:
    void aBackupIsAWholeCase();
    void backupsAreListedTheLatestFirst();
    void tenOfEachReasonAreKept();
    void aCaseThatCannotBeCopiedCostsNoBackup();
    void aCaseThatBecomesDamagedCostsNoBackup();
    void twoInOneSecondAreOne();
    void otherFilesAreNeitherListedNorRemoved();
    void aBackupIsRestoredAsANewFile();
    void aBackupIsRestoredInPlaceAfterThePresentIsBackedUp();
    void theOldestCanBeRestoredWhenAllPlacesAreTaken();
    void aDamagedBackupChangesNothing();
    void casesHaveFoldersOfTheirOwn_data();
    void casesHaveFoldersOfTheirOwn();
    void anOlderFormIsBackedUpBeforeItIsUpgraded();
};

void TestBackups::aBackupIsAWholeCase()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    const auto backup = backUp(file, backupsIn(folder), {"Anna", kNoon}, BackupReason::Daily);
    QVERIFY2(backup.has_value(), backup ? "" : backup.error().message.c_str());
    QVERIFY(QString::fromStdString(backup->path).endsWith("/20261121T120000Z-daily.dateline"));
    QVERIFY(backup->size > 4096);
    QCOMPARE(QDir(folder.filePath("backups/harbour")).entryList(QDir::Files | QDir::Hidden).size(), 1);
    const auto copy = CaseFile::open(backup->path, OpenMode::ReadOnly);
    QVERIFY2(copy.has_value(), copy ? "" : copy.error().message.c_str());
    QVERIFY(*copy->read() == *file.read());
}

void TestBackups::backupsAreListedTheLatestFirst()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    QCOMPARE(listBackups(backupsIn(folder))->size(), std::size_t(0));
    QVERIFY(backUp(file, backupsIn(folder), {"", kNoon}, BackupReason::Upgrade).has_value());
    QVERIFY(backUp(file, backupsIn(folder), {"", kNoon + 60}, BackupReason::BulkEdit).has_value());
    QVERIFY(backUp(file, backupsIn(folder), {"", kNoon - 60}, BackupReason::Daily).has_value());
    const auto backups = listBackups(backupsIn(folder));
    QCOMPARE(backups->size(), std::size_t(3));
    QCOMPARE(int((*backups)[0].reason), int(BackupReason::BulkEdit));
    QCOMPARE(int((*backups)[1].reason), int(BackupReason::Upgrade));
    QCOMPARE(int((*backups)[2].reason), int(BackupReason::Daily));
    QCOMPARE((*backups)[2].when, kNoon - 60);
    QCOMPARE((*backups)[0].size, std::uint64_t(QFile(QString::fromStdString((*backups)[0].path)).size()));
}

void TestBackups::tenOfEachReasonAreKept()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    QVERIFY(backUp(file, backupsIn(folder), {"", kNoon - 100 * kDay}, BackupReason::Upgrade).has_value());
    for (int day = 0; day < 13; ++day)
        QVERIFY(backUp(file, backupsIn(folder), {"", kNoon + day * kDay}, BackupReason::Daily).has_value());
    const auto backups = listBackups(backupsIn(folder)).value();
    QCOMPARE(backups.size(), std::size_t(11));
    QCOMPARE(backups[0].when, kNoon + 12 * kDay);
    QCOMPARE(backups[9].when, kNoon + 3 * kDay);
    QCOMPARE(int(backups[10].reason), int(BackupReason::Upgrade));
}

/// A folder stands where the new backup is to be, so that the copy fails at the last moment.
void TestBackups::aCaseThatCannotBeCopiedCostsNoBackup()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    for (int day = 0; day < 10; ++day)
        QVERIFY(backUp(file, backupsIn(folder), {"", kNoon + day * kDay}, BackupReason::Daily).has_value());
    CopyOptions cancelled;
    cancelled.progress = [](double) {
        return false;
    };
    const auto failed = backUp(file, backupsIn(folder), {"", kNoon + 11 * kDay}, BackupReason::Daily, cancelled);
    QVERIFY(!failed.has_value());
    QCOMPARE(int(failed.error().code), int(ErrorCode::Cancelled));
    QCOMPARE(listBackups(backupsIn(folder))->size(), std::size_t(10));
    QCOMPARE(QDir(folder.filePath("backups/harbour")).entryList(QDir::Files | QDir::Hidden).size(), 10);
}

void TestBackups::aCaseThatBecomesDamagedCostsNoBackup()
{
    const QTemporaryDir folder;
    {
        const auto file = makeCase(folder);
        for (int day = 0; day < 10; ++day)
            QVERIFY(backUp(file, backupsIn(folder), {"", kNoon + day * kDay}, BackupReason::Daily).has_value());
    }
    const auto path = folder.filePath("harbour.dateline");
    const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadWrite).value();
    QFile disk(path);
    QVERIFY(disk.open(QIODevice::ReadWrite));
    for (qint64 page = 2; page < disk.size() / 4096; page += 2) {
        QVERIFY(disk.seek(page * 4096));
        QCOMPARE(disk.write(QByteArray(64, '\x55')), 64);
    }
    disk.close();
    const auto failed = backUp(file, backupsIn(folder), {"", kNoon + 11 * kDay}, BackupReason::Daily);
    QVERIFY(!failed.has_value());
    QCOMPARE(int(failed.error().code), int(ErrorCode::Damaged));
    QCOMPARE(QDir(folder.filePath("backups/harbour")).entryList(QDir::Files | QDir::Hidden).size(), 10);
}

void TestBackups::twoInOneSecondAreOne()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    const auto first = backUp(file, backupsIn(folder), {"", kNoon}, BackupReason::Daily);
    const auto second = backUp(file, backupsIn(folder), {"", kNoon}, BackupReason::Daily);
    QVERIFY(first.has_value() && second.has_value());
    QVERIFY(*first == *second);
}

void TestBackups::otherFilesAreNeitherListedNorRemoved()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    const auto place = folder.filePath("backups/harbour");
    QVERIFY(QDir().mkpath(place));
    for (const char* name : {"notes.txt", "20261121T120000Z-daily.dateline.txt", "20261399T120000Z-daily.dateline",
                             "20261121T120000Z-for-fun.dateline", ".dateline-AbCdEf"}) {
        QFile other(place + "/" + name);
        QVERIFY(other.open(QIODevice::WriteOnly));
    }
    for (int day = 0; day < 12; ++day)
        QVERIFY(backUp(file, backupsIn(folder), {"", kNoon + day * kDay}, BackupReason::Daily).has_value());
    QCOMPARE(listBackups(backupsIn(folder))->size(), std::size_t(10));
    QCOMPARE(QDir(place).entryList(QDir::Files | QDir::Hidden).size(), 15);
}

void TestBackups::aBackupIsRestoredAsANewFile()
{
    const QTemporaryDir folder;
    const auto file = makeCase(folder);
    const auto backup = backUp(file, backupsIn(folder), {"", kNoon}, BackupReason::Daily);
    const auto to = folder.filePath("as it was.dateline").toStdString();
    QVERIFY(restoreAs(*backup, to).has_value());
    QVERIFY(*CaseFile::open(to, OpenMode::ReadWrite)->read() == *file.read());
    const auto again = restoreAs(*backup, to);
    QVERIFY(!again.has_value());
    QCOMPARE(int(again.error().code), int(ErrorCode::Exists));
}

void TestBackups::aBackupIsRestoredInPlaceAfterThePresentIsBackedUp()
{
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    auto other = CaseFile::open(file.path(), OpenMode::ReadWrite).value();
    const auto before = backUp(file, backupsIn(folder), {"", kNoon}, BackupReason::Daily);
    QVERIFY(file.attachText("herald", test::heraldText()).has_value());
    QVERIFY(hasHeraldText(other));
    const auto seen = other.revision().value();
    const auto kept = restoreInto(file, *before, backupsIn(folder), {"", kNoon + 60});
    QVERIFY2(kept.has_value(), kept ? "" : kept.error().message.c_str());
    QVERIFY(!hasHeraldText(file));
    QVERIFY(*file.read() == test::sampleCase());
    // Another window sees it, and goes on working.
    QVERIFY(other.revision().value() != seen);
    QVERIFY(!hasHeraldText(other));
    QVERIFY(other.attachText("herald", test::heraldText()).has_value());
    QVERIFY(hasHeraldText(file));
    // What was there before can be had back.
    QCOMPARE(int(kept->reason), int(BackupReason::Restoration));
    QVERIFY(hasHeraldText(CaseFile::open(kept->path, OpenMode::ReadOnly).value()));
}

void TestBackups::theOldestCanBeRestoredWhenAllPlacesAreTaken()
{
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    for (int i = 0; i < 10; ++i)
        QVERIFY(backUp(file, backupsIn(folder), {"", kNoon + i}, BackupReason::Restoration).has_value());
    QVERIFY(file.attachText("herald", test::heraldText()).has_value());
    const auto oldest = listBackups(backupsIn(folder))->back();
    const auto kept = restoreInto(file, oldest, backupsIn(folder), {"", kNoon + 60});
    QVERIFY2(kept.has_value(), kept ? "" : kept.error().message.c_str());
    QVERIFY(!hasHeraldText(file));
    QCOMPARE(listBackups(backupsIn(folder))->size(), std::size_t(10));
}

void TestBackups::aDamagedBackupChangesNothing()
{
    const QTemporaryDir folder;
    auto file = makeCase(folder);
    const auto backup = backUp(file, backupsIn(folder), {"", kNoon}, BackupReason::Daily);
    QVERIFY(QFile::resize(QString::fromStdString(backup->path), qint64(backup->size / 2)));
    QVERIFY(file.attachText("herald", test::heraldText()).has_value());
    const auto restored = restoreInto(file, *backup, backupsIn(folder), {"", kNoon + 60});
    QVERIFY(!restored.has_value());
    QCOMPARE(int(restored.error().code), int(ErrorCode::Damaged));
    QVERIFY(hasHeraldText(file));
    QVERIFY(!restoreAs(*backup, folder.filePath("new.dateline").toStdString()).has_value());
    QVERIFY(!QFile::exists(folder.filePath("new.dateline")));
}

void TestBackups::casesHaveFoldersOfTheirOwn_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("beginning");
    QTest::newRow("plain") << "/home/anna/harbour.dateline"
                           << "/data/backups/harbour-";
    QTest::newRow("the same name elsewhere") << "/srv/harbour.dateline"
                                             << "/data/backups/harbour-";
    QTest::newRow("dots") << "/srv/v1.2.dateline"
                          << "/data/backups/v1.2-";
    QTest::newRow("long") << "/srv/" + QString(80, QChar(0x4E8B)) + ".dateline"
                          << "/data/backups/" + QString(33, QChar(0x4E8B)) + "-";
}

void TestBackups::casesHaveFoldersOfTheirOwn()
{
    QFETCH(QString, path);
    QFETCH(QString, beginning);
    const auto folder = QString::fromStdString(backupFolderOf("/data/backups", path.toStdString()));
    QVERIFY2(folder.startsWith(beginning), qPrintable(folder));
    QCOMPARE(folder.size(), beginning.size() + 12);
    QVERIFY(folder.toStdString() != backupFolderOf("/data/backups", "/elsewhere/harbour.dateline"));
}

void TestBackups::anOlderFormIsBackedUpBeforeItIsUpgraded()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("old.dateline");
    QVERIFY(QFile::copy(QStringLiteral(DATELINE_TEST_DATA "/case-file/version-1.dateline"), path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QFile before(path);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const auto bytes = before.readAll();
    before.close();
    OpenOptions options;
    options.self.since = kNoon;
    options.backupFolder = backupsIn(folder);
    const auto reading = CaseFile::open(path.toStdString(), OpenMode::ReadOnly, options);
    QVERIFY2(reading.has_value(), reading ? "" : reading.error().message.c_str());
    QVERIFY(reading->isReadOnly());
    QCOMPARE(listBackups(options.backupFolder)->size(), std::size_t(0));
    {
        const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadWrite, options);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(*file->read() == *reading->read());
    }
    const auto backups = listBackups(options.backupFolder).value();
    QCOMPARE(backups.size(), std::size_t(1));
    QCOMPARE(int(backups.front().reason), int(BackupReason::Upgrade));
    QFile backup(QString::fromStdString(backups.front().path));
    QVERIFY(backup.open(QIODevice::ReadOnly));
    QCOMPARE(backup.readAll().mid(100), bytes.mid(100)); // the header counts how often it was written
}

QTEST_APPLESS_MAIN(TestBackups)
#include "tst_backups.moc"
