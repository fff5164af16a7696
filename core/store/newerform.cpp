#include "core/store/newerform.h"

#include "core/store/schema.h"

#include <sqlite3.h>

#include <set>
#include <utility>

namespace dateline::store {

namespace {

using Columns = std::set<std::pair<std::string, std::string>>;

/// Each column of each table, by the table's name and its own. Views do not count.
Columns columnsOf(Database& database)
{
    Columns columns;
    Query query(database, "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
                          " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                          " AND t.name NOT LIKE '%\\_search\\_%' ESCAPE '\\'");
    while (query.next())
        columns.emplace(query.text(0), query.text(1));
    return columns;
}

} // namespace

std::optional<std::string> lacksForReading(Database& database)
{
    Database fresh(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, "memory");
    createSchema(fresh);
    const auto found = columnsOf(database);
    for (const auto& column : columnsOf(fresh))
        if (!found.contains(column))
            return "its table " + inQuotes(column.first) + " has no column " + inQuotes(column.second);
    return std::nullopt;
}

} // namespace dateline::store
