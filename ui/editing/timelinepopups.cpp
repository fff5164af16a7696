// What opens on the timeline while it is edited: the editor of a new event, the question about a sourced date, and the
// ghost of the mark to be.

#include "core/edit/claimedits.h"
#include "core/edit/ids.h"

#include "ui/editing/lineprompt.h"
#include "ui/editing/neweventcard.h"
#include "ui/editing/timelineediting.h"
#include "ui/timeline/timelinewidget.h"

#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

constexpr int kCardWidth = 400;
constexpr int kQuestionWidth = 360;
constexpr double kMarkSize = 13;
constexpr double kAside = 16; // between a mark and what opens beside it
constexpr int kFromEdge = 6;

/// What opens over the timeline has its colours, so that only a shadow sets it off.
void setOff(QWidget* popup)
{
    auto* shadow = new QGraphicsDropShadowEffect(popup);
    shadow->setBlurRadius(24);
    shadow->setOffset(0, 4);
    shadow->setColor(QColor(0, 0, 0, 90));
    popup->setGraphicsEffect(shadow);
}

} // namespace

bool TimelineEditing::doubleClick(const QMouseEvent& event)
{
    const QPointF at = event.position();
    if (event.button() != Qt::LeftButton || event.modifiers() != Qt::NoModifier || !workspace_.canEdit() ||
        at.x() <= timeline_.timeScale().left) {
        return false;
    }
    const SceneHit hit = hitAt(at);
    if (timeline_.clickOpened() || (hit.kind != SceneHit::Kind::Lane && hit.kind != SceneHit::Kind::Nothing)) {
        return false;
    }
    openCard(at, hit);
    return true;
}

void TimelineEditing::openCard(const QPointF& at, const SceneHit& hit)
{
    if (!card_) {
        card_ = new NewEventCard(workspace_, timeline_.window());
        card_->installEventFilter(this);
        card_->setFixedWidth(kCardWidth);
        setOff(card_);
        card_->setMake([this](const NewEvent& wanted) { return makeEvent(wanted); });
        connect(card_, &NewEventCard::dateChanged, this, &TimelineEditing::refreshGhost);
        connect(card_, &NewEventCard::finished, this, [this] {
            closeCard();
            timeline_.setFocus(Qt::OtherFocusReason);
        });
    }
    place_ = Place{at, at.y() + timeline_.scrollY(), {}};
    readLane(hit);
    if (timeline_.scene().axisHeight > 0) { // a case without events shows no time to point at
        card_->setDate(dateAt(timeline_.timeScale().seconds(at.x()), step(), workspace_.clock() == ShownClock::Utc));
    }
    placePopups();
    card_->show();
    card_->raise();
    card_->setFocus(Qt::OtherFocusReason);
    refreshGhost();
}

/// What the lane says of an event that is made in it: its category, or where it was.
void TimelineEditing::readLane(const SceneHit& hit)
{
    if (hit.kind != SceneHit::Kind::Lane) {
        return;
    }
    const LaneBand& band = timeline_.scene().lanes[hit.position];
    const EventIndex& index = workspace_.index();
    if (workspace_.laneKind() == LaneKind::Category && band.category < index.categories.ids.size()) {
        card_->setCategory(index.categories.ids[band.category]);
    } else if (workspace_.laneKind() == LaneKind::Place) {
        const std::vector<Lane> lanes = assignLanes(index, LaneKind::Place, workspace_.shown());
        place_->entity = band.lane < lanes.size() ? lanes[band.lane].id : std::string();
    }
}

bool TimelineEditing::makeEvent(const NewEvent& wanted)
{
    auto change = addEvent(workspace_.caseFile(), wanted);
    const std::string id = change ? addedId(*change, ObjectKind::Event) : std::string();
    if (change && !place_->entity.empty()) {
        const auto claim = FreshIds(workspace_.caseFile()).ofClaim(id, "place", {});
        if (claim) {
            Claim place;
            place.id = *claim;
            place.property = "place";
            place.value = EntityValue{place_->entity, {}};
            change->add(ClaimOf{id, std::move(place)});
        }
    }
    if (!workspace_.edit(change)) {
        return false;
    }
    if (const auto key = workspace_.caseFile().findEvent(id)) {
        workspace_.selectKey(*key);
    }
    return true;
}

void TimelineEditing::closeCard()
{
    if (card_) {
        card_->hide();
        card_->deleteLater();
        card_.clear();
    }
    place_.reset();
    refreshGhost();
}

void TimelineEditing::ask(const Movable& event, const EdtfDate& date)
{
    closeQuestion();
    const QString now = workspace_.dateText(event.date, WordLength::Long);
    const QString then = workspace_.dateText(date, WordLength::Long);
    const QString question =
        event.sources == 1
            ? tr("1 source dates this event %1. Set your own date %2 against it?").arg(now, then)
            : tr("%1 sources date this event %2. Set your own date %3 against them?").arg(event.sources).arg(now, then);
    question_ = new LinePrompt(workspace_.theme(), question, tr("Set my date"), timeline_.window());
    question_->setFixedWidth(kQuestionWidth);
    question_->installEventFilter(this);
    setOff(question_);
    QLineEdit* reason = question_->addLine(tr("Why yours is the better one"));
    reason->setAccessibleName(tr("Reason"));
    auto* leaving = new QWidget(question_);
    auto* row = new QHBoxLayout(leaving);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    auto* leave = new QPushButton(tr("Leave it"), leaving);
    leave->installEventFilter(this);
    row->addWidget(leave);
    question_->addField(leaving);
    connect(leave, &QPushButton::clicked, question_, [this] { Q_EMIT question_->finished(false); });
    question_->setAccept([this, reason, event, date] {
        if (reason->text().trimmed().isEmpty()) {
            question_->say(tr("Say why: it is kept with the date"));
            return false;
        }
        return workspace_.edit(setAnalystDate(workspace_.caseFile(), event.key, date, utf8(reason->text())));
    });
    connect(question_, &LinePrompt::finished, this, [this] {
        closeQuestion();
        timeline_.setFocus(Qt::OtherFocusReason);
    });
    asked_ = {event, date};
    placePopups();
    question_->show();
    question_->raise();
    question_->setFocus(Qt::OtherFocusReason);
    refreshGhost();
}

void TimelineEditing::closeQuestion()
{
    if (question_) {
        question_->hide();
        question_->deleteLater();
        question_.clear();
    }
    asked_.reset();
    refreshGhost();
}

void TimelineEditing::placePopups()
{
    if (card_ && place_) {
        placePopup(*card_, place_->at);
    }
    if (question_) {
        const auto look = ghostLook();
        placePopup(*question_, look ? look->box.center() : QPointF(timeline_.rect().center()));
    }
}

/// Right of a place of the timeline and below it, or else above, so that the place itself is seen.
void TimelineEditing::placePopup(QWidget& popup, const QPointF& beside) const
{
    const QWidget& window = *timeline_.window();
    popup.layout()->activate();
    const int height = popup.hasHeightForWidth() ? popup.heightForWidth(popup.width()) : popup.sizeHint().height();
    popup.resize(popup.width(), height);
    const QPoint at = timeline_.mapTo(&window, beside.toPoint());
    const int aside = static_cast<int>(kAside);
    int y = at.y() + aside;
    if (y + popup.height() > window.height() - kFromEdge) {
        y = at.y() - aside - popup.height();
    }
    const int x = at.x() + popup.width() / 4 - popup.width() / 2;
    popup.move(std::clamp(x, kFromEdge, std::max(kFromEdge, window.width() - popup.width() - kFromEdge)),
               std::max(kFromEdge, y));
}

void TimelineEditing::refreshGhost()
{
    const bool seen = dateToBe() || place_;
    if (seen && !ghost_->isVisible()) {
        ghost_->setGeometry(timeline_.rect());
        ghost_->raise();
    }
    ghost_->setVisible(seen);
    ghost_->update();
}

std::optional<TimelineGhost::Look> TimelineEditing::ghostLook() const
{
    if (const auto date = dateToBe()) {
        return lookOfMoved(asked_ ? asked_->first : grab_->event, *date);
    }
    return place_ && card_ ? lookOfNew() : std::nullopt;
}

std::optional<TimelineGhost::Look> TimelineEditing::lookOfMoved(const Movable& event, const EdtfDate& date) const
{
    const EventIndex& index = workspace_.index();
    const EventRow row = index.rowOf(event.key);
    const TimelineScene& scene = timeline_.scene();
    const Mark* mark = row < index.size() ? markOf(scene, row) : nullptr;
    if (!mark) {
        return std::nullopt;
    }
    const TimeScale scale = timeline_.timeScale();
    const TimeExtent before = event.date.bounds();
    const TimeExtent after = date.bounds();
    // The index counts on the clock that is shown, and cuts open ends at the other end.
    const bool noStart = before.openStart();
    const double atStart =
        double(noStart ? after.latest : after.earliest) - double(noStart ? before.latest : before.earliest);
    const double atEnd = before.openEnd() ? atStart : double(after.latest) - double(before.latest);
    const double start = double(index.extent[row].earliest) + atStart;
    const double end = double(index.extent[row].latest) + atEnd;
    TimelineGhost::Look look;
    look.style = MarkPalette::of(index, workspace_.theme()).at(mark->category);
    look.bar = mark->kind != MarkKind::Moment;
    const double y = mark->box.y - timeline_.scrollY();
    const double left = look.bar ? std::max(scale.x(start), scale.left - mark->box.width)
                                 : scale.x(start / 2 + end / 2) - mark->box.width / 2;
    const double right =
        look.bar ? std::min(scale.x(end), double(timeline_.width()) + mark->box.width) : left + mark->box.width;
    look.box = QRectF(left, y, std::max(right - left, 2.0), mark->box.height);
    look.label = workspace_.dateText(date, WordLength::Long);
    look.highest = scene.axisHeight;
    look.leftmost = scale.left;
    return look;
}

std::optional<TimelineGhost::Look> TimelineEditing::lookOfNew() const
{
    const std::optional<EdtfDate> date = card_->date();
    if (!date) {
        return std::nullopt;
    }
    const EventIndex& index = workspace_.index();
    const auto& ids = index.categories.ids;
    const auto found = std::ranges::find(ids, card_->category());
    const auto category = found == ids.end() ? std::ptrdiff_t{0} : found - ids.begin();
    const TimeScale scale = timeline_.timeScale();
    const TimeExtent bounds = date->bounds();
    const double from = scale.x(double(bounds.openStart() ? bounds.latest : bounds.earliest));
    const double to = scale.x(double(bounds.openEnd() ? bounds.earliest : bounds.latest));
    const double y = place_->sceneY - timeline_.scrollY();
    TimelineGhost::Look look;
    look.style = MarkPalette::of(index, workspace_.theme()).at(static_cast<std::uint16_t>(category));
    look.bar = to - from > 2 * kMarkSize;
    const double left = look.bar ? std::max(from, scale.left - kMarkSize) : (from + to) / 2 - kMarkSize / 2;
    const double right = look.bar ? std::min(to, double(timeline_.width()) + kMarkSize) : left + kMarkSize;
    look.box = QRectF(left, y - kMarkSize / 2, std::max(right - left, 0.0), kMarkSize);
    look.highest = timeline_.scene().axisHeight;
    look.leftmost = scale.left;
    return look;
}

} // namespace dateline
