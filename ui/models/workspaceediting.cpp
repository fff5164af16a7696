// How the workspace edits its case, and follows what changes it.

#include "core/timeline/eventorder.h"
#include "core/timeline/indexclock.h"
#include "core/timeline/lanetables.h"

#include "ui/models/seeking.h"
#include "ui/models/workspace.h"

#include <algorithm>

namespace dateline {

namespace {

/// The chosen values of a facet by their ids: the numbers change with the index, the ids do not.
std::vector<std::string> idsOf(const std::vector<std::uint16_t>& numbers, const Dictionary& dictionary)
{
    std::vector<std::string> ids;
    for (const std::uint16_t number : numbers) {
        ids.push_back(dictionary.ids[number]);
    }
    return ids;
}

std::vector<std::uint16_t> numbersOf(const std::vector<std::string>& ids, const Dictionary& dictionary)
{
    std::vector<std::uint16_t> numbers;
    for (const std::string& id : ids) {
        const auto found = std::find(dictionary.ids.begin(), dictionary.ids.end(), id);
        if (found != dictionary.ids.end()) {
            numbers.push_back(static_cast<std::uint16_t>(found - dictionary.ids.begin()));
        }
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

} // namespace

void Workspace::reload()
{
    if (file_) {
        refresh();
    }
}

/// In another thread, so that the window need not divide the events.
Workspace::ReadAhead Workspace::readAhead(EventIndex index, LaneKind kind)
{
    ReadAhead read{std::move(index), {}, {}};
    read.lanes = std::make_shared<layout::LaneTables>(read.index, kind, everyEvent(read.index));
    return read;
}

/// What was changed, where nothing else happened since the index was read; false where it has to be read anew.
bool Workspace::readChanged(const Applied& applied, ReadAhead* read)
{
    const bool isUtc = clock_ == ShownClock::Utc;
    if (!read) {
        if (isUtc && applied.elsewhere) {
            return false; // the case may have another clock now
        }
        auto change = file_->update(index_, applied, isUtc ? std::optional(TimeZone()) : std::nullopt);
        if (!change) {
            return false;
        }
        change_ = std::move(*change);
    }
    for (const EventKey key : applied.events) {
        titles_.forget(key);
    }
    if (applied.elsewhere) {
        readNames();
    }
    if (read) {
        index_ = isUtc ? onClock(std::move(read->index), zone_, TimeZone()) : std::move(read->index);
        if (!isUtc && read->lanes) {
            lanesAhead_ = std::move(read->lanes);
            lanesAhead_->moveTo(index_);
        }
    }
    return true;
}

/// Of the chosen events those that the case still has.
std::vector<EventKey> Workspace::stillThere(const Applied* applied, const ReadAhead* read) const
{
    std::vector<EventKey> keys = chosen_;
    std::erase_if(keys, [&](EventKey key) {
        if (read) {
            return std::ranges::binary_search(read->gone, key);
        }
        const bool mayBeGone = applied == nullptr || std::ranges::binary_search(applied->events, key);
        return mayBeGone && !file_->title(key);
    });
    return keys;
}

/// `applied` is what was done, where that is all that happened since the last time.
void Workspace::refresh(const Applied* applied, ReadAhead* read)
{
    settle(); // before the index changes, as nothing may read it meanwhile
    const auto categories = idsOf(filter_.categories, index_.categories);
    const auto actors = idsOf(filter_.actors, index_.actorNames);
    const auto places = idsOf(filter_.places, index_.placeNames);
    const auto sources = idsOf(filter_.sources, index_.sourceNames);
    const auto before = seeking_->isAnswered ? std::optional(filter_) : std::nullopt;
    change_.reset();
    if (applied == nullptr || !readChanged(*applied, read)) {
        readCase();
    }
    filter_.categories = numbersOf(categories, index_.categories);
    filter_.actors = numbersOf(actors, index_.actorNames);
    filter_.places = numbersOf(places, index_.placeNames);
    filter_.sources = numbersOf(sources, index_.sourceNames);
    searchAgain();
    if (change_ && before == filter_) {
        followFilter(*change_);
    } else {
        refilter();
    }
    readUndoNames();
    findSelected();
    chosen_ = stillThere(applied, read);
    Q_EMIT edited();
    change_.reset();
    lanesAhead_.reset();
    seeking_->divideAgain();
    Q_EMIT filterChanged();
    Q_EMIT selectionChanged();
    Q_EMIT chosenChanged();
}

void Workspace::readUndoNames()
{
    undoName_ = qs(file_->undoName().value_or(std::string()));
    redoName_ = qs(file_->redoName().value_or(std::string()));
    revision_ = file_->revision().value_or(0);
}

void Workspace::lookForOthers()
{
    if (file_ && !isEditing() && !isReadingEvents() && file_->revision().value_or(revision_) != revision_) {
        const auto since = file_->changedSince(revision_).value_or(std::nullopt);
        refresh(since ? &*since : nullptr);
    }
}

bool Workspace::afterEdit(const Result<Applied>& applied)
{
    if (!applied) {
        Q_EMIT failed(qs(applied.error().message));
        if (file_->revision().value_or(revision_) != revision_) {
            refresh(); // of several steps the first were made
        }
        return false;
    }
    const std::int64_t expected = revision_ + (applied->step == 0 ? 0 : 1);
    const bool isAll = file_->revision().value_or(-1) == expected; // nobody else was between
    refresh(isAll ? &*applied : nullptr);
    return true;
}

} // namespace dateline
