#pragma once

#include "core/store/casefile.h"
#include "core/store/database.h"

#include <string_view>
#include <vector>

namespace dateline::store {

/// CaseFile::attachText and CaseFile::verify.
AttachedText attachText(Database& database, std::string_view sourceId, std::string_view fileText, const Stamp& stamp);
std::vector<PassageCheck> verifyPassages(Database& database);

} // namespace dateline::store
