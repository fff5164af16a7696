#include "core/model/order.h"
#include "core/model/resolve.h"

#include <QtTest>

using namespace dateline;

namespace {

/// Claims of one event in a line each: "source property value", the source "-" being the analyst, with marks at the end
/// of the line:
/// "!" preferred, "x" deprecated, "-" denies, "r" reports. Dates are EDTF; quantities are written ">133", ">=133",
/// "~100" (about), "<~100" (almost), "133/civilians"; entities "@isis-k"; anything else is text.
ClaimValue valueOf(const QString& property, const QString& word)
{
    if (property == "date")
        return EdtfDate::parse(word.toStdString()).value();
    if (word.startsWith('@'))
        return EntityValue{word.mid(1).toStdString(), {}};
    if (property != "deaths" && property != "injured")
        return word.toStdString();
    Quantity quantity;
    QString amount = word.section('/', 0, 0);
    const std::vector<std::pair<QString, Comparator>> marks{
        {">=", Comparator::AtLeast}, {">", Comparator::MoreThan}, {"<~", Comparator::Almost}, {"~", Comparator::About}};
    for (const auto& [mark, comparator] : marks) {
        if (amount.startsWith(mark)) {
            quantity.comparator = comparator;
            amount.remove(0, mark.size());
            break;
        }
    }
    quantity.amount = amount.toDouble();
    quantity.of = word.section('/', 1).toStdString();
    return quantity;
}

Event eventOf(const QStringList& lines)
{
    Event event;
    for (const QString& line : lines) {
        const QStringList words = line.split(' ', Qt::SkipEmptyParts);
        Claim claim;
        claim.id = "c-" + std::to_string(event.claims.size());
        claim.source = words[0] == "-" ? std::string() : words[0].toStdString();
        claim.property = words[1].toStdString();
        claim.value = valueOf(words[1], words[2]);
        for (const QString& mark : words.mid(3)) {
            if (mark == "!")
                claim.rank = Rank::Preferred;
            else if (mark == "x")
                claim.rank = Rank::Deprecated;
            else if (mark == "-")
                claim.stance = Stance::Denies;
            else if (mark == "r")
                claim.stance = Stance::Reports;
        }
        event.claims.push_back(claim);
    }
    return event;
}

QString inWords(const ClaimValue& value)
{
    if (const auto* date = std::get_if<EdtfDate>(&value))
        return QString::fromStdString(date->format());
    if (const auto* quantity = std::get_if<Quantity>(&value))
        return QString::fromStdString(dateline::inWords(*quantity));
    if (const auto* entity = std::get_if<EntityValue>(&value))
        return QString::fromStdString(entity->entity);
    return QString::fromStdString(std::get<std::string>(value));
}

Source source(const char* id, const char* issued)
{
    Source result;
    result.id = id;
    if (*issued != '\0')
        result.issued = EdtfDate::parse(issued).value();
    return result;
}

/// In the case's order c, a, b, d; issued a, b, then those without a date, c and d.
SourceOrder testOrder()
{
    return sourceOrder(
        std::vector{source("c", ""), source("a", "2024-03-22"), source("b", "2024-03-23"), source("d", "")});
}

} // namespace

class ResolveTest : public QObject
{
    Q_OBJECT

private slots:
    void oneValueIsResolved_data();
    void oneValueIsResolved();
    void claimsExcludeEachOther_data();
    void claimsExcludeEachOther();
    void sourcesAreOrderedByIssue();
    void valuesFollowTheResolvedOneBySources();
    void sourcesAreCountedOnceAndDenialsApart();
    void aPreferredClaimPutsTheValue();
    void alternativesDoNotMeetTheShownDate();
    void theAnalystsOwnClaimsComeLast_data();
    void theAnalystsOwnClaimsComeLast();
    void theAnalystsOwnClaimsAreNoSource();
    void timesAreComparedOnOneClock_data();
    void timesAreComparedOnOneClock();
    void theCasesMarginsDecideHowFarAboutReaches();
    void withoutClaimsThereIsNothing();
    void aCaseIsPutInOrder();
};

void ResolveTest::oneValueIsResolved_data()
{
    QTest::addColumn<QStringList>("claims");
    QTest::addColumn<QString>("resolved");
    using L = QStringList;
    QTest::newRow("a single claim") << L{"c date 2024-03-22"} << "2024-03-22";
    QTest::newRow("preferred wins over more sources") << L{"a deaths 133", "b deaths 133", "c deaths 144 !"} << "144";
    QTest::newRow("preferred wins over the whole") << L{"a deaths 133", "b deaths 3/children !"} << "3 children";
    QTest::newRow("most sources") << L{"a deaths 133", "b deaths 144", "c deaths 144"} << "144";
    QTest::newRow("one source repeating itself counts once")
        << L{"a deaths 133", "c deaths 144", "c deaths 144"} << "133";
    QTest::newRow("earliest issued between equals") << L{"b deaths 144", "a deaths 133"} << "133";
    QTest::newRow("issued before not dated") << L{"c deaths 144", "b deaths 133"} << "133";
    QTest::newRow("not dated, by the case's order") << L{"d deaths 144", "c deaths 133"} << "133";
    QTest::newRow("one source twice: as stated") << L{"a deaths 144", "a deaths 133"} << "144";
    QTest::newRow("the whole before a part")
        << L{"a deaths 3/children", "b deaths 3/children", "c deaths 133"} << "133";
    QTest::newRow("a part where there is no whole") << L{"a deaths 3/children"} << "3 children";
    QTest::newRow("between preferred ones, most sources")
        << L{"a deaths 133 !", "b deaths 144 !", "c deaths 144"} << "144";
    QTest::newRow("deprecated never") << L{"a deaths 133 x", "b deaths 133 x", "c deaths 144"} << "144";
    QTest::newRow("a denial never") << L{"a perpetrator @ukraine -", "b perpetrator @ukraine -",
                                         "c perpetrator @isis-k"}
                                    << "isis-k";
    QTest::newRow("a denial lends no weight")
        << L{"a perpetrator @ukraine -", "b perpetrator @ukraine -", "d perpetrator @ukraine", "c perpetrator @isis-k"}
        << "isis-k";
    QTest::newRow("reports count") << L{"a deaths 133", "b deaths 144 r", "c deaths 144 r"} << "144";
    QTest::newRow("only denials") << L{"a perpetrator @ukraine -"} << "";
    QTest::newRow("only deprecated") << L{"a date 2017 x"} << "";
    QTest::newRow("a preferred denial is still a denial") << L{"a perpetrator @ukraine - !"} << "";
    QTest::newRow("equal bounds are one value")
        << L{"a deaths 133", "b deaths >143", "c deaths >=144"} << "more than 143";
    QTest::newRow("equal extents are one value")
        << L{"a date 2024-03-23", "b date 2024-03-22", "c date 2024-03-22"} << "2024-03-22";
    QTest::newRow("about 2014 is not 2014") << L{"a date 2015", "b date 2014~", "c date 2014"} << "2015";
}

void ResolveTest::oneValueIsResolved()
{
    QFETCH(QStringList, claims);
    QFETCH(QString, resolved);
    const auto properties = resolve(eventOf(claims), testOrder());
    QCOMPARE(properties.size(), std::size_t{1});
    const auto& values = properties.front().values;
    QCOMPARE(values.front().resolved ? inWords(values.front().value) : QString(), resolved);
    for (std::size_t i = 1; i < values.size(); ++i)
        QVERIFY(!values[i].resolved);
}

void ResolveTest::claimsExcludeEachOther_data()
{
    QTest::addColumn<QStringList>("claims");
    QTest::addColumn<bool>("disputed");
    using L = QStringList;
    QTest::newRow("a day and its month") << L{"a date 2024-03-22", "b date 2024-03"} << false;
    QTest::newRow("two days") << L{"a date 2024-03-22", "b date 2024-03-23"} << true;
    QTest::newRow("two days of one month that a third states")
        << L{"a date 2024-03-22", "b date 2024-03", "c date 2024-03-23"} << true;
    QTest::newRow("two years") << L{"a date 2021", "b date 2017"} << true;
    QTest::newRow("about 2014 and 2015") << L{"a date 2014~", "b date 2015"} << false;
    QTest::newRow("an interval and a year in it") << L{"a date 2014/2016", "b date 2015"} << false;
    QTest::newRow("an open interval") << L{"a date 2014/..", "b date 2024"} << false;
    QTest::newRow("two tolls") << L{"a deaths 133", "b deaths 144"} << true;
    QTest::newRow("a toll and more than it") << L{"a deaths 133", "b deaths >133"} << true;
    QTest::newRow("a toll above more than less") << L{"a deaths 144", "b deaths >133"} << false;
    QTest::newRow("almost 100 and 94") << L{"a deaths <~100", "b deaths 94"} << false;
    QTest::newRow("a whole and a part") << L{"a deaths 133", "b deaths 3/children"} << false;
    QTest::newRow("the same part") << L{"a deaths 5/children", "b deaths 3/children"} << true;
    QTest::newRow("different parts") << L{"a deaths 5/children", "b deaths 3/women"} << false;
    QTest::newRow("a deprecated claim") << L{"a date 2021", "b date 2017 x"} << false;
    QTest::newRow("a denial") << L{"a deaths 133", "b deaths 40 -"} << false;
    QTest::newRow("a ruling does not end the dispute") << L{"a date 2021 !", "b date 2017"} << true;
    QTest::newRow("a source that contradicts itself") << L{"a deaths 133", "a deaths 144"} << true;
    QTest::newRow("two entities") << L{"a perpetrator @isis-k", "b perpetrator @ukraine"} << false;
    QTest::newRow("two texts") << L{"a method knives", "b method rifles"} << false;
    QTest::newRow("different properties") << L{"a deaths 133", "b injured 140"} << false;
}

void ResolveTest::claimsExcludeEachOther()
{
    QFETCH(QStringList, claims);
    QFETCH(bool, disputed);
    QCOMPARE(isDisputed(resolve(eventOf(claims), testOrder())), disputed);
    std::reverse(claims.begin(), claims.end());
    QCOMPARE(isDisputed(resolve(eventOf(claims), testOrder())), disputed);
}

void ResolveTest::sourcesAreOrderedByIssue()
{
    const SourceOrder order = testOrder();
    QCOMPARE(order("a"), std::size_t{0});
    QCOMPARE(order("b"), std::size_t{1});
    QCOMPARE(order("c"), std::size_t{2});
    QCOMPARE(order("d"), std::size_t{3});
    QVERIFY(order("no such source") > order("d"));
}

void ResolveTest::valuesFollowTheResolvedOneBySources()
{
    const auto properties =
        resolve(eventOf({"a deaths 84", "b deaths 95", "c deaths 95", "d deaths 94 !", "a injured 3"}), testOrder());
    QCOMPARE(properties.size(), std::size_t{2});
    QCOMPARE(properties[0].property, std::string("deaths"));
    QCOMPARE(properties[1].property, std::string("injured"));
    QStringList values;
    for (const StatedValue& value : properties[0].values)
        values << inWords(value.value);
    QCOMPARE(values.join(' '), QString("94 95 84"));
    QCOMPARE(properties[0].values[1].claims, (std::vector<std::size_t>{1, 2}));
    QVERIFY(properties[0].disputed);
    QVERIFY(!properties[1].disputed);
}

void ResolveTest::sourcesAreCountedOnceAndDenialsApart()
{
    const auto properties = resolve(eventOf({"a perpetrator @isis-k", "a perpetrator @isis-k r",
                                             "b perpetrator @isis-k x", "c perpetrator @isis-k -"}),
                                    testOrder());
    const StatedValue& value = properties.front().values.front();
    QCOMPARE(value.claims.size(), std::size_t{4});
    QCOMPARE(value.sources, std::size_t{2});
    QCOMPARE(properties.front().sources, std::size_t{3});
    QVERIFY(value.stands);
    QVERIFY(!resolve(eventOf({"a perpetrator @isis-k -"}), testOrder()).front().values.front().stands);
}

void ResolveTest::aPreferredClaimPutsTheValue()
{
    Event event = eventOf({"a claimed-by @isis-k", "b claimed-by @isis-k !"});
    std::get<EntityValue>(event.claims[0].value).as = "Daesh";
    std::get<EntityValue>(event.claims[1].value).as = "ISKP";
    const auto properties = resolve(event, testOrder());
    QCOMPARE(std::get<EntityValue>(properties.front().values.front().value).as, std::string("ISKP"));
}

void ResolveTest::alternativesDoNotMeetTheShownDate()
{
    const auto properties = resolve(eventOf({"a date 2021-08-15 !", "b date 2022", "c date 2021", "d date 2017",
                                             "a date 2016 x", "b date 2015 -", "a date 2017-01-01/2017-12-31"}),
                                    testOrder());
    QCOMPARE(QString::fromStdString(resolvedDate(properties)->format()), QString("2021-08-15"));
    QStringList others;
    for (const EdtfDate& date : alternativeDates(properties))
        others << QString::fromStdString(date.format());
    QCOMPARE(others.join(' '), QString("2017 2022"));
}

void ResolveTest::theAnalystsOwnClaimsComeLast_data()
{
    QTest::addColumn<QStringList>("claims");
    QTest::addColumn<QString>("resolved");
    QTest::addColumn<bool>("disputed");
    QTest::addColumn<QString>("others");
    QTest::newRow("where no source speaks") << QStringList{"- date 2024-03-23"} << "2024-03-23" << false << "";
    QTest::newRow("never before a source")
        << QStringList{"- date 2024-03-23", "d date 2024-03-22"} << "2024-03-22" << false << "";
    QTest::newRow("unless it is preferred")
        << QStringList{"a date 2024-03-22", "- date 2024-03-23 !"} << "2024-03-23" << false << "2024-03-22";
    QTest::newRow("where the sources are ruled out")
        << QStringList{"a date 2024-03-22 x", "- date 2024-03-23"} << "2024-03-23" << false << "";
    QTest::newRow("a source of a part comes first")
        << QStringList{"- deaths 145", "a deaths 5/children"} << "5 children" << false << "";
    QTest::newRow("sources still disagree")
        << QStringList{"a date 2024-03-22", "b date 2024-03-24", "- date 2024-03-22 !"} << "2024-03-22" << true
        << "2024-03-24";
    QTest::newRow("two of the analyst's")
        << QStringList{"- date 2024-03-22", "- date 2024-03-23"} << "2024-03-22" << false << "";
}

void ResolveTest::theAnalystsOwnClaimsComeLast()
{
    QFETCH(QStringList, claims);
    QFETCH(QString, resolved);
    QFETCH(bool, disputed);
    QFETCH(QString, others);
    const auto properties = resolve(eventOf(claims), testOrder());
    QCOMPARE(properties.size(), std::size_t{1});
    QVERIFY(properties.front().values.front().resolved);
    QCOMPARE(inWords(properties.front().values.front().value), resolved);
    QCOMPARE(isDisputed(properties), disputed);
    QStringList dates;
    for (const EdtfDate& date : alternativeDates(properties))
        dates << QString::fromStdString(date.format());
    QCOMPARE(dates.join(' '), others);
}

void ResolveTest::theAnalystsOwnClaimsAreNoSource()
{
    const auto properties =
        resolve(eventOf({"a date 2024-03-22", "- date 2024-03-22", "- date 2024-03-23"}), testOrder());
    const auto& date = properties.front();
    QCOMPARE(date.sources, std::size_t{1});
    QCOMPARE(date.values.size(), std::size_t{2});
    QCOMPARE(date.values[0].sources, std::size_t{1});
    QCOMPARE(date.values[0].claims.size(), std::size_t{2});
    QVERIFY(date.values[0].standsBySource);
    QCOMPARE(date.values[1].sources, std::size_t{0});
    QVERIFY(date.values[1].stands && !date.values[1].standsBySource);
}

void ResolveTest::timesAreComparedOnOneClock_data()
{
    QTest::addColumn<QStringList>("claims");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<int>("values");
    QTest::addColumn<bool>("disputed");
    QTest::newRow("one moment in two zones")
        << QStringList{"a date 2024-03-22T19:55:00+03:00", "b date 2024-03-22T16:55:00Z"} << "Europe/Moscow" << 1
        << false;
    QTest::newRow("a time of the case and one in UTC")
        << QStringList{"a date 2024-03-22T19:55:00", "b date 2024-03-22T16:55:00Z"} << "Europe/Moscow" << 1 << false;
    QTest::newRow("the same digits on two clocks")
        << QStringList{"a date 2024-03-22T19:55:00", "b date 2024-03-22T19:55:00Z"} << "Europe/Moscow" << 2 << true;
    QTest::newRow("the day there and a time in UTC")
        << QStringList{"a date 2024-03-23", "b date 2024-03-22T22:00:00Z"} << "Europe/Moscow" << 2 << false;
    QTest::newRow("the day in UTC") << QStringList{"a date 2024-03-22", "b date 2024-03-22T22:00:00Z"}
                                    << "Europe/Moscow" << 2 << true;
    QTest::newRow("the same in a case in UTC")
        << QStringList{"a date 2024-03-22", "b date 2024-03-22T22:00:00Z"} << "" << 2 << false;
}

void ResolveTest::timesAreComparedOnOneClock()
{
    QFETCH(QStringList, claims);
    QFETCH(QString, zone);
    QFETCH(int, values);
    QFETCH(bool, disputed);
    CaseInfo info;
    info.timeZone = zone.toStdString();
    const CaseDates dates = datesOf(info);
    const auto properties = resolve(eventOf(claims), testOrder(), dates);
    QCOMPARE(static_cast<int>(properties.front().values.size()), values);
    QCOMPARE(isDisputed(properties), disputed);
    QCOMPARE(alternativeDates(properties, dates).empty(), !disputed);
}

void ResolveTest::theCasesMarginsDecideHowFarAboutReaches()
{
    CaseInfo info;
    const Event event = eventOf({"a date 2014~", "b date 2017"});
    QVERIFY(isDisputed(resolve(event, testOrder(), datesOf(info))));
    info.margins.years = 3;
    QVERIFY(!isDisputed(resolve(event, testOrder(), datesOf(info))));
    QVERIFY(datesOf(info).zone.isUtc());
    info.timeZone = "Atlantis/Capital";
    QVERIFY(datesOf(info).zone.isUtc());
}

void ResolveTest::withoutClaimsThereIsNothing()
{
    QVERIFY(resolve(Event(), testOrder()).empty());
    QVERIFY(!resolvedDate({}));
    QVERIFY(alternativeDates({}).empty());
    QVERIFY(!isDisputed({}));
    const auto denied = resolve(eventOf({"a date 2024 -"}), testOrder());
    QVERIFY(!resolvedDate(denied));
    QVERIFY(alternativeDates(denied).empty());
}

void ResolveTest::aCaseIsPutInOrder()
{
    Case content;
    content.sources = {source("z", ""), source("a", "")};
    content.properties = {{"weather", "Weather", ValueType::Text}, {"age", "Age", ValueType::Text}};
    content.entities.resize(2);
    content.entities[0].id = "b";
    content.entities[1].id = "a";
    for (const QStringList& claims :
         {QStringList{"z method rifles"}, QStringList{"z date 2024"},
          QStringList{"a age 40", "a weather rain", "a date 2023", "z deaths 3", "a method x", "z date 2023"},
          QStringList{"z date -0050"}, QStringList{"z date 2024"}}) {
        content.events.push_back(eventOf(claims));
        content.events.back().id = "e" + std::to_string(9 - content.events.size());
    }
    content.relations = {{"r2", "follows", "b", "a", {}, false, {}, {}}, {"r1", "caused", "b", "a", {}, false, {}, {}}};

    const Case ordered = inDocumentedOrder(content);
    QStringList events;
    for (const Event& event : ordered.events)
        events << QString::fromStdString(event.id);
    QCOMPARE(events.join(' '), QString("e5 e6 e4 e7 e8"));
    QStringList claims;
    for (const Claim& claim : ordered.events[1].claims)
        claims << QString::fromStdString(claim.property + "/" + claim.source);
    QCOMPARE(claims.join(' '), QString("date/z date/a deaths/z method/a weather/a age/a"));
    QCOMPARE(ordered.entities.front().id, std::string("a"));
    QCOMPARE(ordered.relations.front().id, std::string("r1"));
    QCOMPARE(ordered.sources.front().id, std::string("z"));
    QVERIFY(inDocumentedOrder(ordered) == ordered);
}

QTEST_APPLESS_MAIN(ResolveTest)
#include "tst_resolve.moc"
