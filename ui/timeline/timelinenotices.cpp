#include "core/timeline/eventorder.h"

#include "ui/timeline/timelinewidget.h"

#include <algorithm>

namespace dateline {

void TimelineWidget::updateNotice()
{
    if (!workspace_.hasCase()) {
        noticeKind_ = NoticeKind::NoCase;
        notice_->say(tr("No case is open"), tr("Open one from the Case menu, or drop its file on this window."));
    } else if (workspace_.firstLook()) {
        noticeKind_ = NoticeKind::None;
        notice_->hide();
    } else if (workspace_.isReadingEvents()) {
        noticeKind_ = NoticeKind::Reading;
        notice_->say(tr("The events of this case are being read"), {});
    } else if (workspace_.index().events() == 0) {
        noticeKind_ = NoticeKind::NoEvents;
        const std::size_t undated = workspace_.index().undated;
        const QString hint = workspace_.canEdit() ? tr("Double-click here to add the first one.")
                                                  : tr("They appear here as soon as they have a date.");
        notice_->say(undated == 0 ? tr("This case has no events yet") : tr("No event of this case has a date"),
                     undated == 0 ? hint
                                  : tr("Events without a date: %1. The table lists them (Ctrl+Shift+B).").arg(undated));
    } else if (workspace_.counts().shown == 0) {
        noticeKind_ = NoticeKind::NoMatch;
        const QString search = workspace_.searchText();
        notice_->say(search.isEmpty() ? tr("No event matches these filters") : tr("No event matches “%1”").arg(search),
                     {}, tr("Clear filters"));
    } else if (scene_.shownEvents == 0) {
        noticeKind_ = NoticeKind::NothingHere;
        noticeNothingHere();
    } else {
        noticeKind_ = NoticeKind::None;
        notice_->hide();
    }
    placeNotice();
}

void TimelineWidget::noticeNothingHere()
{
    const EventOrder order(workspace_.index(), workspace_.shown());
    const EventOrder::Place border = order.at(shownRange_.end);
    const std::size_t earlier = order.countBetween(order.begin(), border);
    const std::size_t later = order.countBetween(border, order.end());
    earlierRow_ = order.lastBefore(border).value_or(0);
    laterRow_ = order.firstFrom(border).value_or(0);
    const auto words = [](std::size_t count, const QString& one, const QString& many) {
        return count == 0 ? QString() : count == 1 ? one : many.arg(count);
    };
    notice_->say(tr("No events in this part of the timeline"), qs(rangeInWords(shownRange_)),
                 words(earlier, tr("← 1 event earlier"), tr("← %1 events earlier")),
                 words(later, tr("1 event later →"), tr("%1 events later →")));
}

void TimelineWidget::placeNotice()
{
    if (noticeKind_ == NoticeKind::None) {
        return;
    }
    const int left = noticeKind_ == NoticeKind::NothingHere ? static_cast<int>(gutter_) : 0;
    const int room = std::max(width() - left, 1);
    const int wide = std::min(room - 24, 460);
    const int high = std::max(notice_->heightForWidth(wide), notice_->sizeHint().height());
    notice_->setGeometry(left + (room - wide) / 2, std::max(56, (height() - high) * 2 / 5), wide, high);
}

void TimelineWidget::clearFilters()
{
    workspace_.setSearchText({});
    workspace_.setFilter({});
}

} // namespace dateline
