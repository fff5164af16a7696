#pragma once

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <utility>

namespace dateline::bench {

/// Ends the program, and says so on standard output, as soon as something was painted, `isComplete` is true, and there
/// is nothing more to do. Looked at when the loop of events is about to wait.
class FirstPicture : public QObject
{
public:
    explicit FirstPicture(std::function<bool()> isComplete) : isComplete_(std::move(isComplete))
    {
        QCoreApplication::instance()->installEventFilter(this);
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (!painted_ || !isComplete_())
                return;
            std::puts("complete");
            std::fflush(stdout);
            std::_Exit(0);
        });
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        painted_ = painted_ || (event->type() == QEvent::Paint && watched->isWidgetType());
        return false;
    }

private:
    std::function<bool()> isComplete_;
    bool painted_ = false;
};

} // namespace dateline::bench
