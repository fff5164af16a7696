#pragma once

#include "core/model/case.h"
#include "core/store/casefile.h"

#include <string>
#include <vector>

/// What copying to and pasting from a spreadsheet share. Not for callers.
namespace dateline {

/// What a column holds.
enum class ColumnMember
{
    Id,
    Title,
    Category,
    Importance,
    Parent,
    Tags,
    Summary,
    Note,
    Claim,   ///< on a property
    Unknown, ///< its cells go into the note
};

struct SpreadsheetColumn
{
    ColumnMember member = ColumnMember::Unknown;
    std::string name;  ///< as it is written
    Property property; ///< of ColumnMember::Claim
};

/// The column of that name, as people may call it.
SpreadsheetColumn columnOf(const std::string& name, const std::vector<Property>& properties);

/// What cells are read and written with.
struct SpreadsheetWords
{
    std::vector<Property> properties;
    std::vector<Category> categories;
    std::vector<Entity> entities;
};

Result<SpreadsheetWords> spreadsheetWords(const CaseFile& file);

} // namespace dateline
