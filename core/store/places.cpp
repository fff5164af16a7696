#include "core/store/places.h"

#include "core/ascii.h"

#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

namespace dateline {

namespace {

namespace fs = std::filesystem;

/// What statfs says of file systems that stand on other machines (linux/magic.h and the file systems' own sources).
constexpr std::array<std::uint32_t, 8> kNetworkTypes{
    0x6969,     // NFS
    0x517B,     // SMB
    0xFF534D42, // CIFS
    0xFE534D42, // SMB2
    0x564C,     // NCP
    0x5346414F, // AFS
    0x73757245, // Coda
    0x00C36400, // Ceph
};
constexpr std::uint32_t kFuse = 0x65735546;
constexpr std::uint32_t kPlan9 = 0x01021997;

/// User-space file systems that stand on disks of this machine.
constexpr std::array<std::string_view, 8> kLocalFuse{"fuseblk",     "fuse.ntfs-3g", "fuse.exfat",     "fuse.ext4",
                                                     "fuse.bindfs", "fuse.encfs",   "fuse.gocryptfs", "fuse.mergerfs"};

/// The type that the table of mounts gives to the mount that holds `path`: the one with the longest beginning.
std::string mountType(const std::string& path)
{
    std::ifstream mounts("/proc/self/mounts");
    std::string line;
    std::string type;
    std::size_t longest = 0;
    while (std::getline(mounts, line)) {
        std::istringstream words(line);
        std::string device;
        std::string place;
        std::string kind;
        words >> device >> place >> kind;
        for (auto space = place.find("\\040"); space != std::string::npos; space = place.find("\\040"))
            place.replace(space, 4, " ");
        const bool holds = place == "/" || path == place ||
                           (path.starts_with(place) && path.size() > place.size() && path[place.size()] == '/');
        if (holds && place.size() >= longest) {
            longest = place.size();
            type = kind;
        }
    }
    return type;
}

/// "Dropbox", "Dropbox (Personal)", "OneDrive - Company", but not "Dropboxes".
bool isNamedFor(std::string_view folder, std::string_view service)
{
    return folder.starts_with(service) && (folder.size() == service.size() || folder[service.size()] == ' ' ||
                                           folder[service.size()] == '-' || folder[service.size()] == '(');
}

} // namespace

bool isOnNetwork(const std::string& path)
{
    struct statfs system = {};
    if (::statfs(path.c_str(), &system) != 0)
        return false;
    const auto type = static_cast<std::uint32_t>(system.f_type);
    if (std::ranges::find(kNetworkTypes, type) != kNetworkTypes.end())
        return true;
    if (type != kFuse && type != kPlan9)
        return false;
    std::error_code error;
    const auto real = fs::canonical(path, error);
    return std::ranges::find(kLocalFuse, mountType(error ? path : real.string())) == kLocalFuse.end();
}

std::string cloudService(const std::string& path)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kServices{{
        {"dropbox", "Dropbox"},
        {"onedrive", "OneDrive"},
        {"icloud drive", "iCloud"},
        {"icloud", "iCloud"},
        {"icloud~", "iCloud"},
        {"mobile documents", "iCloud"},
        {"nextcloud", "Nextcloud"},
        {"owncloud", "ownCloud"},
        {"google drive", "Google Drive"},
        {"googledrive", "Google Drive"},
        {"pcloud drive", "pCloud"},
        {"syncthing", "Syncthing"},
    }};
    std::error_code error;
    const auto whole = fs::absolute(path, error).parent_path();
    for (const auto& part : whole) {
        const auto folder = lowered(part.string());
        for (const auto& [name, service] : kServices)
            if (isNamedFor(folder, name))
                return std::string(service);
    }
    return {};
}

std::vector<std::string> conflictedCopies(const std::string& path)
{
    constexpr std::array<std::string_view, 5> kMarks{"conflicted copy", "conflict copy", "sync-conflict", "(conflict",
                                                     "in conflict"};
    std::vector<std::string> copies;
    std::error_code error;
    const auto whole = fs::absolute(path, error);
    const auto stem = whole.stem().string();
    const auto extension = whole.extension().string();
    for (fs::directory_iterator entry(whole.parent_path(), error), end; !error && entry != end;
         entry.increment(error)) {
        const auto name = entry->path().filename().string();
        if (name.size() <= stem.size() + extension.size() || !name.starts_with(stem) || !name.ends_with(extension))
            continue;
        const auto added = lowered(name.substr(stem.size(), name.size() - stem.size() - extension.size()));
        if (std::ranges::any_of(kMarks, [&](auto mark) { return added.find(mark) != std::string::npos; }))
            copies.push_back(name);
    }
    std::ranges::sort(copies);
    return copies;
}

} // namespace dateline
