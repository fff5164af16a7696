#include "core/store/casereader.h"

#include "core/latestjob.h"
#include "core/store/lookups.h"
#include "core/store/opening.h"
#include "core/store/searching.h"

#include <sqlite3.h>

#include <utility>

namespace dateline {

namespace {

constexpr int kStepsBetweenLooks = 1'000;

int isGivenUp(void* token)
{
    return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0;
}

} // namespace

struct CaseReader::Private
{
    std::string path;
    std::unique_ptr<store::Database> database; ///< of the thread of `job`
    LatestJob job;

    /// What `read` makes of the case, told unless it was given up meanwhile.
    template<typename Found, typename Read>
    void tell(const Read& read, const Answer<Found>& answer, const std::stop_token& stop)
    {
        auto token = stop;
        auto found = open();
        auto result = found ? database->guard([&]() -> Result<Found> {
            sqlite3_progress_handler(database->handle(), kStepsBetweenLooks, &isGivenUp, &token);
            return read(*database);
        })
                            : Result<Found>(fail(found.error()));
        if (database)
            sqlite3_progress_handler(database->handle(), 0, nullptr, nullptr);
        if (!stop.stop_requested())
            answer(std::move(result), stop);
    }

    Status open()
    {
        if (database)
            return {};
        try {
            database = store::openCase(path, OpenMode::ReadOnly);
            return {};
        } catch (const store::Refusal& refusal) {
            return fail(refusal.error());
        } catch (const SQLite::Exception& exception) {
            return fail(store::Database::errorOf(exception, store::shown(path)));
        } catch (const std::exception& exception) {
            return fail(ErrorCode::Unreadable, store::shown(path) + ": " + exception.what());
        }
    }
};

CaseReader::CaseReader(std::string path) : d_(std::make_unique<Private>())
{
    d_->path = std::move(path);
}

CaseReader::~CaseReader()
{
    close();
}

void CaseReader::close()
{
    d_->job.stop();
    d_->database.reset();
}

void CaseReader::search(std::string text, std::size_t limit, Answer<std::vector<SearchHit>> hits,
                        Answer<std::vector<EventKey>> events)
{
    d_->job.start([d = d_.get(), text = std::move(text), limit, hits = std::move(hits),
                   events = std::move(events)](const std::stop_token& stop) {
        d->tell<std::vector<SearchHit>>([&](store::Database& database) { return store::search(database, text, limit); },
                                        hits, stop);
        if (stop.stop_requested())
            return;
        d->tell<std::vector<EventKey>>([&](store::Database& database) { return store::matchingEvents(database, text); },
                                       events, stop);
    });
}

void CaseReader::texts(TextMember member, Answer<std::vector<WrittenText>> answer)
{
    d_->job.start([d = d_.get(), member, answer = std::move(answer)](const std::stop_token& stop) {
        d->tell<std::vector<WrittenText>>(
            [&](store::Database& database) { return store::writtenTexts(database, ObjectKind::Event, member); },
            [&](Result<std::vector<WrittenText>> found, const std::stop_token& asked) {
                d->database.reset(); // what is done with so many texts takes longer than to read them
                answer(std::move(found), asked);
            },
            stop);
    });
}

} // namespace dateline
