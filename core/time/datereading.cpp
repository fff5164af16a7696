#include "core/time/datereading.h"

#include "core/time/datesuggestions.h"
#include "core/time/numericdate.h"
#include "core/time/wordreader.h"
#include "core/time/wordtokens.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kLongestText = 400;
constexpr int kMostRepairs = 2;

/// Made of nothing but what EDTF is made of: then it is EDTF, or wrong. A time behind a blank and a day that EDTF
/// writes otherwise ("22.03.2024 19:55") is no attempt at it.
bool looksLikeEdtf(std::string_view text)
{
    const auto timeBehindBlank = text.find(' ') != text.npos && text.find(':') != text.npos &&
                                 text.find_first_of("[]{}~%") == text.npos && text.find('-') != 4;
    return text.find_first_not_of("0123456789XYEST Z-+.,:/?~%[]{}()^\t\r\n") == std::string_view::npos &&
           text.find(" - ") == std::string_view::npos && !timeBehindBlank && !text.ends_with(" (?)");
}

std::vector<Remedy> instead(std::string_view text, std::vector<std::string> candidates)
{
    std::vector<Remedy> remedies;
    for (auto& candidate : candidates)
        remedies.push_back({{{0, text.size()}, std::move(candidate)}});
    return remedies;
}

/// An error of EdtfDate::parse(): its message begins with the column.
Misreading misreadEdtf(std::string_view text, const Error& error)
{
    if (auto candidates = candidatesForNumbers(text); !candidates.empty())
        return {ErrorCode::Syntax,
                "these numbers are no date as they stand: write the month as a word, or a date like 2024-03-22",
                {0, text.size()},
                instead(text, std::move(candidates)),
                false};
    constexpr std::string_view before = "column ";
    const auto colon = error.message.find(": ");
    std::size_t column = 1;
    std::from_chars(error.message.data() + before.size(), error.message.data() + colon, column);
    const auto begin = std::min(column, text.size()) - 1;
    const auto isSign = [](char c) {
        return std::string_view("-/.,:[]{}() ").find(c) != std::string_view::npos;
    };
    auto end = begin + 1;
    while (!isSign(text[begin]) && end < text.size() && !isSign(text[end]))
        ++end;
    return {error.code, error.message.substr(colon + 2), {begin, end}, instead(text, candidatesForEdtf(text)), false};
}

/// Reads a text without blanks about it.
Reading<WordsRead> read(std::string_view text, DayMonthOrder order)
{
    if (text.empty())
        return misread(ErrorCode::Syntax, {}, "expected a date");
    const auto edtf = EdtfDate::parse(text);
    if (edtf)
        return WordsRead{*edtf, {}};
    if (text.size() > kLongestText)
        return misread(ErrorCode::Syntax, {0, text.size()}, "a date in words is not longer than 400 characters");
    const auto numeric = readNumericDate(text, order);
    if (!numeric)
        return misread(numeric.error());
    if (*numeric)
        return WordsRead{**numeric, {}};
    if (looksLikeEdtf(text))
        return misread(misreadEdtf(text, edtf.error()));
    return readWords(text, order);
}

/// Adds the candidates that read as dates; those that still have an error are mended once more.
void addSuggestions(std::string_view text, const Misreading& error, DayMonthOrder order, int repairs,
                    std::vector<std::string>& out)
{
    const auto add = [&](const std::string& whole) {
        std::string candidate(withoutBlanks(whole));
        if (candidate.empty() || candidate == text || std::find(out.begin(), out.end(), candidate) != out.end())
            return;
        const auto again = read(candidate, order);
        if (again)
            out.push_back(std::move(candidate));
        else if (repairs > 1)
            addSuggestions(candidate, again.error(), order, repairs - 1, out);
    };
    const auto before = out.size();
    for (const auto& candidate : candidatesFor(text, error)) {
        if (out.size() < DateReading::kMostSuggestions)
            add(candidate);
    }
    if (out.size() == before && error.unknownWord)
        add(withoutStretch(text, error.stretch));
}

} // namespace

DateReading readDate(std::string_view text, const DateTyping& typing)
{
    const auto trimmed = withoutBlanks(text);
    DateReading reading;
    auto found = read(trimmed, typing.dayMonthOrder);
    if (found) {
        reading.date = std::move(found->date);
        reading.note = std::move(found->note);
        return reading;
    }
    const auto before = trimmed.empty() ? 0 : static_cast<std::size_t>(trimmed.data() - text.data());
    auto& error = found.error();
    reading.problem = error.problem;
    reading.stretch = {before + error.stretch.begin, before + error.stretch.end};
    addSuggestions(trimmed, error, typing.dayMonthOrder, kMostRepairs, reading.suggestions);
    return reading;
}

Result<EdtfDate> fromWords(std::string_view text)
{
    const auto trimmed = withoutBlanks(text);
    const auto before = trimmed.empty() ? 0 : static_cast<std::size_t>(trimmed.data() - text.data());
    const auto found = read(trimmed, DayMonthOrder::Ask);
    if (found)
        return found->date;
    const auto first = text.substr(0, before + found.error().stretch.begin);
    const auto column = 1 + std::count_if(first.begin(), first.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return fail(found.error().code, "column " + std::to_string(column) + ": " + found.error().problem);
}

} // namespace dateline
