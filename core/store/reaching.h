#pragma once

#include "core/model/change.h"
#include "core/store/history.h"

#include <cstddef>
#include <optional>

/// How much an edit is, before it is made: see CaseFile::reach.
namespace dateline::store {

std::size_t reachOf(Database& database, const Change& change);
/// Of undoing or redoing a step, or taking it back; 0 of none.
std::size_t reachOf(Database& database, const std::optional<Step>& step);

} // namespace dateline::store
