#pragma once

#include "ui/theme/theme.h"

#include <QString>

QT_BEGIN_NAMESPACE
class QAbstractAxis;
class QAbstractSeries;
class QChart;
QT_END_NAMESPACE

namespace dateline {

/// Empties a chart and gives it the theme's colours, fonts and this title.
void resetChart(QChart& chart, const Theme& theme, const QString& title);

/// Gives a series its axes, below and at the left, in the theme's colours. The chart owns them from then on.
void addAxes(QChart& chart, QAbstractSeries& series, QAbstractAxis& bottom, QAbstractAxis& left, const Theme& theme);

} // namespace dateline
