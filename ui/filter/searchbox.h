#pragma once

#include "ui/models/workspace.h"

#include <QLineEdit>
#include <QStringListModel>
#include <QTimer>

class QAbstractItemDelegate;
class QListView;

namespace dateline {

class SearchHits;

/// The search field: filters the timeline as one types and lists the matches below, their words marked. Down and Up
/// walk the list, Enter opens what is chosen (an event, or the passage of a claim), Escape closes the list and, a
/// second time, empties the field. While it is empty the list offers what was searched for before. A line runs below
/// the words while a search takes its time.
class SearchBox : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchBox(Workspace& workspace, QWidget* parent = nullptr);
    ~SearchBox() override;

    /// The list of matches, or of earlier searches, for tests.
    QListView* hitList() const { return list_; }
    /// Searches now instead of when typing rests.
    void searchNow();
    /// Whether it shows that a search goes on.
    bool isBusy() const { return busy_; }

    /// What was searched for and led somewhere, the latest first: at most ten.
    QStringList history() const { return past_.stringList(); }
    void setHistory(const QStringList& texts);
    /// Puts what is searched for first in the history.
    void remember();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showHits();
    void showHistory();
    void showList(int current);
    void placeList();
    bool listsHistory() const;
    void open(int row);
    void activate(int row);
    void followSeeking();

    Workspace& workspace_;
    SearchHits* hits_ = nullptr;
    QListView* list_ = nullptr;
    QAbstractItemDelegate* hitDelegate_ = nullptr;
    QAbstractItemDelegate* pastDelegate_ = nullptr;
    QStringListModel past_;
    QTimer rest_;
    QTimer running_;
    bool busy_ = false;
    int phase_ = 0;          ///< of the line that runs
    bool arrived_ = true;    ///< the hits are of the text that is searched for
    bool isOpening_ = false; ///< Enter was pressed before they were
};

} // namespace dateline
