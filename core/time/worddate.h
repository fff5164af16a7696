#pragma once

#include "core/result.h"
#include "core/time/edtf.h"
#include "core/time/wordtokens.h"

#include <optional>
#include <span>
#include <string>

namespace dateline {

/// What the words of one date say. Private to fromWords(). What is not said can be taken from the other date of
/// "22 to 25 March 2024".
struct WordDate
{
    enum class Part
    {
        Whole,
        Early,
        Mid,
        Late,
    };

    std::optional<EdtfDate> written;  ///< the date was written in EDTF or in numbers, the rest is unset
    std::optional<std::int64_t> year; ///< as counted by people: 44 for 44 BC
    std::optional<int> bare;          ///< a number that is a day or a two-digit year, as the neighbour decides
    bool beforeChrist = false;
    bool eraSaid = false; ///< "BC" or "AD" was said
    int yearsOfSpan = 1;  ///< 10: `year` begins a decade; 100: `year` numbers a century
    int significant = 0;  ///< significant digits of `year`
    int month = 0;        ///< 1 to 12
    int grouping = 0;     ///< 21 to 41
    int day = 0;
    int week = 0; ///< of the month: 1 to 4, kLastWeek
    std::optional<int> weekday;
    Part part = Part::Whole;
    bool someDay = false;      ///< "some day in"
    bool monthUnknown = false; ///< "month unknown"
    bool dayUnknown = false;   ///< "day unknown"
    bool approximate = false;
    bool uncertain = false;
    std::size_t column = 1;

    static constexpr int kLastWeek = 5;

    /// Nothing of a year is said.
    bool lacksYear() const { return !written && !year; }
    /// Only a number is said, "22" of "22 to 25 March".
    bool isBare() const { return bare && month == 0 && !year && !written; }
};

/// A date, or the run of dates ("[first..last]") that it means where EDTF has no single one for it.
struct WordRun
{
    std::string first; ///< EDTF
    std::string last;  ///< EDTF; equal to `first` for a single date
    bool single() const { return first == last; }
};

/// Reads the words of one date.
Result<WordDate> readWordDate(std::span<const WordToken> tokens);

/// What it means. Invalid where a part is missing or the parts contradict each other.
Result<WordRun> meaningOf(const WordDate& date);

/// "column 3: …"
std::string atColumn(std::size_t column, const std::string& message);

} // namespace dateline
