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
/// values fit their property's type; every claim and relation has a passage, every derived claim its derivation, every
/// ruling its reason; positions are ordered, as long as the words they stand for, and inside the source's text;
/// colours, coordinates, credibilities, checksums and amounts are in their range. Texts are taken as valid UTF-8; an
/// attached text is not compared with its checksum.
///
/// Each error is ErrorCode::Invalid and names its place first, then what is wrong:
/// `event "kerman", claim "kerman-3": has no passage`.
std::vector<Error> check(const Case& content);

/// Not empty, and of lower-case ASCII letters, digits and hyphens only.
bool isWellFormedId(std::string_view id);

} // namespace dateline
