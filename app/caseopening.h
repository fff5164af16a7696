#pragma once

#include "core/store/casefile.h"

#include <QString>

#include <string>

namespace dateline {

/// A case for the window, and what the user should know of it.
struct OpenedCase
{
    CaseFile file;
    QString notice; ///< shown in a banner; empty if there is nothing to say
};

/// The user's own writable copy of the built-in case, made in the data folder where there is none yet. Where that folder
/// or that copy cannot be used, the case is held in memory and the notice says why.
Result<OpenedCase> openBuiltinCase();

/// The built-in case as it is, in memory: for the command line, which never writes to it.
Result<CaseFile> builtinCase();

/// A new case of that title without anything in it, dated today.
Case emptyCase(const std::string& title);

/// A case file to be changed or, where that cannot be, to be read, which the notice says. A case's JSON is opened in
/// memory.
Result<OpenedCase> openCase(const std::string& path);

/// Where the user's copy of the built-in case is kept.
QString builtinCopyPath();

} // namespace dateline
