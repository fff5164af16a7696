#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>

namespace dateline {

/// Does the latest of the jobs that it is given, in a thread of its own, which begins with the first of them.
class LatestJob
{
public:
    /// A job looks at its token now and then, and ends early where nobody waits for it any more.
    using Job = std::function<void(const std::stop_token& stop)>;

    LatestJob() = default;
    ~LatestJob()
    {
        stop();
        {
            const std::lock_guard lock(mutex_);
            isEnding_ = true;
        }
        changed_.notify_all();
        if (thread_.joinable())
            thread_.join();
    }
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;

    /// Begins as soon as the one before has ended, which is asked to stop.
    void start(Job job)
    {
        const std::lock_guard lock(mutex_);
        asked_.request_stop();
        asked_ = std::stop_source();
        next_ = std::move(job);
        if (!thread_.joinable())
            thread_ = std::thread([this] { work(); });
        changed_.notify_all();
    }

    /// Asks what was started to stop, and does not wait for it.
    void giveUp()
    {
        const std::lock_guard lock(mutex_);
        asked_.request_stop();
    }

    /// Gives up what was started. None of it runs any more when this returns.
    void stop()
    {
        std::unique_lock lock(mutex_);
        asked_.request_stop();
        next_.reset();
        changed_.wait(lock, [this] { return !isRunning_; });
    }

private:
    void work()
    {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return next_ || isEnding_; });
            if (isEnding_)
                return;
            auto job = std::exchange(next_, std::nullopt);
            const auto token = asked_.get_token();
            isRunning_ = true;
            lock.unlock();
            (*job)(token);
            job.reset();
            lock.lock();
            isRunning_ = false;
            changed_.notify_all();
        }
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::stop_source asked_;
    std::optional<Job> next_;
    bool isRunning_ = false;
    bool isEnding_ = false;
    std::thread thread_;
};

} // namespace dateline
