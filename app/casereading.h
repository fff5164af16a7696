#pragma once

#include "core/result.h"
#include "core/store/casefile.h"

#include <string>

/// How cases and texts that a person names come into the program. Qt's application is not needed here.
namespace dateline {

/// Opens the case that a word of the command line names, for reading: a .dateline file, a case's JSON (then it lives in
/// memory only), or the built-in case where the word is empty or "built-in".
Result<CaseFile> openForReading(const std::string& path);

/// The error of a case that could not be opened, with what can be done about a damaged one.
Error withRemedy(Error error, const std::string& path);

/// The name a figure gives the case: its file's without the ending, "moscow-2024" for the built-in one.
std::string caseName(const std::string& path);

/// The whole content of a file that a person named. Errors name it.
Result<std::string> readWholeFile(const std::string& path);

/// The path is that of the built-in case: empty, or "built-in".
bool isBuiltinCase(const std::string& path);

/// The file is to be read as a case's JSON: by what it holds, then by its name.
bool holdsCaseJson(const std::string& path);

/// Reads a file of a case's JSON. Errors name it.
Result<Case> readCaseJson(const std::string& path);

} // namespace dateline
