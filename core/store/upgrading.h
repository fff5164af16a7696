#pragma once

#include "core/store/database.h"

#include <memory>

namespace dateline::store {

/// A case of an older form that was checked as such.
bool isOlderForm(Database& database);

/// Brings it to the present form, in one transaction: it has the one form or the other, whatever happens. Keys and
/// positions stay.
void upgrade(Database& database);

/// A copy in memory in the present form, for a case that is only read. It is marked as read-only.
std::unique_ptr<Database> upgradedCopy(Database& database);

} // namespace dateline::store
