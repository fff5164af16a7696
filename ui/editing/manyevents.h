#pragma once

#include "ui/models/workspace.h"

#include <functional>

namespace dateline {

/// "1 event", "20,000 events".
QString eventsInWords(std::size_t count);

/// Removes the events that are chosen, in the background where they are many. `made` is called when they are removed.
void removeChosenEvents(Workspace& workspace, const std::function<void()>& made);

} // namespace dateline
