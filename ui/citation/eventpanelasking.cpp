// The panel's menus, what they ask for in place, and the drafts that it offers.

#include "core/edit/claimedits.h"
#include "core/edit/eventedits.h"
#include "core/edit/ids.h"
#include "core/edit/mergeedits.h"
#include "core/edit/sourceedits.h"

#include "ui/citation/eventpanel.h"
#include "ui/editing/draftnotice.h"
#include "ui/editing/lineprompt.h"
#include "ui/editing/neweventcard.h"
#include "ui/editing/scalewords.h"
#include "ui/theme/menutext.h"

#include <QMenu>
#include <QVBoxLayout>

namespace dateline {

namespace {

const QString kClaim = QStringLiteral("claim/");
const std::string kPassageOpen = "passage"; // what a relation rests on

QString shortened(const QString& text)
{
    constexpr qsizetype kMost = 28;
    const QString line = text.simplified();
    return line.size() > kMost ? line.left(kMost - 1).trimmed() + QStringLiteral("…") : line;
}

QMenu* menuFor(QWidget* owner)
{
    auto* menu = new QMenu(owner);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

} // namespace

void EventPanel::follow(ClaimCard* card)
{
    connect(card, &ClaimCard::attended, this, [this, card](bool byKeyboard) {
        if (actions_ == nullptr || actions_->parentWidget() != widget()) {
            actions_ = new ClaimActions(workspace_.theme(), widget());
            connect(actions_, &ClaimActions::ruled, this,
                    [this](ClaimCard* on, Rank rank) { rule(on->text().claim, rank); });
            connect(actions_, &ClaimActions::editAsked, this, [this](ClaimCard* on) { editClaim(on->text().claim); });
            connect(actions_, &ClaimActions::menuAsked, this, &EventPanel::showClaimMenu);
        }
        actions_->attend(card, byKeyboard);
    });
    connect(card, &ClaimCard::editAsked, this, [this, card] { editClaim(card->text().claim); });
    connect(card, &ClaimCard::removeAsked, this, [this, card] { removeClaim(card->text().claim); });
    connect(card, &ClaimCard::menuAsked, this, [this, card](const QPoint& at) { showClaimMenu(card, at); });
}

void EventPanel::showAnchor(const std::string& event)
{
    if (const auto key = workspace_.caseFile().findEvent(event)) {
        workspace_.selectKey(*key);
    }
}

void EventPanel::showClaimMenu(ClaimCard* card, const QPoint& at)
{
    const std::string claim = card->text().claim;
    const Rank rank = card->text().rank;
    QMenu* menu = menuFor(this);
    const auto add = [this, menu](const QString& text, auto&& run) {
        QAction* action = menu->addAction(text);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    add(rank == Rank::Preferred ? tr("No longer prefer") : tr("Prefer…"),
        [this, claim, rank] { rule(claim, rank == Rank::Preferred ? Rank::Normal : Rank::Preferred); });
    add(rank == Rank::Deprecated ? tr("Restore") : tr("Deprecate…"),
        [this, claim, rank] { rule(claim, rank == Rank::Deprecated ? Rank::Normal : Rank::Deprecated); });
    QMenu* credibility = menu->addMenu(tr("Credibility"));
    for (int i = 0; i <= 6; ++i) {
        const std::optional<int> value = i == 0 ? std::nullopt : std::optional(i);
        QAction* action =
            credibility->addAction(i == 0 ? tr("Not judged") : tr("%1  %2").arg(i).arg(credibilityWords(i)));
        action->setCheckable(true);
        action->setChecked(value == card->text().credibility);
        connect(action, &QAction::triggered, this, [this, claim, value] {
            if (shown_) {
                changed(setCredibility(workspace_.caseFile(), *shown_, claim, value));
            }
        });
    }
    menu->addSeparator();
    if (const std::string anchor = card->text().anchor; !anchor.empty()) {
        add(tr("Show the event that it is told from"), [this, anchor] { showAnchor(anchor); });
    }
    add(tr("Change…"), [this, claim] { editClaim(claim); })->setShortcut(Qt::Key_F2);
    add(tr("Move to another event…"), [this, claim] { moveClaim(claim); });
    add(tr("Delete"), [this, claim] { removeClaim(claim); })->setShortcut(Qt::Key_Delete);
    menu->popup(at);
}

void EventPanel::showRelationMenu(const std::string& relation, const QPoint& at)
{
    QMenu* menu = menuFor(this);
    connect(menu->addAction(tr("Delete relation")), &QAction::triggered, this,
            [this, relation] { changed(removeRelation(workspace_.caseFile(), relation)); });
    menu->popup(at);
}

void EventPanel::rule(const std::string& claim, Rank rank)
{
    if (!workspace_.canEdit() || !shown_) {
        return;
    }
    const EventKey event = *shown_;
    if (rank == Rank::Normal) {
        changed(setRank(workspace_.caseFile(), event, claim, Rank::Normal));
        return;
    }
    ClaimCard* card = cardOf(claim);
    if (card == nullptr) {
        return;
    }
    const bool prefer = rank == Rank::Preferred;
    const std::string property = propertyOf(claim);
    LinePrompt* asked = prompt(prefer ? tr("Why is this claim to be preferred?") : tr("Why does this claim not count?"),
                               prefer ? tr("Prefer") : tr("Deprecate"), claim);
    QLineEdit* reason = asked->addLine(tr("Reason"));
    if (rank == card->text().rank) {
        reason->setText(card->text().rankReason);
    }
    asked->setAccept([this, asked, reason, event, claim, rank] {
        const std::string why = utf8(reason->text().simplified());
        if (why.empty()) {
            asked->say(tr("A ruling needs a reason"));
            return false;
        }
        return workspace_.edit(setRank(workspace_.caseFile(), event, claim, rank, why));
    });
    host(asked, {Place::Part::Section, property, claim, false});
}

void EventPanel::moveClaim(const std::string& claim)
{
    if (!workspace_.canEdit() || !shown_) {
        return;
    }
    const EventKey from = *shown_;
    LinePrompt* asked = prompt(tr("To which event does this claim belong?"), tr("Move"), claim);
    askForEvent(asked, [this, from, claim](EventKey to) {
        return workspace_.edit(dateline::moveClaim(workspace_.caseFile(), from, claim, to));
    });
    host(asked, {Place::Part::Section, propertyOf(claim), claim, false});
}

LinePrompt* EventPanel::prompt(const QString& question, const QString& verb, const std::string& claim)
{
    auto* made = new LinePrompt(workspace_.theme(), question, verb);
    const QString back = claim.empty() ? QString() : kClaim + qs(claim);
    connect(made, &LinePrompt::finished, this, [this, back] { closeEditor(back); });
    return made;
}

void EventPanel::askForEvent(LinePrompt* prompt, const std::function<bool(EventKey)>& accept)
{
    auto* field = new EventField(workspace_, prompt);
    field->setExcept(shown_.value_or(-1));
    field->setAccessibleName(prompt->accessibleName());
    prompt->addField(field);
    prompt->setAccept([prompt, field, accept] {
        if (!field->event()) {
            prompt->say(tr("Choose an event from the list"));
            return false;
        }
        return accept(*field->event());
    });
}

std::string EventPanel::propertyOf(const std::string& claim) const
{
    for (const PropertySection* section : sections_) {
        if (section->cardOf(claim) != nullptr) {
            return section->view().id;
        }
    }
    return {};
}

void EventPanel::askDate()
{
    const EventDetails* details = workspace_.details();
    if (!workspace_.canEdit() || details == nullptr) {
        return;
    }
    const EventKey event = details->key;
    const bool sourced = dateIsSourced(*details);
    LinePrompt* asked = prompt(sourced ? tr("A source gives this date. Your own judgement of it:") : tr("When was it?"),
                               tr("Set date"), {});
    auto* date = new ValueField(workspace_, asked);
    date->setType(ValueType::Time);
    date->setAllowsRelative(false);
    connect(date, &ValueField::accepted, asked, &LinePrompt::accept);
    connect(date, &ValueField::cancelled, asked, [asked] { Q_EMIT asked->finished(false); });
    asked->addField(date);
    QLineEdit* reason = sourced ? asked->addLine(tr("Why it is preferred to what the source says")) : nullptr;
    asked->setAccept([this, asked, date, reason, event] {
        Change parts;
        const auto value = date->take(parts);
        if (!value) {
            asked->say(qs(value.error().message));
            return false;
        }
        const std::string why = reason != nullptr ? utf8(reason->text().simplified()) : std::string();
        if (reason != nullptr && why.empty()) {
            asked->say(tr("Against a source, your own date needs a reason"));
            return false;
        }
        return workspace_.edit(setAnalystDate(workspace_.caseFile(), event, std::get<EdtfDate>(*value), why));
    });
    host(asked, {});
}

void EventPanel::askParent()
{
    if (!workspace_.canEdit() || !shown_) {
        return;
    }
    const EventKey event = *shown_;
    LinePrompt* asked = prompt(tr("Which event is this one part of?"), tr("Set"), {});
    askForEvent(asked, [this, event](EventKey parent) {
        return workspace_.edit(setParentEvent(workspace_.caseFile(), {event}, parent));
    });
    host(asked, {});
}

void EventPanel::askMerge()
{
    if (!workspace_.canEdit() || !shown_) {
        return;
    }
    const EventKey event = *shown_;
    LinePrompt* asked = prompt(tr("Which event is the same as this one? It becomes part of this one, and can be split "
                                  "off again."),
                               tr("Merge"), {});
    askForEvent(asked, [this, event](EventKey other) {
        return workspace_.edit(mergeEvents(workspace_.caseFile(), event, other));
    });
    host(asked, {});
}

void EventPanel::askRelation()
{
    const EventDetails* details = workspace_.details();
    if (!workspace_.canEdit() || details == nullptr) {
        return;
    }
    Relation relation;
    relation.from = details->event.id;
    LinePrompt* asked = prompt(tr("This event"), tr("Relate"), {});
    auto* type = new ChoiceButton(workspace_.theme(), asked);
    type->setFramed(true);
    type->setAccessibleName(tr("Kind of relation"));
    type->setChoices([] {
        std::vector<Choice> all;
        for (const std::string_view word : relationTypes()) {
            all.push_back({qs(relationInWords(word, false)), std::string(word)});
        }
        return all;
    });
    type->setCurrentData({});
    asked->addField(type);
    auto* rests = new ChoiceButton(workspace_.theme(), asked);
    rests->setFramed(true);
    rests->setObjectName(QStringLiteral("rests"));
    rests->setAccessibleName(tr("What it rests on"));
    rests->setChoices([this] {
        std::vector<Choice> all{{tr("Your own judgement"), {}}};
        if (!workspace_.passage().empty()) {
            const auto words = workspace_.caseFile().passage(workspace_.passage());
            all.push_back({words ? tr("“%1”, open in the reader").arg(shortened(qs(words->passage.quote.exact)))
                                 : tr("The passage open in the reader"),
                           kPassageOpen});
        }
        return all;
    });
    rests->setCurrentData(workspace_.passage().empty() ? std::string() : kPassageOpen);
    auto* why = new QLineEdit(asked);
    why->setPlaceholderText(tr("Your own remark"));
    why->setAccessibleName(why->placeholderText());
    askForEvent(asked, [this, type, rests, why, relation](EventKey other) {
        const auto to = workspace_.caseFile().event(other);
        if (!to) {
            Q_EMIT workspace_.failed(qs(to.error().message));
            return false;
        }
        Relation made = relation;
        made.type = type->current();
        if (rests->current() == kPassageOpen) {
            made.source = workspace_.passageSource();
            made.passages = {workspace_.passage()};
        }
        made.note = utf8(why->text().simplified());
        made.to = to->event.id;
        return workspace_.edit(addRelation(workspace_.caseFile(), made));
    });
    asked->addField(rests);
    asked->addField(why);
    host(asked, {});
}

void EventPanel::showEventMenu(const QPoint& at)
{
    const EventDetails* details = workspace_.details();
    if (!workspace_.canEdit() || details == nullptr) {
        return;
    }
    const EventKey key = details->key;
    QMenu* menu = menuFor(this);
    const auto add = [this](QMenu* into, const QString& text, auto&& run) {
        QAction* action = into->addAction(text);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    add(menu, tr("Set the date…"), [this] { askDate(); });
    add(menu, tr("Part of another event…"), [this] { askParent(); });
    if (!details->event.parent.empty()) {
        add(menu, tr("No longer part of another"),
            [this, key] { changed(setParentEvent(workspace_.caseFile(), {key}, std::nullopt)); });
    }
    add(menu, tr("Add relation…"), [this] { askRelation(); });
    menu->addSeparator();
    add(menu, tr("Duplicate"), [this, key] { duplicate(key); });
    add(menu, tr("Merge with another…"), [this] { askMerge(); });
    if (!details->event.merged.empty()) {
        QMenu* split = menu->addMenu(tr("Split off"));
        for (std::size_t i = 0; i < details->event.merged.size(); ++i) {
            add(split, menuText(oneLine(qs(details->event.merged[i].title))),
                [this, key, i] { changed(splitEvent(workspace_.caseFile(), key, i)); });
        }
    }
    if (const auto row = workspace_.selected()) {
        QAction* choose = add(menu, tr("Chosen for editing several"), [this, r = *row] { workspace_.toggleChosen(r); });
        choose->setCheckable(true);
        choose->setChecked(workspace_.isChosen(*row));
    }
    menu->addSeparator();
    add(menu, tr("Delete event"), [this, key] { changed(removeEvents(workspace_.caseFile(), {key})); });
    menu->popup(at);
}

void EventPanel::duplicate(EventKey key)
{
    const auto change = duplicateEvent(workspace_.caseFile(), key);
    if (workspace_.edit(change)) {
        if (const auto made = workspace_.caseFile().event(addedId(*change, ObjectKind::Event))) {
            workspace_.selectKey(made->key);
        }
    }
}

void EventPanel::readDrafts()
{
    drafts_.clear();
    if (workspace_.canEdit()) {
        drafts_ = workspace_.caseFile().drafts().value_or(std::vector<Draft>());
    }
}

void EventPanel::forgetDraft(const std::string& place)
{
    std::erase_if(drafts_, [&](const Draft& draft) { return draft.place == place; });
}

void EventPanel::fillDrafts(QVBoxLayout& layout)
{
    const EventDetails* details = workspace_.details();
    for (const Draft& draft : drafts_) {
        const QStringList parts = qs(draft.place).split(QLatin1Char('/'));
        if (draft.place == NewEventCard::kDraftPlace) {
            if (newEvent_ == nullptr && details == nullptr) {
                addDraft(layout, draft, tr("New event"), qs(draft.text));
            }
            continue;
        }
        if (parts.size() < 3 || parts[0] != QLatin1String("event")) {
            continue; // somebody else's
        }
        const auto event = workspace_.caseFile().event(utf8(parts[1]));
        if (!event || (details != nullptr && event->key != details->key)) {
            continue;
        }
        const bool claim = parts[2] == QLatin1String("claim");
        QString what = claim ? tr("Claim") : parts[2].left(1).toUpper() + parts[2].mid(1);
        if (details == nullptr) {
            what = tr("%1 of “%2”").arg(what, oneLine(qs(event->event.title)));
        }
        addDraft(layout, draft, what, claim ? ClaimEditor::draftSummary(workspace_, draft.text) : qs(draft.text));
    }
}

void EventPanel::addDraft(QVBoxLayout& layout, const Draft& draft, const QString& what, const QString& words)
{
    auto* notice = new DraftNotice(workspace_.theme(), draft, what, words);
    connect(notice, &DraftNotice::putBack, this, [this, draft] { putBack(draft); });
    connect(notice, &DraftNotice::discarded, this, [this, draft] {
        forgetDraft(draft.place);
        dropDraft(workspace_, draft.place);
        rebuild();
    });
    layout.addWidget(padded(notice, 12, 0));
}

void EventPanel::putBack(const Draft& draft)
{
    const QStringList parts = qs(draft.place).split(QLatin1Char('/'));
    forgetDraft(draft.place);
    if (draft.place == NewEventCard::kDraftPlace) {
        if (NewEventCard* card = startNewEvent()) {
            card->setTitle(qs(draft.text));
        }
        return;
    }
    const auto event = workspace_.caseFile().event(utf8(parts[1]));
    if (!event) {
        Q_EMIT workspace_.failed(qs(event.error().message));
        return;
    }
    if (shown_ == event->key) {
        rebuild();
    } else {
        workspace_.selectKey(event->key);
    }
    if (parts[2] != QLatin1String("claim")) {
        if (head_ != nullptr && head_->text(parts[2]) != nullptr) {
            head_->text(parts[2])->show();
            head_->text(parts[2])->editWith(qs(draft.text));
        }
        return;
    }
    const std::string claim = utf8(parts.mid(3).join(QLatin1Char('/')));
    ClaimEditor* editor = claim == "new" ? nullptr : editClaim(claim);
    if (editor == nullptr) {
        editor = addClaim({});
    }
    if (editor != nullptr) {
        editor->setDraft(draft.text);
        editor->focusFirst();
    }
}

} // namespace dateline
