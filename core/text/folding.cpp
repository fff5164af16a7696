#include "core/text/folding.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dateline {

namespace {

enum class Folding
{
    Keep,
    Space,
    SingleQuote,
    DoubleQuote,
    Dash,
    Ellipsis,
    Drop
};

Folding foldingOf(char32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= 0x09 && c <= 0x0D) ? Folding::Space : c == '`' ? Folding::SingleQuote : Folding::Keep;
    if (u_isUWhiteSpace(static_cast<UChar32>(c)) != 0)
        return Folding::Space;
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x2039 || c == 0x203A || c == 0x00B4 || c == 0x02BC)
        return Folding::SingleQuote;
    if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x00AB || c == 0x00BB)
        return Folding::DoubleQuote;
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
        return Folding::Dash;
    if (c == 0x2026)
        return Folding::Ellipsis;
    const bool hasNoWidth = c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                            (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
    return hasNoWidth ? Folding::Drop : Folding::Keep;
}

/// Calls `put(character, position)` for each character of the folded text.
template<typename Put> void foldInto(std::string_view utf8, Put put)
{
    const auto size = static_cast<std::int64_t>(utf8.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    std::uint32_t position = 0;
    bool afterSpace = false;
    std::int64_t at = 0;
    while (at < size && U8_IS_TRAIL(bytes[at]))
        ++at;
    for (; at < size; ++position) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        // Bytes that continue nothing are part of what stands before them, as codepoints.h counts.
        while (at < size && U8_IS_TRAIL(bytes[at]))
            ++at;
        const Folding folding = foldingOf(static_cast<char32_t>(c));
        if (folding == Folding::Drop || (folding == Folding::Space && afterSpace))
            continue;
        afterSpace = folding == Folding::Space;
        switch (folding) {
        case Folding::Space:
            put(U' ', position);
            break;
        case Folding::SingleQuote:
            put(U'\'', position);
            break;
        case Folding::DoubleQuote:
            put(U'"', position);
            break;
        case Folding::Dash:
            put(U'-', position);
            break;
        case Folding::Ellipsis:
            for (int i = 0; i < 3; ++i)
                put(U'.', position);
            break;
        default:
            put(static_cast<char32_t>(c), position);
        }
    }
}

} // namespace

FoldedText fold(std::string_view utf8)
{
    FoldedText folded;
    folded.characters.reserve(utf8.size());
    folded.origin.reserve(utf8.size());
    foldInto(utf8, [&folded](char32_t c, std::uint32_t position) {
        folded.characters += c;
        folded.origin.push_back(position);
    });
    return folded;
}

std::u32string foldedCharacters(std::string_view utf8)
{
    std::u32string characters;
    foldInto(utf8, [&characters](char32_t c, std::uint32_t) { characters += c; });
    return characters;
}

} // namespace dateline
