#include "core/time/worddate.h"

#include "core/time/datevocabulary.h"
#include "core/time/numericdate.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace dateline {

namespace {

using Kind = WordToken::Kind;

/// Reads tokens from left to right; each step recognises one thing that can be said of a date.
class PhraseReader
{
public:
    explicit PhraseReader(std::span<const WordToken> tokens) : tokens_(tokens) {}

    Result<WordDate> read()
    {
        if (tokens_.empty())
            return fail(ErrorCode::Syntax, "column 1: expected a date");
        date_.column = tokens_.front().column;
        while (at_ < tokens_.size()) {
            if (!step()) {
                if (!error_.message.empty())
                    return fail(error_);
                return notUnderstood();
            }
        }
        if (date_.lacksYear() && date_.month == 0 && !date_.bare)
            return fail(ErrorCode::Syntax, atColumn(date_.column, "no year, month or day is said"));
        return date_;
    }

private:
    const WordToken& token(std::size_t ahead = 0) const
    {
        static const WordToken none;
        return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
    }
    bool has(std::size_t ahead) const { return at_ + ahead < tokens_.size(); }
    bool is(std::initializer_list<std::string_view> words, std::size_t ahead = 0) const
    {
        return has(ahead) && std::any_of(words.begin(), words.end(), [&](auto word) { return token(ahead).is(word); });
    }
    bool advance(std::size_t count = 1)
    {
        at_ += count;
        return true;
    }

    bool step()
    {
        return readFiller() || readQualifier() || readUnknown() || readOrdinalPhrase() || readPart() || readMonth() ||
               readWeekday() || readGrouping() || readEra() || readLongAgo() || readNumber() || readWritten();
    }

    bool readFiller()
    {
        if (token().kind == Kind::Comma)
            return advance();
        if (is({"some", "a", "one"}) && is({"day"}, 1) && is({"in", "of"}, 2)) {
            date_.someDay = true;
            return advance(3);
        }
        if (is({"some"}) && is({"time", "point"}, 1))
            return advance(2);
        return is({"the", "of", "in", "on", "at", "sometime", "year", "month"}) && !is({"unknown"}, 1) && advance();
    }

    bool readQualifier()
    {
        if (is({"about", "around", "circa", "c", "ca", "approximately", "approx", "roughly"})) {
            date_.approximate = true;
            return advance();
        }
        if (is({"or"}) && is({"so"}, 1)) {
            date_.approximate = true;
            return advance(2);
        }
        return false;
    }

    /// "month unknown", "day and month unknown", "year unknown".
    bool readUnknown()
    {
        if (is({"day"}) && is({"and"}, 1) && is({"month"}, 2) && is({"unknown"}, 3)) {
            date_.dayUnknown = date_.monthUnknown = true;
            return advance(4);
        }
        if (!is({"unknown"}, 1) || !is({"month", "day", "year"}))
            return false;
        date_.monthUnknown = date_.monthUnknown || is({"month"});
        date_.someDay = date_.someDay || is({"day"});
        return advance(2);
    }

    /// "first week", "second quarter", "last half", "19th century", "Q2".
    bool readOrdinalPhrase()
    {
        const auto& word = token();
        if (word.kind == Kind::Word && word.text.size() == 2 && word.text[0] == 'q' && word.text[1] >= '1' &&
            word.text[1] <= '4') {
            date_.grouping = 33 + (word.text[1] - '1');
            return advance();
        }
        auto number = word.kind == Kind::Ordinal ? std::optional<int>(static_cast<int>(word.number))
                                                 : ordinalNamed(word.kind == Kind::Word ? word.text : "");
        const auto last = is({"last"});
        if (!number && !last)
            return false;
        if (is({"week"}, 1) && (last || *number <= 4)) {
            date_.week = last ? WordDate::kLastWeek : *number;
            return advance(2);
        }
        if (is({"quarter"}, 1) && (last || *number <= 4)) {
            date_.grouping = last ? 36 : 32 + *number;
            return advance(2);
        }
        if (is({"half"}, 1) && (last || *number <= 2)) {
            date_.grouping = last ? 41 : 39 + *number;
            return advance(2);
        }
        if (is({"century"}, 1) && number && *number >= 1) {
            date_.year = *number;
            date_.yearsOfSpan = 100;
            return advance(2);
        }
        return false;
    }

    bool readPart()
    {
        static const std::array<std::pair<std::string_view, WordDate::Part>, 7> parts{{
            {"early", WordDate::Part::Early},
            {"beginning", WordDate::Part::Early},
            {"start", WordDate::Part::Early},
            {"mid", WordDate::Part::Mid},
            {"middle", WordDate::Part::Mid},
            {"late", WordDate::Part::Late},
            {"end", WordDate::Part::Late},
        }};
        for (const auto& [word, part] : parts) {
            if (token().is(word) && date_.part == WordDate::Part::Whole) {
                date_.part = part;
                return advance();
            }
        }
        return false;
    }

    bool readMonth()
    {
        const auto month = token().kind == Kind::Word ? monthNamed(token().text) : std::nullopt;
        if (!month || date_.month != 0)
            return false;
        date_.month = *month;
        if (date_.bare && date_.day == 0) {
            date_.day = *date_.bare;
            date_.bare.reset();
        }
        return advance();
    }

    bool readWeekday()
    {
        const auto day = token().kind == Kind::Word ? weekdayNamed(token().text) : std::nullopt;
        if (!day || date_.weekday)
            return false;
        date_.weekday = day;
        return advance();
    }

    bool readGrouping()
    {
        if (is({"northern", "southern"}) && has(1)) {
            hemisphere_ = is({"northern"}) ? 4 : 8;
            return advance();
        }
        static const std::array<std::pair<std::string_view, int>, 5> seasons{
            {{"spring", 21}, {"summer", 22}, {"autumn", 23}, {"fall", 23}, {"winter", 24}}};
        for (const auto& [word, code] : seasons) {
            if (token().is(word) && date_.grouping == 0) {
                date_.grouping = code + hemisphere_;
                advance();
                return !spansNewYear() || readSeasonYears();
            }
        }
        return false;
    }

    bool spansNewYear() const { return subYearGrouping(date_.grouping).firstMonth == 12; }

    /// "winter 2022–23", "winter of 2022/2023": the year it begins in. Nothing to read is well, too.
    bool readSeasonYears()
    {
        if (is({"of"}))
            advance();
        if (token().kind == Kind::Number && is({"to"}, 1) && token(2).kind == Kind::Number)
            return readSeasonYears(token().number, token(2).number, 3);
        const auto& text = token().text;
        const auto isPair = token().kind == Kind::Other && (text.size() == 7 || text.size() == 9) &&
                            (text[4] == '/' || text[4] == '-') && text.find_first_not_of("0123456789/-") == text.npos;
        if (!isPair)
            return true;
        return readSeasonYears(std::atoll(text.substr(0, 4).c_str()), std::atoll(text.substr(5).c_str()), 1);
    }

    bool readSeasonYears(std::int64_t first, std::int64_t last, std::size_t tokens)
    {
        if (last != first + 1 && last != (first + 1) % 100)
            return impossible("a winter has two years only if one follows the other");
        date_.year = first;
        return advance(tokens);
    }

    bool readEra()
    {
        date_.eraSaid = date_.eraSaid || is({"bc", "bce", "ad", "ce"});
        if (is({"bc", "bce"}) && date_.year) {
            date_.beforeChrist = true;
            return advance();
        }
        if (is({"ad", "ce"})) {
            if (!date_.year && token(1).kind == Kind::Number) {
                date_.year = token(1).number;
                return advance(2);
            }
            return date_.year.has_value() && advance();
        }
        return false;
    }

    /// "66 million years ago", "13.8 billion years ago", "2 million BC".
    bool readLongAgo()
    {
        if (token().kind != Kind::Number || !is({"million", "billion"}, 1))
            return false;
        const auto ago = is({"years"}, 2) && is({"ago"}, 3);
        if (!ago && !is({"bc", "bce"}, 2))
            return impossible("say \"years ago\" or \"BC\" after so many years");
        const auto& text = token().text;
        const auto point = text.find('.');
        auto unit = is({"million"}, 1) ? 1'000'000 : 1'000'000'000;
        auto digits = text;
        for (auto i = point == text.npos ? text.size() : point + 1; i < text.size(); ++i)
            unit /= 10;
        if (point != text.npos)
            digits.erase(point, 1);
        digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
        if (digits.empty() || digits.size() > 9 || unit == 0)
            return impossible("such a number of years cannot be read");
        date_.year = std::atoll(digits.c_str()) * unit + 1;
        date_.beforeChrist = true;
        date_.significant = static_cast<int>(digits.size());
        return advance(ago ? 4 : 3);
    }

    bool readNumber()
    {
        const auto& number = token();
        if (number.kind == Kind::Decade && !date_.year)
            return readDecade(number);
        const auto isNumber = number.kind == Kind::Number && number.text.find('.') == std::string::npos;
        if (!isNumber && number.kind != Kind::Ordinal)
            return false;
        const auto era = is({"bc", "bce", "ad", "ce"}, 1);
        if (isNumber && !date_.year && (era || number.digits == 4 || (number.digits == 3 && !date_.bare))) {
            date_.year = number.number;
            return advance();
        }
        if (number.digits > 2 || date_.day != 0 || date_.bare) {
            if (number.digits == 2 && !date_.year && date_.month != 0)
                return impossible("a year of two digits could be 19" + number.text + " or 20" + number.text +
                                  ": write it with four");
            return false;
        }
        if (date_.month != 0)
            date_.day = static_cast<int>(number.number);
        else
            date_.bare = static_cast<int>(number.number);
        return advance();
    }

    bool readDecade(const WordToken& number)
    {
        if (number.digits == 2)
            return impossible("\"" + number.text + "\" could be of any century: write \"19" + number.text +
                              "\" or \"20" + number.text + "\"");
        if (number.number % 10 != 0)
            return impossible("a decade begins with a year that ends in 0");
        if (number.number % 100 == 0) {
            const auto century = std::to_string(number.number / 100);
            return impossible("\"" + number.text + "\" could be ten years (" + century + "0X) or a hundred (" +
                              century + "XX)");
        }
        date_.year = number.number;
        date_.yearsOfSpan = 10;
        return advance();
    }

    bool readWritten()
    {
        if (token().kind != Kind::Other || date_.written || date_.year || date_.month != 0)
            return false;
        auto parsed = readNumericDate(token().text);
        if (!parsed && parsed.error().code == ErrorCode::NotFound)
            parsed = EdtfDate::parse(token().text);
        if (!parsed) {
            error_ = {parsed.error().code,
                      atColumn(token().column, "in \"" + plain(token().text) + "\": " + parsed.error().message)};
            return false;
        }
        date_.written = *parsed;
        return advance();
    }

    bool impossible(const std::string& why)
    {
        error_ = {ErrorCode::Invalid, atColumn(token().column, why)};
        return false;
    }

    tl::unexpected<Error> notUnderstood() const
    {
        return fail(ErrorCode::Syntax,
                    atColumn(token().column, "\"" + plain(token().text) + "\" is not understood as part of a date"));
    }

    /// Only plain characters of a stranger's text are repeated in a message.
    static std::string plain(std::string_view text)
    {
        std::string out;
        for (const auto c : text.substr(0, 40))
            out += c >= ' ' && c <= '~' ? c : '?';
        return out;
    }

    std::span<const WordToken> tokens_;
    std::size_t at_ = 0;
    int hemisphere_ = 0;
    WordDate date_;
    Error error_;
};

} // namespace

Result<WordDate> readWordDate(std::span<const WordToken> tokens)
{
    return PhraseReader(tokens).read();
}

std::string atColumn(std::size_t column, const std::string& message)
{
    return "column " + std::to_string(column) + ": " + message;
}

} // namespace dateline
