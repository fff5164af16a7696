#include "app/casedrawer.h"

#include "ui/history/historypanel.h"

#include <QListView>

namespace dateline {

CaseDrawer::CaseDrawer(Workspace& workspace, PastCase& past, QWidget* parent)
    : QStackedWidget(parent), workspace_(workspace), past_(past)
{
    setMinimumWidth(340);
    hide();
}

CaseContents& CaseDrawer::contents()
{
    if (contents_ == nullptr) {
        contents_ = new CaseContents(workspace_);
        addWidget(contents_);
        connect(contents_, &CaseContents::closed, this, &CaseDrawer::putAway);
    }
    return *contents_;
}

void CaseDrawer::showHistory()
{
    if (history_ == nullptr) {
        history_ = new HistoryPanel(workspace_, past_);
        addWidget(history_);
        connect(history_, &HistoryPanel::closed, this, &CaseDrawer::putAway);
        connect(history_, &HistoryPanel::lookRequested, this, &CaseDrawer::lookRequested);
    }
    open(history_);
    history_->list().setFocus();
}

void CaseDrawer::showContents(ContentsSection section)
{
    open(&contents());
    contents_->showSection(section);
}

void CaseDrawer::edit(LaneKind of)
{
    showContents(of == LaneKind::Category ? ContentsSection::Categories : ContentsSection::Entities);
}

void CaseDrawer::add(LaneKind of)
{
    open(&contents());
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
