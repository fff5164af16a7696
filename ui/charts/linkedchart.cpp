#include "ui/charts/linkedchart.h"

#include <QtCharts/QChart>
#include <QtCharts/QChartView>

#include <QVBoxLayout>

namespace dateline {

LinkedChart::LinkedChart(Workspace& workspace, const QString& name, QWidget* parent)
    : QWidget(parent), workspace_(workspace), chart_(new QChart), view_(new QChartView(chart_, this))
{
    setAccessibleName(name);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view_);
    view_->setRenderHint(QPainter::Antialiasing);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setFocusPolicy(Qt::NoFocus);
    for (const auto signal : {&Workspace::rangeChanged, &Workspace::filterChanged, &Workspace::themeChanged,
                              &Workspace::caseChanged, &Workspace::edited}) {
        connect(&workspace_, signal, this, &LinkedChart::renew);
    }
}

void LinkedChart::renew()
{
    stale_ = true;
    if (isVisible()) {
        stale_ = false;
        rebuild();
    }
}

void LinkedChart::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (stale_) {
        stale_ = false;
        rebuild();
    }
}

} // namespace dateline
