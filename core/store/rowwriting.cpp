#include "core/store/rows.h"
#include "core/store/rowvalues.h"
#include "core/store/searchtext.h"

#include <algorithm>
#include <utility>

namespace dateline::store {

/// What an event and a passage are found by.
struct EventWords
{
    std::string title;
    std::string summary;
    std::string note;
};

struct PassageWords
{
    std::string exact;
};

namespace {

std::string edtfOf(const std::optional<EdtfDate>& date)
{
    return date ? date->format() : std::string();
}

/// Writes the texts of a list in a table of its own, in place of those that were there.
template<typename Bind>
void writeList(Database& database, const char* clear, const char* add, std::int64_t owner, bool isNew,
               const std::vector<std::string>& list, const Bind& bind)
{
    if (!isNew)
        Query(database, clear).bind(owner).run();
    Query query(database, add);
    std::int64_t position = 0;
    for (const auto& item : list) {
        query.bind(owner).bind(position++);
        bind(query, item);
        query.run();
    }
}

void bindWord(Query& query, const std::string& text)
{
    query.bindText(text);
}

/// The seven columns edtf, amount, upper, comparator, counted, entity, text.
void bindValue(Query& query, const ClaimValue& value, RowContext& context)
{
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        query.bind(date->format()).bindNull().bindNull().bindNull().bindNull().bindNull().bindNull();
    } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
        query.bindNull().bind(quantity->amount).bind(quantity->upper).bind(toWord(quantity->comparator));
        query.bind(quantity->of).bindNull().bindNull();
    } else if (const auto* entity = std::get_if<EntityValue>(&value)) {
        query.bindNull().bindNull().bindNull().bindNull().bindNull();
        query.bind(context.keyOf(Kind::Entity, entity->entity)).bind(entity->as);
    } else {
        query.bindNull().bindNull().bindNull().bindNull().bindNull().bindNull();
        query.bind(std::get<std::string>(value));
    }
}

EventWords wordsOf(const Event& event)
{
    return {event.title, event.summary, event.note};
}

PassageWords wordsOf(const Passage& passage)
{
    return {passage.quote.exact};
}

template<typename T> constexpr Kind kindOfWords()
{
    return std::same_as<T, Event> ? Kind::Event : Kind::Passage;
}

void addToSearch(Database& database, std::int64_t key, const EventWords& words)
{
    Query(database, "INSERT INTO event_search (rowid, title, summary, note) VALUES (?, ?, ?, ?)")
        .bind(key)
        .bind(words.title)
        .bind(words.summary)
        .bind(words.note)
        .run();
}

/// An index without a copy of the texts has to be told what it is to forget.
void takeFromSearch(Database& database, std::int64_t key, const EventWords& words)
{
    Query(database,
          "INSERT INTO event_search (event_search, rowid, title, summary, note) VALUES ('delete', ?, ?, ?, ?)")
        .bind(key)
        .bind(words.title)
        .bind(words.summary)
        .bind(words.note)
        .run();
}

void addToSearch(Database& database, std::int64_t key, const PassageWords& words)
{
    Query(database, "INSERT INTO passage_search (rowid, exact) VALUES (?, ?)").bind(key).bind(words.exact).run();
}

void takeFromSearch(Database& database, std::int64_t key, const PassageWords& words)
{
    Query(database, "INSERT INTO passage_search (passage_search, rowid, exact) VALUES ('delete', ?, ?)")
        .bind(key)
        .bind(words.exact)
        .run();
}

bool statesAlike(const ClaimOf& one, const ClaimOf& other)
{
    const auto& left = one.claim;
    const auto& right = other.claim;
    return one.event == other.event && left.property == right.property && left.source == right.source &&
           left.relative == right.relative && left.value == right.value;
}

bool isFoundAlike(const Claim& left, const Claim& right)
{
    return left.value == right.value && left.attributedTo == right.attributedTo && left.note == right.note;
}

} // namespace

std::optional<std::int64_t> RowWriter::keyIfNamed(Kind kind, const std::string& id)
{
    return id.empty() ? std::nullopt : std::optional(context_.keyOf(kind, id));
}

void RowWriter::put(const Row<CaseInfo>& row, const CaseInfo*)
{
    Query query(database_,
                "INSERT INTO case_info (key, revision, title, subtitle, created, time_zone, day_month_order, margins)"
                " VALUES (1, 1, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET title = excluded.title,"
                " subtitle = excluded.subtitle, created = excluded.created, time_zone = excluded.time_zone,"
                " day_month_order = excluded.day_month_order, margins = excluded.margins");
    const auto& info = row.value;
    query.bind(info.title).bind(info.subtitle).bind(edtfOf(info.created)).bind(info.timeZone);
    query.bind(dayMonthOrderText(info.dayMonthOrder)).bind(marginsText(info.margins)).run();
}

void RowWriter::put(const Row<Category>& row, const Category*)
{
    Query query(database_,
                "INSERT INTO category (key, id, position, name, color, shape, note) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET position = excluded.position, name = excluded.name,"
                " color = excluded.color, shape = excluded.shape, note = excluded.note");
    const auto& category = row.value;
    query.bind(row.key).bind(category.id).bind(row.position).bind(category.name).bind(category.color);
    query.bind(toWord(category.shape)).bind(category.note).run();
}

void RowWriter::put(const Row<Property>& row, const Property*)
{
    putProperty(row, false);
}

void RowWriter::putBuiltIn(const Row<Property>& row)
{
    putProperty(row, true);
}

void RowWriter::putProperty(const Row<Property>& row, bool builtIn)
{
    Query query(database_, "INSERT INTO property (key, id, position, name, type, built_in) VALUES (?, ?, ?, ?, ?, ?)"
                           " ON CONFLICT (key) DO UPDATE SET position = excluded.position, name = excluded.name,"
                           " type = excluded.type");
    query.bind(row.key).bind(row.value.id).bind(row.position).bind(row.value.name).bind(toWord(row.value.type));
    query.bind(std::int64_t{builtIn}).run();
}

void RowWriter::put(const Row<Entity>& row, const Entity* before)
{
    const auto& entity = row.value;
    const auto within = keyIfNamed(Kind::Entity, entity.within);
    Query query(database_, "INSERT INTO entity (key, id, position, kind, name, within, latitude, longitude, note)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                           " position = excluded.position, kind = excluded.kind, name = excluded.name,"
                           " within = excluded.within, latitude = excluded.latitude, longitude = excluded.longitude,"
                           " note = excluded.note");
    query.bind(row.key).bind(entity.id).bind(row.position).bind(toWord(entity.kind)).bind(entity.name).bind(within);
    if (entity.coordinates)
        query.bind(entity.coordinates->latitude).bind(entity.coordinates->longitude);
    else
        query.bindNull().bindNull();
    query.bind(entity.note).run();
    if (before == nullptr || before->aliases != entity.aliases)
        writeList(database_, "DELETE FROM entity_alias WHERE entity = ?",
                  "INSERT INTO entity_alias (entity, position, name) VALUES (?, ?, ?)", row.key, before == nullptr,
                  entity.aliases, bindWord);
}

void RowWriter::put(const Row<Source>& row, const Source* before)
{
    Query query(database_, "INSERT INTO source (key, id, position, title, publisher, issued, accessed, url, language,"
                           " reliability, note, file, part_start, part_end, text_sha256, text_length)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
                           " position = excluded.position, title = excluded.title, publisher = excluded.publisher,"
                           " issued = excluded.issued, accessed = excluded.accessed, url = excluded.url,"
                           " language = excluded.language, reliability = excluded.reliability, note = excluded.note,"
                           " file = excluded.file, part_start = excluded.part_start, part_end = excluded.part_end,"
                           " text_sha256 = excluded.text_sha256, text_length = excluded.text_length");
    const auto& source = row.value;
    query.bind(row.key).bind(source.id).bind(row.position).bind(source.title).bind(source.publisher);
    query.bind(edtfOf(source.issued)).bind(edtfOf(source.accessed)).bind(source.url).bind(source.language);
    query.bind(toWord(source.reliability)).bind(source.note).bind(source.file);
    query.bind(source.part ? std::optional(source.part->start) : std::nullopt);
    query.bind(source.part ? std::optional(source.part->end) : std::nullopt);
    query.bind(source.textSha256);
    query.bind(source.textLength > 0 ? std::optional(source.textLength) : std::nullopt).run();
    if (before == nullptr || before->creators != source.creators)
        writeList(database_, "DELETE FROM source_creator WHERE source = ?",
                  "INSERT INTO source_creator (source, position, name) VALUES (?, ?, ?)", row.key, before == nullptr,
                  source.creators, bindWord);
}

void RowWriter::put(const Row<TextRef>& row, const TextRef*)
{
    Query query(database_, "INSERT INTO source_text (source, text) VALUES (?1, (SELECT key FROM full_text"
                           " WHERE sha256 = ?2)) ON CONFLICT (source) DO UPDATE SET text = excluded.text");
    query.bind(context_.keyOf(Kind::Source, row.value.source)).bind(row.value.sha256).run();
}

void RowWriter::put(const Row<PassageOf>& row, const PassageOf* before)
{
    const auto& passage = row.value.passage;
    const auto source = context_.keyOf(Kind::Source, row.value.source);
    const bool isFoundAsBefore = before != nullptr && before->passage.quote.exact == passage.quote.exact;
    if (before != nullptr && !isFoundAsBefore)
        takeWords(row.key, before->passage);
    Query query(database_,
                "INSERT INTO passage (key, id, source, exact, prefix, suffix, start_at, end_at, anchoring, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET source = excluded.source,"
                " exact = excluded.exact, prefix = excluded.prefix, suffix = excluded.suffix,"
                " start_at = excluded.start_at, end_at = excluded.end_at, anchoring = excluded.anchoring,"
                " note = excluded.note");
    query.bind(row.key).bind(passage.id).bind(source).bind(passage.quote.exact).bind(passage.quote.prefix);
    query.bind(passage.quote.suffix).bind(passage.position.start).bind(passage.position.end);
    query.bind(toWord(passage.anchoring)).bind(passage.note).run();
    if (!isFoundAsBefore)
        addWords(row.key, passage);
}

void RowWriter::put(const Row<Event>& row, const Event* before)
{
    const auto& event = row.value;
    const bool isFoundAsBefore = before != nullptr && before->title == event.title &&
                                 before->summary == event.summary && before->note == event.note;
    if (before != nullptr && !isFoundAsBefore)
        takeWords(row.key, *before);
    if (before == nullptr)
        addEvent(row);
    else
        changeEvent(row, *before);
    if (!isFoundAsBefore)
        addWords(row.key, event);
    if (before == nullptr || before->tags != event.tags)
        writeList(database_, "DELETE FROM event_tag WHERE event = ?",
                  "INSERT INTO event_tag (event, position, tag) VALUES (?, ?, ?)", row.key, before == nullptr,
                  event.tags, bindWord);
}

void RowWriter::addEvent(const Row<Event>& row)
{
    const auto& event = row.value;
    const auto category = context_.keyOf(Kind::Category, event.category);
    const auto parent = keyIfNamed(Kind::Event, event.parent);
    Query query(database_, "INSERT INTO event (key, id, title, category, importance, parent, summary, note, merged,"
                           " flags, claim_count, source_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)");
    query.bind(row.key).bind(event.id).bind(event.title).bind(category).bind(toWord(event.importance)).bind(parent);
    query.bind(event.summary).bind(event.note).bind(mergedText(event.merged)).run();
}

/// SQLite writes the entries of an index anew where a statement names one of its columns, changed or not: each a page
/// more on the disk. So what indexes and other tables know of is a statement of its own.
void RowWriter::changeEvent(const Row<Event>& row, const Event& before)
{
    const auto& event = row.value;
    Query words(database_, "UPDATE event SET title = ?2, importance = ?3, summary = ?4, note = ?5 WHERE key = ?1");
    words.bind(row.key).bind(event.title).bind(toWord(event.importance)).bind(event.summary).bind(event.note).run();
    if (before.merged != event.merged)
        Query(database_, "UPDATE event SET merged = ?2 WHERE key = ?1")
            .bind(row.key)
            .bind(mergedText(event.merged))
            .run();
    if (before.category != event.category)
        Query(database_, "UPDATE event SET category = ?2 WHERE key = ?1")
            .bind(row.key)
            .bind(context_.keyOf(Kind::Category, event.category))
            .run();
    if (before.parent != event.parent)
        Query(database_, "UPDATE event SET parent = ?2 WHERE key = ?1")
            .bind(row.key)
            .bind(keyIfNamed(Kind::Event, event.parent))
            .run();
}

void RowWriter::putResolved(std::int64_t event, const ResolvedColumns& columns, std::size_t claims)
{
    Query query(database_, "UPDATE event SET date_earliest = ?2, date_latest = ?3, date_edtf = ?4, place = ?5,"
                           " flags = ?6, claim_count = ?7, source_count = ?8 WHERE key = ?1 AND"
                           " (date_earliest IS NOT ?2 OR date_latest IS NOT ?3 OR date_edtf IS NOT ?4 OR"
                           "  place IS NOT ?5 OR flags IS NOT ?6 OR claim_count IS NOT ?7 OR source_count IS NOT ?8)");
    query.bind(event);
    query.bind(columns.date ? std::optional(columns.date->extent.earliest) : std::nullopt);
    query.bind(columns.date ? std::optional(columns.date->extent.latest) : std::nullopt);
    query.bind(columns.date ? columns.date->date.format() : std::string());
    query.bind(keyIfNamed(Kind::Entity, columns.place)).bind(std::int64_t{columns.flags});
    query.bind(static_cast<std::int64_t>(claims)).bind(static_cast<std::int64_t>(columns.sources)).run();
    Query(database_, "DELETE FROM event_alternative WHERE event = ?").bind(event).run();
    if (columns.alternatives.empty())
        return;
    Query alternative(database_,
                      "INSERT INTO event_alternative (event, position, date_earliest, date_latest, date_edtf)"
                      " VALUES (?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& other : columns.alternatives) {
        alternative.bind(event).bind(position++).bind(other.extent.earliest).bind(other.extent.latest);
        alternative.bind(other.date.format()).run();
    }
}

/// What a claim says and what it names is as it was: then no index changes, and nothing named has to be found.
void RowWriter::putJudgement(const Row<ClaimOf>& row)
{
    const auto& claim = row.value.claim;
    Query query(database_, "UPDATE claim SET stance = ?2, attributed_to = ?3, derived = ?4, derivation = ?5,"
                           " credibility = ?6, rank = ?7, rank_reason = ?8, note = ?9 WHERE key = ?1");
    query.bind(row.key).bind(toWord(claim.stance)).bind(claim.attributedTo).bind(std::int64_t{claim.derived});
    query.bind(claim.derivation);
    query.bind(claim.credibility ? std::optional<std::int64_t>(*claim.credibility) : std::nullopt);
    query.bind(toWord(claim.rank)).bind(claim.rankReason).bind(claim.note).run();
}

void RowWriter::putStatement(const Row<ClaimOf>& row)
{
    const auto& claim = row.value.claim;
    const auto event = context_.keyOf(Kind::Event, row.value.event);
    const auto property = context_.keyOf(Kind::Property, claim.property);
    const auto source = keyIfNamed(Kind::Source, claim.source);
    const auto anchor = claim.relative ? keyIfNamed(Kind::Event, claim.relative->event) : std::nullopt;
    Query query(database_,
                "INSERT INTO claim (key, id, event, property, source, relative_event, relative_shift, edtf, amount,"
                " upper, comparator, counted, entity, text, stance, attributed_to, derived, derivation, credibility,"
                " rank, rank_reason, note)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (key) DO UPDATE SET event = excluded.event, property = excluded.property,"
                " source = excluded.source, relative_event = excluded.relative_event,"
                " relative_shift = excluded.relative_shift, edtf = excluded.edtf, amount = excluded.amount,"
                " upper = excluded.upper, comparator = excluded.comparator, counted = excluded.counted,"
                " entity = excluded.entity, text = excluded.text, stance = excluded.stance,"
                " attributed_to = excluded.attributed_to, derived = excluded.derived,"
                " derivation = excluded.derivation, credibility = excluded.credibility, rank = excluded.rank,"
                " rank_reason = excluded.rank_reason, note = excluded.note");
    query.bind(row.key).bind(claim.id).bind(event).bind(property).bind(source).bind(anchor);
    query.bind(claim.relative ? claim.relative->shift.format() : std::string());
    bindValue(query, claim.value, context_);
    query.bind(toWord(claim.stance)).bind(claim.attributedTo).bind(std::int64_t{claim.derived}).bind(claim.derivation);
    query.bind(claim.credibility ? std::optional<std::int64_t>(*claim.credibility) : std::nullopt);
    query.bind(toWord(claim.rank)).bind(claim.rankReason).bind(claim.note).run();
}

void RowWriter::put(const Row<ClaimOf>& row, const ClaimOf* before)
{
    const auto& claim = row.value.claim;
    if (before != nullptr && statesAlike(*before, row.value))
        putJudgement(row);
    else
        putStatement(row);
    const bool isFoundAsBefore = before != nullptr && isFoundAlike(before->claim, claim);
    if (!isFoundAsBefore && words_ == WordsGo::AfterTheirRows) {
        if (before != nullptr)
            claimsToForget_.insert(row.key);
        claimsToFind_.insert_or_assign(row.key, ClaimWords{claim.value, claim.attributedTo, claim.note});
    }
    if (before == nullptr || before->claim.passages != claim.passages)
        writeList(database_, "DELETE FROM claim_passage WHERE claim = ?",
                  "INSERT INTO claim_passage (claim, position, passage) VALUES (?, ?, ?)", row.key, before == nullptr,
                  claim.passages,
                  [this](Query& passage, const std::string& id) { passage.bind(context_.keyOf(Kind::Passage, id)); });
}

void RowWriter::putWords(std::int64_t key, const Claim& claim)
{
    putWords(key, ClaimWords{claim.value, claim.attributedTo, claim.note});
}

/// An entity's names are those that it has when the words are written.
void RowWriter::putWords(std::int64_t key, const ClaimWords& words)
{
    std::optional<Entity> entity;
    if (const auto* named = std::get_if<EntityValue>(&words.value))
        entity = context_.entity(named->entity);
    Query query(database_, "INSERT INTO claim_search (rowid, said, attributed_to, note) VALUES (?, ?, ?, ?)");
    query.bind(key).bind(searchText(words.value, entity ? &*entity : nullptr));
    query.bind(words.attributedTo).bind(words.note).run();
}

/// All deletions are one statement, for the reason that WordsGo tells.
void RowWriter::writeClaimWords(Progressing& progressing)
{
    if (!claimsToForget_.empty()) {
        std::string keys;
        for (const auto key : claimsToForget_)
            keys += (keys.empty() ? "[" : ",") + std::to_string(key);
        Query(database_, "DELETE FROM claim_search WHERE rowid IN (SELECT value FROM json_each(?))")
            .bindText(keys + "]")
            .run();
        claimsToForget_.clear();
    }
    for (const auto& [key, words] : claimsToFind_) {
        putWords(key, words);
        progressing.step();
    }
    claimsToFind_.clear();
}

template<typename T> void RowWriter::addWords(std::int64_t key, const T& object)
{
    if (words_ == WordsGo::AfterTheirRows)
        later_.push_back({kindOfWords<T>(), key, [this, key, words = wordsOf(object)] {
                              addToSearch(database_, key, words);
                          }});
}

template<typename T> void RowWriter::takeWords(std::int64_t key, const T& object)
{
    if (words_ == WordsGo::AfterTheirRows)
        later_.push_back({kindOfWords<T>(), key, [this, key, words = wordsOf(object)] {
                              takeFromSearch(database_, key, words);
                          }});
}

/// By ascending key: before a smaller one FTS5 puts on the disk what it has gathered, too.
void RowWriter::writeWords(Progressing& progressing, double share)
{
    progressing.part(share, later_.size() + claimsToFind_.size());
    std::ranges::stable_sort(later_, {}, [](const LaterWords& words) { return std::pair(words.of, words.key); });
    for (const auto& words : later_) {
        words.write();
        progressing.step();
    }
    later_.clear();
    writeClaimWords(progressing);
}

void RowWriter::put(const Row<Relation>& row, const Relation* before)
{
    const auto& relation = row.value;
    const auto from = context_.keyOf(Kind::Event, relation.from);
    const auto to = context_.keyOf(Kind::Event, relation.to);
    const auto source = keyIfNamed(Kind::Source, relation.source);
    Query query(database_, "INSERT INTO relation (key, id, type, from_event, to_event, source, derived, note)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET type = excluded.type,"
                           " from_event = excluded.from_event, to_event = excluded.to_event,"
                           " source = excluded.source, derived = excluded.derived, note = excluded.note");
    query.bind(row.key).bind(relation.id).bind(relation.type).bind(from).bind(to).bind(source);
    query.bind(std::int64_t{relation.derived}).bind(relation.note).run();
    if (before == nullptr || before->passages != relation.passages)
        writeList(database_, "DELETE FROM relation_passage WHERE relation = ?",
                  "INSERT INTO relation_passage (relation, position, passage) VALUES (?, ?, ?)", row.key,
                  before == nullptr, relation.passages,
                  [this](Query& passage, const std::string& id) { passage.bind(context_.keyOf(Kind::Passage, id)); });
}

void RowWriter::remove(const char* sql, std::int64_t key)
{
    Query(database_, sql).bind(key).run();
}

void RowWriter::remove(const Row<Category>& row)
{
    remove("DELETE FROM category WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<Property>& row)
{
    remove("DELETE FROM property WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<Entity>& row)
{
    remove("DELETE FROM entity WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<Source>& row)
{
    remove("DELETE FROM source WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<TextRef>& row)
{
    remove("DELETE FROM source_text WHERE source = ?", row.key);
}

void RowWriter::remove(const Row<PassageOf>& row)
{
    takeWords(row.key, row.value.passage);
    remove("DELETE FROM passage WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<Event>& row)
{
    takeWords(row.key, row.value);
    remove("DELETE FROM event WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<ClaimOf>& row)
{
    claimsToFind_.erase(row.key);
    claimsToForget_.insert(row.key);
    remove("DELETE FROM claim WHERE key = ?", row.key);
}

void RowWriter::remove(const Row<Relation>& row)
{
    remove("DELETE FROM relation WHERE key = ?", row.key);
}

void putAllWords(Database& database)
{
    database.run("INSERT INTO event_search (event_search) VALUES ('rebuild')");
    database.run("INSERT INTO passage_search (passage_search) VALUES ('rebuild')");
}

void keepText(Database& database, std::string_view text, const std::string& sha256)
{
    Query query(database, "INSERT INTO full_text (sha256, text) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING");
    query.bind(sha256).bindText(text).run();
}

void refreshClaimsOf(Database& database, std::int64_t entityKey, const Entity& entity)
{
    Query claims(database, "SELECT key, text FROM claim WHERE entity = ? ORDER BY key");
    Query search(database, "UPDATE claim_search SET said = ?2 WHERE rowid = ?1");
    claims.bind(entityKey);
    while (claims.next())
        search.bind(claims.integer(0)).bind(searchText(EntityValue{entity.id, claims.text(1)}, &entity)).run();
}

} // namespace dateline::store
