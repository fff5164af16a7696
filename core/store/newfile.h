#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace dateline::store {

/// A file in the making, under a name of its own in the folder of the file whose place it is to take. Removed again
/// unless it took it.
class NewFile
{
public:
    /// An empty file with the permissions of the one at `path`, or with those that the process gives to new files. A
    /// symbolic link is followed: what it points to is to be replaced. Refused: a folder, a device, what may not be
    /// written.
    static Result<NewFile> beside(const std::string& path);

    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    ~NewFile();

    const std::string& made() const { return made_; }     ///< the path of the file in the making
    const std::string& target() const { return target_; } ///< the path of the file whose place it is to take

    /// Writes all bytes, every write counted, and compares the file's size with theirs.
    Status write(std::string_view bytes);

    /// Syncs the file, gives it its name and syncs the folder. Without `mayReplace` a file that stands there, since
    /// whenever, is left and the error is ErrorCode::Exists.
    Status takePlace(bool mayReplace);

private:
    NewFile(std::string path, std::string target, std::string made);
    tl::unexpected<Error> refused(int error, std::size_t needed = 0) const;

    std::string path_;
    std::string target_;
    std::string made_;
};

/// "cannot write PATH: the disk is full", with what is needed and what is left where `needed` is not 0.
Error writeError(const std::string& path, int error, std::size_t needed = 0);

/// Makes names in a folder last; zero or an errno.
int syncFolder(const std::string& folder);

/// Makes a folder, and those above it that are missing, so that their names last; zero or an errno.
int makeFolder(const std::string& folder);

} // namespace dateline::store
