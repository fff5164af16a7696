#pragma once

#include "core/timeline/eventset.h"
#include "core/timeline/indexpatch.h"
#include "core/timeline/scene.h"
#include "core/timeline/timescale.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

namespace layout {
class LaneTables;
}

enum class LaneKind : std::uint8_t
{
    Category,
    Actor,
    Place,
    Source
};

/// What a scene is built of, beside the index: all of it given, nothing looked up.
struct SceneOptions
{
    VisibleRange range;
    double width = 1000; ///< of the whole area, gutter included
    double height = 600; ///< that lanes may fill, the axis not counted; more content makes the scene taller
    double gutter = 104; ///< for lane names; 0 for none
    double axisHeight = 46;
    LaneKind lanes = LaneKind::Category;
    EventSet shown; ///< of the index's size
    EventSet faint; ///< of the shown events those to be drawn paler; of no size where there are none
    std::optional<EventRow> selected;
    bool fillHeight = true; ///< lanes share spare height; a figure says no
    /// Text behind a title: "3 sources" on screen, note numbers in a figure. Called for labelled events only.
    std::function<std::string(EventRow)> second;
    TextRole secondRole = TextRole::LabelSecond;
    /// An event's title. Called for events that may be labelled only.
    std::function<std::string(EventRow)> title;
};

/// A lane and its events in time order. An event may be in several lanes by actor or place; in none it goes to the lane
/// "Not stated", the last.
struct Lane
{
    std::string id;
    std::string name;
    std::uint16_t category = kNoCategory;
    std::vector<EventRow> events;
};

/// The lanes of a case: by category in the case's order, otherwise by number of shown events, the largest first;
/// lanes without a shown event are left out, and past the 24th all others go to one lane "Other" before "Not stated".
std::vector<Lane> assignLanes(const EventIndex& index, LaneKind kind, const EventSet& shown);

/// A scene, and where it is another one than the last.
struct SceneUpdate
{
    TimelineScene scene;
    bool isOther = true;            ///< nothing is known of what is as it was
    std::vector<std::size_t> lanes; ///< else: of scene.lanes those that were built anew
};

/// Builds what is to be painted.
///
/// - A moment is a Moment, in the middle of its extent, as long as that extent is hardly wider than the mark; a day (or
///   less) as long as the axis does not divide it into hours. Beyond that it is Doubt over its whole extent.
///   An approximate date reaches as far as its margins, over which it fades.
/// - What lasted is a Span, or a Moment where it would be narrower than a mark. Where an end is not known exactly the
///   Span fades from where it surely went on to where it may have begun or ended; an open or an unknown end has a tail.
/// - A set is its members joined by links, or one date where they would hide each other. Only visible members are
/// marks.
/// - Labels never overlap one another or a mark, and never leave [gutter, width]: they stand right of their mark, else
///   on their bar, else left of the mark, are elided, or give way to the more important event.
/// - The row of a mark depends on the scale, the lanes, the filter and the size of the area, not on where the range
///   begins: panning moves marks sideways only. What begins left of the range is cut at the gutter, its label stands
///   at the part that is seen. What is much longer than the view is a thin bar below its label, in the lower rows of
///   its lane. A mark may stick out of [gutter, width] by half of itself: painters clip there.
/// - Where a lane has fewer rows than it needs, importance decides who has a row of its own (core, major, minor; then
///   more sources; then earlier). The others share the last row. There, marks that stand nearer to one another than
///   their size become a Cluster; where such a row of marks grows long, it becomes a DensityRibbon.
/// - Every event that is shown and whose extent, margins included, meets the visible range is counted exactly once in
///   each of its lanes: as a mark, in a cluster, or in a ribbon. A set is its visible members, which may be none.
///
/// Between calls it keeps what does not depend on where the range begins, and the widths of titles. The index may
/// change during its life by patches of which follow() is told, and what `title` and `second` answer for the rows of
/// those patches; for other rows only if forgetTexts() is called.
class SceneBuilder
{
public:
    explicit SceneBuilder(const EventIndex& index, const TextMeasure& measure);
    ~SceneBuilder();
    SceneBuilder(const SceneBuilder&) = delete;
    SceneBuilder& operator=(const SceneBuilder&) = delete;

    TimelineScene build(const SceneOptions& options);

    /// The same as build(), given the last scene that this builder gave: after follow() only those lanes are built anew
    /// that the patch touched, or the selection, as long as the options are otherwise the same.
    SceneUpdate update(const SceneOptions& options, TimelineScene last);

    /// The events of a lane of the last scene that lie in a range, in whole or in part, by their start; no more than
    /// `most` of them. For what stands in a ribbon, which is too much for a scene to hold.
    std::vector<EventRow> eventsWithin(std::size_t lane, const VisibleRange& range, std::size_t most) const;

    /// The index was patched, once since the last call. `shown` are the events that the next scene will most likely be
    /// asked for. Costs little more than a pass over a few bytes of each event.
    void follow(const IndexChange& change, const EventSet& shown);

    /// The lanes of all events of the index, where they were made ahead, in another thread: the first scene with lanes
    /// of that kind then takes no time to divide the events.
    void take(layout::LaneTables lanes);

    /// Titles, what stands behind them, or the fonts have changed: everything is measured anew.
    void forgetTexts();

private:
    struct Cache;
    void drawLanes(TimelineScene& scene, const SceneOptions& options, TimelineScene* last);

    const EventIndex& index_;
    const TextMeasure& measure_;
    std::unique_ptr<Cache> cache_;
};

/// Curves between the marks of `event` and those of its related events that the scene shows, for the overlay: one for
/// each related event, to its nearest mark or to the cluster that holds it. Each has its arrow head at its end;
/// `second` of a pair is true where the relation leads from the related event to `event`.
std::vector<Line> relationLines(const TimelineScene& scene, EventRow event,
                                const std::vector<std::pair<EventRow, bool>>& related);

/// The range to open a case on: the densest meaningful stretch, in which the most important events lie close together
/// (those whose extent lies wholly in it), with room on both sides; widened to the whole month, year or day that it
/// nearly fills. The whole range where no event has both ends.
VisibleRange storyRange(const EventIndex& index);

/// The range that holds every shown event, with room on both sides; the years 2000 to 2029 where none is shown. Open
/// ends count as the other end.
VisibleRange wholeRange(const EventIndex& index, const EventSet& shown);

/// Counts for the overview: events by equal stretch of `range`, an event counted where it starts.
std::vector<std::uint32_t> overviewCounts(const EventIndex& index, const EventSet& shown, const VisibleRange& range,
                                          std::size_t bins);

} // namespace dateline
