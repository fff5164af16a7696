#pragma once

#include <cstddef>
#include <ctime>
#include <functional>
#include <string>
#include <utility>

/// Benchmarks are measured against a floor: the least that any program would have to do for the same, timed in the same
/// run, in turns with it. The ratio of both hardly depends on the machine, so that it can have a limit.
namespace dateline::bench {

/// The parts of a benchmark on one size of input.
struct Subject
{
    std::function<void()> floor; ///< the least work
    std::function<void()> work;  ///< ours
    std::function<bool()> right; ///< whether our work gave what it should; asked once, after it ran
    int times = 1;               ///< how often one call of either does what is measured
    /// What our work came to, in milliseconds, where that is not how long `work` took: a percentile of its parts.
    std::function<double()> measured;
    double allowed = 0; ///< milliseconds in place of a floor, where the limit is absolute: what a screen gives a frame
    /// Neither waits for anything: then the processor's time is taken, which is the same but for what else runs.
    bool computes = false;
};

/// The same as what only computes.
inline Subject computing(Subject subject)
{
    subject.computes = true;
    return subject;
}

/// Milliseconds on the clock on the wall, or of this thread on a processor.
inline double now(bool ofProcessor)
{
    timespec time{};
    ::clock_gettime(ofProcessor ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// What is registered: `prepare` makes the input and keeps it alive in the functions that it returns.
struct Benchmark
{
    std::string name;       ///< as a person says it, in lower case, such as "read a date and its bounds"
    std::size_t events = 0; ///< the size that is measured where none is asked for
    double limit = 0;       ///< of the ratio of work to floor; 0 is none
    std::function<Subject(std::size_t events)> prepare;
    std::size_t most = 0; ///< larger ones are not measured; 0 measures any
    int rounds = 0;       ///< at most so many, for what takes long; 0 is as many as asked for
    bool fixed = false;   ///< always measured at `events`, whatever is asked for
    bool ofAny = false;   ///< can be measured of any case, not only of those that are made for it
};

/// One that can be measured of any case.
inline Benchmark ofAny(Benchmark benchmark)
{
    benchmark.ofAny = true;
    return benchmark;
}

/// Registers one when the program starts: `const Registered parsing{{"…", 1'000'000, 10, prepare}};`
struct Registered
{
    explicit Registered(Benchmark benchmark);
};

/// Keeps the compiler from leaving out the work whose result this is.
template<typename T> void use(const T& value)
{
    asm volatile("" : : "m"(value) : "memory");
}

} // namespace dateline::bench
