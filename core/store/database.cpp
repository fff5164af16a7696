#include "core/store/database.h"

#include "core/store/awaited.h"

#include <sqlite3.h>

#include <cstring>

namespace dateline::store {

namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr int kClosingTimeoutMs = 200;

/// Nothing in a case needs another database or a changed schema, so a file cannot make us do either.
int authorize(void*, int action, const char* first, const char* second, const char*, const char*)
{
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return SQLITE_DENY;
    case SQLITE_PRAGMA:
        return second != nullptr && sqlite3_stricmp(first, "writable_schema") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_FUNCTION:
        return second != nullptr && sqlite3_stricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
        return SQLITE_OK;
    }
}

void defend(sqlite3* handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 200);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 50);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_set_authorizer(handle, &authorize, nullptr);
}

} // namespace

// --- Query ----------------------------------------------------------------------------------------------------------

Query::Query(Database& database, const char* sql) : database_(database), sql_(sql), statement_(database.take(sql)) {}

Query::~Query()
{
    database_.giveBack(sql_, std::move(statement_));
}

void Finalize::operator()(sqlite3_stmt* statement) const
{
    sqlite3_finalize(statement);
}

void Query::check(int result) const
{
    if (result != SQLITE_OK)
        throw SQLite::Exception(database_.handle(), result);
}

Query& Query::bind(std::int64_t value)
{
    check(sqlite3_bind_int64(statement_.get(), ++bound_, value));
    return *this;
}

Query& Query::bind(double value)
{
    check(sqlite3_bind_double(statement_.get(), ++bound_, value));
    return *this;
}

Query& Query::bind(std::string_view text)
{
    return text.empty() ? bindNull() : bindText(text);
}

Query& Query::bind(const std::optional<std::int64_t>& value)
{
    return value ? bind(*value) : bindNull();
}

Query& Query::bindNull()
{
    check(sqlite3_bind_null(statement_.get(), ++bound_));
    return *this;
}

Query& Query::bindText(std::string_view text)
{
    const auto* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(statement_.get(), ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Query& Query::bindBlob(std::span<const std::byte> bytes)
{
    check(sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

/// SQLite would begin again behind the last row.
bool Query::next()
{
    if (isDone_)
        return false;
    const int result = sqlite3_step(statement_.get());
    hasRow_ = result == SQLITE_ROW;
    isDone_ = result == SQLITE_DONE;
    if (!hasRow_ && !isDone_)
        throw SQLite::Exception(database_.handle(), result);
    return hasRow_;
}

void Query::run()
{
    while (next()) {
    }
    again();
}

void Query::again()
{
    hasRow_ = false;
    isDone_ = false;
    bound_ = 0;
    check(sqlite3_reset(statement_.get()));
}

sqlite3_stmt* Query::row() const
{
    if (!hasRow_)
        throw SQLite::Exception("a value was asked for where there is no row");
    return statement_.get();
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(row(), column);
}

std::optional<std::int64_t> Query::optionalInteger(int column) const
{
    return isNull(column) ? std::nullopt : std::optional<std::int64_t>(integer(column));
}

double Query::real(int column) const
{
    return sqlite3_column_double(row(), column);
}

std::string Query::text(int column) const
{
    return std::string(view(column));
}

std::string_view Query::view(int column) const
{
    const auto* bytes = sqlite3_column_text(row(), column);
    if (bytes == nullptr)
        return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(row(), column))};
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(row(), column) == SQLITE_NULL;
}

// --- Database -------------------------------------------------------------------------------------------------------

Database::Database(const std::string& fileOrUri, int flags, std::string name, Trust trust)
    : connection_(std::make_unique<SQLite::Database>(fileOrUri, flags | SQLITE_OPEN_NOMUTEX, kBusyTimeoutMs)),
      name_(std::move(name))
{
    defend(handle());
    if (trust == Trust::Damaged) {
        // Without these SQLite refuses the whole file. The connection only reads.
        sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        sqlite3_db_config(handle(), SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, nullptr);
        return;
    }
    run("PRAGMA cell_size_check = ON");
    run("PRAGMA mmap_size = 0");
    run("PRAGMA synchronous = FULL");
    run("PRAGMA cache_size = -32768");
}

Database::~Database()
{
    idle_.clear();
    leaveOneWholeFile();
}

bool Database::isReadOnly() const
{
    return forbidden_ || sqlite3_db_readonly(handle(), "main") == 1;
}

void Database::forbidWriting()
{
    run("PRAGMA query_only = ON");
    forbidden_ = true;
}

void Database::run(const char* sql)
{
    connection_->exec(sql);
}

std::int64_t Database::integer(const char* sql)
{
    Query query(*this, sql);
    return query.next() ? query.integer(0) : 0;
}

std::string Database::text(const char* sql)
{
    Query query(*this, sql);
    return query.next() ? query.text(0) : std::string();
}

void Database::prepareToWrite()
{
    if (writing_)
        return;
    if (isReadOnly())
        throw Refusal(ErrorCode::Unwritable, name_ + " is open for reading only");
    const Awaited awaited;
    const auto mode = onNetwork_ ? std::string() : text("PRAGMA journal_mode = WAL");
    if (mode != "wal" && mode != "memory") {
        run("PRAGMA journal_mode = TRUNCATE");
        run("PRAGMA cache_spill = OFF"); // a page that goes to the file before the commit keeps all others from reading
        awaitsReaders_ = true;
    }
    writing_ = true;
}

/// A case that is closed is one file that can be mailed or copied, without a -wal and a -shm beside it. Where another
/// program has it open, too, that one does this when it closes.
void Database::leaveOneWholeFile() noexcept
{
    if (isReadOnly())
        return;
    try {
        if (text("PRAGMA journal_mode") != "wal")
            return;
        idle_.clear();
        const Awaited awaited;
        connection_->setBusyTimeout(kClosingTimeoutMs);
        connection_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
        connection_->tryExec("PRAGMA journal_mode = DELETE");
    } catch (const SQLite::Exception&) {
        // What was committed is safe in the -wal file; there is nobody left to tell.
    }
    idle_.clear();
}

Statement Database::take(const char* sql)
{
    auto& idle = idle_[sql];
    if (!idle.empty()) {
        auto statement = std::move(idle.back());
        idle.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (result != SQLITE_OK)
        throw SQLite::Exception(handle(), result);
    return Statement(statement);
}

void Database::giveBack(const char* sql, Statement statement)
{
    sqlite3_reset(statement.get());
    sqlite3_clear_bindings(statement.get());
    idle_[sql].push_back(std::move(statement));
}

Error Database::errorOf(const SQLite::Exception& exception, const std::string& name)
{
    const std::string reason = exception.what();
    switch (exception.getErrorCode()) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Busy, name + " is being written to by another program; try again"};
    case SQLITE_CORRUPT:
        return {ErrorCode::Damaged, name + " is damaged (" + reason + ")"};
    case SQLITE_NOTADB:
        return {ErrorCode::NotACase, name + " is not a case: it is no SQLite database"};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::Unwritable, name + " cannot be written to (" + reason + ")"};
    case SQLITE_FULL:
        return {ErrorCode::Unwritable, name + " could not be saved: no space is left on its disk"};
    case SQLITE_IOERR:
        if (exception.getExtendedErrorCode() == SQLITE_IOERR_READ ||
            exception.getExtendedErrorCode() == SQLITE_IOERR_SHORT_READ)
            return {ErrorCode::Unreadable, name + " cannot be read: its disk reports an error"};
        return {ErrorCode::Unwritable, name + " could not be saved: its disk reports an error or is full"};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, "it was cancelled"};
    case SQLITE_TOOBIG:
        return {ErrorCode::Invalid, name + ": a text is too long to be stored (at most 64 MB)"};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Invalid, name + ": the change contradicts the rest of the case (" + reason + ")"};
    default:
        return {ErrorCode::Unreadable, name + " cannot be read (" + reason + ")"};
    }
}

// --- Transactions ---------------------------------------------------------------------------------------------------

Transaction::Transaction(Database& database, Journal journal) : database_(database)
{
    if (journal == Journal::Ahead)
        database_.prepareToWrite();
    database_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction()
{
    if (!open_)
        return;
    database_.ending_ = true;
    database_.connection().tryExec("ROLLBACK");
    database_.ending_ = false;
}

void Transaction::commit()
{
    std::optional<Awaited> awaited;
    if (database_.awaitsReaders_)
        awaited.emplace();
    database_.ending_ = true;
    const int result = database_.connection().tryExec("COMMIT");
    database_.ending_ = false;
    if (result != SQLITE_OK)
        throw SQLite::Exception(database_.handle(), result);
    open_ = false;
}

Snapshot::Snapshot(Database& database) : database_(database)
{
    database_.run("SAVEPOINT reading");
}

Snapshot::~Snapshot()
{
    database_.connection().tryExec("RELEASE reading");
}

// --- Words for messages ---------------------------------------------------------------------------------------------

std::string shown(std::string_view path)
{
    std::string result(path);
    for (auto& letter : result)
        if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F)
            letter = '?';
    return result;
}

std::string inQuotes(std::string_view text)
{
    constexpr std::size_t kLongest = 80;
    if (text.size() <= kLongest)
        return "\"" + shown(text) + "\"";
    auto end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return "\"" + shown(text.substr(0, end)) + "…\"";
}

} // namespace dateline::store
