#pragma once

#include "core/timeline/indexpatch.h"
#include "core/timeline/timescale.h"

namespace dateline {

/// From the first start of some events to the last end. Open ends count as the other end; an event without either is
/// nowhere.
struct TimeHull
{
    double start = 0;
    double end = 0;
    bool any = false; ///< else there is nothing to be within

    void add(const TimeExtent& extent);
};

/// wholeRange() of all events of an index, which follows edits.
class WholeRange
{
public:
    explicit WholeRange(const EventIndex& index);

    /// The index was patched. All of it is looked at only where the first or the last of its events is gone.
    void follow(const EventIndex& index, const IndexChange& change);

    VisibleRange range() const;

private:
    TimeHull hull_;
};

} // namespace dateline
