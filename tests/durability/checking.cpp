#include "tests/durability/checking.h"

#include "core/interchange/casejson.h"
#include "core/store/backups.h"
#include "core/text/sha256.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace dateline::durability {

namespace {

namespace fs = std::filesystem;

/// The first answer of a statement, or the database's error.
std::string answer(sqlite3* database, const char* sql)
{
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
        return sqlite3_errmsg(database);
    const int result = sqlite3_step(statement);
    std::string text = "ok";
    if (result == SQLITE_ROW) {
        const auto* value = sqlite3_column_text(statement, 0);
        text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
    } else if (result != SQLITE_DONE) {
        text = sqlite3_errmsg(database);
    }
    sqlite3_finalize(statement);
    return text;
}

/// Looks at the closed file with nothing of ours in between: SQLite finds it sound, and each search index holds what
/// its table holds.
std::string faultOfDatabase(const std::string& path)
{
    sqlite3* database = nullptr;
    std::string fault;
    if (sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
        fault = sqlite3_errmsg(database);
    } else {
        constexpr std::array kChecks{
            "PRAGMA integrity_check",
            "INSERT INTO event_search (event_search, rank) VALUES ('integrity-check', 1)",
            "INSERT INTO passage_search (passage_search, rank) VALUES ('integrity-check', 1)",
            "INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)",
            "SELECT CASE WHEN (SELECT count(*) FROM claim) = (SELECT count(*) FROM claim_search) THEN 'ok'"
            " ELSE 'claims that cannot be found' END",
        };
        if (const auto mode = answer(database, "PRAGMA journal_mode"); mode != "delete")
            fault =
                "the closed case is in the mode " + mode + ", so that it cannot be read where nothing can be written";
        for (const auto* check : kChecks) {
            if (const auto said = answer(database, check); said != "ok")
                fault = std::string(check) + ": " + said;
        }
    }
    sqlite3_close(database);
    return fault;
}

std::string contentOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

void emptyFolder(const std::string& folder)
{
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator(folder))
        fs::remove_all(entry.path());
}

Reference::Reference(const std::string& folder, unsigned seed, int count)
{
    emptyFolder(folder);
    const Places places(folder);
    runSession(places, seed, count, [this](const Done& done) {
        if (!done.status)
            fault_ =
                "operation " + std::to_string(done.number) + " (" + done.name + "): " + done.status.error().message;
        auto step = steps_.empty() ? Step() : steps_.back();
        step.state = done.file == nullptr ? std::string() : stateOf(*done.file);
        if (done.name == kExports)
            step.exported = step.state.substr(0, 64);
        if (done.name == kCopies)
            step.copied = step.state;
        step.backups += done.name == kBacksUp ? 1U : 0U;
        known_.insert(step.state);
        steps_.push_back(std::move(step));
        return done.status.has_value();
    });
    if (fault_.empty() && (steps_.back().exported.empty() || steps_.back().copied.empty() || steps_.back().backups < 2))
        fault_ = "the session does not export, copy and back up";
    if (fault_.empty())
        fault_ = faultOf(places, count);
}

std::vector<Reference::Step> Reference::stepsAt(int acknowledged) const
{
    const auto first = static_cast<std::size_t>(acknowledged < 0 ? 0 : acknowledged);
    std::vector<Step> steps{steps_[first]};
    if (first + 1 < steps_.size())
        steps.push_back(steps_[first + 1]);
    return steps;
}

std::string Reference::faultOf(const Places& places, int acknowledged, Next next) const
{
    if (auto fault = faultOfCase(places.theCase, acknowledged, next); !fault.empty())
        return fault;
    if (auto fault = faultOfCopy(places.copy, acknowledged); !fault.empty())
        return fault;
    if (auto fault = faultOfExport(places.exported, acknowledged); !fault.empty())
        return fault;
    return faultOfBackups(places.backups, acknowledged);
}

std::string Reference::faultOfCase(const std::string& path, int acknowledged, Next next) const
{
    std::string state;
    {
        const auto file = CaseFile::open(path, OpenMode::ReadWrite);
        if (!file)
            return acknowledged < 0 ? std::string() : file.error().message;
        state = stateOf(*file);
    }
    // A case that is there before its making was acknowledged has to be whole all the same.
    const auto steps = stepsAt(acknowledged);
    const auto after = "after operation " + std::to_string(acknowledged);
    if (state != steps.front().state) {
        if (state != steps.back().state)
            return after + " the case " +
                   (known_.contains(state) ? "has the state of another one"
                                           : "is in a state that never was (" + state + ")");
        if (next == Next::IsNotThere)
            return after + " the next one was said to have failed, and is there";
    }
    for (const auto* beside : {"-wal", "-shm", "-journal"}) {
        if (fs::exists(path + beside))
            return path + beside + " was left behind beside the closed case, with " +
                   std::to_string(fs::file_size(path + beside)) + " bytes, " + after;
    }
    return faultOfDatabase(path);
}

std::string Reference::stateOfCopy(const std::string& path) const
{
    if (!fs::exists(path))
        return {};
    auto& state = copies_[sha256(contentOf(path))];
    if (state.empty()) {
        const auto file = CaseFile::open(path, OpenMode::ReadOnly);
        state = file ? stateOf(*file) : "unreadable: " + file.error().message;
    }
    return state;
}

std::string Reference::faultOfCopy(const std::string& path, int acknowledged) const
{
    const auto state = stateOfCopy(path);
    for (const auto& step : stepsAt(acknowledged)) {
        if (state == step.copied)
            return {};
    }
    return path + (state.empty()            ? " is not there"
                   : known_.contains(state) ? " is an older copy than the one that was made last"
                                            : " is in a state that never was (" + state + ")");
}

std::string Reference::faultOfExport(const std::string& path, int acknowledged) const
{
    const auto hash = fs::exists(path) ? sha256(contentOf(path)) : std::string();
    for (const auto& step : stepsAt(acknowledged)) {
        if (hash == step.exported)
            return {};
    }
    return path + (hash.empty() ? " is not there" : " is not what was exported last, or is so in part");
}

std::string Reference::faultOfBackups(const std::string& folder, int acknowledged) const
{
    std::size_t found = 0;
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".dateline")
                continue;
            ++found;
            if (const auto state = stateOfCopy(entry.path().string()); !known_.contains(state))
                return entry.path().string() + " is in a state that never was (" + state + ")";
        }
    }
    const auto made = acknowledged < 0 ? 0 : stepsAt(acknowledged).front().backups;
    return found >= std::min(made, kBackupGenerations)
               ? std::string()
               : std::to_string(made - found) + " of " + std::to_string(made) + " backups are not there";
}

} // namespace dateline::durability
