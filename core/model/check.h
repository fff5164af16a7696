#pragma once

#include "core/model/case.h"
#include "core/result.h"

#include <string>
#include <vector>

namespace dateline {

/// Everything in a case that its form does not allow, in the order of the case; empty for a sound one.
///
/// Checked: ids are well-formed and unique; what is named exists (categories, properties, entities, sources, events,
/// passages) and passages belong to the source of what rests on them; places and parents do not go round in a circle;
/// values fit their property's type; every claim of a source and every relation has a passage, the analyst's own claims
/// have none and assert; every derived claim has its derivation, every ruling its reason; relative dates name an event,
/// do not go round in a circle, and have the value that rederive() gives; positions are ordered, as long as the words
/// they stand for, and inside the source's text; colours, coordinates, credibilities, checksums, margins and amounts
/// are in their range; the time zone is one. Texts are taken as valid UTF-8; an attached text is not compared with its
/// checksum.
///
/// Each error is ErrorCode::Invalid and names its place first, then what is wrong:
/// `event "kerman", claim "kerman-3": has no passage`.
std::vector<Error> check(const Case& content);

/// The same for a part of a case, in which events may lack claims: values that are worked out from other events' dates
/// are taken as they are.
std::vector<Error> checkPart(const Case& part);

/// No margin of approximate dates is wider.
inline constexpr int kWidestMargin = 10'000;

/// Not empty, and of lower-case ASCII letters, digits and hyphens only.
bool isWellFormedId(std::string_view id);

} // namespace dateline
