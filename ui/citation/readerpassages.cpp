// What is done with the passages of a text that are there already, and with drafts. See readerediting.cpp.

#include "core/edit/notes.h"

#include "ui/citation/propertyview.h"
#include "ui/citation/readerediting.h"
#include "ui/citation/readertray.h"
#include "ui/editing/claimeditor.h"
#include "ui/editing/draftkeeper.h"
#include "ui/editing/draftnotice.h"
#include "ui/editing/inlinetext.h"
#include "ui/theme/menutext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <utility>

namespace dateline {

namespace {

constexpr qsizetype kLongestInMenu = 50;

QString inMenu(QString text)
{
    text = text.simplified();
    if (text.size() > kLongestInMenu) {
        text = text.left(kLongestInMenu - 1) + QStringLiteral("…");
    }
    return menuText(text);
}

std::optional<Passage> passageOf(const Workspace& workspace, const std::string& source, const std::string& id)
{
    if (!workspace.hasCase() || id.empty()) {
        return std::nullopt;
    }
    auto found = workspace.caseFile().passage(id);
    return found && found->source == source ? std::optional(std::move(found->passage)) : std::nullopt;
}

} // namespace

std::string ReaderEditing::current() const
{
    return workspace_.passageSource() == source_ ? workspace_.passage() : std::string();
}

QMenu* ReaderEditing::passageMenu(const std::string& passage)
{
    auto* menu = new QMenu(&view_);
    const auto events = workspace_.caseFile().eventsOfPassage(passage).value_or(std::vector<EventKey>());
    QMenu* shown = menu->addMenu(tr("Show its events"));
    shown->setEnabled(!events.empty());
    for (const EventKey key : events) {
        const QString title = qs(workspace_.caseFile().title(key).value_or(std::string()));
        connect(shown->addAction(inMenu(title)), &QAction::triggered, this, [this, key] { workspace_.selectKey(key); });
    }
    connect(menu->addAction(tr("Copy its words")), &QAction::triggered, this, [this, passage] {
        if (const auto found = passageOf(workspace_, source_, passage)) {
            QGuiApplication::clipboard()->setText(qs(found->quote.exact));
        }
    });
    if (workspace_.canEdit()) {
        menu->addSeparator();
        QAction* change = menu->addAction(tr("Change to the selected words\tE"));
        change->setEnabled(selection().has_value());
        connect(change, &QAction::triggered, this, [this, passage] { changeStretch(passage); });
        connect(menu->addAction(tr("Note…")), &QAction::triggered, this, [this, passage] { editNote(passage); });
        connect(menu->addAction(tr("Remove passage\tDel")), &QAction::triggered, this,
                [this, passage] { remove(passage); });
    }
    return menu;
}

void ReaderEditing::changeStretch(const std::string& passage)
{
    const auto words = selection();
    if (!words) {
        return;
    }
    const auto change = changePassage(workspace_.caseFile(), passage, words->start, words->end);
    if (!change) {
        say(tr("The passage stays as it is: %1.").arg(qs(change.error().message)));
    } else if (workspace_.edit(*change)) {
        cited(*words);
    }
}

void ReaderEditing::remove(const std::string& passage)
{
    const auto change = removePassage(workspace_.caseFile(), passage);
    if (!change) {
        say(tr("The passage stays: %1.").arg(qs(change.error().message)));
        return;
    }
    say({});
    if (workspace_.edit(*change) && workspace_.passage() == passage) {
        workspace_.openPassage(source_, {});
    }
}

void ReaderEditing::editNote(const std::string& passage)
{
    workspace_.openPassage(source_, passage);
    showNote();
    if (note_) {
        note_->show();
        note_->edit();
    }
}

/// The note on the current passage, where there is one.
void ReaderEditing::showNote()
{
    const std::string passage = current();
    if (note_ && notePassage_ == passage && note_->isEditing()) {
        return;
    }
    const auto found = passageOf(workspace_, source_, passage);
    if (note_ && (notePassage_ != passage || !found)) {
        // Saving shows the case anew, and comes by here again.
        InlineText* old = note_;
        note_ = nullptr;
        old->commit();
        old->hide();
        old->deleteLater();
    }
    if (!found) {
        return;
    }
    if (note_.isNull()) {
        const Theme& theme = workspace_.theme();
        note_ = new InlineText(workspace_, InlineText::Lines::Several,
                               {theme.sans(12), theme.secondText, tr("Note on the passage: "),
                                theme.sans(12, QFont::DemiBold), theme.accent});
        note_->setAccessibleName(tr("Note on the passage"));
        note_->setDraftPlace("source/" + source_ + "/note/" + passage);
        note_->setSave([this, passage](const QString& text) {
            return workspace_.edit(setNote(workspace_.caseFile(), ObjectKind::Passage, passage, utf8(text.trimmed())));
        });
        connect(note_, &InlineText::editingChanged, this, [this](bool editing) {
            if (!editing && note_) {
                note_->setVisible(!note_->text().isEmpty());
                view_.setFocus(Qt::OtherFocusReason);
            }
        });
        tray_.add(note_);
        notePassage_ = passage;
    }
    note_->setText(qs(found->note));
    note_->setVisible(!found->note.empty());
}

// A place of a draft: "source/SOURCE/claim/START-END/EVENT", "source/SOURCE/event/START-END/TITLE" or
// "source/SOURCE/note/PASSAGE".
void ReaderEditing::offerDrafts()
{
    for (const auto& notice : offered_) {
        if (notice) {
            notice->hide();
            notice->deleteLater();
        }
    }
    offered_.clear();
    if (!workspace_.canEdit() || source_.empty()) {
        return;
    }
    const std::string prefix = "source/" + source_ + "/";
    for (const Draft& draft : workspace_.caseFile().drafts().value_or(std::vector<Draft>())) {
        if (!draft.place.starts_with(prefix)) {
            continue;
        }
        const QString kind = qs(draft.place).section(QLatin1Char('/'), 2, 2);
        const bool isNote = kind == QLatin1String("note");
        const bool isClaim = kind == QLatin1String("claim") || kind == QLatin1String("event");
        if ((!isNote && !isClaim) || (note_ && note_->isEditing())) {
            continue;
        }
        auto* notice = new DraftNotice(workspace_.theme(), draft, isNote ? tr("Note on a passage") : tr("Claim"),
                                       isNote ? qs(draft.text) : ClaimEditor::draftSummary(workspace_, draft.text));
        connect(notice, &DraftNotice::putBack, this, [this, draft] { putBack(draft); });
        connect(notice, &DraftNotice::discarded, this, [this, draft] {
            dropDraft(workspace_, draft.place);
            offerDrafts();
        });
        tray_.add(notice);
        offered_.push_back(notice);
    }
}

void ReaderEditing::putBack(const Draft& draft)
{
    const QString place = qs(draft.place);
    const QString kind = place.section(QLatin1Char('/'), 2, 2);
    if (kind == QLatin1String("note")) {
        editNote(utf8(place.section(QLatin1Char('/'), 3)));
        if (note_) {
            note_->editWith(qs(draft.text));
        }
        return;
    }
    static const QRegularExpression kStretch(QStringLiteral("^(\\d+)-(\\d+)$"));
    const auto stretch = kStretch.match(place.section(QLatin1Char('/'), 3, 3));
    const std::string rest = utf8(place.section(QLatin1Char('/'), 4));
    const Selection words{source_, stretch.captured(1).toLongLong(), stretch.captured(2).toLongLong()};
    ClaimEditor* editor = nullptr;
    if (kind == QLatin1String("event")) {
        NewEvent event;
        event.title = rest;
        editor = claimOnNew(event, words);
    } else if (const auto details = workspace_.caseFile().event(rest)) {
        editor = claimOn(details->key, words);
    } else {
        say(qs(details.error().message));
    }
    if (editor != nullptr) {
        editor->setDraft(draft.text);
    }
}

} // namespace dateline
