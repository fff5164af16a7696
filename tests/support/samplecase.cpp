#include "tests/support/samplecase.h"

#include "core/model/order.h"
#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include <cstdlib>
#include <initializer_list>
#include <string_view>

namespace dateline::test {

namespace {

EdtfDate date(std::string_view text)
{
    return EdtfDate::parse(text).value();
}

/// Words of a text as a passage. They must stand in it; the text of a fixture is the author's.
Passage passageIn(std::string_view text, std::string id, std::string_view exact)
{
    const auto at = text.find(exact);
    if (at == std::string_view::npos)
        std::abort();
    Passage passage;
    passage.id = std::move(id);
    passage.quote.exact = exact;
    const auto start = codePointOffset(text, at);
    passage.position = {start, start + codePointCount(exact)};
    return passage;
}

Claim claim(std::string id, std::string property, ClaimValue value, std::string source, std::string passage)
{
    Claim made;
    made.id = std::move(id);
    made.property = std::move(property);
    made.value = std::move(value);
    made.source = std::move(source);
    made.passages = {std::move(passage)};
    return made;
}

Event event(std::string id, std::string title, std::string category, Importance importance)
{
    Event made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.category = std::move(category);
    made.importance = importance;
    return made;
}

Source source(std::string id, std::string title, const std::string& text, bool attached)
{
    Source made;
    made.id = std::move(id);
    made.title = std::move(title);
    made.textSha256 = sha256(text);
    made.textLength = codePointCount(text);
    if (attached)
        made.text = text;
    return made;
}

std::vector<Source> sampleSources()
{
    auto gazette = source("gazette", "The Gazette on the harbour", gazetteText(), true);
    gazette.creators = {"A. Writer", "B. Röntgen"};
    gazette.publisher = "The Gazette";
    gazette.issued = date("2021-03-10");
    gazette.accessed = date("2024-01-05");
    gazette.url = "https://example.org/harbour";
    gazette.language = "en-GB";
    gazette.reliability = Reliability::B;
    gazette.passages = {
        passageIn(gazetteText(), "g1", "The fire broke out on 2 March 2021"),
        passageIn(gazetteText(), "g2", "at least 12 people died"),
        passageIn(gazetteText(), "g3", "Café Zürich in the old port"),
        passageIn(gazetteText(), "g4", "The strike lasted from April to June"),
    };
    for (auto& passage : gazette.passages)
        passage.anchoring = Anchoring::Exact;

    auto herald = source("herald", "Herald: fire and flood", heraldText(), false);
    herald.issued = date("2021-03-12");
    herald.file = "herald.txt";
    herald.note = "Two articles on one page";
    herald.passages = {
        passageIn(heraldText(), "h1", "on 9 March"),
        passageIn(heraldText(), "h2", "eight dead"),
        passageIn(heraldText(), "h3", "The NSA denied any part in it"),
        passageIn(heraldText(), "h4", "the flood of the year before"),
    };

    Source wire;
    wire.id = "wire";
    wire.title = "Wire report";
    wire.part = TextPositionSelector{100, 400};
    wire.passages = {{"w1", {"the inquiry opened in September", "On Monday ", " and goes on"}, {10, 41}},
                     {"w2", {"the council voted at half past two", "", ""}, {80, 114}}};
    return {gazette, herald, wire};
}

Event harbourFire()
{
    auto fire = event("harbour-fire", "Fire in the harbour", "attack", Importance::Core);
    fire.summary = "A warehouse burned down.";
    fire.note = "The Herald's date is a week late.";
    fire.tags = {"fire", "port"};
    auto ruled = claim("fire-1", "date", date("2021-03-02"), "gazette", "g1");
    ruled.rank = Rank::Preferred;
    ruled.rankReason = "The Gazette had a reporter there";
    auto late = claim("fire-2", "date", date("2021-03-09"), "herald", "h1");
    late.derived = true;
    late.derivation = "last Tuesday, counted from the day of issue";
    auto place = claim("fire-3", "place", EntityValue{"old-port", "Café Zürich in the old port"}, "gazette", "g3");
    auto dead = claim("fire-4", "deaths", Quantity{12, 0, Comparator::AtLeast, {}}, "gazette", "g2");
    dead.credibility = 2;
    auto fewer = claim("fire-5", "deaths", Quantity{8, 0, Comparator::Exactly, {}}, "herald", "h2");
    fewer.stance = Stance::Reports;
    fewer.attributedTo = "the fire brigade";
    auto denied = claim("fire-6", "perpetrator", EntityValue{"network", "NSA"}, "herald", "h3");
    denied.stance = Stance::Denies;
    denied.note = "A spokesman";
    auto own = claim("fire-7", "cargo", std::string("fertiliser"), "gazette", "g1");
    fire.claims = {ruled, late, place, dead, fewer, denied, own};
    return fire;
}

std::vector<Event> sampleEvents()
{
    auto strike = event("strike", "Dockers' strike", "politics", Importance::Major);
    strike.claims = {claim("strike-1", "date", date("2021-04~/2021-06"), "gazette", "g4")};
    auto inquiry = event("inquiry", "Inquiry into the fire", "politics", Importance::Minor);
    inquiry.parent = "harbour-fire";
    inquiry.claims = {claim("inquiry-1", "date", date("2021-09/.."), "wire", "w1"),
                      claim("inquiry-2", "leader", EntityValue{"judge", {}}, "wire", "w1")};
    auto flood = event("flood", "Flood", "nature", Importance::Minor);
    flood.claims = {claim("flood-1", "date", date("2020?"), "herald", "h4"),
                    claim("flood-2", "deaths", Quantity{10, 20, Comparator::Between, "sailors"}, "herald", "h4")};
    auto vote = event("vote", "Vote on the harbour", "politics", Importance::Minor);
    vote.claims = {claim("vote-1", "date", date("2021-10-03T14:30:00"), "wire", "w2")};
    auto rumour = event("rumour", "Rumour of a second fire", "attack", Importance::Minor);
    rumour.claims = {
        claim("rumour-1", "description", std::string("A second fire is said to have been put out"), "herald", "h1")};
    rumour.claims.front().rank = Rank::Deprecated;
    rumour.claims.front().rankReason = "Nobody else has it";
    return {harbourFire(), strike, inquiry, flood, vote, rumour};
}

Relation relation(std::string id, std::string type, std::string from, std::string to, std::string source,
                  std::string passage)
{
    Relation made;
    made.id = std::move(id);
    made.type = std::move(type);
    made.from = std::move(from);
    made.to = std::move(to);
    made.source = std::move(source);
    made.passages = {std::move(passage)};
    return made;
}

/// A small linear generator of our own, so that the case is the same with every standard library.
class Random
{
public:
    explicit Random(unsigned seed) : state_(seed * 2654435761ULL + 88172645463325252ULL) {}

    /// 0 to `end`, which is not included.
    std::size_t below(std::size_t end)
    {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::size_t>(state_ % end);
    }

    bool oneIn(std::size_t chances) { return below(chances) == 0; }

private:
    std::uint64_t state_;
};

constexpr std::size_t kGeneratedSources = 40;
constexpr std::size_t kGeneratedPlaces = 60;
constexpr std::size_t kGeneratedActors = 25;

std::string twoDigits(std::size_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// Events come in bursts: half of them in ten chosen years.
std::string randomDate(Random& random)
{
    const auto year = random.oneIn(2) ? 1980 + 5 * random.below(10) : 1975 + random.below(50);
    auto text = std::to_string(year);
    if (random.oneIn(12))
        return text;
    text += "-" + twoDigits(1 + random.below(12));
    if (random.oneIn(10))
        return text;
    text += "-" + twoDigits(1 + random.below(28));
    if (random.oneIn(8))
        return text + "T" + twoDigits(random.below(24)) + ":" + twoDigits(random.below(60)) + ":00";
    if (random.oneIn(15))
        return text + (random.oneIn(2) ? "~" : "?");
    if (!random.oneIn(4))
        return text;
    const auto years = random.oneIn(10) ? 1 + random.below(5) : 0;
    return text + "/" + std::to_string(year + years) + (years == 0 ? "-12-31" : "-06");
}

std::string randomTitle(Random& random)
{
    constexpr std::string_view kWhat[] = {"Attack", "Arrest", "Statement", "Raid",    "Protest", "Bombing",
                                          "Trial",  "Vote",   "Explosion", "Warning", "Meeting", "Report"};
    constexpr std::string_view kWhere[] = {
        "in the harbour", "at the northern gate", "near the old station", "on the market",
        "in Kirchberg",   "by the river",         "at the embassy",       "in the suburbs of the capital"};
    constexpr std::string_view kMore[] = {"", "", ", the second in a week", ", as announced", " and what followed"};
    std::string title(kWhat[random.below(std::size(kWhat))]);
    title += " ";
    title += kWhere[random.below(std::size(kWhere))];
    title += kMore[random.below(std::size(kMore))];
    return title;
}

void addVocabulary(Case& content)
{
    constexpr std::string_view kColors[] = {"#1D4F7A", "#B3472F", "#4B7F52", "#8A6FA8", "#C08A2B", "#5B8FA8",
                                            "#7A4F1D", "#A83E6C", "#3E7A77", "#6B6B2E", "#4A4A8C", "#8C5A4A"};
    for (std::size_t i = 0; i < std::size(kColors); ++i)
        content.categories.push_back({"category-" + std::to_string(i + 1), "Category " + std::to_string(i + 1),
                                      std::string(kColors[i]), static_cast<Shape>(i % 7)});
    for (std::size_t i = 0; i < kGeneratedPlaces + kGeneratedActors; ++i) {
        const bool isPlace = i < kGeneratedPlaces;
        Entity entity;
        entity.id = (isPlace ? "place-" : "actor-") + std::to_string(i);
        entity.kind = isPlace ? EntityKind::Place : EntityKind::Actor;
        entity.name = (isPlace ? "Place " : "Actor ") + std::to_string(i);
        entity.aliases = {(isPlace ? "Town " : "Group ") + std::to_string(i)};
        content.entities.push_back(std::move(entity));
    }
    for (std::size_t i = 0; i < kGeneratedSources; ++i) {
        Source made;
        made.id = "source-" + std::to_string(i + 1);
        made.title = "Newspaper " + std::to_string(i + 1);
        made.issued = date(std::to_string(1990 + i % 30) + "-01-01");
        content.sources.push_back(std::move(made));
    }
}

/// One passage of a source for an event; positions grow, so that a source's passages are in their order.
std::string addPassage(Source& in, std::size_t event, Random& random)
{
    const auto start = in.passages.empty() ? 0 : in.passages.back().position.end + 20;
    Passage passage;
    passage.id = in.id + "-p" + std::to_string(event);
    passage.quote.exact = "It was said of event " + std::to_string(event) + " that " +
                          std::to_string(random.below(200)) + " people were seen";
    passage.position = {start, start + codePointCount(passage.quote.exact)};
    in.passages.push_back(passage);
    return passage.id;
}

void addEvent(Case& content, std::size_t number, Random& random)
{
    const auto id = "event-" + std::to_string(number);
    auto made = event(id, randomTitle(random), content.categories[random.below(content.categories.size())].id,
                      random.oneIn(40) ? Importance::Core : (random.oneIn(6) ? Importance::Major : Importance::Minor));
    const auto sources = 1 + random.below(3);
    const auto first = random.below(kGeneratedSources);
    for (std::size_t i = 0; i < sources; ++i) {
        auto& in = content.sources[(first + i) % kGeneratedSources];
        const auto passage = addPassage(in, number, random);
        const auto claimId = id + "-c" + std::to_string(i);
        if (i == 0 || random.oneIn(5))
            made.claims.push_back(claim(claimId + "d", "date", date(randomDate(random)), in.id, passage));
        const auto deaths = static_cast<double>(random.below(200));
        if (random.oneIn(2))
            made.claims.push_back(claim(claimId + "n", "deaths", Quantity{deaths, 0, {}, {}}, in.id, passage));
        if (i == 0)
            made.claims.push_back(claim(claimId + "p", "place",
                                        EntityValue{content.entities[random.below(kGeneratedPlaces)].id, {}}, in.id,
                                        passage));
        if (random.oneIn(2))
            made.claims.push_back(
                claim(claimId + "a", "perpetrator",
                      EntityValue{content.entities[kGeneratedPlaces + random.below(kGeneratedActors)].id, {}}, in.id,
                      passage));
    }
    if (number > 0 && random.oneIn(20))
        content.relations.push_back(relation("relation-" + std::to_string(number), "follows", id,
                                             "event-" + std::to_string(random.below(number)),
                                             made.claims.front().source, made.claims.front().passages.front()));
    content.events.push_back(std::move(made));
}

} // namespace

std::string gazetteText()
{
    return "The fire broke out on 2 March 2021, shortly after dusk. By the morning at least 12 people died, most of"
           " them in the Café Zürich in the old port. “Nobody knew,” said the mayor.\n\nThe strike lasted from April"
           " to June.\n";
}

std::string heraldText()
{
    return "The harbour burned on 9 March; the brigade counts eight dead. The NSA denied any part in it, as after the"
           " flood of the year before.\n";
}

Case sampleCase()
{
    Case content;
    content.info = {"The harbour", "An invented case", date("2021-12-31"), "Europe/Berlin"};
    content.categories = {{"attack", "Attacks", "#B3472F", Shape::Diamond},
                          {"politics", "Politics", "#1D4F7A", Shape::Circle},
                          {"nature", "Nature", "#4B7F52", Shape::Square}};
    content.properties = {{"cargo", "Cargo", ValueType::Text}};
    content.entities = {
        {"judge", EntityKind::Actor, "Judge Ødegård", {}, {}, {}, {}},
        {"network", EntityKind::Actor, "Northern Shore Army", {"NSA", "Shore-Army"}, {}, {}, "Banned"},
        {"old-port", EntityKind::Place, "Old Port", {"Alter Hafen"}, "town", Coordinates{54.5, -9.25}, {}},
        {"town", EntityKind::Place, "Town", {}, {}, {}, {}}};
    content.sources = sampleSources();
    content.events = sampleEvents();
    content.relations = {relation("r1", "follows", "inquiry", "harbour-fire", "wire", "w1"),
                         relation("r2", "responds-to", "strike", "harbour-fire", "gazette", "g4")};
    content.relations.back().derived = true;
    content.relations.back().note = "The union said so";
    return inDocumentedOrder(std::move(content));
}

Case generatedCase(std::size_t events, unsigned seed)
{
    Random random(seed);
    Case content;
    content.info = {"Generated", {}, date("2025-01-01"), {}};
    addVocabulary(content);
    for (std::size_t number = 0; number < events; ++number)
        addEvent(content, number, random);
    return inDocumentedOrder(std::move(content));
}

} // namespace dateline::test
