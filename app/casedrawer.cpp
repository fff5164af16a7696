#include "app/casedrawer.h"

#include "ui/history/historypanel.h"

#include <QListView>

namespace dateline {

CaseDrawer::CaseDrawer(Workspace& workspace, PastCase& past, QWidget* parent)
    : QStackedWidget(parent), history_(new HistoryPanel(workspace, past)), contents_(new CaseContents(workspace))
{
    addWidget(history_);
    addWidget(contents_);
    setMinimumWidth(340);
    connect(history_, &HistoryPanel::closed, this, &CaseDrawer::putAway);
    connect(contents_, &CaseContents::closed, this, &CaseDrawer::putAway);
    hide();
}

void CaseDrawer::showHistory()
{
    open(history_);
    history_->list().setFocus();
}

void CaseDrawer::showContents(ContentsSection section)
{
    open(contents_);
    contents_->showSection(section);
}

void CaseDrawer::edit(LaneKind of)
{
    showContents(of == LaneKind::Category ? ContentsSection::Categories : ContentsSection::Entities);
}

void CaseDrawer::add(LaneKind of)
{
    open(contents_);
    contents_->startAdding(of == LaneKind::Category ? ContentsSection::Categories : ContentsSection::Entities,
                           of == LaneKind::Place ? EntityKind::Place : EntityKind::Actor);
}

void CaseDrawer::open(QWidget* panel)
{
    setCurrentWidget(panel);
    show();
    Q_EMIT opened();
}

void CaseDrawer::putAway()
{
    hide();
    Q_EMIT closed();
}

} // namespace dateline
