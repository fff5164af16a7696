// Tries to make Dateline lose something, and prints a row for each way in which it tried. script/durability runs it.
//
//   durability [--long] [--only NAME] --disk LIBRARY --folder FOLDER
//   durability session FOLDER SEED COUNT ACKNOWLEDGEMENTS      (started by the others)

#include "tests/durability/trials.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

using namespace dateline::durability;

namespace {

int usage()
{
    std::fputs("usage: durability [--long] [--only NAME] --disk LIBRARY --folder FOLDER\n", stderr);
    return 2;
}

void print(const Row& row)
{
    std::printf("%-34s %8d tried  %6d lost  %s\n", row.name.c_str(), row.tried, row.lost, row.note.c_str());
    for (const auto& fault : row.faults)
        std::printf("    %s\n", fault.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int count, char** words)
{
    std::signal(SIGXFSZ, SIG_IGN);
    if (count == 6 && std::strcmp(words[1], "session") == 0)
        return sessionProcess(words[2], static_cast<unsigned>(std::atoi(words[3])), std::atoi(words[4]), words[5]);
    Setting setting;
    std::string only;
    for (int i = 1; i < count; ++i) {
        const std::string word = words[i];
        if (word == "--long")
            setting.isLong = true;
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
    bool lost = false;
    bool any = false;
    for (const auto& trial : allTrials()) {
        if (!only.empty() && only != trial.name)
            continue;
        any = true;
        for (const auto& row : trial.run(setting)) {
            print(row);
            lost = lost || row.lost > 0;
        }
    }
    return !any ? usage() : lost ? 1 : 0;
}
