#include "core/model/vocabulary.h"

#include <QtTest>

using namespace dateline;

namespace {

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

template<typename Enum> void everyWordComesBack()
{
    const auto words = allWords<Enum>();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto value = fromWord<Enum>(words[i]);
        QVERIFY2(value.has_value(), qPrintable(text(words[i])));
        QCOMPARE(static_cast<std::size_t>(*value), i);
        QCOMPARE(text(toWord(*value)), text(words[i]));
    }
    QVERIFY(!fromWord<Enum>(""));
    QVERIFY(!fromWord<Enum>("no such word"));
}

} // namespace

class VocabularyTest : public QObject
{
    Q_OBJECT

private slots:
    void everyWordOfEveryListComesBack();
    void wordsAreTheDocumentedOnes_data();
    void wordsAreTheDocumentedOnes();
    void wordsAreTakenAsTheyAre();
    void propertiesStandInTheirOrderOfDisplay();
    void propertiesAreFoundById();
    void relationsReadBothWays_data();
    void relationsReadBothWays();
};

void VocabularyTest::everyWordOfEveryListComesBack()
{
    everyWordComesBack<ValueType>();
    everyWordComesBack<Stance>();
    everyWordComesBack<Rank>();
    everyWordComesBack<Comparator>();
    everyWordComesBack<Importance>();
    everyWordComesBack<Reliability>();
    everyWordComesBack<EntityKind>();
    everyWordComesBack<Shape>();
    everyWordComesBack<Anchoring>();
}

void VocabularyTest::wordsAreTheDocumentedOnes_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    QTest::newRow("comparator") << text(toWord(Comparator::AtLeast)) << "at least";
    QTest::newRow("last comparator") << text(toWord(Comparator::Between)) << "between";
    QTest::newRow("importance") << text(toWord(Importance::Core)) << "core";
    QTest::newRow("reliability") << text(toWord(Reliability::A)) << "A";
    QTest::newRow("last reliability") << text(toWord(Reliability::F)) << "F";
    QTest::newRow("anchoring") << text(toWord(Anchoring::Exact)) << "Exact";
    QTest::newRow("not anchored") << text(toWord(Anchoring::Unattached)) << "Unattached";
    QTest::newRow("stance") << text(toWord(Stance::Denies)) << "denies";
    QTest::newRow("rank") << text(toWord(Rank::Deprecated)) << "deprecated";
    QTest::newRow("kind") << text(toWord(EntityKind::Place)) << "place";
    QTest::newRow("shape") << text(toWord(Shape::Bar)) << "bar";
    QTest::newRow("type") << text(toWord(ValueType::Text)) << "text";
}

void VocabularyTest::wordsAreTheDocumentedOnes()
{
    QFETCH(QString, word);
    QFETCH(QString, expected);
    QCOMPARE(word, expected);
}

void VocabularyTest::wordsAreTakenAsTheyAre()
{
    QVERIFY(!fromWord<Importance>("Core"));
    QVERIFY(!fromWord<Reliability>("a"));
    QVERIFY(!fromWord<Comparator>("at  least"));
    QVERIFY(!fromWord<Comparator>(" about"));
}

void VocabularyTest::propertiesStandInTheirOrderOfDisplay()
{
    QStringList ids;
    for (const Property& property : builtinProperties())
        ids << text(property.id);
    QCOMPARE(ids.join(' '),
             QString("date place deaths injured victims perpetrator claimed-by attackers suspects arrests "
                     "method target motive warning blamed denied-by actor leader members amount "
                     "description statement escape consequence assessment context duration"));
}

void VocabularyTest::propertiesAreFoundById()
{
    const Property* claimedBy = builtinProperty("claimed-by");
    QVERIFY(claimedBy != nullptr);
    QCOMPARE(text(claimedBy->name), QString("Claimed by"));
    QCOMPARE(claimedBy->type, ValueType::Entity);
    QCOMPARE(builtinProperty("date")->type, ValueType::Time);
    QCOMPARE(builtinProperty("deaths")->type, ValueType::Quantity);
    QCOMPARE(builtinProperty("method")->type, ValueType::Text);
    QVERIFY(builtinProperty("Date") == nullptr);
    QVERIFY(builtinProperty("") == nullptr);
}

void VocabularyTest::relationsReadBothWays_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("forwards");
    QTest::addColumn<QString>("backwards");
    QTest::newRow("warned of") << "warned-of"
                               << "warned of"
                               << "was warned of by";
    QTest::newRow("anniversary") << "anniversary-of"
                                 << "anniversary of"
                                 << "has as anniversary";
    QTest::newRow("follows") << "follows"
                             << "follows"
                             << "is followed by";
    QTest::newRow("part") << "part-of"
                          << "part of"
                          << "has as part";
    QTest::newRow("the same both ways") << "same-campaign-as"
                                        << "same campaign as"
                                        << "same campaign as";
    QTest::newRow("unknown") << "led-up-to"
                             << "led up to"
                             << "← led up to";
}

void VocabularyTest::relationsReadBothWays()
{
    QFETCH(QString, type);
    QFETCH(QString, forwards);
    QFETCH(QString, backwards);
    QCOMPARE(text(relationInWords(type.toStdString(), false)), forwards);
    QCOMPARE(text(relationInWords(type.toStdString(), true)), backwards);
    const auto known = relationTypes();
    QCOMPARE(std::find(known.begin(), known.end(), type.toStdString()) == known.end(), type == "led-up-to");
}

QTEST_APPLESS_MAIN(VocabularyTest)
#include "tst_vocabulary.moc"
