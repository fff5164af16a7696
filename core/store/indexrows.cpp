#include "core/store/indexrows.h"

#include "core/store/rowvalues.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace dateline::store {

namespace {

#define DATELINE_INDEX_COLUMNS                                                                                         \
    "SELECT key, category, importance, date_earliest, date_latest, flags, claim_count, place, date_edtf FROM event"

/// Whether a date may say more than where its extent begins and ends.
bool mayBeMore(std::string_view edtf)
{
    return !std::ranges::all_of(edtf, [](char letter) { return (letter >= '0' && letter <= '9') || letter == '-'; });
}

using Positions = std::vector<std::uint32_t>;

/// Sorts positions by a number that each has, least digit first: positions with the same number stay as they were.
void sortBy(const std::vector<std::uint64_t>& numbers, Positions& order)
{
    constexpr unsigned kBits = 11;
    constexpr std::uint64_t kMask = (1U << kBits) - 1;
    const auto most = numbers.empty() ? 0 : *std::ranges::max_element(numbers);
    Positions sorted(order.size());
    for (unsigned shift = 0; shift < 64 && most >> shift != 0; shift += kBits) {
        std::array<std::uint32_t, kMask + 2> starts{};
        for (const auto number : numbers)
            ++starts[(number >> shift & kMask) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        for (const auto at : order)
            sorted[starts[numbers[at] >> shift & kMask]++] = at;
        std::swap(order, sorted);
    }
}

template<typename Column, typename Of> void gather(Column& column, const Positions& order, const Of& of)
{
    column.reserve(order.size() + order.size() / 128);
    for (const auto at : order)
        column.push_back(of(at));
}

} // namespace

void IndexRows::Lists::add(std::uint16_t number)
{
    const auto begin = items.begin() + static_cast<std::ptrdiff_t>(offsets.back());
    if (std::find(begin, items.end(), number) == items.end())
        items.push_back(number);
}

void IndexRows::Lists::fill(ListColumn& column, const Positions& order) const
{
    column.offsets.reserve(offsets.size() + offsets.size() / 128);
    column.items.reserve(items.size() + items.size() / 128);
    for (const auto at : order) {
        column.items.insert(column.items.end(), items.begin() + offsets[at], items.begin() + offsets[at + 1]);
        column.offsets.push_back(static_cast<std::uint32_t>(column.items.size()));
    }
}

void IndexRows::readAll()
{
    Query events(database_, DATELINE_INDEX_COLUMNS " ORDER BY key");
    while (events.next())
        addEvent(events);
    Query claims(database_, "SELECT event, property, source, entity FROM claim ORDER BY event, property, source");
    bool more = claims.next();
    for (const auto& event : events_) {
        while (more && claims.integer(0) < event.key)
            more = claims.next();
        beginLists(event);
        for (; more && claims.integer(0) == event.key; more = claims.next())
            addClaim(claims, 1);
        endLists();
    }
}

void IndexRows::read(std::span<const EventKey> keys)
{
    Query event(database_, DATELINE_INDEX_COLUMNS " WHERE key = ?");
    Query claims(database_, "SELECT property, source, entity FROM claim WHERE event = ? ORDER BY property, source");
    for (const auto key : keys) {
        if (event.bind(key).next() && addEvent(event)) {
            beginLists(events_.back());
            claims.bind(key);
            while (claims.next())
                addClaim(claims, 0);
            claims.again();
            endLists();
        }
        event.again();
    }
}

/// False for one without a date: it has no row.
bool IndexRows::addEvent(const Query& row)
{
    if (row.isNull(3)) {
        ++undated_;
        return false;
    }
    constexpr std::int64_t kMost = std::numeric_limits<std::uint16_t>::max();
    auto& event = events_.emplace_back();
    const auto importance = fromWord<Importance>(row.view(2));
    if (!importance)
        throwUnknownValue(database_, "importance", row.text(2));
    event.key = row.integer(0);
    event.category = names_.category(row.integer(1));
    event.importance = *importance;
    event.extent = {row.integer(3), row.integer(4)};
    event.flags = static_cast<std::uint16_t>(row.integer(5));
    event.claimCount = static_cast<std::uint16_t>(std::min(row.integer(6), kMost));
    event.place = row.integer(7);
    addDate(event, row.view(8));
    return true;
}

/// A plain date is all in its extent and flags. Only what may be more is read.
void IndexRows::addDate(Columns& event, std::string_view edtf)
{
    if (!mayBeMore(edtf))
        return;
    constexpr unsigned kOfClaims = unsigned{Disputed} | SingleSource | DateDisputed | OwnDate;
    auto date = names_.dates().local(dateValue(database_, std::string(edtf)));
    event.flags = static_cast<std::uint16_t>((event.flags & kOfClaims) | dateFlags(date));
    if (date.kind() == EdtfKind::DateTime)
        return;
    event.date = static_cast<std::int32_t>(dates_.size());
    dates_.push_back(std::move(date));
}

void IndexRows::beginLists(const Columns& event)
{
    if (event.place != 0)
        places_.add(names_.place(event.place));
}

/// The columns property, source and entity, from `first` on.
void IndexRows::addClaim(const Query& claim, int first)
{
    const auto source = claim.integer(first + 1);
    if (source != 0) // the analyst's own has none
        sources_.add(names_.source(source));
    const auto facet = names_.facetOf(claim.integer(first));
    if (facet == Facet::None)
        return;
    const auto entity = claim.integer(first + 2);
    if (entity == 0)
        return;
    if (facet == Facet::Actor)
        actors_.add(names_.actor(entity));
    else
        places_.add(names_.place(entity));
}

void IndexRows::endLists()
{
    sources_.endEvent();
    actors_.endEvent();
    places_.endEvent();
}

/// Positions in `events_` in the order of rows.
std::vector<std::uint32_t> IndexRows::order() const
{
    Positions order(events_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto isBefore = [this](std::uint32_t left, std::uint32_t right) {
        return events_[left].order() < events_[right].order();
    };
    if (std::ranges::is_sorted(order, isBefore))
        return order;
    const auto first = std::ranges::min_element(events_, {}, [](const auto& event) { return event.extent.earliest; });
    std::vector<std::uint64_t> starts;
    starts.reserve(events_.size());
    for (const auto& event : events_)
        starts.push_back(static_cast<std::uint64_t>(event.extent.earliest) -
                         static_cast<std::uint64_t>(first->extent.earliest));
    sortBy(starts, order);
    for (auto begin = order.begin(); begin != order.end();) {
        const auto end = std::find_if(begin, order.end(), [&](auto at) { return starts[at] != starts[*begin]; });
        std::sort(begin, end, isBefore);
        begin = end;
    }
    return order;
}

void IndexRows::fill(EventIndex& index)
{
    const auto rows = order();
    gather(index.key, rows, [this](auto at) { return events_[at].key; });
    gather(index.extent, rows, [this](auto at) { return events_[at].extent; });
    gather(index.category, rows, [this](auto at) { return events_[at].category; });
    gather(index.importance, rows, [this](auto at) { return events_[at].importance; });
    gather(index.flags, rows, [this](auto at) { return events_[at].flags; });
    gather(index.claimCount, rows, [this](auto at) { return events_[at].claimCount; });
    for (EventRow row = 0; row < rows.size(); ++row)
        if (const auto date = events_[rows[row]].date; date >= 0)
            dateline::addDate(index, row, dates_[static_cast<std::size_t>(date)]);
    events_ = {};
    dates_ = {};
    sources_.fill(index.sources, rows);
    actors_.fill(index.actors, rows);
    places_.fill(index.places, rows);
    fillAlternatives(index);
    index.undated += undated_;
}

void IndexRows::fillAlternatives(EventIndex& index)
{
    Query query(database_,
                "SELECT date_earliest, date_latest FROM event_alternative WHERE event = ? ORDER BY position");
    std::vector<TimeExtent> extents;
    for (EventRow row = 0; row < index.size(); ++row) {
        if (!index.has(row, DateDisputed))
            continue;
        query.bind(index.key[row]);
        extents.clear();
        while (query.next())
            extents.push_back({query.integer(0), query.integer(1)});
        query.again();
        index.alternativeExtents.add(row, extents);
    }
}

} // namespace dateline::store
