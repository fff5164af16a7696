#pragma once

#include "core/store/casefile.h"

#include <QString>

#include <string>

namespace dateline {

/// What can be done about what a notice says of a case.
enum class OpeningAction
{
    None,
    SaveCopy,   ///< a copy can be edited
    EditAnyway, ///< whoever is said to edit it may be known to be gone
};

/// A case for the window, and what the user should know of it.
struct OpenedCase
{
    CaseFile file;
    QString notice; ///< shown in a banner; empty if there is nothing to say
    OpeningAction action = OpeningAction::None;
};

/// The user's own writable copy of the built-in case, made in the data folder where there is none yet. Where that folder
/// or that copy cannot be used, the case is held in memory and the notice says why.
Result<OpenedCase> openBuiltinCase();

/// The built-in case as it is, in memory: for the command line, which never writes to it.
Result<CaseFile> builtinCase();

/// A new case of that title without anything in it, dated today.
Case emptyCase(const std::string& title);

/// A case file to be changed or, where that cannot be, to be read, which the notice says, as it says where the case
/// stands in a place that is not safe for it. A case's JSON is opened in memory. `takeOver`: see OpenOptions.
Result<OpenedCase> openCase(const std::string& path, bool takeOver = false);

/// This program as the one who opens a case: others are told so.
OpenOptions optionsFor(const std::string& path);

/// Where the backups of a case are kept.
std::string backupFolder(const std::string& path);

/// Where the user's copy of the built-in case is kept.
QString builtinCopyPath();

} // namespace dateline
