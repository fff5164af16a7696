#pragma once

#include "core/timeline/labels.h"
#include "core/timeline/laneheights.h"
#include "core/timeline/lanetable.h"
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

    /// Returns how many of the lane's events lie in the visible range.
    std::size_t draw(const LaneTable& table, const PackedLane& lane, const LaneBox& box, std::uint32_t number,
                     std::uint16_t category);

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
    void interruptLinks(std::size_t firstLink, std::size_t firstLabel);
    void addAlternatives(const Mark& own, double centre, std::optional<DrawnItem>& drawn);
    bool isVisible(const TimeExtent& extent) const;
    bool isFaint(EventRow event) const { return event < options_.faint.size() && options_.faint.contains(event); }

    // The shared row (shareddrawing.cpp).
    struct Column
    {
        int x = 0; ///< pixels from the gutter
        std::size_t first = 0;
        std::size_t end = 0;     ///< of the positions anchored in it
        std::uint32_t count = 0; ///< of them without a row of their own
    };
    struct Group
    {
        std::size_t first = 0; ///< in columns_
        std::size_t end = 0;
        std::size_t count = 0; ///< of what is visible, the edges included
        bool dense = false;    ///< to be drawn as a ribbon
        bool fromLeft = false; ///< with what stands at the left edge
        bool atRight = false;  ///< with what stands at the right edge
    };
    void drawShared(std::span<const std::uint32_t> earlier, std::span<const std::uint32_t> later, double centre,
                    std::uint16_t category);
    void findColumns();
    void findColumnsOfMany(int width, std::size_t position, std::size_t stop);
    void addColumn(int x, std::size_t first, std::size_t end);
    void findGroups();
    void joinEdges();
    bool isPlaced(std::size_t position) const;
    std::size_t firstUnplaced(const Column& column) const;
    std::size_t lastUnplaced(const Column& column) const;
    bool apart(const Column& before, const Column& after) const;
    void addGroup(std::size_t first, std::size_t end, bool dense);
    void gather(const Group& group);
    Box spread(const Group& group) const;
    double left(const Group& group) const;
    double right(const Group& group) const;
    void drawGroup(std::size_t n, double centre, std::uint16_t category);
    DrawnItem drawCluster(const Group& group, double leftLimit, double rightLimit, double centre,
                          std::uint16_t category);
    std::vector<std::uint32_t> disputedColumns(const Group& group, int from, int to) const;
    DrawnItem drawRibbon(const Group& group, double centre, std::uint16_t category);
    std::optional<DrawnItem> drawSingle(const Group& group, double centre);

    const EventIndex& index_;
    const TextMeasure& measure_;
    const SceneOptions& options_;
    TimeScale scale_;
    PackingScale packing_;
    LabelWidths& widths_;
    TimelineScene& scene_;
    LabelPlacer labels_;
    std::vector<DrawnItem> drawn_;

    // Of the lane that is drawn.
    const LaneTable* table_ = nullptr;
    const PackedLane* lane_ = nullptr;
    std::uint32_t number_ = 0;
    std::size_t first_ = 0;               ///< position of the first event anchored in the visible range
    std::size_t end_ = 0;                 ///< one past the last
    std::vector<std::uint32_t> leftEdge_; ///< positions of those anchored elsewhere that stand at an edge of the view
    std::vector<std::uint32_t> rightEdge_;
    std::vector<std::size_t> edges_; ///< positions where pixel columns begin
    std::size_t nextPlaced_ = 0;     ///< in lane_->placed
    std::vector<Column> columns_;
    std::vector<Group> groups_;
    std::vector<std::uint32_t> members_; ///< of the group that is drawn
};

} // namespace dateline::layout
