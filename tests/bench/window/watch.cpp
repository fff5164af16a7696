#include "tests/bench/window/watch.h"

#include "tests/bench/bench.h"

#include <QAbstractEventDispatcher>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>

namespace dateline::bench {

namespace {

constexpr double kPatienceMs = 30'000;

Taken clocks()
{
    return {now(false), now(true)};
}

Taken since(const Taken& before)
{
    const auto after = clocks();
    return {after.ms - before.ms, after.processorMs - before.processorMs};
}

std::string nameOf(const char* receiver, QEvent::Type type)
{
    const auto* name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return std::string(receiver) + " " + (name == nullptr ? std::to_string(type) : name);
}

} // namespace

/// An event that is dealt with within another one belongs to that.
bool WatchedApplication::notify(QObject* receiver, QEvent* event)
{
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const auto isNoted = isInTurn_ && depth_ == turnDepth_;
    const auto type = event->type();
    const auto* className = receiver->metaObject()->className(); // it may be gone afterwards
    const auto before = clocks();
    ++depth_;
    const auto result = QApplication::notify(receiver, event);
    --depth_;
    if (isNoted) {
        const auto taken = since(before);
        if (type == QEvent::UpdateRequest)
            frames_.push_back(taken);
        if (taken.ms > longest_.ms) {
            longest_ = taken;
            longestIs_ = nameOf(className, type);
        }
    }
    return result;
}

void WatchedApplication::turn(Action& action, const std::function<void()>& run)
{
    longest_ = {};
    longestIs_.clear();
    turnDepth_ = depth_;
    isInTurn_ = true;
    const auto before = clocks();
    run();
    const auto taken = since(before);
    isInTurn_ = false;
    const auto isLonger = [&taken](const Taken& other) {
        return taken.ms > other.ms;
    };
    if (std::all_of(action.turns.begin(), action.turns.end(), isLonger))
        action.slowest = longestIs_;
    if (isLonger(action.turns.back()))
        action.turns.back() = taken;
}

bool WatchedApplication::act(const std::string& name, const std::function<void()>& run, int milliseconds,
                             const std::function<bool()>& isDone)
{
    auto& action = actions_[name];
    action.turns.emplace_back();
    const auto start = now(false);
    turn(action, [&run] {
        run();
        // What it left to be deleted goes, as it would after the click that had it run; without a loop of its own it
        // would stay until the end, and everything be slower for it.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    });
    while (now(false) - start < milliseconds || !isDone()) {
        if (now(false) - start > kPatienceMs)
            return false;
        auto isIdle = false;
        turn(action,
             [&isIdle] { isIdle = !QAbstractEventDispatcher::instance()->processEvents(QEventLoop::AllEvents); });
        if (isIdle)
            QThread::usleep(500);
    }
    return true;
}

} // namespace dateline::bench
