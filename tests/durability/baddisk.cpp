#include "tests/durability/baddisk.h"

#include <filesystem>
#include <fstream>

namespace dateline::durability {

namespace {

constexpr unsigned kSeed = 4;

std::string faultOfEnd(int end, const std::string& said, End allowed)
{
    if (end < 0)
        return "crashed by signal " + std::to_string(-end);
    if (end == 0)
        return {};
    if (end != kSaidSo || allowed == End::Done)
        return "ended with " + std::to_string(end) + ": " + said;
    const bool namesFile = said.find(".dateline") != std::string::npos || said.find(".json") != std::string::npos ||
                           said.find("backups") != std::string::npos;
    return namesFile ? std::string() : "the message names no file: " + said;
}

/// Whether the case must be as it was before the operation of which that was said. Drafts are written again and again,
/// so nobody asks whether the last try was in vain.
bool saysThatNothingChanged(const std::string& said)
{
    return said.find("it is not known") == std::string::npos && !said.starts_with(kKeepsDraft) &&
           !said.starts_with(kDropsDraft);
}

} // namespace

std::string lineOf(const std::string& path)
{
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    return line;
}

BadDisk::BadDisk(const Setting& given, int count)
    : setting(given), folder(std::filesystem::weakly_canonical(given.folder + "/bad").string()), operations(count),
      reference(given.folder + "/reference", kSeed, count)
{
}

std::string BadDisk::faultWith(std::vector<std::string> environment, End allowed) const
{
    emptyFolder(folder);
    environment.push_back("LD_PRELOAD=" + setting.diskLibrary);
    environment.push_back("DISK_FOLDER=" + folder);
    const auto started = startSession(setting, folder, kSeed, operations, environment);
    const int end = endOf(started);
    const auto said = lineOf(started.said);
    if (auto fault = faultOfEnd(end, said, allowed); !fault.empty())
        return fault;
    const auto next = end == kSaidSo && saysThatNothingChanged(said) ? Next::IsNotThere : Next::MayBeThere;
    auto fault = reference.faultOf(Places(folder), lastAcknowledged(started), next);
    return fault.empty() || said.empty() ? fault : fault + " (" + said + ")";
}

} // namespace dateline::durability
