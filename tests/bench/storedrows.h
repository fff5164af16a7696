#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace dateline::bench {

/// All rows of a case file's tables in memory, to be written into a new database by nothing but prepared statements.
class StoredRows
{
public:
    explicit StoredRows(const std::string& caseFile);

    /// Makes a database of the same schema and rows at a path where there is nothing, in one transaction.
    void writeTo(const std::string& path) const;

    std::size_t count(const std::string& table) const;

private:
    struct Table
    {
        std::string name;
        std::string insert;
        int columns = 0;
        std::size_t rows = 0;
        std::vector<char> values; ///< of each its SQLite type, then its bytes; of a text its length before them
    };
    void read(class PlainDatabase& from, const std::string& name, const std::string& columns);

    std::vector<std::string> schema_;
    std::vector<Table> tables_;
};

} // namespace dateline::bench
