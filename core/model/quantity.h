#pragma once

#include "core/model/vocabulary.h"

#include <string>

namespace dateline {

/// An amount as a source gives it.
///
/// `of` names the part that is counted where it is not everything ("American soldiers"); two quantities are compared
/// only where `of` is the same.
struct Quantity
{
    double amount = 0;
    double upper = 0; ///< the other end, for Comparator::Between only
    Comparator comparator = Comparator::Exactly;
    std::string of;

    bool operator==(const Quantity&) const = default;
};

/// The smallest and the largest amount that the words allow, both included; an open end is -infinity or +infinity.
///
/// Amounts of people and things are whole, so "more than 133" is 134 and up. Of a whole amount n:
///
///     Exactly   [n, n]          AtLeast  [n, ∞)      AtMost    (-∞, n]      Between  [n, upper]
///     Almost    [0.9 n, n-1]    MoreThan [n+1, ∞)    LessThan  (-∞, n-1]    About    [0.9 n, 1.1 n]
///
/// where 0.9 n and 1.1 n are rounded outward to whole amounts. Where n is not whole, n stands for n-1 and n+1, and
/// nothing is rounded. `lower` is never above `upper`.
struct QuantityBounds
{
    double lower = 0;
    double upper = 0;

    bool meets(const QuantityBounds& other) const { return lower <= other.upper && other.lower <= upper; }
    bool operator==(const QuantityBounds&) const = default;
};

QuantityBounds bounds(const Quantity& quantity);

/// "133", "133+" (more than, at least), "~100" (about, almost), "≤ 5", "< 5", "4000–6000": for marks on a scale. `of`
/// is left out.
std::string shortText(const Quantity& quantity);

/// "more than 133", "at least 6 civilians", "4,000 to 6,000": for reading, in English, with thousands separated.
std::string inWords(const Quantity& quantity);

/// "133" or "2.5": digits with a point and no separators, in any locale.
std::string amountText(double amount);

} // namespace dateline
