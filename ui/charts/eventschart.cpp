#include "ui/charts/eventschart.h"

#include "core/timeline/eventorder.h"

#include "ui/charts/chartstyle.h"

#include <QResizeEvent>
#include <QToolTip>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dateline {

namespace {

// A bar is as wide as the label below it needs, or the chart would cut the label to dots.
constexpr int kBinWidth = 46;
constexpr int kFewestBins = 4;

std::size_t binsThatFit(int width)
{
    return static_cast<std::size_t>(std::max(kFewestBins, width / kBinWidth));
}

bool startsInside(const TimeExtent& extent, const ChartBin& bin, bool first)
{
    return (extent.earliest >= bin.start || (first && extent.latest > bin.start)) && extent.earliest < bin.end;
}

/// The axis wants labels that are different and not empty, while "1" comes again each month and a first, cut bin has
/// none.
QBarCategoryAxis* timeAxis(const std::vector<ChartBin>& bins)
{
    auto* time = new QBarCategoryAxis;
    QStringList labels;
    for (const ChartBin& bin : bins) {
        QString label = bin.label;
        while (label.isEmpty() || labels.contains(label)) {
            label += QChar(0x200B);
        }
        labels << label;
    }
    time->append(labels);
    return time;
}

QValueAxis* countAxis(const std::vector<ChartBin>& bins)
{
    auto* count = new QValueAxis;
    std::uint32_t highest = 1;
    for (const ChartBin& bin : bins) {
        highest = std::max(highest, bin.total());
    }
    count->setRange(0, highest);
    count->setLabelFormat(QStringLiteral("%d"));
    count->setTickType(QValueAxis::TicksDynamic);
    count->setTickAnchor(0);
    count->setTickInterval(std::max(1.0, std::ceil(highest / 4.0)));
    return count;
}

} // namespace

std::uint32_t ChartBin::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
}

std::vector<ChartBin> chartBins(const EventIndex& index, const EventSet& shown, const VisibleRange& range,
                                std::size_t most)
{
    // The axis knows which calendar steps there are; a bin is what lies between two of its ticks.
    const TimeScale scale{range, 0, static_cast<double>(most)};
    Axis axis = axisTicks(scale, 1.0);
    std::vector<ChartBin> bins;
    for (std::size_t i = 0; i + 1 < axis.minor.size() || (i < axis.minor.size() && !bins.empty()); ++i) {
        const std::int64_t start = axis.minor[i].seconds;
        const std::int64_t end =
            i + 1 < axis.minor.size() ? axis.minor[i + 1].seconds : start + (start - axis.minor[i - 1].seconds);
        bins.push_back({start, end, qs(axis.minor[i].label), std::vector<std::uint32_t>(index.categories.ids.size())});
    }
    if (bins.empty()) {
        return bins;
    }
    // What begins before the first tick belongs to the unit that holds it.
    if (const double lead = static_cast<double>(bins.front().start) - range.start; lead > 0) {
        const std::int64_t length = bins.front().end - bins.front().start;
        bins.insert(bins.begin(), {bins.front().start - length, bins.front().start, QString(),
                                   std::vector<std::uint32_t>(index.categories.ids.size())});
    }
    // Events and bins are both in the order of their starts.
    std::size_t bin = 0;
    forEachInOrder(index, shown, [&](EventRow row) {
        const TimeExtent& extent = index.extent[row];
        if (extent.latest <= bins.front().start || extent.earliest >= bins.back().end) {
            return;
        }
        while (bin + 1 < bins.size() && extent.earliest >= bins[bin + 1].start) {
            ++bin;
        }
        if (startsInside(extent, bins[bin], bin == 0)) {
            ++bins[bin].counts[index.category[row]];
        }
    });
    return bins;
}

EventsChart::EventsChart(Workspace& workspace, QWidget* parent)
    : LinkedChart(workspace, tr("Events over time by category"), parent)
{
    connect(&workspace_, &Workspace::selectionChanged, this, [this] {
        if (isVisible()) {
            markSelection();
        }
    });
}

void EventsChart::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isVisible() && binsThatFit(event->oldSize().width()) != binsThatFit(width())) {
        rebuild();
    }
}

QStackedBarSeries* EventsChart::makeSeries()
{
    const Theme& theme = workspace_.theme();
    const EventIndex& index = workspace_.index();
    auto* series = new QStackedBarSeries;
    series->setBarWidth(0.8);
    for (std::size_t category = 0; category < index.categories.ids.size(); ++category) {
        auto* set = new QBarSet(qs(index.categories.names[category]));
        bool any = false;
        for (const ChartBin& bin : bins_) {
            *set << bin.counts[category];
            any = any || bin.counts[category] > 0;
        }
        const QColor color = theme.category(qs(index.categoryColors[category]));
        set->setColor(color);
        set->setBorderColor(color);
        set->setSelectedColor(color.darker(125));
        if (!any) {
            delete set;
            continue;
        }
        series->append(set);
        connect(set, &QBarSet::clicked, this, [this](int bin) { openBin(static_cast<std::size_t>(bin)); });
        connect(set, &QBarSet::hovered, this, [this, set](bool on, int bin) {
            if (on && static_cast<std::size_t>(bin) < bins_.size()) {
                const QString text = tr("%1: %n event(s)", nullptr, static_cast<int>(set->at(bin))).arg(set->label());
                QToolTip::showText(QCursor::pos(), Qt::convertFromPlainText(text), view_);
            }
        });
    }
    return series;
}

void EventsChart::rebuild()
{
    const Theme& theme = workspace_.theme();
    resetChart(*chart_, theme, tr("Events over time, by category"));
    chart_->legend()->hide(); // the filters beside it are the legend, and have room for the names
    bins_ = workspace_.hasCase()
                ? chartBins(workspace_.index(), workspace_.shown(), workspace_.range(), binsThatFit(width()))
                : std::vector<ChartBin>{};

    auto* series = makeSeries();
    chart_->addSeries(series);

    addAxes(*chart_, *series, *timeAxis(bins_), *countAxis(bins_), theme);
    setAccessibleDescription(tr("%n bar(s)", nullptr, static_cast<int>(bins_.size())));
    markSelection();
}

void EventsChart::markSelection()
{
    const auto all = chart_->series();
    const auto row = workspace_.selected();
    for (QAbstractSeries* one : all) {
        auto* series = qobject_cast<QStackedBarSeries*>(one);
        for (QBarSet* set : series->barSets()) {
            set->deselectAllBars();
        }
        if (!row) {
            continue;
        }
        const TimeExtent& extent = workspace_.index().extent[*row];
        for (std::size_t bin = 0; bin < bins_.size(); ++bin) {
            if (startsInside(extent, bins_[bin], bin == 0)) {
                for (QBarSet* set : series->barSets()) {
                    set->selectBar(static_cast<int>(bin));
                }
            }
        }
    }
}

void EventsChart::openBin(std::size_t bin)
{
    if (bin >= bins_.size()) {
        return;
    }
    const ChartBin opened = bins_[bin];
    const double room = static_cast<double>(opened.end - opened.start) * 0.15;
    std::optional<EventRow> first;
    forEachInOrder(workspace_.index(), workspace_.shown(), [&](EventRow row) {
        if (!first && startsInside(workspace_.index().extent[row], opened, bin == 0)) {
            first = row;
        }
    });
    if (first) {
        workspace_.select(first);
    }
    workspace_.setRange({static_cast<double>(opened.start) - room, static_cast<double>(opened.end) + room});
}

} // namespace dateline
