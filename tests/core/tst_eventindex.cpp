#include "core/timeline/eventindex.h"

#include "tests/support/randomedtf.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>

using namespace dateline;

Q_DECLARE_METATYPE(dateline::Certainty)

class TestEventIndex : public QObject
{
    Q_OBJECT

private slots:
    void anEventIsFoundByItsKey();
    void whatLiesInARangeIsWhatTheDateSays_data();
    void whatLiesInARangeIsWhatTheDateSays();
    void itLiesInAnyRangeAsTheDateDoes();
    void theMarginsOfTheCaseWiden();
};

namespace {

/// An index of random dates of all kinds, and those dates by row.
struct RandomDates
{
    RandomDates(std::uint64_t seed, std::size_t count)
    {
        test::RandomEdtf random(seed);
        IndexMaker maker;
        while (texts.size() < count) {
            const auto text = random.next();
            const auto date = EdtfDate::parse(text);
            const auto extent = date ? date->bounds() : TimeExtent{};
            if (!date || (extent.openStart() && extent.openEnd()))
                continue;
            texts.push_back(text);
            maker.add({.date = text});
        }
        index = maker.make();
        for (EventRow row = 0; row < index.size(); ++row)
            dates.push_back(*EdtfDate::parse(textOf(row)));
    }

    const std::string& textOf(EventRow row) const { return texts[static_cast<std::size_t>(index.key[row] - 100)]; }

    std::vector<std::string> texts;
    EventIndex index;
    std::vector<EdtfDate> dates;
};

/// An end of the event's date, of what is certain of it, or of its margins, or a little beside.
std::int64_t someEnd(std::mt19937& generator, const EventIndex& index, EventRow row)
{
    static constexpr std::int64_t beside[] = {0, 0, 0, -1, 1, -40, 86'400, -86'400, 40'000'000, -40'000'000};
    auto extent = index.extent[row];
    const auto certain = index.certain.at(row);
    if (!certain.empty() && randomBelow(generator, 2) == 0)
        extent = certain.front();
    else if (randomBelow(generator, 3) == 0)
        extent = index.reach(row);
    return addSeconds(randomBelow(generator, 2) == 0 ? extent.earliest : extent.latest,
                      beside[randomBelow(generator, std::size(beside))]);
}

} // namespace

void TestEventIndex::anEventIsFoundByItsKey()
{
    const RandomIndex random(1, {.events = 50});
    for (EventRow row = 0; row < random.index.size(); ++row)
        QCOMPARE(random.index.rowOf(random.index.key[row]), row);
    QCOMPARE(random.index.rowOf(99), EventRow(random.index.size()));
}

void TestEventIndex::whatLiesInARangeIsWhatTheDateSays_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<Certainty>("march2024");
    QTest::addColumn<Certainty>("year2015");
    const auto row = [](const char* date, Certainty march2024, Certainty year2015) {
        QTest::newRow(date) << QString(date) << march2024 << year2015;
    };
    constexpr auto no = Certainty::No;
    constexpr auto possible = Certainty::Possible;
    constexpr auto certain = Certainty::Certain;
    row("2024-03-22", certain, no);
    row("2024-03-22T19:55:00", certain, no);
    row("2024-03-XX", certain, no);
    row("2024-03", certain, no);
    row("2024", possible, no);
    row("202X", possible, no);
    row("2024-XX-22", possible, no);
    row("2023-XX-22", no, no);
    row("2024-04-02~", possible, no);
    row("2024-04-02?", no, no);
    row("2013~", no, possible);
    row("2014~/2015-XX", no, certain);
    row("2014/2016", no, certain);
    row("2014-05/2024-04", certain, certain);
    row("2014/..", certain, certain);
    row("2014/", possible, possible);
    row("../2015", no, certain);
    row("/2016", no, possible);
    row("[2015,2024-03-05]", possible, possible);
    row("{2015,2024-03-05}", certain, certain);
    row("[2024-03-01..2024-03-05]", certain, no);
}

void TestEventIndex::whatLiesInARangeIsWhatTheDateSays()
{
    QFETCH(QString, date);
    QFETCH(Certainty, march2024);
    QFETCH(Certainty, year2015);
    IndexMaker maker;
    maker.add({.date = date.toStdString()});
    const auto index = maker.make();
    // An open end lasts on beyond what the case's extent is cut at.
    QCOMPARE(liesIn(index, 0, monthExtent(2024, 3)), march2024);
    QCOMPARE(liesIn(index, 0, yearExtent(2015)), year2015);
    QCOMPARE(liesIn(index, 0, {0, 0}), Certainty::No);
}

void TestEventIndex::itLiesInAnyRangeAsTheDateDoes()
{
    const RandomDates random(11, 20'000);
    std::mt19937 generator(12);
    int answers[3] = {};
    for (int step = 0; step < 200'000; ++step) {
        const auto row = static_cast<EventRow>(randomBelow(generator, random.index.size()));
        const auto other =
            randomBelow(generator, 3) == 0 ? static_cast<EventRow>(randomBelow(generator, random.index.size())) : row;
        TimeExtent range{someEnd(generator, random.index, row), someEnd(generator, random.index, other)};
        if (range.latest < range.earliest)
            std::swap(range.earliest, range.latest);
        if (randomBelow(generator, 20) == 0)
            range.earliest = kBeginningOfTime;
        const auto expected = liesIn(random.dates[row], range);
        const auto actual = liesIn(random.index, row, range);
        ++answers[static_cast<int>(actual)];
        QVERIFY2(actual == expected, (random.textOf(row) + " in " + std::to_string(range.earliest) + " to " +
                                      std::to_string(range.latest) + ": " + std::to_string(static_cast<int>(actual)))
                                         .c_str());
    }
    QVERIFY(*std::min_element(std::begin(answers), std::end(answers)) > 10'000);
}

void TestEventIndex::theMarginsOfTheCaseWiden()
{
    EventIndex index;
    index.extent.push_back(dayExtent(2024, 3, 22));
    index.flags.push_back(Approximate);
    index.margins.days = 10;
    addDate(index, 0, *EdtfDate::parse("2024-03-22~"));
    QCOMPARE(index.reach(0), (TimeExtent{dayExtent(2024, 3, 12).earliest, dayExtent(2024, 4, 1).latest}));
    QCOMPARE(liesIn(index, 0, dayExtent(2024, 3, 13)), Certainty::Possible);
    QCOMPARE(liesIn(index, 0, dayExtent(2024, 3, 11)), Certainty::No);
}

QTEST_APPLESS_MAIN(TestEventIndex)
#include "tst_eventindex.moc"
