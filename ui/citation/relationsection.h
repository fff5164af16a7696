#pragma once

#include "ui/citation/claimcard.h"
#include "ui/citation/labels.h"
#include "ui/models/workspace.h"

#include <vector>

namespace dateline {

/// What the event is related to, in both directions, each with the words it rests on and the other event to click.
class RelationSection : public Column
{
    Q_OBJECT

public:
    RelationSection(Workspace& workspace, const EventDetails& details, QWidget* parent = nullptr);

    const std::vector<ClaimCard*>& cards() const { return cards_; }
    /// Whether there is anything to show for an event.
    static bool hasAny(const EventDetails& details);

Q_SIGNALS:
    void opened(const std::string& source, const std::string& passage);
    /// What the event is part of is to be changed.
    void parentAsked();
    /// What can be done with a relation is asked for, by its id.
    void menuAsked(const std::string& relation, const QPoint& at);

private:
    void addLink(const QString& relation, const QString& arrow, const std::string& event);

    Workspace& workspace_;
    std::vector<ClaimCard*> cards_;
};

} // namespace dateline
