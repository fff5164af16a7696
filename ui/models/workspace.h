#pragma once

#include "core/store/casefile.h"
#include "core/time/words.h"
#include "core/timeline/filtering.h"
#include "core/timeline/scenebuilder.h"
#include "core/timeline/timescale.h"

#include "ui/models/titles.h"
#include "ui/theme/theme.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace dateline {

/// On which clock times of day are shown. Days have none and never shift.
enum class ShownClock
{
    OfCase, ///< that of the case's time zone
    Utc,
};

/// The open case and what the user looks at in it: the one thing that all parts of the window share.
///
/// Every part reads from here and sets what the user did here; the signals tell all the others. Setting what is
/// already so does nothing and signals nothing. Edits of other windows on the same file show within a second. The case
/// itself stays in its file: only the index's columns and the selected event's details are held.
class Workspace : public QObject
{
    Q_OBJECT

public:
    explicit Workspace(QObject* parent = nullptr);
    ~Workspace() override;

    /// Shows another case, with no filter, on its story. The events of a large one are read in the background: until
    /// edited() tells that they are there, index() has none of them.
    void setCase(CaseFile file);
    bool isReadingEvents() const;
    /// What there is to see until then; nullptr once they are there, and where the file keeps none.
    const FirstLook* firstLook() const;
    bool hasCase() const { return file_.has_value(); }
    CaseFile& caseFile() { return *file_; }
    const CaseFile& caseFile() const { return *file_; }
    const CaseInfo& info() const { return info_; }
    /// On the clock that is shown.
    const EventIndex& index() const { return index_; }
    /// While edited() is told: what the edit did to the rows of the index; nullptr where all may be others.
    const IndexChange* indexChange() const { return change_ ? &*change_ : nullptr; }
    /// While edited() or laneKindChanged() is told: the lanes of all events, where they were made behind the window;
    /// nullptr where they were not, or were taken.
    std::shared_ptr<layout::LaneTables> takeLanes() { return std::move(lanesAhead_); }
    /// In the case's order, without their passages and texts.
    const std::vector<Source>& sources() const { return sources_; }
    const std::vector<Entity>& entities() const { return entities_; }

    /// 1 for the first source; 0 for an unknown id.
    int sourceNumber(const std::string& id) const;
    /// What a source is called where there is little room: its title, else its publisher, else its file's name.
    QString sourceName(const std::string& id) const;
    QString entityName(const std::string& id) const;
    QString propertyName(const std::string& id) const;
    /// The language in which dates are told, one of dateLanguages(); English unless set.
    const QString& dateLanguage() const { return dateLanguage_; }
    void setDateLanguage(const QString& language);
    ShownClock clock() const { return clock_; }
    void setClock(ShownClock clock);
    /// "Europe/Moscow" or "UTC": whose clock it is.
    QString clockName() const;
    /// A date in words, in that language and on that clock.
    QString dateText(const EdtfDate& date, WordLength length) const;
    /// A claim's value in words: "22 March 2024", "more than 133", "ISIS-K".
    QString valueText(const ClaimValue& value) const;
    /// Title of an event. Those that were asked for last are kept.
    std::string title(EventRow row) const;

    // What is left in. In a large case the answers are found in the background: until filterChanged() and hitsChanged()
    // tell of them, those of before stand. The latest wins; an answer to what is not asked any more never appears.

    const EventFilter& filter() const { return filter_; }
    void setFilter(const EventFilter& filter);
    const QString& searchText() const { return searchText_; }
    /// Filters by a search over events, claims and passages; empty text searches nothing.
    void setSearchText(const QString& text);
    const EventSet& shown() const { return shown_; }
    const FacetCounts& counts() const { return counts_; }
    /// The best matches of the search, the best first.
    const std::vector<SearchHit>& hits() const { return hits_; }
    /// Whether answers are still to come.
    bool isSeeking() const;
    /// A case of so many events is a large one.
    void setLargeFrom(std::size_t events);
    /// Selects the next (+1) or the one before (-1) in time of what the search and the filter leave, from the selected
    /// event or the range's start, and from the last on to the first.
    void selectMatch(int step);

    LaneKind laneKind() const { return laneKind_; }
    /// In a large case it is another one when laneKindChanged() tells so: the events are divided in the background.
    void setLaneKind(LaneKind kind);

    const VisibleRange& range() const { return range_; }
    void setRange(const VisibleRange& range);
    /// Everything that the filter leaves, with room on both sides.
    void showAll();
    /// The densest meaningful stretch.
    void showStory();
    /// Moves the range, if need be, so that the event's date is well inside it.
    void reveal(EventRow row);

    std::optional<EventRow> selected() const { return selected_; }
    /// The key of the selected event; an event without a date is selected without a row.
    std::optional<EventKey> selectedKey() const { return selectedKey_; }
    /// The selected event; nullptr if none is.
    const EventDetails* details() const { return details_ ? &*details_ : nullptr; }
    void select(std::optional<EventRow> row);
    /// Selects an event, dated or not, and moves the range to it.
    void selectKey(EventKey key);
    /// The events that an edit of several at once is for, ascending: the selected one where nothing else was chosen.
    const std::vector<EventKey>& chosen() const { return chosen_; }
    void choose(std::vector<EventKey> keys);
    /// Adds an event to the chosen ones, or takes it out; the last one added is the selected one.
    void toggleChosen(EventRow row);
    bool isChosen(EventRow row) const;
    /// The next (+1) or the one before (-1) in time among the shown events; from the range's start if none is selected.
    void selectNeighbour(int step);

    /// The passage shown in the reader: its source and its id; empty if none is.
    const std::string& passageSource() const { return passageSource_; }
    const std::string& passage() const { return passage_; }
    /// Opens a source at a passage; an empty passage opens it at its start.
    void openPassage(const std::string& source, const std::string& passage);

    /// Reads the case anew after it was changed by other means than edit(): range, filter, selection and open passage
    /// stay as far as what they name still exists.
    void reload();

    // Editing. What could not be done is told by failed(), and nothing is changed then.

    /// Whether the case can be edited at all: it is open, and not for reading only.
    bool canEdit() const { return file_ && !file_->isReadOnly(); }
    /// Another number after every change of something beside events and claims: sources, passages, entities, the case.
    std::uint64_t changesElsewhere() const { return changesElsewhere_; }
    /// Makes an edit: it is on the disk, and everything shown is new, when this returns true. One that concerns many
    /// objects (CaseFile::reach) goes on in the background after that: isEditing(), and edited() when it is made.
    bool edit(const Change& change);
    /// The same for an edit that may have been refused already (see core/edit).
    bool edit(const Result<Change>& change);
    /// What an edit changes, from the case as it is; called in another thread where it is a long one.
    using Make = std::function<Result<Change>(const CaseFile& file)>;
    /// The same for an edit of that many objects, `made` being called when it is made. `doing` says for people what
    /// goes on, such as "Removing 20,000 events".
    void editMany(std::size_t objects, const QString& doing, const Make& make, const std::function<void()>& made = {});
    bool undo();
    bool redo();
    /// So many steps one after the other, which touch so many objects together.
    bool turnSteps(StepState into, int steps, std::size_t objects);
    /// Takes one step of the history back.
    bool takeBack(std::int64_t step);
    /// Whether an edit of so many objects goes on in the background.
    bool isLong(std::size_t objects) const;

    // While a long edit goes on, the case is shown as it was, and no other edit is made.

    bool isEditing() const;
    /// What goes on, for people.
    const QString& doing() const;
    /// How much of it is done, from 0 to 1.
    double editDone() const;
    /// Gives it up: the case stays as it was, unless the edit was already made.
    void cancelEdit();
    /// Edits of so many objects are long ones.
    void setLongFrom(std::size_t objects);
    /// Called before edits of so many objects and more, with the case's file, in the thread of the edit. An error other
    /// than ErrorCode::Cancelled is told, and the edit made all the same.
    using BeforeMany = std::function<Status(CaseFile& file, const Progress& progress)>;
    void setBeforeMany(std::size_t objects, BeforeMany before);
    /// What undo() and redo() would do; empty where there is nothing.
    const QString& undoName() const { return undoName_; }
    const QString& redoName() const { return redoName_; }

    const Theme& theme() const { return theme_; }
    void setTheme(ThemeKind kind);

Q_SIGNALS:
    void caseChanged();    ///< another case is open
    void editingChanged(); ///< isEditing() is another
    void editProgressed(); ///< editDone() is more; several times a second
    void edited();         ///< the open case's content changed, here or by somebody else; range and selection stay
    void chosenChanged();
    void filterChanged(); ///< shown() and counts() are new
    void hitsChanged();   ///< hits() are new
    void seekingChanged();
    void laneKindChanged();
    void rangeChanged();
    void selectionChanged();
    void passageChanged();
    void themeChanged();
    void datesReworded(); ///< dates are told in other words, or on another clock
    void clockChanged();
    void failed(const QString& message); ///< something could not be read; for the user, as it is

private:
    struct Seeking;
    struct Reading;
    struct LongEdit;
    using Turn = std::function<Result<Applied>(CaseFile& file, const Stamp& stamp, const Progress& progress)>;
    /// What was read behind an edit, so that the window need not.
    struct ReadAhead
    {
        EventIndex index;                          ///< on the case's own clock
        std::vector<EventKey> gone;                ///< events that are not there any more, ascending
        std::shared_ptr<layout::LaneTables> lanes; ///< of all events
    };

    void readCase();
    void readNames();
    void keepLook();
    static ReadAhead readAhead(EventIndex index, LaneKind lanes);
    bool readChanged(const Applied& applied, ReadAhead* read);
    std::vector<EventKey> stillThere(const Applied* applied, const ReadAhead* read) const;
    bool mayEdit();
    bool turn(const QString& doing, std::size_t reach, const Turn& how);
    void followFilter(const IndexChange& change);
    void settle();
    void refilter();
    void searchAgain();
    void refresh(const Applied* applied = nullptr, ReadAhead* read = nullptr);
    std::optional<EventRow> neighbour(int step) const;
    void selectByKey(std::optional<EventKey> key);
    void findSelected();
    bool afterEdit(const Result<Applied>& applied);
    void lookForOthers();
    void readUndoNames();

    std::optional<CaseFile> file_;
    CaseInfo info_;
    EventIndex index_;
    std::optional<IndexChange> change_;
    std::shared_ptr<layout::LaneTables> lanesAhead_;
    std::vector<Source> sources_;
    std::unordered_map<std::string, int> sourceNumbers_; ///< by id
    std::vector<Entity> entities_;
    std::vector<Property> properties_;
    mutable Titles titles_{20'000};
    EventFilter filter_;
    QString searchText_;
    std::vector<SearchHit> hits_;
    EventSet shown_;
    FacetCounts counts_;
    LaneKind laneKind_ = LaneKind::Category;
    VisibleRange range_;
    std::optional<EventKey> selectedKey_;
    std::optional<EventRow> selected_;
    std::optional<EventDetails> details_;
    std::vector<EventKey> chosen_;
    std::string passageSource_;
    std::string passage_;
    QString undoName_;
    QString redoName_;
    std::int64_t revision_ = 0;
    std::int64_t lookedAt_ = 0; ///< the revision in which the case was opened
    std::uint64_t changesElsewhere_ = 0;
    QTimer others_;
    std::unique_ptr<Seeking> seeking_;
    std::unique_ptr<Reading> reading_;
    std::unique_ptr<LongEdit> longEdit_;
    TimeZone zone_; ///< the case's
    ShownClock clock_ = ShownClock::OfCase;
    QString dateLanguage_ = QStringLiteral("en");
    DateVocabulary dateWords_ = englishDateVocabulary();
    Theme theme_ = Theme::light();
};

/// UTF-8 of the core as the window's text, and back.
inline QString qs(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string utf8(const QString& text)
{
    return text.toStdString();
}

} // namespace dateline
