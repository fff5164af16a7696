#pragma once

#include "core/store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The tables of a case file and what marks the file as ours.
///
/// Each thing has an integer `key`, by which rows refer to each other and which is never used again, and the text `id`
/// that people and JSON know it by. What the model spells as a word is stored as that word. NULL is "not stated".
/// An event's date, place, flags (EventFlag) and counts follow from its claims; they are written in the same
/// transaction, so that an index of all events is one scan. In a claim `text` is also a source's own word for an
/// entity. The *_search tables are kept by code in the same transaction too: triggers on them do not run under an
/// untrusted schema.
namespace dateline::store {

/// "DtLn", at byte 68 of the file (SQLite's application_id).
inline constexpr std::uint32_t kApplicationId = 0x44744C6E;

/// The version that this program writes (SQLite's user_version). Files of any version from 1 to this are read.
inline constexpr std::int64_t kSchemaVersion = 3;

/// Makes the tables in an empty database, or those that a database lacks, and marks it as a case of this version.
void createSchema(Database& database);

/// The tables as version 1 had them.
const char* tablesOfVersion1();

/// A digest of the database's schema: what foreignToSchema() compares.
std::string fingerprintOf(Database& database);

/// Whether it is that of a case of the present version, a large one or not. False is no answer: it may be one all the
/// same, as SQLite may lay out its own tables in other ways.
bool isKnownFingerprint(std::string_view fingerprint);

/// What is in the database's schema that a case of that version does not have, or what it lacks, as a phrase for a
/// message ('the trigger "x" is not part of a case'); nullopt where all is as it must be.
std::optional<std::string> foreignToSchema(Database& database, std::int64_t version);

} // namespace dateline::store
