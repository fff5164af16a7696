#pragma once

#include "ui/editing/casecontents.h"
#include "ui/history/pastcase.h"

#include <QStackedWidget>

namespace dateline {

class HistoryPanel;
struct HistoryStep;

/// What stands at the left in place of the filters while it is open: the history, or the case contents, each made when
/// it is first opened.
class CaseDrawer : public QStackedWidget
{
    Q_OBJECT

public:
    CaseDrawer(Workspace& workspace, PastCase& past, QWidget* parent = nullptr);

    void showHistory();
    void showContents(ContentsSection section);
    /// The categories or entities that lanes can be made by.
    void edit(LaneKind of);
    void add(LaneKind of);
    void putAway();

Q_SIGNALS:
    void opened();
    void closed();
    /// The user wants to see the case as it was after that step.
    void lookRequested(const dateline::HistoryStep& step);

private:
    CaseContents& contents();
    void open(QWidget* panel);

    Workspace& workspace_;
    PastCase& past_;
    HistoryPanel* history_ = nullptr;
    CaseContents* contents_ = nullptr;
};

} // namespace dateline
