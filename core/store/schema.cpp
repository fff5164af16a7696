#include "core/store/schema.h"

#include "core/store/keptcolumns.h"
#include "core/text/sha256.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace dateline::store {

namespace {

constexpr const char* kTables = R"sql(
CREATE TABLE IF NOT EXISTS case_info (
    key INTEGER PRIMARY KEY CHECK (key = 1),
    revision INTEGER NOT NULL,
    title TEXT,
    subtitle TEXT,
    created TEXT,
    time_zone TEXT,
    day_month_order TEXT,
    margins TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS category (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT,
    color TEXT,
    shape TEXT NOT NULL,
    note TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS property (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT,
    type TEXT NOT NULL,
    built_in INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS entity (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT,
    within INTEGER REFERENCES entity (key) DEFERRABLE INITIALLY DEFERRED,
    latitude REAL,
    longitude REAL,
    note TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS entity_by_within ON entity (within) WHERE within IS NOT NULL;
CREATE TABLE IF NOT EXISTS entity_alias (
    entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS source (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    title TEXT,
    publisher TEXT,
    issued TEXT,
    accessed TEXT,
    url TEXT,
    language TEXT,
    reliability TEXT NOT NULL,
    note TEXT,
    file TEXT,
    part_start INTEGER,
    part_end INTEGER,
    text_sha256 TEXT,
    text_length INTEGER
) STRICT;
CREATE TABLE IF NOT EXISTS source_creator (
    source INTEGER NOT NULL REFERENCES source (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS full_text (
    key INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS source_text (
    source INTEGER PRIMARY KEY REFERENCES source (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    text INTEGER NOT NULL REFERENCES full_text (key) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE IF NOT EXISTS passage (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES source (key) DEFERRABLE INITIALLY DEFERRED,
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    anchoring TEXT NOT NULL,
    note TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS passage_by_source ON passage (source, start_at, end_at);
CREATE TABLE IF NOT EXISTS event (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    category INTEGER NOT NULL REFERENCES category (key) DEFERRABLE INITIALLY DEFERRED,
    importance TEXT NOT NULL,
    date_earliest INTEGER,
    date_latest INTEGER,
    flags INTEGER NOT NULL,
    date_edtf TEXT,
    place INTEGER REFERENCES entity (key) DEFERRABLE INITIALLY DEFERRED,
    claim_count INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    parent INTEGER REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,
    title TEXT,
    summary TEXT,
    note TEXT,
    merged TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS event_by_parent ON event (parent) WHERE parent IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_by_place ON event (place) WHERE place IS NOT NULL;
CREATE TABLE IF NOT EXISTS event_tag (
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS event_alternative (
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    date_earliest INTEGER NOT NULL,
    date_latest INTEGER NOT NULL,
    date_edtf TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    event INTEGER NOT NULL REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,
    property INTEGER NOT NULL REFERENCES property (key) DEFERRABLE INITIALLY DEFERRED,
    source INTEGER REFERENCES source (key) DEFERRABLE INITIALLY DEFERRED,
    relative_event INTEGER REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,
    relative_shift TEXT,
    edtf TEXT,
    amount REAL,
    upper REAL,
    comparator TEXT,
    counted TEXT,
    entity INTEGER REFERENCES entity (key) DEFERRABLE INITIALLY DEFERRED,
    text TEXT,
    stance TEXT NOT NULL,
    attributed_to TEXT,
    derived INTEGER NOT NULL,
    derivation TEXT,
    credibility INTEGER,
    rank TEXT NOT NULL,
    rank_reason TEXT,
    note TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS claim_by_event ON claim (event, property, source, entity);
CREATE INDEX IF NOT EXISTS claim_by_entity ON claim (entity, property) WHERE entity IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_by_amount ON claim (property, event) WHERE amount IS NOT NULL;
CREATE INDEX IF NOT EXISTS claim_by_source ON claim (source);
CREATE INDEX IF NOT EXISTS claim_by_relative ON claim (relative_event) WHERE relative_event IS NOT NULL;
CREATE TABLE IF NOT EXISTS claim_passage (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    passage INTEGER NOT NULL REFERENCES passage (key) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_passage_by_passage ON claim_passage (passage);
CREATE TABLE IF NOT EXISTS relation (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    from_event INTEGER NOT NULL REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,
    to_event INTEGER NOT NULL REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,
    source INTEGER REFERENCES source (key) DEFERRABLE INITIALLY DEFERRED,
    derived INTEGER NOT NULL,
    note TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS relation_by_from ON relation (from_event);
CREATE INDEX IF NOT EXISTS relation_by_to ON relation (to_event);
CREATE INDEX IF NOT EXISTS relation_by_source ON relation (source);
CREATE TABLE IF NOT EXISTS relation_passage (
    relation INTEGER NOT NULL REFERENCES relation (key) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    passage INTEGER NOT NULL REFERENCES passage (key) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (relation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS relation_passage_by_passage ON relation_passage (passage);
CREATE VIRTUAL TABLE IF NOT EXISTS event_search USING fts5 (
    title, summary, note,
    content = 'event', content_rowid = 'key', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE IF NOT EXISTS claim_search USING fts5 (
    said, attributed_to, note,
    prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE IF NOT EXISTS passage_search USING fts5 (
    exact,
    content = 'passage', content_rowid = 'key', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE IF NOT EXISTS history (
    step INTEGER PRIMARY KEY,
    after_step INTEGER,
    name TEXT,
    who TEXT,
    at INTEGER NOT NULL,
    state TEXT NOT NULL,
    turned_by TEXT,
    turned_at INTEGER,
    about TEXT,
    objects INTEGER NOT NULL,
    token TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS history_by_state ON history (state, step);
CREATE TABLE IF NOT EXISTS history_change (
    step INTEGER NOT NULL REFERENCES history (step) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    derived INTEGER NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS history_change_by_object ON history_change (kind, id, step);
CREATE TABLE IF NOT EXISTS draft (
    place TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    who TEXT,
    at INTEGER NOT NULL
) STRICT;
)sql";

constexpr const char* kMarks = R"sql(
PRAGMA application_id = 1148472430;
PRAGMA user_version = 3;
)sql";
static_assert(kApplicationId == 1148472430 && kSchemaVersion == 3);

/// Version 2 was the same, but that each relation had a source.
std::string tablesOfVersion2()
{
    constexpr std::string_view now =
        "    to_event INTEGER NOT NULL REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,\n"
        "    source INTEGER REFERENCES";
    constexpr std::string_view then =
        "    to_event INTEGER NOT NULL REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,\n"
        "    source INTEGER NOT NULL REFERENCES";
    std::string tables = kTables;
    return tables.replace(tables.find(now), now.size(), then);
}

using Objects = std::map<std::pair<std::string, std::string>, std::string>;

/// The text of each object by its type and name. How SQLite itself lays out the tables behind a full-text index may
/// change with its version, so that of these only type and name count, as of SQLite's own tables.
Objects objectsOf(Database& database)
{
    Objects objects;
    Query query(database, "SELECT type, name, sql, name LIKE '%\\_search\\_%' ESCAPE '\\' FROM sqlite_schema"
                          " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    while (query.next())
        objects[{query.text(0), query.text(1)}] = query.integer(3) != 0 ? std::string() : query.text(2);
    return objects;
}

std::string fingerprintOf(const Objects& objects)
{
    std::string all;
    for (const auto& [object, sql] : objects)
        for (const auto* text : {&object.first, &object.second, &sql})
            all += std::to_string(text->size()) + ':' + *text;
    return sha256(all);
}

/// For these no tables have to be made anew to compare with.
constexpr std::array<std::string_view, 2> kKnownFingerprints{
    "636507eb3ff9bd2388636682fa93d6d7a7bed468c505bdf90378d5c51cdf10cf", // a case
    "399ceebf4a4bb6d2f65af1a087330bc6aebb1db6f95058a88b7e42454316e50d", // a large one
};

} // namespace

std::string fingerprintOf(Database& database)
{
    return fingerprintOf(objectsOf(database));
}

bool isKnownFingerprint(std::string_view fingerprint)
{
    return std::ranges::find(kKnownFingerprints, fingerprint) != kKnownFingerprints.end();
}

void createSchema(Database& database)
{
    database.run(kTables);
    database.run(kMarks);
}

std::optional<std::string> foreignToSchema(Database& database, std::int64_t version)
{
    if (version < 1 || version > kSchemaVersion)
        return "its version is not known";
    const auto found = objectsOf(database);
    if (version == kSchemaVersion && isKnownFingerprint(fingerprintOf(found)))
        return std::nullopt;
    Database fresh(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, "memory");
    fresh.run(version == 1 ? tablesOfVersion1() : version == 2 ? tablesOfVersion2().c_str() : kTables);
    const auto needed = objectsOf(fresh);
    if (version > 1)
        fresh.run(tablesOfLargeCases());
    const auto expected = objectsOf(fresh);
    for (const auto& [object, sql] : found) {
        const auto same = expected.find(object);
        if (same == expected.end())
            return "the " + shown(object.first) + " " + inQuotes(object.second) + " is not part of a case";
        if (same->second != sql)
            return "the " + shown(object.first) + " " + inQuotes(object.second) + " is not as it must be";
    }
    for (const auto& [object, sql] : needed)
        if (!found.contains(object))
            return "the " + object.first + " " + inQuotes(object.second) + " is missing";
    return std::nullopt;
}

} // namespace dateline::store
