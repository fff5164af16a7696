// How the workspace takes another case, and reads the events of a large one without making the window wait.

#include "core/timeline/lanetables.h"

#include "ui/models/handon.h"
#include "ui/models/longedit.h"
#include "ui/models/readingevents.h"
#include "ui/models/seeking.h"

#include <optional>
#include <utility>

namespace dateline {

void Workspace::setCase(CaseFile file)
{
    longEdit_->stop();
    reading_->stop();
    settle();
    keepLook();
    file_ = std::move(file);
    laneKind_ = std::exchange(seeking_->dividing, {}).value_or(laneKind_);
    filter_ = {};
    searchText_.clear();
    hits_.clear();
    selectedKey_.reset();
    selected_.reset();
    details_.reset();
    chosen_.clear();
    passageSource_.clear();
    passage_.clear();
    if (reading_->isFor(*file_)) {
        titles_.clear();
        readNames();
        reading_->start();
    } else {
        readCase();
        range_ = storyRange(index_);
    }
    refilter();
    readUndoNames();
    lookedAt_ = revision_;
    others_.start();
    Q_EMIT caseChanged();
    Q_EMIT filterChanged();
    Q_EMIT hitsChanged();
    Q_EMIT rangeChanged();
    Q_EMIT selectionChanged();
    Q_EMIT passageChanged();
}

bool Workspace::isReadingEvents() const
{
    return reading_->isRunning;
}

const FirstLook* Workspace::firstLook() const
{
    return reading_->look && laneKind_ == LaneKind::Category ? &*reading_->look : nullptr;
}

/// An edited large case shows a look of what it has become when it is next opened.
void Workspace::keepLook()
{
    if (file_ && !reading_->isRunning && revision_ != lookedAt_ && clock_ == ShownClock::OfCase) {
        // Without it the case is the same, and only shown a little later.
        static_cast<void>(file_->keepFirstLook(index_, revision_));
    }
}

bool Workspace::Reading::isFor(const CaseFile& file) const
{
    if (file.path().empty()) {
        return false;
    }
    const auto kept = file.firstLook();
    return file.openState().isLarge || (kept && *kept && (*kept)->events >= workspace.seeking_->largeFrom);
}

void Workspace::Reading::start()
{
    isRunning = true;
    look = workspace.file_->firstLook().value_or(std::nullopt);
    workspace.index_ = look ? look->legend : EventIndex();
    shownFirst = look ? look->range : storyRange(workspace.index_);
    workspace.range_ = shownFirst;
    job.start([this, path = workspace.file_->path(), lanes = workspace.laneKind_](const std::stop_token& asked) {
        const auto isGivenUp = [asked] {
            return asked.stop_requested();
        };
        handOn(workspace, asked, read(path, lanes, isGivenUp), [this](Result<Read> all) { end(std::move(all)); });
    });
}

Result<Workspace::Reading::Read> Workspace::Reading::read(const std::string& path, LaneKind lanes,
                                                          std::function<bool()> isGivenUp)
{
    auto file = CaseFile::open(path, OpenMode::ReadOnly);
    if (!file) {
        return fail(file.error());
    }
    file->giveUpWhen(std::move(isGivenUp));
    const auto revision = file->revision();
    auto index = file->index();
    if (!revision || !index) {
        return fail(revision ? index.error() : revision.error());
    }
    const VisibleRange story = storyRange(*index);
    return Read{readAhead(std::move(*index), lanes), story, *revision};
}

void Workspace::Reading::end(Result<Read> all)
{
    const bool isFirstSight = !look;
    stop();
    if (!all) {
        Q_EMIT workspace.failed(qs(all.error().message));
        Q_EMIT workspace.edited();
        return;
    }
    const Applied nothing;
    workspace.refresh(&nothing, &all->ahead);
    // What others did meanwhile is taken in when the file is next looked at.
    workspace.revision_ = workspace.lookedAt_ = all->revision;
    if (isFirstSight && workspace.range_ == shownFirst) {
        workspace.setRange(all->story);
    }
}

void Workspace::Reading::stop()
{
    job.stop();
    isRunning = false;
    look.reset();
}

} // namespace dateline
