#pragma once

#include "core/time/misreading.h"

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Whole texts that may have been meant where `text` was misread, the likeliest first: its remedies, or the words of
/// dates nearest to one that is none. They are not tried: some may be no dates. Private to readDate().
std::vector<std::string> candidatesFor(std::string_view text, const Misreading& error);

/// The text without that stretch, and without the blanks and commas that this leaves over.
std::string withoutStretch(std::string_view text, TextStretch stretch);

/// What two or three numbers with signs or blanks between them may have been meant as ("08/2021", "2014-15",
/// "22-03-2024"), or eight digits; nothing for other texts. Not tried, either.
std::vector<std::string> candidatesForNumbers(std::string_view text);

/// What a text that looks like EDTF and is not may have been meant as; not tried, either.
std::vector<std::string> candidatesForEdtf(std::string_view text);

} // namespace dateline
