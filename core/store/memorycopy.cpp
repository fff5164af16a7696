#include "core/store/memorycopy.h"

#include <sqlite3.h>

namespace dateline::store {

std::unique_ptr<Database> copyInMemory(Database& database)
{
    auto copy = std::make_unique<Database>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, database.name());
    auto* backup = sqlite3_backup_init(copy->handle(), "main", database.handle(), "main");
    if (backup == nullptr)
        throw SQLite::Exception(copy->handle(), sqlite3_errcode(copy->handle()));
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        throw SQLite::Exception(copy->handle(), finished);
    return copy;
}

} // namespace dateline::store
