#include "core/edit/sourceedits.h"
#include "core/text/codepoints.h"

#include "tests/support/citationcase.h"
#include "ui/citation/citationpanel.h"
#include "ui/citation/eventpanel.h"
#include "ui/citation/labels.h"
#include "ui/citation/sourcereader.h"

#include <QComboBox>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace dateline;

namespace {

Passage passage(std::string id, std::string prefix, std::string exact, std::string suffix, std::int64_t start)
{
    Passage made;
    made.id = std::move(id);
    made.position = {start, start + codePointCount(exact)};
    made.quote = {std::move(exact), std::move(prefix), std::move(suffix)};
    return made;
}

/// A source of which no text is at hand, fifty code points long.
Source quoted(std::vector<Passage> passages)
{
    Source source;
    source.id = "s";
    source.textLength = 50;
    source.passages = std::move(passages);
    return source;
}

QString words(const ReaderText& text, const std::string& id)
{
    for (const ReaderPassage& entry : text.passages) {
        if (entry.id == id) {
            return text.text.mid(entry.range.start, entry.range.end - entry.range.start);
        }
    }
    return {};
}

QString pale(const ReaderText& text)
{
    QStringList parts;
    for (const ReaderRange& range : text.pale) {
        parts << text.text.mid(range.start, range.end - range.start);
    }
    return parts.join(QLatin1Char('|'));
}

QString labels(const QWidget& widget)
{
    QStringList texts;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisibleTo(&widget)) {
            texts << label->text().replace(QChar(QChar::Nbsp), QLatin1Char(' '));
        }
    }
    return texts.join(QLatin1Char('\n'));
}

} // namespace

class TestSourceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quotationsStandInTheirOrderWithGapsBetween();
    void quotationsThatTouchAreReadAsOne();
    void quotationsLieOverEachOther();
    void surroundingsThatContradictAreNotJoined();
    void ofThousandsOfQuotationsThoseAroundOneAreShown();
    void aWholeTextKeepsItsParagraphs();
    void positionsCountCodePoints();
    void wordsThatStandElsewhereAreNotHighlighted();
    void hostileCharactersMoveNothing();
    void veryLongParagraphsAreCut();

    void theDetailsSayWhatIsKnownOfTheSource();
    void everyCitedPassageIsHighlighted();
    void theCurrentPassageIsHighlightedStronglyAndInSight();
    void aClickOnAPassageShowsWhatItFeeds();
    void clicksWalkThroughPassagesThatLieOverEachOther();
    void oneClickGoesFromAPassageToItsEvent();
    void buttonsAndBracketsWalkThePassages();
    void anotherSourceIsPicked();
    void sourcesKeepTheirNamesAndAreNumberedByTheirPlaces();
    void textWithMarkupIsShownAsItIsWritten();
    void aTextThatIsNotAttachedIsOffered();
    void aFileCanBeDropped();
    void aPassageThatIsNotInTheTextIsSaidToBeMissing();
    void aMegabyteOpensAtOnce();
    void aTextIsAsLargeAfterAnyOther_data();
    void aTextIsAsLargeAfterAnyOther();
    void aDragFromTheMarginSelectsWholeWords();

private:
    void open(const Case& content, bool full = true);
    QPoint pointOn(const QString& text) const;
    void click(const QPoint& point) { QTest::mouseClick(view_->viewport(), Qt::LeftButton, {}, point); }
    QString withBackground() const;
    bool isInSight(const QString& text) const;

    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<SourceReader> reader_;
    ReaderView* view_ = nullptr;
};

void TestSourceReader::quotationsStandInTheirOrderWithGapsBetween()
{
    const ReaderText text =
        readerText(quoted({passage("a", "the ", "first", " words", 4), passage("b", "", "last", "", 40)}));
    QCOMPARE(text.text, QStringLiteral("the first words\n[…]\nlast\n[…]"));
    QCOMPARE(words(text, "a"), QStringLiteral("first"));
    QCOMPARE(words(text, "b"), QStringLiteral("last"));
    QCOMPARE(pale(text), QStringLiteral("the | words"));
    QVERIFY(!text.whole);
}

void TestSourceReader::quotationsThatTouchAreReadAsOne()
{
    const ReaderText text =
        readerText(quoted({passage("a", "", "one ", "two th", 10), passage("b", "wo ", "three", " four", 18)}));
    QCOMPARE(text.text, QStringLiteral("[…]\none two three four\n[…]"));
    QCOMPARE(words(text, "a"), QStringLiteral("one "));
    QCOMPARE(words(text, "b"), QStringLiteral("three"));
    QCOMPARE(pale(text), QStringLiteral("two | four"));
}

void TestSourceReader::quotationsLieOverEachOther()
{
    const ReaderText text = readerText(
        quoted({passage("outer", "", "all of these words", "", 0), passage("inner", "all ", "of these", " words", 4)}));
    QCOMPARE(text.text, QStringLiteral("all of these words\n[…]"));
    QCOMPARE(words(text, "inner"), QStringLiteral("of these"));
    const std::vector<std::size_t> here = text.passagesAt(5);
    QCOMPARE(here.size(), std::size_t{2});
    QCOMPARE(text.passages[here[0]].id, "inner");
    QCOMPARE(text.passagesAt(1).size(), std::size_t{1});
    QVERIFY(text.passagesAt(30).empty());
}

void TestSourceReader::surroundingsThatContradictAreNotJoined()
{
    const ReaderText text =
        readerText(quoted({passage("a", "", "one", " two", 0), passage("b", "zwei ", "three", "", 8)}));
    QCOMPARE(text.text, QStringLiteral("one two\n[…]\nzwei three\n[…]"));
    QCOMPARE(words(text, "b"), QStringLiteral("three"));
}

void TestSourceReader::ofThousandsOfQuotationsThoseAroundOneAreShown()
{
    std::vector<Passage> passages;
    for (int i = 0; i < 3000; ++i) {
        passages.push_back(passage("p" + std::to_string(i), "", "words " + std::to_string(i), "", i * 100));
    }
    Source source = quoted(passages);
    source.textLength = 300'000;
    const ReaderText some = readerText(source, "p1500");
    QCOMPARE(some.passages.size(), std::size_t{3000});
    QCOMPARE(some.gaps.size(), 2 * kQuotationsAround + 2);
    QVERIFY(some.text.startsWith(QStringLiteral("[…]\nwords 1460\n")));
    QVERIFY(some.text.endsWith(QStringLiteral("\nwords 1540\n[…]")));
    QCOMPARE(words(some, "p1500"), QStringLiteral("words 1500"));
    QVERIFY(some.holds("p1460") && some.holds("p1540"));
    QVERIFY(!some.holds("p1459") && !some.holds("p1541"));
    QVERIFY(readerText(source, "p0").text.startsWith(QStringLiteral("words 0\n")));
    QVERIFY(readerText(source).holds("p2999"));

    Case content = citationCase();
    source.id = content.sources.front().id;
    content.sources.front().passages.insert(content.sources.front().passages.end(), passages.begin(), passages.end());
    content.sources.front().text.reset();
    content.sources.front().textLength = source.textLength;
    open(content, false);
    for (const char* id : {"p1500", "p1541", "p3", "p2999"}) {
        workspace_->openPassage(source.id, id);
        QCOMPARE(view_->strongly(), QStringLiteral("words ") + QString::fromLatin1(id + 1));
    }
}

void TestSourceReader::aWholeTextKeepsItsParagraphs()
{
    Source source = quoted({passage("a", "", "two", "", 5)});
    source.text = "one\r\ntwo\nthree\n";
    const ReaderText text = readerText(source);
    QVERIFY(text.whole);
    QCOMPARE(text.text, QStringLiteral("one\ntwo\nthree\n"));
    QCOMPARE(words(text, "a"), QStringLiteral("two"));
    QVERIFY(text.pale.empty() && text.gaps.empty());
}

void TestSourceReader::positionsCountCodePoints()
{
    Source source = quoted({passage("a", "", "fire", "", 4)});
    source.text = "🔥🔥é fire";
    QCOMPARE(words(readerText(source), "a"), QStringLiteral("fire"));
}

void TestSourceReader::wordsThatStandElsewhereAreNotHighlighted()
{
    Source source = quoted({passage("a", "", "fire", "", 0), passage("behind", "", "fire", "", 300)});
    source.text = "no fire";
    const ReaderText text = readerText(source);
    QVERIFY(!text.passages[0].found);
    QVERIFY(!text.passages[1].found);
    QVERIFY(text.passagesAt(1).empty());
}

void TestSourceReader::hostileCharactersMoveNothing()
{
    Source source = quoted({passage("a", "", "here", "", 8)});
    source.text = std::string("\0\x01\r\n\xEF\xB7\x90\xE2\x80\xA9\r\thereafter", 20);
    const ReaderText text = readerText(source);
    QCOMPARE(words(text, "a"), QStringLiteral("here"));
    QVERIFY(!text.text.contains(QChar::Null));
}

void TestSourceReader::veryLongParagraphsAreCut()
{
    Source source;
    source.text.emplace();
    for (int i = 0; i < 10000; ++i) {
        *source.text += "word ";
    }
    source.passages = {passage("a", "", "word", "", 45000)};
    const ReaderText text = readerText(source);
    for (const QString& paragraph : text.text.split(QLatin1Char('\n'))) {
        QVERIFY(paragraph.size() <= kLongestParagraph + 5);
    }
    QCOMPARE(words(text, "a"), QStringLiteral("word"));
}

void TestSourceReader::open(const Case& content, bool full)
{
    reader_.reset();
    auto file = CaseFile::inMemory(content);
    QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
    workspace_ = std::make_unique<Workspace>();
    reader_ =
        std::make_unique<SourceReader>(*workspace_, full ? SourceReader::Size::Full : SourceReader::Size::Compact);
    view_ = reader_->view();
    workspace_->setCase(std::move(*file));
    reader_->resize(400, 800);
    reader_->show();
    workspace_->openPassage("herald", "h-date");
}

QPoint TestSourceReader::pointOn(const QString& text) const
{
    QTextCursor cursor = view_->document()->find(text);
    cursor.setPosition(cursor.selectionStart() + 2);
    const QRect place = view_->cursorRect(cursor);
    return place.center() + QPoint(1, 0);
}

/// All letters that are painted on a ground of their own.
QString TestSourceReader::withBackground() const
{
    QString letters;
    for (QTextBlock block = view_->document()->firstBlock(); block.isValid(); block = block.next()) {
        for (const auto& range : block.layout()->formats()) {
            if (range.format.hasProperty(QTextFormat::BackgroundBrush)) {
                letters += block.text().mid(range.start, range.length);
            }
        }
    }
    return letters;
}

bool TestSourceReader::isInSight(const QString& text) const
{
    return view_->viewport()->rect().contains(pointOn(text));
}

void TestSourceReader::theDetailsSayWhatIsKnownOfTheSource()
{
    open(citationCaseWithTexts());
    const QString text = labels(*reader_);
    for (const char* line : {"By: Ada Quill, Bo Ferris", "Published by: The Herald", "Issued: Sunday 24 March 2024",
                             "Language: English", "Reliability: usually reliable", "Text: full text attached",
                             "Analyst’s note: The subtitle was changed later."}) {
        QVERIFY2(text.contains(QString::fromUtf8(line)), qPrintable(text));
    }
    workspace_->openPassage("courier", {});
    QVERIFY(labels(*reader_).contains(QStringLiteral("Issued: not stated")));
    QVERIFY(labels(*reader_).contains(QStringLiteral("Reliability: cannot be judged")));
}

void TestSourceReader::everyCitedPassageIsHighlighted()
{
    for (const Case& content : {citationCase(), citationCaseWithTexts()}) {
        open(content);
        workspace_->openPassage("courier", {});
        // The first two touch nothing between them but a space that belongs to neither.
        QCOMPARE(view_->highlighted(), QStringList({QStringLiteral("On 23 March"), QStringLiteral("the Lyceum went up"),
                                                    QStringLiteral("claiming the lives of 137 visitors"),
                                                    QStringLiteral("133 dead"), QStringLiteral("almost 140 died"),
                                                    QStringLiteral("denies that the League of Lamps was behind it"),
                                                    QStringLiteral("letter of February")}));
        QCOMPARE(withBackground(), view_->highlighted().join(QString()));
        QCOMPARE(view_->strongly(), QString());
    }
}

void TestSourceReader::theCurrentPassageIsHighlightedStronglyAndInSight()
{
    open(citationCaseWithTexts());
    reader_->resize(400, 430);
    workspace_->openPassage("herald", "h-wait");
    QCOMPARE(view_->strongly(), QStringLiteral("“a fire that was waiting to happen 🔥”"));
    QVERIFY(isInSight(QStringLiteral("waiting to happen")));
    QCOMPARE(reader_->place(), QStringLiteral("passage 8 of 8"));
    workspace_->openPassage("herald", "h-date");
    QVERIFY(isInSight(QStringLiteral("Friday, 22 March")));
    QCOMPARE(reader_->place(), QStringLiteral("passage 1 of 8"));
}

void TestSourceReader::aClickOnAPassageShowsWhatItFeeds()
{
    open(citationCase());
    click(pointOn(QStringLiteral("six firefighters")));
    QCOMPARE(workspace_->passage(), "h-six");
    QCOMPARE(reader_->eventLinks().size(), std::size_t{1});
    QCOMPARE(reader_->eventLinks()[0]->plainText(), QStringLiteral("Fire at the Lyceum concert hall"));
    QVERIFY(reader_->eventLinks()[0]->isVisible());
    click(pointOn(QStringLiteral("Fred Marsh")));
    QCOMPARE(workspace_->passage(), "h-six");
}

void TestSourceReader::clicksWalkThroughPassagesThatLieOverEachOther()
{
    open(citationCaseWithTexts());
    const QPoint both = pointOn(QStringLiteral("had warned"));
    click(both);
    QCOMPARE(workspace_->passage(), "h-inner");
    QTest::qWait(QApplication::doubleClickInterval() + 20);
    click(pointOn(QStringLiteral("had warned")));
    QCOMPARE(workspace_->passage(), "h-warned");
    QCOMPARE(view_->strongly(), QStringLiteral("an inspection had warned that the exits were locked"));
}

void TestSourceReader::oneClickGoesFromAPassageToItsEvent()
{
    open(citationCase());
    workspace_->openPassage("herald", "h-warned");
    // The words carry a claim of the one, and its relation to the other.
    QCOMPARE(reader_->eventLinks().size(), std::size_t{2});
    QCOMPARE(reader_->eventLinks()[0]->plainText(), QStringLiteral("Inspection of the exits"));
    QTest::mouseClick(reader_->eventLinks()[0], Qt::LeftButton);
    QCOMPARE(workspace_->details()->event.id, "inspection");
}

void TestSourceReader::buttonsAndBracketsWalkThePassages()
{
    open(citationCase());
    const QList<QToolButton*> buttons = reader_->findChildren<QToolButton*>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(!buttons[0]->isEnabled());
    QTest::mouseClick(buttons[1], Qt::LeftButton);
    QCOMPARE(workspace_->passage(), "h-deaths");
    QTest::keyClick(view_, Qt::Key_BracketRight);
    QCOMPARE(workspace_->passage(), "h-rise");
    QTest::keyClick(view_, Qt::Key_BracketLeft);
    QTest::keyClick(view_, Qt::Key_BracketLeft);
    QTest::keyClick(view_, Qt::Key_BracketLeft);
    QCOMPARE(workspace_->passage(), "h-date");
}

void TestSourceReader::anotherSourceIsPicked()
{
    open(citationCase());
    auto* picker = reader_->findChild<QComboBox*>();
    QCOMPARE(picker->count(), 3);
    QCOMPARE(picker->currentText(), QStringLiteral("1  Fire at the Lyceum"));
    QTest::keyClick(picker, Qt::Key_Down);
    QCOMPARE(workspace_->passageSource(), "courier");
    QCOMPARE(reader_->place(), QStringLiteral("7 passages"));
}

void TestSourceReader::sourcesKeepTheirNamesAndAreNumberedByTheirPlaces()
{
    open(citationCaseWithTexts());
    std::map<std::string, QString> names;
    std::vector<std::string> ids;
    for (const Source& source : workspace_->sources()) {
        names[source.id] = qs(source.title.empty() ? source.publisher : source.title);
        ids.insert(ids.begin(), source.id);
    }
    const auto check = [&] {
        int number = 0;
        for (const Source& source : workspace_->sources()) {
            QCOMPARE(workspace_->sourceNumber(source.id), ++number);
            QCOMPARE(workspace_->sourceName(source.id), names.at(source.id));
        }
    };
    check();
    QVERIFY(workspace_->edit(orderSources(workspace_->caseFile(), ids)));
    QCOMPARE(workspace_->sources().front().id, ids.front());
    check();
    QVERIFY(workspace_->edit(removeSource(workspace_->caseFile(), ids.front(), AndItsClaims::Remove)));
    QCOMPARE(workspace_->sources().size(), ids.size() - 1);
    check();
    QCOMPARE(workspace_->sourceNumber(ids.front()), 0);
    QCOMPARE(workspace_->sourceName(ids.front()), qs(ids.front()));
    QVERIFY(workspace_->undo());
    check();
}

void TestSourceReader::textWithMarkupIsShownAsItIsWritten()
{
    Case content = citationCaseWithTexts();
    content.sources[2].text = "<h1>It</h1> <img src=\"file:///etc/passwd\"> &amp; the rest";
    content.sources[2].textLength = codePointCount(*content.sources[2].text);
    open(content);
    workspace_->openPassage("gazette", {});
    QCOMPARE(view_->toPlainText(), QStringLiteral("<h1>It</h1> <img src=\"file:///etc/passwd\"> &amp; the rest"));
    QVERIFY(reader_->findChild<SelectableText*>()->toPlainText() ==
            QStringLiteral("Gazette <b>of</b> the Week & more"));
    for (const QLabel* label : reader_->findChildren<QLabel*>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestSourceReader::aTextThatIsNotAttachedIsOffered()
{
    open(citationCase());
    QStringList asked;
    connect(reader_.get(), &SourceReader::attachRequested, this,
            [&asked](const std::string& source) { asked << qs(source); });
    auto* attach = reader_->findChild<QPushButton*>();
    QVERIFY(attach != nullptr && attach->isVisible());
    QTest::mouseClick(attach, Qt::LeftButton);
    QCOMPARE(asked, QStringList{QStringLiteral("herald")});
    open(citationCaseWithTexts());
    QVERIFY(reader_->findChild<QPushButton*>() == nullptr);
}

void TestSourceReader::aFileCanBeDropped()
{
    open(citationCase());
    QStringList dropped;
    connect(reader_.get(), &SourceReader::attachDropped, this,
            [&dropped](const QString& path, const std::string& source) { dropped << path << qs(source); });
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/articles/herald.txt"))});
    QDragEnterEvent enter(QPoint(50, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(reader_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(reader_.get(), &drop);
    QCOMPARE(dropped, QStringList({QStringLiteral("/articles/herald.txt"), QStringLiteral("herald")}));
}

void TestSourceReader::aPassageThatIsNotInTheTextIsSaidToBeMissing()
{
    Case content = citationCaseWithTexts();
    std::string& text = *content.sources[0].text;
    text.replace(text.find("six fire"), 3, "ten");
    open(content);
    workspace_->openPassage("herald", "h-six");
    QVERIFY(labels(*reader_).contains(
        QStringLiteral("Not found word for word in the attached text, to be reviewed: six firefighters")));
    QVERIFY(labels(*reader_).contains(QStringLiteral("full text attached, 1 of 8 passages not found in it")));
    QCOMPARE(view_->strongly(), QString());
    workspace_->openPassage("herald", "h-date");
    QVERIFY(!labels(*reader_).contains(QStringLiteral("Not found word for word")));
}

void TestSourceReader::aMegabyteOpensAtOnce()
{
    Case content = citationCaseWithTexts();
    std::string& text = *content.sources[0].text;
    while (text.size() < 1'000'000) {
        text += "\nAnother paragraph of a very long report that says nothing about the hall and goes on and on.";
    }
    const std::int64_t end = codePointCount(text);
    text += " At last.";
    content.sources[0].textLength = codePointCount(text);
    content.sources[0].passages.push_back(passage("h-last", "", "At last.", "", end + 1));
    open(content, false);
    workspace_->openPassage("gazette", "g-date");
    QElapsedTimer timer;
    timer.start();
    workspace_->openPassage("herald", "h-last");
    reader_->grab();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QStringLiteral("%1 ms").arg(timer.elapsed())));
    QVERIFY(isInSight(QStringLiteral("At last.")));
    timer.restart();
    workspace_->openPassage("herald", "h-date");
    reader_->grab();
    QVERIFY2(timer.elapsed() < 200, qPrintable(QStringLiteral("%1 ms").arg(timer.elapsed())));
    QVERIFY(isInSight(QStringLiteral("Friday, 22 March")));
}

void TestSourceReader::aTextIsAsLargeAfterAnyOther_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("cursor");
    QTest::newRow("after none") << QString() << 0;
    QTest::newRow("after a click between two paragraphs") << QStringLiteral("One.\nTwo.") << 5;
}

void TestSourceReader::aTextIsAsLargeAfterAnyOther()
{
    QFETCH(QString, before);
    QFETCH(int, cursor);
    ReaderView view(Theme::light());
    ReaderText text;
    text.text = before;
    view.setReaderText(text);
    QTextCursor place(view.document());
    place.setPosition(cursor);
    view.setTextCursor(place);
    text.text = QStringLiteral("The hall burned.");
    view.setReaderText(text);
    const QTextBlock block = view.document()->firstBlock();
    QCOMPARE(block.text(), text.text);
    for (const QTextLayout::FormatRange& range : block.textFormats()) {
        QVERIFY(!range.format.hasProperty(QTextFormat::FontPixelSize));
        QVERIFY(!range.format.hasProperty(QTextFormat::FontPointSize));
    }
}

void TestSourceReader::aDragFromTheMarginSelectsWholeWords()
{
    open(citationCaseWithTexts());
    workspace_->openPassage("courier", {});
    ReaderView* view = view_;
    const auto& text = view->readerText().text;
    const auto letter = static_cast<int>(text.indexOf(QStringLiteral("The inspectors’ letter")));
    QVERIFY(letter >= 0);
    const auto placeOf = [view](int position) {
        QTextCursor cursor(view->document());
        cursor.setPosition(view->documentPosition(position));
        return view->viewport()->mapTo(view, view->cursorRect(cursor).center());
    };
    const QPoint from(3, placeOf(letter).y());
    const QPoint to = placeOf(letter + static_cast<int>(QStringLiteral("The inspec").size()));
    QTest::mousePress(view, Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(view, &move);
    QTest::mouseRelease(view, Qt::LeftButton, {}, to);
    const auto range = view->selectedRange();
    QVERIFY(range.has_value());
    QCOMPARE(text.mid(range->start, range->end - range->start), QStringLiteral("The inspectors"));
}

QTEST_MAIN(TestSourceReader)
#include "tst_sourcereader.moc"
