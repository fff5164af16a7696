#include "core/edit/claimedits.h"

#include "core/edit/adding.h"
#include "core/edit/parts.h"

#include <algorithm>

namespace dateline {

namespace {

bool standsAndIs(const Claim& claim, Rank rank)
{
    return claim.stance != Stance::Denies && claim.rank == rank;
}

/// The position of a value that holds the claim, among the values of its property.
const StatedValue* valueOfClaim(const EventDetails& details, std::size_t claim)
{
    for (const auto& property : details.properties)
        for (const auto& value : property.values)
            if (std::ranges::find(value.claims, claim) != value.claims.end())
                return &value;
    return nullptr;
}

/// Takes preference from claims that are preferred with another value than `claim`.
void restoreOthers(Change& change, const EventDetails& details, const Claim& claim)
{
    const auto& claims = details.event.claims;
    const auto position = static_cast<std::size_t>(std::ranges::find(claims, claim.id, &Claim::id) - claims.begin());
    const auto* same = valueOfClaim(details, position);
    for (std::size_t i = 0; i < claims.size(); ++i) {
        const auto& other = claims[i];
        const bool isSame = same != nullptr && std::ranges::find(same->claims, i) != same->claims.end();
        if (other.property != claim.property || other.rank != Rank::Preferred || i == position || isSame)
            continue;
        auto after = other;
        after.rank = Rank::Normal;
        after.rankReason.clear();
        change.change(ClaimOf{details.event.id, other}, ClaimOf{details.event.id, std::move(after)});
    }
}

/// The analyst's own claim on the date that counts: the one of the resolved value, else the first.
const Claim* ownDate(const EventDetails& details)
{
    const Claim* found = nullptr;
    for (std::size_t i = 0; i < details.event.claims.size(); ++i) {
        const auto& claim = details.event.claims[i];
        if (claim.property != "date" || !claim.ofAnalyst())
            continue;
        const auto* value = valueOfClaim(details, i);
        if (value != nullptr && value->resolved)
            return &claim;
        if (found == nullptr)
            found = &claim;
    }
    return found;
}

const char* rulingName(Rank rank)
{
    switch (rank) {
    case Rank::Preferred:
        return "Prefer claim";
    case Rank::Deprecated:
        return "Deprecate claim";
    case Rank::Normal:
        break;
    }
    return "Restore claim";
}

} // namespace

Result<Change> addClaim(const CaseFile& file, EventKey event, const Claim& claim, const Change& parts)
{
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    FreshIds ids(file);
    Change change{claimStepName("Add claim", file, claim, parts), parts.objects};
    const auto id = addClaimTo(change, file, ids, details->event.id, claim);
    if (!id)
        return fail(id.error());
    return change;
}

Result<Change> changeClaim(const CaseFile& file, EventKey event, const Claim& after, const Change& parts)
{
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    auto before = claimOfId(details->event, after.id);
    if (!before)
        return fail(before.error());
    Change change;
    if (*before == after)
        return change;
    change.name = claimStepName("Change claim", file, after, parts);
    change.objects = parts.objects;
    change.change(ClaimOf{details->event.id, std::move(*before)}, ClaimOf{details->event.id, after});
    return change;
}

Result<Change> removeClaim(const CaseFile& file, EventKey event, const std::string& claim)
{
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    auto before = claimOfId(details->event, claim);
    if (!before)
        return fail(before.error());
    Change change{claimStepName("Delete claim", file, *before), {}};
    change.remove(ClaimOf{details->event.id, std::move(*before)});
    return change;
}

Result<Change> moveClaim(const CaseFile& file, EventKey from, const std::string& claim, EventKey to)
{
    const auto events = eventsOfKeys(file, {from, to});
    if (!events)
        return fail(events.error());
    Change change;
    if (events->size() < 2)
        return change;
    const auto& source = (*events)[0].event;
    const auto& target = (*events)[1].event;
    auto before = claimOfId(source, claim);
    if (!before)
        return fail(before.error());
    auto after = *before;
    if (after.relative && after.relative->event == target.id && after.property == "date")
        after.relative.reset();
    change.name = "Move claim to " + quoted(target.title);
    change.change(ClaimOf{source.id, std::move(*before)}, ClaimOf{target.id, std::move(after)});
    return change;
}

Result<Change> setRank(const CaseFile& file, EventKey event, const std::string& claim, Rank rank,
                       const std::string& reason)
{
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    auto before = claimOfId(details->event, claim);
    if (!before)
        return fail(before.error());
    auto after = *before;
    after.rank = rank;
    after.rankReason = rank == Rank::Normal ? std::string() : trimmed(reason);
    if (rank != Rank::Normal && after.rankReason.empty())
        return fail(ErrorCode::Invalid, "a ruling needs its reason");
    Change change;
    if (after == *before)
        return change;
    change.name = claimStepName(rulingName(rank), file, *before);
    if (rank == Rank::Preferred)
        restoreOthers(change, *details, *before);
    change.change(ClaimOf{details->event.id, std::move(*before)}, ClaimOf{details->event.id, std::move(after)});
    return change;
}

Result<Change> setCredibility(const CaseFile& file, EventKey event, const std::string& claim,
                              std::optional<int> credibility)
{
    if (credibility && (*credibility < 1 || *credibility > 6))
        return fail(ErrorCode::Invalid, "credibility is from 1 to 6");
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    auto after = claimOfId(details->event, claim);
    if (!after)
        return fail(after.error());
    after->credibility = credibility;
    auto change = changeClaim(file, event, *after);
    if (change && !change->empty())
        change->name = credibility ? "Set credibility" : "Remove credibility";
    return change;
}

bool dateIsSourced(const EventDetails& details)
{
    for (const auto& property : details.properties) {
        if (property.property != "date")
            continue;
        const auto value = std::ranges::find_if(property.values, &StatedValue::resolved);
        if (value == property.values.end())
            return false;
        const auto any = [&](Rank rank, bool own) {
            return std::ranges::any_of(value->claims, [&](std::size_t i) {
                const auto& claim = details.event.claims[i];
                return standsAndIs(claim, rank) && claim.ofAnalyst() == own;
            });
        };
        return any(Rank::Preferred, false) || (any(Rank::Normal, false) && !any(Rank::Preferred, true));
    }
    return false;
}

Result<Change> setAnalystDate(const CaseFile& file, EventKey event, const EdtfDate& date, const std::string& reason)
{
    const auto details = file.event(event);
    if (!details)
        return fail(details.error());
    const auto* before = ownDate(*details);
    auto after = before != nullptr ? *before : Claim();
    after.property = "date";
    after.value = date;
    after.relative.reset();
    after.derived = false;
    after.derivation.clear();
    if (after.rank == Rank::Deprecated) {
        after.rank = Rank::Normal;
        after.rankReason.clear();
    }
    Change change;
    if (dateIsSourced(*details)) {
        after.rank = Rank::Preferred;
        after.rankReason = trimmed(reason);
        if (after.rankReason.empty())
            return fail(ErrorCode::Invalid, "a date against that of a source needs its reason");
        restoreOthers(change, *details, after);
    }
    change.name = "Set date of " + quoted(details->event.title);
    if (before == nullptr) {
        FreshIds ids(file);
        const auto id = addClaimTo(change, file, ids, details->event.id, std::move(after));
        if (!id)
            return fail(id.error());
    } else if (*before != after) {
        change.change(ClaimOf{details->event.id, *before}, ClaimOf{details->event.id, std::move(after)});
    }
    return change;
}

} // namespace dateline
