// What is shown of a large case before its events are read, held against counting one by one.

#include "core/timeline/firstlook.h"
#include "core/timeline/indexbytes.h"
#include "core/timeline/lanetable.h"

#include "tests/support/bigcase.h"
#include "tests/support/fakemeasure.h"
#include "tests/support/randomindex.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace dateline;

namespace {

constexpr auto kBins = FirstLook::kBins;

EventIndex indexNamed(const QString& name)
{
    if (name == QLatin1String("no event"))
        return IndexMaker().make();
    if (name == QLatin1String("one event")) {
        IndexMaker maker;
        maker.add({.date = "2024-03-22"});
        return maker.make();
    }
    if (name == QLatin1String("large"))
        return test::BigCase(5000).index();
    return RandomIndex(7, {.events = 3000, .spans = 0.3}).index;
}

void addIndexes()
{
    QTest::addColumn<QString>("which");
    for (const char* name : {"no event", "one event", "random", "large"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

std::size_t standingIn(const EventIndex& index, const VisibleRange& range)
{
    std::size_t count = 0;
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto anchor = layout::anchorOf(index, row);
        count += range.start <= anchor && anchor < range.end;
    }
    return count;
}

SceneOptions optionsFor(const EventIndex& index, const VisibleRange& range)
{
    SceneOptions options;
    options.range = range;
    options.width = 1300;
    options.height = 700;
    options.shown = EventSet(index.size(), true);
    options.title = [](EventRow) {
        return "Title";
    };
    options.second = [](EventRow) {
        return "2 sources";
    };
    return options;
}

std::size_t countedIn(const TimelineScene& scene)
{
    std::size_t all = 0;
    for (const auto& ribbon : scene.ribbons)
        all = std::accumulate(ribbon.counts.begin(), ribbon.counts.end(), all);
    return all;
}

using Bytes = std::vector<std::byte>;

Bytes bytesOf(const FirstLook& look)
{
    Bytes bytes;
    writeFirstLook(look, [&](std::span<const std::byte> more) { bytes.insert(bytes.end(), more.begin(), more.end()); });
    return bytes;
}

std::optional<FirstLook> lookOf(const Bytes& bytes)
{
    std::size_t at = 0;
    return readFirstLook(
        [&](std::span<std::byte> into) {
            if (into.size() > bytes.size() - at)
                return false;
            std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), into.size(), into.begin());
            at += into.size();
            return true;
        },
        bytes.size());
}

} // namespace

class TestFirstLook : public QObject
{
    Q_OBJECT

private slots:
    void countsEachEventWhereItStands_data() { addIndexes(); }
    void countsEachEventWhereItStands();
    void hasTheLanesOfTheWholeScene_data() { addIndexes(); }
    void hasTheLanesOfTheWholeScene();
    void countsNothingTwiceAtAnyRange();
    void ribbonsStandApartWhereThereIsRoomBetween();
    void whatIsWrittenIsRead_data() { addIndexes(); }
    void whatIsWrittenIsRead();
    void bytesThatAreNotWhatWasWrittenGiveNothing();
    void looksThatDoNotFitGiveNothing_data();
    void looksThatDoNotFitGiveNothing();
};

void TestFirstLook::countsEachEventWhereItStands()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const auto look = firstLook(index);
    QVERIFY(look.range == storyRange(index));
    QCOMPARE(look.events, index.size());
    std::vector<std::uint32_t> expected(look.counts.size());
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto anchor = layout::anchorOf(index, row);
        if (anchor < look.range.start || anchor >= look.range.end)
            continue;
        const auto lane = std::ranges::find(look.lanes, index.category[row]) - look.lanes.begin();
        const auto bin = std::floor((anchor - look.range.start) / look.range.length() * double(kBins));
        ++expected[static_cast<std::size_t>(lane) * kBins + static_cast<std::size_t>(bin)];
    }
    QCOMPARE(look.counts, expected);
}

void TestFirstLook::hasTheLanesOfTheWholeScene()
{
    QFETCH(QString, which);
    const auto index = indexNamed(which);
    const auto look = firstLook(index);
    const FakeMeasure measure;
    const auto options = optionsFor(index, look.range);
    const auto first = sceneOf(look, options, measure);
    QCOMPARE(first.shownEvents, standingIn(index, look.range));
    QCOMPARE(countedIn(first), first.shownEvents);
    QVERIFY(!first.axis.empty());
    if (which != QLatin1String("large") && which != QLatin1String("random"))
        return; // a small case's lanes are as high as their rows, which no look knows
    const auto whole = SceneBuilder(index, measure).build(options);
    QCOMPARE(first.lanes.size(), whole.lanes.size());
    for (std::size_t i = 0; i < whole.lanes.size(); ++i) {
        QCOMPARE(first.lanes[i].name, whole.lanes[i].name);
        QCOMPARE(first.lanes[i].category, whole.lanes[i].category);
        QVERIFY(first.lanes[i].box == whole.lanes[i].box);
    }
    QVERIFY(first.height == whole.height);
    QCOMPARE(first.axis.size(), whole.axis.size());
}

void TestFirstLook::countsNothingTwiceAtAnyRange()
{
    const auto index = indexNamed("large");
    const auto look = firstLook(index);
    const FakeMeasure measure;
    const auto bin = look.range.length() / double(kBins);
    for (const double share : {0.01, 0.1, 0.4, 0.9, 3.0}) {
        for (const double begin : {-0.5, 0.0, 0.2, 0.55, 0.99}) {
            const auto start = look.range.start + begin * look.range.length();
            const VisibleRange range{start, start + share * look.range.length()};
            const auto scene = sceneOf(look, optionsFor(index, range), measure);
            QCOMPARE(countedIn(scene), scene.shownEvents);
            // What stands beside its place does so by less than a stretch.
            const VisibleRange inside{std::max(range.start, look.range.start), std::min(range.end, look.range.end)};
            const VisibleRange wider{inside.start - bin, inside.end + bin};
            const VisibleRange narrower{inside.start + bin, inside.end - bin};
            QVERIFY(scene.shownEvents <= standingIn(index, wider));
            QVERIFY(scene.shownEvents >= standingIn(index, narrower));
        }
    }
}

void TestFirstLook::ribbonsStandApartWhereThereIsRoomBetween()
{
    const auto index = indexNamed("one event");
    auto look = firstLook(index);
    std::ranges::fill(look.counts, 0);
    look.counts[1000] = 3;
    look.counts[1010] = 4;
    look.counts[3000] = 5;
    const FakeMeasure measure;
    const auto scene = sceneOf(look, optionsFor(index, look.range), measure);
    QCOMPARE(scene.ribbons.size(), std::size_t{2});
    const auto sum = [](const DensityRibbon& ribbon) {
        return std::accumulate(ribbon.counts.begin(), ribbon.counts.end(), 0U);
    };
    QCOMPARE(sum(scene.ribbons[0]), 7U);
    QCOMPARE(sum(scene.ribbons[1]), 5U);
    QVERIFY(scene.ribbons[0].box.right() < scene.ribbons[1].box.x);
    for (const auto& ribbon : scene.ribbons) {
        QCOMPARE(ribbon.counts.size(), static_cast<std::size_t>(ribbon.box.width));
        QVERIFY(ribbon.box.x >= scene.gutterWidth);
        QVERIFY(ribbon.box.right() <= scene.width);
    }
}

void TestFirstLook::whatIsWrittenIsRead()
{
    QFETCH(QString, which);
    const auto look = firstLook(indexNamed(which));
    const auto read = lookOf(bytesOf(look));
    QVERIFY(read);
    QVERIFY(read->range == look.range);
    QCOMPARE(read->events, look.events);
    QCOMPARE(read->lanes, look.lanes);
    QCOMPARE(read->counts, look.counts);
    QCOMPARE(read->legend.categories.names, look.legend.categories.names);
    QCOMPARE(read->legend.categoryColors, look.legend.categoryColors);
    QCOMPARE(read->legend.size(), std::size_t{0});
}

void TestFirstLook::bytesThatAreNotWhatWasWrittenGiveNothing()
{
    const auto bytes = bytesOf(firstLook(indexNamed("one event")));
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        QVERIFY(!lookOf(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))));
    auto changed = bytes;
    for (std::size_t at = 0; at < bytes.size(); at += at < 600 ? 1 : 97) {
        changed[at] ^= std::byte{0x40};
        QVERIFY2(!lookOf(changed), QByteArray::number(quint64(at)));
        changed[at] = bytes[at];
    }
    auto more = bytes;
    more.push_back(std::byte{0});
    QVERIFY(!lookOf(more));
}

using Spoil = void (*)(FirstLook&);
Q_DECLARE_METATYPE(Spoil)

void TestFirstLook::looksThatDoNotFitGiveNothing_data()
{
    QTest::addColumn<Spoil>("spoil");
    const auto row = [](const char* name, Spoil spoil) {
        QTest::newRow(name) << spoil;
    };
    row("a lane of a category that there is not", [](FirstLook& look) { look.lanes.front() = 99; });
    row("a lane without counts", [](FirstLook& look) { look.lanes.push_back(0); });
    row("counts too few", [](FirstLook& look) { look.counts.pop_back(); });
    row("a range backwards", [](FirstLook& look) { std::swap(look.range.start, look.range.end); });
    row("a range without end", [](FirstLook& look) { look.range.end = std::numeric_limits<double>::infinity(); });
    row("a range that is no number", [](FirstLook& look) { look.range.start = std::nan(""); });
    row("a colour too few", [](FirstLook& look) { look.legend.categoryColors.pop_back(); });
    row("events", [](FirstLook& look) { look.legend = indexNamed("one event"); });
}

void TestFirstLook::looksThatDoNotFitGiveNothing()
{
    QFETCH(Spoil, spoil);
    auto look = firstLook(indexNamed("one event"));
    QVERIFY(lookOf(bytesOf(look)));
    spoil(look);
    QVERIFY(!lookOf(bytesOf(look)));
}

QTEST_APPLESS_MAIN(TestFirstLook)
#include "tst_firstlook.moc"
