// The history and the case contents in the window, and the case as it was.

#include "app/casedrawer.h"
#include "app/mainwindow.h"
#include "ui/citation/citationpanel.h"
#include "ui/editing/timelineediting.h"
#include "ui/filter/filterpanel.h"
#include "ui/history/historypanel.h"
#include "ui/timeline/timelinewidget.h"

#include <QBoxLayout>
#include <QMenu>
#include <QSplitter>

namespace dateline {

void MainWindow::layOutDrawer(QBoxLayout& whole)
{
    past_ = new PastCase(workspace_, this);
    whole.insertWidget(whole.indexOf(columns_), new PastBanner(workspace_, *past_));
    drawer_ = new CaseDrawer(workspace_, *past_);
    columns_->insertWidget(0, drawer_);
    connect(drawer_, &CaseDrawer::lookRequested, this, [this](const HistoryStep& step) {
        citation_->finishTyping();
        editing_->finishTyping();
        if (const Status looked = past_->look(step); !looked) {
            Q_EMIT workspace_.failed(qs(looked.error().message));
        }
    });
    // The drawer stands in the filters' place.
    connect(drawer_, &CaseDrawer::opened, filters_, &QWidget::hide);
    connect(drawer_, &CaseDrawer::closed, this, [this] {
        filters_->setVisible(filtersAction_->isChecked());
        timeline_->setFocus();
    });
    connect(filters_, &FilterPanel::editRequested, drawer_, &CaseDrawer::edit);
    connect(filters_, &FilterPanel::addRequested, drawer_, &CaseDrawer::add);
}

void MainWindow::makeDrawerActions(QMenu& menu)
{
    addAction(menu, tr("History"), Qt::CTRL | Qt::SHIFT | Qt::Key_H, [this] { drawer_->showHistory(); });
    addAction(menu, tr("Case contents…"), {}, [this] { drawer_->showContents(ContentsSection::Case); });
    connect(filtersAction_, &QAction::toggled, drawer_, &QWidget::hide);
}

} // namespace dateline
