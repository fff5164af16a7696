#include "ui/citation/guidance.h"

#include "ui/citation/labels.h"
#include "ui/citation/propertyview.h"
#include "ui/citation/sectionheader.h"

#include <QVBoxLayout>

namespace dateline {

namespace {

constexpr std::size_t kMostEvents = 8;

std::vector<EventRow> coreEvents(const EventIndex& index)
{
    std::vector<EventRow> rows;
    for (EventRow row = 0; row < index.size() && rows.size() < kMostEvents; ++row) {
        if (index.importance[row] == Importance::Core) {
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace

Guidance::Guidance(Workspace& workspace, QWidget* parent) : Column(parent), workspace_(workspace)
{
    const Theme& theme = workspace.theme();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto say = [&](const QString& text, const QFont& font, const QColor& color) {
        auto* label = new RunLabel(this);
        label->add({text, font, color, {}, false});
        layout->addWidget(label);
    };
    if (!workspace.hasCase()) {
        say(tr("No case is open"), theme.sans(16, QFont::DemiBold), theme.text);
        return;
    }
    if (workspace.selected()) {
        say(tr("This event could not be read"), theme.sans(16, QFont::DemiBold), theme.text);
        say(tr("The case file may be damaged or in use by another program. Other events can still be selected."),
            theme.sans(13), theme.secondText);
        return;
    }
    say(tr("Select an event to see what each source says about it"), theme.sans(16, QFont::DemiBold), theme.text);
    say(tr("Click a mark on the timeline, or press Tab there to walk the events in time. Every statement is shown with "
           "the words it rests on; a click on them opens the passage in its source."),
        theme.sans(13), theme.secondText);
    const std::vector<EventRow> rows = coreEvents(workspace.index());
    if (!rows.empty()) {
        layout->addSpacing(10);
        layout->addWidget(new SectionHeader(theme, tr("Where to begin"), this));
        for (const EventRow row : rows) {
            addEvent(row);
        }
    }
}

void Guidance::addEvent(EventRow row)
{
    const Theme& theme = workspace_.theme();
    const EventKey key = workspace_.index().key[row];
    auto* link = new LinkRow(theme, this);
    link->addLink(qs(workspace_.title(row)));
    if (const auto details = workspace_.caseFile().event(key)) {
        const QString date = resolvedDateText(workspace_, details->properties);
        link->add({QStringLiteral(" ") + date, theme.sans(12), theme.secondText, {}, false});
    }
    connect(link, &QAbstractButton::clicked, this, [this, key] { workspace_.selectKey(key); });
    layout()->addWidget(link);
}

} // namespace dateline
