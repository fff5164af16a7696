#pragma once

#include "core/result.h"
#include "core/store/casefile.h"

#include "app/casereading.h"
#include "app/commandlinearguments.h"

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What a command that could be carried out says.
struct Outcome
{
    std::string output;  ///< for stdout, whole lines
    std::string problem; ///< one line for stderr; where there is one, the exit status is ExitStatus::Wrong
};

/// A command: its options, how many words it takes, its manual and what it does.
struct Command
{
    std::string_view name;
    std::string_view summary; ///< one line, for the list of commands
    std::string_view help;    ///< the manual, from "Usage:" on
    std::vector<OptionSpec> options;
    std::size_t fewestWords = 0;
    std::size_t mostWords = 0;
    Result<Outcome> (*run)(const Arguments& arguments) = nullptr;
};

/// All commands, in the order in which help lists them.
const std::vector<Command>& commands();

/// What `dateline --help` prints.
std::string generalHelp();

Result<Outcome> runExport(const Arguments& arguments);
Result<Outcome> runEvents(const Arguments& arguments);
Result<Outcome> runShow(const Arguments& arguments);
Result<Outcome> runVerify(const Arguments& arguments);
Result<Outcome> runNew(const Arguments& arguments);
Result<Outcome> runAttach(const Arguments& arguments);
Result<Outcome> runDate(const Arguments& arguments);

// What commands share.

/// A text that stood in a file, without control characters and line ends: fit for a line on a terminal.
std::string onOneLine(std::string_view text);

/// Rows of cells as aligned columns, the last one not padded. Widths count code points.
std::string alignedTable(const std::vector<std::vector<std::string>>& rows);

} // namespace dateline
