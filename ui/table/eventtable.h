#pragma once

#include "core/edit/spreadsheet.h"

#include "ui/models/workspace.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QTableView;
class QVBoxLayout;

namespace dateline {

class EventTableModel;
class PastePreview;

/// The events that the filter leaves, as a table: a row each, what is chosen in it is what is chosen everywhere.
///
/// F2, a double click or typing edits a cell; Enter takes what was typed and goes on to the row below, Escape gives up.
/// Delete removes the chosen events, Ctrl+C copies them for a spreadsheet, Ctrl+V adds events that were copied from
/// one, after showing what would be added. Columns are chosen in the header's menu; a click on the header sorts.
class EventTable : public QWidget
{
    Q_OBJECT

public:
    explicit EventTable(Workspace& workspace, QWidget* parent = nullptr);

    EventTableModel& model() const { return *model_; }
    QTableView& view() const { return *view_; }

    void copyChosen();
    /// Shows what would be added; nothing is added yet.
    void paste(const QString& text);
    /// The preview while it is open; nullptr otherwise.
    PastePreview* preview() const { return preview_; }

    /// Which columns there are, how wide, and by which the rows are sorted.
    QByteArray columnsState() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void removed(int events); ///< by Delete: one step that can be undone
    void refused(const QString& message);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeView();
    void applyTheme();
    void tellWorkspace();
    void followWorkspace();
    void removeChosen();
    void goDown();
    void askReason(EventKey event, const EdtfDate& date);
    void closeBelow();
    void addPasted(const SpreadsheetEvents& events);
    void showPasted(const SpreadsheetEvents& events);
    void showColumnsMenu(const QPoint& at);
    void showRowsMenu(const QPoint& at);
    bool keyPressed(int key, Qt::KeyboardModifiers modifiers);

    Workspace& workspace_;
    EventTableModel* model_;
    QTableView* view_;
    QVBoxLayout* layout_;
    QWidget* below_ = nullptr; ///< what asks something below the table
    PastePreview* preview_ = nullptr;
    QTimer telling_;
    bool following_ = false;
    std::optional<EventKey> next_; ///< the row that Enter in an editor leads to
};

/// What is about to be pasted, with what could not be read, and the choice to do so.
class PastePreview : public QWidget
{
    Q_OBJECT

public:
    PastePreview(const Theme& theme, const SpreadsheetEvents& events, QWidget* parent = nullptr);

    /// "12 events will be added. 2 lines are not wholly understood: line 4: …"
    QString text() const { return text_; }
    void accept() { Q_EMIT finished(true); }

Q_SIGNALS:
    void finished(bool accepted);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString text_;
};

} // namespace dateline
