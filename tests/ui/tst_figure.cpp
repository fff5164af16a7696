#include "core/store/casefile.h"

#include "tests/support/bigcase.h"
#include "ui/figure/axispieces.h"
#include "ui/figure/figure.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <set>

using namespace dateline;

namespace {

const char* const kTitles[] = {"Bombing at an airport", "Attack on an embassy — “the gate”", "Bombing of a memorial",
                               "Synagogue plot", "Concert hall attack"};
const char* const kDates[] = {"2021-08-26", "2022", "2024-01-03", "2024-03-07", "2024-03-22"};

EdtfDate date(const char* text)
{
    return EdtfDate::parse(text).value();
}

/// Two sources that speak of five core events and disagree on one of them, and a few other events around.
class CaseMaker
{
public:
    CaseMaker()
    {
        case_.info = {"A road of five events", "What two articles say", date("2024-03-31"), {}};
        case_.categories = {{"attack", "Attack", "#C2410C", Shape::Circle},
                            {"plot", "Foiled plot", "#D97706", Shape::Diamond}};
        for (const char* id : {"first", "second"}) {
            Source source;
            source.id = id;
            source.publisher = id == std::string("first") ? "First Daily" : "";
            case_.sources.push_back(source);
        }
        for (int n = 0; n < 5; ++n) {
            addEvent("core-" + std::to_string(n), kTitles[n], kDates[n], Importance::Core, n == 3 ? "plot" : "attack");
        }
        addClaim(case_.events[4], "date", date("2024-03-23"), "second");
        addClaim(case_.events[4], "deaths", Quantity{137, 0, Comparator::Exactly, {}}, "first");
        addClaim(case_.events[4], "deaths", Quantity{130, 0, Comparator::MoreThan, {}}, "second");
        addEvent("early", "Long before", "1979", Importance::Major, "attack");
        addEvent("minor", "A minor matter", "2024-03-10", Importance::Minor, "plot");
    }

    Case& content() { return case_; }

    void addEvent(const std::string& id, const std::string& title, const char* day, Importance importance,
                  const std::string& category)
    {
        Event event;
        event.id = id;
        event.title = title;
        event.category = category;
        event.importance = importance;
        case_.events.push_back(event);
        addClaim(case_.events.back(), "date", date(day), "first");
    }

    void addClaim(Event& event, const std::string& property, const ClaimValue& value, const std::string& source)
    {
        Source& from =
            *std::find_if(case_.sources.begin(), case_.sources.end(), [&](const Source& s) { return s.id == source; });
        const std::string number = std::to_string(++count_);
        Passage passage;
        passage.id = "p" + number;
        passage.quote.exact = "words of passage " + number;
        passage.position = {count_ * 100, count_ * 100 + std::int64_t(passage.quote.exact.size())};
        from.passages.push_back(passage);
        Claim claim;
        claim.id = "c" + number;
        claim.property = property;
        claim.value = value;
        claim.source = source;
        claim.passages = {passage.id};
        event.claims.push_back(claim);
    }

private:
    Case case_;
    std::int64_t count_ = 0;
};

struct Opened
{
    CaseFile file;
    FigureCase figure;
};

std::unique_ptr<Opened> opened(const Case& content)
{
    auto file = CaseFile::inMemory(content);
    if (!file) {
        qFatal("%s", file.error().message.c_str());
    }
    auto result = std::make_unique<Opened>(Opened{std::move(*file), {}});
    result->figure = FigureCase::read(result->file, "test").value();
    return result;
}

QStringList textsOf(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text")) {
            texts << reader.readElementText().trimmed();
        }
    }
    return reader.hasError() ? QStringList{reader.errorString()} : texts;
}

/// All texts of a page with the room that they take, those of the timeline included.
std::vector<std::pair<QString, QRectF>> textBoxes(const FigurePage& page)
{
    std::vector<std::pair<QString, QRectF>> boxes;
    for (const FigureText& text : page.items.texts) {
        boxes.emplace_back(text.text, text.box);
    }
    if (page.timeline) {
        for (const Label& label : page.timeline->labels) {
            boxes.emplace_back(
                QString::fromStdString(label.text),
                QRectF(label.box.x, label.box.y, label.box.width, label.box.height).translated(page.timelineAt));
        }
        for (const AxisLabel& label : page.timeline->axis) {
            boxes.emplace_back(
                QString::fromStdString(label.text),
                QRectF(label.box.x, label.box.y, label.box.width, label.box.height).translated(page.timelineAt));
        }
    }
    return boxes;
}

QByteArray bytesOf(const Figure& figure, const QString& format)
{
    const auto bytes = format == QLatin1String("png")   ? figureAsPng(figure, 96)
                       : format == QLatin1String("svg") ? figureAsSvg(figure)
                                                        : figureAsPdf(figure);
    return bytes.value();
}

} // namespace

class TestFigure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStorysTitlesStandAsTextInSvg();
    void theLegendExplainsTheKindsOfDatesThatAreShown();
    void whatIsOnlyPossiblyShownIsPalerAndExplained();
    void theSameFigureGivesTheSameBytes_data();
    void theSameFigureGivesTheSameBytes();
    void everyNumberHasItsNoteAndEveryNoteItsNumber();
    void nothingOverlapsAndNothingLeavesThePage_data();
    void nothingOverlapsAndNothingLeavesThePage();
    void notesGoOnOnFurtherPagesOfAPdf();
    void aPdfsTextCanBeFound();
    void withoutCitationsThereAreNoNumbers();
    void whereNothingIsShownTheFigureSaysSo();
    void aFigureOfVeryManyEventsIsNoHigherThanAskedFor();
    void aFigureThatNobodyWaitsForIsGivenUp();
    void quotationsAreThereWhereTheSourcesWereReadWithoutThem();
    void aSizeOutOfBoundsIsRefused();
    void theAxisIsCutWhereNothingHappens();
    void aStraightenedAxisKeepsOrderAndPlace();
    void markupInACaseStaysText();
};

void TestFigure::theStorysTitlesStandAsTextInSvg()
{
    const auto made = opened(CaseMaker().content());
    const auto figure = Figure::layOut(made->figure, {}, Paging::OnePage);
    QVERIFY(figure.has_value());
    const QStringList texts = textsOf(figureAsSvg(*figure).value());
    for (const char* title : kTitles) {
        QVERIFY2(texts.contains(QString::fromUtf8(title)), title);
    }
    QVERIFY(texts.contains(QStringLiteral("A road of five events")));
    QVERIFY(!texts.contains(QStringLiteral("Long before")));
    QVERIFY(!texts.contains(QStringLiteral("A minor matter")));
}

void TestFigure::theLegendExplainsTheKindsOfDatesThatAreShown()
{
    const QStringList all{QStringLiteral("when the case says"),
                          QStringLiteral("when another source says"),
                          QStringLiteral("at some time within"),
                          QStringLiteral("lasted so long"),
                          QStringLiteral("lasted, surely where full"),
                          QStringLiteral("has no end"),
                          QStringLiteral("end not known"),
                          QStringLiteral("one of these"),
                          QStringLiteral("all of these")};
    const auto explained = [&](const Case& content, const FigureOptions& options) {
        const auto made = opened(content);
        const QStringList texts = textsOf(figureAsSvg(*Figure::layOut(made->figure, options, Paging::OnePage)).value());
        QStringList found;
        for (const QString& words : all) {
            if (texts.contains(words)) {
                found << words;
            }
        }
        return found;
    };
    FigureOptions march;
    march.range = VisibleRange{double(secondsFromCivil(2024, 3, 1)), double(secondsFromCivil(2024, 4, 10))};
    QCOMPARE(explained(CaseMaker().content(), march), all.mid(0, 2));
    CaseMaker maker;
    int number = 0;
    for (const char* day : {"2024-03-XX", "2024-03-05/2024-03-08", "2024-02/2024-03", "2024-03-20/..", "2024-03-20/",
                            "[2024-03-02,2024-03-12]", "{2024-03-02,2024-03-12}"}) {
        maker.addEvent("kind-" + std::to_string(++number), "A kind", day, Importance::Major, "plot");
    }
    QCOMPARE(explained(maker.content(), march), all);
}

void TestFigure::whatIsOnlyPossiblyShownIsPalerAndExplained()
{
    const QString words = QStringLiteral("only possibly in the chosen time");
    CaseMaker maker;
    const auto made = opened(maker.content());
    FigureOptions options;
    options.range = VisibleRange{double(secondsFromCivil(2024, 3, 1)), double(secondsFromCivil(2024, 4, 10))};
    for (const bool faint : {false, true}) {
        options.faint = faint ? EventSet(made->figure.index.size(), true) : EventSet();
        const auto figure = Figure::layOut(made->figure, options, Paging::OnePage);
        for (const Mark& mark : figure->pages().front().timeline->marks) {
            QCOMPARE(mark.faint, faint);
        }
        QCOMPARE(textsOf(figureAsSvg(*figure).value()).contains(words), faint);
    }
}

void TestFigure::theSameFigureGivesTheSameBytes_data()
{
    QTest::addColumn<QString>("format");
    for (const char* format : {"png", "svg", "pdf"}) {
        QTest::newRow(format) << QString::fromLatin1(format);
    }
}

void TestFigure::theSameFigureGivesTheSameBytes()
{
    QFETCH(QString, format);
    const Paging paging = format == QLatin1String("pdf") ? Paging::Pages : Paging::OnePage;
    QByteArray first;
    for (int run = 0; run < 2; ++run) {
        const auto made = opened(CaseMaker().content());
        const QByteArray bytes = bytesOf(Figure::layOut(made->figure, {}, paging).value(), format);
        QVERIFY(bytes.size() > 1000);
        if (run == 0) {
            first = bytes;
            QTest::qWait(1100); // a clock that was written anywhere has moved on
        } else {
            QVERIFY(bytes == first);
        }
    }
}

void TestFigure::everyNumberHasItsNoteAndEveryNoteItsNumber()
{
    const auto made = opened(CaseMaker().content());
    const auto figure = Figure::layOut(made->figure, {}, Paging::OnePage);
    QVERIFY(figure.has_value());
    const FigurePage& page = figure->pages().front();
    std::set<int> cited;
    for (const Label& label : page.timeline->labels) {
        for (const QString& part : QString::fromStdString(label.second).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const QStringList ends = part.split(QChar(0x2013));
            for (int n = ends.front().toInt(); n <= ends.back().toInt(); ++n) {
                cited.insert(n);
            }
        }
    }
    std::set<int> all;
    for (int n = 1; n <= figure->notes(); ++n) {
        all.insert(n);
    }
    QCOMPARE(figure->notes(), 8); // five dates, the one that differs, two tolls
    QVERIFY(cited == all);
    int quoted = 0;
    for (const FigureText& text : page.items.texts) {
        quoted += text.text.startsWith(QChar(0x201C)) ? 1 : 0;
    }
    QCOMPARE(quoted, figure->notes());
}

void TestFigure::nothingOverlapsAndNothingLeavesThePage_data()
{
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<int>("lanes");
    QTest::addColumn<int>("paging");
    QTest::addColumn<QString>("title");
    const QString longTitle = QStringLiteral("A title that is much longer than a page is wide ").repeated(6);
    const QString endless(400, QLatin1Char('W'));
    QTest::newRow("as usual") << QSizeF(1600, 1040) << int(LaneKind::Category) << int(Paging::OnePage) << QString();
    QTest::newRow("small") << QSizeF(640, 400) << int(LaneKind::Category) << int(Paging::OnePage) << QString();
    QTest::newRow("large") << QSizeF(4000, 3000) << int(LaneKind::Category) << int(Paging::OnePage) << QString();
    QTest::newRow("by source") << QSizeF(1280, 800) << int(LaneKind::Source) << int(Paging::OnePage) << QString();
    QTest::newRow("by place") << QSizeF(1280, 800) << int(LaneKind::Place) << int(Paging::OnePage) << QString();
    QTest::newRow("pages") << QSizeF(800, 600) << int(LaneKind::Category) << int(Paging::Pages) << QString();
    QTest::newRow("long title") << QSizeF(800, 600) << int(LaneKind::Category) << int(Paging::OnePage) << longTitle;
    QTest::newRow("one endless word") << QSizeF(800, 600) << int(LaneKind::Category) << int(Paging::Pages) << endless;
}

void TestFigure::nothingOverlapsAndNothingLeavesThePage()
{
    QFETCH(QSizeF, size);
    QFETCH(int, lanes);
    QFETCH(int, paging);
    QFETCH(QString, title);
    const auto made = opened(CaseMaker().content());
    FigureOptions options;
    options.size = size;
    options.lanes = LaneKind(lanes);
    options.title = title;
    const auto figure = Figure::layOut(made->figure, options, Paging(paging));
    QVERIFY(figure.has_value());
    for (const FigurePage& page : figure->pages()) {
        QVERIFY(page.size.height() >= size.height());
        QCOMPARE(page.size.width(), size.width());
        const auto boxes = textBoxes(page);
        for (std::size_t a = 0; a < boxes.size(); ++a) {
            const QRectF box = boxes[a].second.adjusted(0.5, 2.5, -0.5, -2.5);
            QVERIFY2(QRectF(QPointF(0, 0), page.size).contains(box), qPrintable(boxes[a].first));
            for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                QVERIFY2(!box.intersects(boxes[b].second.adjusted(0.5, 2.5, -0.5, -2.5)),
                         qPrintable(boxes[a].first + QStringLiteral(" | ") + boxes[b].first));
            }
        }
    }
}

void TestFigure::notesGoOnOnFurtherPagesOfAPdf()
{
    CaseMaker maker;
    for (int n = 0; n < 60; ++n) {
        maker.addClaim(maker.content().events[4], "deaths", Quantity{200.0 + n, 0, Comparator::Exactly, {}}, "second");
    }
    const auto made = opened(maker.content());
    FigureOptions options;
    options.size = QSizeF(1000, 700);
    const auto pages = Figure::layOut(made->figure, options, Paging::Pages);
    QVERIFY(pages.has_value());
    QVERIFY(pages->pages().size() > 1);
    QVERIFY(pages->pages().back().items.texts.size() > 2);
    const auto one = Figure::layOut(made->figure, options, Paging::OnePage);
    QVERIFY(one.has_value());
    QCOMPARE(one->pages().size(), std::size_t(1));
    QVERIFY(one->pages().front().size.height() > options.size.height());
}

void TestFigure::aPdfsTextCanBeFound()
{
    const QString pdftotext = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
    if (pdftotext.isEmpty()) {
        QSKIP("pdftotext (poppler-utils) is not installed");
    }
    CaseMaker maker;
    maker.content().events[4].title = "ISIS-K: 10–16 (hall)";
    const auto made = opened(maker.content());
    const QByteArray pdf = figureAsPdf(Figure::layOut(made->figure, {}, Paging::Pages).value()).value();
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.pdf")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(pdf), qint64(pdf.size()));
    file.close();
    QProcess process;
    process.start(pdftotext, {file.fileName(), QStringLiteral("-")});
    QVERIFY(process.waitForFinished());
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    QVERIFY2(text.contains(QStringLiteral("ISIS-K: 10–16 (hall)")), qPrintable(text.left(600)));
    QVERIFY(text.contains(QStringLiteral("words of passage 1”")));
}

void TestFigure::withoutCitationsThereAreNoNumbers()
{
    const auto made = opened(CaseMaker().content());
    FigureOptions options;
    options.citations = Citations::None;
    const auto figure = Figure::layOut(made->figure, options, Paging::OnePage);
    QVERIFY(figure.has_value());
    QCOMPARE(figure->notes(), 0);
    for (const Label& label : figure->pages().front().timeline->labels) {
        QVERIFY(label.second.empty());
    }
}

void TestFigure::whereNothingIsShownTheFigureSaysSo()
{
    const auto empty = opened(Case{{"Empty", {}, {}, {}}, {}, {}, {}, {}, {}, {}});
    const auto ofNothing = Figure::layOut(empty->figure, {}, Paging::OnePage);
    QVERIFY(ofNothing.has_value());
    QVERIFY(textsOf(figureAsSvg(*ofNothing).value()).contains(QStringLiteral("This case has no dated events.")));

    const auto made = opened(CaseMaker().content());
    FigureOptions options;
    options.range = VisibleRange{double(secondsFromCivil(1900, 1, 1)), double(secondsFromCivil(1901, 1, 1))};
    const auto elsewhere = Figure::layOut(made->figure, options, Paging::OnePage);
    QVERIFY(elsewhere.has_value());
    QVERIFY(
        textsOf(figureAsSvg(*elsewhere).value()).contains(QStringLiteral("No event of this case lies in this time.")));
}

void TestFigure::aFigureOfVeryManyEventsIsNoHigherThanAskedFor()
{
    const auto made = opened(test::BigCase(5'000).content());
    FigureOptions options;
    options.range = wholeRange(made->figure.index, EventSet(made->figure.index.size(), true));
    const auto figure = Figure::layOut(made->figure, options, Paging::OnePage);
    QVERIFY(figure.has_value());
    const TimelineScene& scene = *figure->pages().front().timeline;
    QVERIFY2(scene.height <= options.size.height(), qPrintable(QString::number(scene.height)));
    QCOMPARE(scene.shownEvents, made->figure.index.size());
    QVERIFY(figure->notes() >= 20);
    QVERIFY(figure->notes() <= 1'000);
}

void TestFigure::aFigureThatNobodyWaitsForIsGivenUp()
{
    const auto made = opened(CaseMaker().content());
    int asked = 0;
    const auto isCancelled = [&asked] {
        return ++asked > 1;
    };
    const auto figure = Figure::layOut(made->figure, {}, Paging::OnePage, isCancelled);
    QVERIFY(!figure.has_value());
    QCOMPARE(figure.error().code, ErrorCode::Cancelled);
}

void TestFigure::quotationsAreThereWhereTheSourcesWereReadWithoutThem()
{
    const auto made = opened(CaseMaker().content());
    const QStringList texts = textsOf(figureAsSvg(*Figure::layOut(made->figure, {}, Paging::OnePage)).value());
    QVERIFY(texts.join(QLatin1Char(' ')).contains(QStringLiteral("“")));
    for (Source& source : made->figure.sources) {
        source.passages.clear(); // as those of a large case are
    }
    QCOMPARE(textsOf(figureAsSvg(*Figure::layOut(made->figure, {}, Paging::OnePage)).value()), texts);
}

void TestFigure::aSizeOutOfBoundsIsRefused()
{
    const auto made = opened(CaseMaker().content());
    for (const QSizeF size : {QSizeF(10, 1000), QSizeF(1000, 10), QSizeF(100'000, 1000), QSizeF(0, 0)}) {
        FigureOptions options;
        options.size = size;
        QVERIFY(!Figure::layOut(made->figure, options, Paging::OnePage).has_value());
    }
    const auto figure = Figure::layOut(made->figure, {}, Paging::OnePage);
    QVERIFY(!figureAsPng(*figure, 6000).has_value());
}

void TestFigure::theAxisIsCutWhereNothingHappens()
{
    const auto made = opened(CaseMaker().content());
    const CutAxis axis = storyAxis(made->figure.index, EventSet(made->figure.index.size(), true), 1300);
    QVERIFY(axis.isCut());
    for (const char* day : kDates) {
        QVERIFY2(axis.shows(date(day).bounds()), day);
    }
    QVERIFY(!axis.shows(date("1979").bounds()));
    QVERIFY(!axis.shows(date("2024-02").bounds()));
    for (std::size_t n = 0; n < axis.pieces.size(); ++n) {
        QVERIFY(axis.pieces[n].range.length() > 0);
        QVERIFY(axis.pieces[n].width > 50);
        QVERIFY(n == 0 || axis.pieces[n].range.start >= axis.pieces[n - 1].range.end);
        QVERIFY(n == 0 ||
                qFuzzyCompare(axis.pieces[n].left, axis.pieces[n - 1].left + axis.pieces[n - 1].width + kPieceGap));
    }
    QVERIFY(qFuzzyCompare(axis.pieces.back().left + axis.pieces.back().width, 1300));
}

void TestFigure::aStraightenedAxisKeepsOrderAndPlace()
{
    const auto made = opened(CaseMaker().content());
    const EventIndex& index = made->figure.index;
    const CutAxis axis = storyAxis(index, EventSet(index.size(), true), 1300);
    const StraightenedIndex straight = straightened(index, axis);
    const TimeScale scale{straight.range, 0, axis.width};
    for (EventRow row = 0; row < index.size(); ++row) {
        QVERIFY(straight.index.extent[row].earliest <= straight.index.extent[row].latest);
        QVERIFY(row == 0 || straight.index.extent[row - 1].earliest <= straight.index.extent[row].earliest);
        for (const AxisPiece& piece : axis.pieces) {
            const auto start = double(index.extent[row].earliest);
            if (start >= piece.range.start && start < piece.range.end) {
                QVERIFY(std::abs(scale.x(double(straight.index.extent[row].earliest)) - piece.scale().x(start)) < 0.01);
            }
        }
    }
}

void TestFigure::markupInACaseStaysText()
{
    CaseMaker maker;
    maker.content().events[4].title = "<b>bold</b> & <img src=\"file:///etc/passwd\">";
    const auto made = opened(maker.content());
    const QByteArray svg = figureAsSvg(Figure::layOut(made->figure, {}, Paging::OnePage).value()).value();
    QVERIFY(textsOf(svg).contains(QString::fromStdString(maker.content().events[4].title)));
    QVERIFY(!svg.contains("<img"));
    QVERIFY(!svg.contains("<image"));
}

QTEST_MAIN(TestFigure)
#include "tst_figure.moc"
