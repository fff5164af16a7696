#include "core/time/edtf.h"

#include <array>
#include <cstdlib>

namespace dateline {

namespace {

constexpr std::array<char, 4> kQualifierSigns{'\0', '?', '~', '%'};

void appendQualifier(std::string& out, Qualifier qualifier)
{
    if (qualifier != Qualifier::None)
        out += kQualifierSigns[static_cast<std::size_t>(qualifier)];
}

void appendTwoDigits(std::string& out, int value)
{
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

/// Writes `count` digits of `value`, "X" for those whose bit is set in `mask` (the last digit's is the lowest).
void appendDigits(std::string& out, std::int64_t value, int count, unsigned mask)
{
    std::array<char, 4> digits{};
    for (auto i = 0; i < count; ++i) {
        digits[static_cast<std::size_t>(i)] =
            (mask >> static_cast<unsigned>(i) & 1U) != 0 ? 'X' : static_cast<char>('0' + value % 10);
        value /= 10;
    }
    while (count > 0)
        out += digits[static_cast<std::size_t>(--count)];
}

} // namespace

std::string EdtfDate::format() const
{
    std::string out;
    if (!parts_) {
        formatSimple(out);
        return out;
    }
    if (fields_.kind == EdtfKind::Interval) {
        parts_->front().formatSimple(out);
        out += '/';
        parts_->back().formatSimple(out);
        return out;
    }
    const auto oneOf = fields_.kind == EdtfKind::OneOf;
    out += oneOf ? '[' : '{';
    for (const auto& member : *parts_) {
        if (out.size() > 1)
            out += ',';
        if (member.fields_.kind != EdtfKind::Interval) {
            member.formatSimple(out);
            continue;
        }
        if (const auto from = member.start())
            from->formatSimple(out);
        out += "..";
        if (const auto to = member.end())
            to->formatSimple(out);
    }
    out += oneOf ? ']' : '}';
    return out;
}

void EdtfDate::formatSimple(std::string& out) const
{
    if (fields_.end != End::Date) {
        if (fields_.end == End::Open)
            out += "..";
        return;
    }
    const int count = fields_.components;
    std::array<Qualifier, 3> qualifiers{};
    for (auto i = 0; i < count; ++i)
        qualifiers[static_cast<std::size_t>(i)] = qualifier(static_cast<DateComponent>(i));
    auto group = 0; // components from the left that one qualifier at their right can speak for
    while (group < count && qualifiers[0] != Qualifier::None &&
           qualifiers[static_cast<std::size_t>(group)] == qualifiers[0])
        ++group;
    const auto restIsPlain = (fields_.qualifiers >> (2 * group)) == 0;
    if (group == 1 && !restIsPlain)
        group = 0;
    for (auto i = 0; i < count; ++i) {
        if (i > 0)
            out += '-';
        if (i >= group)
            appendQualifier(out, qualifiers[static_cast<std::size_t>(i)]);
        formatComponent(out, static_cast<DateComponent>(i));
        if (i + 1 == group)
            appendQualifier(out, qualifiers[0]);
    }
    formatTime(out);
}

void EdtfDate::formatComponent(std::string& out, DateComponent component) const
{
    if (component == DateComponent::Month) {
        appendDigits(out, fields_.month, 2, (fields_.unspecified >> 2U) & 3U);
    } else if (component == DateComponent::Day) {
        appendDigits(out, fields_.day, 2, fields_.unspecified & 3U);
    } else {
        if (fields_.year > 9999) {
            out += 'Y';
            out += formatIsoYear(year());
        } else {
            if (fields_.negative)
                out += '-';
            appendDigits(out, fields_.year, 4, fields_.unspecified >> 4U);
        }
        if (fields_.significant > 0) {
            out += 'S';
            out += std::to_string(fields_.significant);
        }
    }
}

void EdtfDate::formatTime(std::string& out) const
{
    if (fields_.secondOfDay == kNoTime)
        return;
    out += 'T';
    appendTwoDigits(out, fields_.secondOfDay / 3600);
    out += ':';
    appendTwoDigits(out, fields_.secondOfDay / 60 % 60);
    out += ':';
    appendTwoDigits(out, fields_.secondOfDay % 60);
    if (fields_.zone == 0) {
        out += 'Z';
    } else if (fields_.zone != kNoZone) {
        const auto minutes = std::abs(static_cast<int>(fields_.zone));
        out += fields_.zone < 0 ? '-' : '+';
        appendTwoDigits(out, minutes / 60);
        out += ':';
        appendTwoDigits(out, minutes % 60);
    }
}

} // namespace dateline
