#pragma once

#include "core/model/change.h"
#include "core/store/database.h"
#include "core/store/openstate.h"

#include <memory>
#include <string>

/// Editing, undoing and looking back: one way for all of them. Patches are applied, the case is found sound, what
/// follows from its claims is written, the history is, and all of it is committed at once. See CaseFile for the errors,
/// which are thrown here.
namespace dateline::store {

Applied apply(Database& database, const Change& change, const Stamp& stamp, const Progress& progress = {});
Applied undo(Database& database, const Stamp& stamp, const Progress& progress = {});
Applied redo(Database& database, const Stamp& stamp, const Progress& progress = {});
Applied takeBack(Database& database, std::int64_t step, const Stamp& stamp, const Progress& progress = {});

std::string undoName(Database& database);
std::string redoName(Database& database);

/// A copy in memory, to be read only.
std::unique_ptr<Database> asOf(Database& database, std::int64_t step);

} // namespace dateline::store
