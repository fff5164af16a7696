#include "core/model/quantity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace dateline {

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

std::string withThousandsSeparated(double amount)
{
    std::string text = amountText(amount);
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = std::min(text.find('.'), text.size()); at > first + 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

} // namespace

QuantityBounds bounds(const Quantity& quantity)
{
    const double n = quantity.amount;
    const bool whole = n == std::floor(n);
    const double step = whole ? 1 : 0;
    // Nine and eleven tenths by whole numbers: 1.1 * 10 is above 11 in binary and would round up to 12.
    const double below = std::min(n * 9 / 10, n * 11 / 10);
    const double above = std::max(n * 9 / 10, n * 11 / 10);
    switch (quantity.comparator) {
    case Comparator::Exactly:
        return {n, n};
    case Comparator::AtLeast:
        return {n, kOpen};
    case Comparator::MoreThan:
        return {n + step, kOpen};
    case Comparator::AtMost:
        return {-kOpen, n};
    case Comparator::LessThan:
        return {-kOpen, n - step};
    case Comparator::Almost:
        return {std::min(whole ? std::floor(below) : below, n - step), n - step};
    case Comparator::About:
        return {whole ? std::floor(below) : below, whole ? std::ceil(above) : above};
    case Comparator::Between:
        return {std::min(n, quantity.upper), std::max(n, quantity.upper)};
    }
    return {n, n};
}

std::string shortText(const Quantity& quantity)
{
    const std::string amount = amountText(quantity.amount);
    switch (quantity.comparator) {
    case Comparator::Exactly:
        return amount;
    case Comparator::AtLeast:
    case Comparator::MoreThan:
        return amount + "+";
    case Comparator::AtMost:
        return "≤ " + amount;
    case Comparator::LessThan:
        return "< " + amount;
    case Comparator::Almost:
    case Comparator::About:
        return "~" + amount;
    case Comparator::Between:
        return amount + "–" + amountText(quantity.upper);
    }
    return amount;
}

std::string inWords(const Quantity& quantity)
{
    std::string words = withThousandsSeparated(quantity.amount);
    if (quantity.comparator == Comparator::Between)
        words += " to " + withThousandsSeparated(quantity.upper);
    else if (quantity.comparator != Comparator::Exactly)
        words = std::string(toWord(quantity.comparator)) + " " + words;
    if (!quantity.of.empty())
        words += " " + quantity.of;
    return words;
}

std::string amountText(double amount)
{
    // The longest double in fixed notation has 1077 characters. Adding zero turns -0 into 0.
    std::array<char, 1100> digits{};
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), amount + 0.0, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

} // namespace dateline
