#include "core/store/touched.h"

namespace dateline::store {

namespace {

/// Its claims could not even be read by another type.
void refuseWithClaims(Database& database, const Row<Property>& property)
{
    Query query(database, "SELECT id FROM claim WHERE property = ? LIMIT 1");
    query.bind(property.key);
    if (query.next())
        throw Refusal(ErrorCode::Invalid, "property " + inQuotes(property.value.id) +
                                              " cannot be of another type: claim " + inQuotes(query.text(0)) +
                                              " is on it");
}

/// Whether a claim says the same of its event, as far as the event's columns and other dates follow from it.
bool comesToTheSame(const ClaimOf& one, const ClaimOf& other)
{
    const auto& left = one.claim;
    const auto& right = other.claim;
    return one.event == other.event && left.property == right.property && left.value == right.value &&
           left.relative == right.relative && left.source == right.source && left.stance == right.stance &&
           left.rank == right.rank;
}

/// Whether they differ in nothing but what may be any text.
bool areSoundAlike(ClaimOf one, const ClaimOf& other)
{
    one.claim.note = other.claim.note;
    one.claim.attributedTo = other.claim.attributedTo;
    return one == other;
}

template<typename T> void addTo(Touched::ById<T>& objects, const std::string& id, const T& object)
{
    objects.insert_or_assign(id, object);
}

} // namespace

/// The claims of an event changed. It may not be there (any more, or yet).
void Touched::addClaimsOn(Database& database, const std::string& event)
{
    redated.insert(event);
    if (const auto key = keyOfEvent(database, event)) {
        eventKeys.insert(*key);
        toResolve.insert(*key);
    }
}

/// Something of an event changed that its columns do not follow from.
void Touched::addEnd(Database& database, const std::string& event)
{
    if (const auto key = keyOfEvent(database, event))
        eventKeys.insert(*key);
}

/// The claims of one event follow each other.
std::optional<EventKey> Touched::keyOfEvent(Database& database, const std::string& event)
{
    if (event != lastEvent_ || !lastKey_) {
        lastKey_ = findKey(database, Kind::Event, event);
        lastEvent_ = event;
    }
    return lastKey_;
}

/// A source was put elsewhere in the order of issue: that decides between its claims and others.
void Touched::addSource(Database& database, std::int64_t key)
{
    Query query(database, "SELECT DISTINCT event FROM claim WHERE source = ?");
    query.bind(key);
    while (query.next())
        toResolve.insert(query.integer(0));
}

void Touched::add(Database&, const Row<CaseInfo>& row, const CaseInfo* before)
{
    const auto& now = row.value;
    elsewhere = true;
    addTo(infos, "case", now);
    allToResolve = allToResolve || before == nullptr || before->created != now.created ||
                   before->timeZone != now.timeZone || !(before->margins == now.margins);
}

void Touched::add(Database&, const Row<Category>& row, const Category*)
{
    elsewhere = true;
    addTo(categories, row.value.id, row.value);
}

void Touched::add(Database& database, const Row<Property>& row, const Property* before)
{
    elsewhere = true;
    if (before != nullptr && before->type != row.value.type)
        refuseWithClaims(database, row);
    addTo(properties, row.value.id, row.value);
}

void Touched::add(Database& database, const Row<Entity>& row, const Entity* before)
{
    elsewhere = true;
    addTo(entities, row.value.id, row.value);
    if (before != nullptr && (before->name != row.value.name || before->aliases != row.value.aliases))
        refreshClaimsOf(database, row.key, row.value);
    if (before != nullptr && before->kind != row.value.kind)
        rekindedEntities.insert(row.value.id);
}

void Touched::add(Database& database, const Row<Source>& row, const Source* before)
{
    elsewhere = true;
    addTo(sources, row.value.id, row.value);
    if (before != nullptr && before->issued != row.value.issued)
        addSource(database, row.key);
}

void Touched::add(Database&, const Row<TextRef>& row, const TextRef*)
{
    elsewhere = true;
    addTo(texts, row.value.source, row.value);
}

void Touched::add(Database&, const Row<PassageOf>& row, const PassageOf* before)
{
    elsewhere = true;
    if (before != nullptr && before->source != row.value.source)
        movedPassages.insert(row.value.passage.id);
    addTo(passages, row.value.passage.id, row.value);
}

void Touched::add(Database&, const Row<Event>& row, const Event* before)
{
    addTo(events, row.value.id, row.value);
    eventKeys.insert(row.key);
    if (before == nullptr) {
        toResolve.insert(row.key);
        redated.insert(row.value.id);
        lastEvent_ = row.value.id; // its claims follow
        lastKey_ = row.key;
    }
}

void Touched::add(Database& database, const Row<ClaimOf>& row, const ClaimOf* before)
{
    if (before == nullptr || !areSoundAlike(*before, row.value) || claims.contains(row.value.claim.id))
        addTo(claims, row.value.claim.id, row.value);
    if (before != nullptr && comesToTheSame(*before, row.value)) {
        addEnd(database, row.value.event);
        return;
    }
    addClaimsOn(database, row.value.event);
    if (before != nullptr && before->event != row.value.event)
        addClaimsOn(database, before->event);
}

void Touched::add(Database& database, const Row<Relation>& row, const Relation* before)
{
    elsewhere = true;
    addTo(relations, row.value.id, row.value);
    for (const auto* relation : {&row.value, before}) {
        if (relation == nullptr)
            continue;
        addEnd(database, relation->from);
        addEnd(database, relation->to);
    }
}

void Touched::addRemoved(Database&, Kind kind, const Row<Category>& row)
{
    elsewhere = true;
    categories.erase(row.value.id);
    removed.push_back({kind, row.key, row.value.id});
}

void Touched::addRemoved(Database&, Kind kind, const Row<Property>& row)
{
    elsewhere = true;
    properties.erase(row.value.id);
    removed.push_back({kind, row.key, row.value.id});
}

void Touched::addRemoved(Database&, Kind kind, const Row<Entity>& row)
{
    elsewhere = true;
    entities.erase(row.value.id);
    removed.push_back({kind, row.key, row.value.id});
}

void Touched::addRemoved(Database&, Kind kind, const Row<Source>& row)
{
    elsewhere = true;
    sources.erase(row.value.id);
    removed.push_back({kind, row.key, row.value.id});
}

void Touched::addRemoved(Database&, Kind, const Row<TextRef>& row)
{
    elsewhere = true;
    addTo(texts, row.value.source, TextRef{row.value.source, {}});
}

void Touched::addRemoved(Database&, Kind kind, const Row<PassageOf>& row)
{
    elsewhere = true;
    passages.erase(row.value.passage.id);
    removed.push_back({kind, row.key, row.value.passage.id});
}

void Touched::addRemoved(Database&, Kind kind, const Row<Event>& row)
{
    lastKey_.reset();
    events.erase(row.value.id);
    eventKeys.insert(row.key);
    toResolve.erase(row.key);
    redated.insert(row.value.id);
    removed.push_back({kind, row.key, row.value.id});
}

void Touched::addRemoved(Database& database, Kind kind, const Row<ClaimOf>& row)
{
    claims.erase(row.value.claim.id);
    addClaimsOn(database, row.value.event);
    removed.push_back({kind, row.key, row.value.claim.id});
}

void Touched::addRemoved(Database& database, Kind kind, const Row<Relation>& row)
{
    elsewhere = true;
    relations.erase(row.value.id);
    addEnd(database, row.value.from);
    addEnd(database, row.value.to);
    removed.push_back({kind, row.key, row.value.id});
}

} // namespace dateline::store
