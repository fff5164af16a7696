#pragma once

#include "core/model/case.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// Positions in texts count Unicode code points; memory holds UTF-8 bytes. All of these but firstInvalidUtf8() expect
/// valid UTF-8. In anything else every byte that is no continuation byte counts as a code point, so that the functions
/// agree with each other on any bytes.
namespace dateline {

/// Offset of the first byte that does not belong to well-formed UTF-8 (The Unicode Standard, table 3-7: no surrogates,
/// no overlong forms, nothing above U+10FFFF, nothing cut off); nullopt where all is well.
std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

/// Number of code points.
std::int64_t codePointCount(std::string_view text);

/// Offset in bytes of the code point at `position`; the text's size for a position at or behind its end, 0 for a
/// negative one.
std::size_t byteOffset(std::string_view text, std::int64_t position);

/// Number of code points before the byte at `offset`. An offset inside a code point belongs to the one behind it; one
/// behind the end counts as the end.
std::int64_t codePointOffset(std::string_view text, std::size_t offset);

/// The stretch of the text at that position, cut where the text ends; empty where the position is not ordered.
std::string_view textAt(std::string_view text, const TextPositionSelector& position);

/// The text behind a byte-order mark (EF BB BF) at its start; the text itself where there is none.
std::string_view withoutByteOrderMark(std::string_view text);

/// The same for many positions of one long text, in constant time each. The text must outlive it.
class CodePointIndex
{
public:
    explicit CodePointIndex(std::string_view text);

    std::int64_t size() const { return size_; } ///< code points in the text
    std::size_t byteOffset(std::int64_t position) const;
    std::int64_t codePointOffset(std::size_t offset) const;
    std::string_view textAt(const TextPositionSelector& position) const;

private:
    std::string_view text_;
    std::vector<std::int64_t> counts_; ///< code points before every stretch of so many bytes
    std::int64_t size_ = 0;
};

} // namespace dateline
