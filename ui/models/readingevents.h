#pragma once

#include "core/latestjob.h"

#include "ui/models/workspace.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace dateline {

/// How the events of a large case are read in the background, while the window shows its first look.
struct Workspace::Reading
{
    explicit Reading(Workspace& of) : workspace(of) {}

    struct Read
    {
        ReadAhead ahead;
        VisibleRange story;
        std::int64_t revision = 0; ///< that it is at least of
    };

    /// Whether a case is one that is read so.
    bool isFor(const CaseFile& file) const;
    void start();
    static Result<Read> read(const std::string& path, LaneKind lanes, std::function<bool()> isGivenUp);
    void end(Result<Read> all);
    /// Nothing is read in the background any more; the index stays as it is.
    void stop();

    Workspace& workspace;
    bool isRunning = false;
    std::optional<FirstLook> look; ///< only while it runs
    VisibleRange shownFirst;       ///< the range that was set when it began
    LatestJob job;
};

} // namespace dateline
