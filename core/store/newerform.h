#pragma once

#include "core/store/database.h"

#include <optional>
#include <string>

namespace dateline::store {

/// What a file of a newer form lacks of the tables and columns that this program reads, as a phrase for a message ('its
/// table "event" has no column "title"'); nullopt where it has them all, whatever else it has.
std::optional<std::string> lacksForReading(Database& database);

} // namespace dateline::store
