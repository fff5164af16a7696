// Feeds any bytes to what reads dates and shifts, and stops where a rule is broken.

#include "tests/support/dateinvariants.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (const auto* rule = dateline::test::brokenRule({reinterpret_cast<const char*>(data), size})) {
        std::fprintf(stderr, "broken: %s\n", rule);
        std::abort();
    }
    return 0;
}
