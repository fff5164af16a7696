#include "core/edit/eventedits.h"

#include "core/edit/adding.h"
#include "core/edit/comparing.h"
#include "core/edit/parts.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

/// "Set category of “Fire”", "Set category of 3 events".
std::string nameFor(const std::string& verb, const std::string& link, const Change& change)
{
    const auto count = change.objects.size();
    const auto* first = count == 1 ? std::get_if<Event>(&*change.objects.front().before) : nullptr;
    return verb + link + (first != nullptr ? quoted(first->title) : counted(count, "event"));
}

/// A change of each event that `edit` alters.
template<typename Edit>
Result<Change> changeEach(const CaseFile& file, const std::vector<EventKey>& keys, const std::string& verb,
                          const std::string& link, const Edit& edit)
{
    auto events = file.eventHeads(keys);
    if (!events)
        return fail(events.error());
    Change change;
    for (const auto& before : *events) {
        auto after = before;
        edit(after);
        if (after != before)
            change.change(before, std::move(after));
    }
    if (!change.empty())
        change.name = nameFor(verb, link, change);
    return change;
}

/// What goes and what lets go when events are removed.
class Removal
{
public:
    explicit Removal(const std::vector<EventDetails>& events)
    {
        for (const auto& details : events)
            gone_.insert(details.event.id);
    }

    void addEvent(const EventDetails& details)
    {
        for (const auto& relation : details.relations)
            if (removed_.insert(relation.id).second)
                relations_.remove(relation);
        for (const auto& claim : details.event.claims)
            own_.remove(ClaimOf{details.event.id, claim});
        own_.remove(withoutClaims(details.event));
    }

    /// An event that has to do with one that is removed.
    void addOther(const EventDetails& details)
    {
        const auto& event = details.event;
        if (gone_.contains(event.id) || !others_.insert(event.id).second)
            return;
        if (gone_.contains(event.parent)) {
            auto after = withoutClaims(event);
            after.parent.clear();
            letGo_.change(withoutClaims(event), std::move(after));
        }
        for (const auto& claim : event.claims) {
            if (!claim.relative || !gone_.contains(claim.relative->event))
                continue;
            auto after = claim;
            after.relative.reset();
            letGo_.change(ClaimOf{event.id, claim}, ClaimOf{event.id, std::move(after)});
        }
    }

    Change change(std::string name)
    {
        Change all{std::move(name), {}};
        for (auto* part : {&relations_, &letGo_, &own_})
            std::ranges::move(part->objects, std::back_inserter(all.objects));
        return all;
    }

private:
    std::set<std::string> gone_;
    std::set<std::string> removed_;
    std::set<std::string> others_;
    Change relations_;
    Change letGo_;
    Change own_;
};

/// Whether an event is one of those or lies in one of them, by way of its parents.
Result<bool> liesInAny(const CaseFile& file, EventDetails event, const std::set<EventKey>& keys)
{
    std::set<EventKey> seen;
    while (seen.insert(event.key).second) {
        if (keys.contains(event.key))
            return true;
        if (event.event.parent.empty())
            return false;
        auto parent = eventOfId(file, event.event.parent);
        if (!parent)
            return fail(parent.error());
        event = std::move(*parent);
    }
    return false;
}

} // namespace

Result<Change> addEvent(const CaseFile& file, const NewEvent& event)
{
    FreshIds ids(file);
    Change change{"Add event", {}};
    const auto id = addEventTo(change, file, ids, event);
    if (!id)
        return fail(id.error());
    return change;
}

Result<Change> duplicateEvent(const CaseFile& file, EventKey key)
{
    auto details = file.event(key);
    if (!details)
        return fail(details.error());
    FreshIds ids(file);
    auto copy = withoutClaims(details->event);
    copy.title += " (copy)";
    copy.merged.clear();
    auto id = ids.titled(ObjectKind::Event, copy.title);
    if (!id)
        return fail(id.error());
    copy.id = *id;
    Change change{"Duplicate event " + quoted(details->event.title), {}};
    change.add(copy);
    for (auto& claim : details->event.claims) {
        auto claimId = ids.ofClaim(copy.id, claim.property, claim.source);
        if (!claimId)
            return fail(claimId.error());
        claim.id = std::move(*claimId);
        if (claim.relative && claim.relative->event == details->event.id)
            claim.relative->event = copy.id;
        change.add(ClaimOf{copy.id, std::move(claim)});
    }
    return change;
}

Result<Change> removeEvents(const CaseFile& file, const std::vector<EventKey>& keys)
{
    const auto events = eventsOfKeys(file, keys);
    if (!events)
        return fail(events.error());
    if (events->empty())
        return Change();
    Removal removal(*events);
    for (const auto& details : *events) {
        removal.addEvent(details);
        const auto others = eventsWith(file, ObjectKind::Event, details.event.id);
        if (!others)
            return fail(others.error());
        for (const auto& other : *others)
            removal.addOther(other);
    }
    return removal.change(events->size() == 1 ? "Delete event " + quoted(events->front().event.title)
                                              : "Delete " + counted(events->size(), "event"));
}

Result<Change> changeEvent(const CaseFile& file, const Event& after)
{
    auto details = eventOfId(file, after.id);
    if (!details)
        return fail(details.error());
    if (trimmed(after.title).empty())
        return fail(ErrorCode::Invalid, "an event needs a title");
    auto wanted = withoutClaims(after);
    wanted.title = trimmed(wanted.title);
    const auto before = withoutClaims(std::move(details->event));
    Change change;
    if (wanted == before)
        return change;
    change.name =
        before.title == wanted.title ? "Change event " + quoted(before.title) : "Rename event " + quoted(before.title);
    change.change(before, std::move(wanted));
    return change;
}

Result<Change> setCategory(const CaseFile& file, const std::vector<EventKey>& events, const std::string& category)
{
    const auto known = categoryOfId(file, category);
    if (!known)
        return fail(known.error());
    return changeEach(file, events, "Set category " + quoted(known->name), " of ",
                      [&](Event& event) { event.category = category; });
}

Result<Change> setNewCategory(const CaseFile& file, const std::vector<EventKey>& events, const std::string& name)
{
    Change made;
    FreshIds ids(file);
    const auto category = addCategoryTo(made, file, ids, name);
    if (!category)
        return fail(category.error());
    auto change = changeEach(file, events, "Set category " + quoted(trimmed(name)), " of ",
                             [&](Event& event) { event.category = *category; });
    if (change && !change->empty())
        change->objects.insert(change->objects.begin(), made.objects.begin(), made.objects.end());
    return change;
}

Result<Change> setImportance(const CaseFile& file, const std::vector<EventKey>& events, Importance importance)
{
    return changeEach(file, events, "Set importance", " of ", [&](Event& event) { event.importance = importance; });
}

Result<Change> setParentEvent(const CaseFile& file, const std::vector<EventKey>& events, std::optional<EventKey> parent)
{
    std::string id;
    if (parent) {
        auto details = file.event(*parent);
        if (!details)
            return fail(details.error());
        id = details->event.id;
        const auto title = details->event.title;
        const auto circle = liesInAny(file, std::move(*details), {events.begin(), events.end()});
        if (!circle)
            return fail(circle.error());
        if (*circle)
            return fail(ErrorCode::Invalid, quoted(title) + " would become part of itself");
    }
    return changeEach(file, events, parent ? "Set parent" : "Remove parent", " of ",
                      [&](Event& event) { event.parent = id; });
}

Result<Change> addTag(const CaseFile& file, const std::vector<EventKey>& events, const std::string& tag)
{
    const auto word = trimmed(tag);
    if (word.empty())
        return fail(ErrorCode::Invalid, "a tag needs a letter");
    const auto wanted = comparable(word);
    return changeEach(file, events, "Add tag " + quoted(word), " to ", [&](Event& event) {
        if (std::ranges::find(event.tags, wanted, comparable) == event.tags.end())
            event.tags.push_back(word);
    });
}

Result<Change> removeTag(const CaseFile& file, const std::vector<EventKey>& events, const std::string& tag)
{
    const auto unwanted = comparable(tag);
    return changeEach(file, events, "Remove tag " + quoted(trimmed(tag)), " from ", [&](Event& event) {
        std::erase_if(event.tags, [&](const std::string& each) { return comparable(each) == unwanted; });
    });
}

} // namespace dateline
