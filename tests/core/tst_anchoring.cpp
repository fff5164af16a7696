#include "core/text/anchoring.h"
#include "core/text/codepoints.h"
#include "core/text/editdistance.h"
#include "core/text/folding.h"
#include "core/text/sha256.h"

#include <QElapsedTimer>
#include <QtTest>

#include <numeric>
#include <random>

using namespace dateline;

namespace {

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

/// A quotation of the words at that place of a text, with up to 20 code points on either side.
Passage cite(const std::string& id, std::string_view whole, std::string_view words)
{
    const auto at = whole.find(words);
    Passage passage;
    passage.id = id;
    passage.position.start = codePointOffset(whole, at);
    passage.position.end = passage.position.start + codePointCount(words);
    const auto [start, end] = passage.position;
    passage.quote = {std::string(words), std::string(textAt(whole, {std::max<std::int64_t>(0, start - 20), start})),
                     std::string(textAt(whole, {end, end + 20}))};
    return passage;
}

/// The table of distances, filled cell by cell.
std::size_t plainDistance(std::u32string_view pattern, std::u32string_view text, MatchStart start, std::size_t end)
{
    std::vector<std::size_t> column(pattern.size() + 1);
    std::iota(column.begin(), column.end(), std::size_t{0});
    for (std::size_t at = 0; at < end; ++at) {
        std::size_t diagonal = column[0];
        column[0] = start == MatchStart::AtStart ? at + 1 : 0;
        for (std::size_t row = 1; row <= pattern.size(); ++row) {
            const std::size_t changed = diagonal + (pattern[row - 1] == text[at] ? 0 : 1);
            diagonal = column[row];
            column[row] = std::min({changed, column[row] + 1, column[row - 1] + 1});
        }
    }
    return column.back();
}

} // namespace

class AnchoringTest : public QObject
{
    Q_OBJECT

private slots:
    void aQuotationIsFoundAgain_data();
    void aQuotationIsFoundAgain();
    void positionsCountCodePointsBehindAByteOrderMark();
    void anOrphanKeepsItsStatedPosition();
    void foldingTakesAwayTypesetting();
    void distancesAreThoseOfTheTable();
    void aLongTextTakesNoLonger_data();
    void aLongTextTakesNoLonger();
    void aWholeFileIsItsSource();
    void aPartIsFoundWhereItIsStated();
    void aPartIsFoundWhereItMoved();
    void anEditedPartIsFoundByItsPassages();
    void aPartThatIsNotThereIsRefused();
};

void AnchoringTest::aQuotationIsFoundAgain_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<int>("start");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("found");
    QTest::addColumn<int>("foundStart");
    const auto row = [](const char* name, const char* whole, const char* prefix, const char* exact, const char* suffix,
                        int start, const char* how, const char* found, int foundStart) {
        QTest::newRow(name) << QString::fromUtf8(whole) << QString::fromUtf8(prefix) << QString::fromUtf8(exact)
                            << QString::fromUtf8(suffix) << start << how << QString::fromUtf8(found) << foundStart;
    };
    const char* told = "The first fire broke out in May. The second fire broke out in June.";
    row("where it is stated", told, "first ", "fire broke out", " in May", 10, "Exact", "fire broke out", 10);
    row("stated beats surroundings", told, "second ", "fire broke out", " in June", 10, "Exact", "fire broke out", 10);
    row("elsewhere, by its surroundings", told, "second ", "fire broke out", " in June", 9, "Moved", "fire broke out",
        44);
    row("elsewhere, by its suffix alone", told, "", "fire broke out", " in June", 0, "Moved", "fire broke out", 44);
    row("elsewhere, the nearest", told, "", "fire broke out", "", 40, "Moved", "fire broke out", 44);
    row("elsewhere, the nearest before", told, "", "fire broke out", "", 20, "Moved", "fire broke out", 10);
    row("stated far behind the end", told, "", "The second", "", 4000, "Moved", "The second", 33);
    row("stated before the start", told, "", "The second", "", -5, "Moved", "The second", 33);
    row("surroundings set differently", "In “May”\n the fire. In June the fire.", "In \"May\" ", "the fire", ". In", 30,
        "Moved", "the fire", 10);
    row("other letters before it", "Ünïcödé 🕊 fire broke out", "", "fire broke out", "", 0, "Moved",
        "fire broke out", 10);

    row("line ends", "a fire\n   broke\tout in May", "", "fire broke out", "", 2, "Fuzzy", "fire\n   broke\tout", 2);
    row("no-break spaces", "a fire\u00a0broke\u202fout", "", "fire broke out", "", 2, "Fuzzy",
        "fire\u00a0broke\u202fout", 2);
    row("the quotation has no-break spaces", "a fire broke out", "", "fire\u00a0broke out", "", 2, "Fuzzy",
        "fire broke out", 2);
    row("typographic quotation marks", "he said “it’s over” then", "", "\"it's over\"", "", 8, "Fuzzy", "“it’s over”",
        8);
    row("dashes", "the fire — a large one – was", "", "fire - a large one - was", "", 4, "Fuzzy",
        "fire — a large one – was", 4);
    row("an ellipsis", "and then… nothing at all", "", "then... nothing", "", 4, "Fuzzy", "then… nothing", 4);
    row("soft hyphens", "the confla\u00adgra\u00adtion spread", "", "conflagration", "", 4, "Fuzzy",
        "confla\u00adgra\u00adtion", 4);
    row("spaces around it", told, "", "  The second\n", "", 33, "Fuzzy", "The second", 33);
    row("of several, by surroundings", "one fire\nbroke out; two fire\nbroke out", "two ", "fire broke out", "", 0,
        "Fuzzy", "fire\nbroke out", 24);

    row("a letter changed", "the fires broke oat at midnight", "", "fires broke out at", "", 4, "Fuzzy",
        "fires broke oat at", 4);
    row("a word left out", "it was a large warehouse fire in Harwick", "", "a very large warehouse fire in Harwick", "",
        7, "Fuzzy", "a large warehouse fire in Harwick", 7);
    row("a word put in", "it was a very large warehouse fire in Harwick", "", "a large warehouse fire in Harwick", "",
        7, "Fuzzy", "large warehouse fire in Harwick", 14);
    row("accents composed otherwise", "the cafe\u0301 on the corner burned", "", "the café on the corner", "", 0,
        "Fuzzy", "the cafe\u0301 on the corner", 0);
    row("the surroundings that agree outweigh an edit", "All were saved by noon. Later all wore saved bi noon, he said",
        "Later ", "all were saved by noon", ", he said", 0, "Fuzzy", "all wore saved bi noon", 30);
    row("short and edited, in its place", "in total 144 people were", "in total ", "143 people", " were", 9, "Fuzzy",
        "144 people", 9);
    row("short and edited, anywhere", "in total 144 people were", "", "143 people", "", 9, "Orphaned", "", 0);
    row("short, elsewhere, in other surroundings", "it is 133 km long and 144 people were hurt", "and ", "133",
        " people", 22, "Fuzzy", "133", 6);
    row("inside another word", "the Iranian embassy", "in ", "Iran", " and", 0, "Fuzzy", "Iran", 4);
    row("rather as a word than inside one", "Iranians left Iran, they", "in ", "Iran", " and", 3, "Fuzzy", "Iran", 14);
    row("inside a word as quoted", "the Iranian embassy", "the ", "Iran", "ian", 0, "Moved", "Iran", 4);

    row("not there", told, "", "a flood covered the town", "", 4, "Orphaned", "", 4);
    row("more than a fifth changed", "abcdefghijklmnopqrst", "", "abXdeXghXjkXmnXpqrst", "", 0, "Orphaned", "", 0);
    row("a fifth changed", "abcdefghijklmnopqrst", "", "abXdeXghXjkXmnopqrst", "", 0, "Fuzzy", "abcdefghijklmnopqrst",
        0);
    row("nothing", told, "first ", "", "fire", 10, "Orphaned", "", 10);
    row("nothing but white space", told, "first", " ", "fire", 9, "Orphaned", "", 9);
    row("in nothing", "", "", "fire", "", 0, "Orphaned", "", 0);
    row("longer than the text", "fire", "", "fire broke out in the old town", "", 0, "Orphaned", "", 0);
}

void AnchoringTest::aQuotationIsFoundAgain()
{
    QFETCH(QString, whole);
    QFETCH(QString, prefix);
    QFETCH(QString, exact);
    QFETCH(QString, suffix);
    QFETCH(int, start);
    QFETCH(QString, how);
    QFETCH(QString, found);
    QFETCH(int, foundStart);
    const std::string utf8 = whole.toStdString();
    const TextQuoteSelector quote{exact.toStdString(), prefix.toStdString(), suffix.toStdString()};
    const TextPositionSelector stated{start, start + codePointCount(quote.exact)};
    const Anchored anchored = anchor(utf8, quote, stated);
    QCOMPARE(text(toWord(anchored.how)), how);
    if (anchored.how == Anchoring::Orphaned) {
        QVERIFY(anchored.position == stated);
        return;
    }
    QCOMPARE(text(textAt(utf8, anchored.position)), found);
    QCOMPARE(anchored.position.start, std::int64_t{foundStart});
}

void AnchoringTest::positionsCountCodePointsBehindAByteOrderMark()
{
    const std::string whole = "\xEF\xBB\xBFДень 🕊 fire";
    QVERIFY(anchor(whole, {"fire", {}, {}}, {7, 11}) == (Anchored{Anchoring::Exact, {7, 11}}));
    QVERIFY(anchor(whole, {"День", {}, {}}, {3, 7}) == (Anchored{Anchoring::Moved, {0, 4}}));
}

void AnchoringTest::anOrphanKeepsItsStatedPosition()
{
    QVERIFY(anchor("text", {"something else", {}, {}}, {500, 514}) == (Anchored{Anchoring::Orphaned, {500, 514}}));
    // An end that does not fit the words is no exact position.
    QVERIFY(anchor("a fire", {"fire", {}, {}}, {2, 5}) == (Anchored{Anchoring::Moved, {2, 6}}));
    QVERIFY(anchor("a fire", {"fire", {}, {}}, {2, 9}) == (Anchored{Anchoring::Moved, {2, 6}}));
    QVERIFY(anchor("fire", {"fire", {}, {}}, {-3, 4}) == (Anchored{Anchoring::Moved, {0, 4}}));
}

void AnchoringTest::foldingTakesAwayTypesetting()
{
    const FoldedText folded = fold("« A\u00a0\n B »\u00ad—…é");
    QVERIFY(folded.characters == U"\" A B \"-...é");
    QCOMPARE(folded.origin, (std::vector<std::uint32_t>{0, 1, 2, 3, 6, 7, 8, 10, 11, 11, 11, 12}));
}

void AnchoringTest::distancesAreThoseOfTheTable()
{
    std::mt19937 random(3);
    const auto letters = [&random](std::size_t length) {
        std::u32string result;
        while (result.size() < length)
            result += U"abä€"[random() % 4];
        return result;
    };
    for (const std::size_t length : {1U, 5U, 63U, 64U, 65U, 130U}) {
        const std::u32string pattern = letters(length);
        const std::u32string whole =
            letters(50) + pattern.substr(0, length / 2) + letters(3) + pattern.substr(length / 2);
        for (const MatchStart start : {MatchStart::Anywhere, MatchStart::AtStart}) {
            EditDistance distance(pattern, start);
            for (std::size_t end = 1; end <= whole.size(); ++end)
                QCOMPARE(distance.next(whole[end - 1]), plainDistance(pattern, whole, start, end));
        }
    }
}

void AnchoringTest::aLongTextTakesNoLonger_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("exact");
    QTest::newRow("words") << QByteArray("the attack on the concert hall was claimed by others\n")
                           << QByteArray("nobody had thought that the river would freeze over before the feast");
    QTest::newRow("one letter, found everywhere") << QByteArray("a") << QByteArray(24, 'a');
    QTest::newRow("one letter, found nowhere") << QByteArray("a") << QByteArray(200, 'a') + QByteArray(100, 'b');
    QTest::newRow("nearly everywhere") << QByteArray("ab") << QByteArray("aab").repeated(80);
}

void AnchoringTest::aLongTextTakesNoLonger()
{
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, exact);
    const TextQuoteSelector quote{exact.toStdString(), "before it ", " behind it"};
    const auto milliseconds = [&](int size) {
        const std::string whole = unit.repeated(size / static_cast<int>(unit.size())).toStdString();
        QElapsedTimer timer;
        timer.start();
        const Anchored anchored = anchor(whole, quote, {5, 6 + exact.size()}); // an end that does not fit
        return std::pair(timer.elapsed(), anchored.how);
    };
    // Generous for a slow machine and a sanitizer; a quadratic search would take hours.
    const auto [elapsed, how] = milliseconds(2'000'000);
    QVERIFY2(elapsed < 60'000, qPrintable(QString::number(elapsed)));
    // Found, but inside a word that goes on and on.
    QCOMPARE(how == Anchoring::Fuzzy, unit == "a" && exact.size() == 24);
}

namespace {

const std::string kHead = "Menu · Ünïcödé\nTeaser one\n\n";
const std::string kPart =
    "The fire broke out in Harwick on 3 May.\nNobody was hurt, “almost a wonder”.\nThe end of it.\n";
const std::string kTail = "More teasers\n";

Source partSource()
{
    Source source;
    source.id = "s";
    source.part = TextPositionSelector{codePointCount(kHead), codePointCount(kHead) + codePointCount(kPart)};
    source.textSha256 = sha256(kPart);
    source.textLength = codePointCount(kPart);
    source.passages = {cite("p1", kPart, "fire broke out in Harwick"), cite("p2", kPart, "Nobody was hurt"),
                       cite("p3", kPart, "“almost a wonder”")};
    return source;
}

} // namespace

void AnchoringTest::aWholeFileIsItsSource()
{
    Source source;
    source.textSha256 = sha256(kPart);
    const std::string file = "\xEF\xBB\xBF" + kPart;
    const auto part = partOf(file, source);
    QVERIFY(part.has_value());
    QCOMPARE(text(part->text), text(kPart));
    QVERIFY(part->verbatim);
    QVERIFY(!partOf(kPart + "x", source)->verbatim);
    QCOMPARE(partOf("", source)->text.size(), std::size_t{0});
}

void AnchoringTest::aPartIsFoundWhereItIsStated()
{
    const std::string file = "\xEF\xBB\xBF" + kHead + kPart + kTail;
    const auto part = partOf(file, partSource());
    QVERIFY(part.has_value());
    QCOMPARE(text(part->text), text(kPart));
    QVERIFY(part->verbatim);
    QVERIFY(part->part == *partSource().part);

    Source unknown = partSource();
    unknown.textSha256.clear();
    QCOMPARE(text(partOf(file, unknown)->text), text(kPart));
    QVERIFY(!partOf(file, unknown)->verbatim);
}

void AnchoringTest::aPartIsFoundWhereItMoved()
{
    for (const std::string& head : {std::string(), std::string("A much longer menu than before, 🕊\n") + kHead}) {
        const std::string file = head + kPart + kTail;
        const auto part = partOf(file, partSource());
        QVERIFY(part.has_value());
        QCOMPARE(text(part->text), text(kPart));
        QVERIFY(part->verbatim);
        QCOMPARE(part->part.start, codePointCount(head));
    }
}

void AnchoringTest::anEditedPartIsFoundByItsPassages()
{
    std::string edited = kPart;
    edited.insert(edited.find("Nobody"), "An added sentence. ");
    const std::string file = "New menu\n" + edited + kTail;
    const auto part = partOf(file, partSource());
    QVERIFY(part.has_value());
    QCOMPARE(text(part->text), text(edited));
    QVERIFY(!part->verbatim);
}

void AnchoringTest::aPartThatIsNotThereIsRefused()
{
    const auto part = partOf("Quite another page, of the same length or so, about nothing of the kind.", partSource());
    QVERIFY(!part.has_value());
    QCOMPARE(part.error().code, ErrorCode::NotFound);
    QCOMPARE(text(part.error().message),
             QString("the file holds none of the passages that are cited from this source"));
    QVERIFY(!partOf("", partSource()).has_value());
}

QTEST_APPLESS_MAIN(AnchoringTest)
#include "tst_anchoring.moc"
