#pragma once

#include "core/store/database.h"

#include <memory>

namespace dateline::store {

/// The same content in memory, under the same name for messages. It can be written to, and nobody else has it.
std::unique_ptr<Database> copyInMemory(Database& database);

} // namespace dateline::store
