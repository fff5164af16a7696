#pragma once

#include "core/time/timeextent.h"

#include <string>
#include <vector>

namespace dateline {

/// The part of time on show, in seconds: `start` included, `end` not. Fractions matter only while zooming.
struct VisibleRange
{
    double start = 0;
    double end = 0;

    double length() const { return end - start; }
    bool operator==(const VisibleRange&) const = default;
};

/// The shortest and the longest range that can be shown: a minute; 2 × 10^10 years.
inline constexpr double kShortestRange = 60;
inline constexpr double kLongestRange = 6.3e17;

/// Time to x and back, linear over `width` pixels from `left`.
struct TimeScale
{
    VisibleRange range;
    double left = 0;
    double width = 1;

    double x(double seconds) const { return left + (seconds - range.start) / range.length() * width; }
    double seconds(double x) const { return range.start + (x - left) / width * range.length(); }
    double secondsPerPixel() const { return range.length() / width; }
};

/// The range zoomed by `factor` (above 1 shows less) with the time under `anchor` staying where it is; clamped to the
/// shortest and longest.
VisibleRange zoomed(const VisibleRange& range, double factor, double anchor);

/// The range moved by `seconds`, later for a positive number.
VisibleRange panned(const VisibleRange& range, double seconds);

/// A line of the axis.
struct Tick
{
    std::int64_t seconds = 0;
    std::string label;  ///< "22", "14:30", "2024"; as people write years: "45 BC" for -0044
    bool major = false; ///< the start of a unit of the upper line
};

/// The axis of a range: minor ticks at the finest calendar step (…, 10 years, year, quarter, month, week or days,
/// hours, minutes, seconds) whose labels stand at least `spacing` pixels apart, and major ticks at the starts of the
/// unit above it, which spell out what the minor ones leave out ("March 2024" above days, "Friday 22 March 2024" above
/// hours). The unit in which the range begins has a major tick too, at its own start, which may lie left of the range.
struct Axis
{
    std::vector<Tick> minor;
    std::vector<Tick> major;
};

Axis axisTicks(const TimeScale& scale, double spacing);

/// "1 – 31 March 2024", "2019 – 2024": a range in words, whole days where it is longer than two days.
std::string rangeInWords(const VisibleRange& range);

} // namespace dateline
