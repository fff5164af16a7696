#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// A text as a case can hold it.
struct CleanedText
{
    std::string text;           ///< UTF-8, without a byte-order mark at its start
    std::size_t nulls = 0;      ///< characters U+0000 that were left out
    std::size_t surrogates = 0; ///< halves of surrogate pairs, alone: U+FFFD stands in their place
};

/// Takes a text in from outside. U+0000 ends a text in many programs, and half of a surrogate pair is no character: the
/// first are left out, the others replaced, and both counted for the user to be told. Syntax: the bytes are not UTF-8
/// otherwise; the message says which byte, counted from 1.
Result<CleanedText> cleanedText(std::string_view bytes);

} // namespace dateline
