#pragma once

#include "core/store/backups.h"

#include <QObject>
#include <QString>

#include <functional>
#include <string>
#include <thread>

class QWidget;

namespace dateline {

class NoticeBar;
struct OpenedCase;
class Workspace;

/// What the window does so that no work is lost: copies, backups, setting a case back, and what is left of a damaged
/// one.
class CaseSaving : public QObject
{
    Q_OBJECT

public:
    /// How many objects a change touches at least for a backup to be made before it.
    static constexpr std::size_t kBulkObjects = 25;

    /// `open` opens a case in the window; with its second argument even where somebody else is said to edit it.
    using Open = std::function<void(const std::string& path, bool takeOver)>;

    /// `lookedBack` says that a backup is shown, as long as it is, and leads back.
    CaseSaving(Workspace& workspace, NoticeBar& notice, NoticeBar& lookedBack, QWidget& window, Open open);
    ~CaseSaving() override;

    /// Whether the case may be left or written to now; says so where an edit of it goes on in the background.
    bool isFree();
    /// Copies the case to a file that the user names, and goes on with that one.
    void saveAs();
    /// Copies the case to a file that the user names.
    void saveCopy();
    /// Shows the backups of the case.
    void restore();

    /// Says what the user should know of a case that was opened, with what can be done about it.
    void sayHowOpened(const std::string& path, const OpenedCase& opened);
    /// Says what is wrong with a case that could not be opened, and offers what can be read of a damaged one.
    void sayWhyNotOpened(const std::string& path, const Error& error);
    /// The same of one that is shown, and was found to be damaged afterwards.
    void sayFoundDamaged(const std::string& path, const QString& message);

private:
    std::string copyWithDialog(const QString& title);
    Status copyShowingProgress(const std::string& path);
    void lookAt(const Backup& backup, const std::string& casePath);
    void restoreHere(const Backup& backup);
    void saveBackupAs(const Backup& backup);
    void openReadable(const std::string& path);
    static Status backUpBeforeBulk(const CaseFile& file, const Progress& progress);
    void backUpDaily();
    void say(const QString& text);
    void sayProblem(const Error& error);

    Workspace& workspace_;
    NoticeBar& notice_;
    NoticeBar& lookedBack_;
    QWidget& window_;
    Open open_;
    std::string backedUp_; ///< the case that has its backup of `backedUpDay_`
    std::int64_t backedUpDay_ = 0;
    std::jthread worker_;
};

} // namespace dateline
