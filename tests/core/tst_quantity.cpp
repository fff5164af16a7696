#include "core/model/quantity.h"

#include <QtTest>

#include <limits>

using namespace dateline;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

} // namespace

Q_DECLARE_METATYPE(dateline::Comparator)

class QuantityTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsGiveBounds_data();
    void wordsGiveBounds();
    void boundsMeetWhereAnAmountFitsBoth_data();
    void boundsMeetWhereAnAmountFitsBoth();
    void textsForMarksAndForReading_data();
    void textsForMarksAndForReading();
    void amountsAreWrittenTheSameEverywhere_data();
    void amountsAreWrittenTheSameEverywhere();
};

void QuantityTest::wordsGiveBounds_data()
{
    QTest::addColumn<Comparator>("comparator");
    QTest::addColumn<double>("amount");
    QTest::addColumn<double>("end");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("upper");
    using enum Comparator;
    QTest::newRow("exactly") << Exactly << 133.0 << 0.0 << 133.0 << 133.0;
    QTest::newRow("exactly none") << Exactly << 0.0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("at least") << AtLeast << 6.0 << 0.0 << 6.0 << kOpen;
    QTest::newRow("more than is one up") << MoreThan << 133.0 << 0.0 << 134.0 << kOpen;
    QTest::newRow("more than a fraction") << MoreThan << 2.5 << 0.0 << 2.5 << kOpen;
    QTest::newRow("at most") << AtMost << 5.0 << 0.0 << -kOpen << 5.0;
    QTest::newRow("less than is one down") << LessThan << 5.0 << 0.0 << -kOpen << 4.0;
    QTest::newRow("less than a fraction") << LessThan << 0.5 << 0.0 << -kOpen << 0.5;
    QTest::newRow("almost") << Almost << 100.0 << 0.0 << 90.0 << 99.0;
    QTest::newRow("almost, rounded outward") << Almost << 95.0 << 0.0 << 85.0 << 94.0;
    QTest::newRow("almost one is none") << Almost << 1.0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("almost a fraction") << Almost << 2.5 << 0.0 << 2.25 << 2.5;
    QTest::newRow("almost nothing keeps its ends in order") << Almost << 0.0 << 0.0 << -1.0 << -1.0;
    QTest::newRow("about") << About << 100.0 << 0.0 << 90.0 << 110.0;
    QTest::newRow("about ten is not twelve") << About << 10.0 << 0.0 << 9.0 << 11.0;
    QTest::newRow("about, rounded outward") << About << 133.0 << 0.0 << 119.0 << 147.0;
    QTest::newRow("about a fraction") << About << 2.5 << 0.0 << 2.25 << 2.75;
    QTest::newRow("about a loss") << About << -100.0 << 0.0 << -110.0 << -90.0;
    QTest::newRow("between") << Between << 4000.0 << 6000.0 << 4000.0 << 6000.0;
    QTest::newRow("between, the wrong way round") << Between << 6000.0 << 4000.0 << 4000.0 << 6000.0;
}

void QuantityTest::wordsGiveBounds()
{
    QFETCH(Comparator, comparator);
    QFETCH(double, amount);
    QFETCH(double, end);
    QFETCH(double, lower);
    QFETCH(double, upper);
    const QuantityBounds range = bounds({amount, end, comparator, {}});
    QVERIFY2(range.lower == lower, qPrintable(QString::number(range.lower)));
    QVERIFY2(range.upper == upper, qPrintable(QString::number(range.upper)));
}

void QuantityTest::boundsMeetWhereAnAmountFitsBoth_data()
{
    QTest::addColumn<Comparator>("first");
    QTest::addColumn<double>("firstAmount");
    QTest::addColumn<Comparator>("second");
    QTest::addColumn<double>("secondAmount");
    QTest::addColumn<bool>("meet");
    using enum Comparator;
    QTest::newRow("84 and 95") << Exactly << 84.0 << Exactly << 95.0 << false;
    QTest::newRow("94 and almost 100") << Exactly << 94.0 << Almost << 100.0 << true;
    QTest::newRow("84 and almost 100") << Exactly << 84.0 << Almost << 100.0 << false;
    QTest::newRow("133 and more than 133") << Exactly << 133.0 << MoreThan << 133.0 << false;
    QTest::newRow("133 and at least 133") << Exactly << 133.0 << AtLeast << 133.0 << true;
    QTest::newRow("137 and more than 133") << Exactly << 137.0 << MoreThan << 133.0 << true;
    QTest::newRow("less than 5 and at least 4") << LessThan << 5.0 << AtLeast << 4.0 << true;
    QTest::newRow("less than 5 and at least 5") << LessThan << 5.0 << AtLeast << 5.0 << false;
    QTest::newRow("open both ways") << AtLeast << 7.0 << MoreThan << 900.0 << true;
}

void QuantityTest::boundsMeetWhereAnAmountFitsBoth()
{
    QFETCH(Comparator, first);
    QFETCH(double, firstAmount);
    QFETCH(Comparator, second);
    QFETCH(double, secondAmount);
    QFETCH(bool, meet);
    const QuantityBounds one = bounds({firstAmount, 0, first, {}});
    const QuantityBounds other = bounds({secondAmount, 0, second, {}});
    QCOMPARE(one.meets(other), meet);
    QCOMPARE(other.meets(one), meet);
}

void QuantityTest::textsForMarksAndForReading_data()
{
    QTest::addColumn<Comparator>("comparator");
    QTest::addColumn<double>("amount");
    QTest::addColumn<double>("end");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("words");
    using enum Comparator;
    QTest::newRow("exactly") << Exactly << 133.0 << 0.0 << ""
                             << "133"
                             << "133";
    QTest::newRow("more than") << MoreThan << 133.0 << 0.0 << ""
                               << "133+"
                               << "more than 133";
    QTest::newRow("at least, of") << AtLeast << 6.0 << 0.0 << "civilians"
                                  << "6+"
                                  << "at least 6 civilians";
    QTest::newRow("about") << About << 100.0 << 0.0 << ""
                           << "~100"
                           << "about 100";
    QTest::newRow("almost") << Almost << 100.0 << 0.0 << ""
                            << "~100"
                            << "almost 100";
    QTest::newRow("at most") << AtMost << 5.0 << 0.0 << ""
                             << "≤ 5"
                             << "at most 5";
    QTest::newRow("less than") << LessThan << 5.0 << 0.0 << ""
                               << "< 5"
                               << "less than 5";
    QTest::newRow("between") << Between << 4000.0 << 6000.0 << "fighters"
                             << "4000–6000"
                             << "4,000 to 6,000 fighters";
    QTest::newRow("three digits") << Exactly << 999.0 << 0.0 << ""
                                  << "999"
                                  << "999";
    QTest::newRow("millions") << Exactly << 1234567.0 << 0.0 << ""
                              << "1234567"
                              << "1,234,567";
    QTest::newRow("six digits") << Exactly << 500000.0 << 0.0 << "rubles"
                                << "500000"
                                << "500,000 rubles";
    QTest::newRow("below zero") << Exactly << -123456.0 << 0.0 << ""
                                << "-123456"
                                << "-123,456";
    QTest::newRow("with a fraction") << Exactly << 1234.5 << 0.0 << ""
                                     << "1234.5"
                                     << "1,234.5";
}

void QuantityTest::textsForMarksAndForReading()
{
    QFETCH(Comparator, comparator);
    QFETCH(double, amount);
    QFETCH(double, end);
    QFETCH(QString, of);
    QFETCH(QString, mark);
    QFETCH(QString, words);
    const Quantity quantity{amount, end, comparator, of.toStdString()};
    QCOMPARE(QString::fromStdString(shortText(quantity)), mark);
    QCOMPARE(QString::fromStdString(inWords(quantity)), words);
}

void QuantityTest::amountsAreWrittenTheSameEverywhere_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("expected");
    QTest::newRow("whole") << 133.0 << "133";
    QTest::newRow("fraction") << 2.5 << "2.5";
    QTest::newRow("no more digits than it takes") << 0.1 << "0.1";
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("negative zero") << -0.0 << "0";
    QTest::newRow("large, without an exponent") << 1e15 << "1000000000000000";
    QTest::newRow("small, without an exponent") << 1e-7 << "0.0000001";
    QTest::newRow("largest") << std::numeric_limits<double>::max() << QString("17976931348623157") + QString(292, '0');
}

void QuantityTest::amountsAreWrittenTheSameEverywhere()
{
    QFETCH(double, amount);
    QFETCH(QString, expected);
    const QString text = QString::fromStdString(amountText(amount));
    if (expected.size() > 300)
        QCOMPARE(text.toDouble(), amount); // its digits beyond the seventeenth are the library's choice
    else
        QCOMPARE(text, expected);
}

QTEST_APPLESS_MAIN(QuantityTest)
#include "tst_quantity.moc"
