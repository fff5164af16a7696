#pragma once

#include "tests/durability/session.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dateline::durability {

/// The operation after the last one that was acknowledged.
enum class Next
{
    MayBeThere, ///< nothing was said of it
    IsNotThere, ///< it was said to have failed
};

/// The states of an undisturbed session, by number of operation.
class Reference
{
public:
    /// Runs the session in `folder`, which is emptied.
    Reference(const std::string& folder, unsigned seed, int count);

    const std::string& fault() const { return fault_; } ///< empty unless the undisturbed session failed

    /// What is wrong with what a disturbed session left, or nothing. The operations up to `acknowledged` (-1: none)
    /// were told to be done; the next one may be there or not, whole. Opens the case, completing it where need be.
    std::string faultOf(const Places& places, int acknowledged, Next next = Next::MayBeThere) const;

private:
    struct Step
    {
        std::string state;    ///< of the case
        std::string exported; ///< SHA-256 of the exported JSON; empty where there is none yet
        std::string copied;   ///< state of the copy
        std::size_t backups = 0;
    };

    std::string faultOfCase(const std::string& path, int acknowledged, Next next) const;
    std::string faultOfCopy(const std::string& path, int acknowledged) const;
    std::string faultOfExport(const std::string& path, int acknowledged) const;
    std::string faultOfBackups(const std::string& folder, int acknowledged) const;
    std::string stateOfCopy(const std::string& path) const;
    /// The steps of which what is found may be: that of the last acknowledged operation, and the next one's.
    std::vector<Step> stepsAt(int acknowledged) const;

    std::vector<Step> steps_;
    std::set<std::string> known_;                       ///< all states
    mutable std::map<std::string, std::string> copies_; ///< their states by SHA-256: most are found again and again
    std::string fault_;
};

/// Makes the folder, and empties it.
void emptyFolder(const std::string& folder);

} // namespace dateline::durability
