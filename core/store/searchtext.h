#pragma once

#include "core/model/case.h"

#include <string>

namespace dateline::store {

/// The words that a claim's value is found by, and that a hit in it shows: a date in words and as EDTF, an amount in
/// words and in bare digits, of an entity the source's word and all its names, each once. `entity` is the one that an
/// EntityValue names, and is not looked at for other values.
std::string searchText(const ClaimValue& value, const Entity* entity);

} // namespace dateline::store
