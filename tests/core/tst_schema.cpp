// A case's tables are known by their fingerprint; whatever else a file holds is looked at table by table.

#include "core/store/keptcolumns.h"
#include "core/store/schema.h"

#include <QTest>

#include <sqlite3.h>

using namespace dateline;

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void isKnownByItsFingerprint_data();
    void isKnownByItsFingerprint();
};

void TestSchema::isKnownByItsFingerprint_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("isKnown");
    QTest::newRow("a case") << QByteArray() << true;
    QTest::newRow("a large one") << QByteArray(store::tablesOfLargeCases()) << true;
    QTest::newRow("a table more") << QByteArray("CREATE TABLE more (key INTEGER)") << false;
    QTest::newRow("a table less") << QByteArray("DROP TABLE draft") << false;
    QTest::newRow("another column") << QByteArray("ALTER TABLE draft ADD COLUMN more TEXT") << false;
    QTest::newRow("a trigger") << QByteArray("CREATE TRIGGER t AFTER INSERT ON draft BEGIN DELETE FROM draft; END")
                               << false;
}

void TestSchema::isKnownByItsFingerprint()
{
    QFETCH(QByteArray, sql);
    QFETCH(bool, isKnown);
    store::Database database(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, "memory");
    store::createSchema(database);
    if (!sql.isEmpty())
        database.run(sql.constData());
    const auto fingerprint = store::fingerprintOf(database);
    QVERIFY2(store::isKnownFingerprint(fingerprint) == isKnown, fingerprint.c_str());
    QCOMPARE(!store::foreignToSchema(database, store::kSchemaVersion), isKnown);
}

QTEST_APPLESS_MAIN(TestSchema)
#include "tst_schema.moc"
