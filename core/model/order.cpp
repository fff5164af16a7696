#include "core/model/order.h"

#include "core/model/resolve.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>

namespace dateline {

namespace {

using Places = std::unordered_map<std::string_view, std::size_t>;

/// Place of each id in its list; ids that are nowhere come last.
template<typename Range> void number(Places& places, const Range& range)
{
    for (const auto& item : range)
        places.emplace(item.id, places.size());
}

std::size_t placeOf(const Places& places, std::string_view id)
{
    const auto found = places.find(id);
    return found == places.end() ? places.size() : found->second;
}

void orderClaims(Case& content)
{
    Places properties;
    number(properties, builtinProperties());
    number(properties, content.properties);
    Places sources;
    number(sources, content.sources);
    const auto key = [&](const Claim& claim) {
        return std::tuple(placeOf(properties, claim.property), placeOf(sources, claim.source),
                          std::string_view(claim.id));
    };
    for (Event& event : content.events)
        std::ranges::stable_sort(event.claims, {}, key);
}

/// Sorts positions by keys made once: resolving an event's date inside a comparison would cost a hundred times more.
void orderEvents(Case& content)
{
    struct Key
    {
        bool undated = false;
        std::int64_t start = 0;
        std::string_view id;
        std::size_t position = 0;

        auto operator<=>(const Key&) const = default;
    };
    const SourceOrder order = sourceOrder(content.sources);
    const CaseDates dates = datesOf(content.info);
    std::vector<Key> keys;
    keys.reserve(content.events.size());
    for (const Event& event : content.events) {
        const auto date = resolvedDate(resolve(event, order, dates));
        keys.push_back({!date, date ? dates.bounds(*date).earliest : 0, event.id, keys.size()});
    }
    std::ranges::sort(keys);
    std::vector<std::size_t> positions(keys.size());
    std::ranges::transform(keys, positions.begin(), &Key::position);
    std::vector<Event> events;
    events.reserve(content.events.size());
    for (const std::size_t position : positions)
        events.push_back(std::move(content.events[position]));
    content.events = std::move(events);
}

} // namespace

Case inDocumentedOrder(Case content)
{
    std::ranges::stable_sort(content.entities, {}, &Entity::id);
    for (Source& source : content.sources) {
        std::ranges::stable_sort(source.passages, {}, [](const Passage& passage) {
            return std::tuple(passage.position.start, passage.position.end, std::string_view(passage.id));
        });
    }
    orderClaims(content);
    orderEvents(content);
    std::ranges::stable_sort(content.relations, {}, [](const Relation& relation) {
        return std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>(
            relation.from, relation.type, relation.to, relation.id);
    });
    return content;
}

} // namespace dateline
