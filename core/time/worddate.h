#pragma once

#include "core/time/misreading.h"
#include "core/time/wordtokens.h"

#include <optional>
#include <string>

namespace dateline {

/// What the words of one date say. Private to readDate(). What is not said can be taken from the other date of
/// "22 to 25 March 2024".
struct WordDate
{
    /// "early" is the first of three parts, "second half" the second of two. `last` differs from `first` in "mid to
    /// late".
    struct Portion
    {
        int of = 1;
        int first = 0;
        int last = 0;
        bool whole() const { return of == 1; }
    };

    std::optional<EdtfDate> written;  ///< the date was written in EDTF or in numbers, of the rest only a time is set
    std::optional<std::int64_t> year; ///< as counted by people: 44 for 44 BC
    std::optional<int> bare;          ///< a number that is a day or a two-digit year, as the neighbour decides
    bool beforeChrist = false;
    bool eraSaid = false; ///< "BC" or "AD" was said
    int yearsOfSpan = 1;  ///< 10: `year` begins a decade; 100, 1000: `year` numbers a century, a millennium
    int significant = 0;  ///< significant digits of `year`
    int month = 0;        ///< 1 to 12
    int grouping = 0;     ///< a season, 21 to 32
    int day = 0;
    int week = 0;          ///< of the month: 1 to 4, kLastWeek
    bool weekFrom = false; ///< "the week of 18 March 2024"
    std::optional<int> weekday;
    Portion portion;
    std::optional<int> second; ///< of the day
    std::string zone;          ///< of the time, as EDTF writes it
    bool partOfDay = false;    ///< "in the evening"
    bool someDay = false;      ///< "some day in"
    bool monthUnknown = false; ///< "month unknown"
    bool dayUnknown = false;   ///< "day unknown"
    bool approximate = false;
    bool uncertain = false;

    TextStretch range; ///< of all its words
    TextStretch dayAt; ///< of the bare number too
    TextStretch monthAt;
    TextStretch weekdayAt;
    TextStretch timeAt;

    static constexpr int kLastWeek = 5;

    /// Nothing of a year is said.
    bool lacksYear() const { return !written && !year; }
    /// Of day and month only a number is said, "22" of "22 to 25 March", "25, 2024".
    bool isBare() const { return bare && month == 0 && !written; }
    /// Nothing but a time of day.
    bool isTimeOnly() const { return second && lacksYear() && month == 0 && !bare; }
};

/// A date, or the run of dates ("[first..last]") that it means where EDTF has no single one for it.
struct WordRun
{
    std::string first;     ///< EDTF
    std::string last;      ///< EDTF; equal to `first` for a single date
    bool interval = false; ///< lasts from the first to the last, rather than being one of them
    bool single() const { return first == last; }
};

/// The note where a time of day was left out.
inline constexpr const char* kTimeLeftOut =
    "EDTF has only exact times of days that are known: the day is kept, without the time";

/// Reads the words of one date.
Reading<WordDate> readWordDate(Tokens tokens, DayMonthOrder order);

/// What it means. Invalid where a part is missing or the parts contradict each other. The time of day is left out
/// unless EDTF can hold it; `note` then says so.
Reading<WordRun> meaningOf(const WordDate& date, std::string& note);

/// Why the word cannot be read, if it is one that depends on the day it is said: "yesterday", "ago".
std::optional<Misreading> relativeWord(Tokens tokens, std::size_t at);

} // namespace dateline
