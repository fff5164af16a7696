#include "core/builtin/builtin.h"
#include "core/interchange/casejson.h"
#include "core/model/check.h"
#include "core/model/resolve.h"
#include "core/text/anchoring.h"
#include "core/text/codepoints.h"
#include "core/text/sha256.h"

#include <QDir>
#include <QFile>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace dateline;

namespace {

const Case& builtinCase()
{
    static const Case content = [] {
        auto read = caseFromJson(builtinCaseJson());
        if (!read)
            qFatal("The built-in case cannot be read: %s", read.error().message.c_str());
        return std::move(*read);
    }();
    return content;
}

QString text(std::string_view value)
{
    return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
}

/// The file a source came in; nothing where the articles are not at hand.
std::string fileOf(const Source& source)
{
    QFile file(QStringLiteral(DATELINE_ARTICLES "/") + text(source.file));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// The articles are not part of the project; a test that compares with them ends here where they are not at hand.
#define NEEDS_ARTICLES()                                                                                               \
    if (!QDir(QStringLiteral(DATELINE_ARTICLES)).exists())                                                             \
    QSKIP("The articles of the built-in case are not at hand (" DATELINE_ARTICLES ")")

void addSources()
{
    QTest::addColumn<int>("source");
    const auto& sources = builtinCase().sources;
    for (std::size_t i = 0; i < sources.size(); ++i)
        QTest::newRow(sources[i].id.c_str()) << static_cast<int>(i);
}

const Source& sourceAt(int position)
{
    return builtinCase().sources[static_cast<std::size_t>(position)];
}

/// Length of the text that the passages hold together, what several hold counted once.
std::int64_t quotedLength(const Source& source)
{
    std::int64_t length = 0;
    std::int64_t reached = 0;
    for (const Passage& passage : source.passages) { // by start
        length += std::max<std::int64_t>(0, passage.position.end - std::max(passage.position.start, reached));
        reached = std::max(reached, passage.position.end);
    }
    return length;
}

const Event* eventOf(const char* id)
{
    const auto found = std::ranges::find(builtinCase().events, std::string_view(id), &Event::id);
    return found == builtinCase().events.end() ? nullptr : &*found;
}

} // namespace

class BuiltinCaseTest : public QObject
{
    Q_OBJECT

private slots:
    void itIsSoundAndComesBackByteForByte();
    void everyClaimAndRelationHasAPassage();
    void everyPassageCarriesSomething();
    void itHoldsQuotationsOnly_data();
    void itHoldsQuotationsOnly();
    void everySourceIsTheTextItWasMadeFrom_data();
    void everySourceIsTheTextItWasMadeFrom();
    void everyPassageStandsWhereItIsSaidTo_data();
    void everyPassageStandsWhereItIsSaidTo();
    void surroundingsAreCutAtWords_data();
    void surroundingsAreCutAtWords();
    void nothingOfThePagesFurnitureIsInIt_data();
    void nothingOfThePagesFurnitureIsInIt();
    void theMainEventsAreThere_data();
    void theMainEventsAreThere();
    void sourcesDisagreeOnTheTollAndTheDayOfTheAttack();
};

void BuiltinCaseTest::itIsSoundAndComesBackByteForByte()
{
    for (const Error& problem : check(builtinCase()))
        QFAIL(problem.message.c_str());
    const std::string written = caseToJson(builtinCase());
    const auto [there, here] = std::ranges::mismatch(builtinCaseJson(), written);
    const auto line = 1 + std::count(written.begin(), here, '\n');
    QVERIFY2(written == builtinCaseJson(), qPrintable("they part in line " + QString::number(line)));
}

void BuiltinCaseTest::everyClaimAndRelationHasAPassage()
{
    for (const Event& event : builtinCase().events) {
        QVERIFY2(!event.claims.empty(), event.id.c_str());
        for (const Claim& claim : event.claims)
            QVERIFY2(!claim.passages.empty(), claim.id.c_str());
    }
    for (const Relation& relation : builtinCase().relations)
        QVERIFY2(!relation.passages.empty(), relation.id.c_str());
}

void BuiltinCaseTest::everyPassageCarriesSomething()
{
    std::map<std::string, int> uses;
    for (const Source& source : builtinCase().sources) {
        for (const Passage& passage : source.passages)
            uses[passage.id] = 0;
    }
    for (const Event& event : builtinCase().events) {
        for (const Claim& claim : event.claims) {
            for (const std::string& passage : claim.passages)
                ++uses[passage];
        }
    }
    for (const Relation& relation : builtinCase().relations) {
        for (const std::string& passage : relation.passages)
            ++uses[passage];
    }
    for (const auto& [passage, count] : uses)
        QVERIFY2(count > 0, passage.c_str());
}

void BuiltinCaseTest::itHoldsQuotationsOnly_data()
{
    addSources();
}

void BuiltinCaseTest::itHoldsQuotationsOnly()
{
    QFETCH(int, source);
    const Source& cited = sourceAt(source);
    QVERIFY(!cited.text.has_value());
    QVERIFY(!cited.passages.empty());
    for (const Passage& passage : cited.passages) {
        QVERIFY2(codePointCount(passage.quote.exact) <= 240, passage.id.c_str());
        QVERIFY2(codePointCount(passage.quote.prefix) <= 60, passage.id.c_str());
        QVERIFY2(codePointCount(passage.quote.suffix) <= 60, passage.id.c_str());
    }
    QVERIFY(cited.textLength > 0);
    QVERIFY2(quotedLength(cited) * 2 < cited.textLength,
             qPrintable(QString("%1 of %2").arg(quotedLength(cited)).arg(cited.textLength)));
}

void BuiltinCaseTest::everySourceIsTheTextItWasMadeFrom_data()
{
    addSources();
}

void BuiltinCaseTest::everySourceIsTheTextItWasMadeFrom()
{
    NEEDS_ARTICLES();
    QFETCH(int, source);
    const Source& cited = sourceAt(source);
    const std::string file = fileOf(cited);
    QVERIFY2(!file.empty(), cited.file.c_str());
    const auto part = partOf(file, cited);
    QVERIFY2(part.has_value(), cited.id.c_str());
    QVERIFY(part->verbatim);
    QCOMPARE(text(sha256(part->text)), text(cited.textSha256));
    QCOMPARE(codePointCount(part->text), cited.textLength);
    if (cited.part)
        QVERIFY(part->part == *cited.part);
    QVERIFY2(builtinCaseJson().find(part->text.substr(0, 500)) == std::string_view::npos, "the text is in the case");
}

void BuiltinCaseTest::everyPassageStandsWhereItIsSaidTo_data()
{
    addSources();
}

void BuiltinCaseTest::everyPassageStandsWhereItIsSaidTo()
{
    NEEDS_ARTICLES();
    QFETCH(int, source);
    const Source& cited = sourceAt(source);
    const std::string file = fileOf(cited);
    const std::string_view whole = partOf(file, cited).value().text;
    const Anchorer anchorer(whole);
    for (const Passage& passage : cited.passages) {
        const auto [start, end] = passage.position;
        QCOMPARE(text(textAt(whole, passage.position)), text(passage.quote.exact));
        QVERIFY(anchorer.anchor(passage.quote, passage.position).how == Anchoring::Exact);
        const auto before = codePointCount(passage.quote.prefix);
        const auto after = codePointCount(passage.quote.suffix);
        QCOMPARE(text(textAt(whole, {start - before, start})), text(passage.quote.prefix));
        QCOMPARE(text(textAt(whole, {end, end + after})), text(passage.quote.suffix));
    }
}

void BuiltinCaseTest::surroundingsAreCutAtWords_data()
{
    addSources();
}

void BuiltinCaseTest::surroundingsAreCutAtWords()
{
    NEEDS_ARTICLES();
    QFETCH(int, source);
    const Source& cited = sourceAt(source);
    const std::string file = fileOf(cited);
    const QList<uint> whole = text(partOf(file, cited).value().text).toUcs4();
    const auto isInsideWord = [&whole](std::int64_t at) {
        return at > 0 && at < whole.size() && QChar::isLetterOrNumber(whole[at - 1]) &&
               QChar::isLetterOrNumber(whole[at]);
    };
    for (const Passage& passage : cited.passages) {
        const auto [start, end] = passage.position;
        QVERIFY2(!isInsideWord(start - codePointCount(passage.quote.prefix)), passage.id.c_str());
        QVERIFY2(!isInsideWord(end + codePointCount(passage.quote.suffix)), passage.id.c_str());
    }
}

void BuiltinCaseTest::nothingOfThePagesFurnitureIsInIt_data()
{
    QTest::addColumn<QString>("words");
    for (const char* words :
         {"Ustaadbook", "F-35", "kill switch", "cricket", "House Cleaning", "Healthcare Payer", "Metal Cutting",
          "dbmrsuresh", "huaqi", "smithjoe", "Ikeji", "2025", "2031", "بواسطة", "البحث", "كيلو بايت"})
        QTest::newRow(words) << QString::fromUtf8(words);
}

void BuiltinCaseTest::nothingOfThePagesFurnitureIsInIt()
{
    QFETCH(QString, words);
    QVERIFY(!text(builtinCaseJson()).contains(words, Qt::CaseInsensitive));
}

void BuiltinCaseTest::theMainEventsAreThere_data()
{
    QTest::addColumn<QString>("date");
    QTest::newRow("crocus-city-hall-2024") << "2024-03-22";
    QTest::newRow("kerman-2024") << "2024-01";
    QTest::newRow("kaluga-plot-2024") << "2024-03-07";
    QTest::newRow("russian-embassy-kabul-2022") << "2022";
    QTest::newRow("kabul-airport-2021") << "2021-08";
    QTest::newRow("taliban-takeover-2021") << "2021-08";
    QTest::newRow("ukraine-invasion-2022") << "2022-02";
    QTest::newRow("istanbul-church-2024") << "2024-01";
    QTest::newRow("us-embassy-warning-2024") << "2024-03-07";
    QTest::newRow("fall-of-baghouz-2019") << "2019-03-23";
    QTest::newRow("stockholm-plot-2023") << "2023-09-26";
    QTest::newRow("christmas-plot-2023") << "2023-12-23";
    QTest::newRow("st-petersburg-metro-2017") << "2017";
    QTest::newRow("isis-k-founding") << "2015";
}

void BuiltinCaseTest::theMainEventsAreThere()
{
    QFETCH(QString, date);
    const Event* event = eventOf(QTest::currentDataTag());
    QVERIFY(event != nullptr);
    const auto resolved = resolvedDate(resolve(*event, sourceOrder(builtinCase().sources)));
    QCOMPARE(resolved ? text(resolved->format()) : QString(), date);
}

void BuiltinCaseTest::sourcesDisagreeOnTheTollAndTheDayOfTheAttack()
{
    const Event* event = eventOf("crocus-city-hall-2024");
    QVERIFY(event != nullptr);
    const auto properties = resolve(*event, sourceOrder(builtinCase().sources));
    const auto deaths = std::ranges::find(properties, "deaths", &ResolvedProperty::property);
    QVERIFY(deaths != properties.end());
    QCOMPARE(deaths->sources, std::size_t{5});
    QVERIFY(deaths->disputed);
    const auto dates = alternativeDates(properties);
    QCOMPARE(dates.size(), std::size_t{1});
    QCOMPARE(text(dates.front().format()), QString("2024-03-23"));
}

QTEST_APPLESS_MAIN(BuiltinCaseTest)
#include "tst_builtincase.moc"
