#pragma once

#include "core/model/change.h"
#include "core/store/database.h"
#include "core/timeline/eventindex.h"
#include "core/timeline/firstlook.h"

#include <cstdint>
#include <optional>

/// The index's columns as a large case keeps them in its file: cut into pieces, with the revision that they are of,
/// what each edit since has touched, and what is to be shown before they are read. They are no part of the case's
/// content: where anything about them is not as it must be, there are none, and the index is read from events and
/// claims.
namespace dateline::store {

/// The tables, and an index by which merged events are found, which only files have that keep columns.
const char* tablesOfLargeCases();

/// What changed between two revisions.
struct ChangedSince
{
    Applied applied;       ///< without step and name
    std::int64_t more = 0; ///< how many events the case has more
};

/// nullopt where the file does not tell.
std::optional<ChangedSince> changedSince(Database& database, std::int64_t revision);

/// The columns with the revision that they are of; nullopt where there are none that are sound.
struct KeptColumns
{
    EventIndex index;
    std::int64_t revision = 0;
};
std::optional<KeptColumns> readKept(Database& database);

/// What is kept to be shown before the columns are read; nullopt where it is of another revision, or not sound.
std::optional<FirstLook> keptLook(Database& database);

/// CaseFile::keepFirstLook.
void keepLook(Database& database, const EventIndex& index, std::int64_t revision);

/// Within the transaction of an edit, when its revision is counted: notes what it touched, and how many events the
/// case has more, where columns are kept.
void noteChange(Database& database, const Applied& applied, std::int64_t more);

/// Within a transaction: keeps an index of the present revision.
void keepColumns(Database& database, const EventIndex& index);

/// The same in a transaction of its own.
void storeColumns(Database& database);

/// Before a connection is closed: where it has changed a large case and the kept columns fell far behind, keeps new
/// ones.
void catchUp(Database& database);

/// Within a transaction that changes the case without counting a revision.
void forgetColumns(Database& database);

/// Whether a case of so many events is large: a smaller one is read from its events as fast.
bool isLarge(std::int64_t events);

} // namespace dateline::store
