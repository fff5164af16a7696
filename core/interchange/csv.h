#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Tables of text: CSV (RFC 4180) and what spreadsheets put on the clipboard, which is the same with tabs.
namespace dateline {

struct TableRow
{
    std::size_t line = 0; ///< on which it begins, from 1
    std::vector<std::string> cells;

    bool operator==(const TableRow&) const = default;
};

/// Reads a table, whichever of tab, semicolon, comma and bar parts the cells of its first line; line ends of any
/// system. Cells may stand in quotation marks, doubled inside. Empty lines are left out; rows may be of different
/// lengths. White space at the ends of cells, and the apostrophe of protectedCell(), are taken off. Syntax: a quotation
/// mark is never closed. Invalid: the text is not UTF-8.
Result<std::vector<TableRow>> tableFromText(std::string_view text);

/// A table as text with that separator, each row ending with a line end. Cells are protected (protectedCell).
std::string tableToText(const std::vector<std::vector<std::string>>& rows, char separator);

/// A cell that no spreadsheet takes for a formula: where "=", "+", "-", "@", a tab or a carriage return stands at its
/// start, or behind a character that may part cells, an apostrophe stands before it. Numbers are left as they are.
std::string protectedCell(std::string_view text);

/// What protectedCell() was given.
std::string unprotectedCell(std::string_view text);

} // namespace dateline
