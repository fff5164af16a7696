#include "ui/figure/figuretimeline.h"

#include "ui/timeline/textmeasure.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr double kUpperAxis = 28;
constexpr double kLowerAxis = 26;
constexpr double kHighest = 6000; // of all lanes: no figure needs to cluster for want of height below that
constexpr std::size_t kMostNamed = 2000;
constexpr double kTickSpacing = 46;
constexpr double kLeastLabelGap = 8;

/// Replaces the straight axis that the scene was laid out on by the pieces that are shown.
class AxisDrawing
{
public:
    AxisDrawing(const FigureTimelineInput& input, FigureTimeline& timeline)
        : input_(input), timeline_(timeline), scene_(timeline.scene)
    {
    }

    void draw()
    {
        std::erase_if(scene_.grid, [](const Line& line) { return line.kind != LineKind::LaneBorder; });
        scene_.axis.clear();
        for (const AxisPiece& piece : input_.axis.pieces) {
            drawPiece(piece);
        }
        for (std::size_t n = 1; n < input_.axis.pieces.size(); ++n) {
            drawCut(input_.axis.pieces[n]);
        }
    }

private:
    double onPaper(const AxisPiece& piece, double seconds) const { return input_.gutter + piece.scale().x(seconds); }

    void drawPiece(const AxisPiece& piece)
    {
        const double left = input_.gutter + piece.left;
        const QColor band =
            input_.theme.background == input_.theme.panel ? input_.theme.raised : input_.theme.background;
        timeline_.items.areas.push_back(
            {QRectF(left, scene_.axisHeight, piece.width, scene_.height - scene_.axisHeight), band});
        const Axis ticks = ticksWithRoom(piece);
        drawLines(piece, ticks.lines, LineKind::GridMinor);
        drawLines(piece, ticks.strongLines, LineKind::GridMajor);
        drawLowerLabels(piece, ticks.minor);
        drawUpperLabels(piece, ticks.major);
    }

    /// The finest steps at which no label of the lower line has to give way to another, as long as there are two.
    Axis ticksWithRoom(const AxisPiece& piece) const
    {
        const QFont font = input_.theme.sans(11);
        Axis ticks = axisTicks(piece.scale(), kTickSpacing);
        for (double spacing = kTickSpacing;;) {
            double widest = 0;
            for (const Tick& tick : ticks.minor) {
                widest = std::max(widest, textWidth(toQt(tick.label), font));
            }
            if (widest + kLeastLabelGap <= spacing) {
                return ticks;
            }
            spacing = std::max(widest + kLeastLabelGap, spacing * 1.25);
            Axis coarser = axisTicks(piece.scale(), spacing);
            if (coarser.minor.size() < 2) {
                return ticks;
            }
            ticks = std::move(coarser);
        }
    }

    void drawLines(const AxisPiece& piece, const std::vector<std::int64_t>& seconds, LineKind kind)
    {
        for (const std::int64_t second : seconds) {
            const double x = onPaper(piece, double(second));
            if (x > input_.gutter + piece.left + 1) {
                scene_.grid.push_back({kind, x, scene_.axisHeight, x, scene_.height});
            }
        }
    }

    // A label stands in the middle of a narrow unit that it names, at the start of a wide one.
    void drawLowerLabels(const AxisPiece& piece, const std::vector<Tick>& ticks)
    {
        const QFont font = input_.theme.sans(11);
        const double pieceLeft = input_.gutter + piece.left;
        double free = pieceLeft;
        for (const Tick& tick : ticks) {
            const double start = onPaper(piece, double(tick.seconds));
            const double end = onPaper(piece, double(tick.end));
            const QString text = toQt(tick.label);
            const double width = textWidth(text, font);
            const double middle = end - start < 3 * kTickSpacing ? (start + end) / 2 : start + width / 2;
            const double left = middle - width / 2;
            if (left >= free - 0.5 && left + width <= pieceLeft + piece.width) {
                free = timeline_.items.addText(text, font, input_.theme.secondText, left, scene_.height + 7) +
                       kLeastLabelGap;
            }
        }
    }

    void drawUpperLabels(const AxisPiece& piece, const std::vector<Tick>& ticks)
    {
        const QFont font = input_.theme.font(TextRole::AxisMajor);
        const double height = textHeight(font);
        const double pieceLeft = input_.gutter + piece.left;
        double free = pieceLeft + piece.width;
        // From the right, so that a unit that is hardly seen at the left gives way to the next one.
        for (auto tick = ticks.rbegin(); tick != ticks.rend(); ++tick) {
            const double left = std::max(onPaper(piece, double(tick->seconds)), pieceLeft) + 6;
            const double width = textWidth(toQt(tick->label), font);
            if (left + width <= free) {
                scene_.axis.push_back({{left, (kUpperAxis - height) / 2, width, height}, tick->label, true});
                free = left - 12;
            }
        }
    }

    // Two zigzag lines over the gap before the piece.
    void drawCut(const AxisPiece& piece)
    {
        const double left = input_.gutter + piece.left - kPieceGap;
        for (const double x : {left + 4, left + 9}) {
            const double top = scene_.axisHeight - 7;
            timeline_.items.strokes.push_back(
                {QPolygonF({{x - 2.5, top}, {x + 2, top + 5}, {x - 2, top + 9}, {x + 2.5, top + 14}}),
                 input_.theme.faintText, 1});
        }
    }

    const FigureTimelineInput& input_;
    FigureTimeline& timeline_;
    TimelineScene& scene_;
};

std::vector<EventRow> labelledEvents(const TimelineScene& scene)
{
    std::vector<const Label*> labels;
    for (const Label& label : scene.labels) {
        labels.push_back(&label);
    }
    const auto laneOf = [&scene](const Label* label) {
        std::size_t lane = 0;
        while (lane + 1 < scene.lanes.size() && label->box.y >= scene.lanes[lane].box.bottom()) {
            ++lane;
        }
        return lane;
    };
    std::stable_sort(labels.begin(), labels.end(), [&laneOf](const Label* a, const Label* b) {
        return std::pair(laneOf(a), a->event) < std::pair(laneOf(b), b->event);
    });
    std::vector<EventRow> events;
    std::set<EventRow> seen;
    for (const Label* label : labels) {
        if (seen.insert(label->event).second) {
            events.push_back(label->event);
        }
    }
    return events;
}

/// How much wider the label would be with its whole title and all its numbers.
double missingWidth(const Label& label, const FigureTimelineInput& input, const QtTextMeasure& measure)
{
    const std::string title = input.title(label.event);
    const std::string numbers = input.noteNumbers ? input.noteNumbers(label.event) : std::string();
    if (label.text == title && label.second == numbers) {
        return 0;
    }
    constexpr double kBeforeNumbers = 8;
    const double numbersWidth = numbers.empty() ? 0 : kBeforeNumbers + measure.width(numbers, TextRole::NoteNumber);
    return measure.width(title, label.role) + numbersWidth - label.box.width;
}

} // namespace

FigureTimeline buildFigureTimeline(const FigureTimelineInput& input)
{
    const StraightenedIndex straight = straightened(input.index, input.axis);
    const QtTextMeasure measure(input.theme);
    SceneOptions options;
    options.range = straight.range;
    options.range.end += straight.range.length() / input.axis.width * input.margin;
    options.width = input.gutter + input.axis.width + input.margin;
    options.height = input.shown.count() > kMostNamed ? std::clamp(input.height, 600.0, kHighest) : kHighest;
    options.gutter = input.gutter;
    options.axisHeight = kUpperAxis;
    options.lanes = input.lanes;
    options.shown = input.shown;
    options.faint = input.faint;
    options.fillHeight = false;
    options.title = input.title;
    options.second = input.noteNumbers;
    options.secondRole = TextRole::NoteNumber;

    FigureTimeline timeline;
    timeline.scene = SceneBuilder(straight.index, measure).build(options);
    // The scene takes the height that it was offered; a figure ends with its last lane.
    timeline.scene.height = timeline.scene.lanes.empty() ? kUpperAxis : timeline.scene.lanes.back().box.bottom();
    timeline.height = timeline.scene.height + kLowerAxis;
    timeline.labelled = labelledEvents(timeline.scene);
    for (const Label& label : timeline.scene.labels) {
        timeline.missing = std::max(timeline.missing, missingWidth(label, input, measure));
    }
    // Marks end with the axis; only titles may stand beside it.
    timeline.scene.width = input.gutter + input.axis.width;
    AxisDrawing(input, timeline).draw();
    return timeline;
}

} // namespace dateline
