#include "tests/bench/data.h"

#include "core/store/keptcolumns.h"
#include "core/store/opening.h"

#include "tests/bench/plainsqlite.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace dateline::bench {

namespace {

namespace fs = std::filesystem;

std::string& keptFolder()
{
    static std::string folder;
    return folder;
}

std::string& givenCase()
{
    static std::string path;
    return path;
}

/// A folder of this run alone.
class Scratch
{
public:
    Scratch()
    {
        auto name = (fs::temp_directory_path() / "dateline-bench-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            stop("no folder can be made in " + fs::temp_directory_path().string());
        path_ = name;
    }
    ~Scratch()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

const Scratch& scratch()
{
    static const Scratch folder;
    return folder;
}

bool isUsable(const std::string& path, std::size_t events)
{
    if (!fs::exists(path))
        return false;
    const auto file = CaseFile::open(path, OpenMode::ReadOnly);
    if (!file)
        return false;
    const auto index = file->index();
    return index && index->size() == events;
}

void keepIndex(CaseFile& file)
{
    if (const auto stored = file.storeColumns(); !stored)
        stop(stored.error().message);
}

/// More are not made with their claims and passages: making them takes more memory than there is.
constexpr std::size_t kMostWhole = 1'000'000;

/// The rows of the events alone, row by row.
void putEvents(const std::string& path, const BigIndex& big)
{
    PlainDatabase database(path, SQLITE_OPEN_READWRITE);
    std::vector<std::int64_t> categories;
    PlainStatement category(database, "SELECT key FROM category ORDER BY position");
    while (category.next())
        categories.push_back(category.integer(0));
    database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
    PlainStatement insert(database, "INSERT INTO event (key, id, title, category, importance, date_earliest,"
                                    " date_latest, flags, claim_count, source_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
                                    " 3, 2)");
    const auto& index = big.index;
    for (EventRow row = 0; row < index.size(); ++row) {
        const std::int64_t key = index.key[row];
        const auto id = "event-" + std::to_string(key);
        const auto title = big.title(key);
        const auto& extent = index.extent[row];
        insert.with(key, id, title, categories[index.category[row]], toWord(index.importance[row]), extent.earliest,
                    extent.latest, std::int64_t{index.flags[row]});
        insert.run();
    }
    database.run("COMMIT");
}

/// All that opening a case reads: its events and the columns of their index. There are no claims and no passages.
void makeWithoutClaims(const std::string& path, std::size_t events)
{
    const auto big = bigIndex(events);
    must(CaseFile::create(path, test::BigCase(0).content()));
    putEvents(path, *big);
    try {
        const auto database = store::openCase(path, OpenMode::ReadWrite, {});
        store::Transaction transaction(*database, store::Journal::Rollback);
        store::keepColumns(*database, big->index);
        transaction.commit();
    } catch (const std::exception& exception) {
        stop(exception.what());
    }
}

} // namespace

void stop(const std::string& message)
{
    std::fprintf(stderr, "dateline_bench: %s\n", message.c_str());
    std::exit(1);
}

void keepDataIn(const std::string& folder)
{
    std::error_code ignored;
    fs::create_directories(folder, ignored);
    keptFolder() = folder;
}

std::size_t useCase(const std::string& path)
{
    givenCase() = copyOfCase(path);
    auto file = must(CaseFile::open(givenCase(), OpenMode::ReadWrite));
    keepIndex(file);
    return must(file.index()).size();
}

std::shared_ptr<const BigIndex> bigIndex(std::size_t events)
{
    static std::shared_ptr<const BigIndex> last;
    static std::size_t size = 0;
    if (last && size == events)
        return last;
    last.reset();
    size = events;
    if (givenCase().empty()) {
        const auto big = std::make_shared<const test::BigCase>(events);
        last = std::make_shared<const BigIndex>(big->index(), [big](EventKey key) { return big->title(key); });
    } else {
        const auto file = std::make_shared<const CaseFile>(must(CaseFile::open(givenCase(), OpenMode::ReadOnly)));
        last = std::make_shared<const BigIndex>(must(file->index()),
                                                [file](EventKey key) { return must(file->title(key)); });
    }
    return last;
}

std::string bigCaseFile(std::size_t events)
{
    if (!givenCase().empty())
        return givenCase();
    const auto folder = keptFolder().empty() ? scratch().path() : fs::path(keptFolder());
    const auto path = (folder / (std::to_string(events) + ".dateline")).string();
    if (!isUsable(path, events)) {
        fs::remove(path);
        if (events > kMostWhole) {
            makeWithoutClaims(path, events);
            return path;
        }
        auto file = must(CaseFile::create(path, test::BigCase(events).content()));
        keepIndex(file);
    } else if (!must(must(CaseFile::open(path, OpenMode::ReadOnly)).firstLook())) {
        auto file = must(CaseFile::open(path, OpenMode::ReadWrite));
        keepIndex(file);
    }
    return path;
}

std::string caseWithoutColumns(std::size_t events)
{
    auto path = copyOfCase(bigCaseFile(events));
    PlainDatabase database(path, SQLITE_OPEN_READWRITE);
    database.run("DELETE FROM index_columns");
    return path;
}

std::string freshPath(const std::string& name)
{
    static int number = 0;
    return (scratch().path() / (std::to_string(++number) + "-" + name)).string();
}

std::string copyOfCase(const std::string& path)
{
    auto copy = freshPath("copy.dateline");
    fs::copy_file(path, copy);
    return copy;
}

} // namespace dateline::bench
