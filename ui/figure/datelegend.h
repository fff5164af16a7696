#pragma once

#include "core/timeline/scene.h"

#include "ui/figure/figure.h"

namespace dateline {

/// Explains how dates are drawn: a sample and a few words for each kind that the scene shows, and for no other. Puts
/// them on the page, in lines from `at` on and at most `width` wide; returns the height that they take.
double placeDateLegend(const TimelineScene& scene, const Theme& theme, const QPointF& at, double width,
                       FigurePage& page);

} // namespace dateline
