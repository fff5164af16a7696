#pragma once

#include "core/store/casefile.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// What a backup was made for.
enum class BackupReason : std::uint8_t
{
    Daily,      ///< the first edit of a day
    BulkEdit,   ///< before many things were changed at once
    Upgrade,    ///< before the case was brought to the form of a newer version of the program
    Restoration ///< before the case was set back to a backup
};

/// One backup: a whole case file.
struct Backup
{
    std::string path;
    std::int64_t when = 0; ///< seconds since 1970-01-01T00:00:00 UTC
    BackupReason reason = BackupReason::Daily;
    std::uint64_t size = 0; ///< bytes

    bool operator==(const Backup&) const = default;
};

/// How many backups of each reason are kept.
inline constexpr std::size_t kBackupGenerations = 10;

/// The folder of a case's backups inside the folder of all: "NAME-HASH", by the file's name and its whole path.
std::string backupFolderOf(const std::string& allBackups, const std::string& casePath);

/// Makes a backup of the case as it is now, in `folder`, which is made where it is missing. The copy is checked before
/// anything else happens; then, and only then, those beyond ten of the same reason are removed, the oldest first. A
/// backup of the same second and reason is not made twice.
Result<Backup> backUp(const CaseFile& file, const std::string& folder, const Stamp& stamp, BackupReason reason,
                      const CopyOptions& options = {});

/// The same of what `copyTo` copies to a path.
using CopyTo = std::function<Status(const std::string& path)>;
Result<Backup> backUp(const CopyTo& copyTo, const std::string& folder, const Stamp& stamp, BackupReason reason);

/// The backups in a folder, the latest first. A folder that does not exist holds none.
Result<std::vector<Backup>> listBackups(const std::string& folder);

/// Makes the case file `to`, which must not exist, from a backup.
Status restoreAs(const Backup& backup, const std::string& to);

/// Sets an open case back to a backup, after backing up in `folder` what it holds now. Returns that backup.
Result<Backup> restoreInto(CaseFile& file, const Backup& backup, const std::string& folder, const Stamp& stamp);

} // namespace dateline
