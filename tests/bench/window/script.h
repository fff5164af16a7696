#pragma once

#include "core/store/casefile.h"

#include "tests/bench/window/watch.h"

#include <QPointF>

#include <map>
#include <random>
#include <string>
#include <vector>

class QWindow;

namespace dateline {
class MainWindow;
class TimelineWidget;
class Workspace;
} // namespace dateline

namespace dateline::bench {

/// What the process holds, in MiB.
struct Memory
{
    double resident = 0;
    double used = 0;   ///< of what the C library gave out and was not given back
    double sqlite = 0; ///< of that: pages of the case, statements
};

/// What somebody does in a window in the course of an hour: looks around, narrows down, reads, edits, and does that
/// again and again at other places. The same each time it is run.
class Script
{
public:
    /// Of the application's only main window, which shows a case that can be edited.
    explicit Script(WatchedApplication& application);

    /// Goes on for so many seconds. Its memory: after the first tenth, and after each round from there on.
    std::vector<Memory> run(int seconds);

    /// What did not come out as it should, in words: in the window while it ran, and in the file at that path now.
    std::vector<std::string> whatIsWrong(const std::string& path) const;

private:
    void openCase();
    void round(int number);
    void lookAround(int number);
    void dragAndFling();
    void pointAtThings();
    void readEvents();
    void narrowDown(int number);
    void search(int number);
    void edit(int number);
    void openPanels();
    void changeTheWindow();

    void key(const std::string& name, int key, Qt::KeyboardModifiers modifiers, int milliseconds);
    void wheel(const std::string& name, int notches, Qt::KeyboardModifiers modifiers, int milliseconds);
    void mouse(QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons);
    void click(const std::string& name, const QPointF& at, int milliseconds);
    QPointF inTimeline(double x, double y) const;
    QPointF ofWidget(const QWidget& widget, const QPointF& at) const;
    std::vector<QPointF> singleMarks() const;
    bool changeTitle(const std::string& name, EventKey key, const std::string& title);
    EventRow anyRow();
    EventKey anyEvent();
    void expect(bool isSo, const std::string& otherwise);
    double chance(double from, double to);

    WatchedApplication& application_;
    MainWindow* window_ = nullptr;
    Workspace* workspace_ = nullptr;
    TimelineWidget* timeline_ = nullptr;
    QWindow* handle_ = nullptr;
    std::mt19937 random_{20240322};
    std::size_t events_ = 0;
    std::map<EventKey, std::string> titles_; ///< that the case has to have at the end
    std::vector<std::string> wrong_;
};

} // namespace dateline::bench
