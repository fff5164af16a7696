#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"
#include "core/store/database.h"

#include <string>
#include <string_view>
#include <vector>

/// What edits look up: CaseFile::ids, eventsOf, writtenTexts and eventsSharingPassages. None reads the whole case.
namespace dateline::store {

std::vector<std::string> ids(Database& database, ObjectKind kind, std::string_view beginning);
std::vector<EventKey> eventsOf(Database& database, ObjectKind kind, std::string_view id);
std::vector<WrittenText> writtenTexts(Database& database, ObjectKind kind, TextMember member);
std::vector<std::vector<EventKey>> eventsSharingPassages(Database& database);

} // namespace dateline::store
