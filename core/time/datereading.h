#pragma once

#include "core/time/edtf.h"
#include "core/time/words.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A stretch of a text, in bytes: from `begin` up to and without `end`.
struct TextStretch
{
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextStretch&) const = default;
};

/// What a case says about how its dates are typed.
struct DateTyping
{
    DayMonthOrder dayMonthOrder = DayMonthOrder::Ask;
};

/// What a typed text was read as: a date, or why it is none and what may have been meant.
struct DateReading
{
    std::optional<EdtfDate> date;

    /// With a date: what of the text the date cannot hold, as one sentence without a full stop; mostly empty. The date
    /// is then true and says less than the text: EDTF has no approximate times of day, nor mornings and evenings.
    std::string note;

    /// Without a date: why, as one sentence without a full stop.
    std::string problem;
    /// Without a date: the stretch of the text, as it was given, that the problem is about. Empty (at the text's start)
    /// only where the text is blank.
    TextStretch stretch;
    /// Without a date: whole texts to put in place of the one given, the likeliest first, at most kMostSuggestions.
    /// Each reads as a date with the same typing.
    std::vector<std::string> suggestions;

    static constexpr std::size_t kMostSuggestions = 4;
};

/// Reads a date as it is typed: EDTF of any level, or English words. Blanks about it do not count, nor do capitals in
/// words. What looks like EDTF and is not valid is never taken as words; what it may mean is among the suggestions.
/// docs/dates.md lists for users what the words mean.
///
/// - Days and months: "22 March 2024", "March 22nd, 2024", "Fri, 22 Mar 2024" (the weekday must be right),
///   "15-Aug-2021", "March 2024", "22 March" (year unknown), "3/22/24", "22.3.2024". Two-digit years of dates in
///   numbers are 1969 to 2068. Where day and month could be exchanged ("3/4/24") the typing decides, or both are
///   suggested.
/// - Times of such a day: "19:55", "7:55 pm", "noon", with "UTC", "UTC+3" or "+03:00" behind, or without a zone.
///   Where EDTF has no such time ("about 10 pm", "in the evening", "from 7 to 8 pm") the day is read, with a note.
/// - "some day in August 2021", "2022, month unknown", "spring 2022", "Q2 2024", "second quarter of 2024",
///   "1980s", "19th century" (18XX), "2nd millennium BC", "44 BC", "AD 79", "66 million years ago".
/// - "about", "around", "circa", "c." or "roughly" before a date, "or so" after it: approximate. "perhaps",
///   "possibly", "probably" before it, "?" or ", perhaps" after it: uncertain.
/// - "early", "mid", "late" (also "the beginning / middle / end of"): of a month, its days to the 10th, to the 20th and
///   from the 21st; of a year, a third of it (2024-37 to -39); of a season, its first, second or third month; of a
///   decade, the years to 3, 4 to 6 and from 7; of a century, the years to 33, to 66 and from 67. "mid to late": both.
///   "first half", "second half": of a month, to its 15th and from its 16th; of a year 2024-40 and -41.
/// - "first week of March 2024": the 1st to the 7th and so on in sevens; "last week": the last seven days. "the week of
///   18 March 2024": seven days from that day.
/// - "from A to B", "between A and B", "A to B", "A – B", "the night of 22 to 23 March 2024": an interval; where no
///   year is said it stays unknown at both ends (XXXX-03-22/XXXX-03-23). "some time between A and B": one date in that
///   time. "since A", "from A", "A to present", "until B": open at the other end. "A, end unknown". "A or B",
///   "A, B or C": one of them. "A and B": all of them.
/// - "before A", "after A": A itself is not included: one of all dates up to the one before A ("[..2018]").
///   "A or earlier", "A or later", "by A", "no later than A", "not before A": A is included.
/// - Words that depend on the day they are said ("yesterday", "last week", "two years ago") are refused.
DateReading readDate(std::string_view text, const DateTyping& typing = {});

} // namespace dateline
