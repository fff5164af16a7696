#pragma once

#include "core/timeline/eventindex.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Plain shapes in a plane: what the screen, a figure and the hit test all read. Units are logical pixels, x to the
/// right, y downwards, the origin at the top left of the timeline's area (axis included). Nothing here knows of colours
/// but as a category's number, nor of fonts but as a role.
namespace dateline {

struct Box
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(double px, double py) const { return px >= x && px < right() && py >= y && py < bottom(); }
    bool overlaps(const Box& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
    bool operator==(const Box&) const = default;
};

/// Which of the theme's fonts a text is set in.
enum class TextRole : std::uint8_t
{
    AxisMajor,   ///< "March 2024"
    AxisMinor,   ///< "22"
    LaneName,    ///< bold, in the lane's gutter
    Label,       ///< an event's title
    LabelStrong, ///< the title of a core event or the selected one
    LabelSecond, ///< "3 sources", behind a title
    NoteNumber,  ///< superscript citation numbers in a figure
    Count,       ///< the number in a cluster
};

/// Measures text for the scene builder, which knows no fonts. Widths are in logical pixels; calls with the same
/// arguments give the same answer during the life of a scene.
class TextMeasure
{
public:
    virtual ~TextMeasure() = default;
    virtual double width(std::string_view text, TextRole role) const = 0;
    virtual double height(TextRole role) const = 0;
    /// `text` cut so that it is at most `width` wide, ending in "…" where something was cut; empty if not even that
    /// fits.
    virtual std::string elided(std::string_view text, TextRole role, double width) const = 0;
};

inline constexpr std::uint16_t kNoCategory = 0xFFFF;

enum class MarkKind : std::uint8_t
{
    Moment,      ///< a shape of the category, its centre at the box's centre
    Span,        ///< a bar over the time that an event lasted
    Doubt,       ///< a soft bar over the extent within which a moment lies (a month, a year)
    Alternative, ///< hollow shape or bar: where another source puts the event
    Member,      ///< shape or bar: one member of a date that is a set; hollow where only one of them is meant
    Cluster,     ///< several events under one mark; `count` is how many
};

/// What an end of a mark tells of the end of what it stands for.
enum class EndKind : std::uint8_t
{
    Known,   ///< hard
    Soft,    ///< somewhere within the width over which the bar fades
    Open,    ///< it was so before, or lasts on: a tail beyond the box that fades out to an arrow
    Unknown, ///< nobody knows when: a tail beyond the box that breaks off
};

/// One mark. `softLeft` and `softRight` are the widths over which a bar fades out at that end, zero is a hard edge;
/// what is between them is certain.
struct Mark
{
    MarkKind kind = MarkKind::Moment;
    Box box; ///< what is visible of it, without tails
    double softLeft = 0;
    double softRight = 0;
    std::uint16_t category = kNoCategory; ///< of a cluster: that of most of its events
    EventRow event = 0;                   ///< of a cluster: its most important event
    std::uint32_t count = 1;
    bool disputed = false;
    bool core = false;                ///< an event of Importance::Core
    std::uint32_t firstInCluster = 0; ///< of a cluster: its events are scene.clustered[firstInCluster, + count)
    EndKind leftEnd = EndKind::Known;
    EndKind rightEnd = EndKind::Known;
    bool hollow = false; ///< a member of which it is not known whether it is the one that is meant
    bool faint = false;  ///< only possibly among those that are shown
    double cutLeft = 0;  ///< how much of a bar there is beyond the box
    double cutRight = 0;
    double tailLeft = 0; ///< widths of the tails that are visible
    double tailRight = 0;

    /// The box and its tails.
    Box whole() const { return {box.x - tailLeft, box.y, box.width + tailLeft + tailRight, box.height}; }
};

/// Title and what stands behind it. `box` is all of it; the text's baseline is the theme's affair.
struct Label
{
    Box box;
    std::string text;
    std::string second; ///< "3 sources", or note numbers in a figure; may be empty
    double secondX = 0; ///< where `second` begins
    TextRole role = TextRole::Label;
    TextRole secondRole = TextRole::LabelSecond;
    EventRow event = 0;
    bool rightAligned = false; ///< stands left of its mark
};

enum class LineKind : std::uint8_t
{
    GridMajor,
    GridMinor,
    LaneBorder,
    AlternativeLink, ///< dotted, from a mark to the hollow ones of the same event, or between those
    MemberLink,      ///< thin, between the members of a set all of which are meant
    Relation,        ///< a curve between the marks of two related events, with an arrow head at its end
    Guide,           ///< dashed, at the selected event
};

/// A straight line, or for LineKind::Relation a curve that leaves (x1, y1) and enters (x2, y2).
struct Line
{
    LineKind kind = LineKind::GridMajor;
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    std::uint16_t category = kNoCategory;
    bool faint = false; ///< as the mark that it leads from
};

/// A text on the axis. `major` ones stand in the upper line.
struct AxisLabel
{
    Box box;
    std::string text;
    bool major = false;
};

/// A lane's band over the whole width, its name in the gutter at the left.
struct LaneBand
{
    Box box;
    std::string name;
    std::uint16_t category = kNoCategory; ///< colours its edge, where lanes are categories
    std::uint32_t lane = 0;
    std::uint32_t events = 0; ///< how many of the lane's events pass the filter
    std::uint32_t hidden = 0; ///< events within the visible range that found no room; zero wherever clusters hold them
};

/// Density of a lane where there are too many events to draw: counts by pixel column.
struct DensityRibbon
{
    Box box;
    std::uint16_t category = kNoCategory;
    std::uint32_t lane = 0;              ///< as LaneBand::lane
    std::vector<std::uint32_t> counts;   ///< one for each pixel column of `box`
    std::uint32_t highest = 0;           ///< of `counts`
    std::vector<std::uint32_t> disputed; ///< the columns that hold a disputed event, ascending
};

struct TimelineScene
{
    double width = 0;
    double height = 0;      ///< of the whole content: may be more than the viewport, then lanes scroll
    double axisHeight = 0;  ///< the axis stands at [0, axisHeight)
    double gutterWidth = 0; ///< lane names stand at x in [0, gutterWidth)
    std::vector<LaneBand> lanes;
    std::vector<Line> grid;
    std::vector<AxisLabel> axis;
    std::vector<DensityRibbon> ribbons;
    std::vector<Line> links; ///< AlternativeLink and MemberLink
    std::vector<Mark> marks; ///< painted in this order
    std::vector<Label> labels;
    std::vector<EventRow> clustered; ///< members of the clusters, see Mark::firstInCluster
    std::size_t shownEvents = 0;     ///< events of the filter within the visible range
};

/// What stands under a point.
struct SceneHit
{
    enum class Kind : std::uint8_t
    {
        Nothing,
        Mark,
        Label,
        Ribbon,
        Lane,
        Axis
    } kind = Kind::Nothing;
    EventRow event = 0;       ///< of a mark or label
    std::size_t position = 0; ///< in scene.marks, scene.labels, scene.ribbons or scene.lanes
};

/// The topmost thing at a point of the scene; marks answer up to `slack` pixels beside their box, the nearest first.
SceneHit hitTest(const TimelineScene& scene, double x, double y, double slack = 4);

} // namespace dateline
