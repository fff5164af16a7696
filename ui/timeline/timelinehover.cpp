#include "ui/timeline/timelinewidget.h"

#include <QLocale>

#include <algorithm>

namespace dateline {

void TimelineWidget::hover(const QPointF& at)
{
    const SceneHit hit = hitAt(at);
    const Mark* mark = markUnder(hit);
    const std::optional<EventRow> under = mark ? std::optional(mark->event) : std::nullopt;
    const bool onRibbon = hit.kind == SceneHit::Kind::Ribbon;
    const std::optional<Stretch> stretch = onRibbon ? std::optional(stretchAt(hit.position, at.x())) : std::nullopt;
    if (under == hovered_ && stretch == hoveredStretch_) {
        return;
    }
    if (stretch && hoveredStretch_ && card_->isVisible()) {
        // Along a ribbon the card goes with the pointer.
        updateHovered();
        hoveredStretch_ = stretch;
        updateHovered();
        return showHoverCard();
    }
    forgetHover();
    hovered_ = under;
    hoveredStretch_ = stretch;
    if (under || stretch) {
        setCursor(Qt::PointingHandCursor);
        hoverTimer_.start();
    }
    updateHovered();
}

void TimelineWidget::forgetHover()
{
    hoverTimer_.stop();
    card_->hide();
    updateHovered();
    hovered_.reset();
    hoveredStretch_.reset();
    if (!press_ || !press_->dragging) {
        unsetCursor();
    }
}

/// Only what stands out under the pointer is painted anew as it moves.
void TimelineWidget::updateHovered()
{
    if (sceneDirty_) {
        return; // all of it will be
    }
    if (hovered_) {
        updateAround(markOf(scene_, *hovered_));
    }
    if (hoveredStretch_ && hoveredStretch_->ribbon < scene_.ribbons.size()) {
        const Box box = boxOf(*hoveredStretch_);
        update(QRectF(box.x, box.y - scrollY(), box.width, box.height).toAlignedRect().adjusted(-2, -2, 2, 2));
    }
}

void TimelineWidget::showHoverCard()
{
    if (hoveredStretch_ && !sceneDirty_) {
        const Box box = boxOf(*hoveredStretch_);
        const QRectF place(box.x, box.y - scrollY(), box.width, box.height);
        return card_->showBeside(place.toAlignedRect(), cardFor(*hoveredStretch_));
    }
    const Mark* mark = markUnder(hitAt(pointer_));
    if (!mark || mark->event != hovered_) {
        return;
    }
    const Box& box = mark->box;
    const double left = std::max(box.x, gutter_);
    const double right = std::max(std::min(box.right(), double(width())), left + 1);
    const double anchor = std::clamp(pointer_.x() - 6, left, right);
    const QRectF place(anchor, box.y - scrollY(), std::min(right - anchor + 1, 12.0), box.height);
    card_->showBeside(place.toAlignedRect(), cardFor(*mark));
}

HoverCard::Content TimelineWidget::cardFor(const Stretch& stretch) const
{
    const DensityRibbon& ribbon = scene_.ribbons[stretch.ribbon];
    const std::uint32_t count = countOf(stretch);
    const auto disputed = std::lower_bound(ribbon.disputed.begin(), ribbon.disputed.end(), stretch.first);
    const bool anyDisputed = disputed != ribbon.disputed.end() && *disputed < stretch.end;
    HoverCard::Content card;
    card.title = count == 1 ? tr("1 event") : tr("%1 events").arg(QLocale(QLocale::English).toString(count));
    card.date = qs(rangeInWords(rangeOf(stretch)));
    card.note = tr("Click to look closer");
    card.warning = anyDisputed ? tr("Sources disagree on some") : QString();
    return card;
}

HoverCard::Content TimelineWidget::cardFor(const Mark& mark) const
{
    const EventIndex& index = workspace_.index();
    if (mark.kind == MarkKind::Cluster) {
        std::int64_t from = kEndOfTime;
        std::int64_t to = kBeginningOfTime;
        for (std::uint32_t i = 0; i < mark.count; ++i) {
            const TimeExtent& extent = index.extent[scene_.clustered[mark.firstInCluster + i]];
            from = std::min(from, extent.earliest);
            to = std::max(to, extent.latest);
        }
        return {tr("%1 events").arg(QLocale(QLocale::English).toString(mark.count)),
                qs(rangeInWords({double(from), double(to)})),
                {},
                tr("Click to look closer"),
                {}};
    }
    HoverCard::Content card;
    card.title = qs(workspace_.title(mark.event));
    card.date = dateInWords(mark.event);
    card.note = dateNote(mark.event);
    const bool disputed = index.has(mark.event, Disputed);
    (disputed ? card.warning : card.sources) = secondText(mark.event);
    if (disputed && index.has(mark.event, DateDisputed)) {
        card.warning = tr("%1 on the date").arg(card.warning);
    }
    return card;
}

/// What the drawing shows of a date and its words do not say.
QString TimelineWidget::dateNote(EventRow row) const
{
    const EventIndex& index = workspace_.index();
    const std::optional<TimeExtent>& asked = workspace_.filter().range;
    QStringList notes;
    if (index.has(row, Approximate) && !index.has(row, OpenStart) && !index.has(row, OpenEnd)) {
        const TimeExtent reach = index.reach(row);
        notes << tr("taken as %1").arg(qs(rangeInWords({double(reach.earliest), double(reach.latest)})));
    }
    if (asked && liesIn(index, row, *asked) == Certainty::Possible) {
        notes << tr("only possibly %1").arg(qs(placeInWords(*asked)));
    }
    return notes.join(QStringLiteral("; "));
}

void TimelineWidget::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    forgetHover();
}

} // namespace dateline
