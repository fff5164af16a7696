#include "core/timeline/indexpatch.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace dateline {

namespace {

/// A stretch of the rows that come to stand in the window, from the index as it was or from the fresh rows.
struct Stretch
{
    bool isFresh = false;
    EventRow begin = 0;
    EventRow end = 0;
};

/// The rows from the first to the last that anything happens to, and what comes in their place.
struct Window
{
    EventRow begin = 0;
    EventRow end = 0;     ///< of the index as it was
    std::size_t size = 0; ///< rows that come in their place
    std::vector<Stretch> stretches;

    /// How far the rows behind it move. Wraps round where they move to the front, as adding it does.
    EventRow shift() const { return static_cast<EventRow>(size) - (end - begin); }
};

auto place(const EventIndex& index, EventRow row)
{
    return std::tuple(index.extent[row].earliest, index.extent[row].latest, index.importance[row], index.key[row]);
}

/// Before which rows of `index` those of `fresh` come.
std::vector<EventRow> placesOf(const EventIndex& fresh, const EventIndex& index)
{
    std::vector<EventRow> places;
    for (EventRow row = 0; row < fresh.size(); ++row) {
        EventRow first = 0;
        for (auto count = static_cast<EventRow>(index.size()); count > 0;) {
            const auto half = count / 2;
            if (place(index, first + half) < place(fresh, row)) {
                first += half + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        places.push_back(first);
    }
    return places;
}

Window windowOf(const EventIndex& index, std::span<const EventRow> gone, const EventIndex& fresh)
{
    const auto places = placesOf(fresh, index);
    Window window;
    window.begin =
        std::min(gone.empty() ? places.front() : gone.front(), places.empty() ? gone.front() : places.front());
    window.end = std::max(gone.empty() ? EventRow{0} : gone.back() + 1, places.empty() ? EventRow{0} : places.back());
    const auto add = [&](bool isFresh, EventRow begin, EventRow end) {
        auto& all = window.stretches;
        window.size += end - begin;
        if (!all.empty() && all.back().isFresh == isFresh && all.back().end == begin)
            all.back().end = end;
        else
            all.push_back({isFresh, begin, end});
    };
    std::size_t put = 0;
    std::size_t taken = 0;
    for (auto at = window.begin; at < window.end || put < places.size();) {
        if (put < places.size() && places[put] == at) {
            add(true, static_cast<EventRow>(put), static_cast<EventRow>(put + 1));
            ++put;
            continue;
        }
        if (taken < gone.size() && gone[taken] == at) {
            ++taken;
            ++at;
            continue;
        }
        auto next = window.end;
        if (taken < gone.size())
            next = std::min(next, gone[taken]);
        if (put < places.size())
            next = std::min(next, places[put]);
        add(false, at, next);
        at = next;
    }
    return window;
}

/// Puts `now` where the items from `begin` to `end` are. Where there is no room left, a little more than is needed is
/// made, not twice as much.
template<typename T> void replace(std::vector<T>& items, std::size_t begin, std::size_t end, std::vector<T>&& now)
{
    if (now.size() > end - begin && items.capacity() - items.size() < now.size() - (end - begin))
        items.reserve(items.size() + items.size() / 64 + now.size());
    const auto common = static_cast<std::ptrdiff_t>(std::min(now.size(), end - begin));
    const auto from = items.begin() + static_cast<std::ptrdiff_t>(begin);
    std::move(now.begin(), now.begin() + common, from);
    if (now.size() > end - begin)
        items.insert(from + common, std::make_move_iterator(now.begin() + common), std::make_move_iterator(now.end()));
    else
        items.erase(from + common, items.begin() + static_cast<std::ptrdiff_t>(end));
}

template<typename T> void splice(std::vector<T>& column, const Window& window, const std::vector<T>& fresh)
{
    std::vector<T> now;
    now.reserve(window.size);
    for (const auto& part : window.stretches) {
        const auto& of = part.isFresh ? fresh : column;
        now.insert(now.end(), of.begin() + part.begin, of.begin() + part.end);
    }
    replace(column, window.begin, window.end, std::move(now));
}

void splice(KeyColumn& column, const Window& window, const KeyColumn& fresh)
{
    column.withAlike(fresh, [&](auto& keys, const auto& freshKeys) { splice(keys, window, freshKeys); });
}

/// Adds to all from `begin` on; `by` may be a step back, modulo 2^32.
void shiftFrom(std::vector<std::uint32_t>& numbers, std::size_t begin, std::uint32_t by)
{
    if (by == 0)
        return;
    for (auto at = begin; at < numbers.size(); ++at)
        numbers[at] += by;
}

/// Where lists `begin` to `end` begin and end among the items: adds the items, and the ends of the lists.
void appendLists(const ListColumn& lists, std::size_t begin, std::size_t end, std::vector<std::uint16_t>& items,
                 std::vector<std::uint32_t>& ends)
{
    const auto& offsets = lists.offsets;
    const auto shift = static_cast<std::uint32_t>(items.size()) - offsets[begin];
    items.insert(items.end(), lists.items.begin() + offsets[begin], lists.items.begin() + offsets[end]);
    for (auto list = begin; list < end; ++list)
        ends.push_back(offsets[list + 1] + shift);
}

/// Replaces lists `begin` to `end` by others, of which `ends` are the ends, counted from the first item.
void replaceLists(ListColumn& lists, std::size_t begin, std::size_t end, std::vector<std::uint16_t>&& items,
                  std::vector<std::uint32_t>&& ends)
{
    auto& offsets = lists.offsets;
    const auto firstItem = offsets[begin];
    const auto lastItem = offsets[end];
    const auto shift = firstItem + static_cast<std::uint32_t>(items.size()) - lastItem;
    replace(lists.items, firstItem, lastItem, std::move(items));
    for (auto& each : ends)
        each += firstItem;
    const auto behind = begin + ends.size() + 1;
    replace(offsets, begin + 1, end + 1, std::move(ends));
    shiftFrom(offsets, behind, shift);
}

void splice(ListColumn& column, const Window& window, const ListColumn& fresh)
{
    std::vector<std::uint16_t> items;
    std::vector<std::uint32_t> ends;
    ends.reserve(window.size);
    for (const auto& part : window.stretches) {
        const auto& of = part.isFresh ? fresh : column;
        appendLists(of, part.begin, part.end, items, ends);
    }
    replaceLists(column, window.begin, window.end, std::move(items), std::move(ends));
}

void splice(SparseExtents& column, const Window& window, const SparseExtents& fresh)
{
    const auto firstOf = [](const SparseExtents& all, EventRow row) {
        return std::ranges::lower_bound(all.rows, row) - all.rows.begin();
    };
    SparseExtents now;
    auto at = window.begin;
    for (const auto& part : window.stretches) {
        const auto& of = part.isFresh ? fresh : column;
        const auto begin = firstOf(of, part.begin);
        const auto end = firstOf(of, part.end);
        for (auto n = begin; n < end; ++n)
            now.rows.push_back(of.rows[static_cast<std::size_t>(n)] - part.begin + at);
        now.extents.insert(now.extents.end(), of.extents.begin() + begin, of.extents.begin() + end);
        at += part.end - part.begin;
    }
    const auto begin = static_cast<std::size_t>(firstOf(column, window.begin));
    const auto end = static_cast<std::size_t>(firstOf(column, window.end));
    const auto behind = begin + now.rows.size();
    replace(column.rows, begin, end, std::move(now.rows));
    replace(column.extents, begin, end, std::move(now.extents));
    shiftFrom(column.rows, behind, window.shift());
}

using Dates = std::vector<std::pair<EventRow, EdtfDate>>;

EventRow rowOfDate(const Dates::value_type& entry)
{
    return entry.first;
}

void splice(Dates& dates, const Window& window, const Dates& fresh)
{
    const auto dateAt = [](const Dates& all, EventRow row) {
        return std::ranges::lower_bound(all, row, {}, rowOfDate) - all.begin();
    };
    Dates now;
    auto at = window.begin;
    for (const auto& part : window.stretches) {
        const auto& of = part.isFresh ? fresh : dates;
        const auto end = of.begin() + dateAt(of, part.end);
        for (auto entry = of.begin() + dateAt(of, part.begin); entry != end; ++entry)
            now.emplace_back(entry->first - part.begin + at, entry->second);
        at += part.end - part.begin;
    }
    const auto begin = static_cast<std::size_t>(dateAt(dates, window.begin));
    const auto end = static_cast<std::size_t>(dateAt(dates, window.end));
    const auto behind = begin + now.size();
    replace(dates, begin, end, std::move(now));
    for (auto entry = behind; entry < dates.size(); ++entry)
        dates[entry].first += window.shift();
}

void spliceAll(EventIndex& index, const Window& window, const EventIndex& fresh)
{
    splice(index.category, window, fresh.category);
    splice(index.importance, window, fresh.importance);
    splice(index.flags, window, fresh.flags);
    splice(index.claimCount, window, fresh.claimCount);
    splice(index.sources, window, fresh.sources);
    splice(index.actors, window, fresh.actors);
    splice(index.places, window, fresh.places);
    splice(index.alternativeExtents, window, fresh.alternativeExtents);
    splice(index.certain, window, fresh.certain);
    splice(index.widened, window, fresh.widened);
    splice(index.members, window, fresh.members);
    splice(index.dates, window, fresh.dates);
    splice(index.extent, window, fresh.extent);
    splice(index.key, window, fresh.key);
}

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

void addRows(SparseExtents& column, const SparseExtents& of, std::span<const EventRow> rows)
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        column.add(static_cast<EventRow>(i), of.at(rows[i]));
}

void setSize(Dictionary& dictionary, const Dictionary& of)
{
    dictionary.ids.resize(of.ids.size());
    dictionary.names.resize(of.names.size());
}

/// Bits [from, end) of a set, put where `to` is.
void copyBits(const EventSet& set, EventRow from, EventRow end, EventSet& into, EventRow to)
{
    const auto& words = set.words();
    const auto wordAt = [&](std::size_t bit) {
        const auto low = words[bit / 64] >> (bit % 64);
        const auto next = bit / 64 + 1;
        return bit % 64 == 0 || next >= words.size() ? low : low | words[next] << (64 - bit % 64);
    };
    while (from < end) {
        if (to % 64 == 0 && end - from >= 64) {
            into.setWord(to / 64, wordAt(from));
            from += 64;
            to += 64;
        } else {
            into.set(to++, set.contains(from++));
        }
    }
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
    addRows(some.alternativeExtents, index.alternativeExtents, rows);
    addRows(some.certain, index.certain, rows);
    addRows(some.widened, index.widened, rows);
    addRows(some.members, index.members, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto date = std::ranges::lower_bound(index.dates, rows[i], {}, rowOfDate);
        if (date != index.dates.end() && date->first == rows[i])
            some.dates.emplace_back(static_cast<EventRow>(i), date->second);
    }
    some.margins = index.margins;
    setSize(some.categories, index.categories);
    setSize(some.sourceNames, index.sourceNames);
    setSize(some.actorNames, index.actorNames);
    setSize(some.placeNames, index.placeNames);
    return some;
}

RowShift::RowShift(const IndexChange& change) : pieces_{Piece{}}
{
    auto gone = change.gone.begin();
    auto come = change.come.begin();
    EventRow old = 0;
    EventRow now = 0;
    const auto stayFrom = [&] {
        if (pieces_.back().by != now - old)
            pieces_.push_back({old, now - old});
    };
    while (gone != change.gone.end() || come != change.come.end()) {
        if (come != change.come.end() && *come == now) {
            ++come;
            ++now;
        } else if (gone != change.gone.end() && *gone == old) {
            ++gone;
            ++old;
        } else {
            stayFrom();
            const auto untilGone = gone == change.gone.end() ? ~EventRow{0} : *gone - old;
            const auto untilCome = come == change.come.end() ? ~EventRow{0} : *come - now;
            old += std::min(untilGone, untilCome);
            now += std::min(untilGone, untilCome);
        }
    }
    stayFrom();
}

EventRow RowShift::operator()(EventRow row) const
{
    const auto after = std::ranges::upper_bound(pieces_, row, {}, &Piece::first);
    return row + std::prev(after)->by;
}

void RowShift::applyTo(std::span<EventRow> rows) const
{
    if (changesNothing())
        return;
    // A block at a time, all of one length, and piece by piece without a branch: the compiler makes a few wide
    // instructions of that.
    constexpr std::size_t kBlock = 512;
    std::array<EventRow, kBlock> old{};
    for (; rows.size() >= kBlock; rows = rows.subspan(kBlock)) {
        auto* const moved = rows.data();
        std::copy_n(moved, kBlock, old.begin());
        EventRow before = 0;
        for (const auto& piece : pieces_) {
            const auto step = piece.by - before;
            const auto first = piece.first;
            before = piece.by;
            if (step == 0)
                continue;
            for (std::size_t i = 0; i < kBlock; ++i)
                moved[i] += step & (EventRow{0} - static_cast<EventRow>(old[i] >= first));
        }
    }
    for (auto& row : rows)
        row = (*this)(row);
}

EventSet patched(const EventSet& set, const IndexChange& change, const EventSet& now)
{
    EventSet after(set.size() - change.gone.size() + change.come.size(), false);
    auto gone = change.gone.begin();
    auto come = change.come.begin();
    EventRow old = 0;
    for (EventRow row = 0; row < after.size();) {
        if (come != change.come.end() && *come == row) {
            after.set(row, now.contains(row));
            ++come;
            ++row;
        } else if (gone != change.gone.end() && *gone == old) {
            ++gone;
            ++old;
        } else {
            auto count = static_cast<EventRow>(after.size()) - row;
            if (come != change.come.end())
                count = std::min(count, *come - row);
            if (gone != change.gone.end())
                count = std::min(count, *gone - old);
            copyBits(set, old, old + count, after, row);
            old += count;
            row += count;
        }
    }
    return after;
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
    for (EventRow row = 0; row < index.size() && rows.size() < keys.size(); ++row)
        if (endings.contains(endingOf(index.key[row])) && std::ranges::binary_search(keys, index.key[row]))
            rows.push_back(row);
    return rows;
}

IndexChange patch(EventIndex& index, std::span<const EventRow> gone, const EventIndex& fresh)
{
    IndexChange change{{gone.begin(), gone.end()}, {}, someRows(index, gone)};
    if (gone.empty() && fresh.size() == 0)
        return change;
    const auto window = windowOf(index, gone, fresh);
    auto at = window.begin;
    for (const auto& part : window.stretches) {
        const auto end = at + (part.end - part.begin);
        for (; at < end; ++at)
            if (part.isFresh)
                change.come.push_back(at);
    }
    spliceAll(index, window, fresh);
    return change;
}

void renumber(std::vector<std::uint16_t>& column, const NewNumbers& numbers)
{
    for (auto& number : column)
        number = numbers[number];
}

} // namespace dateline
