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
#include <utility>

namespace dateline {

namespace {

constexpr double kKeyZoom = 1.5;
constexpr double kKeyPan = 0.12; // of the visible range
constexpr double kRow = 24;
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
    scrolling_.stop();
    pacer_.drop();
    press_ = Press{event->position(), event->position(), false, {}, {}};
    press_->trail.begin();
    if (event->modifiers() == Qt::ShiftModifier && event->position().y() > scene().axisHeight) {
        const TimeScale scale = timeScale();
        band_ = Band{scale.seconds(std::max(event->position().x(), scale.left)), event->position().y() + scrollY(),
                     event->position()};
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
        return moveBand(at);
    }
    press_->waiting += at - press_->last;
    press_->last = at;
    press_->trail.add(at.x());
    pacer_.ask();
}

/// What was dragged since the last frame.
void TimelineWidget::dragOn()
{
    if (press_) {
        const QPointF way = std::exchange(press_->waiting, QPointF());
        panBy(-way.x());
        scrollBar_->setValue(static_cast<int>(std::lround(scrollY() - way.y())));
    }
}

void TimelineWidget::pullAt(const QPointF& at, Qt::Orientations ways)
{
    const double top = scene().axisHeight;
    const QRectF view(gutter_, top, width() - gutter_, height() - top);
    const QPointF middle = view.center();
    edge_.hold({ways.testFlag(Qt::Horizontal) ? at.x() : middle.x(), ways.testFlag(Qt::Vertical) ? at.y() : middle.y()},
               view);
}

void TimelineWidget::onPulled(const QPointF& pixels)
{
    panBy(pixels.x());
    scrollBar_->setValue(static_cast<int>(std::lround(scrollY() + pixels.y())));
    if (band_) {
        update();
    }
    Q_EMIT pulled();
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !press_) {
        return QWidget::mouseReleaseEvent(event);
    }
    pacer_.flush();
    edge_.letGo();
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
    } else {
        fling(press.trail.velocity());
    }
}

/// Pans on where a hand let go at so many pixels a second.
void TimelineWidget::fling(double velocity)
{
    if (momentum_ && std::abs(velocity) > kSlowestFling) {
        velocity = std::clamp(velocity, -kFastestFling, kFastestFling);
        motion_.fling(shownRange_, -velocity * timeScale().secondsPerPixel());
    }
}

void TimelineWidget::click(const QPointF& at)
{
    const SceneHit hit = hitAt(at);
    clickOpened_ = false;
    if (const Mark* mark = markUnder(hit); mark && mark->kind == MarkKind::Cluster) {
        clickOpened_ = true;
        openCluster(Mark(*mark), at);
    } else if (hit.kind == SceneHit::Kind::Mark || hit.kind == SceneHit::Kind::Label) {
        workspace_.select(hit.event);
    } else if (hit.kind == SceneHit::Kind::Ribbon) {
        clickOpened_ = true;
        openStretch(stretchAt(hit.position, at.x()), at);
    } else {
        workspace_.select(std::nullopt);
    }
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !clickOpened_ && event->position().x() > gutter_) {
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
        panWheel(*event, -(sideways ? pixels.x() : pixels.y()));
    } else if (!zooms && scrollBar_->maximum() > 0) {
        const bool touched = event->phase() != Qt::NoScrollPhase;
        const double wanted =
            (scrolling_.state() == QAbstractAnimation::Running ? scrolling_.endValue().toDouble() : scrollY()) -
            pixels.y();
        touched ? scrollBar_->setValue(static_cast<int>(std::lround(wanted))) : scrollTo(wanted);
    } else if (pixels.y() != 0) {
        zoomAt(event->position().x(), std::pow(1.25, pixels.y() / kPixelsPerNotch));
    }
}

/// Fingers on a touchpad hold the view and let it go; the notches of a wheel move it on, each to be glided to.
void TimelineWidget::panWheel(const QWheelEvent& event, double pixels)
{
    if (event.phase() == Qt::NoScrollPhase) {
        return glidePan(pixels);
    }
    if (event.phase() == Qt::ScrollBegin) {
        swipe_.begin();
        swiped_ = 0;
    }
    if (event.phase() == Qt::ScrollEnd) {
        // Elsewhere the system itself goes on with what the fingers began.
        static const bool systemGoesOn = QGuiApplication::platformName() == QLatin1String("cocoa");
        return systemGoesOn ? void() : fling(-swipe_.velocity());
    }
    swiped_ += pixels;
    swipe_.add(swiped_);
    panBy(pixels);
}

void TimelineWidget::glidePan(double pixels)
{
    const VisibleRange& range = workspace_.range();
    setRange(panned(range, pixels * range.length() / timeScale().width), Go::Glide);
}

void TimelineWidget::scrollTo(double y)
{
    scrolling_.stop();
    const double wanted = std::clamp(y, 0.0, double(scrollBar_->maximum()));
    if (!animated_) {
        return scrollBar_->setValue(static_cast<int>(std::lround(wanted)));
    }
    scrolling_.setStartValue(scrollY());
    scrolling_.setEndValue(wanted);
    scrolling_.start();
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
        return scrollTo(scrollY() - kRow);
    case Qt::Key_Down:
        return scrollTo(scrollY() + kRow);
    case Qt::Key_PageUp:
        return scrollTo(scrollY() - scrollBar_->pageStep());
    case Qt::Key_PageDown:
        return scrollTo(scrollY() + scrollBar_->pageStep());
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
    if (event->type() == QEvent::Hide) {
        edge_.letGo();
        motion_.stop();
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
