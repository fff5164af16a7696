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

/// A step that the disk failed to sync may be in the log as a whole, and be taken for one when the case is next opened.
/// It is gone for good when something else was written in its place.
bool isGivenUp(Database& database)
{
    try {
        Transaction another(database);
        // What stays as it is would not be written; what changes and changes back is.
        Query(database, "UPDATE case_info SET revision = revision + 1").run();
        Query(database, "UPDATE case_info SET revision = revision - 1").run();
        another.commit();
        return true;
    } catch (const SQLite::Exception&) {
        endTransaction(database);
        return false;
    }
}

} // namespace

void commitStep(Database& database, Transaction& transaction, const std::string& name, const std::string& token)
{
    std::optional<Error> error;
    bool diskFailed = false;
    try {
        transaction.commit();
        return;
    } catch (const SQLite::Exception& exception) {
        error = Database::errorOf(exception, database.name());
        diskFailed = exception.getErrorCode() == SQLITE_IOERR;
    }
    endTransaction(database);
    auto saved = isSaved(database, token);
    if (!saved)
        saved = isSavedInFile(database, token);
    if (saved == false && diskFailed && !isGivenUp(database))
        saved.reset();
    if (!saved)
        throw Refusal(ErrorCode::Unwritable, "it is not known whether " + inQuotes(name) + " was saved in " +
                                                 database.name() + "; close the case and open it again (" +
                                                 error->message + ")");
    if (!*saved)
        throw Refusal(error->code, error->message);
}

} // namespace dateline::store
