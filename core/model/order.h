#pragma once

#include "core/model/case.h"

namespace dateline {

/// The case with everything in the order that docs/case-json.md documents: what exports are written in.
///
/// Entities by id; passages by start, end, id; events by the start of their resolved date, then id, those without a
/// date last; an event's claims by property (built-in ones in their order, then the case's own), then by source (in
/// the case's order, the analyst's own last), then id; relations by from, type, to, id. Categories, properties and
/// sources keep their order, which is the analyst's.
Case inDocumentedOrder(Case content);

} // namespace dateline
