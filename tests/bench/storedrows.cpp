#include "tests/bench/storedrows.h"

#include "tests/bench/plainsqlite.h"

#include <algorithm>
#include <cstring>

namespace dateline::bench {

namespace {

template<typename T> void put(std::vector<char>& values, T value)
{
    const auto at = values.size();
    values.resize(at + sizeof value);
    std::memcpy(values.data() + at, &value, sizeof value);
}

template<typename T> T take(const char*& at)
{
    T value;
    std::memcpy(&value, at, sizeof value);
    at += sizeof value;
    return value;
}

void putColumn(std::vector<char>& values, const PlainStatement& row, int column)
{
    const auto type = sqlite3_column_type(row.handle(), column);
    values.push_back(static_cast<char>(type));
    if (type == SQLITE_INTEGER) {
        put(values, row.integer(column));
    } else if (type == SQLITE_FLOAT) {
        put(values, sqlite3_column_double(row.handle(), column));
    } else if (type == SQLITE_TEXT) {
        const auto text = row.text(column);
        put(values, static_cast<std::uint32_t>(text.size()));
        values.insert(values.end(), text.begin(), text.end());
    }
}

void bindColumn(PlainStatement& insert, int column, const char*& at)
{
    const auto type = *at++;
    if (type == SQLITE_INTEGER) {
        insert.bind(column, take<std::int64_t>(at));
    } else if (type == SQLITE_FLOAT) {
        insert.bind(column, take<double>(at));
    } else if (type == SQLITE_TEXT) {
        const auto size = take<std::uint32_t>(at);
        insert.bind(column, std::string_view(at, size));
        at += size;
    } else {
        insert.bindNull(column);
    }
}

} // namespace

StoredRows::StoredRows(const std::string& caseFile)
{
    PlainDatabase from(caseFile);
    PlainStatement schema(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%'"
                                " ESCAPE '\\' AND name NOT LIKE '%\\_search\\_%' ESCAPE '\\' ORDER BY rowid");
    while (schema.next())
        schema_.emplace_back(schema.text(0));
    for (const auto* table : {"case_info", "category", "property", "entity", "entity_alias", "source", "source_creator",
                              "passage", "event", "event_tag", "event_alternative", "claim", "claim_passage"})
        read(from, table, "*");
    read(from, "event_search", "rowid, title, summary, note");
    read(from, "claim_search", "rowid, said, attributed_to, note");
    read(from, "passage_search", "rowid, exact");
}

void StoredRows::read(PlainDatabase& from, const std::string& name, const std::string& columns)
{
    Table table;
    table.name = name;
    PlainStatement rows(from, "SELECT " + columns + " FROM " + name);
    table.columns = sqlite3_column_count(rows.handle());
    while (rows.next()) {
        for (auto column = 0; column < table.columns; ++column)
            putColumn(table.values, rows, column);
        ++table.rows;
    }
    table.insert = "INSERT INTO " + name + (columns == "*" ? std::string() : " (" + columns + ")") + " VALUES (?";
    for (auto column = 1; column < table.columns; ++column)
        table.insert += ", ?";
    table.insert += ')';
    tables_.push_back(std::move(table));
}

void StoredRows::writeTo(const std::string& path) const
{
    PlainDatabase into(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    into.run("PRAGMA synchronous = FULL; PRAGMA cache_size = -262144; BEGIN");
    for (const auto& sql : schema_)
        into.run(sql);
    for (const auto& table : tables_) {
        PlainStatement insert(into, table.insert);
        const auto* at = table.values.data();
        for (std::size_t row = 0; row < table.rows; ++row) {
            for (auto column = 1; column <= table.columns; ++column)
                bindColumn(insert, column, at);
            insert.run();
        }
    }
    into.run("COMMIT");
}

std::size_t StoredRows::count(const std::string& table) const
{
    const auto found = std::ranges::find(tables_, table, &Table::name);
    return found == tables_.end() ? 0 : found->rows;
}

} // namespace dateline::bench
