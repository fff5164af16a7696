#pragma once

#include "core/model/vocabulary.h"

#include <QString>

#include <optional>

namespace dateline {

/// The Admiralty (NATO) system in its own words: how far a source is relied on, and how far a claim is believed, each
/// judged without regard to the other.

/// "Usually reliable" for B.
QString reliabilityWords(Reliability reliability);
/// "Probably true" for 2. `credibility` is 1 to 6.
QString credibilityWords(int credibility);
/// "B2", "B–" where the claim is not judged; empty where nothing is judged at all.
QString gradeText(Reliability reliability, std::optional<int> credibility);
/// Both in words, on two lines: for a tool tip.
QString gradeInWords(Reliability reliability, std::optional<int> credibility);

/// "states", "denies", "reports".
QString stanceWord(Stance stance);

} // namespace dateline
