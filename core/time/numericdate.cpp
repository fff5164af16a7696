#include "core/time/numericdate.h"

#include "core/time/datevocabulary.h"

#include <array>
#include <charconv>

namespace dateline {

namespace {

constexpr int kFirstYearOfTwoDigits = 1969;

struct Parts
{
    std::array<int, 3> numbers{};
    std::array<std::size_t, 3> digits{};
};

bool split(std::string_view text, Parts& parts)
{
    const auto separator = text.find_first_of("/.");
    if (separator == std::string_view::npos)
        return false;
    const auto sign = text[separator];
    for (std::size_t i = 0; i < 3; ++i) {
        const auto end = i < 2 ? text.find(sign) : text.size();
        if (end == std::string_view::npos || end == 0 || end > 4)
            return false;
        const auto read = std::from_chars(text.data(), text.data() + end, parts.numbers[i]);
        if (read.ec != std::errc() || read.ptr != text.data() + end)
            return false;
        parts.digits[i] = end;
        text.remove_prefix(i < 2 ? end + 1 : end);
    }
    return true;
}

std::string twoDigits(int value)
{
    return std::to_string(value + 100).substr(1);
}

std::string iso(int year, int month, int day)
{
    return formatIsoYear(year) + "-" + twoDigits(month) + "-" + twoDigits(day);
}

std::string inFull(int year, int month, int day)
{
    const auto& words = englishDateVocabulary();
    return words.fill(DatePhrase::Day,
                      {std::to_string(day), words.months[static_cast<std::size_t>(month - 1)], std::to_string(year)}) +
           " (" + iso(year, month, day) + ")";
}

bool isDay(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

} // namespace

Result<EdtfDate> readNumericDate(std::string_view text)
{
    Parts parts;
    if (!split(text, parts))
        return fail(ErrorCode::NotFound, "not a date in numbers");
    const auto [a, b, c] = parts.numbers;
    const auto isShort = [&](std::size_t i) {
        return parts.digits[i] <= 2;
    };
    if (parts.digits[0] == 4 && isShort(1) && isShort(2)) {
        if (!isDay(a, b, c))
            return fail(ErrorCode::Invalid, "no such day: a year in front is followed by month and day");
        return EdtfDate::parse(iso(a, b, c));
    }
    if (!isShort(0) || !isShort(1) || (parts.digits[2] != 4 && parts.digits[2] != 2))
        return fail(ErrorCode::NotFound, "not a date in numbers");
    auto year = c;
    if (parts.digits[2] == 2)
        year += c >= kFirstYearOfTwoDigits % 100 ? 1900 : 2000;
    const auto dayFirst = isDay(year, b, a);
    const auto monthFirst = isDay(year, a, b);
    if (!dayFirst && !monthFirst)
        return fail(ErrorCode::Invalid, "there is no such day and month");
    if (dayFirst && monthFirst && a != b)
        return fail(ErrorCode::Invalid, "could be " + inFull(year, b, a) + " or " + inFull(year, a, b) +
                                            ": write the month as a word, or the year first");
    return EdtfDate::parse(dayFirst ? iso(year, b, a) : iso(year, a, b));
}

} // namespace dateline
