// A library to be preloaded between a program and the system (LD_PRELOAD): it lets calls that write fail, or records
// them so that a power cut can be simulated. Only files below one folder are looked at.
//
//   DISK_FOLDER=DIR       files below DIR count, all others are left alone
//   DISK_COUNT=FILE       at the end, a letter for each call is written to FILE: w for write(), p for pwrite(), o for
//   others DISK_FAIL_AT=N        the Nth call fails (from 1) … DISK_FAIL_HOW=KIND    … with EIO or ENOSPC, or, of a
//   write, with half of it written (SHORT); or half is written and
//                         all reported to be (LIES: only calls of write() count, as databases are written by pwrite())
//   DISK_FAIL_FOR_GOOD=1  and all calls after it too, as on a disk that is full or gone
//   DISK_ROOM=BYTES       files below DIR may grow by so much in all: a write beyond is cut short, then ENOSPC
//   DISK_IS_SHARE=1       the file system says that it is on another machine
//   DISK_NO_SYNC=1        fsync and fdatasync do nothing and report success
//   DISK_RECORD=FILE      every call is recorded in FILE, see recorddisk.h
//   DISK_ACK=FILE         a write to FILE is recorded as an acknowledgement of all that was done before it

#include "tests/durability/recorddisk.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>

namespace {

template<typename Function> Function real(const char* name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

bool isBelow(const std::string& path, const std::string& folder)
{
    return path.size() > folder.size() && path.compare(0, folder.size(), folder) == 0 && path[folder.size()] == '/';
}

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// What happens to a call.
enum class Fate
{
    Happens,
    Fails,
    IsShort,
    Lies,
};

enum class Kind
{
    Write,        ///< write()
    WriteAtPlace, ///< pwrite(), which databases use
    Other,
};

class Disk
{
public:
    static Disk& get()
    {
        static Disk disk;
        return disk;
    }

    bool looksAt(const std::string& path) const
    {
        // The shared memory of a write-ahead log is no data: SQLite makes it anew.
        return !folder_.empty() && (path == folder_ || isBelow(path, folder_)) && !endsWith(path, "-shm");
    }

    bool noSync() const { return noSync_; }
    bool isShare() const { return isShare_; }

    Fate next(Kind kind, std::size_t size = 0)
    {
        const std::lock_guard lock(mutex_);
        ++calls_;
        writes_ += kind == Kind::Write ? 1 : 0;
        kinds_ += kind == Kind::Write ? 'w' : kind == Kind::WriteAtPlace ? 'p' : 'o';
        const bool lies = how_ == "LIES";
        const auto at = lies ? writes_ : calls_;
        const bool now = at == failAt_ || (forGood_ && failAt_ > 0 && at > failAt_);
        if (!now || (lies && kind != Kind::Write))
            return Fate::Happens;
        if (lies || how_ == "SHORT")
            return kind == Kind::Other || size < 2 ? Fate::Happens : lies ? Fate::Lies : Fate::IsShort;
        errno_ = how_ == "EIO" ? EIO : ENOSPC;
        return Fate::Fails;
    }

    /// How much of a write that lets a file grow by so much has room.
    std::size_t roomFor(std::size_t growth)
    {
        const std::lock_guard lock(mutex_);
        if (!limited_)
            return growth;
        const auto given = std::min(growth, room_);
        room_ -= given;
        return given;
    }

    void free(std::size_t bytes)
    {
        const std::lock_guard lock(mutex_);
        room_ += bytes;
    }

    int failFull()
    {
        errno = ENOSPC;
        return -1;
    }

    int failWith()
    {
        errno = errno_;
        return -1;
    }

    void record(RecordKind kind, std::uint64_t file, std::uint64_t at, const void* bytes, std::size_t size)
    {
        if (recordTo_ < 0)
            return;
        const std::lock_guard lock(mutex_);
        const RecordHead head{kind, file, at, size};
        static const auto write = real<ssize_t (*)(int, const void*, std::size_t)>("write");
        std::string all(reinterpret_cast<const char*>(&head), sizeof(head));
        all.append(static_cast<const char*>(bytes), size);
        if (write(recordTo_, all.data(), all.size()) != static_cast<ssize_t>(all.size()))
            std::abort();
    }

    void recordName(RecordKind kind, std::uint64_t file, const std::string& name)
    {
        record(kind, file, 0, name.data(), name.size());
    }

    bool isAcknowledgement(const std::string& path) const { return !ack_.empty() && path == ack_; }

private:
    Disk()
        : folder_(environment("DISK_FOLDER")), how_(environment("DISK_FAIL_HOW")), ack_(environment("DISK_ACK")),
          failAt_(std::atol(environment("DISK_FAIL_AT").c_str())),
          room_(std::strtoull(environment("DISK_ROOM").c_str(), nullptr, 10)), limited_(room_ > 0),
          forGood_(environment("DISK_FAIL_FOR_GOOD") == "1"), noSync_(environment("DISK_NO_SYNC") == "1"),
          isShare_(environment("DISK_IS_SHARE") == "1")
    {
        static const auto open = real<int (*)(const char*, int, ...)>("open");
        if (const auto file = environment("DISK_RECORD"); !file.empty())
            recordTo_ = open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }

    ~Disk()
    {
        const auto file = environment("DISK_COUNT");
        if (file.empty())
            return;
        if (std::FILE* out = std::fopen(file.c_str(), "w")) {
            std::fprintf(out, "%s\n", kinds_.c_str());
            std::fclose(out);
        }
    }

    std::mutex mutex_;
    std::string folder_;
    std::string how_;
    std::string ack_;
    long failAt_ = 0;
    std::size_t room_ = 0;
    bool limited_ = false;
    long calls_ = 0;
    long writes_ = 0;
    std::string kinds_; ///< a letter for each call
    bool forGood_ = false;
    bool noSync_ = false;
    bool isShare_ = false;
    int errno_ = 0;
    int recordTo_ = -1;
};

std::string pathOf(int descriptor)
{
    char path[PATH_MAX];
    const auto link = "/proc/self/fd/" + std::to_string(descriptor);
    const auto length = ::readlink(link.c_str(), path, sizeof(path));
    return length > 0 ? std::string(path, static_cast<std::size_t>(length)) : std::string();
}

std::string absolute(const char* path)
{
    if (path[0] == '/')
        return path;
    char here[PATH_MAX];
    return ::getcwd(here, sizeof(here)) == nullptr ? std::string(path) : std::string(here) + "/" + path;
}

std::uint64_t inodeOf(int descriptor)
{
    struct stat status
    {
    };
    return ::fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

std::uint64_t sizeOf(int descriptor)
{
    struct stat status
    {
    };
    return ::fstat(descriptor, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

std::uint64_t sizeOf(const std::string& path)
{
    struct stat status
    {
    };
    return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size)
                                                                          : 0;
}

std::uint64_t inodeOf(const std::string& path)
{
    struct stat status
    {
    };
    return ::lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

bool counts(int descriptor)
{
    return Disk::get().looksAt(pathOf(descriptor));
}

template<typename Write, typename Offset>
ssize_t writeThrough(Kind kind, const Write& write, int descriptor, const void* bytes, std::size_t size,
                     const Offset& offset)
{
    auto& disk = Disk::get();
    const auto path = pathOf(descriptor);
    if (disk.isAcknowledgement(path)) {
        disk.record(RecordKind::Acknowledged, 0, 0, bytes, size);
        return write(size);
    }
    if (!disk.looksAt(path))
        return write(size);
    const auto fate = disk.next(kind, size);
    if (fate == Fate::Fails)
        return disk.failWith();
    const auto at = offset();
    auto some = fate == Fate::Happens ? size : size / 2;
    const auto has = sizeOf(descriptor);
    const auto grows = at + some > has ? std::min<std::size_t>(some, at + some - has) : 0;
    some -= grows - disk.roomFor(grows);
    if (some == 0 && size > 0)
        return disk.failFull();
    const auto written = write(some);
    if (written > 0)
        disk.record(RecordKind::Write, inodeOf(descriptor), at, bytes, static_cast<std::size_t>(written));
    return written > 0 && fate == Fate::Lies ? static_cast<ssize_t>(size) : written;
}

ssize_t writeAt(const char* name, int descriptor, const void* bytes, std::size_t size, off_t at)
{
    const auto call = real<ssize_t (*)(int, const void*, std::size_t, off_t)>(name);
    return writeThrough(
        Kind::WriteAtPlace, [&](std::size_t some) { return call(descriptor, bytes, some, at); }, descriptor, bytes,
        size, [&] { return static_cast<std::uint64_t>(at); });
}

int synced(const char* name, int descriptor)
{
    auto& disk = Disk::get();
    static const auto fsync = real<int (*)(int)>("fsync");
    static const auto fdatasync = real<int (*)(int)>("fdatasync");
    const auto call = std::strcmp(name, "fsync") == 0 ? fsync : fdatasync;
    if (!counts(descriptor))
        return call(descriptor);
    if (disk.next(Kind::Other) != Fate::Happens)
        return disk.failWith();
    if (disk.noSync())
        return 0;
    struct stat status
    {
    };
    if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode))
        disk.recordName(RecordKind::SyncFolder, status.st_ino, pathOf(descriptor));
    else
        disk.record(RecordKind::Sync, inodeOf(descriptor), 0, nullptr, 0);
    return call(descriptor);
}

int truncated(const char* name, int descriptor, off_t size)
{
    auto& disk = Disk::get();
    const auto call = real<int (*)(int, off_t)>(name);
    if (!counts(descriptor))
        return call(descriptor, size);
    if (disk.next(Kind::Other) != Fate::Happens)
        return disk.failWith();
    const auto has = sizeOf(descriptor);
    const int answer = call(descriptor, size);
    if (answer == 0 && has > static_cast<std::uint64_t>(size))
        disk.free(has - static_cast<std::uint64_t>(size));
    if (answer == 0)
        disk.record(RecordKind::Truncate, inodeOf(descriptor), static_cast<std::uint64_t>(size), nullptr, 0);
    return answer;
}

template<typename Call> int renamed(const Call& call, const char* from, const char* to, bool copy)
{
    auto& disk = Disk::get();
    const auto target = absolute(to);
    if (!disk.looksAt(target))
        return call();
    if (disk.next(Kind::Other) != Fate::Happens)
        return disk.failWith();
    const auto file = inodeOf(absolute(from));
    const auto replaced = sizeOf(target);
    const int answer = call();
    if (answer == 0) {
        disk.free(replaced);
        disk.recordName(RecordKind::Link, file, target);
        if (!copy)
            disk.recordName(RecordKind::Unlink, file, absolute(from));
    }
    return answer;
}

template<typename Call> int opened(const Call& call, const char* path, int flags)
{
    auto& disk = Disk::get();
    const auto name = absolute(path);
    const bool counted = disk.looksAt(name) && (flags & (O_WRONLY | O_RDWR)) != 0;
    const bool isNew = counted && (flags & O_CREAT) != 0 && inodeOf(name) == 0;
    const int descriptor = call();
    if (descriptor >= 0 && isNew)
        disk.recordName(RecordKind::Create, inodeOf(descriptor), name);
    if (descriptor >= 0 && counted && !isNew && (flags & O_TRUNC) != 0)
        disk.record(RecordKind::Truncate, inodeOf(descriptor), 0, nullptr, 0);
    return descriptor;
}

int madeTemporary(int descriptor, const char* path)
{
    auto& disk = Disk::get();
    const auto name = absolute(path);
    if (descriptor >= 0 && disk.looksAt(name))
        disk.recordName(RecordKind::Create, inodeOf(descriptor), name);
    return descriptor;
}

int removed(const char* function, const char* path)
{
    auto& disk = Disk::get();
    const auto call = real<int (*)(const char*)>(function);
    const auto name = absolute(path);
    if (!disk.looksAt(name))
        return call(path);
    const auto file = inodeOf(name);
    const auto has = sizeOf(name);
    const int answer = call(path);
    if (answer == 0)
        disk.free(has);
    if (answer == 0)
        disk.recordName(RecordKind::Unlink, file, name);
    return answer;
}

template<typename State> int stated(int answer, const char* path, State& state)
{
    constexpr int kNfs = 0x6969;
    const auto& disk = Disk::get();
    if (answer == 0 && disk.isShare() && disk.looksAt(absolute(path)))
        state.f_type = kNfs;
    return answer;
}

mode_t modeOf(int flags, va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size)
{
    static const auto call = real<ssize_t (*)(int, const void*, std::size_t)>("write");
    return writeThrough(
        Kind::Write, [&](std::size_t some) { return call(descriptor, bytes, some); }, descriptor, bytes, size,
        [&] {
            const bool appends = (::fcntl(descriptor, F_GETFL) & O_APPEND) != 0;
            const auto at = ::lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR);
            return static_cast<std::uint64_t>(at < 0 ? 0 : at);
        });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at)
{
    return writeAt("pwrite", descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at)
{
    return writeAt("pwrite64", descriptor, bytes, size, at);
}

int fsync(int descriptor)
{
    return synced("fsync", descriptor);
}

int fdatasync(int descriptor)
{
    return synced("fdatasync", descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return truncated("ftruncate", descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return truncated("ftruncate64", descriptor, size);
}

int rename(const char* from, const char* to) noexcept
{
    static const auto call = real<int (*)(const char*, const char*)>("rename");
    return renamed([&] { return call(from, to); }, from, to, false);
}

int link(const char* from, const char* to) noexcept
{
    static const auto call = real<int (*)(const char*, const char*)>("link");
    return renamed([&] { return call(from, to); }, from, to, true);
}

int renameat2(int fromFolder, const char* from, int toFolder, const char* to, unsigned int flags) noexcept
{
    static const auto call = real<int (*)(int, const char*, int, const char*, unsigned int)>("renameat2");
    return renamed([&] { return call(fromFolder, from, toFolder, to, flags); }, from, to, false);
}

int mkdir(const char* path, mode_t mode) noexcept
{
    static const auto call = real<int (*)(const char*, mode_t)>("mkdir");
    auto& disk = Disk::get();
    const auto name = absolute(path);
    const int answer = call(path, mode);
    if (answer == 0 && disk.looksAt(name))
        disk.recordName(RecordKind::CreateFolder, inodeOf(name), name);
    return answer;
}

int statfs(const char* path, struct statfs* state) noexcept
{
    static const auto call = real<int (*)(const char*, struct statfs*)>("statfs");
    return stated(call(path, state), path, *state);
}

int statfs64(const char* path, struct statfs64* state) noexcept
{
    static const auto call = real<int (*)(const char*, struct statfs64*)>("statfs64");
    return stated(call(path, state), path, *state);
}

int unlink(const char* path) noexcept
{
    return removed("unlink", path);
}

int remove(const char* path) noexcept
{
    return removed("remove", path);
}

int open(const char* path, int flags, ...)
{
    static const auto call = real<int (*)(const char*, int, ...)>("open");
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = modeOf(flags, arguments);
    va_end(arguments);
    return opened([&] { return call(path, flags, mode); }, path, flags);
}

int open64(const char* path, int flags, ...)
{
    static const auto call = real<int (*)(const char*, int, ...)>("open64");
    va_list arguments;
    va_start(arguments, flags);
    const auto mode = modeOf(flags, arguments);
    va_end(arguments);
    return opened([&] { return call(path, flags, mode); }, path, flags);
}

// The C library opens these files without calling open().

int mkstemp(char* pattern)
{
    static const auto call = real<int (*)(char*)>("mkstemp");
    return madeTemporary(call(pattern), pattern);
}

int mkostemp(char* pattern, int flags)
{
    static const auto call = real<int (*)(char*, int)>("mkostemp");
    return madeTemporary(call(pattern, flags), pattern);
}

} // extern "C"
