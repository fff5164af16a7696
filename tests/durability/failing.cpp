// Sessions whose calls to the system fail, and sessions on disks that run full.

#include "tests/durability/baddisk.h"
#include "tests/durability/trials.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace dateline::durability {

namespace {

/// The calls of an undisturbed session, a letter for each (see DISK_COUNT).
std::string callsOf(const BadDisk& disk, Row& row, const std::string& place = {})
{
    const auto file = disk.setting.folder + "/count";
    row.count(disk.reference.fault());
    row.count(disk.faultWith({"DISK_COUNT=" + file, place}, End::Done));
    auto calls = lineOf(file);
    const auto syncs = std::ranges::count(calls, 'o');
    row.note = std::to_string(calls.size()) + " calls, " + std::to_string(syncs) + " of them no writes";
    if (calls.size() < 100 || syncs < 30 || std::ranges::count(calls, 'w') < 2)
        row.count("too few calls were seen");
    return calls;
}

/// The numbers of the calls to let fail, from 1: all; or in the short form each write(), of which there are few, some
/// of the many pwrite(), and as many of the others.
std::vector<int> chosen(const Setting& setting, const std::string& calls, std::minstd_rand& random)
{
    constexpr std::size_t kOfEach = 30;
    std::vector<int> all;
    for (const char kind : {'w', 'p', 'o'}) {
        std::vector<int> some;
        for (std::size_t i = 0; i < calls.size(); ++i) {
            if (calls[i] == kind)
                some.push_back(static_cast<int>(i) + 1);
        }
        if (!setting.isLong && kind != 'w') {
            std::ranges::shuffle(some, random);
            some.resize(std::min(some.size(), kOfEach));
        }
        all.insert(all.end(), some.begin(), some.end());
    }
    std::ranges::sort(all);
    return all;
}

struct Way
{
    std::string name;
    std::string how; ///< DISK_FAIL_HOW
    bool forGood = false;
    End end = End::DoneOrSaid;
    std::string place; ///< a further variable
};

constexpr const char* kOnAShare = "DISK_IS_SHARE=1";

/// Sessions in which those calls fail, one session for each.
Row tryEach(const BadDisk& disk, const Way& way, const std::vector<int>& calls)
{
    Row row{way.name, 0, 0, {}, {}};
    for (const auto at : calls) {
        if (!row.goesOn(disk.setting))
            break;
        std::vector<std::string> environment{"DISK_FAIL_AT=" + std::to_string(at), "DISK_FAIL_HOW=" + way.how,
                                             way.place};
        if (way.forGood)
            environment.emplace_back("DISK_FAIL_FOR_GOOD=1");
        const auto fault = disk.faultWith(std::move(environment), way.end);
        row.count(fault.empty() ? fault : "call " + std::to_string(at) + ": " + fault);
    }
    return row;
}

std::vector<Row> tryWays(const BadDisk& disk, const std::string& calls, const std::vector<Way>& ways)
{
    std::minstd_rand random(1);
    std::vector<Row> rows;
    for (const auto& way : ways) {
        rows.push_back(tryEach(disk, way, chosen(disk.setting, calls, random)));
        if (!rows.back().goesOn(disk.setting))
            break;
    }
    return rows;
}

} // namespace

std::vector<Row> tryFailingCalls(const Setting& setting)
{
    const BadDisk disk(setting, setting.isLong ? 120 : 60);
    Row undisturbed{"undisturbed, counting calls", 0, 0, {}, {}};
    const auto calls = callsOf(disk, undisturbed);
    auto rows = tryWays(disk, calls,
                        {{"each call fails once: EIO", "EIO", false, End::DoneOrSaid, {}},
                         {"each call fails for good: EIO", "EIO", true, End::DoneOrSaid, {}},
                         {"each call fails once: ENOSPC", "ENOSPC", false, End::DoneOrSaid, {}},
                         {"each call fails for good: ENOSPC", "ENOSPC", true, End::DoneOrSaid, {}}});
    rows.insert(rows.begin(), undisturbed);
    return rows;
}

std::vector<Row> tryFailingShares(const Setting& setting)
{
    const BadDisk disk(setting, setting.isLong ? 120 : 60);
    Row undisturbed{"undisturbed on a share, counting calls", 0, 0, {}, {}};
    const auto calls = callsOf(disk, undisturbed, kOnAShare);
    auto rows = tryWays(disk, calls,
                        {{"each call fails once: EIO, on a share", "EIO", false, End::DoneOrSaid, kOnAShare},
                         {"each call fails for good: EIO, on a share", "EIO", true, End::DoneOrSaid, kOnAShare}});
    rows.insert(rows.begin(), undisturbed);
    return rows;
}

std::vector<Row> tryPartialWrites(const Setting& setting)
{
    const BadDisk disk(setting, setting.isLong ? 120 : 60);
    Row undisturbed{"undisturbed, counting writes", 0, 0, {}, {}};
    const auto calls = callsOf(disk, undisturbed);
    std::vector<int> writes(static_cast<std::size_t>(std::ranges::count(calls, 'w')));
    std::iota(writes.begin(), writes.end(), 1);
    const auto lies =
        tryEach(disk, {"each write claims more than it wrote", "LIES", false, End::DoneOrSaid, {}}, writes);
    if (undisturbed.lost > 0 || !lies.goesOn(setting))
        return {undisturbed, lies};
    // The system may write less than it is told at any time: whoever goes on where it stopped notices nothing.
    auto rows = tryWays(disk, calls,
                        {{"each write is short once", "SHORT", false, End::Done, {}},
                         {"each write is short for good", "SHORT", true, End::DoneOrSaid, {}}});
    rows.insert(rows.begin(), lies);
    return rows;
}

std::vector<Row> tryFullDisks(const Setting& setting)
{
    const BadDisk disk(setting, setting.isLong ? 120 : 60);
    Row row{"a session on a disk that runs full", 0, 0, {}, {}};
    row.count(disk.reference.fault());
    const int step = setting.isLong ? 4 : 24;
    for (int kilobytes = 4; kilobytes <= 2400 && row.goesOn(setting); kilobytes += step) {
        const auto fault = disk.faultWith({"DISK_ROOM=" + std::to_string(kilobytes * 1024)}, End::DoneOrSaid);
        row.count(fault.empty() ? fault : std::to_string(kilobytes) + " KiB: " + fault);
    }
    return {row};
}

} // namespace dateline::durability
