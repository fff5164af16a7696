#pragma once

#include "ui/models/workspace.h"

#include <QLineEdit>
#include <QTimer>

class QListView;

namespace dateline {

class SearchHits;

/// The search field: filters the timeline as one types and lists the matches below, their words marked. Down and Up walk the
/// list, Enter opens what is chosen (an event, or the passage of a claim), Escape closes the list and, a second time,
/// empties the field.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(Workspace& workspace, QWidget* parent = nullptr);
    ~SearchBox() override;

    /// The list of matches, for tests.
    QListView* hitList() const { return list_; }
    /// Searches now instead of when typing rests.
    void searchNow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void showHits();
    void placeList();
    void activate(int row);

    Workspace& workspace_;
    SearchHits* hits_ = nullptr;
    QListView* list_ = nullptr;
    QTimer rest_;
};

} // namespace dateline
