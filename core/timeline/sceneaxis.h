#pragma once

#include "core/timeline/scene.h"
#include "core/timeline/timescale.h"

namespace dateline::layout {

/// Adds the axis's labels, none of which collide or leave the area right of the gutter, and the lines of the grid.
void addAxis(TimelineScene& scene, const TimeScale& scale, const TextMeasure& measure);

} // namespace dateline::layout
