#include "tests/bench/bench.h"
#include "tests/bench/ui/view.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>
#include <vector>

namespace dateline::bench {

namespace {

constexpr int kFrames = 20;

/// The shapes and labels of a scene as a painter without any choice to make would be given them.
struct PreparedFrame
{
    struct Fill
    {
        QRect box;
        QRgb color = 0;
    };
    struct Blit
    {
        QPoint at;
        QPixmap pixmap;
    };
    std::vector<Fill> fills;
    std::vector<Blit> blits;

    void paint(QImage& image) const
    {
        QPainter painter(&image);
        for (const auto& fill : fills)
            painter.fillRect(fill.box, QColor::fromRgba(fill.color));
        for (const auto& blit : blits)
            painter.drawPixmap(blit.at, blit.pixmap);
    }
};

/// Draws every label and mark once and hands out what was drawn.
class Prepared
{
public:
    explicit Prepared(const View& view) : view_(view) {}

    PreparedFrame of(const TimelineScene& scene)
    {
        PreparedFrame frame;
        const auto& theme = view_.theme();
        frame.fills.push_back({{0, 0, View::kWidth, View::kHeight}, theme.background.rgb()});
        for (const auto& line : scene.grid)
            frame.fills.push_back(
                {QRectF(line.x1, line.y1, std::max(1.0, line.x2 - line.x1), std::max(1.0, line.y2 - line.y1)).toRect(),
                 theme.grid.rgb()});
        for (const auto& lane : scene.lanes)
            frame.fills.push_back(
                {QRectF(0, lane.box.y, scene.gutterWidth, lane.box.height).toRect(), theme.panel.rgb()});
        for (const auto& ribbon : scene.ribbons)
            frame.fills.push_back({boxOf(ribbon.box), colorOf(ribbon.category)});
        for (const auto& mark : scene.marks)
            addMark(frame, mark);
        for (const auto& label : scene.labels) {
            addText(frame, label.text, label.role, {label.box.x, label.box.y});
            addText(frame, label.second, label.secondRole, {label.secondX, label.box.y});
        }
        for (const auto& label : scene.axis)
            addText(frame, label.text, label.major ? TextRole::AxisMajor : TextRole::AxisMinor,
                    {label.box.x, label.box.y});
        for (const auto& lane : scene.lanes)
            addText(frame, lane.name, TextRole::LaneName, {14, lane.box.y + 8});
        return frame;
    }

private:
    static QRect boxOf(const Box& box) { return QRectF(box.x, box.y, box.width, box.height).toRect(); }
    QRgb colorOf(std::uint16_t category) const { return view_.palette().at(category).color.rgb(); }

    void addMark(PreparedFrame& frame, const Mark& mark)
    {
        const auto& style = view_.palette().at(mark.category);
        if (mark.kind == MarkKind::Span || mark.kind == MarkKind::Doubt) {
            frame.fills.push_back({boxOf(mark.box), style.color.rgb()});
            return;
        }
        const auto size = static_cast<int>(std::ceil(mark.box.height));
        auto& pixmap = marks_[{mark.category, size}];
        if (pixmap.isNull()) {
            pixmap = QPixmap(size, size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paintMark(painter, QRectF(0, 0, size, size), style);
        }
        frame.blits.push_back({{static_cast<int>(mark.box.x), static_cast<int>(mark.box.y)}, pixmap});
        if (mark.kind == MarkKind::Cluster)
            addText(frame, std::to_string(mark.count), TextRole::Count, {mark.box.x, mark.box.y});
    }

    void addText(PreparedFrame& frame, const std::string& text, TextRole role, const QPointF& at)
    {
        if (text.empty())
            return;
        auto& pixmap = texts_[{text, role}];
        if (pixmap.isNull()) {
            const auto font = view_.theme().font(role);
            const QFontMetricsF metrics(font);
            const auto shown = QString::fromStdString(text);
            pixmap = QPixmap(static_cast<int>(std::ceil(metrics.horizontalAdvance(shown))) + 1,
                             static_cast<int>(std::ceil(metrics.height())));
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            painter.setFont(font);
            painter.drawText(QPointF(0, metrics.ascent()), shown);
        }
        frame.blits.push_back({at.toPoint(), pixmap});
    }

    const View& view_;
    std::map<std::pair<std::uint16_t, int>, QPixmap> marks_;
    std::map<std::pair<std::string, TextRole>, QPixmap> texts_;
};

struct CloseUp
{
    explicit CloseUp(std::size_t events)
        : view(bigIndex(events)), image(View::kWidth, View::kHeight, QImage::Format_RGB32)
    {
        const auto start = view.closeUp(300);
        const auto step = start.length() / View::kWidth * 8;
        Prepared prepared(view);
        for (auto i = 0; i < kFrames; ++i) {
            ranges.push_back(panned(start, step * i));
            view.build(ranges.back());
            frames.push_back(prepared.of(view.scene()));
        }
    }

    View view;
    QImage image;
    std::vector<VisibleRange> ranges;
    std::vector<PreparedFrame> frames;
    std::size_t floorTurn = 0;
    std::size_t turn = 0;
};

/// Pans by a few pixels at a time where about three hundred events begin within the view.
Subject marksAndLabels(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<CloseUp>(events);
    const auto floor = [state] {
        state->frames[state->floorTurn++ % kFrames].paint(state->image);
    };
    const auto work = [state] {
        state->view.frame(state->ranges[state->turn++ % kFrames]);
    };
    const auto right = [state] {
        const auto& scene = state->view.scene();
        return !scene.marks.empty() && !scene.labels.empty() && isPainted(state->view.image()) &&
               showsEachOnce(scene, state->view.index(), state->view.options().range);
    };
    return computing({floor, work, right});
}

/// Counts of 12 lanes as columns of an image, written row by row.
class PlainDensity
{
public:
    explicit PlainDensity(const TimelineScene& scene, const View& view)
        : image_(View::kWidth, View::kHeight, QImage::Format_RGB32)
    {
        constexpr int kLanes = 12;
        constexpr int kTop = 46;
        constexpr int kLaneHeight = (View::kHeight - kTop) / kLanes;
        for (auto lane = 0; lane < kLanes; ++lane) {
            auto& ribbon = lanes_.emplace_back();
            ribbon.top = kTop + lane * kLaneHeight + 4;
            ribbon.height = kLaneHeight - 8;
            ribbon.color = view.palette().at(static_cast<std::uint16_t>(lane)).color.rgb();
            ribbon.heights.resize(View::kWidth);
            for (auto x = 0; x < View::kWidth; ++x)
                ribbon.heights[static_cast<std::size_t>(x)] =
                    heightAt(scene, static_cast<std::size_t>(lane), x, ribbon.height);
        }
        background_ = view.theme().background.rgb();
    }

    void paint()
    {
        image_.fill(background_);
        for (const auto& lane : lanes_) {
            for (auto y = 0; y < lane.height; ++y) {
                auto* row = reinterpret_cast<QRgb*>(image_.scanLine(lane.top + y));
                const auto least = lane.height - y;
                for (auto x = 0; x < View::kWidth; ++x)
                    row[x] = lane.heights[static_cast<std::size_t>(x)] >= least ? lane.color : background_;
            }
        }
        use(image_);
    }

private:
    struct Lane
    {
        int top = 0;
        int height = 0;
        QRgb color = 0;
        std::vector<int> heights;
    };

    static int heightAt(const TimelineScene& scene, std::size_t lane, int x, int most)
    {
        if (lane >= scene.ribbons.size() || scene.ribbons[lane].highest == 0)
            return x * 7 % most;
        const auto& ribbon = scene.ribbons[lane];
        const auto column = static_cast<std::size_t>(x) % ribbon.counts.size();
        return static_cast<int>(ribbon.counts[column] * static_cast<std::uint64_t>(most) / ribbon.highest);
    }

    QImage image_;
    std::vector<Lane> lanes_;
    QRgb background_ = 0;
};

struct Density
{
    explicit Density(std::size_t events) : view(bigIndex(events))
    {
        const auto whole = view.whole();
        for (auto i = 0; i < 4; ++i)
            ranges.push_back(zoomed(whole, 1 + 0.04 * i, whole.start + whole.length() * 0.4));
        view.build(whole);
        plain = std::make_unique<PlainDensity>(view.scene(), view);
    }

    View view;
    std::vector<VisibleRange> ranges;
    std::unique_ptr<PlainDensity> plain;
    std::size_t turn = 0;
};

/// Zooms a little at a time about everything.
Subject densityFrames(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<Density>(events);
    const auto floor = [state] {
        state->plain->paint();
    };
    const auto work = [state] {
        state->view.frame(state->ranges[state->turn++ % state->ranges.size()]);
    };
    const auto right = [state] {
        return isPainted(state->view.image()) &&
               showsEachOnce(state->view.scene(), state->view.index(), state->view.options().range);
    };
    return computing({floor, work, right});
}

/// A window's worth of moving about: in to where marks stand alone, along, out, into a burst, and along fast.
std::vector<VisibleRange> script(const View& view)
{
    std::vector<VisibleRange> steps;
    const auto whole = view.whole();
    auto range = whole;
    const auto zoomTo = [&](const VisibleRange& target, int count) {
        const auto from = range;
        for (auto i = 1; i <= count; ++i) {
            const auto share = static_cast<double>(i) / count;
            const auto length = from.length() * std::pow(target.length() / from.length(), share);
            // The middle moves as the length does, so that the target stays in view.
            const auto moved =
                from.length() == target.length() ? share : (from.length() - length) / (from.length() - target.length());
            const auto middle = (from.start + from.end) / 2 * (1 - moved) + (target.start + target.end) / 2 * moved;
            range = {middle - length / 2, middle + length / 2};
            steps.push_back(range);
        }
    };
    const auto pan = [&](double pixels, int count) {
        for (auto i = 0; i < count; ++i) {
            range = panned(range, range.length() / View::kWidth * pixels);
            steps.push_back(range);
        }
    };
    zoomTo(view.closeUp(300), 400);
    pan(12, 300);
    pan(-90, 100);
    zoomTo(whole, 300);
    pan(20, 100);
    zoomTo(storyRange(view.index()), 300);
    pan(24, 300);
    zoomTo(whole, 200);
    return steps;
}

struct Scripted
{
    explicit Scripted(std::size_t events) : view(bigIndex(events)), steps(script(view)) {}

    View view;
    std::vector<VisibleRange> steps;
    std::vector<double> times;
};

Subject scriptedFrames(std::size_t events)
{
    startGui();
    const auto state = std::make_shared<Scripted>(events);
    Subject subject;
    subject.allowed = 1000.0 / 60;
    subject.work = [state] {
        state->times.clear();
        for (const auto& range : state->steps) {
            const auto start = now(true);
            state->view.frame(range);
            state->times.push_back(now(true) - start);
        }
    };
    subject.measured = [state] {
        auto times = state->times;
        const auto at = times.begin() + static_cast<std::ptrdiff_t>(times.size() * 95 / 100);
        std::nth_element(times.begin(), at, times.end());
        return *at;
    };
    subject.right = [state] {
        return state->times.size() == 2'000 &&
               showsEachOnce(state->view.scene(), state->view.index(), state->steps.back());
    };
    return subject;
}

const Registered marks{ofAny({"pan: a frame of marks and labels", 1'000'000, 1.5, marksAndLabels})};
const Registered density{ofAny({"zoom: a frame of density", 1'000'000, 3, densityFrames})};
const Registered scripted{ofAny({"pan and zoom: 95 of 100 frames within", 1'000'000, 1, scriptedFrames, 0, 1})};

} // namespace

} // namespace dateline::bench
