#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <optional>
#include <string>
#include <vector>

/// Edits of events. Each returns a Change for CaseFile::apply and changes nothing itself. A change that would do
/// nothing is empty. NotFound: what is named is not there. Invalid: what is asked for makes no sense.
namespace dateline {

/// What a new event is made from.
struct NewEvent
{
    std::string title;            ///< needed
    std::string category;         ///< id; empty is the first of the case
    std::string newCategory;      ///< name of one that is made with the event, unless there is one of that name
    std::optional<EdtfDate> date; ///< becomes the analyst's own claim on when it was
    Importance importance = Importance::Minor;
    std::string parent; ///< id of an event
    std::string summary;
    std::string note;
    std::vector<std::string> tags;
};

/// In a case that has no category yet, one named "Event" is made with it. Its id: addedId(change, ObjectKind::Event).
Result<Change> addEvent(const CaseFile& file, const NewEvent& event);

/// The same event again, with copies of its claims: they rest on the same passages. Its relations, the events that are
/// part of it and what was merged into it are not copied.
Result<Change> duplicateEvent(const CaseFile& file, EventKey event);

/// The events with their claims and relations. Events that were part of one have no parent then, and a date told from
/// one keeps its value and no longer follows.
Result<Change> removeEvents(const CaseFile& file, const std::vector<EventKey>& events);

/// Gives the event of that id these members, but not claims: they have edits of their own.
Result<Change> changeEvent(const CaseFile& file, const Event& after);

// Several at once: those that are so already are left alone.

Result<Change> setCategory(const CaseFile& file, const std::vector<EventKey>& events, const std::string& category);
/// Puts them into a category of that name, which is made with the same step unless there is one.
Result<Change> setNewCategory(const CaseFile& file, const std::vector<EventKey>& events, const std::string& name);
Result<Change> setImportance(const CaseFile& file, const std::vector<EventKey>& events, Importance importance);
/// Makes them part of an event; of none where `parent` is nothing. Invalid where it is one of them or part of one.
Result<Change> setParentEvent(const CaseFile& file, const std::vector<EventKey>& events,
                              std::optional<EventKey> parent);
/// Tags are compared without regard to case and accents; an event has each once.
Result<Change> addTag(const CaseFile& file, const std::vector<EventKey>& events, const std::string& tag);
Result<Change> removeTag(const CaseFile& file, const std::vector<EventKey>& events, const std::string& tag);

} // namespace dateline
