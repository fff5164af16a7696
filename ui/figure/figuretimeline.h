#pragma once

#include "core/timeline/scenebuilder.h"

#include "ui/figure/axispieces.h"
#include "ui/figure/figureitems.h"
#include "ui/theme/theme.h"

#include <functional>
#include <string>
#include <vector>

namespace dateline {

/// The timeline of a figure: one scene over all pieces of the axis, and what the paper has beside it.
struct FigureTimeline
{
    TimelineScene scene;
    FigureItems items; ///< bands behind the pieces, cuts, the lower axis; in the scene's plane, and below it
    double height = 0; ///< of the scene and the lower axis
    /// By how much the widest title that had to be cut is wider than its room; 0 where all titles are whole.
    double missing = 0;
    std::vector<EventRow> labelled; ///< events with a title in the scene, lane by lane, each once
};

/// What it is built of.
struct FigureTimelineInput
{
    const EventIndex& index;
    const CutAxis& axis;
    const EventSet& shown;
    const EventSet& faint;
    LaneKind lanes = LaneKind::Category;
    double gutter = 112; ///< left of the axis
    double margin = 0;   ///< right of the axis: for titles only
    double height = 0;   ///< that all lanes may have where there are too many events to name them all
    const Theme& theme;
    std::function<std::string(EventRow)> title;
    std::function<std::string(EventRow)> noteNumbers; ///< may be empty
};

FigureTimeline buildFigureTimeline(const FigureTimelineInput& input);

} // namespace dateline
