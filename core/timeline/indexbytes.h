#pragma once

#include "core/timeline/eventindex.h"
#include "core/timeline/firstlook.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>

namespace dateline {

/// Takes the next bytes.
using BytesOut = std::function<void(std::span<const std::byte>)>;

/// Fills all of the span with the next bytes; false where there are not so many.
using BytesIn = std::function<bool(std::span<std::byte>)>;

/// Writes an index's columns as bytes, one after the other, each with its length before it; last comes a checksum. Its
/// rows must be in the order of events. Numbers are as this machine has them: another kind of machine will not find
/// columns in them.
void writeIndex(const EventIndex& index, const BytesOut& out);

/// Reads what writeIndex() wrote, of `size` bytes. Nothing where it is not that to the last byte, is of another version
/// of the program, or would make an index in which one column does not fit another: every number is looked at.
std::optional<EventIndex> readIndex(const BytesIn& in, std::uint64_t size);

/// The same of what is shown before the index is read.
void writeFirstLook(const FirstLook& look, const BytesOut& out);
std::optional<FirstLook> readFirstLook(const BytesIn& in, std::uint64_t size);

} // namespace dateline
