#pragma once

#include "core/store/database.h"
#include "core/timeline/eventindex.h"

#include <string>
#include <string_view>

namespace dateline::store {

/// CaseFile::findEvent and CaseFile::findSource: throw Refusal with the nearest names where nothing fits.
EventKey findEvent(Database& database, std::string_view idOrTitle);
std::string findSource(Database& database, std::string_view idNumberOrTitle);

} // namespace dateline::store
