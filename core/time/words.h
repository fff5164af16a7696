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

/// Reads a date as it is typed, EDTF or English words, where there is nobody to ask: what readDate()
/// (core/time/datereading.h, which says what the words mean) reads with DayMonthOrder::Ask.
///
/// Syntax: what is not understood, with its column ("column 4: …", counted from 1 in code points). Invalid: understood,
/// and no such date, or more than one reading; the message names them.
Result<EdtfDate> fromWords(std::string_view text);

} // namespace dateline
