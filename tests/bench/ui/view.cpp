#include "tests/bench/ui/view.h"

#include "core/timeline/eventorder.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <numeric>
#include <set>

namespace dateline::bench {

namespace {

QRect rectOf(const Box& box)
{
    return QRectF(box.x, box.y, box.width, box.height).toAlignedRect();
}

} // namespace

void startGui()
{
    if (QCoreApplication::instance() != nullptr)
        return;
    static int count = 1;
    static char name[] = "dateline_bench";
    static char* texts[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static QApplication application(count, texts);
}

View::View(std::shared_ptr<const BigIndex> big) : big_(std::move(big)), builder_(big_->index, measure_)
{
    options_.shown = everyEvent(index());
    options_.width = kWidth;
    options_.height = kHeight - options_.axisHeight;
    options_.title = [this](EventRow row) {
        auto& title = titles_[index().key[row]];
        if (title.empty())
            title = big_->title(index().key[row]);
        return title;
    };
    options_.second = [this](EventRow row) {
        return std::to_string(index().sources.at(row).size()) + " sources";
    };
    palette_ = MarkPalette::of(index(), theme_);
}

void View::follow(const IndexChange& change)
{
    options_.shown = everyEvent(index());
    builder_.follow(change, options_.shown);
}

void View::frame(const VisibleRange& range)
{
    build(range);
    paint();
}

void View::build(const VisibleRange& range)
{
    options_.range = range;
    scene_ = builder_.build(options_);
    density_.forget();
}

void View::showFirst(const FirstLook& look)
{
    options_.range = look.range;
    scene_ = sceneOf(look, options_, measure_);
    density_.forget();
    paint();
}

void View::refresh()
{
    const auto levels = density_.levels(scene_);
    auto update = builder_.update(options_, std::move(scene_));
    scene_ = std::move(update.scene);
    QRegion area;
    if (update.isOther) {
        density_.forget();
        return paintWithin(area);
    }
    density_.follow(scene_, update.lanes);
    if (density_.levels(scene_) != levels)
        return paintWithin(area);
    for (const auto lane : update.lanes)
        area += rectOf(scene_.lanes[lane].box);
    if (!area.isEmpty())
        paintWithin(area);
}

void View::paintWithin(const QRegion& area)
{
    PaintOptions options;
    options.marks = palette_;
    options.view = image_.size();
    options.cache = &cache_;
    options.densityLevels = density_.known();
    QPainter painter(&image_);
    if (!area.isEmpty())
        painter.setClipRegion(area);
    dateline::paint(painter, scene_, theme_, options);
}

VisibleRange View::whole() const
{
    return wholeRange(index(), everyEvent(index()));
}

VisibleRange View::closeUp(std::size_t events) const
{
    const auto first = index().size() / 3;
    const auto last = std::min(first + events, index().size() - 1);
    const auto start = static_cast<double>(index().extent[first].earliest);
    return {start, std::max(start + kShortestRange, static_cast<double>(index().extent[last].earliest))};
}

bool isPainted(const QImage& image)
{
    const auto first = image.pixel(200, 60);
    for (auto y = 60; y < image.height(); ++y)
        for (auto x = 200; x < image.width(); x += 3)
            if (image.pixel(x, y) != first)
                return true;
    return false;
}

bool showsEachOnce(const TimelineScene& scene, const EventIndex& index, const VisibleRange& range)
{
    std::size_t inRange = 0;
    everyEvent(index).forEach([&](EventRow row) {
        const auto reach = index.reach(row);
        const bool begins = static_cast<double>(reach.earliest) < range.end;
        inRange += std::size_t{begins && static_cast<double>(reach.latest) > range.start};
    });
    std::size_t inRibbons = 0;
    for (const auto& ribbon : scene.ribbons)
        inRibbons += std::accumulate(ribbon.counts.begin(), ribbon.counts.end(), std::size_t{0});
    std::size_t inClusters = 0;
    std::set<EventRow> single;
    for (const auto& mark : scene.marks) {
        if (mark.kind == MarkKind::Cluster)
            inClusters += mark.count;
        else if (mark.kind != MarkKind::Alternative)
            single.insert(mark.event);
    }
    return scene.shownEvents == inRange && inRibbons + inClusters + single.size() == inRange;
}

} // namespace dateline::bench
