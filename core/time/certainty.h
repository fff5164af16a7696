#pragma once

#include "core/time/edtf.h"

#include <compare>
#include <cstddef>

namespace dateline {

/// An answer about dates that are not known exactly.
enum class Certainty
{
    No,       ///< it cannot be
    Possible, ///< it may be or not
    Certain,  ///< it is so whatever the date turns out to be
};

/// Whether what is dated so lies in a range, in whole or in part.
///
/// - A date is a moment, or a short while, somewhere within its bounds: certain where the range holds the strict
///   bounds, possible where it meets the widened ones. Unspecified digits count only as dates that they can stand for:
///   "156X-12-25" does not lie in the summer of 1563.
/// - An interval lasts from its start to its end, wherever those are within their bounds: certain where it meets the
///   range whichever they turn out to be.
/// - Of a set "one of": certain where all members are, impossible where none may. Of "all of": certain where one is.
Certainty liesIn(const EdtfDate& date, const TimeExtent& range, const WideningMargins& margins = {});

/// The total order of lists: by earliest second, then by latest (the more exactly known first), both strict, then by
/// the canonical spelling. What is certainly before something else stands before it.
std::strong_ordering chronological(const EdtfDate& a, const EdtfDate& b);

/// "At least `certain`, at most `certain + possible`".
struct CertaintyCount
{
    std::size_t certain = 0;
    std::size_t possible = 0;

    void add(Certainty answer)
    {
        certain += answer == Certainty::Certain ? 1U : 0U;
        possible += answer == Certainty::Possible ? 1U : 0U;
    }
};

} // namespace dateline
