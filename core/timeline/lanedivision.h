#pragma once

#include "core/timeline/scenebuilder.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline::layout {

/// Which lanes there are, and in which of them an event is: see assignLanes(). Lanes are numbered as they stand.
class LaneDivision
{
public:
    LaneDivision() = default;
    LaneDivision(const EventIndex& index, LaneKind kind, const EventSet& shown);

    LaneKind kind() const { return kind_; }
    std::size_t lanes() const { return named_ + (hasOther_ ? 1 : 0) + (unstated_ > 0 ? 1 : 0); }
    /// Whether one of them holds events of several values.
    bool hasOther() const { return hasOther_; }
    /// The lanes without their events.
    std::vector<Lane> heads(const EventIndex& index) const;
    /// Those of an event, each once. Valid until the next call.
    std::span<const std::size_t> lanesOf(const EventIndex& index, EventRow row);
    /// After a patch of the index: takes rows that are gone out and puts others in. False where there are other lanes
    /// now, or in another order: then it has to be made anew.
    bool follow(const EventIndex& index, std::span<const EventRow> gone, std::span<const EventRow> come);

private:
    void count(const EventIndex& index, EventRow row, int by);
    void order();

    LaneKind kind_ = LaneKind::Category;
    std::vector<std::size_t> counts_; ///< by value of the dictionary
    std::size_t unstated_ = 0;        ///< events without a value
    std::vector<std::size_t> laneOf_; ///< by value; values without a lane of their own have that of the others
    std::size_t named_ = 0;           ///< lanes of one value
    bool hasOther_ = false;
    std::vector<std::size_t> found_;
};

} // namespace dateline::layout
