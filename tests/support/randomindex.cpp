#include "tests/support/randomindex.h"

#include "core/store/resolving.h"
#include "core/timeline/eventorder.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace dateline {

namespace {

Dictionary numbered(const std::string& name, std::size_t count)
{
    Dictionary dictionary;
    for (std::size_t i = 0; i < count; ++i) {
        dictionary.ids.push_back(name + "-" + std::to_string(i));
        dictionary.names.push_back(name + " " + std::to_string(i));
    }
    return dictionary;
}

void append(ListColumn& column, const std::vector<std::uint16_t>& values)
{
    column.items.insert(column.items.end(), values.begin(), values.end());
    column.offsets.push_back(static_cast<std::uint32_t>(column.items.size()));
}

std::vector<std::uint16_t> someOf(std::mt19937& generator, std::size_t from, std::size_t least, std::size_t most)
{
    std::vector<std::uint16_t> values;
    const auto count = least + randomBelow(generator, most - least + 1);
    while (values.size() < count) {
        const auto value = static_cast<std::uint16_t>(randomBelow(generator, from));
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }
    return values;
}

std::string randomTitle(std::mt19937& generator)
{
    static constexpr const char* words[] = {"arrest",    "of",     "four",     "suspects", "near",
                                            "the",       "border", "übergang", "attack",   "warning",
                                            "statement", "in",     "Kabul",    "Kerman",   "Москва"};
    std::string title;
    const auto count = 1 + randomBelow(generator, 7);
    for (std::uint64_t i = 0; i < count; ++i)
        title.append(i > 0 ? " " : "").append(words[randomBelow(generator, std::size(words))]);
    return title;
}

TimeExtent randomExtent(std::mt19937& generator, std::int64_t at, double coarse)
{
    const auto time = civilFromSeconds(at);
    if (randomShare(generator) < coarse)
        return randomBelow(generator, 2) == 0 ? monthExtent(time.year, time.month) : yearExtent(time.year);
    if (randomBelow(generator, 3) == 0)
        return {at, at + 60};
    return dayExtent(time.year, time.month, time.day);
}

} // namespace

EventIndex IndexMaker::make()
{
    std::vector<std::optional<EdtfDate>> dates(entries_.size());
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        auto& entry = entries_[i];
        if (entry.date.empty())
            continue;
        dates[i] = EdtfDate::parse(entry.date).value();
        entry.extent = store::cutExtent(*dates[i], std::nullopt);
        entry.flags = static_cast<std::uint16_t>(entry.flags | dateFlags(*dates[i]));
    }
    std::vector<std::size_t> order(entries_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto sortKey = [this](std::size_t i) {
        const auto& entry = entries_[i];
        return std::tuple(entry.extent.earliest, entry.extent.latest, entry.importance, i);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sortKey(a) < sortKey(b); });

    EventIndex index;
    titles.clear();
    for (const auto i : order) {
        const auto& entry = entries_[i];
        index.key.push_back(static_cast<EventKey>(100 + i));
        index.extent.push_back(entry.extent);
        index.category.push_back(entry.category);
        index.importance.push_back(entry.importance);
        const auto dateDisputed = entry.alternatives.empty() ? 0u : unsigned{DateDisputed} | unsigned{Disputed};
        index.flags.push_back(static_cast<std::uint16_t>(entry.flags | dateDisputed));
        index.claimCount.push_back(static_cast<std::uint16_t>(entry.sources.size()));
        if (dates[i])
            addDate(index, static_cast<EventRow>(index.size() - 1), *dates[i]);
        append(index.sources, entry.sources);
        append(index.actors, entry.actors);
        append(index.places, entry.places);
        index.alternativeExtents.add(static_cast<EventRow>(index.size() - 1), entry.alternatives);
        titles.push_back(entry.title);
    }
    index.categories = numbered("Category", categories);
    index.categoryColors.assign(categories, "#1D4F7A");
    index.categoryShapes.assign(categories, Shape::Circle);
    index.sourceNames = numbered("Source", sources);
    index.actorNames = numbered("Actor", actors);
    index.placeNames = numbered("Place", places);
    return index;
}

RandomIndex::RandomIndex(std::uint32_t seed, const RandomIndexOptions& options)
{
    std::mt19937 generator(seed);
    const auto end = secondsFromCivil(2025, 1, 1);
    const auto length = static_cast<std::uint64_t>(options.years * 365.25) * std::uint64_t{kSecondsPerDay};
    const auto anyTime = [&] {
        return end - 1 - static_cast<std::int64_t>(randomBelow(generator, length));
    };
    std::vector<std::int64_t> bursts;
    for (std::size_t i = 0; i < options.bursts; ++i)
        bursts.push_back(anyTime());

    IndexMaker maker;
    maker.categories = options.categories;
    for (std::size_t i = 0; i < options.events; ++i) {
        IndexMaker::Entry entry;
        auto at = anyTime();
        if (!bursts.empty() && randomBelow(generator, 2) == 0)
            at = bursts[randomBelow(generator, bursts.size())] +
                 static_cast<std::int64_t>(randomBelow(generator, std::uint64_t{7 * kSecondsPerDay}));
        entry.extent = randomExtent(generator, at, options.coarse);
        if (randomShare(generator) < options.spans) {
            entry.extent.latest += kSecondsPerDay * static_cast<std::int64_t>(1 + randomBelow(generator, 500));
            static constexpr std::uint16_t ends[] = {Span, Span | OpenStart, Span | OpenEnd, Span | UnknownEnd};
            entry.flags = ends[randomBelow(generator, 4)];
        }
        if (randomShare(generator) < options.alternatives) {
            const auto later =
                entry.extent.latest + kSecondsPerDay * static_cast<std::int64_t>(randomBelow(generator, 40));
            entry.alternatives.push_back({later, later + kSecondsPerDay});
        }
        entry.category = static_cast<std::uint16_t>(randomBelow(generator, options.categories));
        entry.importance = static_cast<Importance>(std::min<std::uint64_t>(2, randomBelow(generator, 12) / 2));
        entry.sources = someOf(generator, maker.sources, 1, 4);
        entry.actors = someOf(generator, maker.actors, 0, 3);
        entry.places = someOf(generator, maker.places, 0, 2);
        if (randomBelow(generator, 4) == 0)
            entry.flags |= std::uint8_t{Disputed};
        if (entry.sources.size() == 1)
            entry.flags |= std::uint8_t{SingleSource};
        entry.title = randomTitle(generator);
        maker.add(std::move(entry));
    }
    index = maker.make();
    titles = std::move(maker.titles);
}

std::uint64_t randomBelow(std::mt19937& generator, std::uint64_t below)
{
    const auto high = std::uint64_t{generator()} << 32;
    return (high | generator()) % below;
}

double randomShare(std::mt19937& generator)
{
    return static_cast<double>(generator()) / 4294967296.0;
}

std::vector<EventRow> allRows(const EventIndex& index)
{
    std::vector<EventRow> rows;
    forEachInOrder(index, everyEvent(index), [&](EventRow row) { rows.push_back(row); });
    return rows;
}

TimeExtent dayExtent(std::int64_t year, int month, int day)
{
    const auto start = secondsFromCivil(year, month, day);
    return {start, start + kSecondsPerDay};
}

TimeExtent monthExtent(std::int64_t year, int month)
{
    const auto start = secondsFromCivil(year, month, 1);
    return {start, addMonths(start, 1)};
}

TimeExtent yearExtent(std::int64_t year)
{
    return {secondsFromCivil(year, 1, 1), secondsFromCivil(year + 1, 1, 1)};
}

} // namespace dateline
