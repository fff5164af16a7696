#include "core/model/check.h"
#include "core/model/order.h"
#include "core/store/casefile.h"

#include "tests/support/ordinaryuser.h"
#include "tests/support/samplecase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>

using namespace dateline;

namespace {

std::string pathIn(const QTemporaryDir& folder, const QString& name = "case.dateline")
{
    return folder.filePath(name).toStdString();
}

QByteArray bytesOf(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

/// What went wrong, or an empty text, for QCOMPARE.
template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

/// The first thing in which two cases differ, in words.
QString difference(const Case& left, const Case& right)
{
    if (!(left.info == right.info))
        return "info";
    if (left.categories != right.categories)
        return "categories";
    if (left.properties != right.properties)
        return "properties";
    if (left.entities != right.entities)
        return "entities";
    if (left.sources != right.sources)
        return "sources";
    if (left.relations != right.relations)
        return "relations";
    for (std::size_t i = 0; i < std::min(left.events.size(), right.events.size()); ++i)
        if (left.events[i] != right.events[i])
            return QString::fromStdString("event " + left.events[i].id);
    return left == right ? QString() : QString("number of events");
}

} // namespace

class TestCaseFile : public QObject
{
    Q_OBJECT

private slots:
    void fixturesAreSound_data();
    void fixturesAreSound();
    void aCaseComesBackAsItWas_data();
    void aCaseComesBackAsItWas();
    void anUnorderedCaseComesBackInOrder();
    void anUnsoundCaseIsRefusedAndLeavesNoFile();
    void creatingNeverReplacesAFile();
    void creatingSaysWhyAFileCannotBeMade();
    void aCaseThatDoesNotFitLeavesNoFile();
    void aClosedCaseIsOneFile();
    void readingLeavesTheFileAsItWas();
    void openingForWritingAloneLeavesTheFileAsItWas();
    void rowsInAWrongOrderAreRefused();
    void aReadOnlyFolderCanBeRead();
    void aReadOnlyCaseIsNotWritten();
    void aCopyOfAnOpenCaseCanBeRead();
    void whatWasCommittedSurvivesACrash();
    void twoConnectionsSeeEachOthersChanges();
    void theFullTextIndexEqualsTheTables();
};

void TestCaseFile::fixturesAreSound_data()
{
    QTest::addColumn<int>("events");
    QTest::newRow("sample") << 0;
    QTest::newRow("generated") << 500;
}

void TestCaseFile::fixturesAreSound()
{
    QFETCH(int, events);
    const auto content = events == 0 ? test::sampleCase() : test::generatedCase(static_cast<std::size_t>(events), 1);
    const auto faults = check(content);
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().message.c_str());
    QCOMPARE(difference(inDocumentedOrder(content), content), QString());
}

void TestCaseFile::aCaseComesBackAsItWas_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<bool>("inMemory");
    QTest::newRow("sample, file") << 0 << false;
    QTest::newRow("sample, memory") << 0 << true;
    QTest::newRow("generated, file") << 400 << false;
}

void TestCaseFile::aCaseComesBackAsItWas()
{
    QFETCH(int, events);
    QFETCH(bool, inMemory);
    const QTemporaryDir folder;
    const auto content = events == 0 ? test::sampleCase() : test::generatedCase(static_cast<std::size_t>(events), 7);
    if (inMemory) {
        const auto file = CaseFile::inMemory(content);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(file->path(), std::string());
        QCOMPARE(difference(*file->read(), content), QString());
        return;
    }
    {
        const auto file = CaseFile::create(pathIn(folder), content);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(difference(*file->read(), content), QString());
    }
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto file = CaseFile::open(pathIn(folder), mode);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(file->path(), pathIn(folder));
        QCOMPARE(file->isReadOnly(), mode == OpenMode::ReadOnly);
        QCOMPARE(difference(*file->read(), content), QString());
    }
}

void TestCaseFile::anUnorderedCaseComesBackInOrder()
{
    auto content = test::sampleCase();
    std::ranges::reverse(content.events);
    std::ranges::reverse(content.entities);
    std::ranges::reverse(content.relations);
    for (auto& event : content.events)
        std::ranges::reverse(event.claims);
    QCOMPARE(difference(*CaseFile::inMemory(content)->read(), test::sampleCase()), QString());
}

void TestCaseFile::anUnsoundCaseIsRefusedAndLeavesNoFile()
{
    const QTemporaryDir folder;
    auto content = test::sampleCase();
    content.events.front().claims.front().passages = {"nowhere"};
    const auto file = CaseFile::create(pathIn(folder), content);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Invalid);
    QVERIFY(file.error().message.find("nowhere") != std::string::npos);
    QCOMPARE(filesIn(folder), QStringList());
}

void TestCaseFile::creatingNeverReplacesAFile()
{
    const QTemporaryDir folder;
    QFile other(folder.filePath("case.dateline"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("mine");
    other.close();
    const auto file = CaseFile::create(pathIn(folder), test::sampleCase());
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Exists);
    QCOMPARE(bytesOf(pathIn(folder)), QByteArray("mine"));

    QVERIFY(QFile::link(folder.filePath("gone"), folder.filePath("link.dateline")));
    const auto linked = CaseFile::create(pathIn(folder, "link.dateline"), test::sampleCase());
    QVERIFY(!linked);
    QCOMPARE(linked.error().code, ErrorCode::Exists);
}

void TestCaseFile::creatingSaysWhyAFileCannotBeMade()
{
    const QTemporaryDir folder;
    const auto nowhere = CaseFile::create(pathIn(folder, "missing/case.dateline"), test::sampleCase());
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotFound);

    QVERIFY(QDir(folder.path()).mkdir("closed"));
    const auto closed = pathIn(folder, "closed");
    QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), 0755), 0);
    QCOMPARE(::chmod(closed.c_str(), 0555), 0);
    const test::OrdinaryUser user;
    if (!user.isOrdinary())
        QSKIP("needs a user for whom folders can be read-only");
    const auto refused = CaseFile::create(closed + "/case.dateline", test::sampleCase());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unwritable);
    QVERIFY(refused.error().message.find("case.dateline") != std::string::npos);
}

void TestCaseFile::aCaseThatDoesNotFitLeavesNoFile()
{
    const QTemporaryDir folder;
    rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    auto little = before;
    little.rlim_cur = 150'000;
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto file = CaseFile::create(pathIn(folder), test::generatedCase(2000, 1));
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Unwritable);
    QVERIFY(file.error().message.find("case.dateline could not be saved") != std::string::npos);
    QCOMPARE(filesIn(folder), QStringList());
}

void TestCaseFile::aClosedCaseIsOneFile()
{
    const QTemporaryDir folder;
    {
        auto file = CaseFile::create(pathIn(folder), test::sampleCase());
        QVERIFY(file->attachText("herald", test::heraldText()));
        QVERIFY(filesIn(folder).size() > 1);
    }
    QCOMPARE(filesIn(folder), QStringList{"case.dateline"});
    const auto bytes = bytesOf(pathIn(folder));
    QCOMPARE(int(bytes[18]), 1); // the rollback journal's file format, not the write-ahead log's
    QCOMPARE(int(bytes[19]), 1);
}

void TestCaseFile::readingLeavesTheFileAsItWas()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    const auto before = bytesOf(pathIn(folder));
    {
        const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
        QVERIFY(file->read());
        QVERIFY(file->search("fire", 10));
        QCOMPARE(filesIn(folder), QStringList{"case.dateline"});
    }
    QVERIFY(bytesOf(pathIn(folder)) == before);
}

void TestCaseFile::openingForWritingAloneLeavesTheFileAsItWas()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    const auto before = bytesOf(pathIn(folder));
    {
        const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
        QVERIFY(file->read());
    }
    QVERIFY(bytesOf(pathIn(folder)) == before);
}

/// Damage that SQLite reads over without a word: only the look at the whole content finds it.
void TestCaseFile::rowsInAWrongOrderAreRefused()
{
    constexpr int kPage = 4096;
    constexpr char kLeafOfATable = 13;
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::sampleCase()).has_value());
    QFile disk(path);
    QVERIFY(disk.open(QIODevice::ReadWrite));
    auto bytes = disk.readAll();
    for (qsizetype page = kPage; page < bytes.size(); page += kPage) {
        if (bytes[page] == kLeafOfATable && bytes[page + 4] >= 2)
            bytes.replace(page + 8, 4, bytes.mid(page + 10, 2) + bytes.mid(page + 8, 2));
    }
    QVERIFY(disk.seek(0));
    QCOMPARE(disk.write(bytes), bytes.size());
    disk.close();
    const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
    QVERIFY(!file.has_value());
    QCOMPARE(int(file.error().code), int(ErrorCode::Damaged));
}

void TestCaseFile::aReadOnlyFolderCanBeRead()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    QCOMPARE(::chmod(pathIn(folder).c_str(), 0444), 0);
    QCOMPARE(::chmod(folder.path().toLocal8Bit().constData(), 0555), 0);
    {
        const test::OrdinaryUser user;
        if (!user.isOrdinary())
            QSKIP("needs a user for whom folders can be read-only");
        const auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(difference(*file->read(), test::sampleCase()), QString());
        const auto writable = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
        QCOMPARE(errorOf(writable), QString());
        QVERIFY(writable->isReadOnly());
        QCOMPARE(writable->openState().readOnly, ReadOnlyReason::Place);
    }
    ::chmod(folder.path().toLocal8Bit().constData(), 0755);
}

void TestCaseFile::aReadOnlyCaseIsNotWritten()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::sampleCase()));
    auto file = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
    const auto attached = file->attachText("herald", test::heraldText());
    QVERIFY(!attached);
    QCOMPARE(attached.error().code, ErrorCode::Unwritable);
}

void TestCaseFile::aCopyOfAnOpenCaseCanBeRead()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::sampleCase());
    QVERIFY(file->attachText("herald", test::heraldText()));
    QVERIFY(QFile::copy(folder.filePath("case.dateline"), folder.filePath("copy.dateline")));
    QCOMPARE(int(bytesOf(pathIn(folder, "copy.dateline"))[19]), 2);

    const auto before = filesIn(folder);
    const auto copy = CaseFile::open(pathIn(folder, "copy.dateline"), OpenMode::ReadOnly);
    QCOMPARE(errorOf(copy), QString());
    QCOMPARE(copy->read()->events.size(), test::sampleCase().events.size());
    QCOMPARE(filesIn(folder), before);
}

void TestCaseFile::whatWasCommittedSurvivesACrash()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::sampleCase());
    QVERIFY(file->attachText("herald", test::heraldText()));
    for (const auto* name : {"case.dateline", "case.dateline-wal"})
        QVERIFY(QFile::copy(folder.filePath(name), folder.filePath(QString(name).replace("case", "crashed"))));

    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto crashed = CaseFile::open(pathIn(folder, "crashed.dateline"), mode);
        QCOMPARE(errorOf(crashed), QString());
        QCOMPARE(crashed->source("herald")->text, std::optional(test::heraldText()));
    }
    QVERIFY(!filesIn(folder).contains("crashed.dateline-wal"));
}

void TestCaseFile::twoConnectionsSeeEachOthersChanges()
{
    const QTemporaryDir folder;
    auto first = CaseFile::create(pathIn(folder), test::sampleCase());
    auto second = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
    QCOMPARE(errorOf(second), QString());
    QVERIFY(first->attachText("herald", test::heraldText()));
    QVERIFY(second->source("herald")->text.has_value());
    QVERIFY(second->attachText("gazette", test::gazetteText()));
    const auto third = CaseFile::open(pathIn(folder), OpenMode::ReadOnly);
    QCOMPARE(errorOf(third), QString());
    QVERIFY(third->source("herald")->text.has_value());
}

/// SQLite compares a full-text index with the table whose words it indexes.
void TestCaseFile::theFullTextIndexEqualsTheTables()
{
    const QTemporaryDir folder;
    QVERIFY(CaseFile::create(pathIn(folder), test::generatedCase(100, 3)));
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(pathIn(folder).c_str(), &database), SQLITE_OK);
    for (const auto* check : {"INSERT INTO event_search (event_search, rank) VALUES ('integrity-check', 1)",
                              "INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)",
                              "INSERT INTO passage_search (passage_search, rank) VALUES ('integrity-check', 1)"})
        QCOMPARE(sqlite3_exec(database, check, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
}

QTEST_APPLESS_MAIN(TestCaseFile)
#include "tst_casefile.moc"
