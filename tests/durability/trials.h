#pragma once

#include <functional>
#include <string>
#include <vector>

namespace dateline::durability {

struct Setting
{
    std::string diskLibrary; ///< the library made of disk.cpp
    std::string folder;      ///< for all that is written
    bool isLong = false;
    bool endsAtFirst = false; ///< for what is known to lose something: the first loss is enough
};

/// What came of one way of trying to lose something.
struct Row
{
    std::string name;
    int tried = 0;
    int lost = 0;                    ///< tries after which something was lost, half done or broken, or nothing was said
    std::vector<std::string> faults; ///< the first few of them, in words
    std::string note;

    void count(const std::string& fault);
    bool goesOn(const Setting& setting) const { return lost == 0 || !setting.endsAtFirst; }
};

struct Trial
{
    std::string name; ///< for --only
    std::function<std::vector<Row>(const Setting&)> run;
};

std::vector<Trial> allTrials();

// The trials, each in a file of its own.
std::vector<Row> tryKilling(const Setting& setting);
std::vector<Row> tryFailingCalls(const Setting& setting);
std::vector<Row> tryFailingShares(const Setting& setting);
std::vector<Row> tryPartialWrites(const Setting& setting);
std::vector<Row> tryPowerCuts(const Setting& setting);
std::vector<Row> tryFullDisks(const Setting& setting);
std::vector<Row> tryFullDisksBySave(const Setting& setting);
std::vector<Row> tryTwoInstances(const Setting& setting);

// What they share.

/// The process that edits: writes "NUMBER\n" to `acknowledgements` after each operation. Ends with 0 after the last
/// one, with kSaidSo after one that failed, of which it says on stderr what failed and why.
int sessionProcess(const std::string& folder, unsigned seed, int count, const std::string& acknowledgements);
inline constexpr int kSaidSo = 4;

/// The process that saves in one way, given by its number, and ends likewise.
int saveProcess(const std::string& save, const std::string& folder);

/// Starts this program again as such a process, with further variables of the environment ("NAME=value").
struct Started
{
    int process = 0;
    std::string acknowledgements; ///< file
    std::string said;             ///< file with its stderr
};
Started startSession(const Setting& setting, const std::string& folder, unsigned seed, int count,
                     const std::vector<std::string>& environment);
Started startSave(const Setting& setting, std::size_t save, const std::string& folder,
                  const std::vector<std::string>& environment);
bool isRunning(const Started& started);
/// Waits for its end: its exit status, or minus the signal that ended it.
int endOf(const Started& started);
/// The last operation that it acknowledged; -1 if none.
int lastAcknowledged(const Started& started);

} // namespace dateline::durability
