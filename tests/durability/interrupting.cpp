// Sessions that are killed, and sessions whose power is cut.

#include "tests/durability/checking.h"
#include "tests/durability/powercut.h"
#include "tests/durability/trials.h"

#include <chrono>
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

namespace dateline::durability {

std::vector<Row> tryKilling(const Setting& setting)
{
    constexpr unsigned kSeed = 11;
    const int operations = 150;
    Row row{"killed at a random moment", 0, 0, {}, {}};
    const auto start = std::chrono::steady_clock::now();
    const Reference reference(setting.folder + "/reference", kSeed, operations);
    const auto took = std::chrono::steady_clock::now() - start;
    if (!reference.fault().empty()) {
        row.count("the undisturbed session: " + reference.fault());
        return {row};
    }
    std::minstd_rand random(kSeed);
    const auto folder = setting.folder + "/killed";
    const int kills = setting.isLong ? 5000 : 300;
    long acknowledged = 0;
    for (int i = 0; i < kills; ++i) {
        emptyFolder(folder);
        const auto started = startSession(setting, folder, kSeed, operations, {});
        std::this_thread::sleep_for(took * (random() % 1000) / 1000);
        ::kill(started.process, SIGKILL);
        endOf(started);
        const auto last = lastAcknowledged(started);
        acknowledged += last + 1;
        row.count(reference.faultOf(Places(folder), last));
    }
    row.note = std::to_string(acknowledged) + " acknowledged operations";
    return {row};
}

std::vector<Row> tryPowerCuts(const Setting& setting)
{
    constexpr unsigned kSeed = 23;
    const int operations = 120;
    const int images = setting.isLong ? 50'000 : 5'000;
    const Reference reference(setting.folder + "/reference", kSeed, operations);
    const auto folder = std::filesystem::weakly_canonical(setting.folder + "/powered").string();
    const auto scratch = setting.folder + "/image";
    const auto record = setting.folder + "/record";

    const auto attempt = [&](const char* name, int count, bool syncing) {
        Row row{name, 0, 0, {}, {}};
        emptyFolder(folder);
        emptyFolder(scratch);
        std::filesystem::remove(record);
        std::vector<std::string> environment{
            "LD_PRELOAD=" + setting.diskLibrary, "DISK_FOLDER=" + folder, "DISK_RECORD=" + record,
            "DISK_ACK=" + std::filesystem::weakly_canonical(setting.folder).string() + "/acknowledged"};
        if (!syncing)
            environment.emplace_back("DISK_NO_SYNC=1");
        const auto started = startSession(setting, folder, kSeed, operations, environment);
        if (const int end = endOf(started); end != 0)
            row.count("the session ended with " + std::to_string(end));
        std::size_t acknowledged = 0;
        const bool read =
            eachImage(record, folder, scratch, static_cast<std::size_t>(count), kSeed, [&](const Image& image) {
                const int last = image.acknowledged.empty() ? -1 : std::stoi(image.acknowledged.back());
                acknowledged += image.acknowledged.size();
                row.count(reference.faultOf(Places(scratch), last));
            });
        if (!read || acknowledged == 0)
            row.count("nothing was recorded");
        return row;
    };

    std::vector<Row> rows{attempt("power cut", images, true)};
    if (!reference.fault().empty())
        rows.front().count("the undisturbed session: " + reference.fault());
    // The same must find damage where nothing is synced, or it finds none at all.
    Row control{"power cut, syncing off: is noticed", 1, 0, {}, {}};
    const auto without = attempt("", images / 10, false);
    control.note = std::to_string(without.lost) + " of " + std::to_string(without.tried) + " images damaged";
    if (without.lost == 0) {
        control.lost = 1;
        control.faults.emplace_back("no damage was found although nothing was synced: the row above is void");
    }
    rows.push_back(control);
    return rows;
}

} // namespace dateline::durability
