#include "ui/history/historymodel.h"

#include "ui/history/pastcase.h"
#include "ui/models/clock.h"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

/// Most names of steps do, and cut a long title.
bool saysWhatItIsAbout(const HistoryStep& step)
{
    constexpr std::string_view opening = "“";
    const auto cut = step.name.find("…”");
    const auto begin = cut == std::string::npos ? cut : step.name.rfind(opening, cut);
    if (begin == std::string::npos) {
        return step.name.find(step.about) != std::string::npos;
    }
    const auto first = begin + opening.size();
    return step.about.starts_with(std::string_view(step.name).substr(first, cut - first));
}

} // namespace

HistoryModel::HistoryModel(Workspace& workspace, PastCase& past, QObject* parent)
    : QAbstractListModel(parent), workspace_(workspace), past_(past)
{
}

int HistoryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(steps_.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    if (role == Qt::DisplayRole) {
        return qs(step(index.row()).name);
    }
    if (role == Qt::AccessibleTextRole) {
        const StepState state = step(index.row()).state;
        const QString how = state == StepState::Undone      ? tr(", undone")
                            : state == StepState::Abandoned ? tr(", undone and left")
                                                            : QString();
        return tr("%1%2. %3, %4").arg(qs(step(index.row()).name), how, dayText(index.row()), detailText(index.row()));
    }
    return {};
}

std::vector<HistoryStep> HistoryModel::read(std::size_t limit, std::int64_t before)
{
    std::vector<HistoryStep> steps;
    if (workspace_.hasCase()) {
        auto found = past_.present().history(limit, before);
        if (found) {
            steps = std::move(*found);
        } else {
            Q_EMIT workspace_.failed(qs(found.error().message));
        }
    }
    complete_ = steps.size() < limit;
    return steps;
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !complete_;
}

void HistoryModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent)) {
        return;
    }
    const std::vector<HistoryStep> more = read(kAtOnce, steps_.empty() ? 0 : steps_.back().step);
    if (more.empty()) {
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(more.size()) - 1);
    steps_.insert(steps_.end(), more.begin(), more.end());
    endInsertRows();
}

void HistoryModel::reload()
{
    beginResetModel();
    steps_ = read(std::max(kAtOnce, steps_.size()), 0);
    endResetModel();
}

int HistoryModel::rowOf(std::int64_t wanted) const
{
    const auto found = std::ranges::find(steps_, wanted, &HistoryStep::step);
    return found == steps_.end() ? -1 : static_cast<int>(found - steps_.begin());
}

bool HistoryModel::startsDay(int row) const
{
    return row == 0 || localDayOf(step(row).stamp.when) != localDayOf(step(row - 1).stamp.when);
}

QString HistoryModel::dayText(int row) const
{
    const std::int64_t when = step(row).stamp.when;
    const std::int64_t ago = localDayOf(secondsNow()) - localDayOf(when);
    if (ago == 0 || ago == 1) {
        return ago == 0 ? tr("Today") : tr("Yesterday");
    }
    return workspace_.dateText(localDate(when), WordLength::Long);
}

QString HistoryModel::detailText(int row) const
{
    const HistoryStep& of = step(row);
    QStringList words;
    if (!saysWhatItIsAbout(of)) {
        words << qs(of.about).simplified();
    }
    words << qs(of.stamp.who).simplified();
    words << localClockText(of.stamp.when);
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

} // namespace dateline
