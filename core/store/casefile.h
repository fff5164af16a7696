#pragma once

#include "core/model/case.h"
#include "core/model/change.h"
#include "core/model/resolve.h"
#include "core/result.h"
#include "core/store/openstate.h"
#include "core/timeline/firstlook.h"
#include "core/timeline/indexpatch.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

enum class OpenMode : std::uint8_t
{
    ReadOnly,
    ReadWrite
};

/// Where a match of a search stands.
enum class HitKind : std::uint8_t
{
    Event,
    Claim,
    Passage
};

/// A stretch of bytes in a UTF-8 text, `end` not included.
struct ByteRange
{
    std::size_t start = 0;
    std::size_t end = 0;

    bool operator==(const ByteRange&) const = default;
};

/// One match of a search, best first.
struct SearchHit
{
    HitKind kind = HitKind::Event;
    EventKey event = 0; ///< the event it belongs to
    std::string eventId;
    std::string eventTitle;
    std::string claim;            ///< id, of a hit in a claim or a passage
    std::string passage;          ///< id, of a hit in a passage
    std::string source;           ///< id, of a hit in a claim or a passage
    std::string snippet;          ///< the words around the match, plain text
    std::vector<ByteRange> marks; ///< the matched words in `snippet`
};

/// How one passage stands in its source's text.
struct PassageCheck
{
    std::string source;  ///< id
    std::string passage; ///< id
    std::string exact;
    Anchoring anchoring = Anchoring::Unattached;
};

/// How many passages a case has, and how they stand in their sources' texts.
struct PassageCounts
{
    std::size_t all = 0;
    std::size_t found = 0;    ///< where they are said to be, or moved
    std::size_t doubtful = 0; ///< fuzzy or orphaned: to be reviewed

    bool operator==(const PassageCounts&) const = default;
};

/// What came of giving a source its text.
struct AttachedText
{
    bool asExpected = true; ///< false: the case was made from another text (its SHA-256 differs from the source's)
    std::vector<PassageCheck> passages;
};

/// An event with all that its panel shows, fetched together.
struct EventDetails
{
    EventKey key = 0;
    Event event;
    std::vector<ResolvedProperty> properties; ///< of `event.claims`, resolved
    std::vector<Relation> relations;          ///< those from or to this event
};

/// Texts that people write, beside the words of sources.
enum class TextMember : std::uint8_t
{
    Title,
    Summary,
    Note
};

/// One of them: of an event, a claim or a relation.
struct WrittenText
{
    EventKey event = 0; ///< the event; of a relation the one that it leads from
    std::string id;     ///< of the event, the claim or the relation
    std::string text;
};

/// A case in a file (SQLite), or in memory.
///
/// Everything a case holds is read from here, and everything written to it is one transaction here: when a call that
/// writes has returned, the change is on the disk. An instance belongs to one thread; another thread opens its own.
/// Calls that find nothing say so as ErrorCode::NotFound with the nearest names; failures of the database come back
/// as ErrorCode::Damaged, Unreadable, Unwritable or Busy with the file's name.
class CaseFile
{
public:
    /// Opens an existing case. Never creates a file, and changes nothing in one that it refuses. Checked in this order:
    /// it exists, is a file, is not empty, has SQLite's header, has its whole length, carries Dateline's application
    /// id and a known schema version, its schema is that version's, and SQLite finds it sound.
    ///
    /// One that was to be changed and cannot be is opened to be read, and openState() says why: its place cannot be
    /// written to, it is of a newer version of the program (of which all that this one reads must be there; else the
    /// error is ErrorCode::Newer), or somebody on another machine edits it. What was not closed properly is completed.
    /// A damaged case is refused and never written to; see salvaging.h for what can still be read of it.
    ///
    /// A large file (openState().isLarge) is not read whole for that: its pages are checked as they are read, and all of
    /// them by checkWhole(), which can be done on another thread while the case is shown.
    static Result<CaseFile> open(const std::string& path, OpenMode mode, const OpenOptions& options = {});

    /// Reads a whole case file by a connection of its own and changes nothing. Damaged: SQLite does not find it sound;
    /// the message says where. Cancelled: `isCancelled`, which is asked often, also from another thread, said so.
    static Status checkWhole(const std::string& path, const std::function<bool()>& isCancelled = {});

    /// Makes a new case file holding `content`. Refuses to replace a file that exists. A file that could not be
    /// completed is removed again.
    static Result<CaseFile> create(const std::string& path, const Case& content);

    /// A case that lives in memory only.
    static Result<CaseFile> inMemory(const Case& content);

    CaseFile(CaseFile&&) noexcept;
    CaseFile& operator=(CaseFile&&) noexcept;
    ~CaseFile();

    const std::string& path() const; ///< empty for a case in memory
    bool isReadOnly() const;
    const OpenState& openState() const;

    /// Copies the case as it is now to another file, whole or not at all: into a new file in the same folder, which is
    /// checked, synced and only then given its name. What stands at the path is replaced only if that is allowed, and
    /// stays as it was in every failure. Exists: something stands there. Busy: it is open. Cancelled: by `progress`.
    Status copyTo(const std::string& path, const CopyOptions& options = {}) const;

    /// Makes the content of this case, history included, that of another case file, in one transaction. Windows that
    /// have this case open see it as a change made elsewhere.
    Status restoreFrom(const std::string& path);

    Result<CaseInfo> info() const;
    Result<std::vector<Category>> categories() const;
    Result<std::vector<Property>> properties() const; ///< built-in ones first
    Result<std::vector<Entity>> entities() const;

    /// All sources in their order, with their passages, without their texts (see `source`).
    Result<std::vector<Source>> sources() const;
    /// The same without their passages: as many as there are sources, however many words are cited from them.
    Result<std::vector<Source>> sourceHeads() const;
    Result<Source> source(std::string_view id) const;     ///< with passages and text
    Result<PassageOf> passage(std::string_view id) const; ///< NotFound where there is none
    /// Events without their claims, ascending by key, each once. NotFound: one of them is not there.
    Result<std::vector<Event>> eventHeads(const std::vector<EventKey>& keys) const;
    /// Looks at every passage: of a large case that takes a second.
    Result<PassageCounts> passageCounts() const;
    /// The events that a claim or a relation ties to the passage, ascending.
    Result<std::vector<EventKey>> eventsOfPassage(std::string_view passageId) const;
    /// Events of which a claim on that property gives an amount, ascending.
    Result<std::vector<EventKey>> eventsWithAmount(std::string_view propertyId) const;

    /// The ids of that kind that begin with `beginning`, ascending; of events also those of merged ones, which are
    /// taken.
    Result<std::vector<std::string>> ids(ObjectKind kind, std::string_view beginning) const;
    /// The events that an object has to do with, ascending; none for an id that there is not. Of a category: its
    /// events. Of a property, an entity, a source, a passage: those with a claim or a relation that names it. Of a
    /// claim: the one it is on. Of a relation: its two ends. Of an event: those that are part of it, those with a date
    /// told from it, those that a relation links with it.
    Result<std::vector<EventKey>> eventsOf(ObjectKind kind, std::string_view id) const;
    /// Those texts of all events (titles, summaries, notes), claims or relations (notes), by key; empty ones left out.
    Result<std::vector<WrittenText>> writtenTexts(ObjectKind kind, TextMember member) const;
    /// The events that have claims on one passage, for each passage with more than one, ascending.
    Result<std::vector<std::vector<EventKey>>> eventsSharingPassages() const;

    /// The whole case as a value, for export. The order is docs/case-json.md's.
    Result<Case> read() const;

    /// The columns that drawing, filtering and counting need. A large case keeps them ready in its file (storeColumns)
    /// and has them brought up to date here, by patch(): then inOrder() puts its rows in the order of events. Else all
    /// events and claims are looked at.
    Result<EventIndex> index() const;

    /// Brings `index`, which was that of this case just before `applied` was done, up to date. In order it is then what
    /// index() would give, except that actors and places which nothing names any more may be left in the dictionaries, and new
    /// ones may stand at their end. Costs what has changed. `clock` is the one that `index` was put on with
    /// onClock() (none: the case's own), which must not be another one since; after an error it is not to be used. Tells
    /// what became of its rows; nothing where all may be others, or numbers mean other things.
    Result<std::optional<IndexChange>> update(EventIndex& index, const Applied& applied,
                                              const std::optional<TimeZone>& clock = {}) const;

    /// All that was edited since the case had that revision, by whichever window or program, as one `Applied` without
    /// step and name; nothing where the file does not tell (only large cases keep count).
    Result<std::optional<Applied>> changedSince(std::int64_t revision) const;

    /// Keeps the index's columns ready in the file, from which index() then reads them. Not part of the case's content,
    /// its history or its exports, and no edit. Closing a large case that was changed does it by itself.
    Status storeColumns();

    /// What a large case keeps to be shown before index() is read, which takes ever longer the more events there are.
    /// Nothing where there is none of the case as it is now: one of another revision is never told.
    Result<std::optional<FirstLook>> firstLook() const;
    /// Keeps that of a revision's index, on the case's own clock; where columns are kept, and unless the case has another
    /// revision now, keeps it already, or can only be read. No edit.
    Status keepFirstLook(const EventIndex& index, std::int64_t revision);

    Result<EventDetails> event(EventKey key) const;
    Result<EventDetails> event(std::string_view id) const;
    Result<std::string> title(EventKey key) const;

    /// Finds an event by its id or its title, whichever the text is, without regard to case; or by the beginning of
    /// either, where that fits one event only.
    Result<EventKey> findEvent(std::string_view idOrTitle) const;

    /// Finds a source by its id, its number in the case ("2"), or its title.
    Result<std::string> findSource(std::string_view idNumberOrTitle) const;

    /// Events, claims and passages that hold all words of `text`, the last as the beginning of a word; case and
    /// diacritics do not matter. A claim is found by every name and alias of its entity. At most `limit`, best first;
    /// events before claims before passages at equal rank. A passage that several events rest on is one hit, with the
    /// first of them; one that none rests on is no hit.
    Result<std::vector<SearchHit>> search(std::string_view text, std::size_t limit) const;

    /// All events with a match anywhere (of a passage: all that rest on it), in ascending order of key.
    Result<std::vector<EventKey>> matchingEvents(std::string_view text) const;

    /// Gives a source its whole text (of the file, from which the source's part is taken) and anchors its passages in
    /// it. Returns how each was found, and whether it is the text that the case was made from. The source's SHA-256 and
    /// length become those of the new text, moved passages get their new position; fuzzy and orphaned ones keep their
    /// stated position, to be reviewed (a position behind the text's end becomes its end). One step of the history.
    Result<AttachedText> attachText(std::string_view sourceId, std::string_view fileText, const Stamp& stamp = {});

    // Editing. Each call is one transaction and one step of the history, which is kept in the file. When it returns,
    // the step is on the disk; where it fails, nothing was changed. A failed commit is read back before that is said.

    /// Applies a change. Invalid: the case would not be sound (the message says what would be wrong). Conflict: an
    /// object is not as the change takes it to be, because somebody else changed it meanwhile. Applying nothing, or
    /// what is already so, adds no step (`Applied::step` is 0). Cancelled: by `progress`; the case is as it was.
    Result<Applied> apply(const Change& change, const Stamp& stamp, const Progress& progress = {});

    /// Takes the last done step back, or does the last undone one again. NotFound where there is none.
    Result<Applied> undo(const Stamp& stamp, const Progress& progress = {});
    Result<Applied> redo(const Stamp& stamp, const Progress& progress = {});
    /// What undo() and redo() would do: the step's name; empty where there is none.
    Result<std::string> undoName() const;
    Result<std::string> redoName() const;

    /// The steps, the latest first: at most `limit`, those before step `before` (0 is from the end).
    Result<std::vector<HistoryStep>> history(std::size_t limit, std::int64_t before = 0) const;
    /// Takes a single step back, wherever it stands, as a new step. Conflict: a later step depends on it; names which.
    Result<Applied> takeBack(std::int64_t step, const Stamp& stamp, const Progress& progress = {});

    /// About how many objects an edit writes or looks at, those that only follow from it too: from some hundreds on it
    /// takes longer than a window can wait. Costs no more for more.
    Result<std::size_t> reach(const Change& change) const;
    /// The same of undo() and redo(), 0 where there is nothing to do, and of taking a step back.
    Result<std::size_t> undoReach() const;
    Result<std::size_t> redoReach() const;
    Result<std::size_t> takeBackReach(std::int64_t step) const;

    /// From now on whatever is asked of this instance ends with ErrorCode::Cancelled as soon as `isCancelled` says so,
    /// which is asked often and from this thread; but not what is being committed. Empty asks nobody.
    void giveUpWhen(std::function<bool()> isCancelled);

    /// The case as it was when `step` had just been done (0: before the first), in memory, to look at.
    Result<CaseFile> asOf(std::int64_t step) const;

    /// Grows with every edit, by whichever window or program; it tells whether what was read is still so.
    Result<std::int64_t> revision() const;

    // Drafts are not part of the case's content, its history or its exports.

    /// Keeps a draft, in place of the one at the same place.
    Status putDraft(const Draft& draft);
    Status dropDraft(std::string_view place);
    Result<std::vector<Draft>> drafts() const;

    /// How each passage stands in its source's text now, sources in their order. Looks at the texts, not at what was
    /// stored when they were attached.
    Result<std::vector<PassageCheck>> verify() const;

private:
    struct Private;
    explicit CaseFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d_;
};

} // namespace dateline
