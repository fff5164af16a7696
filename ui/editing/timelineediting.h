#pragma once

#include "core/edit/eventedits.h"
#include "core/timeline/scene.h"

#include "ui/editing/timelineghost.h"
#include "ui/editing/timelinesteps.h"
#include "ui/models/workspace.h"

#include <QObject>
#include <QPointF>
#include <QPointer>

#include <optional>
#include <string>
#include <utility>

class QKeyEvent;
class QMouseEvent;

namespace dateline {

class LinePrompt;
class NewEventCard;
class TimelineWidget;

/// Editing on a timeline, which itself only shows. It gets the timeline's mouse and keys first and leaves it those that
/// edit nothing; all of them where the case is for reading only.
///
/// A double click on a lane opens a small editor there for an event of that place and time. A mark that is dragged
/// sideways takes its event to another date: the analyst's own date at once, against a source's only after a question.
/// Alt+Shift+Left and Right do the same by a step. Delete removes the chosen events. Each is one step of the history.
///
/// It lives as long as the timeline.
class TimelineEditing : public QObject
{
    Q_OBJECT

public:
    TimelineEditing(Workspace& workspace, TimelineWidget& timeline);

    /// Before the case is closed: what is being typed is written to its draft, and whatever is open is closed.
    void finishTyping();

    /// The editor of a new event and the question about a sourced date while they are open; nullptr otherwise.
    NewEventCard* card() const;
    LinePrompt* question() const;
    /// Where the event that is dragged, or asked about, would be; nothing while none is.
    std::optional<EdtfDate> dateToBe() const;

Q_SIGNALS:
    void removed(int events);
    /// What cannot be done, for the user.
    void refused(const QString& message);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// An event that can be moved, as it is.
    struct Movable
    {
        EventKey key = 0;
        EdtfDate date;
        std::size_t sources = 0; ///< how many give that date; 0 where it is the analyst's own
        bool sourced = false;
    };
    /// A press on its mark, and what came of it.
    struct Grab
    {
        Movable event;
        QPointF at;
        double seconds = 0; ///< the time under `at`
        std::optional<EdtfDate> date;
        bool dragging = false;
        bool over = false; ///< given up; the button is still down
    };
    /// Where the new event's editor was opened.
    struct Place
    {
        QPointF at;
        double sceneY = 0;
        std::string entity; ///< id, of a lane that is a place
    };

    bool timelineEvent(QEvent* event);
    bool press(const QMouseEvent& event);
    bool move(const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool doubleClick(const QMouseEvent& event);
    bool keyPress(const QKeyEvent& event);
    bool isOurs(const QKeyEvent& event) const;

    SceneHit hitAt(const QPointF& at) const;
    std::optional<EventRow> markAt(const QPointF& at) const;
    std::optional<Movable> movable(EventKey key) const;
    TimeStep step() const;
    void showWhetherItMoves();

    void beginDrag();
    void dragTo();
    void endDrag();
    void giveUpDrag();
    void stepSelected(int steps);
    void moveTo(const Movable& event, const EdtfDate& date);
    void ask(const Movable& event, const EdtfDate& date);
    void removeChosen();
    void openCard(const QPointF& at, const SceneHit& hit);
    void readLane(const SceneHit& hit);
    bool makeEvent(const NewEvent& wanted);
    void closeCard();
    void closeQuestion();
    void placePopups();
    void placePopup(QWidget& popup, const QPointF& beside) const;
    void refreshGhost();
    std::optional<TimelineGhost::Look> ghostLook() const;
    std::optional<TimelineGhost::Look> lookOfMoved(const Movable& event, const EdtfDate& date) const;
    std::optional<TimelineGhost::Look> lookOfNew() const;

    Workspace& workspace_;
    TimelineWidget& timeline_;
    TimelineGhost* ghost_;
    std::optional<Grab> grab_;
    std::optional<std::pair<Movable, EdtfDate>> asked_;
    std::optional<Place> place_;
    QPointer<NewEventCard> card_;
    QPointer<LinePrompt> question_;
    std::optional<EventRow> hovered_;
    bool hoveredMoves_ = false;
    QPointF pointer_;
    bool forwarding_ = false; ///< the timeline is being told of something that is not for us
};

} // namespace dateline
