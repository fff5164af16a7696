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

namespace {

constexpr unsigned kPowerSeed = 23;
constexpr int kPowerOperations = 120;

/// Power cuts in one recorded session, held against an undisturbed one.
Row cutPower(const Setting& setting, const char* name, int images, const std::vector<std::string>& disk)
{
    Row row{name, 0, 0, {}, {}};
    const auto folder = std::filesystem::weakly_canonical(setting.folder + "/powered").string();
    const auto scratch = setting.folder + "/image";
    const auto record = setting.folder + "/record";
    const Reference reference(setting.folder + "/reference", kPowerSeed, kPowerOperations);
    if (!reference.fault().empty()) {
        row.count("the undisturbed session: " + reference.fault());
        return row;
    }
    emptyFolder(folder);
    emptyFolder(scratch);
    std::filesystem::remove(record);
    std::vector<std::string> environment{
        "LD_PRELOAD=" + setting.diskLibrary, "DISK_FOLDER=" + folder, "DISK_RECORD=" + record,
        "DISK_ACK=" + std::filesystem::weakly_canonical(setting.folder).string() + "/acknowledged"};
    environment.insert(environment.end(), disk.begin(), disk.end());
    const auto started = startSession(setting, folder, kPowerSeed, kPowerOperations, environment);
    if (const int end = endOf(started); end != 0)
        row.count("the session ended with " + std::to_string(end));
    std::size_t acknowledged = 0;
    const bool read =
        eachImage(record, folder, scratch, static_cast<std::size_t>(images), kPowerSeed, [&](const Image& image) {
            const int last = image.acknowledged.empty() ? -1 : std::stoi(image.acknowledged.back());
            acknowledged += image.acknowledged.size();
            row.count(reference.faultOf(Places(scratch), last));
            return row.goesOn(setting);
        });
    if (!read || acknowledged == 0)
        row.count("nothing was recorded");
    return row;
}

} // namespace

std::vector<Row> tryKilling(const Setting& setting)
{
    constexpr unsigned kSeed = 11;
    constexpr int kOperations = 100;
    Row row{"killed at a random moment", 0, 0, {}, {}};
    const Reference reference(setting.folder + "/reference", kSeed, kOperations);
    if (!reference.fault().empty()) {
        row.count("the undisturbed session: " + reference.fault());
        return {row};
    }
    const auto folder = setting.folder + "/killed";
    emptyFolder(folder);
    std::minstd_rand random(kSeed);
    const int kills = setting.isLong ? 5000 : 300;
    long acknowledged = 0;
    int inTheMiddle = 0;
    for (int i = 0; i < kills && row.goesOn(setting); ++i) {
        emptyFolder(folder);
        const auto started = startSession(setting, folder, kSeed, kOperations, {});
        // At a random moment of what follows some acknowledgement, or the start.
        const int after = static_cast<int>(random() % (kOperations + 1)) - 1;
        const std::chrono::microseconds delay(random() % 30'000);
        while (lastAcknowledged(started) < after && isRunning(started))
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(delay);
        ::kill(started.process, SIGKILL);
        inTheMiddle += endOf(started) == -SIGKILL ? 1 : 0;
        const auto last = lastAcknowledged(started);
        acknowledged += last + 1;
        row.count(reference.faultOf(Places(folder), last));
    }
    row.note = std::to_string(acknowledged) + " acknowledged operations, " + std::to_string(inTheMiddle) +
               " killed before the end";
    if (inTheMiddle * 2 < row.tried)
        row.count("most sessions were over before they were killed");
    return {row};
}

std::vector<Row> tryPowerCuts(const Setting& setting)
{
    const int images = setting.isLong ? 50'000 : 5'000;
    std::vector<Row> rows{cutPower(setting, "power cut", images, {})};
    if (!rows.front().goesOn(setting))
        return rows;
    // The same must find damage where nothing is synced, or it finds none at all.
    Row control{"power cut, syncing off: is noticed", 1, 0, {}, {}};
    const auto without = cutPower(setting, "", images / 20, {"DISK_NO_SYNC=1"});
    control.note = std::to_string(without.lost) + " of " + std::to_string(without.tried) + " images damaged";
    if (without.lost == 0) {
        control.lost = 1;
        control.faults.emplace_back("no damage was found although nothing was synced: the row above is void");
    }
    rows.push_back(control);
    // There a plain journal is written, not a write-ahead log.
    rows.push_back(cutPower(setting, "power cut, on a share", images / 5, {"DISK_IS_SHARE=1"}));
    return rows;
}

} // namespace dateline::durability
