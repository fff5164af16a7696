#include "core/time/edtfparser.h"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

constexpr const char* kYear = "a year of four digits (\"X\" for an unspecified one)";
constexpr const char* kMonth = "a month from 01 to 12, or a season or part of the year from 21 to 41";
constexpr const char* kDay = "a day from 01 to 31";

constexpr std::size_t kLongestMemberList = 10'000;

} // namespace

Result<EdtfDate> EdtfDate::parse(std::string_view text)
{
    return EdtfParser(text).parse();
}

Result<EdtfDate> EdtfParser::parse()
{
    EdtfDate date;
    if (!readExpression(date))
        return fail(error_);
    date.fields_.level = static_cast<std::uint8_t>(level_) & 3U;
    return date;
}

bool EdtfParser::readExpression(EdtfDate& date)
{
    if (at('[') || at('{'))
        return readSet(date) && (atEnd() || expected("the end of the text after the set"));
    if (at('/') || at(".."))
        return readInterval(date);
    Fields fields;
    const auto startLevel = level_;
    if (!readDate(fields))
        return false;
    if (at('T') && !readTime(fields))
        return false;
    if (at('/')) {
        if (fields.kind == EdtfKind::DateTime)
            return impossible(at_, "an interval goes from date to date; EDTF has no time of day in it");
        at_ = 0;
        level_ = startLevel;
        return readInterval(date);
    }
    if (!atEnd())
        return expected("the end of the date");
    date = dateOf(fields);
    return true;
}

// Intervals

bool EdtfParser::readInterval(EdtfDate& date)
{
    std::vector<EdtfDate> ends;
    ends.reserve(2);
    std::size_t secondAt = 0;
    for (auto i = 0; i < 2; ++i) {
        secondAt = at_;
        if (at("..")) {
            at_ += 2;
            raiseLevel(1);
            ends.push_back(endOf(EdtfDate::End::Open));
        } else if (i == 0 ? at('/') : atEnd()) {
            raiseLevel(1);
            ends.push_back(endOf(EdtfDate::End::Unknown));
        } else {
            Fields fields;
            if (!readDate(fields))
                return false;
            if (at('T'))
                return impossible(at_, "an interval goes from date to date; EDTF has no time of day in it");
            if (fields.unspecified != 0)
                raiseLevel(2); // section "Interval" of level 2
            ends.push_back(dateOf(fields));
        }
        if (i == 0 && !take('/'))
            return expected("\"/\" between the two ends of an interval");
    }
    if (!atEnd())
        return expected("the end of the interval");
    const auto from = ends.front().fields_.end;
    const auto to = ends.back().fields_.end;
    if (from != EdtfDate::End::Date && to != EdtfDate::End::Date)
        return impossible(0, "an interval needs a date at one of its ends; both are open or unknown");
    if (from == EdtfDate::End::Date && to == EdtfDate::End::Date && !checkOrder(ends[0], ends[1], secondAt))
        return false;
    date = compound(EdtfKind::Interval, std::move(ends));
    return true;
}

// Sets

bool EdtfParser::readSet(EdtfDate& date)
{
    const auto oneOf = at('[');
    const auto close = oneOf ? ']' : '}';
    ++at_;
    raiseLevel(2);
    std::vector<EdtfDate> members;
    for (;;) {
        EdtfDate member;
        if (!readMember(member, members.empty()))
            return false;
        const auto last = member.openEnd();
        members.push_back(std::move(member));
        if (take(close))
            break;
        if (last)
            return expected("the end of the set, since \"..\" after a date may stand only there");
        if (members.size() > kLongestMemberList)
            return impossible(at_, "a set of more than 10,000 members cannot be held");
        if (!take(','))
            return expected(oneOf ? "\",\", \"..\" or \"]\"" : "\",\", \"..\" or \"}\"");
    }
    date = compound(oneOf ? EdtfKind::OneOf : EdtfKind::AllOf, std::move(members));
    return true;
}

bool EdtfParser::readMember(EdtfDate& member, bool first)
{
    const auto open = at("..");
    if (open && !first)
        return expected("a date, since \"..\" before a date may stand only at the start of a set");
    if (open)
        at_ += 2;
    Fields fields;
    if (!readDate(fields))
        return false;
    member = dateOf(fields);
    if (open)
        member = compound(EdtfKind::Interval, {endOf(EdtfDate::End::Open), std::move(member)});
    else if (at(".."))
        return readRunEnd(member);
    return true;
}

/// After a date of a set: ".." and, unless the run is open, its end.
bool EdtfParser::readRunEnd(EdtfDate& member)
{
    at_ += 2;
    if (at(']') || at('}') || at(',')) {
        member = compound(EdtfKind::Interval, {std::move(member), endOf(EdtfDate::End::Open)});
        return true;
    }
    const auto endAt = at_;
    Fields fields;
    if (!readDate(fields))
        return false;
    auto to = dateOf(fields);
    if (to.precision() != member.precision())
        return impossible(endAt, "the two dates about \"..\" must have the same precision");
    if (!checkOrder(member, to, endAt))
        return false;
    member = compound(EdtfKind::Interval, {std::move(member), std::move(to)});
    return true;
}

// Dates

bool EdtfParser::readDate(Fields& fields)
{
    readLeftQualifier(fields, 0);
    const auto hasPrefix = at('Y');
    if (!readYear(fields))
        return false;
    readRightQualifier(fields, 0);
    const auto yearOnly = hasPrefix || fields.significant > 0;
    if (!yearOnly && take('-')) {
        if (!readMonth(fields))
            return false;
        if (fields.kind != EdtfKind::Season && take('-') && !readDay(fields))
            return false;
    }
    if (fields.unspecified != 0)
        noteLevelOfUnspecified(fields);
    return checkExists(fields);
}

bool EdtfParser::readYear(Fields& fields)
{
    const auto start = at_;
    if (take('Y'))
        return readLongYear(fields);
    if (take('-')) {
        fields.negative = true;
        raiseLevel(1);
    }
    auto year = 0;
    auto mask = 0U;
    for (auto i = 0; i < 4; ++i) {
        if (!readDigitOrX(year, mask, kYear))
            return false;
    }
    if (atDigit() || at('X'))
        return expected("\"-\" or the end of the year, since a year of more than four digits begins with \"Y\"");
    fields.year = year;
    fields.unspecified = static_cast<std::uint8_t>(mask << 4U);
    if (fields.negative && year == 0 && mask == 0)
        return impossible(start, "the year before 0001 is 0000, there is no year -0000");
    if (at('S') && mask != 0)
        return expected("no number of significant digits, since digits are unspecified");
    return readSignificantDigits(fields);
}

/// After "Y": sections "Letter-prefixed calendar year" and "Exponential year".
bool EdtfParser::readLongYear(Fields& fields)
{
    const auto start = at_;
    raiseLevel(1);
    fields.negative = take('-');
    const auto digitsAt = at_;
    if (at('0') && text_.size() > at_ + 1 && text_[at_ + 1] >= '0' && text_[at_ + 1] <= '9')
        return expected("the year's first digit, which is not 0");
    if (!readInteger(fields.year, "the digits of a year"))
        return false;
    const auto plain = !at('E');
    if (plain && fields.year <= 9999) {
        at_ = digitsAt;
        return expected("a year of more than four digits after \"Y\"; a shorter one is written with four digits alone");
    }
    if (take('E')) {
        raiseLevel(2);
        std::int64_t exponent = 0;
        const auto exponentAt = at_;
        if (!readInteger(exponent, "an exponent"))
            return false;
        if (exponent == 0)
            return impossible(exponentAt, "the exponent must be positive");
        for (; exponent > 0 && fields.year > 0 && fields.year <= kMaxYear; --exponent)
            fields.year *= 10;
    }
    if (fields.negative && fields.year == 0)
        return impossible(start, "there is no year -0");
    return checkYearsFit(fields, start) && readSignificantDigits(fields) && checkYearsFit(fields, start);
}

bool EdtfParser::readSignificantDigits(Fields& fields)
{
    if (!take('S'))
        return true;
    raiseLevel(2);
    const auto start = at_;
    std::int64_t count = 0;
    if (!readInteger(count, "the number of significant digits"))
        return false;
    if (count == 0)
        return impossible(start, "the number of significant digits must be positive");
    if (count > 99)
        return impossible(start, "no year has so many digits");
    fields.significant = static_cast<std::uint8_t>(count);
    return true;
}

bool EdtfParser::readMonth(Fields& fields)
{
    readLeftQualifier(fields, 1);
    monthAt_ = at_;
    auto month = 0;
    auto mask = 0U;
    if (!readDigitOrX(month, mask, kMonth) || !readDigitOrX(month, mask, kMonth))
        return false;
    fields.components = 2;
    fields.month = static_cast<std::uint8_t>(month);
    fields.unspecified = static_cast<std::uint8_t>(fields.unspecified | mask << 2U);
    const auto isGrouping = mask == 0 && month >= 21 && month <= 41;
    if (isGrouping) {
        fields.kind = EdtfKind::Season;
        raiseLevel(month <= 24 ? 1 : 2);
    } else if (mask == 0 && (month < 1 || month > 12)) {
        at_ = monthAt_;
        expected(kMonth);
        error_.code = ErrorCode::Invalid;
        return false;
    }
    readRightQualifier(fields, 1);
    if (isGrouping && at('-'))
        return expected("the end of the date, since a season or part of the year has no day");
    return true;
}

bool EdtfParser::readDay(Fields& fields)
{
    readLeftQualifier(fields, 2);
    dayAt_ = at_;
    auto day = 0;
    auto mask = 0U;
    if (!readDigitOrX(day, mask, kDay) || !readDigitOrX(day, mask, kDay))
        return false;
    fields.components = 3;
    fields.day = static_cast<std::uint8_t>(day);
    fields.unspecified = static_cast<std::uint8_t>(fields.unspecified | mask);
    if (mask == 0 && (day < 1 || day > 31)) {
        at_ = dayAt_;
        expected(kDay);
        error_.code = ErrorCode::Invalid;
        return false;
    }
    readRightQualifier(fields, 2);
    return true;
}

// Times of day

bool EdtfParser::readTime(Fields& fields)
{
    if (fields.components < 3 || fields.unspecified != 0)
        return impossible(at_, "only a complete date has a time of day");
    if (fields.qualifiers != 0)
        return impossible(at_, "a date with a time of day takes no \"?\", \"~\" or \"%\"");
    ++at_;
    auto hour = 0;
    auto minute = 0;
    auto second = 0;
    if (!readClockPart(hour, 23, "the hour", "a day has the hours 00 to 23"))
        return false;
    if (!take(':'))
        return expected("\":\" and the minutes");
    if (!readClockPart(minute, 59, "the minutes", "an hour has the minutes 00 to 59"))
        return false;
    if (!take(':'))
        return expected("\":\" and the seconds");
    if (!readClockPart(second, 59, "the seconds", "a minute has the seconds 00 to 59; leap seconds are not counted"))
        return false;
    if (at('.') || at(','))
        return expected("a zone or the end, since EDTF has no fractions of a second");
    fields.kind = EdtfKind::DateTime;
    fields.secondOfDay = hour * 3600 + minute * 60 + second;
    return readZone(fields);
}

bool EdtfParser::readZone(Fields& fields)
{
    if (take('Z')) {
        fields.zone = 0;
        return atEnd() || at('/') || expected("the end after \"Z\"");
    }
    if (at('z'))
        return expected("\"Z\" in upper case");
    if (!at('+') && !at('-'))
        return true;
    const auto start = at_;
    const auto behind = at('-');
    ++at_;
    auto hours = 0;
    auto minutes = 0;
    if (!readClockPart(hours, 23, "the hours of the zone", "a zone is at most 23 hours from UTC"))
        return false;
    if (atDigit())
        return expected("\":\" between the hours and the minutes of the zone");
    if (take(':') && !readClockPart(minutes, 59, "the minutes of the zone", "an hour has the minutes 00 to 59"))
        return false;
    if (behind && hours == 0 && minutes == 0)
        return impossible(start, "a clock that agrees with UTC is not behind it: write \"Z\" or \"+00:00\"");
    const auto shift = hours * 60 + minutes;
    fields.zone = static_cast<std::int16_t>(behind ? -shift : shift);
    return true;
}

// Digits and signs

bool EdtfParser::readDigitOrX(int& value, unsigned& mask, const char* what)
{
    if (!atDigit() && !at('X'))
        return expected(what);
    const auto isX = text_[at_] == 'X';
    value = value * 10 + (isX ? 0 : text_[at_] - '0');
    mask = mask << 1U | (isX ? 1U : 0U);
    ++at_;
    return true;
}

bool EdtfParser::readTwoDigits(int& value, const char* what)
{
    value = 0;
    for (auto i = 0; i < 2; ++i) {
        if (!atDigit())
            return expected(what);
        value = value * 10 + (text_[at_++] - '0');
    }
    return true;
}

bool EdtfParser::readClockPart(int& value, int most, const char* what, const char* reason)
{
    const auto start = at_;
    return readTwoDigits(value, what) && (value <= most || impossible(start, reason));
}

/// Any number of digits; what exceeds every bound here is read as a number beyond them all.
bool EdtfParser::readInteger(std::int64_t& value, const char* what)
{
    if (!atDigit())
        return expected(what);
    constexpr std::int64_t enough = kMaxYear * 10;
    for (value = 0; atDigit(); ++at_)
        value = std::min(value * 10 + (text_[at_] - '0'), enough);
    return true;
}

Qualifier EdtfParser::takeQualifier()
{
    if (take('?'))
        return Qualifier::Uncertain;
    if (take('~'))
        return Qualifier::Approximate;
    return take('%') ? Qualifier::Both : Qualifier::None;
}

/// Section "Qualification of Individual Component": it applies to that component alone.
void EdtfParser::readLeftQualifier(Fields& fields, int component)
{
    if (const auto qualifier = takeQualifier(); qualifier != Qualifier::None) {
        raiseLevel(2);
        fields.qualifiers =
            static_cast<std::uint8_t>(fields.qualifiers | static_cast<int>(qualifier) << (2 * component));
    }
}

/// Section "Group Qualification": it applies to that component and to all at its left. At the end of a date it is
/// level 1, before a further component level 2.
void EdtfParser::readRightQualifier(Fields& fields, int component)
{
    if (const auto qualifier = takeQualifier(); qualifier != Qualifier::None) {
        raiseLevel(at('-') ? 2 : 1);
        for (auto i = 0; i <= component; ++i)
            fields.qualifiers = static_cast<std::uint8_t>(fields.qualifiers | static_cast<int>(qualifier) << (2 * i));
    }
}

bool EdtfParser::take(char c)
{
    if (!at(c))
        return false;
    ++at_;
    return true;
}

EdtfDate EdtfParser::dateOf(const Fields& fields)
{
    EdtfDate date;
    date.fields_ = fields;
    return date;
}

EdtfDate EdtfParser::compound(EdtfKind kind, std::vector<EdtfDate> parts)
{
    EdtfDate date;
    date.fields_.kind = kind;
    date.parts_ = std::make_unique<EdtfDate::Parts>(std::move(parts));
    return date;
}

EdtfDate EdtfParser::endOf(EdtfDate::End end)
{
    EdtfDate date;
    date.fields_.end = end;
    return date;
}

} // namespace dateline
