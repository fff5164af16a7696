#include "core/model/check.h"
#include "core/model/order.h"
#include "core/store/casefile.h"
#include "core/store/salvaging.h"

#include "tests/support/samplecase.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include <algorithm>

using namespace dateline;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Changes a file as no program of ours would.
void runSql(const QString& path, const char* sql)
{
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
    char* message = nullptr;
    const int result = sqlite3_exec(database, sql, nullptr, nullptr, &message);
    QVERIFY2(result == SQLITE_OK, message);
    sqlite3_close(database);
}

const SalvagedKind& kind(const Salvage& salvage, const char* name)
{
    return *std::ranges::find(salvage.kinds, name, &SalvagedKind::name);
}

std::uint32_t next(std::uint32_t& random)
{
    return random = random * 1664525u + 1013904223u;
}

} // namespace

class TestSalvaging : public QObject
{
    Q_OBJECT

private slots:
    void aSoundCaseIsReadWhole_data();
    void aSoundCaseIsReadWhole();
    void brokenIndexesLoseNothing();
    void aBrokenPageLosesWhatStoodOnIt();
    void whatIsCutShortIsReadAsFarAsItGoes();
    void whatCannotBeIsLeftOut_data();
    void whatCannotBeIsLeftOut();
    void whatRestsOnLostThingsIsKept();
    void randomDamageGivesASoundCaseOrAnError();
    void whatIsNoCaseIsSaidToBeNone();
    void theFileIsNotTouched();
    void aSalvagedCaseCanBeSaved();
};

void TestSalvaging::aSoundCaseIsReadWhole_data()
{
    QTest::addColumn<bool>("isLarge");
    QTest::newRow("one of everything") << false;
    QTest::newRow("three hundred events") << true;
}

void TestSalvaging::aSoundCaseIsReadWhole()
{
    QFETCH(bool, isLarge);
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline").toStdString();
    QVERIFY(CaseFile::create(path, isLarge ? test::generatedCase(300, 7) : test::sampleCase()).has_value());
    const auto result = salvage(path);
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QVERIFY2(result->isWhole(), result->inWords().c_str());
    QCOMPARE(result->inWords(), std::string("everything"));
    QVERIFY(inDocumentedOrder(result->content) == *CaseFile::open(path, OpenMode::ReadOnly)->read());
}

void TestSalvaging::brokenIndexesLoseNothing()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::generatedCase(300, 7)).has_value());
    const auto before = CaseFile::open(path.toStdString(), OpenMode::ReadOnly)->read();
    // An index that has other rows than its table.
    runSql(path, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage ="
                 " (SELECT rootpage FROM sqlite_schema WHERE name = 'claim_by_source') WHERE name = 'claim_by_event'");
    QVERIFY(!CaseFile::open(path.toStdString(), OpenMode::ReadOnly));
    const auto result = salvage(path.toStdString());
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QVERIFY2(result->isWhole(), result->inWords().c_str());
    QVERIFY(inDocumentedOrder(result->content) == *before);
}

void TestSalvaging::aBrokenPageLosesWhatStoodOnIt()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::generatedCase(2000, 7)).has_value());
    auto bytes = bytesOf(path);
    // A leaf of the claims' table, by a text that only stands there.
    const auto before = CaseFile::open(path.toStdString(), OpenMode::ReadOnly)->read();
    const auto& event = before->events[before->events.size() / 2];
    const auto at = bytes.indexOf(QByteArray::fromStdString(event.title));
    QVERIFY(at > 0);
    const auto page = at / 4096 * 4096;
    bytes.replace(page, 4096, QByteArray(4096, '\x55'));
    write(path, bytes);
    const auto refused = CaseFile::open(path.toStdString(), OpenMode::ReadWrite);
    QVERIFY(!refused);
    QCOMPARE(int(refused.error().code), int(ErrorCode::Damaged));
    const auto result = salvage(path.toStdString());
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QVERIFY(!result->isWhole());
    const auto& events = kind(*result, "events");
    QCOMPARE(events.known, std::size_t(2000));
    QVERIFY2(events.read < 2000 && events.read > 1900, result->inWords().c_str());
    const auto words = QString::fromStdString(result->inWords());
    QVERIFY2(words.contains(QString("%1 of 2000 events").arg(events.read)), qPrintable(words));
    QVERIFY(check(result->content).empty());
    // All that could be read is as it was.
    std::size_t same = 0;
    for (const auto& kept : result->content.events) {
        const auto was = std::ranges::find(before->events, kept.id, &Event::id);
        same += was != before->events.end() && was->title == kept.title;
    }
    QCOMPARE(same, events.read);
}

void TestSalvaging::whatIsCutShortIsReadAsFarAsItGoes()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::generatedCase(2000, 7)).has_value());
    const auto whole = bytesOf(path);
    int readable = 0;
    int lacking = 0;
    for (int tenth = 1; tenth < 10; ++tenth) {
        write(path, whole.left(whole.size() * tenth / 10));
        QVERIFY(!CaseFile::open(path.toStdString(), OpenMode::ReadWrite));
        const auto result = salvage(path.toStdString());
        if (!result)
            continue;
        ++readable;
        QVERIFY(check(result->content).empty());
        lacking += result->isWhole() ? 0 : 1; // the last of a file is what it is searched by
    }
    QVERIFY2(readable >= 5, qPrintable(QString::number(readable)));
    QVERIFY2(lacking >= 4, qPrintable(QString::number(lacking)));
}

void TestSalvaging::whatCannotBeIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("lost");
    QTest::newRow("a date that is none")
        << QByteArray("UPDATE claim SET edtf = 'soon' WHERE id = (SELECT id FROM claim WHERE edtf IS NOT NULL LIMIT 1)")
        << "claims";
    QTest::newRow("an unknown stance") << QByteArray("UPDATE claim SET stance = 'sings' WHERE key = 1") << "claims";
    QTest::newRow("an id twice") << QByteArray("PRAGMA ignore_check_constraints = ON;"
                                               "UPDATE event SET id = 'A B' WHERE key = 2")
                                 << "events";
    QTest::newRow("a claim without passages") << QByteArray("DELETE FROM claim_passage WHERE claim = 3") << "claims";
    QTest::newRow("a passage without words")
        << QByteArray("UPDATE passage SET exact = NULL WHERE key = 2") << "passages";
    QTest::newRow("a relation of no type")
        << QByteArray("UPDATE relation SET type = 'likes' WHERE key = 1") << "relations";
}

void TestSalvaging::whatCannotBeIsLeftOut()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, lost);
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::sampleCase()).has_value());
    runSql(path, sql);
    const auto result = salvage(path.toStdString());
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    const auto& kinds = kind(*result, lost.toUtf8().constData());
    QVERIFY2(kinds.read < kinds.known, result->inWords().c_str());
    QVERIFY(check(result->content).empty());
}

void TestSalvaging::whatRestsOnLostThingsIsKept()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    const auto before = test::sampleCase();
    QVERIFY(CaseFile::create(path.toStdString(), before).has_value());
    runSql(path, "PRAGMA foreign_keys = OFF; DELETE FROM event WHERE id = 'harbour-fire';"
                 " DELETE FROM source WHERE id = 'gazette'; DELETE FROM category WHERE key = 1;"
                 " DELETE FROM entity WHERE key = 1");
    const auto result = salvage(path.toStdString());
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QVERIFY(check(result->content).empty());
    const auto& claims = kind(*result, "claims");
    QCOMPARE(claims.read, claims.known);
    QCOMPARE(kind(*result, "events").standIn, std::size_t(1));
    QCOMPARE(kind(*result, "events").read, before.events.size() - 1);
    QCOMPARE(kind(*result, "events").known, before.events.size());
    QCOMPARE(result->content.events.size(), before.events.size());
    QVERIFY(std::ranges::any_of(result->content.events,
                                [](const Event& event) { return event.title.starts_with("(lost"); }));
}

void TestSalvaging::randomDamageGivesASoundCaseOrAnError()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::generatedCase(300, 3)).has_value());
    const auto whole = bytesOf(path);
    std::uint32_t random = 4711;
    int salvaged = 0;
    for (int run = 0; run < 20; ++run) {
        auto bytes = whole;
        for (int i = 0; i < 30; ++i)
            bytes[100 + static_cast<qsizetype>((next(random) >> 4) % static_cast<std::uint32_t>(bytes.size() - 100))] =
                static_cast<char>(next(random) >> 16);
        write(path, bytes);
        const auto result = salvage(path.toStdString());
        if (!result)
            continue;
        ++salvaged;
        const auto faults = check(result->content);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().message.c_str());
        for (const auto& kind : result->kinds)
            QVERIFY(kind.read <= kind.known);
    }
    QVERIFY2(salvaged >= 10, qPrintable(QString::number(salvaged)));
}

void TestSalvaging::whatIsNoCaseIsSaidToBeNone()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("a.dateline");
    QCOMPARE(int(salvage(path.toStdString()).error().code), int(ErrorCode::NotFound));
    write(path, "no case");
    QCOMPARE(int(salvage(path.toStdString()).error().code), int(ErrorCode::NotACase));
    QFile::remove(path);
    runSql(path, "CREATE TABLE other (a)");
    QCOMPARE(int(salvage(path.toStdString()).error().code), int(ErrorCode::Damaged));
}

void TestSalvaging::theFileIsNotTouched()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::sampleCase()).has_value());
    auto bytes = bytesOf(path);
    bytes.replace(5 * 4096, 4096, QByteArray(4096, '\x55'));
    write(path, bytes);
    QVERIFY(salvage(path.toStdString()).has_value());
    QCOMPARE(bytesOf(path), bytes);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestSalvaging::aSalvagedCaseCanBeSaved()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath("case.dateline");
    QVERIFY(CaseFile::create(path.toStdString(), test::generatedCase(500, 5)).has_value());
    auto bytes = bytesOf(path);
    bytes.replace(bytes.size() / 2 / 4096 * 4096, 4096, QByteArray(4096, '\0'));
    write(path, bytes);
    const auto result = salvage(path.toStdString());
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    const auto saved = CaseFile::create(folder.filePath("saved.dateline").toStdString(), result->content);
    QVERIFY2(saved.has_value(), saved ? "" : saved.error().message.c_str());
    QCOMPARE(saved->read()->events.size(), result->content.events.size());
}

QTEST_APPLESS_MAIN(TestSalvaging)
#include "tst_salvaging.moc"
