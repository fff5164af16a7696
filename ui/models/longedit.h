#pragma once

#include "core/latestjob.h"

#include "ui/models/workspace.h"

#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace dateline {

/// An edit of many objects, made in the background by a connection of its own, while the window shows the case as it
/// was.
struct Workspace::LongEdit
{
    /// What came of it, with the index of the case that it left.
    struct Outcome
    {
        std::optional<Result<Applied>> applied;
        std::optional<ReadAhead> read;
        std::int64_t revision = 0;   ///< that `read` is at least of
        std::optional<Error> backup; ///< why there is no backup before it
    };
    using Work = std::function<Result<Applied>(CaseFile& file, const Progress& progress, Outcome& outcome)>;

    explicit LongEdit(Workspace& of);

    void start(const QString& what, Work work, std::function<void()> whenMade);
    /// What `make` makes of the case, backed up before, and applied.
    Work applying(Make make) const;
    static std::optional<ReadAhead> readBehind(const CaseFile& file, const Applied& applied, LaneKind lanes);
    void end(Outcome outcome);
    /// Gives it up, unless it is being committed, and waits for that.
    void stop();

    Workspace& workspace;
    std::size_t from = 200; ///< objects
    BeforeMany beforeMany;
    std::size_t beforeManyFrom = 0;
    bool isRunning = false;
    QString doing;
    int number = 0; ///< of the latest
    std::function<void()> then;
    std::atomic<double> done = 0;
    QTimer telling;
    LatestJob job; ///< the last: it ends before what it uses
};

} // namespace dateline
