#include "core/store/newfile.h"

#include "core/store/filewriter.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace dateline::store {

namespace {

namespace fs = std::filesystem;

/// Permissions for the new file: those of the file it replaces, else what the process gives to new files.
mode_t permissionsFor(const std::string& path)
{
    struct stat existing = {};
    if (::stat(path.c_str(), &existing) == 0)
        return existing.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// Where the bytes really go: the end of a chain of links, even where nothing stands there yet.
std::string endOfLinks(const std::string& path)
{
    fs::path current(path);
    std::error_code error;
    for (int links = 0; links < 40 && fs::is_symlink(current, error); ++links) {
        const auto next = fs::read_symlink(current, error);
        if (error)
            break;
        current = next.is_absolute() ? next : current.parent_path() / next;
    }
    return current.string();
}

std::string folderOf(const std::string& file)
{
    const auto folder = fs::path(file).parent_path().string();
    return folder.empty() ? "." : folder;
}

/// An open file. Closing may fail, too: some file systems report a full disk only then.
class Descriptor
{
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }
    int close()
    {
        const int number = std::exchange(number_, -1);
        return number >= 0 && ::close(number) != 0 ? errno : 0;
    }

private:
    int number_;
};

/// Writes all of it; zero, or the errno of what stopped it.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return errno;
        }
        if (written == 0)
            return ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Renames without replacing; zero or an errno. Not every file system can do that in one step.
int renameToFreeName(const std::string& from, const std::string& to)
{
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return errno;
    struct stat existing = {};
    if (::lstat(to.c_str(), &existing) == 0)
        return EEXIST;
    return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

std::string bytesInWords(std::uint64_t bytes)
{
    if (bytes < 1000)
        return std::to_string(bytes) + " bytes";
    const char* unit = bytes < 1'000'000 ? "KB" : bytes < 1'000'000'000 ? "MB" : "GB";
    const double size = double(bytes) / (bytes < 1'000'000 ? 1e3 : bytes < 1'000'000'000 ? 1e6 : 1e9);
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %s", size, unit);
    return text;
}

} // namespace

Error writeError(const std::string& path, int error, std::size_t needed)
{
    const auto code = error == ENOENT   ? ErrorCode::NotFound
                      : error == EEXIST ? ErrorCode::Exists
                                        : ErrorCode::Unwritable;
    auto message = "cannot write " + path + ": " + systemErrorInWords(error);
    struct statvfs disk = {};
    if (error == ENOSPC && needed > 0 && ::statvfs(folderOf(path).c_str(), &disk) == 0)
        message += "; " + bytesInWords(needed) + " are needed and " +
                   bytesInWords(std::uint64_t{disk.f_bavail} * disk.f_frsize) + " are free";
    return {code, std::move(message)};
}

int syncFolder(const std::string& folder)
{
    Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() < 0)
        return errno;
    // Some network file systems cannot sync a folder and say EINVAL; there is nothing better to do there.
    return ::fsync(descriptor.number()) != 0 && errno != EINVAL ? errno : 0;
}

int makeFolder(const std::string& folder)
{
    std::error_code ignored;
    if (fs::is_directory(folder, ignored))
        return 0;
    const auto above = folderOf(folder);
    if (const int error = makeFolder(above))
        return error;
    if (::mkdir(folder.c_str(), 0777) != 0 && errno != EEXIST)
        return errno;
    return syncFolder(above);
}

NewFile::NewFile(std::string path, std::string target, std::string made)
    : path_(std::move(path)), target_(std::move(target)), made_(std::move(made))
{
}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)), target_(std::move(other.target_)), made_(std::exchange(other.made_, {}))
{
}

NewFile::~NewFile()
{
    if (!made_.empty())
        ::unlink(made_.c_str());
}

tl::unexpected<Error> NewFile::refused(int error, std::size_t needed) const
{
    return tl::unexpected<Error>(writeError(path_, error, needed));
}

Result<NewFile> NewFile::beside(const std::string& path)
{
    const auto refuse = [&](int error) {
        return tl::unexpected<Error>(writeError(path, error));
    };
    const auto target = endOfLinks(path);
    struct stat existing = {};
    if (::stat(target.c_str(), &existing) == 0) {
        if (S_ISDIR(existing.st_mode))
            return refuse(EISDIR);
        if (!S_ISREG(existing.st_mode))
            return fail(ErrorCode::Unwritable, "cannot write " + path + ": it is a device, not a file");
        if (::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0)
            return refuse(errno);
    } else if (errno != ENOENT) {
        return refuse(errno);
    }
    auto made = folderOf(target) + "/.dateline-XXXXXX";
    Descriptor descriptor(::mkostemp(made.data(), O_CLOEXEC));
    if (descriptor.number() < 0)
        return refuse(errno);
    NewFile file(path, target, made);
    if (::fchmod(descriptor.number(), permissionsFor(target)) != 0)
        return refuse(errno);
    return file;
}

Status NewFile::write(std::string_view bytes)
{
    Descriptor descriptor(::open(made_.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    if (descriptor.number() < 0)
        return refused(errno);
    if (const int error = writeAll(descriptor.number(), bytes))
        return refused(error, bytes.size());
    if (::fsync(descriptor.number()) != 0)
        return refused(errno, bytes.size());
    struct stat state = {};
    if (::fstat(descriptor.number(), &state) != 0)
        return refused(errno);
    if (static_cast<std::size_t>(state.st_size) != bytes.size())
        return refused(ENOSPC, bytes.size());
    if (const int error = descriptor.close())
        return refused(error, bytes.size());
    return {};
}

Status NewFile::takePlace(bool mayReplace)
{
    {
        Descriptor descriptor(::open(made_.c_str(), O_RDONLY | O_CLOEXEC));
        if (descriptor.number() < 0 || ::fsync(descriptor.number()) != 0)
            return refused(errno);
    }
    if (mayReplace) {
        if (::rename(made_.c_str(), target_.c_str()) != 0)
            return refused(errno);
    } else if (const int error = renameToFreeName(made_, target_)) {
        return refused(error);
    }
    made_.clear();
    if (const int error = syncFolder(folderOf(target_)))
        return fail(ErrorCode::Unwritable,
                    path_ + " was written, but its folder could not be synced: " + systemErrorInWords(error));
    return {};
}

} // namespace dateline::store
