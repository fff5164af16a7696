#pragma once

#include "core/store/patching.h"

namespace dateline::store {

/// The patches that follow from what was touched: dates that are told from dates which may have changed. They are
/// marked as derived.
std::vector<Patch> derivedPatches(Database& database, const Touched& touched);

/// Writes anew what claims come to, for every event for which it may have changed, and adds those to the touched ones.
void resolveTouched(Database& database, Patcher& patcher, Progressing& progressing);

} // namespace dateline::store
