#pragma once

#include "core/store/openstate.h"

#include <string>
#include <vector>

namespace dateline::store {

/// The sign, for as long as it lives, that somebody has a case open for editing: a hidden file beside the case that
/// says who, on which machine, in which process, since when. SQLite's locks keep two windows of one machine from
/// losing each other's edits; between machines these locks may not work, which is what the sign is for.
class Holding
{
public:
    Holding() = default;
    Holding(Holding&& other) noexcept;
    Holding& operator=(Holding&& other) noexcept;
    ~Holding();

    /// Puts the sign up. False: it cannot be written.
    bool hold(const std::string& caseFile, const Holder& self);
    void letGo() noexcept;

private:
    std::string sign_;
};

/// Who else has the case open for editing; signs of this machine's processes that are gone are removed. Signs of this
/// very process are left out.
std::vector<Holder> otherHolders(const std::string& caseFile, const Holder& self);

/// Removes the signs of holders on other machines.
void dismissHolders(const std::string& caseFile, const Holder& self);

/// The first of them that is not on this machine; nullptr where there is none.
const Holder* fromElsewhere(const std::vector<Holder>& holders, const Holder& self);

/// "Anna on desk-3 since 22 November 2026, 06:32 UTC".
std::string inWords(const Holder& holder);

} // namespace dateline::store
