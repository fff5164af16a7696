#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A text without the differences that copying, typesetting and converting make: runs of white space (no-break and
/// other spaces, line ends) are one space; typographic quotation marks and apostrophes are ' and "; dashes and the
/// minus sign are "-"; an ellipsis is three points; soft hyphens, characters without width and marks of direction are
/// gone. Letters, their case and their accents stay.
struct FoldedText
{
    std::u32string characters;
    std::vector<std::uint32_t> origin; ///< of each character: position in code points of the original
};

/// `origin` holds positions below 2^32; a longer text must be cut by the caller.
FoldedText fold(std::string_view utf8);

/// `characters` of fold() alone.
std::u32string foldedCharacters(std::string_view utf8);

} // namespace dateline
