#include "app/ongoing.h"

#include "core/store/upgrading.h"

#include "app/caseopening.h"
#include "ui/models/workspace.h"

#include <QCloseEvent>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

constexpr std::uint64_t kFelt = 8 * 1024 * 1024; // bytes
constexpr int kTellEveryMs = 100;

} // namespace

Ongoing::Ongoing(Workspace& workspace, QWidget* parent) : NoticeBar(parent), workspace_(workspace)
{
    setClosable(false);
    telling_.setInterval(kTellEveryMs);
    connect(&telling_, &QTimer::timeout, this, &Ongoing::showProgress);
    connect(&workspace_, &Workspace::editingChanged, this, &Ongoing::showProgress);
    connect(&workspace_, &Workspace::editProgressed, this, &Ongoing::showProgress);
    connect(&workspace_, &Workspace::themeChanged, this, [this] { setTheme(workspace_.theme()); });
}

bool Ongoing::needsUpgrade(const std::string& path)
{
    const QFileInfo file(qs(path));
    return file.isFile() && file.isWritable() && static_cast<std::uint64_t>(file.size()) > kFelt &&
           store::isOfOlderForm(path);
}

void Ongoing::upgrade(const std::string& path, bool takeOver, std::function<void(const Status&)> then)
{
    then_ = std::move(then);
    isUpgrading_ = true;
    name_ = QFileInfo(qs(path)).completeBaseName();
    upgraded_ = 0;
    auto options = optionsFor(path);
    options.takeOver = takeOver;
    upgrading_.start([this, path, options](const std::stop_token& stop) mutable {
        options.progress = [this, stop](double done) {
            upgraded_ = done;
            return !stop.stop_requested();
        };
        Status done;
        if (const auto file = CaseFile::open(path, OpenMode::ReadWrite, options); !file) {
            done = fail(file.error());
        }
        QMetaObject::invokeMethod(
            this, [this, done] { endUpgrade(done); }, Qt::QueuedConnection);
    });
    telling_.start();
    showProgress();
}

void Ongoing::endUpgrade(const Status& upgraded)
{
    isUpgrading_ = false;
    telling_.stop();
    showProgress();
    if (const auto then = std::exchange(then_, {})) {
        then(upgraded);
    }
}

bool Ongoing::isGoingOn() const
{
    return isUpgrading_ || workspace_.isEditing();
}

void Ongoing::showProgress()
{
    if (!isGoingOn()) {
        hide();
        if (std::exchange(isClosing_, false)) {
            QMetaObject::invokeMethod(window(), &QWidget::close, Qt::QueuedConnection);
        }
        return;
    }
    const double done = isUpgrading_ ? upgraded_.load() : workspace_.editDone();
    const QString what = isUpgrading_ ? tr("Bringing %1 to the present form").arg(name_) : workspace_.doing();
    const QString told = tr("%1… %2 %").arg(what).arg(static_cast<int>(std::clamp(done, 0.0, 1.0) * 100));
    const QString text = isClosing_ ? tr("%1 The window closes when it is done.").arg(told) : told;
    if (isHidden() || text != this->text()) {
        say(Kind::Information, text, tr("Cancel"), [this] { cancel(); });
    }
}

void Ongoing::cancel()
{
    if (isUpgrading_) {
        upgrading_.giveUp();
    } else {
        workspace_.cancelEdit();
    }
}

bool Ongoing::delays(QCloseEvent& closing)
{
    if (!isGoingOn()) {
        return false;
    }
    closing.ignore();
    if (std::exchange(isClosing_, true)) {
        cancel();
    }
    showProgress();
    return true;
}

} // namespace dateline
