#include "core/store/salvagerows.h"

#include "core/text/codepoints.h"

#include <cstring>

namespace dateline::store {

namespace {

/// A gap between two keys that is sought through key by key; a wider one holds rows of other times.
constexpr std::int64_t kWidestGap = 1'000'000;

using Take = std::function<void(const SalvagedRow& row)>;

/// Steps through a statement; false where it broke before its end.
bool walk(Database& database, const char* sql, std::optional<std::int64_t> key,
          const std::function<bool(const SalvagedRow&)>& step)
{
    try {
        SQLite::Statement statement(database.connection(), sql);
        if (key)
            statement.bind(1, *key);
        while (statement.executeStep())
            if (!step(SalvagedRow(statement)))
                return true;
        return true;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

class TableReader
{
public:
    TableReader(Database& database, const SalvageTable& table, const Take& take)
        : database_(database), table_(table), take_(take)
    {
    }

    SalvagedKeys read()
    {
        readIds();
        std::int64_t last = 0;
        const bool isWhole = walk(database_, table_.forward, {}, [&](const SalvagedRow& row) {
            last = offer(row);
            return true;
        });
        if (!isWhole)
            readFromTheEnd(last);
        return std::move(keys_);
    }

private:
    std::int64_t offer(const SalvagedRow& row)
    {
        const auto key = row.integer("key").value_or(0);
        if (!seen_.insert(key).second)
            return key;
        auto& id = keys_.known[key];
        if (id.empty())
            id = row.text("id");
        try {
            take_(row);
            keys_.read.insert(key);
        } catch (const Refusal&) {
            // The row is there and says something that cannot be: it is known and not read.
        }
        return key;
    }

    void readIds()
    {
        const auto note = [this](const SalvagedRow& row) {
            if (const auto key = row.integer("key"))
                keys_.known.try_emplace(*key, row.text("id"));
            return true;
        };
        if (!walk(database_, table_.ids, {}, note))
            walk(database_, table_.idsBackward, {}, note);
    }

    void readFromTheEnd(std::int64_t last)
    {
        std::int64_t first = last;
        walk(database_, table_.backward, {}, [&](const SalvagedRow& row) {
            const auto key = row.integer("key").value_or(0);
            if (key <= last)
                return false;
            first = offer(row);
            return true;
        });
        std::set<std::int64_t> missing;
        for (const auto& [key, id] : keys_.known)
            if (!seen_.contains(key))
                missing.insert(key);
        if (first > last && first - last <= kWidestGap)
            for (auto key = last + 1; key < first; ++key)
                missing.insert(key);
        for (const auto key : missing)
            walk(database_, table_.one, key, [&](const SalvagedRow& row) {
                offer(row);
                return true;
            });
    }

    Database& database_;
    const SalvageTable& table_;
    const Take& take_;
    SalvagedKeys keys_;
    std::set<std::int64_t> seen_;
};

} // namespace

int SalvagedRow::find(const char* column) const
{
    for (int i = 0; i < statement_.getColumnCount(); ++i)
        if (std::strcmp(statement_.getColumnName(i), column) == 0)
            return statement_.isColumnNull(i) ? -1 : i;
    return -1;
}

std::string SalvagedRow::text(const char* column) const
{
    const int at = find(column);
    return at < 0 ? std::string() : validText(statement_.getColumn(at).getString());
}

std::optional<std::int64_t> SalvagedRow::integer(const char* column) const
{
    const int at = find(column);
    return at < 0 ? std::nullopt : std::optional<std::int64_t>(statement_.getColumn(at).getInt64());
}

std::optional<double> SalvagedRow::real(const char* column) const
{
    const int at = find(column);
    return at < 0 ? std::nullopt : std::optional(statement_.getColumn(at).getDouble());
}

SalvagedKeys readRows(Database& database, const SalvageTable& table, const Take& take)
{
    return TableReader(database, table, take).read();
}

bool readRowsOf(Database& database, const char* sql, std::int64_t key, const Take& take)
{
    return walk(database, sql, key, [&](const SalvagedRow& row) {
        take(row);
        return true;
    });
}

std::string validText(std::string_view bytes)
{
    std::string text;
    while (const auto invalid = firstInvalidUtf8(bytes)) {
        text += bytes.substr(0, *invalid);
        text += "\xEF\xBF\xBD";
        bytes.remove_prefix(*invalid + 1);
    }
    return text += bytes;
}

} // namespace dateline::store
