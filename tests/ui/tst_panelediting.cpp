#include "tests/support/citationcase.h"
#include "ui/citation/citationpanel.h"
#include "ui/citation/eventpanel.h"
#include "ui/editing/claimeditor.h"
#include "ui/editing/draftnotice.h"
#include "ui/editing/lineprompt.h"
#include "ui/editing/neweventcard.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dateline;

/// Editing in the event panel, as a user does it: by the keyboard and the mouse, on the citation case.
class TestEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aTitleTypedAndEnteredIsInTheCase();
    void escapeLeavesATitleAsItWas();
    void losingTheKeyboardSaves();
    void severalLinesAreSavedByCtrlEnter();
    void anEmptyNoteIsNoEdit();
    void aDeprecatedClaimChangesTheResolvedValueAndTheOthersStay();
    void aRulingWithoutAReasonIsNotMade();
    void textBeingTypedIsADraftWithinTwoSeconds();
    void aDraftIsOfferedAgainAndPutBack();
    void anotherEditLeavesWhatIsBeingTyped();
    void inAReadOnlyCaseNothingCanBeEdited();
    void anAliasCompletesToItsEntity();
    void anAmountTypedInWordsIsAClaim();
    void tabWalksAClaimFromTopToBottom();
    void aClaimOfASourceNeedsItsWords();
    void aRelativeDateFollowsItsAnchor();
    void aHalfMadeClaimIsOfferedWhenOneComesBack();
    void aRelationRestsOnThePassageOrOnOnesOwnJudgement();
    void aNewEventIsMadeAndSelected();
    void aNewCategoryIsNamedInTheNewEvent();
    void editingKeepsThePlaceInThePanel();
    void undoTakesTheEditBack();

private:
    void openFile(OpenMode mode);
    void type(QWidget* into, const QString& text);
    const Event& event() const { return workspace_->details()->event; }
    InlineText* text(const char* name) const { return panel_->head()->text(QString::fromLatin1(name)); }
    std::string claimOf(const char* property, const std::string& source) const;

    QTemporaryDir folder_;
    std::string path_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<CitationPanel> citation_;
    EventPanel* panel_ = nullptr;
};

void TestEditing::init()
{
    path_ = folder_.filePath(QStringLiteral("lyceum.dateline")).toStdString();
    QFile::remove(QString::fromStdString(path_));
    QVERIFY(CaseFile::create(path_, citationCaseWithTexts()).has_value());
    openFile(OpenMode::ReadWrite);
    workspace_->selectKey(*workspace_->caseFile().findEvent("hall-fire"));
    QVERIFY(workspace_->details() != nullptr);
}

void TestEditing::openFile(OpenMode mode)
{
    cleanup();
    auto file = CaseFile::open(path_, mode);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    citation_ = std::make_unique<CitationPanel>(*workspace_);
    panel_ = citation_->eventPanel();
    citation_->resize(400, 900);
    connect(workspace_.get(), &Workspace::failed, this, [](const QString& message) { qWarning() << message; });
    citation_->show();
    QVERIFY(QTest::qWaitForWindowActive(citation_.get()));
    workspace_->setCase(std::move(*file));
}

void TestEditing::cleanup()
{
    citation_.reset();
    workspace_.reset();
}

void TestEditing::type(QWidget* into, const QString& text)
{
    into->setFocus();
    for (const QChar c : text) {
        QTest::keyClick(into, c.toLatin1());
    }
}

std::string TestEditing::claimOf(const char* property, const std::string& source) const
{
    for (const Claim& claim : event().claims) {
        if (claim.property == property && claim.source == source) {
            return claim.id;
        }
    }
    return {};
}

void TestEditing::aTitleTypedAndEnteredIsInTheCase()
{
    text("title")->edit();
    QPlainTextEdit* editor = text("title")->editor();
    QVERIFY(editor->hasFocus());
    editor->selectAll();
    type(editor, QStringLiteral("The great fire"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(event().title, "The great fire");
    QVERIFY(!text("title")->isEditing());
    QCOMPARE(text("title")->text(), QStringLiteral("The great fire"));
    const auto again = CaseFile::open(path_, OpenMode::ReadOnly);
    QCOMPARE(again->event("hall-fire")->event.title, "The great fire");
    QVERIFY(workspace_->caseFile().drafts()->empty());
}

void TestEditing::escapeLeavesATitleAsItWas()
{
    QSignalSpy edited(workspace_.get(), &Workspace::edited);
    text("title")->edit();
    type(text("title")->editor(), QStringLiteral("xyz"));
    QTest::keyClick(text("title")->editor(), Qt::Key_Escape);
    QVERIFY(!text("title")->isEditing());
    QCOMPARE(text("title")->text(), QStringLiteral("Fire at the Lyceum concert hall"));
    QCOMPARE(edited.count(), 0);
    QVERIFY(workspace_->caseFile().drafts()->empty());
}

void TestEditing::losingTheKeyboardSaves()
{
    text("title")->edit();
    type(text("title")->editor(), QStringLiteral("!"));
    panel_->cards().front()->setFocus();
    QTRY_COMPARE(event().title, "Fire at the Lyceum concert hall!");
    QVERIFY(qobject_cast<ClaimCard*>(QApplication::focusWidget()) != nullptr);
}

void TestEditing::severalLinesAreSavedByCtrlEnter()
{
    text("note")->edit();
    QPlainTextEdit* editor = text("note")->editor();
    editor->selectAll();
    type(editor, QStringLiteral("One"));
    QTest::keyClick(editor, Qt::Key_Return);
    type(editor, QStringLiteral("Two"));
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(event().note, "One\nTwo");
}

void TestEditing::anEmptyNoteIsNoEdit()
{
    workspace_->selectKey(*workspace_->caseFile().findEvent("inspection"));
    QVERIFY(!text("note")->isVisibleTo(panel_));
    panel_->head()->editText(QStringLiteral("note"));
    QVERIFY(text("note")->isVisibleTo(panel_));
    QTest::keyClick(text("note")->editor(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!text("note")->isVisibleTo(panel_));
    QVERIFY(workspace_->undoName().isEmpty());
}

void TestEditing::aDeprecatedClaimChangesTheResolvedValueAndTheOthersStay()
{
    const std::size_t claims = event().claims.size();
    const std::size_t cards = panel_->section("date")->cards().size();
    // Two of three sources say the 22nd; without both of them the 23rd stands.
    for (const char* source : {"herald", "gazette"}) {
        panel_->rule(claimOf("date", source), Rank::Deprecated);
        auto* prompt = qobject_cast<LinePrompt*>(panel_->editor());
        QVERIFY(prompt != nullptr);
        auto* reason = prompt->findChild<QLineEdit*>();
        QVERIFY(reason->hasFocus());
        type(reason, QStringLiteral("a slip"));
        QTest::keyClick(reason, Qt::Key_Return);
        QVERIFY(panel_->editor() == nullptr);
    }
    QCOMPARE(resolvedDate(workspace_->details()->properties)->format(), "2024-03-23");
    QCOMPARE(event().claims.size(), claims);
    QCOMPARE(panel_->section("date")->cards().size(), cards);
    ClaimCard* card = panel_->cardOf(claimOf("date", "herald"));
    QVERIFY(card->plainText().contains(QStringLiteral("Ruled out by the analyst: a slip")));
    panel_->rule(claimOf("date", "herald"), Rank::Normal);
    QVERIFY(!panel_->cardOf(claimOf("date", "herald"))->plainText().contains(QStringLiteral("a slip")));
}

void TestEditing::aRulingWithoutAReasonIsNotMade()
{
    panel_->rule(claimOf("date", "herald"), Rank::Preferred);
    QTest::keyClick(panel_->editor()->findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(panel_->editor() != nullptr);
    QVERIFY(workspace_->undoName().isEmpty());
    QTest::keyClick(panel_->editor()->findChild<QLineEdit*>(), Qt::Key_Escape);
    QVERIFY(panel_->editor() == nullptr);
}

void TestEditing::textBeingTypedIsADraftWithinTwoSeconds()
{
    text("note")->edit();
    QPlainTextEdit* editor = text("note")->editor();
    QElapsedTimer since;
    since.start();
    // Whoever goes on typing does not put the draft off.
    while (since.elapsed() < 2000 && workspace_->caseFile().drafts()->empty()) {
        type(editor, QStringLiteral("a"));
        QTest::qWait(100);
    }
    const auto drafts = CaseFile::open(path_, OpenMode::ReadOnly)->drafts();
    QCOMPARE(drafts->size(), std::size_t{1});
    QCOMPARE(drafts->front().place, "event/hall-fire/note");
    QVERIFY(drafts->front().text.find("Friday.aa") != std::string::npos);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(workspace_->caseFile().drafts()->empty());
}

void TestEditing::aDraftIsOfferedAgainAndPutBack()
{
    QVERIFY(
        workspace_->caseFile().putDraft({"event/hall-fire/summary", "All of it burned", {"", 1711100000}}).has_value());
    openFile(OpenMode::ReadWrite);
    auto* notice = panel_->findChild<DraftNotice*>();
    QVERIFY(notice != nullptr);
    Q_EMIT notice->putBack();
    QCOMPARE(event().id, "hall-fire");
    QCOMPARE(text("summary")->editor()->toPlainText(), QStringLiteral("All of it burned"));
    QCOMPARE(event().summary, "A concert hall burns down.");
    QTest::keyClick(text("summary")->editor(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(event().summary, "All of it burned");
    QVERIFY(workspace_->caseFile().drafts()->empty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(panel_->findChild<DraftNotice*>() == nullptr);
}

void TestEditing::anotherEditLeavesWhatIsBeingTyped()
{
    ClaimEditor* editor = panel_->addClaim("deaths");
    editor->value().setWords(QStringLiteral("more than 1"));
    QWidget* field = QApplication::focusWidget();
    QVERIFY(editor->isAncestorOf(field));
    Event other = event();
    other.summary = "Changed by somebody else";
    QVERIFY(workspace_->edit(changeEvent(workspace_->caseFile(), other)));
    QCOMPARE(panel_->editor(), editor);
    QVERIFY(editor->isVisibleTo(panel_));
    QCOMPARE(editor->value().words(), QStringLiteral("more than 1"));
    QCOMPARE(QApplication::focusWidget(), field);
    QCOMPARE(text("summary")->text(), QStringLiteral("Changed by somebody else"));
}

void TestEditing::inAReadOnlyCaseNothingCanBeEdited()
{
    openFile(OpenMode::ReadOnly);
    workspace_->selectKey(*workspace_->caseFile().findEvent("hall-fire"));
    QVERIFY(panel_->findChildren<InlineText*>().isEmpty());
    QVERIFY(panel_->findChildren<ChoiceButton*>().isEmpty());
    QVERIFY(panel_->findChildren<GlyphButton*>().isEmpty());
    QVERIFY(panel_->findChild<LinkRow*>(QStringLiteral("add-property")) == nullptr);
    QVERIFY(panel_->addClaim("date") == nullptr);
    QVERIFY(panel_->editClaim(claimOf("date", "herald")) == nullptr);
    QVERIFY(panel_->startNewEvent() == nullptr);
    panel_->rule(claimOf("date", "herald"), Rank::Preferred);
    QTest::keyClick(panel_->cards().front(), Qt::Key_Delete);
    QTest::keyClick(panel_->cards().front(), Qt::Key_F2);
    QVERIFY(panel_->editor() == nullptr);
    QVERIFY(panel_->findChild<ClaimActions*>() == nullptr);
}

void TestEditing::anAliasCompletesToItsEntity()
{
    ClaimEditor* editor = panel_->addClaim("perpetrator");
    auto* field = editor->value().findChild<EntityField*>();
    type(field, QStringLiteral("the la"));
    QVERIFY(field->isListOpen());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("League of Lamps"));
    QCOMPARE(*field->entity(), "league");
    QVERIFY(editor->accept());
    const std::string made = claimOf("perpetrator", "");
    const auto claim = std::ranges::find(event().claims, made, &Claim::id);
    QCOMPARE(std::get<EntityValue>(claim->value).entity, "league");
}

void TestEditing::anAmountTypedInWordsIsAClaim()
{
    ClaimEditor* editor = panel_->addClaim("injured");
    auto* line = editor->value().findChild<QLineEdit*>();
    QVERIFY(line->hasFocus());
    type(line, QStringLiteral("more than 133 people"));
    QTest::keyClick(line, Qt::Key_Return);
    const auto claim = std::ranges::find(event().claims, "injured", &Claim::property);
    QVERIFY(claim != event().claims.end());
    QVERIFY(std::get<Quantity>(claim->value) == (Quantity{133, 0, Comparator::MoreThan, {}}));
    QVERIFY(claim->ofAnalyst());
    QVERIFY(panel_->section("injured") != nullptr);
    QVERIFY(panel_->editor() == nullptr);
}

void TestEditing::tabWalksAClaimFromTopToBottom()
{
    const ClaimEditor* editor = panel_->addClaim("date");
    int above = -1;
    for (int i = 0; i < 3; ++i) {
        const QWidget* field = QApplication::focusWidget();
        QVERIFY(editor->isAncestorOf(field));
        const int y = field->mapTo(editor, QPoint()).y();
        QVERIFY2(y > above, field->metaObject()->className());
        above = y;
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QVERIFY(QApplication::focusWidget()->mapTo(editor, QPoint()).y() <= above);
}

void TestEditing::aClaimOfASourceNeedsItsWords()
{
    ClaimEditor* editor = panel_->addClaim("injured");
    editor->value().setWords(QStringLiteral("7"));
    editor->setSource("gazette");
    workspace_->openPassage("herald", "h-date");
    QVERIFY(!editor->accept());
    QCOMPARE(panel_->editor(), editor);
    editor->setSelection({"gazette", 0, 26}, QStringLiteral("It was last Friday that the"));
    QVERIFY(editor->accept());
    const auto claim = std::ranges::find(event().claims, "injured", &Claim::property);
    QCOMPARE(claim->source, "gazette");
    QCOMPARE(claim->passages.size(), std::size_t{1});
}

void TestEditing::aRelativeDateFollowsItsAnchor()
{
    workspace_->selectKey(*workspace_->caseFile().findEvent("inspection"));
    ClaimEditor* editor = panel_->addClaim("date");
    editor->value().setRelative(true, *workspace_->caseFile().findEvent("hall-fire"));
    editor->value().setWords(QStringLiteral("15 days before"));
    QVERIFY(editor->accept());
    const auto claim = std::ranges::find(event().claims, claimOf("date", ""), &Claim::id);
    QCOMPARE(std::get<EdtfDate>(claim->value).format(), "2024-03-07");
    QCOMPARE(claim->relative->event, "hall-fire");
}

void TestEditing::aHalfMadeClaimIsOfferedWhenOneComesBack()
{
    ClaimEditor* editor = panel_->addClaim("injured");
    type(editor->value().findChild<QLineEdit*>(), QStringLiteral("about 40"));
    workspace_->selectKey(*workspace_->caseFile().findEvent("inspection"));
    QVERIFY(panel_->editor() == nullptr);
    workspace_->selectKey(*workspace_->caseFile().findEvent("hall-fire"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* notice = panel_->findChild<DraftNotice*>();
    QVERIFY(notice != nullptr);
    Q_EMIT notice->putBack();
    auto* again = qobject_cast<ClaimEditor*>(panel_->editor());
    QVERIFY(again != nullptr);
    QCOMPARE(again->property(), "injured");
    QCOMPARE(again->value().words(), QStringLiteral("about 40"));
    QVERIFY(again->accept());
    QVERIFY(workspace_->caseFile().drafts()->empty());
}

void TestEditing::aRelationRestsOnThePassageOrOnOnesOwnJudgement()
{
    const auto relate = [this](const std::string& on) {
        panel_->askRelation();
        auto* asked = qobject_cast<LinePrompt*>(panel_->editor());
        QVERIFY(asked != nullptr);
        asked->findChild<EventField*>()->setEvent(*workspace_->caseFile().findEvent("marked-up"));
        auto* rests = asked->findChild<ChoiceButton*>(QStringLiteral("rests"));
        QVERIFY(rests != nullptr);
        rests->setCurrentData(on);
        asked->accept();
        QVERIFY(panel_->editor() == nullptr);
    };
    const auto before = workspace_->details()->relations.size();
    QVERIFY(!workspace_->passage().empty());
    relate("passage");
    relate({});
    const auto& made = workspace_->details()->relations;
    QCOMPARE(made.size(), before + 2);
    const auto own = std::ranges::find(made, std::string(), &Relation::source);
    QVERIFY(own != made.end());
    QVERIFY(own->passages.empty());
    QVERIFY(std::ranges::any_of(made, [&](const Relation& relation) {
        return relation.to == "marked-up" && relation.passages == std::vector{workspace_->passage()};
    }));
}

void TestEditing::aNewCategoryIsNamedInTheNewEvent()
{
    NewEventCard* card = panel_->startNewEvent();
    QVERIFY(card != nullptr);
    card->setTitle(QStringLiteral("Raid"));
    Q_EMIT card->findChild<ChoiceButton*>()->named(QStringLiteral("Police"));
    QVERIFY(card->accept());
    QCOMPARE(event().title, "Raid");
    QCOMPARE(event().category, "police");
    QVERIFY(workspace_->undo());
    QVERIFY(std::ranges::none_of(*workspace_->caseFile().categories(),
                                 [](const Category& category) { return category.id == "police"; }));
}

void TestEditing::aNewEventIsMadeAndSelected()
{
    NewEventCard* card = panel_->startNewEvent();
    const auto fields = card->findChildren<QLineEdit*>();
    QVERIFY(fields.front()->hasFocus());
    type(fields.front(), QStringLiteral("The hall opens"));
    type(fields.back(), QStringLiteral("summer 2019"));
    QTest::keyClick(fields.back(), Qt::Key_Return);
    QCOMPARE(event().title, "The hall opens");
    QCOMPARE(resolvedDate(workspace_->details()->properties)->format(), "2019-22");
    QVERIFY(event().claims.front().ofAnalyst());
    QVERIFY(workspace_->caseFile().drafts()->empty());
}

void TestEditing::editingKeepsThePlaceInThePanel()
{
    panel_->verticalScrollBar()->setValue(200);
    const int scrolled = panel_->verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    ClaimCard* card = panel_->section("deaths")->cards().back();
    card->setFocus();
    panel_->verticalScrollBar()->setValue(scrolled);
    QVERIFY(
        workspace_->edit(setCredibility(workspace_->caseFile(), workspace_->details()->key, card->text().claim, 2)));
    QCOMPARE(panel_->verticalScrollBar()->value(), scrolled);
    const auto* focused = qobject_cast<ClaimCard*>(QApplication::focusWidget());
    QVERIFY(focused != nullptr && focused != card);
    QCOMPARE(focused->text().claim, card->text().claim);
    QCOMPARE(*focused->text().credibility, 2);
}

void TestEditing::undoTakesTheEditBack()
{
    panel_->removeClaim(claimOf("date", "courier"));
    QVERIFY(claimOf("date", "courier").empty());
    QVERIFY(!workspace_->undoName().isEmpty());
    QVERIFY(workspace_->undo());
    QVERIFY(!claimOf("date", "courier").empty());
    QVERIFY(panel_->cardOf(claimOf("date", "courier")) != nullptr);
}

QTEST_MAIN(TestEditing)
#include "tst_panelediting.moc"
