#pragma once

#include "core/timeline/firstlook.h"
#include "core/timeline/scenebuilder.h"

#include "tests/bench/data.h"
#include "ui/theme/theme.h"
#include "ui/timeline/painter.h"
#include "ui/timeline/textmeasure.h"

#include <QImage>
#include <QRegion>

#include <memory>
#include <string>
#include <unordered_map>

namespace dateline::bench {

/// Fonts and pictures need an application; it has no display.
void startGui();

/// A timeline of 1600×900 without a window: a scene is built of the whole index and painted into an image.
class View
{
public:
    explicit View(std::shared_ptr<const BigIndex> big);

    /// The index was patched.
    void follow(const IndexChange& change);
    /// The same frame after that: what was not touched is left as it is.
    void refresh();
    /// Builds and paints.
    void frame(const VisibleRange& range);
    void build(const VisibleRange& range);
    /// Builds and paints what is shown of a case before its events are read.
    void showFirst(const FirstLook& look);
    void paint() { paintWithin({}); }

    const EventIndex& index() const { return big_->index; }
    const TimelineScene& scene() const { return scene_; }
    const Theme& theme() const { return theme_; }
    const MarkPalette& palette() const { return palette_; }
    const QImage& image() const { return image_; }
    SceneOptions& options() { return options_; }

    /// Everything, with a margin.
    VisibleRange whole() const;
    /// Where about so many events begin, away from the ends.
    VisibleRange closeUp(std::size_t events) const;

    static constexpr int kWidth = 1600;
    static constexpr int kHeight = 900;

private:
    /// All, where there is no area.
    void paintWithin(const QRegion& area);

    std::shared_ptr<const BigIndex> big_;
    Theme theme_ = Theme::light();
    QtTextMeasure measure_{theme_};
    SceneBuilder builder_;
    SceneOptions options_;
    MarkPalette palette_;
    PaintCache cache_;
    TimelineScene scene_;
    DensityScale density_; ///< of `scene_`
    QImage image_{kWidth, kHeight, QImage::Format_RGB32};
    std::unordered_map<EventKey, std::string> titles_;
};

/// Whether there is anything to be seen right of the lanes' names.
bool isPainted(const QImage& image);

/// Whether a scene shows each event that meets the range once in its lane: as a mark, in a cluster or in a ribbon.
bool showsEachOnce(const TimelineScene& scene, const EventIndex& index, const VisibleRange& range);

} // namespace dateline::bench
