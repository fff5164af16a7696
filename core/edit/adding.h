#pragma once

#include "core/edit/eventedits.h"
#include "core/edit/ids.h"

#include <string>
#include <string_view>
#include <vector>

/// What several operations add to a Change. Not for callers.
namespace dateline {

/// Adds an event, with its date as the analyst's own claim; returns its id.
Result<std::string> addEventTo(Change& change, const CaseFile& file, FreshIds& ids, const NewEvent& event);

/// Adds a claim whose id is still to be made to an event, which may be new in the same change; returns the claim's id.
/// Looks only at what a person could get wrong: that the property exists, in the case or in the change, and takes such
/// a value.
Result<std::string> addClaimTo(Change& change, const CaseFile& file, FreshIds& ids, const std::string& event,
                               Claim claim);

/// The category of that name, without regard to case and accents: one of the case, or a new one, which is added; its
/// id.
Result<std::string> addCategoryTo(Change& change, const CaseFile& file, FreshIds& ids, std::string_view name);

/// A category with the first colour and shape that those of the case do not have yet.
Category freshCategory(const std::vector<Category>& existing, std::string id, std::string name);

} // namespace dateline
