#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace dateline {

/// Shows the whole window a case as it was, to look at, and brings it back to now. Range, filter and theme stay; so
/// does the selected event where there was one of that kind then.
class PastCase : public QObject
{
    Q_OBJECT

public:
    explicit PastCase(Workspace& workspace, QObject* parent = nullptr);

    /// Shows the case as it was when that step had just been done. Nothing changes where that fails.
    Status look(const HistoryStep& step);
    void backToNow();

    bool isPast() const { return present_.has_value(); }
    /// The step that is looked back to, while isPast().
    const HistoryStep& step() const { return step_; }
    /// The case as it is now, whichever is shown. There must be one.
    CaseFile& present() { return present_ ? *present_ : workspace_.caseFile(); }

Q_SIGNALS:
    void changed();

private:
    Workspace& workspace_;
    std::optional<CaseFile> present_; ///< kept while the past is shown
    HistoryStep step_;
};

/// Says, while the past is shown, that it is, and leads back.
class PastBanner : public QWidget
{
    Q_OBJECT

public:
    PastBanner(const Workspace& workspace, PastCase& past, QWidget* parent = nullptr);

    QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    const Workspace& workspace_;
    PastCase& past_;
    QLabel* label_;
    QPushButton* back_;
};

} // namespace dateline
