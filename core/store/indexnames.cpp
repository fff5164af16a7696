#include "core/store/indexnames.h"

#include "core/store/reading.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dateline::store {

namespace {

using Number = std::uint16_t;

constexpr std::int64_t kLowKeys = 1 << 20;

/// Facets as numbers of their properties; one that has none is no facet.
constexpr Number kActor = static_cast<Number>(Facet::Actor) - 1;
constexpr Number kPlace = static_cast<Number>(Facet::Place) - 1;

/// Calls `each` with every entity that claims name and a property on which they do, each pair once: by as many
/// look-ups in the index as there are pairs, not by a look at all claims.
template<typename Each> void eachNamedEntity(Database& database, const Each& each)
{
    constexpr auto kFirst = std::numeric_limits<std::int64_t>::min();
    Query next(database, "SELECT entity, property FROM claim WHERE entity IS NOT NULL AND (entity, property) > (?, ?)"
                         " ORDER BY entity, property LIMIT 1");
    auto entity = kFirst;
    auto property = kFirst;
    while (next.bind(entity).bind(property).next()) {
        entity = next.integer(0);
        property = next.integer(1);
        each(entity, property);
        next.again();
    }
}

} // namespace

void Numbers::put(std::int64_t key, std::uint16_t number)
{
    if (key < 0 || key >= kLowKeys) {
        high_[key] = number;
        return;
    }
    const auto at = static_cast<std::size_t>(key);
    if (at >= low_.size())
        low_.resize(at + 1 + at / 2, -1);
    low_[at] = number;
}

IndexNames::IndexNames(Database& database, EventIndex& index)
    : database_(database),
      dates_(datesOf(readInfo(database))), categories_{&index.categories,
                                                       "SELECT id, name FROM category WHERE key = ?",
                                                       {}},
      sources_{&index.sourceNames, "SELECT id, title FROM source WHERE key = ?", {}},
      actors_{&index.actorNames, "SELECT id, name FROM entity WHERE key = ?", {}},
      places_{&index.placeNames, "SELECT id, name FROM entity WHERE key = ?", {}}
{
    constexpr std::array<std::string_view, 6> kActing{"perpetrator", "claimed-by", "blamed",
                                                      "denied-by",   "actor",      "leader"};
    Query query(database_, "SELECT key, id FROM property WHERE type = 'entity' AND built_in");
    while (query.next()) {
        const auto id = query.view(1);
        if (id == "place")
            facets_.put(query.integer(0), kPlace);
        else if (std::ranges::find(kActing, id) != kActing.end())
            facets_.put(query.integer(0), kActor);
    }
}

IndexNames IndexNames::read(Database& database, EventIndex& index)
{
    IndexNames names(database, index);
    index.margins = names.dates_.margins;
    names.readCategories(index);
    names.readSources();
    names.readEntities();
    return names;
}

IndexNames IndexNames::of(Database& database, EventIndex& index)
{
    return {database, index};
}

void IndexNames::readCategories(EventIndex& index)
{
    Query query(database_, "SELECT key, id, name, color, shape FROM category ORDER BY position");
    while (query.next()) {
        add(categories_, query.integer(0), query.text(1), query.text(2));
        index.categoryColors.push_back(query.text(3));
        index.categoryShapes.push_back(wordValue<Shape>(database_, "shape", query.text(4)));
    }
}

void IndexNames::readSources()
{
    Query query(database_, "SELECT key, id, title FROM source ORDER BY position");
    while (query.next())
        add(sources_, query.integer(0), query.text(1), query.text(2));
}

/// Only what a claim names is a value to filter by. An entity may be both, as a state that acts.
void IndexNames::readEntities()
{
    std::unordered_map<std::int64_t, std::pair<bool, bool>> used;
    eachNamedEntity(database_, [&](std::int64_t entity, std::int64_t property) {
        const auto facet = facetOf(property);
        if (facet == Facet::None)
            return;
        auto& [acts, holds] = used[entity];
        acts = acts || facet == Facet::Actor;
        holds = holds || facet == Facet::Place;
    });
    Query query(database_, "SELECT key, id, name FROM entity ORDER BY name, id");
    while (query.next()) {
        const auto found = used.find(query.integer(0));
        if (found == used.end())
            continue;
        if (found->second.first)
            add(actors_, found->first, query.text(1), query.text(2));
        if (found->second.second)
            add(places_, found->first, query.text(1), query.text(2));
    }
}

Number IndexNames::add(Named& named, std::int64_t key, std::string id, std::string name)
{
    auto& dictionary = *named.dictionary;
    if (dictionary.ids.size() > std::numeric_limits<Number>::max())
        throw Refusal(ErrorCode::Invalid, database_.name() + " has more than 65,536 actors, places or sources");
    const auto number = static_cast<Number>(dictionary.ids.size());
    dictionary.ids.push_back(std::move(id));
    dictionary.names.push_back(std::move(name));
    named.numbers.put(key, number);
    return number;
}

Number IndexNames::numberOf(Named& named, std::int64_t key)
{
    if (const auto known = named.numbers.find(key); known >= 0)
        return static_cast<Number>(known);
    Query query(database_, named.sql);
    if (!query.bind(key).next())
        throw Refusal(ErrorCode::Damaged, database_.name() + " is damaged: an event names what is not there");
    const auto& ids = named.dictionary->ids;
    const auto found = std::ranges::find(ids, query.view(0));
    if (found == ids.end()) {
        if (&named == &categories_)
            throw Refusal(ErrorCode::Invalid, "the index was not that of the case before the change");
        return add(named, key, query.text(0), query.text(1));
    }
    const auto number = static_cast<Number>(found - ids.begin());
    named.numbers.put(key, number);
    return number;
}

Number IndexNames::category(std::int64_t key)
{
    return numberOf(categories_, key);
}

Number IndexNames::source(std::int64_t key)
{
    return numberOf(sources_, key);
}

Number IndexNames::actor(std::int64_t key)
{
    return numberOf(actors_, key);
}

Number IndexNames::place(std::int64_t key)
{
    return numberOf(places_, key);
}

} // namespace dateline::store
