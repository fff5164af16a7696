#pragma once

#include "ui/models/workspace.h"

#include <QWidget>

namespace dateline {

class EventsChart;
class TollChart;

/// The charts side by side.
class ChartsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ChartsPanel(Workspace& workspace, QWidget* parent = nullptr);

    EventsChart& events() const { return *events_; }
    TollChart& tolls() const { return *tolls_; }

private:
    EventsChart* events_ = nullptr;
    TollChart* tolls_ = nullptr;
};

} // namespace dateline
