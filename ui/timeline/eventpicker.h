#pragma once

#include "core/timeline/eventindex.h"

#include "ui/theme/theme.h"

#include <QFrame>
#include <QListView>

#include <functional>
#include <vector>

namespace dateline {

/// A list that pops up to pick one of several events that stand at the same place: three, or ten thousand to scroll.
class EventPicker : public QFrame
{
    Q_OBJECT

public:
    /// `heading` says what is listed. A title is asked for when it comes into view.
    EventPicker(const Theme& theme, const QString& heading, std::vector<EventRow> events,
                std::function<QString(EventRow)> title, QWidget* parent);

    /// Opens at a place on the screen; deletes itself when closed.
    void openAt(const QPoint& global);
    QListView* list() const { return list_; }

Q_SIGNALS:
    void picked(dateline::EventRow row);

private:
    void pick(const QModelIndex& at);

    std::vector<EventRow> events_;
    QListView* list_;
};

} // namespace dateline
