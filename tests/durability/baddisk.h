#pragma once

#include "tests/durability/checking.h"
#include "tests/durability/trials.h"

#include <string>
#include <vector>

namespace dateline::durability {

/// How a session may end.
enum class End
{
    Done,       ///< with its last operation
    DoneOrSaid, ///< or with the word of a file and why it cannot be written
};

/// Sessions on a disk with faults, held against what an undisturbed one does.
struct BadDisk
{
    BadDisk(const Setting& given, int count);

    const Setting& setting;
    std::string folder;
    int operations;
    Reference reference;

    /// What is wrong with one session, and with what it left on a disk that is good again. `environment` is for
    /// disk.cpp.
    std::string faultWith(std::vector<std::string> environment, End allowed) const;
};

/// The first line of a file.
std::string lineOf(const std::string& path);

} // namespace dateline::durability
