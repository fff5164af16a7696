#include "app/commandline.h"

#include "app/commandlinecommands.h"

#include <cstdio>
#include <cstring>
#include <filesystem>

namespace dateline {

namespace {

int complain(const std::string& message, int status)
{
    const std::string line = "dateline: " + onOneLine(message) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    return status;
}

int say(const std::string& text)
{
    const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    return written ? ExitStatus::Done : complain("the output could not be written", ExitStatus::Wrong);
}

const Command* commandNamed(const std::string& name)
{
    for (const Command& command : commands()) {
        if (command.name == name) {
            return &command;
        }
    }
    return nullptr;
}

std::string hint(const Command& command)
{
    return " (dateline " + std::string(command.name) + " --help tells more)";
}

bool asksForHelp(const std::vector<std::string>& arguments)
{
    for (const std::string& argument : arguments) {
        if (argument == "--") {
            return false;
        }
        if (argument == "--help" || argument == "-h") {
            return true;
        }
    }
    return false;
}

int runOne(const Command& command, const std::vector<std::string>& given)
{
    if (asksForHelp(given)) {
        return say(std::string(command.help));
    }
    const auto arguments = parseArguments(given, command.options);
    if (!arguments) {
        return complain(std::string(command.name) + ": " + arguments.error().message + hint(command),
                        ExitStatus::BadUsage);
    }
    if (arguments->words.size() < command.fewestWords) {
        return complain(std::string(command.name) + " needs more than it was given" + hint(command),
                        ExitStatus::BadUsage);
    }
    if (arguments->words.size() > command.mostWords) {
        return complain(std::string(command.name) + ": \"" + arguments->words[command.mostWords] +
                            "\" is one word too many" + hint(command),
                        ExitStatus::BadUsage);
    }
    const auto outcome = command.run(*arguments);
    if (!outcome) {
        const bool usage = outcome.error().code == ErrorCode::Usage;
        return complain(outcome.error().message, usage ? ExitStatus::BadUsage : ExitStatus::Wrong);
    }
    const int status = say(outcome->output);
    if (status == ExitStatus::Done && !outcome->problem.empty()) {
        return complain(outcome->problem, ExitStatus::Wrong);
    }
    return status;
}

// A word that names no command is a case to open, or a command mistyped.
bool looksLikeAFile(const std::string& word)
{
    std::error_code error;
    return word.find_first_of("/.") != std::string::npos || std::filesystem::exists(word, error);
}

int unknownCommand(const std::string& word)
{
    std::vector<std::string> names;
    for (const Command& command : commands()) {
        names.emplace_back(command.name);
    }
    const auto near = nearest(word, names);
    return complain("there is no command or case \"" + word + "\"" +
                        (near.empty() ? std::string("; dateline --help lists the commands") : didYouMean(near)),
                    ExitStatus::BadUsage);
}

} // namespace

std::optional<int> runCommandLine(const std::vector<std::string>& arguments, WindowCommand& window)
{
    if (arguments.empty()) {
        return std::nullopt;
    }
    const std::string& first = arguments.front();
    if (first == "--help" || first == "-h" || first == "help") {
        if (arguments.size() > 1) {
            const Command* command = commandNamed(arguments[1]);
            return command ? say(std::string(command->help)) : unknownCommand(arguments[1]);
        }
        return say(generalHelp());
    }
    if (first == "--version") {
        return say("dateline " DATELINE_VERSION "\n");
    }
    if (const Command* command = commandNamed(first)) {
        return runOne(*command, {arguments.begin() + 1, arguments.end()});
    }
    const std::size_t word = first == "--" ? 1 : 0;
    if (word == 0 && first.starts_with("-")) {
        const auto near = nearest(first, {"--help", "--version"});
        return complain("there is no option " + first + didYouMean(near), ExitStatus::BadUsage);
    }
    if (arguments.size() <= word || (word == 0 && !looksLikeAFile(first))) {
        return unknownCommand(arguments.size() <= word ? std::string() : first);
    }
    if (arguments.size() > word + 1) {
        return complain("the window shows one case, and \"" + arguments[word + 1] + "\" is one word too many",
                        ExitStatus::BadUsage);
    }
    window.casePath = arguments[word];
    return std::nullopt;
}

} // namespace dateline
