#include "core/store/reading.h"
#include "core/store/rows.h"

namespace dateline::store {

namespace {

/// Runs a query for one id; true where there is a row.
bool finds(Query& query, std::string_view id)
{
    return query.bindText(id).next();
}

/// The texts of a list in a table of its own, in their order.
std::vector<std::string> readList(Database& database, const char* sql, std::int64_t owner)
{
    Query query(database, sql);
    query.bind(owner);
    std::vector<std::string> list;
    while (query.next())
        list.push_back(query.text(0));
    return list;
}

} // namespace

template<> std::optional<Row<CaseInfo>> findRow(Database& database, std::string_view)
{
    return Row<CaseInfo>{1, 0, readInfo(database)};
}

template<> std::optional<Row<Category>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_CATEGORY_COLUMNS " FROM category c WHERE c.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    return Row<Category>{query.integer(0), query.integer(1), categoryOf(database, query)};
}

template<> std::optional<Row<Property>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_PROPERTY_COLUMNS " FROM property p WHERE p.id = ? AND NOT p.built_in");
    if (!finds(query, id))
        return std::nullopt;
    return Row<Property>{query.integer(0), query.integer(1), propertyOf(database, query)};
}

template<> std::optional<Row<Entity>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_ENTITY_COLUMNS " FROM entity e WHERE e.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    Row<Entity> row{query.integer(0), query.integer(1), entityOf(database, query)};
    row.value.aliases = readList(database, "SELECT name FROM entity_alias WHERE entity = ? ORDER BY position", row.key);
    return row;
}

template<> std::optional<Row<Source>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_SOURCE_COLUMNS " FROM source s WHERE s.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    Row<Source> row{query.integer(0), query.integer(1), sourceOf(database, query)};
    row.value.creators =
        readList(database, "SELECT name FROM source_creator WHERE source = ? ORDER BY position", row.key);
    return row;
}

template<> std::optional<Row<TextRef>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT s.key, s.id, t.sha256 FROM source s JOIN source_text a ON a.source = s.key"
                          " JOIN full_text t ON t.key = a.text WHERE s.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    return Row<TextRef>{query.integer(0), 0, {query.text(1), query.text(2)}};
}

template<> std::optional<Row<PassageOf>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_PASSAGE_COLUMNS
                          ", s.id FROM passage p JOIN source s ON s.key = p.source WHERE p.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    return Row<PassageOf>{query.integer(0), 0, {query.text(10), passageOf(database, query)}};
}

template<> std::optional<Row<Event>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_EVENT_COLUMNS " FROM event e WHERE e.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    Row<Event> row{query.integer(0), 0, eventOf(database, query)};
    row.value.tags = readList(database, "SELECT tag FROM event_tag WHERE event = ? ORDER BY position", row.key);
    return row;
}

template<> std::optional<Row<ClaimOf>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_CLAIM_COLUMNS
                          ", (SELECT o.id FROM event o WHERE o.key = c.event)" DATELINE_CLAIM_TABLES " WHERE c.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    Row<ClaimOf> row{query.integer(0), 0, {query.text(23), claimOf(database, query)}};
    row.value.claim.passages =
        readList(database,
                 "SELECT p.id FROM claim_passage c JOIN passage p ON p.key = c.passage WHERE c.claim = ?"
                 " ORDER BY c.position",
                 row.key);
    return row;
}

template<> std::optional<Row<Relation>> findRow(Database& database, std::string_view id)
{
    Query query(database, "SELECT " DATELINE_RELATION_COLUMNS " FROM relation r WHERE r.id = ?");
    if (!finds(query, id))
        return std::nullopt;
    Row<Relation> row{query.integer(0), 0, relationOf(database, query)};
    row.value.passages =
        readList(database,
                 "SELECT p.id FROM relation_passage r JOIN passage p ON p.key = r.passage WHERE r.relation = ?"
                 " ORDER BY r.position",
                 row.key);
    return row;
}

std::optional<std::int64_t> findKey(Database& database, Kind kind, std::string_view id)
{
    const auto sql = [kind] {
        switch (kind) {
        case Kind::Category:
            return "SELECT key FROM category WHERE id = ?";
        case Kind::Property:
            return "SELECT key FROM property WHERE id = ?";
        case Kind::Entity:
            return "SELECT key FROM entity WHERE id = ?";
        case Kind::Source:
            return "SELECT key FROM source WHERE id = ?";
        case Kind::Passage:
            return "SELECT key FROM passage WHERE id = ?";
        case Kind::Claim:
            return "SELECT key FROM claim WHERE id = ?";
        case Kind::Relation:
            return "SELECT key FROM relation WHERE id = ?";
        default:
            return "SELECT key FROM event WHERE id = ?";
        }
    };
    Query query(database, sql());
    return finds(query, id) ? std::optional(query.integer(0)) : std::nullopt;
}

} // namespace dateline::store
