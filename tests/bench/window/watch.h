#pragma once

#include <QApplication>
#include <QEvent>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dateline::bench {

/// Milliseconds of the clock, and of the processor in this thread.
struct Taken
{
    double ms = 0;
    double processorMs = 0;
};

/// One kind of thing that is done in a window: for each time the longest turn of the loop of events until the next was
/// done. During a turn the window takes nothing in and shows nothing.
struct Action
{
    std::vector<Taken> turns;
    std::string slowest; ///< what took most of the longest of them: a receiver and an event
};

/// An application whose turns are timed, as a script runs in it.
class WatchedApplication : public QApplication
{
public:
    WatchedApplication(int& count, char** texts) : QApplication(count, texts) {}

    bool notify(QObject* receiver, QEvent* event) override;

    /// Does something, and then lets the window go on for so long, and on until `isDone` is true.
    /// False if that takes longer than half a minute.
    bool act(
        const std::string& name, const std::function<void()>& run, int milliseconds,
        const std::function<bool()>& isDone = [] { return true; });

    const std::map<std::string, Action>& actions() const { return actions_; }
    /// How long each picture took: what was to be laid out, built and painted.
    const std::vector<Taken>& frames() const { return frames_; }

private:
    void turn(Action& action, const std::function<void()>& run);

    std::map<std::string, Action> actions_;
    std::vector<Taken> frames_;
    int depth_ = 0;
    int turnDepth_ = 0;
    bool isInTurn_ = false;
    Taken longest_; ///< event of this turn
    std::string longestIs_;
};

} // namespace dateline::bench
