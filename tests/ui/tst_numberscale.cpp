#include "ui/citation/numberscale.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace dateline;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

ScaleValue value(double amount, const QString& text, QuantityBounds bounds)
{
    ScaleValue made;
    made.amount = amount;
    made.bounds = bounds;
    made.text = text;
    made.sources = QStringLiteral("1 2");
    return made;
}

ScaleValue exactly(double amount)
{
    return value(amount, QString::number(amount), {amount, amount});
}

} // namespace

class TestNumberScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dotsStandToScale();
    void openBoundsHaveArrows();
    void aRangeHasABarThatReachesItsDot();
    void textsNeverOverlapNorLeaveTheScale_data();
    void textsNeverOverlapNorLeaveTheScale();
    void aSingleValueStandsInTheMiddle();
    void valuesAreShownByAmount();
    void aClickOnADotChoosesIt();
    void theKeyboardWalksAndChooses();
    void aScreenReaderHearsEachValueWithItsSources();
};

void TestNumberScale::dotsStandToScale()
{
    const std::vector<ScaleValue> values{exactly(84), exactly(94), exactly(104)};
    const std::vector<QSizeF> sizes(3, QSizeF(24, 15));
    const ScaleLayout layout = layoutScale(values, 320, sizes, sizes);
    const double first = layout.items[1].x - layout.items[0].x;
    const double second = layout.items[2].x - layout.items[1].x;
    QVERIFY(first > 50);
    QCOMPARE(first, second);
}

void TestNumberScale::openBoundsHaveArrows()
{
    const std::vector<ScaleValue> values{value(130, QStringLiteral("130+"), {131, kOpen}),
                                         value(140, QStringLiteral("< 140"), {-kOpen, 139}), exactly(133)};
    const std::vector<QSizeF> sizes(3, QSizeF(24, 15));
    const ScaleLayout layout = layoutScale(values, 320, sizes, sizes);
    QVERIFY(layout.items[0].arrowRight);
    QVERIFY(!layout.items[0].arrowLeft);
    QVERIFY(layout.items[1].arrowLeft);
    QVERIFY(!layout.items[2].arrowLeft && !layout.items[2].arrowRight);
    for (const auto& item : layout.items) {
        QVERIFY(std::isfinite(item.x));
    }
}

void TestNumberScale::aRangeHasABarThatReachesItsDot()
{
    const std::vector<ScaleValue> values{value(100, QStringLiteral("~100"), {90, 99}), exactly(80)};
    const std::vector<QSizeF> sizes(2, QSizeF(24, 15));
    const ScaleLayout layout = layoutScale(values, 320, sizes, sizes);
    QVERIFY(layout.items[0].from < layout.items[0].to);
    QCOMPARE(layout.items[0].to, layout.items[0].x);
    QCOMPARE(layout.items[1].from, layout.items[1].to);
}

void TestNumberScale::textsNeverOverlapNorLeaveTheScale_data()
{
    QTest::addColumn<std::vector<double>>("amounts");
    QTest::addColumn<double>("width");
    QTest::newRow("far apart") << std::vector<double>{1, 50, 100} << 320.0;
    QTest::newRow("close together") << std::vector<double>{133, 134, 135, 4000} << 320.0;
    QTest::newRow("all at the right end") << std::vector<double>{1, 997, 998, 999, 1000} << 320.0;
    QTest::newRow("equal amounts") << std::vector<double>{100, 100, 100} << 320.0;
    QTest::newRow("more than one row holds")
        << std::vector<double>{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14} << 320.0;
    QTest::newRow("narrow") << std::vector<double>{10, 20, 30, 40} << 80.0;
    QTest::newRow("one") << std::vector<double>{7} << 320.0;
}

void TestNumberScale::textsNeverOverlapNorLeaveTheScale()
{
    QFETCH(std::vector<double>, amounts);
    QFETCH(double, width);
    std::vector<ScaleValue> values;
    for (const double amount : amounts) {
        values.push_back(exactly(amount));
    }
    const std::vector<QSizeF> labels(values.size(), QSizeF(34, 15));
    const std::vector<QSizeF> sources(values.size(), QSizeF(28, 14));
    const ScaleLayout layout = layoutScale(values, width, labels, sources);
    std::vector<QRectF> texts;
    for (const auto& item : layout.items) {
        texts.push_back(item.label);
        texts.push_back(item.sources);
        QVERIFY(item.label.bottom() < layout.lineY);
        QVERIFY(item.sources.top() > layout.lineY);
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QVERIFY2(texts[i].left() >= -0.001 && texts[i].right() <= width + 0.001 && texts[i].top() >= 0 &&
                     texts[i].bottom() <= layout.height,
                 qPrintable(QStringLiteral("text %1 leaves the scale").arg(i)));
        for (std::size_t k = i + 1; k < texts.size(); ++k) {
            QVERIFY2(!texts[i].intersects(texts[k]), qPrintable(QStringLiteral("texts %1 and %2").arg(i).arg(k)));
        }
    }
}

void TestNumberScale::aSingleValueStandsInTheMiddle()
{
    const std::vector<QSizeF> sizes(1, QSizeF(24, 15));
    QCOMPARE(layoutScale({exactly(5)}, 300, sizes, sizes).items[0].x, 150.0);
}

void TestNumberScale::valuesAreShownByAmount()
{
    const Theme theme = Theme::light();
    NumberScale scale(theme);
    scale.setValues({exactly(137), value(130, QStringLiteral("130+"), {131, kOpen}), exactly(133)},
                    QStringLiteral("Deaths"));
    QStringList texts;
    for (const ScaleValue& shown : scale.values()) {
        texts << shown.text;
    }
    QCOMPARE(texts, QStringList({QStringLiteral("130+"), QStringLiteral("133"), QStringLiteral("137")}));
}

void TestNumberScale::aClickOnADotChoosesIt()
{
    const Theme theme = Theme::light();
    NumberScale scale(theme);
    scale.setValues({exactly(100), exactly(137), exactly(200)}, QStringLiteral("Deaths"));
    scale.resize(360, scale.heightForWidth(360));
    QSignalSpy chosen(&scale, &NumberScale::chosen);
    const ScaleLayout layout = scale.currentLayout();
    QTest::mouseClick(&scale, Qt::LeftButton, {}, QPointF(layout.items[1].x, layout.lineY).toPoint());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
    QTest::mouseClick(&scale, Qt::LeftButton, {}, layout.items[2].label.center().toPoint());
    QCOMPARE(chosen[1][0].toInt(), 2);
}

void TestNumberScale::theKeyboardWalksAndChooses()
{
    const Theme theme = Theme::light();
    NumberScale scale(theme);
    scale.setValues({exactly(100), exactly(137)}, QStringLiteral("Deaths"));
    QSignalSpy chosen(&scale, &NumberScale::chosen);
    QTest::keyClick(&scale, Qt::Key_Right);
    QTest::keyClick(&scale, Qt::Key_Right);
    QTest::keyClick(&scale, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
}

void TestNumberScale::aScreenReaderHearsEachValueWithItsSources()
{
    const Theme theme = Theme::light();
    NumberScale scale(theme);
    scale.setValues({exactly(100)}, QStringLiteral("Deaths"));
    QCOMPARE(scale.accessibleName(), QStringLiteral("Deaths: 100 by source 1 2"));
}

QTEST_MAIN(TestNumberScale)
#include "tst_numberscale.moc"
