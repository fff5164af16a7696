#include "core/store/filewriter.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dateline {

namespace {

/// An open file that is closed and removed again unless it was kept.
class TemporaryFile
{
public:
    TemporaryFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    ~TemporaryFile()
    {
        close();
        if (!path_.empty()) {
            ::unlink(path_.c_str());
        }
    }

    int descriptor() const { return descriptor_; }
    const std::string& path() const { return path_; }

    /// Zero, or the errno of closing: some file systems report a full disk only then.
    int close()
    {
        const int descriptor = std::exchange(descriptor_, -1);
        return descriptor >= 0 && ::close(descriptor) != 0 ? errno : 0;
    }

    void keep() { path_.clear(); }

private:
    int descriptor_;
    std::string path_;
};

tl::unexpected<Error> refused(const std::string& path, int error)
{
    const auto code = error == ENOENT ? ErrorCode::NotFound : ErrorCode::Unwritable;
    return fail(code, "cannot write " + path + ": " + systemErrorInWords(error));
}

/// Writes all of it; zero, or the errno of what stopped it.
int writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            return errno;
        }
        if (written == 0) {
            return ENOSPC;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Permissions for the new file: those of the file it replaces, else what the process gives to new files.
mode_t permissionsFor(const std::string& path)
{
    struct stat existing = {};
    if (::stat(path.c_str(), &existing) == 0) {
        return existing.st_mode & 07777;
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

int syncFolder(const std::string& folder)
{
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return errno;
    }
    // Some network file systems cannot sync a folder and say EINVAL; there is nothing better to do there.
    const int error = ::fsync(descriptor) != 0 && errno != EINVAL ? errno : 0;
    ::close(descriptor);
    return error;
}

int completed(TemporaryFile& file, std::string_view bytes)
{
    if (const int error = writeAll(file.descriptor(), bytes)) {
        return error;
    }
    if (::fsync(file.descriptor()) != 0) {
        return errno;
    }
    struct stat state = {};
    if (::fstat(file.descriptor(), &state) != 0) {
        return errno;
    }
    if (static_cast<std::size_t>(state.st_size) != bytes.size()) {
        return ENOSPC;
    }
    return file.close();
}

/// Where the bytes really go: the end of a chain of links, even where nothing stands there yet.
std::string target(const std::string& path)
{
    std::filesystem::path current(path);
    std::error_code error;
    for (int links = 0; links < 40 && std::filesystem::is_symlink(current, error); ++links) {
        const auto next = std::filesystem::read_symlink(current, error);
        if (error) {
            break;
        }
        current = next.is_absolute() ? next : current.parent_path() / next;
    }
    return current.string();
}

} // namespace

std::string systemErrorInWords(int error)
{
    switch (error) {
    case ENOENT:
        return "the folder does not exist";
    case ENOTDIR:
        return "a part of its path is not a folder";
    case EISDIR:
        return "it is a folder";
    case EACCES:
    case EPERM:
        return "there is no permission";
    case EROFS:
        return "the disk is read-only";
    case ENOSPC:
        return "the disk is full";
    case EDQUOT:
        return "the quota is used up";
    case EFBIG:
        return "it is larger than a file may be here";
    case ENAMETOOLONG:
        return "the name is too long";
    case ELOOP:
        return "its links lead in a circle";
    case EMFILE:
    case ENFILE:
        return "too many files are open";
    case EIO:
        return "the disk reports an error";
    case ETXTBSY:
        return "it is in use";
    default:
        return std::generic_category().message(error);
    }
}

Status writeFile(const std::string& path, std::string_view bytes)
{
    const std::string file = target(path);
    struct stat existing = {};
    if (::stat(file.c_str(), &existing) == 0) {
        if (S_ISDIR(existing.st_mode)) {
            return refused(path, EISDIR);
        }
        if (!S_ISREG(existing.st_mode)) {
            return fail(ErrorCode::Unwritable, "cannot write " + path + ": it is a device, not a file");
        }
        if (::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) != 0) {
            return refused(path, errno);
        }
    } else if (errno != ENOENT) {
        return refused(path, errno);
    }

    auto folder = std::filesystem::path(file).parent_path().string();
    if (folder.empty()) {
        folder = ".";
    }
    std::string pattern = folder + "/.dateline-XXXXXX";
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0) {
        return refused(path, errno);
    }
    TemporaryFile temporary(descriptor, pattern);
    if (::fchmod(descriptor, permissionsFor(file)) != 0) {
        return refused(path, errno);
    }
    if (const int error = completed(temporary, bytes)) {
        return refused(path, error);
    }
    if (::rename(temporary.path().c_str(), file.c_str()) != 0) {
        return refused(path, errno);
    }
    temporary.keep();
    if (const int error = syncFolder(folder)) {
        return fail(ErrorCode::Unwritable,
                    path + " was written, but its folder could not be synced: " + systemErrorInWords(error));
    }
    return {};
}

} // namespace dateline
