#pragma once

#include "core/result.h"
#include "core/time/edtf.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class ShiftUnit : std::uint8_t
{
    Seconds,
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
};

enum class PartOfDay : std::uint8_t
{
    Whole,
    Night,     ///< 00:00 to 05:59
    Morning,   ///< 06:00 to 11:59
    Afternoon, ///< 12:00 to 17:59
    Evening,   ///< 18:00 to 23:59
};

/// How far one date is from another: "15 days before", "two days after", "the same evening" (nothing, and a part of the
/// day). Written as an ISO 8601-2:2019 duration with a sign and one unit, and a part of the day after "/": "-P15D",
/// "P2D", "P0D/evening".
struct DateShift
{
    std::int64_t amount = 0; ///< negative is before
    ShiftUnit unit = ShiftUnit::Days;
    PartOfDay part = PartOfDay::Whole;

    bool operator==(const DateShift&) const = default;

    std::string format() const;
    /// Syntax: what was expected, with its column.
    static Result<DateShift> parse(std::string_view text);
};

} // namespace dateline
