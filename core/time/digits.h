#pragma once

#include "core/time/timeextent.h"

#include <cstdint>
#include <string>

namespace dateline {

/// A number from 0 to 99 in two digits: "07".
inline std::string twoDigits(int number)
{
    return std::to_string(number + 100).substr(1);
}

/// A year as EDTF writes it: "2024", "-0043", and with a Y where it has more than four digits: "Y-13800000000".
inline std::string edtfYear(std::int64_t year)
{
    return (year < -9999 || year > 9999 ? "Y" : "") + formatIsoYear(year);
}

} // namespace dateline
