#include "core/edit/spreadsheet.h"
#include "core/interchange/csv.h"

#include "tests/support/editdesk.h"
#include "tests/support/samplecase.h"

#include <QTest>

#include <algorithm>

using namespace dateline;
using test::EditDesk;

using Rows = std::vector<std::vector<std::string>>;

namespace {

Rows cellsOf(const std::vector<TableRow>& rows)
{
    Rows cells;
    for (const auto& row : rows)
        cells.push_back(row.cells);
    return cells;
}

const Event& eventNamed(const Case& content, std::string_view title)
{
    return *std::ranges::find(content.events, title, &Event::title);
}

} // namespace

class SpreadsheetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesAreReadWhateverPartsThem_data();
    void tablesAreReadWhateverPartsThem();
    void rowsKnowTheirLines();
    void anOpenQuotationMarkIsSaid();
    void cellsAreNoFormulas_data();
    void cellsAreNoFormulas();
    void tablesComeBackAsTheyWere();
    void pastedLinesBecomeEvents();
    void nothingPastedIsLost();
    void aTableWithoutTitlesIsRefused_data();
    void aTableWithoutTitlesIsRefused();
    void copiedEventsPasteAgain();
};

void SpreadsheetTest::tablesAreReadWhateverPartsThem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << QStringList{"a|b", "1|2"};
    QTest::newRow("commas") << QByteArray("a,b\r\n1,2") << QStringList{"a|b", "1|2"};
    QTest::newRow("semicolons") << QByteArray("a;b\n1,5;2\n") << QStringList{"a|b", "1,5|2"};
    QTest::newRow("old line ends") << QByteArray("a\tb\r1\t2\r") << QStringList{"a|b", "1|2"};
    QTest::newRow("quotation marks") << QByteArray("a,b\n\"1, \"\"one\"\"\",\"x\ny\"\n")
                                     << QStringList{"a|b", "1, \"one\"|x\ny"};
    QTest::newRow("a mark in the middle") << QByteArray("a\tb\n5\" pipe\tx\n") << QStringList{"a|b", "5\" pipe|x"};
    QTest::newRow("empty cells and lines") << QByteArray("\na\tb\tc\n\n\t2\t\n") << QStringList{"a|b|c", "|2|"};
    QTest::newRow("white space") << QByteArray(" a \t b\n") << QStringList{"a|b"};
    QTest::newRow("a byte-order mark") << QByteArray("\xEF\xBB\xBF"
                                                     "a,b\n")
                                       << QStringList{"a|b"};
    QTest::newRow("one column") << QByteArray("a\nb\n") << QStringList{"a", "b"};
    QTest::newRow("nothing") << QByteArray() << QStringList();
    QTest::newRow("protected cells") << QByteArray("a\n'=x\n'5\n") << QStringList{"a", "=x", "'5"};
}

void SpreadsheetTest::tablesAreReadWhateverPartsThem()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, rows);
    const auto table = tableFromText({text.constData(), static_cast<std::size_t>(text.size())});
    QVERIFY(table.has_value());
    QStringList found;
    for (const auto& row : *table) {
        QStringList cells;
        for (const auto& cell : row.cells)
            cells << QString::fromStdString(cell);
        found << cells.join('|');
    }
    QCOMPARE(found, rows);
}

void SpreadsheetTest::rowsKnowTheirLines()
{
    const auto table = tableFromText("a\tb\n\n\"x\ny\"\t1\nz\t2\n").value();
    QCOMPARE(table.size(), std::size_t(3));
    QCOMPARE(table[0].line, std::size_t(1));
    QCOMPARE(table[1].line, std::size_t(3));
    QCOMPARE(table[2].line, std::size_t(5));
}

void SpreadsheetTest::anOpenQuotationMarkIsSaid()
{
    QVERIFY(tableFromText("a,b\n\"1,2\n").error().code == ErrorCode::Syntax);
    QVERIFY(tableFromText("a,\xFF\n").error().code == ErrorCode::Invalid);
}

void SpreadsheetTest::cellsAreNoFormulas_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    QTest::newRow("formula") << "=1+1"
                             << "'=1+1";
    QTest::newRow("command") << "@SUM(A1)"
                             << "'@SUM(A1)";
    QTest::newRow("a list") << "- one"
                            << "'- one";
    QTest::newRow("behind a separator") << "a,=1;+b"
                                        << "a,'=1;'+b";
    QTest::newRow("behind a line end") << "a\n=1"
                                       << "a\n'=1";
    QTest::newRow("a tab first") << "\tx"
                                 << "'\tx";
    QTest::newRow("already with an apostrophe") << "'=x"
                                                << "''=x";
    QTest::newRow("a negative number") << "-12.5"
                                       << "-12.5";
    QTest::newRow("a signed number") << "+7"
                                     << "+7";
    QTest::newRow("a year before the era") << "-0044-03-15"
                                           << "'-0044-03-15";
    QTest::newRow("words") << "a = b"
                           << "a = b";
    QTest::newRow("quoted word") << "'tis"
                                 << "'tis";
    QTest::newRow("nothing") << ""
                             << "";
}

void SpreadsheetTest::cellsAreNoFormulas()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(QString::fromStdString(protectedCell(text.toStdString())), cell);
    QCOMPARE(QString::fromStdString(unprotectedCell(cell.toStdString())), text);
}

void SpreadsheetTest::tablesComeBackAsTheyWere()
{
    const Rows rows{{"Title", "Note"}, {"=cmd|x", "a\tb \"c\"\nd"}, {"-5", "''+1"}, {"x", ""}};
    for (const char separator : {'\t', ',', ';'})
        QVERIFY(cellsOf(tableFromText(tableToText(rows, separator)).value()) == rows);
}

void SpreadsheetTest::pastedLinesBecomeEvents()
{
    EditDesk desk(test::sampleCase());
    const auto pasted =
        fromSpreadsheet(desk.file(), "Event\tWhen\tCategory\tPlace\tDeaths\tImportance\tTags\tPart of\n"
                                     "March\t22 March 2024\tPolitics\talter hafen\tat least 12\tcore\tx, y\tFlood\n"
                                     "Sit-in\t2024\tProtest\tNew Square\t\t\t\tMarch\n");
    QVERIFY(pasted.has_value());
    QVERIFY(pasted->problems.empty());
    QCOMPARE(pasted->events, std::size_t(2));
    QCOMPARE(pasted->newCategories, (std::vector<std::string>{"Protest"}));
    QCOMPARE(pasted->newEntities, (std::vector<std::string>{"New Square"}));
    QCOMPARE(desk.edit(pasted->change), std::string());
    QCOMPARE(desk.lastName(), std::string("Paste 2 events"));
    const auto content = desk.file().read().value();
    const auto& march = eventNamed(content, "March");
    QCOMPARE(march.category, std::string("politics"));
    QCOMPARE(march.tags, (std::vector<std::string>{"x", "y"}));
    QCOMPARE(march.parent, std::string("flood"));
    QVERIFY(march.importance == Importance::Core);
    QCOMPARE(march.claims.size(), std::size_t(3));
    for (const auto& claim : march.claims)
        QVERIFY(claim.ofAnalyst());
    QVERIFY(std::get<EdtfDate>(march.claims[0].value) == EdtfDate::parse("2024-03-22").value());
    QVERIFY(std::get<EntityValue>(march.claims[1].value).entity == "old-port");
    QVERIFY(std::get<Quantity>(march.claims[2].value).comparator == Comparator::AtLeast);
    QCOMPARE(eventNamed(content, "Sit-in").parent, march.id);
}

void SpreadsheetTest::nothingPastedIsLost()
{
    EditDesk desk(test::sampleCase());
    const auto pasted = fromSpreadsheet(desk.file(), "title,date,colour,note,parent,importance\n"
                                                     "March,when the moon is blue,red,Seen,Nowhere to be found,huge\n"
                                                     ",2024,green,,,\n"
                                                     "Sit-in,2024-13-45,,,,,beyond\n");
    QVERIFY(pasted.has_value());
    QCOMPARE(pasted->events, std::size_t(2));
    std::vector<std::size_t> lines;
    for (const auto& problem : pasted->problems)
        lines.push_back(problem.line);
    QCOMPARE(lines, (std::vector<std::size_t>{1, 2, 2, 2, 3, 4}));
    QCOMPARE(desk.edit(pasted->change), std::string());
    const auto content = desk.file().read().value();
    QCOMPARE(eventNamed(content, "March").note,
             std::string("Seen\ndate: when the moon is blue\ncolour: red\nimportance: huge\n"
                         "Part of: Nowhere to be found"));
    QCOMPARE(eventNamed(content, "Sit-in").note, std::string("date: 2024-13-45\nbeyond"));
}

void SpreadsheetTest::aTableWithoutTitlesIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << "";
    QTest::newRow("no such column") << "date\tplace\n2024\tx\n";
    QTest::newRow("no header") << "March\t2024\n";
    QTest::newRow("an open quotation mark") << "title\n\"x\n";
}

void SpreadsheetTest::aTableWithoutTitlesIsRefused()
{
    QFETCH(QString, text);
    EditDesk desk(test::sampleCase());
    QVERIFY(!fromSpreadsheet(desk.file(), text.toStdString()));
}

void SpreadsheetTest::copiedEventsPasteAgain()
{
    auto content = test::sampleCase();
    for (auto& event : content.events)
        if (event.id == "flood")
            event.note = "=HYPERLINK(\"x\")\nsecond line";
    EditDesk desk(content);
    const std::vector<std::string> columns{"title", "category", "importance", "tags",  "summary",
                                           "note",  "date",     "place",      "deaths"};
    std::vector<EventKey> keys;
    for (const auto* id : {"harbour-fire", "flood", "strike", "rumour"})
        keys.push_back(desk.key(id));
    const auto text = toSpreadsheet(desk.file(), columns, keys).value();
    QVERIFY(text.starts_with("title\tcategory\timportance\ttags\tsummary\tnote\tDate\tPlace\tDeaths\n"));
    QVERIFY(text.find("'=HYPERLINK") != std::string::npos);
    const auto pasted = fromSpreadsheet(desk.file(), text);
    QVERIFY(pasted.has_value());
    QVERIFY2(pasted->problems.empty(), pasted->problems.empty() ? "" : pasted->problems.front().message.c_str());
    QCOMPARE(pasted->events, std::size_t(4));
    QCOMPARE(desk.edit(pasted->change), std::string());
    std::vector<EventKey> again;
    for (const auto* id : {"fire-in-the-harbour", "flood-2", "dockers-strike", "rumour-of-a-second-fire"})
        again.push_back(desk.key(id));
    QCOMPARE(QString::fromStdString(toSpreadsheet(desk.file(), columns, again).value()), QString::fromStdString(text));
    QVERIFY(!toSpreadsheet(desk.file(), {"title", "no such"}, keys));
}

QTEST_APPLESS_MAIN(SpreadsheetTest)
#include "tst_spreadsheet.moc"
