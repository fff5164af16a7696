#include "core/store/salvageparts.h"

#include "core/store/memberjson.h"
#include "core/store/rowvalues.h"
#include "core/text/codepoints.h"

#include <algorithm>

namespace dateline::store {

namespace {

// clang-format off
#define DATELINE_SALVAGE_TABLE(table) { \
    "SELECT * FROM " table " ORDER BY key", "SELECT * FROM " table " ORDER BY key DESC", \
    "SELECT * FROM " table " WHERE key = ?", \
    "SELECT key, id FROM " table " ORDER BY id", "SELECT key, id FROM " table " ORDER BY id DESC"}
// clang-format on

constexpr SalvageTable kCategories = DATELINE_SALVAGE_TABLE("category");
constexpr SalvageTable kProperties = DATELINE_SALVAGE_TABLE("property");
constexpr SalvageTable kEntities = DATELINE_SALVAGE_TABLE("entity");
constexpr SalvageTable kSources = DATELINE_SALVAGE_TABLE("source");
constexpr SalvageTable kPassages = DATELINE_SALVAGE_TABLE("passage");
constexpr SalvageTable kEvents = DATELINE_SALVAGE_TABLE("event");
constexpr SalvageTable kClaims = DATELINE_SALVAGE_TABLE("claim");
constexpr SalvageTable kRelations = DATELINE_SALVAGE_TABLE("relation");

template<typename Enum> Enum word(const SalvagedRow& row, const char* column)
{
    if (const auto value = fromWord<Enum>(row.text(column)))
        return *value;
    refuseRow();
}

template<typename Enum> Enum wordOr(const SalvagedRow& row, const char* column, Enum otherwise)
{
    return fromWord<Enum>(row.text(column)).value_or(otherwise);
}

std::optional<EdtfDate> date(const SalvagedRow& row, const char* column)
{
    const auto text = row.text(column);
    auto read = EdtfDate::parse(text);
    return text.empty() || !read ? std::nullopt : std::optional(std::move(*read));
}

/// Events that were merged are left out where their text is broken: the event itself is more than they.
std::vector<MergedEvent> mergedOf(const std::string& text)
{
    std::vector<MergedEvent> merged;
    try {
        if (!text.empty())
            readMember(jsonOfText(text), merged);
    } catch (const Refusal&) {
        merged.clear();
    }
    return merged;
}

class PartsReader
{
public:
    explicit PartsReader(Database& database) : database_(database) {}

    SalvagedParts read()
    {
        readInfo();
        readWords();
        readEntities();
        readSources();
        readTexts();
        readPassages();
        readEvents();
        readClaims();
        readRelations();
        return std::move(parts_);
    }

private:
    void readInfo();
    void readWords();
    void readEntities();
    void readSources();
    void readTexts();
    void readPassages();
    void readEvents();
    void readClaims();
    void readRelations();
    Source sourceOf(const SalvagedRow& row);
    Event eventOf(const SalvagedRow& row);
    Claim claimOf(const SalvagedRow& row);
    ClaimValue valueOf(const SalvagedRow& row, ValueType type);
    const Property& propertyOf(const SalvagedRow& row);
    std::vector<std::string> listOf(const char* sql, std::int64_t key);
    std::vector<std::string> passagesOf(const char* sql, std::int64_t key);
    std::string categoryId(std::int64_t key);
    std::string entityId(std::int64_t key);
    std::string sourceId(std::int64_t key);
    std::string eventId(std::int64_t key);

    Database& database_;
    SalvagedParts parts_;
    std::unordered_map<std::int64_t, std::int64_t> parents_; ///< keys of events
};

void PartsReader::readInfo()
{
    readRowsOf(database_, "SELECT * FROM case_info WHERE key = ?", 1, [this](const SalvagedRow& row) {
        parts_.info.title = row.text("title");
        parts_.info.subtitle = row.text("subtitle");
        parts_.info.created = date(row, "created");
        parts_.info.timeZone = row.text("time_zone");
        try {
            parts_.info.dayMonthOrder = dayMonthOrderOf(row.text("day_month_order"));
            parts_.info.margins = marginsOf(row.text("margins"));
        } catch (const Refusal&) {
            // They are as in any case, then.
        }
    });
}

void PartsReader::readWords()
{
    parts_.categories.keys = readRows(database_, kCategories, [this](const SalvagedRow& row) {
        parts_.categories.put(row, {row.text("id"), row.text("name"), row.text("color"),
                                    wordOr(row, "shape", Shape::Circle), row.text("note")});
    });
    parts_.properties.keys = readRows(database_, kProperties, [this](const SalvagedRow& row) {
        parts_.properties.put(row, {row.text("id"), row.text("name"), word<ValueType>(row, "type")});
    });
}

void PartsReader::readEntities()
{
    std::unordered_map<std::string, std::int64_t> within;
    parts_.entities.keys = readRows(database_, kEntities, [&](const SalvagedRow& row) {
        Entity entity;
        entity.id = row.text("id");
        entity.kind = word<EntityKind>(row, "kind");
        entity.name = row.text("name");
        if (row.real("latitude") && row.real("longitude"))
            entity.coordinates = Coordinates{*row.real("latitude"), *row.real("longitude")};
        entity.note = row.text("note");
        entity.aliases = listOf("SELECT name FROM entity_alias WHERE entity = ? ORDER BY position", row.key());
        if (const auto holder = row.integer("within"))
            within[entity.id] = *holder;
        parts_.entities.put(row, std::move(entity));
    });
    for (auto& [key, entity] : parts_.entities.items)
        if (const auto holder = within.find(entity.id); holder != within.end())
            entity.within = parts_.entities.ifRead(holder->second).value_or(std::string());
}

Source PartsReader::sourceOf(const SalvagedRow& row)
{
    Source source;
    source.id = row.text("id");
    source.title = row.text("title");
    source.creators = listOf("SELECT name FROM source_creator WHERE source = ? ORDER BY position", row.key());
    source.publisher = row.text("publisher");
    source.issued = date(row, "issued");
    source.accessed = date(row, "accessed");
    source.url = row.text("url");
    source.language = row.text("language");
    source.reliability = wordOr(row, "reliability", Reliability::F);
    source.note = row.text("note");
    source.file = row.text("file");
    if (row.integer("part_start") && row.integer("part_end"))
        source.part = TextPositionSelector{*row.integer("part_start"), *row.integer("part_end")};
    source.textSha256 = row.text("text_sha256");
    source.textLength = row.integer("text_length").value_or(0);
    return source;
}

void PartsReader::readSources()
{
    parts_.sources.keys =
        readRows(database_, kSources, [this](const SalvagedRow& row) { parts_.sources.put(row, sourceOf(row)); });
}

void PartsReader::readTexts()
{
    bool isShared = false; // since version 2 a text is kept once for all sources that have it
    try {
        isShared = database_.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'full_text'") > 0;
    } catch (const SQLite::Exception&) {
        return;
    }
    const char* sql = isShared ? "SELECT source, (SELECT f.text FROM full_text f WHERE f.key = t.text) AS text"
                                 " FROM source_text t WHERE source = ?"
                               : "SELECT source, text FROM source_text WHERE source = ?";
    for (const auto& [key, source] : parts_.sources.items) {
        std::optional<std::string> text;
        const bool isRead = readRowsOf(database_, sql, key, [&](const SalvagedRow& row) { text = row.text("text"); });
        parts_.knownTexts += text || !isRead;
        if (text && (source.textLength == 0 || codePointCount(*text) == source.textLength))
            parts_.texts[source.id] = std::move(*text);
    }
}

void PartsReader::readPassages()
{
    parts_.passages.keys = readRows(database_, kPassages, [this](const SalvagedRow& row) {
        Passage passage;
        passage.id = row.text("id");
        passage.quote = {row.text("exact"), row.text("prefix"), row.text("suffix")};
        passage.position = {row.integer("start_at").value_or(-1), row.integer("end_at").value_or(-1)};
        passage.note = row.text("note");
        passage.anchoring = wordOr(row, "anchoring", Anchoring::Unattached);
        const auto source = row.integer("source");
        if (!source)
            refuseRow();
        parts_.passages.put(row, passage);
        parts_.passageList.push_back({sourceId(*source), std::move(passage)});
    });
}

Event PartsReader::eventOf(const SalvagedRow& row)
{
    Event event;
    event.id = row.text("id");
    event.title = row.text("title");
    event.importance = wordOr(row, "importance", Importance::Minor);
    event.summary = row.text("summary");
    event.note = row.text("note");
    event.tags = listOf("SELECT tag FROM event_tag WHERE event = ? ORDER BY position", row.key());
    event.category = categoryId(row.integer("category").value_or(0));
    event.merged = mergedOf(row.text("merged"));
    return event;
}

void PartsReader::readEvents()
{
    parts_.events.keys = readRows(database_, kEvents, [this](const SalvagedRow& row) {
        parts_.events.put(row, eventOf(row));
        if (const auto parent = row.integer("parent"))
            parents_[row.key()] = *parent;
    });
    for (const auto& [child, parent] : parents_)
        if (const auto id = parts_.events.ifRead(parent))
            parts_.parentOf[parts_.events.items.at(child).id] = *id;
}

const Property& PartsReader::propertyOf(const SalvagedRow& row)
{
    const auto type = row.integer("entity")       ? ValueType::Entity
                      : !row.text("edtf").empty() ? ValueType::Time
                      : row.real("amount")        ? ValueType::Quantity
                                                  : ValueType::Text;
    const auto key = row.integer("property").value_or(0);
    parts_.properties.idOf(key, "lost-property-", [type](std::string id) {
        return Property{std::move(id), "(lost property)", type};
    });
    return parts_.properties.items.at(key);
}

ClaimValue PartsReader::valueOf(const SalvagedRow& row, ValueType type)
{
    switch (type) {
    case ValueType::Time:
        if (auto value = date(row, "edtf"))
            return std::move(*value);
        refuseRow();
    case ValueType::Quantity: {
        Quantity quantity;
        if (!row.real("amount"))
            refuseRow();
        quantity.amount = *row.real("amount");
        quantity.upper = row.real("upper").value_or(0);
        quantity.comparator = word<Comparator>(row, "comparator");
        quantity.of = row.text("counted");
        return quantity;
    }
    case ValueType::Entity:
        if (!row.integer("entity"))
            refuseRow();
        return EntityValue{entityId(*row.integer("entity")), row.text("text")};
    case ValueType::Text:
        break;
    }
    return row.text("text");
}

Claim PartsReader::claimOf(const SalvagedRow& row)
{
    Claim claim;
    claim.id = row.text("id");
    const auto& property = propertyOf(row);
    claim.property = property.id;
    claim.value = valueOf(row, property.type);
    if (const auto source = row.integer("source"))
        claim.source = sourceId(*source);
    claim.stance = word<Stance>(row, "stance");
    claim.attributedTo = row.text("attributed_to");
    claim.derived = row.integer("derived").value_or(0) != 0;
    claim.derivation = row.text("derivation");
    if (const auto credibility = row.integer("credibility"))
        claim.credibility = static_cast<int>(std::clamp<std::int64_t>(*credibility, 0, 7));
    claim.rank = word<Rank>(row, "rank");
    claim.rankReason = row.text("rank_reason");
    claim.note = row.text("note");
    if (const auto anchor = parts_.events.ifRead(row.integer("relative_event")))
        if (const auto shift = DateShift::parse(row.text("relative_shift")))
            claim.relative = RelativeToEvent{*anchor, *shift};
    claim.passages = passagesOf("SELECT passage FROM claim_passage WHERE claim = ? ORDER BY position", row.key());
    return claim;
}

void PartsReader::readClaims()
{
    parts_.claims.keys = readRows(database_, kClaims, [this](const SalvagedRow& row) {
        if (!row.integer("event"))
            refuseRow();
        const auto claim = claimOf(row);
        parts_.claims.put(row, claim);
        parts_.claimList.push_back({eventId(*row.integer("event")), claim});
    });
}

void PartsReader::readRelations()
{
    parts_.relations.keys = readRows(database_, kRelations, [this](const SalvagedRow& row) {
        Relation relation;
        relation.id = row.text("id");
        relation.type = row.text("type");
        relation.from = eventId(row.integer("from_event").value_or(0));
        relation.to = eventId(row.integer("to_event").value_or(0));
        if (const auto source = row.integer("source"))
            relation.source = sourceId(*source);
        relation.derived = row.integer("derived").value_or(0) != 0;
        relation.note = row.text("note");
        relation.passages =
            passagesOf("SELECT passage FROM relation_passage WHERE relation = ? ORDER BY position", row.key());
        parts_.relations.put(row, std::move(relation));
    });
}

std::vector<std::string> PartsReader::listOf(const char* sql, std::int64_t key)
{
    std::vector<std::string> list;
    readRowsOf(database_, sql, key, [&](const SalvagedRow& row) {
        for (const char* column : {"name", "tag"})
            if (auto text = row.text(column); !text.empty())
                list.push_back(std::move(text));
    });
    return list;
}

/// Ids of those that were read; without them a claim is nothing to be kept.
std::vector<std::string> PartsReader::passagesOf(const char* sql, std::int64_t key)
{
    std::vector<std::string> list;
    readRowsOf(database_, sql, key, [&](const SalvagedRow& row) {
        const auto id = parts_.passages.ifRead(row.integer("passage"));
        if (id && std::ranges::find(list, *id) == list.end())
            list.push_back(*id);
    });
    return list;
}

std::string PartsReader::entityId(std::int64_t key)
{
    return parts_.entities.idOf(key, "lost-entity-", [](std::string id) {
        Entity lost;
        lost.id = std::move(id);
        lost.name = "(lost: " + lost.id + ")";
        return lost;
    });
}

std::string PartsReader::sourceId(std::int64_t key)
{
    return parts_.sources.idOf(key, "lost-source-", [](std::string id) {
        Source lost;
        lost.id = std::move(id);
        lost.title = "(lost: " + lost.id + ")";
        return lost;
    });
}

std::string PartsReader::eventId(std::int64_t key)
{
    return parts_.events.idOf(key, "lost-event-", [this](std::string id) {
        Event lost;
        lost.id = std::move(id);
        lost.title = "(lost: " + lost.id + ")";
        const auto& categories = parts_.categories.items;
        lost.category = categories.empty() ? categoryId(0) : categories.begin()->second.id;
        return lost;
    });
}

std::string PartsReader::categoryId(std::int64_t key)
{
    return parts_.categories.idOf(key, "lost-category-", [](std::string id) {
        return Category{std::move(id), "(lost category)", "#808080", Shape::Circle, {}};
    });
}

} // namespace

void refuseRow()
{
    throw Refusal(ErrorCode::Damaged, "a row that cannot be");
}

SalvagedParts readParts(Database& database)
{
    return PartsReader(database).read();
}

} // namespace dateline::store
