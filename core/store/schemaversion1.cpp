#include "core/store/schema.h"

namespace dateline::store {

const char* tablesOfVersion1()
{
    return R"sql(
CREATE TABLE case_info (
    key INTEGER PRIMARY KEY CHECK (key = 1),
    revision INTEGER NOT NULL,
    title TEXT,
    subtitle TEXT,
    created TEXT,
    time_zone TEXT
) STRICT;
CREATE TABLE category (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT,
    color TEXT,
    shape TEXT NOT NULL
) STRICT;
CREATE TABLE property (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    name TEXT,
    type TEXT NOT NULL,
    built_in INTEGER NOT NULL
) STRICT;
CREATE TABLE entity (
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
CREATE TABLE entity_alias (
    entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (entity, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE source (
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
CREATE TABLE source_creator (
    source INTEGER NOT NULL REFERENCES source (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE source_text (
    source INTEGER PRIMARY KEY REFERENCES source (key) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;
CREATE TABLE passage (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    source INTEGER NOT NULL REFERENCES source (key),
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    anchoring TEXT NOT NULL
) STRICT;
CREATE INDEX passage_by_source ON passage (source, start_at, end_at);
CREATE TABLE event (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    category INTEGER NOT NULL REFERENCES category (key),
    importance TEXT NOT NULL,
    date_earliest INTEGER,
    date_latest INTEGER,
    flags INTEGER NOT NULL,
    date_edtf TEXT,
    place INTEGER REFERENCES entity (key),
    claim_count INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    parent INTEGER REFERENCES event (key) DEFERRABLE INITIALLY DEFERRED,
    title TEXT,
    summary TEXT,
    note TEXT
) STRICT;
CREATE INDEX event_by_parent ON event (parent) WHERE parent IS NOT NULL;
CREATE TABLE event_tag (
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE event_alternative (
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date_earliest INTEGER NOT NULL,
    date_latest INTEGER NOT NULL,
    date_edtf TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    event INTEGER NOT NULL REFERENCES event (key),
    property INTEGER NOT NULL REFERENCES property (key),
    source INTEGER NOT NULL REFERENCES source (key),
    edtf TEXT,
    amount REAL,
    upper REAL,
    comparator TEXT,
    counted TEXT,
    entity INTEGER REFERENCES entity (key),
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
CREATE INDEX claim_by_event ON claim (event, property, source, entity);
CREATE INDEX claim_by_entity ON claim (entity, property) WHERE entity IS NOT NULL;
CREATE INDEX claim_by_amount ON claim (property, event) WHERE amount IS NOT NULL;
CREATE INDEX claim_by_source ON claim (source);
CREATE TABLE claim_passage (
    claim INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    passage INTEGER NOT NULL REFERENCES passage (key),
    PRIMARY KEY (claim, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_passage_by_passage ON claim_passage (passage);
CREATE TABLE relation (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    from_event INTEGER NOT NULL REFERENCES event (key),
    to_event INTEGER NOT NULL REFERENCES event (key),
    source INTEGER NOT NULL REFERENCES source (key),
    derived INTEGER NOT NULL,
    note TEXT
) STRICT;
CREATE INDEX relation_by_from ON relation (from_event);
CREATE INDEX relation_by_to ON relation (to_event);
CREATE TABLE relation_passage (
    relation INTEGER NOT NULL REFERENCES relation (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    passage INTEGER NOT NULL REFERENCES passage (key),
    PRIMARY KEY (relation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_passage_by_passage ON relation_passage (passage);
CREATE VIRTUAL TABLE event_search USING fts5 (
    title, summary, note,
    content = 'event', content_rowid = 'key', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_search USING fts5 (
    said, attributed_to, note,
    prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE passage_search USING fts5 (
    exact,
    content = 'passage', content_rowid = 'key', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
)sql";
}

} // namespace dateline::store
