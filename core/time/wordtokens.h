#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A word, number or sign of a date in English words. Private to fromWords().
struct WordToken
{
    enum class Kind
    {
        Word,    ///< letters, in lower case, without a final full stop
        Number,  ///< up to 12 digits, perhaps with a decimal part
        Ordinal, ///< "22nd"
        Decade,  ///< "1980s": `number` is 1980
        Comma,
        Other, ///< anything else between spaces: numeric dates, EDTF
    };

    Kind kind = Kind::Other;
    std::string text;        ///< as it is compared; for Other as it is written
    std::int64_t number = 0; ///< of Number, Ordinal and Decade: the digits before a decimal point
    std::size_t digits = 0;  ///< how many digits the number was written with
    std::size_t column = 1;  ///< in code points, from 1

    bool is(std::string_view word) const { return kind == Kind::Word && text == word; }
};

/// The tokens of a text. Dashes longer than a hyphen, and hyphens with spaces about them, become the word "to";
/// "mid-May" becomes two words; "44BC" and "c.1990" are taken apart.
std::vector<WordToken> wordTokens(std::string_view text);

/// 1 to 12 for "january", "jan", "sept"; nothing for any other word. Lower case.
std::optional<int> monthNamed(std::string_view word);
/// 0 (Monday) to 6 for "monday", "mon"; nothing for any other word. Lower case.
std::optional<int> weekdayNamed(std::string_view word);
/// 1 to 5 for "first" to "fifth".
std::optional<int> ordinalNamed(std::string_view word);

} // namespace dateline
