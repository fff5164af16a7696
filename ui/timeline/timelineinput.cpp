#include "ui/timeline/eventpicker.h"
#include "ui/timeline/timelinewidget.h"

#include <QApplication>
#include <QGestureEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kKeyZoom = 1.5;
constexpr double kKeyPan = 0.12; // of the visible range
constexpr double kRow = 24;
constexpr qint64 kRecently = 70; // milliseconds over which a pointer's speed is taken
constexpr double kSlowestFling = 150;
constexpr double kFastestFling = 2'500;
constexpr double kNotch = 120; // what one click of a wheel counts
constexpr double kPixelsPerNotch = 60;

/// How far a wheel or a trackpad moved, in pixels. X11's pixel numbers are its drivers' own affair, so there only
/// notches count.
QPointF wheelPixels(const QWheelEvent& event)
{
    static const bool pixelsMeanPixels = QGuiApplication::platformName() != QLatin1String("xcb");
    if (pixelsMeanPixels && !event.pixelDelta().isNull()) {
        return event.pixelDelta();
    }
    return QPointF(event.angleDelta()) / kNotch * kPixelsPerNotch;
}

double middle(const TimeExtent& extent)
{
    return double(extent.earliest) / 2 + double(extent.latest) / 2;
}

} // namespace

void TimelineWidget::zoomAt(double x, double factor)
{
    const TimeScale scale = timeScale();
    const double share = std::clamp((x - scale.left) / scale.width, 0.0, 1.0);
    const double anchor = shownRange_.start + share * shownRange_.length();
    // While a glide is under way the workspace is ahead; its length counts, but the time under the pointer is the one
    // that is seen.
    const double length = workspace_.range().length();
    setRange(zoomed({anchor - share * length, anchor + (1 - share) * length}, factor, anchor), Go::Glide);
}

void TimelineWidget::panBy(double pixels)
{
    motion_.stop();
    setRange(panned(shownRange_, pixels * timeScale().secondsPerPixel()), Go::Jump);
}

SceneHit TimelineWidget::hitAt(const QPointF& at)
{
    const TimelineScene& seen = scene();
    if (at.y() < seen.axisHeight) {
        return {SceneHit::Kind::Axis};
    }
    return hitTest(seen, at.x(), at.y() + scrollY());
}

const Mark* TimelineWidget::markUnder(const SceneHit& hit)
{
    if (hit.kind == SceneHit::Kind::Mark) {
        return &scene_.marks[hit.position];
    }
    return hit.kind == SceneHit::Kind::Label ? markOf(scene_, hit.event) : nullptr;
}

void TimelineWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        return QWidget::mousePressEvent(event);
    }
    focusShown_ = false;
    motion_.stop();
    if (shownRange_ != workspace_.range()) {
        setRange(shownRange_, Go::Jump);
    }
    press_ = Press{event->position(), event->position(), false, {}, {}};
    press_->clock.start();
    if (event->modifiers() == Qt::ShiftModifier && event->position().y() > scene().axisHeight) {
        band_ = QRectF(event->position(), QSizeF());
    }
    forgetHover();
}

void TimelineWidget::mouseMoveEvent(QMouseEvent* event)
{
    pointer_ = event->position();
    if (press_ && (event->buttons() & Qt::LeftButton)) {
        drag(event->position());
    } else {
        hover(event->position());
    }
}

void TimelineWidget::drag(const QPointF& at)
{
    if (!press_->dragging) {
        if ((at - press_->at).manhattanLength() < QApplication::startDragDistance()) {
            return;
        }
        press_->dragging = true;
        setCursor(band_ ? Qt::CrossCursor : Qt::ClosedHandCursor);
    }
    if (band_) {
        band_ = QRectF(press_->at, at).normalized();
        return update();
    }
    const QPointF step = at - press_->last;
    press_->last = at;
    const qint64 now = press_->clock.elapsed();
    press_->path.emplace_back(now, at.x());
    while (now - press_->path.front().first > kRecently) {
        press_->path.pop_front();
    }
    panBy(-step.x());
    scrollBar_->setValue(static_cast<int>(std::lround(scrollY() - step.y())));
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !press_) {
        return QWidget::mouseReleaseEvent(event);
    }
    const Press press = *press_;
    press_.reset();
    unsetCursor();
    if (press.dragging && band_) {
        return chooseInBand();
    }
    band_.reset();
    if (!press.dragging && event->modifiers() == Qt::ControlModifier) {
        toggleAt(event->position());
    } else if (!press.dragging) {
        click(event->position());
    } else if (momentum_ && std::abs(press.velocity()) > kSlowestFling) {
        const double velocity = std::clamp(press.velocity(), -kFastestFling, kFastestFling);
        motion_.fling(shownRange_, -velocity * timeScale().secondsPerPixel());
    }
}

double TimelineWidget::Press::velocity() const
{
    if (path.size() < 2 || clock.elapsed() - path.back().first > kRecently) {
        return 0;
    }
    const auto milliseconds = std::max<qint64>(path.back().first - path.front().first, 16);
    return (path.back().second - path.front().second) / double(milliseconds) * 1000;
}

void TimelineWidget::click(const QPointF& at)
{
    const SceneHit hit = hitAt(at);
    clusterClicked_ = false;
    if (const Mark* mark = markUnder(hit); mark && mark->kind == MarkKind::Cluster) {
        clusterClicked_ = true;
        openCluster(Mark(*mark), at);
    } else if (hit.kind == SceneHit::Kind::Mark || hit.kind == SceneHit::Kind::Label) {
        workspace_.select(hit.event);
    } else {
        workspace_.select(std::nullopt);
    }
}

void TimelineWidget::openCluster(const Mark& cluster, const QPointF& at)
{
    const EventIndex& index = workspace_.index();
    const auto first = scene_.clustered.begin() + cluster.firstInCluster;
    const std::vector<EventRow> members(first, first + cluster.count);
    const auto byMiddle = [&](EventRow a, EventRow b) {
        return middle(index.extent[a]) < middle(index.extent[b]);
    };
    const auto [earliest, latest] = std::minmax_element(members.begin(), members.end(), byMiddle);
    const double from = middle(index.extent[*earliest]);
    const double to = middle(index.extent[*latest]);
    const double length = std::max((to - from) * 1.5, kShortestRange);
    if (to > from && length < shownRange_.length() * 0.9) {
        const double centre = from / 2 + to / 2;
        setRange({centre - length / 2, centre + length / 2}, Go::Glide);
        return;
    }
    std::vector<std::pair<EventRow, QString>> events;
    for (const EventRow row : members) {
        events.emplace_back(row, qs(workspace_.title(row)));
    }
    auto* picker = new EventPicker(workspace_.theme(), events, this);
    connect(picker, &EventPicker::picked, this, [this](EventRow row) { workspace_.select(row); });
    picker->openAt(mapToGlobal(at.toPoint()));
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !clusterClicked_ && event->position().x() > gutter_) {
        zoomAt(event->position().x(), 2);
    }
}

void TimelineWidget::wheelEvent(QWheelEvent* event)
{
    event->accept();
    const QPointF pixels = wheelPixels(*event);
    const bool sideways = std::abs(pixels.x()) > std::abs(pixels.y());
    const bool zooms = event->modifiers().testFlag(Qt::ControlModifier);
    if (!zooms && (sideways || event->modifiers().testFlag(Qt::ShiftModifier))) {
        panBy(-(sideways ? pixels.x() : pixels.y()));
    } else if (!zooms && scrollBar_->maximum() > 0) {
        scrollBar_->setValue(static_cast<int>(std::lround(scrollY() - pixels.y())));
    } else if (pixels.y() != 0) {
        zoomAt(event->position().x(), std::pow(1.25, pixels.y() / kPixelsPerNotch));
    }
}

void TimelineWidget::keyPressEvent(QKeyEvent* event)
{
    const TimeScale scale = timeScale();
    const double centre = scale.left + scale.width / 2;
    const VisibleRange range = workspace_.range();
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->matches(QKeySequence::SelectAll)) {
        return chooseAllShown();
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        return QWidget::keyPressEvent(event);
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return setRange(panned(range, -range.length() * kKeyPan), Go::Glide);
    case Qt::Key_Right:
        return setRange(panned(range, range.length() * kKeyPan), Go::Glide);
    case Qt::Key_Up:
        return scrollBar_->setValue(static_cast<int>(scrollY() - kRow));
    case Qt::Key_Down:
        return scrollBar_->setValue(static_cast<int>(scrollY() + kRow));
    case Qt::Key_PageUp:
        return scrollBar_->setValue(scrollBar_->value() - scrollBar_->pageStep());
    case Qt::Key_PageDown:
        return scrollBar_->setValue(scrollBar_->value() + scrollBar_->pageStep());
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomAt(centre, kKeyZoom);
    case Qt::Key_Minus:
    case Qt::Key_Underscore:
        return zoomAt(centre, 1 / kKeyZoom);
    case Qt::Key_Home:
        return shift ? workspace_.showStory() : workspace_.showAll();
    case Qt::Key_0:
        return workspace_.showStory();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return openFirstPassage();
    case Qt::Key_Escape:
        return letGo();
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineWidget::letGo()
{
    motion_.stop();
    tabWalks_ = false;
    workspace_.select(std::nullopt);
}

void TimelineWidget::openFirstPassage()
{
    const EventDetails* details = workspace_.details();
    if (!details) {
        return;
    }
    for (const ResolvedProperty& property : details->properties) {
        for (const StatedValue& value : property.values) {
            for (const std::size_t position : value.claims) {
                const Claim& claim = details->event.claims[position];
                if (!claim.passages.empty()) {
                    return workspace_.openPassage(claim.source, claim.passages.front());
                }
            }
        }
    }
}

bool TimelineWidget::focusNextPrevChild(bool next)
{
    // Children ask their parent: the links of a notice are left and entered as anywhere else.
    if (!hasFocus() || !tabWalks_) {
        return QWidget::focusNextPrevChild(next);
    }
    const auto before = workspace_.selected();
    workspace_.selectNeighbour(next ? 1 : -1);
    focusShown_ = true;
    return workspace_.selected() != before || QWidget::focusNextPrevChild(next);
}

void TimelineWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    tabWalks_ = true;
    focusShown_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                  event->reason() == Qt::ShortcutFocusReason;
    update();
}

void TimelineWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

bool TimelineWidget::event(QEvent* event)
{
    if (event->type() == QEvent::Gesture) {
        return gesture(static_cast<QGestureEvent*>(event)) || QWidget::event(event);
    }
    if (event->type() == QEvent::NativeGesture) {
        return nativeGesture(static_cast<QNativeGestureEvent*>(event)) || QWidget::event(event);
    }
    return QWidget::event(event);
}

bool TimelineWidget::gesture(QGestureEvent* event)
{
    const auto* pinch = static_cast<QPinchGesture*>(event->gesture(Qt::PinchGesture));
    if (!pinch || !(pinch->changeFlags() & QPinchGesture::ScaleFactorChanged)) {
        return false;
    }
    press_.reset();
    band_.reset();
    motion_.stop();
    const double x = mapFromGlobal(pinch->centerPoint()).x();
    const TimeScale scale = timeScale();
    setRange(zoomed(shownRange_, std::clamp(pinch->scaleFactor(), 0.2, 5.0), scale.seconds(x)), Go::Jump);
    event->accept();
    return true;
}

bool TimelineWidget::nativeGesture(QNativeGestureEvent* event)
{
    if (event->gestureType() != Qt::ZoomNativeGesture) {
        return false;
    }
    motion_.stop();
    setRange(zoomed(shownRange_, std::clamp(1 + event->value(), 0.2, 5.0), timeScale().seconds(event->position().x())),
             Go::Jump);
    event->accept();
    return true;
}

} // namespace dateline
