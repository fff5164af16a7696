#pragma once

#include "core/model/vocabulary.h"

#include <QColor>
#include <QPointF>

class QPainter;

namespace dateline {

/// Draws a category's shape about `centre`; `size` is the diameter of the circle of equal weight, in logical pixels.
/// `hollow` draws its outline alone: a place where another source puts an event. Shape::Ring is an outline of its own, thicker.
void drawShape(QPainter& painter, Shape shape, QPointF centre, double size, const QColor& color, bool hollow = false);

} // namespace dateline
