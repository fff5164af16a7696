// How fast dates are read. The yardstick of the same run is scanning a date's bytes and converting its digits.
//
//     g++ -std=c++20 -O2 -DNDEBUG -I. core/time/*.cpp tests/bench/bench_edtf.cpp -lbenchmark -o bench_edtf

#include "core/time/edtf.h"

#include <benchmark/benchmark.h>

#include <charconv>
#include <string>
#include <vector>

namespace {

std::vector<std::string> ordinaryDates()
{
    std::vector<std::string> dates;
    for (auto i = 0; i < 1'000; ++i)
        dates.push_back(dateline::formatIsoDate(i * 37 * dateline::kSecondsPerDay));
    return dates;
}

int scanned(const std::string& text)
{
    auto sum = 0;
    const auto* at = text.data();
    const auto* const end = at + text.size();
    while (at < end) {
        auto value = 0;
        const auto read = std::from_chars(at, end, value);
        sum += value;
        at = read.ptr + 1;
    }
    return sum;
}

void scanAndConvertDigits(benchmark::State& state)
{
    const auto dates = ordinaryDates();
    for (auto _ : state) {
        for (const auto& date : dates)
            benchmark::DoNotOptimize(scanned(date));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(dates.size()));
}
BENCHMARK(scanAndConvertDigits);

void parseAndBoundOrdinaryDates(benchmark::State& state)
{
    const auto dates = ordinaryDates();
    for (auto _ : state) {
        for (const auto& text : dates) {
            const auto date = dateline::EdtfDate::parse(text);
            benchmark::DoNotOptimize(date->bounds());
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(dates.size()));
}
BENCHMARK(parseAndBoundOrdinaryDates);

void parseAndBound(benchmark::State& state, const char* text)
{
    const std::string expression = text;
    for (auto _ : state) {
        const auto date = dateline::EdtfDate::parse(expression);
        benchmark::DoNotOptimize(date->bounds());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(parseAndBound, aTime, "1985-04-12T23:20:30Z");
BENCHMARK_CAPTURE(parseAndBound, anInterval, "2004-06-~01/2004-06-~20");
BENCHMARK_CAPTURE(parseAndBound, unspecifiedDigits, "156X-12-25");
BENCHMARK_CAPTURE(parseAndBound, aSet, "[1667,1668,1670..1672]");

void refuse(benchmark::State& state)
{
    const std::string text = "2023-09-31";
    for (auto _ : state)
        benchmark::DoNotOptimize(dateline::EdtfDate::parse(text).has_value());
}
BENCHMARK(refuse);

} // namespace

BENCHMARK_MAIN();
