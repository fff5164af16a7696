#include "core/store/validating.h"

#include "core/model/check.h"
#include "core/store/reading.h"

#include <unordered_set>

namespace dateline::store {

namespace {

/// Of the time that an edit takes.
constexpr double kShare = 0.15;

/// The part of a case that a change touches, with as much around it as check() looks at: whatever is named is there,
/// reduced to what cannot be wrong by this change.
class Part
{
public:
    Part(Database& database, Progressing& progressing) : database_(database), progressing_(progressing) {}

    Case of(const Touched& touched);

private:
    void addEntities(const Touched& touched);
    void addSources(const Touched& touched);
    void addWholeSource(const std::string& id);
    void addPassagesOf(const std::string& source);
    void addEvents(const Touched& touched);
    void addClaims(const Touched& touched);
    void addClaim(const ClaimOf& claim);
    void addRelation(const Relation& relation);
    void addDependents(const Touched& touched);

    void wantCategory(const std::string& id);
    void wantProperty(const std::string& id);
    void wantEntity(const std::string& id);
    void wantSource(const std::string& id);
    void wantPassage(const std::string& id);
    void wantEvent(const std::string& id);

    Database& database_;
    Progressing& progressing_;
    Touched::ById<Category> categories_;
    Touched::ById<Property> properties_;
    Touched::ById<Entity> entities_;
    Touched::ById<Source> sources_;
    Touched::ById<Event> events_;
    Touched::ById<Relation> relations_;
    std::unordered_set<std::string> passages_; ///< ids of those that are in `sources_`
    std::unordered_set<std::string> claims_;   ///< ids of those that are in `events_`
};

template<typename T> std::vector<T> valuesOf(Touched::ById<T>& objects)
{
    std::vector<T> values;
    values.reserve(objects.size());
    for (auto& [id, object] : objects)
        values.push_back(std::move(object));
    return values;
}

std::vector<std::string> idsBy(Database& database, const char* sql, const std::string& id)
{
    Query query(database, sql);
    query.bindText(id);
    std::vector<std::string> ids;
    while (query.next())
        ids.push_back(query.text(0));
    return ids;
}

Case Part::of(const Touched& touched)
{
    categories_ = touched.categories;
    properties_ = touched.properties;
    addEntities(touched);
    addSources(touched);
    addEvents(touched);
    addClaims(touched);
    for (const auto& [id, relation] : touched.relations)
        addRelation(relation);
    addDependents(touched);

    Case part;
    part.info = readInfo(database_);
    part.categories = valuesOf(categories_);
    part.properties = valuesOf(properties_);
    part.entities = valuesOf(entities_);
    part.sources = valuesOf(sources_);
    part.events = valuesOf(events_);
    part.relations = valuesOf(relations_);
    return part;
}

/// Those that hold a touched one come as they are, up to the outermost: so that a circle shows.
void Part::addEntities(const Touched& touched)
{
    entities_ = touched.entities;
    for (const auto& [id, entity] : touched.entities) {
        auto within = entity.within;
        while (!within.empty() && !entities_.contains(within)) {
            auto row = findRow<Entity>(database_, within);
            if (!row)
                break;
            within = row->value.within;
            entities_.emplace(row->value.id, std::move(row->value));
        }
    }
}

void Part::addSources(const Touched& touched)
{
    for (const auto& [id, source] : touched.sources)
        addWholeSource(id);
    for (const auto& [id, text] : touched.texts)
        addWholeSource(id);
    for (const auto& [id, source] : sources_)
        addPassagesOf(id);
    for (const auto& [id, passage] : touched.passages) {
        addWholeSource(passage.source);
        const auto source = sources_.find(passage.source);
        if (source != sources_.end() && passages_.insert(id).second)
            source->second.passages.push_back(passage.passage);
    }
}

void Part::addWholeSource(const std::string& id)
{
    if (sources_.contains(id))
        return;
    auto row = findRow<Source>(database_, id);
    if (!row)
        return;
    const auto text = idsBy(database_,
                            "SELECT t.text FROM source s JOIN source_text a ON a.source = s.key"
                            " JOIN full_text t ON t.key = a.text WHERE s.id = ?",
                            id);
    if (!text.empty())
        row->value.text = text.front();
    sources_.emplace(id, std::move(row->value));
}

void Part::addPassagesOf(const std::string& source)
{
    for (const auto& id :
         idsBy(database_, "SELECT id FROM passage WHERE source = (SELECT key FROM source WHERE id = ?)", source))
        if (auto row = findRow<PassageOf>(database_, id); row && passages_.insert(id).second)
            sources_.find(source)->second.passages.push_back(std::move(row->value.passage));
}

void Part::addEvents(const Touched& touched)
{
    events_ = touched.events;
    for (const auto& [id, event] : touched.events) {
        auto parent = event.parent;
        while (!parent.empty() && !events_.contains(parent)) {
            auto row = findRow<Event>(database_, parent);
            if (!row)
                break;
            parent = row->value.parent;
            events_.emplace(row->value.id, std::move(row->value));
        }
    }
    for (const auto& [id, event] : events_)
        wantCategory(event.category);
}

void Part::addClaims(const Touched& touched)
{
    for (const auto& [id, claim] : touched.claims) {
        addClaim(claim);
        progressing_.step();
    }
}

void Part::addClaim(const ClaimOf& claim)
{
    if (!claims_.insert(claim.claim.id).second)
        return;
    wantEvent(claim.event);
    wantProperty(claim.claim.property);
    wantSource(claim.claim.source);
    for (const auto& passage : claim.claim.passages)
        wantPassage(passage);
    if (const auto* value = std::get_if<EntityValue>(&claim.claim.value))
        wantEntity(value->entity);
    if (claim.claim.relative)
        wantEvent(claim.claim.relative->event);
    if (const auto event = events_.find(claim.event); event != events_.end())
        event->second.claims.push_back(claim.claim);
}

void Part::addRelation(const Relation& relation)
{
    if (!relations_.emplace(relation.id, relation).second)
        return;
    wantEvent(relation.from);
    wantEvent(relation.to);
    wantSource(relation.source);
    for (const auto& passage : relation.passages)
        wantPassage(passage);
}

/// What names something that became another kind of thing.
void Part::addDependents(const Touched& touched)
{
    const auto addClaimsBy = [&](const char* sql, const std::string& id) {
        for (const auto& claim : idsBy(database_, sql, id))
            if (const auto row = findRow<ClaimOf>(database_, claim))
                addClaim(row->value);
    };
    for (const auto& id : touched.rekindedEntities) {
        addClaimsBy("SELECT id FROM claim WHERE entity = (SELECT key FROM entity WHERE id = ?)", id);
        for (const auto& inner :
             idsBy(database_, "SELECT id FROM entity WHERE within = (SELECT key FROM entity WHERE id = ?)", id))
            if (auto row = findRow<Entity>(database_, inner))
                entities_.insert_or_assign(inner, std::move(row->value));
    }
    for (const auto& id : touched.movedPassages) {
        addClaimsBy("SELECT c.id FROM claim c JOIN claim_passage cp ON cp.claim = c.key"
                    " WHERE cp.passage = (SELECT key FROM passage WHERE id = ?)",
                    id);
        for (const auto& relation : idsBy(database_,
                                          "SELECT r.id FROM relation r JOIN relation_passage rp ON rp.relation = r.key"
                                          " WHERE rp.passage = (SELECT key FROM passage WHERE id = ?)",
                                          id))
            if (const auto row = findRow<Relation>(database_, relation))
                addRelation(row->value);
    }
}

void Part::wantCategory(const std::string& id)
{
    if (categories_.contains(id))
        return;
    if (auto row = findRow<Category>(database_, id))
        categories_.emplace(id, std::move(row->value));
}

void Part::wantProperty(const std::string& id)
{
    if (properties_.contains(id) || builtinProperty(id) != nullptr)
        return;
    if (auto row = findRow<Property>(database_, id))
        properties_.emplace(id, std::move(row->value));
}

void Part::wantEntity(const std::string& id)
{
    if (entities_.contains(id))
        return;
    if (auto row = findRow<Entity>(database_, id)) {
        row->value.within.clear();
        entities_.emplace(id, std::move(row->value));
    }
}

void Part::wantSource(const std::string& id)
{
    if (id.empty() || sources_.contains(id))
        return;
    if (auto row = findRow<Source>(database_, id)) {
        row->value.textLength = 0;
        row->value.part.reset();
        sources_.emplace(id, std::move(row->value));
    }
}

void Part::wantPassage(const std::string& id)
{
    if (passages_.contains(id))
        return;
    auto row = findRow<PassageOf>(database_, id);
    if (!row)
        return;
    wantSource(row->value.source);
    passages_.insert(id);
    sources_.find(row->value.source)->second.passages.push_back(std::move(row->value.passage));
}

void Part::wantEvent(const std::string& id)
{
    if (events_.contains(id))
        return;
    if (auto row = findRow<Event>(database_, id)) {
        row->value.parent.clear();
        wantCategory(row->value.category);
        events_.emplace(id, std::move(row->value));
    }
}

// --- What is removed ------------------------------------------------------------------------------------------------

/// One way in which something can still be named: a query for the id of what does so, by the key of what is named.
struct Referrer
{
    Kind of;
    Kind by;
    const char* sql;
};

constexpr Referrer kReferrers[] = {
    {Kind::Category, Kind::Event, "SELECT id FROM event WHERE category = ? LIMIT 1"},
    {Kind::Property, Kind::Claim, "SELECT id FROM claim WHERE property = ? LIMIT 1"},
    {Kind::Entity, Kind::Claim, "SELECT id FROM claim WHERE entity = ? LIMIT 1"},
    {Kind::Entity, Kind::Entity, "SELECT id FROM entity WHERE within = ? LIMIT 1"},
    {Kind::Source, Kind::Passage, "SELECT id FROM passage WHERE source = ? LIMIT 1"},
    {Kind::Source, Kind::Claim, "SELECT id FROM claim WHERE source = ? LIMIT 1"},
    {Kind::Source, Kind::Relation, "SELECT id FROM relation WHERE source = ? LIMIT 1"},
    {Kind::Passage, Kind::Claim,
     "SELECT c.id FROM claim_passage cp JOIN claim c ON c.key = cp.claim WHERE cp.passage = ? LIMIT 1"},
    {Kind::Passage, Kind::Relation,
     "SELECT r.id FROM relation_passage rp JOIN relation r ON r.key = rp.relation WHERE rp.passage = ? LIMIT 1"},
    {Kind::Event, Kind::Claim, "SELECT id FROM claim WHERE event = ? LIMIT 1"},
    {Kind::Event, Kind::Claim, "SELECT id FROM claim WHERE relative_event = ? LIMIT 1"},
    {Kind::Event, Kind::Event, "SELECT id FROM event WHERE parent = ? LIMIT 1"},
    {Kind::Event, Kind::Relation, "SELECT id FROM relation WHERE from_event = ? LIMIT 1"},
    {Kind::Event, Kind::Relation, "SELECT id FROM relation WHERE to_event = ? LIMIT 1"},
};

void checkRemoved(Database& database, const Touched::Removed& removed)
{
    for (const auto& referrer : kReferrers) {
        if (referrer.of != removed.kind)
            continue;
        Query query(database, referrer.sql);
        query.bind(removed.key);
        if (query.next())
            throw StillNamed(removed.kind, removed.id, referrer.by, query.text(0));
    }
}

} // namespace

StillNamed::StillNamed(Kind kind, const std::string& id, Kind byKind, std::string by)
    : Refusal(ErrorCode::Invalid, std::string(kindWord(kind)) + " " + inQuotes(id) + " cannot be removed: " +
                                      std::string(kindWord(byKind)) + " " + inQuotes(by) + " needs it"),
      byKind_(byKind), by_(std::move(by))
{
}

void validate(Database& database, const Touched& touched, Progressing& progressing)
{
    progressing.part(kShare, touched.removed.size() + touched.claims.size());
    for (const auto& removed : touched.removed) {
        checkRemoved(database, removed);
        progressing.step();
    }
    const auto faults = checkPart(Part(database, progressing).of(touched));
    if (!faults.empty())
        throw Refusal(faults.front().code, faults.front().message);
}

} // namespace dateline::store
