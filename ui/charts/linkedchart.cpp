#include "ui/charts/linkedchart.h"

#include <QVBoxLayout>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>

namespace dateline {

namespace {

constexpr int kRest = 150; // milliseconds: nobody reads a chart while the timeline moves

} // namespace

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
    for (const auto signal : {&Workspace::filterChanged, &Workspace::themeChanged}) {
        connect(&workspace_, signal, this, &LinkedChart::renew);
    }
    for (const auto signal : {&Workspace::caseChanged, &Workspace::edited}) {
        connect(&workspace_, signal, this, [this] {
            forgetCase();
            renew();
        });
    }
    rested_.setSingleShot(true);
    rested_.setInterval(kRest);
    connect(&rested_, &QTimer::timeout, this, &LinkedChart::renew);
    connect(&workspace_, &Workspace::rangeChanged, this, [this] {
        stale_ = true;
        rested_.start();
    });
}

void LinkedChart::renew()
{
    stale_ = true;
    rested_.stop();
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
