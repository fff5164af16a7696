#pragma once

#include "core/model/case.h"
#include "core/time/zone.h"

#include <functional>
#include <span>
#include <string_view>

namespace dateline {

/// How this case reads dates. A time zone that is not known (of a file that a later version wrote) is taken for UTC.
CaseDates datesOf(const CaseInfo& info);

/// One value of a property with the claims on it. Claims are on the same value where their values are equal: dates of
/// equal extent, quantities of equal bounds and `of`, the same entity, the same text.
///
/// The extent of a date is taken widened by the case's margins and on its clock: "about 2014" does not exclude 2015,
/// and is another value than "2014"; 16:55 UTC is 19:55 in Moscow.
///
/// A claim *stands* unless it denies the value or the analyst has deprecated it.
struct StatedValue
{
    ClaimValue value;                ///< as its preferred claim puts it, else the first that stands, else the first
    std::vector<std::size_t> claims; ///< positions in the event's claims, ascending; denials and deprecated ones too
    std::size_t sources = 0;         ///< different sources that assert or report it; neither denials nor the analyst
    bool stands = false;             ///< at least one claim stands
    bool resolved = false;           ///< this one is shown as the event's value; at most one of a property
    bool standsBySource = false;     ///< at least one claim of a source stands
};

/// All values of one property of one event.
struct ResolvedProperty
{
    std::string property;
    std::vector<StatedValue> values; ///< the resolved one first, then by number of sources, then as stated
    bool disputed = false;           ///< two claims that stand exclude each other
    std::size_t sources = 0;         ///< different sources that say something of it, denials too; not the analyst
};

/// Place of a source in the order of issue, for "the earliest issued": smaller is earlier. A source without a date of
/// issue comes after those that have one, in the case's order.
using SourceOrder = std::function<std::size_t(std::string_view sourceId)>;

/// The source order of a case, by the start of the date of issue. Unknown ids come last. The result holds no reference
/// to `sources`.
SourceOrder sourceOrder(std::span<const Source> sources);

/// What an event's claims come to, property by property in the order in which the properties first appear.
///
/// A value is resolved from the claims that stand: the preferred one; else, of quantities, one that counts everything
/// (without `of`) before one that counts a part; else what most independent sources state; else what the earliest
/// issued source states; else what is stated first. The later rules decide between several preferred ones too. A
/// property whose claims are all denials or deprecated has no resolved value. The analyst's own claims (those without
/// a source) come after what any source states, unless they are preferred.
///
/// Two claims of sources exclude each other where both stand and the extents of their dates do not meet, or the bounds
/// of their quantities of the same `of` do not meet. Entities and texts never exclude each other: two groups can have
/// acted. The analyst's own claims dispute nothing.
std::vector<ResolvedProperty> resolve(const Event& event, const SourceOrder& order, const CaseDates& dates = {});

/// The event's date: the resolved value of "date"; nullopt where no claim gives one.
std::optional<EdtfDate> resolvedDate(std::span<const ResolvedProperty> properties);

/// The other dates that stand by the word of a source and do not meet the resolved one, earliest first, each once; none
/// without a resolved one.
std::vector<EdtfDate> alternativeDates(std::span<const ResolvedProperty> properties, const CaseDates& dates = {});

/// Any property disputed.
bool isDisputed(std::span<const ResolvedProperty> properties);

} // namespace dateline
