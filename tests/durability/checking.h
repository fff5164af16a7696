#pragma once

#include "tests/durability/session.h"

#include <set>
#include <string>
#include <vector>

namespace dateline::durability {

/// The states of an undisturbed session, by number of operation.
class Reference
{
public:
    /// Runs the session in `folder`, which is emptied.
    Reference(const std::string& folder, unsigned seed, int count);

    const std::string& fault() const { return fault_; } ///< empty unless the undisturbed session failed
    int count() const { return static_cast<int>(states_.size()) - 1; }

    /// What is wrong with what a disturbed session left, or nothing. The operations up to `acknowledged` (-1: none)
    /// were told to be done; the next one may be there or not, whole. Opens the case, completing it where need be.
    std::string faultOf(const Places& places, int acknowledged) const;

private:
    std::string faultOfCase(const std::string& path, int acknowledged) const;
    std::string faultOfCopy(const std::string& path) const;
    std::string faultOfExport(const std::string& path) const;

    std::vector<std::string> states_;
    std::set<std::string> known_;              ///< all states
    std::set<std::string> exported_;           ///< hashes of the JSON of all states
    mutable std::set<std::string> goodCopies_; ///< hashes of copies that were looked at: most are found again and again
    std::string fault_;
};

/// Makes the folder, and empties it.
void emptyFolder(const std::string& folder);

} // namespace dateline::durability
