#include "app/casesurvey.h"

#include "ui/models/handon.h"
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
    job_.giveUp(); // and not waited for: its answers are not taken any more
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
        if (auto file = CaseFile::open(path, OpenMode::ReadOnly)) {
            // Whoever opens another case waits for this one to be given up.
            file->giveUpWhen([stop] { return stop.stop_requested(); });
            if (const auto counts = file->passageCounts()) {
                handOn(*this, stop, *counts, [this](const PassageCounts& counted) {
                    passages_ = counted;
                    Q_EMIT passagesCounted();
                });
            }
        }
        if (!checks) {
            return;
        }
        const auto checked = CaseFile::checkWhole(path, [&stop] { return stop.stop_requested(); });
        if (checked || checked.error().code == ErrorCode::Damaged) {
            handOn(*this, stop, checked ? QString() : qs(checked.error().message),
                   [this, path](const QString& message) {
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
