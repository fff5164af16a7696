#pragma once

#include "ui/citation/labels.h"
#include "ui/models/workspace.h"

namespace dateline {

/// What the event panel shows while no event is selected: what to do, and the case's core events to begin with.
class Guidance : public Column
{
    Q_OBJECT

public:
    explicit Guidance(Workspace& workspace, QWidget* parent = nullptr);

private:
    void addEvent(EventRow row);

    Workspace& workspace_;
};

} // namespace dateline
