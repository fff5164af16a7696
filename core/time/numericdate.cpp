#include "core/time/numericdate.h"

#include "core/time/datevocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace dateline {

namespace {

struct Parts
{
    std::array<int, 3> numbers{};
    std::array<std::size_t, 3> digits{};
};

bool split(std::string_view text, std::string_view signs, Parts& parts)
{
    const auto separator = text.find_first_of(signs);
    if (separator == std::string_view::npos)
        return false;
    const auto sign = text[separator];
    for (std::size_t i = 0; i < 3; ++i) {
        const auto end = i < 2 ? text.find(sign) : text.size();
        if (end == std::string_view::npos || end == 0 || end > 4)
            return false;
        const auto read = std::from_chars(text.data(), text.data() + end, parts.numbers[i]);
        if (read.ec != std::errc() || read.ptr != text.data() + end || parts.numbers[i] < 0)
            return false;
        parts.digits[i] = end;
        text.remove_prefix(i < 2 ? end + 1 : end);
    }
    return true;
}

struct Day
{
    int year = 0;
    int month = 0;
    int day = 0;

    bool exists() const { return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month); }
    std::string iso() const { return formatIsoDate(secondsFromCivil(year, month, day)); }
    std::string words() const { return dayInWords(year, month, day); }
};

/// The ways to read the parts, that of day and month first the one that most of the world writes.
std::vector<Day> orders(const Parts& parts)
{
    const auto [a, b, c] = parts.numbers;
    const auto isShort = [&](std::size_t i) {
        return parts.digits[i] <= 2;
    };
    if (parts.digits[0] == 4 && isShort(1) && isShort(2))
        return {{a, b, c}};
    if (!isShort(0) || !isShort(1) || (parts.digits[2] != 4 && parts.digits[2] != 2))
        return {};
    const auto year = parts.digits[2] == 4 ? c : c + (c >= kFirstYearOfTwoDigits ? 1900 : 2000);
    return {{year, b, a}, {year, a, b}};
}

/// "31/9/2024": the last day of that month and the one after it.
std::vector<Remedy> daysNear(const std::vector<Day>& read, TextStretch all)
{
    std::vector<Remedy> remedies;
    for (const auto& day : read) {
        if (day.month < 1 || day.month > 12 || day.day < 29 || day.day > 31)
            continue;
        const auto length = daysInMonth(day.year, day.month);
        const auto next = civilFromSeconds(secondsFromCivil(day.year, day.month, day.day));
        remedies.push_back({{all, dayInWords(day.year, day.month, length)}});
        remedies.push_back({{all, dayInWords(next.year, next.month, next.day)}});
    }
    return remedies;
}

} // namespace

Reading<std::optional<EdtfDate>> readNumericDate(std::string_view text, DayMonthOrder order)
{
    Parts parts;
    auto days = split(text, "/.", parts) ? orders(parts) : std::vector<Day>();
    if (days.empty())
        return std::nullopt;
    const TextStretch all{0, text.size()};
    const auto given = days;
    std::erase_if(days, [](const Day& day) { return !day.exists(); });
    if (days.empty())
        return misread(ErrorCode::Invalid, all,
                       given.size() == 1 ? "no such day: a year in front is followed by month and day"
                                         : "there is no such day and month",
                       daysNear(given, all));
    if (days.size() == 2 && days[0].iso() != days[1].iso() && order == DayMonthOrder::Ask)
        return misread(ErrorCode::Invalid, all,
                       "could be " + days[0].words() + " or " + days[1].words() +
                           ": write the month as a word, or the year first",
                       {{{all, days[0].words()}}, {{all, days[1].words()}}});
    const auto& meant = order == DayMonthOrder::MonthFirst ? days.back() : days.front();
    const auto date = EdtfDate::parse(meant.iso());
    return date ? std::optional<EdtfDate>(*date) : std::nullopt;
}

std::vector<std::string> daysInNumbers(std::string_view text)
{
    std::string spread(text);
    if (text.size() == 8 && text.find_first_not_of("0123456789") == text.npos)
        spread.insert(6, 1, '-').insert(4, 1, '-');
    Parts parts;
    std::vector<std::string> words;
    if (!split(spread, "-/. ", parts))
        return words;
    for (const auto& day : orders(parts)) {
        if (day.exists() && std::find(words.begin(), words.end(), day.words()) == words.end())
            words.push_back(day.words());
    }
    return words;
}

std::string dayInWords(std::int64_t year, int month, int day)
{
    const auto& words = englishDateVocabulary();
    return words.fill(DatePhrase::Day,
                      {std::to_string(day), words.months[static_cast<std::size_t>(month - 1)], formatIsoYear(year)});
}

} // namespace dateline
