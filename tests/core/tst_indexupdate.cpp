#include "core/store/casefile.h"
#include "core/timeline/eventorder.h"
#include "core/timeline/indexpatch.h"

#include "tests/support/indexdifference.h"
#include "tests/support/randomedits.h"
#include "tests/support/randomindex.h"
#include "tests/support/samplecase.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace dateline;

namespace {

constexpr Stamp kStamp{"Anna", 1'700'000'000};

template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

std::string pathIn(const QTemporaryDir& folder)
{
    return folder.filePath("case.dateline").toStdString();
}

/// Runs a statement on a case that is closed; the number in its first row, 0 where there is none.
std::int64_t runSql(const std::string& path, const char* sql)
{
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, sql, -1, &statement, nullptr);
    const auto number = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return number;
}

/// Some edit, undoing or redoing; nothing where it was refused or did nothing.
std::optional<Applied> somethingDone(CaseFile& file, test::RandomEdits& random)
{
    auto applied = random.oneIn(6)   ? file.undo(kStamp)
                   : random.oneIn(9) ? file.redo(kStamp)
                                     : file.apply(random.next(*file.read()), kStamp);
    return applied && applied->step != 0 ? std::optional(std::move(*applied)) : std::nullopt;
}

Change retitled(const CaseFile& file, EventKey key)
{
    const auto event = file.event(key)->event;
    auto now = event;
    now.title += " again";
    return Change{"Rename", {}}.change(event, now);
}

} // namespace

class TestIndexUpdate : public QObject
{
    Q_OBJECT

private slots:
    void patchingEqualsMakingAnew_data();
    void patchingEqualsMakingAnew();
    void afterAnyEditAnUpdatedIndexIsThatOfTheCase_data();
    void afterAnyEditAnUpdatedIndexIsThatOfTheCase();
    void anIndexOfManyEditsIsPutInOrderAgain();
    void keptColumnsFollowEveryEdit_data();
    void keptColumnsFollowEveryEdit();
    void columnsThatAreSpoiltAreNotUsed_data();
    void columnsThatAreSpoiltAreNotUsed();
    void columnsAreNoPartOfTheCase();
    void theCaseAsItWasHasNoColumnsOfTheCaseAsItIs();
    void readingKeptColumnsCanBeGivenUp();
    void aFirstLookIsOfTheCaseAsItIsOrThereIsNone();
    void theFileTellsWhatChangedSince();
};

void TestIndexUpdate::patchingEqualsMakingAnew_data()
{
    QTest::addColumn<int>("gone");
    QTest::addColumn<int>("added");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("one out") << 1 << 0;
    QTest::newRow("one in") << 0 << 1;
    QTest::newRow("one for another") << 1 << 1;
    QTest::newRow("more out than in") << 30 << 11;
    QTest::newRow("more in than out") << 9 << 40;
    QTest::newRow("all out") << 200 << 0;
    QTest::newRow("all for others") << 200 << 60;
}

void TestIndexUpdate::patchingEqualsMakingAnew()
{
    QFETCH(int, gone);
    QFETCH(int, added);
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        // The same events in one case, and told apart by their keys into those that go, stay and come.
        const auto whole = RandomIndex(seed, {.events = 260}).index;
        std::vector<int> fate(whole.size(), 0);
        for (int i = 0; i < 60; ++i)
            fate[static_cast<std::size_t>(200 + i)] = i < added ? 1 : 2;
        for (int i = 0; i < gone; ++i)
            fate[static_cast<std::size_t>(i)] = -1;
        for (std::size_t i = fate.size() - 1; i > 0; --i)
            std::swap(fate[i], fate[randomBelow(random, i + 1)]);
        const auto without = [&](const auto& leaves) {
            auto index = whole;
            std::vector<EventRow> rows;
            for (EventRow row = 0; row < whole.size(); ++row)
                if (leaves(fate[row]))
                    rows.push_back(row);
            // One by one, as the smallest case of what is tried here.
            for (auto row = rows.rbegin(); row != rows.rend(); ++row)
                patch(index, std::span(&*row, 1), {});
            return inOrder(index);
        };
        auto index = without([](int of) { return of > 0; });
        const auto fresh = without([](int of) { return of != 1; });
        const auto expected = without([](int of) { return of == -1 || of == 2; });
        std::vector<EventKey> keys;
        for (EventRow row = 0; row < whole.size(); ++row)
            if (fate[row] == -1)
                keys.push_back(whole.key[row]);
        std::ranges::sort(keys);
        const auto rows = rowsOf(index, keys);
        QCOMPARE(rows.size(), keys.size());
        patch(index, rows, fresh);
        QCOMPARE(test::difference(index, expected), QString());
    }
}

void TestIndexUpdate::afterAnyEditAnUpdatedIndexIsThatOfTheCase_data()
{
    QTest::addColumn<bool>("sample");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("%d", seed) << (seed % 2 == 1);
}

void TestIndexUpdate::afterAnyEditAnUpdatedIndexIsThatOfTheCase()
{
    QFETCH(bool, sample);
    test::RandomEdits random(static_cast<std::uint64_t>(std::atoi(QTest::currentDataTag())) + 100);
    auto file = CaseFile::inMemory(sample ? test::sampleCase() : test::generatedCase(40, 7));
    QCOMPARE(errorOf(file), QString());
    auto index = file->index().value();
    for (int made = 0; made < 600; ++made) {
        const auto applied = somethingDone(*file, random);
        if (!applied)
            continue;
        QCOMPARE(errorOf(file->update(index, *applied)), QString());
        const auto what = test::difference(index, file->index().value());
        QVERIFY2(what.isEmpty(), qPrintable(what + " after " + QString::fromStdString(applied->name)));
    }
}

void TestIndexUpdate::anIndexOfManyEditsIsPutInOrderAgain()
{
    auto file = CaseFile::inMemory(test::generatedCase(40, 7));
    QCOMPARE(errorOf(file), QString());
    auto index = file->index().value();
    int ordered = 0;
    for (int made = 0; made < 1'200; ++made) {
        const auto before = file->event(index.key[0])->event;
        auto now = before;
        now.importance = made % 2 == 0 ? Importance::Minor : Importance::Core;
        const auto applied = file->apply(Change{"Weigh", {}}.change(before, now), kStamp);
        QCOMPARE(errorOf(applied), QString());
        const auto change = file->update(index, *applied);
        QCOMPARE(errorOf(change), QString());
        QVERIFY(index.size() < 2'000);
        if (*change)
            continue;
        QVERIFY(index.isInOrder());
        QCOMPARE(test::difference(index, file->index().value()), QString());
        ++ordered;
    }
    QVERIFY(ordered > 0 && ordered < 10);
}

void TestIndexUpdate::keptColumnsFollowEveryEdit_data()
{
    QTest::addColumn<int>("edits");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("many") << 60;
}

void TestIndexUpdate::keptColumnsFollowEveryEdit()
{
    QFETCH(int, edits);
    const QTemporaryDir folder;
    const auto content = test::generatedCase(30, 5);
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto path = pathIn(folder) + std::to_string(seed);
        test::RandomEdits random(seed);
        {
            auto file = CaseFile::create(path, content);
            QCOMPARE(errorOf(file), QString());
            QCOMPARE(errorOf(file->storeColumns()), QString());
            for (int made = 0; made < edits;)
                made += somethingDone(*file, random) ? 1 : 0;
        }
        QVERIFY(runSql(path, "SELECT count(*) FROM index_columns") > 0);
        const auto kept = CaseFile::open(path, OpenMode::ReadOnly)->index().value();
        runSql(path, "DELETE FROM index_columns");
        const auto scanned = CaseFile::open(path, OpenMode::ReadOnly)->index().value();
        QCOMPARE(test::difference(kept, scanned), QString());
    }
}

void TestIndexUpdate::columnsThatAreSpoiltAreNotUsed_data()
{
    QTest::addColumn<QByteArray>("sql");
    const auto row = [](const char* name, const char* sql) {
        QTest::newRow(name) << QByteArray(sql);
    };
    row("an edit that was not noted", "UPDATE case_info SET revision = revision + 1");
    row("an edit of which too much changed", "UPDATE index_change SET events = NULL");
    row("an edit noted as no list", "UPDATE index_change SET events = '{\"a\":[\"b\",null,-3]}' WHERE revision < 0");
    row("columns of the future", "UPDATE index_columns SET revision = 1000");
    row("columns of several revisions",
        "INSERT INTO index_columns SELECT piece + 1, revision + 1, data FROM index_columns WHERE piece >= 0");
    row("more bytes than there were", "UPDATE index_columns SET data = data || x'00'");
    row("fewer", "UPDATE index_columns SET data = substr(data, 1, length(data) - 1)");
    row("other bytes", "UPDATE index_columns SET data = zeroblob(length(data))");
    row("no bytes", "UPDATE index_columns SET data = x''");
    row("a piece that has another number", "UPDATE index_columns SET piece = 5 WHERE piece = 0");
    row("words where bytes should be", "UPDATE index_columns SET revision = 0, data = CAST('words' AS BLOB)");
}

void TestIndexUpdate::columnsThatAreSpoiltAreNotUsed()
{
    QFETCH(QByteArray, sql);
    const QTemporaryDir folder;
    const auto path = pathIn(folder);
    EventIndex expected;
    {
        auto file = CaseFile::create(path, test::generatedCase(30, 5));
        QCOMPARE(errorOf(file), QString());
        QCOMPARE(errorOf(file->storeColumns()), QString());
        QVERIFY(file->apply(retitled(*file, 1), kStamp));
        expected = file->index().value();
    }
    runSql(path, sql.constData());
    const auto index = CaseFile::open(path, OpenMode::ReadOnly)->index();
    QCOMPARE(errorOf(index), QString());
    QCOMPARE(test::difference(*index, expected), QString());
}

void TestIndexUpdate::columnsAreNoPartOfTheCase()
{
    const QTemporaryDir folder;
    const auto path = pathIn(folder);
    const auto content = test::generatedCase(30, 5);
    std::int64_t revision = 0;
    {
        auto file = CaseFile::create(path, content);
        QCOMPARE(errorOf(file), QString());
        revision = file->revision().value();
        QCOMPARE(errorOf(file->storeColumns()), QString());
    }
    auto file = CaseFile::open(path, OpenMode::ReadWrite);
    QCOMPARE(errorOf(file), QString());
    QCOMPARE(file->revision().value(), revision);
    QVERIFY(file->history(10)->empty());
    QVERIFY(file->read().value() == CaseFile::inMemory(content)->read().value());
    const auto copy = folder.filePath("copy.dateline").toStdString();
    QCOMPARE(errorOf(file->copyTo(copy)), QString());
    QCOMPARE(test::difference(CaseFile::open(copy, OpenMode::ReadOnly)->index().value(), file->index().value()),
             QString());
}

void TestIndexUpdate::theCaseAsItWasHasNoColumnsOfTheCaseAsItIs()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::generatedCase(30, 5));
    QCOMPARE(errorOf(file), QString());
    const auto before = file->index().value();
    Change removal{"Remove", {}};
    const auto event = file->event(EventKey(1))->event;
    for (const auto& claim : event.claims)
        removal.remove(ClaimOf{event.id, claim});
    QVERIFY(file->apply(removal, kStamp));
    QCOMPARE(errorOf(file->storeColumns()), QString());
    QVERIFY(test::difference(file->index().value(), before) != QString());
    QCOMPARE(test::difference(file->asOf(0)->index().value(), before), QString());
}

void TestIndexUpdate::readingKeptColumnsCanBeGivenUp()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::generatedCase(30, 5));
    QCOMPARE(errorOf(file), QString());
    QCOMPARE(errorOf(file->storeColumns()), QString());
    file->giveUpWhen([] { return true; });
    const auto givenUp = file->index();
    QVERIFY(!givenUp);
    QVERIFY(givenUp.error().code == ErrorCode::Cancelled);
    file->giveUpWhen({});
    QVERIFY(file->index().has_value());
}

void TestIndexUpdate::aFirstLookIsOfTheCaseAsItIsOrThereIsNone()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::generatedCase(30, 5));
    QCOMPARE(errorOf(file), QString());
    QVERIFY(!file->firstLook().value());
    const auto index = file->index().value();
    QCOMPARE(errorOf(file->keepFirstLook(index, file->revision().value())), QString());
    QVERIFY(!file->firstLook().value()); // no columns are kept, so it is no large case

    QCOMPARE(errorOf(file->storeColumns()), QString());
    QCOMPARE(file->firstLook().value()->counts, firstLook(index).counts);

    QVERIFY(file->apply(retitled(*file, 1), kStamp));
    QVERIFY(!file->firstLook().value());
    const auto now = file->revision().value();
    QCOMPARE(errorOf(file->keepFirstLook(index, now - 1)), QString());
    QVERIFY(!file->firstLook().value());
    QCOMPARE(errorOf(file->keepFirstLook(index, now)), QString());
    QVERIFY(file->firstLook().value());
    QCOMPARE(
        test::difference(CaseFile::open(pathIn(folder), OpenMode::ReadOnly)->index().value(), file->index().value()),
        QString());

    runSql(pathIn(folder), "UPDATE index_columns SET data = x'00' WHERE piece < 0");
    QVERIFY(!file->firstLook().value());
}

void TestIndexUpdate::theFileTellsWhatChangedSince()
{
    const QTemporaryDir folder;
    auto file = CaseFile::create(pathIn(folder), test::generatedCase(30, 5));
    QCOMPARE(errorOf(file), QString());
    QVERIFY(file->apply(retitled(*file, 1), kStamp));
    QVERIFY(!file->changedSince(file->revision().value() - 1).value());
    QCOMPARE(errorOf(file->storeColumns()), QString());
    auto index = file->index().value();
    const auto revision = file->revision().value();
    QVERIFY(file->changedSince(revision).value()->events.empty());

    auto other = CaseFile::open(pathIn(folder), OpenMode::ReadWrite);
    QVERIFY(other->apply(retitled(*other, 7), kStamp));
    QVERIFY(other->apply(retitled(*other, 3), kStamp));
    const auto since = file->changedSince(revision).value();
    QVERIFY(since);
    QCOMPARE(since->events, (std::vector<EventKey>{3, 7}));
    QVERIFY(!since->elsewhere);
    QCOMPARE(errorOf(file->update(index, *since)), QString());
    QCOMPARE(test::difference(index, file->index().value()), QString());
    QVERIFY(!file->changedSince(revision + 100).value());
}

QTEST_APPLESS_MAIN(TestIndexUpdate)
#include "tst_indexupdate.moc"
