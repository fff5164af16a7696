#include "core/store/upgrading.h"

#include "core/store/memorycopy.h"
#include "core/store/schema.h"
#include "core/text/sha256.h"

#include <sqlite3.h>

namespace dateline::store {

namespace {

/// What changed from version 1 to 2. A table's text must in the end be what a new file has (foreignToSchema), which
/// ALTER TABLE does not give: so the tables that changed are put aside, dropped and filled again.
constexpr const char* kPutAside = R"sql(
CREATE TEMP TABLE old_case_info AS SELECT * FROM main.case_info;
CREATE TEMP TABLE old_category AS SELECT * FROM main.category;
CREATE TEMP TABLE old_source_text AS SELECT * FROM main.source_text;
CREATE TEMP TABLE old_passage AS SELECT * FROM main.passage;
CREATE TEMP TABLE old_event AS SELECT * FROM main.event;
CREATE TEMP TABLE old_claim AS SELECT * FROM main.claim;
DROP TABLE main.case_info;
DROP TABLE main.category;
DROP TABLE main.source_text;
DROP TABLE main.passage;
DROP TABLE main.event;
DROP TABLE main.claim;
)sql";

constexpr const char* kFill = R"sql(
INSERT INTO main.case_info (key, revision, title, subtitle, created, time_zone)
    SELECT key, revision, title, subtitle, created, time_zone FROM temp.old_case_info;
INSERT INTO main.category (key, id, position, name, color, shape)
    SELECT key, id, position, name, color, shape FROM temp.old_category;
INSERT INTO main.passage (key, id, source, exact, prefix, suffix, start_at, end_at, anchoring)
    SELECT key, id, source, exact, prefix, suffix, start_at, end_at, anchoring FROM temp.old_passage;
INSERT INTO main.event (key, id, category, importance, date_earliest, date_latest, flags, date_edtf, place, claim_count,
        source_count, parent, title, summary, note)
    SELECT key, id, category, importance, date_earliest, date_latest, flags, date_edtf, place, claim_count,
        source_count, parent, title, summary, note FROM temp.old_event;
INSERT INTO main.claim (key, id, event, property, source, edtf, amount, upper, comparator, counted, entity, text, stance,
        attributed_to, derived, derivation, credibility, rank, rank_reason, note)
    SELECT key, id, event, property, source, edtf, amount, upper, comparator, counted, entity, text, stance,
        attributed_to, derived, derivation, credibility, rank, rank_reason, note FROM temp.old_claim;
)sql";

constexpr const char* kDropAside = R"sql(
DROP TABLE temp.old_case_info;
DROP TABLE temp.old_category;
DROP TABLE temp.old_source_text;
DROP TABLE temp.old_passage;
DROP TABLE temp.old_event;
DROP TABLE temp.old_claim;
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

} // namespace

bool isOlderForm(Database& database)
{
    return database.integer("PRAGMA user_version") < kSchemaVersion;
}

void upgrade(Database& database)
{
    const WithoutForeignKeys off(database);
    Transaction transaction(database);
    if (!isOlderForm(database))
        return;
    database.run(kPutAside);
    createSchema(database);
    database.run(kFill);
    fillTexts(database);
    database.run(kDropAside);
    if (const auto fault = foreignToSchema(database, kSchemaVersion))
        throw Refusal(ErrorCode::Damaged, database.name() + " could not be brought to the present form: " + *fault);
    if (!database.text("PRAGMA foreign_key_check").empty())
        throw Refusal(ErrorCode::Damaged, database.name() + " is damaged: its parts do not fit each other");
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
