#include "core/time/edtf.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace dateline {

namespace {

constexpr std::uint8_t maskOf(DateComponent component)
{
    switch (component) {
    case DateComponent::Year:
        return 0b1111'0000;
    case DateComponent::Month:
        return 0b0000'1100;
    case DateComponent::Day:
        return 0b0000'0011;
    }
    return 0;
}

constexpr std::uint64_t mixed(std::uint64_t hash, std::uint64_t value)
{
    hash ^= value + 0x9e3779b97f4a7c15ULL + (hash << 6U) + (hash >> 2U);
    hash *= 0xff51afd7ed558ccdULL;
    return hash ^ (hash >> 32U);
}

} // namespace

bool EdtfDate::has(DateComponent component) const
{
    return parts_ == nullptr && static_cast<int>(component) < fields_.components;
}

int EdtfDate::unspecifiedDigits(DateComponent component) const
{
    return std::popcount(static_cast<unsigned>(fields_.unspecified & maskOf(component)));
}

Qualifier EdtfDate::qualifier(DateComponent component) const
{
    return static_cast<Qualifier>((fields_.qualifiers >> (2 * static_cast<int>(component))) & 3);
}

std::optional<int> EdtfDate::secondOfDay() const
{
    return fields_.secondOfDay == kNoTime ? std::nullopt : std::optional<int>(fields_.secondOfDay);
}

std::optional<int> EdtfDate::utcShift() const
{
    return fields_.zone == kNoZone ? std::nullopt : std::optional<int>(fields_.zone);
}

Precision EdtfDate::precision() const
{
    if (fields_.kind == EdtfKind::Interval)
        return Precision::Interval;
    if (fields_.kind == EdtfKind::OneOf || fields_.kind == EdtfKind::AllOf)
        return Precision::Set;
    if (fields_.kind == EdtfKind::DateTime)
        return Precision::Second;
    if (unspecifiedDigits(DateComponent::Year) > 0 || fields_.components == 1)
        return precisionOf(DateComponent::Year);
    if (unspecifiedDigits(DateComponent::Month) > 0)
        return Precision::Year;
    if (unspecifiedDigits(DateComponent::Day) > 0)
        return Precision::Month;
    return precisionOf(static_cast<DateComponent>(fields_.components - 1));
}

Precision EdtfDate::precisionOf(DateComponent component) const
{
    if (component == DateComponent::Day)
        return Precision::Day;
    if (component == DateComponent::Month)
        return fields_.kind == EdtfKind::Season ? Precision::Season : Precision::Month;
    const auto [first, last] = yearRange();
    const auto years = last - first + 1;
    if (years <= 1)
        return Precision::Year;
    if (years <= 10)
        return Precision::Decade;
    if (years <= 100)
        return Precision::Century;
    return years <= 1000 ? Precision::Millennium : Precision::Era;
}

bool EdtfDate::anyPart(bool (EdtfDate::*property)() const) const
{
    return std::any_of(parts_->begin(), parts_->end(), [&](const EdtfDate& part) { return (part.*property)(); });
}

bool EdtfDate::approximate() const
{
    return parts_ ? anyPart(&EdtfDate::approximate) : (fields_.qualifiers & 0b101010) != 0;
}

bool EdtfDate::uncertain() const
{
    return parts_ ? anyPart(&EdtfDate::uncertain) : (fields_.qualifiers & 0b010101) != 0;
}

bool EdtfDate::unspecified() const
{
    return parts_ ? anyPart(&EdtfDate::unspecified) : fields_.unspecified != 0;
}

bool EdtfDate::openStart() const
{
    if (fields_.kind == EdtfKind::Interval)
        return parts_->front().fields_.end == End::Open;
    return parts_ && parts_->front().openStart();
}

bool EdtfDate::openEnd() const
{
    if (fields_.kind == EdtfKind::Interval)
        return parts_->back().fields_.end == End::Open;
    return parts_ && parts_->back().openEnd();
}

bool EdtfDate::unknownStart() const
{
    return fields_.kind == EdtfKind::Interval && parts_->front().fields_.end == End::Unknown;
}

bool EdtfDate::unknownEnd() const
{
    return fields_.kind == EdtfKind::Interval && parts_->back().fields_.end == End::Unknown;
}

std::optional<EdtfDate> EdtfDate::start() const
{
    if (fields_.kind != EdtfKind::Interval || parts_->front().fields_.end != End::Date)
        return std::nullopt;
    return parts_->front();
}

std::optional<EdtfDate> EdtfDate::end() const
{
    if (fields_.kind != EdtfKind::Interval || parts_->back().fields_.end != End::Date)
        return std::nullopt;
    return parts_->back();
}

std::vector<EdtfDate> EdtfDate::members() const
{
    if (!parts_)
        return {*this};
    std::vector<EdtfDate> members;
    std::copy_if(parts_->begin(), parts_->end(), std::back_inserter(members),
                 [](const EdtfDate& part) { return part.fields_.end == End::Date; });
    return members;
}

std::size_t EdtfDate::hash() const
{
    auto hash = static_cast<std::uint64_t>(fields_.year) << 1U | (fields_.negative ? 1U : 0U);
    hash = mixed(hash, static_cast<std::uint64_t>(static_cast<std::uint32_t>(fields_.secondOfDay)) << 16U |
                           static_cast<std::uint16_t>(fields_.zone));
    hash =
        mixed(hash, static_cast<std::uint64_t>(fields_.month) << 40U | static_cast<std::uint64_t>(fields_.day) << 32U |
                        static_cast<std::uint64_t>(fields_.unspecified) << 24U |
                        static_cast<std::uint64_t>(fields_.qualifiers) << 16U |
                        static_cast<std::uint64_t>(fields_.significant) << 8U |
                        static_cast<std::uint64_t>(fields_.kind) << 4U |
                        static_cast<std::uint64_t>(fields_.components) << 2U | static_cast<std::uint64_t>(fields_.end));
    if (parts_) {
        for (const auto& part : *parts_)
            hash = mixed(hash, part.hash());
    }
    return static_cast<std::size_t>(hash);
}

} // namespace dateline
