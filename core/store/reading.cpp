#include "core/store/reading.h"

#include "core/model/order.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <unordered_map>

namespace dateline::store {

namespace {

constexpr auto kFirstKey = std::numeric_limits<std::int64_t>::min();
constexpr auto kLastKey = std::numeric_limits<std::int64_t>::max();

std::optional<EdtfDate> optionalDate(const Database& database, const std::string& text)
{
    return text.empty() ? std::nullopt : std::optional(dateValue(database, text));
}

/// Fills lists that belong to items: `query` yields (owner's key, text), the owners ascending as in `owners`.
template<typename Owners, typename ListOf> void fillLists(Query& query, Owners& owners, const ListOf& listOf)
{
    auto owner = owners.begin();
    while (query.next()) {
        const auto key = query.integer(0);
        while (owner != owners.end() && owner->key < key)
            ++owner;
        if (owner != owners.end() && owner->key == key)
            listOf(*owner).push_back(query.text(1));
    }
}

Source sourceOf(const Database& database, const Query& row)
{
    Source source;
    source.id = row.text(1);
    source.title = row.text(2);
    source.publisher = row.text(3);
    source.issued = optionalDate(database, row.text(4));
    source.accessed = optionalDate(database, row.text(5));
    source.url = row.text(6);
    source.language = row.text(7);
    source.reliability = wordValue<Reliability>(database, "reliability", row.text(8));
    source.note = row.text(9);
    source.file = row.text(10);
    if (!row.isNull(11) && !row.isNull(12))
        source.part = TextPositionSelector{row.integer(11), row.integer(12)};
    source.textSha256 = row.text(13);
    source.textLength = row.integer(14);
    return source;
}

Passage passageOf(const Database& database, const Query& row)
{
    Passage passage;
    passage.id = row.text(1);
    passage.quote = {row.text(2), row.text(3), row.text(4)};
    passage.position = {row.integer(5), row.integer(6)};
    passage.anchoring = wordValue<Anchoring>(database, "anchoring", row.text(7));
    return passage;
}

struct KeyedSource
{
    std::int64_t key = 0;
    Source source;
};

/// Creators, passages and, if asked for, texts of sources that are sorted by key.
void completeSources(Database& database, std::vector<KeyedSource>& sources, bool withTexts)
{
    if (sources.empty())
        return;
    const auto first = sources.front().key;
    const auto last = sources.back().key;
    Query creators(database, "SELECT source, name FROM source_creator WHERE source BETWEEN ? AND ?"
                             " ORDER BY source, position");
    creators.bind(first).bind(last);
    fillLists(
        creators, sources, [](KeyedSource & item) -> auto& { return item.source.creators; });

    Query passages(database, "SELECT source, id, exact, prefix, suffix, start_at, end_at, anchoring FROM passage"
                             " WHERE source BETWEEN ? AND ? ORDER BY source, start_at, end_at, id");
    passages.bind(first).bind(last);
    auto owner = sources.begin();
    while (passages.next()) {
        while (owner != sources.end() && owner->key < passages.integer(0))
            ++owner;
        if (owner != sources.end())
            owner->source.passages.push_back(passageOf(database, passages));
    }
    if (!withTexts)
        return;
    Query text(database, "SELECT text FROM source_text WHERE source = ?");
    for (auto& item : sources) {
        text.bind(item.key);
        if (text.next())
            item.source.text = text.text(0);
        text.again();
    }
}

ClaimValue valueOf(const Database& database, const Query& row)
{
    switch (wordValue<ValueType>(database, "type of a value", row.text(4))) {
    case ValueType::Time:
        return dateValue(database, row.text(5));
    case ValueType::Quantity: {
        Quantity quantity;
        quantity.amount = row.real(6);
        quantity.upper = row.real(7);
        quantity.comparator = wordValue<Comparator>(database, "comparator", row.text(8));
        quantity.of = row.text(9);
        return quantity;
    }
    case ValueType::Entity:
        return EntityValue{row.text(10), row.text(11)};
    case ValueType::Text:
        break;
    }
    return row.text(11);
}

Claim claimOf(const Database& database, const Query& row)
{
    Claim claim;
    claim.id = row.text(2);
    claim.property = row.text(3);
    claim.value = valueOf(database, row);
    claim.source = row.text(12);
    claim.stance = wordValue<Stance>(database, "stance", row.text(13));
    claim.attributedTo = row.text(14);
    claim.derived = row.integer(15) != 0;
    claim.derivation = row.text(16);
    if (const auto credibility = row.optionalInteger(17))
        claim.credibility = static_cast<int>(*credibility);
    claim.rank = wordValue<Rank>(database, "rank", row.text(18));
    claim.rankReason = row.text(19);
    claim.note = row.text(20);
    return claim;
}

/// The claims of events that are sorted by key, with the ids of their passages.
void readClaims(Database& database, std::vector<KeyedEvent>& events)
{
    const auto first = events.front().key;
    const auto last = events.back().key;
    std::unordered_map<std::int64_t, std::vector<std::string>> passages;
    Query cited(database, "SELECT cp.claim, p.id FROM claim c JOIN claim_passage cp ON cp.claim = c.key"
                          " JOIN passage p ON p.key = cp.passage WHERE c.event BETWEEN ? AND ?"
                          " ORDER BY cp.claim, cp.position");
    cited.bind(first).bind(last);
    while (cited.next())
        passages[cited.integer(0)].push_back(cited.text(1));

    Query claims(database,
                 "SELECT c.event, c.key, c.id, p.id, p.type, c.edtf, c.amount, c.upper, c.comparator, c.counted, e.id,"
                 " c.text, s.id, c.stance, c.attributed_to, c.derived, c.derivation, c.credibility, c.rank,"
                 " c.rank_reason, c.note"
                 " FROM claim c JOIN property p ON p.key = c.property JOIN source s ON s.key = c.source"
                 " LEFT JOIN entity e ON e.key = c.entity WHERE c.event BETWEEN ? AND ?"
                 " ORDER BY c.event, p.built_in DESC, p.position, s.position, c.id");
    claims.bind(first).bind(last);
    auto owner = events.begin();
    while (claims.next()) {
        while (owner != events.end() && owner->key < claims.integer(0))
            ++owner;
        if (owner == events.end())
            break;
        auto claim = claimOf(database, claims);
        claim.passages = std::move(passages[claims.integer(1)]);
        owner->event.claims.push_back(std::move(claim));
    }
}

/// Sources of an event's claims, with as much as it takes to order them by date of issue.
std::vector<Source> sourcesOfEvent(Database& database, EventKey key)
{
    Query query(database, "SELECT id, issued FROM source WHERE key IN (SELECT source FROM claim WHERE event = ?)"
                          " ORDER BY position");
    query.bind(key);
    std::vector<Source> sources;
    while (query.next()) {
        auto& source = sources.emplace_back();
        source.id = query.text(0);
        source.issued = optionalDate(database, query.text(1));
    }
    return sources;
}

} // namespace

void throwUnknownValue(const Database& database, std::string_view what, const std::string& value)
{
    throw Refusal(ErrorCode::Damaged,
                  database.name() + " is damaged: " + inQuotes(value) + " is no " + std::string(what));
}

EdtfDate dateValue(const Database& database, const std::string& text)
{
    auto date = EdtfDate::parse(text);
    if (!date)
        throwUnknownValue(database, "date", text);
    return std::move(*date);
}

CaseInfo readInfo(Database& database)
{
    Query query(database, "SELECT title, subtitle, created, time_zone FROM case_info WHERE key = 1");
    if (!query.next())
        throw Refusal(ErrorCode::Damaged, database.name() + " is damaged: it does not say what case it is");
    return {query.text(0), query.text(1), optionalDate(database, query.text(2)), query.text(3)};
}

std::vector<Category> readCategories(Database& database)
{
    Query query(database, "SELECT id, name, color, shape FROM category ORDER BY position");
    std::vector<Category> categories;
    while (query.next())
        categories.push_back(
            {query.text(0), query.text(1), query.text(2), wordValue<Shape>(database, "shape", query.text(3))});
    return categories;
}

std::vector<Property> readOwnProperties(Database& database)
{
    Query query(database, "SELECT id, name, type FROM property WHERE built_in = 0 ORDER BY position");
    std::vector<Property> properties;
    while (query.next())
        properties.push_back(
            {query.text(0), query.text(1), wordValue<ValueType>(database, "type of a value", query.text(2))});
    return properties;
}

std::vector<Entity> readEntities(Database& database)
{
    struct KeyedEntity
    {
        std::int64_t key = 0;
        Entity entity;
    };
    std::vector<KeyedEntity> keyed;
    Query query(database, "SELECT e.key, e.id, e.kind, e.name, w.id, e.latitude, e.longitude, e.note"
                          " FROM entity e LEFT JOIN entity w ON w.key = e.within ORDER BY e.key");
    while (query.next()) {
        auto& item = keyed.emplace_back();
        item.key = query.integer(0);
        item.entity.id = query.text(1);
        item.entity.kind = wordValue<EntityKind>(database, "kind of entity", query.text(2));
        item.entity.name = query.text(3);
        item.entity.within = query.text(4);
        if (!query.isNull(5) && !query.isNull(6))
            item.entity.coordinates = Coordinates{query.real(5), query.real(6)};
        item.entity.note = query.text(7);
    }
    Query aliases(database, "SELECT entity, name FROM entity_alias ORDER BY entity, position");
    fillLists(
        aliases, keyed, [](KeyedEntity & item) -> auto& { return item.entity.aliases; });
    std::vector<Entity> entities;
    for (auto& item : keyed)
        entities.push_back(std::move(item.entity));
    std::ranges::sort(entities, {}, &Entity::id);
    return entities;
}

std::vector<Source> readSources(Database& database, bool withTexts)
{
    struct Place
    {
        std::int64_t position = 0;
        std::size_t at = 0;
    };
    std::vector<KeyedSource> keyed;
    std::vector<Place> places;
    Query query(database, "SELECT key, id, title, publisher, issued, accessed, url, language, reliability, note, file,"
                          " part_start, part_end, text_sha256, text_length, position FROM source ORDER BY key");
    while (query.next()) {
        places.push_back({query.integer(15), keyed.size()});
        keyed.push_back({query.integer(0), sourceOf(database, query)});
    }
    completeSources(database, keyed, withTexts);
    std::ranges::sort(places, {}, &Place::position);
    std::vector<Source> sources;
    for (const auto& place : places)
        sources.push_back(std::move(keyed[place.at].source));
    return sources;
}

std::optional<Source> readSource(Database& database, std::string_view id)
{
    Query query(database, "SELECT key, id, title, publisher, issued, accessed, url, language, reliability, note, file,"
                          " part_start, part_end, text_sha256, text_length FROM source WHERE id = ?");
    query.bindText(id);
    if (!query.next())
        return std::nullopt;
    std::vector<KeyedSource> one;
    one.push_back({query.integer(0), sourceOf(database, query)});
    completeSources(database, one, true);
    return std::move(one.front().source);
}

std::vector<KeyedEvent> readEvents(Database& database, EventKey first, EventKey last)
{
    std::vector<KeyedEvent> events;
    Query query(database, "SELECT e.key, e.id, e.title, c.id, e.importance, p.id, e.summary, e.note FROM event e"
                          " JOIN category c ON c.key = e.category LEFT JOIN event p ON p.key = e.parent"
                          " WHERE e.key BETWEEN ? AND ? ORDER BY e.key");
    query.bind(first).bind(last);
    while (query.next()) {
        auto& item = events.emplace_back();
        item.key = query.integer(0);
        item.event.id = query.text(1);
        item.event.title = query.text(2);
        item.event.category = query.text(3);
        item.event.importance = wordValue<Importance>(database, "importance", query.text(4));
        item.event.parent = query.text(5);
        item.event.summary = query.text(6);
        item.event.note = query.text(7);
    }
    if (events.empty())
        return events;
    Query tags(database, "SELECT event, tag FROM event_tag WHERE event BETWEEN ? AND ? ORDER BY event, position");
    tags.bind(first).bind(last);
    fillLists(
        tags, events, [](KeyedEvent & item) -> auto& { return item.event.tags; });
    readClaims(database, events);
    return events;
}

std::vector<Relation> readRelations(Database& database, EventKey first, EventKey last)
{
    struct KeyedRelation
    {
        std::int64_t key = 0;
        Relation relation;
    };
    std::vector<KeyedRelation> keyed;
    Query query(database, "SELECT r.key, r.id, r.type, f.id, t.id, s.id, r.derived, r.note FROM relation r"
                          " JOIN event f ON f.key = r.from_event JOIN event t ON t.key = r.to_event"
                          " JOIN source s ON s.key = r.source"
                          " WHERE r.from_event BETWEEN ?1 AND ?2 OR r.to_event BETWEEN ?1 AND ?2 ORDER BY r.key");
    query.bind(first).bind(last);
    while (query.next())
        keyed.push_back({query.integer(0),
                         {query.text(1),
                          query.text(2),
                          query.text(3),
                          query.text(4),
                          query.text(5),
                          query.integer(6) != 0,
                          query.text(7),
                          {}}});
    std::vector<Relation> relations;
    if (keyed.empty())
        return relations;
    Query passages(database, "SELECT rp.relation, p.id FROM relation_passage rp JOIN passage p ON p.key = rp.passage"
                             " WHERE rp.relation BETWEEN ? AND ? ORDER BY rp.relation, rp.position");
    passages.bind(keyed.front().key).bind(keyed.back().key);
    fillLists(
        passages, keyed, [](KeyedRelation & item) -> auto& { return item.relation.passages; });
    for (auto& item : keyed)
        relations.push_back(std::move(item.relation));
    std::ranges::sort(relations, {}, [](const Relation& relation) {
        return std::tie(relation.from, relation.type, relation.to, relation.id);
    });
    return relations;
}

Case readCase(Database& database)
{
    const Snapshot snapshot(database);
    Case content;
    content.info = readInfo(database);
    content.categories = readCategories(database);
    content.properties = readOwnProperties(database);
    content.entities = readEntities(database);
    content.sources = readSources(database, true);
    for (auto& item : readEvents(database, kFirstKey, kLastKey))
        content.events.push_back(std::move(item.event));
    content.relations = readRelations(database, kFirstKey, kLastKey);
    return inDocumentedOrder(std::move(content));
}

std::optional<EventDetails> readDetails(Database& database, EventKey key)
{
    const Snapshot snapshot(database);
    auto found = readEvents(database, key, key);
    if (found.empty())
        return std::nullopt;
    EventDetails details;
    details.key = key;
    details.event = std::move(found.front().event);
    details.properties = resolve(details.event, sourceOrder(sourcesOfEvent(database, key)));
    details.relations = readRelations(database, key, key);
    return details;
}

std::vector<EventKey> eventsOfPassage(Database& database, std::string_view passageId)
{
    const Snapshot snapshot(database);
    Query passage(database, "SELECT key FROM passage WHERE id = ?");
    passage.bindText(passageId);
    if (!passage.next())
        throw Refusal(ErrorCode::NotFound, "no passage " + inQuotes(passageId));
    Query query(database, "SELECT c.event FROM claim_passage cp JOIN claim c ON c.key = cp.claim WHERE cp.passage = ?1"
                          " UNION SELECT r.from_event FROM relation_passage rp JOIN relation r ON r.key = rp.relation"
                          "  WHERE rp.passage = ?1"
                          " UNION SELECT r.to_event FROM relation_passage rp JOIN relation r ON r.key = rp.relation"
                          "  WHERE rp.passage = ?1 ORDER BY 1");
    query.bind(passage.integer(0));
    std::vector<EventKey> events;
    while (query.next())
        events.push_back(query.integer(0));
    return events;
}

std::vector<EventKey> eventsWithAmount(Database& database, std::string_view propertyId)
{
    Query query(database, "SELECT DISTINCT event FROM claim WHERE property = (SELECT key FROM property WHERE id = ?)"
                          " AND amount IS NOT NULL ORDER BY event");
    query.bindText(propertyId);
    std::vector<EventKey> events;
    while (query.next())
        events.push_back(query.integer(0));
    return events;
}

} // namespace dateline::store
