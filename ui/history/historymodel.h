#pragma once

#include "ui/models/workspace.h"

#include <QAbstractListModel>

#include <vector>

namespace dateline {

class PastCase;

/// The steps of a case's history, the latest first, read as they are scrolled to.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr std::size_t kAtOnce = 100;

    HistoryModel(Workspace& workspace, PastCase& past, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    const HistoryStep& step(int row) const { return steps_[static_cast<std::size_t>(row)]; }
    /// The row of a step that was read already; -1 for others.
    int rowOf(std::int64_t step) const;
    /// Whether this row is the first of its day.
    bool startsDay(int row) const;
    /// "Today", "Yesterday", "22 March 2026".
    QString dayText(int row) const;
    /// What the step was about, who did it, and at what time of day.
    QString detailText(int row) const;

    /// Reads anew as many steps as there were, and the first ones at least.
    void reload();

private:
    std::vector<HistoryStep> read(std::size_t limit, std::int64_t before);

    Workspace& workspace_;
    PastCase& past_;
    std::vector<HistoryStep> steps_;
    bool complete_ = true;
};

} // namespace dateline
