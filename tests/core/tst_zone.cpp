#include "core/time/zone.h"

#include <QtTest>

using namespace dateline;

namespace {

std::int64_t secondsOf(const QString& iso)
{
    return EdtfDate::parse(iso.toStdString()).value().bounds().earliest;
}

TimeZone zoneNamed(const QString& name)
{
    return TimeZone::named(name.toStdString()).value();
}

EdtfDate dateOf(const QString& edtf)
{
    return EdtfDate::parse(edtf.toStdString()).value();
}

QString textOf(const Result<EdtfDate>& date)
{
    return QString::fromStdString(date ? date->format() : date.error().message);
}

} // namespace

class ZoneTest : public QObject
{
    Q_OBJECT

private slots:
    void zonesOfTheIanaDatabaseAreKnown_data();
    void zonesOfTheIanaDatabaseAreKnown();
    void otherNamesAreRefusedWithTheNearest_data();
    void otherNamesAreRefusedWithTheNearest();
    void anInstantHasOneLocalTime_data();
    void anInstantHasOneLocalTime();
    void aLocalTimeIsReadBackAsItsInstant_data();
    void aLocalTimeIsReadBackAsItsInstant();
    void skippedAndRepeatedLocalTimesAreReadAsRfc5545Says_data();
    void skippedAndRepeatedLocalTimesAreReadAsRfc5545Says();
    void openEndsStayOpen();
    void timesGoToAnotherClockAndDaysDoNot_data();
    void timesGoToAnotherClockAndDaysDoNot();
    void boundsAreOnTheCasesClock_data();
    void boundsAreOnTheCasesClock();
    void hoursPassWhateverTheClockDoes_data();
    void hoursPassWhateverTheClockDoes();
};

void ZoneTest::zonesOfTheIanaDatabaseAreKnown_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"Europe/Moscow", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "Asia/Calcutta",
                             "Pacific/Apia", "Etc/GMT-3", "Etc/UTC", "GMT", "CET", "EST5EDT", "Cuba", "UTC"})
        QTest::newRow(name) << QString(name);
}

void ZoneTest::zonesOfTheIanaDatabaseAreKnown()
{
    QFETCH(QString, name);
    const auto zone = TimeZone::named(name.toStdString());
    QVERIFY2(zone.has_value(), zone ? "" : zone.error().message.c_str());
    QCOMPARE(QString::fromStdString(zone->name()), name);
    QVERIFY(TimeZone::named("")->isUtc());
}

void ZoneTest::otherNamesAreRefusedWithTheNearest_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("misspelt") << "Europe/Moskow"
                              << "Europe/Moscow";
    QTest::newRow("lower case") << "europe/moscow"
                                << "Europe/Moscow";
    QTest::newRow("a city alone") << "Moscow"
                                  << "Europe/Moscow";
    QTest::newRow("with a space") << "New York"
                                  << "America/New_York";
    QTest::newRow("a custom zone of ICU") << "GMT+03:00"
                                          << "";
    QTest::newRow("the same, short") << "GMT+3"
                                     << "";
    QTest::newRow("an abbreviation") << "PST"
                                     << "";
    QTest::newRow("an offset") << "+03:00"
                               << "";
    QTest::newRow("ICU's unknown zone") << "Etc/Unknown"
                                        << "";
    QTest::newRow("a space behind") << "Europe/Moscow "
                                    << "Europe/Moscow";
}

void ZoneTest::otherNamesAreRefusedWithTheNearest()
{
    QFETCH(QString, name);
    QFETCH(QString, nearest);
    const auto zone = TimeZone::named(name.toStdString());
    QVERIFY(!zone.has_value());
    QCOMPARE(zone.error().code, ErrorCode::NotFound);
    const QString message = QString::fromStdString(zone.error().message);
    QVERIFY2(message.startsWith(QString("there is no time zone \"%1\"").arg(name)), qPrintable(message));
    if (!nearest.isEmpty())
        QVERIFY2(message.endsWith(QString("the nearest is \"%1\"").arg(nearest)), qPrintable(message));
}

void ZoneTest::anInstantHasOneLocalTime_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("utc");
    QTest::addColumn<QString>("local");
    const auto row = [](const char* zone, const char* utc, const char* local) {
        QTest::newRow(qPrintable(QString("%1 %2").arg(zone, utc))) << QString(zone) << QString(utc) << QString(local);
    };
    row("UTC", "2024-03-22T16:55:00", "2024-03-22T16:55:00");
    row("Europe/Moscow", "2024-03-22T16:55:00", "2024-03-22T19:55:00");
    row("Europe/Moscow", "2013-07-01T12:00:00", "2013-07-01T16:00:00"); // summer time all year, 2011 to 2014
    row("Asia/Kathmandu", "2024-01-01T00:00:00", "2024-01-01T05:45:00");
    row("America/New_York", "2024-03-10T06:59:59", "2024-03-10T01:59:59");
    row("America/New_York", "2024-03-10T07:00:00", "2024-03-10T03:00:00");
    row("America/New_York", "2024-11-03T05:59:59", "2024-11-03T01:59:59");
    row("America/New_York", "2024-11-03T06:00:00", "2024-11-03T01:00:00");
    row("Pacific/Apia", "2011-12-30T09:59:59", "2011-12-29T23:59:59");
    row("Pacific/Apia", "2011-12-30T10:00:00", "2011-12-31T00:00:00");
    row("Australia/Lord_Howe", "2024-04-06T14:59:59", "2024-04-07T01:59:59");
    row("Australia/Lord_Howe", "2024-04-06T15:00:00", "2024-04-07T01:30:00");
    row("Europe/Moscow", "1850-01-01T12:00:00", "1850-01-01T14:30:17"); // local mean time
    row("America/New_York", "2399-07-01T12:00:00", "2399-07-01T08:00:00");
    row("America/New_York", "2400-07-01T12:00:00", "2400-07-01T08:00:00");
    row("America/New_York", "2424-07-01T12:00:00", "2424-07-01T08:00:00");
    row("America/New_York", "9999-01-01T12:00:00", "9999-01-01T07:00:00");
    row("America/New_York", "-0500-01-01T12:00:00", "-0500-01-01T07:03:58");
}

void ZoneTest::anInstantHasOneLocalTime()
{
    QFETCH(QString, zone);
    QFETCH(QString, utc);
    QFETCH(QString, local);
    const auto instant = secondsOf(utc);
    const auto there = zoneNamed(zone).toLocal(instant);
    QCOMPARE(QString::fromStdString(formatIso(there)), local);
    QCOMPARE(zoneNamed(zone).utcOffsetAt(instant), there - instant);
}

void ZoneTest::aLocalTimeIsReadBackAsItsInstant_data()
{
    QTest::addColumn<QString>("zone");
    for (const char* zone : {"UTC", "Europe/Moscow", "America/New_York", "Pacific/Apia", "Australia/Lord_Howe",
                             "Asia/Kathmandu", "Africa/Casablanca", "America/Sao_Paulo"})
        QTest::newRow(zone) << QString(zone);
}

/// Reading back never fails but within the time that a clock shows twice, and then by that time.
void ZoneTest::aLocalTimeIsReadBackAsItsInstant()
{
    QFETCH(QString, zone);
    const TimeZone there = zoneNamed(zone);
    int differing = 0;
    const auto first = secondsOf("1880-01-01T00:17:00");
    for (int i = 0; i < 60'000; ++i) {
        const auto instant = first + i * 80'000LL;
        const auto back = there.toUtc(there.toLocal(instant));
        if (back == instant)
            continue;
        QVERIFY(back < instant);
        QCOMPARE(there.toLocal(back), there.toLocal(instant));
        ++differing;
    }
    QVERIFY2(differing < 100, qPrintable(QString::number(differing)));
}

void ZoneTest::skippedAndRepeatedLocalTimesAreReadAsRfc5545Says_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("local");
    QTest::addColumn<QString>("utc");
    const auto row = [](const char* zone, const char* local, const char* utc) {
        QTest::newRow(qPrintable(QString("%1 %2").arg(zone, local))) << QString(zone) << QString(local) << QString(utc);
    };
    // The clock goes from 02:00 to 03:00.
    row("America/New_York", "2024-03-10T01:59:59", "2024-03-10T06:59:59");
    row("America/New_York", "2024-03-10T02:00:00", "2024-03-10T07:00:00");
    row("America/New_York", "2024-03-10T02:30:00", "2024-03-10T07:30:00");
    row("America/New_York", "2024-03-10T03:00:00", "2024-03-10T07:00:00");
    // From 02:00 back to 01:00.
    row("America/New_York", "2024-11-03T00:59:59", "2024-11-03T04:59:59");
    row("America/New_York", "2024-11-03T01:30:00", "2024-11-03T05:30:00");
    row("America/New_York", "2024-11-03T02:00:00", "2024-11-03T07:00:00");
    // A whole day is left out.
    row("Pacific/Apia", "2011-12-29T23:59:59", "2011-12-30T09:59:59");
    row("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-30T22:00:00");
    row("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00");
    // Half an hour, there and back.
    row("Australia/Lord_Howe", "2024-10-06T02:15:00", "2024-10-05T15:45:00");
    row("Australia/Lord_Howe", "2024-10-06T02:30:00", "2024-10-05T15:30:00");
    row("Australia/Lord_Howe", "2024-04-07T01:45:00", "2024-04-06T14:45:00");
}

void ZoneTest::skippedAndRepeatedLocalTimesAreReadAsRfc5545Says()
{
    QFETCH(QString, zone);
    QFETCH(QString, local);
    QFETCH(QString, utc);
    QCOMPARE(QString::fromStdString(formatIso(zoneNamed(zone).toUtc(secondsOf(local)))), utc);
}

void ZoneTest::openEndsStayOpen()
{
    const TimeZone moscow = zoneNamed("Europe/Moscow");
    for (const auto end : {kBeginningOfTime, kEndOfTime}) {
        QCOMPARE(moscow.toLocal(end), end);
        QCOMPARE(moscow.toUtc(end), end);
        QCOMPARE(moscow.utcOffsetAt(end), std::int64_t{0});
    }
    QCOMPARE(moscow.toLocal(kEndOfTime - 1), kEndOfTime);
}

void ZoneTest::timesGoToAnotherClockAndDaysDoNot_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("of");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char* date, const char* of, const char* to, const char* shown) {
        QTest::newRow(qPrintable(QString("%1, %2 to %3").arg(date, of, to)))
            << QString(date) << QString(of) << QString(to) << QString(shown);
    };
    row("2024-03-22T19:55:00", "Europe/Moscow", "UTC", "2024-03-22T16:55:00");
    row("2024-03-22T19:55:00", "Europe/Moscow", "Europe/Moscow", "2024-03-22T19:55:00");
    row("2024-03-22T16:55:00Z", "Europe/Moscow", "Europe/Moscow", "2024-03-22T19:55:00");
    row("2024-03-22T16:55:00Z", "Europe/Moscow", "UTC", "2024-03-22T16:55:00");
    row("2024-03-22T22:55:00+06:00", "Europe/Moscow", "Europe/Moscow", "2024-03-22T19:55:00");
    row("2024-03-22T01:00:00", "Europe/Moscow", "UTC", "2024-03-21T22:00:00");
    row("2024-03-22", "Europe/Moscow", "UTC", "2024-03-22");
    row("2024-03", "Europe/Moscow", "UTC", "2024-03");
    row("2024-03-22/2024-03-23", "Europe/Moscow", "UTC", "2024-03-22/2024-03-23");
    row("[2024-03-22,2024-03-23]", "Europe/Moscow", "UTC", "[2024-03-22,2024-03-23]");
    row("9999-12-31T23:00:00Z", "Europe/Moscow", "Europe/Moscow", "9999-12-31T23:00:00Z");
}

void ZoneTest::timesGoToAnotherClockAndDaysDoNot()
{
    QFETCH(QString, date);
    QFETCH(QString, of);
    QFETCH(QString, to);
    QFETCH(QString, shown);
    QCOMPARE(textOf(onClock(dateOf(date), zoneNamed(of), zoneNamed(to))), shown);
}

void ZoneTest::boundsAreOnTheCasesClock_data()
{
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("earliest");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("a time in UTC") << "2024-03-22T16:55:00Z"
                                   << "Europe/Moscow"
                                   << "2024-03-22T19:55:00" << qint64{1};
    QTest::newRow("the same time there") << "2024-03-22T19:55:00+03:00"
                                         << "Europe/Moscow"
                                         << "2024-03-22T19:55:00" << qint64{1};
    QTest::newRow("a time without a zone") << "2024-03-22T19:55:00"
                                           << "Europe/Moscow"
                                           << "2024-03-22T19:55:00" << qint64{1};
    QTest::newRow("a time into the next day") << "2024-03-22T22:00:00Z"
                                              << "Europe/Moscow"
                                              << "2024-03-23T01:00:00" << qint64{1};
    QTest::newRow("a day") << "2024-03-22"
                           << "Europe/Moscow"
                           << "2024-03-22T00:00:00" << qint64{86'400};
    QTest::newRow("a case in UTC") << "2024-03-22T19:55:00+03:00"
                                   << ""
                                   << "2024-03-22T16:55:00" << qint64{1};
}

void ZoneTest::boundsAreOnTheCasesClock()
{
    QFETCH(QString, date);
    QFETCH(QString, zone);
    QFETCH(QString, earliest);
    QFETCH(qint64, seconds);
    const TimeExtent bounds = boundsOnClock(dateOf(date), zoneNamed(zone));
    QCOMPARE(QString::fromStdString(formatIso(bounds.earliest)), earliest);
    QCOMPARE(qint64{bounds.duration()}, seconds);
    const CaseDates dates{zoneNamed(zone), {}};
    QVERIFY(dates.bounds(dateOf(date)) == bounds);
    QVERIFY(dates.widened(dateOf(date)) == bounds);
}

void ZoneTest::hoursPassWhateverTheClockDoes_data()
{
    QTest::addColumn<QString>("anchor");
    QTest::addColumn<QString>("shift");
    QTest::addColumn<QString>("result");
    QTest::newRow("over the change to summer time") << "2024-03-10T01:30:00"
                                                    << "PT2H"
                                                    << "2024-03-10T04:30:00";
    QTest::newRow("back over it") << "2024-03-10T04:30:00"
                                  << "-PT2H"
                                  << "2024-03-10T01:30:00";
    QTest::newRow("over the change to winter time") << "2024-11-03T00:30:00"
                                                    << "PT2H"
                                                    << "2024-11-03T01:30:00";
    QTest::newRow("from UTC") << "2024-03-22T16:55:00Z"
                              << "PT1H"
                              << "2024-03-22T13:55:00";
    QTest::newRow("days from UTC, by the day there") << "2024-03-22T01:00:00Z"
                                                     << "P1D"
                                                     << "2024-03-22";
    QTest::newRow("a day") << "2024-03-10"
                           << "P1D"
                           << "2024-03-11";
}

void ZoneTest::hoursPassWhateverTheClockDoes()
{
    QFETCH(QString, anchor);
    QFETCH(QString, shift);
    QFETCH(QString, result);
    const auto by = DateShift::parse(shift.toStdString()).value();
    QCOMPARE(textOf(shiftedOnClock(dateOf(anchor), by, zoneNamed("America/New_York"))), result);
}

QTEST_APPLESS_MAIN(ZoneTest)
#include "tst_zone.moc"
