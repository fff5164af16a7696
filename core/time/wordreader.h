#pragma once

#include "core/time/misreading.h"

#include <string>
#include <string_view>

namespace dateline {

/// A date read from words, and what of them it cannot hold.
struct WordsRead
{
    EdtfDate date;
    std::string note;
};

/// Reads English words, as readDate() has them; `text` must have no blanks about it. Ranges are counted from its start.
/// Private to readDate().
Reading<WordsRead> readWords(std::string_view text, DayMonthOrder order);

} // namespace dateline
