#include "core/store/backups.h"

#include "core/store/filewriter.h"
#include "core/store/newfile.h"
#include "core/text/sha256.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".dateline";

// The words are part of the names of files.
constexpr std::array<std::pair<BackupReason, std::string_view>, 4> kReasons{{
    {BackupReason::Daily, "daily"},
    {BackupReason::BulkEdit, "before-edit"},
    {BackupReason::Upgrade, "before-upgrade"},
    {BackupReason::Restoration, "before-restoring"},
}};

std::string digits(std::int64_t number, std::size_t width)
{
    auto text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

/// "20261122T063207Z-daily.dateline"
std::string nameOf(std::int64_t when, BackupReason reason)
{
    using namespace std::chrono;
    const sys_seconds time{seconds(when)};
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const auto rest = (time - day).count();
    const auto word = std::ranges::find(kReasons, reason, &std::pair<BackupReason, std::string_view>::first)->second;
    return digits(int(date.year()), 4) + digits(unsigned(date.month()), 2) + digits(unsigned(date.day()), 2) + "T" +
           digits(rest / 3600, 2) + digits(rest / 60 % 60, 2) + digits(rest % 60, 2) + "Z-" + std::string(word) +
           std::string(kSuffix);
}

std::optional<int> numberAt(std::string_view text, std::size_t at, std::size_t width)
{
    int number = 0;
    const auto part = text.substr(at, width);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    return error == std::errc() && end == part.data() + width ? std::optional(number) : std::nullopt;
}

/// What a name says, if it is one that nameOf() makes.
std::optional<Backup> backupNamed(const std::string& name)
{
    using namespace std::chrono;
    constexpr std::size_t kStampSize = 17; // "20261122T063207Z-"
    if (name.size() < kStampSize + kSuffix.size())
        return std::nullopt;
    const auto y = numberAt(name, 0, 4);
    const auto mo = numberAt(name, 4, 2);
    const auto d = numberAt(name, 6, 2);
    const auto h = numberAt(name, 9, 2);
    const auto mi = numberAt(name, 11, 2);
    const auto s = numberAt(name, 13, 2);
    if (!y || !mo || !d || !h || !mi || !s)
        return std::nullopt;
    const year_month_day date{year{*y}, month{unsigned(*mo)}, day{unsigned(*d)}};
    if (!date.ok())
        return std::nullopt;
    Backup backup;
    backup.when = (sys_days(date).time_since_epoch() + hours(*h) + minutes(*mi) + seconds(*s)) / seconds(1);
    for (const auto& [reason, word] : kReasons) {
        backup.reason = reason;
        if (nameOf(backup.when, reason) == name)
            return backup;
    }
    return std::nullopt;
}

tl::unexpected<Error> cannotUse(const std::string& folder, const std::error_code& error)
{
    return fail(ErrorCode::Unwritable,
                "the folder of backups " + folder + " cannot be used: " + systemErrorInWords(error.value()));
}

/// A new one, beside all that there are.
Result<Backup> addBackup(const CopyTo& copyTo, const std::string& folder, const Stamp& stamp, BackupReason reason)
{
    if (const int error = store::makeFolder(folder))
        return cannotUse(folder, std::error_code(error, std::generic_category()));
    std::error_code error;
    Backup backup{(fs::path(folder) / nameOf(stamp.when, reason)).string(), stamp.when, reason, 0};
    if (!fs::exists(backup.path, error))
        if (const auto copied = copyTo(backup.path); !copied)
            return fail(copied.error(), "no backup was made: ");
    backup.size = fs::file_size(backup.path, error);
    return backup;
}

/// Removes those of the reason beyond the number that is kept.
void removeOldest(const std::string& folder, BackupReason reason)
{
    const auto all = listBackups(folder);
    std::size_t kept = 0;
    for (const auto& backup : all.value_or(std::vector<Backup>())) {
        std::error_code ignored;
        if (backup.reason == reason && ++kept > kBackupGenerations)
            fs::remove(backup.path, ignored);
    }
}

} // namespace

std::string backupFolderOf(const std::string& allBackups, const std::string& casePath)
{
    constexpr std::size_t kHashSize = 12;
    std::error_code error;
    auto whole = fs::weakly_canonical(fs::absolute(casePath, error), error);
    if (error)
        whole = casePath;
    constexpr std::size_t kLongestName = 100; // bytes, so that the whole stays a name that any file system takes
    auto name = whole.stem().string();
    auto end = std::min(name.size(), kLongestName);
    while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
        --end;
    name.resize(end);
    return (fs::path(allBackups) / (name + "-" + sha256(whole.string()).substr(0, kHashSize))).string();
}

Result<Backup> backUp(const CaseFile& file, const std::string& folder, const Stamp& stamp, BackupReason reason,
                      const CopyOptions& options)
{
    return backUp([&](const std::string& path) { return file.copyTo(path, options); }, folder, stamp, reason);
}

Result<Backup> backUp(const CopyTo& copyTo, const std::string& folder, const Stamp& stamp, BackupReason reason)
{
    auto backup = addBackup(copyTo, folder, stamp, reason);
    if (backup)
        removeOldest(folder, reason);
    return backup;
}

Result<std::vector<Backup>> listBackups(const std::string& folder)
{
    std::vector<Backup> backups;
    std::error_code error;
    if (!fs::exists(folder, error))
        return backups;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
        auto backup = backupNamed(entry->path().filename().string());
        if (!backup)
            continue;
        std::error_code ignored;
        backup->path = entry->path().string();
        backup->size = entry->file_size(ignored);
        backups.push_back(std::move(*backup));
    }
    if (error)
        return cannotUse(folder, error);
    std::ranges::sort(backups, [](const Backup& a, const Backup& b) {
        return std::pair(b.when, b.path) < std::pair(a.when, a.path);
    });
    return backups;
}

Status restoreAs(const Backup& backup, const std::string& to)
{
    const auto file = CaseFile::open(backup.path, OpenMode::ReadOnly);
    return file ? file->copyTo(to) : Status(fail(file.error()));
}

Result<Backup> restoreInto(CaseFile& file, const Backup& backup, const std::string& folder, const Stamp& stamp)
{
    const auto present =
        addBackup([&](const std::string& path) { return file.copyTo(path); }, folder, stamp, BackupReason::Restoration);
    if (!present)
        return present;
    if (const auto restored = file.restoreFrom(backup.path); !restored)
        return fail(restored.error());
    removeOldest(folder, BackupReason::Restoration); // not before: it may be the one that was restored
    return present;
}

} // namespace dateline
