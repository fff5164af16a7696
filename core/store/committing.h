#pragma once

#include "core/store/database.h"

#include <string>

namespace dateline::store {

/// Commits a step. Where that fails, nobody knows yet whether the step is on the disk: so it is looked for by its
/// token, and only then the error stands. Where it cannot be looked for, or a disk with errors may give it back later,
/// the error says just that.
void commitStep(Database& database, Transaction& transaction, const std::string& name, const std::string& token);

} // namespace dateline::store
