#include "core/time/zone.h"

#include "core/ascii.h"

#include <unicode/basictz.h>
#include <unicode/strenum.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace dateline {

namespace {

constexpr double kMillisecondsPerSecond = 1000;

/// Rules recur at latest from the year 2400 on, and with the calendar every 400 years; ICU itself counts years in 32
/// bits. Nor does anything change before the year 0: local mean time holds.
constexpr std::int64_t kSecondsPerCycle = 146'097 * kSecondsPerDay;
constexpr std::int64_t kRecurring = 13'569'465'600; // 2400-01-01
constexpr std::int64_t kEarliest = -62'167'219'200; // 0000-01-01

std::int64_t countable(std::int64_t seconds)
{
    if (seconds < kRecurring)
        return std::max(seconds, kEarliest);
    return kRecurring + (seconds - kRecurring) % kSecondsPerCycle;
}

bool isOpen(std::int64_t seconds)
{
    return seconds == kBeginningOfTime || seconds == kEndOfTime;
}

/// ICU keeps names that Java once had and IANA never: "PST", "ACT". Of those with three letters these are IANA's.
bool isIanaName(std::string_view name)
{
    constexpr std::array<std::string_view, 13> kOfThree{"CET", "EET", "EST", "GMT", "HST", "MET", "MST",
                                                        "PRC", "ROC", "ROK", "UCT", "UTC", "WET"};
    if (name.starts_with("SystemV/") || name == "Etc/Unknown")
        return false;
    return name.size() != 3 || std::ranges::find(kOfThree, name) != kOfThree.end();
}

/// Levenshtein's distance.
std::size_t distance(std::string_view from, std::string_view to)
{
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row[to.size()];
}

/// People write the city alone, or spaces: "moscow", "New York".
std::string nearestName(std::string_view wanted)
{
    std::string plain = lowered(wanted);
    std::ranges::replace(plain, ' ', '_');
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> names(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
    std::string best;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    while (names && U_SUCCESS(status)) {
        const char* name = names->next(nullptr, status);
        if (name == nullptr)
            break;
        if (!isIanaName(name))
            continue;
        const std::string candidate = lowered(name);
        const auto city = candidate.substr(candidate.rfind('/') + 1);
        const std::size_t away = std::min(distance(plain, candidate), distance(plain, city));
        if (away < least) {
            least = away;
            best = name;
        }
    }
    return best;
}

} // namespace

struct TimeZone::Rules
{
    std::string name;
    std::unique_ptr<icu::BasicTimeZone> zone;

    std::int64_t offset(std::int64_t seconds, bool isLocal) const
    {
        const auto date = static_cast<UDate>(countable(seconds)) * kMillisecondsPerSecond;
        std::int32_t raw = 0;
        std::int32_t daylight = 0;
        UErrorCode status = U_ZERO_ERROR;
        if (isLocal)
            zone->getOffsetFromLocal(date, UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw, daylight, status);
        else
            zone->getOffset(date, false, raw, daylight, status);
        return (raw + daylight) / static_cast<std::int32_t>(kMillisecondsPerSecond);
    }
};

Result<TimeZone> TimeZone::named(std::string_view name)
{
    TimeZone zone;
    if (name.empty() || name == "UTC")
        return zone;
    const auto wanted =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    std::unique_ptr<icu::TimeZone> found(icu::TimeZone::createTimeZone(wanted));
    icu::UnicodeString id;
    const bool isKnown =
        isIanaName(name) && found && *found != icu::TimeZone::getUnknown() && found->getID(id) == wanted;
    auto* basic = isKnown ? dynamic_cast<icu::BasicTimeZone*>(found.get()) : nullptr;
    UErrorCode status = U_ZERO_ERROR;
    // Custom zones ("GMT+03:00") have their own kind of id and are in no region.
    std::array<char, 8> region{};
    if (basic != nullptr)
        icu::TimeZone::getRegion(wanted, region.data(), static_cast<std::int32_t>(region.size()), status);
    if (basic == nullptr || U_FAILURE(status))
        return fail(ErrorCode::NotFound, "there is no time zone \"" + std::string(name) +
                                             "\" in the IANA database; the nearest is \"" + nearestName(name) + "\"");
    static_cast<void>(found.release());
    zone.rules_ = std::make_shared<const Rules>(Rules{std::string(name), std::unique_ptr<icu::BasicTimeZone>(basic)});
    return zone;
}

const std::string& TimeZone::name() const
{
    static const std::string utc = "UTC";
    return rules_ ? rules_->name : utc;
}

std::int64_t TimeZone::utcOffsetAt(std::int64_t instant) const
{
    return rules_ && !isOpen(instant) ? rules_->offset(instant, false) : 0;
}

std::int64_t TimeZone::toLocal(std::int64_t instant) const
{
    return addSeconds(instant, utcOffsetAt(instant));
}

std::int64_t TimeZone::toUtc(std::int64_t local) const
{
    return rules_ && !isOpen(local) ? addSeconds(local, -rules_->offset(local, true)) : local;
}

EdtfDate onClock(const EdtfDate& date, const TimeZone& of, const TimeZone& to)
{
    if (date.kind() != EdtfKind::DateTime || (!date.utcShift() && of == to))
        return date;
    const auto written = date.bounds().earliest;
    const auto instant = date.utcShift() ? written - *date.utcShift() * 60 : of.toUtc(written);
    return EdtfDate::parse(formatIso(to.toLocal(instant))).value_or(date);
}

Result<EdtfDate> shiftedOnClock(const EdtfDate& anchor, const DateShift& shift, const TimeZone& caseZone)
{
    if (anchor.kind() != EdtfKind::DateTime || shift.unit > ShiftUnit::Hours)
        return shifted(onClock(anchor, caseZone, caseZone), shift);
    const auto moved = shifted(onClock(anchor, caseZone, TimeZone()), shift);
    return moved ? onClock(*moved, TimeZone(), caseZone) : moved;
}

TimeExtent boundsOnClock(const EdtfDate& date, const TimeZone& caseZone)
{
    if (date.kind() != EdtfKind::DateTime || !date.utcShift())
        return date.bounds();
    const auto second = caseZone.toLocal(date.bounds().earliest - *date.utcShift() * 60);
    return {second, second + 1};
}

} // namespace dateline
