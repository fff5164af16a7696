#pragma once

#include "core/time/edtf.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace dateline {

/// What a date means, as `dateline date --json` prints it and the other commands show dates:
///
///     {"edtf": "2024-03-2X", "level": 2, "earliest": "2024-03-20T00:00:00", "latest": "2024-03-29T23:59:59",
///      "widened": {"earliest": …, "latest": …}, "text": "some day from 20 to 29 March 2024"}
///
/// `edtf` is the canonical spelling, `level` that of the expression read. Both ends are included, to the second; an
/// open or unknown end is null. The ends of a time with a zone carry that zone ("…T10:10:10Z").
nlohmann::ordered_json dateToJson(const EdtfDate& date, const WideningMargins& margins = {});

/// The same as text: one line.
std::string describeDateJson(const EdtfDate& date, const WideningMargins& margins = {});

/// The first second of an extent, or the last one in it, as ISO 8601; nothing where that end is open.
std::optional<std::string> earliestIso(const TimeExtent& extent);
std::optional<std::string> latestIso(const TimeExtent& extent);

} // namespace dateline
