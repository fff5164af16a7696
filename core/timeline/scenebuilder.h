#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/scene.h"
#include "core/timeline/timescale.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

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
    double height = 600; ///< that lanes may fill; more content makes the scene taller
    double gutter = 104; ///< for lane names; 0 for none
    double axisHeight = 46;
    LaneKind lanes = LaneKind::Category;
    EventSet shown; ///< of the index's size
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

/// Builds what is to be painted.
///
/// - A moment known to the day or better is a Moment; one known to a month, a season, a year is Doubt over its whole
///   extent where that is wider than the mark, and a Moment in the middle of it where it is not.
/// - Labels never overlap one another or a mark, and never leave the area: they stand right of their mark, else left of
/// it,
///   are elided, or give way to the more important event.
/// - The row of a mark depends on the scale, the lanes and the filter, not on where the range begins: panning moves
/// marks sideways only.
/// - Events that would stand under the same mark are merged into a Cluster with their true count only where there is no
/// row left for them; where
///   events stand further apart than their marks, nothing is merged.
class SceneBuilder
{
public:
    explicit SceneBuilder(const EventIndex& index, const TextMeasure& measure);

    TimelineScene build(const SceneOptions& options);

private:
    const EventIndex& index_;
    const TextMeasure& measure_;
};

/// Curves from the marks of `event` to those of its related events that the scene shows; for the overlay.
std::vector<Line> relationLines(const TimelineScene& scene, EventRow event,
                                const std::vector<std::pair<EventRow, bool>>& related);

/// The range to open a case on: the densest meaningful stretch, which holds the most important events that lie close
/// together, with room on both sides; and the range that holds everything.
VisibleRange storyRange(const EventIndex& index);
VisibleRange wholeRange(const EventIndex& index, const EventSet& shown);

/// Counts for the overview: events by equal stretch of `range`, an event counted where it starts.
std::vector<std::uint32_t> overviewCounts(const EventIndex& index, const EventSet& shown, const VisibleRange& range,
                                          std::size_t bins);

} // namespace dateline
