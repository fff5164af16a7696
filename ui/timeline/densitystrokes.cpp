// How density is drawn: as an area of columns whose heights grow with the
// logarithm of their counts.

#include "ui/timeline/strokes.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
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

DensityColumn Strokes::densityColumn(std::uint32_t near, double perLevel, int rows) const
{
    if (near == 0) {
        return {};
    }
    const double level = std::min(double(std::log2(1 + float(near) / float(kWeight))) * perLevel, 1.0);
    const int least = std::min(rows, static_cast<int>(std::lround(kLeastHeight * scale_)));
    return {static_cast<std::uint16_t>(std::max(least, static_cast<int>(std::lround(level * rows)))),
            static_cast<std::uint16_t>(std::lround(level * (kStrengths - 1)))};
}

std::vector<std::uint32_t> Strokes::nearColumns(const DensityRibbon& ribbon)
{
    return sumsAround(sumsAround(ribbon.counts, kReach / 2), kReach / 2);
}

double Strokes::densityLevels(std::uint32_t nearest)
{
    return levelsUpTo(nearest / kWeight);
}

void Strokes::density(const QRectF& box, const DensityRibbon& ribbon, std::span<const std::uint32_t> near,
                      double levels, const QColor& color)
{
    if (ribbon.counts.empty()) {
        return;
    }
    if (drawsPixels()) {
        densityInPixels(snapped(box), ribbon, near, 1 / levels, color);
    } else {
        densityInRectangles(snapped(box), ribbon, near, 1 / levels, color);
    }
}

void Strokes::densityInRectangles(const QRectF& area, const DensityRibbon& ribbon, std::span<const std::uint32_t> near,
                                  double perLevel, const QColor& color)
{
    const int columns = static_cast<int>(ribbon.counts.size());
    const int below = static_cast<int>(std::lround((kDisputedHeight + kDisputedGap) * scale_));
    const int rows = std::max(1, static_cast<int>(std::lround(area.height() * scale_)) - below);
    const double step = area.width() / columns;
    const double ground = area.top() + rows / scale_;
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
    std::uint32_t* byBegin = nullptr; ///< the columns, sorted by where they begin
    std::uint32_t* ends = nullptr;    ///< for each row, where in `byBegin` those that begin there end
    QRgb* ink = nullptr;
    QRgb* disputed = nullptr;
    QRgb* disputedRuns = nullptr; ///< in the first row of the mark only

    /// Where column `at` of `count` begins.
    int placeOf(std::size_t at, std::size_t count) const
    {
        const auto all = static_cast<std::size_t>(columns);
        return static_cast<int>(count == all ? std::min(at, all) : std::min(all, (2 * at * all + count) / (2 * count)));
    }
};

void Strokes::densityInPixels(const QRectF& area, const DensityRibbon& ribbon, std::span<const std::uint32_t> near,
                              double perLevel, const QColor& color)
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
    auto& numbers = cache.scratchNumbers(5 * columns + static_cast<std::size_t>(density.rows));
    density.begin = numbers.data();
    density.byBegin = density.begin + columns;
    density.ink = density.byBegin + columns;
    density.disputed = density.ink + columns;
    density.disputedRuns = density.disputed + columns;
    density.ends = density.disputedRuns + columns;
    measureDensity(density, near, perLevel, color);
    measureDisputed(density, ribbon);
    sortByBegin(density);

    const int all = density.rows + density.below;
    QImage& image = cache.scratch(density.columns, all);
    writeDensity(density, color, image);
    const double top = area.top() + density.highest / scale_;
    painter_.drawImage(QRectF(area.left(), top, area.width(), (all - density.highest) / scale_), image,
                       QRectF(0, density.highest, density.columns, all - density.highest));
}

void Strokes::measureDensity(DensityPixels& density, std::span<const std::uint32_t> near, double perLevel,
                             const QColor& color) const
{
    QRgb inks[kStrengths];
    for (int number = 0; number < kStrengths; ++number) {
        inks[number] = qPremultiply(strength(color, number).rgba());
    }
    const QRgb ground = qPremultiply(groundColor(color).rgba());
    const std::span<const DensityColumn> known = knownColumns(perLevel, density.rows);
    density.highest = density.rows - density.line;
    int from = 0;
    for (std::size_t at = 0; at < near.size(); ++at) {
        const DensityColumn one =
            near[at] < known.size() ? known[near[at]] : densityColumn(near[at], perLevel, density.rows);
        const int first = density.rows - (one.height > 0 ? one.height : density.line);
        const QRgb ink = one.height > 0 ? inks[one.strength] : ground;
        density.highest = std::min(density.highest, first);
        for (const int to = density.placeOf(at + 1, near.size()); from < to; ++from) {
            density.begin[from] = static_cast<std::uint32_t>(first);
            density.ink[from] = ink;
        }
    }
}

/// What was worked out for the same scale before: most columns have few events near them.
std::span<const DensityColumn> Strokes::knownColumns(double perLevel, int rows) const
{
    constexpr std::uint32_t kKnown = 4'096;
    if (!cache_) {
        return {};
    }
    std::vector<DensityColumn>& known = cache_->densityColumns(perLevel, rows);
    for (auto near = static_cast<std::uint32_t>(known.size()); near < kKnown; ++near) {
        known.push_back(densityColumn(near, perLevel, rows));
    }
    return known;
}

void Strokes::measureDisputed(DensityPixels& density, const DensityRibbon& ribbon) const
{
    const QRgb disputed = qPremultiply(theme_.disagree.rgba());
    std::fill_n(density.disputed, density.columns, QRgb{0});
    std::fill_n(density.disputedRuns, density.columns, QRgb{0});
    forRuns(ribbon.disputed, ribbon.counts.size(), [&](std::size_t from, std::size_t to, bool isLong) {
        QRgb* const row = isLong ? density.disputedRuns : density.disputed;
        std::fill(row + density.placeOf(from, ribbon.counts.size()), row + density.placeOf(to, ribbon.counts.size()),
                  disputed);
    });
}

void Strokes::sortByBegin(DensityPixels& density)
{
    std::fill_n(density.ends, density.rows, 0U);
    for (int column = 0; column < density.columns; ++column) {
        ++density.ends[density.begin[column]];
    }
    std::uint32_t sum = 0;
    for (int row = 0; row < density.rows; ++row) {
        density.ends[row] = std::exchange(sum, sum + density.ends[row]);
    }
    for (int column = 0; column < density.columns; ++column) {
        density.byBegin[density.ends[density.begin[column]]++] = static_cast<std::uint32_t>(column);
    }
}

// Row by row as the image lies in memory, each as the one above it but for the columns that begin in it: a column at a
// time costs ten times as much, and a path a hundred times.
void Strokes::writeDensity(const DensityPixels& density, const QColor& color, QImage& image)
{
    const QRgb ground = qPremultiply(groundColor(color).rgba());
    const QRgb edge = qPremultiply(color.rgba());
    auto* const first = reinterpret_cast<QRgb*>(image.bits());
    const auto rowOf = [first, step = image.bytesPerLine() / qsizetype{sizeof(QRgb)}](int row) {
        return first + row * step;
    };
    const auto begunIn = [&density](int row) {
        const std::uint32_t from = row > 0 ? density.ends[row - 1] : 0;
        return row < 0 ? std::span<std::uint32_t>() : std::span(density.byBegin + from, density.ends[row] - from);
    };
    for (int row = density.highest; row < density.rows; ++row) {
        QRgb* const pixels = rowOf(row);
        if (row == density.highest) {
            std::fill_n(pixels, density.columns, QRgb{0});
        } else {
            std::copy_n(rowOf(row - 1), density.columns, pixels);
        }
        for (const std::uint32_t column : begunIn(row - density.line)) {
            pixels[column] = density.ink[column];
        }
        for (const std::uint32_t column : begunIn(row)) {
            pixels[column] = density.ink[column] == ground ? ground : edge;
        }
    }
    const int all = density.rows + density.below;
    const int mark = all - density.mark;
    for (int row = density.rows; row < mark; ++row) {
        std::fill_n(rowOf(row), density.columns, QRgb{0});
    }
    for (int row = mark; row < all; ++row) {
        QRgb* const pixels = rowOf(row);
        std::copy_n(density.disputed, density.columns, pixels);
        for (int column = 0; row < mark + density.line && column < density.columns; ++column) {
            pixels[column] |= density.disputedRuns[column];
        }
    }
}

} // namespace dateline
