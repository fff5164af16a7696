#include "core/store/history.h"

#include "core/store/database.h"
#include "core/store/rowvalues.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <limits>

namespace dateline::store {

namespace {

constexpr std::array<std::string_view, 3> kStates{"done", "undone", "abandoned"};

std::string_view stateWord(StepState state)
{
    return kStates.at(static_cast<std::size_t>(state));
}

StepState stateOf(const Database& database, const std::string& word)
{
    const auto found = std::ranges::find(kStates, word);
    if (found == kStates.end())
        throwUnknownValue(database, "state of a step", word);
    return static_cast<StepState>(found - kStates.begin());
}

/// One step by a query for its columns step, after_step, name, state, about.
std::optional<Step> stepOf(const Database& database, Query& query)
{
    if (!query.next())
        return std::nullopt;
    return Step{query.integer(0), query.integer(1), query.text(2), stateOf(database, query.text(3)), query.text(4)};
}

/// By a query for step, name, who, at, state, objects, about.
HistoryStep historyStepOf(const Database& database, const Query& row)
{
    return {row.integer(0),
            row.text(1),
            {row.text(2), row.integer(3)},
            stateOf(database, row.text(4)),
            static_cast<std::size_t>(row.integer(5)),
            row.text(6)};
}

std::string storedJson(const Json& json)
{
    return json.is_null() ? std::string() : jsonText(json);
}

Json jsonOf(const Query& row, int column)
{
    return row.isNull(column) ? Json() : jsonOfText(row.text(column));
}

} // namespace

std::int64_t addStep(Database& database, std::string_view name, const Stamp& stamp, std::string_view about,
                     const std::string& token, const std::vector<Patch>& patches, Progressing& progressing)
{
    progressing.part(1, patches.size());
    Query(database, "UPDATE history SET state = 'abandoned' WHERE state = 'undone'").run();
    const auto after = lastDone(database);
    const auto step = database.integer("SELECT coalesce(max(step), 0) + 1 FROM history");
    Query add(database, "INSERT INTO history (step, after_step, name, who, at, state, about, objects, token)"
                        " VALUES (?, ?, ?, ?, ?, 'done', ?, ?, ?)");
    add.bind(step).bind(after ? std::optional(after->step) : std::nullopt).bind(name).bind(stamp.who).bind(stamp.when);
    add.bind(about).bind(static_cast<std::int64_t>(patches.size())).bind(token).run();
    Query change(database, "INSERT INTO history_change (step, position, kind, id, derived, before, after)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& patch : patches) {
        change.bind(step).bind(position++).bind(kindWord(patch.kind)).bind(patch.id).bind(std::int64_t{patch.derived});
        change.bind(storedJson(patch.before)).bind(storedJson(patch.after)).run();
        progressing.step();
    }
    return step;
}

void turnStep(Database& database, std::int64_t step, StepState state, const Stamp& stamp, const std::string& token)
{
    Query query(database, "UPDATE history SET state = ?2, turned_by = ?3, turned_at = ?4, token = ?5 WHERE step = ?1");
    query.bind(step).bind(stateWord(state)).bind(stamp.who).bind(stamp.when).bind(token).run();
}

std::optional<Step> lastDone(Database& database)
{
    Query query(database, "SELECT step, after_step, name, state, about FROM history WHERE state = 'done'"
                          " ORDER BY step DESC LIMIT 1");
    return stepOf(database, query);
}

std::optional<Step> firstUndone(Database& database)
{
    Query query(database, "SELECT step, after_step, name, state, about FROM history WHERE state = 'undone'"
                          " ORDER BY step LIMIT 1");
    return stepOf(database, query);
}

std::optional<Step> findStep(Database& database, std::int64_t step)
{
    Query query(database, "SELECT step, after_step, name, state, about FROM history WHERE step = ?");
    query.bind(step);
    return stepOf(database, query);
}

std::vector<Patch> readPatches(Database& database, std::int64_t step)
{
    Query query(database, "SELECT kind, id, derived, before, after FROM history_change WHERE step = ?"
                          " ORDER BY position");
    query.bind(step);
    std::vector<Patch> patches;
    while (query.next()) {
        const auto kind = kindOfWord(query.text(0));
        if (!kind)
            throwUnknownValue(database, "kind of object", query.text(0));
        patches.push_back({*kind, query.text(1), query.integer(2) != 0, jsonOf(query, 3), jsonOf(query, 4)});
    }
    return patches;
}

std::vector<HistoryStep> readHistory(Database& database, std::size_t limit, std::int64_t before)
{
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    Query query(database, "SELECT step, name, who, at, state, objects, about FROM history WHERE step < ?"
                          " ORDER BY step DESC LIMIT ?");
    query.bind(before == 0 ? kMost : before);
    query.bind(limit > static_cast<std::size_t>(kMost) ? kMost : static_cast<std::int64_t>(limit));
    std::vector<HistoryStep> steps;
    while (query.next())
        steps.push_back(historyStepOf(database, query));
    return steps;
}

std::optional<HistoryStep> lastToTouch(Database& database, Kind kind, std::string_view id, std::string_view member,
                                       std::int64_t after)
{
    Query query(database,
                "SELECT h.step, h.name, coalesce(h.turned_by, h.who), coalesce(h.turned_at, h.at), h.state,"
                " h.objects, h.about, c.before, c.after FROM history_change c JOIN history h ON h.step = c.step"
                " WHERE c.kind = ? AND c.id = ? AND c.step > ? AND h.state = 'done' ORDER BY c.step DESC");
    query.bind(kindWord(kind)).bind(id).bind(after);
    const std::string name(member);
    while (query.next()) {
        const auto old = jsonOf(query, 7);
        const auto now = jsonOf(query, 8);
        if (name.empty() || old.is_null() || now.is_null() || old.contains(name) || now.contains(name))
            return historyStepOf(database, query);
    }
    return std::nullopt;
}

std::string newToken()
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::array<unsigned char, 16> bytes{};
    sqlite3_randomness(static_cast<int>(bytes.size()), bytes.data());
    std::string token;
    for (const auto byte : bytes) {
        token += kDigits[byte >> 4];
        token += kDigits[byte & 15];
    }
    return token;
}

bool hasToken(Database& database, const std::string& token)
{
    Query query(database, "SELECT 1 FROM history WHERE token = ?");
    query.bind(token);
    return query.next();
}

} // namespace dateline::store
