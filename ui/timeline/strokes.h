#pragma once

#include "core/timeline/scene.h"

#include "ui/theme/theme.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/paintcache.h"

#include <QPainter>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// Where a bar fades, measured from the left edge of what is painted of it: it
/// begins at `left`, is full after `leftWidth`, and fades over the last
/// `rightWidth` before `right`. A width of zero is a hard edge. The ends may
/// lie beyond what is painted.
struct SoftEnds
{
    double left = 0;
    double leftWidth = 0;
    double right = 0;
    double rightWidth = 0;

    /// How full the bar is at so many pixels from that edge: 0 to 1.
    double shareAt(double x) const;
};

/// The strokes that a timeline is made of, each drawn crisply whatever the
/// painter's scale. Coordinates are the scene's. With a cache, texts and marks
/// come from there.
class Strokes
{
public:
    using Rule = PaintCache::Rule;

    Strokes(QPainter& painter, const Theme& theme, PaintCache* cache);

    /// The nearest place that lies between two device pixels.
    double snapX(double x) const { return (std::round(x * scale_ + offsetX_) - offsetX_) / scale_; }
    double snapY(double y) const { return (std::round(y * scale_ + offsetY_) - offsetY_) / scale_; }
    QRectF snapped(const QRectF& box) const;

    void fill(const QRectF& box, const QColor& color);
    void horizontal(double x1, double x2, double y, const QColor& color);
    void vertical(double x, double y1, double y2, const QColor& color);
    /// An area that is filled, or left as it is, and vertical lines over all of its height.
    void ruled(const QRectF& area, const std::optional<QColor>& ground, std::span<const Rule> rules);
    void guide(double x, double y1, double y2, const QColor& color);
    void dotted(const QPointF& from, const QPointF& to, const QColor& color);
    /// A curve with an arrow head where it enters `to`, a little short of it:
    /// from the side, but `upright` or where `from` is nearly above or below.
    void relation(const QPointF& from, const QPointF& to, bool upright, const QColor& color);

    /// A hollow one is filled with `inside`.
    void mark(const QRectF& box, const MarkStyle& style, bool hollow, const QColor& inside);
    void bar(const QRectF& box, const QColor& color, const SoftEnds& ends);
    void hollowBar(const QRectF& box, const QColor& color, const QColor& inside);
    /// Goes on from a mark, to the left or the right, and fades out before an
    /// arrow head.
    void openTail(const QRectF& box, const QColor& color, const QColor& head, bool left);
    /// Breaks off into ever shorter pieces.
    void brokenTail(const QRectF& box, const QColor& color, bool left);
    void cluster(const QRectF& box, const QColor& color, const std::string& count);
    void ring(const QRectF& markBox, bool selected);
    /// For each column of a density how many events are near it.
    static std::vector<std::uint32_t> nearColumns(const DensityRibbon& ribbon);
    /// Events by column, as an area whose height and strength grow with the logarithm of their number. `near` is what
    /// nearColumns() says, and the box is full at so many doublings of it; one event is still seen. Columns that hold
    /// disputed events are marked below.
    void density(const QRectF& box, const DensityRibbon& ribbon, std::span<const std::uint32_t> near, double levels,
                 const QColor& color);
    /// The doublings to where the most of what nearColumns() says of any ribbon are.
    static double densityLevels(std::uint32_t nearest);

    void text(const std::string& text, TextRole role, double x, double baseline);
    void text(const std::string& text, TextRole role, double x, double baseline, const QColor& color);
    double baseline(const QRectF& box, TextRole role) const;
    double ascent(TextRole role) const { return face(role).ascent(); }
    double height(TextRole role) const { return face(role).height(); }
    std::string elided(const std::string& text, TextRole role, double width) const;

private:
    struct DensityPixels;

    bool onWholePixels() const { return offsetX_ == std::round(offsetX_) && offsetY_ == std::round(offsetY_); }
    void ruledInPixels(const QRectF& area, const QColor& ground, std::span<const Rule> rules);
    void softBarInPixels(const QRectF& area, const QColor& color, const SoftEnds& ends);
    void softBarInSteps(const QRectF& area, const QColor& color, const SoftEnds& ends);
    void paintRing(QPainter& painter, const QRectF& markBox, bool round, bool selected) const;
    void ringFromCache(const QRectF& box, bool round, bool selected);
    void clusterFromCache(const QRectF& area, const QColor& color);
    void densityInPixels(const QRectF& area, const DensityRibbon& ribbon, std::span<const std::uint32_t> near,
                         double perLevel, const QColor& color);
    void densityInRectangles(const QRectF& area, const DensityRibbon& ribbon, std::span<const std::uint32_t> near,
                             double perLevel, const QColor& color);
    void measureDensity(DensityPixels& density, std::span<const std::uint32_t> near, double perLevel,
                        const QColor& color) const;
    void measureDisputed(DensityPixels& density, const DensityRibbon& ribbon) const;
    static void sortByBegin(DensityPixels& density);
    static void writeDensity(const DensityPixels& density, const QColor& color, QImage& image);
    std::span<const DensityColumn> knownColumns(double perLevel, int rows) const;
    DensityColumn densityColumn(std::uint32_t near, double perLevel, int rows) const;
    void smooth(bool on);
    const TextFace& face(TextRole role) const { return (*faces_)[static_cast<std::size_t>(role)]; }
    double hair() const { return std::max(1.0, std::floor(scale_)) / scale_; }
    bool drawsPixels() const;

    QPainter& painter_;
    const Theme& theme_;
    PaintCache* cache_;
    std::vector<TextFace> ownFaces_; ///< without a cache
    const std::vector<TextFace>* faces_;
    double scale_ = 1;
    double offsetX_ = 0;
    double offsetY_ = 0;
};

} // namespace dateline
