#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// Told how much of something long is done, from 0 to 1 and never less than before; it is given up when this returns
/// false. Called often, in the thread that does it.
using Progress = std::function<bool(double done)>;

/// Who has a case open for editing. Made by the program that opens it; other people are told of it.
struct Holder
{
    std::string user;         ///< their name, for people
    std::string machine;      ///< its name, for people
    std::string machineId;    ///< what tells it from all others; empty: nobody is told, and nobody is looked for
    std::int64_t process = 0; ///< id of the process on that machine
    std::int64_t since = 0;   ///< seconds since 1970-01-01T00:00:00 UTC

    bool operator==(const Holder&) const = default;
};

/// Why a case that was opened cannot be changed.
enum class ReadOnlyReason : std::uint8_t
{
    None,  ///< it can be changed
    Asked, ///< it was opened for reading
    Place, ///< its file, folder or disk cannot be written to
    Newer, ///< it was written by a newer version of the program, which might lose by our edits what we do not know
    Held,  ///< it is being edited from another machine
};

/// How a case was opened.
struct OpenState
{
    ReadOnlyReason readOnly = ReadOnlyReason::None;
    std::string why;             ///< one English sentence without a full stop that names the file; empty with None
    std::vector<Holder> holders; ///< others who have it open for editing, on this machine too
    bool isLarge = false;        ///< it was not read whole: see CaseFile::checkWhole
};

/// What opening is to know beside the path.
struct OpenOptions
{
    Holder self;           ///< who opens it
    bool takeOver = false; ///< edit even where it is held from another machine: whoever held it is known to be gone
    /// Where a case of an older form is backed up before it is brought to the present one (see backups.h); empty:
    /// nowhere.
    std::string backupFolder;
    bool readWhole = false; ///< check all of the file before it is opened, however large it is
    /// Of the backup and of what brings a case of an older form to the present one. Where that is given up, the error
    /// is ErrorCode::Cancelled and the case as it was.
    Progress progress;
};

/// How a copy of a case is made.
struct CopyOptions
{
    bool mayReplace = false; ///< the user said that what stands at the path may be replaced
    Progress progress;
};

} // namespace dateline
