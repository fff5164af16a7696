#include "ui/citation/eventpanel.h"

#include "ui/citation/guidance.h"
#include "ui/citation/relationsection.h"
#include "ui/citation/sectionheader.h"
#include "ui/timeline/marks.h"

#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

constexpr int kMargin = 18;

/// Category and importance of an event, discreetly: shape, name, "core event".
class KindLine : public Column
{
public:
    KindLine(const Workspace& workspace, const EventDetails& details, QWidget* parent)
        : Column(parent), theme_(workspace.theme())
    {
        QString name;
        const EventIndex& index = workspace.index();
        const auto found = std::ranges::find(index.categories.ids, details.event.category);
        if (found != index.categories.ids.end()) {
            const auto at = static_cast<std::size_t>(found - index.categories.ids.begin());
            name = qs(index.categories.names[at]);
            mark_ = {theme_.category(qs(index.categoryColors[at])), index.categoryShapes[at]};
        }
        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(name.isEmpty() ? 0 : 16, 0, 0, 0);
        auto* label = new RunLabel(this);
        QStringList words{name};
        if (details.event.importance == Importance::Core) {
            words << EventPanel::tr("core event");
        } else if (details.event.importance == Importance::Major) {
            words << EventPanel::tr("major event");
        }
        std::set<std::string_view> sources;
        for (const Claim& claim : details.event.claims) {
            sources.insert(claim.source);
        }
        words << sourcesText(sources.size());
        const std::size_t claims = details.event.claims.size();
        words << (claims == 1 ? EventPanel::tr("1 claim") : EventPanel::tr("%1 claims").arg(claims));
        for (const std::string& tag : details.event.tags) {
            words << qs(tag);
        }
        words.removeAll(QString());
        label->add({words.join(QStringLiteral(" · ")), theme_.sans(12), theme_.secondText, {}, false});
        layout->addWidget(label);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (mark_.color.isValid()) {
            QPainter painter(this);
            painter.setRenderHint(QPainter::Antialiasing);
            paintMark(painter, QRectF(0, 2, 11, 11), mark_);
        }
    }

private:
    const Theme& theme_;
    MarkStyle mark_;
};

} // namespace

EventPanel::EventPanel(Workspace& workspace, QWidget* parent) : QScrollArea(parent), workspace_(workspace)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBar(new QuietScrollBar(this));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setAccessibleName(tr("Event"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    connect(&workspace_, &Workspace::selectionChanged, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::caseChanged, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::edited, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::themeChanged, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::passageChanged, this, &EventPanel::markCurrent);
    rebuild();
}

void EventPanel::rebuild()
{
    const EventDetails* details = workspace_.details();
    const std::optional<EventKey> key = details ? std::optional(details->key) : std::nullopt;
    const bool same = key == shown_;
    const int scrolled = same ? verticalScrollBar()->value() : 0;
    const bool keyboardHere = widget() != nullptr && widget()->isAncestorOf(focusWidget()) && focusWidget()->hasFocus();
    if (!same) {
        expanded_.clear();
        shown_ = key;
    }
    sections_.clear();
    relationCards_.clear();

    auto* content = new Column;
    // Taking its width beforehand spares the scroll area asking for a size to begin with.
    content->resize(viewport()->width(), 10);
    QPalette colors = content->palette();
    colors.setColor(QPalette::Window, workspace_.theme().panel);
    content->setPalette(colors);
    content->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    if (details) {
        fillEvent(*layout, *details);
    } else {
        fillGuidance(*layout);
    }
    layout->addStretch(1);

    // The old content may be what is being clicked just now, so it goes a little later.
    setUpdatesEnabled(false);
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    setWidget(content);
    if (keyboardHere) {
        setFocus(Qt::OtherFocusReason);
    }
    markCurrent();
    verticalScrollBar()->setValue(scrolled);
    setUpdatesEnabled(true);
}

QWidget* EventPanel::padded(QWidget* content, int above, int below)
{
    auto* frame = new Column;
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kMargin, above, kMargin, below);
    layout->setSpacing(0);
    layout->addWidget(content);
    return frame;
}

void EventPanel::fillEvent(QVBoxLayout& layout, const EventDetails& details)
{
    fillHead(layout, details);
    fillProperties(layout, details);
    if (RelationSection::hasAny(details)) {
        auto* relations = new RelationSection(workspace_, details);
        connect(relations, &RelationSection::opened, this, &EventPanel::open);
        relationCards_ = relations->cards();
        layout.addWidget(new Hairline(workspace_.theme()));
        layout.addWidget(padded(relations, 12, 14));
    }
}

void EventPanel::fillHead(QVBoxLayout& layout, const EventDetails& details)
{
    const Theme& theme = workspace_.theme();
    auto* head = new Column;
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* title = new SelectableText(qs(details.event.title), theme.sans(18, QFont::Bold), theme.text);
    title->setObjectName(QStringLiteral("title"));
    column->addWidget(title);
    QStringList where{resolvedDateText(workspace_, details.properties),
                      resolvedPlaceText(workspace_, details.properties)};
    where.removeAll(QString());
    if (!where.isEmpty()) {
        auto* line = new RunLabel;
        line->setObjectName(QStringLiteral("dateAndPlace"));
        line->add({where.join(QStringLiteral(" · ")), theme.sans(13, QFont::Medium), theme.secondText, {}, false});
        column->addWidget(line);
    }
    column->addWidget(new KindLine(workspace_, details, head));
    if (!details.event.summary.empty()) {
        column->addSpacing(4);
        auto* summary = new RunLabel;
        summary->add({qs(details.event.summary), theme.sans(13), theme.text, {}, false});
        column->addWidget(summary);
    }
    if (!details.event.note.empty()) {
        column->addSpacing(2);
        auto* note = new RunLabel;
        note->setObjectName(QStringLiteral("note"));
        note->add(
            {tr("Analyst’s note") + QStringLiteral(": "), theme.sans(12, QFont::DemiBold), theme.accent, {}, false});
        note->add({qs(details.event.note), theme.sans(12), theme.secondText, {}, false});
        column->addWidget(note);
    }
    layout.addWidget(padded(head, 14, 13));
}

void EventPanel::fillProperties(QVBoxLayout& layout, const EventDetails& details)
{
    const Theme& theme = workspace_.theme();
    for (const ResolvedProperty* property : inReadingOrder(details.properties)) {
        PropertyView view = propertyView(workspace_, details.event, *property);
        std::map<std::size_t, CardText> cards;
        for (const std::size_t claim : view.claims()) {
            cards.emplace(claim, cardText(workspace_, details.event.claims[claim], view.valueOf(claim)));
        }
        const bool expanded = expanded_.contains(view.id);
        auto* section = new PropertySection(theme, std::move(view), std::move(cards), expanded);
        connect(section, &PropertySection::opened, this, &EventPanel::open);
        connect(section, &PropertySection::expandedChanged, this, [this, id = section->view().id](bool all) {
            if (all) {
                expanded_.insert(id);
            } else {
                expanded_.erase(id);
            }
        });
        sections_.push_back(section);
        layout.addWidget(new Hairline(theme));
        layout.addWidget(padded(section, 12, 14));
    }
}

void EventPanel::fillGuidance(QVBoxLayout& layout)
{
    layout.addWidget(padded(new Guidance(workspace_), 22, 18));
}

void EventPanel::markCurrent()
{
    for (PropertySection* section : sections_) {
        section->setCurrentPassage(workspace_.passage());
    }
    for (ClaimCard* card : relationCards_) {
        card->setCurrentPassage(workspace_.passage());
    }
}

void EventPanel::open(const std::string& source, const std::string& passage)
{
    workspace_.openPassage(source, passage);
    Q_EMIT opened();
}

PropertySection* EventPanel::section(const std::string& property) const
{
    const auto found =
        std::ranges::find_if(sections_, [&](const PropertySection* section) { return section->view().id == property; });
    return found == sections_.end() ? nullptr : *found;
}

std::vector<ClaimCard*> EventPanel::cards() const
{
    std::vector<ClaimCard*> all;
    for (const PropertySection* section : sections_) {
        const std::vector<ClaimCard*> some = section->cards();
        all.insert(all.end(), some.begin(), some.end());
    }
    all.insert(all.end(), relationCards_.begin(), relationCards_.end());
    return all;
}

std::optional<std::pair<std::string, std::string>> EventPanel::firstPassage() const
{
    for (const ClaimCard* card : cards()) {
        if (!card->text().quotes.empty()) {
            return std::pair(card->text().source, card->text().quotes.front().passage);
        }
    }
    return std::nullopt;
}

bool EventPanel::hasPassage(const std::string& passage) const
{
    const EventDetails* details = workspace_.details();
    if (details == nullptr || passage.empty()) {
        return false;
    }
    const auto rests = [&](const auto& said) {
        return std::ranges::find(said.passages, passage) != said.passages.end();
    };
    return std::ranges::any_of(details->event.claims, rests) || std::ranges::any_of(details->relations, rests);
}

} // namespace dateline
