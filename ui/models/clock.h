#pragma once

#include "core/model/change.h"
#include "core/time/edtf.h"

#include <cstdint>

/// The only place where the program looks at the clock and at who uses it: the core is told both.
namespace dateline {

/// Seconds since 1970-01-01T00:00:00 UTC.
std::int64_t secondsNow();

/// The day that it is here.
EdtfDate today();

/// The user by their full name, else by their login name, now.
Stamp stampNow();

} // namespace dateline
