// What the window's menu, shortcuts and drops do. How the window is laid out is in mainwindow.cpp.

#include "core/interchange/casejson.h"
#include "core/store/filewriter.h"

#include "app/caseopening.h"
#include "app/casesaving.h"
#include "app/commandlinecommands.h"
#include "app/headerbar.h"
#include "app/mainwindow.h"
#include "app/noticebar.h"
#include "app/shortcutsdialog.h"
#include "ui/charts/chartspanel.h"
#include "ui/citation/citationpanel.h"
#include "ui/citation/eventpanel.h"
#include "ui/citation/sourcereader.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/filter/filterpanel.h"
#include "ui/filter/searchbox.h"
#include "ui/models/datewords.h"
#include "ui/models/handon.h"
#include "ui/theme/housestyle.h"
#include "ui/theme/menutext.h"
#include "ui/timeline/timelinewidget.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStandardPaths>

#include <malloc.h>

#include <algorithm>

namespace dateline {

QAction* MainWindow::addAction(QMenu& menu, const QString& text, const QKeySequence& keys,
                               const std::function<void()>& run)
{
    auto* action = new QAction(text, this);
    action->setShortcut(keys);
    connect(action, &QAction::triggered, this, run);
    menu.addAction(action);
    // The menu is not part of the window's bar, so its shortcuts have to be the window's own.
    QWidget::addAction(action);
    return action;
}

void MainWindow::makeActions()
{
    QMenu& menu = header_->menu();
    addAction(menu, tr("New case…"), QKeySequence::New, [this] { newCase(); });
    addAction(menu, tr("Open case…"), QKeySequence::Open, [this] { chooseCase(); });
    addAction(menu, tr("Open the built-in case"), {}, [this] { openPath({}); });
    makeSavingActions(menu);
    menu.addSeparator();
    addAction(menu, tr("Attach an article's text…"), Qt::CTRL | Qt::Key_T, [this] { chooseText(); });
    menu.addSeparator();
    QAction* figure = addAction(menu, tr("Export figure…"), Qt::CTRL | Qt::Key_E, [this] { exportFigure(); });
    QAction* json =
        addAction(menu, tr("Export case as JSON…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E, [this] { exportJson(); });
    menu.addSeparator();
    makeEditActions(*menu.addMenu(tr("Edit")));
    makeViewActions(*menu.addMenu(tr("View")));
    makeGoActions(*menu.addMenu(tr("Go")));
    menu.addSeparator();
    addAction(menu, tr("Keyboard…"), QKeySequence::HelpContents, [this] { showShortcuts(); });
    addAction(menu, tr("Quit"), QKeySequence::Quit, [this] { close(); });

    for (QAction* action : {figure, json}) {
        connect(&workspace_, &Workspace::caseChanged, action,
                [this, action] { action->setEnabled(workspace_.hasCase()); });
        action->setEnabled(false);
    }
    auto* openMenu = new QAction(this);
    openMenu->setShortcut(Qt::Key_F10);
    connect(openMenu, &QAction::triggered, this, [this] { header_->openMenu(); });
    QWidget::addAction(openMenu);
    connect(&header_->exportButton(), &QPushButton::clicked, this, &MainWindow::exportFigure);
    connect(&header_->chartsButton(), &QPushButton::toggled, chartsAction_, &QAction::setChecked);
}

void MainWindow::makeEditActions(QMenu& menu)
{
    undoAction_ = addAction(menu, tr("Undo"), QKeySequence::Undo, [this] { workspace_.undo(); });
    redoAction_ = addAction(menu, tr("Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { workspace_.redo(); });
    redoAction_->setShortcuts({redoAction_->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Y)});
    menu.addSeparator();
    addEventAction_ = addAction(menu, tr("Add event"), Qt::CTRL | Qt::SHIFT | Qt::Key_N, [this] {
        citation_->showEventTab();
        citation_->eventPanel()->startNewEvent();
    });
    connect(&header_->addEventButton(), &QPushButton::clicked, addEventAction_, &QAction::trigger);
    addSourceAction_ = addAction(menu, tr("Add source…"), Qt::CTRL | Qt::SHIFT | Qt::Key_A, [this] { addSource(); });
    connect(filters_, &FilterPanel::addSourceRequested, addSourceAction_, &QAction::trigger);
    menu.addSeparator();
    makeReplaceAction(menu);
    connect(&workspace_, &Workspace::caseChanged, this, &MainWindow::refreshUndo);
    connect(&workspace_, &Workspace::edited, this, &MainWindow::refreshUndo);
    refreshUndo();
}

void MainWindow::refreshUndo()
{
    const auto name = [](QAction& action, const QString& verb, const QString& step) {
        action.setEnabled(!step.isEmpty());
        action.setText(step.isEmpty() ? verb : tr("%1: %2").arg(verb, menuText(step)));
    };
    name(*undoAction_, tr("Undo"), workspace_.canEdit() ? workspace_.undoName() : QString());
    name(*redoAction_, tr("Redo"), workspace_.canEdit() ? workspace_.redoName() : QString());
    addEventAction_->setEnabled(workspace_.canEdit());
    addSourceAction_->setEnabled(workspace_.canEdit());
}

void MainWindow::makeSavingActions(QMenu& menu)
{
    menu.addSeparator();
    const auto actions = {
        addAction(menu, tr("Save as…"), QKeySequence::SaveAs, [this] { saving_->saveAs(); }),
        addAction(menu, tr("Save a copy…"), {}, [this] { saving_->saveCopy(); }),
        addAction(menu, tr("Restore…"), {}, [this] { saving_->restore(); }),
    };
    for (QAction* action : actions) {
        connect(&workspace_, &Workspace::caseChanged, action,
                [this, action] { action->setEnabled(workspace_.hasCase()); });
        action->setEnabled(false);
    }
}

void MainWindow::makeViewActions(QMenu& menu)
{
    addAction(menu, tr("Show all"), {}, [this] { workspace_.showAll(); });
    addAction(menu, tr("Show the story"), {}, [this] { workspace_.showStory(); });
    menu.addSeparator();
    makeTableAction(menu);
    chartsAction_ = addAction(menu, tr("Charts"), Qt::CTRL | Qt::Key_B, [] {});
    chartsAction_->setCheckable(true);
    connect(chartsAction_, &QAction::toggled, this, [this](bool on) {
        charts_->setVisible(on);
        header_->chartsButton().setChecked(on);
    });
    filtersAction_ = addAction(menu, tr("Filters"), Qt::Key_F9, [] {});
    filtersAction_->setCheckable(true);
    filtersAction_->setChecked(true);
    connect(filtersAction_, &QAction::toggled, filters_, &QWidget::setVisible);
    makeDrawerActions(menu);
    addAction(menu, tr("Clear filters"), Qt::CTRL | Qt::SHIFT | Qt::Key_F, [this] {
        workspace_.setSearchText({});
        workspace_.setFilter({});
    });
    menu.addSeparator();
    auto* themes = new QActionGroup(this);
    for (const auto& [text, kind] :
         {std::pair{tr("Light"), ThemeKind::Light}, std::pair{tr("Dark"), ThemeKind::Dark}}) {
        QAction* action = addAction(menu, text, {}, [this, kind = kind] { workspace_.setTheme(kind); });
        action->setCheckable(true);
        themes->addAction(action);
        connect(&workspace_, &Workspace::themeChanged, action,
                [this, action, kind = kind] { action->setChecked(workspace_.theme().kind == kind); });
        action->setChecked(workspace_.theme().kind == kind);
    }
    addAction(menu, tr("Switch between light and dark"), Qt::CTRL | Qt::Key_D,
              [this] { workspace_.setTheme(workspace_.theme().isDark() ? ThemeKind::Light : ThemeKind::Dark); });
    makeLanguageActions(*menu.addMenu(tr("Dates in")));
    QAction* utc = addAction(menu, tr("Times in UTC"), {}, [] {});
    utc->setCheckable(true);
    connect(utc, &QAction::toggled, &workspace_,
            [this](bool on) { workspace_.setClock(on ? ShownClock::Utc : ShownClock::OfCase); });
    connect(&workspace_, &Workspace::clockChanged, utc,
            [this, utc] { utc->setChecked(workspace_.clock() == ShownClock::Utc); });
    menu.addSeparator();
    QMenu& motion = *menu.addMenu(tr("Motion"));
    momentumAction_ = addAction(motion, tr("Momentum after a drag"), {}, [] {});
    momentumAction_->setCheckable(true);
    momentumAction_->setChecked(true);
    connect(momentumAction_, &QAction::toggled, this, [this](bool on) { timeline_->setMomentum(on); });
    QAction* glide = addAction(motion, tr("Glide while zooming and moving"), {}, [] {});
    glide->setCheckable(true);
    glide->setChecked(QSettings().value(QStringLiteral("glide"), timeline_->animated()).toBool());
    timeline_->setAnimated(glide->isChecked());
    connect(glide, &QAction::toggled, this, [this](bool on) {
        timeline_->setAnimated(on);
        QSettings().setValue(QStringLiteral("glide"), on);
    });
    addAction(menu, tr("Full screen"), Qt::Key_F11, [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
}

void MainWindow::makeLanguageActions(QMenu& menu)
{
    auto* languages = new QActionGroup(this);
    const QStringList codes = dateLanguages();
    for (const QString& code : codes) {
        const QLocale locale(code);
        QString name = locale.nativeLanguageName();
        name = code == QLatin1String("en") ? tr("English") : name.left(1).toUpper() + name.mid(1);
        QAction* action = addAction(menu, name, {}, [this, code] { workspace_.setDateLanguage(code); });
        action->setCheckable(true);
        action->setChecked(code == workspace_.dateLanguage());
        languages->addAction(action);
        connect(&workspace_, &Workspace::datesReworded, action,
                [this, action, code] { action->setChecked(workspace_.dateLanguage() == code); });
    }
}

void MainWindow::makeGoActions(QMenu& menu)
{
    addAction(menu, tr("Search"), Qt::CTRL | Qt::Key_K, [this] {
        header_->search().setFocus(Qt::ShortcutFocusReason);
        header_->search().selectAll();
    });
    const auto toMatch = [this](int step) {
        header_->search().remember();
        workspace_.selectMatch(step);
    };
    addAction(menu, tr("Next match"), Qt::Key_F3, [toMatch] { toMatch(1); });
    addAction(menu, tr("Match before"), Qt::SHIFT | Qt::Key_F3, [toMatch] { toMatch(-1); });
    addAction(menu, tr("Timeline"), Qt::CTRL | Qt::Key_L, [this] { timeline_->setFocus(Qt::ShortcutFocusReason); });
    menu.addSeparator();
    addAction(menu, tr("Next event"), Qt::ALT | Qt::Key_Right, [this] { workspace_.selectNeighbour(1); });
    addAction(menu, tr("Event before"), Qt::ALT | Qt::Key_Left, [this] { workspace_.selectNeighbour(-1); });
    addAction(menu, tr("Next passage"), Qt::Key_BracketRight, [this] { citation_->stepPassage(1); });
    addAction(menu, tr("Passage before"), Qt::Key_BracketLeft, [this] { citation_->stepPassage(-1); });
}

namespace {

/// A name in the folder of the user's documents that no file has yet.
QString freeCasePath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QDir documents(QDir(folder).exists() ? folder : QDir::homePath());
    const QString name = MainWindow::tr("New case");
    QString path = documents.filePath(name + QStringLiteral(".dateline"));
    for (int number = 2; QFileInfo::exists(path); ++number) {
        path = documents.filePath(name + QStringLiteral(" %1.dateline").arg(number));
    }
    return path;
}

} // namespace

void MainWindow::newCase()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("New case"), freeCasePath(), tr("Cases (*.dateline)"),
                                                      nullptr, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty()) {
        return;
    }
    const QString name = path.endsWith(QLatin1String(".dateline")) ? path : path + QStringLiteral(".dateline");
    const auto created = CaseFile::create(utf8(name), emptyCase(utf8(QFileInfo(name).completeBaseName())));
    if (!created) {
        notice_->say(NoticeBar::Kind::Problem, tr("%1.").arg(qs(created.error().message)));
        return;
    }
    openPath(utf8(name));
}

void MainWindow::chooseCase()
{
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open case"), QString(), tr("Cases (*.dateline *.json);;All files (*)"));
    if (!path.isEmpty()) {
        openPath(utf8(path));
    }
}

void MainWindow::chooseText(const std::string& source)
{
    if (!workspace_.hasCase()) {
        return;
    }
    const QString path = QFileDialog::getOpenFileName(this, tr("Attach an article's text"), QString(),
                                                      tr("Texts (*.txt);;All files (*)"));
    if (path.isEmpty()) {
        return;
    }
    if (source.empty()) {
        attachDropped(path);
    } else {
        attachFile(path, source);
    }
}

namespace {

/// The whole case; nothing is written once nobody waits for it any more.
Status writeJson(const CaseFile& file, const std::string& path, const std::stop_token& stop)
{
    const auto content = file.read();
    if (!content) {
        return fail(content.error());
    }
    const std::string json = stop.stop_requested() ? std::string() : caseToJson(*content);
    return stop.stop_requested() ? Status(fail(ErrorCode::Cancelled, "nothing was written")) : writeFile(path, json);
}

} // namespace

void MainWindow::exportFigure()
{
    if (workspace_.hasCase()) {
        ExportDialog(workspace_, this).exec();
    }
}

void MainWindow::exportJson()
{
    if (!workspace_.hasCase()) {
        return;
    }
    const QString path = QFileDialog::getSaveFileName(this, tr("Export case as JSON"), QString(), tr("JSON (*.json)"));
    if (path.isEmpty()) {
        return;
    }
    const CaseFile& open = workspace_.caseFile();
    if (open.path().empty()) {
        return sayExported(path, writeJson(open, utf8(path), {}));
    }
    notice_->say(NoticeBar::Kind::Information, tr("Writing the case to %1…").arg(path), tr("Cancel"), [this] {
        exporting_.start([](const std::stop_token&) {}); // asks the other to stop, and waits for nothing
        notice_->say(NoticeBar::Kind::Information, tr("Nothing was written."));
    });
    exporting_.start([this, path, from = open.path()](const std::stop_token& stop) {
        auto file = CaseFile::open(from, OpenMode::ReadOnly);
        if (file) {
            file->giveUpWhen([stop] { return stop.stop_requested(); });
        }
        Status written = file ? writeJson(*file, utf8(path), stop) : Status(fail(file.error()));
        handOn(*this, stop, std::move(written), [this, path](const Status& done) { sayExported(path, done); });
    });
}

void MainWindow::sayExported(const QString& path, const Status& written)
{
    if (written) {
        notice_->say(NoticeBar::Kind::Information, tr("The case was written to %1.").arg(path));
    } else {
        notice_->say(NoticeBar::Kind::Problem, tr("%1.").arg(qs(written.error().message)));
    }
}

void MainWindow::showShortcuts()
{
    ShortcutsDialog(workspace_.theme(), this).exec();
}

std::string MainWindow::chooseSource(const QString& path)
{
    QMenu menu(this);
    menu.addSection(tr("Whose text is %1?").arg(QFileInfo(path).fileName()));
    for (const Source& source : workspace_.sources()) {
        QAction* action =
            menu.addAction(tr("%1  %2").arg(workspace_.sourceNumber(source.id)).arg(workspace_.sourceName(source.id)));
        action->setData(qs(source.id));
    }
    const QAction* chosen = menu.exec(QCursor::pos());
    return chosen ? utf8(chosen->data().toString()) : std::string();
}

void MainWindow::attachDropped(const QString& path)
{
    if (!workspace_.hasCase()) {
        notice_->say(NoticeBar::Kind::Problem,
                     tr("Open a case first; then a text can be attached to one of its sources."));
        return;
    }
    std::vector<std::string> wanted;
    const std::string name = utf8(QFileInfo(path).fileName());
    for (const Source& source : workspace_.sources()) {
        if (!source.file.empty() && source.file == name) {
            wanted.push_back(source.id);
        }
    }
    if (wanted.empty()) {
        const std::string chosen = chooseSource(path);
        if (chosen.empty()) {
            return;
        }
        wanted.push_back(chosen);
    }
    for (const std::string& source : wanted) {
        if (!attachFile(path, source)) {
            return; // what went wrong is said, and must not be talked over by the next one's success
        }
    }
}

bool MainWindow::isTextOfNoSource(const QString& path) const
{
    const std::string name = utf8(QFileInfo(path).fileName());
    return path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive) && workspace_.canEdit() &&
           std::ranges::none_of(workspace_.sources(), [&](const Source& source) { return source.file == name; });
}

void MainWindow::addSource()
{
    citation_->addSource();
}

/// A text that is pasted where nothing else takes it may be that of a source.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const QString text =
        event->matches(QKeySequence::Paste) && workspace_.canEdit() ? qApp->clipboard()->text() : QString();
    if (text.trimmed().isEmpty()) {
        QMainWindow::keyPressEvent(event);
    } else {
        citation_->addPasted(text);
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const auto urls = event->mimeData()->urls();
    QStringList texts;
    for (const QUrl& url : urls) {
        const QString path = url.toLocalFile();
        if (path.endsWith(QLatin1String(".dateline"), Qt::CaseInsensitive) ||
            path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
            openPath(utf8(path));
        } else if (isTextOfNoSource(path)) {
            texts << path;
        } else if (!path.isEmpty()) {
            attachDropped(path);
        }
    }
    if (!texts.isEmpty()) {
        citation_->showSourceTab();
        citation_->fullReader()->addSources(texts);
    }
}

void MainWindow::restoreState()
{
    QSettings settings;
    workspace_.setDateLanguage(settings.value(QStringLiteral("dateLanguage"), QStringLiteral("en")).toString());
    workspace_.setClock(settings.value(QStringLiteral("timesInUtc"), false).toBool() ? ShownClock::Utc
                                                                                     : ShownClock::OfCase);
    workspace_.setLaneKind(static_cast<LaneKind>(qBound(0, settings.value(QStringLiteral("lanes"), 0).toInt(), 3)));
    if (!restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray())) {
        resize(1600, 1000);
    }
    columns_->restoreState(settings.value(QStringLiteral("columnsWithDrawer")).toByteArray());
    rows_->restoreState(settings.value(QStringLiteral("rows")).toByteArray());
    restoreTable(settings);
    header_->search().setHistory(settings.value(QStringLiteral("searches")).toStringList());
    chartsAction_->setChecked(settings.value(QStringLiteral("charts"), false).toBool());
    filtersAction_->setChecked(settings.value(QStringLiteral("filters"), true).toBool());
    momentumAction_->setChecked(settings.value(QStringLiteral("momentum"), timeline_->momentum()).toBool());
    timeline_->setMomentum(momentumAction_->isChecked());
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("theme"),
                      workspace_.theme().isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
    settings.setValue(QStringLiteral("lanes"), static_cast<int>(workspace_.laneKind()));
    settings.setValue(QStringLiteral("dateLanguage"), workspace_.dateLanguage());
    settings.setValue(QStringLiteral("timesInUtc"), workspace_.clock() == ShownClock::Utc);
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    settings.setValue(QStringLiteral("columnsWithDrawer"), columns_->saveState());
    settings.setValue(QStringLiteral("rows"), rows_->saveState());
    saveTable(settings);
    settings.setValue(QStringLiteral("searches"), header_->search().history());
    settings.setValue(QStringLiteral("charts"), chartsAction_->isChecked());
    settings.setValue(QStringLiteral("filters"), filtersAction_->isChecked());
    settings.setValue(QStringLiteral("momentum"), momentumAction_->isChecked());
}

namespace {

/// Has what a large case needs for a while given back to the system at once. By itself the C library takes ever larger
/// pieces from its heaps the more of them were let go of, and what is left between them is never given back: after some
/// hundred edits and filters of a million events that was as much as the case itself.
void giveMemoryBack()
{
#ifdef __GLIBC__
    constexpr int kMiB = 1024 * 1024;
    ::mallopt(M_MMAP_THRESHOLD, kMiB);
    ::mallopt(M_TRIM_THRESHOLD, 4 * kMiB);
#endif
}

} // namespace

int showWindow(QApplication& application, const WindowRequest& request)
{
    giveMemoryBack();
    QApplication::setOrganizationName(QStringLiteral("dateline"));
    QApplication::setApplicationName(QStringLiteral("dateline"));
    QApplication::setApplicationDisplayName(QStringLiteral("Dateline"));
    QApplication::setStyle(new HouseStyle);
    // Otherwise another palette would not reach what stands within a widget with a style sheet of its own.
    QApplication::setAttribute(Qt::AA_UseStyleSheetPropagationInWidgetStyles);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    // Before any widget is made: with a style sheet in place, those that exist keep the font they were made with.
    QApplication::setFont(Theme::light().sans(13));
    MainWindow window;
    window.openPath(request.casePath);
    window.show();
    return application.exec();
}

} // namespace dateline
