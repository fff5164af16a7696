// The words between dates: "from … to", "or", "before". What each date says is worddate's.

#include "core/time/wordreader.h"

#include "core/time/worddate.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

namespace dateline {

namespace {

using Kind = WordToken::Kind;
using Words = std::initializer_list<std::string_view>;

/// What words before or behind a date make of it.
enum class Relation
{
    Before,       ///< one of the dates before it
    After,        ///< one of the dates after it
    OrEarlier,    ///< it, or one before it
    OrLater,      ///< it, or one after it
    AndEarlier,   ///< it, and all before it
    AndLater,     ///< it, and all after it
    Since,        ///< from it on
    Until,        ///< up to it
    EndUnknown,   ///< from it to a date that nobody knows
    StartUnknown, ///< the other way round
};

/// Words that stand before a date, or behind one; "a|b" is one word or the other. The first that fits counts.
struct Phrase
{
    std::array<std::string_view, 4> words;
    Relation relation;

    std::size_t size() const
    {
        return static_cast<std::size_t>(std::find(words.begin(), words.end(), std::string_view()) - words.begin());
    }
};

constexpr std::array<Phrase, 19> kOpenings{{
    {{"not", "before"}, Relation::OrLater},
    {{"not", "after"}, Relation::OrEarlier},
    {{"no|not", "later", "than"}, Relation::OrEarlier},
    {{"no|not", "earlier", "than"}, Relation::OrLater},
    {{"on|in|at", "or", "before"}, Relation::OrEarlier},
    {{"on|in|at", "or", "after"}, Relation::OrLater},
    {{"before", "the", "end", "of"}, Relation::OrEarlier},
    {{"before", "the", "beginning|start", "of"}, Relation::Before},
    {{"after", "the", "end", "of"}, Relation::After},
    {{"prior", "to"}, Relation::Before},
    {{"earlier", "than"}, Relation::Before},
    {{"later", "than"}, Relation::After},
    {{"before"}, Relation::Before},
    {{"after"}, Relation::After},
    {{"by"}, Relation::OrEarlier},
    {{"up", "to"}, Relation::Until},
    {{"until|till|til"}, Relation::Until},
    {{"since"}, Relation::Since},
    {{"as", "of"}, Relation::Since},
}};

constexpr std::array<Phrase, 12> kClosings{{
    {{"or", "earlier|before"}, Relation::OrEarlier},
    {{"or", "later|after"}, Relation::OrLater},
    {{"and", "earlier|before"}, Relation::AndEarlier},
    {{"and", "later|after"}, Relation::AndLater},
    {{"at", "the", "latest"}, Relation::OrEarlier},
    {{"at", "the", "earliest"}, Relation::OrLater},
    {{"onwards|onward|on"}, Relation::Since},
    {{"to|until|till", "the", "present"}, Relation::Since},
    {{"to|until|till", "present|now|today|date"}, Relation::Since},
    {{"end", "unknown"}, Relation::EndUnknown},
    {{"start|beginning", "unknown"}, Relation::StartUnknown},
    {{"from", "then", "on"}, Relation::Since},
}};

bool isEither(const WordToken& token, std::string_view words)
{
    for (;;) {
        const auto bar = words.find('|');
        if (token.is(words.substr(0, bar)))
            return true;
        if (bar == words.npos)
            return false;
        words.remove_prefix(bar + 1);
    }
}

bool standsAt(Tokens tokens, const Phrase& phrase)
{
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        if (i >= tokens.size() || !isEither(tokens[i], phrase.words[i]))
            return false;
    }
    return true;
}

bool startsWith(Tokens tokens, Words words)
{
    return !tokens.empty() && tokens.front().isOneOf(words);
}

bool isPart(const WordToken& token)
{
    return token.isOneOf({"early", "mid", "late", "beginning", "middle", "end"});
}

/// A word that joins two dates elsewhere and belongs to one here: "or so", "mid to late", "day and month unknown".
bool belongsToOneDate(Tokens tokens, std::size_t at)
{
    const Tokens next = tokens.subspan(std::min(at + 1, tokens.size()));
    if (tokens[at].is("or") && startsWith(next, {"so", "thereabouts", "about", "around"}))
        return true;
    if (tokens[at].is("and") && startsWith(next, {"month"}) && next.size() > 1 && next[1].is("unknown"))
        return true;
    return at > 0 && !next.empty() && isPart(tokens[at - 1]) && isPart(next.front());
}

/// The place of the first of the words that joins two dates; the number of tokens if none does.
std::size_t findJoint(Tokens tokens, Words words)
{
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const auto slash = tokens[i].kind == Kind::Slash && std::find(words.begin(), words.end(), "/") != words.end();
        if ((slash || tokens[i].isOneOf(words)) && !belongsToOneDate(tokens, i))
            return i;
    }
    return tokens.size();
}

/// "winter 2022 to 23" is one season.
bool isTwoYearSeason(Tokens tokens)
{
    const auto season = std::any_of(tokens.begin(), tokens.end(), [](const WordToken& token) {
        return token.isOneOf({"spring", "summer", "autumn", "fall", "winter"});
    });
    return season && tokens.size() >= 3 && tokens[tokens.size() - 2].is("to") && tokens.back().kind == Kind::Number &&
           tokens[tokens.size() - 3].kind == Kind::Number;
}

void takeDay(WordDate& date, const WordDate& other)
{
    date.written = other.written;
    date.day = other.day;
    date.month = other.month;
    date.year = other.year;
    date.beforeChrist = other.beforeChrist;
}

/// Takes from a neighbour what a date leaves out: "22 to 25 March 2024", "March or April 2024", "2014–15",
/// "7 to 8 pm on 22 March 2024".
void complete(WordDate& date, const WordDate& other, bool otherIsEarlier)
{
    if (date.isBare() && !date.year && !date.second && other.second && (other.day > 0 || other.written)) {
        date.second = *date.bare * 3600; // an hour; which half of the day does not matter, as no range of times is kept
        date.bare.reset();
    }
    if (date.isTimeOnly())
        return takeDay(date, other);
    if (otherIsEarlier && date.isBare() && !date.year && other.year && other.month == 0 && other.grouping == 0 &&
        other.yearsOfSpan == 1) {
        date.year = *other.year / 100 * 100 + *date.bare;
        date.bare.reset();
        date.beforeChrist = other.beforeChrist;
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
    WordReader(std::string_view text, DayMonthOrder order, bool uncertain)
        : text_(text), order_(order), uncertain_(uncertain)
    {
    }

    Reading<WordsRead> read(Tokens tokens)
    {
        all_ = rangeOf(tokens);
        auto date = expression(withoutHedges(tokens));
        if (!date)
            return misread(date.error());
        return WordsRead{*std::move(date), note_};
    }

private:
    Reading<EdtfDate> expression(Tokens tokens)
    {
        if (tokens.empty())
            return misread(ErrorCode::Syntax, all_, "expected a date");
        if (const auto opening = nightOf(tokens); opening > 0)
            return night(tokens.subspan(opening));
        if (const auto within = someTimeWithin(tokens); within > 0)
            return span(tokens.subspan(within), {"to", "and", "until", "through"}, true);
        if (startsWith(tokens, {"between"}))
            return span(tokens.subspan(1), {"and", "to"});
        for (const auto& phrase : kClosings) {
            if (tokens.size() > phrase.size() && standsAt(tokens.last(phrase.size()), phrase))
                return related(withoutComma(tokens.first(tokens.size() - phrase.size())), phrase.relation);
        }
        if (startsWith(tokens, {"from"}) && findJoint(tokens, {"to", "until", "till", "through"}) < tokens.size())
            return span(tokens.subspan(1), {"to", "until", "till", "through"});
        if (startsWith(tokens, {"from"}))
            return related(tokens.subspan(1), Relation::Since);
        for (const auto& phrase : kOpenings) {
            if (standsAt(tokens, phrase))
                return related(tokens.subspan(phrase.size()), phrase.relation);
        }
        return list(startsWith(tokens, {"either"}) ? tokens.subspan(1) : tokens);
    }

    /// "the night of", "during the night from": how many tokens stand before the day; 0 if it is not said.
    static std::size_t nightOf(Tokens tokens)
    {
        std::size_t at = startsWith(tokens, {"on", "in", "during", "at"}) ? 1 : 0;
        at += startsWith(tokens.subspan(at), {"the"}) ? 1U : 0U;
        const Tokens rest = tokens.subspan(at);
        return startsWith(rest, {"night"}) && startsWith(rest.subspan(1), {"of", "from"}) ? at + 2 : 0;
    }

    /// "some time between", "some day from": how many tokens stand before the first date; 0 if it is not said.
    static std::size_t someTimeWithin(Tokens tokens)
    {
        std::size_t at = startsWith(tokens, {"at"}) ? 1 : 0;
        const Tokens rest = tokens.subspan(at);
        if (startsWith(rest, {"sometime"}))
            at += 1;
        else if (startsWith(rest, {"some"}) && startsWith(rest.subspan(1), {"time", "point", "day", "month", "year"}))
            at += 2;
        else
            return 0;
        return startsWith(tokens.subspan(at), {"between", "from"}) ? at + 1 : 0;
    }

    static Tokens withoutComma(Tokens tokens)
    {
        return !tokens.empty() && tokens.back().kind == Kind::Comma ? tokens.first(tokens.size() - 1) : tokens;
    }

    Tokens withoutHedges(Tokens tokens)
    {
        const auto isHedge = [](const WordToken& token) {
            return token.isOneOf({"perhaps", "possibly", "probably", "maybe", "presumably", "likely"});
        };
        while (!tokens.empty() && isHedge(tokens.front())) {
            uncertain_ = true;
            tokens = tokens.subspan(1);
        }
        while (!tokens.empty() && (isHedge(tokens.back()) || tokens.back().kind == Kind::Comma)) {
            uncertain_ = uncertain_ || isHedge(tokens.back());
            tokens = tokens.first(tokens.size() - 1);
        }
        return tokens;
    }

    Reading<WordDate> one(Tokens tokens) const
    {
        if (tokens.empty())
            return misread(ErrorCode::Syntax, all_, "a date is missing");
        auto date = readWordDate(tokens, order_);
        if (date)
            date->uncertain = uncertain_;
        return date;
    }

    /// EDTF has no times in intervals and sets.
    Reading<WordRun> withoutTime(WordDate date)
    {
        if (!date.second)
            return meaningOf(date, note_);
        auto run = meaningOf(date, note_);
        if (!run)
            return run;
        date.second.reset();
        date.approximate = false; // it was said of the time
        run = meaningOf(date, note_);
        note_ = kTimeLeftOut;
        return run;
    }

    Reading<WordRun> runWithoutTime(Tokens tokens)
    {
        const auto date = one(tokens);
        return date ? withoutTime(*date) : Reading<WordRun>(misread(date.error()));
    }

    Reading<EdtfDate> built(const std::string& edtf, std::vector<Remedy> remedies = {}) const
    {
        auto date = EdtfDate::parse(edtf);
        if (!date) // the columns are those of a text that the user never saw
            return misread(date.error().code, all_,
                           "this cannot be one date: " +
                               date.error().message.substr(date.error().message.find(": ") + 2),
                           std::move(remedies));
        return *std::move(date);
    }

    std::string written(TextStretch range) const
    {
        return std::string(text_.substr(range.begin, range.end - range.begin));
    }

    /// "A to B" and its like: an interval, or one date within it.
    Reading<EdtfDate> span(Tokens tokens, Words words, bool oneWithin = false)
    {
        const auto at = findJoint(tokens, words);
        if (at + 1 >= tokens.size())
            return misread(ErrorCode::Syntax, all_,
                           "expected two dates with \"" + std::string(*words.begin()) + "\" between them");
        if (tokens.size() == at + 2 && tokens[at + 1].isOneOf({"present", "now", "today"}))
            return related(tokens.first(at), Relation::Since);
        auto first = one(tokens.first(at));
        auto last = one(tokens.subspan(at + 1));
        if (!first || !last)
            return misread(first ? last.error() : first.error());
        const auto ownYear = !first->lacksYear();
        complete(*first, *last, false);
        complete(*last, *first, true);
        const auto start = withoutTime(*first);
        const auto end = withoutTime(*last);
        if (!start || !end)
            return misread(start ? end.error() : start.error());
        if (start->first == end->last && (first->second || last->second))
            return built(start->first);
        Remedy remedy{{first->range, written(last->range)}, {last->range, written(first->range)}};
        if (!ownYear && last->year)
            remedy = {{{first->range.end, first->range.end}, " " + std::to_string(*last->year - 1)}};
        return oneWithin ? built("[" + start->first + ".." + end->last + "]", {remedy})
                         : built(start->first + "/" + end->last, {remedy});
    }

    /// "the night of 22 to 23 March", or of the 22nd: both days.
    Reading<EdtfDate> night(Tokens tokens)
    {
        if (findJoint(tokens, {"to", "and", "/"}) < tokens.size())
            return span(tokens, {"to", "and", "/"});
        const auto day = runWithoutTime(tokens);
        if (!day)
            return misread(day.error());
        const auto date = EdtfDate::parse(day->first);
        if (!date || date->precision() != Precision::Day || date->unspecified())
            return misread(ErrorCode::Invalid, rangeOf(tokens), "a night belongs to a day that is wholly known");
        const auto mark = date->approximate() ? (uncertain_ ? "%" : "~") : uncertain_ ? "?" : "";
        return built(day->first + "/" + formatIsoDate(date->bounds().latest) + mark);
    }

    Reading<EdtfDate> related(Tokens tokens, Relation relation)
    {
        if (startsWith(tokens, {"from", "since"}) && relation == Relation::Since)
            tokens = tokens.subspan(1);
        if (startsWith(tokens, {"from"}) && relation == Relation::EndUnknown)
            tokens = tokens.subspan(1);
        if (startsWith(tokens, {"until"}) && relation == Relation::StartUnknown)
            tokens = tokens.subspan(1);
        if (relation == Relation::Before || relation == Relation::After)
            return beyond(tokens, relation == Relation::Before);
        const auto date = runWithoutTime(tokens);
        if (!date)
            return misread(date.error());
        switch (relation) {
        case Relation::OrEarlier:
            return built("[.." + date->last + "]");
        case Relation::OrLater:
            return built("[" + date->first + "..]");
        case Relation::AndEarlier:
            return built("{.." + date->last + "}");
        case Relation::AndLater:
            return built("{" + date->first + "..}");
        case Relation::Until:
            return built("../" + date->last);
        case Relation::EndUnknown:
            return built(date->first + "/");
        case Relation::StartUnknown:
            return built("/" + date->last);
        case Relation::Since:
        case Relation::Before:
        case Relation::After:
            break;
        }
        return built(date->first + "/..");
    }

    /// "before A", "after A": all dates up to the one before A, in A's own precision.
    Reading<EdtfDate> beyond(Tokens tokens, bool before)
    {
        const auto said = one(tokens);
        if (!said)
            return misread(said.error());
        if (said->second) // what was before a time of that day was, at the latest, on that day
            return related(tokens, before ? Relation::OrEarlier : Relation::OrLater);
        auto plain = *said;
        plain.approximate = plain.uncertain = false;
        const auto date = meaningOf(plain, note_);
        if (!date)
            return misread(date.error());
        const auto end = EdtfDate::parse(before ? date->first : date->last);
        if (!end || end->kind() == EdtfKind::DateTime)
            return misread(ErrorCode::Invalid, said->range, "EDTF has no open range of times of day");
        const auto bounds = end->bounds();
        const auto neighbour = civilFromSeconds(before ? bounds.earliest - 1 : bounds.latest);
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
    Reading<EdtfDate> list(Tokens tokens)
    {
        if (findJoint(tokens, {"or"}) < tokens.size())
            return members(tokens, "or", '[', ']');
        if (!isTwoYearSeason(tokens) && findJoint(tokens, {"to", "through", "until"}) < tokens.size())
            return span(tokens, {"to", "through", "until"});
        if (findJoint(tokens, {"and"}) < tokens.size())
            return members(tokens, "and", '{', '}');
        const auto date = one(tokens);
        if (!date)
            return misread(date.error());
        const auto run = meaningOf(*date, note_);
        if (!run)
            return misread(run.error());
        if (run->single())
            return built(run->first);
        return built(run->interval ? run->first + "/" + run->last : "[" + run->first + ".." + run->last + "]");
    }

    /// A comma parts dates where like things stand about it: "2014, 2015 or 2016", "22, 23 and 24 March".
    static bool isPartingComma(Tokens tokens, std::size_t at)
    {
        if (tokens[at].kind != Kind::Comma || at == 0 || at + 1 >= tokens.size())
            return false;
        const auto& left = tokens[at - 1];
        const auto& right = tokens[at + 1];
        if (left.kind == Kind::Number && right.kind == Kind::Number)
            return (left.digits <= 2) == (right.digits <= 2);
        return left.kind == Kind::Word && right.kind == Kind::Word && monthNamed(left.text) && monthNamed(right.text);
    }

    /// The dates about "or" or "and".
    static std::vector<Tokens> pieces(Tokens tokens, std::string_view word)
    {
        std::vector<Tokens> found;
        std::size_t from = 0;
        for (std::size_t i = 0; i <= tokens.size(); ++i) {
            const auto parts =
                i == tokens.size() || (tokens[i].is(word) && !belongsToOneDate(tokens, i)) || isPartingComma(tokens, i);
            if (!parts)
                continue;
            const auto piece = withoutComma(tokens.subspan(from, i - from)); // "2014, or 2015"
            if (!piece.empty() || i == tokens.size() || tokens[i].is(word))
                found.push_back(piece);
            from = i + 1;
        }
        return found;
    }

    Reading<EdtfDate> members(Tokens tokens, std::string_view word, char open, char close)
    {
        std::vector<WordDate> dates;
        for (const auto piece : pieces(tokens, word)) {
            auto date = one(piece);
            if (!date)
                return misread(date.error());
            dates.push_back(*std::move(date));
        }
        complete(dates.back(), dates.front(), true);
        std::string edtf(1, open);
        for (auto& date : dates) {
            complete(date, dates.back(), false);
            const auto meaning = withoutTime(date);
            if (!meaning)
                return misread(meaning.error());
            if (edtf.size() > 1)
                edtf += ',';
            edtf += meaning->single() ? meaning->first : meaning->first + ".." + meaning->last;
        }
        return built(edtf + close);
    }

    std::string_view text_;
    DayMonthOrder order_;
    bool uncertain_;
    TextStretch all_;
    std::string note_;
};

} // namespace

Reading<WordsRead> readWords(std::string_view text, DayMonthOrder order)
{
    const auto asked = text.find_last_not_of(" ?()") + 1;
    const auto uncertain = text.find('?', asked) != text.npos;
    const auto tokens = wordTokens(uncertain ? text.substr(0, asked) : text);
    return WordReader(text, order, uncertain).read(tokens);
}

} // namespace dateline
