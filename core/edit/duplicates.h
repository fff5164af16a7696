#pragma once

#include "core/store/casefile.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// Two events that may be one, and what speaks for it.
struct LikelyDuplicate
{
    EventKey first = 0; ///< the smaller key
    EventKey second = 0;
    double likeness = 0;                  ///< 0 to 1; from about 0.8 it is hardly chance
    std::vector<std::string> sharedWords; ///< of their titles, as they are compared (lower case, no accents)
    bool sameDate = false;                ///< their dates meet, and are no longer than two months
    bool samePlace = false;
    std::size_t sharedPassages = 0;
};

/// Pairs of events that may be one event told twice, the likeliest first, at most `limit`.
///
/// Titles, dates, places and shared passages are compared; of these the title weighs most, rare words more than
/// frequent ones. Pairs of which the one is part of the other, or that a relation links, are left out: somebody has
/// looked at them and found two. So are pairs whose dates exclude each other.
///
/// Only pairs that share a passage, a word of the title that is rare in the case, or a date nearby are looked at, so
/// that the time grows with the number of events, not with its square; and at most kMostPairs of them, in this order.
/// In a case of a hundred thousand events that takes seconds: do it on another thread. Cancelled: `isCancelled`, which
/// is asked often and from this thread, said so.
Result<std::vector<LikelyDuplicate>> likelyDuplicates(const CaseFile& file, std::size_t limit,
                                                      const std::function<bool()>& isCancelled = {});

inline constexpr std::size_t kMostPairs = 2'000'000;

} // namespace dateline
