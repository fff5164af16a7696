#include "ui/editing/timelineediting.h"

#include "core/edit/claimedits.h"

#include "ui/editing/lineprompt.h"
#include "ui/editing/manyevents.h"
#include "ui/editing/neweventcard.h"
#include "ui/timeline/timelinewidget.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr double kDragFrom = 6; // pixels

} // namespace

TimelineEditing::TimelineEditing(Workspace& workspace, TimelineWidget& timeline)
    : QObject(&timeline), workspace_(workspace), timeline_(timeline),
      ghost_(new TimelineGhost(
          workspace, [this] { return ghostLook(); }, &timeline))
{
    timeline.installEventFilter(this);
    connect(&workspace, &Workspace::edited, this, [this] {
        hovered_.reset();
        refreshGhost();
    });
    connect(&workspace, &Workspace::rangeChanged, this, &TimelineEditing::refreshGhost);
    connect(&timeline, &TimelineWidget::pulled, this, &TimelineEditing::dragTo);
    connect(&workspace, &Workspace::caseChanged, this, [this] {
        giveUpDrag();
        closeQuestion();
        closeCard();
    });
}

void TimelineEditing::finishTyping()
{
    giveUpDrag();
    closeQuestion();
    if (card_) {
        card_->keepDraft();
        closeCard();
    }
}

NewEventCard* TimelineEditing::card() const
{
    return card_;
}

LinePrompt* TimelineEditing::question() const
{
    return question_;
}

std::optional<EdtfDate> TimelineEditing::dateToBe() const
{
    if (grab_ && grab_->dragging) {
        return grab_->date;
    }
    return asked_ ? std::optional(asked_->second) : std::nullopt;
}

bool TimelineEditing::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &timeline_) {
        return !forwarding_ && timelineEvent(event);
    }
    if (event->type() == QEvent::LayoutRequest) {
        // They grow and shrink with what is typed.
        QMetaObject::invokeMethod(this, &TimelineEditing::placePopups, Qt::QueuedConnection);
    } else if (event->type() == QEvent::KeyPress) {
        const int pressed = static_cast<QKeyEvent*>(event)->key();
        if (pressed == Qt::Key_Return || pressed == Qt::Key_Enter) {
            if (auto* button = qobject_cast<QPushButton*>(watched)) {
                button->click();
                return true;
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

bool TimelineEditing::timelineEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::Resize:
        ghost_->setGeometry(timeline_.rect());
        return false;
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::ShortcutOverride:
        if (!isOurs(*static_cast<QKeyEvent*>(event))) {
            return false;
        }
        event->accept();
        return true;
    case QEvent::KeyPress:
        return keyPress(*static_cast<QKeyEvent*>(event));
    case QEvent::Hide:
    case QEvent::FocusOut:
        giveUpDrag();
        return false;
    default:
        return false;
    }
}

SceneHit TimelineEditing::hitAt(const QPointF& at) const
{
    const TimelineScene& scene = timeline_.scene();
    if (at.y() < scene.axisHeight) {
        return {SceneHit::Kind::Axis};
    }
    return hitTest(scene, at.x(), at.y() + timeline_.scrollY());
}

/// The event whose own mark is under a point, where that can be taken hold of.
std::optional<EventRow> TimelineEditing::markAt(const QPointF& at) const
{
    const SceneHit hit = hitAt(at);
    if (!workspace_.canEdit() || hit.kind != SceneHit::Kind::Mark) {
        return std::nullopt;
    }
    const Mark& mark = timeline_.scene().marks[hit.position];
    const bool own = mark.kind == MarkKind::Moment || mark.kind == MarkKind::Span || mark.kind == MarkKind::Doubt;
    // What fills the view from edge to edge is taken for the ground: there would be no place left to pan from.
    const bool ground = mark.cutLeft > 0 && mark.cutRight > 0;
    return own && !ground ? std::optional(mark.event) : std::nullopt;
}

std::optional<TimelineEditing::Movable> TimelineEditing::movable(EventKey key) const
{
    const auto details = workspace_.caseFile().event(key);
    const auto date = details ? resolvedDate(details->properties) : std::nullopt;
    if (!date || !canMove(*date)) {
        return std::nullopt;
    }
    Movable event{key, *date, 0, dateIsSourced(*details)};
    for (const ResolvedProperty& property : details->properties) {
        for (const StatedValue& value : property.values) {
            if (property.property != "date" || !value.resolved) {
                continue;
            }
            event.sources = event.sourced ? value.sources : 0;
            // The analyst's own date that is told from another event follows that one.
            const bool follows = std::ranges::any_of(value.claims, [&](std::size_t position) {
                return details->event.claims[position].relative.has_value();
            });
            if (follows && !event.sourced) {
                return std::nullopt;
            }
        }
    }
    return event;
}

TimeStep TimelineEditing::step() const
{
    return stepAt(timeline_.timeScale());
}

bool TimelineEditing::press(const QMouseEvent& event)
{
    grab_.reset();
    closeQuestion();
    if (card_ && card_->title().trimmed().isEmpty()) {
        card_->cancel();
    }
    if (event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier) {
        return false;
    }
    if (const auto row = markAt(event.position())) {
        if (auto found = movable(workspace_.index().key[*row])) {
            grab_ = Grab{std::move(*found),
                         event.position(),
                         timeline_.timeScale().seconds(event.position().x()),
                         std::nullopt,
                         false,
                         false};
        }
    }
    return false;
}

bool TimelineEditing::move(const QMouseEvent& event)
{
    pointer_ = event.position();
    if (!(event.buttons() & Qt::LeftButton)) {
        grab_.reset();
        QMetaObject::invokeMethod(this, &TimelineEditing::showWhetherItMoves, Qt::QueuedConnection);
        return false;
    }
    if (!grab_ || grab_->over) {
        return grab_.has_value();
    }
    if (!grab_->dragging) {
        const QPointF way = event.position() - grab_->at;
        if (way.manhattanLength() < kDragFrom) {
            return true;
        }
        if (std::abs(way.y()) > std::abs(way.x())) {
            grab_.reset(); // the lanes are scrolled
            return false;
        }
        beginDrag();
    }
    timeline_.pullAt(event.position(), Qt::Horizontal);
    dragTo();
    return true;
}

/// The dragged event goes to where the pointer is, or to what the view was pulled to below it.
void TimelineEditing::dragTo()
{
    if (grab_ && grab_->dragging) {
        grab_->date = movedBy(grab_->event.date, step(), timeline_.timeScale().seconds(pointer_.x()) - grab_->seconds);
        refreshGhost();
    }
}

void TimelineEditing::beginDrag()
{
    grab_->dragging = true;
    // For the timeline this was a click: the event is selected, and its press is over.
    QMouseEvent click(QEvent::MouseButtonRelease, grab_->at, timeline_.mapToGlobal(grab_->at), Qt::LeftButton,
                      Qt::NoButton, Qt::NoModifier);
    forwarding_ = true;
    QCoreApplication::sendEvent(&timeline_, &click);
    forwarding_ = false;
    timeline_.setCursor(Qt::SizeHorCursor);
}

bool TimelineEditing::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !grab_) {
        return false;
    }
    const bool taken = grab_->dragging || grab_->over;
    if (grab_->dragging) {
        endDrag();
    }
    grab_.reset();
    return taken;
}

void TimelineEditing::endDrag()
{
    const Grab grab = *grab_;
    grab_.reset();
    timeline_.endPull();
    timeline_.unsetCursor();
    if (grab.date && *grab.date != grab.event.date) {
        moveTo(grab.event, *grab.date);
    }
    refreshGhost();
}

void TimelineEditing::giveUpDrag()
{
    if (grab_ && grab_->dragging) {
        grab_->dragging = false;
        grab_->over = true;
        timeline_.endPull();
        timeline_.unsetCursor();
        refreshGhost();
    }
}

bool TimelineEditing::isOurs(const QKeyEvent& event) const
{
    if (!workspace_.canEdit()) {
        return false;
    }
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    switch (event.key()) {
    case Qt::Key_Escape:
        return grab_ && grab_->dragging;
    case Qt::Key_Delete:
        return held == Qt::NoModifier && !workspace_.chosen().empty();
    case Qt::Key_Left:
    case Qt::Key_Right:
        return held == (Qt::AltModifier | Qt::ShiftModifier) && workspace_.selectedKey();
    default:
        return false;
    }
}

bool TimelineEditing::keyPress(const QKeyEvent& event)
{
    if (!isOurs(event)) {
        return false;
    }
    if (event.key() == Qt::Key_Escape) {
        giveUpDrag();
    } else if (event.key() == Qt::Key_Delete) {
        removeChosen();
    } else {
        stepSelected(event.key() == Qt::Key_Left ? -1 : 1);
    }
    return true;
}

void TimelineEditing::stepSelected(int steps)
{
    const auto event = movable(*workspace_.selectedKey());
    const auto date = event ? movedBySteps(event->date, step(), steps) : std::nullopt;
    if (!date) {
        Q_EMIT refused(tr("This date cannot be moved. It can be typed in the event's panel."));
        return;
    }
    moveTo(*event, *date);
}

void TimelineEditing::moveTo(const Movable& event, const EdtfDate& date)
{
    if (event.sourced) {
        ask(event, date);
    } else {
        workspace_.edit(setAnalystDate(workspace_.caseFile(), event.key, date));
    }
}

void TimelineEditing::removeChosen()
{
    giveUpDrag();
    const auto count = static_cast<int>(workspace_.chosen().size());
    removeChosenEvents(workspace_, [this, count] { Q_EMIT removed(count); });
}

/// The timeline's own pointing hand says only that there is something to click.
void TimelineEditing::showWhetherItMoves()
{
    if (grab_ || !timeline_.rect().contains(pointer_.toPoint())) {
        return;
    }
    const auto row = markAt(pointer_);
    if (row != hovered_) {
        hovered_ = row;
        hoveredMoves_ = row && movable(workspace_.index().key[*row]);
    }
    if (row && hoveredMoves_) {
        timeline_.setCursor(Qt::SizeHorCursor);
    } else if (timeline_.cursor().shape() == Qt::SizeHorCursor) {
        const SceneHit::Kind kind = hitAt(pointer_).kind;
        const bool clicks = kind == SceneHit::Kind::Mark || kind == SceneHit::Kind::Label;
        clicks ? timeline_.setCursor(Qt::PointingHandCursor) : timeline_.unsetCursor();
    }
}

} // namespace dateline
