#pragma once

#include "core/model/vocabulary.h"
#include "core/time/certainty.h"
#include "core/time/edtf.h"
#include "core/time/timeextent.h"
#include "core/timeline/keycolumn.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

/// Position of an event in an EventIndex.
using EventRow = std::uint32_t;

enum EventFlag : std::uint16_t
{
    Disputed = 1 << 0,     ///< sources exclude each other on some property
    SingleSource = 1 << 1, ///< only one source speaks of it
    DateDisputed = 1 << 2, ///< alternatives() is not empty
    Approximate = 1 << 3,  ///< the resolved date is marked ~ or %
    Uncertain = 1 << 4,    ///< the resolved date is marked ? or %
    Span = 1 << 5,         ///< the date is an interval: the event lasted, and `extent` is its duration
    OpenStart = 1 << 6,    ///< the interval has no start: it was so before as well; or a set reaches back without end
    OpenEnd = 1 << 7,      ///< the interval has no end: it lasts on; or a set reaches on without end
    UnknownStart = 1 << 8, ///< the interval has a start that nobody knows
    UnknownEnd = 1 << 9,   ///< the interval has an end that nobody knows
    Timed = 1 << 10,       ///< the date states a time of day, so that the clock matters
    OwnDate = 1 << 11,     ///< the resolved date is the analyst's own: no source states one
    AllOf = 1 << 12,       ///< the date is a set and all of its members are meant; of any other set it is one of them
};

/// Many small lists end to end: list i is `items[offsets[i] .. offsets[i + 1])`.
struct ListColumn
{
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint16_t> items;

    std::span<const std::uint16_t> at(EventRow row) const
    {
        return {items.data() + offsets[row], items.data() + offsets[row + 1]};
    }
};

/// Extents of the few rows that have any: `extents[i]` is of row `rows[i]`. Rows ascend; one with several extents
/// stands there as often.
struct SparseExtents
{
    std::vector<EventRow> rows;
    std::vector<TimeExtent> extents;

    /// Those of a row; none where it has none.
    std::span<const TimeExtent> at(EventRow row) const;
    /// Adds those of a row that comes after all others; nothing where there are none.
    void add(EventRow row, std::span<const TimeExtent> of);
};

/// What a column of small numbers stands for: entry n of `ids` and `names` is what the number n means.
struct Dictionary
{
    std::vector<std::string> ids;
    std::vector<std::string> names;
};

/// What drawing, filtering, counting and hit-testing need of every event, as columns. Titles are not here; they are
/// fetched as they are shown.
///
/// Events have an order: by the start of the resolved date, then its end, then importance, then key. An index that was
/// just made has a row for each event, in that order. In one that followed edits (see patch()) a row never becomes
/// another event's. The rows of events that came or changed stand at the end, in the order of their coming. A row whose
/// event is gone, or stands in another row since it changed, is no event's any more: it stays as it was, and is listed
/// in `gone`. core/timeline/eventorder.h goes over the events of any index in their order.
///
/// `extent` is where the date puts the event: for a moment of known day that day; for "2022" the whole year in which
/// it happened at some time; for an interval (flag Span) the time that it lasted, its open ends cut at the other end
/// or at `created`. Events without any date are not in the index; `undated` counts them.
struct EventIndex
{
    KeyColumn key;
    std::vector<TimeExtent> extent;
    std::vector<std::uint16_t> category; ///< into `categories`
    std::vector<Importance> importance;
    std::vector<std::uint16_t> flags; ///< EventFlag
    std::vector<std::uint16_t> claimCount;
    ListColumn sources;               ///< into `sourceNames`; every source that speaks of the event
    ListColumn actors;                ///< into `actorNames`; perpetrator, claimed-by, actor, blamed … each once
    ListColumn places;                ///< into `placeNames`; the resolved place first
    SparseExtents alternativeExtents; ///< see alternatives()
    /// Of an event that lasted: the time in which it surely went on, from the latest start to the earliest end; empty
    /// where the start may be later than the end. An open end counts as where `extent` is cut. Of a span whose ends are
    /// known to the second there is none here: it is all certain. Of a set of which all members are meant: its runs.
    SparseExtents certain;
    /// Of an approximate date: `extent` with `margins` added.
    SparseExtents widened;
    /// Of a date that is a set of two or more: where each of its members puts the event, by their start.
    SparseExtents members;
    /// The dates of which the extents above do not say all that liesIn() must know (sets, unspecified digits that leave
    /// gaps, open and unknown ends, ends that overlap), rows ascending.
    std::vector<std::pair<EventRow, EdtfDate>> dates;
    WideningMargins margins; ///< the case's

    Dictionary categories;
    std::vector<std::string> categoryColors; ///< "#RRGGBB", as `categories`
    std::vector<Shape> categoryShapes;
    Dictionary sourceNames;
    Dictionary actorNames;
    Dictionary placeNames;
    std::size_t undated = 0;

    EventRow added = 0;         ///< so many of the last rows stand in the order of their coming
    std::vector<EventRow> late; ///< of those the ones that are an event's, in the order of events
    std::vector<EventRow> gone; ///< rows that are no event's, ascending

    /// How many rows there are, and how many of them are an event's.
    std::size_t size() const { return key.size(); }
    std::size_t events() const { return size() - gone.size(); }
    /// Whether every row is an event's, in the order of events.
    bool isInOrder() const { return added == 0 && gone.empty(); }
    bool has(EventRow row, EventFlag flag) const { return (flags[row] & flag) != 0; }

    /// Where other sources put the event, where that does not meet `extent`.
    std::span<const TimeExtent> alternatives(EventRow row) const
    {
        return has(row, DateDisputed) ? alternativeExtents.at(row) : std::span<const TimeExtent>{};
    }

    /// Where the event may lie, the margins of an approximate date included.
    TimeExtent reach(EventRow row) const
    {
        if (!has(row, Approximate))
            return extent[row];
        const auto wide = widened.at(row);
        return wide.empty() ? extent[row] : wide.front();
    }

    /// Row of the event of that key, or size() if it is not here.
    EventRow rowOf(EventKey wanted) const;
};

/// What the date of an event says beside the claims' flags: Span, the open and unknown ends, Approximate, Uncertain,
/// Timed and AllOf.
std::uint16_t dateFlags(const EdtfDate& date);

/// Fills what the sparse columns hold of a date, for a row after all others. The row's `extent` and the index's
/// `margins` must be set.
void addDate(EventIndex& index, EventRow row, const EdtfDate& date);

/// Whether an event lies in a range, in whole or in part: what liesIn() of core/time says of its resolved date.
Certainty liesIn(const EventIndex& index, EventRow row, const TimeExtent& range);

} // namespace dateline
