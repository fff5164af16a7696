#include "core/timeline/filtering.h"

#include "core/timeline/eventorder.h"
#include "core/timeline/rangeanswers.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <span>

// Rows are looked at 64 at a time, a bit each. Tables and bits stand in place of branches: which events a filter leaves
// in is as good as random to a processor.

namespace dateline {

namespace {

using Word = std::uint64_t;

enum Facet : std::size_t
{
    CategoryFacet,
    ActorFacet,
    PlaceFacet,
    SourceFacet,
    DisputedFacet,
    SingleSourceFacet,
    SearchFacet,
    RangeFacet,
    FacetCount
};

/// The number of rows in a word, all but the last of which are full.
unsigned rowsIn(std::size_t word, std::size_t rows)
{
    return static_cast<unsigned>(std::min<std::size_t>(64, rows - 64 * word));
}

Word firstBits(unsigned count)
{
    return count >= 64 ? ~Word{0} : (Word{1} << count) - 1;
}

/// Which of the rows `among` a word pass. Where they are few, only they are looked at.
template<typename Passes> Word tested(std::size_t word, unsigned rows, Word among, const Passes& passes)
{
    constexpr int kFew = 20;
    Word passing = 0;
    const auto first = 64 * word;
    if (among != firstBits(rows) && std::popcount(among) <= kFew) {
        for (; among != 0; among &= among - 1) {
            const auto i = static_cast<unsigned>(std::countr_zero(among));
            passing |= Word{passes(first + i)} << i;
        }
        return passing;
    }
    if (rows < 64) {
        for (unsigned i = 0; i < rows; ++i)
            passing |= Word{passes(first + i)} << i;
        return passing & among;
    }
    // A quarter each, so that none has to wait for the bit before it.
    Word lowest = 0;
    Word second = 0;
    Word third = 0;
    Word fourth = 0;
    for (auto row = first + 16; row-- > first;) {
        lowest = 2 * lowest + passes(row);
        second = 2 * second + passes(row + 16);
        third = 2 * third + passes(row + 32);
        fourth = 2 * fourth + passes(row + 48);
    }
    return (lowest | second << 16 | third << 32 | fourth << 48) & among;
}

/// One for each number of a facet that is chosen.
class Chosen
{
public:
    explicit Chosen(const std::vector<std::uint16_t>& values) : flags_(kNumbers, 0)
    {
        for (const auto value : values)
            flags_[value] = 1;
    }

    unsigned has(std::uint16_t value) const { return flags_[value]; }
    unsigned hasAny(const ListColumn& lists, std::size_t row) const
    {
        unsigned any = 0;
        for (auto at = lists.offsets[row]; at < lists.offsets[row + 1]; ++at)
            any |= flags_[lists.items[at]];
        return any;
    }

private:
    static constexpr std::size_t kNumbers = 65'536;
    std::vector<std::uint8_t> flags_;
};

/// The keys that a search found, to be asked for many keys.
class Matches
{
public:
    Matches(const std::vector<EventKey>& keys, std::size_t events) : keys_(keys)
    {
        if (keys.empty())
            return;
        // Keys count up from one, so that mostly a bit for each takes less than a bit for each event.
        constexpr std::uint64_t kMostWordsAnEvent = 1;
        const auto range = static_cast<std::uint64_t>(keys.back()) - static_cast<std::uint64_t>(keys.front());
        if (range / 64 > kMostWordsAnEvent * events)
            return;
        bits_.resize(range / 64 + 1);
        for (const auto key : keys) {
            const auto bit = static_cast<std::uint64_t>(key) - static_cast<std::uint64_t>(keys.front());
            bits_[bit / 64] |= Word{1} << (bit % 64);
        }
    }

    unsigned has(EventKey key) const
    {
        if (bits_.empty())
            return std::binary_search(keys_.begin(), keys_.end(), key) ? 1 : 0;
        const auto bit = static_cast<std::uint64_t>(key) - static_cast<std::uint64_t>(keys_.front());
        return bit / 64 < bits_.size() ? static_cast<unsigned>(bits_[bit / 64] >> (bit % 64) & 1) : 0;
    }

private:
    const std::vector<EventKey>& keys_;
    std::vector<Word> bits_;
};

/// A filter made ready for an index: a test for each facet that holds anything back.
class Sieve
{
public:
    Sieve(const EventIndex& index, const EventFilter& filter) : index_(index), all_(everyEvent(index))
    {
        // The cheapest first: those after them look only at what is left.
        addFlag(DisputedFacet, filter.onlyDisputed, Disputed);
        addFlag(SingleSourceFacet, filter.onlySingleSource, SingleSource);
        if (!filter.categories.empty()) {
            add(CategoryFacet, [this, chosen = Chosen(filter.categories)](std::size_t row) {
                return chosen.has(index_.category[row]);
            });
        }
        if (filter.range)
            addRange(*filter.range, filter.alsoPossible);
        if (filter.searching) {
            add(SearchFacet, [this, matches = Matches(filter.matches, index.size())](std::size_t row) {
                return matches.has(index_.key[row]);
            });
        }
        addList(PlaceFacet, filter.places, index.places);
        addList(ActorFacet, filter.actors, index.actors);
        addList(SourceFacet, filter.sources, index.sources);
    }

    /// The rows of a word that pass every facet.
    Word left(std::size_t word) const
    {
        auto left = all(word);
        for (const auto& test : tests_) {
            if (left == 0)
                break;
            left = test.passing(word, left);
        }
        return left;
    }

    /// Rows of a word.
    struct Left
    {
        Word byAll;                            ///< that pass every facet
        std::array<Word, FacetCount> byOthers; ///< that pass every facet but this one, which may hold them back or not
    };

    Left leftByOthers(std::size_t word) const
    {
        const auto rows = all(word);
        Left left{};
        auto& held = left.byOthers;
        Word once = 0;
        Word twice = 0;
        for (const auto& test : tests_) {
            const auto among = rows & ~twice;
            if (among == 0)
                break;
            held[test.facet] = among & ~test.passing(word, among);
            twice |= once & held[test.facet];
            once |= held[test.facet];
        }
        left.byAll = rows & ~once;
        for (auto& each : held)
            each = left.byAll | (each & ~twice);
        return left;
    }

    /// What lies in the filter's range; of no size where there is none.
    const RangeAnswers& inRange() const { return inRange_; }

private:
    struct Test
    {
        Facet facet;
        std::function<Word(std::size_t word, Word among)> passing;
    };

    Word all(std::size_t word) const { return all_.words()[word]; }

    template<typename Passes> void add(Facet facet, Passes passes)
    {
        tests_.push_back({facet, [rows = index_.size(), passes = std::move(passes)](std::size_t word, Word among) {
                              return tested(word, rowsIn(word, rows), among, passes);
                          }});
    }

    void addFlag(Facet facet, bool wanted, EventFlag flag)
    {
        if (!wanted)
            return;
        add(facet, [this, flag](std::size_t row) { return index_.flags[row] & flag ? 1u : 0u; });
    }

    void addList(Facet facet, const std::vector<std::uint16_t>& values, const ListColumn& lists)
    {
        if (values.empty())
            return;
        add(facet, [&lists, chosen = Chosen(values)](std::size_t row) { return chosen.hasAny(lists, row); });
    }

    void addRange(const TimeExtent& range, bool alsoPossible)
    {
        inRange_ = liesIn(index_, range);
        tests_.push_back({RangeFacet, [this, alsoPossible](std::size_t word, Word among) {
                              const auto possible = alsoPossible ? inRange_.possible.words()[word] : 0;
                              return among & (inRange_.certain.words()[word] | possible);
                          }});
    }

    const EventIndex& index_;
    EventSet all_;
    RangeAnswers inRange_;
    std::vector<Test> tests_;
};

/// How often each number occurs. Neighbours are counted apart, as the same number twice in a row would have to wait for
/// itself. A number that is not in the dictionary counts beside them all.
class Tally
{
public:
    explicit Tally(std::size_t numbers) : numbers_(numbers)
    {
        for (auto& counts : apart_)
            counts.resize(numbers + 1, 0);
    }

    void addRows(const ListColumn& lists, std::size_t first, unsigned rows, Word in)
    {
        const auto* offsets = lists.offsets.data() + first;
        const auto* items = lists.items.data();
        if (in == firstBits(rows)) {
            addAll(items + offsets[0], items + offsets[rows]);
            return;
        }
        for (; in != 0; in &= in - 1) {
            const auto i = static_cast<unsigned>(std::countr_zero(in));
            for (auto at = offsets[i]; at < offsets[i + 1]; ++at)
                add(at % kApart, items[at]);
        }
    }

    void addRows(const std::vector<std::uint16_t>& column, std::size_t first, unsigned rows, Word in)
    {
        const auto* items = column.data() + first;
        if (in == firstBits(rows)) {
            addAll(items, items + rows);
            return;
        }
        for (; in != 0; in &= in - 1) {
            const auto i = static_cast<unsigned>(std::countr_zero(in));
            add(i % kApart, items[i]);
        }
    }

    std::vector<std::uint32_t> counts() const
    {
        std::vector<std::uint32_t> sums(numbers_, 0);
        for (const auto& counts : apart_) {
            for (std::size_t number = 0; number < numbers_; ++number)
                sums[number] += counts[number];
        }
        return sums;
    }

private:
    static constexpr std::size_t kApart = 4;

    void add(std::size_t apart, std::size_t number) { ++apart_[apart][std::min(number, numbers_)]; }

    void addAll(const std::uint16_t* item, const std::uint16_t* end)
    {
        for (; end - item >= std::ptrdiff_t{kApart}; item += kApart) {
            add(0, item[0]);
            add(1, item[1]);
            add(2, item[2]);
            add(3, item[3]);
        }
        for (; item != end; ++item)
            add(0, *item);
    }

    std::size_t numbers_;
    std::array<std::vector<std::uint32_t>, kApart> apart_;
};

std::uint32_t countOf(Word rows)
{
    return static_cast<std::uint32_t>(std::popcount(rows));
}

} // namespace

EventSet apply(const EventIndex& index, const EventFilter& filter)
{
    auto left = everyEvent(index);
    if (filter.isEmpty())
        return left;
    const Sieve sieve(index, filter);
    for (std::size_t word = 0; word < left.words().size(); ++word)
        left.setWord(word, sieve.left(word));
    return left;
}

EventSet onlyPossible(const EventIndex& index, const EventFilter& filter)
{
    if (!filter.range)
        return {};
    auto possible = liesIn(index, *filter.range).possible;
    for (const auto row : index.gone)
        possible.set(row, false);
    return possible;
}

FacetCounts countFacets(const EventIndex& index, const EventFilter& filter)
{
    Tally categories(index.categories.ids.size());
    Tally actors(index.actorNames.ids.size());
    Tally places(index.placeNames.ids.size());
    Tally sources(index.sourceNames.ids.size());
    FacetCounts counts;
    const Sieve sieve(index, filter);
    const auto words = (index.size() + 63) / 64;
    for (std::size_t word = 0; word < words; ++word) {
        const auto left = sieve.leftByOthers(word);
        const auto first = 64 * word;
        const auto rows = rowsIn(word, index.size());
        categories.addRows(index.category, first, rows, left.byOthers[CategoryFacet]);
        actors.addRows(index.actors, first, rows, left.byOthers[ActorFacet]);
        places.addRows(index.places, first, rows, left.byOthers[PlaceFacet]);
        sources.addRows(index.sources, first, rows, left.byOthers[SourceFacet]);
        Word disputed = 0;
        Word single = 0;
        for (unsigned i = 0; i < rows; ++i) {
            disputed |= Word{(index.flags[first + i] & Disputed) != 0} << i;
            single |= Word{(index.flags[first + i] & SingleSource) != 0} << i;
        }
        counts.disputed += countOf(left.byOthers[DisputedFacet] & disputed);
        counts.singleSource += countOf(left.byOthers[SingleSourceFacet] & single);
        counts.shown += countOf(left.byAll);
        if (filter.range) {
            counts.inRange.certain += countOf(left.byOthers[RangeFacet] & sieve.inRange().certain.words()[word]);
            counts.inRange.possible += countOf(left.byOthers[RangeFacet] & sieve.inRange().possible.words()[word]);
        } else {
            counts.inRange.certain += countOf(left.byAll);
        }
    }
    counts.categories = categories.counts();
    counts.actors = actors.counts();
    counts.places = places.counts();
    counts.sources = sources.counts();
    return counts;
}

} // namespace dateline
