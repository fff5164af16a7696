#include "app/casesurvey.h"

#include "ui/models/workspace.h"

namespace dateline {

CaseSurvey::CaseSurvey(Workspace& workspace) : workspace_(workspace)
{
    connect(&workspace_, &Workspace::caseChanged, this, &CaseSurvey::begin);
    connect(&workspace_, &Workspace::edited, this, &CaseSurvey::countAgain);
}

CaseSurvey::~CaseSurvey() = default;

void CaseSurvey::begin()
{
    job_.stop();
    passages_.reset();
    counted_ = 0;
    isChecked_ =
        !workspace_.hasCase() || !workspace_.caseFile().openState().isLarge || workspace_.caseFile().path() == damaged_;
    countAgain();
}

void CaseSurvey::countAgain()
{
    if (!workspace_.hasCase() || counted_ == workspace_.changesElsewhere()) {
        return;
    }
    counted_ = workspace_.changesElsewhere();
    if (workspace_.caseFile().openState().isLarge) {
        surveyInBackground(!isChecked_);
        return;
    }
    if (const auto counts = workspace_.caseFile().passageCounts()) {
        passages_ = *counts;
        Q_EMIT passagesCounted();
    }
}

void CaseSurvey::surveyInBackground(bool checks)
{
    job_.start([this, path = workspace_.caseFile().path(), checks](const std::stop_token& stop) {
        const auto tell = [&](const auto& what) {
            QMetaObject::invokeMethod(
                this,
                [stop, what] {
                    if (!stop.stop_requested()) {
                        what();
                    }
                },
                Qt::QueuedConnection);
        };
        if (const auto file = CaseFile::open(path, OpenMode::ReadOnly)) {
            if (const auto counts = file->passageCounts()) {
                tell([this, counts = *counts] {
                    passages_ = counts;
                    Q_EMIT passagesCounted();
                });
            }
        }
        if (!checks) {
            return;
        }
        const auto checked = CaseFile::checkWhole(path, [&stop] { return stop.stop_requested(); });
        if (checked || checked.error().code == ErrorCode::Damaged) {
            tell([this, path, message = checked ? QString() : qs(checked.error().message)] {
                isChecked_ = true;
                if (!message.isEmpty()) {
                    damaged_ = path;
                    Q_EMIT foundDamaged(message);
                }
            });
        }
    });
}

} // namespace dateline
