#pragma once

#include "core/timeline/eventindex.h"

#include "ui/theme/theme.h"

#include <QFrame>
#include <QListWidget>

#include <utility>
#include <vector>

namespace dateline {

/// A list that pops up to pick one of several events that stand at the same place.
class EventPicker : public QFrame
{
    Q_OBJECT

public:
    EventPicker(const Theme& theme, const std::vector<std::pair<EventRow, QString>>& events, QWidget* parent);

    /// Opens at a place on the screen; deletes itself when closed.
    void openAt(const QPoint& global);
    QListWidget* list() const { return list_; }

Q_SIGNALS:
    void picked(dateline::EventRow row);

private:
    void pick(const QListWidgetItem* item);

    QListWidget* list_;
};

} // namespace dateline
