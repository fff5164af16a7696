// Sessions whose calls to the system fail, and sessions on disks that run full.

#include "tests/durability/checking.h"
#include "tests/durability/trials.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace dateline::durability {

namespace {

constexpr unsigned kSeed = 37;

std::string contentOf(const std::string& path)
{
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    return line;
}

/// What is wrong with the end of a session on a bad disk: it must go on to its end, or say which file it was and why.
std::string faultOfEnd(int end, const std::string& said)
{
    if (end < 0)
        return "crashed by signal " + std::to_string(-end);
    if (end == 0)
        return {};
    if (end != kSaidSo)
        return "ended with " + std::to_string(end) + ": " + said;
    const bool namesFile = said.find(".dateline") != std::string::npos || said.find(".json") != std::string::npos ||
                           said.find("backups") != std::string::npos;
    return namesFile ? std::string() : "the message names no file: " + said;
}

struct BadDisk
{
    const Setting& setting;
    const Reference& reference;
    std::string folder;
    int operations = 0;

    /// One session, and what it left on a disk that is good again.
    std::string faultWith(std::vector<std::string> environment) const
    {
        emptyFolder(folder);
        environment.push_back("LD_PRELOAD=" + setting.diskLibrary);
        environment.push_back("DISK_FOLDER=" + std::filesystem::weakly_canonical(folder).string());
        const auto started = startSession(setting, folder, kSeed, operations, environment);
        const int end = endOf(started);
        auto fault = faultOfEnd(end, contentOf(started.said));
        if (fault.empty())
            fault = reference.faultOf(Places(folder), lastAcknowledged(started));
        return fault;
    }
};

} // namespace

std::vector<Row> tryFailingCalls(const Setting& setting)
{
    const int operations = setting.isLong ? 120 : 60;
    const Reference reference(setting.folder + "/reference", kSeed, operations);
    const BadDisk disk{setting, reference, setting.folder + "/failing", operations};
    const auto counted = setting.folder + "/count";
    Row first{"undisturbed, counting calls", 0, 0, {}, {}};
    first.count(reference.fault());
    first.count(disk.faultWith({"DISK_COUNT=" + counted}));
    const int calls = std::atoi(contentOf(counted).c_str());
    first.note = std::to_string(calls) + " calls";
    if (calls < 100)
        first.count("too few calls were seen");
    std::vector<Row> rows{first};
    const int step = setting.isLong ? 1 : std::max(1, calls / 150);
    for (const char* how : {"EIO", "ENOSPC", "SHORT"}) {
        for (const bool forGood : {false, true}) {
            Row row{std::string("each call fails: ") + how + (forGood ? ", for good" : ", once"), 0, 0, {}, {}};
            for (int at = 1; at <= calls; at += step) {
                std::vector<std::string> environment{"DISK_FAIL_AT=" + std::to_string(at),
                                                     std::string("DISK_FAIL_HOW=") + how};
                if (forGood)
                    environment.emplace_back("DISK_FAIL_FOR_GOOD=1");
                auto fault = disk.faultWith(std::move(environment));
                row.count(fault.empty() ? fault : "call " + std::to_string(at) + ": " + fault);
            }
            rows.push_back(row);
        }
    }
    return rows;
}

std::vector<Row> tryFullDisks(const Setting& setting)
{
    const int operations = setting.isLong ? 120 : 60;
    const Reference reference(setting.folder + "/reference", kSeed, operations);
    const BadDisk disk{setting, reference, setting.folder + "/full", operations};
    Row row{"disk full, room swept", 0, 0, {}, {}};
    row.count(reference.fault());
    const int step = setting.isLong ? 4 : 24;
    for (int kilobytes = 4; kilobytes <= 2400; kilobytes += step) {
        auto fault = disk.faultWith({"DISK_ROOM=" + std::to_string(kilobytes * 1024)});
        row.count(fault.empty() ? fault : std::to_string(kilobytes) + " KiB: " + fault);
    }
    return {row};
}

} // namespace dateline::durability
