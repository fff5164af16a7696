#pragma once

#include <cstdlib>
#include <cstring>

namespace dateline::test {

/// How many random values a property is tried on: ten million in the long form (DATELINE_LONG=1), and `ordinarily`
/// so many in a run of all tests.
inline int rounds(int ordinarily)
{
    const char* const asked = std::getenv("DATELINE_LONG");
    const auto isLong = asked != nullptr && std::strcmp(asked, "") != 0 && std::strcmp(asked, "0") != 0;
    return isLong ? 10'000'000 : ordinarily;
}

} // namespace dateline::test
