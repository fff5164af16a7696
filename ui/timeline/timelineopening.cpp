// What a click on many events at one place does: look closer, or list them where no zooming would part them.

#include "ui/timeline/eventpicker.h"
#include "ui/timeline/timelinewidget.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dateline {

namespace {

constexpr double kRibbonZoom = 8;
constexpr std::size_t kAroundPointer = 4; // columns on either side
constexpr std::size_t kMostListed = 100'000;

double middle(const TimeExtent& extent)
{
    return double(extent.earliest) / 2 + double(extent.latest) / 2;
}

} // namespace

/// Where the middles of events lie.
VisibleRange TimelineWidget::middlesOf(const std::vector<EventRow>& events) const
{
    VisibleRange middles{middle(workspace_.index().extent[events.front()]), 0};
    middles.end = middles.start;
    for (const EventRow row : events) {
        const double at = middle(workspace_.index().extent[row]);
        middles.start = std::min(middles.start, at);
        middles.end = std::max(middles.end, at);
    }
    return middles;
}

void TimelineWidget::openCluster(const Mark& cluster, const QPointF& at)
{
    const auto first = scene_.clustered.begin() + cluster.firstInCluster;
    std::vector<EventRow> members(first, first + cluster.count);
    const VisibleRange middles = middlesOf(members);
    const double length = std::max(middles.length() * 1.5, kShortestRange);
    if (middles.length() > 0 && length < shownRange_.length() * 0.9) {
        const double centre = middles.start / 2 + middles.end / 2;
        setRange({centre - length / 2, centre + length / 2}, Go::Glide);
        return;
    }
    const std::size_t count = members.size();
    list(std::move(members), count, at);
}

void TimelineWidget::openStretch(const Stretch& stretch, const QPointF& at)
{
    const std::size_t lane = scene_.ribbons[stretch.ribbon].lane;
    std::vector<EventRow> events = builder_->eventsWithin(lane, rangeOf(stretch), kMostListed);
    const bool closest = shownRange_.length() <= kShortestRange * 1.01;
    if (events.empty() || (!closest && middlesOf(events).length() > 0)) {
        return zoomAt(at.x(), kRibbonZoom);
    }
    const std::size_t count = std::max<std::size_t>(events.size(), countOf(stretch));
    list(std::move(events), count, at);
}

/// Lists events to pick one of; `all` is how many there are, listed or not.
void TimelineWidget::list(std::vector<EventRow> events, std::size_t all, const QPointF& at)
{
    const EventIndex& index = workspace_.index();
    VisibleRange range{double(index.extent[events.front()].earliest), double(index.extent[events.front()].latest)};
    for (const EventRow row : events) {
        range.start = std::min(range.start, double(index.extent[row].earliest));
        range.end = std::max(range.end, double(index.extent[row].latest));
    }
    const auto number = [](std::size_t count) {
        return QLocale(QLocale::English).toString(qulonglong(count));
    };
    const QString when = qs(rangeInWords(range));
    const QString heading = all == events.size()
                                ? tr("%1 events · %2").arg(number(all), when)
                                : tr("The first %1 of %2 events · %3").arg(number(events.size()), number(all), when);
    auto* picker = new EventPicker(
        workspace_.theme(), heading, std::move(events), [this](EventRow row) { return qs(workspace_.title(row)); },
        this);
    connect(picker, &EventPicker::picked, this, [this](EventRow row) { workspace_.select(row); });
    // Rows are other events after an edit or in another case.
    connect(&workspace_, &Workspace::edited, picker, &QWidget::close);
    connect(&workspace_, &Workspace::caseChanged, picker, &QWidget::close);
    picker->openAt(mapToGlobal(at.toPoint()));
}

TimelineWidget::Stretch TimelineWidget::stretchAt(std::size_t ribbon, double x) const
{
    const DensityRibbon& of = scene_.ribbons[ribbon];
    const double last = double(of.counts.size()) - 1;
    const auto column = static_cast<std::size_t>(std::clamp(std::floor(x - of.box.x), 0.0, last));
    return {ribbon, column - std::min(column, kAroundPointer), std::min(column + kAroundPointer + 1, of.counts.size())};
}

Box TimelineWidget::boxOf(const Stretch& stretch) const
{
    const Box& box = scene_.ribbons[stretch.ribbon].box;
    return {box.x + double(stretch.first), box.y, double(stretch.end - stretch.first), box.height};
}

VisibleRange TimelineWidget::rangeOf(const Stretch& stretch) const
{
    const Box box = boxOf(stretch);
    const TimeScale scale = timeScale();
    return {scale.seconds(box.x), scale.seconds(box.right())};
}

std::uint32_t TimelineWidget::countOf(const Stretch& stretch) const
{
    const auto counts = scene_.ribbons[stretch.ribbon].counts.begin();
    return std::accumulate(counts + static_cast<std::ptrdiff_t>(stretch.first),
                           counts + static_cast<std::ptrdiff_t>(stretch.end), std::uint32_t{0});
}

} // namespace dateline
