#include "tests/bench/window/script.h"

#include "core/edit/eventedits.h"
#include "core/timeline/eventorder.h"

#include "app/mainwindow.h"
#include "tests/bench/bench.h"
#include "ui/filter/facetrow.h"
#include "ui/filter/filterpanel.h"
#include "ui/table/eventtable.h"
#include "ui/timeline/timelinewidget.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QTableView>
#include <QWheelEvent>
#include <QWindow>
#include <QtTest/QTest>

#include <malloc.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace dateline::bench {

namespace {

constexpr int kFrame = 16; ///< milliseconds between what a hand sends
constexpr int kGlide = 350;

Memory memoryNow()
{
    constexpr double kMiB = 1024 * 1024;
    std::ifstream file("/proc/self/statm");
    double whole = 0;
    double resident = 0;
    file >> whole >> resident;
    const auto given = ::mallinfo2();
    return {resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / kMiB,
            static_cast<double>(given.uordblks + given.hblkhd) / kMiB,
            static_cast<double>(sqlite3_memory_used()) / kMiB};
}

MainWindow* mainWindow()
{
    for (auto* widget : QApplication::topLevelWidgets()) {
        if (auto* window = qobject_cast<MainWindow*>(widget))
            return window;
    }
    return nullptr;
}

} // namespace

Script::Script(WatchedApplication& application) : application_(application), window_(mainWindow())
{
    workspace_ = &window_->workspace();
    timeline_ = window_->findChild<TimelineWidget*>();
    handle_ = window_->windowHandle();
    window_->activateWindow();
    QApplication::setActiveWindow(window_); // where there is no window manager to do it
    timeline_->setFocus();
}

/// The case that the window came with, once more, as it opens while one works.
void Script::openCase()
{
    const auto isRead = [this] {
        return !workspace_->isReadingEvents();
    };
    const auto path = workspace_->caseFile().path();
    for (auto i = 0; i < 3; ++i)
        expect(application_.act(
                   "open the case", [&] { window_->openPath(path); }, 100, isRead),
               "the case was not read");
    events_ = workspace_->index().events();
    expect(events_ > 0, "the case has no events");
}

std::vector<Memory> Script::run(int seconds)
{
    openCase();
    const auto start = now(false);
    std::vector<Memory> memory;
    for (auto number = 0; now(false) - start < seconds * 1e3; ++number) {
        round(number);
        if (now(false) - start >= seconds * 100)
            memory.push_back(memoryNow());
    }
    return memory;
}

void Script::round(int number)
{
    lookAround(number);
    dragAndFling();
    pointAtThings();
    readEvents();
    narrowDown(number);
    search(number);
    edit(number);
    openPanels();
    changeTheWindow();
}

/// Everything, then nearer and nearer to some place, each round another one and another way down.
void Script::lookAround(int number)
{
    key("show everything", Qt::Key_Home, {}, kGlide);
    for (auto i = 0; i < 6 + number % 10 * 3; ++i)
        wheel("zoom in", 1, Qt::ControlModifier, kFrame * 2);
    for (auto i = 0; i < 8; ++i)
        wheel("pan by the wheel", i < 5 ? 1 : -1, Qt::ShiftModifier, kFrame * 2);
    for (auto i = 0; i < 4; ++i)
        key("pan by a key", i < 3 ? Qt::Key_Right : Qt::Key_Left, {}, kFrame * 3);
    for (auto i = 0; i < 4; ++i)
        wheel("zoom out", -1, Qt::ControlModifier, kFrame * 2);
}

void Script::dragAndFling()
{
    auto at = inTimeline(0.7, 0.02); // on the axis: nothing is there that could be dragged itself
    const auto press = [&] {
        mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
    };
    application_.act("pan by dragging", press, kFrame);
    for (auto i = 0; i < 30; ++i) {
        at.rx() -= 14;
        const auto move = [&] {
            mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
        };
        application_.act("pan by dragging", move, kFrame / 2);
    }
    const auto release = [&] {
        mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    };
    application_.act("pan on by momentum", release, 2 * kGlide);
}

void Script::pointAtThings()
{
    for (auto i = 0; i < 15; ++i) {
        const auto at = inTimeline(chance(0.1, 0.95), chance(0.1, 0.95));
        const auto move = [&] {
            mouse(QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
        };
        application_.act("point at something", move, i % 5 == 4 ? kGlide : kFrame * 2);
    }
}

void Script::readEvents()
{
    for (auto i = 0; i < 3; ++i) {
        const auto marks = singleMarks();
        if (marks.empty())
            break;
        click("select a mark", marks[static_cast<std::size_t>(chance(0, static_cast<double>(marks.size() - 1)))], 150);
    }
    for (auto i = 0; i < 4; ++i)
        key("select the next event", Qt::Key_Right, Qt::AltModifier, 120);
    expect(workspace_->details() != nullptr, "no event is selected after stepping to the next");
    for (auto i = 0; i < 2; ++i)
        key("open a passage", Qt::Key_BracketRight, {}, 150);
}

void Script::narrowDown(int number)
{
    const auto isFound = [this] {
        return !workspace_->isSeeking();
    };
    const auto rows = window_->findChild<FilterPanel*>()->findChildren<FacetRow*>();
    std::vector<FacetRow*> visible;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(visible), [](auto* row) { return row->isVisible(); });
    for (auto i = 0; i < 3 && !visible.empty(); ++i) {
        // Of the lists of categories, actors and places, which stand above the hundreds of sources.
        auto* row = visible[static_cast<std::size_t>(number * 3 + i * 7) % std::min<std::size_t>(visible.size(), 24)];
        application_.act(
            "choose in a filter", [row] { row->click(); }, 250, isFound);
    }
    const auto kept = apply(workspace_->index(), workspace_->filter()).count();
    expect(workspace_->shown().count() == kept, "the filter shows other events than it keeps");
    wheel("zoom in", 2, Qt::ControlModifier, kGlide);
    application_.act(
        "clear the filters", [this] { workspace_->setFilter({}); }, 250, isFound);
    expect(workspace_->shown().count() == workspace_->index().events(), "not everything is shown without a filter");
}

void Script::search(int number)
{
    // Words of a title, or the beginning of very many.
    static const std::vector<std::string> kBeginnings{"ro", "lu", "mi", "no", "su"};
    const auto title = qs(workspace_->title(anyRow()));
    const auto word = number % 2 == 0 ? title.section(QLatin1Char(' '), 0, 0).left(7)
                                      : qs(kBeginnings[static_cast<std::size_t>(number / 2) % kBeginnings.size()]);
    const auto isFound = [&] {
        return !workspace_->isSeeking() && workspace_->searchText() == word;
    };
    key("go to the search field", Qt::Key_K, Qt::ControlModifier, 50);
    for (const auto letter : word) {
        const auto type = [&] {
            QTest::sendKeyEvent(QTest::Click, handle_, Qt::Key_unknown, letter, Qt::NoModifier);
        };
        application_.act("type a letter of a search", type, 110);
    }
    application_.act(
        "wait for the matches", [] {}, 300, isFound);
    expect(!workspace_->hits().empty(), "nothing was found for " + utf8(word));
    expect(workspace_->shown().count() == workspace_->filter().matches.size(),
           "the timeline shows other events than the search for " + utf8(word) + " found");
    for (auto i = 0; i < 3; ++i)
        key("go to the next match", Qt::Key_F3, {}, kGlide);
    key("leave the search", Qt::Key_Escape, {}, 50);
    application_.act(
        "clear the search", [this] { workspace_->setSearchText({}); }, 250, isFound);
    timeline_->setFocus();
}

void Script::edit(int number)
{
    const auto kept = anyEvent();
    const auto undone = anyEvent();
    const auto title = "Changed in round " + std::to_string(number);
    if (changeTitle("change a title", kept, title))
        titles_[kept] = title;
    const auto before = workspace_->caseFile().title(undone).value_or(std::string());
    if (undone != kept && changeTitle("change a title", undone, title + " and undone")) {
        const auto isUndone = [&] {
            return workspace_->caseFile().title(undone).value_or(std::string()) == before;
        };
        application_.act(
            "undo", [this] { QTest::keyClick(handle_, Qt::Key_Z, Qt::ControlModifier); }, 250, isUndone);
        expect(isUndone(), "a change of a title was not undone");
    }
    key("select the next event", Qt::Key_Right, Qt::AltModifier, 120);
    const auto isSize = [this](std::size_t events) {
        return [this, events] {
            return workspace_->index().events() == events;
        };
    };
    application_.act(
        "remove an event", [this] { QTest::keyClick(handle_, Qt::Key_Delete); }, 250, isSize(events_ - 1));
    expect(isSize(events_ - 1)(), "an event was not removed");
    application_.act(
        "undo", [this] { QTest::keyClick(handle_, Qt::Key_Z, Qt::ControlModifier); }, 250, isSize(events_));
    expect(isSize(events_)(), "the removal of an event was not undone");
}

void Script::openPanels()
{
    constexpr auto kShift = Qt::ControlModifier | Qt::ShiftModifier;
    key("open the charts", Qt::Key_B, Qt::ControlModifier, 300);
    for (auto i = 0; i < 6; ++i)
        key("pan with charts", i < 3 ? Qt::Key_Right : Qt::Key_Left, {}, kFrame * 3);
    changeTitle("change a title with charts", anyEvent(), "Changed with charts open");
    QTest::keyClick(handle_, Qt::Key_Z, Qt::ControlModifier);
    key("close the charts", Qt::Key_B, Qt::ControlModifier, 100);
    key("open the table", Qt::Key_B, kShift, 300);
    auto& rows = *window_->findChild<EventTable*>()->view().verticalScrollBar();
    for (auto i = 0; i < 6; ++i) {
        const auto to = static_cast<int>(chance(0, rows.maximum()));
        application_.act(
            "scroll the table", [&] { rows.setValue(to); }, 60);
    }
    changeTitle("change a title with the table", anyEvent(), "Changed with the table open");
    QTest::keyClick(handle_, Qt::Key_Z, Qt::ControlModifier);
    key("close the table", Qt::Key_B, kShift, 100);
    timeline_->setFocus();
    key("open the history", Qt::Key_H, kShift, 250);
    key("close the history", Qt::Key_Escape, {}, 100);
    timeline_->setFocus();
}

void Script::changeTheWindow()
{
    key("switch the theme", Qt::Key_D, Qt::ControlModifier, 300);
    key("switch the theme", Qt::Key_D, Qt::ControlModifier, 300);
    const auto size = window_->size();
    for (auto i = 1; i <= 6; ++i) {
        const auto smaller = size - QSize(i * 40, i * 30);
        application_.act(
            "resize the window", [&] { window_->resize(i == 6 ? size : smaller); }, 60);
    }
    for (const auto kind : {LaneKind::Place, LaneKind::Category})
        expect(application_.act(
                   "lanes by something else", [&] { workspace_->setLaneKind(kind); }, 250,
                   [&] { return workspace_->laneKind() == kind; }),
               "the lanes are of another kind than was asked for");
}

void Script::key(const std::string& name, int key, Qt::KeyboardModifiers modifiers, int milliseconds)
{
    const auto press = [&] {
        QTest::keyClick(handle_, static_cast<Qt::Key>(key), modifiers);
    };
    application_.act(name, press, milliseconds);
}

void Script::wheel(const std::string& name, int notches, Qt::KeyboardModifiers modifiers, int milliseconds)
{
    const auto at = inTimeline(chance(0.3, 0.8), 0.5);
    const auto turn = [&] {
        QWheelEvent event(at, handle_->mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(handle_, &event);
    };
    application_.act(name, turn, milliseconds);
}

void Script::mouse(QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    QMouseEvent event(type, at, at, handle_->mapToGlobal(at), button, buttons, Qt::NoModifier);
    QCoreApplication::sendEvent(handle_, &event);
}

void Script::click(const std::string& name, const QPointF& at, int milliseconds)
{
    const auto press = [&] {
        mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
        mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    };
    application_.act(name, press, milliseconds);
}

/// A place in the window at that share of the timeline's width and height.
QPointF Script::inTimeline(double x, double y) const
{
    return ofWidget(*timeline_, {x * timeline_->width(), y * timeline_->height()});
}

QPointF Script::ofWidget(const QWidget& widget, const QPointF& at) const
{
    return widget.mapTo(static_cast<QWidget*>(window_), at);
}

/// The middles of the marks of one event each, in the window.
std::vector<QPointF> Script::singleMarks() const
{
    std::vector<QPointF> places;
    for (const auto& mark : timeline_->scene().marks) {
        const QPointF middle(mark.box.x + mark.box.width / 2, mark.box.y + mark.box.height / 2 - timeline_->scrollY());
        if (mark.kind == MarkKind::Moment && middle.x() > timeline_->width() * 0.1 &&
            middle.y() < timeline_->height() - 20 && middle.x() < timeline_->width() - 20 && middle.y() > 60)
            places.push_back(ofWidget(*timeline_, middle));
    }
    return places;
}

bool Script::changeTitle(const std::string& name, EventKey key, const std::string& title)
{
    const auto& file = workspace_->caseFile();
    auto event = file.event(key);
    if (!event) {
        expect(false, event.error().message);
        return false;
    }
    event->event.title = title;
    const auto change = changeEvent(file, event->event);
    const auto isChanged = [&] {
        return file.title(key).value_or(std::string()) == title;
    };
    const auto isDone = application_.act(
        name, [&] { workspace_->edit(change); }, 250, isChanged);
    expect(isDone, "a title was not changed");
    return isDone;
}

EventRow Script::anyRow()
{
    const auto& index = workspace_->index();
    for (;;) {
        const auto row = static_cast<EventRow>(chance(0, static_cast<double>(index.size() - 1)));
        if (!std::ranges::binary_search(index.gone, row))
            return row;
    }
}

EventKey Script::anyEvent()
{
    return workspace_->index().key[anyRow()];
}

void Script::expect(bool isSo, const std::string& otherwise)
{
    if (!isSo)
        wrong_.push_back(otherwise);
}

double Script::chance(double from, double to)
{
    return std::uniform_real_distribution<double>(from, to)(random_);
}

std::vector<std::string> Script::whatIsWrong(const std::string& path) const
{
    auto wrong = wrong_;
    const auto file = CaseFile::open(path, OpenMode::ReadOnly);
    if (!file) {
        wrong.push_back(file.error().message);
        return wrong;
    }
    for (const auto& [key, title] : titles_) {
        if (file->title(key).value_or(std::string()) != title)
            wrong.push_back("\"" + title + "\" is not in the file");
    }
    const auto index = file->index();
    const auto shown = inOrder(workspace_->index());
    if (!index || index->events() != events_)
        wrong.push_back("the file has another number of events than before");
    else if (const auto kept = inOrder(*index); kept.key != shown.key || kept.extent != shown.extent)
        wrong.push_back("the window's index is not that of the file");
    return wrong;
}

} // namespace dateline::bench
