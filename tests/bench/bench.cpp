// dateline_bench [--json] [--events N] [--rounds N] [--data FOLDER] [WORDS]: measures the benchmarks whose name
// contains WORDS.
//
// Google Benchmark measures one function after another; here floor and work take turns, round by round, so that what
// else the machine does meets both alike, and the medians are compared.

#include "tests/bench/bench.h"

#include "tests/bench/data.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <vector>

namespace dateline::bench {

namespace {

constexpr int kRounds = 9;
constexpr double kLeastTime =
    500; ///< milliseconds for the rounds of what is short, so that what disturbs it is outvoted

std::vector<Benchmark>& registered()
{
    static std::vector<Benchmark> all;
    return all;
}

double millisecondsOf(const std::function<void()>& run, bool ofProcessor)
{
    const auto start = now(ofProcessor);
    run();
    return now(ofProcessor) - start;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Measured
{
    double floor = 0;
    double work = 0;
    bool right = false;
};

Measured measure(const Subject& subject, int rounds)
{
    std::vector<double> floors;
    std::vector<double> works;
    const auto floor = [&subject] {
        return subject.allowed > 0 ? subject.allowed : millisecondsOf(subject.floor, subject.computes) / subject.times;
    };
    const auto work = [&subject] {
        const auto whole = millisecondsOf(subject.work, subject.computes) / subject.times;
        return subject.measured ? subject.measured() : whole;
    };
    if (rounds > 1) { // fills caches
        floor();
        work();
    }
    const auto start = now(false);
    const auto isShort = [&] {
        return rounds > 1 && now(false) - start < kLeastTime;
    };
    for (auto i = 0; i < rounds || isShort(); ++i) {
        floors.push_back(floor());
        works.push_back(work());
    }
    return {median(floors), median(works), subject.right()};
}

struct Arguments
{
    bool json = false;
    std::size_t events = 0;
    std::size_t ofCase = 0; ///< how many events the case has that is to be used; 0 without one
    int rounds = kRounds;
    std::string words;
};

bool readArguments(int count, char** texts, Arguments& arguments)
{
    for (auto i = 1; i < count; ++i) {
        const std::string text = texts[i];
        if (text == "--json") {
            arguments.json = true;
        } else if ((text == "--events" || text == "--rounds") && i + 1 < count) {
            const auto number = std::strtoul(texts[++i], nullptr, 10);
            if (number == 0)
                return false;
            if (text == "--events")
                arguments.events = number;
            else
                arguments.rounds = static_cast<int>(number);
        } else if (text == "--case" && i + 1 < count) {
            arguments.ofCase = useCase(texts[++i]);
        } else if (text == "--data" && i + 1 < count) {
            keepDataIn(texts[++i]);
        } else if (text.rfind('-', 0) == 0 || !arguments.words.empty()) {
            return false;
        } else {
            arguments.words = text;
        }
    }
    return true;
}

} // namespace

Registered::Registered(Benchmark benchmark)
{
    registered().push_back(std::move(benchmark));
}

} // namespace dateline::bench

int main(int count, char** texts)
{
    using namespace dateline::bench;
    Arguments arguments;
    if (!readArguments(count, texts, arguments)) {
        std::fprintf(
            stderr, "usage: dateline_bench [--json] [--events N] [--rounds N] [--data FOLDER | --case FILE] [WORDS]\n");
        return 2;
    }
    auto all = registered();
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    nlohmann::ordered_json rows = nlohmann::json::array();
    auto allRight = true;
    if (!arguments.json)
        std::printf("%-44s %10s %10s %10s %7s %7s\n", "", "events", "floor ms", "ms", "ratio", "limit");
    for (const auto& benchmark : all) {
        if (benchmark.name.find(arguments.words) == std::string::npos)
            continue;
        if (arguments.ofCase > 0 && !benchmark.ofAny)
            continue;
        const auto asked = arguments.ofCase > 0 ? arguments.ofCase : arguments.events;
        const auto events = asked > 0 && !benchmark.fixed ? asked : benchmark.events;
        if (benchmark.most > 0 && events > benchmark.most)
            continue;
        const auto rounds = benchmark.rounds > 0 ? std::min(benchmark.rounds, arguments.rounds) : arguments.rounds;
        const auto measured = measure(benchmark.prepare(events), rounds);
        const auto ratio = measured.work / measured.floor;
        allRight = allRight && measured.right;
        rows.push_back({{"name", benchmark.name},
                        {"events", events},
                        {"floor_ms", measured.floor},
                        {"ms", measured.work},
                        {"ratio", ratio},
                        {"limit", benchmark.limit > 0 ? nlohmann::json(benchmark.limit) : nlohmann::json(nullptr)}});
        const auto limit = benchmark.limit > 0 ? nlohmann::json(benchmark.limit).dump() : "none";
        if (!arguments.json)
            std::printf("%-44s %10zu %10.3f %10.3f %7.2f %7s%s\n", benchmark.name.c_str(), events, measured.floor,
                        measured.work, ratio, limit.c_str(),
                        benchmark.limit > 0 && ratio > benchmark.limit ? "  above its limit" : "");
        if (!measured.right)
            std::fprintf(stderr, "dateline_bench: \"%s\" gave a wrong result\n", benchmark.name.c_str());
        std::fflush(stdout);
    }
    if (arguments.json)
        std::printf("%s\n", rows.dump(2).c_str());
    return allRight ? 0 : 1;
}
