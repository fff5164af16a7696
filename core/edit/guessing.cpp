#include "core/edit/guessing.h"

#include "core/ascii.h"
#include "core/edit/entityedits.h"
#include "core/edit/issuedate.h"
#include "core/edit/parts.h"
#include "core/model/quantitywords.h"
#include "core/text/codepoints.h"
#include "core/time/words.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>
#include <optional>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t kMostWords = 16; // of a text in which an amount or a date is looked for
constexpr std::size_t kMostNameWords = 5;
constexpr std::int64_t kYear1000 = -30'610'224'000; // its first second; dates before it do not stand among other words
constexpr std::size_t kMostCountedWords = 4;        // of what is counted

bool isAsciiPunctuation(char c)
{
    return std::string_view(",.;:!?\"'()[]").find(c) != std::string_view::npos;
}

/// Without white space, punctuation and quotation marks at its ends.
std::string bare(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> kMarks{"“", "”", "‘", "’", "«", "»", "„", "—"};
    std::string out = trimmed(text);
    for (bool again = true; again && !out.empty();) {
        again = false;
        if (isAsciiPunctuation(out.front())) {
            out.erase(0, 1);
            again = true;
        } else if (isAsciiPunctuation(out.back())) {
            out.pop_back();
            again = true;
        }
        for (const auto mark : kMarks) {
            if (out.starts_with(mark)) {
                out.erase(0, mark.size());
                again = true;
            } else if (out.ends_with(mark)) {
                out.erase(out.size() - mark.size());
                again = true;
            }
        }
        out = trimmed(out);
    }
    return out;
}

/// Without the first word, where it is one of those.
template<std::size_t N> std::string withoutFirst(const std::string& text, const std::array<std::string_view, N>& words)
{
    const auto space = text.find(' ');
    const bool isOne =
        space != std::string::npos && std::ranges::find(words, lowered(text.substr(0, space))) != words.end();
    return isOne ? trimmed(std::string_view(text).substr(space)) : text;
}

std::optional<EdtfDate> dateIn(const std::string& text, const DateTyping& typing)
{
    static constexpr std::array<std::string_view, 3> kBefore{"on", "in", "at"};
    // A bare number is an amount, but for the years that people write of.
    if (std::ranges::all_of(text, isDigit) && (text.size() != 4 || text < "1000" || text > "2100")) {
        return std::nullopt;
    }
    for (const auto& words : {text, withoutFirst(text, kBefore)}) {
        if (auto read = readDate(words, typing); read.date) {
            return read.date;
        }
    }
    return std::nullopt;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::string word;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            if (!word.empty()) {
                words.push_back(std::move(word));
            }
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

/// The property that a word says an amount is of; empty where it says none.
std::string_view propertyOf(std::string_view word)
{
    struct Beginning
    {
        std::string_view letters;
        std::string_view property;
    };
    static constexpr std::array kBeginnings{
        Beginning{"killed", "deaths"},      Beginning{"killing", "deaths"},      Beginning{"kills", "deaths"},
        Beginning{"dead", "deaths"},        Beginning{"death", "deaths"},        Beginning{"died", "deaths"},
        Beginning{"dying", "deaths"},       Beginning{"lives", "deaths"},        Beginning{"toll", "deaths"},
        Beginning{"fatalities", "deaths"},  Beginning{"victims", "deaths"},      Beginning{"murdered", "deaths"},
        Beginning{"injur", "injured"},      Beginning{"wound", "injured"},       Beginning{"hurt", "injured"},
        Beginning{"hospitali", "injured"},  Beginning{"arrest", "arrests"},      Beginning{"detain", "arrests"},
        Beginning{"gunmen", "attackers"},   Beginning{"attackers", "attackers"}, Beginning{"assailants", "attackers"},
        Beginning{"shooters", "attackers"},
    };
    const std::string letters = lowered(bare(word));
    const auto found =
        std::ranges::find_if(kBeginnings, [&](const Beginning& known) { return letters.starts_with(known.letters); });
    return found == kBeginnings.end() ? std::string_view() : found->property;
}

bool endsSentence(std::string_view word)
{
    return !word.empty() && std::string_view(".!?").find(word.back()) != std::string_view::npos;
}

/// The property said nearest to the selected words, in the same sentence; empty where none is.
std::string_view propertyAround(const GuessingContext& context)
{
    const auto before = wordsOf(context.before);
    const auto after = wordsOf(context.after);
    bool goesBack = true;
    bool goesOn = true;
    for (std::size_t i = 0; (goesBack && i < before.size()) || (goesOn && i < after.size()); ++i) {
        if (goesBack && i < before.size()) {
            const std::string& word = before[before.size() - 1 - i];
            goesBack = !endsSentence(word);
            if (const auto property = propertyOf(word); goesBack && !property.empty()) {
                return property;
            }
        }
        if (goesOn && i < after.size()) {
            if (const auto property = propertyOf(after[i]); !property.empty()) {
                return property;
            }
            goesOn = !endsSentence(after[i]);
        }
    }
    return {};
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to)
{
    std::string text;
    for (std::size_t i = from; i < to; ++i) {
        text += (i == from ? "" : " ") + words[i];
    }
    return text;
}

/// An amount in a text, and where its words end.
struct FoundAmount
{
    Quantity quantity;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The first amount, in as many words as belong to it.
std::optional<FoundAmount> amountIn(const std::vector<std::string>& words)
{
    for (std::size_t from = 0; from < words.size(); ++from) {
        for (std::size_t to = words.size(); to > from; --to) {
            const std::string phrase = bare(joined(words, from, to));
            if (phrase == "a" || phrase == "an" || phrase == "A" || phrase == "An") {
                continue; // an article
            }
            if (auto read = quantityFromWords(phrase); read && read->of.empty()) {
                return FoundAmount{std::move(*read), from, to};
            }
        }
    }
    return std::nullopt;
}

/// What is counted: the words behind the amount, up to the first that is no part of a name for it.
std::string countedWords(const std::vector<std::string>& words, const FoundAmount& found)
{
    static constexpr std::array<std::string_view, 30> kStops{
        "of",   "in",   "on",    "at",  "and",  "or",   "by",     "were",  "was",    "are",
        "is",   "have", "had",   "has", "who",  "that", "when",   "while", "from",   "after",
        "lost", "with", "which", "as",  "said", "the",  "during", "more",  "others", "including"};
    static constexpr std::array<std::string_view, 12> kPeople{"people",     "persons",   "visitors",   "concertgoers",
                                                              "spectators", "attendees", "casualties", "victims",
                                                              "men",        "women",     "suspects",   "individuals"};
    std::vector<std::string> counted;
    bool ended = found.end > 0 && isAsciiPunctuation(words[found.end - 1].back());
    for (std::size_t i = found.end; i < words.size() && !ended; ++i) {
        const std::string word = bare(words[i]);
        const std::string small = lowered(word);
        if (word.empty() || !propertyOf(word).empty() || std::ranges::find(kStops, small) != kStops.end()) {
            break;
        }
        counted.push_back(word);
        ended = isAsciiPunctuation(words[i].back());
    }
    if (counted.size() > kMostCountedWords ||
        (counted.size() == 1 && std::ranges::find(kPeople, lowered(counted.front())) != kPeople.end())) {
        return {};
    }
    return joined(counted, 0, counted.size());
}

std::optional<GuessedClaim> amountClaim(const std::string& text, const GuessingContext& context)
{
    const auto words = wordsOf(text);
    if (words.empty() || words.size() > kMostWords) {
        return std::nullopt;
    }
    auto found = amountIn(words);
    if (!found) {
        return std::nullopt;
    }
    std::string_view said;
    std::size_t distance = words.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto property = propertyOf(words[i]);
        const std::size_t away = i < found->begin ? found->begin - i : i < found->end ? 0 : i + 1 - found->end;
        if (!property.empty() && (said.empty() || away < distance)) {
            said = property;
            distance = away;
        }
    }
    found->quantity.of = countedWords(words, *found);
    if (said.empty()) {
        static constexpr std::array<std::string_view, 5> kJoining{"and", "or", "with", "but", "while"};
        const auto all = found->end + wordsOf(found->quantity.of).size();
        const bool isFirst =
            found->begin == 0 ||
            (found->begin == 1 && std::ranges::find(kJoining, lowered(words.front())) != kJoining.end());
        const bool isNoMore = isFirst && (all == words.size() || all + 1 == words.size());
        if (!isNoMore) {
            return std::nullopt;
        }
        said = propertyAround(context);
        const bool countsPeople = std::ranges::any_of(words, [](const std::string& word) {
            const std::string small = lowered(bare(word));
            return small == "people" || small == "persons";
        });
        if (said.empty()) {
            said = countsPeople ? "deaths" : "amount";
        }
    }
    return GuessedClaim{std::string(said), std::move(found->quantity)};
}

std::optional<GuessedClaim> entityClaim(const std::string& text, std::span<const Entity> entities)
{
    static constexpr std::array<std::string_view, 5> kBefore{"in", "at", "near", "by", "from"};
    static constexpr std::array<std::string_view, 1> kArticle{"the"};
    const std::string named = withoutFirst(text, kBefore);
    for (const auto& words : {text, named, withoutFirst(named, kArticle)}) {
        if (const auto found = entityNamed(entities, words, std::nullopt)) {
            const Entity& entity = entities[*found];
            return GuessedClaim{entity.kind == EntityKind::Place ? "place" : "actor",
                                EntityValue{entity.id, words == entity.name ? std::string() : words}};
        }
    }
    return std::nullopt;
}

bool startsWithCapital(const std::string& word)
{
    return !word.empty() && u_isupper(icu::UnicodeString::fromUTF8(word).char32At(0)) != 0;
}

/// A name that the case does not know, by the word before it: a place behind "in", an actor behind "by".
std::optional<GuessedClaim> newEntityClaim(const std::string& text, const GuessingContext& context)
{
    static constexpr std::array<std::string_view, 4> kPlaces{"in", "at", "near", "outside"};
    static constexpr std::array<std::string_view, 4> kWithin{"of", "the", "de", "and"};
    auto words = wordsOf(text);
    const auto before = wordsOf(context.before);
    std::string leading = before.empty() ? std::string() : lowered(before.back());
    if (words.size() > 1 && !startsWithCapital(words.front())) {
        leading = lowered(words.front());
        words.erase(words.begin());
    }
    const bool isPlace = std::ranges::find(kPlaces, leading) != kPlaces.end();
    const bool isName = !words.empty() && words.size() <= kMostNameWords && startsWithCapital(words.front()) &&
                        startsWithCapital(words.back()) && std::ranges::all_of(words, [](const std::string& word) {
                            return startsWithCapital(word) || std::ranges::find(kWithin, word) != kWithin.end();
                        });
    if (!isName || (!isPlace && leading != "by")) {
        return std::nullopt;
    }
    return GuessedClaim{isPlace ? "place" : "actor", EntityValue{{}, joined(words, 0, words.size())}};
}

std::optional<GuessedClaim> dateClaim(const std::string& words, const GuessingContext& context)
{
    const auto byIssue =
        context.issued ? dateByIssue(words, *context.issued, context.typing) : std::optional<EdtfDate>();
    if (byIssue) {
        return GuessedClaim{"date", *byIssue, "“" + words + "”, issued " + inWords(*context.issued, WordLength::Short)};
    }
    const auto date = dateIn(words, context.typing);
    return date ? std::optional(GuessedClaim{"date", *date}) : std::nullopt;
}

/// The date that stands among other words, the longest one; a single word has to be a year.
std::optional<GuessedClaim> dateWithin(const std::string& text, const GuessingContext& context)
{
    const auto words = wordsOf(text);
    if (words.size() > kMostWords) {
        return std::nullopt;
    }
    for (std::size_t length = words.size(); length > 0; --length) {
        for (std::size_t from = 0; from + length <= words.size(); ++from) {
            const std::string phrase = bare(joined(words, from, from + length));
            if (phrase.empty() || (length == 1 && !std::ranges::all_of(phrase, isDigit))) {
                continue;
            }
            auto found = dateClaim(phrase, context);
            if (found && std::get<EdtfDate>(found->value).bounds().earliest >= kYear1000) {
                return found;
            }
        }
    }
    return std::nullopt;
}

std::string_view lineAround(std::string_view text, std::size_t from, std::size_t to)
{
    const auto before = text.substr(0, from).find_last_of("\r\n");
    const auto begin = before == std::string_view::npos ? 0 : before + 1;
    const auto behind = text.find_first_of("\r\n", to);
    return text.substr(begin, (behind == std::string_view::npos ? text.size() : behind) - begin);
}

} // namespace

GuessedClaim guessClaim(std::string_view text, const GuessingContext& context)
{
    const std::string words = bare(text);
    if (words.empty()) {
        return {"description", std::string()};
    }
    if (auto date = dateClaim(words, context)) {
        return std::move(*date);
    }
    if (auto entity = entityClaim(words, context.entities)) {
        return std::move(*entity);
    }
    if (auto amount = amountClaim(words, context)) {
        return std::move(*amount);
    }
    if (auto date = dateWithin(words, context)) {
        return std::move(*date);
    }
    if (auto entity = newEntityClaim(words, context)) {
        return std::move(*entity);
    }
    return {"description", joined(wordsOf(trimmed(text)), 0, wordsOf(trimmed(text)).size())};
}

std::string titleFromSentence(std::string_view text, const TextPositionSelector& position, std::int64_t longest)
{
    const auto from = byteOffset(text, position.start);
    const auto to = std::max(from, byteOffset(text, position.end));
    const auto line = lineAround(text, from, to);
    const auto start = static_cast<std::int64_t>(from - static_cast<std::size_t>(line.data() - text.data()));

    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UText, decltype(&utext_close)> held(
        utext_openUTF8(nullptr, line.data(), static_cast<std::int64_t>(line.size()), &status), &utext_close);
    const std::unique_ptr<icu::BreakIterator> sentences(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
    auto sentence = line;
    if (U_SUCCESS(status) && sentences) {
        sentences->setText(held.get(), status);
        const auto begin = sentences->isBoundary(static_cast<std::int32_t>(start))
                               ? static_cast<std::int32_t>(start)
                               : sentences->preceding(static_cast<std::int32_t>(start));
        const auto end = sentences->following(static_cast<std::int32_t>(start));
        const auto first = begin == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(begin);
        const auto last = end == icu::BreakIterator::DONE ? line.size() : static_cast<std::size_t>(end);
        sentence = line.substr(first, last - first);
    }
    const auto parts = wordsOf(sentence);
    std::string title = joined(parts, 0, parts.size());
    if (title.ends_with('.')) {
        title.pop_back();
    }
    if (codePointCount(title) <= longest) {
        return title;
    }
    const auto cut = title.rfind(' ', byteOffset(title, longest - 1));
    title.erase(cut == std::string::npos || cut == 0 ? byteOffset(title, longest - 1) : cut);
    while (!title.empty() && isAsciiPunctuation(title.back())) {
        title.pop_back();
    }
    return title + "…";
}

} // namespace dateline
