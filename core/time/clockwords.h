#pragma once

#include "core/time/misreading.h"
#include "core/time/wordtokens.h"

#include <cstddef>
#include <string>

namespace dateline {

/// A time of day in words. Private to readDate().
struct ClockWords
{
    int second = 0;         ///< since midnight
    std::string zone;       ///< "Z", "+03:00", or empty
    std::size_t tokens = 0; ///< how many of them it takes; 0 where there is none
};

/// Reads the time of day that the tokens begin with: "19:55", "7 pm", "7.55 pm UTC+3", "1955 hrs", "noon". Invalid
/// where there is no such time, or where it may be two.
Reading<ClockWords> readClockWords(Tokens tokens);

} // namespace dateline
