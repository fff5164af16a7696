#include "core/store/indexing.h"

#include "core/model/resolve.h"
#include "core/store/reading.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace dateline::store {

namespace {

using Number = std::uint16_t;

/// Which number in a dictionary stands for which key.
class Numbers
{
public:
    Number add(const Database& database, std::int64_t key, std::string id, std::string name, Dictionary& dictionary)
    {
        if (dictionary.ids.size() > std::numeric_limits<Number>::max())
            throw Refusal(ErrorCode::Invalid, database.name() + " has more than 65,536 actors, places or sources");
        const auto number = static_cast<Number>(dictionary.ids.size());
        dictionary.ids.push_back(std::move(id));
        dictionary.names.push_back(std::move(name));
        numbers_.emplace(key, number);
        return number;
    }

    Number operator[](std::int64_t key) const { return numbers_.at(key); }
    bool contains(std::int64_t key) const { return numbers_.contains(key); }

private:
    std::unordered_map<std::int64_t, Number> numbers_;
};

struct EventColumns
{
    EventKey key = 0;
    TimeExtent extent;
    std::int64_t place = 0; ///< key of the resolved place; 0 is none
    Number category = 0;
    Number claimCount = 0;
    Importance importance = Importance::Minor;
    std::uint16_t flags = 0;
    std::int32_t date = -1; ///< in IndexReader::dates_; -1 where the extent says all

    auto order() const { return std::tie(extent.earliest, extent.latest, importance, key); }
};

/// One small list for each event, in the order of keys.
class Lists
{
public:
    explicit Lists(std::size_t events) { offsets_.reserve(events + 1); }

    void add(Number number)
    {
        const auto begin = items_.begin() + static_cast<std::ptrdiff_t>(offsets_.back());
        if (std::find(begin, items_.end(), number) == items_.end())
            items_.push_back(number);
    }

    void endEvent() { offsets_.push_back(static_cast<std::uint32_t>(items_.size())); }

    void appendTo(ListColumn& column, std::size_t event) const
    {
        column.items.insert(column.items.end(), items_.begin() + offsets_[event], items_.begin() + offsets_[event + 1]);
        column.offsets.push_back(static_cast<std::uint32_t>(column.items.size()));
    }

private:
    std::vector<std::uint32_t> offsets_{0};
    std::vector<Number> items_;
};

class IndexReader
{
public:
    explicit IndexReader(Database& database) : database_(database) {}

    EventIndex read();

private:
    enum class Facet
    {
        None,
        Actor,
        Place
    };

    void readCategories();
    void readSources();
    void readEntities();
    void readFacets();
    void readEvents();
    void readLists();
    void readDate(EventColumns& event, const std::string& edtf);
    void addClaim(const Query& claim);
    void sort();
    void fill();
    void fillAlternatives();

    Database& database_;
    EventIndex index_;
    Numbers categories_;
    Numbers sources_;
    Numbers actors_;
    Numbers places_;
    std::unordered_map<std::int64_t, Facet> facets_; ///< by key of property
    std::vector<EdtfDate> dates_;                    ///< those of which an extent does not say all
    CaseDates reading_;                              ///< how the case reads dates
    std::vector<EventColumns> events_;               ///< by key, until sort() has made `order_`
    std::vector<std::size_t> order_;                 ///< row -> position in `events_`
    Lists sourceLists_{0};
    Lists actorLists_{0};
    Lists placeLists_{0};
};

EventIndex IndexReader::read()
{
    reading_ = datesOf(readInfo(database_));
    index_.margins = reading_.margins;
    readCategories();
    readSources();
    readFacets();
    readEntities();
    readEvents();
    readLists();
    sort();
    fill();
    fillAlternatives();
    return std::move(index_);
}

void IndexReader::readCategories()
{
    Query query(database_, "SELECT key, id, name, color, shape FROM category ORDER BY position");
    while (query.next()) {
        categories_.add(database_, query.integer(0), query.text(1), query.text(2), index_.categories);
        index_.categoryColors.push_back(query.text(3));
        index_.categoryShapes.push_back(wordValue<Shape>(database_, "shape", query.text(4)));
    }
}

void IndexReader::readSources()
{
    Query query(database_, "SELECT key, id, title FROM source ORDER BY position");
    while (query.next())
        sources_.add(database_, query.integer(0), query.text(1), query.text(2), index_.sourceNames);
}

void IndexReader::readFacets()
{
    constexpr std::array<std::string_view, 6> kActing{"perpetrator", "claimed-by", "blamed",
                                                      "denied-by",   "actor",      "leader"};
    Query query(database_, "SELECT key, id FROM property WHERE type = 'entity' AND built_in");
    while (query.next()) {
        const auto id = query.text(1);
        if (id == "place")
            facets_.emplace(query.integer(0), Facet::Place);
        else if (std::ranges::find(kActing, id) != kActing.end())
            facets_.emplace(query.integer(0), Facet::Actor);
    }
}

/// Only what a claim names is a value to filter by. An entity may be both, as a state that acts.
void IndexReader::readEntities()
{
    std::unordered_map<std::int64_t, std::pair<bool, bool>> used;
    Query claims(database_, "SELECT DISTINCT entity, property FROM claim WHERE entity IS NOT NULL");
    while (claims.next()) {
        const auto facet = facets_.find(claims.integer(1));
        if (facet == facets_.end())
            continue;
        auto& [acts, holds] = used[claims.integer(0)];
        acts = acts || facet->second == Facet::Actor;
        holds = holds || facet->second == Facet::Place;
    }
    Query query(database_, "SELECT key, id, name FROM entity ORDER BY name, id");
    while (query.next()) {
        const auto key = query.integer(0);
        const auto found = used.find(key);
        if (found == used.end())
            continue;
        if (found->second.first)
            actors_.add(database_, key, query.text(1), query.text(2), index_.actorNames);
        if (found->second.second)
            places_.add(database_, key, query.text(1), query.text(2), index_.placeNames);
    }
}

void IndexReader::readEvents()
{
    events_.reserve(static_cast<std::size_t>(database_.integer("SELECT count(*) FROM event")));
    Query query(database_, "SELECT key, category, importance, date_earliest, date_latest, flags, claim_count, place,"
                           " date_edtf FROM event ORDER BY key");
    while (query.next()) {
        if (query.isNull(3)) {
            ++index_.undated;
            continue;
        }
        constexpr std::int64_t kMost = std::numeric_limits<Number>::max();
        auto& event = events_.emplace_back();
        event.key = query.integer(0);
        event.category = categories_[query.integer(1)];
        event.importance = wordValue<Importance>(database_, "importance", query.text(2));
        event.extent = {query.integer(3), query.integer(4)};
        event.flags = static_cast<std::uint16_t>(query.integer(5));
        event.claimCount = static_cast<Number>(std::min(query.integer(6), kMost));
        event.place = query.integer(7);
        readDate(event, query.text(8));
    }
}

/// A plain date is all in its extent and flags. Only what may be more is read.
void IndexReader::readDate(EventColumns& event, const std::string& edtf)
{
    if (edtf.find_first_of("[{/X~%T") == std::string::npos)
        return;
    constexpr unsigned kOfClaims = unsigned{Disputed} | SingleSource | DateDisputed | OwnDate;
    auto date = reading_.local(dateValue(database_, edtf));
    event.flags = static_cast<std::uint16_t>((event.flags & kOfClaims) | dateFlags(date));
    if (date.kind() == EdtfKind::DateTime)
        return;
    event.date = static_cast<std::int32_t>(dates_.size());
    dates_.push_back(std::move(date));
}

void IndexReader::readLists()
{
    sourceLists_ = Lists(events_.size());
    actorLists_ = Lists(events_.size());
    placeLists_ = Lists(events_.size());
    Query claims(database_, "SELECT event, property, source, entity FROM claim ORDER BY event, property, source");
    bool more = claims.next();
    for (const auto& event : events_) {
        while (more && claims.integer(0) < event.key)
            more = claims.next();
        if (event.place != 0 && places_.contains(event.place))
            placeLists_.add(places_[event.place]);
        for (; more && claims.integer(0) == event.key; more = claims.next())
            addClaim(claims);
        sourceLists_.endEvent();
        actorLists_.endEvent();
        placeLists_.endEvent();
    }
}

void IndexReader::addClaim(const Query& claim)
{
    if (!claim.isNull(2)) // the analyst's own has none
        sourceLists_.add(sources_[claim.integer(2)]);
    const auto facet = facets_.find(claim.integer(1));
    if (facet == facets_.end() || claim.isNull(3))
        return;
    if (facet->second == Facet::Actor)
        actorLists_.add(actors_[claim.integer(3)]);
    else
        placeLists_.add(places_[claim.integer(3)]);
}

void IndexReader::sort()
{
    order_.resize(events_.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::ranges::sort(
        order_, [this](std::size_t left, std::size_t right) { return events_[left].order() < events_[right].order(); });
}

void IndexReader::fill()
{
    for (const auto at : order_) {
        const auto& event = events_[at];
        index_.key.push_back(event.key);
        index_.extent.push_back(event.extent);
        index_.category.push_back(event.category);
        index_.importance.push_back(event.importance);
        index_.flags.push_back(event.flags);
        index_.claimCount.push_back(event.claimCount);
        if (event.date >= 0)
            addDate(index_, static_cast<EventRow>(index_.size() - 1), dates_[static_cast<std::size_t>(event.date)]);
        sourceLists_.appendTo(index_.sources, at);
        actorLists_.appendTo(index_.actors, at);
        placeLists_.appendTo(index_.places, at);
    }
}

void IndexReader::fillAlternatives()
{
    std::unordered_map<EventKey, std::vector<TimeExtent>> alternatives;
    Query query(database_, "SELECT event, date_earliest, date_latest FROM event_alternative ORDER BY event, position");
    while (query.next())
        alternatives[query.integer(0)].push_back({query.integer(1), query.integer(2)});
    for (EventRow row = 0; row < index_.size(); ++row) {
        if (!index_.has(row, DateDisputed))
            continue;
        const auto found = alternatives.find(index_.key[row]);
        if (found != alternatives.end())
            index_.alternativeExtents.add(row, found->second);
    }
}

} // namespace

EventIndex readIndex(Database& database)
{
    const Snapshot snapshot(database);
    return IndexReader(database).read();
}

} // namespace dateline::store
