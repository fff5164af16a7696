#include "core/store/resolving.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace dateline::store {

namespace {

/// The bounds of those parts of the date that have both.
std::vector<TimeExtent> knownParts(const EdtfDate& date)
{
    std::vector<TimeExtent> parts;
    for (const auto& member : date.members()) {
        if (member.kind() == EdtfKind::Interval || member.kind() == EdtfKind::OneOf ||
            member.kind() == EdtfKind::AllOf) {
            const auto inner = knownParts(member);
            parts.insert(parts.end(), inner.begin(), inner.end());
        } else {
            parts.push_back(member.bounds());
        }
    }
    return parts;
}

/// Whether no source states the resolved date.
bool isOwnDate(const std::vector<ResolvedProperty>& properties)
{
    const auto found = std::ranges::find(properties, "date", &ResolvedProperty::property);
    return found != properties.end() && !found->values.empty() && found->values.front().resolved &&
           !found->values.front().standsBySource;
}

std::string resolvedPlace(const std::vector<ResolvedProperty>& properties)
{
    const auto found = std::ranges::find(properties, "place", &ResolvedProperty::property);
    if (found == properties.end() || found->values.empty() || !found->values.front().resolved)
        return {};
    const auto* place = std::get_if<EntityValue>(&found->values.front().value);
    return place == nullptr ? std::string() : place->entity;
}

} // namespace

TimeExtent cutExtent(const EdtfDate& date, const std::optional<EdtfDate>& created)
{
    auto extent = date.bounds();
    if (!extent.openStart() && !extent.openEnd())
        return extent;
    const auto parts = knownParts(date);
    if (parts.empty())
        return extent;
    const auto first = std::ranges::min(parts, {}, &TimeExtent::earliest).earliest;
    const auto last = std::ranges::max(parts, {}, &TimeExtent::latest).latest;
    if (extent.openStart())
        extent.earliest = first;
    if (extent.openEnd()) {
        extent.latest = last;
        if (date.openEnd() && created)
            extent.latest = std::max(last, created->bounds().latest);
    }
    return extent;
}

ResolvedColumns resolvedColumns(const Event& event, const SourceOrder& order, const std::optional<EdtfDate>& created,
                                const CaseDates& dates)
{
    ResolvedColumns columns;
    const auto properties = resolve(event, order, dates);
    unsigned flags = 0;
    if (const auto date = resolvedDate(properties)) {
        columns.date = PlacedDate{*date, cutExtent(dates.local(*date), created)};
        flags |= dateFlags(*date);
    }
    for (const auto& other : alternativeDates(properties, dates))
        columns.alternatives.push_back({other, cutExtent(dates.local(other), created)});
    columns.place = resolvedPlace(properties);
    std::set<std::string_view> sources;
    for (const auto& claim : event.claims)
        if (!claim.ofAnalyst())
            sources.insert(claim.source);
    columns.sources = sources.size();

    if (isDisputed(properties))
        flags |= Disputed;
    if (!columns.alternatives.empty())
        flags |= DateDisputed;
    if (columns.date && isOwnDate(properties))
        flags |= OwnDate;
    if (columns.sources == 1)
        flags |= SingleSource;
    columns.flags = static_cast<std::uint16_t>(flags);
    return columns;
}

} // namespace dateline::store
