#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A text as names are compared: folded (core/text/folding.h), without regard to case and accents, and without white
/// space at its ends. "Café  Zürich" and "CAFE ZURICH" are the same.
std::string comparable(std::string_view text);

/// The words of a comparable text, in their order: its runs of letters and digits.
std::vector<std::string> comparableWords(std::string_view comparableText);

} // namespace dateline
