#include "core/store/keptcolumns.h"

#include "core/store/indexing.h"
#include "core/timeline/eventorder.h"
#include "core/timeline/indexbytes.h"

#include <sqlite3.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <stop_token>
#include <thread>

namespace dateline::store {

namespace {

constexpr std::int64_t kLarge = 20'000;
/// A blob is read and written in one go by nobody, and is far below what a connection takes for one value.
constexpr std::size_t kPiece = 4 * 1024 * 1024;
/// Of more events that changed, reading them one by one when the case is opened would be felt.
constexpr std::size_t kMostChanged = 4'000;
/// The columns are the pieces from 0 on.
constexpr std::int64_t kLookPiece = -1;

std::int64_t revisionOf(Database& database)
{
    return database.integer("SELECT revision FROM case_info");
}

/// Asked of what SQLite knows of the schema, which takes a tenth of the time of searching the schema's own table: every
/// edit asks. It is brought up to date by any statement that reads.
bool hasTables(Database& database)
{
    revisionOf(database);
    return sqlite3_table_column_metadata(database.handle(), "main", "index_columns", nullptr, nullptr, nullptr, nullptr,
                                         nullptr, nullptr) == SQLITE_OK;
}

bool keepsColumns(Database& database)
{
    return hasTables(database) && database.integer("SELECT EXISTS (SELECT 1 FROM index_columns)") != 0;
}

/// The pieces from one on, from the first byte to the last.
class Pieces
{
public:
    explicit Pieces(Database& database, std::int64_t first = 0) : database_(database), next_(first) {}
    ~Pieces() { sqlite3_blob_close(blob_); }
    Pieces(const Pieces&) = delete;
    Pieces& operator=(const Pieces&) = delete;

    bool read(std::span<std::byte> into)
    {
        while (!into.empty()) {
            if (at_ == size_ && !openNext())
                return false;
            const auto count = std::min(into.size(), static_cast<std::size_t>(size_ - at_));
            if (sqlite3_blob_read(blob_, into.data(), static_cast<int>(count), at_) != SQLITE_OK)
                return false;
            at_ += static_cast<int>(count);
            into = into.subspan(count);
        }
        return true;
    }

private:
    bool openNext()
    {
        const auto result =
            blob_ == nullptr ? sqlite3_blob_open(database_.handle(), "main", "index_columns", "data", next_, 0, &blob_)
                             : sqlite3_blob_reopen(blob_, next_);
        if (result != SQLITE_OK)
            return false;
        ++next_;
        at_ = 0;
        size_ = sqlite3_blob_bytes(blob_);
        return true;
    }

    Database& database_;
    sqlite3_blob* blob_ = nullptr;
    std::int64_t next_;
    int at_ = 0;
    int size_ = 0;
};

/// The bytes of the pieces, read in a thread of its own, a little ahead of whoever takes them: the index is there after
/// three quarters of the time that one thread takes. Until it is gone nobody else may use the connection.
class BytesAhead
{
public:
    BytesAhead(Database& database, std::uint64_t size)
        : pieces_(database), left_(size), reading_([this](const std::stop_token& stop) { readOn(stop); })
    {
    }

    bool read(std::span<std::byte> into)
    {
        while (!into.empty()) {
            if (used_ == chunk_.size() && !takeNext())
                return false;
            const auto some = std::span(chunk_).subspan(used_).first(std::min(into.size(), chunk_.size() - used_));
            std::ranges::copy(some, into.begin());
            used_ += some.size();
            into = into.subspan(some.size());
        }
        return true;
    }

private:
    static constexpr std::size_t kChunk = 256 * 1024;
    static constexpr std::size_t kMostAhead = 8;
    using Chunk = std::vector<std::byte>;

    void readOn(const std::stop_token& stop)
    {
        while (left_ > 0) {
            Chunk chunk;
            {
                std::unique_lock lock(mutex_);
                if (!changed_.wait(lock, stop, [this] { return ready_.size() < kMostAhead; }))
                    return;
                if (!spare_.empty()) {
                    chunk = std::move(spare_.back());
                    spare_.pop_back();
                }
            }
            chunk.resize(std::min<std::uint64_t>(kChunk, left_));
            if (!pieces_.read(chunk))
                break;
            left_ -= chunk.size();
            const std::lock_guard lock(mutex_);
            ready_.push_back(std::move(chunk));
            changed_.notify_all();
        }
        const std::lock_guard lock(mutex_);
        isAtEnd_ = true;
        changed_.notify_all();
    }

    bool takeNext()
    {
        std::unique_lock lock(mutex_);
        spare_.push_back(std::move(chunk_));
        chunk_.clear();
        used_ = 0;
        changed_.wait(lock, [this] { return !ready_.empty() || isAtEnd_; });
        if (ready_.empty())
            return false;
        chunk_ = std::move(ready_.front());
        ready_.pop_front();
        changed_.notify_all();
        return true;
    }

    Pieces pieces_;
    std::uint64_t left_;
    Chunk chunk_; ///< of which `used_` bytes are taken
    std::size_t used_ = 0;
    std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Chunk> ready_;
    std::vector<Chunk> spare_;
    bool isAtEnd_ = false;
    std::jthread reading_;
};

/// Keys as the text '[4,17]', which SQLite's json_each reads.
std::string textOf(const std::vector<EventKey>& keys)
{
    std::string text = "[";
    for (const auto key : keys)
        text += (text.size() > 1 ? "," : "") + std::to_string(key);
    return text + "]";
}

} // namespace

const char* tablesOfLargeCases()
{
    return R"sql(
CREATE TABLE IF NOT EXISTS index_columns (
    piece INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS index_change (
    revision INTEGER PRIMARY KEY,
    events TEXT,
    more INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS event_by_merged ON event (key) WHERE merged IS NOT NULL;
)sql";
}

std::optional<ChangedSince> changedSince(Database& database, std::int64_t revision)
{
    const auto now = revisionOf(database);
    ChangedSince since;
    if (revision == now)
        return since;
    if (revision > now || !hasTables(database))
        return std::nullopt;
    Query changes(database, "SELECT count(*), count(events), sum(more), max(elsewhere) FROM index_change"
                            " WHERE revision > ? AND revision <= ?");
    changes.bind(revision).bind(now);
    if (!changes.next() || changes.integer(0) != now - revision || changes.integer(1) != now - revision)
        return std::nullopt;
    since.more = changes.integer(2);
    since.applied.elsewhere = changes.integer(3) != 0;
    Query events(database, "SELECT DISTINCT e.value FROM index_change c, json_each(c.events) e"
                           " WHERE c.revision > ? AND c.revision <= ? AND e.type = 'integer' ORDER BY e.value");
    events.bind(revision).bind(now);
    while (events.next())
        since.applied.events.push_back(events.integer(0));
    return since;
}

std::optional<KeptColumns> readKept(Database& database)
{
    if (!hasTables(database))
        return std::nullopt;
    Query pieces(database, "SELECT sum(length(data)), min(revision), max(revision) FROM index_columns"
                           " WHERE piece >= 0");
    if (!pieces.next() || pieces.isNull(0) || pieces.integer(1) != pieces.integer(2))
        return std::nullopt;
    const auto size = static_cast<std::uint64_t>(pieces.integer(0));
    const auto revision = pieces.integer(1);
    BytesAhead bytes(database, size);
    auto index =
        dateline::readIndex([&](std::span<std::byte> into) { return !database.isGivenUp() && bytes.read(into); }, size);
    if (database.isGivenUp())
        throw Refusal(ErrorCode::Cancelled, "it was cancelled");
    if (!index)
        return std::nullopt;
    return KeptColumns{std::move(*index), revision};
}

std::optional<FirstLook> keptLook(Database& database)
{
    if (!hasTables(database))
        return std::nullopt;
    Query kept(database, "SELECT length(data), revision FROM index_columns WHERE piece = ?");
    kept.bind(kLookPiece);
    if (!kept.next() || kept.integer(1) != revisionOf(database))
        return std::nullopt;
    Pieces bytes(database, kLookPiece);
    return readFirstLook([&](std::span<std::byte> into) { return bytes.read(into); },
                         static_cast<std::uint64_t>(kept.integer(0)));
}

namespace {

/// Within a transaction.
void putLook(Database& database, const EventIndex& index)
{
    std::vector<std::byte> bytes;
    writeFirstLook(firstLook(index),
                   [&](std::span<const std::byte> some) { bytes.insert(bytes.end(), some.begin(), some.end()); });
    Query query(database, "INSERT OR REPLACE INTO index_columns (piece, revision, data) VALUES (?, ?, ?)");
    query.bind(kLookPiece).bind(revisionOf(database)).bindBlob(bytes).run();
}

} // namespace

void keepLook(Database& database, const EventIndex& index, std::int64_t revision)
{
    if (database.isReadOnly() || !keepsColumns(database) || keptLook(database))
        return;
    Transaction transaction(database);
    if (revisionOf(database) != revision)
        return;
    putLook(database, index);
    transaction.commit();
}

void noteChange(Database& database, const Applied& applied, std::int64_t more)
{
    if (!keepsColumns(database))
        return;
    const bool isTold = applied.events.size() <= kMostChanged;
    Query query(database, "INSERT OR REPLACE INTO index_change (revision, events, more, elsewhere)"
                          " VALUES ((SELECT revision FROM case_info), ?, ?, ?)");
    query.bind(isTold ? textOf(applied.events) : std::string()).bind(more);
    query.bind(std::int64_t{applied.elsewhere}).run();
}

void keepColumns(Database& database, const EventIndex& index)
{
    database.run(tablesOfLargeCases());
    forgetColumns(database);
    const auto revision = revisionOf(database);
    std::vector<std::byte> piece;
    piece.reserve(kPiece);
    std::int64_t number = 0;
    const auto put = [&] {
        Query query(database, "INSERT INTO index_columns (piece, revision, data) VALUES (?, ?, ?)");
        query.bind(number++).bind(revision).bindBlob(piece).run();
        piece.clear();
    };
    writeIndex(index, [&](std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const auto some = bytes.first(std::min(bytes.size(), kPiece - piece.size()));
            piece.insert(piece.end(), some.begin(), some.end());
            bytes = bytes.subspan(some.size());
            if (piece.size() == kPiece)
                put();
        }
    });
    if (!piece.empty())
        put();
    putLook(database, index);
}

void storeColumns(Database& database)
{
    Transaction transaction(database);
    keepColumns(database, inOrder(readIndex(database)));
    transaction.commit();
}

void catchUp(Database& database)
{
    if (!database.hasWritten() || database.isReadOnly())
        return;
    if (keepsColumns(database)) {
        const auto since =
            changedSince(database, database.integer("SELECT revision FROM index_columns WHERE piece = 0"));
        if (since && since->applied.events.size() <= kMostChanged)
            return;
    } else if (!isLarge(database.integer("SELECT max(key) FROM event"))) {
        return;
    }
    storeColumns(database);
}

void forgetColumns(Database& database)
{
    if (!hasTables(database))
        return;
    database.run("DELETE FROM index_columns");
    database.run("DELETE FROM index_change");
}

bool isLarge(std::int64_t events)
{
    return events > kLarge;
}

} // namespace dateline::store
