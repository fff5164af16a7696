#include "core/timeline/indexclock.h"

#include <QtTest>

using namespace dateline;

namespace {

TimeExtent extentOf(const char* edtf)
{
    return EdtfDate::parse(edtf).value().bounds();
}

/// Rows in the order given, which must be that of their dates; keys 1, 2, …; each with columns that tell it apart.
EventIndex indexOf(const std::vector<const char*>& dates)
{
    EventIndex index;
    for (const char* edtf : dates) {
        const auto number = static_cast<std::uint16_t>(index.size() + 1);
        const EdtfDate date = EdtfDate::parse(edtf).value();
        index.key.push_back(number);
        index.extent.push_back(date.bounds());
        index.category.push_back(number);
        index.importance.push_back(Importance::Minor);
        index.flags.push_back(dateFlags(date));
        index.claimCount.push_back(number);
        for (ListColumn* list : {&index.sources, &index.actors, &index.places}) {
            list->items.insert(list->items.end(), {number, static_cast<std::uint16_t>(number + 1)});
            list->offsets.push_back(static_cast<std::uint32_t>(list->items.size()));
        }
        addDate(index, static_cast<EventRow>(index.size() - 1), date);
    }
    return index;
}

QString keysOf(const EventIndex& index)
{
    QStringList keys;
    for (const EventKey key : index.key)
        keys << QString::number(key);
    return keys.join(' ');
}

EventIndex inUtc(EventIndex index)
{
    return onClock(std::move(index), TimeZone::named("Europe/Moscow").value(), TimeZone());
}

} // namespace

class IndexClockTest : public QObject
{
    Q_OBJECT

private slots:
    void timesShiftAndDaysStay();
    void rowsAreInTheOrderOfTheOtherClock();
    void everyColumnGoesWithItsRow();
    void alternativesThatAreTimesShiftToo();
    void theSameClockChangesNothing();
};

void IndexClockTest::timesShiftAndDaysStay()
{
    const EventIndex index = inUtc(indexOf({"2024-03", "2024-03-22", "2024-03-22T19:55:00", "2024-03-23/2024-03-24"}));
    QVERIFY(index.extent[0] == extentOf("2024-03"));
    QVERIFY(index.extent[1] == extentOf("2024-03-22"));
    QVERIFY(index.extent[2] == extentOf("2024-03-22T16:55:00"));
    QVERIFY(index.extent[3] == extentOf("2024-03-23/2024-03-24"));
    QCOMPARE(keysOf(index), QString("1 2 3 4"));
}

void IndexClockTest::rowsAreInTheOrderOfTheOtherClock()
{
    const EventIndex index = inUtc(indexOf({"2024-03-21", "2024-03-22", "2024-03-22T01:00:00", "2024-03-22T02:00:00"}));
    QCOMPARE(keysOf(index), QString("1 3 4 2"));
    QVERIFY(index.extent[1] == extentOf("2024-03-21T22:00:00"));
    QVERIFY(std::ranges::is_sorted(index.extent, {}, &TimeExtent::earliest));
}

void IndexClockTest::everyColumnGoesWithItsRow()
{
    const std::vector<const char*> dates{"2024-03-20~", "[2024-03-22,2024-03-25]", "2024-03-22/2024-04",
                                         "2024-03-22T01:00:00"};
    const EventIndex before = indexOf(dates);
    const EventIndex after = inUtc(before);
    QCOMPARE(keysOf(after), QString("1 4 2 3"));
    const auto same = [](std::span<const TimeExtent> a, std::span<const TimeExtent> b) {
        return std::ranges::equal(a, b);
    };
    for (EventRow row = 0; row < after.size(); ++row) {
        const auto old = static_cast<EventRow>(after.key[row] - 1);
        QCOMPARE(after.category[row], before.category[old]);
        QCOMPARE(after.flags[row], before.flags[old]);
        QCOMPARE(after.claimCount[row], before.claimCount[old]);
        QVERIFY(std::ranges::equal(after.sources.at(row), before.sources.at(old)));
        QVERIFY(std::ranges::equal(after.actors.at(row), before.actors.at(old)));
        QVERIFY(std::ranges::equal(after.places.at(row), before.places.at(old)));
        QVERIFY(same(after.widened.at(row), before.widened.at(old)));
        QVERIFY(same(after.certain.at(row), before.certain.at(old)));
        QVERIFY(same(after.members.at(row), before.members.at(old)));
        // What a date with a time of day is asked for has moved with it; all others answer as they did.
        if (!after.has(row, Timed))
            QCOMPARE(liesIn(after, row, extentOf("2024-03-23")), liesIn(before, old, extentOf("2024-03-23")));
    }
    QVERIFY(std::ranges::is_sorted(after.dates, {}, [](const auto& entry) { return entry.first; }));
}

void IndexClockTest::alternativesThatAreTimesShiftToo()
{
    EventIndex index = indexOf({"2024-03-20"});
    index.flags[0] |= DateDisputed;
    index.alternativeExtents.add(0, std::vector{extentOf("2024-03-22"), extentOf("2024-03-22T01:00:00")});
    const EventIndex shifted = inUtc(index);
    QVERIFY(shifted.alternatives(0)[0] == extentOf("2024-03-21T22:00:00"));
    QVERIFY(shifted.alternatives(0)[1] == extentOf("2024-03-22"));
}

void IndexClockTest::theSameClockChangesNothing()
{
    const TimeZone moscow = TimeZone::named("Europe/Moscow").value();
    const EventIndex index = onClock(indexOf({"2024-03-22", "2024-03-22T01:00:00"}), moscow, moscow);
    QCOMPARE(keysOf(index), QString("1 2"));
    QVERIFY(index.extent[1] == extentOf("2024-03-22T01:00:00"));
}

QTEST_APPLESS_MAIN(IndexClockTest)
#include "tst_indexclock.moc"
