#include "core/timeline/sceneaxis.h"

#include <algorithm>

namespace dateline::layout {

namespace {

constexpr double kSpacing = 44;       ///< of minor labels, where they are no wider than that
constexpr double kMajorSpacing = 120; ///< of major ones: room for "30 Sep 2024", the brief form
constexpr double kLeastGap = 10;      ///< between two labels of a line
constexpr double kMajorLine = 0.31;   ///< centre of the upper line, of the axis's height
constexpr double kMinorLine = 0.73;   ///< of the lower one
constexpr double kStickyInset = 12;   ///< of the first major label from the gutter, where its unit began before
constexpr double kNarrowestAxis = 60; ///< nothing is written on an axis of less

double xOf(const TimeScale& scale, std::int64_t seconds)
{
    return scale.x(static_cast<double>(seconds));
}

/// A day, month or year is named over its middle, a time of day where it is.
double labelCentre(const TimeScale& scale, const Tick& tick)
{
    return (xOf(scale, tick.seconds) + xOf(scale, tick.end)) / 2;
}

std::vector<AxisLabel> minorLabels(const Axis& axis, const TimelineScene& scene, const TimeScale& scale,
                                   const TextMeasure& measure)
{
    const auto height = measure.height(TextRole::AxisMinor);
    const auto y = scene.axisHeight * kMinorLine - height / 2;
    std::vector<AxisLabel> labels;
    for (const auto& tick : axis.minor) {
        const auto width = measure.width(tick.label, TextRole::AxisMinor);
        labels.push_back({{labelCentre(scale, tick) - width / 2, y, width, height}, tick.label, false});
    }
    return labels;
}

/// The spacing at which the labels would stand clear of one another; zero if they do.
double spacingNeeded(const std::vector<AxisLabel>& labels)
{
    double widest = 0;
    bool collide = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        widest = std::max(widest, labels[i].box.width);
        collide = collide || (i > 0 && labels[i].box.x < labels[i - 1].box.right() + kLeastGap);
    }
    return collide ? widest + kLeastGap : 0;
}

/// All labels of the upper line in full, or all in brief; which, does not depend on where the range begins.
bool fitsInFull(const Axis& axis, const TimeScale& scale, const TextMeasure& measure)
{
    constexpr std::int64_t shortestMonth = 28 * kSecondsPerDay;
    if (axis.major.empty() || axis.widestMajor.empty())
        return true;
    const auto length = std::min(axis.major.front().end - axis.major.front().seconds, shortestMonth);
    return static_cast<double>(length) / scale.secondsPerPixel() >=
           measure.width(axis.widestMajor, TextRole::AxisMajor) + kLeastGap;
}

/// Each stands where its unit begins, or at the gutter if that was before, and gives way where what is seen of its
/// unit is not wide enough for it.
void addMajorLabels(const Axis& axis, TimelineScene& scene, const TimeScale& scale, const TextMeasure& measure)
{
    const auto height = measure.height(TextRole::AxisMajor);
    const auto y = scene.axisHeight * kMajorLine - height / 2;
    const bool inFull = fitsInFull(axis, scale, measure);
    for (const auto& tick : axis.major) {
        const auto& text = inFull ? tick.label : tick.brief;
        const auto begin = xOf(scale, tick.seconds);
        const auto x = begin < scene.gutterWidth ? scene.gutterWidth + kStickyInset : begin;
        const auto end = xOf(scale, tick.end);
        const auto limit = end < scene.width ? end - kLeastGap : scene.width;
        const auto width = measure.width(text, TextRole::AxisMajor);
        if (x + width <= limit)
            scene.axis.push_back({{x, y, width, height}, text, true});
    }
}

void addLines(TimelineScene& scene, const TimeScale& scale, const Axis& axis)
{
    const auto add = [&](LineKind kind, std::int64_t at) {
        const auto x = xOf(scale, at);
        scene.grid.push_back({kind, x, scene.axisHeight, x, scene.height, kNoCategory});
    };
    for (const auto at : axis.lines) {
        if (!std::binary_search(axis.strongLines.begin(), axis.strongLines.end(), at))
            add(LineKind::GridMinor, at);
    }
    for (const auto at : axis.strongLines)
        add(LineKind::GridMajor, at);
}

} // namespace

void addAxis(TimelineScene& scene, const TimeScale& scale, const TextMeasure& measure)
{
    if (scale.width < kNarrowestAxis)
        return;
    auto axis = axisTicks(scale, kSpacing, kMajorSpacing);
    auto labels = minorLabels(axis, scene, scale, measure);
    // Coarser steps can have longer labels, so once may not be enough.
    for (double spacing = kSpacing, needed = spacingNeeded(labels); needed > 0; needed = spacingNeeded(labels)) {
        spacing = std::max(needed, spacing * 1.25);
        axis = axisTicks(scale, spacing, kMajorSpacing);
        labels = minorLabels(axis, scene, scale, measure);
    }
    addLines(scene, scale, axis);
    if (scene.axisHeight <= 0)
        return;
    addMajorLabels(axis, scene, scale, measure);
    for (auto& label : labels) {
        if (label.box.x >= scene.gutterWidth && label.box.right() <= scene.width)
            scene.axis.push_back(std::move(label));
    }
}

} // namespace dateline::layout
