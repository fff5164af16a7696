#pragma once

#include <atomic>

namespace dateline::store {

/// As long as there is one, a writer of this process waits until nobody reads a file: before a write-ahead log is begun
/// or ended, and before each commit without one. What reads for seconds in the background looks for it, lets go of the
/// file and begins anew.
class Awaited
{
public:
    Awaited() { ++count_; }
    ~Awaited() { --count_; }
    Awaited(const Awaited&) = delete;
    Awaited& operator=(const Awaited&) = delete;

    static bool isAnybody() { return count_ > 0; }

private:
    static inline std::atomic<int> count_{0};
};

} // namespace dateline::store
