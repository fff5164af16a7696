#pragma once

#include "core/store/casefile.h"

#include <nlohmann/json.hpp>

namespace dateline {

/// Members in the order in which they are put in.
using OutputJson = nlohmann::ordered_json;

/// JSON as a command prints it: two spaces of indentation, a line end at its end.
std::string printed(const OutputJson& json);

/// An event as `events` and `show` tell it.
struct EventSummary
{
    const Event* event = nullptr;
    std::vector<ResolvedProperty> properties;
    std::optional<EdtfDate> date; ///< resolved
    TimeExtent bounds;            ///< of the date, on the case's clock
    std::size_t sources = 0;      ///< different sources that say something of it
    bool disputed = false;

    static EventSummary of(const Event& event, const SourceOrder& order, const CaseDates& dates);
};

/// {id, title, category, date, earliest, latest, sources, claims, disputed}
OutputJson eventJson(const EventSummary& summary);

} // namespace dateline
