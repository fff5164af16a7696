#include "ui/figure/axispieces.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr std::size_t kMostPieces = 6;
constexpr double kNarrowest = 110;
constexpr double kDay = double(kSecondsPerDay);
constexpr double kFarAway = 1e15;

/// Calendar stretches that a story is measured in.
enum class Unit
{
    Day,
    Month,
    Years
};

struct Ladder
{
    Unit unit = Unit::Month;
    std::int64_t years = 1; ///< for Unit::Years: how many make one
};

struct Stretch
{
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::size_t events = 0;
};

std::int64_t unitStart(std::int64_t second, const Ladder& ladder)
{
    const CivilTime civil = civilFromSeconds(second);
    switch (ladder.unit) {
    case Unit::Day:
        return secondsFromCivil(civil.year, civil.month, civil.day);
    case Unit::Month:
        return secondsFromCivil(civil.year, civil.month, 1);
    case Unit::Years:
        break;
    }
    const std::int64_t behind = ((civil.year % ladder.years) + ladder.years) % ladder.years;
    return secondsFromCivil(civil.year - behind, 1, 1);
}

std::int64_t unitEnd(std::int64_t start, const Ladder& ladder)
{
    switch (ladder.unit) {
    case Unit::Day:
        return start + kSecondsPerDay;
    case Unit::Month:
        return addMonths(start, 1);
    case Unit::Years:
        break;
    }
    return addMonths(start, 12 * ladder.years);
}

Ladder ladderFor(double seconds)
{
    const double years = seconds / (365.25 * kDay);
    if (years < 0.2) {
        return {Unit::Day, 1};
    }
    if (years < 1.5) {
        return {Unit::Month, 1};
    }
    std::int64_t step = 1;
    while (years / double(step) > 16) {
        step *= 10;
    }
    return {Unit::Years, step};
}

/// The events that the story is made of, as extents without the endless ones.
std::vector<TimeExtent> storyEvents(const EventIndex& index, const EventSet& shown, bool coreOnly, bool& any)
{
    std::vector<TimeExtent> events;
    for (EventRow row = 0; row < index.size(); ++row) {
        const bool wanted =
            coreOnly ? index.importance[row] == Importance::Core : index.importance[row] != Importance::Minor;
        if (!shown.contains(row) || !wanted || index.has(row, OpenStart) || index.has(row, OpenEnd) ||
            index.has(row, UnknownStart) || index.has(row, UnknownEnd) || index.extent[row].openStart() || index.extent[row].openEnd()) {
            continue;
        }
        any = true;
        events.push_back(index.extent[row]);
    }
    return events;
}

std::vector<TimeExtent> allEvents(const EventIndex& index, const EventSet& shown)
{
    std::vector<TimeExtent> events;
    for (EventRow row = 0; row < index.size(); ++row) {
        if (shown.contains(row) && !index.extent[row].openStart() && !index.extent[row].openEnd()) {
            events.push_back(index.extent[row]);
        }
    }
    return events;
}

TimeExtent united(const std::vector<TimeExtent>& events)
{
    TimeExtent whole = events.front();
    for (const TimeExtent& event : events) {
        whole = whole.united(event);
    }
    return whole;
}

/// The units between `whole`'s ends that any event meets. An event wider than a unit fills all that it meets, but is
/// counted only where it begins.
std::vector<Stretch> occupied(const std::vector<TimeExtent>& events, const TimeExtent& whole, const Ladder& ladder)
{
    std::vector<Stretch> spans;
    for (std::int64_t start = unitStart(whole.earliest, ladder); start < whole.latest; start = unitEnd(start, ladder)) {
        Stretch span{start, unitEnd(start, ladder), 0};
        bool met = false;
        for (const TimeExtent& event : events) {
            met = met || event.intersects({span.start, span.end});
            span.events += span.start <= event.earliest && event.earliest < span.end ? 1 : 0;
        }
        if (met) {
            spans.push_back(span);
        }
    }
    return spans;
}

std::vector<Stretch> joined(const std::vector<Stretch>& spans)
{
    std::vector<Stretch> result;
    for (const Stretch& span : spans) {
        if (!result.empty() && result.back().end == span.start) {
            result.back().end = span.end;
            result.back().events += span.events;
        } else {
            result.push_back(span);
        }
    }
    return result;
}

void joinNearest(std::vector<Stretch>& spans)
{
    std::size_t best = 0;
    for (std::size_t n = 0; n + 1 < spans.size(); ++n) {
        if (spans[n + 1].start - spans[n].end < spans[best + 1].start - spans[best].end) {
            best = n;
        }
    }
    spans[best].end = spans[best + 1].end;
    spans[best].events += spans[best + 1].events;
    spans.erase(spans.begin() + std::ptrdiff_t(best) + 1);
}

/// Divides the unit that holds a third of the events and more into the smaller ones that are met, where the events in
/// it are known more exactly than the unit itself.
std::vector<Stretch> withDenseUnitDivided(const std::vector<Stretch>& units, const std::vector<TimeExtent>& events)
{
    const auto densest = std::max_element(units.begin(), units.end(),
                                          [](const Stretch& a, const Stretch& b) { return a.events < b.events; });
    if (units.size() < 2 || densest->events * 3 < events.size()) {
        return joined(units);
    }
    std::vector<TimeExtent> inside;
    for (const TimeExtent& event : events) {
        const bool exact = event.latest - event.earliest < (densest->end - densest->start) / 2;
        if (exact && event.intersects({densest->start, densest->end})) {
            inside.push_back(event);
        }
    }
    if (inside.empty()) {
        return joined(units);
    }
    const Ladder finer = ladderFor(double(densest->end - densest->start) * 0.99);
    const TimeExtent bounds = united(inside).intersection({densest->start, densest->end});
    const auto fine = joined(occupied(inside, bounds, finer));
    std::vector<Stretch> before = joined({units.begin(), densest});
    const std::vector<Stretch> after = joined({densest + 1, units.end()});
    before.insert(before.end(), fine.begin(), fine.end());
    before.insert(before.end(), after.begin(), after.end());
    return before;
}

/// Lets the axis begin not long before the first event and end not long behind the last.
void trim(std::vector<Stretch>& spans, const TimeExtent& whole)
{
    const auto margin = [](const Stretch& span) {
        return (span.end - span.start) / 12;
    };
    const auto stepOf = [](const Stretch& span) {
        const double days = double(span.end - span.start) / kDay;
        return days > 7000 ? Ladder{Unit::Years, 1} : days > 200 ? Ladder{Unit::Month, 1} : Ladder{Unit::Day, 1};
    };
    Stretch& first = spans.front();
    Stretch& last = spans.back();
    const std::int64_t start = unitStart(whole.earliest - margin(first), stepOf(first));
    const Ladder step = stepOf(last);
    const std::int64_t end = unitEnd(unitStart(whole.latest - 1 + margin(last), step), step);
    first.start = std::max(first.start, start);
    last.end = std::min(last.end, end);
}

CutAxis placed(const std::vector<Stretch>& spans, double width)
{
    const double room = width - kPieceGap * double(spans.size() - 1);
    double all = 0;
    std::vector<double> weights;
    for (const Stretch& span : spans) {
        weights.push_back(std::sqrt(double(span.events) + 1));
        all += weights.back();
    }
    const double narrowest = std::min(kNarrowest, room / double(spans.size()) * 0.6);
    const double shared = room - narrowest * double(spans.size());
    CutAxis axis;
    axis.width = width;
    double left = 0;
    for (std::size_t n = 0; n < spans.size(); ++n) {
        const double own = std::round(narrowest + shared * weights[n] / all);
        const double end = n + 1 == spans.size() ? width : left + own;
        axis.pieces.push_back({{double(spans[n].start), double(spans[n].end)}, left, end - left});
        left = end + kPieceGap;
    }
    return axis;
}

/// Moves times of the cut axis to the straight one.
class Straightener
{
public:
    explicit Straightener(const CutAxis& axis) : axis_(axis)
    {
        // The finest piece keeps its scale: then no day grows longer than a day, and a day is still known for one.
        perPixel_ = axis.pieces.front().scale().secondsPerPixel();
        for (const AxisPiece& piece : axis.pieces) {
            perPixel_ = std::min(perPixel_, piece.scale().secondsPerPixel());
        }
    }

    VisibleRange range() const { return {0, axis_.width * perPixel_}; }

    TimeExtent operator()(const TimeExtent& extent) const
    {
        return {extent.openStart() ? extent.earliest : std::llround(start(double(extent.earliest))),
                extent.openEnd() ? extent.latest : std::llround(end(double(extent.latest)))};
    }

private:
    double at(const AxisPiece& piece, double seconds) const
    {
        return std::clamp(piece.scale().x(seconds) * perPixel_, -kFarAway, kFarAway);
    }

    double start(double seconds) const
    {
        for (const AxisPiece& piece : axis_.pieces) {
            if (seconds < piece.range.end) {
                const bool before = seconds < piece.range.start && &piece != &axis_.pieces.front();
                return before ? piece.left * perPixel_ : at(piece, seconds);
            }
        }
        return at(axis_.pieces.back(), seconds);
    }

    double end(double seconds) const
    {
        for (auto piece = axis_.pieces.rbegin(); piece != axis_.pieces.rend(); ++piece) {
            if (seconds > piece->range.start) {
                const bool behind = seconds > piece->range.end && piece != axis_.pieces.rbegin();
                return behind ? (piece->left + piece->width) * perPixel_ : at(*piece, seconds);
            }
        }
        return at(axis_.pieces.front(), seconds);
    }

    const CutAxis& axis_;
    double perPixel_ = 1;
};

} // namespace

bool CutAxis::shows(const TimeExtent& extent) const
{
    return std::any_of(pieces.begin(), pieces.end(), [&extent](const AxisPiece& piece) {
        const bool beforeEnd = extent.openStart() || double(extent.earliest) < piece.range.end;
        const bool behindStart = extent.openEnd() || double(extent.latest) > piece.range.start;
        return beforeEnd && behindStart;
    });
}

CutAxis wholeAxis(const VisibleRange& range, double width)
{
    return {{{range, 0, width}}, width};
}

CutAxis storyAxis(const EventIndex& index, const EventSet& shown, double width)
{
    bool anyCore = false;
    std::vector<TimeExtent> events = storyEvents(index, shown, true, anyCore);
    if (anyCore) {
        const TimeExtent story = united(events);
        bool any = false;
        events = storyEvents(index, shown, false, any);
        const std::int64_t room = (story.latest - story.earliest) / 50 + kSecondsPerDay;
        std::erase_if(events, [&story, room](const TimeExtent& event) {
            return event.earliest < story.earliest - room || event.latest > story.latest + room;
        });
    } else {
        events = allEvents(index, shown);
    }
    if (events.empty()) {
        const auto year2000 = double(secondsFromCivil(2000, 1, 1));
        return wholeAxis({year2000, double(secondsFromCivil(2030, 1, 1))}, width);
    }
    const TimeExtent whole = united(events);
    const Ladder ladder = ladderFor(double(whole.latest - whole.earliest));
    std::vector<Stretch> spans = withDenseUnitDivided(occupied(events, whole, ladder), events);
    const auto most = std::clamp<std::size_t>(std::size_t(width / (kNarrowest + kPieceGap)), 1, kMostPieces);
    while (spans.size() > most) {
        joinNearest(spans);
    }
    trim(spans, whole);
    return placed(spans, width);
}

StraightenedIndex straightened(const EventIndex& index, const CutAxis& axis)
{
    if (!axis.isCut()) {
        return {index, axis.pieces.front().range};
    }
    const Straightener straighten(axis);
    StraightenedIndex result{index, straighten.range()};
    for (TimeExtent& extent : result.index.extent) {
        extent = straighten(extent);
    }
    for (auto* extents : {&result.index.alternativeExtents.extents, &result.index.certain.extents,
                          &result.index.widened.extents, &result.index.members.extents}) {
        for (TimeExtent& extent : *extents) {
            extent = straighten(extent);
        }
    }
    return result;
}

} // namespace dateline
