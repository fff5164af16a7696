#pragma once

#include "core/result.h"
#include "core/store/holding.h"
#include "core/store/openstate.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

struct sqlite3_stmt;

/// What the parts of core/store share: one connection with safe settings, prepared statements, transactions.
///
/// Inside this folder a failure of the database travels as SQLiteCpp's exception, and a failure of ours as `Refusal`.
/// Both end in CaseFile, which hands out errors as values only: see `Database::guard`.
namespace dateline::store {

/// Thrown inside core/store where the answer is an error that is not the database's.
class Refusal : public std::exception
{
public:
    Refusal(ErrorCode code, std::string message) : error_{code, std::move(message)} {}

    const Error& error() const { return error_; }
    const char* what() const noexcept override { return error_.message.c_str(); }

private:
    Error error_;
};

class Database;

struct Finalize
{
    void operator()(sqlite3_stmt* statement) const;
};

using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

/// A prepared statement in use. Parameters are bound in their order; when it goes out of scope the statement is reset
/// and goes back to its database, to be used again without being prepared anew.
///
/// An empty text is bound as NULL and NULL is read as an empty text: what is not stated is not stored.
class Query
{
public:
    Query(Database& database, const char* sql);
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    Query& bind(std::int64_t value);
    Query& bind(double value);
    Query& bind(std::string_view text);
    Query& bind(const std::optional<std::int64_t>& value);
    Query& bindNull();
    /// A text that is stored as it is where it is empty, too.
    Query& bindText(std::string_view text);
    /// Bytes that must stay where they are until the statement was run.
    Query& bindBlob(std::span<const std::byte> bytes);

    /// Moves to the next row; false at the end.
    bool next();
    /// Runs a statement that returns no rows, and makes it ready for the next parameters.
    void run();
    /// Ready for new parameters.
    void again();

    std::int64_t integer(int column) const;
    std::optional<std::int64_t> optionalInteger(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    /// The same text for as long as the query stays at this row and the column is asked for nothing else.
    std::string_view view(int column) const;
    bool isNull(int column) const;

private:
    void check(int result) const;
    sqlite3_stmt* row() const;

    Database& database_;
    const char* sql_;
    Statement statement_;
    int bound_ = 0;
    bool hasRow_ = false;
    bool isDone_ = false;
};

/// What a connection takes for granted of its file.
enum class Trust : std::uint8_t
{
    Sound,
    Damaged ///< as much is read as can be, even where the file is cut short or its schema does not parse
};

/// A connection to one database file, or to one in memory, with the settings that a file from somebody else needs
/// (FACTS: defensive, untrusted schema, no extensions, no ATTACH, limits).
class Database
{
public:
    /// `name` is what messages call the file. Throws where SQLite cannot open it.
    Database(const std::string& fileOrUri, int flags, std::string name, Trust trust = Trust::Sound);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    const std::string& name() const { return name_; }
    sqlite3* handle() const { return connection_->getHandle(); }
    SQLite::Database& connection() { return *connection_; }
    bool isReadOnly() const;
    /// From now on it can only be read: for a copy in memory that is to be looked at.
    void forbidWriting();

    const OpenState& openState() const { return openState_; }
    void setOpenState(OpenState state) { openState_ = std::move(state); }
    /// Others are told for as long as the connection is open.
    void keepHeld(Holding holding) { holding_ = std::move(holding); }
    /// The file is on another machine, where a write-ahead log does not work.
    void setOnNetwork(bool onNetwork) { onNetwork_ = onNetwork; }

    /// Runs statements without parameters. `sql` is a constant.
    void run(const char* sql);
    std::int64_t integer(const char* sql);
    std::string text(const char* sql);

    /// Before the first write: WAL where the file system can, else a truncated journal; both synced in full.
    /// A file that is only read is not touched.
    void prepareToWrite();
    /// Whether anything was, or was about to be, written by this connection.
    bool hasWritten() const { return writing_; }

    /// Whether a transaction is being ended, which nobody may stop half-way.
    bool isEnding() const { return ending_; }

    /// Whether what it does is to be given up: for what takes long between two of SQLite's steps. Asks WhileAsked's
    /// function, where there is one.
    bool isGivenUp() const { return isGivenUp_ && isGivenUp_(); }
    void setGivenUp(std::function<bool()> isGivenUp) { isGivenUp_ = std::move(isGivenUp); }

    /// Lets go of the statements that were kept for later.
    void forgetStatements() { idle_.clear(); }

    /// What `work` returns (a Result), or the error that it threw, with the file's name in it.
    template<typename Work> auto guard(Work&& work) -> decltype(work())
    {
        if (owner_ != std::this_thread::get_id())
            return fail(ErrorCode::Invalid, name_ + " was asked by another thread than the one that opened it");
        try {
            return work();
        } catch (const Refusal& refusal) {
            return fail(refusal.error());
        } catch (const SQLite::Exception& exception) {
            return fail(errorOf(exception, name_));
        } catch (const std::exception& exception) {
            return fail(ErrorCode::Unreadable, name_ + ": " + exception.what());
        }
    }

    /// The database's error in words that name the file.
    static Error errorOf(const SQLite::Exception& exception, const std::string& name);

private:
    friend class Query;
    friend class Transaction;

    Statement take(const char* sql);
    void giveBack(const char* sql, Statement statement);
    void leaveOneWholeFile() noexcept;

    Holding holding_; ///< let go of when the connection is closed
    std::unique_ptr<SQLite::Database> connection_;
    std::string name_;
    OpenState openState_;
    bool onNetwork_ = false;
    std::thread::id owner_ = std::this_thread::get_id();
    std::unordered_map<const char*, std::vector<Statement>> idle_;
    bool writing_ = false;
    bool awaitsReaders_ = false; ///< a commit has to wait until nobody reads
    bool forbidden_ = false;
    bool ending_ = false;
    std::function<bool()> isGivenUp_;
};

/// Where a transaction's changes are kept until it is complete.
enum class Journal
{
    Ahead,   ///< a write-ahead log, see Database::prepareToWrite
    Rollback ///< SQLite's plain journal: for a file in the making
};

/// A writing transaction: begun at once for writing (BEGIN IMMEDIATE), undone unless committed.
class Transaction
{
public:
    explicit Transaction(Database& database, Journal journal = Journal::Ahead);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Database& database_;
    bool open_ = true;
};

/// A reading transaction: everything read in it is of one moment.
class Snapshot
{
public:
    explicit Snapshot(Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Database& database_;
};

/// A file's name for a message: control characters, line ends among them, shown as question marks.
std::string shown(std::string_view path);

/// A word or name inside quotation marks for a message, cut where it is long.
std::string inQuotes(std::string_view text);

} // namespace dateline::store
