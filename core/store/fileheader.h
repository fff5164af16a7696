#pragma once

#include <cstdint>
#include <string>

namespace dateline::store {

/// What the first bytes of a file say of it, read without SQLite taking it for a database yet.
struct FileHeader
{
    std::uint64_t size = 0;
    std::string bytes; ///< the first 512 at most

    bool isSqlite() const;
    std::uint32_t pageSize() const;      ///< 0 where it is none that SQLite can have
    std::uint32_t applicationId() const; ///< a program's mark
    std::uint32_t userVersion() const;
    bool writesAhead() const; ///< the file wants a write-ahead log beside it
    /// Bytes that the file's pages take; 0 where the header does not say so reliably.
    std::uint64_t statedSize() const;

private:
    std::uint32_t number(std::size_t at) const;
};

/// Reads it through SQLite's own file layer: closing a file by other means would drop the locks that another connection
/// of this program has on it (POSIX advisory locks belong to the process). Throws Refusal where it cannot be read.
FileHeader readHeader(const std::string& file, const std::string& name);

/// What a file that is no database looks like, as a phrase that follows "is not a case" and says what to do if
/// something can be done.
std::string looksLike(const FileHeader& header, const std::string& name);

} // namespace dateline::store
