#include "ui/citation/guidance.h"

#include "core/timeline/eventorder.h"

#include "ui/citation/labels.h"
#include "ui/citation/propertyview.h"
#include "ui/citation/sectionheader.h"

#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kMostEvents = 8;

/// Of many core events some from the first to the last of them.
std::vector<EventRow> coreEvents(const EventIndex& index)
{
    std::vector<EventRow> all;
    forEachInOrder(index, everyEvent(index), [&](EventRow row) {
        if (index.importance[row] == Importance::Core) {
            all.push_back(row);
        }
    });
    if (all.size() <= kMostEvents) {
        return all;
    }
    std::vector<EventRow> rows;
    for (std::size_t i = 0; i < kMostEvents; ++i) {
        rows.push_back(all[i * (all.size() - 1) / (kMostEvents - 1)]);
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
    if (workspace.index().events() + workspace.index().undated == 0 && workspace.canEdit()) {
        guideIntoEmptyCase();
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

void Guidance::say(const QString& text, const QFont& font, const QColor& color)
{
    auto* label = new RunLabel(this);
    label->add({text, font, color, {}, false});
    layout()->addWidget(label);
}

LinkRow* Guidance::addLink(const QString& text, const QString& behind)
{
    const Theme& theme = workspace_.theme();
    auto* link = new LinkRow(theme, this);
    link->addLink(text);
    if (!behind.isEmpty()) {
        link->add({QStringLiteral(" ") + behind, theme.sans(12), theme.secondText, {}, false});
    }
    layout()->addWidget(link);
    return link;
}

void Guidance::guideIntoEmptyCase()
{
    const Theme& theme = workspace_.theme();
    const auto& sources = workspace_.sources();
    if (sources.empty()) {
        say(tr("Begin with what you have read"), theme.sans(16, QFont::DemiBold), theme.text);
        say(tr("Paste an article’s text (Ctrl+V), or drop text files on the window. Then select words in it and press "
               "N: they become an event that rests on them."),
            theme.sans(13), theme.secondText);
    } else {
        say(tr("Make events from the words of a source"), theme.sans(16, QFont::DemiBold), theme.text);
        say(tr("Open a source, select words that tell when something was, and press N. What you know yourself is added "
               "by a double click on the timeline."),
            theme.sans(13), theme.secondText);
    }
    static_cast<QVBoxLayout*>(layout())->addSpacing(8);
    for (std::size_t i = 0; i < std::min(sources.size(), kMostEvents); ++i) {
        connect(addLink(oneLine(workspace_.sourceName(sources[i].id))), &QAbstractButton::clicked, this,
                [this, id = sources[i].id] { Q_EMIT sourceAsked(id); });
    }
    connect(addLink(sources.empty() ? tr("Add a source…") : tr("Add another source…"), QStringLiteral("Ctrl+Shift+A")),
            &QAbstractButton::clicked, this, &Guidance::addSourceAsked);
    connect(addLink(tr("Add an event"), QStringLiteral("Ctrl+Shift+N")), &QAbstractButton::clicked, this,
            &Guidance::addEventAsked);
}

void Guidance::addEvent(EventRow row)
{
    const EventKey key = workspace_.index().key[row];
    const auto details = workspace_.caseFile().event(key);
    auto* link =
        addLink(qs(workspace_.title(row)), details ? resolvedDateText(workspace_, details->properties) : QString());
    connect(link, &QAbstractButton::clicked, this, [this, key] { workspace_.selectKey(key); });
}

} // namespace dateline
