// Feeds any bytes to the parser of dates alone, which is fast enough for a hundred million of them.

#include "core/time/edtf.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using dateline::EdtfDate;
    const auto date = EdtfDate::parse({reinterpret_cast<const char*>(data), size});
    if (!date)
        return 0;
    const auto bounds = date->bounds();
    const auto text = date->format();
    const auto again = EdtfDate::parse(text);
    if (!again || *again != *date || again->format() != text || bounds.latest < bounds.earliest ||
        !date->widened().contains(bounds))
        std::abort();
    return 0;
}
