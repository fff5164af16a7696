#pragma once

#include "core/store/database.h"
#include "core/store/patch.h"

#include <string>
#include <string_view>

/// What the objects of a case are called in messages and in the history.
namespace dateline::store {

/// The title or name of the object, or of what it belongs to (of a claim: its event), as it is now; else as the
/// members say; else empty.
std::string titleOf(Database& database, const Patch& patch);

/// "the claim on Crocus City Hall attack", "the category Fires".
std::string nameOf(Database& database, Kind kind, const std::string& id);

} // namespace dateline::store
