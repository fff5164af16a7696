#include "ui/charts/chartspanel.h"

#include "ui/charts/eventschart.h"
#include "ui/charts/tollchart.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace dateline {

ChartsPanel::ChartsPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent), events_(new EventsChart(workspace)), tolls_(new TollChart(workspace))
{
    setAccessibleName(tr("Charts"));
    setMinimumHeight(150);
    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(events_);
    splitter->addWidget(tolls_);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({1, 1});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

} // namespace dateline
