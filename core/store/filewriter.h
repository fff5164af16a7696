#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace dateline {

/// Writes `bytes` to the file `path`, wholly or not at all: the one way in which the program writes any file other than
/// a case's database.
///
/// The bytes go to a new file in the same folder, every write is counted, the file is synced and its size compared,
/// and only then does it take the place of `path`; the folder is synced after that. Whatever fails, what stood at
/// `path` before still stands there, and no other file is left behind. A symbolic link is followed: what it points to
/// is replaced, not the link. The new file keeps the permissions of the one it replaces, and otherwise has those that
/// the process gives to new files.
///
/// Errors are ErrorCode::Unwritable, and NotFound where the folder does not exist; the message names the file and the
/// cause. Processes that may run under a limit of file size have to ignore SIGXFSZ, or the limit ends them.
Status writeFile(const std::string& path, std::string_view bytes);

/// An errno as part of a sentence: "the disk is full", "there is no permission". For messages that name the file.
std::string systemErrorInWords(int error);

} // namespace dateline
