#include "core/edit/sourceedits.h"
#include "core/text/codepoints.h"

#include "tests/support/citationcase.h"
#include "ui/citation/citationpanel.h"
#include "ui/citation/readerediting.h"
#include "ui/citation/selectionbar.h"
#include "ui/citation/sourceform.h"
#include "ui/citation/sourcereader.h"
#include "ui/editing/claimeditor.h"
#include "ui/editing/neweventcard.h"

#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dateline;

/// Citing from the reader, and adding sources, as a user does it, on the citation case.
class TestReaderEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void selectedWordsBecomeAClaimInThreeKeys();
    void undoTakesClaimAndPassageBack();
    void selectedWordsBecomeAnEventWithAClaim();
    void escapeGivesUpAndGoesBackToTheText();
    void selectedWordsBecomeAPassage();
    void theCardSaysWhatCanBeDone();
    void withoutTheTextItSaysWhatToDo();
    void aCaseThatIsOnlyReadOffersCopyingAlone();
    void aPassageWithClaimsStaysAndSaysWhy();
    void aPassageWithoutClaimsGoes();
    void aPassageTakesTheSelectedWords();
    void aHalfMadeClaimIsOfferedAgain();
    void aWeekdayIsADateByTheDayOfIssue();
    void wordsGoAlongToAnotherProperty();
    void aPlaceThatTheCaseDoesNotKnowIsMadeWithTheClaim();
    void aDateIsToldFromAnotherEventInTheSourcesWords();
    void readingGoesOnWhereItWasLeftForAnotherEvent();

    void aPastedTextBecomesASourceWhosePassagesAreExact();
    void whatATextCannotHoldIsSaid();
    void aTextThatIsThereAlreadyIsRecognised();
    void aFileThatIsNotUtf8SaysWhichByteIsWrong();
    void aFileKeepsItsLineEnds();
    void aSourceIsChangedInItsPlace();
    void removingASourceSaysWhatRestsOnIt();
    void aSourceThatWasNotSavedIsOfferedAgain();
    void whatIsPastedGivesItsTitleToBeTypedOver();
    void severalFilesAreAddedOneAfterTheOther();
    void allFilesAreAddedAtOnce();

private:
    void open(const Case& content, OpenMode mode = OpenMode::ReadWrite);
    void openCourierWith(const std::string& sentence);
    void select(const QString& words);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(reader_->view(), key, modifiers); }
    void keyInEditor(Qt::Key key);
    Case content() const { return *workspace_->caseFile().read(); }
    const Event& fire() const { return workspace_->details()->event; }
    QStringList threeFiles() const;
    const Claim* claimWith(const std::string& property, const std::string& exact) const;

    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<CitationPanel> panel_;
    SourceReader* reader_ = nullptr;
    ReaderEditing* editing_ = nullptr;
};

void TestReaderEditing::open(const Case& made, OpenMode mode)
{
    const std::string path = folder_.filePath(QStringLiteral("lyceum.dateline")).toStdString();
    QFile::remove(QString::fromStdString(path));
    QVERIFY(CaseFile::create(path, made).has_value());
    auto file = CaseFile::open(path, mode);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    panel_ = std::make_unique<CitationPanel>(*workspace_);
    panel_->resize(400, 900);
    panel_->show();
    QVERIFY(QTest::qWaitForWindowActive(panel_.get()));
    workspace_->setCase(std::move(*file));
    workspace_->selectKey(*workspace_->caseFile().findEvent("hall-fire"));
    panel_->showSourceTab();
    reader_ = panel_->fullReader();
    editing_ = &reader_->editing();
    workspace_->openPassage("courier", {});
}

/// The courier of 25 March 2024 with another sentence at its end.
void TestReaderEditing::openCourierWith(const std::string& sentence)
{
    Case made = citationCaseWithTexts();
    Source& courier = made.sources[1];
    courier.issued = *EdtfDate::parse("2024-03-25");
    *courier.text += "\n" + sentence;
    courier.textLength = codePointCount(*courier.text);
    open(made);
}

void TestReaderEditing::cleanup()
{
    panel_.reset();
    workspace_.reset();
}

void TestReaderEditing::select(const QString& words)
{
    ReaderView* view = reader_->view();
    const auto at = static_cast<int>(view->readerText().text.indexOf(words));
    QVERIFY(at >= 0);
    view->setFocus();
    view->selectRange({at, at + static_cast<int>(words.size())});
    QCoreApplication::processEvents();
}

void TestReaderEditing::keyInEditor(Qt::Key key)
{
    QWidget* focused = QApplication::focusWidget();
    QVERIFY(focused != nullptr);
    QVERIFY(editing_->editor() != nullptr && editing_->editor()->isAncestorOf(focused));
    QTest::keyClick(focused, key);
}

const Claim* TestReaderEditing::claimWith(const std::string& property, const std::string& exact) const
{
    for (const Claim& claim : fire().claims) {
        if (claim.property != property || claim.passages.empty()) {
            continue;
        }
        const auto found = workspace_->caseFile().passage(claim.passages.front());
        if (found && found->passage.quote.exact == exact) {
            return &claim;
        }
    }
    return nullptr;
}

void TestReaderEditing::selectedWordsBecomeAClaimInThreeKeys()
{
    open(citationCaseWithTexts());
    select(QStringLiteral("133 dead"));
    select(QStringLiteral("137 visitors"));
    key(Qt::Key_C);
    keyInEditor(Qt::Key_Return);
    const Claim* claim = claimWith("deaths", "137 visitors");
    QVERIFY(claim != nullptr);
    QCOMPARE(std::get<Quantity>(claim->value), (Quantity{137, 0, Comparator::Exactly, ""}));
    QCOMPARE(claim->source, "courier");
    QVERIFY(!editing_->isEditing());
    QVERIFY(reader_->view()->hasFocus());
    QCOMPARE(workspace_->passage(), claim->passages.front());
    QCOMPARE(reader_->view()->strongly(), QStringLiteral("137 visitors"));
}

void TestReaderEditing::undoTakesClaimAndPassageBack()
{
    open(citationCaseWithTexts());
    const Case before = content();
    select(QStringLiteral("the locked doors"));
    key(Qt::Key_C);
    keyInEditor(Qt::Key_Return);
    QVERIFY(claimWith("description", "the locked doors") != nullptr);
    QVERIFY(workspace_->undo());
    QVERIFY(content() == before);
    QVERIFY(workspace_->undoName().isEmpty());
}

void TestReaderEditing::selectedWordsBecomeAnEventWithAClaim()
{
    open(citationCaseWithTexts());
    select(QStringLiteral("letter of February"));
    const std::size_t before = content().events.size();
    key(Qt::Key_N);
    auto* card = qobject_cast<NewEventCard*>(editing_->editor());
    QVERIFY(card != nullptr);
    QCOMPARE(card->findChild<QLineEdit*>()->text(),
             QStringLiteral("The inspectors’ letter of February had named the locked doors"));
    keyInEditor(Qt::Key_Return);
    QTRY_VERIFY(qobject_cast<ClaimEditor*>(editing_->editor()) != nullptr);
    keyInEditor(Qt::Key_Return);
    QCOMPARE(content().events.size(), before + 1);
    QCOMPARE(fire().title, "The inspectors’ letter of February had named the locked doors");
    QCOMPARE(fire().claims.size(), std::size_t{1});
    QCOMPARE(fire().claims.front().source, "courier");
    QVERIFY(reader_->view()->isVisible()); // one goes on reading
    QVERIFY(workspace_->undo());
    QCOMPARE(content().events.size(), before);
}

void TestReaderEditing::escapeGivesUpAndGoesBackToTheText()
{
    open(citationCaseWithTexts());
    const Case before = content();
    select(QStringLiteral("137 visitors"));
    key(Qt::Key_C);
    keyInEditor(Qt::Key_Escape);
    QVERIFY(!editing_->isEditing());
    QVERIFY(reader_->view()->hasFocus());
    QCOMPARE(reader_->view()->textCursor().selectedText(), QStringLiteral("137 visitors"));
    QVERIFY(editing_->bar()->isVisible());
    key(Qt::Key_Escape);
    QTRY_VERIFY(!editing_->bar()->isVisible());
    QVERIFY(content() == before);
}

void TestReaderEditing::selectedWordsBecomeAPassage()
{
    open(citationCaseWithTexts());
    select(QStringLiteral("almost 140 died. The mayor"));
    key(Qt::Key_P);
    QCOMPARE(reader_->view()->strongly(), QStringLiteral("almost 140 died. The mayor"));
    QVERIFY(!reader_->view()->textCursor().hasSelection());
}

void TestReaderEditing::theCardSaysWhatCanBeDone()
{
    open(citationCaseWithTexts());
    select(QStringLiteral("137 visitors"));
    QVERIFY(editing_->bar()->isVisible());
    const QString said = editing_->bar()->text();
    QVERIFY2(said.startsWith(QStringLiteral("Claim on “Fire at the Lyceum concert hall”")), qPrintable(said));
    QVERIFY(said.contains(QStringLiteral("New event")));
    QVERIFY(reader_->view()->rect().contains(editing_->bar()->geometry()));
    const QSize size = editing_->bar()->size();
    QVERIFY(size.width() > 150 && size.height() > 40);
    select(QStringLiteral("Hans-Jakob Schindler"));
    QCOMPARE(editing_->bar()->size(), size); // while it is on show, too
}

void TestReaderEditing::withoutTheTextItSaysWhatToDo()
{
    open(citationCase());
    select(QStringLiteral("133 dead"));
    QVERIFY(editing_->bar()->text().startsWith(QStringLiteral("Attach the article’s text to cite from it")));
    key(Qt::Key_C);
    QVERIFY(!editing_->isEditing());
}

void TestReaderEditing::aCaseThatIsOnlyReadOffersCopyingAlone()
{
    open(citationCaseWithTexts(), OpenMode::ReadOnly);
    select(QStringLiteral("133 dead"));
    QCOMPARE(editing_->bar()->text(), QStringLiteral("Copy"));
    key(Qt::Key_C);
    QVERIFY(!editing_->isEditing());
    QVERIFY(panel_->addSource() == nullptr);
}

void TestReaderEditing::aPassageWithClaimsStaysAndSaysWhy()
{
    open(citationCaseWithTexts());
    const Case before = content();
    workspace_->openPassage("courier", "c-133");
    reader_->view()->setFocus();
    key(Qt::Key_Delete);
    QVERIFY2(editing_->message().contains(QStringLiteral("1 event rests on the passage “133 dead”")),
             qPrintable(editing_->message()));
    QVERIFY(content() == before);
}

void TestReaderEditing::aPassageWithoutClaimsGoes()
{
    open(citationCaseWithTexts());
    const Case before = content();
    select(QStringLiteral("named the locked doors"));
    key(Qt::Key_P);
    QVERIFY(!(content() == before));
    key(Qt::Key_Delete);
    QVERIFY(content() == before);
    QVERIFY(workspace_->passage().empty());
}

void TestReaderEditing::aPassageTakesTheSelectedWords()
{
    open(citationCaseWithTexts());
    workspace_->openPassage("courier", "c-133");
    select(QStringLiteral("at first spoke of 133 dead"));
    key(Qt::Key_E);
    QCOMPARE(workspace_->passage(), "c-133");
    QCOMPARE(reader_->view()->strongly(), QStringLiteral("at first spoke of 133 dead"));
    const std::unique_ptr<QMenu> menu(editing_->passageMenu("c-133"));
    QCOMPARE(menu->actions().first()->menu()->actions().size(), 1);
}

void TestReaderEditing::aHalfMadeClaimIsOfferedAgain()
{
    open(citationCaseWithTexts());
    select(QStringLiteral("the locked doors"));
    key(Qt::Key_C);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("!"));
    panel_->finishTyping();
    const auto drafts = workspace_->caseFile().drafts();
    QVERIFY(drafts.has_value());
    QCOMPARE(drafts->size(), std::size_t{1});
    QVERIFY(drafts->front().place.starts_with("source/courier/claim/"));
    keyInEditor(Qt::Key_Escape);
    QVERIFY(workspace_->caseFile().drafts()->empty());
}

void TestReaderEditing::aPlaceThatTheCaseDoesNotKnowIsMadeWithTheClaim()
{
    openCourierWith("It burned in Nizhny Novgorod.");
    const auto steps = workspace_->caseFile().history(100)->size();
    select(QStringLiteral("Nizhny Novgorod"));
    key(Qt::Key_C);
    keyInEditor(Qt::Key_Return);
    const Claim* claim = claimWith("place", "Nizhny Novgorod");
    QVERIFY(claim != nullptr);
    QCOMPARE(workspace_->entityName(std::get<EntityValue>(claim->value).entity), QStringLiteral("Nizhny Novgorod"));
    QCOMPARE(workspace_->caseFile().history(100)->size(), steps + 1);
}

void TestReaderEditing::aDateIsToldFromAnotherEventInTheSourcesWords()
{
    openCourierWith("The inspectors came three days before the fire.");
    select(QStringLiteral("three days before the fire"));
    key(Qt::Key_C);
    auto* editor = qobject_cast<ClaimEditor*>(editing_->editor());
    QVERIFY(editor != nullptr);
    editor->setProperty("date");
    editor->value().setWords(QStringLiteral("three days before the fire"));
    const auto buttons = editor->value().findChildren<QPushButton*>();
    const auto asks = std::ranges::find(buttons, QStringLiteral("Told from another event"), &QPushButton::text);
    QVERIFY(asks != buttons.end());
    QTest::mouseClick(*asks, Qt::LeftButton);
    QTRY_VERIFY(QApplication::focusWidget() != nullptr &&
                QApplication::focusWidget()->accessibleName() == QStringLiteral("Value"));
    QCOMPARE(editor->value().words(), QStringLiteral("three days before"));
}

void TestReaderEditing::readingGoesOnWhereItWasLeftForAnotherEvent()
{
    open(citationCaseWithTexts());
    workspace_->openPassage("gazette", {});
    QCOMPARE(workspace_->passageSource(), std::string("gazette"));
    const EventKey other = *workspace_->caseFile().findEvent("inspection"); // on which another source speaks
    workspace_->selectKey(other);
    QVERIFY(panel_->reader() != reader_); // the event is shown
    panel_->setCurrentWidget(reader_);
    QCOMPARE(workspace_->passageSource(), std::string("gazette"));
    select(QStringLiteral("The toll stands at 133"));
    key(Qt::Key_C);
    QVERIFY(editing_->editor() != nullptr);
    QCOMPARE(workspace_->selectedKey(), std::optional(other));
}

void TestReaderEditing::aPastedTextBecomesASourceWhosePassagesAreExact()
{
    open(citationCaseWithTexts());
    SourceForm* form = panel_->addSource();
    QVERIFY(form != nullptr);
    form->setText(QStringLiteral("The inquiry opens\nMore than 12 people were arrested on 2 April 2024.\n"));
    QVERIFY(form->accept());
    QCOMPARE(workspace_->sources().size(), std::size_t{4});
    QCOMPARE(workspace_->sources().back().title, "The inquiry opens");
    QCOMPARE(workspace_->passageSource(), workspace_->sources().back().id);
    select(QStringLiteral("2 April 2024"));
    key(Qt::Key_C);
    keyInEditor(Qt::Key_Return);
    const Passage passage = workspace_->caseFile().source(workspace_->sources().back().id)->passages.at(0);
    QCOMPARE(passage.anchoring, Anchoring::Exact);
    QCOMPARE(passage.quote.exact, "2 April 2024");
    const auto checks = workspace_->caseFile().verify();
    QVERIFY(checks.has_value());
    for (const PassageCheck& check : *checks) {
        QCOMPARE(check.anchoring, Anchoring::Exact);
    }
}

void TestReaderEditing::whatATextCannotHoldIsSaid()
{
    open(citationCaseWithTexts());
    SourceForm* form = panel_->addSource();
    form->setText(QStringLiteral("one") + QChar(QChar::Null) + QStringLiteral("two ") + QChar(0xD800));
    QVERIFY2(form->message().contains(QStringLiteral("NUL")), qPrintable(form->message()));
    QVERIFY(form->message().contains(QStringLiteral("1 character")));
    QVERIFY(form->accept());
    QCOMPARE(*workspace_->caseFile().source(workspace_->sources().back().id)->text, "onetwo \xEF\xBF\xBD");
}

void TestReaderEditing::aTextThatIsThereAlreadyIsRecognised()
{
    open(citationCaseWithTexts());
    const QString text = QStringLiteral("The inquiry opens\nNobody came.");
    SourceForm* form = panel_->addSource();
    form->setText(text);
    QVERIFY(form->accept());
    const std::string first = workspace_->sources().back().id;
    form = panel_->addSource();
    form->setText(text);
    QCOMPARE(form->sameText(), first);
    QVERIFY(form->message().startsWith(QStringLiteral("This text is source 4 already")));
    QVERIFY(!form->accept());
    QCOMPARE(workspace_->sources().size(), std::size_t{4});
}

void TestReaderEditing::aFileThatIsNotUtf8SaysWhichByteIsWrong()
{
    open(citationCaseWithTexts());
    QFile file(folder_.filePath(QStringLiteral("latin.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("A caf\xE9 burns");
    file.close();
    SourceForm* form = panel_->addSource();
    form->openFile(file.fileName());
    QVERIFY2(form->message().contains(QStringLiteral("byte 6")), qPrintable(form->message()));
}

void TestReaderEditing::aFileKeepsItsLineEnds()
{
    open(citationCaseWithTexts());
    QFile file(folder_.filePath(QStringLiteral("inquiry.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("The inquiry\r\n\r\nopened\xC2\xA0late.\r\n");
    file.close();
    SourceForm* form = panel_->addSource();
    form->openFile(file.fileName());
    QVERIFY(form->accept());
    const auto source = workspace_->caseFile().source(workspace_->sources().back().id);
    QCOMPARE(*source->text, "The inquiry\r\n\r\nopened\xC2\xA0late.\r\n");
    QCOMPARE(source->file, "inquiry.txt");
    select(QStringLiteral("opened"));
    key(Qt::Key_P);
    QCOMPARE(workspace_->caseFile().source(workspace_->sources().back().id)->passages.at(0).quote.exact, "opened");
}

void TestReaderEditing::aSourceIsChangedInItsPlace()
{
    open(citationCaseWithTexts());
    workspace_->openPassage("herald", {});
    const Source before = *workspace_->caseFile().source("herald");
    SourceForm* form = reader_->changeSource();
    QVERIFY(form != nullptr);
    form->setTitle(QStringLiteral("The Lyceum burns"));
    QVERIFY(form->accept());
    Source after = *workspace_->caseFile().source("herald");
    QCOMPARE(after.title, "The Lyceum burns");
    after.title = before.title;
    QVERIFY(after == before); // nothing else changed on its way through the fields
}

void TestReaderEditing::removingASourceSaysWhatRestsOnIt()
{
    open(citationCaseWithTexts());
    workspace_->openPassage("gazette", {});
    reader_->askRemove();
    QStringList said;
    for (const QLabel* label : reader_->findChildren<QLabel*>()) {
        said << (label->isVisible() ? label->text() : QString());
    }
    QVERIFY2(said.join(QLatin1Char('\n')).contains(QStringLiteral("claims rest on")), qPrintable(said.join(u'\n')));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(workspace_->sources().size(), std::size_t{3}); // what has the keyboard at first keeps it
}

void TestReaderEditing::aSourceThatWasNotSavedIsOfferedAgain()
{
    open(citationCaseWithTexts());
    SourceForm* form = panel_->addSource();
    form->setText(QStringLiteral("A text\nthat is not saved"));
    panel_->finishTyping();
    const auto drafts = workspace_->caseFile().drafts();
    QCOMPARE(drafts->size(), std::size_t{1});
    QCOMPARE(drafts->front().place, SourceForm::kDraftPlace);
    const std::string draft = drafts->front().text;
    QCOMPARE(SourceForm::draftSummary(draft), QStringLiteral("A text"));
    form->cancel();
    QVERIFY(workspace_->caseFile().drafts()->empty());
    form = panel_->addSource();
    form->setDraft(draft);
    QVERIFY(form->accept());
    QCOMPARE(*workspace_->caseFile().source(workspace_->sources().back().id)->text, "A text\nthat is not saved");
}

void TestReaderEditing::aWeekdayIsADateByTheDayOfIssue()
{
    openCourierWith("It burned last Friday.");
    select(QStringLiteral("last Friday"));
    key(Qt::Key_C);
    keyInEditor(Qt::Key_Return);
    const Claim* claim = claimWith("date", "last Friday");
    QVERIFY(claim != nullptr);
    QCOMPARE(std::get<EdtfDate>(claim->value).format(), std::string("2024-03-22"));
    QVERIFY(claim->derived);
    QCOMPARE(claim->derivation, std::string("“last Friday”, issued 25 Mar 2024"));
}

void TestReaderEditing::wordsGoAlongToAnotherProperty()
{
    open(citationCaseWithTexts());
    const auto steps = workspace_->caseFile().history(100)->size();
    select(QStringLiteral("the locked doors"));
    key(Qt::Key_C);
    auto* editor = qobject_cast<ClaimEditor*>(editing_->editor());
    QVERIFY(editor != nullptr);
    auto* property = editor->findChild<CompletingField*>();
    property->setFocus();
    property->selectAll();
    QTest::keyClicks(property, QStringLiteral("Actor"));
    QVERIFY(property->isListOpen());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(editor->property(), std::string("actor"));
    QCOMPARE(editor->value().words(), QStringLiteral("the locked doors"));
    auto* entity = editor->value().findChild<EntityField*>();
    QVERIFY(entity->isListOpen());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QVERIFY(entity->toCreate().has_value());
    QVERIFY(editor->accept());
    QCOMPARE(workspace_->caseFile().history(100)->size(), steps + 1);
    const Claim* claim = claimWith("actor", "the locked doors");
    QVERIFY(claim != nullptr);
    QCOMPARE(workspace_->entityName(std::get<EntityValue>(claim->value).entity), QStringLiteral("the locked doors"));
}

void TestReaderEditing::whatIsPastedGivesItsTitleToBeTypedOver()
{
    open(citationCaseWithTexts());
    panel_->addPasted(QStringLiteral("The inquiry opens\nNobody came."));
    SourceForm* form = reader_->form();
    QVERIFY(form != nullptr);
    auto* title = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    QVERIFY(title != nullptr);
    QCOMPARE(title->selectedText(), QStringLiteral("The inquiry opens"));
    QTest::keyClicks(title, QStringLiteral("Inquiry"));
    QTest::keyClick(title, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(workspace_->sources().back().title, "Inquiry");
    QVERIFY(reader_->form() == nullptr);
}

QStringList TestReaderEditing::threeFiles() const
{
    QStringList paths;
    for (const char* name : {"one", "two", "three"}) {
        paths << folder_.filePath(QLatin1String(name) + QStringLiteral(".txt"));
        QFile file(paths.back());
        if (file.open(QIODevice::WriteOnly)) {
            file.write(QByteArray("Article ") + name + "\nNobody came.");
        }
    }
    return paths;
}

void TestReaderEditing::severalFilesAreAddedOneAfterTheOther()
{
    open(citationCaseWithTexts());
    const auto before = workspace_->sources().size();
    reader_->addSources(threeFiles());
    QVERIFY(reader_->form()->accept());
    reader_->form()->cancel();
    QVERIFY(reader_->form()->accept());
    QVERIFY(reader_->form() == nullptr);
    QCOMPARE(workspace_->sources().size(), before + 2);
    QCOMPARE(workspace_->sources()[before].title, "Article one");
    QCOMPARE(workspace_->sources()[before + 1].title, "Article three");
}

void TestReaderEditing::allFilesAreAddedAtOnce()
{
    open(citationCaseWithTexts());
    const auto before = workspace_->sources().size();
    reader_->addSources(threeFiles());
    Q_EMIT reader_->form()->addAllAsked();
    QVERIFY(reader_->form() == nullptr);
    QCOMPARE(workspace_->sources().size(), before + 3);
}

QTEST_MAIN(TestReaderEditing)
#include "tst_readerediting.moc"
