// The words between dates: "from … to", "or", "before". What each date says is worddate's.

#include "core/time/numericdate.h"
#include "core/time/worddate.h"
#include "core/time/words.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kLongestText = 400;

using Tokens = std::span<const WordToken>;

bool startsWith(Tokens tokens, std::string_view word)
{
    return !tokens.empty() && tokens.front().is(word);
}

bool startsWithOneOf(Tokens tokens, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](auto word) { return startsWith(tokens, word); });
}

bool startsWithTwo(Tokens tokens, std::string_view first, std::string_view second)
{
    return tokens.size() > 2 && tokens[0].is(first) && tokens[1].is(second);
}

/// The place of the first of the words that follows the first token; the number of tokens if none does.
std::size_t findWord(Tokens tokens, std::initializer_list<std::string_view> words)
{
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (startsWithOneOf(tokens.subspan(i), words))
            return i;
    }
    return tokens.size();
}

bool isSeason(const WordToken& token)
{
    return token.is("spring") || token.is("summer") || token.is("autumn") || token.is("fall") || token.is("winter");
}

/// Takes from a neighbour what a date leaves out: "22 to 25 March 2024", "March or April 2024", "2014–15".
void complete(WordDate& date, const WordDate& other, bool otherIsEarlier)
{
    if (otherIsEarlier && date.isBare() && other.year && other.month == 0 && other.yearsOfSpan == 1) {
        const auto century = *other.year / 100 * 100;
        date.year = century + *date.bare;
        date.bare.reset();
        return;
    }
    if (date.isBare() && other.month != 0 && other.day != 0) {
        date.day = *date.bare;
        date.bare.reset();
        date.month = other.month;
    }
    if (!otherIsEarlier && other.beforeChrist && date.year && !date.eraSaid)
        date.beforeChrist = true; // "500 to 480 BC"
    if (!date.written && !date.year && other.year && other.yearsOfSpan == 1) {
        date.year = other.year;
        date.beforeChrist = other.beforeChrist;
    }
}

class WordReader
{
public:
    explicit WordReader(bool uncertain) : uncertain_(uncertain) {}

    Result<EdtfDate> read(Tokens tokens)
    {
        tokens = withoutHedges(tokens);
        if (tokens.empty())
            return fail(ErrorCode::Syntax, "column 1: expected a date");
        if (startsWith(tokens, "the") && tokens.size() > 1 && tokens[1].is("night"))
            tokens = tokens.subspan(1);
        if (startsWith(tokens, "night") && tokens.size() > 2 && tokens[1].is("of"))
            return span(tokens.subspan(2), {"to", "and"});
        if (startsWith(tokens, "between"))
            return span(tokens.subspan(1), {"and"});
        if (startsWithOneOf(tokens, {"from", "since"}))
            return from(tokens);
        if (startsWithTwo(tokens, "up", "to"))
            return openInterval(tokens.subspan(2), "../", "");
        if (startsWithTwo(tokens, "prior", "to"))
            return beyond(tokens.subspan(2), true);
        if (startsWithTwo(tokens, "not", "before"))
            return openSet(tokens.subspan(2), false);
        if (startsWithOneOf(tokens, {"no", "not"}) && tokens.size() > 2 && tokens[2].is("than"))
            return startsWith(tokens.subspan(1), "later")     ? openSet(tokens.subspan(3), true)
                   : startsWith(tokens.subspan(1), "earlier") ? openSet(tokens.subspan(3), false)
                                                              : list(tokens);
        if (startsWithOneOf(tokens, {"until", "till"}))
            return openInterval(tokens.subspan(1), "../", "");
        if (startsWithOneOf(tokens, {"before", "after"}))
            return beyond(tokens.subspan(1), startsWith(tokens, "before"));
        if (startsWith(tokens, "by"))
            return openSet(tokens.subspan(1), true);
        return list(startsWith(tokens, "either") ? tokens.subspan(1) : tokens);
    }

private:
    Tokens withoutHedges(Tokens tokens)
    {
        const auto isHedge = [](const WordToken& token) {
            return token.is("perhaps") || token.is("possibly") || token.is("probably") || token.is("maybe");
        };
        while (!tokens.empty() && isHedge(tokens.front())) {
            uncertain_ = true;
            tokens = tokens.subspan(1);
        }
        while (!tokens.empty() && (isHedge(tokens.back()) || tokens.back().kind == WordToken::Kind::Comma)) {
            uncertain_ = uncertain_ || isHedge(tokens.back());
            tokens = tokens.first(tokens.size() - 1);
        }
        return tokens;
    }

    Result<WordDate> one(Tokens tokens) const
    {
        auto date = readWordDate(tokens);
        if (date)
            date->uncertain = uncertain_;
        return date;
    }

    Result<WordRun> run(Tokens tokens) const
    {
        const auto date = one(tokens);
        return date ? meaningOf(*date) : Result<WordRun>(fail(date.error()));
    }

    static Result<EdtfDate> built(const std::string& edtf)
    {
        auto date = EdtfDate::parse(edtf);
        if (!date) // the columns are those of a text that the user never saw
            return fail(date.error().code,
                        "this cannot be one date: " + date.error().message.substr(date.error().message.find(": ") + 2));
        return date;
    }

    Result<EdtfDate> from(Tokens tokens) const
    {
        if (startsWith(tokens, "from") && findWord(tokens, {"to", "until", "till", "through"}) < tokens.size())
            return span(tokens.subspan(1), {"to", "until", "till", "through"});
        return openInterval(tokens.subspan(1), "", "/..");
    }

    /// "A to B" and its like: an interval.
    Result<EdtfDate> span(Tokens tokens, std::initializer_list<std::string_view> words) const
    {
        const auto at = findWord(tokens, words);
        if (at + 1 >= tokens.size())
            return fail(ErrorCode::Syntax,
                        atColumn(tokens.empty() ? 1 : tokens.back().column,
                                 "expected two dates with \"" + std::string(*words.begin()) + "\" between them"));
        auto first = one(tokens.first(at));
        auto last = one(tokens.subspan(at + 1));
        if (!first || !last)
            return fail(first ? last.error() : first.error());
        complete(*first, *last, false);
        complete(*last, *first, true);
        const auto start = meaningOf(*first);
        const auto end = meaningOf(*last);
        if (!start || !end)
            return fail(start ? end.error() : start.error());
        return built(start->first + "/" + end->last);
    }

    Result<EdtfDate> openInterval(Tokens tokens, const std::string& before, const std::string& after) const
    {
        const auto date = run(tokens);
        if (!date)
            return fail(date.error());
        return built(before + (before.empty() ? date->first : date->last) + after);
    }

    Result<EdtfDate> openSet(Tokens tokens, bool earlier) const
    {
        const auto date = run(tokens);
        if (!date)
            return fail(date.error());
        return built(earlier ? "[.." + date->last + "]" : "[" + date->first + "..]");
    }

    /// "before A", "after A": all dates up to the one before A, in A's own precision.
    Result<EdtfDate> beyond(Tokens tokens, bool before) const
    {
        const auto said = one(tokens);
        if (!said)
            return fail(said.error());
        auto plain = *said;
        plain.approximate = plain.uncertain = false;
        const auto date = meaningOf(plain);
        if (!date)
            return fail(date.error());
        const auto end = EdtfDate::parse(before ? date->first : date->last);
        if (!end)
            return fail(end.error());
        const auto bounds = end->bounds();
        const auto neighbour = civilFromSeconds(before ? bounds.earliest - 1 : bounds.latest);
        if (end->kind() == EdtfKind::DateTime)
            return fail(ErrorCode::Invalid, atColumn(said->column, "EDTF has no open range of times of day"));
        auto text = formatIsoDate(before ? bounds.earliest - 1 : bounds.latest);
        const auto precision = end->precision();
        if (precision == Precision::Month || precision == Precision::Season)
            text.resize(text.size() - 3);
        else if (precision != Precision::Day)
            text.resize(text.size() - 6);
        if (neighbour.year > 9999 || neighbour.year < -9999)
            text = "Y" + formatIsoYear(neighbour.year);
        if (said->approximate)
            text += said->uncertain ? "%" : "~";
        else if (said->uncertain)
            text += "?";
        return built(before ? "[.." + text + "]" : "[" + text + "..]");
    }

    /// One date, "A or B", "A to B", "A and B".
    Result<EdtfDate> list(Tokens tokens) const
    {
        const auto orAt = findWord(tokens, {"or"});
        if (orAt + 2 == tokens.size()) {
            if (startsWithOneOf(tokens.subspan(orAt + 1), {"earlier", "before"}))
                return openSet(tokens.first(orAt), true);
            if (startsWithOneOf(tokens.subspan(orAt + 1), {"later", "after"}))
                return openSet(tokens.first(orAt), false);
        }
        const auto isOrSo = orAt + 1 < tokens.size() && tokens[orAt + 1].is("so");
        if (orAt < tokens.size() && !isOrSo)
            return members(tokens, "or", '[', ']');
        const auto isTwoYearSeason = std::any_of(tokens.begin(), tokens.end(), isSeason) && tokens.size() >= 3 &&
                                     tokens[tokens.size() - 2].is("to") &&
                                     tokens.back().kind == WordToken::Kind::Number;
        if (!isTwoYearSeason && findWord(tokens, {"to", "through", "until"}) < tokens.size())
            return span(tokens, {"to", "through", "until"});
        const auto isUnknowns =
            std::any_of(tokens.begin(), tokens.end(), [](auto& token) { return token.is("unknown"); });
        if (!isUnknowns && findWord(tokens, {"and"}) < tokens.size())
            return members(tokens, "and", '{', '}');
        const auto date = run(tokens);
        if (!date)
            return fail(date.error());
        return built(date->single() ? date->first : "[" + date->first + ".." + date->last + "]");
    }

    /// The dates about "or" or "and". Commas part them where each piece is a lone number, as in "2014, 2015 or 2016".
    static std::vector<Tokens> pieces(Tokens tokens, std::string_view word)
    {
        std::vector<Tokens> found;
        const auto onlyNumbers = std::all_of(tokens.begin(), tokens.end(), [&](const WordToken& token) {
            return token.kind == WordToken::Kind::Comma || token.kind == WordToken::Kind::Number || token.is(word);
        });
        std::size_t from = 0;
        for (std::size_t i = 0; i <= tokens.size(); ++i) {
            const auto parts =
                i == tokens.size() || tokens[i].is(word) || (onlyNumbers && tokens[i].kind == WordToken::Kind::Comma);
            if (!parts)
                continue;
            if (i > from || !onlyNumbers)
                found.push_back(tokens.subspan(from, i - from));
            from = i + 1;
        }
        return found;
    }

    Result<EdtfDate> members(Tokens tokens, std::string_view word, char open, char close) const
    {
        std::vector<WordDate> dates;
        for (const auto piece : pieces(tokens, word)) {
            auto date = one(piece);
            if (!date)
                return fail(date.error());
            dates.push_back(std::move(*date));
        }
        std::string edtf(1, open);
        for (auto& date : dates) {
            complete(date, dates.back(), false);
            const auto meaning = meaningOf(date);
            if (!meaning)
                return fail(meaning.error());
            if (edtf.size() > 1)
                edtf += ',';
            edtf += meaning->single() ? meaning->first : meaning->first + ".." + meaning->last;
        }
        return built(edtf + close);
    }

    bool uncertain_;
};

/// Made of nothing but what EDTF is made of: then it is EDTF, or wrong.
bool looksLikeEdtf(std::string_view text)
{
    return text.find_first_not_of("0123456789XYEST Z-+.,:/?~%[]{}()^\t\r\n") == std::string_view::npos &&
           text.find(" - ") == std::string_view::npos;
}

} // namespace

Result<EdtfDate> fromWords(std::string_view text)
{
    auto edtf = EdtfDate::parse(text);
    if (edtf)
        return edtf;
    if (text.size() > kLongestText)
        return fail(ErrorCode::Syntax, "a date in words is not longer than 400 characters");
    const auto numeric = readNumericDate(text);
    if (numeric || numeric.error().code != ErrorCode::NotFound)
        return numeric;
    if (looksLikeEdtf(text))
        return edtf;
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    const auto uncertain = !text.empty() && text.back() == '?';
    if (uncertain)
        text.remove_suffix(1);
    const auto tokens = wordTokens(text);
    return WordReader(uncertain).read(tokens);
}

} // namespace dateline
