#include "core/edit/mergeedits.h"

#include "core/edit/comparing.h"
#include "core/edit/parts.h"

#include <algorithm>
#include <deque>
#include <set>

namespace dateline {

namespace {

bool lies(const CaseFile& file, std::string inner, const std::string& outer)
{
    std::set<std::string> seen;
    while (!inner.empty() && seen.insert(inner).second) {
        const auto details = eventOfId(file, inner);
        inner = details ? details->event.parent : std::string();
        if (inner == outer)
            return true;
    }
    return false;
}

/// The events that the dates of these two are told from, directly or not.
std::set<std::string> anchorsOf(const CaseFile& file, const EventDetails& first, const EventDetails& second)
{
    std::set<std::string> anchors;
    std::deque<std::string> open;
    const auto look = [&](const Event& event) {
        for (const auto& claim : event.claims)
            if (claim.relative && claim.property == "date" && anchors.insert(claim.relative->event).second)
                open.push_back(claim.relative->event);
    };
    look(first.event);
    look(second.event);
    while (!open.empty()) {
        if (const auto details = eventOfId(file, open.front()))
            look(details->event);
        open.pop_front();
    }
    return anchors;
}

/// Makes one event part of another, and writes down what it takes to split them.
class Merging
{
public:
    Merging(const CaseFile& file, const EventDetails& keep, const EventDetails& other)
        : file_(file), keep_(keep), other_(other)
    {
        const auto& event = other.event;
        record_.id = event.id;
        record_.title = event.title;
        record_.category = event.category;
        record_.importance = event.importance;
        record_.parent = event.parent;
        record_.summary = event.summary;
        record_.note = event.note;
        record_.tags = event.tags;
        record_.merged = event.merged;
    }

    Result<Change> run()
    {
        const auto around = eventsWith(file_, ObjectKind::Event, other_.event.id);
        if (!around)
            return fail(around.error());
        moveRelations();
        moveClaims();
        const auto anchors = anchorsOf(file_, keep_, other_);
        for (const auto& details : *around)
            if (details.event.id != keep_.event.id)
                letFollow(details.event, anchors);
        change_.change(withoutClaims(keep_.event), keptEvent());
        change_.remove(withoutClaims(other_.event));
        change_.name = "Merge " + quoted(other_.event.title) + " into " + quoted(keep_.event.title);
        return std::move(change_);
    }

private:
    void moveRelations()
    {
        for (const auto& relation : other_.relations) {
            const bool leadsFrom = relation.from == other_.event.id;
            if ((leadsFrom ? relation.to : relation.from) == keep_.event.id) {
                record_.between.push_back(relation);
                change_.remove(relation);
                continue;
            }
            (leadsFrom ? record_.relationsFrom : record_.relationsTo).push_back(relation.id);
            auto after = relation;
            (leadsFrom ? after.from : after.to) = keep_.event.id;
            change_.change(relation, std::move(after));
        }
    }

    void moveClaims()
    {
        for (const auto& claim : other_.event.claims) {
            record_.claims.push_back(claim.id);
            auto after = claim;
            if (claim.relative && (isOther(*claim.relative) || claim.relative->event == keep_.event.id))
                letFollowKept(after, claim.property != "date");
            change_.change(ClaimOf{other_.event.id, claim}, ClaimOf{keep_.event.id, std::move(after)});
        }
        for (const auto& claim : keep_.event.claims)
            if (claim.relative && isOther(*claim.relative))
                changeAnchor(keep_.event.id, claim, claim.property != "date");
    }

    bool isOther(const RelativeToEvent& relative) const { return relative.event == other_.event.id; }

    /// From now on the claim's date is told from the kept event, or, where that would be a circle, from none.
    void letFollowKept(Claim& claim, bool mayFollow)
    {
        record_.anchored.push_back({claim.id, *claim.relative});
        if (mayFollow)
            claim.relative->event = keep_.event.id;
        else
            claim.relative.reset();
    }

    void changeAnchor(const std::string& event, const Claim& claim, bool mayFollow)
    {
        auto after = claim;
        letFollowKept(after, mayFollow);
        change_.change(ClaimOf{event, claim}, ClaimOf{event, std::move(after)});
    }

    /// A third event that is part of the other one, or whose dates are told from it.
    void letFollow(const Event& event, const std::set<std::string>& anchors)
    {
        if (event.parent == other_.event.id) {
            record_.children.push_back(event.id);
            auto after = withoutClaims(event);
            after.parent = keep_.event.id;
            change_.change(withoutClaims(event), std::move(after));
        }
        // What the one event's date is told from cannot have its own date told from it.
        for (const auto& claim : event.claims)
            if (claim.relative && isOther(*claim.relative))
                changeAnchor(event.id, claim, claim.property != "date" || !anchors.contains(event.id));
    }

    Event keptEvent()
    {
        auto after = withoutClaims(keep_.event);
        for (const auto& tag : other_.event.tags) {
            if (std::ranges::find(after.tags, comparable(tag), comparable) != after.tags.end())
                continue;
            after.tags.push_back(tag);
            record_.tagsGiven.push_back(tag);
        }
        if (lies(file_, after.id, other_.event.id)) {
            record_.keptParent = after.parent;
            after.parent = other_.event.parent;
        }
        after.merged.push_back(record_);
        return after;
    }

    const CaseFile& file_;
    const EventDetails& keep_;
    const EventDetails& other_;
    MergedEvent record_;
    Change change_;
};

} // namespace

Result<Change> mergeEvents(const CaseFile& file, EventKey keep, EventKey other)
{
    const auto events = eventsOfKeys(file, {keep, other});
    if (!events)
        return fail(events.error());
    if (events->size() < 2)
        return fail(ErrorCode::Invalid, "an event cannot be merged with itself");
    return Merging(file, (*events)[0], (*events)[1]).run();
}

} // namespace dateline
