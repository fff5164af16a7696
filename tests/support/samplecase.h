#pragma once

#include "core/model/case.h"

#include <cstddef>

/// Cases for tests. Both are sound (`check` finds nothing) and in the documented order.
namespace dateline::test {

/// A small invented case that has one of everything: a date of each kind, disputed dates and tolls, a span with an open
/// end, an event without a date, a denial, rulings, aliases, a place within a place, relations, a source with its text
/// attached, one that is a part of a file, a property of the case's own.
///
/// Events: harbour-fire (2 March 2021, 9 March by another source), strike (2021-04/2021-06, a span), inquiry
/// (2021-09/.., goes on), flood (2020), vote (2021-10-03T14:30:00), rumour (no date).
Case sampleCase();

/// The text of the sample case's source "gazette", which is attached to it.
std::string gazetteText();

/// The text of the sample case's source "herald", which is not attached; its passages stand in it.
std::string heraldText();

/// A case of so many events over fifty years, with about three claims and one passage an event, 12 categories, places,
/// actors, spans, disputes and relations; the same for the same seed.
Case generatedCase(std::size_t events, unsigned seed);

} // namespace dateline::test
