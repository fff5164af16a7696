// Tries to make Dateline lose something, and prints a row for each way in which it tried. script/durability runs it.
//
//   durability [--long] [--only NAME] [--first] --disk LIBRARY --folder FOLDER
//   durability session FOLDER SEED COUNT ACKNOWLEDGEMENTS      (started by the others)
//   durability save NUMBER FOLDER                              (started by the others)

#include "tests/durability/trials.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

using namespace dateline::durability;

namespace {

int usage()
{
    std::fputs("usage: durability [--long] [--only NAME] [--first] --disk LIBRARY --folder FOLDER\n", stderr);
    return 2;
}

/// The rows of a trial; whether nothing was lost.
bool print(const std::vector<Row>& rows)
{
    bool isWell = true;
    for (const auto& row : rows) {
        std::printf("%-42s %6d tried  %6d lost  %s\n", row.name.c_str(), row.tried, row.lost, row.note.c_str());
        for (const auto& fault : row.faults)
            std::printf("    %s\n", fault.c_str());
        isWell = isWell && row.lost == 0;
    }
    std::fflush(stdout);
    return isWell;
}

} // namespace

int main(int count, char** words)
{
    std::signal(SIGXFSZ, SIG_IGN);
    if (count == 6 && std::strcmp(words[1], "session") == 0)
        return sessionProcess(words[2], static_cast<unsigned>(std::atoi(words[3])), std::atoi(words[4]), words[5]);
    if (count == 4 && std::strcmp(words[1], "save") == 0)
        return saveProcess(words[2], words[3]);
    Setting setting;
    std::string only;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--long")
            setting.isLong = true;
        else if (word == "--first")
            setting.endsAtFirst = true;
        else if (i + 1 < count && word == "--only")
            only = words[++i];
        else if (i + 1 < count && word == "--disk")
            setting.diskLibrary = words[++i];
        else if (i + 1 < count && word == "--folder")
            setting.folder = words[++i];
        else
            return usage();
    }
    if (setting.diskLibrary.empty() || setting.folder.empty())
        return usage();
    bool isWell = true;
    bool any = false;
    for (const auto& trial : allTrials()) {
        if (!only.empty() && only != trial.name)
            continue;
        any = true;
        const auto start = std::chrono::steady_clock::now();
        auto rows = trial.run(setting);
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(std::chrono::steady_clock::now() - start).count();
        if (!rows.empty())
            rows.back().note += (rows.back().note.empty() ? "" : "; ") + std::to_string(seconds) + " s";
        isWell = print(rows) && isWell;
    }
    return !any ? usage() : isWell ? 0 : 1;
}
