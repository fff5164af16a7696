#include "core/store/copying.h"

#include "core/store/holding.h"
#include "core/store/newfile.h"
#include "core/store/opening.h"

#include <sqlite3.h>

#include <cerrno>
#include <filesystem>

namespace dateline::store {

namespace {

namespace fs = std::filesystem;

constexpr int kPagesAStep = 1024;
constexpr int kWaitMs = 20;
constexpr int kMostWaits = 250;

/// SQLite's way to copy a database that is open, page by page, as it is at one moment.
class PageCopy
{
public:
    PageCopy(Database& to, Database& from)
        : to_(to), copy_(sqlite3_backup_init(to.handle(), "main", from.handle(), "main"))
    {
    }
    ~PageCopy() { sqlite3_backup_finish(copy_); }
    PageCopy(const PageCopy&) = delete;
    PageCopy& operator=(const PageCopy&) = delete;

    /// Throws what stopped it.
    void run(const CopyOptions& options)
    {
        int waits = 0;
        for (int result = SQLITE_OK; result != SQLITE_DONE;) {
            result =
                copy_ == nullptr ? sqlite3_extended_errcode(to_.handle()) : sqlite3_backup_step(copy_, kPagesAStep);
            const bool isBusy = (result & 0xFF) == SQLITE_BUSY || (result & 0xFF) == SQLITE_LOCKED;
            if (isBusy && copy_ != nullptr && ++waits < kMostWaits) {
                sqlite3_sleep(kWaitMs);
                continue;
            }
            if (result != SQLITE_OK && result != SQLITE_DONE)
                throw SQLite::Exception(sqlite3_errstr(result), result & 0xFF);
            if (options.progress && !options.progress(done()))
                throw Refusal(ErrorCode::Cancelled, "copying was cancelled");
        }
    }

private:
    double done() const
    {
        const int all = sqlite3_backup_pagecount(copy_);
        return all == 0 ? 1 : 1 - double(sqlite3_backup_remaining(copy_)) / all;
    }

    Database& to_;
    sqlite3_backup* copy_;
};

/// What stands at the path may only be replaced where nobody works on it: whoever has it open would go on writing into
/// a file without a name.
void checkReplaceable(const Database& from, const std::string& target, const std::string& name, bool mayReplace)
{
    std::error_code error;
    if (!fs::exists(fs::symlink_status(target, error)))
        return;
    const char* own = sqlite3_db_filename(from.handle(), "main");
    if (own != nullptr && *own != '\0' && fs::equivalent(own, target, error))
        throw Refusal(ErrorCode::Exists, name + " is the open case itself; choose another name");
    if (!mayReplace)
        throw Refusal(ErrorCode::Exists, name + " exists already; choose another name");
    for (const char* suffix : {"-wal", "-journal", "-shm"})
        if (fs::exists(target + suffix, error))
            throw Refusal(ErrorCode::Busy, name + " is a case that is open elsewhere or was not closed properly;"
                                                  " choose another name, or open and close it first");
    if (!otherHolders(fs::absolute(target, error).string(), {}).empty())
        throw Refusal(ErrorCode::Busy, name + " is open for editing elsewhere; choose another name");
}

void checkCopy(const std::string& file, const std::string& name)
{
    const auto copy = openImmutable(file, name);
    const auto finding = copy->text("PRAGMA quick_check(1)");
    if (finding != "ok")
        throw Refusal(ErrorCode::Damaged, "the copy " + name + " would be damaged (" + shown(finding) + ")");
}

/// The database's failure as one of the file that was being written.
[[noreturn]] void refuseCopy(const SQLite::Exception& exception, const std::string& name, std::size_t needed)
{
    switch (exception.getErrorCode()) {
    case SQLITE_FULL:
        throw Refusal(ErrorCode::Unwritable, writeError(name, ENOSPC, needed).message);
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        throw Refusal(ErrorCode::Unwritable, writeError(name, EIO).message + " or is full");
    default:
        throw exception;
    }
}

} // namespace

void copyDatabase(Database& from, const std::string& path, const CopyOptions& options)
{
    const auto name = shown(path);
    if (path.empty() || path.find('\0') != std::string::npos)
        throw Refusal(ErrorCode::Unwritable, inQuotes(path) + " is not a file name");
    const auto needed = static_cast<std::size_t>(from.integer("PRAGMA page_count") * from.integer("PRAGMA page_size"));
    auto file = NewFile::beside(path);
    if (!file)
        throw Refusal(file.error().code, shown(file.error().message));
    checkReplaceable(from, file->target(), name, options.mayReplace);
    try {
        {
            Database copy(file->made(), SQLITE_OPEN_READWRITE, name);
            PageCopy(copy, from).run(options);
        }
        checkCopy(file->made(), name);
    } catch (const SQLite::Exception& exception) {
        refuseCopy(exception, name, needed);
    }
    if (const auto done = file->takePlace(options.mayReplace); !done)
        throw Refusal(done.error().code, shown(done.error().message));
}

void replaceContent(Database& into, const std::string& path)
{
    if (into.isReadOnly())
        throw Refusal(ErrorCode::Unwritable, into.name() + " is open for reading only");
    const auto from = openCase(path, OpenMode::ReadOnly);
    if (from->openState().readOnly == ReadOnlyReason::Newer)
        throw Refusal(ErrorCode::Newer, from->name() + " was written by a newer version of Dateline");
    into.prepareToWrite();
    into.forgetStatements();
    PageCopy(into, *from).run({});
}

} // namespace dateline::store
