// The program on its built-in case, to its first complete picture.

#include "app/mainwindow.h"
#include "tests/bench/window/firstpicture.h"
#include "ui/timeline/timelinewidget.h"

#include <QApplication>

namespace {

/// Whether the timeline has its marks.
bool isDrawn()
{
    for (auto* window : QApplication::topLevelWidgets()) {
        auto* timeline = window->findChild<dateline::TimelineWidget*>();
        if (timeline != nullptr && timeline->isVisible() && !timeline->scene().marks.empty())
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const dateline::bench::FirstPicture picture(isDrawn);
    return dateline::showWindow(application, {});
}
