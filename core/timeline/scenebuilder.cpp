#include "core/timeline/scenebuilder.h"

#include "core/timeline/eventorder.h"
#include "core/timeline/eventshape.h"
#include "core/timeline/labels.h"
#include "core/timeline/lanedrawing.h"
#include "core/timeline/laneheights.h"
#include "core/timeline/lanetables.h"
#include "core/timeline/longbars.h"
#include "core/timeline/rowpacking.h"
#include "core/timeline/sceneaxis.h"
#include "core/timeline/tilepacking.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <span>

namespace dateline {

using namespace layout;

namespace {

/// Where a lane begins among the shapes of a scene.
struct LanePart
{
    std::size_t ribbons = 0;
    std::size_t links = 0;
    std::size_t marks = 0;
    std::size_t labels = 0;
    std::size_t clustered = 0;
    std::size_t shown = 0; ///< events of the lane that lie in the range
};

LanePart endOf(const TimelineScene& scene)
{
    return {scene.ribbons.size(), scene.links.size(), scene.marks.size(), scene.labels.size(), scene.clustered.size()};
}

bool isEndOf(const LanePart& part, const TimelineScene& scene)
{
    return part.ribbons == scene.ribbons.size() && part.links == scene.links.size() &&
           part.marks == scene.marks.size() && part.labels == scene.labels.size() &&
           part.clustered == scene.clustered.size();
}

/// What is compared of options: all but the filter, which the lanes follow, and the functions.
SceneOptions plain(const SceneOptions& options)
{
    SceneOptions some;
    some.range = options.range;
    some.width = options.width;
    some.height = options.height;
    some.gutter = options.gutter;
    some.axisHeight = options.axisHeight;
    some.lanes = options.lanes;
    some.selected = options.selected;
    some.fillHeight = options.fillHeight;
    some.secondRole = options.secondRole;
    return some;
}

bool areAlike(const SceneOptions& a, const SceneOptions& b)
{
    return a.range == b.range && a.width == b.width && a.height == b.height && a.gutter == b.gutter &&
           a.axisHeight == b.axisHeight && a.lanes == b.lanes && a.fillHeight == b.fillHeight &&
           a.secondRole == b.secondRole;
}

template<typename T> void moveSome(std::vector<T>& from, std::size_t begin, std::size_t end, std::vector<T>& into)
{
    into.insert(into.end(), std::make_move_iterator(from.begin() + static_cast<std::ptrdiff_t>(begin)),
                std::make_move_iterator(from.begin() + static_cast<std::ptrdiff_t>(end)));
}

/// Takes a lane over into another scene.
void moveLane(TimelineScene& from, const LanePart& begin, const LanePart& end, TimelineScene& into)
{
    const auto start = endOf(into);
    moveSome(from.ribbons, begin.ribbons, end.ribbons, into.ribbons);
    moveSome(from.links, begin.links, end.links, into.links);
    moveSome(from.marks, begin.marks, end.marks, into.marks);
    moveSome(from.labels, begin.labels, end.labels, into.labels);
    moveSome(from.clustered, begin.clustered, end.clustered, into.clustered);
    for (auto& mark : std::span(into.marks).subspan(start.marks)) {
        if (mark.kind == MarkKind::Cluster)
            mark.firstInCluster += static_cast<std::uint32_t>(start.clustered - begin.clustered);
    }
}

} // namespace

/// What outlives a build: lanes for a filter, rows for a scale.
struct SceneBuilder::Cache
{
    Cache(const EventIndex& events, const TextMeasure& measure) : index(events), widths(events, measure) {}

    void prepare(const SceneOptions& options, double secondsPerPixel);
    void prepareLanes(const SceneOptions& options);
    void follow(const IndexChange& change, const EventSet& shownNow);
    void pack(const SceneOptions& options, double secondsPerPixel);
    void packWhole(const SceneOptions& options);
    void packTiles();
    bool isLarge() const { return shownCount > kPackedWhole; }
    std::vector<LaneBox> boxesOfLarge() const;
    double origin() const;
    bool keepsLast(const SceneOptions& options, const TimelineScene& scene) const;
    void touchSelected(const SceneOptions& options, const TimelineScene& lastScene);

    const EventIndex& index;
    LabelWidths widths;

    bool lanesReady = false;
    LaneKind laneKind = LaneKind::Category;
    EventSet shown;
    std::size_t shownCount = 0;
    LaneTables lanes;
    /// Those of no filter at all, of laneKind, while another is set: taking a filter away is then done at once.
    std::optional<LaneTables> unfiltered;
    std::vector<LongBars> unfilteredBars; ///< of the same tables; none once they were edited

    bool packed = false;
    PackingScale scale;
    double width = 0;
    double height = 0;
    double axisHeight = 0;
    bool fillHeight = true;
    TextRole secondRole = TextRole::LabelSecond;
    std::vector<PackedLane> rows;   ///< of a case that is packed whole
    std::vector<TilePacking> tiles; ///< of a large one
    std::vector<LongBars> longBars; ///< of the same, at any scale
    std::vector<LaneBox> boxes;

    /// Of the last scene, where it was one of a large case: what it was built with, where each lane begins in it, and
    /// what has become of it since.
    struct Last
    {
        SceneOptions options; ///< without sets and functions
        bool hasFaint = false;
        std::vector<LanePart> parts; ///< and one more, where the last lane ends
        std::vector<bool> touched;
    };
    std::optional<Last> last;
};

void SceneBuilder::Cache::prepareLanes(const SceneOptions& options)
{
    std::vector<LongBars> bars;
    if (laneKind != options.lanes) {
        unfiltered.reset();
        unfilteredBars.clear();
    } else if (lanesReady && shownCount == index.events()) {
        unfiltered = std::move(lanes); // of which no table moves in memory
        unfilteredBars = std::move(longBars);
    }
    shown = options.shown;
    shownCount = shown.count();
    laneKind = options.lanes;
    if (shownCount == index.events() && unfiltered) {
        lanes = std::move(*unfiltered);
        unfiltered.reset();
        bars = std::exchange(unfilteredBars, {});
    } else {
        lanes = unfiltered ? LaneTables(index, *unfiltered, shown) : LaneTables(index, laneKind, shown);
    }
    lanesReady = true;
    packed = false;
    longBars = std::move(bars);
}

void SceneBuilder::Cache::follow(const IndexChange& change, const EventSet& shownNow)
{
    constexpr std::size_t kMostFollowed = 64; // of more, making all anew is no slower
    widths.follow(change);
    unfilteredBars.clear();
    const bool isFew = change.size() <= kMostFollowed;
    const bool canFollow = lanesReady && isFew && followed(shown, change, shownNow);
    const auto effects = canFollow ? lanes.follow(index, change, shown, shownNow) : std::nullopt;
    const EventSet all(unfiltered ? index.size() : 0, true);
    if (unfiltered && !(isFew && unfiltered->follow(index, change, all, all)))
        unfiltered.reset();
    const bool wasLarge = isLarge();
    lanesReady = effects.has_value();
    if (lanesReady) {
        const auto countIn = [](const EventSet& set, const std::vector<EventRow>& some) {
            return std::ranges::count_if(some, [&](EventRow row) { return set.contains(row); });
        };
        shownCount += static_cast<std::size_t>(countIn(shownNow, change.come) - countIn(shown, change.gone));
    } else {
        shownCount = shownNow.count();
    }
    shown = shownNow;
    packed = packed && lanesReady && wasLarge && isLarge() && origin() == scale.origin && boxesOfLarge() == boxes;
    if (!packed) {
        last.reset();
        longBars.clear();
    }
    for (std::size_t i = 0; packed && i < tiles.size(); ++i) {
        if (last && (*effects)[i] != LaneTables::Effect::None)
            last->touched[i] = true;
        if ((*effects)[i] != LaneTables::Effect::Events)
            continue;
        longBars[i].follow(change);
        tiles[i].forget();
    }
}

double SceneBuilder::Cache::origin() const
{
    double first = 0;
    for (const auto& table : lanes.tables())
        first = &table == lanes.tables().data() ? table.anchor(0) : std::min(first, table.anchor(0));
    return std::max(first, -kLongestRange);
}

void SceneBuilder::Cache::pack(const SceneOptions& options, double secondsPerPixel)
{
    scale = {secondsPerPixel, origin(), options.width - options.gutter};

    width = options.width - options.gutter;
    height = options.height;
    axisHeight = options.axisHeight;
    fillHeight = options.fillHeight;
    secondRole = options.secondRole;
    rows.clear();
    tiles.clear();
    if (isLarge())
        packTiles();
    else
        packWhole(options);
    packed = true;
}

void SceneBuilder::Cache::packWhole(const SceneOptions& options)
{
    LabelWidth labelWidth = [](EventRow) {
        return kNominalLabel;
    };
    if (shownCount <= kMeasuredEvents)
        labelWidth = [&](EventRow event) {
            return widths.whole(event, options);
        };
    std::vector<std::size_t> needs;
    for (const auto& table : lanes.tables()) {
        rows.push_back(packAll(index, table, scale, labelWidth));
        needs.push_back(rows.back().rows.empty() ? kMostRows : rows.back().rows.size());
    }
    boxes = shareHeight(needs, axisHeight, height, fillHeight);
    for (std::size_t i = 0; i < lanes.tables().size(); ++i) {
        if (rows[i].rows.empty() || boxes[i].rows < needs[i])
            rows[i] = packByImportance(index, lanes.tables()[i], scale, labelWidth, boxes[i].rows - 1);
    }
}

/// How many rows a lane gets depends on how many events it has, not on how they lie: to find that out would take a look
/// at all of them at each scale.
std::vector<LaneBox> SceneBuilder::Cache::boxesOfLarge() const
{
    std::vector<std::size_t> needs;
    for (const auto& table : lanes.tables())
        needs.push_back(std::min(kMostRows, table.size()));
    return shareHeight(needs, axisHeight, height, fillHeight);
}

void SceneBuilder::Cache::packTiles()
{
    boxes = boxesOfLarge();
    const auto& tables = lanes.tables();
    for (std::size_t i = 0; i < longBars.size(); ++i) {
        if (longBars[i].laneRows() != boxes[i].rows)
            longBars.clear();
    }
    for (auto i = longBars.size(); i < tables.size(); ++i)
        longBars.emplace_back(index, tables[i], boxes[i].rows);
    for (std::size_t i = 0; i < tables.size(); ++i)
        tiles.emplace_back(index, tables[i], longBars[i], scale, boxes[i].rows - 1);
}

/// Whether the last scene can be taken over but for what was touched since.
bool SceneBuilder::Cache::keepsLast(const SceneOptions& options, const TimelineScene& scene) const
{
    return last && isEndOf(last->parts.back(), scene) && packed && lanesReady && shown == options.shown &&
           areAlike(last->options, options) && !last->hasFaint && options.faint.size() == 0;
}

/// A lane that shows an event that is selected now or no more has another label.
void SceneBuilder::Cache::touchSelected(const SceneOptions& options, const TimelineScene& lastScene)
{
    const auto before = last->options.selected;
    const auto after = options.selected;
    if (before == after)
        return;
    for (std::size_t i = 0; i < last->touched.size(); ++i) {
        for (auto n = last->parts[i].marks; n < last->parts[i + 1].marks && !last->touched[i]; ++n) {
            const auto event = lastScene.marks[n].event;
            last->touched[i] = (event == before) != (event == after);
        }
    }
}

void SceneBuilder::Cache::prepare(const SceneOptions& options, double secondsPerPixel)
{
    if (!lanesReady || laneKind != options.lanes || shown != options.shown)
        prepareLanes(options);
    // Panning moves both ends of the range, and rounding leaves their distance not quite the same.
    const bool sameScale = std::abs(secondsPerPixel - scale.secondsPerPixel) <= 1e-9 * secondsPerPixel;
    if (!packed || !sameScale || width != options.width - options.gutter || height != options.height ||
        axisHeight != options.axisHeight || fillHeight != options.fillHeight || secondRole != options.secondRole)
        pack(options, secondsPerPixel);
}

SceneBuilder::SceneBuilder(const EventIndex& index, const TextMeasure& measure)
    : index_(index), measure_(measure), cache_(std::make_unique<Cache>(index, measure))
{
}

SceneBuilder::~SceneBuilder() = default;

void SceneBuilder::forgetTexts()
{
    cache_->widths.forget();
    cache_->packed = false;
}

void SceneBuilder::take(layout::LaneTables lanes)
{
    cache_->lanesReady = false;
    cache_->packed = false;
    cache_->last.reset();
    cache_->laneKind = lanes.kind();
    cache_->unfiltered = std::move(lanes);
    cache_->unfilteredBars.clear();
}

void SceneBuilder::follow(const IndexChange& change, const EventSet& shown)
{
    cache_->follow(change, shown);
}

std::vector<EventRow> SceneBuilder::eventsWithin(std::size_t lane, const VisibleRange& range, std::size_t most) const
{
    std::vector<EventRow> found;
    if (lane >= cache_->lanes.tables().size())
        return found;
    const auto& table = cache_->lanes.tables()[lane];
    const auto within = table.within(range.start, range.end);
    const auto anchored = table.events().subspan(within.first, within.end - within.first);
    found.assign(anchored.begin(), anchored.end());
    for (const auto* reaching : {&within.earlier, &within.later}) {
        for (const auto position : *reaching)
            found.push_back(table.event(position));
    }
    std::ranges::sort(found, [this](EventRow one, EventRow other) { return comesBefore(index_, one, other); });
    found.resize(std::min(found.size(), most));
    return found;
}

TimelineScene SceneBuilder::build(const SceneOptions& options)
{
    TimelineScene scene;
    scene.width = options.width;
    scene.axisHeight = options.axisHeight;
    scene.gutterWidth = options.gutter;
    scene.height = options.axisHeight + options.height;
    cache_->last.reset();
    const TimeScale scale{options.range, options.gutter, std::max(1.0, options.width - options.gutter)};
    if (!(options.range.length() > 0))
        return scene;

    cache_->prepare(options, scale.secondsPerPixel());
    if (!cache_->boxes.empty())
        scene.height = std::max(scene.height, cache_->boxes.back().y + cache_->boxes.back().height);
    addAxis(scene, scale, cache_->widths.texts());
    for (std::size_t i = 0; i < cache_->lanes.tables().size(); ++i) {
        const auto& box = cache_->boxes[i];
        scene.lanes.push_back(cache_->lanes.heads()[i]);
        scene.lanes.back().box = {0, box.y, options.width, box.height};
        const auto bottom = box.y + box.height;
        scene.grid.push_back({LineKind::LaneBorder, 0, bottom, options.width, bottom, kNoCategory});
    }
    drawLanes(scene, options, nullptr);
    return scene;
}

SceneUpdate SceneBuilder::update(const SceneOptions& options, TimelineScene last)
{
    if (!cache_->keepsLast(options, last))
        return {build(options), true, {}};
    SceneUpdate update;
    update.isOther = false;
    auto& scene = update.scene;
    scene.width = last.width;
    scene.height = last.height;
    scene.axisHeight = last.axisHeight;
    scene.gutterWidth = last.gutterWidth;
    scene.axis = std::move(last.axis);
    scene.grid = std::move(last.grid);
    scene.lanes = std::move(last.lanes);
    for (std::size_t i = 0; i < scene.lanes.size(); ++i)
        scene.lanes[i].events = cache_->lanes.heads()[i].events;
    cache_->touchSelected(options, last);
    const auto& touched = cache_->last->touched;
    for (std::size_t i = 0; i < touched.size(); ++i) {
        if (touched[i])
            update.lanes.push_back(i);
    }
    drawLanes(scene, options, &last);
    return update;
}

/// What is not touched is taken from the last scene, where there is one.
void SceneBuilder::drawLanes(TimelineScene& scene, const SceneOptions& options, TimelineScene* last)
{
    auto& cache = *cache_;
    const TimeScale scale{options.range, options.gutter, std::max(1.0, options.width - options.gutter)};
    LaneDrawing drawing(index_, measure_, options, scale, cache.scale, cache.widths, scene);
    Cache::Last now;
    now.options = plain(options);
    now.hasFaint = options.faint.size() > 0;
    const auto& tables = cache.lanes.tables();
    now.touched.assign(tables.size(), false);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        now.parts.push_back(endOf(scene));
        auto& shown = now.parts.back().shown;
        if (last != nullptr && !cache.last->touched[i]) {
            const auto& part = cache.last->parts[i];
            moveLane(*last, part, cache.last->parts[i + 1], scene);
            shown = part.shown;
        } else {
            const auto& rows = cache.isLarge() ? cache.tiles[i].around(options.range) : cache.rows[i];
            shown = drawing.draw(tables[i], rows, cache.boxes[i], static_cast<std::uint32_t>(i),
                                 cache.lanes.heads()[i].category);
        }
        scene.shownEvents += shown;
    }
    now.parts.push_back(endOf(scene));
    // Lanes by category are the only ones that no event is in twice.
    if (options.lanes != LaneKind::Category)
        scene.shownEvents = cache.lanes.all().within(options.range.start, options.range.end).count();
    cache.last.reset();
    if (cache.isLarge())
        cache.last = std::move(now);
}

} // namespace dateline
