#include "core/store/awaited.h"
#include "core/store/casefile.h"
#include "core/text/sha256.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

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
    void aFirstEditDoesNotWaitForTheCheck();
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

/// Without a log one who writes waits until nobody reads.
void TestLargeFile::aFirstEditDoesNotWaitForTheCheck()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    QCOMPARE(errorOf(CaseFile::create(path, longCase(40'000'000))), QString());
    auto file = CaseFile::open(path, OpenMode::ReadWrite);
    QCOMPARE(errorOf(file), QString());

    std::atomic<bool> isBegun = false;
    std::atomic<bool> isEdited = false;
    Status checked;
    std::jthread checking([&] {
        checked = CaseFile::checkWhole(path, [&] {
            isBegun = true;
            for (auto i = 0; i < 10'000 && !isEdited && !store::Awaited::isAnybody(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return false;
        });
    });
    while (!isBegun)
        std::this_thread::yield();
    auto source = file->sourceHeads()->front();
    const auto before = source;
    source.title = "Another title";
    Change change;
    change.name = "Rename";
    change.change(before, source);
    QCOMPARE(errorOf(file->apply(change, {"me", 0})), QString());
    isEdited = true;
    checking.join();
    QCOMPARE(errorOf(checked), QString());
}

QTEST_APPLESS_MAIN(TestLargeFile)
#include "tst_largefile.moc"
