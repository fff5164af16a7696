#include "core/timeline/indexbytes.h"

#include "tests/support/indexdifference.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <cstring>

using namespace dateline;

namespace {

using Bytes = std::vector<std::byte>;

Bytes bytesOf(const EventIndex& index)
{
    Bytes bytes;
    writeIndex(index, [&](std::span<const std::byte> more) { bytes.insert(bytes.end(), more.begin(), more.end()); });
    return bytes;
}

std::optional<EventIndex> indexOf(const Bytes& bytes)
{
    std::size_t at = 0;
    return readIndex(
        [&](std::span<std::byte> into) {
            if (into.size() > bytes.size() - at)
                return false;
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), into.size(), into.begin());
            at += into.size();
            return true;
        },
        bytes.size());
}

/// With sets, gaps, approximate dates, alternatives, actors and places.
EventIndex variedIndex()
{
    IndexMaker maker;
    for (const char* date : {"2024-03-22", "2024", "~2023-05", "2024-03-22/2024-03-25", "2024-02/..", "[2021,2023]",
                             "{2020..2022}", "156X-12-25", "2024-03-22T19:55:00", "/2019", "2018-04%"}) {
        IndexMaker::Entry entry;
        entry.date = date;
        entry.actors = {1, 2};
        entry.places = {3};
        entry.alternatives = {dayExtent(2022, 3, 4)};
        maker.add(entry);
    }
    return maker.make();
}

EventIndex indexNamed(const QString& name)
{
    if (name == "empty")
        return {};
    if (name == "varied")
        return variedIndex();
    return RandomIndex(7, {.events = 2'000}).index;
}

} // namespace

class TestIndexBytes : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead_data();
    void whatIsWrittenIsRead();
    void bytesThatAreCutGiveNothing();
    void bytesThatAreChangedGiveNothing();
    void columnsThatDoNotFitGiveNothing_data();
    void columnsThatDoNotFitGiveNothing();
};

void TestIndexBytes::whatIsWrittenIsRead_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"empty", "varied", "random"})
        QTest::newRow(name) << QString(name);
}

void TestIndexBytes::whatIsWrittenIsRead()
{
    QFETCH(QString, name);
    const auto index = indexNamed(name);
    const auto read = indexOf(bytesOf(index));
    QVERIFY(read);
    QCOMPARE(test::difference(*read, index), QString());
    QCOMPARE(read->actorNames.ids, index.actorNames.ids);
    QCOMPARE(read->placeNames.names, index.placeNames.names);
    QVERIFY(bytesOf(*read) == bytesOf(index));
    QVERIFY(read->key.capacity() <= index.size() + index.size() / 64 + 64);
}

void TestIndexBytes::bytesThatAreCutGiveNothing()
{
    const auto bytes = bytesOf(variedIndex());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY2(!indexOf(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))),
                 QByteArray::number(quint64(size)));
    auto more = bytes;
    more.push_back(std::byte{0});
    QVERIFY(!indexOf(more));
}

void TestIndexBytes::bytesThatAreChangedGiveNothing()
{
    const auto bytes = bytesOf(variedIndex());
    auto changed = bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const unsigned change : {1U, 0x80U, 0xFFU}) {
            changed[at] ^= std::byte(change);
            QVERIFY2(!indexOf(changed), QByteArray::number(quint64(at)));
            changed[at] = bytes[at];
        }
    }
}

using Spoil = void (*)(EventIndex&);
Q_DECLARE_METATYPE(Spoil)

void TestIndexBytes::columnsThatDoNotFitGiveNothing_data()
{
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char* name, Spoil spoil) {
        QTest::newRow(name) << spoil;
    };
    row("a column too short", [](EventIndex& index) { index.flags.pop_back(); });
    row("a category that there is not", [](EventIndex& index) { index.category.front() = 4; });
    row("a source that there is not", [](EventIndex& index) { index.sources.items.back() = 6; });
    row("an actor that there is not", [](EventIndex& index) { index.actors.items.back() = 60000; });
    row("an importance that there is not", [](EventIndex& index) { index.importance.front() = Importance(3); });
    row("a shape that there is not", [](EventIndex& index) { index.categoryShapes.front() = Shape(99); });
    row("a colour too few", [](EventIndex& index) { index.categoryColors.pop_back(); });
    row("a name too few", [](EventIndex& index) { index.placeNames.names.pop_back(); });
    row("rows out of order", [](EventIndex& index) { std::swap(index.extent.front(), index.extent.back()); });
    row("the same row twice", [](EventIndex& index) {
        index.extent[1] = index.extent[0];
        index.importance[1] = index.importance[0];
        index.key.set(1, index.key[0]);
    });
    row("an end before its start",
        [](EventIndex& index) { index.extent.front().latest = index.extent[0].earliest - 1; });
    row("a list that runs out", [](EventIndex& index) { index.places.offsets.back() += 1; });
    row("a list that runs backwards", [](EventIndex& index) { index.places.offsets[1] = 9; });
    row("no offsets", [](EventIndex& index) { index.places.offsets.clear(); });
    row("extents of no row", [](EventIndex& index) { index.alternativeExtents.rows.back() = 11; });
    row("extents of rows out of order", [](EventIndex& index) { index.alternativeExtents.rows[2] = 0; });
    row("a row without its extent", [](EventIndex& index) { index.alternativeExtents.extents.pop_back(); });
    row("a date of no row", [](EventIndex& index) { index.dates.back().first = 11; });
}

void TestIndexBytes::columnsThatDoNotFitGiveNothing()
{
    QFETCH(Spoil, spoil);
    auto index = variedIndex();
    QVERIFY(indexOf(bytesOf(index)));
    spoil(index);
    QVERIFY(!indexOf(bytesOf(index)));
}

QTEST_APPLESS_MAIN(TestIndexBytes)
#include "tst_indexbytes.moc"
