#include "tests/support/dateinvariants.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <iterator>

/// What the fuzzer found, kept so that it stays mended: script/fuzz, tests/data/edtf/findings.
class TestDateFindings : public QObject
{
    Q_OBJECT

private slots:
    void whatTheFuzzerFoundIsMended_data();
    void whatTheFuzzerFoundIsMended();
};

void TestDateFindings::whatTheFuzzerFoundIsMended_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const auto& entry : std::filesystem::directory_iterator(DATELINE_TEST_DATA "/edtf/findings")) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        QTest::newRow(entry.path().filename().c_str()) << QByteArray::fromStdString(bytes);
    }
}

void TestDateFindings::whatTheFuzzerFoundIsMended()
{
    QFETCH(const QByteArray, bytes);
    const auto* rule = dateline::test::brokenRule(bytes.toStdString());
    QVERIFY2(rule == nullptr, rule);
    const auto* typingRule = dateline::test::brokenTypingRule(bytes.toStdString());
    QVERIFY2(typingRule == nullptr, typingRule);
}

QTEST_APPLESS_MAIN(TestDateFindings)
#include "tst_datefindings.moc"
