#include "core/interchange/csv.h"

#include "core/text/codepoints.h"

#include <csv.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace dateline {

namespace {

constexpr std::string_view kSeparators = "\t;,|";
constexpr std::string_view kFormulaStarts = "=+-@\t\r";
constexpr std::string_view kCellStarts = "\t;,|\n"; ///< behind which a spreadsheet may begin another cell

/// Line ends of any system as line feeds.
std::string withLineFeeds(std::string_view text)
{
    std::string lines;
    lines.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\r')
            lines += text[at];
        else if (at + 1 == text.size() || text[at + 1] != '\n')
            lines += '\n';
    }
    return lines;
}

/// The separator that stands most often in the first line with something in it, outside quotation marks.
char separatorOf(std::string_view text)
{
    std::vector<std::size_t> counts(kSeparators.size(), 0);
    bool isQuoted = false;
    for (const char c : text.substr(std::min(text.find_first_not_of('\n'), text.size()))) {
        if (c == '\n' && !isQuoted)
            break;
        isQuoted = isQuoted != (c == '"');
        if (const auto which = kSeparators.find(c); which != std::string_view::npos && !isQuoted)
            ++counts[which];
    }
    // A tab is never part of a text; where there are any, it is the separator.
    if (counts[0] > 0)
        return '\t';
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? ',' : kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

std::string cellText(std::string_view cell)
{
    const auto start = cell.find_first_not_of(" \n");
    if (start == std::string_view::npos)
        return {};
    const auto end = cell.find_last_not_of(" \n");
    return unprotectedCell(cell.substr(start, end - start + 1));
}

/// Gathers what the parser finds.
struct Gathering
{
    std::vector<TableRow> rows;
    TableRow row{1, {}};
    std::size_t lines = 1; ///< from the start of the row to the next

    void addCell(std::string_view cell)
    {
        lines += static_cast<std::size_t>(std::ranges::count(cell, '\n'));
        row.cells.push_back(cellText(cell));
    }

    void endRow()
    {
        const auto next = row.line + lines;
        if (std::ranges::any_of(row.cells, [](const std::string& cell) { return !cell.empty(); }))
            rows.push_back(std::move(row));
        row = {next, {}};
        lines = 1;
    }
};

void takeCell(void* text, std::size_t size, void* gathering)
{
    static_cast<Gathering*>(gathering)->addCell({static_cast<const char*>(text), size});
}

void takeRowEnd(int, void* gathering)
{
    static_cast<Gathering*>(gathering)->endRow();
}

int noSpace(unsigned char)
{
    return 0;
}

bool isNumber(std::string_view text)
{
    if (!text.empty() && (text.front() == '-' || text.front() == '+'))
        text.remove_prefix(1);
    const auto isDigit = [](char c) {
        return c >= '0' && c <= '9';
    };
    return !text.empty() && isDigit(text.front()) && isDigit(text.back()) && std::ranges::count(text, '.') <= 1 &&
           std::ranges::all_of(text, [&](char c) { return isDigit(c) || c == '.'; });
}

/// Where a cell may begin and a formula would, with at least so many apostrophes between.
bool isFormulaAt(std::string_view text, std::size_t at, std::size_t apostrophes)
{
    if (at > 0 && kCellStarts.find(text[at - 1]) == std::string_view::npos)
        return false;
    const auto behind = text.find_first_not_of('\'', at);
    return behind != std::string_view::npos && behind - at >= apostrophes &&
           kFormulaStarts.find(text[behind]) != std::string_view::npos;
}

} // namespace

Result<std::vector<TableRow>> tableFromText(std::string_view text)
{
    text = withoutByteOrderMark(text);
    if (const auto bad = firstInvalidUtf8(text))
        return fail(ErrorCode::Invalid, "the table is not UTF-8: byte " + std::to_string(*bad + 1) + " is wrong");
    const auto lines = withLineFeeds(text);
    csv_parser parser;
    if (csv_init(&parser, CSV_REPALL_NL) != 0)
        return fail(ErrorCode::Unreadable, "the table cannot be read");
    const std::unique_ptr<csv_parser, decltype(&csv_free)> release(&parser, csv_free);
    csv_set_delim(&parser, static_cast<unsigned char>(separatorOf(lines)));
    csv_set_space_func(&parser, noSpace);
    Gathering gathering;
    const bool parsed =
        csv_parse(&parser, lines.data(), lines.size(), takeCell, takeRowEnd, &gathering) == lines.size();
    // Only its end is read strictly: elsewhere a quotation mark may stand inside a cell, as in 5" pipes.
    csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
    if (!parsed || csv_fini(&parser, takeCell, takeRowEnd, &gathering) != 0)
        return fail(ErrorCode::Syntax, "a quotation mark that stands behind line " +
                                           std::to_string(gathering.row.line) + " is never closed");
    return std::move(gathering.rows);
}

std::string tableToText(const std::vector<std::vector<std::string>>& rows, char separator)
{
    const auto special = std::string("\"\n\r") + separator;
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto cell = protectedCell(row[i]);
            text.append(i == 0 ? 0 : 1, separator);
            if (cell.find_first_of(special) == std::string::npos) {
                text += cell;
                continue;
            }
            text += '"';
            for (const char c : cell)
                text.append(c == '"' ? 2 : 1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

std::string protectedCell(std::string_view text)
{
    if (isNumber(text))
        return std::string(text);
    std::string cell;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isFormulaAt(text, at, 0))
            cell += '\'';
        cell += text[at];
    }
    return cell;
}

std::string unprotectedCell(std::string_view text)
{
    std::string cell;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (!isFormulaAt(text, at, 1))
            cell += text[at];
    return cell;
}

} // namespace dateline
