#pragma once

#include "core/result.h"
#include "core/time/datevocabulary.h"
#include "core/time/edtf.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Which of two numbers that could both be one is the day, in "3/4/24".
enum class DayMonthOrder : std::uint8_t
{
    Ask,        ///< neither is assumed: such a text is refused, and both readings are offered
    DayFirst,   ///< 3 April
    MonthFirst, ///< 4 March
};

enum class WordLength
{
    Short, ///< for a label: "22 Mar 2024", "Aug 2021", "1900–1999"
    Long,  ///< for a sentence or a panel: "Friday 22 March 2024", "some day in August 2021"
};

/// The date as people say it, in the vocabulary's language. Years are written as people write them: year 0 is "1 BC",
/// -44 is "45 BC". Nothing is said that the date does not say; the short form has shorter words and leaves out the weekday.
///
///     2021-08-XX        some day in Aug 2021  some day in August 2021
///     2022-XX           2022, month unknown   2022, month unknown
///     2015~             about 2015            about 2015
///     2024-03-22?       22 Mar 2024?          perhaps Friday 22 March 2024
///     2004?-06-11       11 Jun 2004?          11 June 2004 (year uncertain)
///     2022-24           winter 2022–23        winter 2022–2023
///     1950S2            1950 (1900–1999)      some year from 1900 to 1999, by estimate 1950
///     [2014,2015]       2014 or 2015          2014 or 2015
///     2021-08/..        from Aug 2021         from August 2021
///     2021-08/          from Aug 2021 to ?    from August 2021, end unknown
///     -0044-03-15       15 Mar 45 BC          Thursday 15 March 45 BC
std::string inWords(const EdtfDate& date, WordLength length,
                    const DateVocabulary& vocabulary = englishDateVocabulary());

/// Reads a date as it is typed: EDTF of any level, or English words. Case does not matter.
///
/// - Days and months: "22 March 2024", "March 22nd, 2024", "Friday 22 March 2024" (the weekday must be right),
///   "March 2024", "22 March" (year unknown), "3/22/24", "22.3.2024". Two-digit years of such dates are 1969 to 2068.
///   Where day and month could be exchanged ("3/4/24") it is refused, naming both readings.
/// - "some day in August 2021", "2022, month unknown", "spring 2022", "Q2 2024", "second quarter of 2024",
///   "first half of 2024", "1980s", "19th century" (18XX), "44 BC", "AD 79", "66 million years ago".
/// - "about", "around", "circa", "c." or "roughly" before a date, "or so" after it: approximate. "perhaps",
///   "possibly", "probably" before it, "?" or ", perhaps" after it: uncertain.
/// - "early", "mid", "late" (also "the beginning / middle / end of"): of a month, its days to the 10th, to the 20th and
///   from the 21st; of a year, a third of it (2024-37 to -39); of a season, its first, second or third month; of a
///   decade, the years to 3, 4 to 6 and from 7; of a century, the years to 33, to 66 and from 67.
/// - "first week of March 2024": the 1st to the 7th and so on in sevens; "last week": the last seven days.
/// - "from A to B", "between A and B", "A to B", "A – B", "the night of 22 to 23 March 2024": an interval. "since A",
///   "from A", "until B": open at the other end. "A or B", "A, B or C": one of them. "A and B": all of them.
/// - "before A", "after A": A itself is not included: one of all dates up to the one before A ("[..2018]").
///   "A or earlier", "A or later", "by A", "no later than A", "not before A": A is included.
///
/// Syntax: which word is not understood, with its column. Invalid: understood, and no such date, or more than one
/// reading; the message names them. What looks like EDTF and is not valid is never taken as words.
Result<EdtfDate> fromWords(std::string_view text);

} // namespace dateline
