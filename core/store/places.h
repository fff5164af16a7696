#pragma once

#include <string>
#include <vector>

namespace dateline {

/// The file or folder is on another machine (NFS, SMB, SSHFS and the like), as far as the system says so.
bool isOnNetwork(const std::string& path);

/// The service whose folder the file stands in ("Dropbox", "OneDrive", "iCloud", "Nextcloud" …), by the names of the
/// folders on its path; empty where there is none.
std::string cloudService(const std::string& path);

/// Names of files beside this one that a service made when it met two versions of it: "case (Anna's conflicted copy
/// 2026-11-22).dateline", "case.sync-conflict-20261122-….dateline". Sorted.
std::vector<std::string> conflictedCopies(const std::string& path);

} // namespace dateline
