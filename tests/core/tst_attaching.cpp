#include "core/model/check.h"
#include "core/store/casefile.h"
#include "core/text/sha256.h"

#include "tests/support/samplecase.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace dateline;

namespace {

/// What went wrong, or an empty text, for QCOMPARE.
template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

} // namespace

class TestAttaching : public QObject
{
    Q_OBJECT

private slots:
    void attachingAnchorsThePassages();
    void attachingAnotherTextSaysSo();
    void attachingAShorterTextLeavesASoundCase();
    void attachingWhatIsNoTextIsRefused();
    void attachingSurvivesClosing();
    void verifyingLooksAtTheTexts();
    void passagesAreCountedByHowTheyStand();
};

void TestAttaching::attachingAnchorsThePassages()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    const auto attached = file->attachText("herald", "\xEF\xBB\xBF" + test::heraldText());
    QCOMPARE(errorOf(attached), QString());
    QVERIFY(attached->asExpected);
    QCOMPARE(attached->passages.size(), std::size_t{4});
    for (const auto& passage : attached->passages)
        QCOMPARE(passage.anchoring, Anchoring::Exact);
    const auto source = *file->source("herald");
    QCOMPARE(source.text, std::optional(test::heraldText()));
    QCOMPARE(source.passages.front().anchoring, Anchoring::Exact);
}

void TestAttaching::attachingAnotherTextSaysSo()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    auto text = "Corrected. " + test::heraldText();
    text.replace(text.find("eight dead"), 10, "nine dead and more");
    const auto before = *file->source("herald");
    const auto attached = file->attachText("herald", text);
    QCOMPARE(errorOf(attached), QString());
    QVERIFY(!attached->asExpected);
    const auto after = *file->source("herald");
    QCOMPARE(after.textSha256, sha256(text));
    QVERIFY(check(*file->read()).empty());
    for (std::size_t i = 0; i < after.passages.size(); ++i) {
        const auto& passage = after.passages[i];
        const auto wasChanged = passage.id == "h2";
        QCOMPARE(passage.anchoring == Anchoring::Moved, !wasChanged);
        const auto shift = wasChanged ? 0 : passage.id == "h1" ? 11 : 19;
        QCOMPARE(passage.position.start, before.passages[i].position.start + shift);
    }
}

void TestAttaching::attachingAShorterTextLeavesASoundCase()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    const auto attached = file->attachText("herald", "Nothing of it is left, not even half a line.");
    QCOMPARE(errorOf(attached), QString());
    for (const auto& passage : attached->passages)
        QCOMPARE(passage.anchoring, Anchoring::Orphaned);
    const auto faults = check(*file->read());
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().message.c_str());

    const auto before = *file->read();
    const auto shorter = file->attachText("herald", "Gone.");
    QVERIFY(!shorter);
    QCOMPARE(shorter.error().code, ErrorCode::Invalid);
    QVERIFY(*file->read() == before);
}

void TestAttaching::attachingWhatIsNoTextIsRefused()
{
    auto file = CaseFile::inMemory(test::sampleCase());
    const auto attached = file->attachText("herald", "caf\xE9");
    QVERIFY(!attached);
    QCOMPARE(attached.error().code, ErrorCode::Invalid);
    QVERIFY(!file->source("herald")->text.has_value());
}

void TestAttaching::attachingSurvivesClosing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    {
        auto file = CaseFile::create(path, test::sampleCase());
        QVERIFY(file->attachText("herald", test::heraldText()));
    }
    const auto file = CaseFile::open(path, OpenMode::ReadOnly);
    QCOMPARE(file->source("herald")->text, std::optional(test::heraldText()));
    QCOMPARE(file->source("herald")->passages.back().anchoring, Anchoring::Exact);
}

void TestAttaching::verifyingLooksAtTheTexts()
{
    auto content = test::sampleCase();
    content.sources.front().passages[1].position.start += 3;
    content.sources.front().passages[1].position.end += 3;
    const auto file = CaseFile::inMemory(content);
    QCOMPARE(errorOf(file), QString());
    std::map<std::string, Anchoring> found;
    const auto checks = *file->verify();
    for (const auto& passage : checks)
        found[passage.passage] = passage.anchoring;
    QCOMPARE(found.size(), std::size_t{10});
    QCOMPARE(found["g1"], Anchoring::Exact);
    QCOMPARE(found["g2"], Anchoring::Moved);
    QCOMPARE(found["h1"], Anchoring::Unattached);
    QCOMPARE(found["w1"], Anchoring::Unattached);
}

void TestAttaching::passagesAreCountedByHowTheyStand()
{
    auto changed = "Corrected. " + test::heraldText();
    changed.replace(changed.find("eight dead"), 10, "nine dead and more");
    for (const auto& text :
         {std::string(), test::heraldText(), changed, std::string("Nothing of it is left, not even half a line.")}) {
        auto file = CaseFile::inMemory(test::sampleCase());
        if (!text.empty())
            QCOMPARE(errorOf(file->attachText("herald", text)), QString());
        PassageCounts expected;
        const auto content = file->read().value();
        for (const auto& source : content.sources) {
            for (const auto& passage : source.passages) {
                const auto how = passage.anchoring;
                expected.all += 1;
                expected.found += how == Anchoring::Exact || how == Anchoring::Moved ? 1 : 0;
                expected.doubtful += how == Anchoring::Fuzzy || how == Anchoring::Orphaned ? 1 : 0;
            }
        }
        QCOMPARE(*file->passageCounts(), expected);
    }
}

QTEST_APPLESS_MAIN(TestAttaching)
#include "tst_attaching.moc"
