#include "core/time/clockwords.h"

#include "core/time/digits.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace dateline {

namespace {

using Kind = WordToken::Kind;

constexpr int kMinute = 60;
constexpr int kHour = 3600;

bool isTokenIn(Tokens tokens, std::size_t at, std::initializer_list<std::string_view> words)
{
    return at < tokens.size() && tokens[at].isOneOf(words);
}

/// Hours, minutes and seconds of a text in which one sign parts them.
std::array<int, 3> clockParts(const std::string& text, char sign)
{
    std::array<int, 3> parts{};
    std::size_t from = 0;
    for (auto& part : parts) {
        part = std::atoi(text.substr(from, 2).c_str());
        const auto next = text.find(sign, from);
        if (next == text.npos)
            break;
        from = next + 1;
    }
    return parts;
}

/// "+3", "+03:00", "-0430": as EDTF writes it, empty where it is none.
std::string shiftFrom(const std::string& text)
{
    if (text.size() < 2 || (text[0] != '+' && text[0] != '-'))
        return {};
    auto digits = text.substr(1);
    const auto colon = digits.find(':');
    if (colon != digits.npos)
        digits.erase(colon, 1);
    if (digits.size() > 4 || digits.find_first_not_of("0123456789") != digits.npos ||
        (colon != text.npos && digits.size() < 3))
        return {};
    if (digits.size() < 3)
        digits += "00";
    const auto value = std::atoi(digits.c_str());
    if (value / 100 > 14 || value % 100 > 59)
        return {};
    return value == 0 ? "Z" : text.substr(0, 1) + twoDigits(value / 100) + ":" + twoDigits(value % 100);
}

/// Takes a zone behind the time, if there is one.
void readZone(Tokens tokens, ClockWords& clock)
{
    auto at = clock.tokens;
    if (isTokenIn(tokens, at, {"local"}) && isTokenIn(tokens, at + 1, {"time"})) {
        clock.tokens += 2;
        return;
    }
    const auto utc = isTokenIn(tokens, at, {"utc", "gmt", "z"});
    at += utc ? 1 : 0;
    std::string shift;
    if (at < tokens.size() && tokens[at].kind == Kind::Other) {
        const auto& text = tokens[at].text;
        const auto named = text.size() > 3 && (text[0] == 'U' || text[0] == 'u' || text[0] == 'G' || text[0] == 'g');
        shift = shiftFrom(named ? text.substr(3) : text);
    }
    if (!shift.empty())
        ++at;
    clock.zone = shift.empty() && utc ? "Z" : shift;
    clock.tokens = at;
}

Reading<ClockWords> midnight(const WordToken& token)
{
    return misread(ErrorCode::Invalid, token.range, "midnight could be the day's beginning or its end: write 00:00",
                   {{{token.range, "00:00"}}});
}

Reading<ClockWords> whichHalf(Tokens tokens)
{
    const auto range = rangeOf(tokens.first(2));
    const auto hour = std::to_string(tokens[0].number);
    return misread(ErrorCode::Invalid, range, "\"" + hour + " o'clock\" could be in the morning or in the evening",
                   {{{range, hour + " am"}}, {{range, hour + " pm"}}});
}

} // namespace

Reading<ClockWords> readClockWords(Tokens tokens)
{
    ClockWords clock;
    if (tokens.empty())
        return clock;
    const auto& first = tokens.front();
    if (first.is("midnight"))
        return midnight(first);
    const auto number = first.kind == Kind::Number;
    const auto half = isTokenIn(tokens, 1, {"am", "pm"});
    const auto hours = isTokenIn(tokens, 1, {"hrs", "hours", "hour", "h"});
    const auto point = number && first.text.size() == first.digits + 3; // "7.55"
    std::array<int, 3> parts{};
    if (first.isOneOf({"noon", "midday"}))
        parts = {12, 0, 0};
    else if (first.kind == Kind::Clock)
        parts = clockParts(first.text, ':');
    else if (number && isTokenIn(tokens, 1, {"oclock"}) && first.digits <= 2 && first.number <= 12 && !point)
        return whichHalf(tokens);
    else if (number && hours && first.digits == 4)
        parts = {static_cast<int>(first.number / 100), static_cast<int>(first.number % 100), 0};
    else if (number && first.digits <= 2 && (half || hours) && (point || first.text.size() == first.digits))
        parts = clockParts(first.text, '.');
    else
        return clock;
    clock.tokens = 1 + (half || hours ? 1U : 0U);
    const auto range = rangeOf(tokens.first(clock.tokens));
    if (half && (parts[0] < 1 || parts[0] > 12))
        return misread(ErrorCode::Invalid, range, "hours before \"am\" and \"pm\" go from 1 to 12",
                       {{{tokens[1].range, ""}}});
    if (half)
        parts[0] = parts[0] % 12 + (tokens[1].is("pm") ? 12 : 0);
    if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59)
        return misread(ErrorCode::Invalid, range, "there is no such time of day: hours go to 23, minutes to 59");
    clock.second = parts[0] * kHour + parts[1] * kMinute + parts[2];
    readZone(tokens, clock);
    return clock;
}

} // namespace dateline
