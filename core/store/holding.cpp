#include "core/store/holding.h"

#include "core/store/database.h"
#include "core/store/filewriter.h"
#include "core/text/sha256.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace dateline::store {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstLine = "Somebody is editing this case in Dateline.";

struct Sign
{
    std::string file;
    std::optional<Holder> holder; ///< nullopt where the file does not say
    std::string start;            ///< of the holder's process, see startOf
};

/// Which run of the machine a process belongs to, and when in it it was started: what tells it from a later process
/// that was given the same number. Empty where there is no such process.
std::string startOf(std::int64_t process)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/stat");
    std::string line;
    std::getline(file, line);
    const auto name = line.rfind(')'); // the program's name, in brackets, may hold anything
    if (name == std::string::npos)
        return {};
    constexpr int kWordsToStart = 20; // proc(5): starttime is field 22, the name field 2
    std::istringstream words(line.substr(name + 1));
    std::string word;
    for (int i = 0; i < kWordsToStart; ++i)
        words >> word;
    std::ifstream boot("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(boot, id);
    return id + " " + word;
}

/// What the names of the signs of one case begin with.
std::string signsOf(const std::string& caseFile)
{
    return "." + fs::path(caseFile).filename().string() + ".dateline-holder.";
}

std::string textOf(const Holder& holder)
{
    return std::string(kFirstLine) + "\nuser " + shown(holder.user) + "\nmachine " + shown(holder.machine) +
           "\nmachine-id " + shown(holder.machineId) + "\nprocess " + std::to_string(holder.process) + "\nsince " +
           std::to_string(holder.since) + "\nstart " + startOf(holder.process) + "\n";
}

std::int64_t numberIn(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Sign readSign(const std::string& file)
{
    Sign sign{file, std::nullopt, {}};
    std::ifstream in(file, std::ios::binary);
    std::array<char, 4096> bytes{};
    in.read(bytes.data(), bytes.size());
    std::istringstream lines(std::string(bytes.data(), static_cast<std::size_t>(in.gcount())));
    std::string line;
    if (!std::getline(lines, line) || line != kFirstLine)
        return sign;
    Holder holder;
    while (std::getline(lines, line)) {
        const auto space = std::min(line.find(' '), line.size());
        const auto name = line.substr(0, space);
        const auto value = line.substr(std::min(space + 1, line.size()));
        if (name == "user")
            holder.user = value;
        else if (name == "machine")
            holder.machine = value;
        else if (name == "machine-id")
            holder.machineId = value;
        else if (name == "process")
            holder.process = numberIn(value);
        else if (name == "since")
            holder.since = numberIn(value);
        else if (name == "start")
            sign.start = value;
    }
    if (!holder.machineId.empty())
        sign.holder = holder;
    return sign;
}

std::vector<Sign> signsBeside(const std::string& caseFile)
{
    std::vector<Sign> signs;
    const auto beginning = signsOf(caseFile);
    std::error_code error;
    for (fs::directory_iterator entry(fs::path(caseFile).parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.starts_with(beginning))
            signs.push_back(readSign(entry->path().string()));
    }
    return signs;
}

void removeFile(const std::string& file) noexcept
{
    std::error_code ignored;
    fs::remove(file, ignored);
}

} // namespace

Holding::Holding(Holding&& other) noexcept : sign_(std::exchange(other.sign_, {})) {}

Holding& Holding::operator=(Holding&& other) noexcept
{
    if (this != &other) {
        letGo();
        sign_ = std::exchange(other.sign_, {});
    }
    return *this;
}

Holding::~Holding()
{
    letGo();
}

bool Holding::hold(const std::string& caseFile, const Holder& self)
{
    static std::atomic<int> count{0};
    const auto file =
        fs::path(caseFile).parent_path() / (signsOf(caseFile) + sha256(self.machineId).substr(0, 8) + "-" +
                                            std::to_string(self.process) + "-" + std::to_string(++count));
    if (!writeFile(file.string(), textOf(self)))
        return false;
    letGo();
    sign_ = file.string();
    return true;
}

void Holding::letGo() noexcept
{
    if (!sign_.empty())
        removeFile(sign_);
    sign_.clear();
}

std::vector<Holder> otherHolders(const std::string& caseFile, const Holder& self)
{
    std::vector<Holder> others;
    for (const auto& sign : signsBeside(caseFile)) {
        if (!sign.holder)
            continue;
        const bool isHere = sign.holder->machineId == self.machineId;
        if (isHere && sign.holder->process == self.process)
            continue;
        const auto start = startOf(sign.holder->process);
        if (isHere && (start.empty() || start != sign.start))
            removeFile(sign.file);
        else
            others.push_back(*sign.holder);
    }
    return others;
}

void dismissHolders(const std::string& caseFile, const Holder& self)
{
    for (const auto& sign : signsBeside(caseFile))
        if (!sign.holder || sign.holder->machineId != self.machineId)
            removeFile(sign.file);
}

const Holder* fromElsewhere(const std::vector<Holder>& holders, const Holder& self)
{
    const auto found =
        std::ranges::find_if(holders, [&](const Holder& holder) { return holder.machineId != self.machineId; });
    return found == holders.end() ? nullptr : &*found;
}

std::string inWords(const Holder& holder)
{
    constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};
    const std::chrono::sys_seconds time{std::chrono::seconds(holder.since)};
    const auto days = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(days);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time - days).count();
    const auto twoDigits = [](std::int64_t number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return (holder.user.empty() ? "somebody" : shown(holder.user)) + " on " +
           (holder.machine.empty() ? "another machine" : shown(holder.machine)) + " since " +
           std::to_string(static_cast<unsigned>(date.day())) + " " + kMonths[static_cast<unsigned>(date.month()) - 1] +
           " " + std::to_string(static_cast<int>(date.year())) + ", " + twoDigits(minutes / 60) + ":" +
           twoDigits(minutes % 60) + " UTC";
}

} // namespace dateline::store
