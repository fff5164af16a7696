#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

namespace dateline {

/// The patterns from which dates are put into words. "%1", "%2", … stand for what is said of each.
enum class DatePhrase : std::size_t
{
    LongDay,            ///< %1 weekday, %2 day, %3 month, %4 year
    Day,                ///< %1 day, %2 month, %3 year
    Month,              ///< %1 month, %2 year
    BeforeChrist,       ///< %1 year
    AnnoDomini,         ///< %1 year, of one to three digits
    Million,            ///< %1 number: a count of years in millions
    Billion,            ///< %1 number: a count of years in thousand millions
    Decade,             ///< %1 its first year, as "1980"
    Time,               ///< %1 day, %2 time of day
    Utc,                ///< %1 day and time; the clock is UTC's
    UtcShift,           ///< %1 day and time, %2 hours ahead of UTC with sign
    SomeDayIn,          ///< %1 month and year
    SomeDayFromTo,      ///< %1 first day, %2 last day
    SomeMonthFromTo,    ///< %1 first month, %2 last month
    SomeYearFromTo,     ///< %1 first year, %2 last year
    EstimatedYear,      ///< %1 the phrase above, %2 the year it is by estimate
    ShortEstimatedYear, ///< %1 the year, %2 the range it stands in
    MonthUnknown,       ///< %1 year
    DayAndMonthUnknown, ///< %1 year
    DayOfUnknownMonth,  ///< %1 day of the month, %2 year
    DayWithoutYear,     ///< %1 day, %2 month
    YearUnknown,        ///< %1 what is known, a month or a day
    OnlyYearUnknown,    ///< nothing else is said
    InSomeYear,         ///< %1 a month or a day, %2 some year from … to …
    DigitsMissing,      ///< %1 first day, %2 last day, %3 the expression itself
    ShortRange,         ///< %1 first, %2 last
    About,              ///< %1 date
    Perhaps,            ///< %1 date
    ShortPerhaps,       ///< %1 date
    Remark,             ///< %1 date, %2 remarks joined by ListComma
    YearUncertain,
    YearApproximate,
    YearBoth,
    MonthUncertain,
    MonthApproximate,
    MonthBoth,
    DayUncertain,
    DayApproximate,
    DayBoth,
    FromTo,       ///< %1 start, %2 end
    From,         ///< %1 start; open end
    Until,        ///< %1 end; open start
    EndUnknown,   ///< %1 start
    StartUnknown, ///< %1 end
    ShortEndUnknown,
    ShortStartUnknown,
    OrEarlier,      ///< %1 date, of "one of"
    OrLater,        ///< %1 date, of "one of"
    AndEarlier,     ///< %1 date, of "all of"
    AndLater,       ///< %1 date, of "all of"
    RunTo,          ///< %1 first, %2 last; the first may be a day alone, or lack the year that the last has
    SomeDateFromTo, ///< %1 first, %2 last: one of the dates between
    ListComma,      ///< %1 the list so far, %2 its next member
    ListOr,         ///< %1 the list so far, %2 its last member
    ListAnd,        ///< %1 the list so far, %2 its last member
    Count_,
};

/// All words in which dates are told. The user interface fills another one for each language; which form a date takes
/// is decided by inWords() alone. Seasons and the other groupings are patterns too (%1 their year), in the order of
/// the codes 21 to 41.
struct DateVocabulary
{
    std::array<std::string, 12> months;       ///< standing alone, or with a year
    std::array<std::string, 12> monthsOfDays; ///< after a day, for languages that inflect
    std::array<std::string, 12> shortMonths;
    std::array<std::string, 7> weekdays; ///< from Monday
    std::array<std::string, 21> groupings;
    std::array<std::string, 21> shortGroupings;
    std::array<std::string, static_cast<std::size_t>(DatePhrase::Count_)> phrases;
    std::string thousandsSeparator;
    std::string decimalPoint;

    /// The pattern with its places filled.
    std::string fill(DatePhrase phrase, std::initializer_list<std::string_view> values) const;
    /// The same for any pattern of the vocabulary.
    static std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values);
};

/// The English words, which are the program's own and what translations start from.
const DateVocabulary& englishDateVocabulary();

} // namespace dateline
