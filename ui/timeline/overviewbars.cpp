#include "ui/timeline/overviewbars.h"

#include "core/time/timeextent.h"
#include "core/timeline/eventorder.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kSecondsPerMonth = 365.2425 * 86'400 / 12;
constexpr std::size_t kMostBars = 4'000;

/// So many seconds, or else so many months.
struct Step
{
    std::int64_t seconds = 0;
    std::int64_t months = 0;

    double length() const { return seconds > 0 ? double(seconds) : double(months) * kSecondsPerMonth; }
};

Step stepOf(double shortest)
{
    for (const std::int64_t seconds : {60, 600, 3'600, 21'600, 86'400}) {
        if (double(seconds) >= shortest) {
            return {seconds, 0};
        }
    }
    for (const std::int64_t months : {1, 3, 12}) {
        if (double(months) * kSecondsPerMonth >= shortest) {
            return {0, months};
        }
    }
    for (std::int64_t years = 1; years <= 1'000'000'000; years *= 10) {
        for (const std::int64_t several : {1, 2, 5}) {
            if (double(several * years * 12) * kSecondsPerMonth >= shortest) {
                return {0, several * years * 12};
            }
        }
    }
    return {0, std::int64_t{12'000'000'000}};
}

std::int64_t floorTo(std::int64_t value, std::int64_t step)
{
    const std::int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

std::int64_t secondsOfMonth(std::int64_t month)
{
    const std::int64_t year = floorTo(month, 12) / 12;
    return secondsFromCivil(year, static_cast<int>(month - year * 12) + 1, 1);
}

std::vector<std::int64_t> edgesOf(const VisibleRange& range, const Step& step)
{
    const auto first = static_cast<std::int64_t>(std::floor(range.start));
    std::vector<std::int64_t> edges;
    if (step.seconds > 0) {
        for (std::int64_t at = floorTo(first, step.seconds); edges.size() < kMostBars; at += step.seconds) {
            edges.push_back(at);
            if (double(at) >= range.end) {
                break;
            }
        }
        return edges;
    }
    const CivilTime civil = civilFromSeconds(first);
    for (std::int64_t month = floorTo(civil.year * 12 + civil.month - 1, step.months); edges.size() < kMostBars;
         month += step.months) {
        edges.push_back(secondsOfMonth(month));
        if (double(edges.back()) >= range.end) {
            break;
        }
    }
    return edges;
}

} // namespace

OverviewBars overviewBars(const EventIndex& index, const EventSet& shown, const VisibleRange& range, double width,
                          double narrowest)
{
    OverviewBars bars;
    if (range.length() <= 0 || width <= 0) {
        return bars;
    }
    bars.edges = edgesOf(range, stepOf(range.length() / width * narrowest));
    bars.all.reserve(bars.edges.size());
    bars.shown.reserve(bars.edges.size());
    const EventSet every = everyEvent(index);
    const EventOrder all(index, every);
    const EventOrder left(index, shown);
    EventOrder::Place from = all.at(double(bars.edges.front()));
    for (std::size_t bar = 0; bar + 1 < bars.edges.size(); ++bar) {
        const EventOrder::Place to = all.at(double(bars.edges[bar + 1]));
        bars.all.push_back(static_cast<std::uint32_t>(all.countBetween(from, to)));
        bars.shown.push_back(static_cast<std::uint32_t>(left.countBetween(from, to)));
        from = to;
    }
    const auto highest = std::max_element(bars.all.begin(), bars.all.end());
    bars.highest = highest == bars.all.end() ? 0 : *highest;
    return bars;
}

} // namespace dateline
