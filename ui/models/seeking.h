#pragma once

#include "core/latestjob.h"
#include "core/store/casereader.h"

#include "ui/models/workspace.h"

#include <cstddef>
#include <memory>
#include <optional>

namespace dateline {

/// How the workspace filters and searches: a small case at once, a large one in the background.
struct Workspace::Seeking
{
    explicit Seeking(Workspace& of) : workspace(of) {}

    bool isLarge() const;
    /// shown() and counts(), now or soon.
    void findShown();
    /// What searchText() finds, now; shown() is to be found after it.
    void searchAtOnce();
    void searchInBackground();
    /// Divides the events into lanes of another kind, in the background.
    void divideInto(LaneKind kind);
    /// Nothing in the background reads the index or the file any more.
    void stop();
    /// Once the index is there again: what stop() ended of dividing.
    void divideAgain();
    /// Hands `done` through; where nothing came of what stop() was called for, asks again for what it gave up.
    bool resumeUnless(bool done);
    void setBusy(bool isSearchingNow, bool isFilteringNow);

    Workspace& workspace;
    std::size_t largeFrom = 200'000;
    bool isSearching = false;
    bool isFiltering = false;
    bool wasCutOff = false;
    bool isAnswered = false;            ///< shown() and counts() are of the filter that is set
    std::unique_ptr<CaseReader> reader; ///< of the open case; made by a search
    LatestJob filtering;                ///< reads the workspace's index
    std::optional<LaneKind> dividing;   ///< the kind of lanes that is asked for and not there yet
    LatestJob lanes;                    ///< reads it, too
};

} // namespace dateline
