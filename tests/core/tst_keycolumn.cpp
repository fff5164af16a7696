// A column of keys is a list of keys, however many bytes each takes.

#include "core/timeline/keycolumn.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace dateline;

namespace {

constexpr EventKey kMostNarrow = 0xFFFF'FFFF;

std::vector<EventKey> keysNamed(const QString& name)
{
    if (name == QLatin1String("none"))
        return {};
    if (name == QLatin1String("narrow"))
        return {0, 1, kMostNarrow, 7};
    if (name == QLatin1String("wide at the end"))
        return {3, 2, kMostNarrow + 1};
    if (name == QLatin1String("wide at the beginning"))
        return {EventKey{1} << 60, 5, 0};
    return {4, -1, 4};
}

} // namespace

class TestKeyColumn : public QObject
{
    Q_OBJECT

private slots:
    void isTheListThatWasPutIn_data();
    void isTheListThatWasPutIn();
    void takesFourBytesWhereThatIsEnough();
    void aKeyThatIsSetIsRead_data();
    void aKeyThatIsSetIsRead();
    void columnsOfBothWidthsGoTogether();
};

void TestKeyColumn::isTheListThatWasPutIn_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"none", "narrow", "wide at the end", "wide at the beginning", "negative"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestKeyColumn::isTheListThatWasPutIn()
{
    QFETCH(QString, name);
    const auto keys = keysNamed(name);
    KeyColumn column;
    for (std::size_t n = 0; n < keys.size(); ++n) {
        column.push_back(keys[n]);
        QCOMPARE(column.back(), keys[n]);
        QCOMPARE(column.front(), keys.front());
    }
    QCOMPARE(column.size(), keys.size());
    QCOMPARE(column.empty(), keys.empty());
    QCOMPARE(column.list(), keys);
    QVERIFY(column == KeyColumn(keys));
    QVERIFY(std::ranges::is_permutation(column, keys));
    QCOMPARE(column.end() - column.begin(), static_cast<std::ptrdiff_t>(keys.size()));
    auto widened = column;
    widened.widen();
    QVERIFY(widened == column);
    QCOMPARE(widened.list(), keys);
    widened.push_back(9);
    QVERIFY(!(widened == column));
}

void TestKeyColumn::takesFourBytesWhereThatIsEnough()
{
    QVERIFY(!KeyColumn(keysNamed("narrow")).isWide());
    QVERIFY(KeyColumn(keysNamed("negative")).isWide());
    KeyColumn column{1, 2};
    column.with([](const auto& keys) { QCOMPARE(sizeof(keys.front()), std::size_t{4}); });
    column.push_back(kMostNarrow + 1);
    column.with([](const auto& keys) { QCOMPARE(sizeof(keys.front()), std::size_t{8}); });
    QCOMPARE(column.list(), (std::vector<EventKey>{1, 2, kMostNarrow + 1}));
}

void TestKeyColumn::aKeyThatIsSetIsRead_data()
{
    QTest::addColumn<EventKey>("key");
    QTest::newRow("narrow") << EventKey{17};
    QTest::newRow("the greatest narrow one") << kMostNarrow;
    QTest::newRow("wide") << kMostNarrow + 1;
    QTest::newRow("negative") << EventKey{-3};
}

void TestKeyColumn::aKeyThatIsSetIsRead()
{
    QFETCH(EventKey, key);
    KeyColumn column{1, 2, 3};
    column.set(1, key);
    QCOMPARE(column.list(), (std::vector<EventKey>{1, key, 3}));
}

void TestKeyColumn::columnsOfBothWidthsGoTogether()
{
    const KeyColumn narrow{1, 2};
    const KeyColumn wide{kMostNarrow + 1, 3};
    for (const auto* first : {&narrow, &wide}) {
        for (const auto* second : {&narrow, &wide}) {
            auto all = *first;
            all.withAlike(*second,
                          [](auto& keys, const auto& more) { keys.insert(keys.end(), more.begin(), more.end()); });
            auto expected = first->list();
            std::ranges::copy(*second, std::back_inserter(expected));
            QCOMPARE(all.list(), expected);
        }
    }
}

QTEST_APPLESS_MAIN(TestKeyColumn)
#include "tst_keycolumn.moc"
