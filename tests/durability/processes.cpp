#include "tests/durability/session.h"
#include "tests/durability/trials.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

extern char** environ;

namespace dateline::durability {

namespace {

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (auto& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

/// This program with those words.
Started start(const Setting& setting, const std::vector<std::string>& words,
              const std::vector<std::string>& environment)
{
    Started started{0, setting.folder + "/acknowledged", setting.folder + "/said"};
    ::unlink(started.acknowledgements.c_str());
    std::vector<std::string> command{"/proc/self/exe"};
    command.insert(command.end(), words.begin(), words.end());
    std::vector<std::string> variables = environment;
    for (char** entry = environ; *entry != nullptr; ++entry)
        variables.emplace_back(*entry);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 2, started.said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    pid_t process = 0;
    if (::posix_spawn(&process, "/proc/self/exe", &actions, nullptr, pointers(command).data(),
                      pointers(variables).data()) == 0)
        started.process = process;
    posix_spawn_file_actions_destroy(&actions);
    return started;
}

} // namespace

void Row::count(const std::string& fault)
{
    ++tried;
    if (fault.empty())
        return;
    ++lost;
    if (faults.size() < 3)
        faults.push_back(fault);
}

std::vector<Trial> allTrials()
{
    return {{"kill", tryKilling},          {"calls", tryFailingCalls}, {"writes", tryPartialWrites},
            {"share", tryFailingShares},   {"power", tryPowerCuts},    {"full", tryFullDisks},
            {"saves", tryFullDisksBySave}, {"two", tryTwoInstances}};
}

int sessionProcess(const std::string& folder, unsigned seed, int count, const std::string& acknowledgements)
{
    const int out = ::open(acknowledgements.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (out < 0)
        return 2;
    int status = 0;
    runSession(Places(folder), seed, count, [&](const Done& done) {
        if (!done.status) {
            std::fprintf(stderr, "%s: %s\n", done.name.c_str(), done.status.error().message.c_str());
            status = kSaidSo;
            return false;
        }
        const auto line = std::to_string(done.number) + "\n";
        return ::write(out, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    });
    ::close(out);
    return status;
}

Started startSession(const Setting& setting, const std::string& folder, unsigned seed, int count,
                     const std::vector<std::string>& environment)
{
    return start(setting,
                 {"session", folder, std::to_string(seed), std::to_string(count), setting.folder + "/acknowledged"},
                 environment);
}

Started startSave(const Setting& setting, std::size_t save, const std::string& folder,
                  const std::vector<std::string>& environment)
{
    return start(setting, {"save", std::to_string(save), folder}, environment);
}

bool isRunning(const Started& started)
{
    siginfo_t end = {};
    return ::waitid(P_PID, static_cast<id_t>(started.process), &end, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           end.si_pid == 0;
}

int endOf(const Started& started)
{
    int status = 0;
    if (started.process == 0 || ::waitpid(started.process, &status, 0) != started.process)
        return 2;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int lastAcknowledged(const Started& started)
{
    std::ifstream in(started.acknowledgements);
    int last = -1;
    for (std::string line; std::getline(in, line);) {
        // A line that was cut off was not told to anybody.
        if (!in.eof())
            last = std::stoi(line);
    }
    return last;
}

} // namespace dateline::durability
