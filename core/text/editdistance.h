#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Where the first row of the table of distances starts.
enum class MatchStart
{
    Anywhere, ///< the pattern may begin at any character of the text
    AtStart,  ///< it begins where the text does
};

/// The edit distance (Levenshtein: characters inserted, left out or changed, one each) between a pattern and the
/// stretches of a text, a character at a time, with 64 cells of a column in one word (G. Myers 1999, in the form with
/// blocks of H. Hyyrö 2003).
class EditDistance
{
public:
    /// The pattern must not be empty and must outlive the object.
    EditDistance(std::u32string_view pattern, MatchStart start);

    /// Takes the text's next character; returns the smallest distance between the pattern and a stretch that ends with
    /// it (Anywhere), or the distance to all characters taken so far (AtStart).
    std::size_t next(char32_t character);

private:
    struct Block
    {
        std::uint64_t rising = ~std::uint64_t{0}; ///< cells one above the cell over them
        std::uint64_t falling = 0;                ///< cells one below it
    };

    const std::uint64_t* equalRows(char32_t character) const;

    std::vector<Block> blocks_;
    std::unordered_map<char32_t, std::size_t> rowOf_; ///< into rows_, in units of blocks_.size()
    std::vector<std::uint64_t> rows_;                 ///< the first row is all zero: characters not in the pattern
    std::uint64_t lastBit_ = 0;
    std::size_t distance_ = 0;
    MatchStart start_;
};

} // namespace dateline
