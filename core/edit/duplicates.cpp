#include "core/edit/duplicates.h"

#include "core/edit/comparing.h"
#include "core/time/timeextent.h"
#include "core/timeline/eventorder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kMostInBlock = 24;        ///< what so many events share does not tell two of them apart
constexpr std::size_t kBetweenQuestions = 4096; ///< pairs that are looked at before it is asked whether to go on
constexpr std::size_t kNeighbours = 8;          ///< how many events later in time each is compared with
constexpr double kLeastLikeness = 0.45;
constexpr std::int64_t kExactDate = 2 * kSecondsPerDay;
constexpr std::int64_t kNearDate = 62 * kSecondsPerDay;

struct Candidate
{
    EventKey key = 0;
    std::vector<std::size_t> words; ///< numbers, ascending, each once
    double weight = 0;              ///< length of the title as a vector of its words' weights
    std::optional<EventRow> row;    ///< where it has a date
};

using Pair = std::pair<std::size_t, std::size_t>; ///< the smaller position first

/// Looks for pairs in blocks of events that share something.
class Search
{
public:
    Search(const std::vector<WrittenText>& titles, const EventIndex& index, const std::function<bool()>& isCancelled)
        : index_(index), isCancelled_(isCancelled)
    {
        readTitles(titles);
        everyEvent(index).forEach([&](EventRow row) {
            if (const auto at = positions_.find(index.key[row]); at != positions_.end())
                events_[at->second].row = row;
        });
    }

    void pairByPassages(const std::vector<std::vector<EventKey>>& groups)
    {
        for (const auto& group : groups) {
            if (group.size() > kMostInBlock)
                continue;
            std::vector<std::size_t> block;
            for (const auto key : group)
                if (const auto at = positions_.find(key); at != positions_.end())
                    block.push_back(at->second);
            forPairs(block, [&](Pair pair) {
                if (hasRoom())
                    ++pairs_[pair];
            });
        }
    }

    void pairByWords()
    {
        std::vector<std::vector<std::size_t>> blocks(wordCounts_.size());
        for (std::size_t i = 0; i < events_.size(); ++i)
            for (const auto word : events_[i].words)
                if (wordCounts_[word] <= kMostInBlock)
                    blocks[word].push_back(i);
        for (const auto& block : blocks)
            forPairs(block, [&](Pair pair) { add(pair); });
    }

    /// In the order of their starts neighbours in time are neighbours.
    void pairByDates()
    {
        std::vector<std::size_t> exact;
        forEachInOrder(index_, everyEvent(index_), [&](EventRow row) {
            if (const auto at = positions_.find(index_.key[row]);
                at != positions_.end() && index_.extent[row].duration() <= kExactDate)
                exact.push_back(at->second);
        });
        for (std::size_t i = 0; i < exact.size(); ++i)
            for (std::size_t j = i + 1; j < exact.size() && j <= i + kNeighbours; ++j)
                if (index_.extent[*events_[exact[i]].row].intersects(index_.extent[*events_[exact[j]].row]))
                    add(std::minmax(exact[i], exact[j]));
    }

    std::vector<LikelyDuplicate> ranked() const
    {
        std::vector<LikelyDuplicate> found;
        for (const auto& [pair, passages] : pairs_) {
            if (found.size() % kBetweenQuestions == 0 && isCancelled())
                break;
            if (auto duplicate = compare(pair, passages))
                found.push_back(std::move(*duplicate));
        }
        std::ranges::sort(
            found, {}, [](const LikelyDuplicate& item) { return std::tuple(-item.likeness, item.first, item.second); });
        return found;
    }

    bool isCancelled() const { return isCancelled_ && isCancelled_(); }

private:
    /// For one more pair; none is needed once nobody waits for them.
    bool hasRoom() { return pairs_.size() < kMostPairs && (++asked_ % kBetweenQuestions != 0 || !isCancelled()); }

    void add(const Pair& pair)
    {
        if (hasRoom())
            pairs_.try_emplace(pair, 0);
    }

    void readTitles(const std::vector<WrittenText>& titles)
    {
        std::unordered_map<std::string, std::size_t> numbers;
        for (const auto& title : titles) {
            Candidate event;
            event.key = title.event;
            for (auto& word : comparableWords(comparable(title.text))) {
                const auto [known, isNew] = numbers.try_emplace(std::move(word), numbers.size());
                if (isNew)
                    words_.push_back(known->first);
                event.words.push_back(known->second);
            }
            std::ranges::sort(event.words);
            event.words.erase(std::ranges::unique(event.words).begin(), event.words.end());
            positions_.emplace(event.key, events_.size());
            events_.push_back(std::move(event));
        }
        wordCounts_.resize(words_.size(), 0);
        for (const auto& event : events_)
            for (const auto word : event.words)
                ++wordCounts_[word];
        for (auto& event : events_) {
            for (const auto word : event.words)
                event.weight += weightOf(word) * weightOf(word);
            event.weight = std::sqrt(event.weight);
        }
    }

    /// A word weighs more the fewer titles have it.
    double weightOf(std::size_t word) const
    {
        return std::log(1.0 + static_cast<double>(events_.size()) / static_cast<double>(wordCounts_[word]));
    }

    template<typename Found> static void forPairs(const std::vector<std::size_t>& block, const Found& found)
    {
        for (std::size_t i = 0; i < block.size(); ++i)
            for (std::size_t j = i + 1; j < block.size(); ++j)
                found(std::minmax(block[i], block[j]));
    }

    std::optional<LikelyDuplicate> compare(const Pair& pair, std::size_t passages) const
    {
        const auto& first = events_[pair.first];
        const auto& second = events_[pair.second];
        LikelyDuplicate found;
        std::tie(found.first, found.second) = std::minmax(first.key, second.key);
        found.sharedPassages = passages;
        found.likeness = 0.55 * titleLikeness(first, second, found.sharedWords);
        found.likeness += 0.15 * static_cast<double>(std::min<std::size_t>(passages, 2)) / 2;
        if (first.row && second.row) {
            const auto dates = dateLikeness(*first.row, *second.row);
            if (!dates)
                return std::nullopt;
            found.sameDate = *dates >= 0.5;
            found.likeness += 0.2 * *dates;
            found.samePlace = sharePlace(*first.row, *second.row);
            found.likeness += found.samePlace ? 0.1 : 0;
        }
        if (found.likeness < kLeastLikeness)
            return std::nullopt;
        return found;
    }

    /// The cosine between the titles as vectors of their words' weights.
    double titleLikeness(const Candidate& first, const Candidate& second, std::vector<std::string>& shared) const
    {
        double product = 0;
        std::vector<std::size_t> both;
        std::ranges::set_intersection(first.words, second.words, std::back_inserter(both));
        for (const auto word : both) {
            product += weightOf(word) * weightOf(word);
            shared.push_back(words_[word]);
        }
        const auto length = first.weight * second.weight;
        return length > 0 ? product / length : 0;
    }

    /// 1 for exact dates that meet, less for vague ones; nothing where every account puts the two apart.
    std::optional<double> dateLikeness(EventRow first, EventRow second) const
    {
        const auto& one = index_.extent[first];
        const auto& two = index_.extent[second];
        if (one.intersects(two)) {
            const auto longest = std::max(one.duration(), two.duration());
            return longest <= kExactDate ? 1.0 : longest <= kNearDate ? 0.6 : 0.2;
        }
        const auto meets = [](std::span<const TimeExtent> alternatives, const TimeExtent& extent) {
            return std::ranges::any_of(alternatives, [&](const TimeExtent& each) { return each.intersects(extent); });
        };
        if (meets(index_.alternatives(first), two) || meets(index_.alternatives(second), one))
            return 0.2;
        return std::nullopt;
    }

    bool sharePlace(EventRow first, EventRow second) const
    {
        const auto mine = index_.places.at(first);
        const auto others = index_.places.at(second);
        return std::ranges::any_of(mine, [&](auto place) { return std::ranges::find(others, place) != others.end(); });
    }

    const EventIndex& index_;
    const std::function<bool()>& isCancelled_;
    std::size_t asked_ = 0;
    std::vector<Candidate> events_;
    std::unordered_map<EventKey, std::size_t> positions_;
    std::vector<std::string> words_;
    std::vector<std::size_t> wordCounts_; ///< in how many titles
    std::map<Pair, std::size_t> pairs_;   ///< with the number of passages that they share
};

/// Whether somebody has said already how the two belong together.
Result<bool> areLinked(const CaseFile& file, const LikelyDuplicate& pair)
{
    const auto first = file.event(pair.first);
    if (!first)
        return fail(first.error());
    const auto second = file.event(pair.second);
    if (!second)
        return fail(second.error());
    const auto& one = first->event.id;
    const auto& two = second->event.id;
    return first->event.parent == two || second->event.parent == one ||
           std::ranges::any_of(first->relations,
                               [&](const Relation& each) { return each.from == two || each.to == two; });
}

} // namespace

Result<std::vector<LikelyDuplicate>> likelyDuplicates(const CaseFile& file, std::size_t limit,
                                                      const std::function<bool()>& isCancelled)
{
    const auto titles = file.writtenTexts(ObjectKind::Event, TextMember::Title);
    if (!titles)
        return fail(titles.error());
    const auto index = file.index();
    if (!index)
        return fail(index.error());
    const auto groups = file.eventsSharingPassages();
    if (!groups)
        return fail(groups.error());
    Search search(*titles, *index, isCancelled);
    search.pairByPassages(*groups);
    search.pairByWords();
    search.pairByDates();
    std::vector<LikelyDuplicate> unlinked;
    auto ranked = search.ranked();
    if (search.isCancelled())
        return fail(ErrorCode::Cancelled, "the search for duplicates was stopped");
    for (auto& pair : ranked) {
        if (unlinked.size() == limit)
            break;
        const auto linked = areLinked(file, pair);
        if (!linked)
            return fail(linked.error());
        if (!*linked)
            unlinked.push_back(std::move(pair));
    }
    return unlinked;
}

} // namespace dateline
