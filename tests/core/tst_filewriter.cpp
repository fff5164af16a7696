#include "core/store/filewriter.h"

#include "tests/support/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

using namespace dateline;

namespace {

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

QStringList everythingIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

/// A limit on the size of files for as long as it lives.
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

} // namespace

class TestFileWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewFileHoldsTheBytes_data();
    void aNewFileHoldsTheBytes();
    void anExistingFileIsReplacedAndKeepsItsPermissions();
    void aLinkStaysALink();
    void whatCannotBeWrittenIsNamed_data();
    void whatCannotBeWrittenIsNamed();
    void aFolderWithoutPermissionRefuses();
    void aReadOnlyFileIsLeftAlone();
    void aFullDiskLeavesTheOldFile();
    void aLimitOfFileSizeLeavesTheOldFile();
};

void TestFileWriter::aNewFileHoldsTheBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("Óscar\n");
    QTest::newRow("zero bytes") << QByteArray("a\0b", 3);
    QTest::newRow("five megabytes") << QByteArray(5 * 1024 * 1024, 'x');
}

void TestFileWriter::aNewFileHoldsTheBytes()
{
    QFETCH(QByteArray, bytes);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("ä figure.svg"));
    const Status status = writeFile(path.toStdString(), std::string_view(bytes.data(), std::size_t(bytes.size())));
    QVERIFY2(status.has_value(), status ? "" : status.error().message.c_str());
    QCOMPARE(content(path), bytes);
    QCOMPARE(everythingIn(folder.path()).size(), 1);
}

void TestFileWriter::anExistingFileIsReplacedAndKeepsItsPermissions()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.svg"));
    put(path, "a much longer text than the new one");
    QCOMPARE(::chmod(path.toLocal8Bit().constData(), 0640), 0);
    QVERIFY(writeFile(path.toStdString(), "new").has_value());
    QCOMPARE(content(path), QByteArray("new"));
    struct stat state = {};
    QCOMPARE(::stat(path.toLocal8Bit().constData(), &state), 0);
    QCOMPARE(int(state.st_mode & 0777), 0640);
    QCOMPARE(everythingIn(folder.path()), QStringList{QStringLiteral("a.svg")});
}

void TestFileWriter::aLinkStaysALink()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("file"));
    const QString link = folder.filePath(QStringLiteral("link"));
    put(file, "old");
    QVERIFY(QFile::link(QStringLiteral("file"), link));
    QVERIFY(writeFile(link.toStdString(), "new").has_value());
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(content(file), QByteArray("new"));
}

void TestFileWriter::whatCannotBeWrittenIsNamed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cause");
    QTest::newRow("missing folder") << QStringLiteral("no/such/a.svg") << QStringLiteral("folder does not exist");
    QTest::newRow("a folder") << QStringLiteral("folder") << QStringLiteral("it is a folder");
    QTest::newRow("below a file") << QStringLiteral("file/a.svg") << QStringLiteral("not a folder");
    QTest::newRow("a name too long") << QString(300, QLatin1Char('x')) << QStringLiteral("name is too long");
    QTest::newRow("links in a circle") << QStringLiteral("circle") << QStringLiteral("links lead in a circle");
}

void TestFileWriter::whatCannotBeWrittenIsNamed()
{
    QFETCH(QString, name);
    QFETCH(QString, cause);
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("folder")));
    put(folder.filePath(QStringLiteral("file")), "old");
    QVERIFY(QFile::link(QStringLiteral("circle"), folder.filePath(QStringLiteral("circle"))));
    const QStringList before = everythingIn(folder.path());

    const QString path = folder.filePath(name);
    const Status status = writeFile(path.toStdString(), "new");
    QVERIFY(!status.has_value());
    const QString message = QString::fromStdString(status.error().message);
    QVERIFY2(message.contains(path), qPrintable(message));
    QVERIFY2(message.contains(cause), qPrintable(message));
    QVERIFY(!message.contains(QLatin1Char('\n')));
    QCOMPARE(everythingIn(folder.path()), before);
    QCOMPARE(content(folder.filePath(QStringLiteral("file"))), QByteArray("old"));
}

void TestFileWriter::aFolderWithoutPermissionRefuses()
{
    const test::OrdinaryUser user;
    if (!user.isOrdinary()) {
        QSKIP("the superuser may write everywhere");
    }
    const QTemporaryDir folder;
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
    const Status status = writeFile(folder.filePath(QStringLiteral("a.svg")).toStdString(), "new");
    QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!status.has_value());
    QVERIFY(status.error().code == ErrorCode::Unwritable);
    QVERIFY(QString::fromStdString(status.error().message).contains(QStringLiteral("permission")));
}

void TestFileWriter::aReadOnlyFileIsLeftAlone()
{
    const test::OrdinaryUser user;
    if (!user.isOrdinary()) {
        QSKIP("the superuser may write everywhere");
    }
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.svg"));
    put(path, "old");
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    QVERIFY(!writeFile(path.toStdString(), "new").has_value());
    QCOMPARE(content(path), QByteArray("old"));
}

// A link to the device that is always full is a file that no byte can be written to; nothing may be lost by trying.
void TestFileWriter::aFullDiskLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const QString link = folder.filePath(QStringLiteral("full"));
    QVERIFY(QFile::link(QStringLiteral("/dev/full"), link));
    const Status status = writeFile(link.toStdString(), "new");
    QVERIFY(!status.has_value());
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(QFileInfo::exists(QStringLiteral("/dev/full")));
    QCOMPARE(QString::fromStdString(systemErrorInWords(ENOSPC)), QStringLiteral("the disk is full"));
}

void TestFileWriter::aLimitOfFileSizeLeavesTheOldFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.svg"));
    put(path, "old");
    Status status;
    {
        const FileSizeLimit limit(4096);
        status = writeFile(path.toStdString(), std::string(10'000, 'x'));
    }
    QVERIFY(!status.has_value());
    QVERIFY(QString::fromStdString(status.error().message).contains(QStringLiteral("larger than a file may be")));
    QCOMPARE(content(path), QByteArray("old"));
    QCOMPARE(everythingIn(folder.path()), QStringList{QStringLiteral("a.svg")});
}

QTEST_APPLESS_MAIN(TestFileWriter)
#include "tst_filewriter.moc"
