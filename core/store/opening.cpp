#include "core/store/opening.h"

#include "core/store/awaited.h"
#include "core/store/backups.h"
#include "core/store/copying.h"
#include "core/store/fileheader.h"
#include "core/store/filewriter.h"
#include "core/store/holding.h"
#include "core/store/indexing.h"
#include "core/store/keptcolumns.h"
#include "core/store/newerform.h"
#include "core/store/newfile.h"
#include "core/store/places.h"
#include "core/store/schema.h"
#include "core/store/upgrading.h"
#include "core/store/whileasked.h"
#include "core/store/writing.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace dateline::store {

namespace {

namespace fs = std::filesystem;

/// Of the time that it takes to bring a case to the present form.
constexpr double kShareOfBackup = 0.4;

/// No program of ours will count its forms this far: a number beyond is damage, or somebody's joke.
constexpr std::int64_t kHighestVersion = 1'000'000;

/// Reading a file of this size from a slow disk takes half a second. A larger one is shown before it was read whole.
constexpr std::uint64_t kLargeFile = 64 * 1024 * 1024;

/// What checks a whole file looks so often whether somebody waits for it to let go.
constexpr std::chrono::milliseconds kStepAside{10};

/// A file that is to be opened, with what stands beside it.
struct Candidate
{
    std::string file; ///< its real path: links resolved, absolute
    std::string name; ///< as the user gave it, for messages
    bool hasLog = false;
    bool hasJournal = false; ///< of a transaction that was cut off

    bool wasClosed() const { return !hasLog && !hasJournal; }
};

bool holdsSomething(const std::string& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return !error && size > 0;
}

[[noreturn]] void refuseMissing(const std::string& path, const std::string& name, const std::error_code& error)
{
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
        throw Refusal(ErrorCode::Unreadable, name + " cannot be read: " + systemErrorInWords(error.value()));
    std::error_code ignored;
    if (fs::is_symlink(fs::symlink_status(path, ignored)))
        throw Refusal(ErrorCode::NotFound, name + " is a link to a file that does not exist");
    throw Refusal(ErrorCode::NotFound, name + " does not exist");
}

Candidate lookAt(const std::string& path)
{
    Candidate candidate;
    candidate.name = shown(path);
    if (path.empty() || path.find('\0') != std::string::npos)
        throw Refusal(ErrorCode::NotFound, inQuotes(path) + " is not a file name");
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::status_known(status) || status.type() == fs::file_type::not_found)
        refuseMissing(path, candidate.name, error);
    if (fs::is_directory(status))
        throw Refusal(ErrorCode::NotACase, candidate.name + " is a folder, not a case");
    if (!fs::is_regular_file(status))
        throw Refusal(ErrorCode::NotACase, candidate.name + " is a device or a pipe, not a case");
    candidate.file = fs::canonical(path, error).string();
    if (error)
        throw Refusal(ErrorCode::Unreadable, candidate.name + " cannot be read: " + systemErrorInWords(error.value()));
    candidate.hasLog = holdsSomething(candidate.file + "-wal");
    candidate.hasJournal = holdsSomething(candidate.file + "-journal");
    return candidate;
}

void checkVersion(std::uint64_t applicationId, std::int64_t version, const std::string& name)
{
    if (applicationId != kApplicationId)
        throw Refusal(ErrorCode::NotACase, name + " is a database of another program, not a case");
    if (version < 1 || version > kHighestVersion)
        throw Refusal(ErrorCode::Damaged, name + " is damaged: it does not say which form of a case it is");
}

FileHeader checkHeader(const Candidate& candidate)
{
    auto header = readHeader(candidate.file, candidate.name);
    if (header.size == 0)
        throw Refusal(ErrorCode::NotACase, candidate.name + " is empty, not a case");
    if (!header.isSqlite())
        throw Refusal(ErrorCode::NotACase, candidate.name + " is not a case: " + looksLike(header, candidate.name));
    if (candidate.wasClosed() && header.size < header.statedSize())
        throw Refusal(ErrorCode::Damaged, candidate.name + " is cut short: it has " + std::to_string(header.size) +
                                              " of at least " + std::to_string(header.statedSize()) + " bytes");
    checkVersion(header.applicationId(), static_cast<std::int32_t>(header.userVersion()), candidate.name);
    if (header.pageSize() == 0)
        throw Refusal(ErrorCode::Damaged, candidate.name + " is damaged: its header makes no sense");
    return header;
}

/// Percent-encodes what has a meaning in a URI.
std::string asUri(const std::string& file, const char* parameters)
{
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char letter : file) {
        const auto byte = static_cast<unsigned char>(letter);
        if (byte <= 0x20 || byte >= 0x7F || letter == '%' || letter == '?' || letter == '#') {
            uri += '%';
            uri += kDigits[byte >> 4];
            uri += kDigits[byte & 15];
        } else {
            uri += letter;
        }
    }
    return uri + parameters;
}

/// A file that asks for a write-ahead log and has none beside it (a copy of an open case) is complete in itself, but
/// SQLite would make a log to read it, and fail where it may not. `immutable` keeps it from doing either.
std::unique_ptr<Database> openToRead(const Candidate& candidate, const FileHeader& header)
{
    if (header.writesAhead() && candidate.wasClosed())
        return openImmutable(candidate.file, candidate.name);
    return std::make_unique<Database>(candidate.file, SQLITE_OPEN_READONLY, candidate.name);
}

/// Interrupts a connection from another thread: SQLite asks nobody while it checks pages, which takes seconds for a
/// large file.
class Interrupting
{
public:
    Interrupting(Database& database, std::function<bool()> isCancelled)
        : asking_([handle = database.handle(), asked = std::move(isCancelled)](const std::stop_token& done) {
              std::mutex mutex;
              std::condition_variable_any waiting;
              std::unique_lock lock(mutex);
              while (!waiting.wait_for(lock, done, kStepAside, [&] { return done.stop_requested(); })) {
                  if (asked())
                      sqlite3_interrupt(handle);
              }
          })
    {
    }

private:
    std::jthread asking_;
};

/// What was interrupted finds faults that are none.
void checkSound(Database& database, const std::function<bool()>& isCancelled = {})
{
    std::optional<Interrupting> interrupting;
    if (isCancelled)
        interrupting.emplace(database, isCancelled);
    const auto finding = database.text("PRAGMA quick_check(1)");
    if (isCancelled && isCancelled())
        throw Refusal(ErrorCode::Cancelled, "checking was cancelled");
    if (finding != "ok")
        throw Refusal(ErrorCode::Damaged, database.name() + " is damaged (" + shown(finding) + ")");
}

void checkContent(Database& database)
{
    const auto& name = database.name();
    checkVersion(static_cast<std::uint32_t>(database.integer("PRAGMA application_id")),
                 database.integer("PRAGMA user_version"), name);
    const auto version = database.integer("PRAGMA user_version");
    if (version > kSchemaVersion) {
        if (const auto lacking = lacksForReading(database))
            throw Refusal(ErrorCode::Newer, name + " was written by a newer version of Dateline (form " +
                                                std::to_string(version) + "; this one writes form " +
                                                std::to_string(kSchemaVersion) +
                                                ") and cannot be read by this one: " + *lacking);
    } else if (const auto fault = foreignToSchema(database, version))
        throw Refusal(ErrorCode::Damaged, name + " is damaged or was changed by another program: " + *fault);
}

/// A case that was not closed needs its log or journal to be read; where that cannot be done, say what to do.
/// `isCompleted`: the journal is done with.
template<typename Check>
std::unique_ptr<Database> readAndCheck(const Candidate& candidate, const FileHeader& header, bool isCompleted,
                                       const Check& check)
{
    try {
        auto database = isCompleted && candidate.hasJournal
                            ? std::make_unique<Database>(candidate.file, SQLITE_OPEN_READONLY, candidate.name)
                            : openToRead(candidate, header);
        checkContent(*database);
        check(*database);
        return database;
    } catch (const SQLite::Exception& exception) {
        const auto code = exception.getErrorCode();
        if (!candidate.wasClosed() && (code == SQLITE_CANTOPEN || code == SQLITE_READONLY))
            throw Refusal(ErrorCode::Unreadable,
                          candidate.name +
                              " was not closed properly and has to be completed first: open it for writing,"
                              " in a folder that can be written to, with the files beside it that begin"
                              " with its name");
        throw;
    }
}

/// Why the place does not let the case be changed, as a phrase; empty where it does.
std::string placeRefuses(const Candidate& candidate)
{
    if (::faccessat(AT_FDCWD, candidate.file.c_str(), W_OK, AT_EACCESS) != 0)
        return systemErrorInWords(errno);
    const auto folder = fs::path(candidate.file).parent_path().string();
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        return "its folder does not allow it (" + systemErrorInWords(errno) + ")";
    return {};
}

std::unique_ptr<Database> openToWrite(const std::string& file, const std::string& name)
{
    auto database = std::make_unique<Database>(file, SQLITE_OPEN_READWRITE, name);
    if (database->isReadOnly())
        throw Refusal(ErrorCode::Unwritable, name + " cannot be written to");
    return database;
}

/// Undoes a transaction that was cut off. Only then can the file be read at all.
void complete(const Candidate& candidate)
{
    openToWrite(candidate.file, candidate.name)->integer("PRAGMA user_version");
}

/// Tells others of the one who opens the case, and looks whether somebody on another machine was first. Both sides tell
/// before they look: so it cannot be that both look, see nobody, and edit.
OpenState hold(const Candidate& candidate, const OpenOptions& options, Holding& holding)
{
    OpenState state;
    const auto& self = options.self;
    if (self.machineId.empty())
        return state;
    if (options.takeOver)
        dismissHolders(candidate.file, self);
    const bool isTold = holding.hold(candidate.file, self);
    state.holders = otherHolders(candidate.file, self);
    if (const auto* other = fromElsewhere(state.holders, self)) {
        state.readOnly = ReadOnlyReason::Held;
        state.why = candidate.name + " is being edited by " + inWords(*other);
    } else if (!isTold && isOnNetwork(candidate.file)) {
        state.readOnly = ReadOnlyReason::Place;
        state.why = candidate.name + " is on a share where others cannot be told that it is being edited";
    }
    if (state.readOnly != ReadOnlyReason::None)
        holding.letGo();
    return state;
}

/// A case of an older form is read from a copy in the present one.
std::unique_ptr<Database> onlyRead(std::unique_ptr<Database> database, ReadOnlyReason reason, std::string why)
{
    if (isOlderForm(*database))
        database = upgradedCopy(*database);
    database->setOpenState({reason, std::move(why), {}, false});
    return database;
}

void backUpBeforeUpgrade(Database& database, const OpenOptions& options)
{
    if (options.backupFolder.empty())
        return;
    CopyOptions copying;
    if (options.progress)
        copying.progress = [&](double done) {
            return options.progress(done * kShareOfBackup);
        };
    const auto copyTo = [&](const std::string& path) {
        return database.guard([&]() -> Status {
            copyDatabase(database, path, copying);
            return {};
        });
    };
    const Stamp stamp{options.self.user, options.self.since};
    const auto backup = backUp(copyTo, options.backupFolder, stamp, BackupReason::Upgrade);
    if (!backup && backup.error().code == ErrorCode::Cancelled)
        throw Refusal(backup.error().code, backup.error().message);
    if (!backup)
        throw Refusal(backup.error().code, database.name() +
                                               " is of an older version of Dateline and was not brought to the present"
                                               " one: " +
                                               backup.error().message);
}

/// `isLarge`: it is not read whole.
std::unique_ptr<Database> openAs(const Candidate& candidate, const FileHeader& header, OpenMode mode,
                                 const OpenOptions& options, bool isLarge)
{
    const auto refusal = mode == OpenMode::ReadOnly ? std::string() : placeRefuses(candidate);
    const bool mayWrite = mode == OpenMode::ReadWrite && refusal.empty();
    if (mayWrite && candidate.hasJournal)
        complete(candidate);
    auto database = readAndCheck(candidate, header, mayWrite, [&](Database& opened) {
        if (!isLarge)
            checkSound(opened);
    });
    const auto& name = candidate.name;
    if (database->integer("PRAGMA user_version") > kSchemaVersion)
        return onlyRead(std::move(database), ReadOnlyReason::Newer,
                        name + " was written by a newer version of Dateline, so this one only reads it and may not show"
                               " all of it");
    if (mode == OpenMode::ReadOnly)
        return onlyRead(std::move(database), ReadOnlyReason::Asked, name + " is open for reading only");
    if (!refusal.empty())
        return onlyRead(std::move(database), ReadOnlyReason::Place, name + " cannot be written to: " + refusal);
    Holding holding;
    auto state = hold(candidate, options, holding);
    if (state.readOnly != ReadOnlyReason::None) {
        database = onlyRead(std::move(database), state.readOnly, state.why);
        database->setOpenState(std::move(state));
        return database;
    }
    if (isOlderForm(*database))
        backUpBeforeUpgrade(*database, options);
    database.reset();
    database = openToWrite(candidate.file, name);
    database->setOnNetwork(isOnNetwork(candidate.file));
    if (isOlderForm(*database)) {
        auto progress = options.progress;
        if (progress)
            progress = [&](double done) {
                return options.progress(kShareOfBackup + done * (1 - kShareOfBackup));
            };
        upgrade(*database, progress);
    }
    database->keepHeld(std::move(holding));
    database->setOpenState(std::move(state));
    // A journal that was cut off before it held anything is left alone by SQLite; the next change takes its place.
    std::error_code ignored;
    if (candidate.hasJournal || fs::exists(candidate.file + "-journal", ignored))
        database->prepareToWrite();
    return database;
}

// --- Creating -------------------------------------------------------------------------------------------------------

/// Makes an empty file where there is none, so that no file of that name can be replaced, whoever made it when.
void claimName(const std::string& path, const std::string& name)
{
    const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
        ::close(descriptor);
        return;
    }
    const int reason = errno;
    if (reason == EEXIST)
        throw Refusal(ErrorCode::Exists, name + " exists already; choose another name");
    if (reason == ENOENT || reason == ENOTDIR)
        throw Refusal(ErrorCode::NotFound, name + " cannot be made: there is no such folder");
    throw Refusal(ErrorCode::Unwritable, name + " cannot be made: " + systemErrorInWords(reason));
}

/// Removes the file it watches unless all went well.
class Cleanup
{
public:
    explicit Cleanup(std::string file) : file_(std::move(file)) {}
    ~Cleanup()
    {
        if (file_.empty())
            return;
        std::error_code ignored;
        fs::remove(file_ + "-journal", ignored);
        fs::remove(file_, ignored);
    }
    Cleanup(const Cleanup&) = delete;
    Cleanup& operator=(const Cleanup&) = delete;

    void keep() { file_.clear(); }

private:
    std::string file_;
};

void fill(Database& database, const Case& content, bool keepsIndex)
{
    Transaction transaction(database, Journal::Rollback);
    createSchema(database);
    writeCase(database, content);
    if (keepsIndex)
        keepColumns(database, scanIndex(database));
    transaction.commit();
}

} // namespace

std::unique_ptr<Database> openImmutable(const std::string& file, const std::string& name)
{
    return std::make_unique<Database>(asUri(file, "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, name);
}

std::unique_ptr<Database> openCase(const std::string& path, OpenMode mode, const OpenOptions& options)
{
    const auto candidate = lookAt(path);
    const auto header = checkHeader(candidate);
    const bool isLarge = header.size > kLargeFile && !options.readWhole;
    auto database = openAs(candidate, header, mode, options, isLarge);
    auto state = database->openState();
    state.isLarge = isLarge;
    database->setOpenState(std::move(state));
    return database;
}

std::unique_ptr<Database> openAndCheckWhole(const std::string& path, const std::function<bool()>& isCancelled)
{
    const auto candidate = lookAt(path);
    const auto header = checkHeader(candidate);
    const auto isGivenUp = [&] {
        return isCancelled && isCancelled();
    };
    while (true) {
        std::atomic<bool> isEnded = false; // once it is, it stays so: what was interrupted finds faults that are none
        const auto isToEnd = [&] {
            isEnded = isEnded || isGivenUp() || Awaited::isAnybody();
            return isEnded.load();
        };
        try {
            return readAndCheck(candidate, header, false, [&](Database& database) {
                const WhileAsked asked(database, isToEnd);
                if (isToEnd())
                    throw Refusal(ErrorCode::Cancelled, "checking was cancelled");
                checkSound(database, isToEnd);
            });
        } catch (const std::exception&) {
            if (!isEnded || isGivenUp())
                throw;
        }
        std::this_thread::sleep_for(kStepAside);
    }
}

std::unique_ptr<Database> openDamaged(const std::string& path)
{
    const auto candidate = lookAt(path);
    const auto header = readHeader(candidate.file, candidate.name);
    if (!header.isSqlite())
        throw Refusal(ErrorCode::NotACase, candidate.name + " is not a case: " + looksLike(header, candidate.name));
    if (!candidate.wasClosed()) {
        try {
            auto database =
                std::make_unique<Database>(candidate.file, SQLITE_OPEN_READONLY, candidate.name, Trust::Damaged);
            database->integer("SELECT count(*) FROM sqlite_schema");
            return database;
        } catch (const SQLite::Exception&) {
            // The log or journal beside it cannot be used: what the file itself holds is what there is.
        }
    }
    return std::make_unique<Database>(asUri(candidate.file, "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                                      candidate.name, Trust::Damaged);
}

std::unique_ptr<Database> createCase(const std::string& path, const Case& content)
{
    const auto name = shown(path);
    if (path.empty() || path.find('\0') != std::string::npos)
        throw Refusal(ErrorCode::Unwritable, inQuotes(path) + " is not a file name");
    const auto file = fs::absolute(path).string();
    claimName(file, name);
    Cleanup cleanup(file);
    {
        Database database(file, SQLITE_OPEN_READWRITE, name);
        fill(database, content, isLarge(static_cast<std::int64_t>(content.events.size())));
    }
    // A new name is on the disk only when its folder is.
    if (const int error = syncFolder(fs::path(file).parent_path().string()))
        throw Refusal(ErrorCode::Unwritable, name + " could not be saved: " + systemErrorInWords(error));
    auto database = openToWrite(file, name);
    database->setOnNetwork(isOnNetwork(file));
    cleanup.keep();
    return database;
}

std::unique_ptr<Database> caseInMemory(const Case& content)
{
    auto database = std::make_unique<Database>(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, "the case");
    fill(*database, content, false);
    return database;
}

} // namespace dateline::store
