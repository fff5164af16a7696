#include "core/text/textcleaning.h"

#include "core/text/codepoints.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // U+FFFD

/// A surrogate written as if it were a character: ED A0 80 to ED BF BF.
bool isSurrogate(std::string_view bytes)
{
    return bytes.size() >= 3 && bytes[0] == '\xED' && (static_cast<unsigned char>(bytes[1]) & 0xE0) == 0xA0 &&
           (static_cast<unsigned char>(bytes[2]) & 0xC0) == 0x80;
}

} // namespace

Result<CleanedText> cleanedText(std::string_view bytes)
{
    CleanedText cleaned;
    auto rest = withoutByteOrderMark(bytes);
    while (!rest.empty()) {
        const auto bad = firstInvalidUtf8(rest);
        cleaned.text += rest.substr(0, bad.value_or(rest.size()));
        rest.remove_prefix(bad.value_or(rest.size()));
        if (!bad) {
            break;
        }
        if (!isSurrogate(rest)) {
            return fail(ErrorCode::Syntax,
                        "the text is not UTF-8: byte " + std::to_string(bytes.size() - rest.size() + 1) + " is wrong");
        }
        cleaned.text += kReplacement;
        ++cleaned.surrogates;
        rest.remove_prefix(3);
    }
    cleaned.nulls = std::erase(cleaned.text, '\0');
    return cleaned;
}

} // namespace dateline
