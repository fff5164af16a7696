// Choosing several events on the timeline: one by one with Ctrl, all in a rectangle with Shift, all that are shown.

#include "ui/timeline/strokes.h"
#include "ui/timeline/timelinewidget.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace dateline {

namespace {

/// The events that a mark stands for.
std::span<const EventRow> eventsOf(const TimelineScene& scene, const Mark& mark)
{
    if (mark.kind != MarkKind::Cluster) {
        return {&mark.event, 1};
    }
    return {scene.clustered.data() + mark.firstInCluster, mark.count};
}

} // namespace

void TimelineWidget::toggleAt(const QPointF& at)
{
    const SceneHit hit = hitAt(at);
    const Mark* mark = markUnder(hit);
    if (!mark || mark->kind != MarkKind::Cluster) {
        if (hit.kind == SceneHit::Kind::Mark || hit.kind == SceneHit::Kind::Label) {
            workspace_.toggleChosen(hit.event);
        }
        return;
    }
    auto keys = workspace_.chosen();
    for (const EventRow row : eventsOf(scene_, *mark)) {
        keys.push_back(workspace_.index().key[row]);
    }
    choose(std::move(keys));
}

/// Chooses these. The selected event is one of them: `preferred`, where another was selected before.
void TimelineWidget::choose(std::vector<EventKey> keys, std::optional<EventKey> preferred)
{
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    const auto selected = workspace_.selectedKey();
    if (!keys.empty() && (!selected || !std::binary_search(keys.begin(), keys.end(), *selected))) {
        workspace_.select(workspace_.index().rowOf(preferred.value_or(keys.front())));
    }
    workspace_.choose(std::move(keys));
}

void TimelineWidget::chooseAllShown()
{
    const EventIndex& index = workspace_.index();
    std::vector<EventKey> keys;
    workspace_.shown().forEach([&](EventRow row) { keys.push_back(index.key[row]); });
    choose(std::move(keys));
}

QRectF TimelineWidget::bandOnWidget() const
{
    const TimeScale scale = timeScale();
    return QRectF(QPointF(scale.x(band_->seconds), band_->sceneY - scrollY()),
                  QPointF(std::max(band_->at.x(), scale.left), band_->at.y()))
        .normalized();
}

void TimelineWidget::moveBand(const QPointF& at)
{
    const QRect before = bandOnWidget().toAlignedRect();
    band_->at = at;
    update((before | bandOnWidget().toAlignedRect()).adjusted(-2, -2, 2, 2));
    pullAt(at);
}

/// All events with a mark that the rectangle touches, and those of the stretches of ribbons that it does. It may begin
/// far outside the view, which is then looked through page by page.
void TimelineWidget::chooseInBand()
{
    constexpr int kMostPages = 500;
    const TimeScale shown = timeScale();
    Band band = *band_;
    double to = shown.seconds(std::max(band.at.x(), shown.left));
    band.at.ry() += scrollY();
    band_.reset();
    update();
    if (to < band.seconds) {
        std::swap(to, band.seconds);
    }
    std::vector<EventKey> keys;
    std::optional<EventKey> seen; // selecting what is out of sight would move the view
    const double length = shown.range.length();
    const double pages = std::floor((shown.range.start - band.seconds) / length) + 1;
    const double first = std::max(0.0, std::min(pages, double(kMostPages)));
    double start = shown.range.start - first * length;
    for (int page = 0; page < kMostPages && start < to; ++page, start += length) {
        TimeScale scale = shown;
        scale.range = {start, start + length};
        if (scale.range.end <= band.seconds) {
            continue;
        }
        SceneOptions options = sceneOptions();
        options.range = scale.range;
        const std::size_t before = keys.size();
        gatherInBand(builder_->build(options), scale, band, to, keys);
        const bool inSight = std::abs(start - shown.range.start) < length / 2;
        if (inSight && keys.size() > before) {
            seen = keys[before];
        }
    }
    if (!seen && !keys.empty()) {
        seen = keys.back();
    }
    choose(std::move(keys), seen);
}

void TimelineWidget::gatherInBand(const TimelineScene& scene, const TimeScale& scale, const Band& band, double to,
                                  std::vector<EventKey>& keys) const
{
    const QRectF area =
        QRectF(QPointF(scale.x(band.seconds), band.sceneY), QPointF(scale.x(to), band.at.y())).normalized();
    const EventIndex& index = workspace_.index();
    std::vector<EventRow> drawn; // and in sight, so that it need not be taken for part of a ribbon
    for (const Mark& mark : scene.marks) {
        const bool touched = area.intersects(QRectF(mark.box.x, mark.box.y, mark.box.width, mark.box.height));
        for (const EventRow row : eventsOf(scene, mark)) {
            drawn.push_back(row);
            if (touched) {
                keys.push_back(index.key[row]);
            }
        }
    }
    std::sort(drawn.begin(), drawn.end());
    for (const DensityRibbon& ribbon : scene.ribbons) {
        const Box& box = ribbon.box;
        const double left = std::max(box.x, area.left());
        const double right = std::min(box.right(), area.right());
        if (right <= left || area.bottom() <= box.y || area.top() >= box.bottom()) {
            continue;
        }
        const VisibleRange range{scale.seconds(left), scale.seconds(right)};
        for (const EventRow row : builder_->eventsWithin(ribbon.lane, range, index.size())) {
            if (!std::binary_search(drawn.begin(), drawn.end(), row)) {
                keys.push_back(index.key[row]);
            }
        }
    }
}

bool TimelineWidget::isChosenMark(const Mark& mark) const
{
    const auto events = eventsOf(scene_, mark);
    return std::any_of(events.begin(), events.end(), [this](EventRow row) { return workspace_.isChosen(row); });
}

void TimelineWidget::paintChosen(QPainter& painter, const QRect& area)
{
    if (workspace_.chosen().size() < 2 && !band_) {
        return;
    }
    painter.save();
    painter.setClipRect(QRectF(gutter_, scene_.axisHeight, width() - gutter_, height() - scene_.axisHeight));
    if (workspace_.chosen().size() > 1) {
        Strokes strokes(painter, workspace_.theme(), &cache_);
        for (const Mark& mark : scene_.marks) {
            const double left = std::max(mark.box.x, scene_.gutterWidth - mark.box.height);
            const double right = std::min(mark.box.right(), width() + mark.box.height);
            const QRectF box(left, mark.box.y - scrollY(), right - left, mark.box.height);
            if (QRectF(area).adjusted(-8, -8, 8, 8).intersects(box) && isChosenMark(mark)) {
                strokes.ring(box, true);
            }
        }
    }
    if (band_) {
        QColor inside = workspace_.theme().accent;
        inside.setAlpha(36);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(workspace_.theme().accent);
        painter.setBrush(inside);
        painter.drawRect(bandOnWidget().toRect());
    }
    painter.restore();
}

} // namespace dateline
