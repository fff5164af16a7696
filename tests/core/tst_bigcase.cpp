#include "core/store/casefile.h"

#include "tests/support/bigcase.h"

#include <QTest>

#include <algorithm>

using namespace dateline;
using test::BigCase;

namespace {

std::size_t codePoints(const std::string& text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// A number that changes with every event.
std::uint64_t mixedUp(const EventIndex& index)
{
    std::uint64_t sum = 0;
    for (EventRow row = 0; row < index.size(); ++row)
        sum = sum * 31 + static_cast<std::uint64_t>(index.extent[row].earliest ^ index.extent[row].latest) +
              index.category[row] * 7U + index.flags[row];
    return sum;
}

} // namespace

class TestBigCase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theIndexIsThatOfTheCaseFile();
    void itIsAsItSays();
    void itIsTheSameEverywhere();
};

void TestBigCase::theIndexIsThatOfTheCaseFile()
{
    const BigCase big(2'000);
    const auto file = CaseFile::inMemory(big.content());
    QVERIFY2(file, file ? "" : file.error().message.c_str());
    const auto stored = file->index();
    QVERIFY(stored);
    const auto made = big.index();
    QCOMPARE(made.key, stored->key);
    QVERIFY(made.extent == stored->extent);
    QCOMPARE(made.category, stored->category);
    QVERIFY(made.importance == stored->importance);
    QCOMPARE(made.flags, stored->flags);
    QCOMPARE(made.claimCount, stored->claimCount);
    for (const auto list : {&EventIndex::sources, &EventIndex::actors, &EventIndex::places}) {
        QCOMPARE((made.*list).offsets, ((*stored).*list).offsets);
        QCOMPARE((made.*list).items, ((*stored).*list).items);
    }
    for (const auto sparse :
         {&EventIndex::alternativeExtents, &EventIndex::certain, &EventIndex::widened, &EventIndex::members}) {
        QCOMPARE((made.*sparse).rows, ((*stored).*sparse).rows);
        QVERIFY((made.*sparse).extents == ((*stored).*sparse).extents);
    }
    QVERIFY(made.dates == stored->dates);
    for (const auto names :
         {&EventIndex::categories, &EventIndex::sourceNames, &EventIndex::actorNames, &EventIndex::placeNames}) {
        QCOMPARE((made.*names).ids, ((*stored).*names).ids);
        QCOMPARE((made.*names).names, ((*stored).*names).names);
    }
    QCOMPARE(made.categoryColors, stored->categoryColors);
    QVERIFY(made.categoryShapes == stored->categoryShapes);
    for (EventRow row = 0; row < made.size(); row += 17)
        QCOMPARE(big.title(made.key[row]), file->title(made.key[row]).value_or(std::string()));
}

void TestBigCase::itIsAsItSays()
{
    const BigCase big(20'000);
    const auto index = big.index();
    QCOMPARE(index.size(), std::size_t{20'000});
    std::size_t spans = 0;
    std::size_t disputed = 0;
    for (EventRow row = 0; row < index.size(); ++row) {
        spans += index.has(row, Span) ? 1U : 0U;
        disputed += index.has(row, Disputed) ? 1U : 0U;
        const auto length = codePoints(big.title(index.key[row]));
        QVERIFY(length >= 5 && length <= 60);
    }
    QVERIFY(spans > 5'700 && spans < 6'300);
    QVERIFY(disputed > 300 && disputed < 1'000);
    QCOMPARE(index.extent.front().earliest >= secondsFromCivil(1975, 1, 1), true);
    QCOMPARE(index.extent.back().earliest < secondsFromCivil(2025, 1, 1), true);
}

void TestBigCase::itIsTheSameEverywhere()
{
    QCOMPARE(mixedUp(BigCase(1'000).index()), std::uint64_t{1806949099521577590U});
    QCOMPARE(BigCase(1'000).title(1), std::string("Sulstenro petha dranor"));
}

QTEST_APPLESS_MAIN(TestBigCase)

#include "tst_bigcase.moc"
