#pragma once

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace dateline::test {

/// A row of tests/data/edtf/cases.tsv or more.tsv; the heads of the files say what their columns are.
struct EdtfCase
{
    std::string text;
    bool valid = false;
    int level = 0;
    std::string earliest;
    std::string latest;
    std::string reason;

    /// The name of its row in a test: the expression, and the section that decides it where libraries disagree.
    std::string label() const { return reason.empty() ? text : text + " (" + reason + ")"; }
};

/// The rows of a file of tests/data, its cells parted by tabs; lines that begin with "#" are left out.
inline std::vector<std::vector<std::string>> tableRows(const std::string& name, std::size_t columns)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream file(DATELINE_TEST_DATA "/" + name);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::vector<std::string> cells(1);
        for (const auto c : line) {
            if (c == '\t')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        cells.resize(columns);
        rows.push_back(std::move(cells));
    }
    return rows;
}

inline std::vector<EdtfCase> edtfCases()
{
    std::vector<EdtfCase> cases;
    for (const auto* name : {"edtf/cases.tsv", "edtf/more.tsv"}) {
        for (const auto& cells : tableRows(name, 7))
            cases.push_back({cells[0], cells[1] == "valid", cells[2].empty() ? 0 : std::stoi(cells[2]), cells[3],
                             cells[4], cells[6]});
    }
    return cases;
}

} // namespace dateline::test
