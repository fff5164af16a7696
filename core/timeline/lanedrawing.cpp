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

std::size_t LaneDrawing::draw(const LaneTable& table, const PackedLane& lane, const LaneBox& box, std::uint32_t number,
                              std::uint16_t category)
{
    table_ = &table;
    lane_ = &lane;
    number_ = number;
    const auto visible = table.within(scale_.range.start, scale_.range.end);
    first_ = visible.first;
    end_ = visible.end;
    auto centre = box.rowsTop + kRowHeight / 2;
    for (const auto& row : lane.rows) {
        drawRow(row, centre);
        centre += kRowHeight;
    }
    if (lane.placed.size() < table.size())
        drawShared(visible.earlier, visible.later, box.rowsTop + (static_cast<double>(box.rows) - 0.5) * kRowHeight,
                   category);
    return visible.count();
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
    const auto firstLink = scene_.links.size();
    const auto firstLabel = scene_.labels.size();
    drawn_.clear();
    for (; item != row.end() && item->left < to; ++item) {
        if (auto drawn = drawEvent(table_->event(item->position), centre))
            drawn_.push_back(*drawn);
    }
    labels_.placeRow(drawn_, centre);
    interruptLinks(firstLink, firstLabel);
}

/// A line that leads out of the view to a date there makes way for the title beside the date that is seen.
void LaneDrawing::interruptLinks(std::size_t firstLink, std::size_t firstLabel)
{
    auto& links = scene_.links;
    for (auto i = firstLink; i < links.size(); ++i) {
        for (auto n = firstLabel; n < scene_.labels.size(); ++n) {
            const auto& box = scene_.labels[n].box;
            const auto left = std::min(links[i].x1, links[i].x2);
            const auto right = std::max(links[i].x1, links[i].x2);
            if (left == right || box.right() <= left || box.x >= right)
                continue;
            auto after = links[i];
            after.x1 = std::min(right, box.right() + kLabelGap);
            after.x2 = right;
            links[i].x1 = left;
            links[i].x2 = std::max(left, box.x - kLabelGap);
            if (after.x1 < after.x2)
                links.push_back(after);
        }
    }
    const auto isNothing = [](const Line& link) {
        return link.x1 == link.x2;
    };
    links.erase(std::remove_if(links.begin() + static_cast<std::ptrdiff_t>(firstLink), links.end(), isNothing),
                links.end());
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
    mark.cutLeft = std::max(0.0, from - left);
    mark.cutRight = std::max(0.0, right - to);
    if (kind == MarkKind::Doubt) {
        mark.softLeft = mark.softRight = std::min(kMostSoft, kSoftShare * (right - left));
        mark.leftEnd = mark.rightEnd = EndKind::Soft;
    }
    return mark;
}

/// What lasted is soft where it may not yet, or no more, have gone on.
void LaneDrawing::softenSpan(Mark& mark) const
{
    const auto reach = index_.reach(mark.event);
    const auto certain = index_.certain.at(mark.event);
    const auto core = certain.empty() ? index_.extent[mark.event] : certain.front();
    const auto softness = [this](std::int64_t from, std::int64_t to) {
        const auto length = seconds(to) - seconds(from);
        const auto pixels = length / scale_.secondsPerPixel();
        return pixels >= (length > seconds(kSecondsPerDay) ? kLeastSoft : kDayDoubtWidth) ? pixels : 0.0;
    };
    mark.softLeft = softness(reach.earliest, core.earliest);
    mark.softRight = softness(core.latest, reach.latest);
    mark.leftEnd = mark.softLeft > 0 ? EndKind::Soft : EndKind::Known;
    mark.rightEnd = mark.softRight > 0 ? EndKind::Soft : EndKind::Known;
}

/// Open and unknown ends, and tails at those of them that are visible.
void LaneDrawing::addTails(Mark& mark) const
{
    const auto tail = [](double room) {
        return room < kLeastTail ? 0 : std::min(kTail, room);
    };
    if (hasTailLeft(index_, mark.event)) {
        mark.leftEnd = index_.has(mark.event, OpenStart) ? EndKind::Open : EndKind::Unknown;
        mark.softLeft = 0;
        mark.tailLeft = mark.cutLeft > 0 ? 0 : tail(mark.box.x - options_.gutter);
    }
    if (hasTailRight(index_, mark.event)) {
        mark.rightEnd = index_.has(mark.event, OpenEnd) ? EndKind::Open : EndKind::Unknown;
        mark.softRight = 0;
        mark.tailRight = mark.cutRight > 0 ? 0 : tail(options_.width - mark.box.right());
    }
}

void LaneDrawing::describe(Mark& mark, EventRow event) const
{
    mark.category = index_.category[event];
    mark.event = event;
    mark.disputed = index_.has(event, Disputed);
    mark.core = index_.importance[event] == Importance::Core;
    mark.faint = isFaint(event);
}

Mark LaneDrawing::ownMark(EventRow event, double centre) const
{
    const auto reach = index_.reach(event);
    const auto kind = kindOf(index_, event, scale_.secondsPerPixel());
    auto mark = stretches(kind) ? bar(reach, kind, centre) : moment(reach, centre);
    describe(mark, event);
    if (kind == MarkKind::Span)
        softenSpan(mark);
    if (kind == MarkKind::Doubt && index_.has(event, Approximate)) {
        // It fades over the margins, all of what is written being equally near.
        const auto& extent = index_.extent[event];
        const auto pixels = [this](std::int64_t from, std::int64_t to) {
            return (seconds(to) - seconds(from)) / scale_.secondsPerPixel();
        };
        mark.softLeft = std::max(mark.softLeft, pixels(reach.earliest, extent.earliest));
        mark.softRight = std::max(mark.softRight, pixels(extent.latest, reach.latest));
    }
    addTails(mark);
    return mark;
}

void LaneDrawing::link(LineKind kind, EventRow event, double from, double to, double centre)
{
    from = std::clamp(from, options_.gutter, options_.width);
    to = std::clamp(to, options_.gutter, options_.width);
    if (from != to)
        scene_.links.push_back({kind, from, centre, to, centre, index_.category[event], isFaint(event)});
}

/// The visible members that do not hide each other, each joined to the one before it; nothing where none is visible.
std::optional<DrawnItem> LaneDrawing::drawMembers(EventRow event, std::span<const TimeExtent> members, double centre)
{
    const bool all = index_.has(event, AllOf);
    const auto runs = index_.certain.at(event);
    const auto toX = [this](double at) {
        return scale_.x(at);
    };
    const auto linksBefore = scene_.links.size();
    std::optional<DrawnItem> drawn;
    std::optional<double> lastRight;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const auto& extent = members[i];
        auto kind = kindOf(extent, false, scale_.secondsPerPixel());
        if (kind == MarkKind::Doubt && std::find(runs.begin(), runs.end(), extent) != runs.end())
            kind = MarkKind::Span;
        const auto place = markInterval(extent, kind, toX);
        if (lastRight && place.left < *lastRight - 0.5)
            continue;
        if (lastRight)
            link(all ? LineKind::MemberLink : LineKind::AlternativeLink, event, *lastRight, place.left, centre);
        lastRight = place.right;
        if (!isVisible(extent))
            continue;
        auto mark = stretches(kind) ? bar(extent, kind, centre) : moment(extent, centre);
        describe(mark, event);
        addTails(mark);
        mark.tailLeft = i == 0 ? mark.tailLeft : 0;
        mark.tailRight = i + 1 == members.size() ? mark.tailRight : 0;
        mark.kind = MarkKind::Member;
        mark.hollow = !all;
        const auto whole = mark.whole();
        drawn = drawn ? DrawnItem{drawn->left, whole.right(), event, true, false}
                      : DrawnItem{whole.x, whole.right(), event, true, false};
        scene_.marks.push_back(mark);
    }
    if (!drawn)
        scene_.links.resize(linksBefore); // a line that leads from nothing to nothing says nothing
    return drawn;
}

void LaneDrawing::addAlternatives(const Mark& own, double centre, std::optional<DrawnItem>& drawn)
{
    const auto place = own.whole();
    const bool ownDrawn = drawn.has_value();
    const auto ownX = scale_.x(middle(index_.extent[own.event]));
    auto lastRight = -std::numeric_limits<double>::infinity();
    for (const auto& extent : index_.alternatives(own.event)) {
        if (!isVisible(extent))
            continue;
        const auto kind = kindOf(extent, false, scale_.secondsPerPixel());
        auto mark = stretches(kind) ? bar(extent, kind, centre) : moment(extent, centre);
        const auto x = mark.box.x + mark.box.width / 2;
        const bool hidesOwn = ownDrawn && mark.box.x < place.right() && place.x < mark.box.right();
        if (hidesOwn || mark.box.x < lastRight)
            continue;
        lastRight = mark.box.right();
        describe(mark, own.event);
        mark.kind = MarkKind::Alternative;
        mark.disputed = true;
        const bool after = ownX < x;
        link(LineKind::AlternativeLink, own.event, ownDrawn ? (after ? place.right() : place.x) : ownX,
             after ? mark.box.x : mark.box.right(), centre);
        const auto left = drawn ? std::min(drawn->left, mark.box.x) : mark.box.x;
        const auto right = drawn ? std::max(drawn->right, mark.box.right()) : mark.box.right();
        drawn = DrawnItem{left, right, own.event, true, false};
        scene_.marks.push_back(mark);
    }
}

std::optional<DrawnItem> LaneDrawing::drawEvent(EventRow event, double centre)
{
    const auto members = drawnMembers(index_, event, scale_.secondsPerPixel());
    const bool visible = isVisible(index_.reach(event));
    auto own = ownMark(event, centre);
    const auto length = pixelsOf(index_.reach(event), scale_.secondsPerPixel());
    if (stretches(own.kind) && length > kBackground * packing_.viewWidth) {
        own.box.y = centre + kRowHeight / 2 - kBackgroundBar;
        own.box.height = kBackgroundBar;
    }
    std::optional<DrawnItem> drawn;
    if (!members.empty())
        drawn = drawMembers(event, members, centre);
    else if (visible)
        drawn = DrawnItem{own.whole().x,       own.whole().right(), event,        true,
                          stretches(own.kind), own.tailLeft,        own.tailRight};
    addAlternatives(own, centre, drawn);
    if (members.empty() && visible)
        scene_.marks.push_back(own);
    return drawn;
}

} // namespace dateline::layout
