#pragma once

#include <string>
#include <string_view>

/// Letters and digits of ASCII, whatever the locale; every other byte is neither and stays as it is.
namespace dateline {

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether there are digits, and nothing else.
constexpr bool areDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The small letter of a capital.
constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = lowered(c);
    return out;
}

} // namespace dateline
