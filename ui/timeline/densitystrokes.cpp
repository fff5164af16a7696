// How density is drawn: as an area of columns whose heights grow with the
// logarithm of their counts.

#include "ui/timeline/strokes.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace dateline {

namespace {

constexpr double kDisputedHeight = 3;
constexpr double kDisputedGap = 1;
constexpr std::size_t kDisputedColumns = 2; ///< a mark of one pixel is hardly seen
constexpr std::size_t kLongRun = 12;        ///< from so many on, side by side, a thin line says it
constexpr double kLeastHeight = 2;          ///< of a column with an event
constexpr int kStrengths = 16;
constexpr float kPalest = 0.34F;
constexpr float kStrongest = 0.86F;
constexpr float kGround = 0.16F; ///< of the line where there is nothing
constexpr double kLeastScale = 15;
constexpr std::size_t kReach = 4; // columns
constexpr double kWeight = kReach + 1;

/// For each column the sum of those up to `reach` columns away.
std::vector<std::uint32_t> sumsAround(std::span<const std::uint32_t> values, std::size_t reach)
{
    std::vector<std::uint32_t> sums(values.size());
    std::uint32_t sum = 0;
    for (std::size_t to = 0; to < values.size() + reach; ++to) {
        sum += to < values.size() ? values[to] : 0;
        sum -= to > 2 * reach ? values[to - 2 * reach - 1] : 0;
        if (to >= reach) {
            sums[to - reach] = sum;
        }
    }
    return sums;
}

/// Events near each column, by their distance, times kWeight: one in the column itself counts as 1.
std::vector<std::uint32_t> weighed(std::span<const std::uint32_t> counts)
{
    return sumsAround(sumsAround(counts, kReach / 2), kReach / 2);
}

/// Calls `each` with where the marks of runs of disputed columns begin and end, and whether the run is a long one.
template<typename Each> void forRuns(const std::vector<std::uint32_t>& disputed, std::size_t columns, const Each& each)
{
    for (std::size_t from = 0, to = 0; from < disputed.size(); from = to) {
        for (to = from + 1; to < disputed.size() && disputed[to] <= disputed[to - 1] + kDisputedColumns; ++to) {
        }
        const std::size_t left = disputed[from];
        const std::size_t right = std::min<std::size_t>(disputed[to - 1] + kDisputedColumns, columns);
        each(left, right, right - left >= kLongRun);
    }
}

/// The scale goes on to the next power of two, so that heights stay as they are while a view is panned.
double levelsUpTo(double highest)
{
    return std::ceil(std::log2(std::max(highest, kLeastScale) + 1));
}

QColor strength(const QColor& color, int number)
{
    QColor ink = color;
    ink.setAlphaF(kPalest + (kStrongest - kPalest) * float(number) / float(kStrengths - 1));
    return ink;
}

QColor groundColor(const QColor& color)
{
    QColor ink = color;
    ink.setAlphaF(kGround);
    return ink;
}

} // namespace

/// How a count is drawn: so many device pixels high, and how strong.
struct Strokes::DensityColumn
{
    int height = 0;
    int strength = 0;

    bool operator==(const DensityColumn&) const = default;
};

Strokes::DensityColumn Strokes::densityColumn(std::uint32_t near, double perLevel, int rows) const
{
    if (near == 0) {
        return {};
    }
    const double level = std::min(double(std::log2(1 + float(near) / float(kWeight))) * perLevel, 1.0);
    const int least = std::min(rows, static_cast<int>(std::lround(kLeastHeight * scale_)));
    return {std::max(least, static_cast<int>(std::lround(level * rows))),
            static_cast<int>(std::lround(level * (kStrengths - 1)))};
}

double Strokes::densest(const DensityRibbon& ribbon)
{
    const std::vector<std::uint32_t> near = weighed(ribbon.counts);
    return near.empty() ? 0 : *std::max_element(near.begin(), near.end()) / kWeight;
}

void Strokes::density(const QRectF& box, const DensityRibbon& ribbon, double highest, const QColor& color)
{
    if (ribbon.counts.empty() || highest <= 0) {
        return;
    }
    if (drawsPixels()) {
        densityInPixels(snapped(box), ribbon, highest, color);
    } else {
        densityInRectangles(snapped(box), ribbon, highest, color);
    }
}

void Strokes::densityInRectangles(const QRectF& area, const DensityRibbon& ribbon, double highest, const QColor& color)
{
    const int columns = static_cast<int>(ribbon.counts.size());
    const int below = static_cast<int>(std::lround((kDisputedHeight + kDisputedGap) * scale_));
    const int rows = std::max(1, static_cast<int>(std::lround(area.height() * scale_)) - below);
    const double perLevel = 1 / levelsUpTo(highest);
    const double step = area.width() / columns;
    const double ground = area.top() + rows / scale_;
    const std::vector<std::uint32_t> near = weighed(ribbon.counts);
    const auto column = [&](int at) {
        return densityColumn(near[static_cast<std::size_t>(at)], perLevel, rows);
    };
    for (int from = 0, to = 0; from < columns; from = to) {
        const DensityColumn one = column(from);
        for (to = from + 1; to < columns && column(to) == one; ++to) {
        }
        const double height = std::max(one.height / scale_, hair());
        painter_.fillRect(QRectF(area.left() + from * step, ground - height, (to - from) * step, height),
                          one.height > 0 ? strength(color, one.strength) : groundColor(color));
    }
    forRuns(ribbon.disputed, ribbon.counts.size(), [&](std::size_t from, std::size_t to, bool isLong) {
        painter_.fillRect(QRectF(area.left() + double(from) * step, ground + kDisputedGap, double(to - from) * step,
                                 isLong ? hair() : kDisputedHeight),
                          theme_.disagree);
    });
}

/// A density in device pixels: for each column the row where it begins and its ink, and what stands below the ground.
struct Strokes::DensityPixels
{
    int columns = 0;
    int rows = 0;  ///< above the ground
    int below = 0; ///< rows below it, the gap included
    int mark = 0;  ///< rows of a mark of what is disputed
    int line = 0;  ///< of the edge
    int highest = 0;
    std::uint32_t* begin = nullptr;
    QRgb* ink = nullptr;
    QRgb* disputed = nullptr;
    QRgb* disputedRuns = nullptr; ///< in the first row of the mark only
};

void Strokes::densityInPixels(const QRectF& area, const DensityRibbon& ribbon, double highest, const QColor& color)
{
    const auto pixels = [this](double length) {
        return static_cast<int>(std::lround(length * scale_));
    };
    PaintCache own;
    PaintCache& cache = cache_ ? *cache_ : own;
    DensityPixels density;
    density.columns = pixels(area.width());
    density.mark = pixels(kDisputedHeight);
    density.below = density.mark + pixels(kDisputedGap);
    density.rows = std::max(1, pixels(area.height()) - density.below);
    density.line = pixels(hair());
    const auto columns = static_cast<std::size_t>(density.columns);
    auto& numbers = cache.scratchNumbers(4 * columns);
    density.begin = numbers.data();
    density.ink = density.begin + columns;
    density.disputed = density.ink + columns;
    density.disputedRuns = density.disputed + columns;
    measureDensity(density, ribbon, highest, color);

    const int all = density.rows + density.below;
    QImage& image = cache.scratch(density.columns, all);
    writeDensity(density, color, image);
    const double top = area.top() + density.highest / scale_;
    painter_.drawImage(QRectF(area.left(), top, area.width(), (all - density.highest) / scale_), image,
                       QRectF(0, density.highest, density.columns, all - density.highest));
}

void Strokes::measureDensity(DensityPixels& density, const DensityRibbon& ribbon, double highest,
                             const QColor& color) const
{
    QRgb inks[kStrengths];
    for (int number = 0; number < kStrengths; ++number) {
        inks[number] = qPremultiply(strength(color, number).rgba());
    }
    const QRgb ground = qPremultiply(groundColor(color).rgba());
    const QRgb disputed = qPremultiply(theme_.disagree.rgba());
    const double perLevel = 1 / levelsUpTo(highest);
    const double perColumn = double(density.columns) / double(ribbon.counts.size());
    const auto place = [&](std::size_t at) {
        return std::min(density.columns, static_cast<int>(std::lround(double(at) * perColumn)));
    };
    const std::vector<std::uint32_t> near = weighed(ribbon.counts);
    density.highest = density.rows - density.line;
    for (std::size_t at = 0; at < ribbon.counts.size(); ++at) {
        const DensityColumn one = densityColumn(near[at], perLevel, density.rows);
        const int first = density.rows - (one.height > 0 ? one.height : density.line);
        density.highest = std::min(density.highest, first);
        const int from = place(at);
        const int to = place(at + 1);
        std::fill(density.begin + from, density.begin + to, static_cast<std::uint32_t>(first));
        std::fill(density.ink + from, density.ink + to, one.height > 0 ? inks[one.strength] : ground);
    }
    std::fill_n(density.disputed, density.columns, QRgb{0});
    std::fill_n(density.disputedRuns, density.columns, QRgb{0});
    forRuns(ribbon.disputed, ribbon.counts.size(), [&](std::size_t from, std::size_t to, bool isLong) {
        std::fill((isLong ? density.disputedRuns : density.disputed) + place(from),
                  (isLong ? density.disputedRuns : density.disputed) + place(to), disputed);
    });
}

// Row by row as the image lies in memory: a column at a time costs four times as much, and a path a hundred times.
void Strokes::writeDensity(const DensityPixels& density, const QColor& color, QImage& image) const
{
    const QRgb ground = qPremultiply(groundColor(color).rgba());
    const QRgb edge = qPremultiply(color.rgba());
    const auto line = static_cast<std::uint32_t>(density.line);
    const auto rowOf = [&image](int row) {
        return reinterpret_cast<QRgb*>(image.scanLine(row));
    };
    for (int row = density.highest; row < density.rows; ++row) {
        QRgb* const pixels = rowOf(row);
        const auto here = static_cast<std::uint32_t>(row);
        for (int column = 0; column < density.columns; ++column) {
            const QRgb ink = density.ink[column];
            const bool onEdge = here - density.begin[column] < line && ink != ground;
            pixels[column] = here < density.begin[column] ? 0 : onEdge ? edge : ink;
        }
    }
    const int all = density.rows + density.below;
    for (int row = density.rows; row < all; ++row) {
        if (row < all - density.mark) {
            std::fill_n(rowOf(row), density.columns, QRgb{0});
        } else {
            QRgb* const pixels = rowOf(row);
            const bool withRuns = row < all - density.mark + density.line;
            for (int column = 0; column < density.columns; ++column) {
                pixels[column] = density.disputed[column] | (withRuns ? density.disputedRuns[column] : 0);
            }
        }
    }
}

} // namespace dateline
