#include "core/store/upgrading.h"

#include "core/store/fileheader.h"
#include "core/store/memorycopy.h"
#include "core/store/progressing.h"
#include "core/store/schema.h"
#include "core/store/whileasked.h"
#include "core/text/sha256.h"

#include <sqlite3.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dateline::store {

namespace {

/// What changed from version 1 to 2, but for relations. A table's text must in the end be what a new file has
/// (foreignToSchema), which ALTER TABLE does not give: so the tables that changed are put aside, dropped and filled
/// again.
constexpr const char* kPutAside = R"sql(
CREATE TEMP TABLE old_case_info AS SELECT * FROM main.case_info;
CREATE TEMP TABLE old_category AS SELECT * FROM main.category;
CREATE TEMP TABLE old_entity_alias AS SELECT * FROM main.entity_alias;
CREATE TEMP TABLE old_source_creator AS SELECT * FROM main.source_creator;
CREATE TEMP TABLE old_source_text AS SELECT * FROM main.source_text;
CREATE TEMP TABLE old_passage AS SELECT * FROM main.passage;
CREATE TEMP TABLE old_event AS SELECT * FROM main.event;
CREATE TEMP TABLE old_event_tag AS SELECT * FROM main.event_tag;
CREATE TEMP TABLE old_event_alternative AS SELECT * FROM main.event_alternative;
CREATE TEMP TABLE old_claim AS SELECT * FROM main.claim;
CREATE TEMP TABLE old_claim_passage AS SELECT * FROM main.claim_passage;
DROP TABLE main.case_info;
DROP TABLE main.category;
DROP TABLE main.entity_alias;
DROP TABLE main.source_creator;
DROP TABLE main.source_text;
DROP TABLE main.passage;
DROP TABLE main.event;
DROP TABLE main.event_tag;
DROP TABLE main.event_alternative;
DROP TABLE main.claim;
DROP TABLE main.claim_passage;
)sql";

constexpr const char* kFill = R"sql(
INSERT INTO main.case_info (key, revision, title, subtitle, created, time_zone)
    SELECT key, revision, title, subtitle, created, time_zone FROM temp.old_case_info;
INSERT INTO main.category (key, id, position, name, color, shape)
    SELECT key, id, position, name, color, shape FROM temp.old_category;
INSERT INTO main.entity_alias (entity, position, name)
    SELECT entity, position, name FROM temp.old_entity_alias;
INSERT INTO main.source_creator (source, position, name)
    SELECT source, position, name FROM temp.old_source_creator;
INSERT INTO main.passage (key, id, source, exact, prefix, suffix, start_at, end_at, anchoring)
    SELECT key, id, source, exact, prefix, suffix, start_at, end_at, anchoring FROM temp.old_passage;
INSERT INTO main.event (key, id, category, importance, date_earliest, date_latest, flags, date_edtf, place, claim_count,
        source_count, parent, title, summary, note)
    SELECT key, id, category, importance, date_earliest, date_latest, flags, date_edtf, place, claim_count,
        source_count, parent, title, summary, note FROM temp.old_event;
INSERT INTO main.event_tag (event, position, tag)
    SELECT event, position, tag FROM temp.old_event_tag;
INSERT INTO main.event_alternative (event, position, date_earliest, date_latest, date_edtf)
    SELECT event, position, date_earliest, date_latest, date_edtf FROM temp.old_event_alternative;
INSERT INTO main.claim (key, id, event, property, source, edtf, amount, upper, comparator, counted, entity, text, stance,
        attributed_to, derived, derivation, credibility, rank, rank_reason, note)
    SELECT key, id, event, property, source, edtf, amount, upper, comparator, counted, entity, text, stance,
        attributed_to, derived, derivation, credibility, rank, rank_reason, note FROM temp.old_claim;
INSERT INTO main.claim_passage (claim, position, passage)
    SELECT claim, position, passage FROM temp.old_claim_passage;
)sql";

constexpr const char* kDropAside = R"sql(
DROP TABLE temp.old_case_info;
DROP TABLE temp.old_category;
DROP TABLE temp.old_entity_alias;
DROP TABLE temp.old_source_creator;
DROP TABLE temp.old_source_text;
DROP TABLE temp.old_passage;
DROP TABLE temp.old_event;
DROP TABLE temp.old_event_tag;
DROP TABLE temp.old_event_alternative;
DROP TABLE temp.old_claim;
DROP TABLE temp.old_claim_passage;
)sql";

/// What changed from version 2 to 3: a relation need not have a source.
constexpr const char* kPutRelationsAside = R"sql(
CREATE TEMP TABLE old_relation AS SELECT * FROM main.relation;
CREATE TEMP TABLE old_relation_passage AS SELECT * FROM main.relation_passage;
DROP TABLE main.relation;
DROP TABLE main.relation_passage;
)sql";

constexpr const char* kFillRelations = R"sql(
INSERT INTO main.relation (key, id, type, from_event, to_event, source, derived, note)
    SELECT key, id, type, from_event, to_event, source, derived, note FROM temp.old_relation;
INSERT INTO main.relation_passage (relation, position, passage)
    SELECT relation, position, passage FROM temp.old_relation_passage;
DROP TABLE temp.old_relation;
DROP TABLE temp.old_relation_passage;
)sql";

void fillTexts(Database& database)
{
    Query old(database, "SELECT source, text FROM temp.old_source_text");
    Query text(database, "INSERT INTO full_text (sha256, text) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING");
    Query attach(database, "INSERT INTO source_text (source, text) SELECT ?1, key FROM full_text WHERE sha256 = ?2");
    while (old.next()) {
        const auto hash = sha256(old.text(1));
        text.bind(hash).bindText(old.text(1)).run();
        attach.bind(old.integer(0)).bind(hash).run();
    }
}

/// Foreign keys are looked at again when all is in its place; within a transaction the setting cannot be changed.
class WithoutForeignKeys
{
public:
    explicit WithoutForeignKeys(Database& database) : database_(database)
    {
        database_.run("PRAGMA foreign_keys = OFF");
    }
    ~WithoutForeignKeys() { database_.connection().tryExec("PRAGMA foreign_keys = ON"); }
    WithoutForeignKeys(const WithoutForeignKeys&) = delete;
    WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

private:
    Database& database_;
};

/// One table after the other: together they are most of the work.
void checkForeignKeys(Database& database, Progressing& progressing)
{
    std::vector<std::string> tables;
    Query names(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (names.next())
        tables.push_back(names.text(0));
    progressing.part(1, tables.size());
    Query check(database, "SELECT 1 FROM pragma_foreign_key_check(?)");
    for (const auto& table : tables) {
        if (check.bindText(table).next())
            throw Refusal(ErrorCode::Damaged, database.name() + " is damaged: its parts do not fit each other");
        check.again();
        progressing.step();
    }
}

} // namespace

bool isOlderForm(Database& database)
{
    return database.integer("PRAGMA user_version") < kSchemaVersion;
}

bool isOfOlderForm(const std::string& path)
{
    try {
        const auto header = readHeader(path, shown(path));
        return header.isSqlite() && header.applicationId() == kApplicationId && header.userVersion() > 0 &&
               header.userVersion() < kSchemaVersion;
    } catch (const Refusal&) {
        return false;
    }
}

void upgrade(Database& database, const Progress& progress)
{
    double told = 0;
    const auto go = [&](double done) {
        return !progress || progress(told = std::max(told, done));
    };
    Progressing progressing(go);
    const WithoutForeignKeys off(database);
    Transaction transaction(database);
    if (!isOlderForm(database))
        return;
    const WhileAsked asked(database, [&] { return !go(told); });
    const bool isFirst = database.integer("PRAGMA user_version") == 1;
    if (isFirst)
        database.run(kPutAside);
    database.run(kPutRelationsAside);
    createSchema(database);
    if (isFirst) {
        database.run(kFill);
        fillTexts(database);
        database.run(kDropAside);
    }
    database.run(kFillRelations);
    if (const auto fault = foreignToSchema(database, kSchemaVersion))
        throw Refusal(ErrorCode::Damaged, database.name() + " could not be brought to the present form: " + *fault);
    checkForeignKeys(database, progressing);
    transaction.commit();
}

std::unique_ptr<Database> upgradedCopy(Database& database)
{
    auto copy = copyInMemory(database);
    upgrade(*copy);
    copy->forbidWriting();
    return copy;
}

} // namespace dateline::store
