#pragma once

#include "core/store/database.h"
#include "core/store/patch.h"
#include "core/store/progressing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The case's history as it is stored: steps, each with its patches in the order in which they were applied.
namespace dateline::store {

/// A step as undoing and redoing need it.
struct Step
{
    std::int64_t step = 0;
    std::int64_t after = 0; ///< the step that was the last done one when it was made; 0 is none
    std::string name;
    StepState state = StepState::Done;
    std::string about;
};

/// Adds a step behind the last done one, and gives up those that were undone. Returns its number.
std::int64_t addStep(Database& database, std::string_view name, const Stamp& stamp, std::string_view about,
                     const std::string& token, const std::vector<Patch>& patches, Progressing& progressing);

/// Says that it was undone or done again, by whom and when.
void turnStep(Database& database, std::int64_t step, StepState state, const Stamp& stamp, const std::string& token);

std::optional<Step> lastDone(Database& database);
std::optional<Step> firstUndone(Database& database);
std::optional<Step> findStep(Database& database, std::int64_t step);

std::vector<Patch> readPatches(Database& database, std::int64_t step);

/// CaseFile::history.
std::vector<HistoryStep> readHistory(Database& database, std::size_t limit, std::int64_t before);

/// The last done step that touched that object (that member of it, where one is named); nullopt where there is none
/// behind step `after`.
std::optional<HistoryStep> lastToTouch(Database& database, Kind kind, std::string_view id, std::string_view member,
                                       std::int64_t after);

/// A token that no other step has: what a failed commit is read back by.
std::string newToken();
bool hasToken(Database& database, const std::string& token);

} // namespace dateline::store
