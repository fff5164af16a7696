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

/// A part of the day that is said of a relative date ("the same evening"). EDTF has no time of day in an interval, so
/// the date that it gives is the day; the words keep the part.
enum class PartOfDay : std::uint8_t
{
    Whole,
    Night, ///< the night that begins on the day: that day or the next
    Morning,
    Afternoon,
    Evening,
};

/// How far one date is from another: "15 days before", "two days after", "the same evening" (nothing, and a part of the
/// day). Written as an ISO 8601-2:2019 duration with a sign and one unit, and a part of the day after "/": "-P15D",
/// "P2D", "P0D/evening", "PT3H". A part of the day goes with days only.
struct DateShift
{
    /// No shift is further; it fits into 64 bits in seconds, whatever the unit.
    static constexpr std::int64_t kFurthest = kMaxYear;

    std::int64_t amount = 0; ///< negative is before
    ShiftUnit unit = ShiftUnit::Days;
    PartOfDay part = PartOfDay::Whole;

    bool operator==(const DateShift&) const = default;

    std::string format() const;
    /// Syntax: what was expected, with its column. Invalid: the shift is further than kFurthest.
    static Result<DateShift> parse(std::string_view text);
};

/// The date that is so far from the anchor: every date that it may be, and no more exact than the anchor and the words.
///
/// - A day by days or weeks is a day; by months or years the same day of the month, or the month's last where it has
///   none such (31 January and a month is 28 or 29 February). A month by months or years is a month, a year by years a
///   year; "some day in August" by months is some day in that month.
/// - A time by seconds, minutes or hours is a time on the same clock (hours are 3,600 seconds); by days or more it is
///   the day: who says "two days after" does not speak of the minute.
/// - Where the anchor is coarser than the unit, or has digits unspecified, it is one of all dates that it may be:
///   August 2021 less 15 days is "[2021-07-17..2021-08-16]". A shift of nothing leaves the anchor as it is.
/// - A part of the day gives the day, a night that day or the next ("[2024-03-22..2024-03-23]").
/// - "~" and "?" stay: at their components where those stay, else at the whole.
/// - An interval shifts at both ends, open and unknown ones staying so, and a set in each member. Where an end or a
///   member of "{…}" would become one of several dates, the whole becomes one of all dates from the first to the last.
/// - Where EDTF cannot write a day or a month (before the year -9999, after 9999), the years are given.
///
/// Invalid: it would leave the years that can be counted (kMaxYear).
Result<EdtfDate> shifted(const EdtfDate& anchor, const DateShift& shift);

/// The shift in English, with "%1" in the place of the anchor's title: "15 days before %1", "two days after %1", "the
/// same evening as %1", "the day after %1", "the night before %1", "a week after %1". shiftFromWords() reads it back.
std::string inWords(const DateShift& shift);

/// Reads what people type: "15 days before", "two days after", "the day after", "the next morning", "a week later",
/// "that night", "the evening two days before", "three hours later", "six months earlier", "five years to the day
/// after", "half an hour before"; also the written form ("-P15D"). Numbers are digits, or words up to twenty; a decade
/// is ten years and a fortnight two weeks. Case does not matter; a last "%1" is passed over.
///
/// Syntax: what is not understood, with its column. Invalid: it is understood and says no number ("several days
/// before"), or goes further than kFurthest.
Result<DateShift> shiftFromWords(std::string_view text);

} // namespace dateline
