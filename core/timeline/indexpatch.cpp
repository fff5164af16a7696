#include "core/timeline/indexpatch.h"

#include "core/timeline/eventorder.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <iterator>
#include <numeric>
#include <ranges>

namespace dateline {

namespace {

template<typename Column> void addRows(Column& column, const Column& of, std::span<const EventRow> rows)
{
    for (const auto row : rows)
        column.push_back(of[row]);
}

void addRows(ListColumn& column, const ListColumn& of, std::span<const EventRow> rows)
{
    for (const auto row : rows) {
        const auto items = of.at(row);
        column.items.insert(column.items.end(), items.begin(), items.end());
        column.offsets.push_back(static_cast<std::uint32_t>(column.items.size()));
    }
}

/// Where in a column of few rows, ascending, those from `row` on begin. `last` is where those behind the row that was
/// asked for before begin: mostly the same place.
template<typename Rows, typename RowOf>
std::size_t firstFrom(const Rows& rows, EventRow row, std::size_t last, const RowOf& rowOf)
{
    const bool isBehind = last == 0 || rowOf(rows[last - 1]) < row;
    if (isBehind && (last == rows.size() || rowOf(rows[last]) >= row))
        return last;
    return static_cast<std::size_t>(std::ranges::lower_bound(rows, row, {}, rowOf) - rows.begin());
}

/// As rows from `first` on.
void addRows(SparseExtents& column, const SparseExtents& of, std::span<const EventRow> rows, EventRow first)
{
    std::size_t at = 0;
    for (const auto row : rows) {
        at = firstFrom(of.rows, row, at, std::identity());
        for (; at < of.rows.size() && of.rows[at] == row; ++at) {
            column.rows.push_back(first);
            column.extents.push_back(of.extents[at]);
        }
        ++first;
    }
}

using Dates = std::vector<std::pair<EventRow, EdtfDate>>;

void addRows(Dates& dates, const Dates& of, std::span<const EventRow> rows, EventRow first)
{
    std::size_t at = 0;
    for (const auto row : rows) {
        at = firstFrom(of, row, at, [](const auto& entry) { return entry.first; });
        if (at < of.size() && of[at].first == row)
            dates.emplace_back(first, of[at++].second);
        ++first;
    }
}

void setSize(Dictionary& dictionary, const Dictionary& of)
{
    dictionary.ids.resize(of.ids.size());
    dictionary.names.resize(of.names.size());
}

const EdtfDate* dateOf(const EventIndex& index, EventRow row)
{
    const auto date = std::ranges::lower_bound(index.dates, row, {}, [](const auto& entry) { return entry.first; });
    return date != index.dates.end() && date->first == row ? &date->second : nullptr;
}

/// Whether all that two indexes with the same dictionaries hold of an event is the same.
bool areAlike(const EventIndex& index, EventRow row, const EventIndex& other, EventRow otherRow)
{
    const auto alike = [&](const auto& lists, const auto& others) {
        return std::ranges::equal(lists.at(row), others.at(otherRow));
    };
    const auto* date = dateOf(index, row);
    const auto* otherDate = dateOf(other, otherRow);
    return index.extent[row] == other.extent[otherRow] && index.category[row] == other.category[otherRow] &&
           index.importance[row] == other.importance[otherRow] && index.flags[row] == other.flags[otherRow] &&
           index.claimCount[row] == other.claimCount[otherRow] && alike(index.sources, other.sources) &&
           alike(index.actors, other.actors) && alike(index.places, other.places) &&
           alike(index.alternativeExtents, other.alternativeExtents) && alike(index.certain, other.certain) &&
           alike(index.widened, other.widened) && alike(index.members, other.members) &&
           (date == nullptr) == (otherDate == nullptr) && (date == nullptr || *date == *otherDate);
}

/// Appends to a column the rows of another. Where there is no room left, a little more than is needed is made, not
/// twice as much.
template<typename Column> void append(Column& column, const Column& of, std::span<const EventRow> rows)
{
    if (column.capacity() - column.size() < rows.size())
        column.reserve(column.size() + column.size() / 64 + rows.size());
    addRows(column, of, rows);
}

void append(ListColumn& column, const ListColumn& of, std::span<const EventRow> rows)
{
    std::size_t items = 0;
    for (const auto row : rows)
        items += of.at(row).size();
    const auto makeRoom = [](auto& numbers, std::size_t more) {
        if (numbers.capacity() - numbers.size() < more)
            numbers.reserve(numbers.size() + numbers.size() / 64 + more);
    };
    makeRoom(column.items, items);
    makeRoom(column.offsets, rows.size());
    addRows(column, of, rows);
}

void append(EventIndex& index, const EventIndex& fresh, std::span<const EventRow> rows)
{
    const auto first = static_cast<EventRow>(index.size());
    append(index.key, fresh.key, rows);
    append(index.extent, fresh.extent, rows);
    append(index.category, fresh.category, rows);
    append(index.importance, fresh.importance, rows);
    append(index.flags, fresh.flags, rows);
    append(index.claimCount, fresh.claimCount, rows);
    append(index.sources, fresh.sources, rows);
    append(index.actors, fresh.actors, rows);
    append(index.places, fresh.places, rows);
    addRows(index.alternativeExtents, fresh.alternativeExtents, rows, first);
    addRows(index.certain, fresh.certain, rows, first);
    addRows(index.widened, fresh.widened, rows, first);
    addRows(index.members, fresh.members, rows, first);
    addRows(index.dates, fresh.dates, rows, first);
    index.added += static_cast<EventRow>(rows.size());
}

/// A few are put in one by one: that compares with few of those that are there.
template<typename Less>
void mergeInto(std::vector<EventRow>& sorted, std::span<const EventRow> more, const Less& isLess)
{
    constexpr std::size_t kFew = 16;
    if (more.size() <= kFew) {
        for (const auto row : more)
            sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), row, isLess), row);
        return;
    }
    const auto middle = static_cast<std::ptrdiff_t>(sorted.size());
    sorted.insert(sorted.end(), more.begin(), more.end());
    std::inplace_merge(sorted.begin(), sorted.begin() + middle, sorted.end(), isLess);
}

} // namespace

EventIndex someRows(const EventIndex& index, std::span<const EventRow> rows)
{
    EventIndex some;
    addRows(some.key, index.key, rows);
    addRows(some.extent, index.extent, rows);
    addRows(some.category, index.category, rows);
    addRows(some.importance, index.importance, rows);
    addRows(some.flags, index.flags, rows);
    addRows(some.claimCount, index.claimCount, rows);
    addRows(some.sources, index.sources, rows);
    addRows(some.actors, index.actors, rows);
    addRows(some.places, index.places, rows);
    addRows(some.alternativeExtents, index.alternativeExtents, rows, 0);
    addRows(some.certain, index.certain, rows, 0);
    addRows(some.widened, index.widened, rows, 0);
    addRows(some.members, index.members, rows, 0);
    addRows(some.dates, index.dates, rows, 0);
    some.margins = index.margins;
    setSize(some.categories, index.categories);
    setSize(some.sourceNames, index.sourceNames);
    setSize(some.actorNames, index.actorNames);
    setSize(some.placeNames, index.placeNames);
    return some;
}

bool followed(const EventSet& before, const IndexChange& change, const EventSet& now)
{
    if (now.size() != before.size() + change.come.size())
        return false;
    const auto mayDiffer = [&](EventRow row) {
        return row >= before.size() || (!now.contains(row) && std::ranges::binary_search(change.gone, row));
    };
    for (std::size_t n = 0; n < before.words().size(); ++n) {
        for (auto others = before.words()[n] ^ now.words()[n]; others != 0; others &= others - 1)
            if (!mayDiffer(static_cast<EventRow>(64 * n + static_cast<unsigned>(std::countr_zero(others)))))
                return false;
    }
    return std::ranges::none_of(change.gone, [&](EventRow row) { return now.contains(row); });
}

std::vector<EventRow> rowsOf(const EventIndex& index, std::span<const EventKey> keys)
{
    constexpr std::size_t kFew = 4;
    std::vector<EventRow> rows;
    if (keys.size() <= kFew) {
        for (const auto key : keys)
            if (const auto row = index.rowOf(key); row < index.size())
                rows.push_back(row);
        std::ranges::sort(rows);
        return rows;
    }
    // The last digits of a key tell of most rows that they are not wanted.
    constexpr std::size_t kEndings = std::size_t{1} << 16;
    const auto endingOf = [](EventKey key) {
        return static_cast<EventRow>(static_cast<std::uint64_t>(key) % kEndings);
    };
    EventSet endings(kEndings, false);
    for (const auto key : keys)
        endings.set(endingOf(key), true);
    auto gone = index.gone.begin();
    for (EventRow row = 0; row < index.size() && rows.size() < keys.size(); ++row) {
        if (gone != index.gone.end() && *gone == row)
            ++gone;
        else if (endings.contains(endingOf(index.key[row])) && std::ranges::binary_search(keys, index.key[row]))
            rows.push_back(row);
    }
    return rows;
}

std::vector<EventRow> rowsOf(const EventIndex& index, std::span<const EventKey> keys, const EventIndex& fresh)
{
    const auto sorted = std::views::iota(EventRow{0}, static_cast<EventRow>(index.size()) - index.added);
    std::vector<EventRow> rows;
    std::vector<EventKey> found;
    for (EventRow row = 0; row < fresh.size(); ++row) {
        const auto place = placeOf(fresh, row);
        const auto look = [&](const auto& among) {
            const auto at = std::ranges::lower_bound(among, place, {}, [&](EventRow n) { return placeOf(index, n); });
            if (at == among.end() || placeOf(index, *at) != place || std::ranges::binary_search(index.gone, *at))
                return false;
            rows.push_back(*at);
            found.push_back(fresh.key[row]);
            return true;
        };
        if (std::ranges::binary_search(keys, fresh.key[row]) && !look(sorted))
            look(index.late);
    }
    std::ranges::sort(found);
    std::vector<EventKey> others;
    std::ranges::set_difference(keys, found, std::back_inserter(others));
    const auto more = rowsOf(index, others);
    rows.insert(rows.end(), more.begin(), more.end());
    std::ranges::sort(rows);
    return rows;
}

IndexChange patch(EventIndex& index, std::span<const EventRow> rows, const EventIndex& fresh)
{
    IndexChange change;
    std::vector<EventRow> byKey(fresh.size());
    std::iota(byKey.begin(), byKey.end(), EventRow{0});
    const auto keyOf = [&](EventRow row) {
        return fresh.key[row];
    };
    std::ranges::sort(byKey, {}, keyOf);
    std::vector<bool> stays(fresh.size(), false);
    for (const auto row : rows) {
        const auto now = std::ranges::lower_bound(byKey, index.key[row], {}, keyOf);
        const bool isThere = now != byKey.end() && keyOf(*now) == index.key[row];
        if (isThere && areAlike(index, row, fresh, *now)) {
            stays[*now] = true;
            change.same.push_back(row);
        } else {
            change.gone.push_back(row);
        }
    }
    std::vector<EventRow> coming;
    for (EventRow row = 0; row < fresh.size(); ++row) {
        if (!stays[row]) {
            change.come.push_back(static_cast<EventRow>(index.size() + coming.size()));
            coming.push_back(row);
        }
    }
    const auto sorted = index.size() - index.added;
    append(index, fresh, coming);
    if (!change.gone.empty() && change.gone.back() >= sorted)
        std::erase_if(index.late, [&](EventRow row) { return std::ranges::binary_search(change.gone, row); });
    mergeInto(index.late, change.come, [&](EventRow one, EventRow other) { return comesBefore(index, one, other); });
    mergeInto(index.gone, change.gone, std::less());
    return change;
}

void renumber(std::vector<std::uint16_t>& column, const NewNumbers& numbers)
{
    for (auto& number : column)
        number = numbers[number];
}

} // namespace dateline
