#include "core/store/committing.h"

#include "core/store/history.h"

#include <sqlite3.h>

#include <optional>

namespace dateline::store {

namespace {

void endTransaction(Database& database)
{
    if (sqlite3_get_autocommit(database.handle()) == 0)
        database.connection().tryExec("ROLLBACK");
}

std::optional<bool> isSaved(Database& database, const std::string& token)
{
    try {
        return hasToken(database, token);
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

/// The same by a connection that nothing has happened to.
std::optional<bool> isSavedInFile(Database& database, const std::string& token)
{
    const char* file = sqlite3_db_filename(database.handle(), "main");
    if (file == nullptr || *file == '\0')
        return std::nullopt;
    try {
        Database fresh(file, SQLITE_OPEN_READONLY, database.name());
        return hasToken(fresh, token);
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    }
}

} // namespace

void commitStep(Database& database, Transaction& transaction, const std::string& name, const std::string& token)
{
    std::optional<Error> error;
    try {
        transaction.commit();
        return;
    } catch (const SQLite::Exception& exception) {
        error = Database::errorOf(exception, database.name());
    }
    endTransaction(database);
    auto saved = isSaved(database, token);
    if (!saved)
        saved = isSavedInFile(database, token);
    if (!saved)
        throw Refusal(ErrorCode::Unwritable, "it is not known whether " + inQuotes(name) + " was saved in " +
                                                 database.name() + "; close the case and open it again (" +
                                                 error->message + ")");
    if (!*saved)
        throw Refusal(error->code, error->message);
}

} // namespace dateline::store
