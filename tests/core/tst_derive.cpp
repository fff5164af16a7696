#include "core/model/derive.h"

#include <QtTest>

using namespace dateline;

namespace {

EdtfDate date(const char* edtf)
{
    return EdtfDate::parse(edtf).value();
}

Claim stated(const char* id, const char* edtf, const char* property = "date")
{
    Claim claim;
    claim.id = id;
    claim.property = property;
    claim.value = date(edtf);
    claim.source = "gazette";
    return claim;
}

/// With a value that no anchor gives, so that deriving always writes it.
Claim relative(const char* id, const char* anchor, const char* shift, const char* property = "date")
{
    Claim claim = stated(id, "1900", property);
    claim.relative = RelativeToEvent{anchor, DateShift::parse(shift).value()};
    return claim;
}

Event eventOf(const char* id, const char* title, std::vector<Claim> claims)
{
    Event made;
    made.id = id;
    made.title = title;
    made.claims = std::move(claims);
    return made;
}

Case caseOf(std::vector<Event> events)
{
    Case content;
    content.info.timeZone = "Europe/Moscow";
    content.sources.emplace_back().id = "gazette";
    content.events = std::move(events);
    return content;
}

/// "b-1=2024-03-07 c-1=2024-03-08", or the error.
QString textOf(const Result<std::vector<DerivedValue>>& values)
{
    if (!values)
        return QString::fromStdString(values.error().message);
    QStringList texts;
    for (const DerivedValue& value : *values)
        texts << QString::fromStdString(value.claim + "=" + value.date.format());
    return texts.join(' ');
}

QString changed(const Case& content, std::vector<std::string> ids)
{
    return textOf(rederive(CaseEvents(content), ids));
}

/// Three events, each dated by the one before.
Case chain()
{
    return caseOf({eventOf("c", "C", {relative("c-1", "b", "P1D")}), eventOf("b", "B", {relative("b-1", "a", "-P15D")}),
                   eventOf("a", "A", {stated("a-1", "2024-03-22")}), eventOf("z", "Z", {relative("z-1", "y", "P1D")}),
                   eventOf("y", "Y", {stated("y-1", "2020")})});
}

} // namespace

class DeriveTest : public QObject
{
    Q_OBJECT

private slots:
    void anAnchorComesBeforeWhatDependsOnIt();
    void onlyWhatDependsOnTheChangedEventsIsDerived_data();
    void onlyWhatDependsOnTheChangedEventsIsDerived();
    void valuesThatAreRightAreNotGivenAgain();
    void theResolvedDateOfTheAnchorCounts();
    void aClaimKeepsItsValueWhereTheAnchorHasNoDate();
    void otherPropertiesFollowTheDatesOfTheirOwnEvent();
    void timesAreLookedAtOnTheCasesClock_data();
    void timesAreLookedAtOnTheCasesClock();
    void aCircleIsRefusedAndNamed_data();
    void aCircleIsRefusedAndNamed();
    void aCircleIsFoundThoughNobodyBelievesIt();
    void anEventMayBeDatedByTwoOthers();
    void whatCannotBeDerivedNamesItsPlace();
    void aLongChainIsDerivedInOneGo();
};

void DeriveTest::anAnchorComesBeforeWhatDependsOnIt()
{
    QCOMPARE(textOf(rederive(chain())), QString("b-1=2024-03-07 z-1=[2020-01-02..2021-01-01] c-1=2024-03-08"));
}

void DeriveTest::onlyWhatDependsOnTheChangedEventsIsDerived_data()
{
    QTest::addColumn<QString>("changedEvent");
    QTest::addColumn<QString>("values");
    QTest::newRow("the anchor of all") << "a"
                                       << "b-1=2024-03-07 c-1=2024-03-08";
    QTest::newRow("one in the middle") << "b"
                                       << "b-1=2024-03-07 c-1=2024-03-08";
    // b says 1900 until somebody derives it.
    QTest::newRow("the last, whose anchor is as it is") << "c"
                                                        << "c-1=[1900-01-02..1901-01-01]";
    QTest::newRow("the anchor of another") << "y"
                                           << "z-1=[2020-01-02..2021-01-01]";
    QTest::newRow("an event that is not there") << "gone"
                                                << "";
}

void DeriveTest::onlyWhatDependsOnTheChangedEventsIsDerived()
{
    QFETCH(QString, changedEvent);
    QFETCH(QString, values);
    QCOMPARE(changed(chain(), {changedEvent.toStdString()}), values);
}

void DeriveTest::valuesThatAreRightAreNotGivenAgain()
{
    Case content = chain();
    content.events[1].claims[0].value = date("2024-03-07");
    QCOMPARE(changed(content, {"a"}), QString("c-1=2024-03-08"));
    content.events[0].claims[0].value = date("2024-03-08");
    QCOMPARE(changed(content, {"a"}), QString());
    content.events[2].claims[0].value = date("2024-03-23");
    QCOMPARE(changed(content, {"a"}), QString("b-1=2024-03-08 c-1=2024-03-09"));
}

void DeriveTest::theResolvedDateOfTheAnchorCounts()
{
    Case content = chain();
    Claim preferred = stated("a-2", "2024-04-01");
    preferred.rank = Rank::Preferred;
    content.events[2].claims.push_back(preferred);
    QCOMPARE(changed(content, {"a"}), QString("b-1=2024-03-17 c-1=2024-03-18"));
}

void DeriveTest::aClaimKeepsItsValueWhereTheAnchorHasNoDate()
{
    Case content = chain();
    content.events[2].claims[0].rank = Rank::Deprecated;
    content.events[1].claims[0].value = date("2024-03-07");
    QCOMPARE(changed(content, {"a"}), QString("c-1=2024-03-08"));
}

void DeriveTest::otherPropertiesFollowTheDatesOfTheirOwnEvent()
{
    const Case content =
        caseOf({eventOf("a", "A", {stated("a-1", "2024-03-22"), relative("a-2", "a", "P3D", "announced")}),
                eventOf("b", "B",
                        {relative("b-1", "a", "P1D"), relative("b-2", "b", "P1D", "announced"),
                         relative("b-3", "a", "P9D", "announced")})});
    QCOMPARE(changed(content, {"a"}), QString("b-1=2024-03-23 a-2=2024-03-25 b-2=2024-03-24 b-3=2024-03-31"));
}

void DeriveTest::timesAreLookedAtOnTheCasesClock_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QString>("shift");
    QTest::addColumn<QString>("value");
    QTest::newRow("the day there") << "2024-03-22T22:00:00Z"
                                   << "P1D"
                                   << "b-1=2024-03-24";
    QTest::newRow("hours from UTC") << "2024-03-22T16:55:00Z"
                                    << "PT1H"
                                    << "b-1=2024-03-22T20:55:00";
    QTest::newRow("hours on the case's clock") << "2024-03-22T19:55:00"
                                               << "PT1H"
                                               << "b-1=2024-03-22T20:55:00";
}

void DeriveTest::timesAreLookedAtOnTheCasesClock()
{
    QFETCH(QString, anchor);
    QFETCH(QString, shift);
    QFETCH(QString, value);
    const Case content = caseOf({eventOf("a", "A", {stated("a-1", qPrintable(anchor))}),
                                 eventOf("b", "B", {relative("b-1", "a", qPrintable(shift))})});
    QCOMPARE(changed(content, {"a"}), value);
}

void DeriveTest::aCircleIsRefusedAndNamed_data()
{
    QTest::addColumn<QString>("changedEvent");
    QTest::newRow("from its first event") << "hall";
    QTest::newRow("from its second") << "kaluga";
    QTest::newRow("from an anchor outside it") << "warning";
}

void DeriveTest::aCircleIsRefusedAndNamed()
{
    QFETCH(QString, changedEvent);
    const Case content =
        caseOf({eventOf("after", "After it", {relative("after-1", "kaluga", "P1D")}),
                eventOf("kaluga", "Kaluga plot",
                        {relative("kaluga-1", "hall", "-P15D"), relative("kaluga-2", "warning", "P1D")}),
                eventOf("hall", "The Crocus City Hall attack", {relative("hall-1", "kaluga", "P15D")}),
                eventOf("warning", "Warning", {stated("warning-1", "2024-03-07")})});
    const auto values = rederive(CaseEvents(content), std::vector{changedEvent.toStdString()});
    QCOMPARE(textOf(values), QString("The Crocus City Hall attack is dated by Kaluga plot, which is dated by "
                                     "The Crocus City Hall attack"));
    QCOMPARE(values.error().code, ErrorCode::Invalid);
}

void DeriveTest::aCircleIsFoundThoughNobodyBelievesIt()
{
    Claim disbelieved = relative("a-2", "a", "P1D");
    disbelieved.rank = Rank::Deprecated;
    const Case content = caseOf({eventOf("a", "A", {stated("a-1", "2024"), disbelieved})});
    QCOMPARE(changed(content, {"a"}), QString("A is dated by itself"));
}

void DeriveTest::anEventMayBeDatedByTwoOthers()
{
    const Case content = caseOf(
        {eventOf("d", "D", {relative("d-1", "b", "P1D"), relative("d-2", "c", "P1D"), relative("d-3", "c", "P2D")}),
         eventOf("b", "B", {relative("b-1", "a", "P1D")}), eventOf("c", "C", {relative("c-1", "a", "P5D")}),
         eventOf("a", "A", {stated("a-1", "2024-03-01")})});
    QCOMPARE(changed(content, {"a"}), QString("b-1=2024-03-02 c-1=2024-03-06 d-1=2024-03-03 d-2=2024-03-07 "
                                              "d-3=2024-03-08"));
}

void DeriveTest::whatCannotBeDerivedNamesItsPlace()
{
    Case content = caseOf({eventOf("b", "B", {relative("b-1", "a", "P1D")})});
    QCOMPARE(changed(content, {"b"}), QString(R"(event "b", claim "b-1": there is no event "a")"));
    content.events.push_back(eventOf("a", "A", {stated("a-1", "Y289999999999")}));
    content.events[0].claims[0] = relative("b-1", "a", "P290000000000Y");
    QCOMPARE(changed(content, {"a"}), QString(R"(event "b", claim "b-1": the date lies beyond the years that can be )"
                                              "counted (290,000,000,000)"));
}

void DeriveTest::aLongChainIsDerivedInOneGo()
{
    std::vector<Event> events{eventOf("e-0", "E", {stated("c-0", "2000-01-01")})};
    for (int i = 1; i <= 5000; ++i) {
        const std::string id = std::to_string(i);
        events.push_back(eventOf(("e-" + id).c_str(), "E",
                                 {relative(("c-" + id).c_str(), ("e-" + std::to_string(i - 1)).c_str(), "P1D")}));
    }
    const Case content = caseOf(std::move(events));
    const auto values = rederive(CaseEvents(content), std::vector<std::string>{"e-0"});
    QCOMPARE(values->size(), std::size_t{5000});
    QCOMPARE(values->back().date, date("2013-09-09"));
}

QTEST_APPLESS_MAIN(DeriveTest)
#include "tst_derive.moc"
