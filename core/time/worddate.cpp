#include "core/time/worddate.h"

#include "core/time/clockwords.h"
#include "core/time/numericdate.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <utility>

namespace dateline {

namespace {

using Kind = WordToken::Kind;

/// A letter of the alphabets that UTF-8 writes with two bytes, but for U+061C, which turns the direction of a text.
bool isTwoByteLetter(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    const auto next = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
    return lead >= 0xC3 && lead <= 0xDF && (next & 0xC0U) == 0x80U && !(lead == 0xD8 && next == 0x9C);
}

/// Only plain characters of a stranger's text are repeated in a message.
std::string inQuotes(std::string_view text)
{
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size() && out.size() < 40; ++i) {
        if (isTwoByteLetter(text.substr(i)))
            out += text.substr(i++, 2);
        else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
            out += text[i] >= ' ' && text[i] <= '~' ? text[i] : '?';
    }
    return out + "\"";
}

/// Reads tokens from left to right; each step recognises one thing that can be said of a date.
class PhraseReader
{
public:
    PhraseReader(Tokens tokens, DayMonthOrder order) : tokens_(tokens), order_(order) {}

    Reading<WordDate> read()
    {
        if (tokens_.empty())
            return misread(ErrorCode::Syntax, {}, "expected a date");
        date_.range = rangeOf(tokens_);
        while (at_ < tokens_.size()) {
            if (!step())
                return misread(error_.problem.empty() ? notUnderstood() : error_);
        }
        if (date_.week == WordDate::kLastWeek && date_.month == 0)
            return misread(*relativeWord(
                tokens_, static_cast<std::size_t>(
                             std::find_if(tokens_.begin(), tokens_.end(), [](const auto& t) { return t.is("last"); }) -
                             tokens_.begin())));
        if (date_.lacksYear() && date_.month == 0 && !date_.bare && !date_.second && date_.grouping == 0 &&
            date_.portion.whole())
            return misread(ErrorCode::Syntax, date_.range, "no year, month or day is said");
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
        return token(ahead).isOneOf(words);
    }
    bool advance(std::size_t count = 1)
    {
        at_ += count;
        return true;
    }

    bool step()
    {
        using Step = bool (PhraseReader::*)();
        constexpr std::array<Step, 14> steps{
            &PhraseReader::readTime,          &PhraseReader::readPartOfDay, &PhraseReader::readQualifier,
            &PhraseReader::readFiller,        &PhraseReader::readUnknown,   &PhraseReader::readQuarter,
            &PhraseReader::readOrdinalPhrase, &PhraseReader::readPart,      &PhraseReader::readMonth,
            &PhraseReader::readWeekday,       &PhraseReader::readGrouping,  &PhraseReader::readEra,
            &PhraseReader::readLongAgo,       &PhraseReader::readNumber};
        for (const auto read : steps) {
            if ((this->*read)())
                return true;
            if (!error_.problem.empty())
                return false;
        }
        return readWritten();
    }

    bool readTime()
    {
        const auto clock = readClockWords(tokens_.subspan(at_));
        if (!clock) {
            error_ = clock.error();
            return false;
        }
        if (clock->tokens == 0 || date_.second)
            return false;
        date_.second = clock->second;
        date_.zone = clock->zone;
        date_.timeAt = rangeOf(tokens_.subspan(at_, clock->tokens));
        return advance(clock->tokens);
    }

    /// "in the evening", "early morning", "the early hours of".
    bool readPartOfDay()
    {
        const auto early = is({"early", "mid", "late"}) ? 1U : 0U;
        const auto hours = early > 0 && is({"hours"}, 1);
        if (!hours &&
            !is({"morning", "afternoon", "evening", "night", "dawn", "dusk", "daybreak", "sunrise", "sunset"}, early))
            return false;
        date_.partOfDay = true;
        return advance(early + 1);
    }

    bool readFiller()
    {
        if (token().kind == Kind::Comma)
            return advance();
        if (is({"some", "a", "one", "any"}) && is({"day"}, 1) && is({"in", "of", "from"}, 2)) {
            date_.someDay = true;
            return advance(3);
        }
        if (is({"some"}) && is({"time", "point", "month", "year"}, 1))
            return advance(2);
        if (is({"week"}) && is({"of", "from"}, 1) && !date_.weekFrom) {
            date_.weekFrom = true;
            return advance(2);
        }
        if (is({"from", "between"}) && at_ > 0) // "22 March 2024 from 19:55 to 22:00"
            return readClockWords(tokens_.subspan(at_ + 1)).has_value() && advance();
        return is({"the", "of", "in", "on", "at", "sometime", "year", "month", "during", "within", "dated", "both"}) &&
               !is({"unknown"}, 1) && advance();
    }

    bool readQualifier()
    {
        if (is({"about", "around", "circa", "c", "ca", "approximately", "approx", "roughly", "approximate"})) {
            date_.approximate = true;
            return advance();
        }
        if (is({"or"}) && is({"so", "thereabouts"}, 1)) {
            date_.approximate = true;
            return advance(2);
        }
        const auto inOrAround = is({"in", "on", "at"}) && is({"or"}, 1) && is({"about", "around"}, 2);
        return inOrAround && advance(2);
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

    /// "Q2"
    bool readQuarter()
    {
        const auto& text = token().text;
        const auto quarter = token().kind == Kind::Word && text.size() == 2 && text[0] == 'q' && text[1] >= '1' &&
                             text[1] <= '4' && date_.portion.whole();
        if (!quarter)
            return false;
        date_.portion = {4, text[1] - '1', text[1] - '1'};
        return advance();
    }

    /// 2 for "second", "2nd", "latter"; 0 for what is no ordinal number.
    int ordinal() const
    {
        if (token().kind == Kind::Ordinal && token().number <= 999)
            return static_cast<int>(token().number);
        if (is({"latter"}))
            return 2;
        return token().kind == Kind::Word ? ordinalNamed(token().text).value_or(0) : 0;
    }

    /// "first week", "second quarter", "last half", "19th century".
    bool readOrdinalPhrase()
    {
        const auto last = is({"last"});
        const auto number = ordinal();
        if (number == 0 && !last)
            return false;
        if (is({"week"}, 1) && (last || number <= 4)) {
            date_.week = last ? WordDate::kLastWeek : number;
            return advance(2);
        }
        static const std::array<std::pair<std::string_view, int>, 3> parts{{{"half", 2}, {"third", 3}, {"quarter", 4}}};
        for (const auto& [word, of] : parts) {
            if (!is({word}, 1) || !date_.portion.whole() || (!last && number > of))
                continue;
            const auto index = last ? of - 1 : number - 1;
            date_.portion = {of, index, index};
            return advance(2);
        }
        if (is({"century", "millennium"}, 1) && number > 0 && !date_.year) {
            date_.year = number;
            date_.yearsOfSpan = is({"century"}, 1) ? 100 : 1000;
            return advance(2);
        }
        return false;
    }

    /// "early", "mid to late".
    bool readPart()
    {
        const auto first = partNamed(token());
        if (!first || !date_.portion.whole())
            return false;
        date_.portion = {3, *first, *first};
        const auto second = is({"to", "or"}, 1) ? partNamed(token(2)) : std::nullopt;
        if (!second)
            return advance();
        if (*second < *first)
            return impossible("\"early\" comes before \"mid\", and that before \"late\"");
        date_.portion.last = *second;
        return advance(3);
    }

    bool readMonth()
    {
        const auto month = token().kind == Kind::Word ? monthNamed(token().text) : std::nullopt;
        if (!month || date_.month != 0)
            return false;
        date_.month = *month;
        date_.monthAt = token().range;
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
        date_.weekdayAt = token().range;
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
            return impossible("a winter has two years only if one follows the other", tokens);
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
        if (token().kind != Kind::Number || !is({"thousand", "million", "billion"}, 1))
            return false;
        const auto ago = is({"years"}, 2) && is({"ago"}, 3);
        if (!ago && !is({"bc", "bce"}, 2)) {
            const auto end = token(is({"years"}, 2) ? 2 : 1).range.end;
            return impossible("say \"years ago\" or \"BC\" after so many years", 2,
                              {{{{end, end}, is({"years"}, 2) ? " ago" : " years ago"}}});
        }
        auto unit = is({"thousand"}, 1) ? 1'000 : is({"million"}, 1) ? 1'000'000 : 1'000'000'000;
        auto digits = token().text;
        const auto point = digits.find('.');
        for (auto i = point == digits.npos ? digits.size() : point + 1; i < digits.size(); ++i)
            unit /= 10;
        if (point != digits.npos)
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
        if (number.kind == Kind::ShortYear)
            return shortYear(number);
        const auto isNumber = number.kind == Kind::Number && number.text.find('.') == std::string::npos;
        if (!isNumber && number.kind != Kind::Ordinal)
            return false;
        const auto era = is({"bc", "bce", "ad", "ce"}, 1);
        if (isNumber && !date_.year && (era || number.digits == 4 || (number.digits == 3 && !date_.bare))) {
            date_.year = number.number;
            return advance();
        }
        if (number.digits > 2 || date_.day != 0 || date_.bare)
            return number.digits == 2 && !date_.year && date_.month != 0 && shortYear(number);
        if (number.number == 0)
            return impossible("there is no day 0");
        date_.dayAt = number.range;
        if (date_.month != 0)
            date_.day = static_cast<int>(number.number);
        else
            date_.bare = static_cast<int>(number.number);
        return advance();
    }

    bool shortYear(const WordToken& number)
    {
        const auto digits = std::to_string(number.number + 100).substr(1);
        const auto likelier = number.number < kFirstYearOfTwoDigits ? "20" : "19";
        const auto other = number.number < kFirstYearOfTwoDigits ? "19" : "20";
        return impossible("a year of two digits could be 19" + digits + " or 20" + digits + ": write it with four", 1,
                          {{{number.range, likelier + digits}}, {{number.range, other + digits}}});
    }

    bool readDecade(const WordToken& number)
    {
        const auto digits = std::to_string(number.number);
        if (number.digits == 2)
            return impossible(inQuotes(number.typed) + " could be of any century", 1,
                              {{{number.range, "19" + number.text + "s"}}, {{number.range, "18" + number.text + "s"}}});
        if (number.number % 10 != 0)
            return impossible("a decade begins with a year that ends in 0", 1,
                              {{{number.range, digits.substr(0, digits.size() - 1) + "0s"}}, {{number.range, digits}}});
        if (number.number % 100 == 0) {
            const auto century = std::to_string(number.number / 100);
            return impossible(inQuotes(number.typed) + " could be ten years (" + century + "0X) or a hundred (" +
                                  century + "XX)",
                              1, {{{number.range, century + "0X"}}, {{number.range, century + "XX"}}});
        }
        date_.year = number.number;
        date_.yearsOfSpan = 10;
        return advance();
    }

    /// A date in numbers or in EDTF among words: "about 2024-03-22", "2024-03-22 19:55".
    bool readWritten()
    {
        if (token().kind != Kind::Other || date_.written || date_.year || date_.month != 0)
            return false;
        const auto offset = token().range.begin;
        if (const auto numeric = readNumericDate(token().text, order_); !numeric) {
            error_ = shifted(numeric.error(), offset);
            return false;
        } else if (*numeric) {
            date_.written = **numeric;
            return advance();
        }
        const auto parsed = EdtfDate::parse(token().text);
        if (parsed)
            date_.written = *parsed;
        return parsed && advance();
    }

    static Misreading shifted(Misreading error, std::size_t offset)
    {
        const auto shift = [offset](TextStretch& range) {
            range = {range.begin + offset, range.end + offset};
        };
        shift(error.stretch);
        for (auto& remedy : error.remedies) {
            for (auto& edit : remedy)
                shift(edit.range);
        }
        return error;
    }

    bool impossible(const std::string& why, std::size_t tokens = 1, std::vector<Remedy> remedies = {})
    {
        const auto range = rangeOf(tokens_.subspan(at_, std::min(tokens, tokens_.size() - at_)));
        error_ = {ErrorCode::Invalid, why, range, std::move(remedies), false};
        return false;
    }

    Misreading notUnderstood() const
    {
        if (const auto relative = relativeWord(tokens_, at_))
            return *relative;
        if (token().kind == Kind::Slash)
            return {ErrorCode::Invalid,
                    "\"/\" could mean \"to\" or \"or\"",
                    token().range,
                    {{{token().range, " to "}}, {{token().range, " or "}}},
                    false};
        if (is({"unknown", "undated"}))
            return {ErrorCode::Invalid, "where nothing is known of a date, leave it out", token().range, {}, false};
        const auto known = monthNamed(token().text) || weekdayNamed(token().text);
        return {ErrorCode::Syntax,
                inQuotes(token().typed) + " is not understood as part of a date",
                token().range,
                {},
                !known};
    }

    static std::optional<int> partNamed(const WordToken& token)
    {
        static const std::array<std::pair<std::string_view, int>, 8> parts{{{"early", 0},
                                                                            {"beginning", 0},
                                                                            {"start", 0},
                                                                            {"mid", 1},
                                                                            {"middle", 1},
                                                                            {"late", 2},
                                                                            {"end", 2},
                                                                            {"ending", 2}}};
        for (const auto& [word, part] : parts) {
            if (token.is(word))
                return part;
        }
        return std::nullopt;
    }

    Tokens tokens_;
    DayMonthOrder order_;
    std::size_t at_ = 0;
    int hemisphere_ = 0;
    WordDate date_;
    Misreading error_;
};

} // namespace

Reading<WordDate> readWordDate(Tokens tokens, DayMonthOrder order)
{
    return PhraseReader(tokens, order).read();
}

std::optional<Misreading> relativeWord(Tokens tokens, std::size_t at)
{
    const auto& token = tokens[at];
    auto range = token.range;
    const auto ago = std::find_if(tokens.begin(), tokens.end(), [](const auto& t) { return t.is("ago"); });
    const auto day = token.isOneOf({"yesterday", "today", "tomorrow", "tonight", "now", "recently", "currently"});
    const auto near = token.isOneOf({"last", "next", "this", "past"});
    if (ago != tokens.end())
        range = {tokens.front().range.begin, ago->range.end};
    else if (near && at + 1 < tokens.size())
        range.end = tokens[at + 1].range.end;
    else if (!day && !near)
        return std::nullopt;
    const auto what = ago != tokens.end() && !near ? std::string("how long ago it is") : inQuotes(token.typed);
    return Misreading{
        ErrorCode::Invalid, what + " depends on the day it is said: write the date itself", range, {}, false};
}

} // namespace dateline
