#include "core/store/casefile.h"

#include "tests/support/samplecase.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace dateline;

namespace {

/// What went wrong, or an empty text, for QCOMPARE.
template<typename T> QString errorOf(const Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

/// A row of an index as plain values, to compare with what is worked out from the case.
struct IndexRow
{
    std::string id;
    std::int64_t earliest = 0;
    std::int64_t latest = 0;
    std::string category;
    Importance importance = Importance::Minor;
    bool disputed = false;
    bool singleSource = false;
    std::size_t claims = 0;
    std::set<std::string> sources;
    std::set<std::string> actors;
    std::set<std::string> places;
    std::size_t alternatives = 0;

    bool operator==(const IndexRow&) const = default;
};

std::set<std::string> namesAt(const ListColumn& column, const Dictionary& dictionary, EventRow row)
{
    std::set<std::string> names;
    for (const auto number : column.at(row))
        names.insert(dictionary.ids[number]);
    return names;
}

IndexRow rowOf(const EventIndex& index, EventRow row, const CaseFile& file)
{
    return {file.event(index.key[row])->event.id,
            index.extent[row].earliest,
            index.extent[row].latest,
            index.categories.ids[index.category[row]],
            index.importance[row],
            index.has(row, Disputed),
            index.has(row, SingleSource),
            index.claimCount[row],
            namesAt(index.sources, index.sourceNames, row),
            namesAt(index.actors, index.actorNames, row),
            namesAt(index.places, index.placeNames, row),
            index.alternatives(row).size()};
}

/// The same by brute force; for dates without open ends.
IndexRow expectedRow(const Event& event, const std::vector<ResolvedProperty>& properties)
{
    const auto extent = resolvedDate(properties)->bounds();
    IndexRow row{event.id,
                 extent.earliest,
                 extent.latest,
                 event.category,
                 event.importance,
                 isDisputed(properties),
                 false,
                 event.claims.size(),
                 {},
                 {},
                 {},
                 alternativeDates(properties).size()};
    const std::set<std::string> acting{"perpetrator", "claimed-by", "blamed", "denied-by", "actor", "leader"};
    for (const auto& claim : event.claims) {
        row.sources.insert(claim.source);
        if (acting.contains(claim.property))
            row.actors.insert(std::get<EntityValue>(claim.value).entity);
        if (claim.property == "place")
            row.places.insert(std::get<EntityValue>(claim.value).entity);
    }
    row.singleSource = row.sources.size() == 1;
    return row;
}

EventRow rowOfEvent(const EventIndex& index, const CaseFile& file, std::string_view id)
{
    return index.rowOf(*file.findEvent(id));
}

std::int64_t secondsOf(std::string_view text)
{
    return EdtfDate::parse(text)->bounds().earliest;
}

} // namespace

class TestCaseContent : public QObject
{
    Q_OBJECT

private slots:
    void theIndexEqualsBruteForce();
    void openEndsAreCut();
    void flagsSayWhatIsKnownOfADate();
    void theResolvedPlaceComesFirst();
    void anEventComesWithItsRelations();
    void sourcesAreListedWithoutTexts();
    void propertiesBeginWithTheBuiltInOnes();
    void aPassageLeadsToItsEvents();
    void eventsWithAnAmountAreFound();
    void whatIsMissingIsNotFound();
};

void TestCaseContent::theIndexEqualsBruteForce()
{
    const auto content = test::generatedCase(600, 11);
    const auto file = CaseFile::inMemory(content);
    QCOMPARE(errorOf(file), QString());
    const auto index = file->index();
    QCOMPARE(errorOf(index), QString());

    const auto order = sourceOrder(content.sources);
    std::map<std::string, IndexRow> expected;
    for (const auto& event : content.events)
        expected[event.id] = expectedRow(event, resolve(event, order));
    QCOMPARE(index->size(), expected.size());
    QCOMPARE(index->undated, std::size_t{0});
    for (EventRow row = 0; row < index->size(); ++row) {
        const auto found = rowOf(*index, row, *file);
        QVERIFY2(found == expected.at(found.id), found.id.c_str());
        QCOMPARE(index->rowOf(index->key[row]), row);
        if (row > 0) {
            const auto place = [&](EventRow at) {
                return std::tuple(index->extent[at].earliest, index->extent[at].latest, index->importance[at],
                                  index->key[at]);
            };
            QVERIFY(place(row - 1) < place(row));
        }
    }
}

void TestCaseContent::openEndsAreCut()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const auto index = *file->index();
    QCOMPARE(index.undated, std::size_t{1});
    const auto inquiry = rowOfEvent(index, *file, "inquiry");
    QVERIFY(index.has(inquiry, OpenEnd));
    QVERIFY(index.has(inquiry, Span));
    QCOMPARE(index.extent[inquiry].earliest, secondsOf("2021-09-01"));
    QCOMPARE(index.extent[inquiry].latest, secondsOf("2022-01-01")); // the case is of the last day of 2021

    auto content = test::sampleCase();
    const auto strike = std::ranges::find(content.events, "strike", &Event::id);
    const auto extentOf = [&](std::string_view edtf) {
        strike->claims.front().value = EdtfDate::parse(edtf).value();
        const auto changed = CaseFile::inMemory(content);
        const auto columns = *changed->index();
        return columns.extent[rowOfEvent(columns, *changed, "strike")];
    };
    QCOMPARE(extentOf("2021-04/").latest, secondsOf("2021-05-01"));
    QCOMPARE(extentOf("2023-04/..").latest, secondsOf("2023-05-01"));
    QCOMPARE(extentOf("../2021-04").earliest, secondsOf("2021-04-01"));
    QCOMPARE(extentOf("/2021-04-03").earliest, secondsOf("2021-04-03"));
    QCOMPARE(extentOf("[..2021-04-03]").earliest, secondsOf("2021-04-03"));
    QCOMPARE(extentOf("{2021-02,2021-04..}").latest, secondsOf("2022-01-01"));
}

void TestCaseContent::flagsSayWhatIsKnownOfADate()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const auto index = *file->index();
    const auto flags = [&](std::string_view id) {
        return int(index.flags[rowOfEvent(index, *file, id)]);
    };
    QCOMPARE(flags("harbour-fire"), int(Disputed) | DateDisputed);
    QCOMPARE(flags("strike"), int(Span) | Approximate | SingleSource);
    QCOMPARE(flags("inquiry"), int(Span) | OpenEnd | SingleSource);
    QCOMPARE(flags("flood"), int(Uncertain) | SingleSource);
    QCOMPARE(flags("vote"), int(SingleSource) | Timed);
    const auto fire = rowOfEvent(index, *file, "harbour-fire");
    QCOMPARE(index.alternatives(fire).size(), std::size_t{1});
    QCOMPARE(index.alternatives(fire)[0].earliest, secondsOf("2021-03-09"));
    QCOMPARE(index.extent[fire].earliest, secondsOf("2021-03-02"));
}

void TestCaseContent::theResolvedPlaceComesFirst()
{
    auto content = test::sampleCase();
    const auto fire = std::ranges::find(content.events, "harbour-fire", &Event::id);
    auto elsewhere = *std::ranges::find(fire->claims, "fire-3", &Claim::id);
    elsewhere.id = "fire-0";
    elsewhere.value = EntityValue{"town", {}};
    const auto preferred = std::ranges::find(fire->claims, "fire-3", &Claim::id);
    preferred->rank = Rank::Preferred;
    preferred->rankReason = "closer";
    fire->claims.push_back(elsewhere);
    const auto file = CaseFile::inMemory(content);
    QCOMPARE(errorOf(file), QString());
    const auto index = *file->index();
    const auto places = index.places.at(rowOfEvent(index, *file, "harbour-fire"));
    QCOMPARE(places.size(), std::size_t{2});
    QCOMPARE(index.placeNames.ids[places[0]], std::string("old-port"));
    QCOMPARE(index.placeNames.names[places[1]], std::string("Town"));
}

void TestCaseContent::anEventComesWithItsRelations()
{
    const auto content = test::sampleCase();
    const auto file = CaseFile::inMemory(content);
    const auto details = file->event("harbour-fire");
    QCOMPARE(errorOf(details), QString());
    QVERIFY(details->event == *std::ranges::find(content.events, "harbour-fire", &Event::id));
    QVERIFY(details->relations == content.relations);
    QCOMPARE(details->properties.front().property, std::string("date"));
    QCOMPARE(details->properties.front().values.size(), std::size_t{2});
    QVERIFY(details->properties.front().disputed);
    QCOMPARE(resolvedDate(details->properties)->format(), std::string("2021-03-02"));
    QCOMPARE(file->event("vote")->relations.size(), std::size_t{0});
    QCOMPARE(*file->title(details->key), std::string("Fire in the harbour"));
}

void TestCaseContent::sourcesAreListedWithoutTexts()
{
    const auto content = test::sampleCase();
    const auto file = CaseFile::inMemory(content);
    auto expected = content.sources;
    for (auto& source : expected)
        source.text.reset();
    QVERIFY(*file->sources() == expected);
    QVERIFY(*file->source("gazette") == content.sources.front());
}

void TestCaseContent::propertiesBeginWithTheBuiltInOnes()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const auto properties = *file->properties();
    QCOMPARE(properties.size(), builtinProperties().size() + 1);
    QVERIFY(properties.front() == builtinProperties().front());
    QCOMPARE(properties.back().id, std::string("cargo"));
}

void TestCaseContent::aPassageLeadsToItsEvents()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    const std::vector<EventKey> both{std::min(*file->findEvent("strike"), *file->findEvent("harbour-fire")),
                                     std::max(*file->findEvent("strike"), *file->findEvent("harbour-fire"))};
    QCOMPARE(*file->eventsOfPassage("g4"), both);
    QCOMPARE(*file->eventsOfPassage("h2"), std::vector<EventKey>{*file->findEvent("harbour-fire")});
    QCOMPARE(file->eventsOfPassage("nothing").error().code, ErrorCode::NotFound);
}

void TestCaseContent::eventsWithAnAmountAreFound()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    auto expected = std::vector<EventKey>{*file->findEvent("harbour-fire"), *file->findEvent("flood")};
    std::ranges::sort(expected);
    QCOMPARE(*file->eventsWithAmount("deaths"), expected);
    QCOMPARE(*file->eventsWithAmount("injured"), std::vector<EventKey>());
    QCOMPARE(*file->eventsWithAmount("nothing"), std::vector<EventKey>());
}

void TestCaseContent::whatIsMissingIsNotFound()
{
    const auto file = CaseFile::inMemory(test::sampleCase());
    QCOMPARE(file->event(EventKey{4711}).error().code, ErrorCode::NotFound);
    QCOMPARE(file->event("nowhere").error().code, ErrorCode::NotFound);
    QCOMPARE(file->title(EventKey{4711}).error().code, ErrorCode::NotFound);
    QCOMPARE(file->source("nowhere").error().code, ErrorCode::NotFound);
    QCOMPARE(CaseFile::inMemory(test::sampleCase())->attachText("nowhere", "x").error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestCaseContent)
#include "tst_casecontent.moc"
