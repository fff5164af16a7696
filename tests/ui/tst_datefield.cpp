#include "ui/dates/datefield.h"
#include "ui/dates/yearstrip.h"
#include "ui/timeline/linkbutton.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace dateline;

/// A date as one types it, and what the field says of it.
class TestDateField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasUnderstoodIsShownWhileTyping();
    void whatWasNotIsUnderlined();
    void theUnderlineIsPaintedBelowItsWord();
    void aClickOnASuggestionTakesIt();
    void theKeyboardReachesAndTakesASuggestion();
    void enterAcceptsADateAndNothingElse();
    void escapeCancels();
    void anEmptyFieldIsNoError();
    void theCaseSaysWhichNumberIsTheDay();
    void aDateIsShownInWordsThatMeanIt_data();
    void aDateIsShownInWordsThatMeanIt();
    void theStripShowsTheYearsThatTheDateNeeds_data();
    void theStripShowsTheYearsThatTheDateNeeds();
    void theStripFadesWhereADateIsApproximateOrOpen();
};

namespace {

QString typed(DateField& field, const QString& text)
{
    field.setText(QString());
    QTest::keyClicks(field.lineEdit(), text);
    return field.answer();
}

EdtfDate edtf(const char* text)
{
    return *EdtfDate::parse(text);
}

} // namespace

void TestDateField::whatWasUnderstoodIsShownWhileTyping()
{
    DateField field(Theme::light());
    QSignalSpy changed(&field, &DateField::dateChanged);
    QCOMPARE(typed(field, QStringLiteral("summer 2022")), QStringLiteral("Summer 2022"));
    QVERIFY(field.date() == edtf("2022-22"));
    QVERIFY(changed.count() > 0);
    QCOMPARE(typed(field, QStringLiteral("about 10 pm on 22 March 2024")), QStringLiteral("Friday 22 March 2024"));
}

void TestDateField::whatWasNotIsUnderlined()
{
    DateField field(Theme::light());
    QVERIFY(typed(field, QStringLiteral("22 Mrch 2024")).contains(QStringLiteral("Mrch")));
    QVERIFY(!field.date());
    QCOMPARE(field.underlined(), QStringLiteral("Mrch"));
    QCOMPARE(field.suggestions(), QStringList{QStringLiteral("22 March 2024")});
    field.setText(QStringLiteral("März–Mai 2024"));
    QCOMPARE(field.underlined(), QStringLiteral("März"));
    typed(field, QStringLiteral("22 March 2024"));
    QCOMPARE(field.underlined(), QString());
    QVERIFY(field.suggestions().isEmpty());
}

void TestDateField::theUnderlineIsPaintedBelowItsWord()
{
    const Theme theme = Theme::light();
    DateField field(theme);
    field.resize(400, 160);
    const auto reds = [&] {
        const QImage image = field.lineEdit()->grab().toImage();
        int count = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor color = image.pixelColor(x, y);
                count += color.red() > color.blue() + 60 && color.red() > color.green() + 40 ? 1 : 0;
            }
        }
        return count;
    };
    field.setText(QStringLiteral("22 March 2024"));
    QCOMPARE(reds(), 0);
    field.setText(QStringLiteral("22 Mrch 2024"));
    QVERIFY(reds() > 10);
}

void TestDateField::aClickOnASuggestionTakesIt()
{
    DateField field(Theme::light());
    field.resize(400, 200);
    field.show();
    typed(field, QStringLiteral("3/4/24"));
    QCOMPARE(field.suggestions(), (QStringList{QStringLiteral("3 April 2024"), QStringLiteral("4 March 2024")}));
    const auto links = field.findChildren<LinkButton*>();
    const auto second = std::find_if(links.begin(), links.end(), [](const LinkButton* link) {
        return link->isVisible() && link->accessibleName() == QStringLiteral("4 March 2024");
    });
    QVERIFY(second != links.end());
    QTest::mouseClick(*second, Qt::LeftButton);
    QCOMPARE(field.text(), QStringLiteral("4 March 2024"));
    QVERIFY(field.date() == edtf("2024-03-04"));
}

void TestDateField::theKeyboardReachesAndTakesASuggestion()
{
    DateField field(Theme::light());
    field.show();
    field.activateWindow();
    field.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    typed(field, QStringLiteral("31 September 2024"));
    QTest::keyClick(field.lineEdit(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(field.text(), QStringLiteral("1 October 2024"));
    QCOMPARE(QApplication::focusWidget(), field.lineEdit());
}

void TestDateField::enterAcceptsADateAndNothingElse()
{
    DateField field(Theme::light());
    QSignalSpy accepted(&field, &DateField::accepted);
    typed(field, QStringLiteral("yesterday"));
    QTest::keyClick(field.lineEdit(), Qt::Key_Return);
    QCOMPARE(accepted.count(), 0);
    typed(field, QStringLiteral("around 2014"));
    QTest::keyClick(field.lineEdit(), Qt::Key_Return);
    QCOMPARE(accepted.count(), 1);
    QVERIFY(field.date() == edtf("2014~"));
}

void TestDateField::escapeCancels()
{
    DateField field(Theme::light());
    QSignalSpy cancelled(&field, &DateField::cancelled);
    typed(field, QStringLiteral("2014"));
    QTest::keyClick(field.lineEdit(), Qt::Key_Escape);
    QCOMPARE(cancelled.count(), 1);
    QCOMPARE(field.text(), QStringLiteral("2014"));
}

void TestDateField::anEmptyFieldIsNoError()
{
    DateField field(Theme::light());
    QCOMPARE(typed(field, QStringLiteral("  ")), QString());
    QVERIFY(!field.date());
    QCOMPARE(field.underlined(), QString());
}

void TestDateField::theCaseSaysWhichNumberIsTheDay()
{
    DateField field(Theme::light());
    typed(field, QStringLiteral("3/4/24"));
    QVERIFY(!field.date());
    field.setTyping({DayMonthOrder::DayFirst});
    QVERIFY(field.date() == edtf("2024-04-03"));
}

void TestDateField::aDateIsShownInWordsThatMeanIt_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QString>("text");
    QTest::newRow("a day") << QByteArray("2024-03-22") << QStringLiteral("Friday 22 March 2024");
    QTest::newRow("about") << QByteArray("2014~") << QStringLiteral("about 2014");
    QTest::newRow("no words of its own") << QByteArray("2004?-06-11") << QStringLiteral("2004?-06-11");
    QTest::newRow("a time") << QByteArray("2024-03-22T19:55:00Z")
                            << QStringLiteral("Friday 22 March 2024, 19:55:00 UTC");
}

void TestDateField::aDateIsShownInWordsThatMeanIt()
{
    QFETCH(const QByteArray, date);
    QFETCH(const QString, text);
    DateField field(Theme::light());
    field.setDate(edtf(date.constData()));
    QCOMPARE(field.text(), text);
    QVERIFY(field.date() == edtf(date.constData()));
}

void TestDateField::theStripShowsTheYearsThatTheDateNeeds_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<int>("cells");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    const auto row = [](const char* date, int cells, qint64 first, qint64 last) {
        QTest::newRow(date) << QByteArray(date) << cells << first << last;
    };
    row("2024-03-22", 12, 2024, 2024);
    row("2022-24", 24, 2022, 2023);
    row("2014~", 10, 2010, 2019);
    row("198X", 10, 1980, 1989);
    row("1989/1991", 20, 1980, 1999);
    row("18XX", 10, 1800, 1899);
    row("[..2018]", 10, 2010, 2019);
    row("2014/..", 10, 2010, 2019);
    row("-0043", 12, -43, -43);
    row("Y-13800000000S3", 20, -13'900'000'000, -13'700'000'001);
}

void TestDateField::theStripShowsTheYearsThatTheDateNeeds()
{
    QFETCH(const QByteArray, date);
    QFETCH(const int, cells);
    QFETCH(const qint64, first);
    QFETCH(const qint64, last);
    const YearStripLayout layout = layoutYearStrip(edtf(date.constData()));
    QCOMPARE(layout.cells, cells);
    QCOMPARE(qint64(layout.firstYear), first);
    QCOMPARE(qint64(layout.lastYear), last);
}

void TestDateField::theStripFadesWhereADateIsApproximateOrOpen()
{
    const auto day = layoutYearStrip(edtf("2024-03-22")).bars.at(0);
    QCOMPARE(day.from, day.solidFrom);
    QCOMPARE(day.to, day.solidTo);
    QVERIFY(day.to > day.from && day.to - day.from < 0.01);
    const auto about = layoutYearStrip(edtf("2014~")).bars.at(0);
    QVERIFY(about.from < about.solidFrom && about.solidFrom < about.solidTo && about.solidTo < about.to);
    const auto since = layoutYearStrip(edtf("2014-06/..")).bars.at(0);
    QVERIFY(since.solidTo <= since.solidFrom && since.to == 1.0);
    QCOMPARE(layoutYearStrip(edtf("[2024-03,2024-06]")).bars.size(), std::size_t(2));
    QVERIFY(layoutYearStrip(edtf("XXXX-03-22/XXXX-03-23")).anyYear);
}

QTEST_MAIN(TestDateField)
#include "tst_datefield.moc"
