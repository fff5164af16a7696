#include "core/timeline/lanedrawing.h"

#include "core/timeline/eventshape.h"
#include "core/timeline/layoutsizes.h"

#include <algorithm>

namespace dateline::layout {

namespace {

bool stretches(MarkKind kind)
{
    return kind == MarkKind::Span || kind == MarkKind::Doubt;
}

} // namespace

LaneDrawing::LaneDrawing(const EventIndex& index, const TextMeasure& measure, const SceneOptions& options,
                         const TimeScale& scale, const PackingScale& packing, LabelWidths& widths, TimelineScene& scene)
    : index_(index), measure_(measure), options_(options), scale_(scale), packing_(packing), widths_(widths),
      scene_(scene), labels_(options, measure, widths, scene)
{
}

void LaneDrawing::draw(const PackedLane& lane, const LaneBox& box, std::uint16_t category)
{
    auto centre = box.rowsTop + kRowHeight / 2;
    for (const auto& row : lane.rows) {
        drawRow(row, centre);
        centre += kRowHeight;
    }
    if (!lane.shared.empty())
        drawShared(lane, centre, category);
}

bool LaneDrawing::isVisible(const TimeExtent& extent) const
{
    return seconds(extent.earliest) < scale_.range.end && seconds(extent.latest) > scale_.range.start;
}

void LaneDrawing::drawRow(const std::vector<RowItem>& row, double centre)
{
    // A moment's extent may reach beyond its mark by half a day's width.
    const auto from = packing_.x(scale_.range.start) - kDayDoubtWidth;
    const auto to = packing_.x(scale_.range.end) + kDayDoubtWidth;
    auto item = std::partition_point(row.begin(), row.end(), [from](const RowItem& one) { return one.right < from; });
    drawn_.clear();
    for (; item != row.end() && item->left < to; ++item) {
        if (auto drawn = drawEvent(item->event, centre))
            drawn_.push_back(*drawn);
    }
    labels_.placeRow(drawn_, centre);
}

Mark LaneDrawing::moment(const TimeExtent& extent, double centre) const
{
    // Where only a part of the extent is visible its mark stands at that part.
    const auto half = kMarkSize / 2;
    const auto x = std::clamp(scale_.x(middle(extent)), options_.gutter + half,
                              std::max(options_.gutter + half, options_.width - half));
    Mark mark;
    mark.kind = MarkKind::Moment;
    mark.box = {x - half, centre - half, kMarkSize, kMarkSize};
    return mark;
}

Mark LaneDrawing::bar(const TimeExtent& extent, MarkKind kind, double centre) const
{
    const auto left = scale_.x(seconds(extent.earliest));
    const auto right = scale_.x(seconds(extent.latest));
    const auto from = std::clamp(left, options_.gutter, options_.width);
    const auto to = std::clamp(right, from, std::max(from, options_.width));
    Mark mark;
    mark.kind = kind;
    mark.box = {from, centre - kBarHeight / 2, to - from, kBarHeight};
    const auto soft = std::min(kMostSoft, kSoftShare * (right - left));
    mark.softLeft = std::clamp(soft - (from - left), 0.0, mark.box.width);
    mark.softRight = std::clamp(soft - (right - to), 0.0, mark.box.width);
    return mark;
}

Mark LaneDrawing::ownMark(EventRow event, double centre) const
{
    const auto& extent = index_.extent[event];
    const auto kind = kindOf(extent, index_.has(event, Span), scale_.secondsPerPixel());
    auto mark = stretches(kind) ? bar(extent, kind, centre) : moment(extent, centre);
    if (kind == MarkKind::Span) {
        if (!index_.has(event, OpenStart))
            mark.softLeft = 0;
        if (!index_.has(event, OpenEnd))
            mark.softRight = 0;
    }
    mark.category = index_.category[event];
    mark.event = event;
    mark.disputed = index_.has(event, Disputed);
    mark.core = index_.importance[event] == Importance::Core;
    return mark;
}

void LaneDrawing::addAlternatives(const Mark& own, DrawnItem& drawn, bool& any)
{
    const auto centre = own.box.y + own.box.height / 2;
    const bool ownDrawn = any;
    const auto ownX = scale_.x(middle(index_.extent[own.event]));
    auto lastRight = -std::numeric_limits<double>::infinity();
    for (const auto& extent : index_.alternatives(own.event)) {
        if (!isVisible(extent))
            continue;
        const auto kind = kindOf(extent, false, scale_.secondsPerPixel());
        auto mark = stretches(kind) ? bar(extent, kind, centre) : moment(extent, centre);
        const auto x = mark.box.x + mark.box.width / 2;
        const bool hidesOwn = ownDrawn && mark.box.x < own.box.right() && own.box.x < mark.box.right();
        if (hidesOwn || mark.box.x < lastRight)
            continue;
        lastRight = mark.box.right();
        mark.kind = MarkKind::Alternative;
        mark.category = own.category;
        mark.event = own.event;
        mark.disputed = true;
        const bool after = ownX < x;
        const auto from =
            std::clamp(ownDrawn ? (after ? own.box.right() : own.box.x) : ownX, options_.gutter, options_.width);
        scene_.links.push_back(
            {LineKind::AlternativeLink, from, centre, after ? mark.box.x : mark.box.right(), centre, own.category});
        drawn.left = any ? std::min(drawn.left, mark.box.x) : mark.box.x;
        drawn.right = any ? std::max(drawn.right, mark.box.right()) : mark.box.right();
        drawn.bar = false;
        any = true;
        scene_.marks.push_back(mark);
    }
}

std::optional<DrawnItem> LaneDrawing::drawEvent(EventRow event, double centre)
{
    const auto own = ownMark(event, centre);
    bool any = isVisible(index_.extent[event]);
    DrawnItem drawn{own.box.x, own.box.right(), event, true, stretches(own.kind)};
    addAlternatives(own, drawn, any);
    if (!any)
        return {};
    if (isVisible(index_.extent[event]))
        scene_.marks.push_back(own);
    return drawn;
}

} // namespace dateline::layout
