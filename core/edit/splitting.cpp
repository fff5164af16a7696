#include "core/edit/ids.h"
#include "core/edit/mergeedits.h"
#include "core/edit/parts.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

bool contains(const std::vector<std::string>& list, std::string_view text)
{
    return std::ranges::find(list, text) != list.end();
}

/// Takes a merged event out of the one that was kept, by what was written down when they were merged.
class Splitting
{
public:
    Splitting(const CaseFile& file, const EventDetails& kept, std::size_t index)
        : file_(file), kept_(kept), index_(index), record_(kept.event.merged[index]), after_(withoutClaims(kept.event))
    {
    }

    Result<Change> run()
    {
        const auto id = freeId();
        if (!id)
            return fail(id.error());
        const auto around = eventsWith(file_, ObjectKind::Event, kept_.event.id);
        if (!around)
            return fail(around.error());
        split_.id = *id;
        split_.title = record_.title;
        split_.importance = record_.importance;
        split_.summary = record_.summary;
        split_.note = record_.note;
        split_.tags = record_.tags;
        split_.merged = record_.merged;
        after_.merged.erase(after_.merged.begin() + static_cast<std::ptrdiff_t>(index_));
        restoreCategory();
        restoreChildren(*around);
        restoreParents();
        takeBackTags();
        restoreClaims(*around);
        restoreRelations();
        const auto between = restoreBetween();
        if (!between)
            return fail(between.error());
        Change all{"Split " + quoted(record_.title) + " from " + quoted(kept_.event.title), {}};
        all.add(split_);
        all.change(withoutClaims(kept_.event), after_);
        std::ranges::move(change_.objects, std::back_inserter(all.objects));
        return all;
    }

private:
    bool exists(const std::string& event) const { return eventOfId(file_, event).has_value(); }

    Result<std::string> freeId() const
    {
        if (!exists(record_.id))
            return record_.id;
        return FreshIds(file_).based(ObjectKind::Event, record_.id);
    }

    /// What the event was called when it was written down, as it is called now.
    std::string named(const std::string& event) const { return event == record_.id ? split_.id : event; }

    void restoreCategory()
    {
        split_.category = categoryOfId(file_, record_.category) ? record_.category : kept_.event.category;
    }

    void restoreChildren(const std::vector<EventDetails>& around)
    {
        for (const auto& details : around) {
            if (details.event.parent != kept_.event.id || !contains(record_.children, details.event.id))
                continue;
            inSplit_.insert(details.event.id);
            auto after = withoutClaims(details.event);
            after.parent = split_.id;
            change_.change(withoutClaims(details.event), std::move(after));
        }
        for (auto& other : after_.merged)
            if (other.parent == kept_.event.id && contains(record_.children, other.id))
                other.parent = split_.id;
    }

    void restoreParents()
    {
        const bool wasInside = !record_.keptParent.empty() && kept_.event.parent == record_.parent;
        if (wasInside && (record_.keptParent == record_.id || liesInSplit(record_.keptParent))) {
            after_.parent = named(record_.keptParent);
            inSplit_.insert(kept_.event.id);
        }
        if (!record_.parent.empty() && exists(record_.parent) && !liesInSplit(record_.parent))
            split_.parent = record_.parent;
    }

    /// Whether an event is, or lies in, one that is part of the split one again.
    bool liesInSplit(std::string event) const
    {
        std::set<std::string> seen;
        while (!event.empty() && seen.insert(event).second) {
            if (inSplit_.contains(event))
                return true;
            const auto details = eventOfId(file_, event);
            event = details ? details->event.parent : std::string();
        }
        return false;
    }

    /// A tag that another merged event has too is that one's gift from now on.
    void takeBackTags()
    {
        for (const auto& tag : record_.tagsGiven) {
            const auto heir = std::ranges::find_if(after_.merged,
                                                   [&](const MergedEvent& other) { return contains(other.tags, tag); });
            if (heir == after_.merged.end())
                std::erase(after_.tags, tag);
            else
                heir->tagsGiven.push_back(tag);
        }
    }

    void restoreClaims(const std::vector<EventDetails>& around)
    {
        for (const auto& claim : kept_.event.claims)
            restoreClaim(claim, kept_.event.id, contains(record_.claims, claim.id) ? split_.id : kept_.event.id);
        for (const auto& details : around)
            for (const auto& claim : details.event.claims)
                restoreClaim(claim, details.event.id, details.event.id);
        // Those that were let go follow nothing now, and so are not around.
        for (const auto& anchored : record_.anchored) {
            if (restored_.contains(anchored.claim))
                continue;
            const auto events = eventsWith(file_, ObjectKind::Claim, anchored.claim);
            if (!events || events->empty())
                continue;
            const auto& event = events->front().event;
            if (const auto claim = claimOfId(event, anchored.claim))
                restoreClaim(*claim, event.id, event.id);
        }
    }

    void restoreClaim(const Claim& claim, const std::string& from, const std::string& to)
    {
        auto after = claim;
        const auto anchored = std::ranges::find(record_.anchored, claim.id, &AnchoredClaim::claim);
        if (anchored != record_.anchored.end()) {
            const RelativeToEvent followed{kept_.event.id, anchored->relative.shift};
            if (!claim.relative || *claim.relative == followed)
                after.relative = RelativeToEvent{named(anchored->relative.event), anchored->relative.shift};
        }
        restored_.insert(claim.id);
        if (from != to || after != claim)
            change_.change(ClaimOf{from, claim}, ClaimOf{to, std::move(after)});
    }

    void restoreRelations()
    {
        for (const auto& relation : kept_.relations) {
            auto after = relation;
            if (relation.from == kept_.event.id && contains(record_.relationsFrom, relation.id))
                after.from = split_.id;
            if (relation.to == kept_.event.id && contains(record_.relationsTo, relation.id))
                after.to = split_.id;
            if (after != relation)
                change_.change(relation, std::move(after));
        }
    }

    /// Relations between the two, and those between the split event and one that was merged later, which link the split
    /// event and the kept one now.
    Status restoreBetween()
    {
        for (const auto& relation : record_.between) {
            const auto added = addRelation(relation, named(relation.from), named(relation.to));
            if (!added)
                return added;
        }
        for (auto& other : after_.merged) {
            std::vector<Relation> left;
            for (const auto& relation : other.between) {
                const bool from = contains(record_.relationsFrom, relation.id);
                if (!from && !contains(record_.relationsTo, relation.id)) {
                    left.push_back(relation);
                    continue;
                }
                const auto added =
                    addRelation(relation, from ? split_.id : kept_.event.id, from ? kept_.event.id : split_.id);
                if (!added)
                    return added;
                (from ? other.relationsTo : other.relationsFrom).push_back(relation.id);
            }
            other.between = std::move(left);
        }
        return {};
    }

    /// Nothing where its source or all its passages were removed meanwhile.
    Status addRelation(Relation relation, const std::string& from, const std::string& to)
    {
        if (!relation.source.empty()) {
            const auto source = sourceOfId(file_, relation.source);
            if (!source)
                return {};
            std::erase_if(relation.passages, [&](const std::string& id) {
                return std::ranges::find(source->passages, id, &Passage::id) == source->passages.end();
            });
            if (relation.passages.empty())
                return {};
        }
        auto id = ids_.based(ObjectKind::Relation, relation.id);
        if (!id)
            return fail(id.error());
        relation.id = std::move(*id);
        relation.from = from;
        relation.to = to;
        change_.add(std::move(relation));
        return {};
    }

    const CaseFile& file_;
    const EventDetails& kept_;
    std::size_t index_;
    const MergedEvent& record_;
    Event split_;
    Event after_; ///< the kept event
    FreshIds ids_{file_};
    std::set<std::string> inSplit_;  ///< events that are part of the split one again
    std::set<std::string> restored_; ///< claims that were looked at
    Change change_;
};

} // namespace

Result<Change> splitEvent(const CaseFile& file, EventKey event, std::size_t mergedIndex)
{
    const auto kept = file.event(event);
    if (!kept)
        return fail(kept.error());
    if (mergedIndex >= kept->event.merged.size())
        return fail(ErrorCode::NotFound, "no such event was merged into " + quoted(kept->event.title));
    return Splitting(file, *kept, mergedIndex).run();
}

} // namespace dateline
