#include "core/store/naming.h"

#include "core/store/rows.h"

namespace dateline::store {

namespace {

std::string textMember(const Json& members, const char* name)
{
    if (!members.is_object())
        return {};
    const auto& member = memberOf(members, name);
    return member.is_string() ? member.get<std::string>() : std::string();
}

std::string firstOf(Database& database, const char* sql, std::string_view id)
{
    Query query(database, sql);
    return query.bindText(id).next() ? query.text(0) : std::string();
}

/// By the tables: the name of the object, or of what it belongs to.
std::string storedTitle(Database& database, Kind kind, const std::string& id)
{
    switch (kind) {
    case Kind::Info:
        return database.text("SELECT title FROM case_info");
    case Kind::Category:
        return firstOf(database, "SELECT name FROM category WHERE id = ?", id);
    case Kind::Property:
        return firstOf(database, "SELECT name FROM property WHERE id = ?", id);
    case Kind::Entity:
        return firstOf(database, "SELECT name FROM entity WHERE id = ?", id);
    case Kind::Source:
    case Kind::Text:
        return firstOf(database, "SELECT title FROM source WHERE id = ?", id);
    case Kind::Passage:
        return firstOf(database, "SELECT exact FROM passage WHERE id = ?", id);
    case Kind::Event:
        return firstOf(database, "SELECT title FROM event WHERE id = ?", id);
    case Kind::Claim:
        return firstOf(database, "SELECT e.title FROM claim c JOIN event e ON e.key = c.event WHERE c.id = ?", id);
    case Kind::Relation:
        return firstOf(database, "SELECT e.title FROM relation r JOIN event e ON e.key = r.from_event WHERE r.id = ?",
                       id);
    case Kind::Order:
        break;
    }
    return {};
}

/// By what a patch says of an object that is not there (any more).
std::string titleInPatch(Database& database, const Patch& patch)
{
    const auto& members = patch.removes() ? patch.before : patch.after;
    if (patch.kind == Kind::Claim)
        return storedTitle(database, Kind::Event, textMember(members, "event"));
    if (patch.kind == Kind::Relation)
        return storedTitle(database, Kind::Event, textMember(members, "from"));
    if (patch.kind == Kind::Passage && members.is_object())
        return textMember(memberOf(members, "quote"), "exact");
    const auto title = textMember(members, "title");
    return title.empty() ? textMember(members, "name") : title;
}

} // namespace

std::string titleOf(Database& database, const Patch& patch)
{
    const auto stored = storedTitle(database, patch.kind, patch.id);
    return stored.empty() ? titleInPatch(database, patch) : stored;
}

std::string nameOf(Database& database, Kind kind, const std::string& id)
{
    const auto title = storedTitle(database, kind, id);
    const auto name = title.empty() ? inQuotes(id) : inQuotes(title);
    switch (kind) {
    case Kind::Info:
        return "what the case says of itself";
    case Kind::Text:
        return "the text of " + name;
    case Kind::Claim:
        return title.empty() ? "the claim " + name : "the claim on " + name;
    case Kind::Relation:
        return title.empty() ? "the relation " + name : "the relation of " + name;
    case Kind::Order:
        return "the order by " + id;
    default:
        return "the " + std::string(kindWord(kind)) + " " + name;
    }
}

} // namespace dateline::store
