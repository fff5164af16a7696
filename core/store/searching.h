#pragma once

#include "core/store/casefile.h"
#include "core/store/database.h"

#include <string>
#include <string_view>
#include <vector>

namespace dateline::store {

/// The FTS5 expression for what a person typed: each word as a string of its own, so that no character of it is an
/// operator; all must occur; the last as the beginning of a word. "ISIS-K" is the words "ISIS" and "K" in a row. Empty
/// where the text has no letter and no digit.
std::string fullTextExpression(std::string_view text);

/// CaseFile::search and CaseFile::matchingEvents.
std::vector<SearchHit> search(Database& database, std::string_view text, std::size_t limit);
std::vector<EventKey> matchingEvents(Database& database, std::string_view text);

} // namespace dateline::store
