#pragma once

#include "core/store/database.h"
#include "core/timeline/eventindex.h"

namespace dateline::store {

/// The columns of all dated events, in the order that EventIndex documents.
EventIndex readIndex(Database& database);

} // namespace dateline::store
