#pragma once

#include "core/latestjob.h"

#include "app/noticebar.h"

#include <QTimer>

#include <atomic>
#include <functional>
#include <string>

class QCloseEvent;

namespace dateline {

class Workspace;

/// Says what goes on in the background and how far it has come, and lets it be cancelled: edits of many objects, and
/// bringing a large case of an older form to the present one. A window that is closed meanwhile closes when it is done;
/// closing it once more cancels it.
class Ongoing : public NoticeBar
{
    Q_OBJECT

public:
    explicit Ongoing(Workspace& workspace, QWidget* parent = nullptr);

    /// Whether the file is a case that is brought to the present form when it is opened for writing, and is so large
    /// that a window should not wait for that.
    static bool needsUpgrade(const std::string& path);
    /// Brings it to the present form. `then` is called with what came of it: Cancelled leaves the file as it was.
    void upgrade(const std::string& path, bool takeOver, std::function<void(const Status&)> then);
    /// Keeps the window open until what goes on is done; false where nothing does.
    bool delays(QCloseEvent& closing);

private:
    bool isGoingOn() const;
    void showProgress();
    void cancel();
    void endUpgrade(const Status& upgraded);

    Workspace& workspace_;
    bool isUpgrading_ = false;
    bool isClosing_ = false;
    QString name_; ///< of the case that is upgraded
    std::function<void(const Status&)> then_;
    std::atomic<double> upgraded_ = 0;
    QTimer telling_;
    LatestJob upgrading_; ///< the last: it ends before what it uses
};

} // namespace dateline
