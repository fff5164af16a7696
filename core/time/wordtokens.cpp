#include "core/time/wordtokens.h"

#include "core/ascii.h"
#include "core/time/datevocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

using Kind = WordToken::Kind;

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kWrittenInEdtf = "0123456789XYESTZ+-.:/?~%[]{}";

template<std::size_t N> std::optional<int> indexIn(const std::array<std::string, N>& names, std::string_view word)
{
    for (std::size_t i = 0; i < N; ++i) {
        const auto name = lowered(names[i]);
        if (word == name || word == std::string_view(name).substr(0, 3))
            return static_cast<int>(i);
    }
    return std::nullopt;
}

/// The length of the first of the signs that stands at that place; 0 if none does.
std::size_t signAt(std::string_view text, std::size_t at, std::initializer_list<std::string_view> signs)
{
    for (const auto sign : signs) {
        if (text.substr(at, sign.size()) == sign)
            return sign.size();
    }
    return 0;
}

std::size_t blankAt(std::string_view text, std::size_t at)
{
    return signAt(text, at, {" ", "\t", "\n", "\r", "\u00A0", "\u202F"});
}

std::size_t digitsAt(std::string_view text, std::size_t at)
{
    return std::min(text.find_first_not_of(kDigits, at), text.size()) - at;
}

/// "10,000": the length of a number with a comma before each three digits, 0 if it is not one.
std::size_t groupedNumber(std::string_view text)
{
    auto at = digitsAt(text, 0);
    const auto whole = at >= 1 && at <= 3;
    std::size_t groups = 0;
    while (whole && at < text.size() && text[at] == ',' && digitsAt(text, at + 1) == 3) {
        at += 4;
        ++groups;
    }
    return groups > 0 && groups < 4 ? at : 0;
}

/// Splits a text into what stands between spaces, and reads each.
class Tokenizer
{
public:
    explicit Tokenizer(std::string_view text) : text_(text) {}

    std::vector<WordToken> read()
    {
        std::size_t at = 0;
        while (at < text_.size()) {
            if (const auto gap = separatorAt(at); gap > 0) {
                at += gap;
            } else if (const auto dash = dashAt(at); dash > 0) {
                add(Kind::Word, "to", {at, at + dash});
                at += dash;
            } else {
                auto end = at;
                while (end < text_.size() && separatorAt(end) == 0 && dashAt(end) == 0)
                    ++end;
                readChunk(at, end);
                at = end;
            }
        }
        return std::move(tokens_);
    }

private:
    std::size_t separatorAt(std::size_t at) const
    {
        const auto blank = blankAt(text_, at);
        return blank > 0 ? blank : signAt(text_, at, {"(", ")"});
    }

    /// The length of a dash that means "to", 0 if there is none.
    std::size_t dashAt(std::size_t at) const
    {
        if (const auto dash = signAt(text_, at, {"–", "—", "−", "‒"}); dash > 0)
            return dash;
        const auto alone = text_[at] == '-' && at > 0 && blankAt(text_, at - 1) > 0 && at + 1 < text_.size() &&
                           blankAt(text_, at + 1) > 0;
        return alone ? 1 : 0;
    }

    void readChunk(std::size_t at, std::size_t end)
    {
        auto last = end;
        while (last > at && (text_[last - 1] == ',' || text_[last - 1] == ';'))
            --last;
        const auto chunk = text_.substr(at, last - at);
        if (!chunk.empty() && !readNumber(chunk, at) && !readClock(chunk, at) && !readWord(chunk, at) &&
            !readRange(chunk, at) && !readMixed(chunk, at))
            add(Kind::Other, std::string(chunk), {at, last});
        if (last < end)
            add(Kind::Comma, ",", {last, end});
    }

    /// "22", "22nd", "15.", "1980s", "13.8", "10,000", "44BC", "'21".
    bool readNumber(std::string_view chunk, std::size_t at)
    {
        const auto mark = signAt(chunk, 0, {"'", "’", "‘"});
        const auto body = chunk.substr(mark);
        const auto grouped = groupedNumber(body);
        const auto digits = grouped > 0 ? grouped : digitsAt(body, 0);
        if (digits == 0 || digits > 15)
            return false;
        auto number = std::string(body.substr(0, digits));
        std::erase(number, ',');
        const auto rest = lowered(body.substr(digits));
        const auto isOneOf = [&rest](std::initializer_list<std::string_view> suffixes) {
            return std::find(suffixes.begin(), suffixes.end(), rest) != suffixes.end();
        };
        const auto era = isOneOf({"bc", "bce", "ad", "ce"});
        const auto decimal = rest.size() > 1 && rest.size() < 5 && rest[0] == '.' && areDigits(rest.substr(1));
        auto kind = Kind::Number;
        if (isOneOf({"st", "nd", "rd", "th"}))
            kind = Kind::Ordinal;
        else if (isOneOf({"s", "'s", "’s"}))
            kind = Kind::Decade;
        else if (mark > 0 && rest.empty() && digits == 2)
            kind = Kind::ShortYear;
        else if (!rest.empty() && rest != "." && !era && !decimal)
            return false;
        if (number.size() > 12 || (mark > 0 && kind != Kind::ShortYear && kind != Kind::Decade))
            return false;
        const auto numberEnd = era ? at + mark + digits : at + chunk.size();
        add(kind, decimal ? number + rest : number, {at, numberEnd});
        auto& token = tokens_.back();
        token.digits = number.size();
        for (const auto digit : number)
            token.number = token.number * 10 + (digit - '0');
        if (era)
            add(Kind::Word, rest, {numberEnd, at + chunk.size()});
        return true;
    }

    /// "19:55", "7:55pm", "19:55:30Z".
    bool readClock(std::string_view chunk, std::size_t at)
    {
        auto end = std::min(chunk.find_first_not_of("0123456789:"), chunk.size());
        const auto clock = chunk.substr(0, end);
        const auto colon = clock.find(':');
        if (colon == std::string_view::npos || colon == 0 || colon > 2 || (clock.size() - colon) % 3 != 0 ||
            clock.size() > 8 || digitsAt(clock, colon + 1) != 2 || clock.back() == ':')
            return false;
        if (end < chunk.size() && chunk[end] == '.' && digitsAt(chunk, end + 1) > 0)
            end += 1 + digitsAt(chunk, end + 1); // parts of a second, which EDTF does not have
        add(Kind::Clock, std::string(clock), {at, at + end});
        if (end < chunk.size())
            readChunk(at + end, at + chunk.size());
        return true;
    }

    /// "March", "Sept.", "q2", "b.c.", "p.m.", "o'clock".
    bool readWord(std::string_view chunk, std::size_t at)
    {
        constexpr std::array<std::string_view, 6> dotted{"bc", "bce", "ad", "ce", "am", "pm"};
        auto word = lowered(chunk);
        if (word == "o'clock" || word == "o’clock")
            word = "oclock";
        const auto isQuarter = word.size() == 2 && word[0] == 'q' && isDigit(word[1]);
        const auto isWord = isLetter(word[0]) && std::all_of(word.begin(), word.end() - 1, isLetter) &&
                            (isLetter(word.back()) || word.back() == '.');
        std::erase(word, '.');
        if (!isWord && !isQuarter && std::find(dotted.begin(), dotted.end(), word) == dotted.end())
            return false;
        add(Kind::Word, word, {at, at + chunk.size()});
        return true;
    }

    /// "22-25", "2014-2015", "May-June", "22/23", "March/April": two like things and a sign between them.
    bool readRange(std::string_view chunk, std::size_t at)
    {
        const auto sign = chunk.find_first_of("-/");
        if (sign == std::string_view::npos || sign == 0 || chunk.find_first_of("-/", sign + 1) != chunk.npos)
            return false;
        const auto left = chunk.substr(0, sign);
        const auto right = chunk.substr(sign + 1);
        const auto dash = chunk[sign] == '-';
        const auto days = areDigits(left) && left.size() <= 2 && areDigits(right) && right.size() <= 2;
        const auto years = dash && areDigits(left) && left.size() == 4 && areDigits(right) && right.size() == 4;
        if (!days && !years && !(isRangeWord(left) && isRangeWord(right)))
            return false;
        readChunk(at, at + sign);
        add(dash ? Kind::Word : Kind::Slash, dash ? "to" : "/", {at + sign, at + sign + 1});
        readChunk(at + sign + 1, at + chunk.size());
        return true;
    }

    static bool isRangeWord(std::string_view text)
    {
        const auto word = lowered(text);
        return monthNamed(word) || weekdayNamed(word) || word == "spring" || word == "summer" || word == "autumn" ||
               word == "fall" || word == "winter";
    }

    /// "15-Aug-2021", "mid-May", "c.1990", "7pm", "March2024": letters and numbers, each read by itself.
    bool readMixed(std::string_view chunk, std::size_t at)
    {
        const auto letters = std::any_of(chunk.begin(), chunk.end(), isLetter);
        const auto digits = std::any_of(chunk.begin(), chunk.end(), isDigit);
        const auto edtf = digits && chunk.find_first_not_of(kWrittenInEdtf) == chunk.npos;
        const auto known = std::all_of(chunk.begin(), chunk.end(), [](char c) {
            return isLetter(c) || isDigit(c) || c == '-' || c == '/' || c == '.' || c == ',';
        });
        const auto zone =
            chunk.size() > 3 && (lowered(chunk.substr(0, 3)) == "utc" || lowered(chunk.substr(0, 3)) == "gmt");
        const auto commaed = chunk.find(',') != chunk.npos;
        if ((!letters && !commaed) || edtf || !known || zone || chunk.front() == '-')
            return false;
        std::size_t from = 0;
        while (from < chunk.size()) {
            const auto first = chunk[from];
            auto to = from + 1;
            while (to < chunk.size() &&
                   ((isLetter(first) && isLetter(chunk[to])) || (isDigit(first) && isDigit(chunk[to]))))
                ++to;
            if (isDigit(first)) // "15th" and "1980s" stay whole
                to = withSuffix(chunk, to);
            if (first == ',')
                add(Kind::Comma, ",", {at + from, at + to});
            else if (isLetter(first) || isDigit(first))
                readPiece(chunk.substr(from, to - from), at + from);
            from = to;
        }
        return true;
    }

    static std::size_t withSuffix(std::string_view chunk, std::size_t at)
    {
        const auto rest = lowered(chunk.substr(at));
        auto suffix = signAt(rest, 0, {"st", "nd", "rd", "th", "s"});
        if (at + suffix < chunk.size() && isLetter(chunk[at + suffix]))
            suffix = 0; // "22sept"
        if (suffix == 0 && rest.size() > 1 && rest[0] == '.' && isDigit(rest[1]))
            suffix = 1 + digitsAt(rest, 1); // "7.55pm"
        return at + suffix;
    }

    void readPiece(std::string_view piece, std::size_t at)
    {
        if (!readNumber(piece, at) && !readWord(piece, at))
            add(Kind::Other, std::string(piece), {at, at + piece.size()});
    }

    void add(Kind kind, std::string text, TextStretch range)
    {
        WordToken token;
        token.kind = kind;
        token.text = std::move(text);
        token.typed = text_.substr(range.begin, range.end - range.begin);
        token.range = range;
        tokens_.push_back(std::move(token));
    }

    std::string_view text_;
    std::vector<WordToken> tokens_;
};

} // namespace

bool WordToken::isOneOf(std::initializer_list<std::string_view> words) const
{
    return std::any_of(words.begin(), words.end(), [this](auto word) { return is(word); });
}

TextStretch rangeOf(Tokens tokens)
{
    return tokens.empty() ? TextStretch{} : TextStretch{tokens.front().range.begin, tokens.back().range.end};
}

std::vector<WordToken> wordTokens(std::string_view text)
{
    return Tokenizer(text).read();
}

std::optional<int> monthNamed(std::string_view word)
{
    if (word == "sept")
        return 9;
    const auto index = indexIn(englishDateVocabulary().months, word);
    return index ? std::optional<int>(*index + 1) : std::nullopt;
}

std::optional<int> weekdayNamed(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, int>, 4> others{
        {{"tues", 1}, {"weds", 2}, {"thur", 3}, {"thurs", 3}}};
    for (const auto& [name, day] : others) {
        if (word == name)
            return day;
    }
    return indexIn(englishDateVocabulary().weekdays, word);
}

std::optional<int> ordinalNamed(std::string_view word)
{
    constexpr std::array<std::string_view, 5> names{"first", "second", "third", "fourth", "fifth"};
    const auto found = std::find(names.begin(), names.end(), word);
    return found == names.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - names.begin()) + 1);
}

std::string_view withoutBlanks(std::string_view text)
{
    while (!text.empty() && blankAt(text, 0) > 0)
        text.remove_prefix(blankAt(text, 0));
    for (auto found = true; found && !text.empty();) {
        found = false;
        for (std::size_t length = 1; length <= 3 && length <= text.size() && !found; ++length) {
            found = blankAt(text, text.size() - length) == length;
            if (found)
                text.remove_suffix(length);
        }
    }
    return text;
}

} // namespace dateline
