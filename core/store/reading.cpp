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

struct KeyedSource
{
    std::int64_t key = 0;
    Source source;
};

/// What of a source is read beside its row.
enum class SourceParts
{
    Head,         ///< creators
    WithPassages, ///< these and passages
    WithTexts     ///< all
};

/// Creators and, if asked for, passages and texts of sources that are sorted by key.
void completeSources(Database& database, std::vector<KeyedSource>& sources, SourceParts parts)
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

    if (parts == SourceParts::Head)
        return;
    Query passages(database, "SELECT " DATELINE_PASSAGE_COLUMNS " FROM passage p WHERE p.source BETWEEN ? AND ?"
                             " ORDER BY p.source, p.start_at, p.end_at, p.id");
    passages.bind(first).bind(last);
    auto owner = sources.begin();
    while (passages.next()) {
        while (owner != sources.end() && owner->key < passages.integer(1))
            ++owner;
        if (owner != sources.end())
            owner->source.passages.push_back(passageOf(database, passages));
    }
    if (parts == SourceParts::WithPassages)
        return;
    Query text(database, "SELECT t.text FROM source_text s JOIN full_text t ON t.key = s.text WHERE s.source = ?");
    for (auto& item : sources) {
        text.bind(item.key);
        if (text.next())
            item.source.text = text.text(0);
        text.again();
    }
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

    Query claims(database, "SELECT " DATELINE_CLAIM_COLUMNS DATELINE_CLAIM_TABLES
                           " WHERE c.event BETWEEN ? AND ? ORDER BY c.event, p.built_in DESC, p.position, p.key,"
                           " s.position IS NULL, s.position, s.key, c.id");
    claims.bind(first).bind(last);
    auto owner = events.begin();
    while (claims.next()) {
        while (owner != events.end() && owner->key < claims.integer(1))
            ++owner;
        if (owner == events.end())
            break;
        auto claim = claimOf(database, claims);
        claim.passages = std::move(passages[claims.integer(0)]);
        owner->event.claims.push_back(std::move(claim));
    }
}

std::vector<Source> readAllSources(Database& database, SourceParts parts)
{
    struct Place
    {
        std::int64_t position = 0;
        std::size_t at = 0;
    };
    std::vector<KeyedSource> keyed;
    std::vector<Place> places;
    Query query(database, "SELECT " DATELINE_SOURCE_COLUMNS " FROM source s ORDER BY s.key");
    while (query.next()) {
        places.push_back({query.integer(1), keyed.size()});
        keyed.push_back({query.integer(0), sourceOf(database, query)});
    }
    completeSources(database, keyed, parts);
    std::ranges::stable_sort(places, {}, &Place::position);
    std::vector<Source> sources;
    for (const auto& place : places)
        sources.push_back(std::move(keyed[place.at].source));
    return sources;
}

} // namespace

CaseInfo readInfo(Database& database)
{
    Query query(database, "SELECT title, subtitle, created, time_zone, day_month_order, margins FROM case_info"
                          " WHERE key = 1");
    if (!query.next())
        throw Refusal(ErrorCode::Damaged, database.name() + " is damaged: it does not say what case it is");
    return {query.text(0),
            query.text(1),
            optionalDate(database, query.text(2)),
            query.text(3),
            dayMonthOrderOf(query.text(4)),
            marginsOf(query.text(5))};
}

std::vector<Category> readCategories(Database& database)
{
    Query query(database, "SELECT " DATELINE_CATEGORY_COLUMNS " FROM category c ORDER BY c.position, c.key");
    std::vector<Category> categories;
    while (query.next())
        categories.push_back(categoryOf(database, query));
    return categories;
}

std::vector<Property> readOwnProperties(Database& database)
{
    Query query(database, "SELECT " DATELINE_PROPERTY_COLUMNS " FROM property p WHERE p.built_in = 0"
                          " ORDER BY p.position, p.key");
    std::vector<Property> properties;
    while (query.next())
        properties.push_back(propertyOf(database, query));
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
    Query query(database, "SELECT " DATELINE_ENTITY_COLUMNS " FROM entity e ORDER BY e.key");
    while (query.next())
        keyed.push_back({query.integer(0), entityOf(database, query)});
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
    return readAllSources(database, withTexts ? SourceParts::WithTexts : SourceParts::WithPassages);
}

std::vector<Source> readSourceHeads(Database& database)
{
    return readAllSources(database, SourceParts::Head);
}

/// Counted by adding up, not in groups: these SQLite would sort, which nothing can stop half-way. And a part at a time,
/// so that nobody waits long to write.
PassageCounts countPassages(Database& database)
{
    constexpr std::int64_t kAtOnce = 20'000;
    Query query(database, "SELECT count(*), count(*) FILTER (WHERE anchoring IN (?1, ?2)),"
                          " count(*) FILTER (WHERE anchoring IN (?3, ?4)), max(key) FROM"
                          " (SELECT key, anchoring FROM passage WHERE key > ?5 ORDER BY key LIMIT ?6)");
    PassageCounts counts;
    for (auto last = kFirstKey;; query.again()) {
        for (const auto how : {Anchoring::Exact, Anchoring::Moved, Anchoring::Fuzzy, Anchoring::Orphaned})
            query.bind(toWord(how));
        if (!query.bind(last).bind(kAtOnce).next() || query.integer(0) == 0)
            return counts;
        counts.all += static_cast<std::size_t>(query.integer(0));
        counts.found += static_cast<std::size_t>(query.integer(1));
        counts.doubtful += static_cast<std::size_t>(query.integer(2));
        last = query.integer(3);
    }
}

std::optional<Source> readSource(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_SOURCE_COLUMNS " FROM source s WHERE s.id = ?");
    query.bindText(id);
    if (!query.next())
        return std::nullopt;
    std::vector<KeyedSource> one;
    one.push_back({query.integer(0), sourceOf(database, query)});
    completeSources(database, one, SourceParts::WithTexts);
    return std::move(one.front().source);
}

std::vector<KeyedEvent> readEvents(Database& database, EventKey first, EventKey last)
{
    std::vector<KeyedEvent> events;
    Query query(database, "SELECT " DATELINE_EVENT_COLUMNS " FROM event e WHERE e.key BETWEEN ? AND ? ORDER BY e.key");
    query.bind(first).bind(last);
    while (query.next())
        events.push_back({query.integer(0), eventOf(database, query)});
    if (events.empty())
        return events;
    Query tags(database, "SELECT event, tag FROM event_tag WHERE event BETWEEN ? AND ? ORDER BY event, position");
    tags.bind(first).bind(last);
    fillLists(
        tags, events, [](KeyedEvent & item) -> auto& { return item.event.tags; });
    readClaims(database, events);
    return events;
}

std::vector<Event> readEventHeads(Database& database, std::vector<EventKey> keys)
{
    const Snapshot snapshot(database);
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    std::vector<Event> events;
    events.reserve(keys.size());
    Query query(database, "SELECT " DATELINE_EVENT_COLUMNS " FROM event e WHERE e.key = ?");
    Query tags(database, "SELECT tag FROM event_tag WHERE event = ? ORDER BY position");
    for (const auto key : keys) {
        if (!query.bind(key).next())
            throw Refusal(ErrorCode::NotFound, "no event with the key " + std::to_string(key));
        auto& event = events.emplace_back(eventOf(database, query));
        tags.bind(key);
        while (tags.next())
            event.tags.push_back(tags.text(0));
        query.again();
        tags.again();
    }
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
    Query query(database, "SELECT " DATELINE_RELATION_COLUMNS " FROM relation r"
                          " WHERE r.from_event BETWEEN ?1 AND ?2 OR r.to_event BETWEEN ?1 AND ?2 ORDER BY r.key");
    query.bind(first).bind(last);
    while (query.next())
        keyed.push_back({query.integer(0), relationOf(database, query)});
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

SourceOrder sourceOrderOf(Database& database, const KeyedEvent& item)
{
    const auto isBySource = [](const Claim& claim) {
        return !claim.ofAnalyst();
    };
    const auto first = std::ranges::find_if(item.event.claims, isBySource);
    const bool areSeveral = std::any_of(first, item.event.claims.end(), [&](const Claim& claim) {
        return isBySource(claim) && claim.source != first->source;
    });
    std::vector<Source> sources;
    if (!areSeveral)
        return sourceOrder(sources);
    Query query(database, "SELECT id, issued FROM source WHERE key IN (SELECT source FROM claim WHERE event = ?)"
                          " ORDER BY position, key");
    query.bind(item.key);
    while (query.next()) {
        auto& source = sources.emplace_back();
        source.id = query.text(0);
        source.issued = optionalDate(database, query.text(1));
    }
    return sourceOrder(sources);
}

std::optional<EventDetails> readDetails(Database& database, EventKey key)
{
    const Snapshot snapshot(database);
    auto found = readEvents(database, key, key);
    if (found.empty())
        return std::nullopt;
    EventDetails details;
    details.key = key;
    const auto order = sourceOrderOf(database, found.front());
    details.event = std::move(found.front().event);
    details.properties = resolve(details.event, order, datesOf(readInfo(database)));
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
