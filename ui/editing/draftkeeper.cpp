#include "ui/editing/draftkeeper.h"

#include "ui/models/clock.h"

namespace dateline {

DraftKeeper::DraftKeeper(Workspace& workspace, std::string place, QObject* parent)
    : QObject(parent), workspace_(&workspace), place_(std::move(place))
{
    timer_.setSingleShot(true);
    timer_.setInterval(kWithinMs);
    connect(&timer_, &QTimer::timeout, this, &DraftKeeper::write);
    // What was typed belongs to the case that was open then.
    connect(&workspace, &Workspace::caseChanged, this, [this] {
        timer_.stop();
        workspace_.clear();
    });
}

DraftKeeper::~DraftKeeper()
{
    if (!timer_.isActive()) {
        return;
    }
    if (workspace_.isNull() || !workspace_->isEditing()) {
        write();
        return;
    }
    Workspace& workspace = *workspace_;
    connect(
        &workspace, &Workspace::editingChanged, &workspace,
        [&workspace, draft = Draft{place_, utf8(text_), stampNow()}] {
            if (workspace.canEdit()) {
                static_cast<void>(workspace.caseFile().putDraft(draft));
            }
        },
        Qt::SingleShotConnection);
}

void DraftKeeper::typed(const QString& text)
{
    text_ = text;
    if (!timer_.isActive()) {
        timer_.start();
    }
}

void DraftKeeper::write()
{
    timer_.stop();
    if (workspace_.isNull() || !workspace_->canEdit()) {
        return;
    }
    if (workspace_->isEditing()) {
        timer_.start(); // the case is being written to, by an edit that may take long
        return;
    }
    const Status kept = workspace_->caseFile().putDraft({place_, utf8(text_), stampNow()});
    if (kept) {
        written_ = true;
    } else {
        Q_EMIT workspace_->failed(tr("What you type could not be kept yet: %1").arg(qs(kept.error().message)));
    }
}

void DraftKeeper::done()
{
    timer_.stop();
    if (written_ && !workspace_.isNull()) {
        dropDraft(*workspace_, place_);
    }
    written_ = false;
}

void dropDraft(Workspace& workspace, const std::string& place)
{
    if (!workspace.canEdit()) {
        return;
    }
    if (workspace.isEditing()) {
        QObject::connect(
            &workspace, &Workspace::editingChanged, &workspace, [&workspace, place] { dropDraft(workspace, place); },
            Qt::SingleShotConnection);
        return;
    }
    if (const Status dropped = workspace.caseFile().dropDraft(place); !dropped) {
        Q_EMIT workspace.failed(qs(dropped.error().message));
    }
}

QString draftTime(const Draft& draft)
{
    const QString when = localTimeText(draft.stamp.when);
    return localDayOf(draft.stamp.when) == localDayOf(secondsNow()) ? when.section(QLatin1String(", "), 1) : when;
}

} // namespace dateline
