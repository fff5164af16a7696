#pragma once

#include "core/result.h"

#include <nlohmann/json.hpp>
#include <string_view>

namespace dateline {

/// How many arrays and objects may stand inside each other, the outermost counted too.
inline constexpr std::size_t kMaxJsonDepth = 64;

/// Reads JSON (RFC 8259) that comes from anybody. Beyond the grammar it refuses bytes that are not UTF-8, U+0000 in any
/// text (a database would cut it there), two members of one name in an object, more than kMaxJsonDepth levels, and
/// numbers beyond a double. A byte-order mark at the start is passed over.
///
/// Errors are ErrorCode::Syntax and begin with the place: "line 3, column 17: expected a value, found "}"". Lines end
/// with LF; columns count code points; both count from 1.
Result<nlohmann::json> parseStrictJson(std::string_view utf8);

} // namespace dateline
