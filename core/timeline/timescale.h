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

/// The range moved by `seconds`, later for a positive number, but no further from year zero than kLongestRange.
VisibleRange panned(const VisibleRange& range, double seconds);

/// A label of the axis and the unit that it names.
struct Tick
{
    std::int64_t seconds = 0; ///< where the unit begins
    std::int64_t end = 0;     ///< where the unit ends; equal to `seconds` where the label names a time of day
    std::string label;        ///< "22", "14:30", "2024"; as people write years: "45 BC" for -0044
    std::string brief;        ///< of a day or month of the upper line, for where `label` is too long: "Mar 2024"
    bool major = false;       ///< of the upper line
};

/// The axis of a range.
///
/// `minor` names every unit whose middle lies in the range (or time of day that does) at the finest calendar step (…,
/// 10 years, year, 6 months, quarter, month, 14, 7 or 2 days, day, hours, minutes, seconds) whose starts are at least
/// `spacing` pixels apart. Steps of days begin anew with each month; what would stand nearer than `spacing` to the next
/// month's first is left out.
///
/// `major` names every unit above those that meets the range, and spells out what the minor ones leave out: "March
/// 2024" above days, "Friday 22 March 2024" above times of day, "2024" above months, the decade, century or millennium
/// above years; nothing above steps of 500 years and more. They are at least `majorSpacing` pixels wide (the step is
/// chosen accordingly). The first may begin left of the range.
///
/// `lines` is where thin lines stand: at the minor units' starts, and at every one of those units where there is room
/// (each day, though only each second is named); `strongLines` at the major units' starts, and at Mondays above days.
/// All are ascending, and lines lie within the range.
struct Axis
{
    std::vector<Tick> minor;
    std::vector<Tick> major;
    std::string widestMajor; ///< as long as labels of days or months get; empty for other units
    std::vector<std::int64_t> lines;
    std::vector<std::int64_t> strongLines;
};

Axis axisTicks(const TimeScale& scale, double spacing, double majorSpacing = 0);

/// "1 – 31 March 2024", "2019 – 2024": a range in words. Whole days where it is longer than two days, whole months
/// from four months, whole years from four years, each to the nearest; below, with the time of day.
std::string rangeInWords(const VisibleRange& range);

/// "in March 2024", "in 2019 – 2024", "on 22 March 2024", "from 1 March 2024 on", "up to 31 March 2024", "at any time":
/// exactly where a range lies, to the second where it does not begin and end with a day.
std::string placeInWords(const TimeExtent& range);

} // namespace dateline
