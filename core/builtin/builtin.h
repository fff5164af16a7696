#pragma once

#include <string_view>

namespace dateline {

/// The built-in case as JSON (docs/case-json.md), UTF-8. It lives as long as the program.
std::string_view builtinCaseJson();

/// The name the command line knows the built-in case by, in `--from built-in`.
inline constexpr std::string_view kBuiltinCaseName = "built-in";

} // namespace dateline
