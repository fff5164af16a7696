#include "core/timeline/scenebuilder.h"

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

/// Moments known to the day or better, by time, with the weights of all before each added up.
struct Moments
{
    std::vector<std::pair<double, double>> extents; ///< by start
    std::vector<double> weightBefore{0};

    double weight(std::size_t first, std::size_t last) const { return weightBefore[last + 1] - weightBefore[first]; }
};

Moments momentsOf(const EventIndex& index)
{
    constexpr std::array<double, 3> weights{8, 3, 1};
    Moments moments;
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto [start, end] = endsOf(index.extent[row]);
        if (index.has(row, Span) || end - start > kDay)
            continue;
        moments.extents.emplace_back(start, end);
        moments.weightBefore.push_back(moments.weightBefore.back() +
                                       weights[static_cast<std::size_t>(index.importance[row])]);
    }
    return moments;
}

/// The stretch that gathers most weight for its length: the logarithm of the weight against a share of the logarithm
/// of the length. A few days are added to every length, so that one busy day is not all of a story.
std::pair<double, double> densest(const Moments& moments)
{
    constexpr double share = 0.3;
    constexpr double added = 2 * kDay;
    constexpr double shortest = kDay / 8;
    constexpr double growth = 1.2;
    constexpr std::size_t mostStarts = 4096;

    const auto& extents = moments.extents;
    const auto whole = extents.back().second - extents.front().first;
    const auto stride = std::max<std::size_t>(1, extents.size() / mostStarts);
    std::pair<double, double> best{extents.front()};
    double bestScore = -std::numeric_limits<double>::infinity();
    for (double length = shortest; length < whole * growth + shortest; length *= growth) {
        std::size_t last = 0;
        for (std::size_t first = 0; first < extents.size(); first += stride) {
            last = std::max(last, first);
            while (last + 1 < extents.size() && extents[last + 1].first - extents[first].first <= length)
                ++last;
            const auto used = extents[last].first - extents[first].first;
            const auto score = std::log(moments.weight(first, last)) - share * std::log(used + added);
            if (score > bestScore) {
                bestScore = score;
                best = {extents[first].first, extents[last].second};
            }
        }
    }
    return best;
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
    const auto moments = momentsOf(index);
    if (moments.extents.empty())
        return wholeRange(index, EventSet(index.size(), true));
    const auto [start, end] = densest(moments);
    // Around what happened on one day there is room for what comes next to it.
    if (end - start <= kDay)
        return withRoom(start, end, kRoom, std::max(10 * kShortestRange, 12 * (end - start)));
    if (const auto unit = roundedOut(start, end))
        return withRoom(unit->first, unit->second, kUnitRoom, kShortestRange);
    return withRoom(start, end, kRoom, kShortestRange);
}

VisibleRange wholeRange(const EventIndex& index, const EventSet& shown)
{
    double start = 0;
    double end = 0;
    bool any = false;
    for (EventRow row = 0; row < index.size(); ++row) {
        if (!shown.contains(row) || isOpen(index.extent[row]))
            continue;
        const auto [first, last] = endsOf(index.extent[row]);
        start = any ? std::min(start, first) : first;
        end = any ? std::max(end, last) : last;
        any = true;
    }
    if (!any)
        return {seconds(secondsFromCivil(2000, 1, 1)), seconds(secondsFromCivil(2030, 1, 1))};
    return withRoom(start, end, kRoom, 10 * kShortestRange);
}

std::vector<std::uint32_t> overviewCounts(const EventIndex& index, const EventSet& shown, const VisibleRange& range,
                                          std::size_t bins)
{
    std::vector<std::uint32_t> counts(bins, 0);
    if (bins == 0 || !(range.length() > 0))
        return counts;
    const auto perBin = static_cast<double>(bins) / range.length();
    for (EventRow row = 0; row < index.size(); ++row) {
        const auto start = seconds(index.extent[row].earliest);
        if (!shown.contains(row) || start < range.start || start >= range.end)
            continue;
        const auto bin = static_cast<std::size_t>((start - range.start) * perBin);
        ++counts[std::min(bin, bins - 1)];
    }
    return counts;
}

} // namespace dateline
