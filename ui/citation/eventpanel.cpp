// What the panel shows. How it is edited is in eventpanelediting.cpp.

#include "ui/citation/eventpanel.h"

#include "ui/citation/guidance.h"
#include "ui/citation/relationsection.h"
#include "ui/citation/sectionheader.h"
#include "ui/editing/neweventcard.h"

#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace dateline {

namespace {

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
    // An edit and another case signal a selection too: once is enough to show the event anew.
    connect(&workspace_, &Workspace::selectionChanged, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::caseChanged, this, &EventPanel::readDrafts);
    connect(&workspace_, &Workspace::datesReworded, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::themeChanged, this, &EventPanel::rebuild);
    connect(&workspace_, &Workspace::passageChanged, this, &EventPanel::markCurrent);
    readDrafts();
    if (workspace_.hasCase()) {
        rebuild();
    }
}

EventPanel::~EventPanel() = default;

/// What is said while no case is open is seldom seen: the window is shown with one.
void EventPanel::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    if (widget() == nullptr) {
        rebuild();
    }
}

void EventPanel::rebuild()
{
    const EventDetails* details = workspace_.details();
    const std::optional<EventKey> key = details ? std::optional(details->key) : std::nullopt;
    const bool same = key == shown_;
    if (rebuilding_ || (same && leavesAlone())) {
        return;
    }
    rebuilding_ = true;
    if (!same) {
        leaveShown();
        // What was being typed is saved now, and that may have changed what there is to show.
        details = workspace_.details();
        expanded_.clear();
        shown_ = key;
    }
    const int scrolled = same ? verticalScrollBar()->value() : 0;
    const QString focus = focusName();
    const QPointer<QWidget> inEditor = detachEditors();
    sections_.clear();
    relationCards_.clear();
    head_ = nullptr;
    end_ = nullptr;

    auto* content = emptyContent();
    auto* layout = static_cast<QVBoxLayout*>(content->layout());
    if (newEvent_) {
        layout->addWidget(padded(newEvent_, 14, 2));
        newEvent_->show();
    }
    fillDrafts(*layout);
    if (details) {
        fillEvent(*layout, *details);
    } else {
        fillGuidance(*layout);
    }
    layout->addStretch(1);
    attach();

    // The old content may be what is being clicked just now, so it goes a little later.
    setUpdatesEnabled(false);
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    setWidget(content);
    if (inEditor) {
        inEditor->setFocus(Qt::OtherFocusReason);
    } else if (!focus.isNull()) {
        giveFocus(focus);
    }
    markCurrent();
    verticalScrollBar()->setValue(scrolled);
    setUpdatesEnabled(true);
    stale_ = false;
    rebuilding_ = false;
}

QWidget* EventPanel::emptyContent() const
{
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
    return content;
}

QWidget* EventPanel::padded(QWidget* content, int above, int below)
{
    auto* frame = new Column;
    auto* layout = new QVBoxLayout(frame);
    layout->setContentsMargins(kPanelMargin, above, kPanelMargin, below);
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
        connect(relations, &RelationSection::parentAsked, this, &EventPanel::askParent);
        connect(relations, &RelationSection::menuAsked, this, &EventPanel::showRelationMenu);
        relationCards_ = relations->cards();
        layout.addWidget(new Hairline(workspace_.theme()));
        layout.addWidget(padded(relations, 12, 14));
    }
    if (workspace_.canEdit()) {
        fillEnd(layout, details);
    }
}

void EventPanel::fillHead(QVBoxLayout& layout, const EventDetails& details)
{
    head_ = new EventHead(workspace_, details);
    connect(head_, &EventHead::editingChanged, this, &EventPanel::followTyping);
    connect(head_, &EventHead::dateAsked, this, &EventPanel::askDate);
    connect(head_, &EventHead::parentAsked, this, &EventPanel::askParent);
    connect(head_, &EventHead::menuAsked, this, &EventPanel::showEventMenu);
    QWidget* frame = padded(head_, 14 - 2, 13);
    frame->layout()->setContentsMargins(kPanelMargin - InlineText::kPadding, 12, kPanelMargin - InlineText::kPadding,
                                        13);
    layout.addWidget(frame);
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
        auto* section = new PropertySection(theme, std::move(view), std::move(cards), expanded, workspace_.canEdit());
        const std::string id = section->view().id;
        connect(section, &PropertySection::opened, this, &EventPanel::open);
        connect(section, &PropertySection::anchorAsked, this, &EventPanel::showAnchor);
        connect(section, &PropertySection::expandedChanged, this, [this, id](bool all) {
            if (all) {
                expanded_.insert(id);
            } else {
                expanded_.erase(id);
            }
        });
        if (workspace_.canEdit()) {
            connect(section, &PropertySection::addAsked, this, [this, id] { addClaim(id); });
            connect(section, &PropertySection::cardMade, this, &EventPanel::follow);
            for (ClaimCard* card : section->cards()) {
                follow(card);
            }
        }
        sections_.push_back(section);
        layout.addWidget(new Hairline(theme));
        layout.addWidget(padded(section, 12, 14));
    }
}

void EventPanel::fillEnd(QVBoxLayout& layout, const EventDetails& details)
{
    const Theme& theme = workspace_.theme();
    auto* end = new Column;
    end_ = new QVBoxLayout(end);
    end_->setContentsMargins(0, 0, 0, 0);
    end_->setSpacing(8);
    if (details.event.claims.empty()) {
        auto* nothing = new RunLabel;
        nothing->add({tr("No claim yet. Select words in a source, or add a claim of your own."),
                      theme.sans(13),
                      theme.secondText,
                      {},
                      false});
        end_->addWidget(nothing);
    }
    auto* add = new LinkRow(theme);
    add->setObjectName(QStringLiteral("add-property"));
    add->addLink(details.event.claims.empty() ? tr("Add a claim…") : tr("Add property…"));
    connect(add, &QAbstractButton::clicked, this, [this] { addClaim({}); });
    end_->addWidget(add);
    layout.addWidget(new Hairline(theme));
    layout.addWidget(padded(end, 11, 16));
}

void EventPanel::fillGuidance(QVBoxLayout& layout)
{
    auto* guidance = new Guidance(workspace_);
    connect(guidance, &Guidance::addSourceAsked, this, &EventPanel::addSourceAsked);
    connect(guidance, &Guidance::sourceAsked, this, &EventPanel::sourceAsked);
    connect(guidance, &Guidance::addEventAsked, this, &EventPanel::startNewEvent, Qt::QueuedConnection);
    layout.addWidget(padded(guidance, 22, 18));
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

ClaimCard* EventPanel::cardOf(const std::string& claim) const
{
    for (const PropertySection* section : sections_) {
        if (ClaimCard* card = section->cardOf(claim)) {
            return card;
        }
    }
    return nullptr;
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
