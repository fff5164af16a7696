#pragma once

#include "core/result.h"

#include <optional>
#include <string>
#include <vector>

/// The command line: DESIGN.md section 5 is its contract, `--help` its manual.
///
/// commandline.cpp decides what is run and how its end is told; commandlinearguments.h reads options; each other
/// commandline*.cpp is one command. Commands know no stream: what they say is their Outcome.
namespace dateline {

/// Exit statuses. Each but Done comes with one line on stderr.
enum ExitStatus : int
{
    Done = 0,
    Wrong = 1, ///< the answer is no, something was found wrong, or a file could not be read or written
    BadUsage = 2
};

/// What the arguments ask for that is not a command: the window, on a case or on the built-in one.
struct WindowCommand
{
    std::string casePath; ///< empty: the built-in case
};

/// Runs the command that the arguments (without the program's name) ask for, with its output on stdout and at most one
/// line on stderr. Returns the exit status; nothing where they ask for the window, described in `window`.
std::optional<int> runCommandLine(const std::vector<std::string>& arguments, WindowCommand& window);

} // namespace dateline
