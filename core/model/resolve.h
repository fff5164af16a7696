#pragma once

#include "core/model/case.h"

#include <functional>
#include <span>
#include <string_view>

namespace dateline {

/// One value of a property with the claims that state it. Claims state the same value where their values are equal:
/// dates of equal extent, quantities of equal bounds and `of`, the same entity, the same text.
struct StatedValue
{
    ClaimValue value;
    std::vector<std::size_t> claims; ///< positions in the event's claims
    std::size_t sources = 0;         ///< different sources among them
    bool resolved = false;           ///< this one is shown as the event's value
};

/// All values of one property of one event.
struct ResolvedProperty
{
    std::string property;
    std::vector<StatedValue> values; ///< the resolved one first, then by number of sources, then as stated
    bool disputed = false;           ///< two claims exclude each other
    std::size_t sources = 0;         ///< different sources that say something of it
};

/// Position of a source in the case, for "the earliest issued": smaller is earlier. A source without a date of issue
/// comes after those that have one, in the case's order.
using SourceOrder = std::function<std::size_t(std::string_view sourceId)>;

/// The source order of a case, by date of issue.
SourceOrder sourceOrder(std::span<const Source> sources);

/// What an event's claims come to, property by property in the order in which the properties first appear.
///
/// A value is resolved from its claims: the preferred one; else what most independent sources state; else the earliest
/// issued. Deprecated claims and denials never resolve, and never dispute. Of quantities, those that count everything
/// (without `of`) resolve before those that count a part. Two claims exclude each other where the extents of their
/// dates do not meet, or the bounds of quantities of the same `of` do not meet.
std::vector<ResolvedProperty> resolve(const Event& event, const SourceOrder& order);

/// The event's date: the resolved value of "date"; nullopt where no claim gives one.
std::optional<EdtfDate> resolvedDate(std::span<const ResolvedProperty> properties);

/// The other dates that sources give and that do not meet the resolved one, earliest first, each once.
std::vector<EdtfDate> alternativeDates(std::span<const ResolvedProperty> properties);

/// Any property disputed.
bool isDisputed(std::span<const ResolvedProperty> properties);

} // namespace dateline
