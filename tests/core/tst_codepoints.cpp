#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include <QtTest>

#include <array>
#include <random>

using namespace dateline;

class CodePointsTest : public QObject
{
    Q_OBJECT

private slots:
    void theFirstBadByteIsFound_data();
    void theFirstBadByteIsFound();
    void positionsAndOffsetsGoBothWays();
    void theIndexAgreesWithCounting();
    void aStretchIsCutWhereTheTextEnds();
    void onlyAMarkAtTheStartIsPassedOver();
    void checksumsAreTheStandards_data();
    void checksumsAreTheStandards();
};

void CodePointsTest::theFirstBadByteIsFound_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("bad"); // -1: none
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("plain") << QByteArray("plain") << -1;
    QTest::newRow("two, three and four bytes") << QByteArray("é€🕊") << -1;
    QTest::newRow("last code point") << QByteArray("\xF4\x8F\xBF\xBF") << -1;
    QTest::newRow("beyond the last") << QByteArray("ab\xF4\x90\x80\x80") << 2;
    QTest::newRow("continuation alone") << QByteArray("a\x80") << 1;
    QTest::newRow("cut off") << QByteArray("ab\xE2\x82") << 2;
    QTest::newRow("cut off by another") << QByteArray("\xE2\x82x") << 0;
    QTest::newRow("overlong, two bytes") << QByteArray("\xC0\xAF") << 0;
    QTest::newRow("overlong, three bytes") << QByteArray("\xE0\x9F\xBF") << 0;
    QTest::newRow("overlong, four bytes") << QByteArray("\xF0\x8F\xBF\xBF") << 0;
    QTest::newRow("surrogate") << QByteArray("é\xED\xA0\x80") << 2;
    QTest::newRow("below the surrogates") << QByteArray("\xED\x9F\xBF") << -1;
    QTest::newRow("never a byte") << QByteArray("\xFF") << 0;
    QTest::newRow("zero is a code point") << QByteArray("a\0b", 3) << -1;
}

void CodePointsTest::theFirstBadByteIsFound()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, bad);
    const auto found = firstInvalidUtf8(bytes.toStdString());
    QCOMPARE(found ? static_cast<int>(*found) : -1, bad);
}

void CodePointsTest::positionsAndOffsetsGoBothWays()
{
    const std::string text = "aé€🕊z"; // bytes 0, 1, 3, 6, 10
    QCOMPARE(codePointCount(text), std::int64_t{5});
    const std::vector<std::size_t> offsets{0, 1, 3, 6, 10, 11};
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        QCOMPARE(byteOffset(text, static_cast<std::int64_t>(i)), offsets[i]);
        QCOMPARE(codePointOffset(text, offsets[i]), static_cast<std::int64_t>(i));
    }
    QCOMPARE(byteOffset(text, -3), std::size_t{0});
    QCOMPARE(byteOffset(text, 99), text.size());
    QCOMPARE(codePointOffset(text, 99), std::int64_t{5});
    QCOMPARE(codePointOffset(text, 4), std::int64_t{3});
}

void CodePointsTest::theIndexAgreesWithCounting()
{
    std::mt19937 random(7);
    std::string text;
    while (text.size() < 10'000)
        text += std::array{"a", "é", "€", "🕊"}[random() % 4];
    const CodePointIndex index(text);
    QCOMPARE(index.size(), codePointCount(text));
    for (std::int64_t position = -1; position <= index.size() + 1; position += 1 + std::int64_t(random() % 7)) {
        const std::size_t offset = byteOffset(text, position);
        QCOMPARE(index.byteOffset(position), offset);
        QCOMPARE(index.codePointOffset(offset), codePointOffset(text, offset));
    }
    QVERIFY(index.textAt({1000, 1040}) == textAt(text, {1000, 1040}));
    QVERIFY(CodePointIndex("").textAt({0, 4}).empty());
}

void CodePointsTest::aStretchIsCutWhereTheTextEnds()
{
    const std::string text = "aé€🕊z";
    QCOMPARE(std::string(textAt(text, {1, 3})), std::string("é€"));
    QCOMPARE(std::string(textAt(text, {3, 99})), std::string("🕊z"));
    QVERIFY(textAt(text, {3, 3}).empty());
    QVERIFY(textAt(text, {4, 2}).empty());
    QVERIFY(textAt(text, {7, 9}).empty());
}

void CodePointsTest::onlyAMarkAtTheStartIsPassedOver()
{
    QCOMPARE(std::string(withoutByteOrderMark("\xEF\xBB\xBFtext")), std::string("text"));
    QCOMPARE(std::string(withoutByteOrderMark("te\xEF\xBB\xBFxt")), std::string("te\xEF\xBB\xBFxt"));
    QVERIFY(withoutByteOrderMark("").empty());
}

void CodePointsTest::checksumsAreTheStandards_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("nothing") << QByteArray()
                             << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("abc") << QByteArray("abc")
                         << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("a million") << QByteArray(1'000'000, 'a')
                               << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void CodePointsTest::checksumsAreTheStandards()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(sha256(bytes.toStdString())), expected);
}

QTEST_APPLESS_MAIN(CodePointsTest)
#include "tst_codepoints.moc"
