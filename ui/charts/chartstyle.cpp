#include "ui/charts/chartstyle.h"

#include <QtCharts/QAbstractAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>

#include <QGraphicsLayout>

namespace dateline {

void resetChart(QChart& chart, const Theme& theme, const QString& title)
{
    chart.removeAllSeries();
    const auto axes = chart.axes();
    for (QAbstractAxis* axis : axes) {
        chart.removeAxis(axis);
        delete axis;
    }
    chart.setTitle(title);
    chart.setTitleFont(theme.sans(12, QFont::DemiBold));
    chart.setTitleBrush(theme.text);
    chart.setBackgroundBrush(theme.panel);
    chart.setBackgroundPen(Qt::NoPen);
    chart.setBackgroundRoundness(0);
    chart.setMargins(QMargins(8, 4, 8, 4));
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    chart.legend()->setAlignment(Qt::AlignBottom);
    chart.legend()->setFont(theme.sans(11));
    chart.legend()->setLabelBrush(theme.secondText);
}

void addAxes(QChart& chart, QAbstractSeries& series, QAbstractAxis& bottom, QAbstractAxis& left, const Theme& theme)
{
    chart.addAxis(&bottom, Qt::AlignBottom);
    chart.addAxis(&left, Qt::AlignLeft);
    for (QAbstractAxis* axis : {&bottom, &left}) {
        series.attachAxis(axis);
        axis->setLabelsFont(theme.sans(11));
        axis->setLabelsBrush(theme.secondText);
        axis->setGridLinePen(QPen(theme.grid, 1));
        axis->setLinePen(QPen(theme.hairline, 1));
    }
    bottom.setGridLineVisible(false);
}

} // namespace dateline
