#pragma once

#include "core/time/datereading.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A word, number or sign of a date in English words. Private to readDate().
struct WordToken
{
    enum class Kind
    {
        Word,      ///< letters, in lower case, without full stops
        Number,    ///< up to 12 digits, perhaps with a decimal part
        ShortYear, ///< "'21"
        Ordinal,   ///< "22nd"
        Decade,    ///< "1980s": `number` is 1980
        Clock,     ///< "19:55", "19:55:30"
        Comma,
        Slash, ///< between two numbers or words: "22/23 March"
        Other, ///< anything else between spaces: numeric dates, EDTF
    };

    Kind kind = Kind::Other;
    std::string text;        ///< as it is compared; for Other as it is typed
    std::int64_t number = 0; ///< of Number, ShortYear, Ordinal and Decade: the digits before a decimal point
    std::size_t digits = 0;  ///< how many digits the number was written with
    std::string typed;       ///< as it is written
    TextStretch range;       ///< where it stands in the text

    bool is(std::string_view word) const { return kind == Kind::Word && text == word; }
    bool isOneOf(std::initializer_list<std::string_view> words) const;
};

using Tokens = std::span<const WordToken>;

/// From the first to the last of the tokens; nothing at the text's start for none.
TextStretch rangeOf(Tokens tokens);

/// The tokens of a text, which must have no blanks about it. Dashes longer than a hyphen, and hyphens with spaces about
/// them or between two days, years or months, become the word "to"; "mid-May", "15-Aug-2021", "44BC", "7:55pm" and
/// "c.1990" are taken apart; parentheses do not count.
std::vector<WordToken> wordTokens(std::string_view text);

/// 1 to 12 for "january", "jan", "sept"; nothing for any other word. Lower case.
std::optional<int> monthNamed(std::string_view word);
/// 0 (Monday) to 6 for "monday", "mon", "thurs"; nothing for any other word. Lower case.
std::optional<int> weekdayNamed(std::string_view word);
/// 1 to 5 for "first" to "fifth".
std::optional<int> ordinalNamed(std::string_view word);

/// Without blanks at its start and end, no-break spaces among them.
std::string_view withoutBlanks(std::string_view text);

} // namespace dateline
