#include "core/interchange/casejson.h"
#include "core/interchange/strictjson.h"
#include "core/model/check.h"
#include "core/model/order.h"

#include <QFile>
#include <QtTest>

using namespace dateline;

namespace {

QByteArray dataNamed(const QString& name)
{
    QFile file(QStringLiteral(DATELINE_TEST_DATA "/case-json/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray harwick()
{
    return dataNamed("harwick.json");
}

/// The same with every member that version 2 of the form added.
QByteArray harwick2()
{
    return dataNamed("harwick-2.json");
}

Result<Case> read(const QByteArray& json)
{
    return caseFromJson(std::string_view(json.constData(), static_cast<std::size_t>(json.size())));
}

/// Adds the records of a file as rows.
void addProblems(const QString& file, const QByteArray& sound)
{
    QByteArray name;
    QByteArrayList from;
    QByteArrayList to;
    for (const QByteArray& line : dataNamed(file).split('\n')) {
        if (line.startsWith("- "))
            from << line.mid(2);
        else if (line.startsWith("+ "))
            to << line.mid(2);
        else if (line.startsWith("= "))
            QTest::newRow(name.constData())
                << sound << from.join('\n') << to.join('\n') << QString::fromUtf8(line.mid(2));
        else if (line.isEmpty()) {
            from.clear();
            to.clear();
        } else if (!line.startsWith('#'))
            name = line;
    }
}

QString messageOf(const Result<Case>& result)
{
    return result ? QStringLiteral("(read without complaint)") : QString::fromStdString(result.error().message);
}

} // namespace

Q_DECLARE_METATYPE(dateline::ErrorCode)

class CaseJsonTest : public QObject
{
    Q_OBJECT

private slots:
    void everyMemberIsRead();
    void everyMemberOfVersionTwoIsRead();
    void aCaseComesBackByteForByte_data();
    void aCaseComesBackByteForByte();
    void membersOfVersionTwoAreUnknownToVersionOne_data();
    void membersOfVersionTwoAreUnknownToVersionOne();
    void aCaseThatNeedsNoNewMemberIsWrittenAsVersionOne();
    void orderIsTheSameHoweverACaseIsShuffled();
    void anEmptyCaseIsFourLines();
    void anchoringsAreNotWritten();
    void numbersAreWrittenAsPeopleWriteThem();
    void textsAreEscapedNoMoreThanNeeded();
    void aByteOrderMarkIsPassedOver();
    void syntaxErrorsNameLineAndColumn_data();
    void syntaxErrorsNameLineAndColumn();
    void nestingHasALimit();
    void jsonThatIsNoCaseIsToldApart_data();
    void jsonThatIsNoCaseIsToldApart();
    void whatIsWrongIsSaidInWords_data();
    void whatIsWrongIsSaidInWords();
    void severalProblemsAreCounted();
};

void CaseJsonTest::everyMemberIsRead()
{
    const auto content = read(harwick());
    QVERIFY2(content.has_value(), qPrintable(messageOf(content)));
    QCOMPARE(content->info.subtitle, std::string("A made-up case for tests"));
    QCOMPARE(content->info.created->format(), std::string("2024-11-22"));
    QCOMPARE(content->info.timeZone, std::string("Europe/London"));
    QCOMPARE(content->categories[0].color, std::string("#C8501E"));
    QCOMPARE(content->categories[0].shape, Shape::Diamond);
    QVERIFY(content->properties[0] == (Property{"weather", "Weather", ValueType::Text}));

    const Entity& harwick = content->entities[2];
    QCOMPARE(harwick.kind, EntityKind::Place);
    QCOMPARE(harwick.within, std::string("county"));
    QVERIFY(harwick.coordinates == (Coordinates{52, -0.25}));
    QCOMPARE(content->entities[0].aliases.size(), std::size_t{2});

    const Source& gazette = content->sources[0];
    QCOMPARE(gazette.creators, (std::vector<std::string>{"A. Writer", "B. Writer"}));
    QCOMPARE(gazette.reliability, Reliability::B);
    QCOMPARE(gazette.textLength, std::int64_t{121});
    QVERIFY(gazette.text.has_value());
    QVERIFY(!gazette.part.has_value());
    QCOMPARE(gazette.passages[2].quote.exact, std::string("almost 20"));
    QCOMPARE(gazette.passages[2].anchoring, Anchoring::Unattached);
    QVERIFY(content->sources[1].part == (TextPositionSelector{100, 300}));

    const Claim& injured = content->events[1].claims[2];
    QVERIFY(std::get<Quantity>(injured.value) == (Quantity{12, 0, Comparator::AtLeast, "people"}));
    QCOMPARE(injured.stance, Stance::Reports);
    QCOMPARE(injured.attributedTo, std::string("officials"));
    QCOMPARE(injured.credibility, std::optional<int>(2));
    QCOMPARE(injured.rank, Rank::Preferred);
    QVERIFY(content->events[0].claims[0].derived);
    QCOMPARE(content->events[2].parent, std::string("blaze"));
    QVERIFY(content->relations[0].derived);
}

void CaseJsonTest::everyMemberOfVersionTwoIsRead()
{
    const auto content = read(harwick2());
    QVERIFY2(content.has_value(), qPrintable(messageOf(content)));
    QCOMPARE(content->info.dayMonthOrder, DayMonthOrder::DayFirst);
    WideningMargins margins;
    margins.days = 5;
    margins.longerPercent = 10;
    QVERIFY(content->info.margins == margins);
    QCOMPARE(content->categories[0].note, std::string("Only what burnt."));
    QCOMPARE(content->sources[0].passages[1].note, std::string("The nurse is not named."));
    MergedEvent merged;
    merged.id = "smoke";
    merged.title = "Smoke over Harwick";
    merged.category = "fire";
    merged.parent = "warning";
    merged.summary = "Smoke.";
    merged.note = "The same fire.";
    merged.tags = {"smoke"};
    merged.claims = {"blaze-5"};
    merged.relationsFrom = {"r-2"};
    merged.relationsTo = {"r-1"};
    merged.children = {"rescue"};
    merged.tagsGiven = {"smoke"};
    merged.keptParent = "warning";
    merged.between = {{"r-3", "follows", "blaze", "smoke", "letter", false, {}, {"l-1"}}};
    merged.anchored = {{"rescue-1", {"smoke", {1, ShiftUnit::Days, PartOfDay::Whole}}}};
    merged.merged.emplace_back().id = "haze";
    merged.merged.back().title = "Haze";
    merged.merged.back().category = "fire";
    QVERIFY(content->events[1].merged == std::vector{merged});

    const auto& claims = content->events[2].claims;
    QVERIFY(claims[0].relative == (RelativeToEvent{"blaze", {2, ShiftUnit::Days, PartOfDay::Whole}}));
    QVERIFY(!claims[0].ofAnalyst());
    QVERIFY(claims[1].relative == (RelativeToEvent{"blaze", {0, ShiftUnit::Days, PartOfDay::Evening}}));
    QVERIFY(claims[1].ofAnalyst());
    QVERIFY(claims[2].ofAnalyst());
    QVERIFY(!claims[2].relative.has_value());
}

void CaseJsonTest::aCaseComesBackByteForByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("version 1") << harwick();
    QTest::newRow("version 2") << harwick2();
}

void CaseJsonTest::aCaseComesBackByteForByte()
{
    QFETCH(QByteArray, bytes);
    const auto content = read(bytes);
    QVERIFY2(content.has_value(), qPrintable(messageOf(content)));
    QCOMPARE(QByteArray::fromStdString(caseToJson(*content)), bytes);
    QVERIFY(caseFromJson(caseToJson(*content)).value() == *content);
}

/// Each row makes harwick.json, which is of version 1, hold one thing of version 2.
void CaseJsonTest::membersOfVersionTwoAreUnknownToVersionOne_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* from, const char* to, const char* message) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString(message);
    };
    row("the order of day and month", R"("timeZone")", R"("dayMonthOrder": "ask", "timeZone")",
        R"(the case: has an unknown member "dayMonthOrder")");
    row("margins", R"("timeZone")", R"("margins": {}, "timeZone")", R"(the case: has an unknown member "margins")");
    row("a category's note", R"("shape": "diamond")", R"("shape": "diamond", "note": "Ours.")",
        R"(category "fire": has an unknown member "note")");
    row("a passage's note", R"("id": "g-1",)", R"("id": "g-1", "note": "Ours.",)",
        R"(source "gazette", passage "g-1": has an unknown member "note")");
    row("merged events", R"("parent": "blaze")", R"("parent": "blaze", "merged": [])",
        R"(event "rescue": has an unknown member "merged")");
    row("a relative date", R"("id": "blaze-1",)",
        R"("id": "blaze-1", "relative": {"event": "warning", "shift": "P1D"},)",
        R"(event "blaze", claim "blaze-1": has an unknown member "relative")");
    row("no passages", R"("source": "gazette",
          "passages": [
            "g-1"
          ])",
        R"("source": "gazette")", R"(event "blaze", claim "blaze-1": lacks "passages")");
    row("no source", R"("source": "gazette",
          "passages": [)",
        R"("passages": [)", R"(event "blaze", claim "blaze-1": lacks "source")");
}

void CaseJsonTest::membersOfVersionTwoAreUnknownToVersionOne()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, message);
    QByteArray json = harwick();
    const auto at = json.indexOf(from);
    QVERIFY2(at >= 0, "the row changes nothing");
    json.replace(at, from.size(), to);
    QCOMPARE(messageOf(read(json)), message);
}

void CaseJsonTest::aCaseThatNeedsNoNewMemberIsWrittenAsVersionOne()
{
    QByteArray json = harwick();
    json.replace(R"("version": 1)", R"("version": 2)");
    const auto content = read(json);
    QVERIFY2(content.has_value(), qPrintable(messageOf(content)));
    QCOMPARE(QByteArray::fromStdString(caseToJson(*content)), harwick());
}

void CaseJsonTest::orderIsTheSameHoweverACaseIsShuffled()
{
    const Case content = read(harwick()).value();
    Case shuffled = content;
    std::reverse(shuffled.entities.begin(), shuffled.entities.end());
    std::reverse(shuffled.events.begin(), shuffled.events.end());
    for (Event& event : shuffled.events)
        std::reverse(event.claims.begin(), event.claims.end());
    for (Source& source : shuffled.sources)
        std::reverse(source.passages.begin(), source.passages.end());
    QVERIFY(!(shuffled == content));
    QCOMPARE(QByteArray::fromStdString(caseToJson(shuffled)), harwick());
    QVERIFY(caseFromJson(caseToJson(shuffled)).value() == content);
}

void CaseJsonTest::anEmptyCaseIsFourLines()
{
    const QByteArray expected = "{\n  \"format\": \"dateline-case\",\n  \"version\": 1\n}\n";
    QCOMPARE(QByteArray::fromStdString(caseToJson(Case())), expected);
    QVERIFY(read(expected).value() == Case());
    const auto spelled = read(R"({"events": [], "version": 1, "sources": [], "format": "dateline-case"})");
    QVERIFY2(spelled.has_value(), qPrintable(messageOf(spelled)));
    QVERIFY(*spelled == Case());
}

void CaseJsonTest::anchoringsAreNotWritten()
{
    Case content = read(harwick()).value();
    content.sources[0].passages[0].anchoring = Anchoring::Fuzzy;
    QCOMPARE(QByteArray::fromStdString(caseToJson(content)), harwick());
}

void CaseJsonTest::numbersAreWrittenAsPeopleWriteThem()
{
    Case content = read(harwick()).value();
    content.events[1].claims[2].value = Quantity{2000000, 0, Comparator::Exactly, {}};
    content.entities[2].coordinates = Coordinates{55.825833, -37.0};
    const QByteArray json = QByteArray::fromStdString(caseToJson(content));
    QVERIFY(json.contains("\"amount\": 2000000\n"));
    QVERIFY(json.contains("\"latitude\": 55.825833,\n"));
    QVERIFY(json.contains("\"longitude\": -37\n"));
    QVERIFY(read(json).value() == content);
}

void CaseJsonTest::textsAreEscapedNoMoreThanNeeded()
{
    Case content;
    content.info.title = "“Крокус” \"A/B\" \\ \t\x7f 🕊";
    const std::string json = caseToJson(content);
    QVERIFY(json.find("\"title\": \"“Крокус” \\\"A/B\\\" \\\\ \\t\x7f 🕊\"") != json.npos);
    QVERIFY(caseFromJson(json).value() == content);
}

void CaseJsonTest::aByteOrderMarkIsPassedOver()
{
    QVERIFY(read("\xEF\xBB\xBF" + harwick()).has_value());
    QCOMPARE(messageOf(read("\xEF\xBB\xBF{]")),
             QString("line 1, column 2: expected the name of a member in double quotes, found \"]\""));
}

void CaseJsonTest::syntaxErrorsNameLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const QByteArray& json, const char* message) {
        QTest::newRow(name) << json << QString::fromUtf8(message);
    };
    row("nothing", "", R"(line 1, column 1: expected a value, found the end of the file)");
    row("no value", "{\"a\": }", R"(line 1, column 7: expected a value, found "}")");
    row("comma before the end", "{\"a\": 1,\n}",
        R"(line 2, column 1: expected the name of a member in double quotes, found "}")");
    row("comma before the end of an array", "[1,\n2,\n]", R"(line 3, column 1: expected a value, found "]")");
    row("no comma in an object", "{\n  \"a\": 1\n  \"b\": 2}",
        R"(line 3, column 3: expected "," or "}" behind a member, found ""b"")");
    row("no comma in an array", "[1 true]", R"(line 1, column 4: expected "," or "]" behind an element, found "true")");
    row("no colon", "{\"a\" 12}", R"(line 1, column 6: expected ":" behind the name of a member, found "12")");
    row("name without quotes", "{ab: 1}",
        R"(line 1, column 2: expected the name of a member in double quotes, found "ab")");
    row("single quotes", "['a']", R"(line 1, column 2: expected a value, found "'")");
    row("unknown word", "[True]", R"(line 1, column 2: expected a value, found "True")");
    row("comment", "[1] // one", R"(line 1, column 5: expected nothing more, found "/")");
    row("two values", "{}\n{}", R"(line 2, column 1: expected nothing more, found "{")");
    row("object without an end", "{\"a\":1\n",
        R"(line 2, column 1: expected "," or "}" behind a member, found the end of the file)");
    row("array without an end", "[1",
        R"(line 1, column 3: expected "," or "]" behind an element, found the end of the file)");
    row("columns count characters", "{\"äöü🕊\": x}", R"(line 1, column 10: expected a value, found "x")");
    row("text without an end", "{\"ä\": \"open", R"(line 1, column 7: a text has no closing quotation mark)");
    row("tab in a text", "[\"a\tb\"]",
        R"(line 1, column 4: a control character (such as a tab or a line end) in a text must be escaped)");
    row("unknown escape", R"(["\q"])",
        R"(line 1, column 4: a backslash in a text must be followed by one of " \ / b f n r t u)");
    row("short \\u", R"(["\u12g4"])", R"(line 1, column 7: \u takes four hexadecimal digits)");
    row("half a pair", R"(["\ud800"])", R"(line 1, column 9: half of a surrogate pair stands alone)");
    row("point without digits", "[1.]", R"(line 1, column 4: expected a digit behind the decimal point)");
    row("exponent without digits", "[1e]", R"(line 1, column 4: expected a digit in the exponent)");
    row("minus without digits", "[-]", R"(line 1, column 3: expected a digit behind "-")");
    row("zero in front", "[01]", R"(line 1, column 2: expected "," or "]" behind an element, found "01")");
    row("number too large", "[1, 1e999]", R"(line 1, column 5: a number is too large)");
    row("name twice", "{\"a\": 1,\n \"b\": {\"a\": 1}, \"a\": 2}",
        R"(line 2, column 17: the member "a" stands twice in one object)");
    row("name twice, once escaped", R"({"a": 1, "\u0061": 2})",
        R"(line 1, column 10: the member "a" stands twice in one object)");
    row("zero character", R"(["ok", "a\u0000b"])",
        R"(line 1, column 8: a text holds the character U+0000, which cannot be kept)");
    row("not UTF-8", "[\"a\",\n\"\xFF\"]", R"(line 2, column 2: the bytes here are not UTF-8)");
    row("overlong UTF-8", "[\"\xC0\x80\"]", R"(line 1, column 3: the bytes here are not UTF-8)");
    row("surrogate in UTF-8", "[\"\xED\xA0\x80\"]", R"(line 1, column 3: the bytes here are not UTF-8)");
    row("long texts are cut", "{} \"" + QByteArray(100, 'x') + "\"",
        R"(line 1, column 4: expected nothing more, found ""xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")");
}

void CaseJsonTest::syntaxErrorsNameLineAndColumn()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const auto content = read(json);
    QCOMPARE(messageOf(content), message);
    QCOMPARE(content.error().code, ErrorCode::Syntax);
}

void CaseJsonTest::nestingHasALimit()
{
    const auto nested = [](int depth) {
        return (QByteArray(depth, '[') + QByteArray(depth, ']')).toStdString();
    };
    QVERIFY(parseStrictJson(nested(64)).has_value());
    const QString message = "line 1, column 65: arrays and objects stand more than 64 levels deep inside each other";
    QCOMPARE(QString::fromStdString(parseStrictJson(nested(65)).error().message), message);
    QCOMPARE(QString::fromStdString(parseStrictJson(std::string(1'000'000, '[')).error().message), message);
}

void CaseJsonTest::jsonThatIsNoCaseIsToldApart_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    const QString noCase = R"(this is JSON, but no case of Dateline: its "format" is not "dateline-case")";
    QTest::newRow("an array") << QByteArray("[]") << ErrorCode::NotACase << noCase;
    QTest::newRow("a number") << QByteArray("12") << ErrorCode::NotACase << noCase;
    QTest::newRow("another object") << QByteArray(R"({"type": "FeatureCollection"})") << ErrorCode::NotACase << noCase;
    QTest::newRow("another format") << QByteArray(R"({"format": 1, "version": 1})") << ErrorCode::NotACase << noCase;
    QTest::newRow("no version") << QByteArray(R"({"format": "dateline-case"})") << ErrorCode::Invalid
                                << QString(R"(the case: "version" must be the number 1 or 2)");
    QTest::newRow("version as text") << QByteArray(R"({"format": "dateline-case", "version": "1"})")
                                     << ErrorCode::Invalid
                                     << QString(R"(the case: "version" must be the number 1 or 2)");
    QTest::newRow("a later version")
        << QByteArray(R"({"format": "dateline-case", "version": 3, "new": []})") << ErrorCode::Newer
        << QString("the case has version 3 of its form, and this program reads versions up to 2 only");
}

void CaseJsonTest::jsonThatIsNoCaseIsToldApart()
{
    QFETCH(QByteArray, json);
    QFETCH(ErrorCode, code);
    QFETCH(QString, message);
    const auto content = read(json);
    QCOMPARE(messageOf(content), message);
    QCOMPARE(content.error().code, code);
}

/// Each row changes one place of a sound case.
void CaseJsonTest::whatIsWrongIsSaidInWords_data()
{
    QTest::addColumn<QByteArray>("sound");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("message");
    addProblems("problems.txt", harwick());
    addProblems("problems-2.txt", harwick2());
}

void CaseJsonTest::whatIsWrongIsSaidInWords()
{
    QFETCH(QByteArray, sound);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, message);
    QByteArray json = sound;
    const auto at = json.indexOf(from);
    QVERIFY2(at >= 0, "the row changes nothing");
    json.replace(at, from.size(), to);
    const auto content = read(json);
    if (message.endsWith(QChar(0x2026)))
        QCOMPARE(messageOf(content).left(message.size() - 1), message.chopped(1));
    else
        QCOMPARE(messageOf(content), message);
    QVERIFY(!content.has_value());
    QCOMPARE(content.error().code, ErrorCode::Invalid);
}

void CaseJsonTest::severalProblemsAreCounted()
{
    QByteArray json = harwick();
    json.replace("\"#C8501E\"", "\"red\"")
        .replace("\"#1D4F7A\"", "\"blue\"")
        .replace("\"within\": \"county\"", "\"within\": \"land\"");
    QCOMPARE(messageOf(read(json)),
             QString(R"(category "fire": the colour "red" must be written as #RRGGBB (and 2 more of its like))"));
}

QTEST_APPLESS_MAIN(CaseJsonTest)
#include "tst_casejson.moc"
