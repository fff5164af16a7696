#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

/// SQLite's C interface with nothing around it, for floors. What fails ends the program: then there is nothing to
/// compare with.
namespace dateline::bench {

class PlainDatabase
{
public:
    explicit PlainDatabase(const std::string& path, int flags = SQLITE_OPEN_READONLY)
    {
        require(sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr));
    }
    ~PlainDatabase() { sqlite3_close(handle_); }
    PlainDatabase(const PlainDatabase&) = delete;
    PlainDatabase& operator=(const PlainDatabase&) = delete;

    void run(const std::string& sql) { require(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr)); }
    sqlite3* handle() const { return handle_; }

    void require(int status) const
    {
        if (status == SQLITE_OK)
            return;
        std::fprintf(stderr, "bench: %s\n", sqlite3_errmsg(handle_));
        std::abort();
    }

private:
    sqlite3* handle_ = nullptr;
};

class PlainStatement
{
public:
    PlainStatement(PlainDatabase& database, const std::string& sql) : database_(database)
    {
        database_.require(sqlite3_prepare_v2(database_.handle(), sql.c_str(), -1, &statement_, nullptr));
    }
    ~PlainStatement() { sqlite3_finalize(statement_); }
    PlainStatement(const PlainStatement&) = delete;
    PlainStatement& operator=(const PlainStatement&) = delete;

    bool next()
    {
        const auto status = sqlite3_step(statement_);
        if (status != SQLITE_ROW && status != SQLITE_DONE)
            database_.require(status);
        return status == SQLITE_ROW;
    }
    void run()
    {
        next();
        sqlite3_reset(statement_);
    }
    void reset() { sqlite3_reset(statement_); }

    /// Texts are not copied: they must live until the statement has run.
    void bind(int at, std::string_view text)
    {
        sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    void bind(int at, std::int64_t value) { sqlite3_bind_int64(statement_, at, value); }
    void bind(int at, double value) { sqlite3_bind_double(statement_, at, value); }
    void bindNull(int at) { sqlite3_bind_null(statement_, at); }

    /// Binds them in their order, from the first parameter on.
    template<typename... Values> PlainStatement& with(const Values&... values)
    {
        int at = 0;
        (bind(++at, values), ...);
        return *this;
    }

    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const
    {
        const auto* bytes = sqlite3_column_text(statement_, column);
        if (bytes == nullptr)
            return {};
        return {reinterpret_cast<const char*>(bytes),
                static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    sqlite3_stmt* handle() const { return statement_; }

private:
    PlainDatabase& database_;
    sqlite3_stmt* statement_ = nullptr;
};

} // namespace dateline::bench
