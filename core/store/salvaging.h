#pragma once

#include "core/model/case.h"
#include "core/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace dateline {

/// How much of one kind of thing could be read from a damaged case.
struct SalvagedKind
{
    std::string name;        ///< English plural, "events"
    std::size_t read = 0;    ///< those that the salvaged case has as they were
    std::size_t known = 0;   ///< those of which there is any trace
    std::size_t standIn = 0; ///< lost ones that others rest on, in whose place something named "(lost …)" stands

    bool operator==(const SalvagedKind&) const = default;
};

/// What could be read from a damaged case.
struct Salvage
{
    Case content; ///< sound (`check` finds nothing)
    std::vector<SalvagedKind> kinds;

    /// Nothing of which there is a trace was lost.
    bool isWhole() const;
    /// "112 of 116 events, 980 of 992 claims": the kinds of which something was lost; "everything" where nothing was.
    std::string inWords() const;
};

/// Reads what can be read of a damaged case: table by table and row by row, from a connection that cannot write,
/// leaving out what cannot be read and what a case may not hold. A claim whose event or source is lost is kept, on a
/// stand-in. The history and drafts are not salvaged. Not for a case that opens.
///
/// NotFound, NotACase, Unreadable as for CaseFile::open; Damaged where nothing at all can be read.
Result<Salvage> salvage(const std::string& path);

} // namespace dateline
