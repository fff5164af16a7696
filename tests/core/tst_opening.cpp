#include "core/store/casefile.h"
#include "core/store/database.h"

#include "tests/support/ordinaryuser.h"
#include "tests/support/samplecase.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>

using namespace dateline;

namespace {

using Prepare = std::function<void(const QString& path)>;

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void makeCase(const QString& path)
{
    const auto file = CaseFile::create(path.toStdString(), test::sampleCase());
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
}

/// Changes a file as another program could, without any of our settings.
void runSql(const QString& path, const char* sql)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
    char* message = nullptr;
    const int result = sqlite3_exec(database, sql, nullptr, nullptr, &message);
    QVERIFY2(result == SQLITE_OK, message);
    sqlite3_close(database);
}

Prepare holding(const QByteArray& bytes)
{
    return [bytes](const QString& path) {
        write(path, bytes);
    };
}

Prepare changedBy(const char* sql)
{
    return [sql](const QString& path) {
        makeCase(path);
        runSql(path, sql);
    };
}

Prepare edited(const std::function<void(QByteArray&)>& edit)
{
    return [edit](const QString& path) {
        makeCase(path);
        auto bytes = bytesOf(path);
        edit(bytes);
        write(path, bytes);
    };
}

/// Everything that could have been changed in a folder: names, sizes, times, contents.
QStringList stateOf(const QString& folder)
{
    QStringList state;
    for (const auto& info :
         QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot | QDir::System)) {
        state << info.fileName() << info.lastModified().toString(Qt::ISODateWithMs) << QString::number(info.size());
        if (info.isFile())
            state << QString::fromLatin1(bytesOf(info.filePath()).toHex());
    }
    return state;
}

} // namespace

Q_DECLARE_METATYPE(Prepare)
Q_DECLARE_METATYPE(ErrorCode)

class TestOpening : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNoSoundCaseIsRefusedAndLeftAlone_data();
    void whatIsNoSoundCaseIsRefusedAndLeftAlone();
    void aFileWithoutPermissionIsUnreadable();
    void oddNamesAreOpened_data();
    void oddNamesAreOpened();
    void aLineBreakInANameDoesNotReachTheMessage();
    void aLinkedCaseIsOpened();
    void aRelativePathIsOpened();
    void aDamagedPageIsRefused();
    void anyCutIsRefused();
    void randomDamageNeverCrashes();
    void aBusyCaseSaysSo();
    void aCaseWithALogOfSomethingElseIsStillRead();
    void aTransactionThatWasCutOffIsUndone();
    void aNewerCaseIsReadAndNotChanged();
    void aReadOnlyPlaceIsReadAndTheReasonSaid_data();
    void aReadOnlyPlaceIsReadAndTheReasonSaid();
    void aKilledSessionLosesNothing();
    void aJournalThatNeverBeganIsCleared();
    void aClosedCaseIsOneFile();
    void theConnectionDefendsItself_data();
    void theConnectionDefendsItself();
};

void TestOpening::whatIsNoSoundCaseIsRefusedAndLeftAlone_data()
{
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const Prepare& prepare, ErrorCode code, const QString& message) {
        QTest::newRow(name) << prepare << code << message;
    };
    using enum ErrorCode;
    row(
        "missing", [](const QString&) {}, NotFound, "does not exist");
    row(
        "link to nothing", [](const QString& path) { QFile::link("nowhere", path); }, NotFound, "link to a file that");
    row(
        "link to itself", [](const QString& path) { QFile::link(path, path); }, Unreadable, "cannot be read");
    row(
        "folder", [](const QString& path) { QDir().mkdir(path); }, NotACase, "is a folder");
    row(
        "pipe", [](const QString& path) { ::mkfifo(path.toUtf8().constData(), 0600); }, NotACase, "a pipe");
    row("empty", holding(""), NotACase, "is empty");
    row("one byte", holding("S"), NotACase, "plain text");
    row("JSON", holding("\n {\"format\": \"dateline-case\"}"), NotACase, "dateline new CASE --from");
    row("JSON with a byte-order mark", holding("\xEF\xBB\xBF[]"), NotACase, "looks like JSON");
    row("PDF", holding("%PDF-1.7\n..."), NotACase, "PDF");
    row("ZIP", holding("PK\x03\x04rest"), NotACase, "ZIP");
    row("HTML", holding("<!doctype html><p>Hello"), NotACase, "web page");
    row("text", holding("A Café that is no case at all.\n"), NotACase, "plain text");
    row("noise", holding(QByteArray("\x00\xFF\x80\x01noise", 9)), NotACase, "not known");
    row("header alone", holding(QByteArray("SQLite format 3\0", 16)), Damaged, "cut short");
    row(
        "another program's database",
        [](const QString& path) { runSql(path, "PRAGMA application_id = 7; CREATE TABLE t (a)"); }, NotACase,
        "database of another program");
    row(
        "a database of no program", [](const QString& path) { runSql(path, "CREATE TABLE t (a)"); }, NotACase,
        "database of another program");
    row("newer, without a table that we read", changedBy("PRAGMA user_version = 99; DROP TABLE relation_passage"),
        Newer, "table \"relation_passage\" has no column");
    row("newer, without a column that we read",
        changedBy("PRAGMA user_version = 99; ALTER TABLE category RENAME COLUMN name TO label"), Newer,
        "table \"category\" has no column \"name\"");
    row("newer, with a view in place of a table",
        changedBy("PRAGMA user_version = 99; DROP TABLE relation_passage;"
                  " CREATE VIEW relation_passage AS SELECT 1 AS relation, 2 AS position, 3 AS passage"),
        Newer, "relation_passage");
    row("no version", changedBy("PRAGMA user_version = 0"), Damaged, "which form");
    row("negative version", changedBy("PRAGMA user_version = -1"), Damaged, "which form");
    row("absurd version", changedBy("PRAGMA user_version = 1000001"), Damaged, "which form");
    row("foreign trigger", changedBy("CREATE TRIGGER evil AFTER INSERT ON event BEGIN DELETE FROM claim; END"), Damaged,
        "trigger \"evil\"");
    row("foreign view", changedBy("CREATE VIEW evil AS SELECT * FROM event"), Damaged, "view \"evil\"");
    row("foreign table", changedBy("CREATE TABLE evil (a)"), Damaged, "table \"evil\"");
    row("foreign table named like a search table", changedBy("CREATE TABLE x_search_y (a)"), Damaged, "x_search_y");
    row("view in place of a table",
        changedBy("DROP TABLE relation_passage; CREATE VIEW relation_passage AS SELECT 1 AS relation"), Damaged,
        "relation_passage");
    row("changed table", changedBy("ALTER TABLE event ADD COLUMN evil TEXT"), Damaged, "table \"event\"");
    row("missing table", changedBy("DROP TABLE relation_passage"), Damaged, "is missing");
    row("missing index", changedBy("DROP INDEX claim_by_event"), Damaged, "\"claim_by_event\" is missing");
    row("name with a line break", changedBy("CREATE TABLE \"evil\n\x1b[31m\" (a)"), Damaged, "table \"evil??[31m\"");
    row("half", edited([](QByteArray& bytes) { bytes.truncate(bytes.size() / 2); }), Damaged, "cut short");
    row("a byte short", edited([](QByteArray& bytes) { bytes.chop(1); }), Damaged, "cut short");
    row("impossible page size", edited([](QByteArray& bytes) { bytes[16] = 3; }), Damaged, "header makes no sense");
    row("schema overwritten", edited([](QByteArray& bytes) { bytes.replace(100, 500, QByteArray(500, '\x7f')); }),
        Damaged, "damaged");
}

void TestOpening::whatIsNoSoundCaseIsRefusedAndLeftAlone()
{
    QFETCH(Prepare, prepare);
    QFETCH(ErrorCode, code);
    QFETCH(QString, message);
    const QTemporaryDir folder;
    const auto path = folder.filePath("a case.dateline");
    prepare(path);
    const auto before = stateOf(folder.path());
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto file = CaseFile::open(path.toStdString(), mode);
        QVERIFY(!file);
        const auto said = QString::fromStdString(file.error().message);
        QVERIFY2(file.error().code == code, qPrintable(said));
        QVERIFY2(said.contains(message), qPrintable(said));
        QVERIFY2(said.contains("a case.dateline"), qPrintable(said));
        QVERIFY2(!said.endsWith('.') && !said.contains('\n'), qPrintable(said));
        QCOMPARE(stateOf(folder.path()), before);
    }
}

void TestOpening::aFileWithoutPermissionIsUnreadable()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    ::chmod(path.toUtf8().constData(), 0000);
    ::chmod(folder.path().toUtf8().constData(), 0755);
    const test::OrdinaryUser user;
    if (!user.isOrdinary())
        QSKIP("needs a user for whom files can be unreadable");
    const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadOnly);
    QVERIFY(!file);
    QCOMPARE(int(file.error().code), int(ErrorCode::Unreadable));
    QVERIFY(file.error().message.find("permission") != std::string::npos);
}

void TestOpening::oddNamesAreOpened_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("space") << "my case.dateline";
    QTest::newRow("URI") << "file:case?mode=memory&x=#y%41";
    QTest::newRow("memory") << ":memory:";
    QTest::newRow("quotes") << "it's \"so\".dateline";
    QTest::newRow("Unicode") << "Дело – 事件 é.dateline";
    QTest::newRow("dash") << "-o";
    QTest::newRow("line break") << "two\nlines";
    QTest::newRow("no suffix") << "case";
}

void TestOpening::oddNamesAreOpened()
{
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const auto path = folder.path() + "/" + name;
    makeCase(path);
    QVERIFY(QFile::exists(path));
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto file = CaseFile::open(path.toStdString(), mode);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QCOMPARE(file->read()->events.size(), test::sampleCase().events.size());
    }
    // A copy that asks for a write-ahead log is opened by its URI.
    const auto copy = folder.filePath("copy of " + name);
    auto bytes = bytesOf(path);
    bytes[18] = 2;
    bytes[19] = 2;
    write(copy, bytes);
    const auto file = CaseFile::open(copy.toStdString(), OpenMode::ReadOnly);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QCOMPARE(file->read()->events.size(), test::sampleCase().events.size());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 2);
}

void TestOpening::aLineBreakInANameDoesNotReachTheMessage()
{
    const auto file = CaseFile::open("no\nsuch\x1b[31mfile", OpenMode::ReadOnly);
    QVERIFY(!file);
    QCOMPARE(QString::fromStdString(file.error().message), QString("no?such?[31mfile does not exist"));
    const auto nul = CaseFile::open(std::string("a\0b", 3), OpenMode::ReadOnly);
    QVERIFY(!nul);
    const auto none = CaseFile::open("", OpenMode::ReadOnly);
    QVERIFY(!none);
    QCOMPARE(int(none.error().code), int(ErrorCode::NotFound));
}

void TestOpening::aLinkedCaseIsOpened()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("elsewhere"));
    makeCase(folder.filePath("elsewhere/real.dateline"));
    QVERIFY(QFile::link("elsewhere/real.dateline", folder.filePath("link.dateline")));
    {
        auto file = CaseFile::open(folder.filePath("link.dateline").toStdString(), OpenMode::ReadWrite);
        QVERIFY(file.has_value());
        QVERIFY(file->attachText("herald", test::heraldText()));
    }
    QVERIFY(QFileInfo(folder.filePath("link.dateline")).isSymLink());
    const auto file = CaseFile::open(folder.filePath("elsewhere/real.dateline").toStdString(), OpenMode::ReadOnly);
    QVERIFY(file->source("herald")->text.has_value());
}

void TestOpening::aRelativePathIsOpened()
{
    const QTemporaryDir folder;
    const auto before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    makeCase("case.dateline");
    const auto file = CaseFile::open("case.dateline", OpenMode::ReadWrite);
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(file.has_value());
    QVERIFY(file->read());
}

/// Damage in the middle of the file, where no header shows it.
void TestOpening::aDamagedPageIsRefused()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    auto bytes = bytesOf(path);
    for (int page = 2; page < bytes.size() / 4096; page += 2)
        bytes.replace(page * 4096, 64, QByteArray(64, '\x55'));
    write(path, bytes);
    const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
    QVERIFY(!file);
    QCOMPARE(int(file.error().code), int(ErrorCode::Damaged));
    QCOMPARE(bytesOf(path), bytes);
}

void TestOpening::anyCutIsRefused()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    const auto whole = bytesOf(path);
    for (qsizetype size = 0; size < whole.size(); size += 1021) {
        write(path, whole.left(size));
        QVERIFY2(!CaseFile::open(path.toStdString(), OpenMode::ReadWrite), qPrintable(QString::number(size)));
        QCOMPARE(bytesOf(path).size(), size);
    }
}

/// Bytes changed anywhere: refused, or opened and read to an answer of either kind.
void TestOpening::randomDamageNeverCrashes()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    const auto whole = bytesOf(path);
    std::uint32_t random = 12345;
    const auto next = [&random] {
        return random = random * 1664525u + 1013904223u;
    };
    int refused = 0;
    for (int run = 0; run < 200; ++run) {
        auto bytes = whole;
        for (int i = 0; i < 40; ++i)
            bytes[static_cast<qsizetype>((next() >> 4) % static_cast<std::uint32_t>(bytes.size()))] =
                static_cast<char>(next() >> 16);
        write(path, bytes);
        const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadOnly);
        if (!file) {
            ++refused;
            continue;
        }
        static_cast<void>(file->read().has_value());
        static_cast<void>(file->index().has_value());
        static_cast<void>(file->search("fire", 10).has_value());
        static_cast<void>(file->verify().has_value());
    }
    QVERIFY(refused > 0);
}

void TestOpening::aBusyCaseSaysSo()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadOnly);
    sqlite3_close(other);
    QVERIFY(!file);
    QCOMPARE(int(file.error().code), int(ErrorCode::Busy));
}

/// A log left beside a file that it does not belong to (its salts do not fit) is passed over, as SQLite does.
void TestOpening::aCaseWithALogOfSomethingElseIsStillRead()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    write(path + "-wal", "this is no log");
    const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadOnly);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    QCOMPARE(file->read()->events.size(), test::sampleCase().events.size());
}

void TestOpening::aTransactionThatWasCutOffIsUndone()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    const auto copy = folder.filePath("copy.dateline");
    makeCase(path);
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "PRAGMA cache_size = 1; BEGIN; UPDATE event SET note = hex(randomblob(9000))", nullptr,
                          nullptr, nullptr),
             SQLITE_OK);
    QVERIFY(QFile::copy(path, copy));
    QVERIFY(QFile::copy(path + "-journal", copy + "-journal"));
    sqlite3_close(other);

    const auto reading = CaseFile::open(copy.toStdString(), OpenMode::ReadOnly);
    QVERIFY(!reading);
    QVERIFY(reading.error().message.find("not closed properly") != std::string::npos);
    const auto writing = CaseFile::open(copy.toStdString(), OpenMode::ReadWrite);
    QVERIFY2(writing.has_value(), writing ? "" : writing.error().message.c_str());
    QVERIFY(*writing->read() == test::sampleCase());
}

void TestOpening::aNewerCaseIsReadAndNotChanged()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    runSql(path, "ALTER TABLE event ADD COLUMN mood TEXT; CREATE TABLE moods (key INTEGER PRIMARY KEY);"
                 " PRAGMA user_version = 99");
    const auto before = stateOf(folder.path());
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        auto file = CaseFile::open(path.toStdString(), mode);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(file->isReadOnly());
        QCOMPARE(int(file->openState().readOnly), int(ReadOnlyReason::Newer));
        QVERIFY(file->openState().why.find("newer version of Dateline") != std::string::npos);
        QVERIFY(*file->read() == test::sampleCase());
        QVERIFY(!file->search("fire", 10)->empty());
        const auto refused = file->attachText("herald", test::heraldText());
        QVERIFY(!refused.has_value());
        QCOMPARE(int(refused.error().code), int(ErrorCode::Unwritable));
    }
    QCOMPARE(stateOf(folder.path()), before);
}

void TestOpening::aReadOnlyPlaceIsReadAndTheReasonSaid_data()
{
    QTest::addColumn<bool>("isFolder");
    QTest::addColumn<bool>("asksForALog");
    QTest::addColumn<QString>("why");
    QTest::newRow("the file") << false << false << "case.dateline cannot be written to: there is no permission";
    QTest::newRow("the folder") << true << false << "its folder does not allow it (there is no permission)";
    QTest::newRow("the folder, copied while open") << true << true << "its folder does not allow it";
}

void TestOpening::aReadOnlyPlaceIsReadAndTheReasonSaid()
{
    QFETCH(bool, isFolder);
    QFETCH(bool, asksForALog);
    QFETCH(QString, why);
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    if (asksForALog) {
        auto bytes = bytesOf(path);
        bytes[18] = 2;
        bytes[19] = 2;
        write(path, bytes);
    }
    ::chmod(path.toUtf8().constData(), isFolder ? 0666 : 0444);
    ::chmod(folder.path().toUtf8().constData(), isFolder ? 0555 : 0755);
    const auto before = stateOf(folder.path());
    {
        const test::OrdinaryUser user;
        if (!user.isOrdinary())
            QSKIP("needs a user for whom files can be read-only");
        OpenOptions options;
        options.self = {"Anna", "desk", "id", 1, 0};
        const auto file = CaseFile::open(path.toStdString(), OpenMode::ReadWrite, options);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(file->isReadOnly());
        QCOMPARE(int(file->openState().readOnly), int(ReadOnlyReason::Place));
        QVERIFY2(QString::fromStdString(file->openState().why).contains(why), file->openState().why.c_str());
        QVERIFY(*file->read() == test::sampleCase());
    }
    QCOMPARE(stateOf(folder.path()), before);
    ::chmod(folder.path().toUtf8().constData(), 0755);
}

/// A copy of all files of a case that is open is what a killed session leaves.
void TestOpening::aKilledSessionLosesNothing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    const auto left = folder.filePath("left.dateline");
    makeCase(path);
    auto editing = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
    QVERIFY(editing->attachText("herald", test::heraldText()).has_value());
    QVERIFY(QFile::exists(path + "-wal"));
    QVERIFY(QFile::copy(path, left));
    QVERIFY(QFile::copy(path + "-wal", left + "-wal"));
    {
        const auto reading = CaseFile::open(left.toStdString(), OpenMode::ReadOnly);
        QVERIFY2(reading.has_value(), reading ? "" : reading.error().message.c_str());
        QVERIFY(*reading->read() == *editing->read());
    }
    {
        const auto file = CaseFile::open(left.toStdString(), OpenMode::ReadWrite);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        QVERIFY(!file->isReadOnly());
        QVERIFY(*file->read() == *editing->read());
    }
    QVERIFY(!QFile::exists(left + "-wal") && !QFile::exists(left + "-shm") && !QFile::exists(left + "-journal"));
    QVERIFY(*CaseFile::open(left.toStdString(), OpenMode::ReadOnly)->read() == *editing->read());
}

void TestOpening::aJournalThatNeverBeganIsCleared()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    for (const int size : {0, 4616}) {
        write(path + "-journal", QByteArray(size, '\0'));
        const auto read = CaseFile::open(path.toStdString(), OpenMode::ReadWrite)->read();
        QVERIFY(*read == test::sampleCase());
        QVERIFY2(!QFile::exists(path + "-journal"), qPrintable(QString::number(size)));
    }
}

void TestOpening::aClosedCaseIsOneFile()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    const auto files = [&] {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
    };
    {
        auto first = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
        auto second = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
        const auto reading = CaseFile::open(path.toStdString(), OpenMode::ReadOnly);
        QVERIFY(first->attachText("herald", test::heraldText()).has_value());
        QVERIFY(second->attachText("herald", test::heraldText() + " And more.").has_value());
        QVERIFY(reading->read().has_value());
        {
            const auto closed = std::move(*first);
        }
        QVERIFY(second->attachText("herald", test::heraldText()).has_value());
    }
    QCOMPARE(files(), QStringList{"case.dateline"});
    QVERIFY(bytesOf(path)[18] == 1); // no write-ahead log is asked for
    // A case that was only looked at after it had been edited is one file, too.
    {
        const auto looking = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
        QVERIFY(looking->source("herald")->text.has_value());
    }
    QCOMPARE(files(), QStringList{"case.dateline"});
}

void TestOpening::theConnectionDefendsItself_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("another database") << QByteArray("ATTACH ':memory:' AS other");
    QTest::newRow("the schema itself") << QByteArray("PRAGMA writable_schema = ON");
    QTest::newRow("the schema's rows") << QByteArray("DELETE FROM sqlite_schema");
    QTest::newRow("behind the search tables") << QByteArray("DELETE FROM event_search_data");
    QTest::newRow("an extension") << QByteArray("SELECT load_extension('x')");
    QTest::newRow("a deep expression") << "SELECT " + QByteArray(60, '(') + "1" +
                                              QByteArray(60, ')').replace(")", "+1)");
    QTest::newRow("a long statement") << "SELECT '" + QByteArray(1'100'000, 'x') + "'";
    QTest::newRow("a huge value") << QByteArray("SELECT zeroblob(100000000)");
}

void TestOpening::theConnectionDefendsItself()
{
    QFETCH(QByteArray, sql);
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    makeCase(path);
    store::Database database(path.toStdString(), SQLITE_OPEN_READWRITE, "case");
    const auto tried = database.guard([&]() -> Status {
        SQLite::Statement statement(database.connection(), sql.toStdString());
        while (statement.executeStep()) {
        }
        return {};
    });
    QVERIFY(!tried.has_value());
    QCOMPARE(database.integer("PRAGMA cell_size_check"), std::int64_t(1));
    QCOMPARE(database.integer("PRAGMA mmap_size"), std::int64_t(0));
    QCOMPARE(database.integer("PRAGMA trusted_schema"), std::int64_t(0));
    QCOMPARE(database.integer("PRAGMA foreign_keys"), std::int64_t(1));
    QCOMPARE(database.integer("PRAGMA synchronous"), std::int64_t(2));
    QCOMPARE(sqlite3_limit(database.handle(), SQLITE_LIMIT_COLUMN, -1), 200);
    QCOMPARE(sqlite3_limit(database.handle(), SQLITE_LIMIT_ATTACHED, -1), 0);
    int isDefensive = 0;
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, -1, &isDefensive);
    QCOMPARE(isDefensive, 1);
}

QTEST_APPLESS_MAIN(TestOpening)
#include "tst_opening.moc"
