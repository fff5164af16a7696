#include "core/store/writing.h"

#include "core/model/check.h"
#include "core/model/order.h"
#include "core/store/resolving.h"
#include "core/store/searchtext.h"
#include "core/text/anchoring.h"

#include <span>
#include <unordered_map>

namespace dateline::store {

namespace {

/// Which integer key an id has been given. Sound cases name only what exists, so a lookup finds.
class Keys
{
public:
    Keys() = default;
    template<typename List> explicit Keys(const List& list) { add(list); }

    template<typename List> void add(const List& list)
    {
        for (const auto& item : list)
            add(item.id);
    }

    std::int64_t add(const std::string& id)
    {
        keys_.emplace(id, ++last_);
        return last_;
    }

    std::int64_t operator[](const std::string& id) const { return keys_.at(id); }

    std::optional<std::int64_t> ifNamed(const std::string& id) const
    {
        return id.empty() ? std::nullopt : std::optional(keys_.at(id));
    }

private:
    std::unordered_map<std::string, std::int64_t> keys_;
    std::int64_t last_ = 0;
};

std::string edtfOf(const std::optional<EdtfDate>& date)
{
    return date ? date->format() : std::string();
}

/// One row for each text of the list, with its owner and its position.
void writeList(Query& query, std::int64_t owner, const std::vector<std::string>& list)
{
    std::int64_t position = 0;
    for (const auto& text : list)
        query.bind(owner).bind(position++).bindText(text).run();
}

/// The same for ids, of which the keys are written.
void writeList(Query& query, std::int64_t owner, const std::vector<std::string>& ids, const Keys& keys)
{
    std::int64_t position = 0;
    for (const auto& id : ids)
        query.bind(owner).bind(position++).bind(keys[id]).run();
}

/// Where the text is at hand, a passage that was not yet sought is.
Anchoring anchoringIn(const Source& source, const Passage& passage)
{
    if (!source.text || passage.anchoring != Anchoring::Unattached)
        return passage.anchoring;
    return anchor(*source.text, passage.quote, passage.position).how;
}

class CaseWriter
{
public:
    CaseWriter(Database& database, const Case& content);

    void write();

private:
    void writeInfo();
    void writeCategories();
    void writeProperties(std::span<const Property> properties, bool builtIn);
    void writeEntities();
    void writeSources();
    void writePassages(const Source& source);
    void writeEvents();
    void writeEvent(const Event& event);
    void writeDate(std::int64_t key, const ResolvedColumns& columns);
    void writeClaims(const Event& event);
    void bindValue(const ClaimValue& value);
    const Entity* entityOf(const ClaimValue& value) const;
    void writeRelations();

    Database& database_;
    const Case& case_;
    Keys categories_;
    Keys properties_;
    Keys entities_;
    Keys sources_;
    Keys events_;
    Keys passages_;
    SourceOrder order_;
    std::int64_t claimKey_ = 0;

    Query passage_{database_,
                   "INSERT INTO passage (key, id, source, exact, prefix, suffix, start_at, end_at, anchoring)"
                   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    Query passageSearch_{database_, "INSERT INTO passage_search (rowid, exact) VALUES (?, ?)"};
    Query event_{database_, "INSERT INTO event (key, id, title, category, importance, parent, summary, note,"
                            " date_earliest, date_latest, date_edtf, place, flags, claim_count, source_count)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    Query eventSearch_{database_, "INSERT INTO event_search (rowid, title, summary, note) VALUES (?, ?, ?, ?)"};
    Query tag_{database_, "INSERT INTO event_tag (event, position, tag) VALUES (?, ?, ?)"};
    Query alternative_{database_,
                       "INSERT INTO event_alternative (event, position, date_earliest, date_latest, date_edtf)"
                       " VALUES (?, ?, ?, ?, ?)"};
    Query claim_{database_, "INSERT INTO claim (key, id, event, property, source, edtf, amount, upper, comparator,"
                            " counted, entity, text, stance, attributed_to, derived, derivation, credibility, rank,"
                            " rank_reason, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
    Query claimSearch_{database_, "INSERT INTO claim_search (rowid, said, attributed_to, note) VALUES (?, ?, ?, ?)"};
    Query claimPassage_{database_, "INSERT INTO claim_passage (claim, position, passage) VALUES (?, ?, ?)"};
};

CaseWriter::CaseWriter(Database& database, const Case& content)
    : database_(database), case_(content), categories_(content.categories), properties_(builtinProperties()),
      entities_(content.entities), sources_(content.sources), events_(content.events),
      order_(sourceOrder(content.sources))
{
    properties_.add(content.properties);
}

void CaseWriter::write()
{
    writeInfo();
    writeCategories();
    writeProperties(builtinProperties(), true);
    writeProperties(case_.properties, false);
    writeEntities();
    writeSources();
    writeEvents();
    writeRelations();
}

void CaseWriter::writeInfo()
{
    Query query(database_, "INSERT INTO case_info (key, revision, title, subtitle, created, time_zone)"
                           " VALUES (1, 1, ?, ?, ?, ?)");
    const auto& info = case_.info;
    query.bind(info.title).bind(info.subtitle).bind(edtfOf(info.created)).bind(info.timeZone).run();
}

void CaseWriter::writeCategories()
{
    Query query(database_, "INSERT INTO category (key, id, position, name, color, shape) VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& category : case_.categories) {
        query.bind(categories_[category.id]).bind(category.id).bind(position++).bind(category.name);
        query.bind(category.color).bind(toWord(category.shape)).run();
    }
}

void CaseWriter::writeProperties(std::span<const Property> properties, bool builtIn)
{
    Query query(database_, "INSERT INTO property (key, id, position, name, type, built_in) VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& property : properties) {
        query.bind(properties_[property.id]).bind(property.id).bind(position++).bind(property.name);
        query.bind(toWord(property.type)).bind(std::int64_t{builtIn}).run();
    }
}

void CaseWriter::writeEntities()
{
    Query query(database_, "INSERT INTO entity (key, id, position, kind, name, within, latitude, longitude, note)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Query alias(database_, "INSERT INTO entity_alias (entity, position, name) VALUES (?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& entity : case_.entities) {
        const auto key = entities_[entity.id];
        query.bind(key).bind(entity.id).bind(position++).bind(toWord(entity.kind)).bind(entity.name);
        query.bind(entities_.ifNamed(entity.within));
        if (entity.coordinates)
            query.bind(entity.coordinates->latitude).bind(entity.coordinates->longitude);
        else
            query.bindNull().bindNull();
        query.bind(entity.note).run();
        writeList(alias, key, entity.aliases);
    }
}

void CaseWriter::writeSources()
{
    Query query(database_, "INSERT INTO source (key, id, position, title, publisher, issued, accessed, url, language,"
                           " reliability, note, file, part_start, part_end, text_sha256, text_length)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Query creator(database_, "INSERT INTO source_creator (source, position, name) VALUES (?, ?, ?)");
    Query text(database_, "INSERT INTO source_text (source, text) VALUES (?, ?)");
    std::int64_t position = 0;
    for (const auto& source : case_.sources) {
        const auto key = sources_[source.id];
        query.bind(key).bind(source.id).bind(position++).bind(source.title).bind(source.publisher);
        query.bind(edtfOf(source.issued)).bind(edtfOf(source.accessed)).bind(source.url).bind(source.language);
        query.bind(toWord(source.reliability)).bind(source.note).bind(source.file);
        query.bind(source.part ? std::optional(source.part->start) : std::nullopt);
        query.bind(source.part ? std::optional(source.part->end) : std::nullopt);
        query.bind(source.textSha256);
        query.bind(source.textLength > 0 ? std::optional(source.textLength) : std::nullopt).run();
        writeList(creator, key, source.creators);
        if (source.text)
            text.bind(key).bindText(*source.text).run();
        writePassages(source);
    }
}

void CaseWriter::writePassages(const Source& source)
{
    for (const auto& passage : source.passages) {
        const auto key = passages_.add(passage.id);
        passage_.bind(key).bind(passage.id).bind(sources_[source.id]).bind(passage.quote.exact);
        passage_.bind(passage.quote.prefix).bind(passage.quote.suffix);
        passage_.bind(passage.position.start).bind(passage.position.end);
        passage_.bind(toWord(anchoringIn(source, passage))).run();
        passageSearch_.bind(key).bind(passage.quote.exact).run();
    }
}

void CaseWriter::writeEvents()
{
    for (const auto& event : case_.events) {
        writeEvent(event);
        writeClaims(event);
    }
}

void CaseWriter::writeEvent(const Event& event)
{
    const auto key = events_[event.id];
    const auto columns = resolvedColumns(event, order_, case_.info.created, datesOf(case_.info));
    event_.bind(key).bind(event.id).bind(event.title).bind(categories_[event.category]);
    event_.bind(toWord(event.importance)).bind(events_.ifNamed(event.parent)).bind(event.summary).bind(event.note);
    event_.bind(columns.date ? std::optional(columns.date->extent.earliest) : std::nullopt);
    event_.bind(columns.date ? std::optional(columns.date->extent.latest) : std::nullopt);
    event_.bind(columns.date ? columns.date->date.format() : std::string());
    event_.bind(entities_.ifNamed(columns.place)).bind(std::int64_t{columns.flags});
    event_.bind(static_cast<std::int64_t>(event.claims.size())).bind(static_cast<std::int64_t>(columns.sources)).run();
    eventSearch_.bind(key).bind(event.title).bind(event.summary).bind(event.note).run();
    writeList(tag_, key, event.tags);
    std::int64_t position = 0;
    for (const auto& other : columns.alternatives) {
        alternative_.bind(key).bind(position++).bind(other.extent.earliest).bind(other.extent.latest);
        alternative_.bind(other.date.format()).run();
    }
}

void CaseWriter::writeClaims(const Event& event)
{
    for (const auto& claim : event.claims) {
        const auto key = ++claimKey_;
        claim_.bind(key).bind(claim.id).bind(events_[event.id]).bind(properties_[claim.property]);
        claim_.bind(sources_[claim.source]);
        bindValue(claim.value);
        claim_.bind(toWord(claim.stance)).bind(claim.attributedTo).bind(std::int64_t{claim.derived});
        claim_.bind(claim.derivation);
        claim_.bind(claim.credibility ? std::optional<std::int64_t>(*claim.credibility) : std::nullopt);
        claim_.bind(toWord(claim.rank)).bind(claim.rankReason).bind(claim.note).run();
        claimSearch_.bind(key).bind(searchText(claim.value, entityOf(claim.value)));
        claimSearch_.bind(claim.attributedTo).bind(claim.note).run();
        writeList(claimPassage_, key, claim.passages, passages_);
    }
}

/// The seven columns edtf, amount, upper, comparator, counted, entity, text.
void CaseWriter::bindValue(const ClaimValue& value)
{
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        claim_.bind(date->format()).bindNull().bindNull().bindNull().bindNull().bindNull().bindNull();
    } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
        claim_.bindNull().bind(quantity->amount).bind(quantity->upper).bind(toWord(quantity->comparator));
        claim_.bind(quantity->of).bindNull().bindNull();
    } else if (const auto* entity = std::get_if<EntityValue>(&value)) {
        claim_.bindNull().bindNull().bindNull().bindNull().bindNull();
        claim_.bind(entities_[entity->entity]).bind(entity->as);
    } else {
        claim_.bindNull().bindNull().bindNull().bindNull().bindNull().bindNull();
        claim_.bind(std::get<std::string>(value));
    }
}

const Entity* CaseWriter::entityOf(const ClaimValue& value) const
{
    const auto* named = std::get_if<EntityValue>(&value);
    return named == nullptr ? nullptr : &case_.entities[static_cast<std::size_t>(entities_[named->entity] - 1)];
}

void CaseWriter::writeRelations()
{
    Query query(database_, "INSERT INTO relation (key, id, type, from_event, to_event, source, derived, note)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    Query passage(database_, "INSERT INTO relation_passage (relation, position, passage) VALUES (?, ?, ?)");
    std::int64_t key = 0;
    for (const auto& relation : case_.relations) {
        query.bind(++key).bind(relation.id).bind(relation.type).bind(events_[relation.from]);
        query.bind(events_[relation.to]).bind(sources_[relation.source]).bind(std::int64_t{relation.derived});
        query.bind(relation.note).run();
        writeList(passage, key, relation.passages, passages_);
    }
}

} // namespace

void writeCase(Database& database, const Case& content)
{
    const auto faults = check(content);
    if (!faults.empty()) {
        const auto more = faults.size() - 1;
        auto message = faults.front().message;
        if (more > 0)
            message += " (and " + std::to_string(more) + (more == 1 ? " more fault)" : " more faults)");
        throw Refusal(faults.front().code, std::move(message));
    }
    const auto ordered = inDocumentedOrder(content);
    CaseWriter(database, ordered).write();
}

} // namespace dateline::store
