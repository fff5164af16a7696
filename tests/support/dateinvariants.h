#pragma once

#include <string_view>

namespace dateline::test {

/// What must hold whatever a text is, tried on any bytes: its first line is read as a date, EDTF and words; its second
/// line as another date, and as how far one date is from another. Whatever is read must be told, bounded and read back,
/// and the relations of both must not contradict each other.
///
/// The rule that does not hold, in words for a developer; nullptr where all do. Shared by the fuzzers and by the test
/// of what they found.
const char* brokenRule(std::string_view bytes);

/// The same for any bytes read as what a person types, with the suggestions that are made where that is no date.
const char* brokenTypingRule(std::string_view bytes);

} // namespace dateline::test
