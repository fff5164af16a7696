#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

/// A case in Moscow: the attack at 16:55 UTC by one source and at 19:55 by another, and two events dated by it.
const char* const kCase = R"({
  "format": "dateline-case", "version": 2, "title": "Clocks", "timeZone": "Europe/Moscow",
  "categories": [{"id": "attack", "name": "Attacks", "color": "#C8501E", "shape": "circle"}],
  "sources": [
    {"id": "one", "title": "One", "passages": [{"id": "p-1", "exact": "words", "start": 0, "end": 5}]},
    {"id": "two", "title": "Two", "passages": [{"id": "p-2", "exact": "words", "start": 0, "end": 5}]}],
  "events": [
    {"id": "hall", "title": "Hall attack", "category": "attack", "claims": [
      {"id": "h-1", "property": "date", "value": {"edtf": "2024-03-22T16:55:00Z"}, "source": "one", "passages": ["p-1"]},
      {"id": "h-2", "property": "date", "value": {"edtf": "2024-03-22T19:55:00"}, "source": "two", "passages": ["p-2"]}]},
    {"id": "plot", "title": "Kaluga plot", "category": "attack", "claims": [
      {"id": "k-1", "property": "date", "value": {"edtf": "2024-03-07"},
       "relative": {"event": "hall", "shift": "-P15D"}, "source": "one", "passages": ["p-1"]},
      {"id": "k-2", "property": "description", "value": {"text": "foiled"}}]}]
})";

QByteArray run(const QStringList& arguments, int expected = 0)
{
    QProcess process;
    process.start(QStringLiteral(DATELINE_PROGRAM), arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != expected) {
        return "exit status " + QByteArray::number(process.exitCode()) + ": " + process.readAllStandardError();
    }
    return expected == 0 ? process.readAllStandardOutput() : process.readAllStandardError();
}

} // namespace

class TestCommandLineDates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsAreOnTheCasesClockAndSourcesAgreeOnIt();
    void aRangeIsOnTheCasesClock_data();
    void aRangeIsOnTheCasesClock();
    void aRelativeDateNamesItsAnchor();
    void theAnalystsOwnIsNoSource();
    void aWrongZoneIsRefused();
    void relativeDatesComeThroughTheFile();

private:
    QJsonObject shown(const QString& event) const
    {
        const QByteArray output = run({QStringLiteral("show"), case_, event, QStringLiteral("--json")});
        return QJsonDocument::fromJson(output).object();
    }

    QTemporaryDir folder_;
    QString case_;
};

void TestCommandLineDates::initTestCase()
{
    case_ = folder_.filePath(QStringLiteral("clocks.json"));
    QFile file(case_);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kCase);
}

void TestCommandLineDates::endsAreOnTheCasesClockAndSourcesAgreeOnIt()
{
    const QByteArray output = run({QStringLiteral("events"), case_, QStringLiteral("--json")});
    const QJsonArray events = QJsonDocument::fromJson(output).array();
    QCOMPARE(events.size(), 2);
    const QJsonObject hall = events[1].toObject();
    QCOMPARE(hall[QLatin1String("date")].toString(), QStringLiteral("2024-03-22T16:55:00Z"));
    QCOMPARE(hall[QLatin1String("earliest")].toString(), QStringLiteral("2024-03-22T19:55:00"));
    QCOMPARE(hall[QLatin1String("latest")].toString(), QStringLiteral("2024-03-22T19:55:00"));
    QCOMPARE(hall[QLatin1String("disputed")].toBool(), false);
}

void TestCommandLineDates::aRangeIsOnTheCasesClock_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("found");
    QTest::newRow("that second in UTC") << "2024-03-22T16:55:00Z" << 1;
    QTest::newRow("the second after it in UTC") << "2024-03-22T16:55:01Z" << 0;
    QTest::newRow("that second there") << "2024-03-22T19:55:00" << 1;
    QTest::newRow("a clock far ahead of both") << "2024-03-22T20:30:00+23:00" << 1;
}

void TestCommandLineDates::aRangeIsOnTheCasesClock()
{
    QFETCH(QString, from);
    QFETCH(int, found);
    const QByteArray output =
        run({QStringLiteral("events"), case_, QStringLiteral("--from"), from, QStringLiteral("--json")});
    QCOMPARE(QJsonDocument::fromJson(output).array().size(), found);
}

void TestCommandLineDates::aRelativeDateNamesItsAnchor()
{
    const QJsonArray claims = shown(QStringLiteral("plot"))[QLatin1String("claims")].toArray();
    const QJsonObject relative = claims[0].toObject()[QLatin1String("relative")].toObject();
    QCOMPARE(relative[QLatin1String("event")].toString(), QStringLiteral("hall"));
    QCOMPARE(relative[QLatin1String("shift")].toString(), QStringLiteral("-P15D"));
    QCOMPARE(relative[QLatin1String("text")].toString(), QStringLiteral("15 days before Hall attack"));
    const QByteArray text = run({QStringLiteral("show"), case_, QStringLiteral("plot")});
    QVERIFY2(text.contains("[1] One, 15 days before Hall attack\n"), text.constData());
}

void TestCommandLineDates::theAnalystsOwnIsNoSource()
{
    const QJsonObject plot = shown(QStringLiteral("plot"));
    QCOMPARE(plot[QLatin1String("sources")].toInt(), 1);
    const QJsonObject own = plot[QLatin1String("claims")].toArray()[1].toObject();
    QVERIFY(own[QLatin1String("source")].isNull());
    QVERIFY(own[QLatin1String("passages")].toArray().isEmpty());
    const QByteArray text = run({QStringLiteral("show"), case_, QStringLiteral("plot")});
    QVERIFY2(text.contains("the analyst's own judgement"), text.constData());
}

void TestCommandLineDates::aWrongZoneIsRefused()
{
    const QString path = folder_.filePath(QStringLiteral("zone.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(kCase).replace("Europe/Moscow", "Europe/Moskow"));
    file.close();
    const QByteArray error = run({QStringLiteral("events"), path}, 1);
    QVERIFY2(error.contains("time zone: there is no time zone \"Europe/Moskow\" in the IANA database; the nearest is "
                            "\"Europe/Moscow\""),
             error.constData());
}

void TestCommandLineDates::relativeDatesComeThroughTheFile()
{
    const QString file = folder_.filePath(QStringLiteral("clocks.dateline"));
    const QString again = folder_.filePath(QStringLiteral("again.json"));
    const QString once = folder_.filePath(QStringLiteral("once.json"));
    run({QStringLiteral("new"), file, QStringLiteral("--from"), case_});
    run({QStringLiteral("export"), file, QStringLiteral("-o"), again});
    run({QStringLiteral("export"), case_, QStringLiteral("-o"), once});
    QFile first(once);
    QFile second(again);
    QVERIFY(first.open(QIODevice::ReadOnly));
    QVERIFY(second.open(QIODevice::ReadOnly));
    const QByteArray bytes = second.readAll();
    QVERIFY(bytes.contains("\"shift\": \"-P15D\""));
    QVERIFY(bytes.contains("\"version\": 2"));
    QCOMPARE(bytes, first.readAll());
}

QTEST_APPLESS_MAIN(TestCommandLineDates)
#include "tst_commandlinedates.moc"
