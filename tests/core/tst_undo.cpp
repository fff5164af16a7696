#include "core/interchange/casejson.h"
#include "core/model/check.h"
#include "core/store/casefile.h"

#include "tests/support/randomedits.h"
#include "tests/support/samplecase.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <set>

using namespace dateline;

namespace {

template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

std::string jsonOf(const CaseFile& file)
{
    const auto content = file.read();
    return content ? caseToJson(*content) : content.error().message;
}

/// What an event's row in the index says, by ids: keys differ between two cases of the same content.
struct IndexedEvent
{
    std::string id;
    TimeExtent extent;
    std::uint16_t flags = 0;
    std::size_t claims = 0;
    std::string category;
    std::multiset<std::string> sources;
    std::multiset<std::string> places;
    std::vector<TimeExtent> alternatives;

    bool operator==(const IndexedEvent&) const = default;
};

std::multiset<std::string> namesOf(std::span<const std::uint16_t> numbers, const Dictionary& dictionary)
{
    std::multiset<std::string> names;
    for (const auto number : numbers)
        names.insert(dictionary.ids[number]);
    return names;
}

std::vector<IndexedEvent> indexOf(const CaseFile& file)
{
    const auto index = file.index().value();
    std::vector<IndexedEvent> events;
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto others = index.alternatives(row);
        events.push_back({file.event(index.key[row])->event.id,
                          index.extent[row],
                          index.flags[row],
                          index.claimCount[row],
                          index.categories.ids[index.category[row]],
                          namesOf(index.sources.at(row), index.sourceNames),
                          namesOf(index.places.at(row), index.placeNames),
                          {others.begin(), others.end()}});
    }
    std::ranges::sort(events, {}, &IndexedEvent::id);
    return events;
}

/// Ids of what each of some words is found in. A hit in a passage is told with one of the events that rest on it, which
/// is left out: it goes by keys.
std::multiset<std::string> found(const CaseFile& file)
{
    std::multiset<std::string> hits;
    for (const auto* word : {"harbour", "cafe", "strike", "odegard", "vote", "two", "said", "1995", "12", "warning"}) {
        const auto all = file.search(word, 100000).value();
        for (const auto& hit : all)
            hits.insert(std::string(word) + "/" +
                        (hit.kind == HitKind::Passage ? hit.passage : hit.eventId + "/" + hit.claim));
    }
    return hits;
}

/// The index of texts against the tables, by SQLite's own check; and the references between rows.
QString unsoundness(const CaseFile& file)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("copy.dateline").toStdString();
    if (const auto copied = file.copyTo(path); !copied)
        return errorOf(copied);
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    QString fault;
    for (const auto* check : {"INSERT INTO event_search (event_search, rank) VALUES ('integrity-check', 1)",
                              "INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)",
                              "INSERT INTO passage_search (passage_search, rank) VALUES ('integrity-check', 1)"})
        if (sqlite3_exec(database, check, nullptr, nullptr, nullptr) != SQLITE_OK)
            fault += QString::fromUtf8(check);
    sqlite3_stmt* broken = nullptr;
    sqlite3_prepare_v2(database, "PRAGMA foreign_key_check", -1, &broken, nullptr);
    if (sqlite3_step(broken) != SQLITE_DONE)
        fault += "a reference leads nowhere";
    sqlite3_finalize(broken);
    sqlite3_close(database);
    return fault;
}

void compareWithFresh(const CaseFile& file)
{
    const auto content = file.read();
    QCOMPARE(errorOf(content), QString());
    const auto faults = check(*content);
    QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().message.c_str());
    const auto fresh = CaseFile::inMemory(*content);
    QCOMPARE(errorOf(fresh), QString());
    QCOMPARE(jsonOf(*fresh), jsonOf(file));
    QVERIFY(indexOf(*fresh) == indexOf(file));
    QVERIFY(found(*fresh) == found(file));
    QCOMPARE(unsoundness(file), QString());
}

constexpr Stamp kStamp{"Anna", 1'700'000'000};

} // namespace

class TestUndo : public QObject
{
    Q_OBJECT

private slots:
    void undoingAndRedoingGivesTheSameBytes_data();
    void undoingAndRedoingGivesTheSameBytes();
    void theCaseCanBeSeenAsItWas();
};

void TestUndo::undoingAndRedoingGivesTheSameBytes_data()
{
    QTest::addColumn<int>("edits");
    QTest::addColumn<bool>("sample");
    for (int seed = 1; seed <= 5; ++seed)
        QTest::addRow("%d", seed) << 2000 << (seed % 2 == 1);
}

void TestUndo::undoingAndRedoingGivesTheSameBytes()
{
    QFETCH(int, edits);
    QFETCH(bool, sample);
    test::RandomEdits random(static_cast<std::uint64_t>(std::atoi(QTest::currentDataTag())));
    auto file = CaseFile::inMemory(sample ? test::sampleCase() : test::generatedCase(12, 5));
    QCOMPARE(errorOf(file), QString());
    const auto before = jsonOf(*file);
    int made = 0;
    int refused = 0;
    while (made < edits) {
        if (random.oneIn(8)) {
            const auto steps = 1 + random.below(4);
            for (std::size_t i = 0; i < steps; ++i) {
                const auto undone = file->undo(kStamp);
                QVERIFY2(undone || undone.error().code == ErrorCode::NotFound, undone.error().message.c_str());
            }
            for (std::size_t i = 0; i < steps && random.oneIn(2); ++i) {
                const auto redone = file->redo(kStamp);
                QVERIFY2(redone || redone.error().code == ErrorCode::NotFound, redone.error().message.c_str());
            }
        }
        const auto change = random.next(*file->read());
        const auto applied = file->apply(change, kStamp);
        if (!applied) {
            QVERIFY2(applied.error().code == ErrorCode::Invalid,
                     (change.name + ": " + applied.error().message).c_str());
            ++refused;
        }
        made += applied && applied->step != 0 ? 1 : 0;
    }
    QVERIFY(refused < edits / 2);
    compareWithFresh(*file);
    const auto after = jsonOf(*file);
    const auto index = indexOf(*file);
    while (file->undo(kStamp)) {
    }
    QCOMPARE(jsonOf(*file), before);
    compareWithFresh(*file);
    while (file->redo(kStamp)) {
    }
    QCOMPARE(jsonOf(*file), after);
    QVERIFY(indexOf(*file) == index);
    compareWithFresh(*file);
}

void TestUndo::theCaseCanBeSeenAsItWas()
{
    test::RandomEdits random(7);
    auto file = CaseFile::inMemory(test::sampleCase());
    std::map<std::int64_t, std::string> states{{0, jsonOf(*file)}};
    while (states.size() < 150) {
        if (random.oneIn(5))
            static_cast<void>(file->undo(kStamp));
        const auto applied = file->apply(random.next(*file->read()), kStamp);
        if (applied && applied->step != 0)
            states[applied->step] = jsonOf(*file);
    }
    for (const auto& [step, json] : states) {
        const auto then = file->asOf(step);
        QCOMPARE(errorOf(then), QString());
        QCOMPARE(jsonOf(*then), json);
        QVERIFY(then->isReadOnly());
    }
}

QTEST_APPLESS_MAIN(TestUndo)
#include "tst_undo.moc"
