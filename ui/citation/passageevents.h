#pragma once

#include "ui/models/workspace.h"

#include <QScrollArea>

#include <vector>

namespace dateline {

class LinkRow;

/// The events that a passage feeds, each a click away. It takes no room where there are none.
class PassageEvents : public QScrollArea
{
    Q_OBJECT

public:
    explicit PassageEvents(Workspace& workspace, QWidget* parent = nullptr);

    /// At most `mostHeight` pixels tall; more events scroll.
    void show(const QString& heading, const std::vector<EventKey>& events, int mostHeight);
    const std::vector<LinkRow*>& links() const { return links_; }

Q_SIGNALS:
    /// A link was clicked: its event is selected now, or was already.
    void eventAsked();

private:
    Workspace& workspace_;
    std::vector<LinkRow*> links_;
};

} // namespace dateline
