#include "ui/timeline/timelinewidget.h"

#include "core/timeline/indexpatch.h"
#include "core/timeline/lanetables.h"

#include <QPainter>
#include <QShortcut>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kAxisHeight = 46;
constexpr int kBarWidth = 10;
constexpr double kNarrowGutter = 104;
constexpr double kWideGutter = 190;
constexpr double kAroundName = 22;

} // namespace

TimelineWidget::TimelineWidget(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), card_(new HoverCard(this)),
      scrollBar_(new QScrollBar(Qt::Vertical, this)), notice_(new TimelineNotice(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Timeline"));
    momentum_ = !desktopIsStill();
    animated_ = momentum_;

    scrollBar_->setAccessibleName(tr("Scroll the lanes"));
    scrollBar_->setFocusPolicy(Qt::NoFocus);
    scrollBar_->setCursor(Qt::ArrowCursor);
    scrollBar_->hide();
    connect(scrollBar_, &QScrollBar::valueChanged, this, [this] {
        forgetHover();
        repaintAll();
    });
    hoverTimer_.setSingleShot(true);
    hoverTimer_.setInterval(260);
    connect(&hoverTimer_, &QTimer::timeout, this, &TimelineWidget::showHoverCard);

    telling_.setSingleShot(true);
    telling_.setInterval(80);
    connect(&telling_, &QTimer::timeout, this, &TimelineWidget::viewChanged);
    fetching_.setSingleShot(true);
    fetching_.setInterval(60);
    connect(&fetching_, &QTimer::timeout, this, &TimelineWidget::fetchAhead);
    auto* frames = new QShortcut(Qt::Key_F12, this);
    connect(frames, &QShortcut::activated, this, [this] {
        framesShown_ = !framesShown_;
        frames_.clear();
        update();
    });
    connect(notice_, &TimelineNotice::firstActionClicked, this, [this] {
        if (noticeKind_ == NoticeKind::NoMatch) {
            clearFilters();
        } else {
            workspace_.reveal(earlierRow_);
        }
        setFocus();
    });
    connect(notice_, &TimelineNotice::secondActionClicked, this, [this] {
        workspace_.reveal(laterRow_);
        setFocus();
    });
    connectMotion();
    connectWorkspace();
    onThemeChanged();
    onCaseChanged();
}

TimelineWidget::~TimelineWidget() = default;

void TimelineWidget::connectMotion()
{
    scrolling_.setDuration(160);
    scrolling_.setEasingCurve(QEasingCurve::OutCubic);
    connect(&scrolling_, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { scrollBar_->setValue(static_cast<int>(std::lround(value.toDouble()))); });
    connect(&motion_, &RangeMotion::glided, this, [this](const VisibleRange& range) {
        shownRange_ = range;
        invalidateScene();
    });
    connect(&motion_, &RangeMotion::arrived, this, [this] { revealSelected(); });
    connect(&motion_, &RangeMotion::flung, this, [this](const VisibleRange& range) { setRange(range, Go::Jump); });
    connect(&pacer_, &FramePacer::due, this, &TimelineWidget::dragOn);
    connect(&edge_, &EdgePull::pulled, this, &TimelineWidget::onPulled);
}

void TimelineWidget::connectWorkspace()
{
    connect(&workspace_, &Workspace::caseChanged, this, &TimelineWidget::onCaseChanged);
    connect(&workspace_, &Workspace::edited, this, &TimelineWidget::onEdited);
    connect(&workspace_, &Workspace::filterChanged, this, &TimelineWidget::onFilterChanged);
    connect(&workspace_, &Workspace::laneKindChanged, this, &TimelineWidget::onLaneKindChanged);
    connect(&workspace_, &Workspace::rangeChanged, this, &TimelineWidget::onRangeChanged);
    connect(&workspace_, &Workspace::selectionChanged, this, &TimelineWidget::onSelectionChanged);
    connect(&workspace_, &Workspace::chosenChanged, this, qOverload<>(&QWidget::update));
    connect(&workspace_, &Workspace::themeChanged, this, &TimelineWidget::onThemeChanged);
}

void TimelineWidget::onCaseChanged()
{
    motion_.stop();
    builder_ = std::make_unique<SceneBuilder>(workspace_.index(), *measure_);
    palette_ = MarkPalette::of(workspace_.index(), workspace_.theme());
    shownRange_ = workspace_.range();
    tabWalks_ = true;
    scrolling_.stop();
    scrollBar_->setValue(0);
    related_.clear();
    onFilterChanged();
    onSelectionChanged();
}

void TimelineWidget::onEdited()
{
    if (const IndexChange* change = workspace_.indexChange()) {
        builder_->follow(*change, workspace_.shown());
    } else {
        builder_ = std::make_unique<SceneBuilder>(workspace_.index(), *measure_);
        takeLanes();
    }
    palette_ = MarkPalette::of(workspace_.index(), workspace_.theme());
    related_.clear();
    onFilterChanged();
}

void TimelineWidget::onLaneKindChanged()
{
    takeLanes();
    onFilterChanged();
}

void TimelineWidget::takeLanes()
{
    if (const auto lanes = workspace_.takeLanes()) {
        builder_->take(std::move(*lanes));
    }
}

void TimelineWidget::onFilterChanged()
{
    fetchedAround_ = {};
    possible_ = onlyPossible(workspace_.index(), workspace_.filter());
    forgetHover();
    invalidateScene();
}

void TimelineWidget::onRangeChanged()
{
    const bool byOthers = !going_;
    Go go = going_.value_or(Go::Glide);
    if (byOthers) {
        // Someone who moves the range again and again is dragging it: gliding would lag behind the hand.
        if (sinceOthersMoved_.isValid() && sinceOthersMoved_.elapsed() < 120) {
            go = Go::Jump;
        }
        sinceOthersMoved_.start();
    }
    forgetHover();
    if (go == Go::Glide && animated_ && isVisible() && shownRange_.length() > 0) {
        motion_.glide(shownRange_, workspace_.range());
        return;
    }
    if (!motion_.isFlinging() || byOthers) {
        motion_.stop();
    }
    shownRange_ = workspace_.range();
    invalidateScene();
}

void TimelineWidget::onSelectionChanged()
{
    findRelated();
    invalidateScene();
    describe();
    if (!revealing_) {
        revealing_ = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                revealing_ = false;
                revealSelected();
            },
            Qt::QueuedConnection);
    }
}

void TimelineWidget::onThemeChanged()
{
    const Theme& theme = workspace_.theme();
    if (!measure_) { // themes of the screen differ in colours alone: what was measured and packed stays
        measure_ = std::make_unique<QtTextMeasure>(theme);
    }
    palette_ = MarkPalette::of(workspace_.index(), theme);
    cache_.clear();
    card_->setTheme(theme);
    notice_->setTheme(theme);
    invalidateScene();
    repaintAll();
}

void TimelineWidget::invalidateScene()
{
    sceneDirty_ = true;
    update();
}

void TimelineWidget::repaintAll()
{
    frameDirty_ = true;
    update();
}

/// Makes room for the names of the scene's lanes. Whether that changed anything.
bool TimelineWidget::fitGutter()
{
    double widest = 0;
    for (const LaneBand& lane : scene_.lanes) {
        widest = std::max(widest, measure_->width(lane.name, TextRole::LaneName));
    }
    const double fitting = std::round(std::clamp(widest + kAroundName, kNarrowGutter, kWideGutter));
    const bool changes = !scene_.lanes.empty() && fitting != gutter_;
    gutter_ = changes ? fitting : gutter_;
    return changes;
}

SceneOptions TimelineWidget::sceneOptions()
{
    SceneOptions options;
    options.range = shownRange_;
    // The scroll bar's strip is kept free even without one, so that lanes may grow while zooming and no mark jumps.
    options.width = std::max(width() - kBarWidth, 1);
    options.height = std::max(height() - kAxisHeight, 1.0);
    options.gutter = gutter_;
    options.axisHeight = kAxisHeight;
    options.lanes = workspace_.laneKind();
    options.shown = workspace_.shown();
    options.faint = possible_;
    options.selected = workspace_.selected();
    options.second = [this](EventRow row) {
        return rememberedSecondText(row);
    };
    options.title = [this](EventRow row) {
        return workspace_.title(row);
    };
    return options;
}

TimeScale TimelineWidget::timeScale() const
{
    return {shownRange_, gutter_, std::max(width() - kBarWidth - gutter_, 1.0)};
}

const TimelineScene& TimelineWidget::scene()
{
    if (sceneDirty_) {
        buildScene();
    }
    return scene_;
}

void TimelineWidget::buildScene()
{
    sceneDirty_ = false;
    const bool hadLines = !below_.empty();
    const bool isOther = updateScene();
    if (hoveredStretch_) {
        forgetHover(); // columns of another scene
    }
    placeScrollBar();
    placeBelow();
    frameDirty_ = frameDirty_ || isOther || hadLines || !below_.empty();
    updateNotice();
    fetchSoon();
    if (!telling_.isActive()) {
        telling_.start();
    }
}

/// When panning has come nearly to the end of what was fetched, or another scale has come to rest.
void TimelineWidget::fetchSoon()
{
    const double length = shownRange_.length();
    if (std::abs(length - fetchedAround_.length()) > length * 1e-9) {
        fetching_.start();
    } else if (std::abs(shownRange_.start - fetchedAround_.start) > length / 2 && !fetching_.isActive()) {
        fetching_.start();
    }
}

/// Has a screen built on either side of the view, so that the titles there are read and measured before they are shown.
void TimelineWidget::fetchAhead()
{
    if (sceneDirty_ || !workspace_.hasCase() || workspace_.index().events() == 0 || shownRange_.length() <= 0) {
        return;
    }
    fetchedAround_ = shownRange_;
    SceneOptions options = sceneOptions();
    for (const double screens : {-1.0, 1.0}) {
        options.range = panned(shownRange_, screens * shownRange_.length());
        static_cast<void>(builder_->build(options));
    }
    options.range = shownRange_;
    static_cast<void>(builder_->build(options)); // an edit goes on from the scene that was built last: that on show
}

/// Whether all has to be painted anew; else dirtyArea_ is what has.
bool TimelineWidget::updateScene()
{
    if (const FirstLook* look = workspace_.firstLook()) {
        density_.forget();
        scene_ = sceneOf(*look, sceneOptions(), *measure_);
        if (fitGutter()) {
            scene_ = sceneOf(*look, sceneOptions(), *measure_);
        }
        return true;
    }
    if (!workspace_.hasCase() || workspace_.index().events() == 0 || shownRange_.length() <= 0) {
        scene_ = {};
        density_.forget();
        return true;
    }
    const double levels = density_.levels(scene_);
    SceneUpdate update = builder_->update(sceneOptions(), std::move(scene_));
    scene_ = std::move(update.scene);
    if (update.isOther) {
        density_.forget();
        if (fitGutter()) {
            scene_ = builder_->build(sceneOptions());
        }
        return true;
    }
    density_.follow(scene_, update.lanes);
    for (const std::size_t lane : update.lanes) {
        const Box& box = scene_.lanes[lane].box;
        dirtyArea_ += QRectF(box.x, box.y - scrollY(), width(), box.height).toAlignedRect().adjusted(0, -1, 0, 1);
    }
    return density_.levels(scene_) != levels;
}

void TimelineWidget::placeScrollBar()
{
    const int beyond = static_cast<int>(std::ceil(scene_.height - height()));
    const int top = static_cast<int>(kAxisHeight);
    const QSignalBlocker quiet(scrollBar_);
    scrollBar_->setRange(0, std::max(0, beyond));
    scrollBar_->setPageStep(std::max(height() - top, 1));
    scrollBar_->setSingleStep(24);
    scrollBar_->setGeometry(width() - kBarWidth, top + 1, kBarWidth, height() - top - 1);
    scrollBar_->setVisible(beyond > 0);
}

void TimelineWidget::findRelated()
{
    related_.clear();
    const EventDetails* details = workspace_.details();
    if (!details) {
        return;
    }
    std::vector<std::pair<EventKey, bool>> related;
    std::vector<EventKey> keys;
    for (const Relation& relation : details->relations) {
        const bool backwards = relation.to == details->event.id;
        if (const auto key = workspace_.caseFile().findEvent(backwards ? relation.from : relation.to)) {
            related.emplace_back(*key, backwards);
            keys.push_back(*key);
        }
    }
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    const EventIndex& index = workspace_.index();
    const std::vector<EventRow> rows = rowsOf(index, keys);
    for (const auto& [key, backwards] : related) {
        const auto row = std::ranges::find(rows, key, [&index](EventRow each) { return index.key[each]; });
        if (row != rows.end()) {
            related_.emplace_back(*row, backwards);
        }
    }
}

void TimelineWidget::placeBelow()
{
    below_.clear();
    if (!workspace_.selected()) {
        return;
    }
    for (const Line& line : relationLines(scene_, *workspace_.selected(), related_)) {
        // Related events under one cluster share a curve.
        const bool drawn = std::any_of(below_.begin(), below_.end(), [&](const Line& other) {
            return line.x1 == other.x1 && line.y1 == other.y1 && line.x2 == other.x2 && line.y2 == other.y2;
        });
        if (!drawn) {
            below_.push_back(line);
        }
    }
    const Mark* mark = markOf(scene_, *workspace_.selected());
    // A line at one instant would claim too much of an event that lies anywhere within a bar.
    if (mark && mark->kind == MarkKind::Moment) {
        const double x = mark->box.x + mark->box.width / 2;
        below_.push_back({LineKind::Guide, x, kAxisHeight, x, scene_.height, mark->category});
    }
}

PaintOptions TimelineWidget::paintOptions()
{
    PaintOptions options;
    options.marks = palette_;
    options.view = size();
    options.scrollY = scrollY();
    options.cache = &cache_;
    options.below = below_;
    options.densityLevels = density_.known();
    return options;
}

void TimelineWidget::paintFrame()
{
    const double scale = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * scale).toSize();
    if (frame_.size() != pixels || frame_.devicePixelRatio() != scale) {
        frame_ = QPixmap(pixels);
        frame_.setDevicePixelRatio(scale);
        // Rounding up leaves a last row or column that no logical pixel covers.
        frame_.fill(workspace_.theme().background);
        frameDirty_ = true;
    }
    QPainter painter(&frame_);
    if (!frameDirty_) {
        painter.setClipRegion(dirtyArea_);
    }
    paint(painter, scene_, workspace_.theme(), paintOptions());
    frameDirty_ = false;
    dirtyArea_ = {};
}

void TimelineWidget::paintEvent(QPaintEvent* event)
{
    QElapsedTimer clock;
    clock.start();
    scene();
    const bool isNewFrame = frameDirty_ || !dirtyArea_.isEmpty();
    if (isNewFrame) {
        paintFrame();
    }
    const QRect area = event->rect();
    QPainter painter(this);
    painter.drawPixmap(0, 0, frame_);
    Overlay overlay{hovered_, workspace_.selected(), std::nullopt};
    if (hoveredStretch_) {
        overlay.stretch = boxOf(*hoveredStretch_);
    }
    paintOverlay(painter, scene_, workspace_.theme(), paintOptions(), overlay);
    paintChosen(painter, area);
    if (focusShown_ && hasFocus()) {
        painter.fillRect(0, 0, width(), 2, workspace_.theme().accent);
    }
    if (framesShown_) {
        if (isNewFrame) {
            frames_.add(double(clock.nsecsElapsed()) / 1e6);
        }
        frames_.paint(painter, rect(), workspace_.theme());
    }
}

/// Paints anew where a ring around a mark comes or goes.
void TimelineWidget::updateAround(const Mark* mark)
{
    constexpr int kRing = 8;
    if (mark) {
        const QRectF box(mark->box.x, mark->box.y - scrollY(), mark->box.width, mark->box.height);
        update(box.toAlignedRect().adjusted(-kRing, -kRing, kRing, kRing));
    }
}

bool TimelineWidget::desktopIsStill() const
{
    return style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
}

void TimelineWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    forgetHover();
    invalidateScene();
    placeNotice();
}

void TimelineWidget::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        repaintAll();
    }
}

void TimelineWidget::setRange(const VisibleRange& range, Go go)
{
    going_ = go;
    workspace_.setRange(range);
    going_.reset();
}

void TimelineWidget::revealSelected()
{
    const auto selected = workspace_.selected();
    if (!selected || press_) {
        return;
    }
    const Mark* mark = markOf(scene(), *selected);
    if (!mark || mark->box.right() < gutter_ + 4 || mark->box.x > scene_.width - 4) {
        if (!motion_.isGliding()) {
            workspace_.reveal(*selected);
            mark = markOf(scene(), *selected);
        }
    }
    if (mark) {
        constexpr double kRoom = 16;
        const double highest = mark->box.y - kRoom - kAxisHeight;
        const double lowest = mark->box.bottom() + kRoom - height();
        const double wanted = scrollY() > highest ? highest : std::max(scrollY(), lowest);
        scrollBar_->setValue(static_cast<int>(std::lround(wanted)));
    }
}

QString TimelineWidget::secondText(EventRow row) const
{
    const EventIndex& index = workspace_.index();
    const std::size_t sources = index.sources.at(row).size();
    if (index.has(row, Disputed)) {
        return sources == 1 ? tr("1 source, contradictory") : tr("%1 sources disagree").arg(sources);
    }
    if (sources == 0) {
        return tr("no source");
    }
    return sources == 1 ? tr("1 source") : tr("%1 sources").arg(sources);
}

const std::string& TimelineWidget::rememberedSecondText(EventRow row)
{
    const EventIndex& index = workspace_.index();
    std::string& text = secondTexts_[2 * index.sources.at(row).size() + (index.has(row, Disputed) ? 1 : 0)];
    if (text.empty()) {
        text = utf8(secondText(row));
    }
    return text;
}

QString TimelineWidget::dateInWords(EventRow row) const
{
    const EventDetails* details = row == workspace_.selected() ? workspace_.details() : nullptr;
    std::optional<EventDetails> fetched;
    if (!details) {
        if (auto found = workspace_.caseFile().event(workspace_.index().key[row])) {
            fetched = std::move(*found);
            details = &*fetched;
        }
    }
    const auto date = details ? resolvedDate(details->properties) : std::nullopt;
    return date ? workspace_.valueText(*date) : QString();
}

void TimelineWidget::describe()
{
    QString description = tr("Tab and Shift+Tab walk the events in time, Enter opens the first passage, "
                             "arrows pan, plus and minus zoom, Escape lets go.");
    if (const auto row = workspace_.selected()) {
        const QString title = qs(workspace_.title(*row));
        description = tr("%1, %2, %3").arg(title, dateInWords(*row), secondText(*row));
    }
    if (description != accessibleDescription()) {
        setAccessibleDescription(description);
    }
}

} // namespace dateline
