#pragma once

#include "core/timeline/labels.h"
#include "core/timeline/laneheights.h"
#include "core/timeline/rowpacking.h"
#include "core/timeline/timescale.h"

#include <optional>
#include <span>
#include <vector>

namespace dateline::layout {

/// Draws the part of a packed lane that meets the visible range.
class LaneDrawing
{
public:
    LaneDrawing(const EventIndex& index, const TextMeasure& measure, const SceneOptions& options,
                const TimeScale& scale, const PackingScale& packing, LabelWidths& widths, TimelineScene& scene);

    void draw(const PackedLane& lane, const LaneBox& box, std::uint16_t category);

private:
    // One event's marks (lanedrawing.cpp).
    void drawRow(const std::vector<RowItem>& row, double centre);
    std::optional<DrawnItem> drawEvent(EventRow event, double centre);
    Mark ownMark(EventRow event, double centre) const;
    Mark bar(const TimeExtent& extent, MarkKind kind, double centre) const;
    Mark moment(const TimeExtent& extent, double centre) const;
    void softenSpan(Mark& mark) const;
    void addTails(Mark& mark) const;
    void describe(Mark& mark, EventRow event) const;
    std::optional<DrawnItem> drawMembers(EventRow event, std::span<const TimeExtent> members, double centre);
    void link(LineKind kind, EventRow event, double from, double to, double centre);
    void addAlternatives(const Mark& own, double centre, std::optional<DrawnItem>& drawn);
    bool isVisible(const TimeExtent& extent) const;
    bool isFaint(EventRow event) const { return event < options_.faint.size() && options_.faint.contains(event); }

    // The shared row (shareddrawing.cpp).
    struct Member
    {
        double x = 0;
        EventRow event = 0;
        bool bar = false;
    };
    struct Group
    {
        std::size_t first = 0; ///< in members_
        std::size_t end = 0;
        bool dense = false; ///< to be drawn as a ribbon
    };
    void drawShared(const PackedLane& lane, double centre, std::uint16_t category);
    void gather(const PackedLane& lane);
    void gatherEarlier(const PackedLane& lane, std::size_t before);
    void gatherLater(const PackedLane& lane, std::size_t from);
    void gatherChains(const PackedLane& lane, std::size_t first, std::size_t end);
    void joinIfTouching(std::size_t group);
    void addMember(const SharedItem& item, double x);
    bool isDense(const PackedLane& lane, std::size_t chain) const;
    void drawGroups(double centre, std::uint16_t category);
    DrawnItem drawCluster(const Group& group, double leftLimit, double rightLimit, double centre);
    DrawnItem drawRibbon(const Group& group, double centre, std::uint16_t category);
    void drawThinBar(EventRow event, double centre);
    Box spread(const Group& group) const;

    const EventIndex& index_;
    const TextMeasure& measure_;
    const SceneOptions& options_;
    TimeScale scale_;
    PackingScale packing_;
    LabelWidths& widths_;
    TimelineScene& scene_;
    LabelPlacer labels_;
    std::vector<DrawnItem> drawn_;
    std::vector<Member> members_;
    std::vector<Group> groups_;
};

} // namespace dateline::layout
