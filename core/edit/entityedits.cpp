#include "core/edit/entityedits.h"

#include "core/edit/comparing.h"
#include "core/edit/ids.h"
#include "core/edit/parts.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace dateline {

namespace {

/// Adds a name to the aliases unless it is there, or is the name.
void addAlias(Entity& entity, const std::string& alias)
{
    const auto wanted = comparable(alias);
    const auto isSame = [&](const std::string& name) {
        return comparable(name) == wanted;
    };
    if (!wanted.empty() && !isSame(entity.name) && std::ranges::none_of(entity.aliases, isSame))
        entity.aliases.push_back(trimmed(alias));
}

Result<Entity> tidied(const Entity& given)
{
    Entity entity = given;
    entity.name = trimmed(given.name);
    if (entity.name.empty())
        return fail(ErrorCode::Invalid,
                    std::string(given.kind == EntityKind::Place ? "a place" : "an actor") + " needs a name");
    entity.aliases.clear();
    for (const auto& alias : given.aliases)
        addAlias(entity, alias);
    return entity;
}

/// Whether a place lies in another, directly or not.
bool liesIn(const std::vector<Entity>& entities, const std::string& inner, const std::string& outer)
{
    std::set<std::string> seen;
    auto at = inner;
    while (!at.empty() && seen.insert(at).second) {
        const auto entity = std::ranges::find(entities, at, &Entity::id);
        at = entity == entities.end() ? std::string() : entity->within;
        if (at == outer)
            return true;
    }
    return false;
}

Entity merged(const std::vector<Entity>& entities, const Entity& keep, const Entity& other)
{
    auto entity = keep;
    addAlias(entity, other.name);
    for (const auto& alias : other.aliases)
        addAlias(entity, alias);
    if (!entity.coordinates)
        entity.coordinates = other.coordinates;
    if (liesIn(entities, keep.id, other.id) || (keep.within.empty() && !liesIn(entities, other.id, keep.id)))
        entity.within = other.within;
    if (entity.note.empty())
        entity.note = other.note;
    else if (!other.note.empty() && other.note != entity.note)
        entity.note += "\n\n" + other.note;
    return entity;
}

/// The claims of an event that name `other` name `keep`.
void renameIn(Change& change, const Event& event, const Entity& keep, const Entity& other)
{
    for (const auto& claim : event.claims) {
        const auto* value = std::get_if<EntityValue>(&claim.value);
        if (value == nullptr || value->entity != other.id)
            continue;
        auto word = value->as.empty() ? other.name : value->as;
        if (word == keep.name)
            word.clear();
        auto after = claim;
        after.value = EntityValue{keep.id, std::move(word)};
        change.change(ClaimOf{event.id, claim}, ClaimOf{event.id, std::move(after)});
    }
}

/// How well a name goes on from what is typed; smaller is better, nothing is not at all.
std::optional<int> fit(const std::string& name, const std::string& typed)
{
    const auto at = name.find(typed);
    if (at == std::string::npos)
        return std::nullopt;
    if (at == 0)
        return name == typed ? 0 : 1;
    for (auto next = at; next != std::string::npos; next = name.find(typed, next + 1))
        if (!isWordCharacter(lastCharacter(std::string_view(name).substr(0, next))))
            return 2;
    return 3;
}

} // namespace

Result<Change> addEntity(const CaseFile& file, const Entity& entity)
{
    auto made = tidied(entity);
    if (!made)
        return fail(made.error());
    auto id = freshId(file, ObjectKind::Entity, made->name);
    if (!id)
        return fail(id.error());
    made->id = std::move(*id);
    Change change{(made->kind == EntityKind::Place ? "Add place " : "Add actor ") + quoted(made->name), {}};
    change.add(std::move(*made));
    return change;
}

Result<Change> changeEntity(const CaseFile& file, const Entity& after)
{
    auto before = entityOfId(file, after.id);
    if (!before)
        return fail(before.error());
    auto wanted = tidied(after);
    if (!wanted)
        return fail(wanted.error());
    Change change;
    if (*before == *wanted)
        return change;
    change.name = "Change " + quoted(before->name);
    change.change(std::move(*before), std::move(*wanted));
    return change;
}

Result<Change> removeEntity(const CaseFile& file, const std::string& id)
{
    auto entity = entityOfId(file, id);
    if (!entity)
        return fail(entity.error());
    const auto events = eventsWith(file, ObjectKind::Entity, id);
    if (!events)
        return fail(events.error());
    std::size_t claims = 0;
    for (const auto& details : *events)
        claims += static_cast<std::size_t>(std::ranges::count_if(details.event.claims, [&](const Claim& claim) {
            const auto* value = std::get_if<EntityValue>(&claim.value);
            return value != nullptr && value->entity == id;
        }));
    if (claims > 0)
        return fail(ErrorCode::Conflict,
                    counted(claims, "claim") + (claims == 1 ? " names " : " name ") + quoted(entity->name));
    const auto all = file.entities();
    if (!all)
        return fail(all.error());
    const auto inside = static_cast<std::size_t>(std::ranges::count(*all, id, &Entity::within));
    if (inside > 0)
        return fail(ErrorCode::Conflict,
                    counted(inside, "place") + (inside == 1 ? " lies in " : " lie in ") + quoted(entity->name));
    Change change{"Delete " + quoted(entity->name), {}};
    change.remove(std::move(*entity));
    return change;
}

Result<Change> mergeEntities(const CaseFile& file, const std::string& keepId, const std::string& otherId)
{
    const auto entities = file.entities();
    if (!entities)
        return fail(entities.error());
    const auto keep = entityOfId(file, keepId);
    if (!keep)
        return fail(keep.error());
    const auto other = entityOfId(file, otherId);
    if (!other)
        return fail(other.error());
    if (keepId == otherId)
        return fail(ErrorCode::Invalid, quoted(keep->name) + " cannot be merged with itself");
    if (keep->kind != other->kind)
        return fail(ErrorCode::Invalid, quoted(keep->name) + " and " + quoted(other->name) +
                                            " cannot be one: one is a place, one an actor");
    const auto events = eventsWith(file, ObjectKind::Entity, otherId);
    if (!events)
        return fail(events.error());
    Change change{"Merge " + quoted(other->name) + " into " + quoted(keep->name), {}};
    auto after = merged(*entities, *keep, *other);
    if (after != *keep)
        change.change(*keep, std::move(after));
    for (const auto& entity : *entities) {
        if (entity.within != otherId || entity.id == keepId)
            continue;
        auto moved = entity;
        moved.within = keepId;
        change.change(entity, std::move(moved));
    }
    for (const auto& details : *events)
        renameIn(change, details.event, *keep, *other);
    change.remove(*other);
    return change;
}

std::vector<EntityMatch> completeEntity(std::span<const Entity> entities, std::string_view typed,
                                        std::optional<EntityKind> kind, std::size_t limit)
{
    struct Ranked
    {
        int fit = 0;
        bool isAlias = false;
        std::string compared;
        EntityMatch match;
    };
    std::vector<Ranked> ranked;
    const auto wanted = comparable(typed);
    if (wanted.empty())
        return {};
    for (std::size_t i = 0; i < entities.size(); ++i) {
        if (kind && entities[i].kind != *kind)
            continue;
        std::optional<Ranked> best;
        const auto look = [&](const std::string& name, bool isAlias) {
            auto compared = comparable(name);
            const auto how = fit(compared, wanted);
            if (how && (!best || *how < best->fit))
                best = Ranked{*how, isAlias, std::move(compared), {i, name}};
        };
        look(entities[i].name, false);
        for (const auto& alias : entities[i].aliases)
            look(alias, true);
        if (best)
            ranked.push_back(std::move(*best));
    }
    std::ranges::stable_sort(ranked, {},
                             [](const Ranked& item) { return std::tie(item.fit, item.isAlias, item.compared); });
    std::vector<EntityMatch> matches;
    for (auto& item : ranked)
        if (matches.size() < limit)
            matches.push_back(std::move(item.match));
    return matches;
}

std::optional<std::size_t> entityNamed(std::span<const Entity> entities, std::string_view name,
                                       std::optional<EntityKind> kind)
{
    const auto matches = completeEntity(entities, name, kind, 1);
    if (matches.empty() || comparable(matches.front().name) != comparable(name))
        return std::nullopt;
    return matches.front().entity;
}

} // namespace dateline
