#include "core/edit/notes.h"

#include "core/edit/parts.h"

namespace dateline {

namespace {

std::string& noteOf(ClaimOf& object)
{
    return object.claim.note;
}

std::string& noteOf(PassageOf& object)
{
    return object.passage.note;
}

template<typename T> std::string& noteOf(T& object)
{
    return object.note;
}

template<typename T> Result<Change> noted(Result<T> object, const std::string& note)
{
    if (!object)
        return fail(object.error());
    auto after = *object;
    noteOf(after) = trimmed(note);
    Change change;
    if (after == *object)
        return change;
    change.name = noteOf(after).empty() ? "Delete note" : noteOf(*object).empty() ? "Add note" : "Change note";
    change.change(std::move(*object), std::move(after));
    return change;
}

Result<Event> eventFor(const CaseFile& file, const std::string& id)
{
    auto details = eventOfId(file, id);
    if (!details)
        return fail(details.error());
    return withoutClaims(std::move(details->event));
}

Result<Source> sourceFor(const CaseFile& file, const std::string& id)
{
    auto source = sourceOfId(file, id);
    if (!source)
        return fail(source.error());
    return withoutContent(std::move(*source));
}

Result<ClaimOf> claimFor(const CaseFile& file, const std::string& id)
{
    const auto events = eventsWith(file, ObjectKind::Claim, id);
    if (!events)
        return fail(events.error());
    if (events->empty())
        return fail(ErrorCode::NotFound, "there is no claim " + quoted(id));
    const auto& event = events->front().event;
    auto claim = claimOfId(event, id);
    if (!claim)
        return fail(claim.error());
    return ClaimOf{event.id, std::move(*claim)};
}

} // namespace

Result<Change> setNote(const CaseFile& file, ObjectKind kind, const std::string& id, const std::string& note)
{
    switch (kind) {
    case ObjectKind::Category:
        return noted(categoryOfId(file, id), note);
    case ObjectKind::Entity:
        return noted(entityOfId(file, id), note);
    case ObjectKind::Source:
        return noted(sourceFor(file, id), note);
    case ObjectKind::Passage:
        return noted(passageOfId(file, id), note);
    case ObjectKind::Event:
        return noted(eventFor(file, id), note);
    case ObjectKind::Claim:
        return noted(claimFor(file, id), note);
    case ObjectKind::Relation:
        return noted(relationOfId(file, id), note);
    case ObjectKind::Property:
        break;
    }
    return fail(ErrorCode::Invalid, "a property has no note");
}

} // namespace dateline
