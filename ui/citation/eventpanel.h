#pragma once

#include "ui/citation/claimactions.h"
#include "ui/citation/eventhead.h"
#include "ui/citation/propertysection.h"
#include "ui/editing/claimeditor.h"
#include "ui/models/workspace.h"

#include <QPointer>
#include <QScrollArea>

#include <set>

class QVBoxLayout;

namespace dateline {

class LinePrompt;
class NewEventCard;
class RelationSection;

/// The selected event: what it is, what each source says of it, property by property, and what it is related to; and
/// where all of it is edited. Without a selection it says what to do and offers the case's core events.
///
/// It follows the workspace by itself. A click on a quotation opens its passage in the workspace. Where an editor is
/// open, it stays as it is when the event is shown anew.
class EventPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit EventPanel(Workspace& workspace, QWidget* parent = nullptr);
    ~EventPanel() override;

    /// The sections of the selected event's properties, from top to bottom.
    const std::vector<PropertySection*>& sections() const { return sections_; }
    /// The section of that property; nullptr if the event has none.
    PropertySection* section(const std::string& property) const;
    /// All cards on show, from top to bottom.
    std::vector<ClaimCard*> cards() const;
    /// The card of that claim; nullptr where it is not shown.
    ClaimCard* cardOf(const std::string& claim) const;
    /// Source and passage of the first quotation from the top; nothing where there is none.
    std::optional<std::pair<std::string, std::string>> firstPassage() const;
    /// Whether a quotation of that passage belongs to the event, shown or folded away.
    bool hasPassage(const std::string& passage) const;

    // Editing; none of it does anything in a case that cannot be edited.

    /// The head of the selected event; nullptr without one.
    EventHead* head() const { return head_; }
    /// Opens the row for a new event at the top, or goes to it.
    NewEventCard* startNewEvent();
    /// Opens the editor for a further claim on the selected event; `property` may be empty. nullptr where there is
    /// none.
    ClaimEditor* addClaim(const std::string& property);
    ClaimEditor* editClaim(const std::string& claim);
    void removeClaim(const std::string& claim);
    /// Asks for the reason of a ruling below the claim's card; Normal needs none.
    void rule(const std::string& claim, Rank rank);
    /// Asks for the event that a claim is moved to.
    void moveClaim(const std::string& claim);
    void askDate();
    void askParent();
    void askMerge();
    void askRelation();
    /// The editor or prompt that is open; nullptr where none is.
    QWidget* editor() const { return editor_; }
    /// Saves what is being typed in a text of the head; to be called before the case goes away.
    void finishTyping();

Q_SIGNALS:
    /// A quotation was opened, even if it was the current one.
    void opened();
    /// Asked while the case has no events.
    void addSourceAsked();
    void sourceAsked(const std::string& source);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// Where an editor stands in the panel.
    struct Place
    {
        enum class Part
        {
            Head,    ///< below the head
            Section, ///< in a property's section
            End,     ///< below everything
        };
        Part part = Part::Head;
        std::string property = {};
        std::string claim = {};  ///< below its card
        bool inItsPlace = false; ///< in place of its card
    };

    void rebuild();
    QWidget* emptyContent() const;
    void fillEvent(QVBoxLayout& layout, const EventDetails& details);
    void fillHead(QVBoxLayout& layout, const EventDetails& details);
    void fillProperties(QVBoxLayout& layout, const EventDetails& details);
    void fillEnd(QVBoxLayout& layout, const EventDetails& details);
    void fillGuidance(QVBoxLayout& layout);
    void fillDrafts(QVBoxLayout& layout);
    void addDraft(QVBoxLayout& layout, const Draft& draft, const QString& what, const QString& words);
    void putBack(const Draft& draft);
    void markCurrent();
    void open(const std::string& source, const std::string& passage);
    QWidget* padded(QWidget* content, int above, int below);

    void follow(ClaimCard* card);
    void showAnchor(const std::string& event);
    void showClaimMenu(ClaimCard* card, const QPoint& at);
    void showEventMenu(const QPoint& at);
    void showRelationMenu(const std::string& relation, const QPoint& at);
    void host(QWidget* editor, Place place);
    void attach();
    void closeEditor(const QString& focus);
    LinePrompt* prompt(const QString& question, const QString& verb, const std::string& claim);
    void askForEvent(LinePrompt* prompt, const std::function<bool(EventKey)>& accept);
    std::string propertyOf(const std::string& claim) const;
    void duplicate(EventKey key);
    bool leavesAlone();
    void leaveShown();
    QWidget* detachEditors();
    void followTyping(InlineText* text, bool editing);
    void readDrafts();
    void forgetDraft(const std::string& place);
    QString focusName() const;
    void giveFocus(const QString& name);
    void changed(const Result<Change>& change);

    Workspace& workspace_;
    std::vector<PropertySection*> sections_;
    std::vector<ClaimCard*> relationCards_;
    EventHead* head_ = nullptr;
    QVBoxLayout* end_ = nullptr;     ///< where an editor below everything stands
    std::set<std::string> expanded_; ///< properties of the shown event whose claims are all on show
    std::optional<EventKey> shown_;
    QPointer<InlineText> typing_; ///< the text that is being edited
    QPointer<QWidget> editor_;
    Place place_;
    QPointer<NewEventCard> newEvent_;
    QPointer<ClaimActions> actions_;
    std::vector<Draft> drafts_; ///< texts that were never saved, to be offered
    bool stale_ = false;        ///< the event is to be shown anew as soon as nobody types
    bool rebuilding_ = false;
};

} // namespace dateline
