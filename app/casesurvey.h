#pragma once

#include "core/latestjob.h"
#include "core/store/casefile.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <string>

namespace dateline {

class Workspace;

/// What is found out of the open case beside what is shown of it: how its passages stand in their texts and, of a case
/// that is too large to be read before it is shown, whether all of its file is sound. Of a large case this is done in
/// the background, of others at once.
class CaseSurvey : public QObject
{
    Q_OBJECT

public:
    explicit CaseSurvey(Workspace& workspace);
    ~CaseSurvey() override;

    /// Nothing until they have been counted.
    const std::optional<PassageCounts>& passages() const { return passages_; }

Q_SIGNALS:
    void passagesCounted();
    /// The file of the open case is damaged; `message` says where.
    void foundDamaged(const QString& message);

private:
    void begin();
    void countAgain();
    void surveyInBackground(bool checks);

    Workspace& workspace_;
    std::optional<PassageCounts> passages_;
    std::uint64_t counted_ = 0; ///< Workspace::changesElsewhere() then
    bool isChecked_ = false;
    std::string damaged_; ///< path of the case that was last found to be so
    LatestJob job_;
};

} // namespace dateline
