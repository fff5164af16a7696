#pragma once

#include "core/model/case.h"
#include "core/timeline/eventindex.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Cases as large as one likes, for benchmarks and for trials of what should not grow with a case.
namespace dateline::test {

/// A case of so many events over the fifty years from 1975: bursty in time, 12 categories and 200 places of unequal
/// weight, 60 actors, 2,000 sources, 30 % spans, titles of 6 to 60 characters, 3 claims and 2 passages an event; some
/// dates are known to the second, most to the day, a few to the month or the year, a few are approximate, open or
/// disputed. Two of the same size are the same on every platform: nothing in it comes from a library's distributions.
///
/// What is drawn (`index`) and what is stored (`content`) are of the same events: a case file made from `content` gives
/// this index, if there are 200 events or more (a place that nothing names is not in a file's index).
class BigCase
{
public:
    explicit BigCase(std::size_t events);

    std::size_t size() const { return numbers_.size(); }

    /// Costs about a second a million.
    EventIndex index() const;

    /// All of it, as one value: some 3 KiB an event.
    Case content() const;

    /// Of the event with that key (1 is the first) in the index and in a new case file.
    std::string title(EventKey key) const;

    /// The words of titles and passages, the most frequent first.
    static std::string word(std::size_t rank);

    static constexpr std::size_t kCategories = 12;
    static constexpr std::size_t kPlaces = 200;
    static constexpr std::size_t kActors = 60;
    static constexpr std::size_t kSources = 2'000;

private:
    std::vector<std::uint32_t> numbers_; ///< number of the event with key i + 1; keys are by start, then number
};

} // namespace dateline::test
