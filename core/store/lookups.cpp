#include "core/store/lookups.h"

#include <utility>

namespace dateline::store {

namespace {

const char* idsOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Category:
        return "SELECT id FROM category WHERE id >= ?1 AND id < ?2 ORDER BY id";
    case ObjectKind::Property:
        return "SELECT id FROM property WHERE id >= ?1 AND id < ?2 ORDER BY id";
    case ObjectKind::Entity:
        return "SELECT id FROM entity WHERE id >= ?1 AND id < ?2 ORDER BY id";
    case ObjectKind::Source:
        return "SELECT id FROM source WHERE id >= ?1 AND id < ?2 ORDER BY id";
    case ObjectKind::Passage:
        return "SELECT id FROM passage WHERE id >= ?1 AND id < ?2 ORDER BY id";
    case ObjectKind::Event:
        return "SELECT id FROM event WHERE id >= ?1 AND id < ?2 UNION SELECT t.value FROM event e, json_tree(e.merged) "
               "t"
               " WHERE e.merged IS NOT NULL AND t.key = 'id' AND t.value >= ?1 AND t.value < ?2 ORDER BY 1";
    case ObjectKind::Claim:
        return "SELECT id FROM claim WHERE id >= ?1 AND id < ?2 ORDER BY id";
    case ObjectKind::Relation:
        break;
    }
    return "SELECT id FROM relation WHERE id >= ?1 AND id < ?2 ORDER BY id";
}

const char* eventsOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Category:
        return "SELECT key FROM event WHERE category = (SELECT key FROM category WHERE id = ?1) ORDER BY key";
    case ObjectKind::Property:
        return "SELECT DISTINCT event FROM claim WHERE property = (SELECT key FROM property WHERE id = ?1)"
               " ORDER BY event";
    case ObjectKind::Entity:
        return "SELECT DISTINCT event FROM claim WHERE entity = (SELECT key FROM entity WHERE id = ?1) ORDER BY event";
    case ObjectKind::Source:
        return "SELECT event FROM claim WHERE source = (SELECT key FROM source WHERE id = ?1)"
               " UNION SELECT from_event FROM relation WHERE source = (SELECT key FROM source WHERE id = ?1)"
               " UNION SELECT to_event FROM relation WHERE source = (SELECT key FROM source WHERE id = ?1) ORDER BY 1";
    case ObjectKind::Passage:
        return "SELECT c.event FROM claim_passage cp JOIN claim c ON c.key = cp.claim"
               "  WHERE cp.passage = (SELECT key FROM passage WHERE id = ?1)"
               " UNION SELECT r.from_event FROM relation_passage rp JOIN relation r ON r.key = rp.relation"
               "  WHERE rp.passage = (SELECT key FROM passage WHERE id = ?1)"
               " UNION SELECT r.to_event FROM relation_passage rp JOIN relation r ON r.key = rp.relation"
               "  WHERE rp.passage = (SELECT key FROM passage WHERE id = ?1) ORDER BY 1";
    case ObjectKind::Event:
        return "SELECT key FROM event WHERE parent = (SELECT key FROM event WHERE id = ?1)"
               " UNION SELECT event FROM claim WHERE relative_event = (SELECT key FROM event WHERE id = ?1)"
               " UNION SELECT to_event FROM relation WHERE from_event = (SELECT key FROM event WHERE id = ?1)"
               " UNION SELECT from_event FROM relation WHERE to_event = (SELECT key FROM event WHERE id = ?1)"
               " ORDER BY 1";
    case ObjectKind::Claim:
        return "SELECT event FROM claim WHERE id = ?1";
    case ObjectKind::Relation:
        break;
    }
    return "SELECT from_event FROM relation WHERE id = ?1 UNION SELECT to_event FROM relation WHERE id = ?1 ORDER BY 1";
}

/// nullptr where such objects have no such text.
const char* textsOf(ObjectKind kind, TextMember member)
{
    if (kind == ObjectKind::Event && member == TextMember::Title)
        return "SELECT key, id, title FROM event WHERE title IS NOT NULL ORDER BY key";
    if (kind == ObjectKind::Event && member == TextMember::Summary)
        return "SELECT key, id, summary FROM event WHERE summary IS NOT NULL ORDER BY key";
    if (kind == ObjectKind::Event)
        return "SELECT key, id, note FROM event WHERE note IS NOT NULL ORDER BY key";
    if (kind == ObjectKind::Claim && member == TextMember::Note)
        return "SELECT event, id, note FROM claim WHERE note IS NOT NULL ORDER BY event, key";
    if (kind == ObjectKind::Relation && member == TextMember::Note)
        return "SELECT from_event, id, note FROM relation WHERE note IS NOT NULL ORDER BY from_event, key";
    return nullptr;
}

} // namespace

std::vector<std::string> ids(Database& database, ObjectKind kind, std::string_view beginning)
{
    Query query(database, idsOf(kind));
    query.bindText(beginning).bindText(std::string(beginning) + "\x7F"); // behind every character of an id
    std::vector<std::string> found;
    while (query.next())
        found.push_back(query.text(0));
    return found;
}

std::vector<EventKey> eventsOf(Database& database, ObjectKind kind, std::string_view id)
{
    Query query(database, eventsOf(kind));
    query.bindText(id);
    std::vector<EventKey> events;
    while (query.next())
        events.push_back(query.integer(0));
    return events;
}

std::vector<WrittenText> writtenTexts(Database& database, ObjectKind kind, TextMember member)
{
    std::vector<WrittenText> texts;
    const char* const sql = textsOf(kind, member);
    if (sql == nullptr)
        return texts;
    Query query(database, sql);
    while (query.next())
        texts.push_back({query.integer(0), query.text(1), query.text(2)});
    return texts;
}

std::vector<std::vector<EventKey>> eventsSharingPassages(Database& database)
{
    Query query(database, "SELECT DISTINCT cp.passage, c.event FROM claim_passage cp JOIN claim c ON c.key = cp.claim"
                          " ORDER BY cp.passage, c.event");
    std::vector<std::vector<EventKey>> groups;
    std::vector<EventKey> group;
    std::int64_t passage = 0;
    const auto finish = [&] {
        if (group.size() > 1)
            groups.push_back(group);
        group.clear();
    };
    while (query.next()) {
        if (query.integer(0) != passage)
            finish();
        passage = query.integer(0);
        group.push_back(query.integer(1));
    }
    finish();
    return groups;
}

} // namespace dateline::store
