#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <unistd.h>

namespace {

/// What one run of the program came to.
struct Run
{
    int status = -1;
    QByteArray output;
    QByteArray error;
};

QProcessEnvironment plainEnvironment()
{
    // Neither a display nor a platform: the program has to see to that itself.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"}) {
        environment.remove(QString::fromLatin1(name));
    }
    return environment;
}

Run run(const QStringList& arguments, const QString& folder, QProcessEnvironment environment = plainEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral(DATELINE_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit) {
        return {-2, {}, "the program did not end by itself"};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything in a folder and what it holds: to see that nothing was touched.
QMap<QString, QByteArray> picture(const QString& folder)
{
    QMap<QString, QByteArray> files;
    const auto names = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QString& name : names) {
        files[name] = content(QDir(folder).filePath(name));
    }
    return files;
}

QStringList svgTexts(const QByteArray& svg)
{
    QStringList texts;
    QXmlStreamReader reader(svg);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("text")) {
            texts << reader.readElementText().trimmed();
        }
    }
    return texts;
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void badInputGetsOneSentenceAndTouchesNothing_data();
    void badInputGetsOneSentenceAndTouchesNothing();
    void helpTeaches_data();
    void helpTeaches();
    void commandsThatComeLaterAreUnknown_data();
    void commandsThatComeLaterAreUnknown();
    void eventsAreAnArrayOfTheContractsObjects();
    void eventsAreFilteredByRangeSearchAndDispute();
    void eventsOfARangeAreCertainOrPossible();
    void showHoldsClaimsWithTheirPassages();
    void aDateIsExplained();
    void theDefaultExportNamesTheFiveEvents();
    void theSameCaseGivesTheSameFile_data();
    void theSameCaseGivesTheSameFile();
    void aCasesJsonGoesRoundUnchanged();
    void attachedArticlesVerifyExactly();
    void withoutTextsVerifySaysWhatItCouldNotCheck();
    void aTextThatNothingIsCitedFromYetIsAtHand();
    void aFullOutputIsAnError();

private:
    QTemporaryDir folder_;
};

void TestCommandLine::initTestCase()
{
    const Run made = run(
        {QStringLiteral("new"), QStringLiteral("good.dateline"), QStringLiteral("--from"), QStringLiteral("built-in")},
        folder_.path());
    QVERIFY2(made.status == 0, made.error.constData());
    QCOMPARE(run({QStringLiteral("export"), QStringLiteral("-o"), QStringLiteral("good.json")}, folder_.path()).status,
             0);
    const QByteArray whole = content(folder_.filePath(QStringLiteral("good.dateline")));
    put(folder_.filePath(QStringLiteral("truncated.dateline")), whole.left(whole.size() / 2));
    put(folder_.filePath(QStringLiteral("empty.dateline")), {});
    put(folder_.filePath(QStringLiteral("garbage.dateline")), "this is no case");
    put(folder_.filePath(QStringLiteral("syntax.json")), "{\n  \"format\": \"dateline-case\",\n  oops\n}\n");
    put(folder_.filePath(QStringLiteral("other.json")), "{\"a\": 1}\n");
    QByteArray json = content(folder_.filePath(QStringLiteral("good.json")));
    QJsonObject object = QJsonDocument::fromJson(json).object();
    QJsonArray events = object[QLatin1String("events")].toArray();
    QJsonObject event = events[0].toObject();
    QJsonArray claims = event[QLatin1String("claims")].toArray();
    QJsonObject claim = claims[0].toObject();
    claim[QLatin1String("passages")] = QJsonArray();
    claims[0] = claim;
    event[QLatin1String("claims")] = claims;
    events[0] = event;
    object[QLatin1String("events")] = events;
    put(folder_.filePath(QStringLiteral("nopassage.json")), QJsonDocument(object).toJson());
    put(folder_.filePath(QStringLiteral("nodate.json")),
        json.replace("\"edtf\": \"2024-03-22\"", "\"edtf\": \"2024-13-22\""));
    QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("folder")));
    QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("locked")));
}

void TestCommandLine::badInputGetsOneSentenceAndTouchesNothing_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* line, int status, const char* said) {
        QTest::newRow(name) << QString::fromUtf8(line) << status << QString::fromUtf8(said);
    };
    row("missing case", "events none.dateline", 1, "none.dateline");
    row("missing json", "events none.json", 1, "none.json");
    row("a folder", "events folder", 1, "folder");
    row("an empty file", "events empty.dateline", 1, "empty");
    row("garbage", "events garbage.dateline", 1, "garbage.dateline");
    row("a truncated case", "verify truncated.dateline", 1, "truncated.dateline");
    row("JSON with a syntax error", "events syntax.json", 1, "line 3, column 3");
    row("JSON of something else", "show other.json x", 1, "other.json");
    row("a claim without a passage", "new a.dateline --from nopassage.json", 1, "passage");
    row("an unknown date in a case", "new a.dateline --from nodate.json", 1, "2024-13-22");
    row("new over a file", "new good.dateline --from built-in", 1, "good.dateline");
    row("new from nothing", "new a.dateline --from none.json", 1, "none.json");
    row("new in a missing folder", "new none/a.dateline", 1, "none");
    row("new named as JSON", "new a.json", 2, ".dateline");
    row("export to a missing folder", "export -o none/a.svg", 1, "folder does not exist");
    row("export to a folder", "export -o folder.svg/", 2, ".svg");
    row("export to an unknown ending", "export -o a.gif", 2, ".png, .svg, .pdf or .json");
    row("export to no ending", "export -o a", 2, ".png, .svg, .pdf or .json");
    row("export to nowhere", "export", 2, "-o");
    row("a range that ends before it begins", "export -o a.svg --from 2024 --to 2021", 2, "2024 to 2021");
    row("events of such a range", "events --from 2024-03 --to 2024-02", 2, "ends before it begins");
    row("no date for a range", "events --from someday", 2, "--from");
    row("a date that does not exist", "events --to 2023-02-30", 2, "--to");
    row("size without height", "export -o a.svg --size 1600", 2, "--size");
    row("size of letters", "export -o a.svg --size axb", 2, "--size");
    row("size too large", "export -o a.png --size 99999x99999", 2, "10000x10000");
    row("size too small", "export -o a.png --size 1x1", 2, "640x400");
    row("negative size", "export -o a.png --size -5x-5", 2, "--size");
    row("dpi too high", "export -o a.png --dpi 100000", 2, "--dpi");
    row("dpi of letters", "export -o a.png --dpi many", 2, "--dpi");
    row("too many pixels", "export -o a.png --size 10000x10000 --dpi 600", 1, "pixels");
    row("unknown lanes", "export -o a.svg --lanes colour", 2, "category, actor, place or source");
    row("unknown theme", "export -o a.svg --theme blue", 2, "light, dark or print");
    row("unknown citations", "export -o a.svg --citations some", 2, "notes or none");
    row("option twice", "events --from 2021 --from 2022", 2, "more than once");
    row("option without its value", "events --from", 2, "from");
    row("flag with a value", "events --json=1", 2, "json");
    row("mistyped option", "events --jsn", 2, "--json");
    row("mistyped command", "evnts", 2, "events");
    row("one word too many", "events good.dateline more", 2, "more");
    row("too few words", "attach good.dateline", 2, "attach");
    row("unknown event", "show kerman-2042", 1, "kerman");
    row("unknown source", "attach good.dateline nosuchsource syntax.json", 1, "nosuchsource");
    row("missing text", "attach good.dateline 1 none.txt", 1, "none.txt");
    row("attach to the built-in case", "attach built-in 1 syntax.json", 2, "dateline new");
    row("attach to JSON", "attach good.json 1 syntax.json", 2, "dateline new");
    row("no such folder of texts", "verify --texts none", 1, "none");
    row("no date", "date someday", 1, "someday");
    row("a month that does not exist", "date 2024-13", 1, "2024-13");
    row("unknown option of the program", "--versoin", 2, "--version");
    row("no display", "good.dateline", 1, "display");
}

void TestCommandLine::badInputGetsOneSentenceAndTouchesNothing()
{
    QFETCH(QString, line);
    QFETCH(int, status);
    QFETCH(QString, said);
    const auto before = picture(folder_.path());
    const Run result = run(line.split(QLatin1Char(' ')), folder_.path());
    const QString error = QString::fromUtf8(result.error);
    QVERIFY2(result.status == status, qPrintable(QString::number(result.status) + QLatin1Char(' ') + error));
    QVERIFY2(error.startsWith(QLatin1String("dateline: ")), qPrintable(error));
    QVERIFY2(error.count(QLatin1Char('\n')) == 1 && error.endsWith(QLatin1Char('\n')), qPrintable(error));
    QVERIFY2(error.contains(said), qPrintable(error));
    QCOMPARE(result.output, QByteArray());
    QVERIFY(picture(folder_.path()) == before);
}

void TestCommandLine::helpTeaches_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"export", "events", "show", "verify", "new", "attach", "date"}) {
        QTest::newRow(command) << QString::fromLatin1(command);
    }
}

void TestCommandLine::helpTeaches()
{
    QFETCH(QString, command);
    const Run all = run({QStringLiteral("--help")}, folder_.path());
    QCOMPARE(all.status, 0);
    QVERIFY(QString::fromUtf8(all.output).contains(QStringLiteral("\n  %1 ").arg(command)));
    const Run one = run({command, QStringLiteral("--help")}, folder_.path());
    QCOMPARE(one.status, 0);
    QCOMPARE(one.error, QByteArray());
    for (const char* part : {"Usage: dateline ", "Example", "Exit status: 0 "}) {
        QVERIFY2(one.output.contains(part), part);
    }
    for (const QByteArray& text : one.output.split('\n')) {
        QVERIFY2(QString::fromUtf8(text).size() <= 120, text.constData());
    }
}

void TestCommandLine::commandsThatComeLaterAreUnknown_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("import") << QStringLiteral("import");
    QTest::newRow("anchor") << QStringLiteral("anchor");
}

void TestCommandLine::commandsThatComeLaterAreUnknown()
{
    QFETCH(QString, command);
    const Run result = run({command}, folder_.path());
    QCOMPARE(result.status, 2);
    QVERIFY(!run({QStringLiteral("--help")}, folder_.path()).output.contains("\n  " + command.toUtf8() + " "));
}

void TestCommandLine::eventsAreAnArrayOfTheContractsObjects()
{
    const Run result = run({QStringLiteral("events"), QStringLiteral("--json")}, folder_.path());
    QCOMPARE(result.status, 0);
    QCOMPARE(result.error, QByteArray());
    const QJsonArray events = QJsonDocument::fromJson(result.output).array();
    QVERIFY(events.size() > 50);
    const QSet<QString> expected{QStringLiteral("id"),      QStringLiteral("title"),    QStringLiteral("category"),
                                 QStringLiteral("date"),    QStringLiteral("earliest"), QStringLiteral("latest"),
                                 QStringLiteral("sources"), QStringLiteral("claims"),   QStringLiteral("disputed")};
    for (const auto& value : events) {
        const QJsonObject event = value.toObject();
        const QStringList keys = event.keys();
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()), expected);
        QVERIFY(event[QLatin1String("sources")].toInt() >= 1);
        QVERIFY(event[QLatin1String("claims")].toInt() >= 1);
    }
    const Run attack =
        run({QStringLiteral("events"), QStringLiteral("--json"), QStringLiteral("--from"), QStringLiteral("2024-03-22"),
             QStringLiteral("--to"), QStringLiteral("2024-03-22"), QStringLiteral("--disputed")},
            folder_.path());
    bool found = false;
    for (const auto& value : QJsonDocument::fromJson(attack.output).array()) {
        const QJsonObject event = value.toObject();
        if (event[QLatin1String("date")].toString() == QLatin1String("2024-03-22")) {
            found = true;
            QCOMPARE(event[QLatin1String("earliest")].toString(), QStringLiteral("2024-03-22T00:00:00"));
            QCOMPARE(event[QLatin1String("latest")].toString(), QStringLiteral("2024-03-22T23:59:59"));
            QCOMPARE(event[QLatin1String("disputed")].toBool(), true);
        }
    }
    QVERIFY(found);
}

void TestCommandLine::eventsAreFilteredByRangeSearchAndDispute()
{
    const auto count = [this](const QStringList& options) {
        const Run result =
            run(QStringList{QStringLiteral("events"), QStringLiteral("--json")} + options, folder_.path());
        return result.status == 0 ? int(QJsonDocument::fromJson(result.output).array().size()) : -1;
    };
    const int all = count({});
    const int disputed = count({QStringLiteral("--disputed")});
    const int kaluga = count({QStringLiteral("--search"), QStringLiteral("kaluga")});
    QVERIFY(disputed > 0 && disputed < all);
    QVERIFY(kaluga > 0 && kaluga < all);
    QCOMPARE(count({QStringLiteral("--search"), QStringLiteral("nosuchword")}), 0);
    QCOMPARE(count({QStringLiteral("--from"), QStringLiteral("March 2024"), QStringLiteral("--to"),
                    QStringLiteral("March 2024")}),
             count({QStringLiteral("--from"), QStringLiteral("2024-03"), QStringLiteral("--to"),
                    QStringLiteral("2024-03")}));
    const Run text = run({QStringLiteral("events")}, folder_.path());
    QVERIFY(text.output.contains("\n" + QByteArray::number(all) + " events; "));
}

void TestCommandLine::eventsOfARangeAreCertainOrPossible()
{
    const QString dates = QStringLiteral(DATELINE_TEST_DATA "/case-json/dates.json");
    const QStringList march{QStringLiteral("events"), dates, QStringLiteral("--from"), QStringLiteral("2024-03"),
                            QStringLiteral("--to"), QStringLiteral("2024-03")};
    const Run json = run(march + QStringList{QStringLiteral("--json")}, folder_.path());
    QVERIFY2(json.status == 0, json.error.constData());
    QMap<QString, QString> certainty;
    int certain = 0;
    for (const auto& value : QJsonDocument::fromJson(json.output).array()) {
        const QJsonObject event = value.toObject();
        certainty[event[QLatin1String("date")].toString()] = event[QLatin1String("certainty")].toString();
        certain += event[QLatin1String("certainty")].toString() == QLatin1String("certain");
    }
    for (const char* date : {"2024-03-22", "2024-03-XX", "2024-03-18/..", "{2024-03-05,2024-03-13,2024-03-27}"})
        QCOMPARE(certainty.value(QLatin1String(date)), QStringLiteral("certain"));
    for (const char* date : {"201X", "2019~", "../2024-02-10"})
        QVERIFY(!certainty.contains(QLatin1String(date)));
    for (const char* date : {"202X-12-25", "2017/2022"})
        QVERIFY(!certainty.contains(QLatin1String(date)));
    for (const char* date : {"2024-01%"})
        QVERIFY(!certainty.contains(QLatin1String(date)));
    // A margin makes it possible, never certain.
    const Run early = run({QStringLiteral("events"), dates, QStringLiteral("--from"), QStringLiteral("2024-02-20"),
                           QStringLiteral("--to"), QStringLiteral("2024-02-25"), QStringLiteral("--json")},
                          folder_.path());
    for (const auto& value : QJsonDocument::fromJson(early.output).array())
        QCOMPARE(value.toObject()[QLatin1String("certainty")].toString(), QStringLiteral("possible"));
    QVERIFY(early.output.contains("2024-01%") && early.output.contains("\"2024-02\""));

    const Run text = run(march, folder_.path());
    const auto possible = certainty.size() - certain;
    QVERIFY(text.output.startsWith(QByteArray::number(certain) + " certainly in March 2024\n"));
    QVERIFY(text.output.contains("\n" + QByteArray::number(possible) + " possibly\n"));
    QVERIFY(text.output.contains("\nat least " + QByteArray::number(certain) + ", at most " +
                                 QByteArray::number(certainty.size()) + ";"));
    const Run plain = run({QStringLiteral("events"), dates, QStringLiteral("--json")}, folder_.path());
    QVERIFY(!plain.output.contains("certainty"));
}

void TestCommandLine::showHoldsClaimsWithTheirPassages()
{
    const QJsonArray events =
        QJsonDocument::fromJson(run({QStringLiteral("events"), QStringLiteral("--json")}, folder_.path()).output)
            .array();
    const QJsonObject listed = events.last().toObject();
    for (const char* by : {"id", "title"}) {
        const Run result = run({QStringLiteral("show"), QStringLiteral("good.dateline"),
                                listed[QLatin1String(by)].toString(), QStringLiteral("--json")},
                               folder_.path());
        QVERIFY2(result.status == 0, result.error.constData());
        const QJsonObject event = QJsonDocument::fromJson(result.output).object();
        QCOMPARE(event[QLatin1String("id")], listed[QLatin1String("id")]);
        const QJsonArray claims = event[QLatin1String("claims")].toArray();
        QCOMPARE(int(claims.size()), listed[QLatin1String("claims")].toInt());
        QVERIFY(event[QLatin1String("relations")].isArray());
        for (const auto& value : claims) {
            const QJsonObject claim = value.toObject();
            QVERIFY(claim.contains(QLatin1String("value")));
            QVERIFY(claim.contains(QLatin1String("stance")));
            const QJsonArray passages = claim[QLatin1String("passages")].toArray();
            QVERIFY(!passages.isEmpty());
            const QJsonObject passage = passages[0].toObject();
            QCOMPARE(passage[QLatin1String("end")].toInt() - passage[QLatin1String("start")].toInt(),
                     int(passage[QLatin1String("exact")].toString().toUcs4().size()));
        }
    }
}

void TestCommandLine::aDateIsExplained()
{
    const Run json =
        run({QStringLiteral("date"), QStringLiteral("2024-03-2X"), QStringLiteral("--json")}, folder_.path());
    QCOMPARE(json.status, 0);
    const QJsonObject date = QJsonDocument::fromJson(json.output).object();
    QCOMPARE(date[QLatin1String("edtf")].toString(), QStringLiteral("2024-03-2X"));
    QCOMPARE(date[QLatin1String("level")].toInt(), 2);
    QCOMPARE(date[QLatin1String("earliest")].toString(), QStringLiteral("2024-03-20T00:00:00"));
    QCOMPARE(date[QLatin1String("latest")].toString(), QStringLiteral("2024-03-29T23:59:59"));
    for (const char* line : {"date -0044", "date 22 March 2024", "date --json -- -0044", "date -0044 --json"}) {
        const Run result = run(QString::fromLatin1(line).split(QLatin1Char(' ')), folder_.path());
        QVERIFY2(result.status == 0, result.error.constData());
    }
}

void TestCommandLine::theDefaultExportNamesTheFiveEvents()
{
    const Run result =
        run({QStringLiteral("export"), QStringLiteral("-o"), QStringLiteral("five.svg")}, folder_.path());
    QVERIFY2(result.status == 0, result.error.constData());
    QCOMPARE(result.error, QByteArray());
    const QStringList texts = svgTexts(content(folder_.filePath(QStringLiteral("five.svg"))));
    const QJsonArray events = QJsonDocument::fromJson(content(folder_.filePath(QStringLiteral("good.json"))))
                                  .object()[QLatin1String("events")]
                                  .toArray();
    int core = 0;
    for (const auto& value : events) {
        const QJsonObject event = value.toObject();
        if (event[QLatin1String("importance")].toString() == QLatin1String("core")) {
            ++core;
            const QString title = event[QLatin1String("title")].toString();
            QVERIFY2(texts.contains(title), qPrintable(title));
        }
    }
    QCOMPARE(core, 5);
    QFile::remove(folder_.filePath(QStringLiteral("five.svg")));
}

void TestCommandLine::theSameCaseGivesTheSameFile_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"png", "svg", "pdf", "json"}) {
        QTest::newRow(ending) << QString::fromLatin1(ending);
    }
}

void TestCommandLine::theSameCaseGivesTheSameFile()
{
    QFETCH(QString, ending);
    const QString name = QStringLiteral("same.") + ending;
    const QStringList arguments{QStringLiteral("export"), QStringLiteral("good.dateline"), QStringLiteral("-o"), name};
    QVERIFY(run(arguments, folder_.path()).status == 0);
    const QByteArray first = content(folder_.filePath(name));
    QVERIFY(first.size() > 1000);
    QProcessEnvironment other = plainEnvironment();
    other.insert(QStringLiteral("TZ"), QStringLiteral("Pacific/Apia"));
    other.insert(QStringLiteral("LC_ALL"), QStringLiteral("tr_TR.UTF-8"));
    other.insert(QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2"));
    other.insert(QStringLiteral("QT_FONT_DPI"), QStringLiteral("192"));
    QVERIFY(run(arguments, folder_.path(), other).status == 0);
    QVERIFY(content(folder_.filePath(name)) == first);
    QFile::remove(folder_.filePath(name));
}

void TestCommandLine::aCasesJsonGoesRoundUnchanged()
{
    const QString folder = folder_.path();
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("round.dateline"), QStringLiteral("--from"),
                  QStringLiteral("good.json")},
                 folder)
                 .status,
             0);
    QCOMPARE(run({QStringLiteral("export"), QStringLiteral("round.dateline"), QStringLiteral("-o"),
                  QStringLiteral("round.json")},
                 folder)
                 .status,
             0);
    QVERIFY(content(folder_.filePath(QStringLiteral("round.json"))) ==
            content(folder_.filePath(QStringLiteral("good.json"))));
}

void TestCommandLine::attachedArticlesVerifyExactly()
{
    const QDir articles(QStringLiteral(DATELINE_ARTICLES));
    if (!articles.exists()) {
        QSKIP("the articles are not here");
    }
    const QString folder = folder_.path();
    QCOMPARE(run({QStringLiteral("new"), QStringLiteral("full.dateline"), QStringLiteral("--from"),
                  QStringLiteral("built-in")},
                 folder)
                 .status,
             0);
    const QJsonArray sources = QJsonDocument::fromJson(content(folder_.filePath(QStringLiteral("good.json"))))
                                   .object()[QLatin1String("sources")]
                                   .toArray();
    for (const auto& value : sources) {
        const QJsonObject source = value.toObject();
        const Run attached =
            run({QStringLiteral("attach"), QStringLiteral("full.dateline"), source[QLatin1String("id")].toString(),
                 articles.absoluteFilePath(source[QLatin1String("file")].toString())},
                folder);
        QVERIFY2(attached.status == 0, attached.error.constData());
    }
    const Run verified =
        run({QStringLiteral("verify"), QStringLiteral("full.dateline"), QStringLiteral("--json")}, folder);
    QCOMPARE(verified.status, 0);
    const QJsonObject report = QJsonDocument::fromJson(verified.output).object();
    QVERIFY(report[QLatin1String("passages")].toInt() > 100);
    QCOMPARE(report[QLatin1String("exact")], report[QLatin1String("passages")]);
    const Run builtin = run({QStringLiteral("verify"), QStringLiteral("--texts"), articles.absolutePath()}, folder);
    QCOMPARE(builtin.status, 0);
    const QByteArray count = QByteArray::number(report[QLatin1String("passages")].toInt());
    QVERIFY2(builtin.output.contains(count + " of " + count + " passages found"), builtin.output.constData());
}

void TestCommandLine::withoutTextsVerifySaysWhatItCouldNotCheck()
{
    const QString empty = folder_.filePath(QStringLiteral("folder"));
    const Run result = run({QStringLiteral("verify"), QStringLiteral("--texts"), empty}, folder_.path());
    QCOMPARE(result.status, 0);
    QVERIFY2(result.output.contains("no text at hand for 6 sources"), result.output.constData());
}

void TestCommandLine::aTextThatNothingIsCitedFromYetIsAtHand()
{
    QJsonObject made = QJsonDocument::fromJson(content(folder_.filePath(QStringLiteral("good.json")))).object();
    QJsonArray sources = made[QLatin1String("sources")].toArray();
    const QString text = QStringLiteral("Some words.");
    sources.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("unread")},
                               {QStringLiteral("title"), QStringLiteral("Not yet read")},
                               {QStringLiteral("text"), text},
                               {QStringLiteral("textLength"), text.size()}});
    made[QLatin1String("sources")] = sources;
    QFile json(folder_.filePath(QStringLiteral("unread.json")));
    QVERIFY(json.open(QIODevice::WriteOnly) && json.write(QJsonDocument(made).toJson()) > 0);
    json.close();
    const Run created = run({QStringLiteral("new"), QStringLiteral("unread.dateline"), QStringLiteral("--from"),
                             QStringLiteral("unread.json")},
                            folder_.path());
    QVERIFY2(created.status == 0, created.error.constData());
    const Run result = run({QStringLiteral("verify"), QStringLiteral("unread.dateline"), QStringLiteral("--texts"),
                            folder_.filePath(QStringLiteral("folder"))},
                           folder_.path());
    QVERIFY2(result.output.contains("no text at hand for 6 sources"), result.output.constData());
}

void TestCommandLine::aFullOutputIsAnError()
{
    QProcess process;
    process.setProcessEnvironment(plainEnvironment());
    process.setStandardOutputFile(QStringLiteral("/dev/full"));
    process.start(QStringLiteral(DATELINE_PROGRAM), {QStringLiteral("--help")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
