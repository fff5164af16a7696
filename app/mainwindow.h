#pragma once

#include "core/latestjob.h"

#include "ui/models/workspace.h"

#include <QMainWindow>

#include <functional>
#include <memory>
#include <string>

class QApplication;
class QBoxLayout;
class QLabel;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace dateline {

class CaseDrawer;
class CaseSaving;
class CaseSurvey;
class ChosenBar;
class CitationPanel;
class EventTable;
class FilterPanel;
class HeaderBar;
class NoticeBar;
class Ongoing;
class Overview;
class PastCase;
class ReplacePanel;
class TimelineEditing;
class TimelineWidget;

/// What the window opens on: a case file, a case's JSON, or, with an empty path, the built-in case.
struct WindowRequest
{
    std::string casePath;
};

/// The window: the only place where its parts are put together. Parts know the workspace and not each other.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    Workspace& workspace() { return workspace_; }

    /// Opens a case; an empty path is the built-in one. What went wrong is said in the window, and what was open stays.
    /// `takeOver`: to edit it even where somebody on another machine is said to.
    void openPath(const std::string& path, bool takeOver = false);
    /// Gives a source the text of a file and says how its passages were found; true if all of them were.
    bool attachFile(const QString& path, const std::string& source);
    /// Gives the text to every source that came in a file of that name; asks for the source if there is none.
    void attachDropped(const QString& path);
    /// Opens the form for a new source.
    void addSource();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void makeParts();
    void layOut();
    void layOutStatus();
    void layOutTable(QBoxLayout& whole);
    EventTable* makeTable();
    ReplacePanel* makeReplace();
    void layOutDrawer(QBoxLayout& whole);
    void makeDrawerActions(QMenu& menu);
    void makeTableAction(QMenu& menu);
    void makeReplaceAction(QMenu& menu);
    void sayUndoable(const QString& text);
    void sayRemoved(int events);
    void sayIfHidden();
    void restoreTable(const QSettings& settings);
    void saveTable(QSettings& settings) const;
    void makeActions();
    void makeViewActions(QMenu& menu);
    void makeGoActions(QMenu& menu);
    void makeEditActions(QMenu& menu);
    void refreshUndo();
    void makeLanguageActions(QMenu& menu);
    QAction* addAction(QMenu& menu, const QString& text, const QKeySequence& keys, const std::function<void()>& run);
    void refreshStatus();
    void refreshCase();
    void refreshVerified();
    void sayDamaged(const QString& message);
    void openNow(const std::string& path, bool takeOver);
    void openUpgraded(const std::string& path, bool takeOver, const Status& upgraded);
    void applyTheme();
    void makeSavingActions(QMenu& menu);
    void newCase();
    void chooseCase();
    void chooseText(const std::string& source = {});
    void exportFigure();
    void exportJson();
    void sayExported(const QString& path, const Status& written);
    void showShortcuts();
    std::string chooseSource(const QString& path);
    bool isTextOfNoSource(const QString& path) const;
    void restoreState();
    void saveState() const;

    Workspace workspace_;
    std::unique_ptr<CaseSurvey> survey_; ///< ends before the case is closed
    HeaderBar* header_ = nullptr;
    NoticeBar* notice_ = nullptr;
    NoticeBar* done_ = nullptr; ///< says what was done and can be undone, over the timeline
    NoticeBar* lookedBack_ = nullptr;
    Ongoing* ongoing_ = nullptr;
    FilterPanel* filters_ = nullptr;
    TimelineWidget* timeline_ = nullptr;
    TimelineEditing* editing_ = nullptr;
    Overview* overview_ = nullptr;
    QWidget* tablePlace_ = nullptr;
    EventTable* table_ = nullptr; ///< made when it is first shown
    QByteArray tableColumns_;     ///< for it
    QWidget* replacePlace_ = nullptr;
    ReplacePanel* replace_ = nullptr; ///< likewise
    ChosenBar* chosen_ = nullptr;
    QWidget* charts_ = nullptr;
    CitationPanel* citation_ = nullptr;
    PastCase* past_ = nullptr;
    CaseDrawer* drawer_ = nullptr;
    QSplitter* columns_ = nullptr;
    QSplitter* rows_ = nullptr;
    QLabel* savedLabel_ = nullptr;
    QLabel* rangeLabel_ = nullptr;
    QLabel* countLabel_ = nullptr;
    QLabel* verifiedLabel_ = nullptr;
    QAction* undoAction_ = nullptr;
    QAction* redoAction_ = nullptr;
    QAction* addEventAction_ = nullptr;
    QAction* addSourceAction_ = nullptr;
    QAction* tableAction_ = nullptr;
    QAction* chartsAction_ = nullptr;
    QAction* filtersAction_ = nullptr;
    QAction* momentumAction_ = nullptr;
    CaseSaving* saving_ = nullptr;
    std::string path_;
    LatestJob exporting_; ///< a connection of its own
};

/// Shows the window and runs until it is closed; the exit status of the program.
int showWindow(QApplication& application, const WindowRequest& request);

} // namespace dateline
