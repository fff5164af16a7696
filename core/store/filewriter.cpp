#include "core/store/filewriter.h"

#include "core/store/newfile.h"

#include <cerrno>
#include <system_error>

namespace dateline {

std::string systemErrorInWords(int error)
{
    switch (error) {
    case ENOENT:
        return "the folder does not exist";
    case ENOTDIR:
        return "a part of its path is not a folder";
    case EISDIR:
        return "it is a folder";
    case EEXIST:
        return "it exists already";
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
    auto file = store::NewFile::beside(path);
    if (!file)
        return fail(file.error());
    if (const auto written = file->write(bytes); !written)
        return written;
    return file->takePlace(true);
}

} // namespace dateline
