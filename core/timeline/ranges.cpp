#include "core/timeline/eventorder.h"
#include "core/timeline/scenebuilder.h"
#include "core/timeline/wholerange.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace dateline {

namespace {

constexpr double kDay = 86'400;
constexpr double kRoom = 0.04;      ///< on each side, of what is to be seen
constexpr double kUnitRoom = 0.014; ///< beside a whole month: less than half a day

double seconds(std::int64_t at)
{
    return static_cast<double>(at);
}

bool isOpen(const TimeExtent& extent)
{
    return extent.openStart() && extent.openEnd();
}

/// Open ends count as the other end.
std::pair<double, double> endsOf(const TimeExtent& extent)
{
    const auto start = extent.openStart() ? extent.latest : extent.earliest;
    const auto end = extent.openEnd() ? extent.earliest : extent.latest;
    return {seconds(start), seconds(end)};
}

VisibleRange withRoom(double start, double end, double room, double shortest)
{
    const auto length = std::clamp((end - start) * (1 + 2 * room), shortest, kLongestRange);
    const auto middle = start / 2 + end / 2;
    return {middle - length / 2, middle + length / 2};
}

VisibleRange rangeAround(const TimeHull& hull)
{
    if (!hull.any)
        return {seconds(secondsFromCivil(2000, 1, 1)), seconds(secondsFromCivil(2030, 1, 1))};
    return withRoom(hull.start, hull.end, kRoom, 10 * kShortestRange);
}

/// An event as storyRange() weighs it.
struct Weighed
{
    double start = 0;
    double end = 0;
    double weight = 0;
};

/// By their starts. Of very many, every n-th: where most of them lie, it finds all the same.
std::vector<Weighed> weighedEvents(const EventIndex& index)
{
    constexpr std::array<double, 3> weights{8, 3, 1};
    constexpr std::size_t most = 20'000;
    std::vector<Weighed> events;
    const auto stride = 1 + index.size() / most;
    const auto all = everyEvent(index);
    for (std::size_t row = 0; row < index.size(); row += stride) {
        const auto& extent = index.extent[row];
        if (extent.openStart() || extent.openEnd() || !all.contains(static_cast<EventRow>(row)))
            continue;
        events.push_back({seconds(extent.earliest), seconds(extent.latest),
                          weights[static_cast<std::size_t>(index.importance[row])]});
    }
    if (!index.isInOrder())
        std::ranges::stable_sort(events, {}, &Weighed::start);
    return events;
}

/// What happened wholly within a stretch of some length, wherever that stretch begins. Of events no longer than the
/// length, those within it are those that end by its end, without those that begin before its start.
class Sweep
{
public:
    Sweep(const std::vector<Weighed>& byStart, const std::vector<Weighed>& byEnd, double length)
        : byStart_(byStart), byEnd_(byEnd), length_(length)
    {
    }

    /// For ascending starts.
    double weightFrom(double start)
    {
        for (; begun_ < byStart_.size() && byStart_[begun_].start < start; ++begun_)
            weight_ -= counted(byStart_[begun_]);
        for (; ended_ < byEnd_.size() && byEnd_[ended_].end <= start + length_; ++ended_)
            weight_ += counted(byEnd_[ended_]);
        return weight_;
    }

private:
    double counted(const Weighed& one) const { return one.end - one.start <= length_ ? one.weight : 0; }

    const std::vector<Weighed>& byStart_;
    const std::vector<Weighed>& byEnd_;
    double length_;
    std::size_t begun_ = 0;
    std::size_t ended_ = 0;
    double weight_ = 0;
};

/// From the first start to the last end of what happened within the stretch.
std::pair<double, double> hull(const std::vector<Weighed>& events, double start, double end)
{
    std::pair<double, double> all{end, start};
    for (const auto& one : events) {
        if (one.start >= start && one.end <= end)
            all = {std::min(all.first, one.start), std::max(all.second, one.end)};
    }
    return all;
}

/// The stretch that gathers most weight for its length: the logarithm of the weight of all that happened within it,
/// against a share of the logarithm of its length. What is known to the month counts where a month is on show, and not
/// where days are. A few days are added to every length, so that one busy day is not all of a story.
std::pair<double, double> densest(const std::vector<Weighed>& byStart)
{
    constexpr double share = 0.3;
    constexpr double added = 2 * kDay;
    constexpr double shortest = kDay / 8;
    constexpr double growth = 1.15;

    auto byEnd = byStart;
    std::stable_sort(byEnd.begin(), byEnd.end(), [](const Weighed& a, const Weighed& b) { return a.end < b.end; });
    const auto whole = byEnd.back().end - byStart.front().start;
    std::pair<double, double> best{byStart.front().start, byEnd.back().end};
    double bestScore = -std::numeric_limits<double>::infinity();
    for (double length = shortest; length < whole * growth + shortest; length *= growth) {
        Sweep sweep(byStart, byEnd, length);
        double most = 0;
        double start = 0;
        for (const auto& first : byStart) {
            if (const auto weight = sweep.weightFrom(first.start); weight > most) {
                most = weight;
                start = first.start;
            }
        }
        const auto score = std::log(most) - share * std::log(length + added);
        if (score > bestScore) {
            bestScore = score;
            best = {start, start + length};
        }
    }
    return hull(byStart, best.first, best.second);
}

/// Of a case that has only begun, a stretch may hold one or two events and leave out all others: that is no story yet.
bool holdsEnough(const std::vector<Weighed>& events, double start, double end)
{
    constexpr std::size_t enough = 12;
    const auto held = static_cast<std::size_t>(std::count_if(
        events.begin(), events.end(), [&](const Weighed& one) { return one.start >= start && one.end <= end; }));
    return held >= enough || 3 * held >= events.size();
}

/// The day, month or year that holds the stretch and is not much longer, if there is one.
std::optional<std::pair<double, double>> roundedOut(double start, double end)
{
    constexpr double mostLonger = 1.8;
    const auto time = civilFromSeconds(static_cast<std::int64_t>(start));
    const auto day = secondsFromCivil(time.year, time.month, time.day);
    const auto month = secondsFromCivil(time.year, time.month, 1);
    const std::array<std::pair<std::int64_t, std::int64_t>, 3> units{
        std::pair{day, day + kSecondsPerDay}, std::pair{month, addMonths(month, 1)},
        std::pair{secondsFromCivil(time.year, 1, 1), secondsFromCivil(time.year + 1, 1, 1)}};
    for (const auto& [first, last] : units) {
        if (seconds(last) >= end && seconds(last) - seconds(first) <= mostLonger * (end - start))
            return std::pair{seconds(first), seconds(last)};
    }
    return {};
}

} // namespace

VisibleRange storyRange(const EventIndex& index)
{
    const auto events = weighedEvents(index);
    if (events.empty())
        return wholeRange(index, everyEvent(index));
    const auto [start, end] = densest(events);
    if (!holdsEnough(events, start, end))
        return wholeRange(index, everyEvent(index));
    // Around what happened on one day there is room for what comes next to it.
    if (end - start <= kDay)
        return withRoom(start, end, kRoom, std::max(10 * kShortestRange, 12 * (end - start)));
    if (const auto unit = roundedOut(start, end))
        return withRoom(unit->first, unit->second, kUnitRoom, kShortestRange);
    return withRoom(start, end, kRoom, kShortestRange);
}

VisibleRange wholeRange(const EventIndex& index, const EventSet& shown)
{
    TimeHull hull;
    shown.forEach([&](EventRow row) { hull.add(index.extent[row]); });
    return rangeAround(hull);
}

void TimeHull::add(const TimeExtent& extent)
{
    if (isOpen(extent))
        return;
    const auto [first, last] = endsOf(extent);
    start = any ? std::min(start, first) : first;
    end = any ? std::max(end, last) : last;
    any = true;
}

WholeRange::WholeRange(const EventIndex& index)
{
    everyEvent(index).forEach([&](EventRow row) { hull_.add(index.extent[row]); });
}

void WholeRange::follow(const EventIndex& index, const IndexChange& change)
{
    TimeHull gone;
    for (const auto row : change.gone)
        gone.add(index.extent[row]);
    if (gone.any && (gone.start <= hull_.start || gone.end >= hull_.end)) {
        *this = WholeRange(index);
        return;
    }
    for (const auto row : change.come)
        hull_.add(index.extent[row]);
}

VisibleRange WholeRange::range() const
{
    return rangeAround(hull_);
}

std::vector<std::uint32_t> overviewCounts(const EventIndex& index, const EventSet& shown, const VisibleRange& range,
                                          std::size_t bins)
{
    std::vector<std::uint32_t> counts(bins, 0);
    if (bins == 0 || !(range.length() > 0))
        return counts;
    const auto perBin = static_cast<double>(bins) / range.length();
    shown.forEach([&](EventRow row) {
        const auto start = seconds(index.extent[row].earliest);
        if (start < range.start || start >= range.end)
            return;
        const auto bin = static_cast<std::size_t>((start - range.start) * perBin);
        ++counts[std::min(bin, bins - 1)];
    });
    return counts;
}

} // namespace dateline
