#include "core/builtin/builtin.h"

extern "C" {
extern const char dateline_builtin_case_start[];
extern const char dateline_builtin_case_end[];
}

namespace dateline {

std::string_view builtinCaseJson()
{
    return {dateline_builtin_case_start, dateline_builtin_case_end};
}

} // namespace dateline
