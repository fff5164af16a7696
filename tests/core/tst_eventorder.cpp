#include "core/timeline/eventorder.h"
#include "core/timeline/filtering.h"
#include "core/timeline/keyrows.h"
#include "core/timeline/rangeanswers.h"

#include "tests/support/randompatches.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

using namespace dateline;

namespace {

/// The keys of events, in the order of the index that they are in.
std::vector<EventKey> keysOf(const EventIndex& index, const std::vector<EventRow>& rows)
{
    std::vector<EventKey> keys;
    for (const auto row : rows)
        keys.push_back(index.key[row]);
    return keys;
}

std::set<EventKey> keysOf(const EventIndex& index, const EventSet& set)
{
    std::set<EventKey> keys;
    set.forEach([&](EventRow row) { keys.insert(index.key[row]); });
    return keys;
}

EventFilter randomFilter(const EventIndex& index, std::mt19937& random)
{
    EventFilter filter;
    if (randomBelow(random, 2) == 0)
        filter.categories = {static_cast<std::uint16_t>(randomBelow(random, index.categories.ids.size()))};
    if (randomBelow(random, 3) == 0)
        filter.places = {0, static_cast<std::uint16_t>(randomBelow(random, index.placeNames.ids.size()))};
    filter.onlyDisputed = randomBelow(random, 4) == 0;
    if (randomBelow(random, 2) == 0) {
        const auto one = index.extent[randomBelow(random, index.size())].earliest;
        const auto other = index.extent[randomBelow(random, index.size())].latest;
        filter.range = TimeExtent{std::min(one, other), std::max(one, other) + 1};
        filter.alsoPossible = randomBelow(random, 2) == 0;
    }
    filter.searching = randomBelow(random, 3) == 0;
    for (EventRow row = 0; row < index.size(); row += 3)
        filter.matches.push_back(index.key[row]);
    std::ranges::sort(filter.matches);
    return filter;
}

} // namespace

/// An index that followed edits is, asked of its events, the one that is made anew.
class TestEventOrder : public QObject
{
    Q_OBJECT

private slots:
    void eventsAreGoneOverInTheirOrder();
    void eventsAreFoundAndCountedBetweenPlaces_data();
    void eventsAreFoundAndCountedBetweenPlaces();
    void rowsAreFoundByKeysOfEventsAlone();
    void filtersAndCountsKnowNothingOfGoneRows();
};

void TestEventOrder::eventsAreGoneOverInTheirOrder()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = 300, .spans = 0.3}).index);
        const auto& index = patches.index;
        for (int step = 0; step < 12; ++step) {
            patches.next(10);
            const auto anew = patches.anew();
            QVERIFY(anew.isInOrder());
            QCOMPARE(index.events(), anew.size());
            QCOMPARE(keysOf(index, allRows(index)), anew.key.list());
            const auto ordered = inOrder(index);
            QVERIFY(ordered.isInOrder());
            QVERIFY(ordered.key == anew.key && ordered.extent == anew.extent);
            for (std::size_t n = 1; n < anew.size(); ++n)
                QVERIFY(comesBefore(index, index.rowOf(anew.key[n - 1]), index.rowOf(anew.key[n])));
        }
    }
}

void TestEventOrder::eventsAreFoundAndCountedBetweenPlaces_data()
{
    QTest::addColumn<int>("events");
    QTest::addColumn<int>("oneIn");
    QTest::newRow("hardly any") << 3 << 1;
    QTest::newRow("all") << 200 << 1;
    QTest::newRow("some") << 1'000 << 3;
    QTest::newRow("few") << 1'000 << 200;
    QTest::newRow("none") << 500 << 1'000'000;
}

void TestEventOrder::eventsAreFoundAndCountedBetweenPlaces()
{
    QFETCH(int, events);
    QFETCH(int, oneIn);
    std::mt19937 random(7);
    test::RandomPatches patches(3, RandomIndex(5, {.events = static_cast<std::size_t>(events)}).index);
    const auto& index = patches.index;
    for (int step = 0; step < 20; ++step) {
        auto among = everyEvent(index);
        everyEvent(index).forEach(
            [&](EventRow row) { among.set(row, randomBelow(random, static_cast<std::uint64_t>(oneIn)) == 0); });
        const EventOrder order(index, among);
        const auto rows = allRows(index);
        const auto placeAt = [&](std::size_t n) {
            return n == rows.size() ? order.end() : order.before(rows[n]);
        };
        for (int round = 0; round < 30; ++round) {
            const auto from = randomBelow(random, rows.size() + 1);
            const auto to = from + randomBelow(random, rows.size() + 1 - from);
            std::vector<EventRow> between;
            std::optional<EventRow> next;
            std::optional<EventRow> last;
            for (std::size_t n = 0; n < rows.size(); ++n) {
                if (!among.contains(rows[n]))
                    continue;
                if (n >= from && n < to)
                    between.push_back(rows[n]);
                if (n >= from && !next)
                    next = rows[n];
                if (n < to)
                    last = rows[n];
            }
            QCOMPARE(order.countBetween(placeAt(from), placeAt(to)), between.size());
            QVERIFY(order.firstFrom(placeAt(from)) == next);
            QVERIFY(order.lastBefore(placeAt(to)) == last);
            if (from < rows.size()) {
                const auto start = static_cast<double>(index.extent[rows[from]].earliest);
                const auto first = std::ranges::find_if(rows, [&](EventRow row) {
                    return among.contains(row) && static_cast<double>(index.extent[row].earliest) >= start;
                });
                QVERIFY(order.firstFrom(order.at(start)) ==
                        (first == rows.end() ? std::nullopt : std::optional(*first)));
                const auto after = order.firstFrom(order.after(rows[from]));
                QVERIFY(!after || comesBefore(index, rows[from], *after));
            }
        }
        QVERIFY(order.firstFrom(order.begin()) == order.firstFrom(order.at(-std::numeric_limits<double>::infinity())));
        patches.next(5);
    }
}

void TestEventOrder::rowsAreFoundByKeysOfEventsAlone()
{
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = 100}).index);
        const auto& index = patches.index;
        for (int step = 0; step < 12; ++step) {
            const KeyRows rows(index);
            const auto every = everyEvent(index);
            std::vector<EventKey> keys = index.key.list();
            std::ranges::sort(keys);
            keys.erase(std::ranges::unique(keys).begin(), keys.end());
            std::vector<EventRow> found;
            for (const auto key : keys) {
                const auto row = index.rowOf(key);
                QCOMPARE(rows.rowOf(key), row);
                QVERIFY(row == index.size() || (every.contains(row) && index.key[row] == key));
                if (row < index.size())
                    found.push_back(row);
            }
            QCOMPARE(found.size(), index.events());
            std::ranges::sort(found);
            QCOMPARE(rowsOf(index, keys), found);
            // As another index knows them: some stand elsewhere now, some are not there.
            auto other = patches;
            other.next(30);
            QCOMPARE(rowsOf(index, keys, other.anew()), found);
            const std::span few(keys.data() + keys.size() / 2, std::min<std::size_t>(3, keys.size() / 2));
            QCOMPARE(rowsOf(index, few, other.anew()), rowsOf(index, few));
            patches.next(6);
        }
    }
}

void TestEventOrder::filtersAndCountsKnowNothingOfGoneRows()
{
    std::mt19937 random(9);
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
        test::RandomPatches patches(seed, RandomIndex(seed, {.events = 300, .spans = 0.3}).index);
        const auto& index = patches.index;
        for (int step = 0; step < 12; ++step) {
            const auto anew = patches.anew();
            const auto filter = randomFilter(anew, random);
            QCOMPARE(keysOf(index, apply(index, filter)), keysOf(anew, apply(anew, filter)));
            QCOMPARE(keysOf(index, onlyPossible(index, filter)), keysOf(anew, onlyPossible(anew, filter)));
            const auto counts = countFacets(index, filter);
            const auto expected = countFacets(anew, filter);
            QCOMPARE(counts.categories, expected.categories);
            QCOMPARE(counts.actors, expected.actors);
            QCOMPARE(counts.places, expected.places);
            QCOMPARE(counts.sources, expected.sources);
            QCOMPARE(counts.disputed, expected.disputed);
            QCOMPARE(counts.singleSource, expected.singleSource);
            QCOMPARE(counts.shown, expected.shown);
            QVERIFY(counts.inRange.certain == expected.inRange.certain &&
                    counts.inRange.possible == expected.inRange.possible);
            patches.next(8);
        }
    }
}

QTEST_APPLESS_MAIN(TestEventOrder)
#include "tst_eventorder.moc"
