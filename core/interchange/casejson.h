#pragma once

#include "core/model/case.h"
#include "core/result.h"

#include <string>
#include <string_view>

namespace dateline {

/// Reads a case in the form of docs/case-json.md, whoever wrote it. What it returns is sound (check() finds nothing)
/// and in the documented order, whatever order the file has; passages are Unattached.
///
/// Everything that is not allowed is refused, never repaired or passed over: a member that the form does not know, a
/// wrong type, an unknown word, an empty text (but `prefix` and `suffix`), an attached text that does not have its
/// stated SHA-256. The message says where, in words: `event "kerman", claim "kerman-3": lacks "source"`.
/// - Syntax: it is not JSON, or not strict enough (see parseStrictJson()); with line and column.
/// - NotACase: JSON, but no case. Newer: a later version of the form.
/// - Invalid: anything else. Of several problems that check() finds the first is told, and how many more there are.
Result<Case> caseFromJson(std::string_view utf8);

/// Writes a case in the form and the order of docs/case-json.md, ending with a line end. Equal cases give equal bytes,
/// and of a sound case caseFromJson(caseToJson(c)) is c in documented order, without its anchorings.
std::string caseToJson(const Case& content);

} // namespace dateline
