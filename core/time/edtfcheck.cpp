// What an expression must mean to be a date that exists, and how its errors are worded.

#include "core/time/edtfparser.h"

#include <array>

namespace dateline {

namespace {

constexpr std::array<const char*, 12> kMonthNames{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

bool isPrintableAscii(char c)
{
    return c >= ' ' && c <= '~';
}

} // namespace

bool EdtfParser::checkExists(const Fields& fields)
{
    if (fields.components == 1 || fields.kind == EdtfKind::Season)
        return true;
    const auto simple = fields.unspecified == 0;
    if (simple && (fields.components == 2 || fields.day <= 28))
        return true;
    if (simple ? fields.day <= daysInMonth(fields.negative ? -fields.year : fields.year, fields.month)
               : dateOf(fields).firstDay().has_value())
        return true;
    return noSuchDay(fields);
}

bool EdtfParser::noSuchDay(const Fields& fields)
{
    auto month = fields;
    month.components = 2;
    month.unspecified &= 0b1111'1100U;
    const auto asMonth = dateOf(month);
    if (!asMonth.firstDay())
        return impossible(monthAt_, "no month has these digits: months are 01 to 12");
    if (fields.unspecified != 0)
        return impossible(dayAt_, "the calendar has no such day in any month and year with these digits");
    const auto name = kMonthNames[static_cast<std::size_t>(fields.month - 1)];
    const auto year = asMonth.year();
    return impossible(dayAt_, std::string(name) + " " + formatIsoYear(year) + " has " +
                                  std::to_string(daysInMonth(year, fields.month)) + " days, there is no day " +
                                  std::to_string(fields.day));
}

bool EdtfParser::checkYearsFit(const Fields& fields, std::size_t at)
{
    const auto [first, last] = dateOf(fields).yearRange();
    if (fields.year < kMaxYear && -kMaxYear < first && last < kMaxYear)
        return true;
    return impossible(at, "years further than 290,000,000,000 from year zero cannot be held");
}

/// An interval is the time between its start and its end: no choice of its digits may put the end before the start.
bool EdtfParser::checkOrder(const EdtfDate& from, const EdtfDate& to, std::size_t at)
{
    if (from.bounds().earliest < to.bounds().latest)
        return true;
    return impossible(at, "the end lies before the start");
}

/// Section "Unspecified digit(s) from the right" lists what is level 1.
void EdtfParser::noteLevelOfUnspecified(const Fields& fields)
{
    constexpr std::array<std::pair<int, unsigned>, 5> levelOne{{
        {1, 0b0001'0000}, // 201X
        {1, 0b0011'0000}, // 20XX
        {2, 0b0000'1100}, // 2004-XX
        {3, 0b0000'0011}, // 1985-04-XX
        {3, 0b0000'1111}, // 1985-XX-XX
    }};
    auto level = 2;
    for (const auto& [components, mask] : levelOne) {
        if (fields.components == components && fields.unspecified == mask)
            level = 1;
    }
    raiseLevel(level);
}

bool EdtfParser::expected(const char* what)
{
    error_ = {ErrorCode::Syntax, column(at_) + "expected " + what + found()};
    return false;
}

bool EdtfParser::impossible(std::size_t where, const std::string& why)
{
    error_ = {ErrorCode::Invalid, column(where) + why};
    return false;
}

std::string EdtfParser::column(std::size_t where) const
{
    std::size_t column = 1;
    for (std::size_t i = 0; i < where; ++i)
        column += (static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U ? 1U : 0U;
    return "column " + std::to_string(column) + ": ";
}

/// Only plain characters are repeated: the text is somebody else's.
std::string EdtfParser::found() const
{
    if (atEnd())
        return ", but the text ends";
    if (text_[at_] == ' ')
        return ", but found a space, and EDTF allows none";
    if (!isPrintableAscii(text_[at_]))
        return ", but found another character";
    return std::string(", but found \"") + text_[at_] + "\"";
}

} // namespace dateline
