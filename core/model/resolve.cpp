#include "core/model/resolve.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>

namespace dateline {

namespace {

constexpr std::size_t kUnknownSource = std::numeric_limits<std::size_t>::max();

/// Equal for values that count as the same value; see StatedValue.
struct SameValue
{
    std::size_t type = 0;
    TimeExtent extent;
    QuantityBounds bounds;
    std::string text;

    auto key() const { return std::tie(type, extent.earliest, extent.latest, bounds.lower, bounds.upper, text); }
    bool operator<(const SameValue& other) const { return key() < other.key(); }
};

SameValue sameValue(const ClaimValue& value, const CaseDates& dates)
{
    SameValue same;
    same.type = value.index();
    if (const auto* date = std::get_if<EdtfDate>(&value)) {
        same.extent = dates.widened(*date);
    } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
        same.bounds = bounds(*quantity);
        same.text = quantity->of;
    } else if (const auto* entity = std::get_if<EntityValue>(&value)) {
        same.text = entity->entity;
    } else {
        same.text = std::get<std::string>(value);
    }
    return same;
}

bool stands(const Claim& claim)
{
    return claim.stance != Stance::Denies && claim.rank != Rank::Deprecated;
}

/// What decides between values; the smallest resolves.
using Precedence = std::tuple<bool, bool, bool, bool, std::size_t, std::size_t>;

/// A value of one property while its claims are gathered.
struct Candidate
{
    StatedValue stated;
    std::set<std::string_view> saying;   ///< sources that assert or report it
    std::set<std::string_view> standing; ///< sources of the claims that stand
    std::size_t earliest = kUnknownSource;
    bool preferred = false;

    void add(const Claim& claim, std::size_t position, const SourceOrder& order)
    {
        stated.claims.push_back(position);
        if (claim.stance != Stance::Denies && !claim.ofAnalyst())
            saying.insert(claim.source);
        if (stands(claim)) {
            const bool isPreferred = claim.rank == Rank::Preferred;
            if (!stated.stands || (isPreferred && !preferred))
                stated.value = claim.value;
            preferred = preferred || isPreferred;
            stated.stands = true;
            if (!claim.ofAnalyst()) {
                stated.standsBySource = true;
                standing.insert(claim.source);
                earliest = std::min(earliest, order(claim.source));
            }
        }
        stated.sources = saying.size();
    }

    Precedence precedence() const
    {
        const auto* quantity = std::get_if<Quantity>(&stated.value);
        const bool isPart = quantity != nullptr && !quantity->of.empty();
        return {!stated.stands, !preferred, standing.empty(), isPart, kUnknownSource - standing.size(), earliest};
    }
};

/// The claims of one property, gathered by value in the order in which the values first appear.
struct Gathering
{
    std::string property;
    std::vector<Candidate> candidates;
    std::map<SameValue, std::size_t> byValue;
    std::set<std::string_view> sources;

    void add(const Claim& claim, std::size_t position, const SourceOrder& order, const CaseDates& dates)
    {
        const auto [found, isNew] = byValue.try_emplace(sameValue(claim.value, dates), candidates.size());
        if (isNew) {
            candidates.emplace_back();
            candidates.back().stated.value = claim.value;
        }
        candidates[found->second].add(claim, position, order);
        if (!claim.ofAnalyst())
            sources.insert(claim.source);
    }
};

/// Whether two of the values that stand by the word of sources exclude each other. Some two ranges lie apart exactly
/// where the latest start lies behind the earliest end.
bool isDisputed(std::span<const StatedValue> values, const CaseDates& dates)
{
    TimeExtent gap{kBeginningOfTime, kEndOfTime};
    std::map<std::string_view, QuantityBounds> gaps;
    for (const StatedValue& value : values) {
        if (!value.standsBySource)
            continue;
        if (const auto* date = std::get_if<EdtfDate>(&value.value)) {
            const TimeExtent range = dates.widened(*date);
            gap = {std::max(gap.earliest, range.earliest), std::min(gap.latest, range.latest)};
        } else if (const auto* quantity = std::get_if<Quantity>(&value.value)) {
            const QuantityBounds range = bounds(*quantity);
            const auto [seen, isFirst] = gaps.try_emplace(quantity->of, range);
            seen->second = {std::max(seen->second.lower, range.lower), std::min(seen->second.upper, range.upper)};
        }
    }
    return gap.latest <= gap.earliest ||
           std::ranges::any_of(gaps, [](const auto& entry) { return entry.second.lower > entry.second.upper; });
}

ResolvedProperty resolved(Gathering gathering, const CaseDates& dates)
{
    auto& candidates = gathering.candidates;
    const auto best = std::ranges::min_element(candidates, {}, &Candidate::precedence);
    best->stated.resolved = best->stated.stands;

    ResolvedProperty result;
    result.property = std::move(gathering.property);
    result.sources = gathering.sources.size();
    for (Candidate& candidate : candidates)
        result.values.push_back(std::move(candidate.stated));
    std::ranges::stable_sort(result.values, {}, [](const StatedValue& value) {
        return std::tuple(!value.resolved, kUnknownSource - value.sources);
    });
    result.disputed = isDisputed(result.values, dates);
    return result;
}

const ResolvedProperty* dateOf(std::span<const ResolvedProperty> properties)
{
    const auto found = std::ranges::find(properties, "date", &ResolvedProperty::property);
    return found == properties.end() ? nullptr : &*found;
}

} // namespace

CaseDates datesOf(const CaseInfo& info)
{
    return {TimeZone::named(info.timeZone).value_or(TimeZone()), info.margins};
}

SourceOrder sourceOrder(std::span<const Source> sources)
{
    std::vector<std::size_t> order(sources.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [sources](std::size_t at) {
        const auto& issued = sources[at].issued;
        return std::tuple(!issued.has_value(), issued ? issued->bounds().earliest : 0);
    });
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t place = 0; place < order.size(); ++place)
        places.emplace(sources[order[place]].id, place);
    return [places = std::move(places)](std::string_view id) {
        const auto found = places.find(std::string(id));
        return found == places.end() ? kUnknownSource : found->second;
    };
}

std::vector<ResolvedProperty> resolve(const Event& event, const SourceOrder& order, const CaseDates& dates)
{
    std::vector<Gathering> gatherings;
    for (std::size_t position = 0; position < event.claims.size(); ++position) {
        const Claim& claim = event.claims[position];
        auto found = std::ranges::find(gatherings, claim.property, &Gathering::property);
        if (found == gatherings.end()) {
            gatherings.emplace_back().property = claim.property;
            found = std::prev(gatherings.end());
        }
        found->add(claim, position, order, dates);
    }
    std::vector<ResolvedProperty> result;
    result.reserve(gatherings.size());
    for (Gathering& gathering : gatherings)
        result.push_back(resolved(std::move(gathering), dates));
    return result;
}

std::optional<EdtfDate> resolvedDate(std::span<const ResolvedProperty> properties)
{
    const ResolvedProperty* date = dateOf(properties);
    if (date == nullptr || !date->values.front().resolved)
        return std::nullopt;
    const auto* value = std::get_if<EdtfDate>(&date->values.front().value);
    return value == nullptr ? std::nullopt : std::optional(*value);
}

std::vector<EdtfDate> alternativeDates(std::span<const ResolvedProperty> properties, const CaseDates& dates)
{
    const auto shown = resolvedDate(properties);
    if (!shown)
        return {};
    std::vector<EdtfDate> others;
    for (const StatedValue& value : dateOf(properties)->values) {
        const auto* date = std::get_if<EdtfDate>(&value.value);
        if (date != nullptr && value.standsBySource && !dates.widened(*date).intersects(dates.widened(*shown)))
            others.push_back(*date);
    }
    std::ranges::sort(others, {}, [&](const EdtfDate& date) {
        const TimeExtent bounds = dates.bounds(date);
        return std::pair(bounds.earliest, bounds.latest);
    });
    return others;
}

bool isDisputed(std::span<const ResolvedProperty> properties)
{
    return std::ranges::any_of(properties, &ResolvedProperty::disputed);
}

} // namespace dateline
