#pragma once

#include "core/time/edtf.h"

namespace dateline {

/// Reads a date of three numbers between "/" or ".": "3/22/24", "22.3.2024", "2024/3/22". A year of two digits is
/// 1969 to 2068. Private to fromWords().
///
/// NotFound: it is not of this form. Invalid: it is and no such day exists, or the day and the month could be
/// exchanged; the message then names both readings.
Result<EdtfDate> readNumericDate(std::string_view text);

} // namespace dateline
