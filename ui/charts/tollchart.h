#pragma once

#include "core/latestjob.h"

#include "ui/charts/linkedchart.h"

QT_BEGIN_NAMESPACE
class QScatterSeries;
QT_END_NAMESPACE

namespace dateline {

/// A toll of one event as one or more sources give it.
struct TollPoint
{
    EventKey event = 0;
    Quantity quantity;
    std::vector<std::string> sources; ///< ids of those that give this value
    std::string claim;                ///< id of the first such claim
    std::string passage;              ///< id of its first passage
};

/// The tolls of one event.
struct TollRow
{
    EventRow row = 0;
    EventKey event = 0;
    QString title;
    std::vector<TollPoint> deaths;
    std::vector<TollPoint> injured;
};

/// The events of a case for which a source counts dead or injured, ascending.
std::vector<EventKey> eventsWithTolls(const CaseFile& file);

/// Tolls of those events that the filter leaves within the range, in time order; at most `most`, the most important
/// ones. Only counts of all dead or injured (without `of`), no denials.
std::vector<TollRow> tollRows(Workspace& workspace, const std::vector<EventKey>& withTolls, std::size_t most);

/// Dead and injured by event, each source's value as a point of its own. A click on a point selects the event and opens
/// the passage that the number stands in.
class TollChart : public LinkedChart
{
    Q_OBJECT

public:
    explicit TollChart(Workspace& workspace, QWidget* parent = nullptr);

    const std::vector<TollRow>& rows() const { return rows_; }
    /// What a click on that point does.
    void openPoint(const TollPoint& point);

private:
    void rebuild() override;
    void forgetCase() override;
    void findTolls();
    QScatterSeries* addSeries(const QString& name, std::vector<TollPoint> TollRow::*points, bool hollow, double lift);

    std::vector<TollRow> rows_;
    std::vector<EventKey> withTolls_;
    std::string path_;       ///< of the case that they are of
    bool isCurrent_ = false; ///< false: the case has changed since, or was never asked
    LatestJob finding_;
};

} // namespace dateline
