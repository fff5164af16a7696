#pragma once

#include "core/model/change.h"
#include "core/store/database.h"
#include "core/time/zone.h"
#include "core/timeline/eventindex.h"
#include "core/timeline/indexpatch.h"

#include <optional>

namespace dateline::store {

/// CaseFile::index: from the columns that are kept in the file where they can be brought up to date, else from all
/// events and claims.
EventIndex readIndex(Database& database);

/// From all events and claims, whatever is kept.
EventIndex scanIndex(Database& database);

/// CaseFile::update. `more` is how many events the case has more than before.
std::optional<IndexChange> updateIndex(Database& database, EventIndex& index, const Applied& applied, std::int64_t more,
                                       const std::optional<TimeZone>& clock = {});

/// How many events the case has more than before that step was done or undone, which was the last thing that happened.
std::int64_t eventsMoreBy(Database& database, std::int64_t step);

} // namespace dateline::store
