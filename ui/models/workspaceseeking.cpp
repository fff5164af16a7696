#include "core/timeline/eventorder.h"
#include "core/timeline/lanetables.h"

#include "ui/models/handon.h"
#include "ui/models/seeking.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kHitsAtMost = 50;

/// Calls `each` with every number of `counts` and its like of `others`. New values stand at the end of a dictionary.
template<typename Each> void withEach(FacetCounts& counts, const FacetCounts& others, const Each& each)
{
    const auto list = [&each](std::vector<std::uint32_t>& of, const std::vector<std::uint32_t>& by) {
        of.resize(std::max(of.size(), by.size()), 0);
        for (std::size_t i = 0; i < by.size(); ++i) {
            each(of[i], by[i]);
        }
    };
    list(counts.categories, others.categories);
    list(counts.actors, others.actors);
    list(counts.places, others.places);
    list(counts.sources, others.sources);
    each(counts.disputed, others.disputed);
    each(counts.singleSource, others.singleSource);
    each(counts.shown, others.shown);
    each(counts.inRange.certain, others.inRange.certain);
    each(counts.inRange.possible, others.inRange.possible);
}

void addCounts(FacetCounts& counts, const FacetCounts& more)
{
    withEach(counts, more, [](auto& count, auto by) { count += by; });
}

void takeCounts(FacetCounts& counts, const FacetCounts& fewer)
{
    withEach(counts, fewer, [](auto& count, auto by) { count -= by; });
}

} // namespace

void Workspace::Seeking::setBusy(bool isSearchingNow, bool isFilteringNow)
{
    const bool before = workspace.isSeeking();
    isSearching = isSearchingNow;
    isFiltering = isFilteringNow;
    if (before != workspace.isSeeking()) {
        Q_EMIT workspace.seekingChanged();
    }
}

bool Workspace::Seeking::isLarge() const
{
    return workspace.index_.size() >= largeFrom && workspace.file_ && !workspace.file_->path().empty();
}

void Workspace::Seeking::findShown()
{
    if (!isLarge()) {
        workspace.refilter();
        Q_EMIT workspace.filterChanged();
        return;
    }
    isAnswered = false;
    setBusy(isSearching, true);
    filtering.start([this, filter = workspace.filter_](const std::stop_token& stop) {
        auto shown = apply(workspace.index_, filter);
        if (stop.stop_requested()) {
            return;
        }
        std::pair answer(std::move(shown), countFacets(workspace.index_, filter));
        handOn(workspace, stop, std::move(answer), [this](std::pair<EventSet, FacetCounts> found) {
            workspace.shown_ = std::move(found.first);
            workspace.counts_ = std::move(found.second);
            isAnswered = true;
            setBusy(isSearching, false);
            Q_EMIT workspace.filterChanged();
        });
    });
}

void Workspace::Seeking::searchAtOnce()
{
    EventFilter& filter = workspace.filter_;
    workspace.hits_.clear();
    filter.matches.clear();
    filter.searching = !workspace.searchText_.isEmpty();
    if (!filter.searching) {
        return;
    }
    const std::string text = utf8(workspace.searchText_);
    auto keys = workspace.file_->matchingEvents(text);
    auto hits = workspace.file_->search(text, kHitsAtMost);
    if (!keys || !hits) {
        Q_EMIT workspace.failed(qs((keys ? hits.error() : keys.error()).message));
    }
    filter.matches = std::move(keys).value_or(std::vector<EventKey>());
    workspace.hits_ = std::move(hits).value_or(std::vector<SearchHit>());
}

void Workspace::Seeking::searchInBackground()
{
    if (!reader) {
        reader = std::make_unique<CaseReader>(workspace.file_->path());
    }
    setBusy(true, isFiltering);
    const auto takeHits = [this](Result<std::vector<SearchHit>> found) {
        workspace.hits_ = std::move(found).value_or(std::vector<SearchHit>());
        Q_EMIT workspace.hitsChanged();
    };
    const auto takeEvents = [this](Result<std::vector<EventKey>> found) {
        setBusy(false, isFiltering);
        if (!found) {
            Q_EMIT workspace.failed(qs(found.error().message));
        }
        workspace.filter_.searching = true;
        workspace.filter_.matches = std::move(found).value_or(std::vector<EventKey>());
        findShown();
    };
    reader->search(
        utf8(workspace.searchText_), kHitsAtMost,
        [this, takeHits](auto found, const std::stop_token& stop) {
            handOn(workspace, stop, std::move(found), takeHits);
        },
        [this, takeEvents](auto found, const std::stop_token& stop) {
            handOn(workspace, stop, std::move(found), takeEvents);
        });
}

void Workspace::Seeking::divideInto(LaneKind kind)
{
    dividing = kind;
    lanes.start([this, kind](const std::stop_token& stop) {
        const auto& index = workspace.index_;
        auto made = std::make_shared<layout::LaneTables>(index, kind, everyEvent(index));
        handOn(workspace, stop, std::move(made), [this, kind](std::shared_ptr<layout::LaneTables> tables) {
            dividing.reset();
            workspace.laneKind_ = kind;
            workspace.lanesAhead_ = std::move(tables);
            Q_EMIT workspace.laneKindChanged();
            workspace.lanesAhead_.reset();
        });
    });
}

void Workspace::Seeking::divideAgain()
{
    if (dividing) {
        divideInto(*dividing);
    }
}

void Workspace::Seeking::stop()
{
    filtering.stop();
    lanes.stop();
    reader.reset();
    wasCutOff = isSearching || isFiltering;
    setBusy(false, false);
}

bool Workspace::Seeking::resumeUnless(bool done)
{
    if (!done) {
        divideAgain();
    }
    if (!done && std::exchange(wasCutOff, false)) {
        workspace.searchAgain();
        findShown();
    }
    return done;
}

bool Workspace::isSeeking() const
{
    return seeking_->isSearching || seeking_->isFiltering;
}

void Workspace::setLargeFrom(std::size_t events)
{
    seeking_->largeFrom = events;
}

void Workspace::settle()
{
    seeking_->stop();
}

void Workspace::setFilter(const EventFilter& filter)
{
    if (filter != filter_) {
        filter_ = filter;
        seeking_->findShown();
    }
}

void Workspace::refilter()
{
    shown_ = apply(index_, filter_);
    counts_ = countFacets(index_, filter_);
    seeking_->isAnswered = true;
}

/// What the filter leaves of a patched index: only what the patch touched is looked at.
void Workspace::followFilter(const IndexChange& change)
{
    const EventIndex come = someRows(index_, change.come);
    const EventSet passing = apply(come, filter_);
    shown_.resize(index_.size());
    for (const EventRow row : change.gone) {
        shown_.set(row, false);
    }
    passing.forEach([&](EventRow row) { shown_.set(change.come[row], true); });
    addCounts(counts_, countFacets(come, filter_));
    takeCounts(counts_, countFacets(someRows(index_, change.gone), filter_));
}

void Workspace::setSearchText(const QString& text)
{
    const QString wanted = text.trimmed();
    if (wanted == searchText_ || !file_) {
        return;
    }
    searchText_ = wanted;
    if (!wanted.isEmpty() && seeking_->isLarge()) {
        seeking_->searchInBackground();
        return;
    }
    seeking_->reader.reset();
    seeking_->setBusy(false, seeking_->isFiltering);
    seeking_->searchAtOnce();
    Q_EMIT hitsChanged();
    seeking_->findShown();
}

/// The same search in a case that has changed.
void Workspace::searchAgain()
{
    if (searchText_.isEmpty()) {
        return;
    }
    if (seeking_->isLarge()) {
        seeking_->searchInBackground();
    } else {
        seeking_->searchAtOnce();
        Q_EMIT hitsChanged();
    }
}

void Workspace::selectMatch(int step)
{
    if (step == 0) {
        return;
    }
    auto row = neighbour(step);
    if (!row) {
        const EventOrder order(index_, shown_);
        row = step < 0 ? order.lastBefore(order.end()) : order.firstFrom(order.begin());
    }
    if (row) {
        select(*row);
        reveal(*row);
    }
}

} // namespace dateline
