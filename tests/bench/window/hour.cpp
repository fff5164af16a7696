// dateline_bench_hour [--events N] [--data FOLDER] [--seconds N]: an hour of work in the program's own window,
// compressed to two minutes. The window gets the events that a mouse and a keyboard make; what is timed is how long it
// did not answer. Run by script/hour.

#include "app/mainwindow.h"
#include "tests/bench/bench.h"
#include "tests/bench/data.h"
#include "tests/bench/window/script.h"
#include "tests/bench/window/watch.h"

#include <QTimer>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace dateline::bench {

namespace {

constexpr double kLongestAllowed = 100; ///< milliseconds

struct Arguments
{
    std::size_t events = 1'000'000;
    int seconds = 120;
};

bool readArguments(int count, char** texts, Arguments& arguments)
{
    for (auto i = 1; i < count; i += 2) {
        const std::string option = texts[i];
        if (i + 1 == count)
            return false;
        const std::string value = texts[i + 1];
        const auto number = std::strtoul(value.c_str(), nullptr, 10);
        if (option == "--data")
            keepDataIn(value);
        else if (option == "--events" && number > 0)
            arguments.events = number;
        else if (option == "--seconds" && number > 0)
            arguments.seconds = static_cast<int>(number);
        else
            return false;
    }
    return true;
}

double at(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

void printRow(const std::string& name, const std::vector<Taken>& taken, const std::string& slowest)
{
    std::vector<double> times;
    for (const auto& each : taken)
        times.push_back(each.ms);
    const auto longest =
        *std::max_element(taken.begin(), taken.end(), [](const Taken& a, const Taken& b) { return a.ms < b.ms; });
    const auto isLong = longest.ms > kLongestAllowed;
    std::printf("%-36s %7zu %9.1f %9.1f %9.1f %12.1f%s%s\n", name.c_str(), taken.size(), at(times, 0.5),
                at(times, 0.95), longest.ms, longest.processorMs, isLong ? "  above 100: " : "",
                isLong ? slowest.c_str() : "");
}

void printTable(const WatchedApplication& application, const std::vector<Memory>& memory)
{
    std::printf("%-36s %7s %9s %9s %9s %12s\n", "milliseconds not answering, after", "times", "median", "95 of 100",
                "longest", "of processor");
    for (const auto& [name, action] : application.actions())
        printRow(name, action.turns, action.slowest);
    printRow("any picture of the window", application.frames(), "");
    std::printf("\nmemory in MiB, after the first tenth and each round: resident (in use, of it SQLite's)\n");
    for (const auto& each : memory)
        std::printf("%6.0f (%.0f, %.0f)", each.resident, each.used, each.sqlite);
    std::printf("\n");
}

} // namespace

} // namespace dateline::bench

int main(int count, char** texts)
{
    using namespace dateline::bench;
    Arguments arguments;
    if (!readArguments(count, texts, arguments)) {
        std::fprintf(stderr, "usage: dateline_bench_hour [--events N] [--data FOLDER] [--seconds N]\n");
        return 2;
    }
    const auto path = copyOfCase(bigCaseFile(arguments.events));
    ::sync(); // else the first edit waits until all of the copy is on the disk
    const auto home = freshPath("home");
    for (const auto* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"})
        ::setenv(variable, home.c_str(), 1);

    WatchedApplication application(count, texts);
    auto status = 1;
    QTimer::singleShot(0, &application, [&] {
        Script script(application);
        const auto memory = script.run(arguments.seconds);
        printTable(application, memory);
        const auto wrong = script.whatIsWrong(path);
        for (const auto& each : wrong)
            std::fprintf(stderr, "dateline_bench_hour: %s\n", each.c_str());
        status = wrong.empty() ? 0 : 1;
        QApplication::quit();
    });
    dateline::showWindow(application, {path});
    return status;
}
