#include "core/model/quantitywords.h"

#include <QtTest>

using namespace dateline;

Q_DECLARE_METATYPE(dateline::Comparator)

class QuantityWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void amountsAreReadAsPeopleWriteThem_data();
    void amountsAreReadAsPeopleWriteThem();
    void whatIsNoAmountIsRefused_data();
    void whatIsNoAmountIsRefused();
    void whatIsShownBackIsReadTheSame_data();
    void whatIsShownBackIsReadTheSame();
};

void QuantityWordsTest::amountsAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("understood");
    const std::pair<const char*, const char*> rows[] = {
        {"133", "133"},
        {"4,000", "4,000"},
        {"4 000", "4,000"},
        {"1,234,567", "1,234,567"},
        {"2.5", "2.5"},
        {"1.2 million", "1,200,000"},
        {"more than 133", "more than 133"},
        {"over 133 individuals", "more than 133 individuals"},
        {"More Than 133", "more than 133"},
        {"> 5", "more than 5"},
        {"≥5", "at least 5"},
        {"100+", "at least 100"},
        {"100 or more", "at least 100"},
        {"no fewer than six", "at least 6"},
        {"up to 20", "at most 20"},
        {"no more than 20 people", "at most 20"},
        {"under 20", "less than 20"},
        {"just under 20", "almost 20"},
        {"nearly 140", "almost 140"},
        {"about 100", "about 100"},
        {"~100", "about 100"},
        {"100 or so", "about 100"},
        {"c. 40", "about 40"},
        {"84–95 people", "84 to 95"},
        {"84-95", "84 to 95"},
        {"84 to 95", "84 to 95"},
        {"between 84 and 95", "84 to 95"},
        {"from 84 to 95 civilians", "84 to 95 civilians"},
        {"six firefighters", "6 firefighters"},
        {"6 American soldiers", "6 American soldiers"},
        {"13 US soldiers killed", "13 US soldiers killed"},
        {"a dozen", "12"},
        {"two hundred dead", "200"},
        {"twenty-five", "25"},
        {"no one", "0"},
        {"12 300", "12,300"},
        {"  7 \t", "7"},
    };
    for (const auto& [text, understood] : rows) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(understood);
    }
}

void QuantityWordsTest::amountsAreReadAsPeopleWriteThem()
{
    QFETCH(QString, text);
    QFETCH(QString, understood);
    const auto read = quantityFromWords(text.toStdString());
    QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
    QCOMPARE(QString::fromStdString(inWords(*read)), understood);
}

void QuantityWordsTest::whatIsNoAmountIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
         {"", "   ", "dozens", "many people", "more than", "between 5", "95 to 84", "about 100+", "someone", "to 5"}) {
        QTest::addRow("“%s”", text) << QString::fromUtf8(text);
    }
}

void QuantityWordsTest::whatIsNoAmountIsRefused()
{
    QFETCH(QString, text);
    const auto read = quantityFromWords(text.toStdString());
    QVERIFY(!read.has_value());
    QVERIFY(!read.error().message.empty());
}

void QuantityWordsTest::whatIsShownBackIsReadTheSame_data()
{
    QTest::addColumn<Comparator>("comparator");
    using enum Comparator;
    for (const Comparator comparator : {Exactly, AtLeast, MoreThan, AtMost, LessThan, Almost, About, Between}) {
        QTest::newRow(std::string(toWord(comparator)).c_str()) << comparator;
    }
}

void QuantityWordsTest::whatIsShownBackIsReadTheSame()
{
    QFETCH(Comparator, comparator);
    const Quantity quantity{12300, comparator == Comparator::Between ? 15000.0 : 0, comparator,
                            "civilians of the town"};
    const auto read = quantityFromWords(inWords(quantity));
    QVERIFY(read.has_value());
    QVERIFY(*read == quantity);
}

QTEST_GUILESS_MAIN(QuantityWordsTest)
#include "tst_quantitywords.moc"
