#pragma once

#include "ui/citation/labels.h"
#include "ui/models/workspace.h"

namespace dateline {

/// What the event panel shows while no event is selected: what to do, and the case's core events to begin with; in a
/// case without events, how the first ones come into it.
class Guidance : public Column
{
    Q_OBJECT

public:
    explicit Guidance(Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void addSourceAsked();
    void addEventAsked();
    void sourceAsked(const std::string& source);

private:
    void guideIntoEmptyCase();
    void say(const QString& text, const QFont& font, const QColor& color);
    LinkRow* addLink(const QString& text, const QString& behind = {});
    void addEvent(EventRow row);

    Workspace& workspace_;
};

} // namespace dateline
