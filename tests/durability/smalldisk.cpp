#include "tests/durability/smalldisk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>
#include <string_view>

namespace dateline::durability {

namespace {

namespace fs = std::filesystem;

void put(const char* path, std::string_view text)
{
    const int file = ::open(path, O_WRONLY | O_CLOEXEC);
    if (file >= 0 && ::write(file, text.data(), text.size()) < 0)
        ::close(file);
    else if (file >= 0)
        ::close(file);
}

/// Gives this process mounts of its own, as an ordinary user, too, where the system lets it.
bool hasOwnMounts()
{
    const auto same = [](auto id) {
        return std::to_string(id) + " " + std::to_string(id) + " 1";
    };
    const auto user = same(::geteuid());
    const auto group = same(::getegid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
        return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    put("/proc/self/setgroups", "deny");
    put("/proc/self/uid_map", user);
    put("/proc/self/gid_map", group);
    return true;
}

} // namespace

SmallDisk::SmallDisk(std::string folder, std::string library) : library_(std::move(library))
{
    fs::create_directories(folder);
    mounted_ = fs::weakly_canonical(folder).string();
    isReal_ =
        hasOwnMounts() && ::mount("none", mounted_.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, "size=24m,mode=700") == 0;
    fs::create_directories(this->folder());
}

SmallDisk::~SmallDisk()
{
    if (isReal_)
        ::umount2(mounted_.c_str(), MNT_DETACH);
}

std::vector<std::string> SmallDisk::leaveRoom(std::size_t bytes)
{
    if (!isReal_)
        return {"LD_PRELOAD=" + library_, "DISK_FOLDER=" + folder(), "DISK_ROOM=" + std::to_string(bytes + 1)};
    struct statvfs disk = {};
    ::statvfs(mounted_.c_str(), &disk);
    const auto free = std::size_t{disk.f_bavail} * disk.f_frsize;
    const int filler = ::open((mounted_ + "/filler").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (free > bytes)
        ::posix_fallocate(filler, 0, static_cast<off_t>(free - bytes));
    ::close(filler);
    return {};
}

void SmallDisk::giveRoomBack()
{
    fs::remove(mounted_ + "/filler");
}

} // namespace dateline::durability
