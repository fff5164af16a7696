// How the workspace makes edits of many objects without making the window wait.

#include "core/timeline/indexclock.h"
#include "core/timeline/keyrows.h"
#include "core/timeline/lanetables.h"

#include "ui/models/clock.h"
#include "ui/models/longedit.h"
#include "ui/models/seeking.h"

#include <QMetaObject>

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline {

namespace {

constexpr int kTellEveryMs = 100;

/// Shares of the time that it all takes.
constexpr double kBackedUp = 0.25;
constexpr double kApplied = 0.95;

/// A part of `progress`, from one place to another.
Progress between(const Progress& progress, double from, double to)
{
    return [progress, from, to](double done) {
        return progress(from + done * (to - from));
    };
}

/// What was done one after the other, as one.
void add(Applied& all, Applied one)
{
    std::vector<EventKey> events;
    std::ranges::set_union(all.events, one.events, std::back_inserter(events));
    all.events = std::move(events);
    all.elsewhere = all.elsewhere || one.elsewhere;
    all.step = one.step;
    all.name = std::move(one.name);
}

/// Of the events that an edit touched those that the case does not have any more.
std::vector<EventKey> goneOf(const CaseFile& file, const EventIndex& index, const std::vector<EventKey>& events)
{
    const KeyRows rows(index);
    std::vector<EventKey> gone;
    for (const EventKey key : events) {
        if (rows.rowOf(key) >= index.size() && !file.title(key)) {
            gone.push_back(key);
        }
    }
    return gone;
}

} // namespace

std::optional<Workspace::ReadAhead> Workspace::LongEdit::readBehind(const CaseFile& file, const Applied& applied,
                                                                    LaneKind lanes)
{
    auto index = file.index();
    if (!index) {
        return std::nullopt;
    }
    auto gone = goneOf(file, *index, applied.events);
    auto read = readAhead(std::move(*index), lanes);
    read.gone = std::move(gone);
    return read;
}

Workspace::LongEdit::LongEdit(Workspace& of) : workspace(of)
{
    telling.setInterval(kTellEveryMs);
    QObject::connect(&telling, &QTimer::timeout, &workspace, &Workspace::editProgressed);
}

Workspace::LongEdit::Work Workspace::LongEdit::applying(Make make) const
{
    return [make = std::move(make), before = beforeMany, from = beforeManyFrom,
            stamp = stampNow()](CaseFile& file, const Progress& progress, Outcome& outcome) -> Result<Applied> {
        const auto change = make(file);
        if (!change) {
            return fail(change.error());
        }
        const bool isBackedUp = before && change->objects.size() >= from;
        if (isBackedUp) {
            if (const Status backup = before(file, between(progress, 0, kBackedUp)); !backup) {
                if (backup.error().code == ErrorCode::Cancelled) {
                    return fail(backup.error());
                }
                outcome.backup = backup.error();
            }
        }
        return file.apply(*change, stamp, between(progress, isBackedUp ? kBackedUp : 0, kApplied));
    };
}

void Workspace::LongEdit::start(const QString& what, Work work, std::function<void()> whenMade)
{
    workspace.settle();
    isRunning = true;
    doing = what;
    then = std::move(whenMade);
    done = 0;
    telling.start();
    job.start([this, work = std::move(work), ended = ++number, path = workspace.file_->path(),
               lanes = workspace.laneKind_](const std::stop_token& stop) {
        const auto outcome = std::make_shared<Outcome>();
        {
            auto file = CaseFile::open(path, OpenMode::ReadWrite);
            if (file) {
                file->giveUpWhen([stop] { return stop.stop_requested(); });
                const auto tell = [this, stop](double far) {
                    done = far;
                    return !stop.stop_requested();
                };
                outcome->applied = work(*file, tell, *outcome);
                // It is made: whoever gives up now comes too late, and has to see it.
                file->giveUpWhen({});
                if (*outcome->applied) {
                    outcome->revision = file->revision().value_or(-1);
                    outcome->read = readBehind(*file, **outcome->applied, lanes);
                }
            } else {
                outcome->applied = Result<Applied>(fail(file.error()));
            }
        }
        QMetaObject::invokeMethod(
            &workspace,
            [this, outcome, ended] {
                if (ended == number && isRunning) {
                    end(std::move(*outcome));
                }
            },
            Qt::QueuedConnection);
    });
    Q_EMIT workspace.editingChanged();
}

void Workspace::LongEdit::end(Outcome outcome)
{
    isRunning = false;
    telling.stop();
    const auto made = std::exchange(then, {});
    if (outcome.backup) {
        Q_EMIT workspace.failed(qs(outcome.backup->message));
    }
    const auto& applied = *outcome.applied;
    if (applied) {
        const bool isAll = workspace.file_->revision().value_or(-1) == outcome.revision;
        workspace.refresh(isAll ? &*applied : nullptr, isAll && outcome.read ? &*outcome.read : nullptr);
    } else {
        if (workspace.file_->revision().value_or(-1) != workspace.revision_) {
            workspace.refresh(); // of several steps the first were made
        }
        workspace.seeking_->resumeUnless(false);
        if (applied.error().code != ErrorCode::Cancelled) {
            Q_EMIT workspace.failed(qs(applied.error().message));
        }
    }
    Q_EMIT workspace.editingChanged();
    if (applied && made) {
        made();
    }
}

void Workspace::LongEdit::stop()
{
    job.stop();
    if (std::exchange(isRunning, false)) {
        telling.stop();
        then = {};
        Q_EMIT workspace.editingChanged();
    }
}

bool Workspace::isEditing() const
{
    return longEdit_->isRunning;
}

const QString& Workspace::doing() const
{
    return longEdit_->doing;
}

double Workspace::editDone() const
{
    return longEdit_->done;
}

void Workspace::cancelEdit()
{
    longEdit_->job.giveUp();
}

void Workspace::setLongFrom(std::size_t objects)
{
    longEdit_->from = objects;
}

void Workspace::setBeforeMany(std::size_t objects, BeforeMany before)
{
    longEdit_->beforeManyFrom = objects;
    longEdit_->beforeMany = std::move(before);
}

/// Whether an edit of so many objects is made in the background. The backup before it takes time of its own.
bool Workspace::isLong(std::size_t objects) const
{
    constexpr std::size_t kSmallCase = 20'000; // events
    if (file_->path().empty() || file_->isReadOnly()) {
        return false;
    }
    const bool isBackedUp = longEdit_->beforeMany && objects >= longEdit_->beforeManyFrom;
    return objects >= longEdit_->from || (isBackedUp && index_.size() >= kSmallCase);
}

/// Says so where one goes on already.
bool Workspace::mayEdit()
{
    if (file_ && isEditing()) {
        Q_EMIT failed(tr("Wait until this is done, or cancel it: %1. Then the case can be changed.").arg(doing()));
    }
    if (file_ && isReadingEvents()) {
        Q_EMIT failed(tr("Wait until the events of this case are read. Then it can be changed."));
    }
    return file_ && !isEditing() && !isReadingEvents();
}

bool Workspace::edit(const Change& change)
{
    if (!mayEdit()) {
        return false;
    }
    if (isLong(file_->reach(change).value_or(change.objects.size()))) {
        longEdit_->start(qs(change.name), longEdit_->applying([change](const CaseFile&) { return change; }), {});
        return true;
    }
    if (longEdit_->beforeMany && change.objects.size() >= longEdit_->beforeManyFrom) {
        if (const Status backup = longEdit_->beforeMany(*file_, [](double) { return true; }); !backup) {
            Q_EMIT failed(qs(backup.error().message));
        }
    }
    settle();
    return seeking_->resumeUnless(afterEdit(file_->apply(change, stampNow())));
}

bool Workspace::edit(const Result<Change>& change)
{
    if (change) {
        return edit(*change);
    }
    Q_EMIT failed(qs(change.error().message));
    return false;
}

void Workspace::editMany(std::size_t objects, const QString& doing, const Make& make, const std::function<void()>& made)
{
    if (!mayEdit()) {
        return;
    }
    if (isLong(objects)) {
        longEdit_->start(doing, longEdit_->applying(make), made);
        return;
    }
    const auto change = make(*file_);
    if (change && isLong(change->objects.size())) {
        longEdit_->start(doing, longEdit_->applying([change](const CaseFile&) { return *change; }), made);
    } else if (edit(change) && made) {
        made();
    }
}

bool Workspace::turn(const QString& doing, std::size_t reach, const Turn& how)
{
    if (isLong(reach)) {
        longEdit_->start(doing,
                         [how, stamp = stampNow()](CaseFile& file, const Progress& progress, LongEdit::Outcome&) {
                             return how(file, stamp, between(progress, 0, kApplied));
                         },
                         {});
        return true;
    }
    settle();
    return seeking_->resumeUnless(afterEdit(how(*file_, stampNow(), {})));
}

bool Workspace::undo()
{
    return mayEdit() && !undoName_.isEmpty() &&
           turn(tr("Undo: %1").arg(undoName_), file_->undoReach().value_or(0), &CaseFile::undo);
}

bool Workspace::redo()
{
    return mayEdit() && !redoName_.isEmpty() &&
           turn(tr("Redo: %1").arg(redoName_), file_->redoReach().value_or(0), &CaseFile::redo);
}

bool Workspace::turnSteps(StepState into, int steps, std::size_t objects)
{
    if (!mayEdit() || steps <= 0) {
        return false;
    }
    const bool isUndoing = into == StepState::Undone;
    const QString doing = isUndoing ? tr("Undo %n step(s)", nullptr, steps) : tr("Redo %n step(s)", nullptr, steps);
    const auto turnEach = [isUndoing, steps](CaseFile& file, const Stamp& stamp, const Progress& progress) {
        Applied all;
        for (int i = 0; i < steps; ++i) {
            const auto part = progress ? between(progress, double(i) / steps, double(i + 1) / steps) : Progress();
            auto one = isUndoing ? file.undo(stamp, part) : file.redo(stamp, part);
            if (!one) {
                return one;
            }
            add(all, std::move(*one));
        }
        return Result<Applied>(std::move(all));
    };
    return turn(doing, objects, turnEach);
}

bool Workspace::takeBack(std::int64_t step)
{
    if (!mayEdit()) {
        return false;
    }
    return turn(tr("Take back a step"), file_->takeBackReach(step).value_or(0),
                [step](CaseFile& file, const Stamp& stamp, const Progress& progress) {
                    return file.takeBack(step, stamp, progress);
                });
}

} // namespace dateline
