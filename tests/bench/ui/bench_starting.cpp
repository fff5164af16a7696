#include "tests/bench/bench.h"
#include "tests/bench/data.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <memory>
#include <string>

namespace dateline::bench {

namespace {

/// Runs a program of this folder until it says that its picture is complete; whether it did.
bool start(const char* name)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0)
        return false;
    const auto path = std::string(DATELINE_BENCH_PROGRAMS) + "/" + name;
    const auto child = ::fork();
    if (child == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execl(path.c_str(), path.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(pipe[1]);
    std::array<char, 16> said{};
    const auto count = ::read(pipe[0], said.data(), said.size());
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return count > 0 && std::string(said.data(), 8) == "complete" && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

Subject startingTheProgram(std::size_t)
{
    const auto home = freshPath("home");
    std::filesystem::create_directories(home);
    for (const auto* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        ::setenv(variable, home.c_str(), 1);
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    const auto complete = std::make_shared<bool>(true);
    const auto floor = [complete] {
        *complete = start("dateline_bench_bare") && *complete;
    };
    const auto work = [complete] {
        *complete = start("dateline_bench_program") && *complete;
    };
    return {floor, work, [complete] {
                return *complete;
            }};
}

const Registered starting{{"start the program with the built-in case", 0, 2, startingTheProgram, 0, 0, true}};

} // namespace

} // namespace dateline::bench
