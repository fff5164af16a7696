#include "ui/citation/relationsection.h"

#include "ui/citation/propertyview.h"
#include "ui/citation/sectionheader.h"

#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

RelationSection::RelationSection(Workspace& workspace, const EventDetails& details, QWidget* parent)
    : Column(parent), workspace_(workspace)
{
    const Theme& theme = workspace.theme();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(new SectionHeader(theme, tr("Relations"), this));
    setAccessibleName(tr("Relations"));
    if (!details.event.parent.empty()) {
        addLink(tr("part of"), QStringLiteral("→"), details.event.parent);
        if (workspace.canEdit()) {
            auto* change = new GlyphButton(theme, Glyph::Pencil, tr("Change what it is part of"), this);
            connect(change, &QAbstractButton::clicked, this, &RelationSection::parentAsked);
            auto* row = new QHBoxLayout;
            row->addWidget(layout->takeAt(layout->count() - 1)->widget(), 1);
            row->addWidget(change, 0, Qt::AlignTop);
            layout->addLayout(row);
        }
    }
    std::vector<const Relation*> order;
    for (const Relation& relation : details.relations) {
        order.push_back(&relation);
    }
    std::ranges::stable_sort(order, {}, [&](const Relation* relation) { return relation->from != details.event.id; });
    for (const Relation* relation : order) {
        const bool backwards = relation->from != details.event.id;
        addLink(qs(relationInWords(relation->type, backwards)), backwards ? QStringLiteral("←") : QStringLiteral("→"),
                backwards ? relation->from : relation->to);
        auto* card = new ClaimCard(theme, cardText(workspace, *relation), this);
        connect(card, &ClaimCard::opened, this, &RelationSection::opened);
        if (workspace.canEdit()) {
            connect(card, &ClaimCard::menuAsked, this,
                    [this, id = relation->id](const QPoint& at) { Q_EMIT menuAsked(id, at); });
        }
        cards_.push_back(card);
        layout->addWidget(card);
    }
}

bool RelationSection::hasAny(const EventDetails& details)
{
    return !details.relations.empty() || !details.event.parent.empty();
}

void RelationSection::addLink(const QString& relation, const QString& arrow, const std::string& event)
{
    const Theme& theme = workspace_.theme();
    const auto key = workspace_.caseFile().findEvent(event);
    const auto title = key ? workspace_.caseFile().title(*key) : Result<std::string>(fail(key.error()));
    auto* link = new LinkRow(theme, this);
    link->add({relation + QLatin1Char(' ') + arrow + QLatin1Char(' '), theme.sans(13), theme.secondText, {}, false});
    link->addLink(qs(title.value_or(event)), QFont::DemiBold);
    layout()->addWidget(link);
    if (!key) {
        link->setEnabled(false);
        return;
    }
    connect(link, &QAbstractButton::clicked, this, [this, wanted = *key] { workspace_.selectKey(wanted); });
}

} // namespace dateline
