#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <optional>
#include <string>
#include <vector>

/// Edits of what a case sorts by: its categories, and properties of its own; and of what it says of itself. Each
/// returns a Change for CaseFile::apply and changes nothing itself. NotFound: what is named is not there. Invalid: what
/// is asked for makes no sense. Conflict: something else depends on it.
namespace dateline {

/// A category. Where colour or shape is left open, it gets the first that no other has. Stands last.
Result<Change> addCategory(const CaseFile& file, const std::string& name, const std::string& color = {},
                           std::optional<Shape> shape = {});

/// Gives the category of that id these members.
Result<Change> changeCategory(const CaseFile& file, const Category& after);

/// Its events get the `replacement` (an id). Conflict where it has events and there is no replacement, saying how many.
Result<Change> removeCategory(const CaseFile& file, const std::string& category, const std::string& replacement = {});

/// `ids` names all categories.
Result<Change> orderCategories(const CaseFile& file, const std::vector<std::string>& ids);

/// A property of the case's own. Stands last. Invalid where there is one of that name, built in or not.
Result<Change> addProperty(const CaseFile& file, const std::string& name, ValueType type);

/// Gives the property of that id these members. Conflict where its type changes while claims are on it; Invalid where
/// it is built in.
Result<Change> changeProperty(const CaseFile& file, const Property& after);

/// Conflict where claims are on it, saying how many; Invalid where it is built in.
Result<Change> removeProperty(const CaseFile& file, const std::string& property);

/// `ids` names all properties of the case's own.
Result<Change> orderProperties(const CaseFile& file, const std::vector<std::string>& ids);

Result<Change> changeInfo(const CaseFile& file, const CaseInfo& after);

} // namespace dateline
