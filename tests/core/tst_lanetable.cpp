#include "core/timeline/lanetable.h"

#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace dateline;
using layout::LaneTable;

namespace {

/// Events with an open start, in the depth of time, and at one second, beside those of our days.
EventIndex ofAllAges()
{
    IndexMaker maker;
    for (const char* date : {"../2001", "Y-13800000000", "Y-66000000", "-0044-03-15", "1914/1918", "2024-03-22"})
        maker.add({.date = date});
    const auto second = secondsFromCivil(2024, 3, 22, 19, 55);
    for (int i = 0; i < 100; ++i) {
        maker.add({.extent = {second, second + 1}});
        maker.add({.extent = {second + i * 1000, second + i * 1000 + 60}});
    }
    return maker.make();
}

EventIndex indexNamed(const QString& name)
{
    if (name == QLatin1String("all ages"))
        return ofAllAges();
    if (name == QLatin1String("no event"))
        return IndexMaker().make();
    return RandomIndex(7, {.events = 3000, .spans = 0.3}).index;
}

void addIndexes()
{
    QTest::addColumn<QString>("which");
    for (const char* name : {"random", "all ages", "no event"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// Seconds that matter to an index: beginnings and ends, a little before and after, and far away.
std::vector<double> placesIn(const EventIndex& index, std::mt19937& generator)
{
    std::vector<double> places{-1e18, 0, 1e18};
    for (int i = 0; i < 60 && index.size() > 0; ++i) {
        const auto row = static_cast<EventRow>(randomBelow(generator, index.size()));
        const auto anchor = layout::anchorOf(index, row);
        for (const double beside : {-1e6, -0.5, 0.0, 0.5, 1e6})
            places.push_back(anchor + beside);
    }
    std::sort(places.begin(), places.end());
    return places;
}

} // namespace

class TestLaneTable : public QObject
{
    Q_OBJECT

private slots:
    void positionsAreInTheOrderOfAnchors_data() { addIndexes(); }
    void positionsAreInTheOrderOfAnchors();
    void whatIsBeforeASecondIsCounted_data() { addIndexes(); }
    void whatIsBeforeASecondIsCounted();
    void whatReachesOverASecondIsFound_data() { addIndexes(); }
    void whatReachesOverASecondIsFound();
    void theBestOfAStretchAreFound_data() { addIndexes(); }
    void theBestOfAStretchAreFound();
    void whatIsWantedIsFoundInTheOrderOfImportance_data() { addIndexes(); }
    void whatIsWantedIsFoundInTheOrderOfImportance();
    void theLotOfAnEventStaysThroughFilters();
    void manyValuesAreFoundAmongSampledNumbers();
    void theNextDisputedEventIsFound();
    void someOfATableAreThoseMadeAnew_data() { addIndexes(); }
    void someOfATableAreThoseMadeAnew();
};

void TestLaneTable::positionsAreInTheOrderOfAnchors()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    auto rows = allRows(index);
    std::reverse(rows.begin(), rows.end());
    const LaneTable table(index, rows);
    QCOMPARE(table.size(), index.size());
    std::vector<EventRow> found(table.events().begin(), table.events().end());
    for (std::size_t i = 1; i < table.size(); ++i)
        QVERIFY(table.anchor(i) - table.anchor(i - 1) > -1);
    for (std::size_t i = 0; i < table.size(); ++i)
        QVERIFY(std::abs(table.anchor(i, 3600) - table.anchor(i)) <= 3600);
    std::sort(found.begin(), found.end());
    QVERIFY(found == allRows(index));
}

void TestLaneTable::whatIsBeforeASecondIsCounted()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const LaneTable table(index, allRows(index));
    std::mt19937 generator(5);
    std::size_t from = 0;
    for (const auto second : placesIn(index, generator)) {
        std::size_t expected = 0;
        for (EventRow row = 0; row < index.size(); ++row)
            expected += layout::anchorOf(index, row) < second ? 1U : 0U;
        QCOMPARE(table.before(second), expected);
        QCOMPARE(table.before(second, from), expected);
        for (const std::size_t ahead : {std::size_t{1}, std::size_t{30}, expected - from, index.size()})
            QCOMPARE(table.before(second, from, ahead), expected);
        from = expected;
        for (const double step : {0.25, 5.0, 86'400.0, 1e7}) {
            std::vector<std::size_t> counts(50);
            table.before(second, step, -20, counts);
            for (std::size_t n = 0; n < counts.size(); ++n)
                QCOMPARE(counts[n], table.before(second + (static_cast<double>(n) - 20) * step));
        }
    }
}

void TestLaneTable::whatReachesOverASecondIsFound()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const LaneTable table(index, allRows(index));
    std::mt19937 generator(6);
    for (const auto second : placesIn(index, generator)) {
        const auto divide = table.before(second);
        std::vector<std::uint32_t> past;
        std::vector<std::uint32_t> back;
        std::size_t within = 0;
        for (std::uint32_t i = 0; i < table.size(); ++i) {
            const auto reach = index.reach(table.event(i));
            const bool after = static_cast<double>(reach.latest) > second;
            const bool before = static_cast<double>(reach.earliest) < second;
            if (i < divide && after)
                past.push_back(i);
            if (i >= divide && before)
                back.push_back(i);
            within += after && static_cast<double>(reach.earliest) < second + 1e7 ? 1U : 0U;
        }
        QVERIFY(table.reachingPast(second, divide) == past);
        QVERIFY(table.reachingBack(second, divide) == back);
        QCOMPARE(table.within(second, second + 1e7).count(), within);
    }
}

void TestLaneTable::theBestOfAStretchAreFound()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const LaneTable table(index, allRows(index));
    std::mt19937 generator(7);
    for (int i = 0; i < 300 && table.size() > 0; ++i) {
        const auto first = randomBelow(generator, table.size());
        const auto end = first + 1 + randomBelow(generator, table.size() - first);
        std::vector<std::uint32_t> expected(end - first);
        std::iota(expected.begin(), expected.end(), static_cast<std::uint32_t>(first));
        std::sort(expected.begin(), expected.end(), [&](std::uint32_t a, std::uint32_t b) {
            return std::pair(table.priority(a), a) < std::pair(table.priority(b), b);
        });
        const auto most = 1 + randomBelow(generator, 9);
        std::vector<std::uint32_t> best;
        table.addBest(first, end, most, best);
        QCOMPARE(best.size(), std::min(most, end - first));
        for (std::size_t n = 0; n < best.size(); ++n)
            QCOMPARE(table.priority(best[n]), table.priority(expected[n]));
    }
}

void TestLaneTable::whatIsWantedIsFoundInTheOrderOfImportance()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const LaneTable table(index, allRows(index));
    std::mt19937 generator(11);
    for (int i = 0; i < 200 && table.size() > 0; ++i) {
        const auto first = randomBelow(generator, table.size());
        const auto end = first + randomBelow(generator, table.size() - first + 1);
        const auto least = std::pow(10.0, 10 * randomShare(generator));
        const auto worst = static_cast<unsigned>(randomBelow(generator, layout::kForegroundRanks));
        const auto wanted = [&](const LaneTable::Block& block) {
            return block.rank <= worst && static_cast<double>(block.latest) > block.anchor + least;
        };
        std::vector<std::uint32_t> expected;
        for (auto position = static_cast<std::uint32_t>(first); position < end; ++position) {
            const auto latest = static_cast<double>(index.reach(table.event(position)).latest);
            if (table.priority(position) >> 32 <= worst && latest > table.anchor(position) + least + 1)
                expected.push_back(position);
        }
        std::ranges::sort(expected, {}, [&](std::uint32_t position) { return table.priority(position); });
        std::vector<std::uint32_t> found;
        table.inOrder(first, end, wanted, [&](std::uint32_t position) {
            found.push_back(position);
            return true;
        });
        QVERIFY(std::ranges::is_sorted(found, {}, [&](std::uint32_t position) { return table.priority(position); }));
        // Anchors are known to the second only.
        for (const auto position : expected)
            QCOMPARE(std::ranges::count(found, position), 1);
        for (const auto position : found)
            QVERIFY(table.priority(position) >> 32 <= worst);
    }
}

void TestLaneTable::theLotOfAnEventStaysThroughFilters()
{
    const auto index = RandomIndex(8, {.events = 500}).index;
    const LaneTable all(index, allRows(index));
    std::vector<EventRow> some;
    for (EventRow row = 0; row < index.size(); row += 3)
        some.push_back(row);
    const LaneTable few(index, some);
    for (std::size_t i = 0; i < few.size(); ++i) {
        const auto at = std::find(all.events().begin(), all.events().end(), few.event(i)) - all.events().begin();
        QCOMPARE(few.priority(i), all.priority(static_cast<std::size_t>(at)));
    }
}

void TestLaneTable::manyValuesAreFoundAmongSampledNumbers()
{
    std::mt19937 generator(9);
    for (int i = 0; i < 60; ++i) {
        const auto size = i < 40 ? static_cast<std::size_t>(i) : 1000 + randomBelow(generator, 30'000);
        const auto most = i % 3 == 0 ? 50 : 0xFFFFFFFFU; // many are equal, or hardly any
        std::vector<std::uint32_t> numbers(size);
        for (auto& number : numbers)
            number = static_cast<std::uint32_t>(randomBelow(generator, most));
        std::ranges::sort(numbers);
        layout::Samples samples;
        samples.renew(numbers, 0, numbers.size());
        for (int step = 0; step < 4; ++step) {
            const auto at = static_cast<std::ptrdiff_t>(randomBelow(generator, numbers.size() + 1));
            if (step % 2 == 1 && at < std::ssize(numbers))
                numbers.erase(numbers.begin() + at);
            else
                numbers.insert(numbers.begin() + at, at == 0 ? 0 : numbers[static_cast<std::size_t>(at) - 1]);
            samples.renew(numbers, static_cast<std::size_t>(at), numbers.size());
            std::vector<std::uint32_t> values(1 + randomBelow(generator, 100));
            for (auto& value : values)
                value = static_cast<std::uint32_t>(randomBelow(generator, most));
            std::ranges::sort(values);
            std::vector<std::size_t> found(values.size());
            samples.find(numbers, values, found);
            for (std::size_t n = 0; n < values.size(); ++n)
                QCOMPARE(std::ptrdiff_t(found[n]), std::ranges::lower_bound(numbers, values[n]) - numbers.begin());
        }
    }
}

void TestLaneTable::theNextDisputedEventIsFound()
{
    for (const double share : {0.0, 0.02, 0.5}) {
        const auto index = RandomIndex(10, {.events = 2000, .alternatives = share}).index;
        const LaneTable table(index, allRows(index));
        for (std::uint32_t position = 0; position <= table.size(); ++position)
            QVERIFY(table.disputedFrom(position) == std::lower_bound(table.disputed().data(),
                                                                     table.disputed().data() + table.disputed().size(),
                                                                     position));
    }
}

void TestLaneTable::someOfATableAreThoseMadeAnew()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const LaneTable all(index, allRows(index));
    std::mt19937 generator(8);
    for (const double share : {0.0, 0.01, 0.2, 0.9, 1.0}) {
        std::vector<std::uint32_t> positions;
        std::vector<EventRow> rows;
        for (std::uint32_t position = 0; position < all.size(); ++position) {
            if (randomShare(generator) < share) {
                positions.push_back(position);
                rows.push_back(all.event(position));
            }
        }
        std::sort(rows.begin(), rows.end());
        const LaneTable some(all, positions);
        const LaneTable anew(index, rows);
        QVERIFY(std::ranges::equal(some.events(), anew.events()));
        QVERIFY(std::ranges::equal(some.disputed(), anew.disputed()));
        for (const auto second : placesIn(index, generator)) {
            const auto divide = anew.before(second);
            QCOMPARE(some.before(second), divide);
            QVERIFY(some.reachingPast(second, divide) == anew.reachingPast(second, divide));
            QVERIFY(some.reachingBack(second, divide) == anew.reachingBack(second, divide));
            std::vector<std::uint32_t> best;
            std::vector<std::uint32_t> expected;
            some.addBest(divide / 2, divide, 7, best);
            anew.addBest(divide / 2, divide, 7, expected);
            QVERIFY(best == expected);
        }
    }
}

QTEST_APPLESS_MAIN(TestLaneTable)
#include "tst_lanetable.moc"
