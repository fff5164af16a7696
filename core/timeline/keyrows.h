#pragma once

#include "core/timeline/eventindex.h"

#include <span>
#include <vector>

namespace dateline {

/// Finds the place of a key in a list of keys, or the row of an event by its key, in some nanoseconds. Takes four bytes
/// for each key, and up to four times as much where most of the keys between the least and the greatest are not there.
class KeyRows
{
public:
    KeyRows() = default;
    explicit KeyRows(std::span<const EventKey> keys);
    explicit KeyRows(const EventIndex& index);

    /// The number of keys, or the size of the index, where that key is not among them.
    EventRow rowOf(EventKey key) const;

private:
    template<typename Keys, typename Rows> void fill(const Keys& keys, const Rows& rows);

    EventRow size_ = 0;
    EventKey least_ = 0;
    std::vector<EventRow> rows_;                          ///< by key; size_ where there is none
    std::vector<std::pair<EventKey, EventRow>> farApart_; ///< instead, by key, where the keys are few for their range
};

} // namespace dateline
