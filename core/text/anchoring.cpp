#include "core/text/anchoring.h"

#include "core/text/codepoints.h"
#include "core/text/editdistance.h"
#include "core/text/folding.h"
#include "core/text/occurrences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <tuple>

namespace dateline {

namespace {

/// How much of prefix and suffix is looked at: more does not make a place more certain.
constexpr std::size_t kSurroundings = 64;
constexpr std::ptrdiff_t kMostPlaces = 5000; // on each side of the stated position
constexpr std::size_t kShortQuote = 16;
constexpr std::size_t kLongestEdited = 4096;
constexpr std::size_t kLongestFolded = std::size_t{1} << 31U; // FoldedText counts in 32 bits

bool isWordCharacter(char32_t c)
{
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

std::u32string_view firstOf(std::u32string_view text)
{
    return text.substr(0, kSurroundings);
}

std::u32string_view lastOf(std::u32string_view text)
{
    return text.substr(text.size() - std::min(text.size(), kSurroundings));
}

/// How well a place's surroundings agree with the quotation's.
struct Fit
{
    double share = 0;      ///< of prefix and suffix, next to the quotation; 0 where it has neither
    bool disagrees = true; ///< it has some, and not one letter of them agrees
    bool cutsWord = false; ///< it begins or ends inside a word and the quotation does not
};

/// A quotation, folded once, and what to compare places with.
class Quote
{
public:
    explicit Quote(const TextQuoteSelector& quote)
        : exact_(trimmed(foldedCharacters(quote.exact))), prefix_(foldedCharacters(quote.prefix)),
          suffix_(foldedCharacters(quote.suffix))
    {
    }

    std::u32string_view exact() const { return exact_; }
    bool isShort() const { return exact_.size() < kShortQuote; }

    /// `before` and `after` are folded and end, and begin, at the place.
    Fit fit(std::u32string_view before, std::u32string_view after) const
    {
        const std::u32string_view prefix = lastOf(prefix_);
        const std::u32string_view suffix = firstOf(suffix_);
        Fit fit;
        std::size_t agreeing = 0;
        std::size_t letters = 0;
        const auto compare = [&](auto mine, auto mineEnd, auto its, auto itsEnd) {
            for (; mine != mineEnd && its != itsEnd && *mine == *its; ++mine, ++its) {
                ++agreeing;
                letters += *mine == U' ' ? 0U : 1U;
            }
        };
        compare(prefix.rbegin(), prefix.rend(), before.rbegin(), before.rend());
        compare(suffix.begin(), suffix.end(), after.begin(), after.end());
        const std::size_t all = prefix.size() + suffix.size();
        fit.share = all == 0 ? 0 : static_cast<double>(agreeing) / static_cast<double>(all);
        fit.disagrees = all > 0 && letters == 0;
        fit.cutsWord = (!prefix.empty() && cuts(before, exact_) && !cuts(prefix, exact_)) ||
                       (!suffix.empty() && cuts(exact_, after) && !cuts(exact_, suffix));
        return fit;
    }

private:
    static std::u32string trimmed(std::u32string text)
    {
        const auto first = text.find_first_not_of(U' ');
        const auto last = text.find_last_not_of(U' ');
        return first == text.npos ? std::u32string() : text.substr(first, last - first + 1);
    }

    static bool cuts(std::u32string_view left, std::u32string_view right)
    {
        return !left.empty() && !right.empty() && isWordCharacter(left.back()) && isWordCharacter(right.front());
    }

    std::u32string exact_;
    std::u32string prefix_;
    std::u32string suffix_;
};

/// A place where a quotation may stand, in code points.
struct Candidate
{
    TextPositionSelector position;
    Fit fit;
    double edits = 0; ///< as a share of the quotation's length
};

/// Keeps the best of the candidates it is shown.
class Best
{
public:
    explicit Best(std::int64_t statedStart) : stated_(statedStart) {}

    void offer(const Candidate& candidate)
    {
        if (!best_ || rank(candidate) < rank(*best_))
            best_ = candidate;
    }

    const std::optional<Candidate>& get() const { return best_; }

private:
    /// Surroundings that agree wholly outweigh the most edits that are let through.
    std::tuple<bool, double, std::int64_t> rank(const Candidate& candidate) const
    {
        return {candidate.fit.cutsWord, candidate.edits - candidate.fit.share / 5,
                std::abs(candidate.position.start - stated_)};
    }

    std::int64_t stated_;
    std::optional<Candidate> best_;
};

/// Shows `found` the best end of each stretch of a text that is near to the pattern: (end, distance).
template<typename Found>
void forEachNearMatch(std::u32string_view text, std::u32string_view pattern, std::size_t most, Found found)
{
    EditDistance distance(pattern, MatchStart::Anywhere);
    std::optional<std::pair<std::size_t, std::size_t>> pending;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t edits = distance.next(text[at]);
        // Ends closer together than half the pattern are one match seen twice.
        if (pending && at + 1 - pending->first > pattern.size() / 2) {
            found(pending->first, pending->second);
            pending.reset();
        }
        if (edits <= most && (!pending || edits < pending->second))
            pending = {at + 1, edits};
    }
    if (pending)
        found(pending->first, pending->second);
}

/// A word goes on across that place.
bool isInsideWord(std::u32string_view text, std::size_t at)
{
    return at > 0 && at < text.size() && isWordCharacter(text[at - 1]) && isWordCharacter(text[at]);
}

/// Where the match begins that ends at `end` with so many edits: of several beginnings rather one at a word's start,
/// then the one that makes it as long as the pattern.
std::size_t startOfMatch(std::u32string_view text, std::u32string_view pattern, std::size_t end, std::size_t edits)
{
    const std::u32string backwards(pattern.rbegin(), pattern.rend());
    EditDistance distance(backwards, MatchStart::AtStart);
    const std::size_t longest = std::min(end, pattern.size() + edits);
    std::size_t best = std::min(end, pattern.size());
    std::pair bestRank(true, std::numeric_limits<std::size_t>::max());
    for (std::size_t length = 1; length <= longest; ++length) {
        const std::size_t off = length > pattern.size() ? length - pattern.size() : pattern.size() - length;
        const std::pair rank(isInsideWord(text, end - length), off);
        if (distance.next(text[end - length]) == edits && rank < bestRank) {
            best = length;
            bestRank = rank;
        }
    }
    return end - best;
}

/// The stretch without spaces at its ends, and with the rest of the words that it cuts into: a word that was edited is
/// part of the match as a whole. Scripts without spaces between words stay as they are.
std::pair<std::size_t, std::size_t> toWholeWords(std::u32string_view text, std::size_t start, std::size_t end)
{
    constexpr std::size_t kLongestRest = 20;
    while (start + 1 < end && text[start] == U' ')
        ++start;
    while (start + 1 < end && text[end - 1] == U' ')
        --end;
    std::size_t first = start;
    while (isInsideWord(text, first) && start - first < kLongestRest)
        --first;
    std::size_t last = end;
    while (isInsideWord(text, last) && last - end < kLongestRest)
        ++last;
    return {isInsideWord(text, first) ? start : first, isInsideWord(text, last) ? end : last};
}

} // namespace

struct Anchorer::Private
{
    explicit Private(std::string_view given) : text(withoutByteOrderMark(given)), index(text) {}

    const FoldedText& foldedText()
    {
        if (!folded)
            folded = fold(text);
        return *folded;
    }

    std::optional<Candidate> wordForWord(const std::string& exact, const Quote& quote, std::int64_t stated) const;
    std::optional<Candidate> butForTypesetting(const Quote& quote, std::int64_t stated);
    std::optional<Candidate> butForEdits(const Quote& quote, std::int64_t stated);
    Candidate inFoldedText(std::size_t start, std::size_t end, const Quote& quote);

    std::string_view text;
    CodePointIndex index;
    std::optional<FoldedText> folded;
};

std::optional<Candidate> Anchorer::Private::wordForWord(const std::string& exact, const Quote& quote,
                                                        std::int64_t stated) const
{
    constexpr std::size_t kWindow = 4 * kSurroundings; // bytes; folding makes it shorter, which only lessens the fit
    const std::int64_t length = codePointCount(exact);
    std::vector<std::size_t> places;
    forEachOccurrence(text, std::string_view(exact), [&places](std::size_t at) { places.push_back(at); });
    const auto nearest = std::ranges::lower_bound(places, index.byteOffset(stated));
    const auto before = std::min(kMostPlaces, nearest - places.begin());
    const auto after = std::min(kMostPlaces, places.end() - nearest);
    Best best(stated);
    for (const std::size_t at : std::span(nearest - before, nearest + after)) {
        const std::size_t from = at - std::min(at, kWindow);
        const std::size_t end = at + exact.size();
        Candidate candidate;
        candidate.position.start = index.codePointOffset(at);
        candidate.position.end = candidate.position.start + length;
        candidate.fit =
            quote.fit(foldedCharacters(text.substr(from, at - from)), foldedCharacters(text.substr(end, kWindow)));
        best.offer(candidate);
    }
    return best.get();
}

std::optional<Candidate> Anchorer::Private::butForTypesetting(const Quote& quote, std::int64_t stated)
{
    Best best(stated);
    const std::u32string_view all = foldedText().characters;
    forEachOccurrence(all, quote.exact(),
                      [&](std::size_t at) { best.offer(inFoldedText(at, at + quote.exact().size(), quote)); });
    return best.get();
}

std::optional<Candidate> Anchorer::Private::butForEdits(const Quote& quote, std::int64_t stated)
{
    const std::u32string_view all = foldedText().characters;
    const std::u32string_view exact = quote.exact();
    const std::size_t most = exact.size() / 5;
    if (most == 0 || exact.size() > kLongestEdited)
        return std::nullopt;
    Best best(stated);
    forEachNearMatch(all, exact, most, [&](std::size_t end, std::size_t edits) {
        const auto [start, last] = toWholeWords(all, startOfMatch(all, exact, end, edits), end);
        Candidate candidate = inFoldedText(start, last, quote);
        candidate.edits = static_cast<double>(edits) / static_cast<double>(exact.size());
        if (!quote.isShort() || candidate.fit.share >= 0.5)
            best.offer(candidate);
    });
    return best.get();
}

Candidate Anchorer::Private::inFoldedText(std::size_t start, std::size_t end, const Quote& quote)
{
    const std::u32string_view all = foldedText().characters;
    Candidate candidate;
    candidate.position = {folded->origin[start], std::int64_t{folded->origin[end - 1]} + 1};
    candidate.fit = quote.fit(lastOf(all.substr(0, start)), firstOf(all.substr(end)));
    return candidate;
}

Anchorer::Anchorer(std::string_view text) : d_(std::make_unique<Private>(text)) {}

Anchorer::Anchorer(Anchorer&&) noexcept = default;
Anchorer& Anchorer::operator=(Anchorer&&) noexcept = default;
Anchorer::~Anchorer() = default;

Anchored Anchorer::anchor(const TextQuoteSelector& quote, const TextPositionSelector& position) const
{
    const Quote folded(quote);
    if (folded.exact().empty() || firstInvalidUtf8(quote.exact))
        return {Anchoring::Orphaned, position};
    const bool isInside = position.start >= 0 && position.end <= d_->index.size();
    if (isInside && d_->index.textAt(position) == quote.exact)
        return {Anchoring::Exact, position};
    if (const auto moved = d_->wordForWord(quote.exact, folded, position.start)) {
        const bool isDoubtful = moved->fit.cutsWord || (folded.isShort() && moved->fit.disagrees);
        return {isDoubtful ? Anchoring::Fuzzy : Anchoring::Moved, moved->position};
    }
    if (d_->text.size() >= kLongestFolded)
        return {Anchoring::Orphaned, position};
    if (const auto reset = d_->butForTypesetting(folded, position.start))
        return {Anchoring::Fuzzy, reset->position};
    if (const auto edited = d_->butForEdits(folded, position.start))
        return {Anchoring::Fuzzy, edited->position};
    return {Anchoring::Orphaned, position};
}

Anchored anchor(std::string_view text, const TextQuoteSelector& quote, const TextPositionSelector& position)
{
    return Anchorer(text).anchor(quote, position);
}

} // namespace dateline
