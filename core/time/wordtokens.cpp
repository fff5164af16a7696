#include "core/time/wordtokens.h"

#include "core/time/datevocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

template<std::size_t N> std::optional<int> indexIn(const std::array<std::string, N>& names, std::string_view word)
{
    for (std::size_t i = 0; i < N; ++i) {
        const auto name = lowered(names[i]);
        if (word == name || word == std::string_view(name).substr(0, 3))
            return static_cast<int>(i);
    }
    return std::nullopt;
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
            if (isSpace(text_[at])) {
                ++at;
            } else if (const auto dash = dashAt(at); dash > 0) {
                add(WordToken::Kind::Word, "to", at);
                at += dash;
            } else {
                auto end = at;
                while (end < text_.size() && !isSpace(text_[end]) && (dashAt(end) == 0))
                    ++end;
                readChunk(at, end);
                at = end;
            }
        }
        return std::move(tokens_);
    }

private:
    /// The length of a dash that means "to", 0 if there is none.
    std::size_t dashAt(std::size_t at) const
    {
        for (const std::string_view dash : {"–", "—", "−"}) {
            if (text_.substr(at, dash.size()) == dash)
                return dash.size();
        }
        const auto alone =
            text_[at] == '-' && at > 0 && isSpace(text_[at - 1]) && at + 1 < text_.size() && isSpace(text_[at + 1]);
        return alone ? 1 : 0;
    }

    void readChunk(std::size_t at, std::size_t end)
    {
        auto commas = 0;
        while (end > at && (text_[end - 1] == ',' || text_[end - 1] == ';')) {
            --end;
            ++commas;
        }
        const auto chunk = text_.substr(at, end - at);
        if (!chunk.empty() && !readNumber(chunk, at) && !readWords(chunk, at))
            add(WordToken::Kind::Other, std::string(chunk), at);
        if (commas > 0)
            add(WordToken::Kind::Comma, ",", end);
    }

    /// "22", "22nd", "1980s", "13.8", "44BC".
    bool readNumber(std::string_view chunk, std::size_t at)
    {
        std::size_t digits = 0;
        while (digits < chunk.size() && isDigit(chunk[digits]))
            ++digits;
        if (digits == 0 || digits > 12)
            return false;
        const auto rest = lowered(chunk.substr(digits));
        const auto isOneOf = [&rest](std::initializer_list<std::string_view> suffixes) {
            return std::find(suffixes.begin(), suffixes.end(), rest) != suffixes.end();
        };
        const auto era = isOneOf({"bc", "bce", "ad", "ce"});
        const auto decimal =
            rest.size() > 1 && rest.size() < 5 && rest[0] == '.' && std::all_of(rest.begin() + 1, rest.end(), isDigit);
        auto kind = WordToken::Kind::Number;
        if (isOneOf({"st", "nd", "rd", "th"}))
            kind = WordToken::Kind::Ordinal;
        else if (isOneOf({"s", "'s"}))
            kind = WordToken::Kind::Decade;
        else if (!rest.empty() && !era && !decimal)
            return false;
        add(kind, lowered(chunk), at);
        auto& token = tokens_.back();
        token.digits = digits;
        for (std::size_t i = 0; i < digits; ++i)
            token.number = token.number * 10 + (chunk[i] - '0');
        if (era) {
            token.text.resize(digits);
            add(WordToken::Kind::Word, rest, at + digits);
        }
        return true;
    }

    /// "March", "Sept.", "mid-May", "c.1990", "q2".
    bool readWords(std::string_view chunk, std::size_t at)
    {
        std::size_t letters = 0;
        while (letters < chunk.size() && isLetter(chunk[letters]))
            ++letters;
        if (letters == 0)
            return false;
        const auto word = lowered(chunk.substr(0, letters));
        const auto rest = chunk.substr(letters);
        if (rest.empty() || rest == ".") {
            add(WordToken::Kind::Word, word, at);
            return true;
        }
        if (word == "q" && rest.size() == 1 && isDigit(rest[0])) {
            add(WordToken::Kind::Word, lowered(chunk), at);
            return true;
        }
        const auto prefix = (rest[0] == '.' && (word == "c" || word == "ca")) ||
                            (rest[0] == '-' && (word == "mid" || word == "early" || word == "late"));
        if (!prefix || rest.size() == 1)
            return false;
        add(WordToken::Kind::Word, word, at);
        const auto next = at + letters + 1;
        readChunk(next, next + rest.size() - 1);
        return true;
    }

    void add(WordToken::Kind kind, std::string text, std::size_t at)
    {
        std::size_t column = 1;
        for (std::size_t i = 0; i < at; ++i)
            column += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U ? 1U : 0U;
        WordToken token;
        token.kind = kind;
        token.text = std::move(text);
        token.column = column;
        tokens_.push_back(std::move(token));
    }

    std::string_view text_;
    std::vector<WordToken> tokens_;
};

} // namespace

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
    return indexIn(englishDateVocabulary().weekdays, word);
}

std::optional<int> ordinalNamed(std::string_view word)
{
    constexpr std::array<std::string_view, 5> names{"first", "second", "third", "fourth", "fifth"};
    const auto found = std::find(names.begin(), names.end(), word);
    return found == names.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - names.begin()) + 1);
}

} // namespace dateline
