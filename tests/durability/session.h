#pragma once

#include "core/store/casefile.h"

#include <cstdint>
#include <functional>
#include <string>

/// A session of editing that is the same for the same seed: what the durability tests interrupt and look at afterwards.
namespace dateline::durability {

/// Where a session keeps its files, all in one folder.
struct Places
{
    explicit Places(const std::string& folder);

    std::string folder;
    std::string theCase;  ///< the case that is edited
    std::string copy;     ///< a copy that is made anew again and again
    std::string exported; ///< JSON, written again and again
    std::string backups;  ///< folder
};

/// What has to be there after an operation: the SHA-256 of the case's JSON, 64 digits, and that of its drafts and of
/// what would be undone and redone, 64 digits.
std::string stateOf(const CaseFile& file);

// Names of operations that those who look at what is left have to know.
inline constexpr const char* kMakes = "new case";
inline constexpr const char* kExports = "export JSON";
inline constexpr const char* kCopies = "save a copy";
inline constexpr const char* kBacksUp = "back up";
inline constexpr const char* kKeepsDraft = "keep draft";
inline constexpr const char* kDropsDraft = "drop draft";

/// One operation that was done, or not.
struct Done
{
    int number = 0; ///< from 0: making the case
    std::string name;
    Status status;
    const CaseFile* file = nullptr; ///< the case after it; null where it could not be made or opened
};

/// Makes a case and does `count` operations on it: edits of all kinds, undo and redo, drafts, imports,
/// exports, copies, backups, closing and opening again. `tell` is told of each when it is done; the session ends when
/// it returns false.
void runSession(const Places& places, unsigned seed, int count, const std::function<bool(const Done&)>& tell);

} // namespace dateline::durability
