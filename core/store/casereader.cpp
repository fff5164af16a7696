#include "core/store/casereader.h"

#include "core/latestjob.h"
#include "core/store/attempting.h"
#include "core/store/lookups.h"
#include "core/store/opening.h"
#include "core/store/searching.h"
#include "core/store/whileasked.h"

#include <utility>

namespace dateline {

struct CaseReader::Private
{
    std::string path;
    std::unique_ptr<store::Database> database; ///< of the thread of `job`
    LatestJob job;

    /// What `read` makes of the case, told unless it was given up meanwhile.
    template<typename Found, typename Read>
    void tell(const Read& read, const Answer<Found>& answer, const std::stop_token& stop)
    {
        const auto opened = open();
        auto result = opened ? database->guard([&]() -> Result<Found> {
            const store::WhileAsked asked(*database, [&stop] { return stop.stop_requested(); });
            return read(*database);
        })
                             : Result<Found>(fail(opened.error()));
        if (!stop.stop_requested())
            answer(std::move(result), stop);
    }

    Status open()
    {
        if (database)
            return {};
        auto opened = store::attempt(path, [this] { return store::openCase(path, OpenMode::ReadOnly); });
        if (!opened)
            return fail(opened.error());
        database = std::move(*opened);
        return {};
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
