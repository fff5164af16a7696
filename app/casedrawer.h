#pragma once

#include "ui/editing/casecontents.h"
#include "ui/history/pastcase.h"

#include <QStackedWidget>

namespace dateline {

class HistoryPanel;

/// What stands at the left in place of the filters while it is open: the history, or the case contents.
class CaseDrawer : public QStackedWidget
{
    Q_OBJECT

public:
    CaseDrawer(Workspace& workspace, PastCase& past, QWidget* parent = nullptr);

    HistoryPanel& history() const { return *history_; }
    CaseContents& contents() const { return *contents_; }

    void showHistory();
    void showContents(ContentsSection section);
    /// The categories or entities that lanes can be made by.
    void edit(LaneKind of);
    void add(LaneKind of);
    void putAway();

Q_SIGNALS:
    void opened();
    void closed();

private:
    void open(QWidget* panel);

    HistoryPanel* history_;
    CaseContents* contents_;
};

} // namespace dateline
