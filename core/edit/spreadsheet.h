#pragma once

#include "core/model/change.h"
#include "core/store/casefile.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Events from and to a spreadsheet, by way of the clipboard.
namespace dateline {

/// Something in a pasted table that could not be taken as it was meant.
struct LineProblem
{
    std::size_t line = 0; ///< from 1, the header's
    std::string message;

    bool operator==(const LineProblem&) const = default;
};

struct SpreadsheetEvents
{
    Change change; ///< for CaseFile::apply
    std::size_t events = 0;
    std::vector<std::string> newCategories; ///< names of categories that are made with them
    std::vector<std::string> newEntities;   ///< names of actors and places that are made with them
    std::vector<LineProblem> problems;
};

/// New events from a pasted table (tab, semicolon or comma; see core/interchange/csv.h). Its first line names the
/// columns, in any order and without regard to case: title (needed), category, importance, parent (the title of an
/// event, here or in the case), tags (parted by commas), summary, note; and any property by its id or name: date,
/// place, deaths … What stands under a property becomes the analyst's own claim (see valueFromWords). Categories,
/// actors and places that the case does not have are made.
///
/// Nothing is lost: what is not understood, and what stands in an unknown column, goes into the event's note, and
/// `problems` says so. A line without a title is left out and said, too. Syntax or Invalid: it is no table. Invalid: no
/// column is called title.
Result<SpreadsheetEvents> fromSpreadsheet(const CaseFile& file, std::string_view text);

/// A table with tabs of these events, with a header line that fromSpreadsheet() understands. Columns: "id", "title",
/// "category" (its name), "importance", "parent" (its title), "tags", "summary", "note", and ids of properties (the
/// resolved value; of a date EDTF). NotFound for any other.
Result<std::string> toSpreadsheet(const CaseFile& file, const std::vector<std::string>& columns,
                                  const std::vector<EventKey>& events);

} // namespace dateline
