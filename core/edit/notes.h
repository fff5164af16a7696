#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <string>

namespace dateline {

/// Sets the analyst's note on an object of any kind but a property, which has none; an empty text takes it away. A
/// Change for CaseFile::apply. NotFound where there is no such object, Invalid for a property.
Result<Change> setNote(const CaseFile& file, ObjectKind kind, const std::string& id, const std::string& note);

} // namespace dateline
