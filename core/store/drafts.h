#pragma once

#include "core/model/change.h"
#include "core/store/database.h"

#include <string_view>
#include <vector>

namespace dateline::store {

/// CaseFile::putDraft, dropDraft and drafts (by place).
void putDraft(Database& database, const Draft& draft);
void dropDraft(Database& database, std::string_view place);
std::vector<Draft> readDrafts(Database& database);

} // namespace dateline::store
