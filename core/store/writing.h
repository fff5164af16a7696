#pragma once

#include "core/model/case.h"
#include "core/store/database.h"

namespace dateline::store {

/// Puts a whole case into the empty tables of `database`, with the columns and the full-text index that follow from it.
/// Inside a transaction of the caller. Refuses a case that is not sound (see `check`), naming the first fault.
void writeCase(Database& database, const Case& content);

} // namespace dateline::store
