#include "core/store/fileheader.h"

#include "core/store/database.h"
#include "core/store/filewriter.h"
#include "core/text/codepoints.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <vector>

namespace dateline::store {

namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kHeaderSize = 100;
constexpr std::uint64_t kBytesToLookAt = 512;

/// A file open through SQLite's file layer.
class RawFile
{
public:
    explicit RawFile(const std::string& file)
        : vfs_(sqlite3_vfs_find(nullptr)), name_(sqlite3_create_filename(file.c_str(), "", "", 0, nullptr)),
          memory_(static_cast<std::size_t>(vfs_->szOsFile) / sizeof(std::max_align_t) + 1)
    {
        open_ = vfs_->xOpen(vfs_, name_, handle(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr) == SQLITE_OK;
    }
    ~RawFile()
    {
        if (handle()->pMethods != nullptr)
            handle()->pMethods->xClose(handle());
        sqlite3_free_filename(name_);
    }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    bool isOpen() const { return open_; }
    int lastError() const { return vfs_->xGetLastError(vfs_, 0, nullptr); }

    bool read(std::string& bytes)
    {
        return handle()->pMethods->xRead(handle(), bytes.data(), static_cast<int>(bytes.size()), 0) == SQLITE_OK;
    }

private:
    sqlite3_file* handle() { return reinterpret_cast<sqlite3_file*>(memory_.data()); }

    sqlite3_vfs* vfs_;
    sqlite3_filename name_;
    std::vector<std::max_align_t> memory_;
    bool open_ = false;
};

bool startsWith(std::string_view text, std::string_view beginning)
{
    return text.substr(0, beginning.size()) == beginning;
}

} // namespace

std::uint32_t FileHeader::number(std::size_t at) const
{
    if (bytes.size() < at + 4)
        return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

bool FileHeader::isSqlite() const
{
    return startsWith(bytes, kMagic);
}

std::uint32_t FileHeader::pageSize() const
{
    const auto stated = number(16) >> 16;
    const auto pageSize = stated == 1 ? 65536 : stated;
    return pageSize >= 512 && (pageSize & (pageSize - 1)) == 0 ? pageSize : 0;
}

std::uint32_t FileHeader::applicationId() const
{
    return number(68);
}

std::uint32_t FileHeader::userVersion() const
{
    return number(60);
}

bool FileHeader::writesAhead() const
{
    return bytes.size() > 19 && bytes[19] == 2;
}

std::uint64_t FileHeader::statedSize() const
{
    if (bytes.size() < kHeaderSize)
        return kHeaderSize;
    const bool isValid = number(24) == number(92);
    return isValid ? std::uint64_t{number(28)} * pageSize() : 0;
}

FileHeader readHeader(const std::string& file, const std::string& name)
{
    RawFile raw(file);
    if (!raw.isOpen())
        throw Refusal(ErrorCode::Unreadable, name + " cannot be read: " + systemErrorInWords(raw.lastError()));
    FileHeader header;
    std::error_code error;
    header.size = std::filesystem::file_size(file, error); // SQLite's layer says 0 of a file of one byte
    if (!error)
        header.bytes.resize(std::min<std::uint64_t>(header.size, kBytesToLookAt));
    if (error || (header.size > 0 && !raw.read(header.bytes)))
        throw Refusal(ErrorCode::Unreadable, name + " cannot be read: its disk reports an error");
    return header;
}

std::string looksLike(const FileHeader& header, const std::string& name)
{
    const auto text = withoutByteOrderMark(header.bytes);
    const auto first = text.find_first_not_of(" \t\r\n");
    const auto start = first == std::string_view::npos ? std::string_view() : text.substr(first);
    if (startsWith(start, "{") || startsWith(start, "["))
        return "it looks like JSON; \"dateline new CASE --from " + name + "\" makes a case of it";
    if (startsWith(text, "%PDF-"))
        return "it is a PDF document";
    if (startsWith(text, "PK\x03\x04"))
        return "it is a ZIP archive or an office document";
    if (startsWith(start, "<"))
        return "it looks like a web page or XML";
    const auto invalid = firstInvalidUtf8(text);
    const bool isText = (!invalid || *invalid + 4 > text.size()) && text.find('\0') == std::string_view::npos;
    return isText ? "it is plain text" : "its content is not known";
}

} // namespace dateline::store
