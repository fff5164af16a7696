// How the workspace filters and searches.

#include "ui/models/seeking.h"

#include <cstdint>

namespace dateline {

namespace {

constexpr std::size_t kHitsAtMost = 50;

} // namespace

bool Workspace::isSeeking() const
{
    return seeking_->busy;
}

void Workspace::setLargeFrom(std::size_t events)
{
    seeking_->largeFrom = events;
}

/// Nothing runs in the background any more.
void Workspace::settle()
{
    seeking_->busy = false;
}

void Workspace::setFilter(const EventFilter& filter)
{
    if (filter == filter_) {
        return;
    }
    filter_ = filter;
    refilter();
    Q_EMIT filterChanged();
}

void Workspace::setSearchText(const QString& text)
{
    const QString wanted = text.trimmed();
    if (wanted == searchText_ || !file_) {
        return;
    }
    searchText_ = wanted;
    filter_.searching = !wanted.isEmpty();
    filter_.matches.clear();
    searchAgain();
    refilter();
    Q_EMIT hitsChanged();
    Q_EMIT filterChanged();
}

/// The search in the case as it is now.
void Workspace::searchAgain()
{
    hits_.clear();
    if (!filter_.searching) {
        return;
    }
    auto keys = file_->matchingEvents(utf8(searchText_));
    auto hits = file_->search(utf8(searchText_), kHitsAtMost);
    if (!keys || !hits) {
        Q_EMIT failed(qs((keys ? hits.error() : keys.error()).message));
    }
    filter_.matches = std::move(keys).value_or(std::vector<EventKey>());
    hits_ = std::move(hits).value_or(std::vector<SearchHit>());
}

void Workspace::refilter()
{
    shown_ = apply(index_, filter_);
    counts_ = countFacets(index_, filter_);
}

void Workspace::selectMatch(int step)
{
    const auto size = static_cast<std::int64_t>(index_.size());
    if (size == 0 || shown_.count() == 0) {
        return;
    }
    std::int64_t row = -1;
    if (selected_) {
        row = static_cast<std::int64_t>(*selected_) + step;
    } else {
        while (row + 1 < size &&
               static_cast<double>(index_.extent[static_cast<std::size_t>(row + 1)].earliest) < range_.start) {
            ++row;
        }
        row += step > 0 ? 1 : 0;
    }
    while (!shown_.contains(static_cast<EventRow>((row + size) % size))) {
        row += step < 0 ? -1 : 1;
    }
    const auto found = static_cast<EventRow>((row + size) % size);
    select(found);
    reveal(found);
}

} // namespace dateline
