#include "app/mainwindow.h"

#include "app/caseopening.h"
#include "app/casesaving.h"
#include "app/casesurvey.h"
#include "app/commandlinecommands.h"
#include "app/headerbar.h"
#include "app/latepart.h"
#include "app/noticebar.h"
#include "app/ongoing.h"
#include "ui/charts/chartspanel.h"
#include "ui/citation/citationpanel.h"
#include "ui/citation/eventpanel.h"
#include "ui/editing/timelineediting.h"
#include "ui/filter/filterpanel.h"
#include "ui/history/pastcase.h"
#include "ui/models/clock.h"
#include "ui/timeline/overview.h"
#include "ui/timeline/timelinewidget.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QToolTip>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kFiltersWidth = 232;
constexpr int kCitationWidth = 404;
constexpr int kOverviewHeight = 104;
constexpr int kChartsHeight = 250;

/// The one of last time; the first time that of the system, whose own palette is still in place then.
ThemeKind themeToStartWith()
{
    const bool systemIsDark = qApp->palette().color(QPalette::Window).lightness() < 128;
    const auto kind =
        QSettings().value(QStringLiteral("theme"), systemIsDark ? QStringLiteral("dark") : QStringLiteral("light"));
    return kind.toString() == QLatin1String("dark") ? ThemeKind::Dark : ThemeKind::Light;
}

/// Of all widgets that are there, and of those that come.
void setPalettes(const Theme& theme)
{
    QApplication::setPalette(theme.palette());
    QApplication::setPalette(theme.fieldPalette(), "QLineEdit");
    QToolTip::setPalette(theme.palette());
}

/// How the passages of a case stand in their texts, in a few words.
QString verifiedText(const PassageCounts& passages)
{
    const auto all = passages.all;
    const auto found = passages.found;
    const auto doubtful = passages.doubtful;
    if (all == 0) {
        return {};
    }
    if (doubtful > 0) {
        return MainWindow::tr("%1 of %2 citations need review", nullptr).arg(doubtful).arg(all);
    }
    if (found == all) {
        return MainWindow::tr("All citations verified against their sources");
    }
    if (found > 0) {
        return MainWindow::tr("%1 of %2 citations verified; attach the other texts to verify the rest")
            .arg(found)
            .arg(all);
    }
    return MainWindow::tr("Quotations only: attach the articles to verify them");
}

} // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent)
{
    setWindowTitle(tr("Dateline"));
    setAcceptDrops(true);
    setMinimumSize(960, 600);
    workspace_.setTheme(themeToStartWith());
    connect(&workspace_, &Workspace::themeChanged, this, &MainWindow::applyTheme);
    makeParts();
    layOut();
    makeActions();

    connect(survey_.get(), &CaseSurvey::passagesCounted, this, &MainWindow::refreshVerified);
    connect(survey_.get(), &CaseSurvey::foundDamaged, this, &MainWindow::sayDamaged);
    connect(&workspace_, &Workspace::caseChanged, this, &MainWindow::refreshCase);
    connect(&workspace_, &Workspace::edited, this, &MainWindow::refreshCase);
    connect(timeline_, &TimelineWidget::viewChanged, this, &MainWindow::refreshStatus);
    connect(&workspace_, &Workspace::filterChanged, this, &MainWindow::refreshStatus);
    connect(citation_, &CitationPanel::attachRequested, this,
            [this](const std::string& source) { chooseText(source); });
    connect(citation_, &CitationPanel::attachDropped, this,
            [this](const QString& path, const std::string& source) { attachFile(path, source); });
    connect(&workspace_, &Workspace::failed, this,
            [this](const QString& message) { notice_->say(NoticeBar::Kind::Problem, message); });
    applyTheme();
    restoreState();
    refreshCase();
    timeline_->setFocus();
}

MainWindow::~MainWindow()
{
    delete saving_; // what it does in the background ends before the case is closed
}

void MainWindow::makeParts()
{
    survey_ = std::make_unique<CaseSurvey>(workspace_);
    header_ = new HeaderBar(workspace_, *survey_);
    notice_ = new NoticeBar;
    lookedBack_ = new NoticeBar;
    ongoing_ = new Ongoing(workspace_);
    saving_ = new CaseSaving(workspace_, *notice_, *lookedBack_, *this,
                             [this](const std::string& path, bool takeOver) { openPath(path, takeOver); });
    filters_ = new FilterPanel(workspace_);
    timeline_ = new TimelineWidget(workspace_);
    editing_ = new TimelineEditing(workspace_, *timeline_);
    connect(editing_, &TimelineEditing::removed, this, &MainWindow::sayRemoved);
    connect(editing_, &TimelineEditing::refused, this,
            [this](const QString& message) { notice_->say(NoticeBar::Kind::Problem, message); });
    overview_ = new Overview(workspace_);
    charts_ = new LatePart([this] { return new ChartsPanel(workspace_); });
    citation_ = new CitationPanel(workspace_);
}

void MainWindow::layOut()
{
    auto* drawn = new QWidget;
    auto* drawnLayout = new QVBoxLayout(drawn);
    drawnLayout->setContentsMargins(0, 0, 0, 0);
    drawnLayout->setSpacing(0);
    drawnLayout->addWidget(timeline_, 1);
    overview_->setFixedHeight(kOverviewHeight);
    drawnLayout->addWidget(overview_);

    rows_ = new QSplitter(Qt::Vertical);
    rows_->addWidget(drawn);
    rows_->addWidget(charts_);
    rows_->setChildrenCollapsible(false);
    rows_->setStretchFactor(0, 1);
    rows_->setSizes({1000, kChartsHeight});
    charts_->hide();

    filters_->setMinimumWidth(180);
    citation_->setMinimumWidth(300);
    columns_ = new QSplitter(Qt::Horizontal);
    columns_->addWidget(filters_);
    columns_->addWidget(rows_);
    columns_->addWidget(citation_);
    columns_->setChildrenCollapsible(false);
    columns_->setStretchFactor(1, 1);
    columns_->setSizes({kFiltersWidth, 1000, kCitationWidth});

    auto* whole = new QWidget;
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header_);
    layout->addWidget(notice_);
    layout->addWidget(lookedBack_);
    layout->addWidget(ongoing_);
    layout->addWidget(columns_, 1);
    layOutTable(*layout);
    layOutDrawer(*layout);
    setCentralWidget(whole);
    layOutStatus();
    setTabOrder(&header_->exportButton(), filters_);
}

void MainWindow::layOutStatus()
{
    const auto addStatus = [this](bool right) {
        auto* label = new QLabel;
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(13, 0, 14, 0);
        right ? statusBar()->addPermanentWidget(label) : statusBar()->addWidget(label);
        return label;
    };
    savedLabel_ = addStatus(false);
    rangeLabel_ = addStatus(false);
    countLabel_ = addStatus(false);
    verifiedLabel_ = addStatus(true);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::refreshStatus()
{
    if (!workspace_.hasCase()) {
        for (QLabel* label : {savedLabel_, rangeLabel_, countLabel_, verifiedLabel_}) {
            label->clear();
        }
        return;
    }
    rangeLabel_->setText(
        tr("Showing %1 · times in %2").arg(qs(rangeInWords(workspace_.range())), workspace_.clockName()));
    if (workspace_.isReadingEvents()) {
        countLabel_->setText(tr("Reading the events…"));
        return;
    }
    const QLocale english(QLocale::English);
    QString counted = tr("%1 of %2 events")
                          .arg(english.toString(qulonglong(timeline_->scene().shownEvents)),
                               english.toString(qulonglong(workspace_.index().events())));
    if (const std::size_t undated = workspace_.index().undated; undated > 0) {
        counted += tr(" · %1 without a date").arg(english.toString(qulonglong(undated)));
    }
    if (const auto& asked = workspace_.filter().range) {
        const CertaintyCount& count = workspace_.counts().inRange;
        counted += tr(" · at least %1, at most %2 %3")
                       .arg(english.toString(qulonglong(count.certain)),
                            english.toString(qulonglong(count.certain + count.possible)), qs(placeInWords(*asked)));
    }
    countLabel_->setText(counted);
}

void MainWindow::refreshCase()
{
    setWindowTitle(workspace_.hasCase() ? tr("%1 – Dateline").arg(qs(workspace_.info().title)) : tr("Dateline"));
    if (workspace_.hasCase()) {
        CaseFile& file = workspace_.caseFile();
        savedLabel_->setText(past_->isPast()       ? tr("As it was")
                             : file.path().empty() ? tr("Not kept in a file")
                             : file.isReadOnly()   ? tr("Read-only")
                                                   : tr("Saved"));
        savedLabel_->setToolTip(Qt::convertFromPlainText(qs(file.path())));
    }
    refreshVerified();
    refreshStatus();
}

void MainWindow::refreshVerified()
{
    verifiedLabel_->setText(survey_->passages() ? verifiedText(*survey_->passages()) : QString());
}

/// A large case is shown before all of its file was read: this was found behind it.
void MainWindow::sayDamaged(const QString& message)
{
    if (auto file = CaseFile::open(path_, OpenMode::ReadOnly)) {
        workspace_.setCase(std::move(*file));
    }
    saving_->sayFoundDamaged(path_, message);
}

void MainWindow::applyTheme()
{
    const Theme& theme = workspace_.theme();
    setPalettes(theme);
    QPalette quiet = theme.palette();
    quiet.setColor(QPalette::WindowText, theme.secondText);
    statusBar()->setPalette(quiet);
    notice_->setTheme(theme);
    done_->setTheme(theme);
    lookedBack_->setTheme(theme);
}

/// A large case was brought to the present form behind the window, or was not.
void MainWindow::openUpgraded(const std::string& path, bool takeOver, const Status& upgraded)
{
    if (upgraded) {
        openNow(path, takeOver);
    } else if (upgraded.error().code == ErrorCode::Cancelled) {
        notice_->say(NoticeBar::Kind::Information, tr("%1 was not opened and is as it was.").arg(qs(path)),
                     tr("Open it"), [this, path, takeOver] { openPath(path, takeOver); });
    } else {
        saving_->sayWhyNotOpened(path, upgraded.error());
    }
}

void MainWindow::openPath(const std::string& path, bool takeOver)
{
    if (!saving_->isFree()) {
        return;
    }
    if (Ongoing::needsUpgrade(path)) {
        ongoing_->upgrade(path, takeOver,
                          [this, path, takeOver](const Status& done) { openUpgraded(path, takeOver, done); });
        return;
    }
    openNow(path, takeOver);
}

void MainWindow::openNow(const std::string& path, bool takeOver)
{
    auto opened = path.empty() ? openBuiltinCase() : openCase(path, takeOver);
    if (!opened) {
        saving_->sayWhyNotOpened(path, opened.error());
        return;
    }
    saving_->sayHowOpened(path, *opened);
    path_ = path;
    citation_->finishTyping();
    editing_->finishTyping();
    workspace_.setCase(std::move(opened->file));
}

bool MainWindow::attachFile(const QString& path, const std::string& source)
{
    if (!saving_->isFree()) {
        return false;
    }
    const auto text = readWholeFile(utf8(path));
    const auto attached =
        text ? workspace_.caseFile().attachText(source, *text, stampNow()) : Result<AttachedText>(fail(text.error()));
    if (!attached) {
        notice_->say(NoticeBar::Kind::Problem, tr("%1.").arg(qs(attached.error().message)));
        return false;
    }
    int found = 0;
    for (const PassageCheck& check : attached->passages) {
        found += check.anchoring == Anchoring::Exact || check.anchoring == Anchoring::Moved;
    }
    const int all = static_cast<int>(attached->passages.size());
    const QString name = workspace_.sourceName(source);
    workspace_.reload();
    if (found < all) {
        notice_->say(NoticeBar::Kind::Problem,
                     tr("%1: %2 of %3 passages were found in this text; the others are to be reviewed in the reader.")
                         .arg(name)
                         .arg(found)
                         .arg(all));
    } else {
        notice_->say(NoticeBar::Kind::Information,
                     tr("%1: the text is attached and all %n passage(s) were found in it.", nullptr, all).arg(name));
    }
    return found == all;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (ongoing_->delays(*event)) {
        return;
    }
    citation_->finishTyping();
    editing_->finishTyping();
    saveState();
    QMainWindow::closeEvent(event);
}

} // namespace dateline
