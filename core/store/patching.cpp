#include "core/store/patching.h"

#include "core/text/anchoring.h"

#include <algorithm>

namespace dateline::store {

namespace {

/// Of the time that patches take; the rest goes to what they are found by.
constexpr double kRowsShare = 0.7;

constexpr const char* kKey = "rowKey";
constexpr const char* kPosition = "rowPosition";

[[noreturn]] void refuseMissing(Kind kind, const std::string& id)
{
    throw Refusal(ErrorCode::Invalid, "there is no " + std::string(kindWord(kind)) + " " + inQuotes(id));
}

void setId(CaseInfo&, const std::string&) {}

void setId(TextRef& text, const std::string& id)
{
    text.source = id;
}

void setId(PassageOf& passage, const std::string& id)
{
    passage.passage.id = id;
}

void setId(ClaimOf& claim, const std::string& id)
{
    claim.claim.id = id;
}

template<typename T> void setId(T& object, const std::string& id)
{
    object.id = id;
}

/// An object of members that stand for all of it.
template<typename T> T objectOf(const std::string& id, const Json& members)
{
    T object;
    setId(object, id);
    eachMember([&](const char* name, auto& member) { readMember(memberOf(members, name), member); }, object);
    return object;
}

[[noreturn]] void refuseConflict(const Patch& patch, const std::string& member, const std::string& how)
{
    throw PatchConflict(patch.kind, patch.id, member,
                        "the " + std::string(kindWord(patch.kind)) + " " + inQuotes(patch.id) + " " + how);
}

/// Tables that have positions: their kinds are in an order.
bool isInOrder(Kind kind)
{
    return kind == Kind::Category || kind == Kind::Property || kind == Kind::Entity || kind == Kind::Source;
}

void forget(Patch& patch)
{
    patch.before = nullptr;
    patch.after = nullptr;
}

std::optional<std::string> textOf(Database& database, const std::string& source)
{
    Query query(database, "SELECT t.text FROM source s JOIN source_text a ON a.source = s.key"
                          " JOIN full_text t ON t.key = a.text WHERE s.id = ?");
    return query.bindText(source).next() ? std::optional(query.text(0)) : std::nullopt;
}

} // namespace

void Patcher::apply(std::vector<Patch>& patches, double share)
{
    giveKeys(patches);
    const auto removals = static_cast<std::size_t>(std::ranges::count_if(patches, &Patch::removes));
    progressing_.part(share * kRowsShare, patches.size() + removals);
    for (auto& patch : patches) {
        applyOne(patch);
        progressing_.step();
    }
    removeRows();
    writer_.writeWords(progressing_, share * (1 - kRowsShare));
    fresh_.clear();
    std::erase_if(patches, [](const Patch& patch) { return patch.empty(); });
}

std::int64_t Patcher::keyOf(Kind kind, const std::string& id)
{
    const auto& fresh = newKeys_[kind];
    if (const auto found = fresh.find(id); found != fresh.end())
        return found->second;
    auto& named = namedKeys_[kind];
    if (const auto found = named.find(id); found != named.end())
        return found->second;
    const auto key = findKey(database_, kind, id);
    if (!key)
        refuseMissing(kind, id);
    if (isInOrder(kind)) // there are few of them beside what names them
        named.emplace(id, *key);
    return *key;
}

Entity Patcher::entity(const std::string& id)
{
    if (const auto found = namedEntities_.find(id); found != namedEntities_.end())
        return found->second;
    auto row = findRow<Entity>(database_, id);
    if (!row)
        refuseMissing(Kind::Entity, id);
    return namedEntities_.emplace(id, std::move(row->value)).first->second;
}

/// One of that kind is written or removed: what was found before may not be so any more.
void Patcher::forgetNamed(Kind kind)
{
    namedKeys_.erase(kind);
    if (kind == Kind::Entity)
        namedEntities_.clear();
}

// --- Keys and positions ---------------------------------------------------------------------------------------------

/// New objects may name each other, whichever comes first.
void Patcher::giveKeys(std::vector<Patch>& patches)
{
    for (auto& patch : patches) {
        if (!patch.creates() || patch.kind == Kind::Text || findKey(database_, patch.kind, patch.id))
            continue;
        const bool isNew = !patch.after.contains(kKey);
        if (isNew) {
            fresh_.insert(&patch);
            patch.after[kKey] = nextKey(patch.kind);
            if (isInOrder(patch.kind))
                patch.after[kPosition] = nextPosition(patch.kind);
        }
        newKeys_[patch.kind][patch.id] = patch.after[kKey].get<std::int64_t>();
    }
}

/// Keys are never given twice, so that what was removed can come back under its own.
std::int64_t Patcher::nextKey(Kind kind)
{
    const auto [last, isFirst] = lastKeys_.try_emplace(kind, 0);
    if (isFirst) {
        Query query(database_, "SELECT seq FROM sqlite_sequence WHERE name = ?");
        if (query.bindText(kindWord(kind)).next())
            last->second = query.integer(0);
    }
    return ++last->second;
}

std::int64_t Patcher::nextPosition(Kind kind)
{
    const auto [last, isFirst] = lastPositions_.try_emplace(kind, -1);
    if (isFirst) {
        const auto sql = [kind] {
            switch (kind) {
            case Kind::Category:
                return "SELECT coalesce(max(position), -1) FROM category";
            case Kind::Property:
                return "SELECT coalesce(max(position), -1) FROM property WHERE NOT built_in";
            case Kind::Entity:
                return "SELECT coalesce(max(position), -1) FROM entity";
            default:
                return "SELECT coalesce(max(position), -1) FROM source";
            }
        };
        last->second = database_.integer(sql());
    }
    return ++last->second;
}

/// Where its source's text is at hand, a new passage is sought in it.
void Patcher::anchorNew(PassageOf& passage, Patch& patch)
{
    const auto text =
        passage.passage.anchoring == Anchoring::Unattached ? textOf(database_, passage.source) : std::nullopt;
    if (!text)
        return;
    passage.passage.anchoring = anchor(*text, passage.passage.quote, passage.passage.position).how;
    patch.after["anchoring"] = memberJson(passage.passage.anchoring);
}

// --- One object -----------------------------------------------------------------------------------------------------

void Patcher::applyOne(Patch& patch)
{
    switch (patch.kind) {
    case Kind::Info:
        return applyAs<CaseInfo>(patch);
    case Kind::Category:
        return applyAs<Category>(patch);
    case Kind::Property:
        return applyAs<Property>(patch);
    case Kind::Entity:
        return applyAs<Entity>(patch);
    case Kind::Source:
        return applyAs<Source>(patch);
    case Kind::Text:
        return applyAs<TextRef>(patch);
    case Kind::Passage:
        return applyAs<PassageOf>(patch);
    case Kind::Event:
        return applyAs<Event>(patch);
    case Kind::Claim:
        return applyAs<ClaimOf>(patch);
    case Kind::Relation:
        return applyAs<Relation>(patch);
    case Kind::Order:
        return applyOrder(patch);
    }
}

template<typename T> void Patcher::applyAs(Patch& patch)
{
    const bool isKnownToBeNew = newKeys_[patch.kind].contains(patch.id);
    auto row = isKnownToBeNew ? std::nullopt : findRow<T>(database_, patch.id);
    if (isInOrder(patch.kind))
        forgetNamed(patch.kind);
    if (patch.creates())
        create(patch, row);
    else if (patch.removes())
        remove(patch, std::move(row));
    else
        change(patch, row);
}

template<typename T> void Patcher::create(Patch& patch, const std::optional<Row<T>>& row)
{
    Row<T> made{patch.after.value(kKey, std::int64_t{0}), patch.after.value(kPosition, std::int64_t{0}),
                objectOf<T>(patch.id, patch.after)};
    if constexpr (std::same_as<T, PassageOf>) {
        if (row && made.value.passage.anchoring == Anchoring::Unattached)
            made.value.passage.anchoring = row->value.passage.anchoring;
        else if (fresh_.contains(&patch))
            anchorNew(made.value, patch);
    }
    if (row && row->value == made.value)
        return forget(patch);
    if (row)
        refuseConflict(patch, {}, "is there already, and is another");
    if (patch.kind == Kind::Property && builtinProperty(patch.id) != nullptr)
        throw Refusal(ErrorCode::Invalid,
                      "property " + inQuotes(patch.id) + ": is built in and cannot be declared again");
    writer_.put(made, nullptr);
    newKeys_[patch.kind].erase(patch.id);
    touched_.add(database_, made, nullptr);
}

template<typename T> void Patcher::change(Patch& patch, const std::optional<Row<T>>& row)
{
    if (!row)
        refuseConflict(patch, {}, "is not there any more");
    auto now = *row;
    eachMember(
        [&](const char* name, auto& member) {
            if (!patch.before.contains(name) && !patch.after.contains(name))
                return;
            std::remove_cvref_t<decltype(member)> wanted{};
            auto expected = wanted;
            readMember(memberOf(patch.before, name), expected);
            readMember(memberOf(patch.after, name), wanted);
            if (member == wanted) {
                patch.before.erase(name);
                patch.after.erase(name);
            } else if (member == expected) {
                member = std::move(wanted);
            } else {
                refuseConflict(patch, name, "was changed meanwhile");
            }
        },
        now.value);
    if (patch.before.empty() && patch.after.empty())
        return forget(patch);
    writer_.put(now, &row->value);
    touched_.add(database_, now, &row->value);
}

template<typename T> void Patcher::remove(Patch& patch, std::optional<Row<T>> row)
{
    if (!row)
        return forget(patch);
    const auto expected = objectOf<T>(patch.id, patch.before);
    eachMember(
        [&](const char* name, const auto& member, const auto& wanted) {
            if (!(member == wanted))
                refuseConflict(patch, name, "was changed meanwhile");
        },
        row->value, expected);
    if (patch.kind != Kind::Text)
        patch.before[kKey] = row->key;
    if (isInOrder(patch.kind))
        patch.before[kPosition] = row->position;
    if constexpr (!std::same_as<T, CaseInfo>) {
        touched_.addRemoved(database_, patch.kind, *row);
        toRemove_.push_back([this, gone = std::move(*row)] { writer_.remove(gone); });
    }
}

/// Rows go last: until then what names them can be read as it was.
void Patcher::removeRows()
{
    for (const auto& remove : toRemove_) {
        remove();
        progressing_.step();
    }
    if (!toRemove_.empty()) {
        namedKeys_.clear();
        namedEntities_.clear();
    }
    toRemove_.clear();
}

/// Positions are handed round among those that there are, so that the opposite patch hands them back.
void Patcher::applyOrder(Patch& patch)
{
    removeRows();
    const auto kind = kindOfWord(patch.id).value_or(Kind::Info);
    const bool isProperty = kind == Kind::Property;
    const bool isCategory = kind == Kind::Category;
    std::vector<std::string> expected;
    std::vector<std::string> wanted;
    readMember(memberOf(patch.before, "ids"), expected);
    readMember(memberOf(patch.after, "ids"), wanted);
    std::vector<std::string> found;
    std::vector<std::int64_t> positions;
    std::unordered_map<std::string, std::int64_t> keys;
    Query query(database_, isCategory ? "SELECT key, id, position FROM category ORDER BY position, key"
                           : isProperty
                               ? "SELECT key, id, position FROM property WHERE NOT built_in ORDER BY position, key"
                               : "SELECT key, id, position FROM source ORDER BY position, key");
    while (query.next()) {
        found.push_back(query.text(1));
        positions.push_back(query.integer(2));
        keys.emplace(query.text(1), query.integer(0));
    }
    if (found == wanted)
        return forget(patch);
    if (found != expected)
        throw PatchConflict(Kind::Order, patch.id, "ids", "the order of its kind was changed meanwhile");
    if (!std::ranges::is_permutation(found, wanted))
        throw Refusal(ErrorCode::Invalid, "an order has to name every " + patch.id + " once");
    Query update(database_, isCategory   ? "UPDATE category SET position = ?2 WHERE key = ?1"
                            : isProperty ? "UPDATE property SET position = ?2 WHERE key = ?1"
                                         : "UPDATE source SET position = ?2 WHERE key = ?1");
    for (std::size_t i = 0; i < wanted.size(); ++i)
        update.bind(keys.at(wanted[i])).bind(positions[i]).run();
    touched_.elsewhere = true;
    touched_.allToResolve = touched_.allToResolve || kind == Kind::Source;
}

void Patcher::putResolved(EventKey event, const ResolvedColumns& columns, std::size_t claims)
{
    writer_.putResolved(event, columns, claims);
}

} // namespace dateline::store
