#pragma once

#include "core/model/quantity.h"
#include "core/result.h"

#include <string_view>

namespace dateline {

/// Reads an amount as it is typed, in English. Case does not matter.
///
/// - Amounts: "133", "4,000", "4 000", "2.5", "1.2 million", "six", "a dozen", "two hundred", "no one" (0).
/// - Before one: "exactly"; "at least", "no fewer than", "no less than", "≥"; "more than", "over", "above", ">";
///   "at most", "up to", "no more than", "≤"; "less than", "fewer than", "under", "below", "<"; "almost", "nearly",
///   "just under"; "about", "around", "roughly", "approximately", "circa", "some", "~".
/// - After one: "+" and "or more" (at least), "or fewer", "or less" (at most), "or so" (about).
/// - Two: "84–95", "84-95", "84 to 95", "between 84 and 95", "from 84 to 95".
/// - What follows is the part that is counted ("6 American soldiers"). Words that say no more than what a toll says by
///   itself are left out: people, persons, dead, killed, deaths, lives, injured, wounded, hurt, victims.
///
/// What it understood is shown back by inWords(). Syntax: there is no amount ("dozens" is none), or which word is not
/// understood. Invalid: a range whose end is below its start.
Result<Quantity> quantityFromWords(std::string_view text);

} // namespace dateline
