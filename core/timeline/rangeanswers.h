#pragma once

#include "core/timeline/eventset.h"

namespace dateline {

/// Which events lie in a range, in whole or in part: what liesIn() says of each row, found for all of them at once.
struct RangeAnswers
{
    EventSet certain;
    EventSet possible; ///< but not certain
};

RangeAnswers liesIn(const EventIndex& index, const TimeExtent& range);

} // namespace dateline
