#pragma once

#include "ui/charts/linkedchart.h"

class QStackedBarSeries;

namespace dateline {

/// One bar of the chart: the time it stands for and how many events of each category begin in it.
struct ChartBin
{
    std::int64_t start = 0; ///< seconds, included
    std::int64_t end = 0;   ///< seconds, not included
    QString label;
    std::vector<std::uint32_t> counts; ///< by category of the index
    std::uint32_t total() const;
};

/// The bins of the visible range: whole calendar units (years, months, weeks, days, hours), at most `most` of them.
/// An event is counted once, where its resolved extent begins or, if it began before the range, in the first bin.
std::vector<ChartBin> chartBins(const EventIndex& index, const EventSet& shown, const VisibleRange& range,
                                std::size_t most);

/// Events over time by category, in the visible range. A click on a bar shows its stretch of time on the timeline
/// and selects the first event in it; the bar that holds the selected event is marked.
class EventsChart : public LinkedChart
{
    Q_OBJECT

public:
    explicit EventsChart(Workspace& workspace, QWidget* parent = nullptr);

    const std::vector<ChartBin>& bins() const { return bins_; }
    /// What a click on that bar does.
    void openBin(std::size_t bin);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void rebuild() override;
    QStackedBarSeries* makeSeries();
    void markSelection();

    std::vector<ChartBin> bins_;
};

} // namespace dateline
