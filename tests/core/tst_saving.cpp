#include "core/store/casefile.h"
#include "core/store/holding.h"
#include "core/store/newfile.h"

#include "tests/support/ordinaryuser.h"
#include "tests/support/samplecase.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <functional>

using namespace dateline;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList filesIn(const QTemporaryDir& folder)
{
    return QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

/// A limit on the size of files for as long as it lives: like a full disk, at a place that is known.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit lowered{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &lowered);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_ = {};
};

using Prepare = std::function<void(const QTemporaryDir& folder, const QString& path)>;

} // namespace

Q_DECLARE_METATYPE(Prepare)
Q_DECLARE_METATYPE(ErrorCode)

class TestSaving : public QObject
{
    Q_OBJECT

private slots:
    void aCopyIsTheCaseAsItIsNow();
    void aCaseInMemoryCanBeCopied();
    void copyingTellsHowFarItIsAndCanBeCancelled();
    void whatMayNotBeReplacedIsLeftAsItWas_data();
    void whatMayNotBeReplacedIsLeftAsItWas();
    void whatMayBeReplacedIsReplaced();
    void aLinkStaysALink();
    void aCopyThatDoesNotFitLeavesTheOldFile();
    void aFullDiskIsNamedWithWhatIsNeeded();
    void aFolderWithoutPermissionRefuses();
    void editingGoesOnAfterAFileBecameTooLarge();
};

void TestSaving::aCopyIsTheCaseAsItIsNow()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(folder.filePath("a.dateline").toStdString(), test::generatedCase(500, 1)).value();
    const auto other = CaseFile::open(file.path(), OpenMode::ReadWrite).value();
    const auto copy = folder.filePath("ä copy.dateline").toStdString();
    const auto done = file.copyTo(copy);
    QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
    QCOMPARE(filesIn(folder).filter("copy"), QStringList{"ä copy.dateline"});
    QVERIFY(bytesOf(QString::fromStdString(copy))[18] == 1); // whole in itself, without a log
    auto opened = CaseFile::open(copy, OpenMode::ReadWrite);
    QVERIFY2(opened.has_value(), opened ? "" : opened.error().message.c_str());
    QVERIFY(!opened->isReadOnly());
    QVERIFY(*opened->read() == *file.read());
    QVERIFY(CaseFile::open(file.path(), OpenMode::ReadOnly)->copyTo(copy + "2").has_value());
}

void TestSaving::aCaseInMemoryCanBeCopied()
{
    const QTemporaryDir folder;
    const auto file = CaseFile::inMemory(test::sampleCase()).value();
    const auto copy = folder.filePath("a.dateline").toStdString();
    QVERIFY(file.copyTo(copy).has_value());
    QVERIFY(*CaseFile::open(copy, OpenMode::ReadWrite)->read() == test::sampleCase());
}

void TestSaving::copyingTellsHowFarItIsAndCanBeCancelled()
{
    const QTemporaryDir folder;
    const auto file = CaseFile::create(folder.filePath("a.dateline").toStdString(), test::sampleCase()).value();
    const auto copy = folder.filePath("copy.dateline").toStdString();
    CopyOptions options;
    double last = -1;
    options.progress = [&](double done) {
        const bool isAscending = done >= last && done <= 1;
        last = done;
        return isAscending;
    };
    QVERIFY(file.copyTo(copy, options).has_value());
    QCOMPARE(last, 1.0);
    const auto before = filesIn(folder);
    options.mayReplace = true;
    options.progress = [](double) {
        return false;
    };
    const auto cancelled = file.copyTo(copy, options);
    QCOMPARE(int(cancelled.error().code), int(ErrorCode::Cancelled));
    QCOMPARE(filesIn(folder), before);
    QVERIFY(CaseFile::open(copy, OpenMode::ReadOnly).has_value());
}

void TestSaving::whatMayNotBeReplacedIsLeftAsItWas_data()
{
    QTest::addColumn<bool>("mayReplace");
    QTest::addColumn<Prepare>("prepare");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, bool mayReplace, const Prepare& prepare, ErrorCode code,
                        const char* message) {
        QTest::newRow(name) << mayReplace << prepare << code << QString(message);
    };
    row(
        "a file that was not named", false, [](const auto&, const QString& path) { put(path, "old"); },
        ErrorCode::Exists, "exists already");
    row(
        "the case itself", true,
        [](const QTemporaryDir& folder, const QString& path) { QFile::link(folder.filePath("a.dateline"), path); },
        ErrorCode::Exists, "is the open case itself");
    row(
        "a case that was not closed", true,
        [](const auto&, const QString& path) {
            put(path, "old");
            put(path + "-wal", "log");
        },
        ErrorCode::Busy, "open elsewhere or was not closed");
    row(
        "a case with a journal", true,
        [](const auto&, const QString& path) {
            put(path, "old");
            put(path + "-journal", "journal");
        },
        ErrorCode::Busy, "open elsewhere or was not closed");
    row(
        "a case that somebody edits", true,
        [](const auto&, const QString& path) {
            put(path, "old");
            static store::Holding sign;
            QVERIFY(sign.hold(path.toStdString(), {"Anna", "desk", "id", ::getpid(), 0}));
        },
        ErrorCode::Busy, "open for editing elsewhere");
    row(
        "a folder", true, [](const auto&, const QString& path) { QDir().mkdir(path); }, ErrorCode::Unwritable,
        "is a folder");
    row(
        "a device", true, [](const auto&, const QString& path) { QFile::link("/dev/null", path); },
        ErrorCode::Unwritable, "is a device");
}

void TestSaving::whatMayNotBeReplacedIsLeftAsItWas()
{
    QFETCH(bool, mayReplace);
    QFETCH(Prepare, prepare);
    QFETCH(ErrorCode, code);
    QFETCH(QString, message);
    const QTemporaryDir folder;
    const auto file = CaseFile::create(folder.filePath("a.dateline").toStdString(), test::sampleCase()).value();
    const auto path = folder.filePath("b.dateline");
    prepare(folder, path);
    const auto names = filesIn(folder);
    const auto bytes = bytesOf(path);
    CopyOptions options;
    options.mayReplace = mayReplace;
    const auto refused = file.copyTo(path.toStdString(), options);
    QVERIFY(!refused.has_value());
    const auto said = QString::fromStdString(refused.error().message);
    QVERIFY2(refused.error().code == code, qPrintable(said));
    QVERIFY2(said.contains(message) && said.contains("b.dateline"), qPrintable(said));
    QCOMPARE(filesIn(folder), names);
    QCOMPARE(bytesOf(path), bytes);
    QVERIFY(file.read().has_value());
}

void TestSaving::whatMayBeReplacedIsReplaced()
{
    const QTemporaryDir folder;
    const auto file = CaseFile::create(folder.filePath("a.dateline").toStdString(), test::sampleCase()).value();
    const auto path = folder.filePath("b.dateline");
    put(path, "old");
    QCOMPARE(::chmod(path.toUtf8().constData(), 0640), 0);
    CopyOptions options;
    options.mayReplace = true;
    QVERIFY(file.copyTo(path.toStdString(), options).has_value());
    QVERIFY(*CaseFile::open(path.toStdString(), OpenMode::ReadWrite)->read() == test::sampleCase());
    struct stat state = {};
    QCOMPARE(::stat(path.toUtf8().constData(), &state), 0);
    QCOMPARE(int(state.st_mode & 0777), 0640);
    QCOMPARE(filesIn(folder), QStringList({"a.dateline", "b.dateline"}));
}

void TestSaving::aLinkStaysALink()
{
    const QTemporaryDir folder;
    const auto file = CaseFile::create(folder.filePath("a.dateline").toStdString(), test::sampleCase()).value();
    put(folder.filePath("real"), "old");
    QVERIFY(QFile::link("real", folder.filePath("link")));
    CopyOptions options;
    options.mayReplace = true;
    QVERIFY(file.copyTo(folder.filePath("link").toStdString(), options).has_value());
    QVERIFY(QFileInfo(folder.filePath("link")).isSymLink());
    QVERIFY(CaseFile::open(folder.filePath("real").toStdString(), OpenMode::ReadOnly).has_value());
}

void TestSaving::aCopyThatDoesNotFitLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const auto file =
        CaseFile::create(folder.filePath("a.dateline").toStdString(), test::generatedCase(500, 1)).value();
    const auto path = folder.filePath("b.dateline");
    put(path, "old");
    const auto size = QFileInfo(folder.filePath("a.dateline")).size();
    CopyOptions options;
    options.mayReplace = true;
    for (int step = 0; step < 24; ++step) {
        Status status;
        {
            const FileSizeLimit limit(static_cast<rlim_t>(size * step / 24));
            status = file.copyTo(path.toStdString(), options);
        }
        QVERIFY2(!status.has_value(), qPrintable(QString::number(step)));
        const auto said = QString::fromStdString(status.error().message);
        QVERIFY2(said.contains("b.dateline"), qPrintable(said));
        QCOMPARE(int(status.error().code), int(ErrorCode::Unwritable));
        QCOMPARE(bytesOf(path), QByteArray("old"));
        QCOMPARE(filesIn(folder).size(), 2);
    }
    QVERIFY(file.copyTo(path.toStdString(), options).has_value());
}

void TestSaving::aFullDiskIsNamedWithWhatIsNeeded()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("a.svg").toStdString();
    const auto said = QString::fromStdString(store::writeError(path, ENOSPC, 4'200'000).message);
    QVERIFY2(
        said.startsWith("cannot write " + QString::fromStdString(path) + ": the disk is full; 4.2 MB are needed and "),
        qPrintable(said));
    QVERIFY2(said.endsWith("B are free"), qPrintable(said));
    QCOMPARE(QString::fromStdString(store::writeError(path, ENOSPC).message),
             "cannot write " + QString::fromStdString(path) + ": the disk is full");
}

void TestSaving::aFolderWithoutPermissionRefuses()
{
    const QTemporaryDir folder;
    const auto file = CaseFile::inMemory(test::sampleCase()).value();
    ::chmod(folder.path().toUtf8().constData(), 0555);
    {
        const test::OrdinaryUser user;
        if (!user.isOrdinary())
            QSKIP("needs a user for whom folders can be read-only");
        const auto status = file.copyTo(folder.filePath("a.dateline").toStdString());
        QVERIFY(!status.has_value());
        QVERIFY(QString::fromStdString(status.error().message).contains("permission"));
    }
    ::chmod(folder.path().toUtf8().constData(), 0755);
}

void TestSaving::editingGoesOnAfterAFileBecameTooLarge()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("a.dateline").toStdString();
    auto file = CaseFile::create(path, test::sampleCase()).value();
    Result<AttachedText> attached;
    {
        const FileSizeLimit limit(4096);
        attached = file.attachText("herald", test::heraldText());
    }
    QVERIFY(!attached.has_value());
    const auto said = QString::fromStdString(attached.error().message);
    QVERIFY2(said.contains("a.dateline"), qPrintable(said));
    QVERIFY(*file.read() == test::sampleCase());
    const auto again = file.attachText("herald", test::heraldText());
    QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
    QVERIFY(CaseFile::open(path, OpenMode::ReadOnly)->source("herald")->text.has_value());
}

QTEST_APPLESS_MAIN(TestSaving)
#include "tst_saving.moc"
