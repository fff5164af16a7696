#pragma once

#include "core/store/database.h"
#include "core/store/openstate.h"

#include <string>

namespace dateline::store {

/// CaseFile::copyTo.
void copyDatabase(Database& from, const std::string& path, const CopyOptions& options);

/// CaseFile::restoreFrom.
void replaceContent(Database& into, const std::string& path);

} // namespace dateline::store
