// How the event on show is edited: which editor stands where, and how it outlives the panel's being shown anew.

#include "core/edit/claimedits.h"

#include "ui/citation/eventpanel.h"
#include "ui/editing/neweventcard.h"

#include <QApplication>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr int kUntilReleasedMs = 30;

} // namespace

// While somebody types in a text of the head, or a button of the mouse is down on something in here, the event is shown
// anew a little later: what is under the hand must not go away.
bool EventPanel::leavesAlone()
{
    if (typing_ && typing_->isEditing()) {
        stale_ = true;
        return true;
    }
    if (QGuiApplication::mouseButtons() != Qt::NoButton && widget() != nullptr && widget()->underMouse()) {
        QTimer::singleShot(kUntilReleasedMs, this, &EventPanel::rebuild);
        return true;
    }
    return false;
}

void EventPanel::followTyping(InlineText* text, bool editing)
{
    if (editing) {
        typing_ = text;
    } else if (typing_ == text) {
        typing_ = nullptr;
        if (stale_) {
            QTimer::singleShot(0, this, &EventPanel::rebuild);
        }
    }
}

void EventPanel::finishTyping()
{
    if (typing_) {
        typing_->commit();
    }
    if (auto* claim = qobject_cast<ClaimEditor*>(editor_.data())) {
        claim->keepDraft();
    }
    if (newEvent_) {
        newEvent_->keepDraft();
    }
}

void EventPanel::leaveShown()
{
    if (typing_) {
        typing_->commit();
        typing_ = nullptr;
    }
    if (editor_ == nullptr) {
        return;
    }
    if (auto* claim = qobject_cast<ClaimEditor*>(editor_.data()); claim != nullptr && claim->keepDraft()) {
        readDrafts();
    }
    editor_->hide();
    editor_->deleteLater();
    editor_ = nullptr;
}

// Editors are taken out of the old content before it goes. What has the keyboard in them gets it back.
QWidget* EventPanel::detachEditors()
{
    QWidget* focused = nullptr;
    for (QWidget* open : {editor_.data(), static_cast<QWidget*>(newEvent_.data())}) {
        if (open != nullptr) {
            if (QWidget* inside = QApplication::focusWidget(); inside != nullptr && open->isAncestorOf(inside)) {
                focused = inside;
            }
            open->setParent(this);
        }
    }
    return focused;
}

void EventPanel::host(QWidget* editor, Place place)
{
    if (auto* claim = qobject_cast<ClaimEditor*>(editor_.data()); claim != nullptr && claim->keepDraft()) {
        readDrafts();
    }
    closeEditor({});
    editor_ = editor;
    place_ = std::move(place);
    attach();
    editor_->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, editor, [this, editor] {
        if (widget() != nullptr && widget()->isAncestorOf(editor)) {
            ensureWidgetVisible(editor, 0, 16);
        }
    });
}

void EventPanel::attach()
{
    if (editor_ == nullptr || head_ == nullptr) {
        return;
    }
    PropertySection* inSection = place_.part == Place::Part::Section ? section(place_.property) : nullptr;
    if (inSection != nullptr) {
        inSection->host(editor_, place_.claim, place_.inItsPlace);
    } else if (place_.part == Place::Part::Head || end_ == nullptr) {
        head_->host(editor_);
    } else {
        end_->addWidget(editor_);
        editor_->show();
    }
}

void EventPanel::closeEditor(const QString& focus)
{
    if (editor_ == nullptr) {
        return;
    }
    QWidget* open = editor_;
    editor_ = nullptr;
    if (place_.inItsPlace) {
        if (ClaimCard* card = cardOf(place_.claim)) {
            card->show();
        }
    }
    giveFocus(focus);
    open->hide();
    open->deleteLater();
}

QString EventPanel::focusName() const
{
    const QWidget* focused = QApplication::focusWidget();
    if (widget() == nullptr || focused == nullptr || !widget()->isAncestorOf(focused)) {
        return {};
    }
    // Empty and not null: the keyboard is in here, on something without a name.
    QString name = QStringLiteral("");
    for (const QWidget* at = focused; at != widget() && name.isEmpty(); at = at->parentWidget()) {
        if (!at->objectName().startsWith(QLatin1String("qt_"))) {
            name = at->objectName();
        }
    }
    return name.isNull() ? QStringLiteral("") : name;
}

void EventPanel::giveFocus(const QString& name)
{
    auto* wanted = name.isEmpty() || widget() == nullptr ? nullptr : widget()->findChild<QWidget*>(name);
    if (wanted != nullptr) {
        wanted->setFocus(Qt::OtherFocusReason);
    } else {
        setFocus(Qt::OtherFocusReason);
    }
}

NewEventCard* EventPanel::startNewEvent()
{
    if (!workspace_.canEdit()) {
        return nullptr;
    }
    if (newEvent_ == nullptr) {
        newEvent_ = new NewEventCard(workspace_);
        connect(newEvent_, &NewEventCard::finished, this, [this] {
            NewEventCard* card = newEvent_;
            if (card == nullptr) {
                return;
            }
            newEvent_ = nullptr;
            card->hide();
            card->deleteLater();
            rebuild();
            setFocus(Qt::OtherFocusReason);
        });
        rebuild();
    }
    verticalScrollBar()->setValue(0);
    newEvent_->setFocus(Qt::OtherFocusReason);
    return newEvent_;
}

ClaimEditor* EventPanel::addClaim(const std::string& property)
{
    const EventDetails* details = workspace_.details();
    if (!workspace_.canEdit() || details == nullptr) {
        return nullptr;
    }
    auto* made = new ClaimEditor(workspace_);
    made->startNew(details->key, property);
    made->setDraftPlace("event/" + details->event.id + "/claim/new");
    const QString back = property.empty() ? QStringLiteral("add-property") : QStringLiteral("add/") + qs(property);
    connect(made, &ClaimEditor::finished, this, [this, back] { closeEditor(back); });
    Place place;
    place.part = section(property) != nullptr ? Place::Part::Section : Place::Part::End;
    place.property = property;
    host(made, std::move(place));
    made->focusFirst();
    return made;
}

ClaimEditor* EventPanel::editClaim(const std::string& claim)
{
    const EventDetails* details = workspace_.details();
    const auto found = details == nullptr ? std::vector<Claim>::const_iterator()
                                          : std::ranges::find(details->event.claims, claim, &Claim::id);
    if (!workspace_.canEdit() || details == nullptr || found == details->event.claims.end()) {
        return nullptr;
    }
    auto* made = new ClaimEditor(workspace_);
    made->startChange(details->key, *found);
    made->setDraftPlace("event/" + details->event.id + "/claim/" + claim);
    connect(made, &ClaimEditor::finished, this,
            [this, back = QStringLiteral("claim/") + qs(claim)] { closeEditor(back); });
    host(made, {Place::Part::Section, found->property, claim, true});
    made->focusFirst();
    return made;
}

void EventPanel::changed(const Result<Change>& change)
{
    workspace_.edit(change);
}

void EventPanel::removeClaim(const std::string& claim)
{
    if (workspace_.canEdit() && shown_) {
        changed(dateline::removeClaim(workspace_.caseFile(), *shown_, claim));
    }
}

} // namespace dateline
