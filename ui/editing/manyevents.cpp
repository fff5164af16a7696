#include "ui/editing/manyevents.h"

#include "core/edit/eventedits.h"

#include <QLocale>

namespace dateline {

QString eventsInWords(std::size_t count)
{
    return count == 1
               ? Workspace::tr("1 event")
               : Workspace::tr("%1 events").arg(QLocale(QLocale::English).toString(static_cast<qulonglong>(count)));
}

void removeChosenEvents(Workspace& workspace, const std::function<void()>& made)
{
    const auto events = workspace.chosen();
    workspace.editMany(
        events.size(), Workspace::tr("Removing %1").arg(eventsInWords(events.size())),
        [events](const CaseFile& file) { return removeEvents(file, events); }, made);
}

} // namespace dateline
