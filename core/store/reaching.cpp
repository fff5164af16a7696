#include "core/store/reaching.h"

#include "core/store/objects.h"

namespace dateline::store {

namespace {

/// From here on it does not matter how much it is.
constexpr std::size_t kEnough = 10'000;

/// Events and claims that have to be looked at again when an object of that kind changes as a whole.
std::size_t reachOf(Database& database, Kind kind, const std::string& id)
{
    const auto sql = [kind]() -> const char* {
        switch (kind) {
        case Kind::Info:
        case Kind::Order:
            return "SELECT count(*) FROM (SELECT 1 FROM event LIMIT 10000)";
        case Kind::Source:
            return "SELECT count(*) FROM (SELECT 1 FROM claim WHERE source = (SELECT key FROM source WHERE id = ?)"
                   " LIMIT 10000)";
        case Kind::Entity:
            return "SELECT count(*) FROM (SELECT 1 FROM claim WHERE entity = (SELECT key FROM entity WHERE id = ?)"
                   " LIMIT 10000)";
        default:
            return nullptr;
        }
    }();
    if (sql == nullptr)
        return 0;
    Query query(database, sql);
    if (kind == Kind::Source || kind == Kind::Entity)
        query.bindText(id);
    return query.next() ? static_cast<std::size_t>(query.integer(0)) : 0;
}

/// Whether more follows from what it becomes than that it is written.
bool isFelt(const CaseInfo& before, const CaseInfo& after)
{
    return before.created != after.created || before.timeZone != after.timeZone || !(before.margins == after.margins);
}

bool isFelt(const Source& before, const Source& after)
{
    return before.issued != after.issued;
}

bool isFelt(const Entity& before, const Entity& after)
{
    return before.name != after.name || before.aliases != after.aliases || before.kind != after.kind;
}

bool isFelt(const OrderOf& before, const OrderOf&)
{
    return before.kind == ObjectKind::Source;
}

template<typename T> bool isFelt(const T&, const T&)
{
    return false;
}

bool isFelt(const ObjectChange& object)
{
    if (!object.before || !object.after || object.before->index() != object.after->index())
        return false;
    return std::visit(
        [&](const auto& before) { return isFelt(before, std::get<std::decay_t<decltype(before)>>(*object.after)); },
        *object.before);
}

} // namespace

std::size_t reachOf(Database& database, const Change& change)
{
    auto reach = change.objects.size();
    for (const auto& object : change.objects) {
        if (reach >= kEnough)
            break;
        if (isFelt(object))
            reach += reachOf(database, kindOf(*object.before), idOf(*object.before));
    }
    return reach;
}

std::size_t reachOf(Database& database, const std::optional<Step>& step)
{
    if (!step)
        return 0;
    Query count(database, "SELECT objects FROM history WHERE step = ?");
    auto reach = count.bind(step->step).next() ? static_cast<std::size_t>(count.integer(0)) : 0;
    if (reach >= kEnough)
        return reach;
    Query query(database, "SELECT kind, id FROM history_change WHERE step = ? AND before IS NOT NULL"
                          " AND after IS NOT NULL AND (kind IN ('case', 'source', 'entity')"
                          " OR kind = 'order' AND id = 'source')");
    query.bind(step->step);
    while (reach < kEnough && query.next())
        if (const auto kind = kindOfWord(query.view(0)))
            reach += reachOf(database, *kind, query.text(1));
    return reach;
}

} // namespace dateline::store
