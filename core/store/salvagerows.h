#pragma once

#include "core/store/database.h"

#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// Rows of a damaged file's tables, as far as they can be read.
namespace dateline::store {

/// One row by the names of its columns. A column that the file's form does not have, or that holds nothing, is empty.
/// Text is made valid UTF-8.
class SalvagedRow
{
public:
    explicit SalvagedRow(SQLite::Statement& statement) : statement_(statement) {}

    std::int64_t key() const { return *integer("key"); }
    std::string text(const char* column) const;
    std::optional<std::int64_t> integer(const char* column) const;
    std::optional<double> real(const char* column) const;

private:
    int find(const char* column) const; ///< -1 where there is none that holds anything

    SQLite::Statement& statement_;
};

/// The constants of a table with keys and ids.
struct SalvageTable
{
    const char* forward;  ///< all rows, by key
    const char* backward; ///< the same from the end
    const char* one;      ///< the row of a key
    const char* ids;      ///< key and id of all rows, by id: this is read from an index
    const char* idsBackward;
};

/// What came of reading a table.
struct SalvagedKeys
{
    std::set<std::int64_t> read;
    std::map<std::int64_t, std::string> known; ///< every key of which there is a trace, with its id where that is known
};

/// Gives `take` every row that can be read, once. A row that it throws Refusal for counts as not read. Where the table
/// is broken in the middle, it is read from both ends, and what lies between key by key.
SalvagedKeys readRows(Database& database, const SalvageTable& table,
                      const std::function<void(const SalvagedRow& row)>& take);

/// The rows of a statement with one key bound, as far as they can be read; false: not to their end.
bool readRowsOf(Database& database, const char* sql, std::int64_t key,
                const std::function<void(const SalvagedRow& row)>& take);

/// The bytes as text, each one that belongs to no character replaced by U+FFFD.
std::string validText(std::string_view bytes);

} // namespace dateline::store
