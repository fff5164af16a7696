#pragma once

#include "core/model/resolve.h"
#include "core/timeline/eventindex.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline::store {

/// A date as the index has it.
struct PlacedDate
{
    EdtfDate date;
    TimeExtent extent; ///< without open ends
};

/// What an event's row says of its claims.
struct ResolvedColumns
{
    std::optional<PlacedDate> date;
    std::vector<PlacedDate> alternatives;
    std::string place; ///< id of the entity
    std::uint16_t flags = 0;
    std::size_t sources = 0;
};

/// Where a date, on the case's clock, puts an event, for the index: its bounds, with an open or unknown start cut at
/// the start of what is known of its end; an unknown end cut at the end of what is known of its start; and an open end,
/// which lasts on, cut at `created`, the end of the day that the case is dated, where that is later.
TimeExtent cutExtent(const EdtfDate& date, const std::optional<EdtfDate>& created);

ResolvedColumns resolvedColumns(const Event& event, const SourceOrder& order, const std::optional<EdtfDate>& created,
                                const CaseDates& dates);

} // namespace dateline::store
