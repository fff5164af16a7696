#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// "1 event", "3 events": the English plural of a noun that takes an s.
inline std::string counted(std::size_t count, std::string_view noun)
{
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

} // namespace dateline
