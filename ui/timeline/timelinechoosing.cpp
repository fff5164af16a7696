// Choosing several events on the timeline: one by one with Ctrl, all in a rectangle with Shift, all that are shown.

#include "ui/timeline/strokes.h"
#include "ui/timeline/timelinewidget.h"

#include <QPainter>

#include <algorithm>

namespace dateline {

namespace {

/// The events that a mark stands for.
std::vector<EventRow> eventsOf(const TimelineScene& scene, const Mark& mark)
{
    if (mark.kind != MarkKind::Cluster) {
        return {mark.event};
    }
    const auto first = scene.clustered.begin() + mark.firstInCluster;
    return {first, first + mark.count};
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

/// Chooses these; the selected event is one of them.
void TimelineWidget::choose(std::vector<EventKey> keys)
{
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    const auto selected = workspace_.selectedKey();
    if (!keys.empty() && (!selected || !std::binary_search(keys.begin(), keys.end(), *selected))) {
        workspace_.select(workspace_.index().rowOf(keys.front()));
    }
    workspace_.choose(std::move(keys));
}

void TimelineWidget::chooseAllShown()
{
    const EventIndex& index = workspace_.index();
    std::vector<EventKey> keys;
    for (EventRow row = 0; row < index.size(); ++row) {
        if (workspace_.shown().contains(row)) {
            keys.push_back(index.key[row]);
        }
    }
    choose(std::move(keys));
}

/// All events with a mark that the rectangle touches.
void TimelineWidget::chooseInBand()
{
    const QRectF band = band_->translated(0, scrollY());
    band_.reset();
    update();
    std::vector<EventKey> keys;
    const TimelineScene& seen = scene();
    for (const Mark& mark : seen.marks) {
        if (!band.intersects(QRectF(mark.box.x, mark.box.y, mark.box.width, mark.box.height))) {
            continue;
        }
        for (const EventRow row : eventsOf(seen, mark)) {
            keys.push_back(workspace_.index().key[row]);
        }
    }
    choose(std::move(keys));
}

void TimelineWidget::paintChosen(QPainter& painter) const
{
    if (workspace_.chosen().size() < 2 && !band_) {
        return;
    }
    painter.save();
    painter.setClipRect(QRectF(gutter_, scene_.axisHeight, width() - gutter_, height() - scene_.axisHeight));
    if (workspace_.chosen().size() > 1) {
        Strokes strokes(painter, workspace_.theme(), nullptr);
        for (const Mark& mark : scene_.marks) {
            const auto events = eventsOf(scene_, mark);
            if (std::any_of(events.begin(), events.end(), [this](EventRow row) { return workspace_.isChosen(row); })) {
                const double left = std::max(mark.box.x, scene_.gutterWidth - mark.box.height);
                const double right = std::min(mark.box.right(), width() + mark.box.height);
                strokes.ring(QRectF(left, mark.box.y - scrollY(), right - left, mark.box.height), true);
            }
        }
    }
    if (band_) {
        QColor inside = workspace_.theme().accent;
        inside.setAlpha(36);
        painter.setPen(workspace_.theme().accent);
        painter.setBrush(inside);
        painter.drawRect(band_->toRect());
    }
    painter.restore();
}

} // namespace dateline
