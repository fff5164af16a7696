// How words of a text are selected and cited. What is done with passages is in readerpassages.cpp.

#include "ui/citation/readerediting.h"

#include "core/edit/ids.h"

#include "ui/citation/readertray.h"
#include "ui/citation/selectionbar.h"
#include "ui/editing/claimeditor.h"
#include "ui/editing/draftnotice.h"
#include "ui/editing/inlinetext.h"
#include "ui/editing/neweventcard.h"
#include "ui/editing/valuefield.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>

namespace dateline {

namespace {

constexpr qsizetype kLongestInCard = 40; // in the card

QString shortTitle(const QString& title)
{
    const QString line = title.simplified();
    return line.size() > kLongestInCard ? line.left(kLongestInCard - 1).trimmed() + QStringLiteral("…") : line;
}

std::string placeOf(const Selection& selection, std::string_view what, std::string_view rest)
{
    return "source/" + selection.source + "/" + std::string(what) + "/" + std::to_string(selection.start) + "-" +
           std::to_string(selection.end) + "/" + std::string(rest);
}

} // namespace

ReaderEditing::ReaderEditing(Workspace& workspace, ReaderView& view, ReaderTray& tray, QObject* parent)
    : QObject(parent), workspace_(workspace), view_(view), tray_(tray),
      bar_(new SelectionBar(workspace.theme(), &view)), message_(new QLabel), heading_(new QLabel)
{
    for (QLabel* label : {message_, heading_}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        tray_.add(label);
        label->hide();
    }
    view_.installEventFilter(this);
    view_.viewport()->installEventFilter(this);
    connect(&view_, &QPlainTextEdit::selectionChanged, this, [this] {
        if (QGuiApplication::mouseButtons() == Qt::NoButton) {
            QTimer::singleShot(0, this, &ReaderEditing::refreshBar);
        } else {
            bar_->hide();
        }
    });
    connect(view_.verticalScrollBar(), &QScrollBar::valueChanged, this, &ReaderEditing::placeBar);
    connect(&workspace_, &Workspace::selectionChanged, this, &ReaderEditing::refreshBar);
    connect(&workspace_, &Workspace::caseChanged, this, [this] {
        closeEditor();
        delete note_;
        source_.clear();
    });
    connect(&workspace_, &Workspace::passageChanged, this, [this] {
        say({});
        showNote();
    });
    applyTheme();
}

void ReaderEditing::applyTheme()
{
    const Theme& theme = workspace_.theme();
    const auto paint = [](QLabel& label, const QFont& font, const QColor& color) {
        label.setFont(font);
        QPalette colors = label.palette();
        colors.setColor(QPalette::WindowText, color);
        label.setPalette(colors);
    };
    paint(*message_, theme.sans(12), theme.disagree);
    paint(*heading_, theme.sans(12, QFont::DemiBold), theme.text);
    if (note_ && !note_->isEditing()) {
        delete note_;
    }
    showNote();
    refreshBar();
}

QString ReaderEditing::message() const
{
    return message_->isHidden() ? QString() : message_->text();
}

void ReaderEditing::say(const QString& message)
{
    message_->setText(message);
    message_->setVisible(!message.isEmpty());
}

void ReaderEditing::setSource(const std::string& source)
{
    if (source != source_) {
        keepDraft();
        closeEditor();
        say({});
        source_ = source;
    }
    if (!isEditing()) {
        offerDrafts();
    }
    showNote();
    refreshBar();
}

void ReaderEditing::keepDraft()
{
    if (auto* claim = qobject_cast<ClaimEditor*>(editor_.data())) {
        claim->keepDraft();
    } else if (auto* event = qobject_cast<NewEventCard*>(editor_.data())) {
        event->keepDraft();
    }
    if (note_ && note_->isEditing()) {
        note_->commit();
    }
}

bool ReaderEditing::canCite() const
{
    return workspace_.canEdit() && !source_.empty() && view_.readerText().whole;
}

std::optional<Selection> ReaderEditing::selection() const
{
    const auto range = view_.selectedRange();
    if (!range || !canCite()) {
        return std::nullopt;
    }
    const auto [start, end] = view_.readerText().inSource(*range);
    return Selection{source_, start, end};
}

void ReaderEditing::refreshBar()
{
    if (!view_.selectedRange() || isEditing() || source_.empty()) {
        bar_->hide();
        return;
    }
    fillBar();
    placeBar();
}

void ReaderEditing::fillBar()
{
    bar_->clear();
    if (!view_.readerText().whole) {
        bar_->explain(tr("Attach the article’s text to cite from it"));
        bar_->add(tr("Attach…"), {}, [this] { Q_EMIT attachRequested(); });
    } else if (workspace_.canEdit()) {
        if (const EventDetails* details = workspace_.details()) {
            bar_->addMain(tr("Claim on “%1”").arg(shortTitle(qs(details->event.title))), QStringLiteral("C"),
                          [this] { claimOnSelected(); });
        }
        bar_->add(tr("New event"), QStringLiteral("N"), [this] { startEvent(); });
        bar_->add(tr("Mark passage"), QStringLiteral("P"), [this] { markPassage(); });
    }
    bar_->add(tr("Copy"), {}, [this] { view_.copy(); });
}

void ReaderEditing::placeBar()
{
    const auto range = view_.selectedRange();
    if (!range || isEditing()) {
        bar_->hide();
        return;
    }
    QTextCursor cursor(view_.document());
    cursor.setPosition(view_.documentPosition(range->start));
    QRect words = view_.cursorRect(cursor);
    cursor.setPosition(view_.documentPosition(range->end));
    words = words.united(view_.cursorRect(cursor));
    words.moveTopLeft(view_.viewport()->mapTo(&view_, words.topLeft()));
    const QRect inside = view_.viewport()->geometry();
    if (!words.intersects(inside)) {
        bar_->hide();
        return;
    }
    bar_->standAt(words, inside);
}

// Keys belong to the text only where they mean something there; `onlyAsked` asks whether they do.
bool ReaderEditing::keyPressed(int key, bool onlyAsked)
{
    const auto run = [&](bool applies, const std::function<void()>& act) {
        if (applies && !onlyAsked) {
            act();
        }
        return applies;
    };
    const bool selected = selection().has_value();
    const std::string passage = current();
    switch (key) {
    case Qt::Key_C:
        return run(selected && workspace_.details() != nullptr, [this] { claimOnSelected(); });
    case Qt::Key_N:
        return run(selected, [this] { startEvent(); });
    case Qt::Key_P:
        return run(selected, [this] { markPassage(); });
    case Qt::Key_E:
        return run(selected && !passage.empty(), [&] { changeStretch(passage); });
    case Qt::Key_Delete:
        return run(!selected && !passage.empty() && workspace_.canEdit(), [&] { remove(passage); });
    case Qt::Key_Escape:
        return run(view_.textCursor().hasSelection(), [this] {
            QTextCursor cursor = view_.textCursor();
            cursor.clearSelection();
            view_.setTextCursor(cursor);
        });
    default:
        return false;
    }
}

bool ReaderEditing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool asks = event->type() == QEvent::ShortcutOverride;
        if (key->modifiers() == Qt::NoModifier && keyPressed(key->key(), asks)) {
            event->accept();
            return true;
        }
        if (!asks && key->matches(QKeySequence::Paste) && workspace_.canEdit()) {
            Q_EMIT pasted(QGuiApplication::clipboard()->text());
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonRelease) {
        QTimer::singleShot(0, this, &ReaderEditing::refreshBar);
    } else if (event->type() == QEvent::Resize) {
        QTimer::singleShot(0, this, &ReaderEditing::placeBar);
    } else if (event->type() == QEvent::ContextMenu) {
        const auto* asked = static_cast<QContextMenuEvent*>(event);
        const auto here =
            asked->reason() == QContextMenuEvent::Mouse ? view_.passagesAt(asked->pos()) : std::vector<std::size_t>();
        const std::string passage = here.empty() ? (asked->reason() == QContextMenuEvent::Mouse ? "" : current())
                                                 : view_.readerText().passages[here.front()].id;
        if (!passage.empty()) {
            QMenu* menu = passageMenu(passage);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            menu->popup(asked->globalPos());
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

GuessedClaim ReaderEditing::guess(const Selection& selection) const
{
    const auto passage = passageFromSelection(workspace_.caseFile(), selection);
    if (!passage) {
        return {"description", std::string(), {}};
    }
    const auto source = std::ranges::find(workspace_.sources(), selection.source, &Source::id);
    return guessClaim(passage->quote.exact, {workspace_.entities(),
                                             {workspace_.info().dayMonthOrder},
                                             passage->quote.prefix,
                                             passage->quote.suffix,
                                             source == workspace_.sources().end() ? std::nullopt : source->issued});
}

ClaimEditor* ReaderEditing::startClaim(const Selection& selection, const QString& heading, EventKey event)
{
    const auto passage = passageFromSelection(workspace_.caseFile(), selection);
    if (!passage) {
        say(qs(passage.error().message));
        return nullptr;
    }
    const GuessedClaim guessed = guess(selection);
    auto* editor = new ClaimEditor(workspace_);
    editor->startNew(event);
    editor->setSelection(selection, qs(passage->quote.exact));
    editor->setProperty(guessed.property);
    editor->value().setValue(guessed.value, std::nullopt);
    editor->setDerivation(qs(guessed.derivation));
    connect(editor, &ClaimEditor::finished, this, [this, selection](bool saved) {
        closeEditor();
        if (saved) {
            cited(selection);
        }
        view_.setFocus(Qt::OtherFocusReason);
    });
    openEditor(editor, heading);
    editor->focusFirst();
    return editor;
}

/// The claim with the source's own word for an entity, where that was guessed and nothing else was typed.
static Claim withOwnWord(Claim claim, const GuessedClaim& guessed)
{
    auto* entity = std::get_if<EntityValue>(&claim.value);
    const auto* own = std::get_if<EntityValue>(&guessed.value);
    if (entity != nullptr && own != nullptr && entity->entity == own->entity && entity->as.empty()) {
        entity->as = own->as;
    }
    return claim;
}

ClaimEditor* ReaderEditing::claimOn(EventKey event, const Selection& selection)
{
    const auto details = workspace_.caseFile().event(event);
    if (!details) {
        say(qs(details.error().message));
        return nullptr;
    }
    auto* editor = startClaim(selection, tr("Claim on “%1”").arg(qs(details->event.title).simplified()), event);
    if (editor != nullptr) {
        editor->setSave(
            [this, event, guessed = guess(selection)](const Claim& claim, const auto& words, const Change& parts) {
                return workspace_.edit(
                    addClaimFromSelection(workspace_.caseFile(), event, withOwnWord(claim, guessed), *words, parts));
            });
        editor->setDraftPlace(placeOf(selection, "claim", details->event.id));
    }
    return editor;
}

ClaimEditor* ReaderEditing::claimOnNew(const NewEvent& event, const Selection& selection)
{
    auto* editor = startClaim(selection, tr("Claim on the new event “%1”").arg(qs(event.title)), 0);
    if (editor != nullptr) {
        editor->setSave(
            [this, event, guessed = guess(selection)](const Claim& claim, const auto& words, const Change& parts) {
                const auto change =
                    addEventFromSelection(workspace_.caseFile(), event, withOwnWord(claim, guessed), *words, parts);
                if (!workspace_.edit(change)) {
                    return false;
                }
                if (const auto key = workspace_.caseFile().findEvent(addedId(*change, ObjectKind::Event))) {
                    workspace_.selectKey(*key);
                }
                return true;
            });
        editor->setDraftPlace(placeOf(selection, "event", event.title));
    }
    return editor;
}

void ReaderEditing::claimOnSelected()
{
    const auto words = selection();
    if (words && workspace_.details() != nullptr) {
        claimOn(workspace_.details()->key, *words);
    }
}

void ReaderEditing::startEvent()
{
    const auto words = selection();
    const auto source =
        words ? workspace_.caseFile().source(words->source) : Result<Source>(fail(ErrorCode::NotFound, std::string()));
    if (!source || !source->text) {
        return;
    }
    auto* card = new NewEventCard(workspace_);
    card->setTitle(qs(titleFromSentence(*source->text, {words->start, words->end})));
    card->setAsksDate(guess(*words).property != "date");
    card->setMake([this, words = *words](const NewEvent& event) {
        // The card goes away first: it takes back its draft when this has returned.
        QTimer::singleShot(0, this, [this, words, event] { claimOnNew(event, words); });
        return true;
    });
    connect(card, &NewEventCard::finished, this, [this](bool made) {
        closeEditor();
        if (!made) {
            view_.setFocus(Qt::OtherFocusReason);
        }
    });
    openEditor(card, tr("New event from these words"));
    card->setFocus(Qt::OtherFocusReason);
}

void ReaderEditing::markPassage()
{
    const auto words = selection();
    if (words && workspace_.edit(addPassage(workspace_.caseFile(), *words))) {
        cited(*words);
    }
}

/// The words are a passage now: it becomes the one on show.
void ReaderEditing::cited(const Selection& selection)
{
    QTextCursor cursor = view_.textCursor();
    cursor.clearSelection();
    view_.setTextCursor(cursor);
    if (const auto passage = passageFromSelection(workspace_.caseFile(), selection)) {
        workspace_.openPassage(selection.source, passage->id);
    }
}

void ReaderEditing::openEditor(QWidget* editor, const QString& heading)
{
    keepDraft();
    closeEditor();
    say({});
    for (const auto& notice : offered_) {
        if (notice) {
            notice->hide();
        }
    }
    bar_->hide();
    heading_->setText(heading);
    heading_->show();
    editor_ = editor;
    tray_.add(editor);
    Q_EMIT editingChanged(true);
}

void ReaderEditing::closeEditor()
{
    if (editor_.isNull()) {
        return;
    }
    QWidget* open = editor_;
    editor_ = nullptr;
    heading_->hide();
    open->hide();
    open->deleteLater();
    Q_EMIT editingChanged(false);
    refreshBar();
}

} // namespace dateline
