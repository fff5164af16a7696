#include "tests/durability/checking.h"

#include "core/interchange/casejson.h"
#include "core/text/sha256.h"

#include <sqlite3.h>

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
        states_.push_back(done.state);
        known_.insert(done.state);
        exported_.insert(done.state.substr(0, 64));
        return done.status.has_value();
    });
    if (fault_.empty())
        fault_ = faultOf(places, count);
}

std::string Reference::faultOf(const Places& places, int acknowledged) const
{
    if (auto fault = faultOfCase(places.theCase, acknowledged); !fault.empty())
        return fault;
    if (auto fault = faultOfCopy(places.copy); !fault.empty())
        return fault;
    if (auto fault = faultOfExport(places.exported); !fault.empty())
        return fault;
    if (!fs::exists(places.backups))
        return {};
    for (const auto& entry : fs::recursive_directory_iterator(places.backups)) {
        if (entry.path().extension() == ".dateline") {
            if (auto fault = faultOfCopy(entry.path().string()); !fault.empty())
                return fault;
        }
    }
    return {};
}

std::string Reference::faultOfCase(const std::string& path, int acknowledged) const
{
    std::string state;
    {
        const auto file = CaseFile::open(path, OpenMode::ReadWrite);
        if (!file)
            return acknowledged < 0 ? std::string() : file.error().message;
        state = stateOf(*file);
    }
    // A case that is there before its making was acknowledged has to be whole all the same.
    const auto first = static_cast<std::size_t>(acknowledged < 0 ? 0 : acknowledged);
    const bool isKnown = state == states_[first] || (first + 1 < states_.size() && state == states_[first + 1]);
    if (!isKnown)
        return "after operation " + std::to_string(acknowledged) + " the case " +
               (known_.contains(state) ? "has the state of another one"
                                       : "is in a state that never was (" + state + ")");
    for (const auto* beside : {"-wal", "-shm", "-journal"}) {
        if (fs::exists(path + beside))
            return path + beside + " was left behind beside the closed case, with " +
                   std::to_string(fs::file_size(path + beside)) + " bytes, after operation " +
                   std::to_string(acknowledged);
    }
    return faultOfDatabase(path);
}

std::string Reference::faultOfCopy(const std::string& path) const
{
    if (!fs::exists(path))
        return {};
    const auto hash = sha256(contentOf(path));
    if (goodCopies_.contains(hash))
        return {};
    const auto file = CaseFile::open(path, OpenMode::ReadOnly);
    if (!file)
        return file.error().message;
    if (!known_.contains(stateOf(*file)))
        return path + " is in a state that never was";
    goodCopies_.insert(hash);
    return {};
}

std::string Reference::faultOfExport(const std::string& path) const
{
    if (!fs::exists(path) || exported_.contains(sha256(contentOf(path))))
        return {};
    return path + " was written in part";
}

} // namespace dateline::durability
