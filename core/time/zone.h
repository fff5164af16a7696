#pragma once

#include "core/result.h"
#include "core/time/edtf.h"
#include "core/time/relativedate.h"
#include "core/time/timeextent.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

/// Clocks. A case counts time on its own clock: that of its time zone. Days, months and years have no clock and never
/// shift; a time of day that states no zone is on the case's clock already; one that states a zone ("…T16:55:00Z") is
/// put on the case's clock wherever it is placed, compared, ordered or filtered.
namespace dateline {

/// A time zone by its IANA name, with its rules as ICU has them. A value that is cheap to copy and safe to share
/// between threads.
class TimeZone
{
public:
    /// UTC.
    TimeZone() = default;

    /// By its name in the IANA database, letter for letter: "Europe/Moscow", "UTC", "Etc/GMT-3". An empty name is UTC.
    /// NotFound: there is no such zone; the message names the nearest. What only ICU knows ("GMT+3", "PST") is refused.
    static Result<TimeZone> named(std::string_view name);

    /// As it was asked for; "UTC" for UTC.
    const std::string& name() const;
    /// Its clock is UTC's at all times.
    bool isUtc() const { return rules_ == nullptr; }

    // Instants are seconds since 1970-01-01T00:00:00 UTC; local times are the same count on the zone's own clock (see
    // timeextent.h). Before a zone's first known change it has the mean solar time of its place. Open ends stay open.

    /// By how many seconds the clock is ahead of UTC then.
    std::int64_t utcOffsetAt(std::int64_t instant) const;
    std::int64_t toLocal(std::int64_t instant) const;

    /// A local time that the clock skips (New York, 2024-03-10 02:30) is read with the offset from before the change,
    /// so it is as long after it (07:30 UTC, 03:30 on the clock). One that the clock shows twice (New York,
    /// 2024-11-03 01:30) is the first of the two. This is RFC 5545's rule, section 3.3.5.
    std::int64_t toUtc(std::int64_t local) const;

    bool operator==(const TimeZone& other) const { return name() == other.name(); }

private:
    struct Rules;
    std::shared_ptr<const Rules> rules_; ///< none: UTC
};

/// A date as the clock of the zone `to` shows it, without a zone in it: times that state none are on the clock of `of`.
/// What has no time of day stays as it is, and so does a time that would leave the years that EDTF writes times in.
EdtfDate onClock(const EdtfDate& date, const TimeZone& of, const TimeZone& to);

/// shifted() for an anchor of a case: hours, minutes and seconds are counted as they pass, whatever the clock does
/// meanwhile, and a time that states a zone is first put on the case's clock, on which its day is looked at.
Result<EdtfDate> shiftedOnClock(const EdtfDate& anchor, const DateShift& shift, const TimeZone& caseZone);

/// EdtfDate::bounds() on the clock of the case. The index, filters, the order of lists, comparing claims and exports
/// use this, or CaseDates; bounds() alone is right only where no time of day can be.
TimeExtent boundsOnClock(const EdtfDate& date, const TimeZone& caseZone);

/// How a case reads dates: on which clock, and how far "approximately" reaches.
struct CaseDates
{
    TimeZone zone;
    WideningMargins margins;

    TimeExtent bounds(const EdtfDate& date) const { return boundsOnClock(date, zone); }
    TimeExtent widened(const EdtfDate& date) const { return local(date).widened(margins); }
    /// The date on the case's clock.
    EdtfDate local(const EdtfDate& date) const { return onClock(date, zone, zone); }
};

} // namespace dateline
