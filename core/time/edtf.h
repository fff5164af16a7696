#pragma once

#include "core/result.h"
#include "core/time/timeextent.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What an EdtfDate is.
enum class EdtfKind : std::uint8_t
{
    Date,     ///< a year, a month or a day, all or some digits of which may be unspecified
    DateTime, ///< a day and a time of day to the second, with or without a zone
    Season,   ///< a year and a grouping of its months: season, quarter, quadrimester, semestral (21 to 41)
    Interval, ///< from one date to another; either end may be open or unknown, not both
    OneOf,    ///< "[…]": one of its members, not known which
    AllOf,    ///< "{…}": all of its members
};

/// How exactly a date is known, from fine to coarse.
enum class Precision : std::uint8_t
{
    Second,
    Day,
    Month,
    Season, ///< any of the sub-year groupings
    Year,
    Decade,
    Century,
    Millennium,
    Era, ///< ten thousand years and more
    Interval,
    Set,
};

/// What is said of a date's reliability: "?", "~" and "%" of EDTF.
enum class Qualifier : std::uint8_t
{
    None = 0,
    Uncertain = 1,   ///< "?"
    Approximate = 2, ///< "~"
    Both = 3,        ///< "%"
};

enum class DateComponent : std::uint8_t
{
    Year = 0,
    Month = 1, ///< or the sub-year grouping
    Day = 2,
};

/// By how much "approximate" ("~", "%") widens a date at either side, by the precision of what is approximate. These
/// are Dateline's own: EDTF leaves it open how near "approximately" is. A case may set others.
struct WideningMargins
{
    int days = 3;           ///< of a day, in days
    int months = 1;         ///< of a month, in months
    int seasonMonths = 3;   ///< of a season or another sub-year grouping, in months
    int years = 2;          ///< of a year, in years
    int decadeYears = 5;    ///< of a decade, in years
    int centuryYears = 25;  ///< of a century, in years
    int longerPercent = 25; ///< of a millennium and of anything longer, in per cent of its length

    bool operator==(const WideningMargins&) const = default;
};

/// A date as a person knows it: a value of the Extended Date/Time Format, levels 0 to 2, as the Library of Congress
/// publishes it (4 February 2019; a profile of ISO 8601-1:2019 and ISO 8601-2:2019). "Section" in these comments is a
/// heading of that page.
///
/// One type holds every kind. It is a regular value of 32 bytes; dates, times and seasons need no other memory,
/// intervals and sets keep their parts on the heap.
class EdtfDate
{
public:
    /// The year 0000, so that the type is regular. Where there may be no date, use std::optional.
    EdtfDate() = default;
    EdtfDate(const EdtfDate& other)
        : fields_(other.fields_), parts_(other.parts_ ? std::make_unique<Parts>(*other.parts_) : nullptr)
    {
    }
    EdtfDate(EdtfDate&&) noexcept = default;
    EdtfDate& operator=(const EdtfDate& other) { return *this = EdtfDate(other); }
    EdtfDate& operator=(EdtfDate&&) noexcept = default;
    ~EdtfDate() = default;

    /// Reads an EDTF expression of any level: all of `text`, with no space before or after it.
    ///
    /// Syntax: "column 6: expected …", columns counted from 1 in code points. Invalid: the expression is well formed
    /// and no such date exists (31 September, an interval that ends before it starts); also with its column, and the
    /// reason. Nothing is ever rolled over or repaired.
    ///
    /// Years are held up to kMaxYear; a year beyond is refused.
    static Result<EdtfDate> parse(std::string_view text);

    /// The value in its one canonical spelling. parse(format()) is the same value. Where EDTF has several spellings for
    /// one meaning: qualifiers stand at the right of what they apply to ("2004-06~", "2004?-06-11"), and at the left of
    /// single components only where a group cannot say it ("?2004-06-~11"); exponents are written out
    /// ("Y170000000"); a zone is "Z" or "±hh:mm". The order of a set's members is kept.
    std::string format() const;

    /// The conformance level, 0 to 2, of the expression it was read from. It belongs to the spelling and not to the
    /// value ("?2004" is level 2, "2004?" is level 1): == and hashing do not look at it.
    int level() const { return fields_.level; }

    EdtfKind kind() const { return fields_.kind; }
    Precision precision() const;

    /// The strict bounds: the first second the date can be at, and the second after the last one. `~` and `?` change
    /// nothing. Unspecified digits count only where they make a date that exists: "2016-09-X1" is the 1st to the 21st.
    ///
    /// - Seasons, quarters and so on: see subYearGrouping().
    /// - "1950S2" is 1900 to 1999 (section "Significant digits").
    /// - An open or unknown end is kBeginningOfTime or kEndOfTime; ask openEnd() and unknownEnd() which.
    /// - A set: from the earliest of its members to the latest.
    /// - A time with a zone is on that zone's clock, as written; see utcShift().
    TimeExtent bounds() const;

    /// The strict bounds, widened where a part is approximate. Uncertain ("?") does not widen. Where all components
    /// are approximate the margin is that of the date's own precision; where a group from the left is
    /// ("2004-06~-11") that of the group's last; where single ones are, that of the coarsest.
    TimeExtent widened(const WideningMargins& margins = {}) const;

    /// Whether some date that the expression can stand for has a second in the range; strict, like bounds(). It differs
    /// from meeting the bounds where unspecified digits leave gaps: "156X-12-25" has nine of them. Not for intervals
    /// and sets, which ask each of their members.
    bool possibleIn(const TimeExtent& range) const;

    /// Whether any part of it is approximate ("~", "%"), uncertain ("?", "%"), or has unspecified digits ("X").
    bool approximate() const;
    bool uncertain() const;
    bool unspecified() const;

    /// Of an interval ("../1985", "1985/..") or of a set ("[..1984]", "{1984..}"): the end is open.
    bool openStart() const;
    bool openEnd() const;
    /// Of an interval ("/1985", "1985/"): the end exists and nobody knows when.
    bool unknownStart() const;
    bool unknownEnd() const;

    /// The start and the end of an interval; nothing where it is open or unknown. Of any other kind: nothing.
    std::optional<EdtfDate> start() const;
    std::optional<EdtfDate> end() const;

    /// The members of a set in the order written; a run ("1670..1672", "..1984") is one member, an interval. For an
    /// interval: its start and end, those that are dates. For all others: the date itself.
    std::vector<EdtfDate> members() const;

    // Components, of Date, DateTime and Season; of an interval or a set ask start(), end() or members().

    /// The year, 0 being 1 BC; unspecified digits read as 0.
    std::int64_t year() const { return fields_.negative ? -fields_.year : fields_.year; }
    /// 1 to 12, or 21 to 41 for a sub-year grouping; 0 where none is given or where a digit of it is unspecified.
    int month() const { return unspecifiedDigits(DateComponent::Month) ? 0 : fields_.month; }
    /// 1 to 31; 0 where none is given or where a digit of it is unspecified.
    int day() const { return unspecifiedDigits(DateComponent::Day) ? 0 : fields_.day; }
    /// The expression has that component, if only as "XX".
    bool has(DateComponent component) const;
    /// The number of digits written as "X".
    int unspecifiedDigits(DateComponent component) const;
    Qualifier qualifier(DateComponent component) const;
    /// Of "1950S2" the 2; 0 where the year states none.
    int significantDigits() const { return fields_.significant; }
    /// Seconds since midnight of a DateTime; nothing for others.
    std::optional<int> secondOfDay() const;
    /// Minutes by which the clock of a DateTime is ahead of UTC (0 for "Z"); nothing where no zone is written, so that
    /// the time is the case's own.
    std::optional<int> utcShift() const;

    bool operator==(const EdtfDate& other) const
    {
        return fields_.sameValue(other.fields_) &&
               (parts_ && other.parts_ ? *parts_ == *other.parts_ : !parts_ && !other.parts_);
    }

    std::size_t hash() const;

private:
    friend class EdtfParser;
    using Parts = std::vector<EdtfDate>;

    /// What an end of an interval, or of a run in a set, is.
    enum class End : std::uint8_t
    {
        Date,
        Open,
        Unknown,
    };

    static constexpr std::int32_t kNoTime = -1;
    static constexpr std::int16_t kNoZone = -32768;

    struct Fields
    {
        std::int64_t year = 0; // its magnitude; unspecified digits are 0
        std::int32_t secondOfDay = kNoTime;
        std::int16_t zone = kNoZone; // minutes ahead of UTC
        std::uint8_t month = 0;      // 0 none; unspecified digits are 0, so has() looks at `components`
        std::uint8_t day = 0;
        std::uint8_t unspecified = 0; // a bit a digit, written YYYYMMDD: year's thousands are bit 7
        std::uint8_t qualifiers = 0;  // two bits a component, the year's lowest
        std::uint8_t significant = 0;
        EdtfKind kind = EdtfKind::Date;
        std::uint8_t components : 2 = 1; // how many of year, month, day are written
        std::uint8_t level : 2 = 0;
        bool negative : 1 = false;
        End end : 2 = End::Date;

        bool sameValue(const Fields& other) const
        {
            return year == other.year && secondOfDay == other.secondOfDay && zone == other.zone &&
                   month == other.month && day == other.day && unspecified == other.unspecified &&
                   qualifiers == other.qualifiers && significant == other.significant && kind == other.kind &&
                   components == other.components && negative == other.negative && end == other.end;
        }
    };

    struct CivilDay
    {
        std::int64_t year = 0;
        int month = 1;
        int day = 1;
    };

    std::optional<CivilDay> firstDay() const;
    std::optional<CivilDay> lastDay() const;
    std::optional<CivilDay> matchingDay(bool last) const;
    std::optional<CivilDay> matchingDayOf(std::int64_t year, bool last) const;
    bool matches(DateComponent component, int value) const;
    std::int64_t yearMatching(int choice) const;
    bool possibleInYear(std::int64_t year, const TimeExtent& range) const;
    TimeExtent simpleBounds() const;
    TimeExtent widenedSimple(const WideningMargins& margins) const;
    std::int64_t shiftedByMargin(std::int64_t seconds, Precision of, int sign, const WideningMargins& margins) const;
    Precision precisionOf(DateComponent component) const;
    std::pair<std::int64_t, std::int64_t> yearRange() const;
    bool anyPart(bool (EdtfDate::*property)() const) const;
    void formatSimple(std::string& out) const;
    void formatComponent(std::string& out, DateComponent component) const;
    void formatTime(std::string& out) const;

    Fields fields_;
    std::unique_ptr<Parts> parts_; // an interval's two ends, a set's members; none for the other kinds
};

static_assert(sizeof(EdtfDate) <= 32);

/// The months that a sub-year grouping stands for: Dateline's convention, stated here and nowhere else.
///
/// Seasons are the meteorological ones; "independent of location" (21 to 24) means the northern hemisphere's, spring
/// being March to May. A winter, or a southern summer, that spans the turn of the year belongs to the year in which
/// it begins: "2001-24" is December 2001 to February 2002. Quarters, quadrimesters and semestrals divide the calendar
/// year from January.
struct SubYearGrouping
{
    int firstMonth = 1; ///< 1 to 12
    int months = 3;     ///< how many, counting on into the next year
};

/// For the codes 21 to 41 of section "Sub-year groupings".
SubYearGrouping subYearGrouping(int code);

} // namespace dateline

template<> struct std::hash<dateline::EdtfDate>
{
    std::size_t operator()(const dateline::EdtfDate& date) const noexcept { return date.hash(); }
};
