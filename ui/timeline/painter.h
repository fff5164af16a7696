#pragma once

#include "core/timeline/scene.h"

#include "ui/theme/theme.h"
#include "ui/timeline/marks.h"
#include "ui/timeline/paintcache.h"

#include <QPainter>
#include <QSizeF>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace dateline {

/// How a scene is painted, beside its theme.
struct PaintOptions
{
    MarkPalette marks;
    /// How much is painted, from the scene's top left. Empty is the whole scene.
    /// Where it is wider or higher than the scene, bands and borders go on to its
    /// edges.
    QSizeF view;
    double scrollY = 0; ///< lanes are moved up by so much; the axis stays
    /// For the screen. Without one, texts are drawn as texts and shapes as
    /// shapes, as files want them.
    PaintCache* cache = nullptr;
    bool background = true;  ///< false leaves what is behind the scene as it is
    bool laneEdges = true;   ///< a strip in the category's colour left of a lane's name
    std::vector<Line> below; ///< LineKind::Guide and Relation, painted between
                             ///< the grid and the marks
    /// What DensityScale says of the scene, where it is known.
    std::optional<double> densityLevels = {};
};

/// Turns a scene into strokes: for the screen, pictures, SVG, PDF and print
/// alike, and the only place that does. Edges fall on whole device pixels at
/// any scale of the painter. Nothing relies on clipping, which SVG lacks: what
/// reaches into the gutter or the axis is painted over by them. Where the painter
/// clips, what lies above or below that is left out.
void paint(QPainter& painter, const TimelineScene& scene, const Theme& theme, const PaintOptions& options);

/// How a scene's ribbons are scaled, all alike: where that is another, all of them look different.
class DensityScale
{
public:
    /// There is another scene.
    void forget() { nearest_.clear(); }
    /// Only these lanes of the scene are others than when it was asked for last.
    void follow(const TimelineScene& scene, std::span<const std::size_t> lanes);
    double levels(const TimelineScene& scene);
    /// The same where it was asked for since there is this scene.
    std::optional<double> known() const;

private:
    std::vector<std::uint32_t> nearest_; ///< how many events are near the densest column of each lane
};

/// What lies over a painted scene while it is looked at.
struct Overlay
{
    std::optional<EventRow> hovered;
    std::optional<EventRow> selected;
    std::optional<Box> stretch = {}; ///< of a ribbon, under the pointer
};

/// Makes the marks of the hovered and the selected event, and a stretch of a ribbon, stand out. Takes the
/// same options as paint() did; expects a painter that can clip.
void paintOverlay(QPainter& painter, const TimelineScene& scene, const Theme& theme, const PaintOptions& options,
                  const Overlay& overlay);

/// The mark that stands for an event: its own, never a hollow one; else the
/// cluster that holds it; nullptr if the scene shows neither.
const Mark* markOf(const TimelineScene& scene, EventRow event);

} // namespace dateline
