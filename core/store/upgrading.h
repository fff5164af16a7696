#pragma once

#include "core/store/database.h"

#include <memory>
#include <string>

namespace dateline::store {

/// A case of an older form that was checked as such.
bool isOlderForm(Database& database);
/// Whether a file says so of itself; false where it cannot be read or is no case.
bool isOfOlderForm(const std::string& path);

/// Brings it to the present form, in one transaction: it has the one form or the other, whatever happens. Keys and
/// positions stay.
/// Refusal (Cancelled): by `progress`; it has the old form still.
void upgrade(Database& database, const Progress& progress = {});

/// A copy in memory in the present form, for a case that is only read. It is marked as read-only.
std::unique_ptr<Database> upgradedCopy(Database& database);

} // namespace dateline::store
