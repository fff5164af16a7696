#include "ui/timeline/painter.h"

#include "ui/timeline/markpainter.h"
#include "ui/timeline/strokes.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <vector>

namespace dateline {

namespace {

constexpr double kSlack = 4; ///< pixels by which marks reach beyond their boxes
constexpr double kEdgeWidth = 3;
constexpr double kLaneNameLeft = 14;
constexpr double kLaneNameTop = 8;
constexpr double kNoteRise = 4;

std::uint32_t greatest(const std::vector<std::uint32_t>& numbers)
{
    return numbers.empty() ? 0 : std::ranges::max(numbers);
}

QColor faded(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

/// Finds the mark beside each label: an event may have a mark in several lanes,
/// that of a label is the one in its row.
class MarksOfLabels
{
public:
    /// `slots` is room to work in.
    MarksOfLabels(const TimelineScene& scene, std::vector<std::uint32_t>& slots)
        : labels_(scene.labels), bits_(static_cast<int>(std::bit_width(2 * scene.labels.size() + 1))), slots_(slots)
    {
        slots_.assign(std::size_t{1} << bits_, 0);
        for (std::uint32_t number = 0; number < labels_.size(); ++number) {
            std::size_t slot = slotOf(labels_[number].event);
            while (slots_[slot] != 0) {
                slot = next(slot);
            }
            slots_[slot] = number + 1;
        }
    }

    /// Calls `found` with the number of each label that stands in the mark's row
    /// and is its event's.
    template<typename Found> void each(const Mark& mark, const Found& found) const
    {
        for (std::size_t slot = slotOf(mark.event); slots_[slot] != 0; slot = next(slot)) {
            const Label& label = labels_[slots_[slot] - 1];
            if (label.event == mark.event && mark.box.y < label.box.bottom() && label.box.y < mark.box.bottom()) {
                found(slots_[slot] - 1);
            }
        }
    }

private:
    std::size_t slotOf(EventRow event) const { return (event * 0x9E3779B1U) >> (32 - bits_); }
    std::size_t next(std::size_t slot) const { return (slot + 1) & (slots_.size() - 1); }

    const std::vector<Label>& labels_;
    int bits_;
    std::vector<std::uint32_t>& slots_; ///< a label's number and one; zero where free
};

/// One painting of one scene: what all its parts need at hand.
class ScenePainter
{
public:
    ScenePainter(QPainter& painter, const TimelineScene& scene, const Theme& theme, const PaintOptions& options)
        : painter_(painter), scene_(scene), theme_(theme), options_(options), strokes_(painter, theme, options.cache),
          width_(options.view.isEmpty() ? scene.width : options.view.width()),
          height_(options.view.isEmpty() ? scene.height : options.view.height()), top_(scene.axisHeight - kSlack),
          bottom_(height_ + kSlack)
    {
        if (painter.hasClipping()) {
            const QRectF clip = painter.clipBoundingRect();
            isAxisSeen_ = clip.top() <= scene.axisHeight;
            top_ = std::max(top_, clip.top() - kSlack);
            bottom_ = std::min(bottom_, clip.bottom() + kSlack);
        }
    }

    void paintAll()
    {
        paintGrid();
        paintBelow();
        paintRibbons();
        paintMarks();
        paintLabels();
        paintGutter();
        paintAxis();
    }

private:
    double down(double y) const { return y - options_.scrollY; }
    QRectF onView(const Box& box) const { return {box.x, down(box.y), box.width, box.height}; }
    bool isOutOfView(const Box& box) const { return down(box.bottom()) < top_ || down(box.y) > bottom_; }

    void paintGrid();
    void paintBelow();
    Line aroundLabel(const Line& relation) const;
    void paintRibbons();
    void paintMarks();
    void paintLabels();
    void paintLabel(const Label& label, const Mark* mark);
    void paintGutter();
    void paintAxis();

    QPainter& painter_;
    const TimelineScene& scene_;
    const Theme& theme_;
    const PaintOptions& options_;
    Strokes strokes_;
    double width_;
    double height_;
    double top_; ///< what lies above or below is not seen
    double bottom_;
    bool isAxisSeen_ = true;
};

/// The ground and the grid on it. The grid does not scroll: it reaches from the axis to the lower edge of whatever is
/// shown.
void ScenePainter::paintGrid()
{
    std::vector<Strokes::Rule> ownRules;
    auto& rules = options_.cache ? options_.cache->scratchRules() : ownRules;
    rules.clear();
    for (const Line& line : scene_.grid) {
        if (line.kind != LineKind::LaneBorder && line.x1 > scene_.gutterWidth) {
            rules.push_back({line.x1, line.kind == LineKind::GridMinor ? theme_.grid : theme_.gridMajor});
        }
    }
    const QRectF area(0, scene_.axisHeight, width_, std::max(height_ - scene_.axisHeight, 0.0));
    strokes_.ruled(area, options_.background ? std::optional(theme_.background) : std::nullopt, rules);
    for (const Line& line : scene_.grid) {
        const double y = down(line.y1);
        if (line.kind == LineKind::LaneBorder && y > scene_.axisHeight && y < height_) {
            strokes_.horizontal(line.x1, line.x2 >= scene_.width ? width_ : line.x2, y, theme_.hairline);
        }
    }
}

void ScenePainter::paintBelow()
{
    for (const Line& line : options_.below) {
        if (line.kind == LineKind::Guide) {
            strokes_.guide(line.x1, scene_.axisHeight, height_, theme_.secondText);
        } else {
            const Line way = aroundLabel(line);
            strokes_.relation({way.x1, down(way.y1)}, {way.x2, down(way.y2)}, way.x2 != line.x2,
                              faded(theme_.accent, 0.6F));
        }
    }
}

/// A curve that would come in from the side along the label of its mark comes
/// in from above or below instead.
Line ScenePainter::aroundLabel(const Line& relation) const
{
    constexpr double kNear = 4;
    const double side = relation.x2 >= relation.x1 ? 1 : -1;
    const double ahead = relation.x2 - side * 24;
    const auto label = std::find_if(scene_.labels.begin(), scene_.labels.end(),
                                    [&](const Label& other) { return other.box.contains(ahead, relation.y2); });
    const auto mark = std::find_if(scene_.marks.begin(), scene_.marks.end(), [&](const Mark& other) {
        const Box& box = other.box;
        return Box{box.x - kNear, box.y - kNear, box.width + 2 * kNear, box.height + 2 * kNear}.contains(relation.x2,
                                                                                                         relation.y2);
    });
    if (label == scene_.labels.end() || mark == scene_.marks.end() || std::abs(relation.y2 - relation.y1) < 24) {
        return relation;
    }
    Line around = relation;
    const Box& box = mark->box;
    around.x2 =
        side > 0 ? box.x + std::min(box.width, box.height) / 2 : box.right() - std::min(box.width, box.height) / 2;
    around.y2 = relation.y1 < relation.y2 ? box.y - 2 : box.bottom() + 2;
    return around;
}

void ScenePainter::paintRibbons()
{
    // One scale for all, so that lanes can be compared.
    std::vector<std::vector<std::uint32_t>> near(scene_.ribbons.size());
    std::uint32_t nearest = 0;
    for (std::size_t number = 0; number < near.size(); ++number) {
        const DensityRibbon& ribbon = scene_.ribbons[number];
        if (!options_.densityLevels || !isOutOfView(ribbon.box)) {
            near[number] = Strokes::nearColumns(ribbon);
            nearest = std::max(nearest, greatest(near[number]));
        }
    }
    const double levels = options_.densityLevels.value_or(Strokes::densityLevels(nearest));
    for (std::size_t number = 0; number < scene_.ribbons.size(); ++number) {
        const DensityRibbon& ribbon = scene_.ribbons[number];
        if (!isOutOfView(ribbon.box)) {
            strokes_.density(onView(ribbon.box), ribbon, near[number], levels,
                             options_.marks.at(ribbon.category).color);
        }
    }
}

void ScenePainter::paintMarks()
{
    const MarkPainter marks(strokes_, theme_, options_.marks, {scene_.gutterWidth, scene_.width, width_});
    for (const Line& link : scene_.links) {
        if (!isOutOfView({link.x1, link.y1, 0, 0})) {
            marks.paintLink(link, options_.scrollY);
        }
    }
    for (const Mark& mark : scene_.marks) {
        if (!isOutOfView(mark.box)) {
            marks.paint(mark, options_.scrollY);
        }
    }
}

void ScenePainter::paintLabels()
{
    constexpr std::uint32_t kNone = 0xFFFFFFFF;
    std::vector<std::uint32_t> ownSlots;
    std::vector<std::uint32_t> ownMarks;
    auto& markOfLabel = options_.cache ? options_.cache->scratchNumbers(scene_.labels.size()) : ownMarks;
    const MarksOfLabels labels(scene_, options_.cache ? options_.cache->scratchSlots() : ownSlots);
    markOfLabel.assign(scene_.labels.size(), kNone);
    for (std::uint32_t number = 0; number < scene_.marks.size(); ++number) {
        const Mark& mark = scene_.marks[number];
        if (mark.kind != MarkKind::Alternative && mark.kind != MarkKind::Cluster) {
            labels.each(mark, [&](std::uint32_t label) {
                markOfLabel[label] = markOfLabel[label] == kNone ? number : markOfLabel[label];
            });
        }
    }
    for (std::size_t number = 0; number < scene_.labels.size(); ++number) {
        const Label& label = scene_.labels[number];
        if (!isOutOfView(label.box)) {
            paintLabel(label, markOfLabel[number] == kNone ? nullptr : &scene_.marks[markOfLabel[number]]);
        }
    }
}

void ScenePainter::paintLabel(const Label& label, const Mark* mark)
{
    const QRectF box = onView(label.box);
    const bool onBar = mark && mark->box.overlaps(label.box);
    if (!options_.below.empty() && !onBar) {
        // Curves that cross a title would strike it out.
        strokes_.fill(box, faded(theme_.background, 0.8F));
    }
    const double baseline = strokes_.baseline(box, label.role);
    const bool faint = mark && mark->faint;
    strokes_.text(label.text, label.role, box.left(), baseline, faint ? theme_.secondText : theme_.color(label.role));
    if (!label.second.empty()) {
        const double rise = label.secondRole == TextRole::NoteNumber ? kNoteRise : 0;
        const bool warns = mark && mark->disputed && label.secondRole == TextRole::LabelSecond;
        const QColor color = warns ? theme_.disagree : theme_.color(label.secondRole);
        // Anything paler than the title would sink into a bar.
        strokes_.text(label.second, label.secondRole, label.secondX, baseline - rise, onBar ? theme_.text : color);
    }
}

void ScenePainter::paintGutter()
{
    if (scene_.gutterWidth <= 0) {
        return;
    }
    for (const LaneBand& lane : scene_.lanes) {
        const double top = std::max(down(lane.box.y), scene_.axisHeight);
        const double bottom = std::min(down(lane.box.bottom()), height_);
        if (bottom <= top || isOutOfView(lane.box)) {
            continue;
        }
        strokes_.fill(QRectF(0, top, scene_.gutterWidth, bottom - top), theme_.panel);
        double left = 0;
        if (options_.laneEdges) {
            strokes_.fill(QRectF(0, top, kEdgeWidth, bottom - top), options_.marks.at(lane.category).color);
            left = kLaneNameLeft;
        }
        // The name stays in sight for as long as a line of its lane does.
        const double lineHeight = strokes_.height(TextRole::LaneName);
        const double lowest = down(lane.box.bottom()) - lineHeight - 2;
        const double y = std::min(top + kLaneNameTop, std::max(lowest, down(lane.box.y) + 2));
        const double room = scene_.gutterWidth - left - 6;
        strokes_.text(strokes_.elided(lane.name, TextRole::LaneName, room), TextRole::LaneName, left,
                      y + strokes_.ascent(TextRole::LaneName));
        if (lane.hidden > 0 && y + 2 * lineHeight + 2 < bottom) {
            const std::string more = "+" + std::to_string(lane.hidden);
            strokes_.text(more, TextRole::LabelSecond, left,
                          y + lineHeight + 3 + strokes_.ascent(TextRole::LabelSecond));
        }
    }
}

void ScenePainter::paintAxis()
{
    if (scene_.axisHeight <= 0 || !isAxisSeen_) {
        return;
    }
    strokes_.fill(QRectF(0, 0, width_, scene_.axisHeight), theme_.panel);
    for (const AxisLabel& label : scene_.axis) {
        const TextRole role = label.major ? TextRole::AxisMajor : TextRole::AxisMinor;
        const QRectF box(label.box.x, label.box.y, label.box.width, label.box.height);
        strokes_.text(label.text, role, box.left(), strokes_.baseline(box, role));
    }
    strokes_.horizontal(0, width_, scene_.axisHeight, theme_.hairline);
}

} // namespace

void paint(QPainter& painter, const TimelineScene& scene, const Theme& theme, const PaintOptions& options)
{
    painter.save();
    ScenePainter(painter, scene, theme, options).paintAll();
    painter.restore();
}

void DensityScale::follow(const TimelineScene& scene, std::span<const std::size_t> lanes)
{
    if (nearest_.size() != scene.lanes.size()) {
        return forget();
    }
    for (const std::size_t lane : lanes) {
        nearest_[lane] = 0;
    }
    for (const DensityRibbon& ribbon : scene.ribbons) {
        if (std::ranges::find(lanes, std::size_t{ribbon.lane}) != lanes.end()) {
            std::uint32_t& nearest = nearest_[ribbon.lane];
            nearest = std::max(nearest, greatest(Strokes::nearColumns(ribbon)));
        }
    }
}

double DensityScale::levels(const TimelineScene& scene)
{
    if (nearest_.size() != scene.lanes.size()) {
        nearest_.assign(scene.lanes.size(), 0);
        std::vector<std::size_t> all(scene.lanes.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        follow(scene, all);
    }
    return Strokes::densityLevels(greatest(nearest_));
}

std::optional<double> DensityScale::known() const
{
    return nearest_.empty() ? std::nullopt : std::optional(Strokes::densityLevels(greatest(nearest_)));
}

void paintOverlay(QPainter& painter, const TimelineScene& scene, const Theme& theme, const PaintOptions& options,
                  const Overlay& overlay)
{
    const double width = options.view.isEmpty() ? scene.width : options.view.width();
    const double height = options.view.isEmpty() ? scene.height : options.view.height();
    painter.save();
    painter.setClipRect(
        QRectF(scene.gutterWidth, scene.axisHeight, width - scene.gutterWidth, height - scene.axisHeight));
    Strokes strokes(painter, theme, options.cache);
    const auto ring = [&](EventRow event, bool selected) {
        if (const Mark* mark = markOf(scene, event)) {
            const Box& box = mark->box;
            const double left = std::max(box.x, scene.gutterWidth - box.height);
            // A bar that goes on beyond an edge is not closed there.
            const double right = box.right() >= scene.width - 0.5 ? width + box.height : box.right();
            strokes.ring(QRectF(left, box.y - options.scrollY, right - left, box.height), selected);
        }
    };
    if (overlay.stretch) {
        const Box& box = *overlay.stretch;
        const QRectF place(box.x, box.y - options.scrollY, box.width, box.height);
        strokes.fill(place, faded(theme.text, 0.1F));
        strokes.fill(QRectF(place.left(), place.top(), 1, place.height()), faded(theme.text, 0.5F));
        strokes.fill(QRectF(place.right() - 1, place.top(), 1, place.height()), faded(theme.text, 0.5F));
    }
    if (overlay.hovered && overlay.hovered != overlay.selected) {
        ring(*overlay.hovered, false);
    }
    if (overlay.selected) {
        ring(*overlay.selected, true);
    }
    painter.restore();
}

const Mark* markOf(const TimelineScene& scene, EventRow event)
{
    const Mark* holder = nullptr;
    for (const Mark& mark : scene.marks) {
        if (mark.kind == MarkKind::Cluster) {
            const auto first = scene.clustered.begin() + mark.firstInCluster;
            if (!holder && std::find(first, first + mark.count, event) != first + mark.count) {
                holder = &mark;
            }
        } else if (mark.event == event && mark.kind != MarkKind::Alternative) {
            return &mark;
        }
    }
    return holder;
}

} // namespace dateline
