#include "core/store/indexing.h"

#include "core/model/resolve.h"
#include "core/store/indexrows.h"
#include "core/store/keptcolumns.h"
#include "core/store/reading.h"
#include "core/timeline/eventorder.h"
#include "core/timeline/indexclock.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dateline::store {

namespace {

/// Of more events than this share of a case, reading all is no slower.
constexpr std::size_t kShareToRead = 8;

/// Past so many rows behind those in order, and gone ones, an index is put in order again.
std::size_t mostOutOfOrder(const EventIndex& index)
{
    return 1'000 + index.size() / 16;
}

/// Past so many events it is cheaper to read all names than to look each up.
constexpr std::size_t kMostLookUps = 200;

/// What the numbers of a dictionary become in another; those that are not in it are not in use.
NewNumbers newNumbers(const Dictionary& old, const Dictionary& now)
{
    std::unordered_map<std::string_view, std::uint16_t> numbers;
    for (std::size_t number = 0; number < now.ids.size(); ++number)
        numbers.emplace(now.ids[number], static_cast<std::uint16_t>(number));
    NewNumbers all;
    for (const auto& id : old.ids) {
        const auto found = numbers.find(id);
        all.push_back(found == numbers.end() ? std::uint16_t{0} : found->second);
    }
    return all;
}

bool changesNothing(const NewNumbers& numbers)
{
    for (std::size_t number = 0; number < numbers.size(); ++number)
        if (numbers[number] != number)
            return false;
    return true;
}

/// Whether the same numbers stand for the same things as before, new ones aside.
bool renew(Dictionary& dictionary, Dictionary& now, std::vector<std::uint16_t>& column)
{
    const auto numbers = newNumbers(dictionary, now);
    const bool isSame = changesNothing(numbers) && dictionary.names.size() <= now.names.size() &&
                        std::ranges::equal(dictionary.names, std::span(now.names).first(dictionary.names.size()));
    if (!changesNothing(numbers))
        renumber(column, numbers);
    dictionary = std::move(now);
    return isSame;
}

/// Puts dictionaries that were read anew in the place of those of an index; the same answer, for all of them, and for
/// how categories look.
bool renewNames(EventIndex& index, EventIndex& fresh)
{
    const std::array areSame{renew(index.categories, fresh.categories, index.category),
                             renew(index.sourceNames, fresh.sourceNames, index.sources.items),
                             renew(index.actorNames, fresh.actorNames, index.actors.items),
                             renew(index.placeNames, fresh.placeNames, index.places.items)};
    const bool isLookSame =
        index.categoryColors == fresh.categoryColors && index.categoryShapes == fresh.categoryShapes;
    index.categoryColors = std::move(fresh.categoryColors);
    index.categoryShapes = std::move(fresh.categoryShapes);
    return isLookSame && std::ranges::count(areSame, false) == 0;
}

} // namespace

EventIndex scanIndex(Database& database)
{
    EventIndex index;
    auto names = IndexNames::read(database, index);
    IndexRows rows(database, names);
    rows.readAll();
    rows.fill(index);
    return index;
}

EventIndex readIndex(Database& database)
{
    const Snapshot snapshot(database);
    if (auto kept = readKept(database)) {
        if (const auto since = changedSince(database, kept->revision)) {
            updateIndex(database, kept->index, since->applied, since->more);
            return std::move(kept->index);
        }
    }
    return scanIndex(database);
}

std::optional<IndexChange> updateIndex(Database& database, EventIndex& index, const Applied& applied, std::int64_t more,
                                       const std::optional<TimeZone>& clock)
{
    if (applied.events.empty() && !applied.elsewhere)
        return IndexChange();
    const auto& keys = applied.events;
    const bool isMuch = keys.size() > index.size() / kShareToRead && keys.size() > kMostLookUps;
    const auto info = readInfo(database);
    const auto shown = [&](EventIndex read) {
        if (clock)
            read = onClock(std::move(read), datesOf(info).zone, *clock);
        return read;
    };
    if (isMuch || info.margins != index.margins) {
        index = shown(scanIndex(database));
        return std::nullopt;
    }
    const auto all = static_cast<std::int64_t>(index.events() + index.undated) + more;
    const bool areNamesNew = applied.elsewhere || keys.size() > kMostLookUps;
    EventIndex fresh;
    auto names = areNamesNew ? IndexNames::read(database, fresh) : IndexNames::of(database, index);
    IndexRows rows(database, names);
    rows.read(keys);
    fresh.margins = index.margins;
    rows.fill(fresh);
    fresh = shown(std::move(fresh));
    const bool areNamesSame = !areNamesNew || renewNames(index, fresh);
    const bool areAllNew = more == static_cast<std::int64_t>(keys.size());
    auto change = patch(index, areAllNew ? std::vector<EventRow>() : rowsOf(index, keys, fresh), fresh);
    index.undated =
        static_cast<std::size_t>(std::max<std::int64_t>(all - static_cast<std::int64_t>(index.events()), 0));
    if (index.added + index.gone.size() > mostOutOfOrder(index)) {
        index = inOrder(std::move(index));
        return std::nullopt;
    }
    return areNamesSame ? std::optional(std::move(change)) : std::nullopt;
}

std::int64_t eventsMoreBy(Database& database, std::int64_t step)
{
    Query query(database, "SELECT CASE h.state WHEN 'done' THEN 1 ELSE -1 END *"
                          " (SELECT count(*) FILTER (WHERE c.before IS NULL) - count(*) FILTER (WHERE c.after IS NULL)"
                          "  FROM history_change c WHERE c.step = h.step AND c.kind = 'event')"
                          " FROM history h WHERE h.step = ?");
    query.bind(step);
    return query.next() ? query.integer(0) : 0;
}

} // namespace dateline::store
