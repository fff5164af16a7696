#pragma once

#include "core/model/case.h"

#include <string>

namespace dateline {

/// A small case about a fire in a concert hall, on which three invented articles disagree. Its passages are cut from
/// the articles' texts, so positions and surroundings are right. What is in it for tests:
/// - "hall-fire" (core): the date disputed (two sources against one), deaths from five claims with an open bound and an
///   estimate, a part count ("firefighters"), a derived date, a denial, a ruled-out claim, an analyst's note, a claim
///   with two passages, passages that lie over each other
/// - "inspection" (core): one source; it warned of the fire
/// - "marked-up": a title, a summary and a name with markup in them
/// - "long-words": a title without a space in it
Case citationCase();

/// The same with the articles' full texts attached.
Case citationCaseWithTexts();

/// The same with an event "crowded" of that many claims, half of them on one property.
Case citationCaseWithClaims(int claims);

/// The text of the articles "herald", "courier" and "gazette".
std::string citationText(const std::string& source);

} // namespace dateline
