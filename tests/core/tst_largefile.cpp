#include "core/store/casefile.h"
#include "core/text/sha256.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace dateline;

namespace {

template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

/// A case of few rows and long texts.
Case longCase(std::size_t bytesOfText)
{
    Case content;
    content.info.title = "Long texts";
    for (const char letter : {'a', 'b'}) {
        auto& source = content.sources.emplace_back();
        source.id = std::string("source-") + letter;
        source.title = "Source";
        source.text = std::string(bytesOfText, letter);
        source.textSha256 = sha256(*source.text);
        source.textLength = static_cast<std::int64_t>(bytesOfText);
    }
    return content;
}

} // namespace

class TestLargeFile : public QObject
{
    Q_OBJECT

private slots:
    void aSmallFileIsReadWhole();
    void aLargeFileIsShownBeforeItIsReadWhole();
    void damageOfALargeFileIsFoundAfterwards();
};

void TestLargeFile::aSmallFileIsReadWhole()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    QCOMPARE(errorOf(CaseFile::create(path, longCase(1000))), QString());
    QVERIFY(!CaseFile::open(path, OpenMode::ReadOnly)->openState().isLarge);
    QCOMPARE(errorOf(CaseFile::checkWhole(path)), QString());
}

void TestLargeFile::aLargeFileIsShownBeforeItIsReadWhole()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    QCOMPARE(errorOf(CaseFile::create(path, longCase(40'000'000))), QString());
    for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
        const auto file = CaseFile::open(path, mode);
        QCOMPARE(errorOf(file), QString());
        QVERIFY(file->openState().isLarge);
        QCOMPARE(file->sourceHeads()->size(), std::size_t{2});
        QCOMPARE(errorOf(CaseFile::checkWhole(path)), QString());
    }
    QVERIFY(!CaseFile::open(path, OpenMode::ReadOnly,
                            {.self = {}, .takeOver = false, .backupFolder = {}, .readWhole = true})
                 ->openState()
                 .isLarge);
    std::atomic<int> asked = 0;
    const auto cancelledMeanwhile = CaseFile::checkWhole(path, [&] { return ++asked > 1; });
    QVERIFY(!cancelledMeanwhile);
    QVERIFY(cancelledMeanwhile.error().code == ErrorCode::Cancelled);

    const auto cancelled = CaseFile::checkWhole(path, [] { return true; });
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
}

void TestLargeFile::damageOfALargeFileIsFoundAfterwards()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    QCOMPARE(errorOf(CaseFile::create(path, longCase(40'000'000))), QString());
    {
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2 / 4096 * 4096);
        QCOMPARE(file.write(QByteArray(4096, '\0')), 4096);
    }
    QCOMPARE(errorOf(CaseFile::open(path, OpenMode::ReadWrite)), QString());
    const auto checked = CaseFile::checkWhole(path);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::Damaged);
    const auto opened = CaseFile::open(path, OpenMode::ReadWrite,
                                       {.self = {}, .takeOver = false, .backupFolder = {}, .readWhole = true});
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
}

QTEST_APPLESS_MAIN(TestLargeFile)
#include "tst_largefile.moc"
