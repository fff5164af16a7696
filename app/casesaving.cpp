#include "app/casesaving.h"

#include "core/store/salvaging.h"

#include "app/caseopening.h"
#include "app/noticebar.h"
#include "ui/dialogs/restoredialog.h"
#include "ui/models/clock.h"
#include "ui/models/workspace.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QProgressDialog>

#include <algorithm>

namespace dateline {

namespace {

/// Whether there is a daily backup of the day of `now` already.
bool hasBackupOfToday(const std::string& folder, std::int64_t now)
{
    const auto backups = listBackups(folder).value_or(std::vector<Backup>());
    return std::any_of(backups.begin(), backups.end(), [now](const Backup& backup) {
        return backup.reason == BackupReason::Daily && localDayOf(backup.when) == localDayOf(now);
    });
}

QString chooseNewCase(QWidget* window, const QString& title, const QString& suggestion)
{
    QString path = QFileDialog::getSaveFileName(window, title, suggestion, CaseSaving::tr("Cases (*.dateline)"),
                                                nullptr, QFileDialog::DontConfirmOverwrite);
    if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty()) {
        path += QLatin1String(".dateline");
    }
    return path;
}

} // namespace

CaseSaving::CaseSaving(Workspace& workspace, NoticeBar& notice, NoticeBar& lookedBack, QWidget& window, Open open)
    : QObject(&window), workspace_(workspace), notice_(notice), lookedBack_(lookedBack), window_(window),
      open_(std::move(open))
{
    lookedBack_.setClosable(false);
    connect(&workspace_, &Workspace::caseChanged, &lookedBack_, &QWidget::hide);
    workspace_.setBeforeMany(kBulkObjects, &CaseSaving::backUpBeforeBulk);
    connect(&workspace_, &Workspace::edited, this, &CaseSaving::backUpDaily);
}

CaseSaving::~CaseSaving()
{
    workspace_.setBeforeMany(0, {});
}

void CaseSaving::say(const QString& text)
{
    notice_.say(NoticeBar::Kind::Information, text);
}

void CaseSaving::sayProblem(const Error& error)
{
    notice_.say(NoticeBar::Kind::Problem, tr("%1.").arg(qs(error.message)));
}

void CaseSaving::saveAs()
{
    if (const auto path = copyWithDialog(tr("Save as")); !path.empty()) {
        open_(path, false);
    }
}

void CaseSaving::saveCopy()
{
    if (const auto path = copyWithDialog(tr("Save a copy")); !path.empty()) {
        say(tr("A copy was saved as %1.").arg(qs(path)));
    }
}

/// The path of the copy; empty where there is none.
std::string CaseSaving::copyWithDialog(const QString& title)
{
    if (!workspace_.hasCase()) {
        return {};
    }
    const QFileInfo present(qs(workspace_.caseFile().path()));
    const QString name = present.completeBaseName().isEmpty() ? tr("case") : present.completeBaseName();
    const QString suggestion = present.path() + QLatin1Char('/') + tr("%1 copy").arg(name) + QLatin1String(".dateline");
    const QString path = chooseNewCase(&window_, title, suggestion);
    if (path.isEmpty()) {
        return {};
    }
    const Status copied = copyShowingProgress(utf8(path));
    if (copied) {
        return utf8(path);
    }
    if (copied.error().code != ErrorCode::Cancelled) {
        sayProblem(copied.error());
    }
    return {};
}

Status CaseSaving::copyShowingProgress(const std::string& path)
{
    QProgressDialog progress(tr("Copying the case…"), tr("Cancel"), 0, 1000, &window_);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(500);
    CopyOptions options;
    options.progress = [&progress](double done) {
        progress.setValue(static_cast<int>(done * 999));
        return !progress.wasCanceled();
    };
    return workspace_.caseFile().copyTo(path, options);
}

void CaseSaving::restore()
{
    if (!isFree()) {
        return;
    }
    if (!workspace_.hasCase() || workspace_.caseFile().path().empty()) {
        say(tr("This case is not kept in a file, so there are no backups of it."));
        return;
    }
    const std::string path = workspace_.caseFile().path();
    auto backups = listBackups(backupFolder(path));
    if (!backups) {
        sayProblem(backups.error());
        return;
    }
    RestoreDialog dialog(std::move(*backups), workspace_.canEdit(), workspace_.theme(), &window_);
    if (dialog.exec() != QDialog::Accepted) {
        return;
    }
    switch (dialog.choice()) {
    case RestoreDialog::Choice::LookAt:
        lookAt(dialog.backup(), path);
        return;
    case RestoreDialog::Choice::Restore:
        restoreHere(dialog.backup());
        return;
    case RestoreDialog::Choice::SaveAs:
        saveBackupAs(dialog.backup());
        return;
    }
}

void CaseSaving::lookAt(const Backup& backup, const std::string& casePath)
{
    auto file = CaseFile::open(backup.path, OpenMode::ReadOnly);
    if (!file) {
        sayProblem(file.error());
        return;
    }
    workspace_.setCase(std::move(*file));
    lookedBack_.say(NoticeBar::Kind::Information,
                    tr("This is the case as it was on %1, to look at.").arg(localTimeText(backup.when)),
                    tr("Back to the case"), [this, casePath] { open_(casePath, false); });
}

void CaseSaving::restoreHere(const Backup& backup)
{
    CaseFile& file = workspace_.caseFile();
    const auto kept = restoreInto(file, backup, backupFolder(file.path()), stampNow());
    workspace_.reload();
    if (!kept) {
        sayProblem(kept.error());
        return;
    }
    const Backup before = *kept;
    notice_.say(NoticeBar::Kind::Information, tr("The case is as it was on %1 again.").arg(localTimeText(backup.when)),
                tr("Take that back"), [this, before] { restoreHere(before); });
}

void CaseSaving::saveBackupAs(const Backup& backup)
{
    const QFileInfo present(qs(workspace_.caseFile().path()));
    const QString suggestion = present.path() + QLatin1Char('/') + tr("%1 as it was").arg(present.completeBaseName()) +
                               QLatin1String(".dateline");
    const QString path = chooseNewCase(&window_, tr("Save the backup as a new case"), suggestion);
    if (path.isEmpty()) {
        return;
    }
    if (const Status saved = restoreAs(backup, utf8(path)); !saved) {
        sayProblem(saved.error());
        return;
    }
    notice_.say(NoticeBar::Kind::Information, tr("The backup was saved as %1.").arg(path), tr("Open it"),
                [this, path] { open_(utf8(path), false); });
}

void CaseSaving::sayHowOpened(const std::string& path, const OpenedCase& opened)
{
    switch (opened.action) {
    case OpeningAction::None:
        say(opened.notice);
        return;
    case OpeningAction::SaveCopy:
        notice_.say(NoticeBar::Kind::Information, opened.notice, tr("Save as…"), [this] { saveAs(); });
        return;
    case OpeningAction::EditAnyway:
        notice_.say(NoticeBar::Kind::Information, opened.notice, tr("Edit anyway"),
                    [this, path] { open_(path, true); });
        return;
    }
}

void CaseSaving::sayWhyNotOpened(const std::string& path, const Error& error)
{
    if (error.code != ErrorCode::Damaged) {
        sayProblem(error);
        return;
    }
    notice_.say(NoticeBar::Kind::Problem, tr("%1. Nothing was changed in it.").arg(qs(error.message)),
                tr("Open what is readable as a new case…"), [this, path] { openReadable(path); });
}

void CaseSaving::sayFoundDamaged(const std::string& path, const QString& message)
{
    notice_.say(NoticeBar::Kind::Problem,
                tr("%1. It is only read from now on; nothing more is changed in it.").arg(message),
                tr("Open what is readable as a new case…"), [this, path] { openReadable(path); });
}

void CaseSaving::openReadable(const std::string& path)
{
    QApplication::setOverrideCursor(Qt::WaitCursor);
    const auto salvaged = salvage(path);
    QApplication::restoreOverrideCursor();
    if (!salvaged) {
        sayProblem(salvaged.error());
        return;
    }
    const QFileInfo damaged(qs(path));
    const QString suggestion = damaged.path() + QLatin1Char('/') + tr("%1 recovered").arg(damaged.completeBaseName()) +
                               QLatin1String(".dateline");
    const QString to = chooseNewCase(&window_, tr("Save what is readable as a new case"), suggestion);
    if (to.isEmpty()) {
        return;
    }
    if (const auto created = CaseFile::create(utf8(to), salvaged->content); !created) {
        sayProblem(created.error());
        return;
    }
    open_(utf8(to), false);
    say(salvaged->isWhole() ? tr("Everything could be read. The damaged file is as it was.")
                            : tr("What could be read: %1; of everything else, all. The damaged file is as it was.")
                                  .arg(qs(salvaged->inWords())));
}

Status CaseSaving::backUpBeforeBulk(const CaseFile& file, const Progress& progress)
{
    if (file.path().empty() || file.isReadOnly()) {
        return {};
    }
    CopyOptions options;
    options.progress = progress;
    const auto made = backUp(file, backupFolder(file.path()), stampNow(), BackupReason::BulkEdit, options);
    return made ? Status() : fail(made.error());
}

bool CaseSaving::isFree()
{
    if (workspace_.isEditing()) {
        say(tr("Wait until this is done, or cancel it: %1.").arg(workspace_.doing()));
    }
    return !workspace_.isEditing();
}

/// In the background, on a connection of its own. What went wrong is said, and tried again with the next edit.
void CaseSaving::backUpDaily()
{
    if (!workspace_.canEdit() || workspace_.caseFile().path().empty()) {
        return;
    }
    const std::string path = workspace_.caseFile().path();
    const Stamp now = stampNow();
    if (backedUp_ == path && backedUpDay_ == localDayOf(now.when)) {
        return;
    }
    backedUp_ = path;
    backedUpDay_ = localDayOf(now.when);
    worker_ = std::jthread([this, path, now, folder = backupFolder(path)](const std::stop_token& stop) {
        if (hasBackupOfToday(folder, now.when)) {
            return;
        }
        CopyOptions options;
        options.progress = [&stop](double) {
            return !stop.stop_requested();
        };
        // For writing, so that it leaves one whole file where it is the last to close it.
        const auto file = CaseFile::open(path, OpenMode::ReadWrite);
        const auto made =
            file ? backUp(*file, folder, now, BackupReason::Daily, options) : Result<Backup>(fail(file.error()));
        if (!made && made.error().code != ErrorCode::Cancelled) {
            QMetaObject::invokeMethod(this, [this, error = made.error()] {
                backedUp_.clear();
                sayProblem(error);
            });
        }
    });
}

} // namespace dateline
