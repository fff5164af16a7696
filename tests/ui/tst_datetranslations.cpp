#include "core/time/words.h"
#include "ui/models/datewords.h"

#include <QTest>

using namespace dateline;

class TestDateTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void datesAreToldInTheLanguage_data();
    void datesAreToldInTheLanguage();
    void nothingIsLeftInEnglish_data();
    void nothingIsLeftInEnglish();
    void everyPlaceOfAPatternIsInItsTranslation_data();
    void everyPlaceOfAPatternIsInItsTranslation();
    void anUnknownLanguageIsEnglish();
};

void TestDateTranslations::datesAreToldInTheLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("edtf");
    QTest::addColumn<QString>("brief");
    QTest::addColumn<QString>("full");
    const auto row = [](const char* language, const char* edtf, const char* brief, const char* full) {
        QTest::addRow("%s %s", language, edtf)
            << QString::fromUtf8(language) << QString::fromUtf8(edtf) << QString::fromUtf8(brief)
            << QString::fromUtf8(full);
    };
    row("de", "2024-03-22", "22. März 2024", "Freitag, 22. März 2024");
    row("de", "2021-08-XX", "Aug. 2021, Tag unbekannt", "August 2021, Tag unbekannt");
    row("de", "2014~", "etwa 2014", "etwa 2014");
    row("de", "2022-XX", "2022, Monat unbekannt", "2022, Monat unbekannt");
    row("de", "2024-03-22?", "22. März 2024?", "vielleicht Freitag, 22. März 2024");
    row("de", "2024-34", "Q2 2024", "2. Quartal 2024");
    row("de", "2022-24", "Winter 2022–23", "Winter 2022–2023");
    row("de", "198X", "1980er Jahre", "1980er Jahre");
    row("de", "-0043-03-15", "15. März 44 v. Chr.", "Freitag, 15. März 44 v. Chr.");
    row("de", "0000", "1 v. Chr.", "1 v. Chr.");
    row("de", "Y-13800000000", "13,8 Mrd. v. Chr.", "13,8 Mrd. v. Chr.");
    row("de", "[2014,2015]", "2014 oder 2015", "2014 oder 2015");
    row("de", "2021-08/..", "ab Aug. 2021", "ab August 2021");
    row("de", "2021-08/", "Aug. 2021 bis ?", "ab August 2021, Ende unbekannt");
    row("fr", "2024-03-22", "22 mars 2024", "vendredi 22 mars 2024");
    row("fr", "2021-08-XX", "août 2021, jour inconnu", "août 2021, jour inconnu");
    row("fr", "2014~", "vers 2014", "vers 2014");
    row("fr", "2022-XX", "2022, mois inconnu", "2022, mois inconnu");
    row("fr", "2024-03-22?", "22 mars 2024 ?", "peut-être vendredi 22 mars 2024");
    row("fr", "2024-34", "T2 2024", "2e trimestre 2024");
    row("fr", "198X", "années 1980", "années 1980");
    row("fr", "-0043-03-15", "15 mars 44 av. J.-C.", "vendredi 15 mars 44 av. J.-C.");
    row("fr", "Y-13800000000", "13,8 milliards av. J.-C.", "13,8 milliards av. J.-C.");
    row("fr", "[2014,2015]", "2014 ou 2015", "2014 ou 2015");
    row("fr", "../1985", "jusqu’à 1985", "jusqu’à 1985");
    row("fr", "2024-03-22/2024-03-25", "22 à 25 mars 2024", "de 22 à 25 mars 2024");
}

void TestDateTranslations::datesAreToldInTheLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, edtf);
    const auto date = EdtfDate::parse(edtf.toStdString());
    QVERIFY(date);
    const DateVocabulary words = dateVocabulary(language);
    QTEST(QString::fromStdString(inWords(*date, WordLength::Short, words)), "brief");
    QTEST(QString::fromStdString(inWords(*date, WordLength::Long, words)), "full");
}

void TestDateTranslations::nothingIsLeftInEnglish_data()
{
    QTest::addColumn<QString>("language");
    for (const char* language : {"de", "fr"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestDateTranslations::nothingIsLeftInEnglish()
{
    QFETCH(QString, language);
    const DateVocabulary words = dateVocabulary(language);
    const DateVocabulary& english = englishDateVocabulary();
    QVERIFY(words.weekdays != english.weekdays);
    for (std::size_t phrase = 0; phrase < words.phrases.size(); ++phrase) {
        // A pattern of places, marks and abbreviations alone may be the same in every language.
        const QString text = QString::fromStdString(english.phrases[phrase]).remove(QLatin1String("UTC"));
        const bool hasWords = std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.isLetter(); });
        QVERIFY2(!hasWords || words.phrases[phrase] != english.phrases[phrase], english.phrases[phrase].c_str());
    }
    for (std::size_t part = 0; part < words.groupings.size(); ++part)
        QVERIFY2(part == 3 || words.groupings[part] != english.groupings[part], english.groupings[part].c_str());
}

void TestDateTranslations::everyPlaceOfAPatternIsInItsTranslation_data()
{
    nothingIsLeftInEnglish_data();
}

void TestDateTranslations::everyPlaceOfAPatternIsInItsTranslation()
{
    QFETCH(QString, language);
    const DateVocabulary words = dateVocabulary(language);
    const DateVocabulary& english = englishDateVocabulary();
    for (std::size_t phrase = 0; phrase < words.phrases.size(); ++phrase) {
        for (const char* place : {"%1", "%2", "%3", "%4"})
            QCOMPARE(words.phrases[phrase].find(place) != std::string::npos,
                     english.phrases[phrase].find(place) != std::string::npos);
    }
}

void TestDateTranslations::anUnknownLanguageIsEnglish()
{
    const auto date = EdtfDate::parse("2024-03-22");
    QCOMPARE(inWords(*date, WordLength::Long, dateVocabulary(QStringLiteral("tlh"))),
             std::string("Friday 22 March 2024"));
}

QTEST_GUILESS_MAIN(TestDateTranslations)
#include "tst_datetranslations.moc"
