// dateline_bench_instructions EVENTS marks|density: builds an index of so many events, and with callgrind told to count
// from here on only, twenty frames of it: panned by eight pixels each where about three hundred events begin within the
// view, or zoomed a little each about everything. Says how many marks a frame had, and how many bytes an event the
// index and what the scene builder keeps take.

#include "core/timeline/scenebuilder.h"

#include "tests/support/bigcase.h"
#include "tests/support/fakemeasure.h"

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#endif

namespace {

constexpr int kFrames = 20;

using namespace dateline;

VisibleRange closeUp(const EventIndex& index)
{
    const auto first = index.size() / 3;
    const auto last = std::min(first + 300, index.size() - 1);
    return {static_cast<double>(index.extent[first].earliest), static_cast<double>(index.extent[last].earliest)};
}

std::size_t bytesInUse()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd;
}

} // namespace

int main(int count, char** texts)
{
    const auto events = count == 3 ? std::strtoul(texts[1], nullptr, 10) : 0;
    const std::string kind = count == 3 ? texts[2] : "";
    if (events == 0 || (kind != "marks" && kind != "density")) {
        std::fputs("usage: dateline_bench_instructions EVENTS marks|density\n", stderr);
        return 2;
    }
    const test::BigCase big(events);
    const auto before = bytesInUse();
    const auto index = big.index();
    const FakeMeasure measure;
    SceneBuilder builder(index, measure);
    SceneOptions options;
    options.shown = EventSet(events, true);
    options.width = 1600;
    options.height = 854;
    options.title = [&](EventRow row) {
        return big.title(index.key[row]);
    };
    options.second = [](EventRow) {
        return std::string("2 sources");
    };
    const auto start = kind == "marks" ? closeUp(index) : wholeRange(index, options.shown);
    const auto frame = [&](int number) {
        options.range = kind == "marks" ? panned(start, start.length() / 1600 * 8 * number)
                                        : zoomed(start, 1 + 0.01 * number, (start.start + start.end) / 2);
        return builder.build(options).marks.size();
    };
    frame(0);
    std::size_t marks = 0;
    CALLGRIND_START_INSTRUMENTATION;
    for (auto i = 1; i <= kFrames; ++i)
        marks += frame(i);
    CALLGRIND_STOP_INSTRUMENTATION;
    const auto each = static_cast<double>(bytesInUse() - before) / static_cast<double>(events);
    std::printf("%zu %.1f\n", marks / kFrames, each);
    return 0;
}
