#include "core/edit/comparing.h"

#include "core/text/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dateline {

std::string comparable(std::string_view text)
{
    icu::UnicodeString letters;
    for (const char32_t c : foldedCharacters(text))
        letters.append(static_cast<UChar32>(c));
    letters.trim().foldCase();
    UErrorCode status = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFDInstance(status);
    if (U_SUCCESS(status))
        letters = apart->normalize(letters, status);
    icu::UnicodeString bare;
    for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1))
        if (u_charType(letters.char32At(at)) != U_NON_SPACING_MARK)
            bare.append(letters.char32At(at));
    std::string utf8;
    return bare.toUTF8String(utf8);
}

std::vector<std::string> comparableWords(std::string_view comparableText)
{
    const auto text =
        icu::UnicodeString::fromUTF8({comparableText.data(), static_cast<std::int32_t>(comparableText.size())});
    std::vector<std::string> words;
    icu::UnicodeString word;
    const auto finish = [&] {
        if (!word.isEmpty())
            word.toUTF8String(words.emplace_back());
        word.remove();
    };
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const auto c = text.char32At(at);
        if (u_isalnum(c) != 0)
            word.append(c);
        else
            finish();
    }
    finish();
    return words;
}

} // namespace dateline
